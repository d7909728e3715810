//! Presses that were meant well: what two people stumbled over who played ten lessons by hand.

use crate::lesson::{answer, answer_one, at_the_door_of, lesson, solution};
use crate::sitting::{Sitting, every_lesson};
use std::sync::Arc;
use tramhoc::check::Question;
use tramhoc::lesson::Lesson;
use tramhoc::ports::{Recorder, Start};
use tramhoc::record::{Body, Mode};
use tramhoc::screens::Route;

const INSTALL: u16 = 6;

fn at_the_door(number: u16) -> Sitting {
    at_the_door_of(Sitting::with(Recorder::new(Start::default(), every_lesson), 64, 24), number)
}

/// The first lesson with a question that is done on the phone, and which question that is.
fn with_a_task() -> (Arc<Lesson>, usize) {
    let task = |question: &Question| question.form.kind().task().is_some();
    let lessons = every_lesson();
    let found =
        lessons.lessons().iter().find_map(|lesson| Some((lesson, lesson.check.questions.iter().position(task)?)));
    let (lesson, place) = found.expect("a lesson has a task");
    (Arc::clone(lesson), place)
}

#[test]
fn what_the_last_touch_has_done_stays_on_view_and_no_digit_presses_the_phone_any_more() {
    let mut sitting = at_the_door(INSTALL);
    sitting.press("5").press(&solution(&lesson(INSTALL), 0)).shows("Xong phần này").shows("MÀN HÌNH TẬP");
    let at_rest = sitting.picture();
    let offered: Vec<u8> = sitting.app.outline().choices.iter().map(|choice| choice.digit).collect();
    for digit in (1..=8).filter(|digit| !offered.contains(digit)) {
        assert_eq!(sitting.press(&digit.to_string()).picture(), at_rest, "after {digit}");
    }
}

#[test]
fn the_green_key_before_the_first_touch_of_a_task_answers_nothing() {
    let (lesson, place) = with_a_task();
    let mut sitting = at_the_door(lesson.number);
    sitting.press("6 ↵");
    for question in &lesson.check.questions[..place] {
        answer_one(&mut sitting, &lesson, question, true);
    }
    let id = lesson.check.questions[place].id.clone();
    let answered = |sitting: &Sitting| {
        let is_it = |body: &Body| matches!(body, Body::QuestionAnswered { question, .. } if *question == id);
        sitting.machine.bodies().iter().filter(|body| is_it(body)).count()
    };
    sitting.press("↵ ↵");
    assert_eq!(answered(&sitting), 0, "{}", sitting.picture());
    answer_one(&mut sitting, &lesson, &lesson.check.questions[place], true);
    assert_eq!(answered(&sitting), 1, "{}", sitting.picture());
}

#[test]
fn whoever_did_not_pass_may_practise_with_the_arrow_at_once() {
    let lesson = lesson(INSTALL);
    let mut sitting = at_the_door(INSTALL);
    sitting.press("6");
    answer(&mut sitting, &lesson, |_| false);
    sitting.choose("Ôn lại: làm theo mũi tên một lượt nữa");
    sitting.is_at(&Route::Practice { lesson: INSTALL, mode: Mode::Follow });
}

#[test]
fn whoever_passed_is_not_sent_back() {
    let lesson = lesson(INSTALL);
    let mut sitting = at_the_door(INSTALL);
    sitting.press("6");
    answer(&mut sitting, &lesson, |_| true);
    sitting.does_not_show("Ôn lại: làm theo");
}
