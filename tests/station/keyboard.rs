//! Keys, clicks and scanners, as they arrive at the whole station.

use crate::sitting::Sitting;
use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use tramhoc::app::Input;
use tramhoc::contract::Effect;
use tramhoc::screens::Route;

fn key(c: char) -> Input {
    Input::Key(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE))
}

#[test]
fn a_click_on_a_choice_its_label_or_a_key_of_the_bar_presses_it() {
    Sitting::new().click("Học thử").is_at(&Route::Lessons).click("Về đầu").is_at(&Route::SignOut);
    Sitting::new().click("Giúp").is_at(&Route::Help).click("Học tiếp").is_at(&Route::Welcome);
}

#[test]
fn a_click_through_an_overlay_does_nothing() {
    let mut sitting = Sitting::new();
    sitting.press("3 0").shows("Mình nghỉ ở đây nhé?").shows("Hôm nay mình học bài nào?");
    sitting.click("Hôm nay mình").is_at(&Route::SignOut);
}

#[test]
fn arrows_point_and_the_green_key_chooses() {
    let mut sitting = Sitting::new();
    sitting.press("↓").shows("▸ 1 Tôi học ở đây rồi").press("↓ ↓").shows("▸ 3 Học thử").press("↵");
    sitting.is_at(&Route::Lessons).does_not_show("▸");
}

#[test]
fn a_scan_anywhere_is_not_taken_for_keys() {
    let mut sitting = Sitting::new();
    sitting.scan("BDHV:33333333").is_at(&Route::Welcome);
    sitting.press("2").scan("BDHV1-00012345").is_at(&Route::Name { xom: None }).does_not_show("BDHV");
}

/// The price of answering a key at once: only the first character of a scan may be taken for a key. Our codes begin with a
/// letter, which is none.
#[test]
fn of_a_scan_that_begins_with_a_digit_only_that_digit_is_pressed() {
    let mut sitting = Sitting::new();
    sitting.scan("31111111222").is_at(&Route::Lessons);
}

#[test]
fn keys_that_waited_since_before_a_screen_was_drawn_are_not_for_it() {
    let mut sitting = Sitting::new();
    sitting.press("3").is_at(&Route::Lessons).take_late(key('0'), 5_000).wait(1).is_at(&Route::Lessons);
    sitting.press("0").is_at(&Route::SignOut);
}

#[test]
fn repeats_are_dropped() {
    let repeat = KeyEvent { kind: KeyEventKind::Repeat, ..KeyEvent::new(KeyCode::Char('3'), KeyModifiers::NONE) };
    Sitting::new().take(Input::Key(repeat)).wait(1).is_at(&Route::Welcome);
}

#[test]
fn pasted_text_goes_into_a_field_and_nowhere_else() {
    let mut sitting = Sitting::new();
    sitting.take(Input::Paste("3".into())).is_at(&Route::Welcome);
    sitting.press("2").take(Input::Paste("Hoàng Thị Lan\n".into())).shows("Hoàng Thị Lan");
}

#[test]
fn ctrl_q_and_a_signal_end_the_program() {
    for end in [Input::Key(KeyEvent::new(KeyCode::Char('q'), KeyModifiers::CONTROL)), Input::Stop] {
        let mut sitting = Sitting::new();
        sitting.press("2 type:Lan").take(end);
        assert!(sitting.app.finished());
        sitting.asked_for(|effect| *effect == Effect::Quit);
    }
}
