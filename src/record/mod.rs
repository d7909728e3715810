//! What is remembered: events, people, and the progress folded from events.
//!
//! Events are append-only and hold no names and no free text; names live in one small table apart (design: trust.md §4).
//! Pure: this module knows what an event says and how it is chained, not where it is kept.

pub mod chain;
mod correction;
mod event;
mod fold;
mod hex;
mod identity;
mod mastery;
mod number;
mod person;
mod set;
mod sittings;
mod tally;

pub use chain::{Break, Head, Link, Standing, Survey, Witness};
pub use correction::Corrections;
pub use event::{
    Body, ClockQuality, Envelope, EpochCause, EventId, Hash, Help, Leaving, Mode, Moment, PackId, Position, StationId,
    StepWork, XomAct,
};
pub use fold::{LessonProgress, Progress, Unfinished};
pub use hex::{hex, unhex};
pub use identity::{Identities, Merge, Moves, Naming, NoMerge, Owners, Party, may_merge};
pub use mastery::Pass;
pub use number::{LearnerNumber, NotANumber};
pub use person::{FormOfAddress, Language, LearnerCode, NotACode, Person, StationInfo, Xom};
pub use set::EventSet;
#[cfg(test)]
pub(crate) use set::samples;
pub use sittings::{Choice, NotTheirs, Sitting, chosen, sittings};
pub use tally::{Asked, Heads, LessonTally, ModeTally, Tally};
