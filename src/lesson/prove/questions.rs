//! Every question grades as it should: the right answer right, some wrong one wrong; the right option does not give
//! itself away by always being the longest.

use super::super::author::Author;
use super::super::model::Lesson;

pub(super) fn grade(lesson: &Lesson, author: &mut Author) {
    let texts = author.texts;
    let mut longest = 0;
    let mut counted = 0;
    for question in &lesson.check.questions {
        let kind = question.form.kind();
        let right = kind.right_answer();
        let wrong: Vec<usize> = right.iter().rev().map(|pick| (pick + 1) % kind.options().len()).collect();
        let span = author.place(&format!("question/{}", question.id));
        if !kind.grade(&right).right || kind.grade(&wrong).right {
            author.tell(span, "grading", texts.author_grading(&question.id), texts.author_grading_remedy());
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
