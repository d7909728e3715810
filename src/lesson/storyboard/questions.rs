//! The self-check on paper: every question with its answers, which are right, and what each is answered with.

use super::super::model::SelfCheck;
use super::{Answer, Block, Chapter};
use crate::check::{Kind, Question};
use crate::texts::Texts;

pub(super) fn chapter(check: &SelfCheck, texts: Texts) -> Chapter {
    let mut blocks = vec![Block::Paragraph(texts.check_rule(check.questions.len(), check.pass))];
    for (number, question) in (1..).zip(&check.questions) {
        blocks.push(Block::Heading(texts.walk_question(&question.id, number)));
        blocks.extend(of_question(question, texts));
    }
    Chapter { heading: texts.lesson_check().to_owned(), blocks }
}

fn of_question(question: &Question, texts: Texts) -> Vec<Block> {
    let kind = question.form.kind();
    let right = kind.right_answer();
    let ask = Block::Paragraph(question.ask.text.clone());
    if kind.is_ordering() {
        let place = |option: usize| right.iter().position(|picked| *picked == option).map(|place| place + 1);
        let answer = |(option, text): (usize, &str)| Answer {
            right: place(option).map(|place| texts.check_place(place)),
            text: text.to_owned(),
            why: None,
        };
        let answers = kind.options().into_iter().enumerate().map(answer).collect();
        let why = super::said(texts.walk_why(), &kind.grade(&right).why.text);
        return vec![ask, Block::Answers(answers), why];
    }
    let answer = |(option, text): (usize, &str)| Answer {
        right: right.contains(&option).then(|| texts.walk_right().to_owned()),
        text: text.to_owned(),
        why: Some(why(kind, &right, option)),
    };
    vec![ask, Block::Answers(kind.options().into_iter().enumerate().map(answer).collect())]
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
