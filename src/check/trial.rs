//! The bench of the questions' own tests: a question as an author writes it, read.

use super::Question;
use crate::lesson::{Author, Node};
use crate::texts::{Lang, Texts};
use toml_spanner::{Arena, Span};

fn read_with<'s>(source: &'s str, author: &mut Author<'s>) -> Option<Question> {
    let arena = Arena::new();
    let document = toml_spanner::parse(source, &arena).expect("the trial is TOML");
    Question::read(author, Node::new(document.table(), Span::new(0, 1)), None)
}

/// A question without a problem.
pub fn read(source: &str) -> Question {
    let mut author = Author::new(source, Texts::new(Lang::Vi));
    let question = read_with(source, &mut author);
    assert!(author.is_content(), "{:?}", author.problems());
    question.expect("what has no problem is a question")
}

/// The rules a question breaks.
pub fn problems(source: &str) -> Vec<&'static str> {
    let mut author = Author::new(source, Texts::new(Lang::Vi));
    read_with(source, &mut author);
    author.problems().into_iter().map(|problem| problem.rule).collect()
}
