//! From the first page to the list of lessons, and out again.

use crate::sitting::{Sitting, with_people};
use tramhoc::contract::{Effect, Trouble};
use tramhoc::ports::{Recorder, Start};
use tramhoc::record::Body;
use tramhoc::screens::Route;

const PEOPLE: &[(&str, &str)] = &[
    ("Hoàng Thị Lan", "dong-keng"),
    ("Nguyễn Thị Hương", "dong-keng"),
    ("Hoàng Thị Lan", "dong-keng"),
    ("Ma Thị Đào", "cay-xanh"),
];

fn with_list(columns: u16) -> Sitting {
    Sitting::with(Recorder::prepared(Start::default(), crate::sitting::shipped, with_people(PEOPLE)), columns, 24)
}

#[test]
fn the_first_frame_is_drawn_before_anything_is_opened() {
    let sitting = Sitting::new();
    assert_eq!(sitting.machine.effects()[0], Effect::Open);
    assert_eq!(sitting.draws(), 2);
    let mut app = tramhoc::app::App::new(crate::sitting::VI);
    let area = ratatui::layout::Rect::new(0, 0, 64, 24);
    let mut first = ratatui::buffer::Buffer::empty(area);
    app.view(area, &mut first);
    let words: String = first.content.iter().map(ratatui::buffer::Cell::symbol).collect();
    assert!(
        words.contains("Đang mở trạm") && app.offers().next().is_none(),
        "nothing is offered before the station is open"
    );
}

#[test]
fn a_newcomer_types_a_name_chooses_an_address_agrees_and_is_in() {
    let mut sitting = Sitting::in_the_village(64, 24);
    sitting.press("2").shows("Nhà mình ở xóm nào?").press("1").shows("Tên mình là gì?");
    sitting.press("type:hoangf_thij_lan").shows("hoàng thị lan").press("↵").shows("Bà Lan").shows("Em Lan");
    sitting.press("1").shows("Máy nhớ tên bà Lan nhé?").press("1");
    sitting.is_at(&Route::Lessons).shows("Bà Hoàng Thị Lan · xóm Đồng Keng").shows("Hôm nay bà Lan học bài nào?");
    sitting.recorded(|body| matches!(body, Body::LearnerAdded { guest: false, .. }));
    sitting.recorded(|body| matches!(body, Body::VisitStarted { visit: 1, .. }));
}

#[test]
fn without_a_list_of_hamlets_the_question_is_skipped() {
    Sitting::new().press("2").shows("Tên mình là gì?");
    Sitting::new().press("1").shows("Tên mình là tên nào?");
}

#[test]
fn a_known_person_chooses_her_hamlet_and_her_name() {
    let mut sitting = with_list(64);
    sitting.press("1 1").shows("Bà Nguyễn Thị Hương").does_not_show("Ma Thị Đào");
    sitting.press("1").is_at(&Route::Lessons).shows("Hôm nay bà Hương học bài nào?");
}

#[test]
fn equal_names_are_told_apart_by_their_numbers() {
    let mut sitting = with_list(64);
    sitting.press("1 1");
    assert_eq!(sitting.picture().matches("Bà Hoàng Thị Lan      số ").count(), 2, "\n{}", sitting.picture());
    sitting.does_not_show("Bà Nguyễn Thị Hương số");
}

#[test]
fn another_hamlet_lists_everybody() {
    with_list(64).press("1 8").shows("Ma Thị Đào").shows("Nguyễn Thị Hương");
}

#[test]
fn a_name_that_is_not_there_can_be_given() {
    with_list(64).press("1 2 8").shows("Tên mình là gì?");
}

#[test]
fn a_long_list_is_paged_and_the_eighth_digit_stays_what_it_is() {
    const MANY: &[(&str, &str)] = &[
        ("Ma Văn An", "dong-keng"),
        ("Ma Văn Ba", "dong-keng"),
        ("Ma Văn Cảnh", "dong-keng"),
        ("Ma Văn Dũng", "dong-keng"),
        ("Ma Văn Đạt", "dong-keng"),
        ("Ma Văn Hải", "dong-keng"),
        ("Ma Văn Khoa", "dong-keng"),
        ("Ma Văn Lâm", "dong-keng"),
        ("Ma Văn Minh", "dong-keng"),
    ];
    let machine = Recorder::prepared(Start::default(), crate::sitting::shipped, with_people(MANY));
    let mut sitting = Sitting::with(machine, 64, 24);
    sitting.press("1 1").shows("Trang 1 trên 2").shows("Ma Văn Khoa").does_not_show("Ma Văn Lâm");
    sitting.press("/").shows("Ma Văn Lâm").does_not_show("Ma Văn Khoa").shows("Không thấy tên tôi");
    sitting.press("/").shows("Ma Văn Khoa").press("/ 2").shows("Hôm nay bà Minh học bài nào?");
}

#[test]
fn a_guest_needs_no_name_and_is_called_nothing_but_guest() {
    let mut sitting = Sitting::new();
    sitting.press("3").is_at(&Route::Lessons).shows("Người học thử").shows("Hôm nay mình học bài nào?");
    sitting.recorded(|body| matches!(body, Body::LearnerAdded { guest: true, .. }));
}

#[test]
fn refusing_to_be_remembered_still_lets_one_learn() {
    let mut sitting = Sitting::new();
    sitting.press("2 type:Lan ↵ ↵ 2").is_at(&Route::Lessons).shows("Người học thử");
    sitting.recorded(|body| matches!(body, Body::LearnerAdded { guest: true, .. }));
    assert!(!sitting.machine.effects().iter().any(|effect| matches!(effect, Effect::AddPerson { .. })));
}

#[test]
fn who_cannot_type_a_name_leaves_the_empty_field_and_goes_on() {
    let mut sitting = Sitting::new();
    sitting.press("2 ↵").shows("Chưa gõ được tên cũng không sao").press("2").is_at(&Route::Lessons);
    Sitting::new().press("2 ↵ 1 type:Lan").shows("Lan");
}

#[test]
fn letters_of_a_name_are_not_taken_for_keys() {
    let mut sitting = Sitting::new();
    sitting.press("2 type:Lan_09*/+").is_at(&Route::Name { xom: None });
    assert!(!sitting.machine.effects().iter().any(|effect| matches!(effect, Effect::Volume(_))));
    sitting.press("↵ ↵").shows("Máy nhớ tên Lan nhé?");
}

#[test]
fn a_name_without_a_letter_does_not_go_on() {
    Sitting::new().press("2 type:12 ↵").is_at(&Route::Name { xom: None });
}

#[test]
fn back_goes_one_step_back_and_home_to_the_beginning() {
    let mut sitting = Sitting::in_the_village(64, 24);
    sitting.press("2 1 type:Lan ↵ 1 .").shows("Máy gọi mình thế nào cho phải?");
    sitting.press("⌫").shows("Lan").is_at(&Route::Name { xom: Some("dong-keng".into()) });
    sitting.press("esc 0").is_at(&Route::Welcome);
}

#[test]
fn from_a_lesson_home_is_the_list_and_there_it_asks_before_signing_out() {
    let mut sitting = Sitting::new();
    sitting.press("3 1 0").is_at(&Route::Lessons);
    sitting.press("0").shows("Mình nghỉ ở đây nhé?").press("0").is_at(&Route::Lessons);
    sitting.press("0 2").is_at(&Route::Lessons).press("0 1").is_at(&Route::Welcome);
    sitting.shows("Trạm học số").recorded(|body| matches!(body, Body::VisitEnded { .. }));
}

#[test]
fn the_green_key_opens_the_lesson_to_take_next() {
    let mut sitting = Sitting::new();
    sitting.press("3").shows("◂ tiếp theo").shows("Học bài Chào máy");
    sitting.press("↵").is_at(&Route::Lesson { lesson: 1 });
}

#[test]
fn help_says_what_the_keys_do_and_goes_back_to_where_one_was() {
    let mut sitting = Sitting::new();
    sitting.press("3 9").shows("Phím nào để làm gì?").press("9").is_at(&Route::Lessons);
    sitting.press("9 ↵").is_at(&Route::Lessons).press("9 .").is_at(&Route::Lessons);
}

#[test]
fn every_screen_is_read_aloud_and_again_on_request() {
    let mut sitting = with_list(64);
    assert!(sitting.spoken().starts_with("Mời bà con vào học!"), "{}", sitting.spoken());
    sitting.press("1 1");
    assert!(sitting.spoken().contains("Bấm số 1: Bà Nguyễn Thị Hương."), "{}", sitting.spoken());
    let before = sitting.machine.effects().len();
    sitting.press("*");
    assert!(matches!(sitting.machine.effects()[before..], [Effect::Speak(_)]));
}

#[test]
fn plus_and_minus_change_the_voice() {
    let mut sitting = Sitting::new();
    sitting
        .press("+ -")
        .asked_for(|effect| *effect == Effect::Volume(1))
        .asked_for(|effect| *effect == Effect::Volume(-1));
}

#[test]
fn a_name_that_cannot_be_saved_is_said_so_and_can_be_tried_again() {
    let mut sitting = Sitting::new();
    sitting.machine.fail_next(Trouble::DiskFull);
    sitting.press("2 type:Lan ↵ 1 1").shows("Máy hết chỗ chứa").shows("Máy nhớ tên bà Lan nhé?");
    sitting.press("1").is_at(&Route::Lessons);
}

#[test]
fn a_station_without_its_records_says_so_and_still_teaches() {
    let machine = Recorder::without_store(Start::default(), crate::sitting::shipped, Trouble::InUse);
    let mut sitting = Sitting::with(machine, 64, 24);
    sitting.shows("chưa ghi được").press("3").is_at(&Route::Lessons);
}

#[test]
fn an_unchanged_screen_is_not_drawn_again() {
    let mut sitting = Sitting::new();
    let drawn = sitting.draws();
    sitting.press("7 x *").wait(3600);
    assert_eq!(sitting.draws(), drawn);
}

#[test]
fn in_a_terminal_too_small_the_station_says_so_in_both_languages_and_waits() {
    let mut sitting = Sitting::new();
    sitting.press("3").resize(60, 20).shows("Màn hình này nhỏ quá").shows("This screen is too small").shows("60 cột");
    sitting.press("0 1").resize(64, 24).is_at(&Route::Lessons).shows("Hôm nay mình học bài nào?");
    sitting.resize(20, 5).resize(3, 2).resize(80, 24).shows("Hôm nay mình học bài nào?");
}
