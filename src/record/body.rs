//! What happened, as it is written down for ever: the kinds of events. Whose an event is, who did it and what it is about is
//! told in `about`. Bodies hold no names and no free text (product.md).

mod about;
#[cfg(test)]
mod tests;

use super::chain::Head;
use super::event::{EventId, PackId};
use super::person::{Language, LearnerCode};
use serde::{Deserialize, Serialize};

/// What happened. No names, no free text: a learner is a code, a lesson a number, a step an id from the lesson file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Body {
    /// The station started. `clean`: the stop before was an orderly one.
    StationStarted {
        version: String,
        clean: bool,
    },
    /// An orderly stop.
    StationStopped,
    /// A person agreed to be remembered, or a guest sat down.
    LearnerAdded {
        learner: LearnerCode,
        guest: bool,
        /// Who added them; `None` where they did it themselves.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<LearnerCode>,
    },
    VisitStarted {
        learner: LearnerCode,
        visit: u32,
    },
    VisitEnded {
        learner: LearnerCode,
    },
    /// "Xóa tên tôi": the name is gone from the table of people; what was counted stays.
    NameErased {
        learner: LearnerCode,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<LearnerCode>,
    },
    /// The story was read to its end.
    StoryRead {
        learner: LearnerCode,
        lesson: u16,
        version: u16,
    },
    /// One step of the practice was done. `snapshot` is the machine after it: a power cut continues from here.
    StepDone {
        learner: LearnerCode,
        lesson: u16,
        version: u16,
        attempt: u64,
        work: StepWork,
        snapshot: String,
    },
    /// A whole run through the practice in one mode was finished.
    PracticeDone {
        learner: LearnerCode,
        lesson: u16,
        version: u16,
        attempt: u64,
        mode: Mode,
    },
    /// One question was answered.
    QuestionAnswered {
        learner: LearnerCode,
        lesson: u16,
        version: u16,
        attempt: u64,
        question: String,
        right: bool,
    },
    /// The self-check was finished: `right` of `of`, by the rule printed on the screen.
    CheckDone {
        learner: LearnerCode,
        lesson: u16,
        version: u16,
        attempt: u64,
        right: u8,
        of: u8,
        passed: bool,
    },
    /// A confirmation was signed. The 24 bytes of facts in it, hex; the signature can be made again from them.
    Confirmed {
        learner: LearnerCode,
        lesson: u16,
        version: u16,
        facts: String,
    },
    /// The table of people has another name, form of address or hamlet for them.
    LearnerRenamed {
        learner: LearnerCode,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<LearnerCode>,
    },
    /// Two codes are one human being: what `learner` has is `into`'s. So a guest's work is claimed, too.
    LearnersMerged {
        learner: LearnerCode,
        into: LearnerCode,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<LearnerCode>,
    },
    /// The merge with this id was a mistake: they are two again.
    MergeUndone {
        merge: EventId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<LearnerCode>,
    },
    /// These events were somebody else's work: they are `to`'s, until they are moved again.
    WorkMoved {
        learner: LearnerCode,
        to: LearnerCode,
        events: Vec<EventId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<LearnerCode>,
    },
    /// A confirmation came back from its QR: the 24 bytes of facts and the 64 of the signature, hex.
    CompletionReadmitted {
        learner: LearnerCode,
        lesson: u16,
        version: u16,
        facts: String,
        signature: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<LearnerCode>,
    },
    /// A confirmation was given out again from the record. Its 24 bytes of facts, hex: those on record, or the same with
    /// the mark of a re-issue under another key.
    Reissued {
        learner: LearnerCode,
        lesson: u16,
        version: u16,
        facts: String,
    },
    /// The signature (64 bytes, hex) of a confirmation with these facts, written down before the key that made it went.
    SignatureKept {
        learner: LearnerCode,
        facts: String,
        signature: String,
    },
    /// The station has another key from now on: the change, signed by both keys, hex.
    KeyReplaced {
        succession: String,
    },
    /// The first event of an epoch: why it began, and where the chain stood before.
    EpochBegun {
        why: EpochCause,
        before: Option<Head>,
    },
    /// A volunteer has set the clock: this event's moment is the right one, the machine's would have been `was_ms`. It
    /// corrects the earlier events of this start, see [`super::Corrections`].
    ClockCorrected {
        was_ms: i64,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<LearnerCode>,
    },
    /// A safety question was asked again, aloud, by a volunteer.
    AskedAgain {
        learner: LearnerCode,
        lesson: u16,
        version: u16,
        question: String,
        right: bool,
        by: LearnerCode,
    },
    /// A volunteer sat down beside the learner, to watch them do Tự làm alone.
    WatchBegun {
        learner: LearnerCode,
        lesson: u16,
        version: u16,
        by: LearnerCode,
    },
    /// A volunteer vouches for having watched this run through Tự làm.
    RunWatched {
        learner: LearnerCode,
        lesson: u16,
        version: u16,
        attempt: u64,
        by: LearnerCode,
    },
    /// A volunteer has seen this one (from 0) of the lesson's `of` tasks done on the learner's own phone.
    TaskSeen {
        learner: LearnerCode,
        lesson: u16,
        version: u16,
        task: u8,
        of: u8,
        by: LearnerCode,
    },
    /// What a volunteer vouched for with this event was a mistake: it counts no more.
    WitnessWithdrawn {
        learner: LearnerCode,
        witness: EventId,
        by: LearnerCode,
    },
    /// The confirmation with this short code was shown to a volunteer; `right`: its signature was right and it counted.
    ConfirmationChecked {
        code: String,
        right: bool,
        by: LearnerCode,
    },
    /// A person of this station looks after it from now on. The first volunteer is added by themself.
    VolunteerAdded {
        volunteer: LearnerCode,
        by: LearnerCode,
    },
    VolunteerRemoved {
        volunteer: LearnerCode,
        by: LearnerCode,
    },
    /// A volunteer's PIN was chosen for the first time.
    PinSet {
        volunteer: LearnerCode,
        by: LearnerCode,
    },
    PinChanged {
        volunteer: LearnerCode,
        by: LearnerCode,
    },
    /// Somebody chose this volunteer's name and typed a wrong PIN.
    PinRefused {
        volunteer: LearnerCode,
    },
    SupervisorEntered {
        by: LearnerCode,
    },
    SupervisorLeft {
        by: LearnerCode,
        why: Leaving,
    },
    /// A recovery code was made; any before it counts no more. `by` nobody: with the command, by whoever has the machine.
    RecoveryCodeMade {
        by: Option<LearnerCode>,
    },
    /// The recovery code opened the way to a new PIN for this volunteer.
    RecoveryUsed {
        volunteer: LearnerCode,
    },
    /// The station got a name, or another one.
    PlaceNamed {
        by: LearnerCode,
    },
    /// A volunteer asked aloud whether the station may remember them, and heard yes or no. Whoever was never remembered
    /// and said no has a code that stands for nothing else.
    ConsentHeard {
        learner: LearnerCode,
        given: bool,
        by: LearnerCode,
    },
    /// A learner's card was made, on whatever paper.
    CardMade {
        learner: LearnerCode,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<LearnerCode>,
    },
    /// The sheet of figures of this period was written to a stick or a folder.
    SheetTakenOut {
        by: LearnerCode,
        from: chrono::NaiveDate,
        to: chrono::NaiveDate,
    },
    /// Letters, colours and voice were set for everybody who wishes for nothing else.
    ComfortSet {
        by: LearnerCode,
    },
    /// The list of hamlets is another one.
    XomsChanged {
        how: XomAct,
        by: LearnerCode,
    },
    /// The station's request to be enrolled was written onto a stick.
    EnrolmentRequested {
        by: LearnerCode,
    },
    /// A signed list of the commune was taken: its number, under the commune's key of this number.
    TrustListTaken {
        counter: u32,
        key_epoch: u32,
        /// Nobody: with the command, by whoever has the machine.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<LearnerCode>,
    },
    /// The station speaks this language from now on.
    LanguageChosen {
        language: Language,
        by: LearnerCode,
    },
    /// A copy of the records was made by hand.
    BackupAsked {
        by: LearnerCode,
    },
    /// Somebody had gone back to a copy. Written in the epoch that began with it.
    RecordsRestored {
        by: LearnerCode,
    },
    /// Whoever had not signed out was signed out.
    EverybodySignedOut {
        by: LearnerCode,
    },
    /// A pack of lessons was installed: its number under the commune's key of this number.
    PackInstalled {
        pack: PackId,
        number: u32,
        key_epoch: u32,
        /// `None`: with the command.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<LearnerCode>,
    },
    /// The pack before counts again; `None`: the lessons inside the program.
    PackGoneBack {
        to: Option<PackId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<LearnerCode>,
    },
    /// The records were written onto a stick: so many events.
    RecordsTakenOut {
        events: u64,
        by: LearnerCode,
    },
    /// The commune's receipt was taken: it has so many events of this station.
    ReceiptTaken {
        delivered: u64,
        by: LearnerCode,
    },
    /// The machine was to be switched off, or to start again.
    TurnedOff {
        restart: bool,
        by: LearnerCode,
    },
}

/// What was done to the list of hamlets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum XomAct {
    Added,
    Renamed,
    Moved,
    Retired,
    BroughtBack,
}

/// Why an epoch began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EpochCause {
    FirstStart,
    /// The station has another key than the one it wrote with before.
    OtherKey,
    /// The last event on record is not the one the chain's head names: it was altered, or is gone.
    HeadLost,
    /// The records were damaged and put together again from what could be read.
    Salvaged,
    /// A supervisor went back to a copy of the records.
    Restored,
    /// Another machine, or another disk: the records may be going on elsewhere too.
    Moved,
    /// A copy knows of later events than the records: an older state was put back behind the station's back.
    Behind,
}

/// Why a supervisor's session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Leaving {
    Asked,
    /// Nobody touched anything.
    Idle,
    /// The station was stopped in order.
    Stopped,
}

/// Which of the lesson's practice steps this was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Xem làm mẫu
    Watch,
    /// Làm theo
    Follow,
    /// Hai người cùng làm
    Pair,
    /// Tự làm
    Alone,
}

/// How one step of a practice went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepWork {
    pub mode: Mode,
    /// The step's id in the lesson file.
    pub step: String,
    pub help: Help,
    /// Wrong taps that were not harmless looking-around.
    pub mistakes: u16,
    /// Tags of traps sprung, in order.
    pub traps: Vec<String>,
}

/// The strongest help given in a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Help {
    #[default]
    None,
    Nudge,
    Point,
    Show,
}
