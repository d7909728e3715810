//! Vouching for what one saw: a run through Tự làm, tasks on a real phone. What may be vouched for is decided by
//! [`crate::record::Run`]; this is what a volunteer is shown of it.

use crate::credential::ShortCode;
use crate::record::{EventId, LearnerCode, Moment, Person, Progress, Run};

/// What a volunteer beside a learner proves their PIN for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BesideAct {
    /// Sitting down to watch. [`super::Answer::Watching`].
    Watch { lesson: u16, version: u16 },
    /// Vouching for the run that was watched; by the volunteer who sat down, and nobody else. [`super::Answer::Vouched`].
    Vouch { lesson: u16, attempt: u64 },
}

/// A run that was finished, and by whom.
#[derive(Debug, Clone, PartialEq)]
pub struct Finished {
    /// The code they are kept under.
    pub learner: LearnerCode,
    /// `None` for a guest, or somebody whose name was erased.
    pub person: Option<Person>,
    pub run: Run,
}

/// What is vouched for of one learner, and what may be.
#[derive(Debug, Clone, PartialEq)]
pub struct Witnessing {
    /// The code they are kept under.
    pub learner: LearnerCode,
    pub person: Option<Person>,
    /// The volunteer and the learner are one human being.
    pub oneself: bool,
    pub progress: Progress,
    /// What holds, the newest first.
    pub witnessed: Vec<Witnessed>,
    /// Confirmations that were given out at a level the record no longer has.
    pub overstated: Vec<Overstated>,
}

/// What a volunteer vouches for.
#[derive(Debug, Clone, PartialEq)]
pub struct Witnessed {
    pub event: EventId,
    pub lesson: u16,
    pub version: u16,
    pub at: Moment,
    /// The task on the learner's own phone, from 0; `None` for a run through Tự làm.
    pub task: Option<u8>,
    /// `None` where their name was erased.
    pub by: Option<Person>,
}

/// A confirmation that says more than the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overstated {
    pub lesson: u16,
    pub version: u16,
    /// `None` where it was signed with a key that is gone.
    pub code: Option<ShortCode>,
}
