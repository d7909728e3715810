//! The confirmation on the screen: beside its words, alone, and where no QR fits, at every size.

use crate::sitting::{Sitting, every_lesson, keys_to, with_people};
use tramhoc::app::Input;
use tramhoc::contract::{Blocks, Effect, Fact};
use tramhoc::ports::{Machine, Recorder, Start};
use tramhoc::record::{Body, Mode};
use tramhoc::screens::Route;

/// Somebody with a long name who has done everything in a lesson, before its confirmation.
fn with_everything_done(lesson: u16, columns: u16, rows: u16) -> Sitting {
    let people = with_people(&[("Công Tằng Tôn Nữ Thị Ngọc Minh", "dong-keng")]);
    let mut sitting = Sitting::with(Recorder::prepared(Start::default(), every_lesson, people), columns, rows);
    sitting.press("1 1 1");
    let learner = sitting.app.world().learner.clone().expect("she is signed in").code;
    let (version, attempt) = (1, 7);
    for body in [
        Body::PracticeDone { learner, lesson, version, attempt, mode: Mode::Alone },
        Body::CheckDone { learner, lesson, version, attempt, right: 4, of: 5, passed: true },
    ] {
        let saved = sitting.machine.run(&Effect::Record(body)).expect("it is answered");
        sitting.take(Input::Fact(saved));
    }
    let gain = every_lesson().by_number(lesson).expect("shipped").gain.len();
    sitting.press(&keys_to(lesson, &every_lesson())).press("7").press(&"↵ ".repeat(gain));
    sitting.is_at(&Route::Confirmation { lesson });
    sitting
}

fn lessons() -> Vec<u16> {
    every_lesson().lessons().iter().map(|lesson| lesson.number).collect()
}

#[test]
fn nothing_of_it_is_cut_off_at_any_size_with_the_longest_name_and_every_title() {
    for lesson in lessons() {
        let mut sitting = with_everything_done(lesson, 64, 24);
        for (columns, rows) in
            [(64, 24), (64, 26), (64, 27), (64, 60), (80, 24), (100, 30), (120, 40), (160, 50), (200, 60)]
        {
            // Drawing fails the test where a text does not fit.
            sitting.resize(columns, rows).shows("Chỉ hiện mã").shows("Xong").shows("22/11/2026");
            sitting.press("2").shows("quay lại").press("5");
        }
    }
}

#[test]
fn the_key_2_shows_the_qr_alone_without_a_name_and_any_key_leads_back() {
    let mut sitting = with_everything_done(lessons()[0], 80, 24);
    let before = sitting.picture();
    let code = sitting.app.outline().texts.last().expect("the short code").clone();
    for key in ["1", "2", "0", "9", "↵", "*", ".", "5"] {
        sitting.press("2").shows(&code).does_not_show("Ngọc Minh").does_not_show("Chỉ hiện mã");
        sitting.press(key);
        assert_eq!(sitting.picture(), before, "after {key}");
    }
    sitting.press("0").is_at(&Route::Lessons);
}

#[test]
fn where_no_qr_fits_the_screen_says_so_calmly_with_the_code_to_read_out() {
    let mut sitting = with_everything_done(lessons()[0], 64, 24);
    let code = sitting.app.outline().texts.last().expect("the short code").clone();
    sitting.take(Input::Fact(Fact::Blocks(Blocks::Whole)));
    sitting.shows("chưa vẽ được mã").shows(&code).shows("Xong").does_not_show("Chỉ hiện mã");
    sitting.press("2").shows("chưa vẽ được mã").shows(&code).shows("quay lại").press("2").shows("Ngọc Minh");
    sitting.resize(160, 50).does_not_show("chưa vẽ được mã").does_not_show("▀");
}
