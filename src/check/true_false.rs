//! True or false, with why for either answer.

use super::{Aloud, Grade, Kind, Setting};
use crate::lesson::{Author, Node, Spoken};

#[derive(Debug, Clone, PartialEq)]
pub struct TrueFalse {
    answer: bool,
    /// Said to who answered "true", to who answered "false".
    why: [Spoken; 2],
    /// The two answers as they are shown.
    words: [&'static str; 2],
}

impl TrueFalse {
    pub fn read(setting: &Setting, node: &mut Node, author: &mut Author) -> Option<Self> {
        let answer = node.maybe_flag(author, "answer");
        if !node.has("answer") {
            let texts = author.texts;
            author.tell(
                node.span,
                "missing-key",
                texts.author_missing_key("answer"),
                texts.author_missing_key_remedy("answer"),
            );
        }
        let why_true = node.spoken(author, "why_true", setting.clip("why-true"));
        let why_false = node.spoken(author, "why_false", setting.clip("why-false"));
        Some(Self { answer: answer?, why: [why_true?, why_false?], words: ["Đúng", "Không đúng"] })
    }
}

impl Kind for TrueFalse {
    fn options(&self) -> Vec<&str> {
        self.words.to_vec()
    }
    /// True always stands first: it is not a list to search.
    fn shuffles(&self) -> bool {
        false
    }
    fn answers_at_once(&self) -> bool {
        true
    }
    fn grade(&self, picked: &[usize]) -> Grade {
        let said_true = picked.first() == Some(&0);
        let why = &self.why[usize::from(!said_true)];
        Grade::of(picked.len() == 1 && said_true == self.answer, why)
    }
    fn right_answer(&self) -> Vec<usize> {
        vec![usize::from(!self.answer)]
    }
    /// Whether something is so is answered without being told the two answers.
    fn aloud(&self) -> Option<Aloud<'_>> {
        let right = usize::from(!self.answer);
        Some(Aloud { options: Vec::new(), right: self.words[right], why: &self.why[right] })
    }
}
