//! Reads the `[check]` part: the questions and how many must be right.

use super::author::Author;
use super::model::SelfCheck;
use super::node::Node;
use crate::check::Question;
use crate::phone::Practice;

/// Reads the self-check. `pass` must be reachable.
pub fn read(author: &mut Author, mut node: Node, practice: Option<&Practice>) -> Option<SelfCheck> {
    author.mark("check", node.span);
    let pass = node.number(author, "pass", 1..=20);
    let nodes = node.some_nodes(author, "question");
    let count = nodes.len();
    let questions: Vec<Question> =
        nodes.into_iter().filter_map(|node| Question::read(author, node, practice)).collect();
    node.finish(author);
    let pass = pass?;
    if usize::from(pass.value) > count {
        let texts = author.texts;
        author.tell(pass.span, "pass", texts.author_pass(pass.value, count), texts.author_pass_remedy(count));
    }
    Some(SelfCheck { pass: u8::try_from(pass.value).ok()?, questions })
}
