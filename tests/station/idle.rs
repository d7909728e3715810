//! Who sits there: the idle watch, and the question after it and after every start.

use crate::keeper::{HOA_TAKES_IT_ON, MENU};
use crate::sitting::Sitting;
use std::time::Duration;
use tramhoc::app::WARNING;
use tramhoc::contract::{Effect, Trouble};
use tramhoc::ports::{Recorder, Start};
use tramhoc::record::Body;
use tramhoc::screens::Route;

fn lan() -> Sitting {
    let mut sitting = Sitting::in_the_village(64, 24);
    sitting.press("2 1 type:Hoangf_Thij_Lan ↵ 1 1").is_at(&Route::Lessons);
    sitting
}

#[test]
fn after_three_idle_minutes_there_is_a_warning_that_any_key_takes_away() {
    let mut sitting = lan();
    sitting.wait(179).is_at(&Route::Lessons).wait(2).shows("Còn ai ngồi đây không ạ?").shows("Bà Hoàng Thị Lan");
    sitting.press("1").is_at(&Route::Lessons).wait(170).is_at(&Route::Lessons);
}

#[test]
fn a_key_that_means_nothing_takes_the_warning_away_too() {
    lan().wait(181).is_at(&Route::Still).press("x").is_at(&Route::Lessons);
}

#[test]
fn after_the_warning_the_station_asks_who_is_there() {
    let mut sitting = lan();
    sitting.press("1 9").wait(211).shows("Có phải bà Lan đang ngồi đây không?").press("1");
    sitting.is_at(&Route::Help).press("9").is_at(&Route::Lesson { lesson: 1 });
}

#[test]
fn still_there_after_the_question_is_a_new_visit() {
    let mut sitting = lan();
    sitting.wait(211).press("1").is_at(&Route::Lessons);
    sitting.recorded(|body| matches!(body, Body::VisitStarted { visit: 2, .. }));
}

#[test]
fn a_guest_goes_on_after_the_question_where_nothing_can_be_saved() {
    let machine = Recorder::without_store(Start::default(), crate::sitting::shipped, Trouble::ReadOnly);
    let mut sitting = Sitting::with(machine, 64, 24);
    sitting.press("3 1").wait(211).shows("Có phải vẫn là người vừa học thử không?");
    sitting.press("1").is_at(&Route::Lesson { lesson: 1 });
}

#[test]
fn somebody_else_starts_at_the_first_page() {
    let mut sitting = lan();
    sitting.wait(211).press("2").is_at(&Route::Welcome).does_not_show("Lan");
    sitting.recorded(|body| matches!(body, Body::VisitEnded { .. }));
}

#[test]
fn there_is_no_way_around_the_question() {
    let mut sitting = lan();
    sitting.wait(211).press("0 . 9 esc ↵ 7").is_at(&Route::Who);
}

#[test]
fn the_question_waits_without_a_deadline() {
    let mut sitting = lan();
    sitting.wait(211).is_at(&Route::Who);
    let midnight = sitting.app.deadline().expect("the date changes");
    assert!(midnight > std::time::Duration::from_secs(14 * 3600), "but for the date there is no deadline");
}

#[test]
fn an_idle_first_page_draws_nothing_until_the_date_on_it_changes() {
    let mut sitting = Sitting::new();
    let drawn = sitting.draws();
    sitting.shows("Chủ nhật 22/11/2026").wait(14 * 3600);
    assert_eq!(sitting.draws(), drawn);
    sitting.wait(2 * 3600);
    assert_eq!(sitting.draws(), drawn + 1, "at midnight, once");
}

#[test]
fn where_the_clock_cannot_be_believed_nothing_is_scheduled_at_all() {
    let start = Start { clock_trusted: false, ..Start::default() };
    let mut sitting = Sitting::with(Recorder::new(start, crate::sitting::shipped), 64, 24);
    sitting.wait(48 * 3600);
    assert_eq!(sitting.app.deadline(), None);
}

#[test]
fn a_name_left_half_typed_does_not_stay_on_the_screen() {
    let mut sitting = Sitting::new();
    sitting.press("2 type:Lan").wait(181).shows("Còn ai ngồi đây không ạ?").wait(30).is_at(&Route::Welcome);
    sitting.press("2").does_not_show("Lan");
}

#[test]
fn after_a_power_cut_it_asks_before_anything_else_and_goes_back_to_the_place() {
    let mut sitting = lan();
    sitting.press("1").is_at(&Route::Lesson { lesson: 1 });
    let mut sitting = sitting.after_a_power_cut();
    sitting.shows("Có phải bà Lan đang ngồi đây không?").shows("Bà Hoàng Thị Lan · xóm Đồng Keng");
    sitting.press("1").is_at(&Route::Lesson { lesson: 1 });
    sitting.recorded(|body| matches!(body, Body::VisitStarted { visit: 2, .. }));
    sitting.press("0").is_at(&Route::Lessons);
}

#[test]
fn after_a_power_cut_somebody_else_does_not_see_her_place() {
    let mut sitting = lan();
    sitting.press("1");
    let mut sitting = sitting.after_a_power_cut();
    sitting.press("2").is_at(&Route::Welcome);
    let mut sitting = sitting.after_a_power_cut();
    sitting.is_at(&Route::Welcome).does_not_show("Lan");
}

#[test]
fn a_place_is_written_down_when_it_changes_and_only_then() {
    let mut sitting = lan();
    let kept = |sitting: &Sitting| {
        sitting.machine.effects().iter().filter(|effect| matches!(effect, Effect::KeepPlace(Some(_)))).count()
    };
    let before = kept(&sitting);
    sitting.press("9 9 * /");
    assert_eq!(kept(&sitting), before);
    sitting.press("1");
    assert_eq!(kept(&sitting), before + 1);
}

/// WCAG 2.2.1: at least twenty seconds to say so by one key, at least ten times.
#[test]
fn the_warning_stands_long_enough_and_any_key_puts_it_off_as_often_as_one_likes() {
    assert!(WARNING >= Duration::from_secs(20));
    let mut sitting = lan();
    for key in "1 2 7 8 9 0 * + - / . x ↵ ⌫ ↑ esc".split(' ') {
        sitting.wait(181).is_at(&Route::Still).wait(19).is_at(&Route::Still);
        sitting.press(key).is_at(&Route::Lessons).shows("Bà Hoàng Thị Lan");
    }
}

#[test]
fn a_supervisor_too_has_twenty_seconds_to_put_it_off_as_often_as_needed() {
    let mut sitting = Sitting::in_the_village(64, 24);
    sitting.press(HOA_TAKES_IT_ON).is_at(&MENU);
    for _ in 0..12 {
        sitting.wait(101).is_at(&Route::Still).wait(18).is_at(&Route::Still).press("1").is_at(&MENU);
    }
}
