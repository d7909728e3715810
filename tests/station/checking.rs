//! Checking codes: scanned, typed, read from a picture; every verdict in the words of trust.md §1; counting; giving a guest's
//! result to the person it belongs to.

use crate::keeper::HOA_ENTERS;
use crate::sitting::Sitting;
use crate::witness::{CHECKING, WATCHING, lan_did_it_alone, last_qr, of_lan_and_hoa};
use ed25519_dalek::SigningKey;
use tramhoc::contract::{Effect, Fact, Trouble};
use tramhoc::credential::{Credential, CredentialId, Day, Kind, Percent, Signed};
use tramhoc::ports::{Machine, qr_picture};
use tramhoc::record::{Body, ClockQuality, LearnerCode};
use tramhoc::screens::{Room, Route};
use tramhoc::supervisor::{Answer, Command};

const LAN: LearnerCode = LearnerCode([1, 0, 0, 0, 0]);
const HOA: LearnerCode = LearnerCode([2, 0, 0, 0, 0]);
/// Met at no station here.
pub const STRANGER: LearnerCode = LearnerCode([0xa1, 0xb2, 0xc3, 0xd4, 0xe5]);
const ROOM: Route = Route::Room(Room::Checking);

/// The key the station in memory signs with, and one nobody knows.
pub fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

pub fn credential(kind: Kind, learner: LearnerCode) -> Credential {
    Credential {
        kind,
        id: CredentialId([0xde, 0xad, 0xbe, 0xef, 1, 2]),
        lesson: 12,
        lesson_version: 3,
        learner,
        day: Day(690),
        clock: ClockQuality::Plausible,
        reissued: false,
        passed: true,
        percent: Percent::new(90).expect("a percentage"),
    }
}

pub fn signed(kind: Kind, learner: LearnerCode) -> Signed {
    credential(kind, learner).sign(&key(7))
}

/// Hoa is in the room.
pub fn in_the_room(columns: u16, rows: u16) -> Sitting {
    let mut sitting = of_lan_and_hoa(columns, rows);
    sitting.press(HOA_ENTERS).choose(CHECKING).is_at(&ROOM).shows("Đưa mã vào máy quét");
    sitting
}

fn checks(sitting: &Sitting) -> usize {
    sitting.machine.bodies().iter().filter(|body| matches!(body, Body::ConfirmationChecked { .. })).count()
}

fn ask(sitting: &mut Sitting, command: Command) -> Option<Answer> {
    match sitting.machine.run(&Effect::Supervise(command)) {
        Some(Fact::Supervised(answer)) => Some(answer),
        _ => None,
    }
}

#[test]
fn a_scan_anywhere_in_the_room_is_judged_and_says_what_the_station_vouches_for_and_what_its_record_knows() {
    let qr = signed(Kind::Watched, STRANGER);
    for before in ["", "1", "1 type:7K3", "2"] {
        let mut sitting = in_the_room(64, 24);
        sitting.press(before).scan(&qr.qr_text(None)).is_at(&ROOM).shows("CHỮ KÝ ĐÚNG – trạm này");
        sitting.shows("Ba cuộc gọi lạ · đã tập ở trạm, có người xem · 22/11/2026 · đạt 90%");
        sitting.shows(&qr.short_code().to_string()).shows("kiểm tra mã này 1 lần").shows("chưa gặp người học ấy");
        let code = qr.short_code().to_string();
        sitting.recorded(|body| *body == Body::ConfirmationChecked { code: code.clone(), right: true, by: HOA });
    }
}

#[test]
fn the_digits_of_a_scan_are_code_text_and_press_nothing_whatever_is_on_view() {
    let qr = signed(Kind::Watched, STRANGER);
    assert!(qr.digits().starts_with('0'), "the key that leads home");
    for before in ["", "1", "2"] {
        let mut sitting = in_the_room(64, 24);
        sitting.press(before).scan(&qr.digits()).is_at(&ROOM).shows("CHỮ KÝ ĐÚNG – trạm này").shows("1 lần");
    }
    let mut sitting = in_the_room(64, 24);
    sitting
        .scan(&qr.digits())
        .shows("Kết quả này là của một người học ở đây")
        .scan(&qr.digits())
        .is_at(&ROOM)
        .shows("kiểm tra mã này 1 lần");
    for barcode in ["1930001000017", "2930001000017", "3930001000017"] {
        sitting.scan(&qr.digits()).scan(barcode).is_at(&ROOM).shows("không phải mã xác nhận");
    }
    sitting.press("↵ 2").scan("1930001000017").is_at(&ROOM);
    let done = |body: &Body| matches!(body, Body::CompletionReadmitted { .. } | Body::LearnersMerged { .. });
    assert!(!sitting.machine.bodies().iter().any(done), "a barcode did something");
    sitting.press("0").press(HOA_ENTERS).scan("1930001000017").is_at(&Route::Room(Room::Menu));
}

#[test]
fn copies_are_counted_and_a_scanner_that_reads_twice_counts_once() {
    let (one, other) = (signed(Kind::Alone, STRANGER), signed(Kind::Real, STRANGER));
    let mut sitting = in_the_room(64, 24);
    sitting.scan(&one.qr_text(None)).scan(&one.qr_text(None)).shows("kiểm tra mã này 1 lần");
    sitting.scan(&other.qr_text(None)).shows("đã làm thật").shows("1 lần").scan(&one.qr_text(None)).shows("2 lần");
    assert_eq!(checks(&sitting), 3);
    let mut sitting = sitting.after_a_power_cut();
    sitting.press(HOA_ENTERS).choose(CHECKING).scan(&one.qr_text(None)).shows("3 lần");
    sitting
        .press("0")
        .press(HOA_ENTERS)
        .choose("Sổ việc đã làm")
        .shows(&format!("Bà Hoa kiểm tra mã {}", one.short_code()));
}

#[test]
fn what_is_not_right_says_exactly_what_may_be_said_and_offers_nothing() {
    let mut altered = *signed(Kind::Watched, STRANGER).bytes();
    altered[12] ^= 1;
    let altered = Signed::from_bytes(altered).expect("well formed").qr_text(None);
    let unknown = credential(Kind::Watched, STRANGER).sign(&key(9)).qr_text(None);
    let demo = signed(Kind::Demo, STRANGER).qr_text(None);
    let cases = [
        (altered.as_str(), "KHÔNG ĐÚNG", "không khớp"),
        (unknown.as_str(), "CHƯA BIẾT TRẠM NÀY", "Không có nghĩa là giả"),
        (demo.as_str(), "MẪU – KHÔNG CÓ GIÁ TRỊ", "để xem thử"),
        ("https://example.vn/abc", "KHÔNG ĐÚNG", "không phải mã xác nhận"),
    ];
    for (text, words, why) in cases {
        let mut sitting = in_the_room(64, 24);
        sitting.scan(text).is_at(&ROOM).shows(why).does_not_show("CHỮ KÝ ĐÚNG").does_not_show("90%");
        assert_eq!(sitting.app.outline().title, words);
        assert!(sitting.app.outline().choices.is_empty(), "{:?}", sitting.app.outline().choices);
        for key in ["1", "2", "3"] {
            sitting.press(key).is_at(&ROOM).shows(why);
        }
        let refused = ask(&mut sitting, Command::Attach { text: text.into(), to: LAN });
        assert_eq!(refused, Some(Answer::NotAttached(None)));
        let admitted = sitting.machine.bodies().iter().any(|body| matches!(body, Body::CompletionReadmitted { .. }));
        assert!(!admitted);
    }
}

#[test]
fn a_short_code_looks_a_record_up_and_without_one_proves_nothing() {
    let mut sitting = lan_did_it_alone(64, 24);
    sitting.choose(WATCHING).press("1 1").shows("có người xem");
    let code = last_qr(&sitting).short_code().to_string();
    sitting
        .press("↵ ↵")
        .choose(CHECKING)
        .press("1")
        .shows("ví dụ 7K3FQ-M2XRD")
        .press(&format!("type:{} ↵", code.to_lowercase()));
    sitting.shows("CHỮ KÝ ĐÚNG – trạm này").shows("là của Bà Hoàng Thị Lan").shows("Kết quả có trong sổ");
    sitting.press("↵ 1 type:YRN0X-SGMV9 ↵").shows("KHÔNG TÌM THẤY").shows("tự nó không chứng minh gì");
    sitting.press("↵ 1 type:YRN0X-SGMV8 ↵").shows("GÕ NHẦM");
    assert_eq!(checks(&sitting), 1, "what leads nowhere is no check");
}

#[test]
fn the_digits_can_be_typed_on_a_keypad() {
    let qr = signed(Kind::Real, STRANGER);
    let mut sitting = in_the_room(64, 24);
    sitting.press(&format!("1 type:{} ↵", qr.digits())).shows("CHỮ KÝ ĐÚNG").shows("đã làm thật");
    sitting.press("↵ 1 ↵").shows("Đưa mã vào máy quét").press("↵").is_at(&Route::Room(Room::Menu));
}

#[test]
fn pictures_on_a_stick_are_read() {
    let stick = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| qr_picture::write(&stick.path().join(name), text).expect("a picture");
    let mut sitting = in_the_room(64, 24);
    sitting.press("2").shows("Không thấy ảnh nào").press("↵");
    sitting.machine.plug_in_stick(stick.path());
    write("anh.png", &signed(Kind::Watched, STRANGER).qr_text(None));
    sitting.press("2").shows("anh.png").press("1").shows("CHỮ KÝ ĐÚNG").press("↵");
    write("anh.png", "xin chào");
    sitting.press("2 1").shows("không phải mã xác nhận").press("↵");
    std::fs::write(stick.path().join("anh.png"), b"no picture").expect("a file");
    sitting.press("2 1").shows("Không đọc được ảnh này").press("↵").shows("Đưa mã vào máy quét");
}

#[test]
fn a_guests_result_is_given_to_a_person_and_taken_off_again() {
    let mut sitting = of_lan_and_hoa(64, 24);
    sitting.press("3");
    let guest = sitting.app.world().learner.clone().expect("a guest").code;
    sitting.press("0 1").press(HOA_ENTERS).choose(CHECKING);
    sitting.scan(&signed(Kind::Alone, guest).qr_text(None)).shows("đây là người học thử").shows("chưa có trong sổ");
    sitting.press("2").shows("Kết quả này của ai?").press("1 2").shows("Kết quả này của bà Lan?");
    sitting.shows("Mã không cho biết ai cầm nó").press("1").shows("Đã ghi vào tên bà Lan").press("↵ . .");
    sitting.is_at(&ROOM).shows("Trạm này đã gắn kết quả vào tên Bà Hoàng Thị Lan").shows("Kết quả có trong sổ");
    assert_eq!(checks(&sitting), 1, "looking again is not checking again");
    let lan_has = |sitting: &Sitting| {
        sitting.machine.store().expect("a store").progress_of(LAN).expect("read").lessons.contains_key(&12)
    };
    assert!(lan_has(&sitting));
    sitting.recorded(|body| matches!(body, Body::CompletionReadmitted { by: Some(HOA), .. }));
    sitting.recorded(|body| *body == Body::LearnersMerged { learner: guest, into: LAN, by: Some(HOA) });
    sitting.press("3").shows("đây là người học thử");
    assert!(!lan_has(&sitting));
    sitting.recorded(|body| matches!(body, Body::MergeUndone { by: Some(HOA), .. }));
}

#[test]
fn a_guests_result_is_given_to_a_person_by_the_short_code_on_their_paper_too() {
    let mut sitting = of_lan_and_hoa(64, 24);
    sitting.press("3");
    let Some(Fact::Confirmed { confirmation, .. }) =
        sitting.machine.run(&Effect::Confirm { lesson: 12, version: 1, percent: 90 })
    else {
        panic!("nothing was confirmed");
    };
    sitting.press("0 1").press(HOA_ENTERS).choose(CHECKING).press("1");
    sitting.press(&format!("type:{} ↵", confirmation.short_code)).shows("đây là người học thử");
    sitting.press("2 1 2").shows("Kết quả này của bà Lan?").press("1").shows("Đã ghi vào tên bà Lan").press("↵ . .");
    sitting.is_at(&ROOM).shows("Trạm này đã gắn kết quả vào tên Bà Hoàng Thị Lan").press("3").shows("người học thử");
}

#[test]
fn nobody_gives_a_result_to_themself() {
    let mut sitting = in_the_room(64, 24);
    sitting
        .scan(&signed(Kind::Alone, STRANGER).qr_text(None))
        .press("2 1 1")
        .shows("Kết quả này của bà Hoa?")
        .press("1");
    sitting.shows("Không ai tự ghi kết quả cho mình được").press("↵");
    let written = |body: &Body| matches!(body, Body::CompletionReadmitted { .. } | Body::LearnersMerged { .. });
    assert!(!sitting.machine.bodies().iter().any(written));
}

#[test]
fn a_result_that_was_lost_comes_back_from_its_qr() {
    let mut sitting = in_the_room(64, 24);
    sitting.scan(&signed(Kind::Watched, LAN).qr_text(None)).shows("là của Bà Hoàng Thị Lan").shows("chưa có trong sổ");
    sitting.press("1").shows("tính cho bà Lan").shows("không bỏ ra được").press("2").shows("chưa có trong sổ");
    let admitted = |body: &Body| matches!(body, Body::CompletionReadmitted { .. });
    assert!(!sitting.machine.bodies().iter().any(admitted));
    sitting.press("1 1").shows("Kết quả có trong sổ").does_not_show("Ghi kết quả này vào sổ");
    sitting.recorded(|body| matches!(body, Body::CompletionReadmitted { learner: LAN, by: Some(HOA), .. }));
    let progress = sitting.machine.store().expect("a store").progress_of(LAN).expect("read");
    assert_eq!(progress.lessons[&12].level(3), tramhoc::record::Level::Watched);
}

#[test]
fn what_was_taken_back_is_told_beside_the_verdict_which_stays_what_the_keys_say() {
    let mut sitting = lan_did_it_alone(64, 24);
    sitting.choose(WATCHING).press("1 1");
    let qr = last_qr(&sitting);
    sitting
        .press("↵ 8 1 2 1 8 1")
        .shows("thu hồi")
        .press("0")
        .press(HOA_ENTERS)
        .choose(CHECKING)
        .scan(&qr.qr_text(None));
    assert_eq!(sitting.app.outline().title, "CHỮ KÝ ĐÚNG – trạm này");
    sitting.shows("mức trong mã đã được rút lại");
}

#[test]
fn a_check_that_cannot_be_counted_says_so_and_can_be_tried_again() {
    let qr = signed(Kind::Alone, STRANGER);
    let mut sitting = in_the_room(64, 24);
    sitting.machine.fail_next(Trouble::DiskFull);
    sitting.scan(&qr.qr_text(None)).shows("Máy hết chỗ chứa").does_not_show("CHỮ KÝ").scan(&qr.qr_text(None));
    sitting.shows("CHỮ KÝ ĐÚNG").shows("1 lần");
}

#[test]
fn hostile_text_is_shown_nowhere() {
    let mut sitting = in_the_room(64, 24);
    sitting.take(tramhoc::app::Input::Paste("\u{1b}]52;c;QUJD\u{7}BDHV:xin chào các bác".into()));
    sitting.shows("không phải mã xác nhận").does_not_show("QUJD");
}
