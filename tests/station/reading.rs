//! Large letters and other colours: chosen with key 9, remembered with the person, and nothing cut off.

use crate::keeper::{HOA_TAKES_IT_ON, MENU};
use crate::pictures::{PEOPLE, SUPERVISOR, keep};
use crate::sitting::{Sitting, shipped, with_people};
use crate::{lesson_pictures, pictures};
use tramhoc::app::Input;
use tramhoc::contract::{Effect, Fact, Press};
use tramhoc::ports::{Machine, Recorder, Start};
use tramhoc::record::{Body, Comfort, Look, TextSize, Wishes};
use tramhoc::screens::Route;
use tramhoc::supervisor::Command;

fn village() -> Recorder {
    Recorder::prepared(Start::default(), shipped, with_people(PEOPLE))
}

/// Draws the screen in every size and look, in the smallest terminal and in larger ones. Drawing fails the test where a text
/// does not fit, or a cell has none of the eight colours.
fn in_every_way(sitting: &mut Sitting) {
    for (columns, rows) in [(64, 24), (85, 24), (100, 30), (160, 50), (240, 67)] {
        sitting.resize(columns, rows);
        for (size, look) in TextSize::ALL.into_iter().flat_map(|size| Look::ALL.map(|look| (size, look))) {
            let wishes = Wishes { look: Some(look), ..Wishes::of_size(size) };
            sitting.take(Input::Fact(Fact::Preferred(wishes)));
        }
    }
}

#[test]
fn every_screen_of_the_flow_fits_in_every_size_and_look() {
    for (_, keys) in pictures::WAYS {
        in_every_way(Sitting::with(village(), 64, 24).press(keys));
    }
    in_every_way(Sitting::with(village(), 64, 24).press("1 1 4").wait(181));
    in_every_way(Sitting::with(village(), 64, 24).press("1 1 4").wait(211));
}

#[test]
fn every_screen_of_a_lesson_fits_in_every_size_and_look() {
    for (_, keys) in lesson_pictures::WAYS {
        in_every_way(Sitting::with(village(), 64, 24).press("3 2").press(keys));
    }
}

#[test]
fn every_screen_of_a_supervisor_fits_in_every_size_and_look() {
    for (_, keys) in SUPERVISOR {
        in_every_way(Sitting::with(village(), 64, 24).press(&keys.replace("{in}", HOA_TAKES_IT_ON)));
    }
}

#[test]
fn the_pictures_of_large_letters() {
    for (name, keys) in [("people", "1 1"), ("lessons_guest", "3"), ("reading", "9 1")] {
        for (size, word) in [(TextSize::Large, "large"), (TextSize::Largest, "largest")] {
            let mut sitting = Sitting::reading(size, Look::Evening, village(), 64, 24);
            sitting.press(keys);
            keep(&format!("{name}_{word}"), &sitting, 64, 24);
        }
    }
    for (columns, rows) in [(100, 30), (120, 40), (200, 60)] {
        keep("welcome", &Sitting::reading(TextSize::Usual, Look::Evening, village(), columns, rows), columns, rows);
    }
}

#[test]
fn whoever_wants_very_large_letters_gets_four_choices_at_a_time_and_all_of_them() {
    let mut sitting = Sitting::reading(TextSize::Largest, Look::Evening, village(), 64, 24);
    let digits = |sitting: &Sitting| {
        let digit = |press| if let Press::Digit(digit) = press { Some(digit) } else { None };
        let offered: std::collections::BTreeSet<u8> = sitting.app.offers().filter_map(digit).collect();
        offered.into_iter().collect::<Vec<_>>()
    };
    sitting.press("1 1");
    assert_eq!(digits(&sitting), [1, 2, 3, 4]);
    sitting.shows("Còn nữa, xem tiếp").shows("/ Thêm").press("/");
    assert_eq!(digits(&sitting), [5, 6, 7, 8]);
    sitting.does_not_show("Ma Văn An").shows("Bàn Thị Nải").press("/").shows("Triệu Văn Vượng");
    sitting.press("/").does_not_show("Triệu Văn Vượng").shows("Ma Văn An");
    sitting.press("/ 7").is_at(&Route::Lessons).shows("Bà Bàn Thị Nải");
}

#[test]
fn answers_to_a_question_are_never_parted() {
    let mut sitting = Sitting::reading(TextSize::Largest, Look::Evening, village(), 64, 24);
    sitting.press("3 2 6 ↵");
    let options = sitting.app.outline().choices.len();
    let offered: std::collections::BTreeSet<_> = sitting
        .app
        .offers()
        .filter(|press| matches!(press, Press::Digit(_)))
        .map(|press| format!("{press:?}"))
        .collect();
    assert_eq!(offered.len(), options);
    assert!(sitting.app.outline().together);
}

fn comfort(sitting: &Sitting) -> (TextSize, Look) {
    let Comfort { size, look, .. } = sitting.app.world().comfort();
    (size, look)
}

const USUAL: (TextSize, Look) = (TextSize::Usual, Look::Evening);

#[test]
fn what_a_person_chose_is_theirs_when_they_come_back_and_nobody_elses() {
    let mut sitting = Sitting::with(village(), 64, 24);
    sitting.press("1 1 1 9 1 3 5").shows("Chữ rất to ● đã chọn").shows("Chữ đen, nền trắng ● đã chọn");
    sitting.shows("Máy nhớ cho bà An").press("↵").is_at(&Route::Lessons);
    assert_eq!(comfort(&sitting), (TextSize::Largest, Look::Day));
    sitting.press("0 1").is_at(&Route::Welcome);
    assert_eq!(comfort(&sitting), USUAL);
    sitting.press("1 1 2").is_at(&Route::Lessons);
    assert_eq!(comfort(&sitting), USUAL);
    sitting.press("0 1 1 1 1");
    assert_eq!(comfort(&sitting), (TextSize::Largest, Look::Day));
}

#[test]
fn it_survives_a_power_cut_and_saying_who_one_is() {
    let mut sitting = Sitting::with(village(), 64, 24);
    sitting.press("1 1 1 9 1 2 6 ↵");
    let mut sitting = sitting.after_a_power_cut();
    sitting.shows("Có phải bà An đang ngồi đây không?");
    assert_eq!(comfort(&sitting), (TextSize::Large, Look::Night));
    sitting.press("1").is_at(&Route::Lessons);
    assert_eq!(comfort(&sitting), (TextSize::Large, Look::Night));
    let mut sitting = sitting.after_a_power_cut();
    sitting.press("2").is_at(&Route::Welcome);
    assert_eq!(comfort(&sitting), USUAL);
}

#[test]
fn a_supervisor_chooses_for_everybody_who_has_chosen_nothing() {
    let mut sitting = Sitting::with(village(), 64, 24);
    sitting.press("1 1 1 9 1 3 ↵ 0 1").press(HOA_TAKES_IT_ON).choose("Máy và trạm").choose("Cỡ chữ, màu của trạm");
    sitting.press("2 5").shows("Chữ to ● đã chọn").shows("Chữ đen, nền trắng ● đã chọn").press("0");
    assert_eq!(comfort(&sitting), (TextSize::Large, Look::Day));
    sitting.press("1 1 1").is_at(&Route::Lessons);
    assert_eq!(comfort(&sitting), (TextSize::Largest, Look::Day), "the size is theirs");
    let sitting = sitting.after_a_power_cut();
    assert_eq!(sitting.app.world().station_comfort.size, TextSize::Large);
}

#[test]
fn how_loud_somebody_wants_the_voice_is_remembered_with_them() {
    let mut sitting = Sitting::with(village(), 64, 24);
    let volume = |sitting: &Sitting| sitting.app.world().comfort().volume;
    sitting.press("1 1 1 + + +");
    assert_eq!(volume(&sitting), 9);
    sitting.press("0 1");
    assert_eq!(volume(&sitting), 6);
    sitting.press("1 1 1");
    assert_eq!(volume(&sitting), 9);
}

#[test]
fn a_guests_choice_lasts_the_visit() {
    let mut sitting = Sitting::with(village(), 64, 24);
    sitting.press("3 9 1 3").shows("Dùng đến khi mình ra về").press("↵").wait(211).press("1");
    assert_eq!(comfort(&sitting), (TextSize::Largest, Look::Evening));
    sitting.press("0 1").is_at(&Route::Welcome);
    assert_eq!(comfort(&sitting), USUAL);
}

#[test]
fn who_chose_before_giving_a_name_keeps_it_with_the_name() {
    let mut sitting = Sitting::with(village(), 64, 24);
    sitting.press("9 1 2 ↵ 2 1 type:Nguyeenx_Vawn_Bar ↵ 1 1").is_at(&Route::Lessons);
    assert_eq!(comfort(&sitting), (TextSize::Large, Look::Evening));
    let learner = sitting.app.world().learner.clone().expect("he is signed in").code;
    sitting.press("0 1").is_at(&Route::Welcome);
    let kept = sitting.machine.store().expect("a store").wishes(learner);
    assert_eq!(kept.expect("it is read"), Wishes::of_size(TextSize::Large));
}

#[test]
fn a_choice_on_the_first_page_is_forgotten_when_nobody_comes() {
    let mut sitting = Sitting::with(village(), 64, 24);
    sitting.press("9 1 3 6 ↵").is_at(&Route::Welcome).wait(181).is_at(&Route::Welcome);
    assert_eq!(comfort(&sitting), USUAL);
    sitting.press("9 1 3 6").wait(211).is_at(&Route::Welcome);
    assert_eq!(comfort(&sitting), USUAL);
}

#[test]
fn a_choice_that_cannot_be_saved_still_holds() {
    let machine = Recorder::without_store(Start::default(), shipped, tramhoc::contract::Trouble::ReadOnly);
    let mut sitting = Sitting::with(machine, 64, 24);
    sitting.press("3 9 1 3");
    assert_eq!(comfort(&sitting), (TextSize::Largest, Look::Evening));
}

#[test]
fn a_supervisor_sets_what_holds_for_everybody_who_wishes_for_nothing_else() {
    let set = Comfort { size: TextSize::Large, look: Look::Day, volume: 8 };
    let mut sitting = Sitting::with(village(), 64, 24);
    let ask = Effect::Supervise(Command::SetComfort(set));
    let refused = sitting.machine.run(&ask).expect("it is answered");
    sitting.take(Input::Fact(refused)).press(HOA_TAKES_IT_ON).is_at(&MENU);
    assert_eq!(comfort(&sitting), USUAL, "without a session nothing is set");
    let answer = sitting.machine.run(&ask).expect("it is answered");
    sitting.take(Input::Fact(answer)).recorded(|body| matches!(body, Body::ComfortSet { .. }));
    assert_eq!(sitting.app.world().comfort(), set);
    let mut sitting = sitting.after_a_power_cut();
    assert_eq!(sitting.app.world().comfort(), set);
    sitting.press("1 1 1 9 1 1 0 0 1").is_at(&Route::Welcome);
    assert_eq!(sitting.app.world().comfort(), set);
    sitting.press("1 1 1");
    assert_eq!(comfort(&sitting), (TextSize::Usual, Look::Day));
}
