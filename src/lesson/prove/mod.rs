//! What `tramhoc lessons check` proves of a lesson that reads well, one rule a function: that its solutions finish in every
//! mode, that nobody can get stuck, that every trap leads back, that everything written comes to pass, that every picture
//! is whole and every text can be read.

mod block;
mod consequence;
#[cfg(test)]
mod exactness;
mod explore;
mod frames;
mod questions;
mod reached;
mod solutions;
mod stuck;
mod touch;
mod written;

use super::author::Author;
use super::header::read_for;
use super::model::Lesson;
use super::problem::Problem;
use crate::texts::Texts;
use explore::{MOST_TRIES, Space};
use std::sync::Arc;
pub use written::practice_shape;

/// What was found out about a lesson.
#[derive(Debug)]
pub struct Proof {
    /// `None` where it could not be read.
    pub lesson: Option<Arc<Lesson>>,
    pub problems: Vec<Problem>,
    /// Sets of alike states of the practice that can be reached.
    pub states: usize,
    /// Distinct pictures drawn.
    pub frames: usize,
}

/// Reads a lesson and proves it. Problems come in the order of the file.
pub fn prove(source: &str, texts: Texts) -> Proof {
    let mut author = Author::new(source, texts);
    let lesson = read_for(&mut author).map(Arc::new);
    let (mut states, mut frames) = (0, 0);
    if let Some(lesson) = lesson.as_ref().filter(|_| author.is_content()) {
        written::hold(&mut author);
        consequence::is_shown(lesson, &mut author);
        if solutions::finish(lesson, &mut author) {
            solutions::finish_in_every_mode(lesson, &mut author);
        }
        questions::grade(lesson, &mut author);
        reached::no_step_is_done_by_itself(lesson, &mut author);
        (states, frames) = explored(lesson, &mut author);
    }
    Proof { lesson, problems: author.problems(), states, frames }
}

/// What can only be said when all states are known. Returns how many sets of states and distinct pictures there are.
fn explored(lesson: &Lesson, author: &mut Author) -> (usize, usize) {
    let space = Space::of(&lesson.practice);
    if space.bounded {
        let (span, texts) = (author.place("practice"), author.texts);
        author.tell(span, "too-many-states", texts.author_bound(MOST_TRIES), texts.author_bound_remedy());
        return (space.size(), 0);
    }
    reached::every_screen_is_shown(lesson, &space, author);
    reached::every_element_is_shown(lesson, &space, author);
    reached::every_tap_answers(lesson, &space, author);
    reached::every_trap_leads_back(lesson, &space, author);
    if reached::every_step_is_done(lesson, &space, author) {
        stuck::nobody_is_stuck(lesson, &space, author);
    }
    (space.size(), frames::fit(lesson, &space, author))
}
