//! Options with their own explanations, as the kinds with options read them.

use super::{Grade, Setting};
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
    setting: &Setting,
    node: &mut Node,
    author: &mut Author,
    rights: std::ops::RangeInclusive<usize>,
) -> Option<Vec<Choice>> {
    let span = node.span;
    let nodes = node.nodes(author, "options");
    let options: Vec<Choice> =
        nodes.into_iter().enumerate().filter_map(|(place, node)| choice(setting, place, node, author)).collect();
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

fn choice(setting: &Setting, place: usize, mut node: Node, author: &mut Author) -> Option<Choice> {
    let text = node.text(author, "text");
    let right = node.flag(author, "right");
    let why = node.spoken(author, "why", setting.clip(&format!("why-{}", place + 1)));
    node.finish(author);
    Some(Choice { text: text?.value, right, why: why? })
}

/// Right are all the right ones and only those. The explanation is that of the first option picked wrongly or missed.
pub(super) fn grade_several(options: &[Choice], picked: &[usize]) -> Grade {
    let wrong = options.iter().enumerate().find(|(place, option)| option.right != picked.contains(place));
    let said = wrong.map(|(_, option)| option).or(options.iter().find(|option| option.right));
    Grade { right: wrong.is_none(), why: said.unwrap_or(&options[0]).why.clone() }
}

/// The places of the right options.
pub(super) fn all_right(options: &[Choice]) -> Vec<usize> {
    options.iter().enumerate().filter(|(_, option)| option.right).map(|(place, _)| place).collect()
}
