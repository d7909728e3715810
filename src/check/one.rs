//! One of several.

use super::{Aloud, Choice, Grade, Kind, Setting, choices};
use crate::lesson::{Author, Node};

#[derive(Debug, Clone, PartialEq)]
pub struct One {
    options: Vec<Choice>,
}

impl One {
    pub fn read(setting: &Setting, node: &mut Node, author: &mut Author) -> Option<Self> {
        choices::read(setting, node, author, 1..=1).map(|options| Self { options })
    }
}

impl Kind for One {
    fn options(&self) -> Vec<&str> {
        self.options.iter().map(|option| option.text.as_str()).collect()
    }
    fn answers_at_once(&self) -> bool {
        true
    }
    fn grade(&self, picked: &[usize]) -> Grade {
        let option = &self.options[picked.first().copied().unwrap_or(0).min(self.options.len() - 1)];
        Grade::of(option.right && picked.len() == 1, &option.why)
    }
    fn right_answer(&self) -> Vec<usize> {
        self.options.iter().position(|option| option.right).into_iter().collect()
    }
    fn aloud(&self) -> Option<Aloud<'_>> {
        let right = self.options.iter().find(|option| option.right)?;
        Some(Aloud { options: self.options(), right: &right.text, why: &right.why })
    }
}
