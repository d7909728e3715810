//! What is remembered: events, people, and the progress folded from events.
//!
//! Events are append-only and hold no names and no free text; names live in one small table apart (design: trust.md §4).
//! Pure: this module knows what an event says and how it is chained, not where it is kept.

mod body;
mod card;
pub mod chain;
mod comfort;
mod correction;
mod event;
mod fold;
mod help_wanted;
mod hex;
mod identity;
mod level;
mod mastery;
mod number;
mod person;
mod runs;
mod set;
mod sittings;
mod tally;

pub use body::{Body, EpochCause, Help, Leaving, Mode, StepWork, XomAct};
pub use card::NotACard;
pub use chain::{Break, Head, Link, Standing, Survey, Witness};
pub use comfort::{Comfort, Look, TextSize, Wishes};
pub use correction::Corrections;
pub use event::{ClockQuality, Envelope, EventId, Hash, Moment, PackId, Position, StationId};
pub use fold::{LessonProgress, Progress, Unfinished};
pub use help_wanted::{HelpWanted, LONG_PAUSE_MS, Sign};
pub use hex::{hex, unhex};
pub use identity::{Identities, Merge, Moves, Naming, NoMerge, Owners, Party, may_merge};
pub use level::{Level, TasksSeen, lowered};
pub use mastery::Pass;
pub use number::{LearnerNumber, NotANumber};
pub use person::{Change, FormOfAddress, Language, LearnerCode, NotACode, Person, StationInfo, Who, Xom};
pub use runs::{NotWatched, Run, finished_alone};
pub use set::EventSet;
#[cfg(test)]
pub(crate) use set::samples;
pub use sittings::{Choice, NotTheirs, Sitting, chosen, sittings};
pub use tally::{Asked, Heads, LessonTally, ModeTally, Tally};
