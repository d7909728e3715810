//! The event and its envelope (trust.md §4): what happened, when as far as the machine knows, and the hash that chains it
//! to the event before.

use super::person::LearnerCode;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// UUIDv7 of an event, made at the edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct EventId(pub uuid::Uuid);

/// First 16 bytes of SHA-256 of the station's public key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StationId(pub [u8; 16]);

/// SHA-256 of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hash(pub [u8; 32]);

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

impl Envelope {
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
    StationStarted { version: String, clean: bool },
    /// An orderly stop.
    StationStopped,
    /// A person agreed to be remembered, or a guest sat down.
    LearnerAdded { learner: LearnerCode, guest: bool },
    VisitStarted { learner: LearnerCode, visit: u32 },
    VisitEnded { learner: LearnerCode },
    /// The story was read to its end.
    StoryRead { learner: LearnerCode, lesson: u16, version: u16 },
    /// One step of the practice was done. `snapshot` is the machine after it: a power cut continues from here.
    StepDone { learner: LearnerCode, lesson: u16, version: u16, attempt: u64, work: StepWork, snapshot: String },
    /// A whole run through the practice in one mode was finished.
    PracticeDone { learner: LearnerCode, lesson: u16, version: u16, attempt: u64, mode: Mode },
    /// One question was answered.
    QuestionAnswered { learner: LearnerCode, lesson: u16, version: u16, attempt: u64, question: String, right: bool },
    /// The self-check was finished: `right` of `of`, by the rule printed on the screen.
    CheckDone { learner: LearnerCode, lesson: u16, version: u16, attempt: u64, right: u8, of: u8, passed: bool },
    /// A confirmation was signed. The 24 bytes of facts in it, hex; the signature can be made again from them.
    Confirmed { learner: LearnerCode, lesson: u16, version: u16, facts: String },
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
