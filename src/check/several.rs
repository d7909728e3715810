//! Several of several: each pick is turned on and off, the green key answers.

use super::{Aloud, Choice, Grade, Kind, Setting, choices};
use crate::lesson::{Author, Node};

#[derive(Debug, Clone, PartialEq)]
pub struct Several {
    options: Vec<Choice>,
}

impl Several {
    pub fn read(setting: &Setting, node: &mut Node, author: &mut Author) -> Option<Self> {
        choices::read(setting, node, author, 1..=5).map(|options| Self { options })
    }
}

impl Kind for Several {
    fn options(&self) -> Vec<&str> {
        self.options.iter().map(|option| option.text.as_str()).collect()
    }
    fn answers_at_once(&self) -> bool {
        false
    }
    fn grade(&self, picked: &[usize]) -> Grade {
        choices::grade_several(&self.options, picked)
    }
    fn right_answer(&self) -> Vec<usize> {
        choices::all_right(&self.options)
    }
    /// As many as six options cannot be kept in mind by ear.
    fn aloud(&self) -> Option<Aloud<'_>> {
        None
    }
}
