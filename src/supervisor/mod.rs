//! The supervisor: who may look after this station, how they prove it, and what they do here.
//!
//! A volunteer is a person of this station with a PIN, so that nobody can vouch for themself under another name. Pure: the
//! machine runs [`Command`]s and answers with [`Answer`]s; this module knows neither where PINs are kept nor how they are
//! hashed, and no screen.

mod checking;
mod enrolment;
mod hamlets;
pub mod lock;
pub mod people;
mod pin;
mod recovery;
mod roster;
mod witnessing;

pub use checking::{Checked, Picture, Reading, Whose};
pub use enrolment::{Enrolment, KeyStanding, ListFacts, NotCarried, Offer};
pub use hamlets::{LETTERS as XOM_LETTERS, MOST as MOST_XOMS, NotChanged, XomChange};
pub use lock::Decision;
pub use pin::{DIGITS, NotAPin, Pin, Weakness};
pub use recovery::{CHARACTERS, NotARecoveryCode, RecoveryCode};
pub use roster::{Known, Roster};
pub use witnessing::{BesideAct, Finished, Overstated, Witnessed, Witnessing};

use crate::credential::Signed;
use crate::record::{
    Body, Comfort, EventId, Language, LearnerCode, Leaving, Moment, NoMerge, NotWatched, Person, Progress, StationInfo,
};
use crate::report::{Period, Sheet};

/// What is asked of the machine. Where it says *session*, the machine does it for a supervisor who has entered, and for
/// nobody else: then the answer is [`Answer::Left`].
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Who looks after the station. Answered by [`Answer::Desk`].
    Look,
    /// People by name or number; without marks too. Answered by `Fact::People`, at most [`MOST_FOUND`].
    Find(String),
    /// Session: about people. Answered by [`Answer::People`].
    People(people::Deed),
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
    /// Session: the list of hamlets. [`Answer::Described`], or [`Answer::NoXom`].
    ChangeXoms(XomChange),
    /// Session: how the station stands with its commune. [`Answer::Keys`].
    AskKeys,
    /// Session: write the request to be enrolled onto the stick. [`Answer::Requested`], or [`Answer::NotCarried`].
    RequestEnrolment,
    /// Session: look for the commune's list on the stick. [`Answer::Offered`], or [`Answer::NotCarried`].
    LookForList,
    /// Session: take the list that was offered last. [`Answer::Keys`], or [`Answer::NotCarried`].
    TakeList,
    /// Session: what the station speaks from now on. [`Answer::Speaks`].
    Speak(Language),
    /// Session: whoever has not signed out is out, the supervisor too. [`Answer::Left`].
    SignEverybodyOut,
    /// Session: the machine goes off, or restarts. [`Answer::StaysOn`] where the system does not let it.
    TurnOff { restart: bool },
    /// Session: letters, colours and voice for everybody who wishes for nothing else. [`Answer::Comfort`].
    SetComfort(Comfort),
    /// Session: what a person has. [`Answer::Learner`].
    LookAt(LearnerCode),
    /// Session: how somebody else answered a question asked aloud. [`Answer::Learner`], or [`Answer::NotOneself`].
    AskedAgain { learner: LearnerCode, lesson: u16, version: u16, question: String, right: bool },
    /// A volunteer beside whoever is signed in to learn proves who they are, for this one act; nothing else opens to them.
    /// [`Answer::Ready`], or at once [`Answer::Stands`], [`Answer::NotOneself`] or [`Answer::NotWatched`].
    Beside { volunteer: LearnerCode, pin: Pin, act: BesideAct },
    /// Session: the runs through Tự làm that were finished here today. [`Answer::Finished`].
    FinishedToday,
    /// Session: what may be vouched for of a learner, and what is. [`Answer::Witnessing`].
    LookForWitness(LearnerCode),
    /// Session: vouch for a run that was watched. [`Answer::Witnessing`], [`Answer::NotOneself`], [`Answer::NotWatched`].
    Vouch { learner: LearnerCode, attempt: u64 },
    /// Session: one of the lesson's `of` tasks was seen done on the learner's own phone. [`Answer::Witnessing`] or
    /// [`Answer::NotOneself`].
    SeeTask { learner: LearnerCode, lesson: u16, version: u16, task: u8, of: u8 },
    /// Session: what was vouched for with this event was a mistake. [`Answer::Witnessing`].
    TakeBack { learner: LearnerCode, witness: EventId },
    /// Session: the confirmation of what a learner has, at the level they have now. [`Answer::Confirmed`], or nothing where
    /// there is nothing to confirm yet.
    Confirm { learner: LearnerCode, lesson: u16, version: u16 },
    /// Session: what a QR, digits or a short code is worth; that counts as checked. [`Answer::Checked`].
    Check(String),
    /// Session: the same again without counting, for a screen that comes back to it. [`Answer::Checked`].
    LookAgain(String),
    /// Session: take the completion of this QR into the records. [`Answer::Checked`].
    Readmit(String),
    /// Session: this QR's learner is this person of the station. [`Answer::Checked`], [`Answer::NotAttached`].
    Attach { text: String, to: LearnerCode },
    /// Session: it was a mistake; both are two again. [`Answer::Checked`].
    Detach { text: String },
    /// Session: pictures that were brought on sticks. [`Answer::Pictures`].
    LookForPictures,
    /// Session: the QRs in one of them. [`Answer::PictureRead`], later where it takes long.
    ReadPicture(Picture),
    /// Session: what supervisors did lately. [`Answer::Log`].
    ReadLog,
    /// Session: the figures of a period. [`Answer::Counted`].
    Count(Period),
    /// Session: write the sheet of a period to the stick. [`Answer::TakenOut`].
    TakeOut { period: Period, files: Vec<OutFile> },
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
    NoXom(NotChanged),
    Keys(KeyStanding),
    /// The request lies on the stick in a file of this name; the digits of the station's key.
    Requested {
        file: String,
        digits: String,
    },
    Offered(Offer),
    NotCarried(NotCarried),
    Speaks(Language),
    StaysOn,
    People(people::Said),
    /// A volunteer sits beside the learner from now on.
    Watching(Person),
    /// The run was vouched for; what the learner at the keyboard has now.
    Vouched(Progress),
    NotWatched(NotWatched),
    /// The newest first.
    Finished(Vec<Finished>),
    Witnessing(Box<Witnessing>),
    /// Signed and on record; of this person, if they have a name here.
    Confirmed(Option<Person>, Box<Signed>),
    Checked(Box<Checked>),
    /// `None`: no person to attach it to, or nothing to attach.
    NotAttached(Option<NoMerge>),
    /// The newest first.
    Pictures(Vec<Picture>),
    PictureRead(Reading),
    Log(Vec<Entry>),
    Counted {
        sheet: Box<Sheet>,
        /// The people of this station among its helpers.
        helpers: Vec<Person>,
    },
    TakenOut(TakenOut),
    Left,
}

/// A file that is to go out: its name, and all that is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutFile {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// How taking out went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakenOut {
    /// It is on the stick, which may be pulled out.
    Done,
    /// There is no stick, nor a folder in its place.
    NoPlace,
    /// The stick is full, broken, or takes nothing.
    NotWritten,
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

/// People that are told at once: ten pages of them. Whoever finds more types on.
pub const MOST_FOUND: usize = 70;

/// Entries of the log that are shown.
pub const LOG: u32 = 50;
