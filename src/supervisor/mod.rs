//! The supervisor: who may look after this station, how they prove it, and what they do here.
//!
//! A volunteer is a person of this station with a PIN, so that nobody can vouch for themself under another name. Pure: the
//! machine runs [`Command`]s and answers with [`Answer`]s; this module knows neither where PINs are kept nor how they are
//! hashed, and no screen.

pub mod lock;
mod pin;
mod recovery;

pub use lock::Decision;
pub use pin::{DIGITS, NotAPin, Pin, Weakness};
pub use recovery::{CHARACTERS, NotARecoveryCode, RecoveryCode};

use crate::record::{Body, Comfort, LearnerCode, Leaving, Moment, Person, Progress, StationInfo};

/// What is asked of the machine. Where it says *session*, the machine does it for a supervisor who has entered, and for
/// nobody else: then the answer is [`Answer::Left`].
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Who looks after the station. Answered by [`Answer::Desk`].
    Look,
    /// People by name or number; without marks too. Answered by `Fact::People`.
    Find(String),
    /// How a volunteer's lock stands. Answered by [`Answer::Stands`].
    AskLock(LearnerCode),
    /// Enter with a PIN. [`Answer::Ready`], or at once [`Answer::Stands`].
    Try { volunteer: LearnerCode, pin: Pin },
    /// Prove the recovery code, to choose a new PIN for this volunteer. [`Answer::Ready`].
    TryRecovery { volunteer: LearnerCode, code: RecoveryCode },
    /// Make somebody a volunteer: the first one freely, others in a session. [`Answer::Ready`].
    AddVolunteer { who: Newcomer, pin: Pin },
    /// Another PIN: in a session, or after the recovery code. [`Answer::Ready`].
    ChangePin { volunteer: LearnerCode, pin: Pin },
    /// Session; never oneself, so that one is always left. [`Answer::Desk`].
    Remove(LearnerCode),
    /// Session: draw a recovery code, to be shown. [`Answer::Drawn`].
    DrawRecovery,
    /// Session: the code was copied down and confirmed. [`Answer::Ready`].
    KeepRecovery(RecoveryCode),
    /// What was being hashed is ready: go on with it. [`Answer::Entered`], [`Answer::Refused`], [`Answer::Recovered`],
    /// [`Answer::Desk`].
    Conclude(u64),
    /// Session: the place's name. [`Answer::Described`].
    NamePlace(String),
    /// Session: letters, colours and voice for everybody who wishes for nothing else. [`Answer::Comfort`].
    SetComfort(Comfort),
    /// Session: what a person has. [`Answer::Learner`].
    LookAt(LearnerCode),
    /// Session: how somebody else answered a question asked aloud. [`Answer::Learner`], or [`Answer::NotOneself`].
    AskedAgain { learner: LearnerCode, lesson: u16, version: u16, question: String, right: bool },
    /// Session: what supervisors did lately. [`Answer::Log`].
    ReadLog,
    /// The end of the session. [`Answer::Left`].
    Leave(Leaving),
}

/// Who is to become a volunteer.
#[derive(Debug, Clone, PartialEq)]
pub enum Newcomer {
    /// Somebody who learns here already.
    Known(LearnerCode),
    /// Somebody whose name is not in the list yet.
    Named(String),
}

/// What has happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    Desk(Desk),
    /// The lock of a volunteer, unopened.
    Stands(Decision),
    /// A hash was made: [`Command::Conclude`] goes on with it, if the screen that asked is still there.
    Ready(u64),
    Entered(Person),
    /// The PIN or recovery code was wrong; how the lock stands now.
    Refused(Decision),
    /// The recovery code was right: a new PIN may be chosen.
    Recovered,
    Drawn(RecoveryCode),
    Described(StationInfo),
    Comfort(Comfort),
    Learner {
        person: Person,
        progress: Progress,
    },
    NotOneself,
    Log(Vec<Entry>),
    Left,
}

/// Who looks after the station.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Desk {
    /// Sorted by given name.
    pub volunteers: Vec<Person>,
    /// Whether there is a recovery code.
    pub recovery: bool,
}

/// A line of the log of supervisors' acts.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub at: Moment,
    pub body: Body,
    /// Who did it; `None` also for somebody whose name was erased.
    pub by: Option<Person>,
    /// Whom it concerned.
    pub whom: Option<Person>,
}

/// Entries of the log that are shown.
pub const LOG: u32 = 50;
