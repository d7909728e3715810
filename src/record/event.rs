//! The event and its envelope (trust.md §4): what happened, when as far as the machine knows, and the hash that chains it
//! to the event before.

use super::chain::Head;
use super::hex;
use super::person::{Language, LearnerCode};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// UUIDv7 of an event, made at the edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct EventId(pub uuid::Uuid);

/// First 16 bytes of SHA-256 of the station's public key; written as 32 hex digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct StationId(#[serde(with = "hex")] pub [u8; 16]);

/// Names a pack of lessons: first 16 bytes of SHA-256 of its header; written as 32 hex digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PackId(#[serde(with = "hex")] pub [u8; 16]);

impl std::fmt::Display for PackId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&hex::hex(&self.0))
    }
}

/// SHA-256 of an event; written as 64 hex digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Hash(#[serde(with = "hex")] pub [u8; 32]);

impl Hash {
    /// Stands before the first event of an epoch.
    pub const START: Hash = Hash([0; 32]);
}

/// When something happened, as far as a machine without a clock battery can say (trust.md §5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// Milliseconds since 1970, UTC, as the machine's clock had it.
    pub wall_ms: i64,
    /// Counts the starts of this station.
    pub boot: u32,
    /// Milliseconds since this start.
    pub up_ms: u64,
    pub quality: ClockQuality,
}

/// How far the wall clock can be believed; two bits of the confirmation's flags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockQuality {
    Unknown = 0,
    /// Later than everything recorded before, nothing more is known.
    CarriedOn = 1,
    SetByVolunteer = 2,
    /// A plausible real-time clock or network time.
    Plausible = 3,
}

impl ClockQuality {
    /// Whether somebody vouches for the date: a volunteer, or a clock that runs while the machine is off.
    pub fn is_trusted(self) -> bool {
        matches!(self, Self::Plausible | Self::SetByVolunteer)
    }
}

/// An event as it is stored and chained.
#[derive(Debug, Clone, PartialEq)]
pub struct Envelope {
    pub id: EventId,
    pub station: StationId,
    pub epoch: u32,
    /// 1, 2, 3 … within an epoch, without gaps.
    pub seq: u64,
    pub prev_hash: Hash,
    pub at: Moment,
    pub body: Body,
}

/// Where an event stands among all events, of any station. Within a station it is the order of its chain; a station that
/// was given a new key goes on after its old self, because epochs count up. Between stations it means nothing but is the
/// same everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    pub epoch: u32,
    pub seq: u64,
    pub station: StationId,
    /// Only of cloned disks two events can stand in one place.
    pub id: EventId,
}

impl Envelope {
    pub fn position(&self) -> Position {
        Position { epoch: self.epoch, seq: self.seq, station: self.station, id: self.id }
    }

    /// The stored text of moment and body; what is hashed, byte for byte.
    pub fn payload(at: &Moment, body: &Body) -> String {
        serde_json::to_string(&(at, body)).expect("moment and body are plain data")
    }

    /// Reads a stored payload back.
    pub fn read_payload(text: &str) -> Result<(Moment, Body), serde_json::Error> {
        serde_json::from_str(text)
    }

    /// SHA-256 over `"BDHV-EVENT-v1\0"` ‖ id ‖ station ‖ epoch ‖ seq ‖ prev_hash ‖ payload, integers big-endian.
    pub fn hash(id: EventId, station: StationId, epoch: u32, seq: u64, prev: Hash, payload: &str) -> Hash {
        let mut sum = Sha256::new();
        sum.update(b"BDHV-EVENT-v1\0");
        sum.update(id.0.as_bytes());
        sum.update(station.0);
        sum.update(epoch.to_be_bytes());
        sum.update(seq.to_be_bytes());
        sum.update(prev.0);
        sum.update(payload.as_bytes());
        Hash(sum.finalize().into())
    }
}

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

impl Body {
    /// Whose event this is; `None` for the station's own and what its supervisors do.
    pub fn learner(&self) -> Option<LearnerCode> {
        match self {
            Self::StationStarted { .. }
            | Self::StationStopped
            | Self::MergeUndone { .. }
            | Self::EpochBegun { .. }
            | Self::ClockCorrected { .. }
            | Self::VolunteerAdded { .. }
            | Self::VolunteerRemoved { .. }
            | Self::PinSet { .. }
            | Self::PinChanged { .. }
            | Self::PinRefused { .. }
            | Self::SupervisorEntered { .. }
            | Self::SupervisorLeft { .. }
            | Self::RecoveryCodeMade { .. }
            | Self::RecoveryUsed { .. }
            | Self::PlaceNamed { .. }
            | Self::SheetTakenOut { .. }
            | Self::ConfirmationChecked { .. }
            | Self::ComfortSet { .. }
            | Self::XomsChanged { .. }
            | Self::EnrolmentRequested { .. }
            | Self::TrustListTaken { .. }
            | Self::LanguageChosen { .. }
            | Self::BackupAsked { .. }
            | Self::RecordsRestored { .. }
            | Self::EverybodySignedOut { .. }
            | Self::TurnedOff { .. }
            | Self::PackInstalled { .. }
            | Self::PackGoneBack { .. }
            | Self::RecordsTakenOut { .. }
            | Self::ReceiptTaken { .. }
            | Self::KeyReplaced { .. } => None,
            Self::LearnerAdded { learner, .. }
            | Self::VisitStarted { learner, .. }
            | Self::VisitEnded { learner }
            | Self::NameErased { learner, .. }
            | Self::StoryRead { learner, .. }
            | Self::StepDone { learner, .. }
            | Self::PracticeDone { learner, .. }
            | Self::QuestionAnswered { learner, .. }
            | Self::CheckDone { learner, .. }
            | Self::AskedAgain { learner, .. }
            | Self::WatchBegun { learner, .. }
            | Self::RunWatched { learner, .. }
            | Self::TaskSeen { learner, .. }
            | Self::WitnessWithdrawn { learner, .. }
            | Self::Confirmed { learner, .. }
            | Self::Reissued { learner, .. }
            | Self::SignatureKept { learner, .. }
            | Self::LearnerRenamed { learner, .. }
            | Self::LearnersMerged { learner, .. }
            | Self::WorkMoved { learner, .. }
            | Self::ConsentHeard { learner, .. }
            | Self::CardMade { learner, .. }
            | Self::CompletionReadmitted { learner, .. } => Some(*learner),
        }
    }

    /// The volunteer whose act this is: a person of this station, so that nobody vouches for oneself.
    pub fn by(&self) -> Option<LearnerCode> {
        match self {
            Self::LearnerAdded { by, .. }
            | Self::NameErased { by, .. }
            | Self::LearnerRenamed { by, .. }
            | Self::LearnersMerged { by, .. }
            | Self::MergeUndone { by, .. }
            | Self::WorkMoved { by, .. }
            | Self::CompletionReadmitted { by, .. }
            | Self::ClockCorrected { by, .. }
            | Self::TrustListTaken { by, .. }
            | Self::CardMade { by, .. }
            | Self::PackInstalled { by, .. }
            | Self::PackGoneBack { by, .. }
            | Self::RecoveryCodeMade { by } => *by,
            Self::AskedAgain { by, .. }
            | Self::WatchBegun { by, .. }
            | Self::RunWatched { by, .. }
            | Self::TaskSeen { by, .. }
            | Self::WitnessWithdrawn { by, .. }
            | Self::ConfirmationChecked { by, .. }
            | Self::VolunteerAdded { by, .. }
            | Self::VolunteerRemoved { by, .. }
            | Self::PinSet { by, .. }
            | Self::PinChanged { by, .. }
            | Self::SupervisorEntered { by }
            | Self::SupervisorLeft { by, .. }
            | Self::ConsentHeard { by, .. }
            | Self::PlaceNamed { by }
            | Self::SheetTakenOut { by, .. }
            | Self::ComfortSet { by }
            | Self::XomsChanged { by, .. }
            | Self::EnrolmentRequested { by }
            | Self::LanguageChosen { by, .. }
            | Self::BackupAsked { by }
            | Self::RecordsRestored { by }
            | Self::EverybodySignedOut { by }
            | Self::RecordsTakenOut { by, .. }
            | Self::ReceiptTaken { by, .. }
            | Self::TurnedOff { by, .. } => Some(*by),
            _ => None,
        }
    }

    /// The lesson it is about.
    pub fn lesson(&self) -> Option<u16> {
        match self {
            Self::StoryRead { lesson, .. }
            | Self::StepDone { lesson, .. }
            | Self::PracticeDone { lesson, .. }
            | Self::QuestionAnswered { lesson, .. }
            | Self::CheckDone { lesson, .. }
            | Self::Confirmed { lesson, .. }
            | Self::Reissued { lesson, .. }
            | Self::AskedAgain { lesson, .. }
            | Self::WatchBegun { lesson, .. }
            | Self::RunWatched { lesson, .. }
            | Self::TaskSeen { lesson, .. }
            | Self::CompletionReadmitted { lesson, .. } => Some(*lesson),
            _ => None,
        }
    }

    /// The run through a practice or a self-check it is part of.
    pub fn attempt(&self) -> Option<u64> {
        match self {
            Self::StepDone { attempt, .. }
            | Self::PracticeDone { attempt, .. }
            | Self::QuestionAnswered { attempt, .. }
            | Self::CheckDone { attempt, .. }
            | Self::RunWatched { attempt, .. } => Some(*attempt),
            _ => None,
        }
    }

    /// Whether it is something a learner did or was given, which can turn out to have been another one's.
    pub fn is_work(&self) -> bool {
        self.lesson().is_some() || matches!(self, Self::VisitStarted { .. } | Self::VisitEnded { .. })
    }

    /// Whether a volunteer vouches with it for what they saw, which they can take back.
    pub fn is_witness(&self) -> bool {
        matches!(self, Self::RunWatched { .. } | Self::TaskSeen { .. })
    }

    /// Whom a supervisor's act, or an attempt at the door, concerned.
    pub fn whom(&self) -> Option<LearnerCode> {
        match self {
            Self::AskedAgain { learner: whom, .. }
            | Self::WatchBegun { learner: whom, .. }
            | Self::RunWatched { learner: whom, .. }
            | Self::TaskSeen { learner: whom, .. }
            | Self::WitnessWithdrawn { learner: whom, .. }
            | Self::LearnerRenamed { learner: whom, .. }
            | Self::LearnersMerged { into: whom, .. }
            | Self::WorkMoved { to: whom, .. }
            | Self::CompletionReadmitted { learner: whom, .. }
            | Self::NameErased { learner: whom, .. }
            | Self::ConsentHeard { learner: whom, .. }
            | Self::CardMade { learner: whom, .. }
            | Self::VolunteerAdded { volunteer: whom, .. }
            | Self::VolunteerRemoved { volunteer: whom, .. }
            | Self::PinSet { volunteer: whom, .. }
            | Self::PinChanged { volunteer: whom, .. }
            | Self::PinRefused { volunteer: whom }
            | Self::RecoveryUsed { volunteer: whom } => Some(*whom),
            _ => None,
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const LEARNER: LearnerCode = LearnerCode([0xa1, 0xb2, 0xc3, 0xd4, 0xe5]);
    const HOA: LearnerCode = LearnerCode([9; 5]);
    const STATION: StationId = StationId([7; 16]);
    const VOLUNTEER: LearnerCode = LearnerCode([0xee; 5]);
    const ID: EventId = EventId(Uuid::from_u128(0x0190_0000_0000_7000_8000_dead_beef_0102));

    fn at() -> Moment {
        Moment { wall_ms: 1_795_312_800_123, boot: 12, up_ms: 345_678, quality: ClockQuality::CarriedOn }
    }

    fn step_done() -> Body {
        let work = StepWork {
            mode: Mode::Follow,
            step: "mo-kho-ung-dung".into(),
            help: Help::Point,
            mistakes: 2,
            traps: vec!["quang-cao".into()],
        };
        let snapshot = r#"{"screen":3,"values":[0,2]}"#.into();
        Body::StepDone { learner: LEARNER, lesson: 6, version: 2, attempt: u64::MAX, work, snapshot }
    }

    fn day(day: u32) -> chrono::NaiveDate {
        chrono::NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    /// One of each kind.
    fn bodies() -> Vec<Body> {
        let (learner, lesson, version, attempt) = (LEARNER, 6, 2, 9_007_199_254_740_993);
        let by = Some(VOLUNTEER);
        vec![
            Body::StationStarted { version: "0.1.0".into(), clean: false },
            Body::StationStopped,
            Body::LearnerAdded { learner, guest: true, by: None },
            Body::VisitStarted { learner, visit: 3 },
            Body::VisitEnded { learner },
            Body::StoryRead { learner, lesson, version },
            step_done(),
            Body::PracticeDone { learner, lesson, version, attempt, mode: Mode::Alone },
            Body::QuestionAnswered { learner, lesson, version, attempt, question: "ten-that".into(), right: true },
            Body::CheckDone { learner, lesson, version, attempt, right: 4, of: 5, passed: true },
            Body::Confirmed { learner, lesson, version, facts: "00".repeat(24) },
            Body::Reissued { learner, lesson, version, facts: "00".repeat(24) },
            Body::SignatureKept { learner, facts: "00".repeat(24), signature: "00".repeat(64) },
            Body::KeyReplaced { succession: "00".repeat(192) },
            Body::NameErased { learner, by: None },
            Body::LearnerRenamed { learner, by },
            Body::LearnersMerged { learner, into: VOLUNTEER, by: None },
            Body::MergeUndone { merge: ID, by },
            Body::WorkMoved { learner, to: VOLUNTEER, events: vec![ID, ID], by },
            Body::CompletionReadmitted {
                learner,
                lesson,
                version,
                facts: "00".repeat(24),
                signature: "ff".repeat(64),
                by: None,
            },
            Body::EpochBegun { why: EpochCause::FirstStart, before: None },
            Body::EpochBegun {
                why: EpochCause::HeadLost,
                before: Some(Head { station: STATION, epoch: 65_537, seq: 9, hash: Hash([0xab; 32]) }),
            },
            Body::ClockCorrected { was_ms: -5, by },
            Body::AskedAgain { learner, lesson, version, question: "ten-that".into(), right: true, by: HOA },
            Body::VolunteerAdded { volunteer: HOA, by: HOA },
            Body::VolunteerRemoved { volunteer: HOA, by: HOA },
            Body::PinSet { volunteer: HOA, by: HOA },
            Body::PinChanged { volunteer: HOA, by: HOA },
            Body::PinRefused { volunteer: HOA },
            Body::SupervisorEntered { by: HOA },
            Body::SupervisorLeft { by: HOA, why: Leaving::Idle },
            Body::RecoveryCodeMade { by: None },
            Body::RecoveryUsed { volunteer: HOA },
            Body::PlaceNamed { by: HOA },
            Body::ConsentHeard { learner, given: false, by: HOA },
            Body::CardMade { learner, by: None },
            Body::SheetTakenOut { by: HOA, from: day(1), to: day(30) },
            Body::WatchBegun { learner, lesson, version, by: HOA },
            Body::RunWatched { learner, lesson, version, attempt, by: HOA },
            Body::TaskSeen { learner, lesson, version, task: 1, of: 2, by: HOA },
            Body::WitnessWithdrawn { learner, witness: ID, by: HOA },
            Body::ConfirmationChecked { code: "YRN0X-SGMV9".into(), right: true, by: HOA },
            Body::ComfortSet { by: HOA },
            Body::XomsChanged { how: XomAct::BroughtBack, by: HOA },
            Body::EnrolmentRequested { by: HOA },
            Body::TrustListTaken { counter: 3, key_epoch: 1, by: Some(HOA) },
            Body::LanguageChosen { language: Language::En, by: HOA },
            Body::BackupAsked { by: HOA },
            Body::RecordsRestored { by: HOA },
            Body::EverybodySignedOut { by: HOA },
            Body::TurnedOff { restart: true, by: HOA },
            Body::PackInstalled { pack: PackId([0xab; 16]), number: 3, key_epoch: 1, by: Some(HOA) },
            Body::PackGoneBack { to: None, by: None },
            Body::RecordsTakenOut { events: 812, by: HOA },
            Body::ReceiptTaken { delivered: 812, by: HOA },
        ]
    }

    #[test]
    fn every_kind_of_event_is_read_back_as_it_was_written() {
        for body in bodies() {
            let payload = Envelope::payload(&at(), &body);
            assert_eq!(Envelope::read_payload(&payload).unwrap(), (at(), body), "{payload}");
        }
    }

    #[test]
    fn an_event_is_its_learners_or_the_stations_own() {
        let with_a_learner = bodies().iter().filter(|body| body.learner() == Some(LEARNER)).count();
        assert_eq!(with_a_learner, bodies().len() - 32);
        assert_eq!(Body::StationStopped.learner(), None);
    }

    /// The text is hashed and kept for ever: a change of it breaks every chain there is.
    #[test]
    fn the_stored_text_is_this_one_for_ever() {
        let expected = [
            r#"{"kind":"station_started","version":"0.1.0","clean":false}"#,
            r#"{"kind":"station_stopped"}"#,
            r#"{"kind":"learner_added","learner":"a1b2c3d4e5","guest":true}"#,
            r#"{"kind":"visit_started","learner":"a1b2c3d4e5","visit":3}"#,
            r#"{"kind":"visit_ended","learner":"a1b2c3d4e5"}"#,
            r#"{"kind":"story_read","learner":"a1b2c3d4e5","lesson":6,"version":2}"#,
            concat!(
                r#"{"kind":"step_done","learner":"a1b2c3d4e5","lesson":6,"version":2,"attempt":18446744073709551615,"#,
                r#""work":{"mode":"follow","step":"mo-kho-ung-dung","help":"point","mistakes":2,"traps":["quang-cao"]},"#,
                r#""snapshot":"{\"screen\":3,\"values\":[0,2]}"}"#,
            ),
            r#"{"kind":"practice_done","learner":"a1b2c3d4e5","lesson":6,"version":2,"attempt":9007199254740993,"mode":"alone"}"#,
            r#"{"kind":"question_answered","learner":"a1b2c3d4e5","lesson":6,"version":2,"attempt":9007199254740993,"question":"ten-that","right":true}"#,
            r#"{"kind":"check_done","learner":"a1b2c3d4e5","lesson":6,"version":2,"attempt":9007199254740993,"right":4,"of":5,"passed":true}"#,
            &format!(
                r#"{{"kind":"confirmed","learner":"a1b2c3d4e5","lesson":6,"version":2,"facts":"{}"}}"#,
                "00".repeat(24)
            ),
            &format!(
                r#"{{"kind":"reissued","learner":"a1b2c3d4e5","lesson":6,"version":2,"facts":"{}"}}"#,
                "00".repeat(24)
            ),
            &format!(
                r#"{{"kind":"signature_kept","learner":"a1b2c3d4e5","facts":"{}","signature":"{}"}}"#,
                "00".repeat(24),
                "00".repeat(64)
            ),
            &format!(r#"{{"kind":"key_replaced","succession":"{}"}}"#, "00".repeat(192)),
            r#"{"kind":"name_erased","learner":"a1b2c3d4e5"}"#,
            r#"{"kind":"learner_renamed","learner":"a1b2c3d4e5","by":"eeeeeeeeee"}"#,
            r#"{"kind":"learners_merged","learner":"a1b2c3d4e5","into":"eeeeeeeeee"}"#,
            r#"{"kind":"merge_undone","merge":"01900000-0000-7000-8000-deadbeef0102","by":"eeeeeeeeee"}"#,
            r#"{"kind":"work_moved","learner":"a1b2c3d4e5","to":"eeeeeeeeee","events":["01900000-0000-7000-8000-deadbeef0102","01900000-0000-7000-8000-deadbeef0102"],"by":"eeeeeeeeee"}"#,
            &format!(
                r#"{{"kind":"completion_readmitted","learner":"a1b2c3d4e5","lesson":6,"version":2,"facts":"{}","signature":"{}"}}"#,
                "00".repeat(24),
                "ff".repeat(64)
            ),
            r#"{"kind":"epoch_begun","why":"first_start","before":null}"#,
            &format!(
                r#"{{"kind":"epoch_begun","why":"head_lost","before":{{"station":"{}","epoch":65537,"seq":9,"hash":"{}"}}}}"#,
                "07".repeat(16),
                "ab".repeat(32)
            ),
            r#"{"kind":"clock_corrected","was_ms":-5,"by":"eeeeeeeeee"}"#,
            r#"{"kind":"asked_again","learner":"a1b2c3d4e5","lesson":6,"version":2,"question":"ten-that","right":true,"by":"0909090909"}"#,
            r#"{"kind":"volunteer_added","volunteer":"0909090909","by":"0909090909"}"#,
            r#"{"kind":"volunteer_removed","volunteer":"0909090909","by":"0909090909"}"#,
            r#"{"kind":"pin_set","volunteer":"0909090909","by":"0909090909"}"#,
            r#"{"kind":"pin_changed","volunteer":"0909090909","by":"0909090909"}"#,
            r#"{"kind":"pin_refused","volunteer":"0909090909"}"#,
            r#"{"kind":"supervisor_entered","by":"0909090909"}"#,
            r#"{"kind":"supervisor_left","by":"0909090909","why":"idle"}"#,
            r#"{"kind":"recovery_code_made","by":null}"#,
            r#"{"kind":"recovery_used","volunteer":"0909090909"}"#,
            r#"{"kind":"place_named","by":"0909090909"}"#,
            r#"{"kind":"consent_heard","learner":"a1b2c3d4e5","given":false,"by":"0909090909"}"#,
            r#"{"kind":"card_made","learner":"a1b2c3d4e5"}"#,
            r#"{"kind":"sheet_taken_out","by":"0909090909","from":"2026-11-01","to":"2026-11-30"}"#,
            r#"{"kind":"watch_begun","learner":"a1b2c3d4e5","lesson":6,"version":2,"by":"0909090909"}"#,
            r#"{"kind":"run_watched","learner":"a1b2c3d4e5","lesson":6,"version":2,"attempt":9007199254740993,"by":"0909090909"}"#,
            r#"{"kind":"task_seen","learner":"a1b2c3d4e5","lesson":6,"version":2,"task":1,"of":2,"by":"0909090909"}"#,
            r#"{"kind":"witness_withdrawn","learner":"a1b2c3d4e5","witness":"01900000-0000-7000-8000-deadbeef0102","by":"0909090909"}"#,
            r#"{"kind":"confirmation_checked","code":"YRN0X-SGMV9","right":true,"by":"0909090909"}"#,
            r#"{"kind":"comfort_set","by":"0909090909"}"#,
            r#"{"kind":"xoms_changed","how":"brought_back","by":"0909090909"}"#,
            r#"{"kind":"enrolment_requested","by":"0909090909"}"#,
            r#"{"kind":"trust_list_taken","counter":3,"key_epoch":1,"by":"0909090909"}"#,
            r#"{"kind":"language_chosen","language":"en","by":"0909090909"}"#,
            r#"{"kind":"backup_asked","by":"0909090909"}"#,
            r#"{"kind":"records_restored","by":"0909090909"}"#,
            r#"{"kind":"everybody_signed_out","by":"0909090909"}"#,
            r#"{"kind":"turned_off","restart":true,"by":"0909090909"}"#,
            r#"{"kind":"pack_installed","pack":"abababababababababababababababab","number":3,"key_epoch":1,"by":"0909090909"}"#,
            r#"{"kind":"pack_gone_back","to":null}"#,
            r#"{"kind":"records_taken_out","events":812,"by":"0909090909"}"#,
            r#"{"kind":"receipt_taken","delivered":812,"by":"0909090909"}"#,
        ];
        let moment = r#"{"wall_ms":1795312800123,"boot":12,"up_ms":345678,"quality":"carried_on"}"#;
        assert_eq!(expected.len(), bodies().len());
        for (expected, body) in expected.into_iter().zip(bodies()) {
            assert_eq!(Envelope::payload(&at(), &body), format!("[{moment},{expected}]"));
        }
    }

    /// The expected value was computed apart from this code, with Python's hashlib.
    #[test]
    fn the_hash_is_the_published_one() {
        let payload = Envelope::payload(&at(), &Body::StationStopped);
        let hash = Envelope::hash(ID, STATION, 1, 2, Hash::START, &payload);
        let hex: String = hash.0.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, "45519219beba8964d321729a3e4b622caec151abd93c1900250caa4d776e1a7d");
    }

    #[test]
    fn the_hash_depends_on_every_part() {
        let payload = Envelope::payload(&at(), &Body::StationStopped);
        let base = Envelope::hash(ID, STATION, 1, 2, Hash::START, &payload);
        let others = [
            Envelope::hash(EventId(Uuid::nil()), STATION, 1, 2, Hash::START, &payload),
            Envelope::hash(ID, StationId([8; 16]), 1, 2, Hash::START, &payload),
            Envelope::hash(ID, STATION, 2, 2, Hash::START, &payload),
            Envelope::hash(ID, STATION, 1, 3, Hash::START, &payload),
            Envelope::hash(ID, STATION, 1, 2, base, &payload),
            Envelope::hash(ID, STATION, 1, 2, Hash::START, &payload.replace("12", "13")),
        ];
        assert!(others.iter().all(|other| *other != base));
    }
}
