//! What is remembered: events, people, and the progress folded from events.
//!
//! Events are append-only and hold no names and no free text; names live in one small table apart (design: trust.md §4).
//! Pure: this module knows what an event says and how it is chained, not where it is kept.

pub mod chain;
mod event;
mod fold;
mod mastery;
mod number;
mod person;

pub use chain::{Break, Head, Link, Standing, Witness};
pub use event::{Body, ClockQuality, Envelope, EventId, Hash, Help, Leaving, Mode, Moment, StationId, StepWork};
pub use fold::{LessonProgress, Progress, Unfinished};
pub use mastery::Pass;
pub use number::{LearnerNumber, NotANumber};
pub use person::{FormOfAddress, LearnerCode, NotACode, Person, StationInfo, Xom};
