//! The self-check on paper: every question with its answers, which are right, and what each is answered with.

use super::super::model::Lesson;
use super::album::Album;
use super::{Answer, Block, Chapter, said};
use crate::check::{self, Grade, Kind, Question, Task};
use crate::phone::spots::input_of;
use crate::phone::{Practice, guide};
use crate::texts::Texts;

pub(super) fn chapter<'l>(lesson: &'l Lesson, album: &mut Album<'l>, texts: Texts) -> Chapter {
    let check = &lesson.check;
    let mut blocks = vec![Block::Paragraph(texts.check_rule(check.questions.len(), check.pass))];
    for (number, question) in (1..).zip(&check.questions) {
        blocks.push(Block::Heading(texts.walk_question(&question.id, number)));
        blocks.push(Block::Paragraph(question.ask.text.clone()));
        blocks.extend(shown(question.form.kind(), texts));
        blocks.extend(answered(question, &lesson.practice, album, texts));
    }
    Chapter { heading: texts.lesson_check().to_owned(), blocks }
}

/// What stands between question and answers.
fn shown(kind: &dyn Kind, texts: Texts) -> Option<Block> {
    // Which word the QR holds is drawn anew for each attempt; all of them stand among the answers.
    match kind.block(0)? {
        check::Block::Rows(rows) => Some(Block::Rows(rows)),
        check::Block::Qr(_) => Some(Block::Paragraph(texts.walk_qr().to_owned())),
    }
}

fn answered(question: &Question, practice: &Practice, album: &mut Album, texts: Texts) -> Vec<Block> {
    let kind = question.form.kind();
    if let Some(task) = kind.task() {
        return done(task, &kind.grade_done(true), practice, album, texts);
    }
    if kind.typed().is_some() {
        return vec![Block::Answers(kind.foreseen().into_iter().map(|foreseen| typed(foreseen, texts)).collect())];
    }
    if kind.is_ordering() {
        return in_order(kind, texts);
    }
    let right = kind.right_answer();
    let answer = |(option, text): (usize, &str)| Answer {
        right: right.contains(&option).then(|| texts.walk_right().to_owned()),
        text: text.to_owned(),
        why: Some(why(kind, &right, option)),
    };
    vec![Block::Answers(kind.options().into_iter().enumerate().map(answer).collect())]
}

/// The options in their right order, or each beside what it belongs to.
fn in_order(kind: &dyn Kind, texts: Texts) -> Vec<Block> {
    let (options, prompts, right) = (kind.options(), kind.prompts(), kind.right_answer());
    let answer = |(place, option): (usize, &usize)| {
        let text = options[*option].to_owned();
        match prompts.get(place) {
            Some(prompt) => {
                Answer { right: Some(texts.walk_right().to_owned()), text: format!("{prompt} – {text}"), why: None }
            }
            None => Answer { right: Some(texts.check_place(place + 1)), text, why: None },
        }
    };
    let answers = right.iter().enumerate().map(answer).collect();
    vec![Block::Answers(answers), said(texts.walk_why(), &kind.grade(&right).why.text)]
}

fn typed((text, grade): (String, Grade), texts: Texts) -> Answer {
    Answer { right: grade.right.then(|| texts.walk_right().to_owned()), text, why: Some(grade.why.text) }
}

/// The phone as the task begins, and a way that does it.
fn done(task: &Task, grade: &Grade, practice: &Practice, album: &mut Album, texts: Texts) -> Vec<Block> {
    let mut state = task.begin(practice);
    let way = task.way(practice).unwrap_or_default();
    let first = way.first().map(|touch| album.words_of(&state, &input_of(touch))).unwrap_or_default();
    let picture = album.picture(&state, way.first(), first);
    let mut words = Vec::new();
    for touch in &way {
        words.push(album.words_of(&state, &input_of(touch)));
        let Some(next) = guide::touched(practice, &state, touch) else { break };
        state = next;
    }
    let pictures = Block::Pictures(vec![picture]);
    vec![pictures, said(texts.walk_task(), &words.join(" → ")), said(texts.walk_why(), &grade.why.text)]
}

/// The explanation of one option. Where several are picked, it is what is said when this one alone was got wrong.
fn why(kind: &dyn Kind, right: &[usize], option: usize) -> String {
    let picks = if kind.answers_at_once() {
        vec![option]
    } else {
        (0..kind.options().len()).filter(|other| right.contains(other) != (*other == option)).collect()
    };
    kind.grade(&picks).why.text
}
