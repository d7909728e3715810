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
pub use explore::Aside;
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
    /// What can be said beside the way, each with a state and a touch that brings it about.
    pub asides: Vec<Aside>,
}

/// Reads a lesson and proves it. Problems come in the order of the file.
pub fn prove(source: &str, texts: Texts) -> Proof {
    let mut author = Author::new(source, texts);
    let lesson = read_for(&mut author).map(Arc::new);
    let mut proof = Proof { lesson: lesson.clone(), problems: Vec::new(), states: 0, frames: 0, asides: Vec::new() };
    if let Some(lesson) = lesson.filter(|_| author.is_content()) {
        written::hold(&mut author);
        consequence::is_shown(&lesson, &mut author);
        if solutions::finish(&lesson, &mut author) {
            solutions::finish_in_every_mode(&lesson, &mut author);
        }
        questions::grade(&lesson, &mut author);
        questions::have_a_short_form(&lesson, &mut author);
        reached::no_step_is_done_by_itself(&lesson, &mut author);
        explore(&lesson, &mut author, &mut proof);
    }
    Proof { problems: author.problems(), ..proof }
}

/// What can only be said when all states are known.
fn explore(lesson: &Lesson, author: &mut Author, proof: &mut Proof) {
    let space = Space::of(&lesson.practice);
    proof.states = space.size();
    if space.bounded {
        let (span, texts) = (author.place("practice"), author.texts);
        author.tell(span, "too-many-states", texts.author_bound(MOST_TRIES), texts.author_bound_remedy());
        return;
    }
    reached::every_screen_is_shown(lesson, &space, author);
    reached::every_element_is_shown(lesson, &space, author);
    reached::every_moment_comes(lesson, &space, author);
    reached::every_tap_answers(lesson, &space, author);
    reached::every_trap_leads_back(lesson, &space, author);
    if reached::every_step_is_done(lesson, &space, author) {
        stuck::nobody_is_stuck(lesson, &space, author);
    }
    proof.frames = frames::fit(lesson, &space, author);
    proof.asides = space.asides();
}
