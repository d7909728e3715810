//! What `tramhoc lessons check` proves of a lesson that reads well, one rule a function: that its solutions finish, that
//! nobody can get stuck, that every trap leads back, that every frame fits the smallest screen.

mod consequence;
mod explore;
mod frames;
mod questions;
mod solutions;
mod written;

use super::author::Author;
use super::header::read_for;
use super::model::Lesson;
use super::problem::Problem;
use crate::texts::Texts;
pub use explore::Space;
pub use written::practice_shape;

/// What was found out about a lesson.
#[derive(Debug)]
pub struct Proof {
    /// `None` where it could not be read.
    pub lesson: Option<Lesson>,
    pub problems: Vec<Problem>,
    /// States of the practice that can be reached.
    pub states: usize,
    /// Distinct pictures drawn.
    pub frames: usize,
}

/// Reads a lesson and proves it. Problems come in the order of the file.
pub fn prove(source: &str, texts: Texts) -> Proof {
    let mut author = Author::new(source, texts);
    let lesson = read_for(&mut author);
    let (mut states, mut frames) = (0, 0);
    if let Some(lesson) = lesson.as_ref().filter(|_| author.is_content()) {
        written::hold(&mut author);
        solutions::finish(lesson, &mut author);
        questions::grade(lesson, &mut author);
        consequence::is_shown(lesson, &mut author);
        let space = Space::of(&lesson.practice);
        states = space.states.len();
        explore::nobody_is_stuck(lesson, &space, &mut author);
        explore::everything_is_reached(lesson, &space, &mut author);
        frames = frames::fit(lesson, &space, &mut author);
    }
    Proof { lesson, problems: author.problems(), states, frames }
}
