//! Several of several: each pick is turned on and off, the green key answers.

use super::{Choice, Grade, Kind, choices};
use crate::lesson::{Author, Node};

#[derive(Debug, Clone, PartialEq)]
pub struct Several {
    options: Vec<Choice>,
}

impl Several {
    pub fn read(id: &str, node: &mut Node, author: &mut Author) -> Option<Self> {
        choices::read(id, node, author, 1..=5).map(|options| Self { options })
    }
}

impl Kind for Several {
    fn options(&self) -> Vec<&str> {
        self.options.iter().map(|option| option.text.as_str()).collect()
    }
    fn answers_at_once(&self) -> bool {
        false
    }
    /// The explanation is that of the first option that was picked wrongly or missed.
    fn grade(&self, picked: &[usize]) -> Grade {
        let mut options = self.options.iter().enumerate();
        let wrong = options.find(|(place, option)| option.right != picked.contains(place));
        let said = wrong.map(|(_, option)| option).or(self.options.iter().find(|option| option.right));
        let said = said.unwrap_or(&self.options[0]);
        Grade { right: wrong.is_none(), why: said.why.clone() }
    }
    fn right_answer(&self) -> Vec<usize> {
        let right = self.options.iter().enumerate().filter(|(_, option)| option.right);
        right.map(|(place, _)| place).collect()
    }
}
