//! Options with their own explanations, as the kinds with options read them.

use crate::lesson::{Author, Node, Spoken};

/// An option and what is said to who chose it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub text: String,
    pub right: bool,
    pub why: Spoken,
}

/// Reads `options`; `rights` says how many may be right.
pub(super) fn read(
    id: &str,
    node: &mut Node,
    author: &mut Author,
    rights: std::ops::RangeInclusive<usize>,
) -> Option<Vec<Choice>> {
    let span = node.span;
    let nodes = node.nodes(author, "options");
    let options: Vec<Choice> =
        nodes.into_iter().enumerate().filter_map(|(place, node)| choice(id, place, node, author)).collect();
    let right = options.iter().filter(|option| option.right).count();
    let texts = author.texts;
    if !(2..=6).contains(&options.len()) {
        author.tell(span, "options", texts.author_options(options.len()), texts.author_options_remedy());
        return None;
    }
    if !rights.contains(&right) {
        let remedy = texts.author_rights_remedy(rights.start(), rights.end());
        author.tell(span, "right-options", texts.author_rights(right), remedy);
        return None;
    }
    Some(options)
}

fn choice(id: &str, place: usize, mut node: Node, author: &mut Author) -> Option<Choice> {
    let text = node.text(author, "text");
    let right = node.flag(author, "right");
    let why = node.spoken(author, "why", format!("question-{id}-why-{}", place + 1));
    node.finish(author);
    Some(Choice { text: text?.value, right, why: why? })
}
