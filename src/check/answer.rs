//! How a question may be answered, and what may stand beside it.

use crate::contract::FieldKind;
use crate::lesson::Spoken;
use crate::phone::{Condition, Practice, ScreenIx, State, Touch, guide};

/// A typed answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typed {
    pub keys: FieldKind,
    /// The most letters that make sense.
    pub letters: usize,
}

/// Something drawn between the question and its answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Rows of text: a bill, a message.
    Rows(Vec<String>),
    /// A real QR of this word, for a real phone.
    Qr(String),
}

/// A question as it is asked aloud.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aloud<'q> {
    /// What is read out after the question for the learner to choose from; nothing where they answer in their own words.
    pub options: Vec<&'q str>,
    /// For the volunteer's eyes.
    pub right: &'q str,
    pub why: &'q Spoken,
}

/// Something to do in the simulator, without help.
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    pub start: ScreenIx,
    pub goal: Condition,
}

impl Task {
    /// The phone as the task begins.
    pub fn begin(&self, practice: &Practice) -> State {
        State::starting_at(practice, self.start)
    }

    /// Whether it is done.
    pub fn is_done(&self, state: &State) -> bool {
        state.scene.is_none() && state.holds(&self.goal)
    }

    /// Touches that do it, springing no trap.
    pub fn way(&self, practice: &Practice) -> Option<Vec<Touch>> {
        guide::way_to(practice, &self.begin(practice), |state| self.is_done(state))
    }
}
