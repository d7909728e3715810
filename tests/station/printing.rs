//! The confirmation's key for the receipt printer.

use crate::lesson::{at_the_door, at_the_door_of, confirm};
use crate::sitting::{Sitting, every_lesson};
use tramhoc::contract::{Effect, Fact, Printed};
use tramhoc::lesson::Lesson;
use tramhoc::paper::Sheet;
use tramhoc::ports::{PaperTray, Recorder, Start};
use tramhoc::screens::Route;

const INSTALL: u16 = 6;

fn lesson(number: u16) -> std::sync::Arc<Lesson> {
    every_lesson().by_number(number).expect("shipped").clone()
}

/// Somebody with a confirmation before them, at a station with this printer.
fn confirmed(number: u16, tray: PaperTray) -> Sitting {
    let station = Sitting::with(Recorder::new(Start::default(), every_lesson), 64, 24);
    let mut sitting = at_the_door_of(station, number);
    sitting.machine.plug_in(tray);
    confirm(sitting, &lesson(number))
}

fn printed(sitting: &Sitting) -> Vec<&Sheet> {
    let sheets = sitting.machine.effects().iter().filter_map(|effect| match effect {
        Effect::Print(sheet) => Some(&**sheet),
        _ => None,
    });
    sheets.collect()
}

#[test]
fn without_a_printer_nothing_is_offered_and_the_key_means_nothing() {
    let mut sitting = confirm(at_the_door(INSTALL, 64), &lesson(INSTALL));
    sitting.does_not_show("In ra").press("1").is_at(&Route::Confirmation { lesson: INSTALL });
    assert!(printed(&sitting).is_empty());
}

#[test]
fn the_key_prints_and_says_so_in_its_place_and_prints_again() {
    let mut sitting = confirmed(INSTALL, PaperTray::Full);
    sitting.shows("1  In ra").press("1").shows("✓ Đã in xong").does_not_show("In ra");
    assert!(sitting.spoken().contains("Đã in xong"), "{}", sitting.spoken());
    sitting.press("1").shows("✓ Đã in xong");
    let sheets = printed(&sitting);
    assert_eq!(sheets.len(), 2);
    assert_eq!((sheets[0].title.as_str(), sheets[0].level.as_str()), ("Cài đúng ứng dụng", "Đã tập một mình"));
    assert_eq!((sheets[0].learner.as_str(), sheets[0].date.as_str()), ("Người học ở trạm", "Ngày 22/11/2026"));
    let code = sheets[0].code.clone();
    sitting.shows(&code);
}

#[test]
fn a_printer_without_paper_is_told_calmly_and_can_be_tried_again() {
    let mut sitting = confirmed(INSTALL, PaperTray::Empty);
    sitting.press("1").shows("Máy in chưa sẵn").shows("bấm lại số 1.").shows("In lại");
    assert!(sitting.spoken().contains("Máy in chưa sẵn sàng"), "{}", sitting.spoken());
    sitting.machine.plug_in(PaperTray::Full);
    sitting.press("1").shows("✓ Đã in xong").does_not_show("chưa sẵn");
}

#[test]
fn every_lessons_confirmation_has_room_for_the_printers_words() {
    for lesson in every_lesson().lessons() {
        for tray in [PaperTray::Full, PaperTray::Empty] {
            confirmed(lesson.number, tray).press("1").resize(80, 24).resize(100, 30).press("1");
        }
    }
}

#[test]
fn the_report_of_another_paper_or_of_one_nobody_waits_for_changes_nothing() {
    let mut sitting = confirmed(INSTALL, PaperTray::Full);
    let drawn = sitting.picture();
    let report = |code: &str| tramhoc::app::Input::Fact(Fact::Printed { code: code.into(), how: Printed::NotReady });
    sitting.take(report("YRN0X-SGMV9"));
    assert_eq!(sitting.picture(), drawn);
    sitting.press("↵").take(report("YRN0X-SGMV9")).is_at(&Route::PhoneTasks { lesson: INSTALL });
}
