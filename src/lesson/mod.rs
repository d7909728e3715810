//! Lessons: what they are ([`Lesson`]), how they are read from `lesson.toml` ([`read`]), and what is told to the author
//! when something is not right ([`Problem`]).
//!
//! A lesson that was read without a problem is whole: screens and the practice machine need check nothing again.
//! Pure: the text comes in as a string; where it was found is a caller's business.

mod author;
#[cfg(test)]
pub(crate) mod bare;
mod embedded;
mod header;
mod model;
mod node;
mod practice;
mod problem;
mod prove;
mod schema;
mod self_check;
mod storyboard;
mod tracks;
mod words;

pub use author::Author;
pub use embedded::{EMBEDDED, embedded_catalogue};
pub use header::read;
pub use model::{Catalogue, Lesson, Round, SelfCheck, Source, Spoken};
pub use node::{Node, Told};
pub use practice::{Names, Reading, task_words};
pub use problem::{Problem, Report};
pub use prove::{Aside, Proof, practice_shape, prove};
pub use schema::{json_schema, reference};
pub use storyboard::Storyboard;
pub use tracks::{TRACKS, Track, read_tracks};
pub use words::{actions, condition, template};
