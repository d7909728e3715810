//! Put in order: the picks, one after the other, are the answer.

use super::{Aloud, Grade, Kind, Setting};
use crate::lesson::{Author, Node, Spoken};

#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    /// In the right order.
    items: Vec<String>,
    why: Spoken,
}

impl Order {
    pub fn read(setting: &Setting, node: &mut Node, author: &mut Author) -> Option<Self> {
        let span = node.span;
        let items: Vec<String> = node.texts(author, "items").into_iter().map(|told| told.value).collect();
        let why = node.spoken(author, "why", setting.clip("why"));
        if !(3..=6).contains(&items.len()) {
            let texts = author.texts;
            author.tell(span, "items", texts.author_items(items.len()), texts.author_items_remedy());
            return None;
        }
        Some(Self { items, why: why? })
    }
}

impl Kind for Order {
    fn options(&self) -> Vec<&str> {
        self.items.iter().map(String::as_str).collect()
    }
    fn answers_at_once(&self) -> bool {
        false
    }
    fn is_ordering(&self) -> bool {
        true
    }
    fn grade(&self, picked: &[usize]) -> Grade {
        Grade::of(picked.iter().copied().eq(0..self.items.len()), &self.why)
    }
    fn right_answer(&self) -> Vec<usize> {
        (0..self.items.len()).collect()
    }
    /// As many as six things cannot be kept in mind by ear.
    fn aloud(&self) -> Option<Aloud<'_>> {
        None
    }
}
