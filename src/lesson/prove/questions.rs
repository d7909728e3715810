//! Every question grades as it should: the right answer right, some wrong one wrong; the right option does not give
//! itself away by always being the longest; who reads slowly finds enough questions with two choices; what a phone shows can
//! be typed on a numeric keypad.

use super::super::author::Author;
use super::super::model::{Lesson, SHORT};
use crate::check::{Form, Kind};

pub(super) fn grade(lesson: &Lesson, author: &mut Author) {
    let texts = author.texts;
    let mut longest = 0;
    let mut counted = 0;
    for question in &lesson.check.questions {
        let kind = question.form.kind();
        let right = kind.right_answer();
        let span = author.place(&format!("question/{}", question.id));
        if !tells_right_from_wrong(kind, lesson) {
            author.tell(span, "grading", texts.author_grading(&question.id), texts.author_grading_remedy());
        }
        if let Form::Scan(scan) = &question.form
            && !scan.is_of_digits()
        {
            author.tell(span, "scan-letters", texts.author_scan_letters(), texts.author_scan_letters_remedy());
        }
        if let ([only], true) = (right.as_slice(), kind.shuffles()) {
            let lengths: Vec<usize> = kind.options().iter().map(|option| option.chars().count()).collect();
            counted += 1;
            longest +=
                usize::from(lengths.iter().enumerate().all(|(o, length)| o == *only || *length < lengths[*only]));
        }
    }
    if counted >= 2 && longest == counted {
        let span = author.place("check");
        author.tell(span, "longest-is-right", texts.author_longest(), texts.author_longest_remedy());
    }
}

/// Who reads slowly is asked three questions with two spoken choices each.
pub(super) fn have_a_short_form(lesson: &Lesson, author: &mut Author) {
    if lesson.check.short().is_none() {
        let (span, texts) = (author.place("check"), author.texts);
        let found = lesson.check.two_choices().count();
        author.tell(span, "no-short-form", texts.author_no_short(found, SHORT), texts.author_no_short_remedy());
    }
}

/// Some answer is right and some other is wrong; what is to be done can be done, and is not done before it begins.
fn tells_right_from_wrong(kind: &dyn Kind, lesson: &Lesson) -> bool {
    if let Some(task) = kind.task() {
        return task.way(&lesson.practice).is_some_and(|way| !way.is_empty());
    }
    if kind.typed().is_some() {
        let right = |seed: u64| kind.right_text(seed).is_some_and(|text| kind.grade_typed(&text, seed).right);
        return (0..8).all(right) && !kind.grade_typed("", 0).right && !kind.grade_typed("?", 0).right;
    }
    let right = kind.right_answer();
    let wrong: Vec<usize> = right.iter().rev().map(|pick| (pick + 1) % kind.options().len()).collect();
    kind.grade(&right).right && !kind.grade(&wrong).right
}
