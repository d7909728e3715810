//! Setting a station up and looking after its machine: the checklist, the hamlets, the commune's list on a stick, trials,
//! the language, the end of the evening. Every act is on record with who did it, and in the log in words.

use crate::keeper::{HOA_ENTERS, HOA_TAKES_IT_ON, make_recovery_code, of_hoa};
use crate::sitting::{Sitting, Timed, VI, shipped, with_people};
use ed25519_dalek::SigningKey;
use std::path::Path;
use std::time::Duration;
use tempfile::TempDir;
use tramhoc::app::{App, Input};
use tramhoc::contract::{Cue, Effect, Fact, Trouble};
use tramhoc::credential::Day;
use tramhoc::ports::speaker::Silence;
use tramhoc::ports::stick::Sticks;
use tramhoc::ports::{PaperTray, Parts, Ports, Recorder, Start};
use tramhoc::record::{Body, Language, XomAct};
use tramhoc::screens::{Room, Route};
use tramhoc::supervisor::{Answer, Command};
use tramhoc::trust::{
    CertificateRequest, Commune, CommuneCertificate, CommuneId, EnrolmentRequest, ProgrammeRoot, TEST_ROOT_SEED,
    TrustList,
};

const MENU: Route = Route::Room(Room::Menu);
const CHECKLIST: Route = Route::Room(Room::FirstTime);

fn count(sitting: &Sitting, wanted: impl Fn(&Body) -> bool) -> usize {
    sitting.machine.bodies().iter().filter(|body| wanted(body)).count()
}

/// The station's hamlets as they are in the store: those in use, those retired.
fn hamlets(sitting: &Sitting) -> (Vec<String>, Vec<String>) {
    let info = sitting.machine.store().expect("a store").info().expect("read");
    let ids = |list: Vec<tramhoc::record::Xom>| list.into_iter().map(|xom| xom.id).collect();
    (ids(info.xoms), ids(info.retired))
}

// The checklist

#[test]
fn the_checklist_says_what_is_done_and_leads_from_one_thing_to_the_next() {
    let mut sitting = Sitting::new();
    sitting.press(HOA_TAKES_IT_ON).press("room:first").is_at(&CHECKLIST).shows("Làm tiếp: Tên nơi đặt trạm");
    sitting.shows("1 Tên nơi đặt trạm ◂ tiếp theo").shows("3 Những người trông trạm ✓ đã xong · 1 người");
    sitting.press("↵ type:Nhaf_vawn_hosa_Ddoofng_Keng ↵").is_at(&CHECKLIST).shows("1 Tên nơi đặt trạm ✓ đã xong");
    sitting.shows("Làm tiếp: Các xóm").press("↵ 8 type:Ddoofng_Keng ↵").shows("Đã thêm Đồng Keng.");
    sitting.press("type:Caay_Xanh ↵ ↵ ↵").is_at(&CHECKLIST).shows("2 Các xóm ✓ đã xong · 2 xóm");
    sitting.shows("Làm tiếp: Mã khôi phục").press("0");
    make_recovery_code(&mut sitting);
    sitting.is_at(&MENU).press("room:first").shows("Xong cả rồi.").shows("Xong, quay lại").press("↵").is_at(&MENU);
    sitting.does_not_show("Lần đầu còn");
    for act in [Body::PlaceNamed { by: by(&sitting) }, Body::XomsChanged { how: XomAct::Added, by: by(&sitting) }] {
        sitting.recorded(|body| *body == act);
    }
}

fn by(sitting: &Sitting) -> tramhoc::record::LearnerCode {
    sitting.machine.store().expect("a store").volunteers().expect("read")[0].person.code
}

#[test]
fn the_set_up_can_be_left_after_every_step_and_goes_on_where_it_was() {
    let mut sitting = Sitting::new();
    sitting.press(HOA_TAKES_IT_ON).shows("Lần đầu còn 3 việc").press("0");
    sitting.press(HOA_ENTERS).press("↵ type:Ddoofng_Keng ↵ 0");
    let mut sitting = sitting.after_a_power_cut();
    sitting.press(HOA_ENTERS).shows("Lần đầu còn 2 việc").press("↵").is_at(&Route::Room(Room::Hamlets));
    sitting.press("8 type:Caay_Xanh ↵ 0");
    let mut sitting = sitting.after_a_power_cut();
    sitting.press(HOA_ENTERS).shows("còn 1 việc").press("↵").is_at(&Route::Room(Room::RecoveryCode)).press("0");
    sitting.press("3").is_at(&Route::Lessons).shows("Chào máy");
}

#[test]
fn the_station_teaches_while_it_is_being_set_up() {
    let mut sitting = Sitting::new();
    sitting
        .press(HOA_TAKES_IT_ON)
        .press("room:first 2 8 type:Ddoofng 0")
        .is_at(&Route::Room(Room::HamletName { xom: None }));
    sitting.press("esc 0 3 1").is_at(&Route::Lesson { lesson: 1 });
}

// The hamlets

#[test]
fn hamlets_are_renamed_moved_retired_and_brought_back_and_each_is_an_event() {
    let mut sitting = of_hoa(64, 24);
    sitting.press(HOA_ENTERS).press("room:first 2").shows("1 Đồng Keng").shows("3 Thôn Bờ La").press("3");
    sitting.shows("Xóm thứ 3 trong 3 xóm.").press("2").shows("Xóm thứ 2 trong 3 xóm.");
    sitting.press("1").shows("Sửa tên xóm Thôn Bờ La").press("⌫ ⌫").press("type:_Lar ↵").shows("Thôn Bờ Lả");
    sitting.press("3").shows("Ai đã ghi ở đây thì vẫn giữ.").press("↵").shows("Thôn Bờ Lả thôi dùng");
    assert_eq!(hamlets(&sitting), (vec!["dong-keng".into(), "cay-xanh".into()], vec!["bo-la".into()]));
    sitting.press("3 3").shows("Xóm thứ 3 trong 3 xóm.").press("0 1").shows("3 Thôn Bờ Lả");
    for how in [XomAct::Moved, XomAct::Renamed, XomAct::Retired, XomAct::BroughtBack] {
        assert_eq!(count(&sitting, |body| matches!(body, Body::XomsChanged { how: act, .. } if *act == how)), 1);
    }
}

#[test]
fn somebody_filed_under_a_retired_hamlet_keeps_it_and_nobody_new_is_asked_for_it() {
    let people = with_people(&[("Hoàng Thị Lan", "bo-la")]);
    let mut sitting = Sitting::with(Recorder::prepared(Start::default(), shipped, people), 64, 24);
    sitting.press(HOA_TAKES_IT_ON).press("room:first 2 3 3 0");
    sitting.press("1").does_not_show("Thôn Bờ La").press("8 2").is_at(&Route::Lessons);
    sitting.shows("Bà Hoàng Thị Lan · Thôn Bờ La");
}

#[test]
fn whoever_was_filed_under_a_typed_hamlet_is_in_it_when_it_comes_into_the_list() {
    let prepare = |store: &mut tramhoc::ports::store::Store| {
        let new = |n, name: &str, xom: &str| tramhoc::ports::store::NewPerson {
            code: tramhoc::record::LearnerCode([n; 5]),
            name: name.into(),
            address: None,
            xom: Some(xom.into()),
        };
        store.add_person(&new(1, "Hoàng Thị Lan", "Nà Ca"), &[])?;
        store.add_person(&new(2, "Ma Văn An", "bo-la"), &[]).map(drop)
    };
    let mut sitting = Sitting::with(Recorder::prepared(Start::default(), shipped, prepare), 64, 24);
    sitting.press(HOA_TAKES_IT_ON).press("room:first 2 8 type:Naf_Ca ↵ type:Bowf_La ↵ ↵ 0");
    sitting.press("1 1").shows("Hoàng Thị Lan").does_not_show("Ma Văn An").press(". 2").shows("Ma Văn An");
}

#[test]
fn what_is_wrong_with_a_hamlets_name_is_told_and_nothing_is_changed() {
    let mut sitting = of_hoa(64, 24);
    sitting.press(HOA_ENTERS).press("room:first 2 8 type:12 ↵").shows("Tên phải có chữ").press("⌫ ⌫");
    sitting.press("type:ddoofng_keng ↵").shows("Đã có xóm tên này rồi").press("esc");
    assert_eq!(hamlets(&sitting).0.len(), 3);
    sitting.press("8 type:Nowi_Khasc").machine.fail_next(Trouble::DiskFull);
    sitting.press("↵").shows("Máy hết chỗ chứa").shows("Nơi Khác");
    assert_eq!(hamlets(&sitting).0.len(), 3);
    sitting.press("↵").shows("Đã thêm Nơi Khác.");
}

/// A numeric keypad has no key that rubs letters out.
#[test]
fn whoever_has_a_keypad_only_leaves_a_name_that_is_refused_with_the_green_key() {
    let mut sitting = of_hoa(64, 24);
    sitting.press(HOA_ENTERS).press("room:first 2 8 type:ddoofng_keng ↵").shows("Đã có xóm tên này rồi");
    sitting.press("↵").is_at(&Route::Room(Room::Hamlets));
    sitting.press("8 5 ↵").shows("Tên phải có chữ").press("↵").is_at(&Route::Room(Room::Hamlets));
    assert_eq!(hamlets(&sitting).0.len(), 3);
}

// The commune's list on a stick

/// A station with a real data folder and a stick, Hoa in it, and a commune's office with its key.
struct Enrolling {
    sitting: Sitting<Ports>,
    folder: TempDir,
}

impl Timed for Ports {
    fn time_is(&mut self, _: Duration) {}
}

const COMMUNE: [u8; 32] = [20; 32];

fn commune(id: u8, epoch: u32, seed: [u8; 32]) -> CommuneCertificate {
    let key = SigningKey::from_bytes(&seed);
    let name = "Vĩnh Tân".parse().expect("a name");
    let commune = Commune { id: CommuneId([id; 8]), epoch, key: key.verifying_key(), date: Day(690), name };
    let request = CertificateRequest::read(&commune.request(&key)).expect("a request");
    let certified = request.certify(&SigningKey::from_bytes(&TEST_ROOT_SEED), Day(690));
    CommuneCertificate::read(&certified, &ProgrammeRoot::test()).expect("a certificate")
}

impl Enrolling {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let parts = Parts::of_machine(folder.path().join("station"), Box::new(shipped), Box::new(Silence));
        let parts = Parts { sticks: Sticks::named(folder.path().join("stick")), ..parts };
        let mut sitting = Sitting::running(App::new(VI), Ports::new(parts), 64, 24);
        sitting.press(HOA_TAKES_IT_ON).is_at(&MENU).press("room:first 1 type:Nhaf_vawn_hosa_xosm_Ddoofng_Keng ↵");
        sitting.is_at(&CHECKLIST).press("5");
        Self { sitting, folder }
    }

    fn stick(&self) -> std::path::PathBuf {
        self.folder.path().join("stick")
    }

    fn plug_in(&self) {
        std::fs::create_dir(self.stick()).expect("plugged in");
    }

    /// The request on the stick.
    fn request(&self) -> EnrolmentRequest {
        let files = std::fs::read_dir(self.stick()).expect("a stick").map(|entry| entry.expect("a file").path());
        let file = files.into_iter().find(|file| file.extension().is_some_and(|end| end == "thenrol"));
        EnrolmentRequest::read(&std::fs::read(file.expect("a request")).expect("read")).expect("a good request")
    }

    /// The commune's list number `counter`, with the station on it or not, under a file name.
    fn list(&self, file: &str, counter: u32, with_us: bool) -> Vec<u8> {
        let mut list = TrustList::beginning(commune(1, 1, COMMUNE));
        if with_us {
            list.enrol(&self.request(), Day(690)).expect("room");
        }
        let mut bytes = Vec::new();
        for _ in 0..counter {
            bytes = list.issue(&SigningKey::from_bytes(&COMMUNE), Day(690)).expect("a list");
        }
        self.put(file, &bytes);
        bytes
    }

    fn put(&self, file: &str, bytes: &[u8]) {
        std::fs::write(self.stick().join(file), bytes).expect("written");
    }

    fn bodies(&self) -> Vec<Body> {
        let store = tramhoc::ports::store::Store::open_to_read(&self.folder.path().join("station")).expect("a store");
        let head = store.head().expect("a head");
        let chain = store.chain(head.station, head.epoch).expect("a chain");
        chain.into_iter().map(|link| link.read().expect("ours").body).collect()
    }
}

#[test]
fn a_station_is_enrolled_by_stick_with_the_digits_compared() {
    let mut station = Enrolling::new();
    station.sitting.shows("chưa có trong danh sách").press("1").shows("Chưa thấy USB");
    station.plug_in();
    station.sitting.press("1").shows("Đã ghi ra USB").shows("xin-ghi-ten-nha-van-hoa-xom");
    let digits = station.request().digits().to_string();
    for group in digits.split(' ') {
        station.sitting.shows(group);
    }
    station.sitting.press("↵").shows("đã xin, đang chờ xã").press("2").shows("không có danh sách nào");
    station.list("danh-sach.thtrust", 2, true);
    station.sitting.press("2").shows("Đây có phải khóa của Vĩnh Tân?").shows("Trong danh sách có tên trạm mình.");
    for group in commune(1, 1, COMMUNE).commune().digits().to_string().split(' ') {
        station.sitting.shows(group);
    }
    station.sitting.press("2").shows("đang chờ xã").press("2 1").shows("Đã nhận danh sách của xã.");
    station.sitting.shows("số 2, ngày").shows("đã có trong danh sách").press("↵").is_at(&CHECKLIST);
    station.sitting.shows("5 Ghi tên với xã ✓ đã xong");
    let bodies = station.bodies();
    assert!(bodies.iter().any(|body| matches!(body, Body::EnrolmentRequested { .. })));
    assert!(bodies.iter().any(|body| matches!(body, Body::TrustListTaken { counter: 2, key_epoch: 1, .. })));
    station.sitting.press("0").press(HOA_ENTERS).press("room:log");
    station.sitting.shows("Hoa nhận danh sách số 2 của xã").shows("Hoa ghi giấy xin ghi tên với xã");
}

#[test]
fn a_newer_list_is_taken_after_one_question_and_the_same_one_not_again() {
    let mut station = Enrolling::new();
    station.plug_in();
    station.sitting.press("1 ↵");
    station.list("a.thtrust", 1, false);
    station
        .sitting
        .press("2")
        .shows("Danh sách này chưa có tên trạm mình.")
        .press("1 2")
        .shows("có đúng danh sách này");
    station.list("b.THTRUST", 3, true);
    station.list("c.thtrust", 2, true);
    station.sitting.press("↵ 2").shows("Nhận danh sách số 3?").press("1").shows("đã có trong danh sách");
}

/// What a stick can bring that is not taken, and what is said to it.
#[test]
fn every_list_that_is_not_taken_is_told_why() {
    let mut station = Enrolling::new();
    station.plug_in();
    station.sitting.press("1 ↵");
    let second = station.list("a.thtrust", 2, true);
    station.sitting.press("2 1").shows("Đã nhận danh sách");
    let issued = |certificate: CommuneCertificate, seed: [u8; 32], times: u32| {
        let mut list = TrustList::beginning(certificate);
        let mut issue = || list.issue(&SigningKey::from_bytes(&seed), Day(700)).expect("a list");
        (0..times).map(|_| issue()).last().expect("one at least")
    };
    let flipped = |byte: usize| {
        let mut bytes = second.clone();
        bytes[byte] ^= 1;
        bytes
    };
    let in_certificate = 7 + commune(1, 1, COMMUNE).bytes().len() - 70;
    let cases: [(Vec<u8>, &str); 7] = [
        (issued(commune(1, 1, COMMUNE), COMMUNE, 1), "cũ hơn bản trạm đang có"),
        (issued(commune(1, 1, COMMUNE), COMMUNE, 2), "trái với bản trạm đang có"),
        (issued(commune(9, 1, [21; 32]), [21; 32], 3), "của xã khác"),
        (issued(commune(1, 1, [22; 32]), [22; 32], 3), "trái với bản trạm đang có"),
        (b"BDHL?".to_vec(), "bị hỏng"),
        (flipped(in_certificate), "không phải của chương trình"),
        (flipped(second.len() - 70), "không đúng chữ ký của xã"),
    ];
    for (bytes, said) in cases {
        station.put("a.thtrust", &bytes);
        station.sitting.press("2").shows(said).shows("đã có trong danh sách");
    }
    let taken = station.bodies().iter().filter(|body| matches!(body, Body::TrustListTaken { .. })).count();
    assert_eq!(taken, 1);
}

#[test]
fn what_was_said_of_the_stick_goes_when_another_one_comes() {
    let mut station = Enrolling::new();
    station.sitting.press("2").shows("Chưa thấy USB").take(Input::Fact(Fact::Stick { is_there: true }));
    station.sitting.does_not_show("Chưa thấy USB");
}

#[test]
fn a_station_whose_name_no_signed_file_takes_is_told_to_change_it() {
    let mut station = Enrolling::new();
    station.plug_in();
    station.sitting.press("↵ 1 type:? ↵ 5 1").shows("Tên trạm có dấu lạ");
    assert_eq!(std::fs::read_dir(station.stick()).expect("a stick").count(), 0);
}

#[test]
fn without_a_name_there_is_no_request() {
    let folder = tempfile::tempdir().expect("a stick");
    let mut sitting = Sitting::new();
    sitting.machine.plug_in_stick(folder.path());
    sitting.press(HOA_TAKES_IT_ON).press("room:first 5 1").shows("Trạm chưa có tên.");
}

#[test]
fn a_list_that_was_not_shown_first_is_not_taken() {
    let mut station = Enrolling::new();
    station.plug_in();
    station.list("a.thtrust", 1, false);
    let answer = tramhoc::ports::Machine::run(&mut station.sitting.machine, &Effect::Supervise(Command::TakeList));
    assert!(matches!(answer, Some(Fact::Supervised(Answer::Keys(keys))) if keys.list.is_none()));
}

// The machine

/// From the menu to the machine's room with this digit.
fn at_machine(sitting: &mut Sitting, digit: &str) {
    sitting.press(HOA_ENTERS).press("room:machine").press(digit);
}

#[test]
fn the_doctor_says_what_is_to_be_done_first_and_what_is_right_on_the_next_page() {
    let mut sitting = of_hoa(64, 24);
    at_machine(&mut sitting, "2");
    sitting.is_at(&Route::Room(Room::Doctor)).shows("việc nên xem").shows("→ Bản cất: chưa cất bản nào");
    sitting.shows("vào phần Bản cất phòng").does_not_show("Màn hình: 64 cột").press("/");
    sitting.shows("✓ Màn hình: 64 cột, 24 hàng, vừa").shows("Những thứ này đều tốt.").press("↵");
    sitting.is_at(&Route::Room(Room::Machine));
}

#[test]
fn the_voice_and_a_signal_can_be_heard_and_a_sample_printed() {
    let mut sitting = of_hoa(64, 24);
    sitting.machine.plug_in(PaperTray::Full);
    at_machine(&mut sitting, "3");
    sitting.press("1").shows("Không nghe thấy thì xem loa");
    assert!(sitting.spoken().contains("Mời bà con vào học!"));
    sitting.press("2").asked_for(|effect| *effect == Effect::Sound(Cue::Done));
    sitting.press("4").shows("Máy in nhận đủ rồi.");
    sitting.asked_for(|effect| matches!(effect, Effect::Print(sheet) if sheet.sample.is_some()));
    sitting.machine.plug_in(PaperTray::Empty);
    sitting.press("4").shows("Chưa in được.");
}

#[test]
fn without_a_printer_or_a_sound_card_the_trials_say_what_to_plug_in() {
    let mut sitting = of_hoa(64, 24);
    at_machine(&mut sitting, "3");
    sitting.shows("Chưa thấy máy in").does_not_show("In thử");
    sitting.take(Input::Fact(Fact::Voice(tramhoc::contract::Voice::Silent))).press("1").shows("Máy này không có loa");
}

#[test]
fn letters_colours_and_a_qr_can_be_looked_at() {
    for columns in [64, 80, 120] {
        let mut sitting = of_hoa(columns, 24);
        at_machine(&mut sitting, "3");
        sitting.press("3").shows("Ắ Ằ Ẳ Ẵ Ặ").shows("đỏ").shows("trắng").press("/").shows("Giơ điện thoại");
        sitting.press("/ ↵").is_at(&Route::Room(Room::Trials));
    }
}

#[test]
fn a_language_is_chosen_for_good_and_can_be_chosen_back() {
    let mut sitting = of_hoa(64, 24);
    at_machine(&mut sitting, "5");
    sitting
        .shows("1 Tiếng Việt ● đã chọn")
        .press("2")
        .shows("2 English ● chosen")
        .press("0")
        .shows("Come in and learn!");
    sitting.recorded(|body| matches!(body, Body::LanguageChosen { language: Language::En, .. }));
    let mut sitting = sitting.after_a_power_cut();
    sitting.shows("Come in and learn!").press(HOA_ENTERS).press("room:machine 5 1 0").shows("Mời bà con vào học!");
    sitting.recorded(|body| matches!(body, Body::LanguageChosen { language: Language::Vi, .. }));
}

#[test]
fn everybody_out_ends_what_was_left_open_and_the_session() {
    let mut sitting = of_hoa(64, 24);
    at_machine(&mut sitting, "6");
    sitting.press("1").shows("Cho mọi người ra?").press("2").shows("Tắt máy").press("1 1").is_at(&Route::Welcome);
    assert_eq!(sitting.app.world().supervisor, None);
    assert_eq!(count(&sitting, |body| matches!(body, Body::EverybodySignedOut { .. })), 1);
}

#[test]
fn a_machine_that_is_not_the_stations_own_stays_on_and_says_how_to_switch_it_off() {
    let mut sitting = of_hoa(64, 24);
    at_machine(&mut sitting, "6");
    sitting.press("3").shows("Tắt máy bây giờ?").press("1").shows("bấm nút nguồn trên thân máy").press("↵");
    sitting.shows("Hết buổi").press("2 2").shows("Hết buổi");
    assert_eq!(count(&sitting, |body| matches!(body, Body::TurnedOff { restart: false, .. })), 1);
    assert_eq!(count(&sitting, |body| matches!(body, Body::TurnedOff { restart: true, .. })), 0);
}

#[test]
fn a_machine_that_may_be_switched_off_says_that_it_goes() {
    let mut sitting = of_hoa(64, 24);
    sitting.machine.may_be_turned_off();
    at_machine(&mut sitting, "6");
    sitting.press("2").shows("Khởi động lại bây giờ?").press("1").shows("Máy đang tắt…");
    sitting.take(Input::Fact(Fact::Supervised(Answer::StaysOn))).shows("bấm nút nguồn");
    sitting.recorded(|body| matches!(body, Body::TurnedOff { restart: true, .. }));
}

#[test]
fn none_of_it_is_done_for_somebody_who_has_not_entered() {
    let mut sitting = of_hoa(64, 24);
    let before = sitting.machine.bodies().len();
    for command in [
        Command::ChangeXoms(tramhoc::supervisor::XomChange::Retire { id: "bo-la".into() }),
        Command::Speak(Language::En),
        Command::SignEverybodyOut,
        Command::TurnOff { restart: false },
        Command::RequestEnrolment,
        Command::LookForList,
        Command::TakeList,
        Command::AskKeys,
    ] {
        let answer = tramhoc::ports::Machine::run(&mut sitting.machine, &Effect::Supervise(command));
        assert_eq!(answer, Some(Fact::Supervised(Answer::Left)));
    }
    assert_eq!(sitting.machine.bodies().len(), before);
}

// The log

#[test]
fn every_act_of_the_set_up_is_in_the_log_in_words_with_who_and_when() {
    let mut sitting = of_hoa(64, 24);
    at_machine(&mut sitting, "5 2");
    sitting.press("1 ↵ 6 3 1 ↵ ↵ ↵").is_at(&MENU).press("room:first 2 3 2 3 3 ↵ ↵ . room:log");
    for said in [
        "Hoa dùng lại một xóm",
        "Hoa thôi dùng một xóm",
        "Hoa đổi thứ tự các xóm",
        "Hoa tắt máy",
        "Hoa cho trạm nói tiếng Việt",
        "Hoa cho trạm nói tiếng Anh",
        "22/11 09:00",
    ] {
        sitting.shows(said);
    }
}

// A disk that cannot be written

#[test]
fn a_disk_that_cannot_count_the_try_is_named_at_the_door_with_what_to_do() {
    let cases = [
        (Trouble::DiskFull, "đĩa hết chỗ rồi"),
        (Trouble::ReadOnly, "đĩa đang khóa"),
        (Trouble::Disk, "đĩa không ghi được"),
    ];
    for (trouble, said) in cases {
        let mut sitting = of_hoa(64, 24);
        sitting.press("4 1").machine.fail_next(trouble);
        sitting.press("4 0 8 1 6 3 ↵").shows("mỗi lần gõ mã, máy phải ghi được vào đĩa").shows(said);
        sitting.does_not_show("nhờ người trông trạm").press("4").does_not_show(said);
    }
}

#[test]
fn going_back_to_a_copy_is_noted_after_the_new_epoch_has_begun() {
    let folder = tempfile::tempdir().expect("a folder");
    let station = folder.path().join("station");
    let mut sitting = Sitting::running(App::new(VI), Ports::new(parts_in(&station)), 64, 24);
    sitting.press(HOA_TAKES_IT_ON).press("room:backups 8").wait(1);
    copied(&mut sitting);
    sitting.press("1 1").shows("Xong rồi.").press("↵").is_at(&Route::Welcome).press(HOA_ENTERS).press("room:log");
    sitting.shows("Hoa quay sổ về một bản cất");
    drop(sitting);
    let store = tramhoc::ports::store::Store::open_to_read(&station).expect("a store");
    let head = store.head().expect("a head");
    let chain = store.chain(head.station, head.epoch).expect("a chain");
    let bodies: Vec<Body> = chain.into_iter().map(|link| link.read().expect("ours").body).collect();
    assert!(matches!(bodies[0], Body::EpochBegun { .. }), "{bodies:?}");
    assert!(bodies.iter().any(|body| matches!(body, Body::RecordsRestored { .. })), "{bodies:?}");
}

fn parts_in(station: &Path) -> Parts {
    Parts::of_machine(station.to_owned(), Box::new(shipped), Box::new(Silence))
}

/// Waits for the copy that is being made: the thread has nobody to tell.
fn copied(sitting: &mut Sitting<Ports>) {
    for _ in 0..600 {
        let answer = tramhoc::ports::Machine::run(&mut sitting.machine, &Effect::AskCondition);
        match answer {
            Some(Fact::Condition(condition)) if !condition.busy && !condition.backups.is_empty() => {
                sitting.take(Input::Fact(Fact::Condition(condition)));
                return;
            }
            _ => std::thread::sleep(Duration::from_millis(50)),
        }
    }
    panic!("no copy was made");
}

#[test]
fn a_copy_made_by_hand_is_an_event() {
    let folder = tempfile::tempdir().expect("a folder");
    let station = folder.path().join("station");
    let mut sitting = Sitting::running(App::new(VI), Ports::new(parts_in(&station)), 64, 24);
    sitting.press(HOA_TAKES_IT_ON).press("room:backups 8 . room:log").shows("Hoa cất một bản sổ");
}
