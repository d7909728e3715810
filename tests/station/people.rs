//! Who one is, without typing: by letter, number and card; a guest who gives a name in the end. And the supervisor's room about
//! people, keypad only but for names.

use crate::keeper::{HOA_ENTERS, HOA_TAKES_IT_ON};
use crate::pictures::{PEOPLE, keep};
use crate::sitting::{Sitting, shipped, village, with_people};
use tramhoc::contract::{Claimant, Effect};
use tramhoc::ports::store::{NewPerson, Note, Store, StoreTrouble};
use tramhoc::ports::{PaperTray, Recorder, Start};
use tramhoc::record::{Body, ClockQuality, EventId, Help, LearnerCode, Mode, Moment, Person, StepWork};
use tramhoc::screens::{PeopleRoom, Room, Route};

const LAN: LearnerCode = LearnerCode([1, 0, 0, 0, 0]);
const AN: LearnerCode = LearnerCode([2, 0, 0, 0, 0]);
/// To the room about people, from the menu.
const LEARNERS: &str = "room:learners";
const BOARD: &str = "room:board";

fn room(room: PeopleRoom) -> Route {
    Route::Room(Room::People(room))
}

/// Bà Lan and bà An of two hamlets.
fn lan_and_an(columns: u16, rows: u16) -> Sitting {
    let prepare = with_people(&[("Hoàng Thị Lan", "dong-keng"), ("Ma Văn An", "cay-xanh")]);
    Sitting::with(Recorder::prepared(Start::default(), shipped, prepare), columns, rows)
}

/// The same; Hoa looks after the station and is in the room about people.
fn hoa_among_them(columns: u16, rows: u16) -> Sitting {
    let mut sitting = lan_and_an(columns, rows);
    sitting.press(HOA_TAKES_IT_ON).press(LEARNERS).is_at(&room(PeopleRoom::Entrance));
    sitting
}

fn person(sitting: &Sitting, code: LearnerCode) -> Option<Person> {
    sitting.machine.store().expect("a store").person(code).expect("read")
}

fn signed_in(sitting: &Sitting) -> Option<Person> {
    sitting.app.world().learner.as_ref().and_then(|learner| learner.person.clone())
}

fn count(sitting: &Sitting, wanted: impl Fn(&Body) -> bool) -> usize {
    sitting.machine.bodies().iter().filter(|body| wanted(body)).count()
}

/// Four hundred people in one hamlet.
fn crowd(store: &mut Store) -> Result<(), StoreTrouble> {
    village(store)?;
    let given = ["An", "Bình", "Cường", "Dung", "Đạt", "Giang", "Hà", "Hải", "Hạnh", "Hoa", "Huệ", "Hùng", "Hương"];
    let more = ["Lan", "Liên", "Long", "Mai", "Minh", "Nga", "Phúc", "Quyên", "Tâm", "Thanh", "Thảo", "Tuấn", "Yến"];
    let given: Vec<&str> = given.into_iter().chain(more).collect();
    let family = ["Hoàng", "Nguyễn", "Ma", "Lý", "Triệu", "Bàn", "Nông", "Đặng", "Lê", "Trần", "Vi", "Lương", "Dương"];
    for number in 0..400_usize {
        let [.., a, b] = number.to_be_bytes();
        let name = format!("{} Thị {}", family[number % family.len()], given[(number / 3) % given.len()]);
        let code = LearnerCode([9, 0, 0, a, b]);
        store.add_person(&NewPerson { code, name, address: None, xom: Some("dong-keng".into()) }, &[])?;
    }
    Ok(())
}

// Signing in

#[test]
fn among_four_hundred_one_finds_oneself_by_letter_given_name_and_name() {
    let mut sitting = Sitting::with(Recorder::prepared(Start::default(), shipped, crowd), 64, 24);
    sitting.press("1 1").shows("Tên mình bắt đầu bằng chữ gì?").shows("L");
    let letters = sitting.app.outline();
    let with_l = letters.choices.iter().find(|choice| choice.label.split("  ").any(|letter| letter == "L"));
    sitting.press(&with_l.expect("a shelf with L").digit.to_string()).shows("Mình tên là gì?").shows("Lan");
    let lan = sitting.app.outline().choices.into_iter().find(|choice| choice.label == "Lan").expect("Lan").digit;
    sitting.press(&lan.to_string()).shows("Tên mình là tên nào?").shows("Thị Lan");
    sitting.press(".").shows("Mình tên là gì?").press(&format!("{lan} 1")).is_at(&Route::Lessons);
    assert!(signed_in(&sitting).is_some_and(|person| person.name.ends_with("Lan")));
}

#[test]
fn a_card_scanned_at_the_first_page_signs_its_owner_in() {
    let mut sitting = lan_and_an(64, 24);
    sitting.scan(&LAN.on_card()).is_at(&Route::Lessons).shows("Bà Hoàng Thị Lan");
    sitting.recorded(|body| *body == Body::VisitStarted { learner: LAN, visit: 1 });
}

#[test]
fn a_card_is_read_from_a_scanner_with_capitals_locked_and_from_anywhere_on_the_way() {
    for way in ["1", "1 1", "1 ↵", "1 1 ↵"] {
        let mut sitting = lan_and_an(64, 24);
        sitting.press(way);
        if way.ends_with('↵') {
            sitting.scan(&LAN.on_card().to_lowercase()).shows("Có phải Bà Hoàng Thị Lan không?").press("1");
            assert_eq!(signed_in(&sitting).map(|person| person.code), Some(LAN), "{way}");
        } else {
            sitting.scan(&LAN.on_card());
            assert_eq!(signed_in(&sitting), None, "a list is no place to scan, and nobody is signed in by it: {way}");
        }
    }
}

#[test]
fn a_card_nobody_knows_is_told_kindly_and_something_else_is_no_card() {
    for text in [LearnerCode([7; 5]).on_card(), "T12345678901234".into(), "BDHV:123456789".into()] {
        let mut sitting = lan_and_an(64, 24);
        sitting.scan(&text).is_at(&Route::Welcome).shows("Máy này chưa biết thẻ vừa quét");
        sitting.press("1").is_at(&Route::Xom { newcomer: false }).press(".").does_not_show("thẻ vừa quét");
    }
}

#[test]
fn who_finds_somebody_else_signed_in_scans_and_is_signed_in_and_the_first_visit_ends() {
    let mut sitting = lan_and_an(64, 24);
    sitting.scan(&LAN.on_card()).wait(2).scan(&AN.on_card()).is_at(&Route::Lessons).shows("Bà Ma Văn An");
    sitting.recorded(|body| *body == Body::VisitEnded { learner: LAN });
}

#[test]
fn who_finds_another_name_says_so_behind_the_dot() {
    let mut sitting = lan_and_an(64, 24);
    sitting.scan(&LAN.on_card()).shows("Không phải bà Lan thì bấm phím chấm").press(".").is_at(&Route::Welcome);
    assert_eq!(signed_in(&sitting), None);
    sitting.press("3").does_not_show("Không phải").press(".").is_at(&Route::Lessons);
}

#[test]
fn who_pressed_back_once_too_often_is_asked_before_they_are_out() {
    let mut sitting = lan_and_an(64, 24);
    sitting.scan(&LAN.on_card()).press("1 . .").is_at(&Route::SignOut).shows("Tôi không phải bà Lan");
    sitting.press("2").is_at(&Route::Lessons).press(". 3").is_at(&Route::Welcome);
}

#[test]
fn a_number_asks_who_is_there_and_a_wrong_digit_is_told_kindly() {
    let mut sitting = lan_and_an(64, 24);
    let number = person(&sitting, LAN).expect("Lan").number.to_string();
    let keys = |text: &str| text.chars().map(|digit| format!("{digit} ")).collect::<String>();
    sitting.press("1 ↵").is_at(&Route::Number).press("1 2 ↵").shows("đủ năm chữ số");
    sitting
        .press(". .")
        .press(&keys(&number))
        .press("↵")
        .shows("Có phải Bà Hoàng Thị Lan không?")
        .shows("xóm Đồng Keng");
    sitting.press("2").shows("Số trên thẻ là số mấy?");
    let wrong = format!("{}{}", &number[..4], (number.as_bytes()[4] - b'0' + 1) % 10);
    sitting.press(&keys(&wrong)).press("↵").shows("chữ số nào đó gõ nhầm").press(".").press(&keys(&number[4..]));
    sitting.press("↵ 1").is_at(&Route::Lessons).shows("Bà Hoàng Thị Lan");
    let mut sitting = lan_and_an(64, 24);
    let nobody = tramhoc::record::LearnerNumber::starting(8000).expect("a number").to_string();
    sitting.press("1 ↵").press(&keys(&nobody)).press("↵").shows("chưa biết thẻ hay số ấy").press("esc");
    sitting.is_at(&Route::Xom { newcomer: false });
}

#[test]
fn a_newcomer_is_learning_within_a_handful_of_keys_besides_the_name() {
    let mut sitting = lan_and_an(64, 24);
    let keys = "2 1 type:Lys_Thij_Mai ↵ 4 1";
    sitting.press(keys).is_at(&Route::Lessons).shows("Cô Lý Thị Mai");
    let besides = keys.split_whitespace().filter(|key| !key.starts_with("type:")).count();
    assert_eq!(besides, 5);
}

// A guest gives a name in the end

/// A guest who has read the story of lesson 1.
fn guest_who_read(columns: u16, rows: u16) -> Sitting {
    let mut sitting = lan_and_an(columns, rows);
    sitting.press("3 1 ↵");
    for _ in 0..10 {
        if sitting.machine.bodies().iter().any(|body| matches!(body, Body::StoryRead { .. })) {
            break;
        }
        sitting.press("↵");
    }
    sitting.recorded(|body| matches!(body, Body::StoryRead { lesson: 1, .. }));
    sitting.press("0 0");
    sitting
}

fn guest(sitting: &Sitting) -> LearnerCode {
    sitting.app.world().learner.as_ref().expect("somebody sits there").code
}

#[test]
fn a_guest_who_gives_a_new_name_keeps_what_was_learned_and_a_volunteer_can_take_that_back() {
    let mut sitting = guest_who_read(64, 24);
    let guest = guest(&sitting);
    sitting.shows("Ghi tên tôi, giữ lại bài đã học").press("3").shows("Bác có muốn ghi tên không?");
    sitting.press("1 1 type:Lys_Thij_Mai ↵ 4 1").is_at(&Route::Lessons).shows("Cô Lý Thị Mai");
    let mai = signed_in(&sitting).expect("Mai");
    let store = sitting.machine.store().expect("a store");
    assert!(store.progress_of(mai.code).expect("read").lessons[&1].story_read);
    assert_eq!(count(&sitting, |body| matches!(body, Body::VisitStarted { .. })), 1, "the visit goes on");
    sitting.recorded(|body| *body == Body::LearnersMerged { learner: guest, into: mai.code, by: None });
    sitting.press("0 1").press(HOA_TAKES_IT_ON).press(LEARNERS).press("1 8 8 type:mai ↵ 1 4").shows("một lần học thử");
    sitting.press("1").shows("Tách ra làm hai?").press("1").does_not_show("một lần học thử");
    let store = sitting.machine.store().expect("a store");
    assert!(store.progress_of(mai.code).expect("read").lessons.is_empty());
    assert!(store.progress_of(guest).expect("read").lessons[&1].story_read);
}

#[test]
fn a_guest_who_is_in_the_list_keeps_what_was_learned_by_name_number_or_card() {
    for keys in ["3 2 1 1", "card"] {
        let mut sitting = guest_who_read(64, 24);
        if keys == "card" {
            sitting.press("3 2 ↵").scan(&LAN.on_card()).press("1");
        } else {
            sitting.press(keys);
        }
        sitting
            .is_at(&Route::Lessons)
            .shows("Bà Hoàng Thị Lan")
            .asked_for(|effect| *effect == Effect::Claim(Claimant::Known(LAN)));
        let store = sitting.machine.store().expect("a store");
        assert!(store.progress_of(LAN).expect("read").lessons[&1].story_read);
        sitting.press("1 ↵ 0 0 1").is_at(&Route::Welcome);
        sitting.recorded(|body| matches!(body, Body::VisitEnded { .. }));
    }
}

#[test]
fn a_guest_may_refuse_and_one_who_did_nothing_is_not_asked() {
    let mut sitting = guest_who_read(64, 24);
    sitting.press("3 ↵").is_at(&Route::Lessons).press("0 3 1 1 ↵ 2").is_at(&Route::Lessons);
    sitting.press("0 3 1 1 type:Lan ↵ 1 2").is_at(&Route::Lessons);
    assert_eq!(count(&sitting, |body| matches!(body, Body::LearnerAdded { guest: false, .. })), 0);
    let mut sitting = lan_and_an(64, 24);
    sitting.press("3 0").does_not_show("Ghi tên tôi").press("3").is_at(&Route::SignOut);
}

// The room about people

#[test]
fn somebody_is_found_while_typing_without_marks_and_by_number() {
    let mut sitting = hoa_among_them(64, 24);
    sitting.press("1 8 8 type:hoang_l").shows("Bà Hoàng Thị Lan").does_not_show("Ma Văn An");
    sitting.press("type:x").shows("Không thấy ai").press("⌫ ↵ 1").is_at(&room(PeopleRoom::Page { learner: LAN }));
    let number = person(&sitting, AN).expect("An").number.to_string();
    let mut sitting = hoa_among_them(64, 24);
    sitting.press("1 8 8").press(&format!("type:{number}")).shows("Bà Ma Văn An").press("↵ 1");
    sitting.is_at(&room(PeopleRoom::Page { learner: AN })).shows(&format!("số {number}")).shows("xóm Cây Xanh");
    let mut sitting = hoa_among_them(64, 24);
    sitting.press("1 2 1").is_at(&room(PeopleRoom::Page { learner: AN }));
    let mut sitting = hoa_among_them(64, 24);
    sitting.wait(1).scan(&LAN.on_card()).is_at(&room(PeopleRoom::Page { learner: LAN }));
}

#[test]
fn somebody_new_is_remembered_after_saying_yes_aloud_and_not_at_all_after_no() {
    let mut sitting = hoa_among_them(64, 24);
    sitting.press("2 type:Lys_Thij_Mai ↵ 4 2").shows("Đọc to cho cô Mai nghe").press("1").shows("Cô Lý Thị Mai");
    sitting.shows("xóm Cây Xanh").shows("Đồng ý cho nhớ tên");
    let heard = |body: &Body| matches!(body, Body::ConsentHeard { given: true, .. });
    assert_eq!(count(&sitting, heard), 1);
    let by = |body: &Body| matches!(body, Body::LearnerAdded { guest: false, by: Some(_), .. });
    assert_eq!(count(&sitting, by), 1);
    sitting.press("↵ 2 type:Lys_Thij_Na ↵ 4 2 2").shows("Máy không nhớ tên ấy").press("↵");
    assert_eq!(count(&sitting, |body| matches!(body, Body::ConsentHeard { given: false, .. })), 1);
    let people = sitting.machine.store().expect("a store").people(None).expect("read");
    assert!(people.iter().all(|person| person.name != "Lý Thị Na"));
}

#[test]
fn who_is_here_already_is_not_remembered_twice() {
    let mut sitting = hoa_among_them(64, 24);
    sitting.press("2 type:hoang_thi_lan ↵").shows("Có phải một trong những người này?").press("1");
    sitting.is_at(&room(PeopleRoom::Page { learner: LAN }));
    let mut sitting = hoa_among_them(64, 24);
    sitting.press("2 type:Hoafng_Thij_Lan ↵ 2").shows("Gọi thế nào cho phải?");
}

#[test]
fn name_address_and_hamlet_are_corrected_and_on_record() {
    let mut sitting = hoa_among_them(64, 24);
    sitting.press("1 1 1 1 1 type:h ↵").shows("Bà Hoàng Thị Lanh").press("2 3").shows("Bác Hoàng Thị Lanh");
    sitting.press("3 3").shows("Thôn Bờ La").press("3 8 ↵").shows("Bác Hoàng Thị Lanh").does_not_show("Thôn Bờ La");
    let lan = person(&sitting, LAN).expect("Lan");
    assert_eq!((lan.name.as_str(), lan.xom), ("Hoàng Thị Lanh", None));
    let by = |body: &Body| matches!(body, Body::LearnerRenamed { learner: LAN, by: Some(_) });
    assert_eq!(count(&sitting, by), 4);
    sitting.press("1 1 ⌫ ⌫ ⌫ ⌫ ⌫ ⌫ ⌫ ⌫ ⌫ ⌫ ⌫ ⌫ ⌫ ⌫ type:1 ↵").shows("Tên phải có chữ");
    assert_eq!(person(&sitting, LAN).expect("Lan").name, "Hoàng Thị Lanh");
}

#[test]
fn two_names_of_one_person_are_joined_after_a_question_and_taken_apart_again() {
    let mut sitting = hoa_among_them(64, 24);
    sitting.press("1 1 1 4").shows("Chưa có tên nào gộp về").press("8 2 1").shows("Gộp hai tên làm một?");
    sitting.shows("Hai tên viết khác nhau").press("2").is_at(&room(PeopleRoom::Join { learner: LAN }));
    assert_eq!(count(&sitting, |body| matches!(body, Body::LearnersMerged { .. })), 0);
    sitting.press("8 2 1 1").is_at(&room(PeopleRoom::Join { learner: LAN })).shows("Ma Văn An");
    sitting.recorded(|body| matches!(body, Body::LearnersMerged { learner: AN, into: LAN, by: Some(_) }));
    assert_eq!(sitting.machine.store().expect("a store").people(Some("cay-xanh")).expect("read"), []);
    sitting.press("1 2").shows("Ma Văn An").press("1 1").does_not_show("Ma Văn An");
    sitting.recorded(|body| matches!(body, Body::MergeUndone { by: Some(_), .. }));
    assert_eq!(person(&sitting, AN).map(|person| person.code), Some(AN));
    sitting.press("8 1 1").shows("là một người rồi").press("↵").is_at(&room(PeopleRoom::Join { learner: LAN }));
}

/// Bà Lan read the story of lesson 6 in one visit.
fn lan_has_read(store: &mut Store) -> Result<(), StoreTrouble> {
    with_people(&[("Hoàng Thị Lan", "dong-keng"), ("Ma Văn An", "cay-xanh")])(store)?;
    let story = Body::StoryRead { learner: LAN, lesson: 6, version: 1 };
    let bodies = [Body::VisitStarted { learner: LAN, visit: 1 }, story, Body::VisitEnded { learner: LAN }];
    let notes: Vec<Note> = (1..).zip(bodies).map(|(number, body)| note(number, number as u64, body)).collect();
    store.append(&notes).map(drop)
}

fn note(number: u128, up_ms: u64, body: Body) -> Note {
    let at = Moment { wall_ms: 1_795_312_800_000, boot: 0, up_ms, quality: ClockQuality::Plausible };
    Note { id: EventId(uuid::Uuid::from_u128(number)), at, body }
}

fn hoa_after(prepare: fn(&mut Store) -> Result<(), StoreTrouble>, columns: u16, rows: u16) -> Sitting {
    let mut sitting = Sitting::with(Recorder::prepared(Start::default(), shipped, prepare), columns, rows);
    sitting.press(HOA_TAKES_IT_ON);
    sitting
}

#[test]
fn a_visit_under_the_wrong_name_is_handed_to_whom_it_belongs_and_back() {
    let mut sitting = hoa_after(lan_has_read, 64, 24);
    sitting
        .press(LEARNERS)
        .press("1 1 1")
        .shows("đã đến 1 buổi, gần nhất 22/11/2026")
        .press("5")
        .shows("Buổi 1, ngày 22/11/2026");
    sitting.press("1 2 1").shows("Chuyển buổi học này?").shows("Bà Ma Văn An").press("1");
    sitting.is_at(&room(PeopleRoom::Hand { learner: LAN })).shows("chưa học buổi nào");
    let progress = |sitting: &Sitting, code| sitting.machine.store().expect("a store").progress_of(code).expect("read");
    assert!(progress(&sitting, LAN).lessons.is_empty() && progress(&sitting, AN).lessons[&6].story_read);
    sitting.recorded(|body| matches!(body, Body::WorkMoved { learner: LAN, to: AN, by: Some(_), .. }));
    sitting.press("↵ ↵ . 2 1 5 1 1 1 1");
    assert!(progress(&sitting, LAN).lessons[&6].story_read, "{}", sitting.picture());
}

#[test]
fn a_name_is_erased_only_after_it_was_said_what_that_means() {
    let mut sitting = hoa_among_them(64, 24);
    sitting.press("1 1 1 6").shows("Xóa tên bà Lan?").shows("không lấy lại được").press("2");
    sitting.is_at(&room(PeopleRoom::Page { learner: LAN }));
    assert!(person(&sitting, LAN).is_some());
    sitting.press("6 1").shows("Đã xóa tên").press("↵").is_at(&room(PeopleRoom::Entrance)).press("↵");
    sitting.is_at(&Route::Room(Room::Menu));
    assert_eq!(person(&sitting, LAN), None);
    sitting.recorded(|body| matches!(body, Body::NameErased { learner: LAN, by: Some(_) }));
    let mut sitting = sitting.after_a_power_cut();
    sitting.scan(&LAN.on_card()).is_at(&Route::Welcome).shows("chưa biết thẻ");
}

#[test]
fn who_says_no_aloud_is_on_record_as_refusing_and_is_erased() {
    let mut sitting = hoa_among_them(64, 24);
    sitting.press("1 1 1 3").shows("Đọc to cho bà Lan nghe").press("1").is_at(&room(PeopleRoom::Page { learner: LAN }));
    sitting.shows("Đồng ý cho nhớ tên").press("3 2").shows("Xóa tên bà Lan?").press("1").shows("Đã xóa tên");
    assert_eq!(person(&sitting, LAN), None);
    let consents: Vec<bool> = sitting
        .machine
        .bodies()
        .iter()
        .filter_map(|body| match body {
            Body::ConsentHeard { learner: LAN, given, .. } => Some(*given),
            _ => None,
        })
        .collect();
    assert_eq!(consents, [true, false]);
}

#[test]
fn nobody_erases_or_joins_their_own_name() {
    let mut sitting = hoa_among_them(64, 24);
    sitting.press("1 8 8 type:hoa ↵").shows("Nông Thị Hoa").press("1 6").shows("Đây là tên mình").press("1");
    sitting.does_not_show("Đã xóa tên").press("↵ 4 8 1 1").shows("Gộp hai tên làm một?").press("1");
    sitting.shows("Không ai tự nhận phần học");
    assert_eq!(count(&sitting, |body| matches!(body, Body::NameErased { .. } | Body::LearnersMerged { .. })), 0);
}

#[test]
fn an_act_that_cannot_be_written_down_changes_nothing_and_says_so() {
    use tramhoc::contract::Trouble;
    let mut sitting = hoa_among_them(64, 24);
    sitting.press("1 1 1 6").machine.fail_next(Trouble::DiskFull);
    sitting.press("1").shows("Xóa tên bà Lan?").shows("Máy hết chỗ chứa");
    assert!(person(&sitting, LAN).is_some());
    sitting.press("1").shows("Đã xóa tên");
}

// Cards

#[test]
fn a_card_shows_number_and_qr_and_is_printed_where_there_is_a_printer() {
    let mut sitting = hoa_among_them(64, 24);
    let number = person(&sitting, LAN).expect("Lan").number.to_string();
    sitting.press("1 1 1 2").shows("Bà Hoàng Thị Lan").shows(&format!("số {number}")).does_not_show("In ra").press("↵");
    sitting.machine.plug_in(PaperTray::Full);
    sitting.press("2").shows("In ra").press("1").shows("Đã in");
    sitting.asked_for(|effect| matches!(effect, Effect::PrintCard { learner: LAN, card } if card.name.is_none()));
    sitting.recorded(|body| matches!(body, Body::CardMade { learner: LAN, by: Some(_) }));
    sitting.machine.plug_in(PaperTray::Empty);
    sitting.press("1").shows("Máy in chưa sẵn sàng").press("↵").is_at(&room(PeopleRoom::Page { learner: LAN }));
}

#[test]
fn pages_of_cards_say_first_how_many_and_in_which_order() {
    let mut sitting = Sitting::with(Recorder::prepared(Start::default(), shipped, crowd), 64, 24);
    sitting.press(HOA_TAKES_IT_ON).press(LEARNERS).press("3").shows("In thẻ cho người ở xóm nào?").press("1");
    sitting.shows("400 thẻ, 40 tờ A4").shows("Tờ 1 trên 40").press("/").shows("Tờ 2 trên 40").press("1");
    sitting.asked_for(|effect| matches!(effect, Effect::WriteCards(cards) if cards.len() == 400));
}

// Who wants help

/// This evening bà Lan failed a step three times and sprang a trap twice; bà An did well.
fn stuck(store: &mut Store) -> Result<(), StoreTrouble> {
    with_people(&[("Hoàng Thị Lan", "dong-keng"), ("Ma Văn An", "cay-xanh")])(store)?;
    let step = |learner, attempt, mistakes, traps: &[&str]| {
        let traps = traps.iter().map(|tag| (*tag).to_owned()).collect();
        let work = StepWork { mode: Mode::Alone, step: "mo".into(), help: Help::None, mistakes, traps };
        Body::StepDone { learner, lesson: 6, version: 1, attempt, work, snapshot: "{}".into() }
    };
    let bodies = [step(LAN, 1, 3, &["otp"]), step(AN, 2, 1, &["otp"]), step(LAN, 1, 0, &["otp"])];
    let notes: Vec<Note> = (1..).zip(bodies).map(|(number, body)| note(number, number as u64, body)).collect();
    store.append(&notes).map(drop)
}

#[test]
fn the_board_says_beside_whom_to_sit_down_and_why() {
    let mut sitting = hoa_after(stuck, 64, 24);
    sitting
        .press(BOARD)
        .shows("Bà Hoàng Thị Lan")
        .shows("hỏng một bước 3 lần, mắc một bẫy 2 lần")
        .shows("Cài đúng ứng dụng");
    sitting.does_not_show("Ma Văn An").press("1").is_at(&room(PeopleRoom::Page { learner: LAN }));
    let mut sitting = hoa_among_them(64, 24);
    sitting.press("4").shows("Tối nay chưa thấy ai bị vướng").press("↵").is_at(&room(PeopleRoom::Entrance));
}

#[test]
fn without_a_session_none_of_it_is_done() {
    use tramhoc::contract::Fact;
    use tramhoc::ports::Machine;
    use tramhoc::supervisor::people::Deed;
    use tramhoc::supervisor::{Answer, Command};
    let mut sitting = lan_and_an(64, 24);
    let deeds = [
        Deed::Erase { learner: LAN, refused: false },
        Deed::Open(LAN),
        Deed::AskBoard,
        Deed::Merge { from: AN, into: LAN, sure: true },
    ];
    for deed in deeds {
        let told = sitting.machine.run(&Effect::Supervise(Command::People(deed)));
        assert_eq!(told, Some(Fact::Supervised(Answer::Left)));
    }
    assert!(person(&sitting, LAN).is_some());
    assert_eq!(sitting.machine.run(&Effect::WriteCards(Vec::new())), None);
}

// Pictures

/// The keys that lead to each screen about people; `{in}`: Hoa is in the menu.
const SCREENS: [(&str, &str); 21] = [
    ("number", "1 ↵ 1 0 0"),
    ("number_wrong", "1 ↵ 1 2 3 4 5 ↵"),
    ("learners", "{in} room:learners"),
    ("learners_typing", "{in} room:learners 1 8 8 type:thi"),
    ("learner_page", "{in} room:learners 1 1 4"),
    ("learner_correct", "{in} room:learners 1 1 4 1"),
    ("learner_correct_name", "{in} room:learners 1 1 4 1 1"),
    ("learner_correct_address", "{in} room:learners 1 1 4 1 2"),
    ("learner_card", "{in} room:learners 1 1 4 2"),
    ("learner_consent", "{in} room:learners 1 1 4 3"),
    ("learner_join", "{in} room:learners 1 1 4 4"),
    ("learner_join_sure", "{in} room:learners 1 1 4 4 8 1 1"),
    ("learner_joined", "{in} room:learners 1 1 4 4 8 1 1 1"),
    ("learner_apart", "{in} room:learners 1 1 4 4 8 1 1 1 1"),
    ("learner_hand", "{in} room:learners 1 1 4 5"),
    ("learner_forget", "{in} room:learners 1 1 4 6"),
    ("learner_forgotten", "{in} room:learners 1 1 4 6 1"),
    ("learner_new_address", "{in} room:learners 2 type:Lys_Thij_Mai ↵"),
    ("learner_not_remembered", "{in} room:learners 2 type:Lys_Thij_Mai ↵ 4 1 2"),
    ("cards_hamlets", "{in} room:learners 3"),
    ("cards_sure", "{in} room:learners 3 1"),
];

#[test]
fn every_screen_about_people() {
    for (columns, rows) in [(64, 24), (80, 24)] {
        for (name, keys) in SCREENS {
            let mut sitting =
                Sitting::with(Recorder::prepared(Start::default(), shipped, with_people(PEOPLE)), columns, rows);
            sitting.press(&keys.replace("{in}", HOA_TAKES_IT_ON));
            keep(name, &sitting, columns, rows);
            let outline = sitting.app.outline();
            assert!(!outline.choices.is_empty() || outline.enter.is_some(), "{name}");
        }
        let mut sitting = hoa_after(stuck, columns, rows);
        sitting.press(BOARD);
        keep("board", &sitting, columns, rows);
        let mut sitting = hoa_after(lan_has_read, columns, rows);
        sitting.press(LEARNERS).press("1 1 1 5");
        keep("learner_hand_visits", &sitting, columns, rows);
        sitting.press("1 2 1");
        keep("learner_hand_sure", &sitting, columns, rows);
        let mut sitting = Sitting::with(Recorder::prepared(Start::default(), shipped, crowd), columns, rows);
        sitting.press("1 1");
        keep("people_letters", &sitting, columns, rows);
        sitting.press("4");
        keep("people_given_names", &sitting, columns, rows);
        let mut sitting = guest_who_read(columns, rows);
        keep("sign_out_guest", &sitting, columns, rows);
        sitting.press("3");
        keep("claim", &sitting, columns, rows);
        let mut sitting = lan_and_an(columns, rows);
        sitting.scan(&LearnerCode([7; 5]).on_card());
        keep("welcome_strange_card", &sitting, columns, rows);
    }
}

#[test]
fn nothing_about_people_is_cut_off_at_any_size_or_in_english() {
    use crate::sitting::Sitting as S;
    use tramhoc::texts::{Lang, Texts};
    for lang in [Lang::Vi, Lang::En] {
        for (columns, rows) in [(64, 24), (85, 24), (100, 30), (200, 60)] {
            for (_, keys) in SCREENS {
                let machine = Recorder::prepared(Start::default(), shipped, with_people(PEOPLE));
                S::speaking(Texts::new(lang), machine, columns, rows).press(&keys.replace("{in}", HOA_TAKES_IT_ON));
            }
        }
    }
}

#[test]
fn hoa_finds_the_rooms_again_after_leaving() {
    let mut sitting = hoa_among_them(64, 24);
    sitting.press("0").is_at(&Route::Welcome).press(HOA_ENTERS).press(LEARNERS).is_at(&room(PeopleRoom::Entrance));
}
