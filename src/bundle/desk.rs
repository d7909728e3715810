//! What a supervisor asks of the records that go out, and what they are told. For a supervisor who has entered and for nobody
//! else: then the answer is [`Answer::Left`].

/// What is asked of the machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// How things stand: [`Answer::Desk`].
    Look,
    /// Take the receipts that lie on the stick, and write what the commune does not have yet onto it. [`Answer::Going`] while
    /// that goes on, at its end [`Answer::Done`].
    HandOver,
    /// Write down what was done: [`Answer::HandedOver`] or [`Answer::Refused`].
    Conclude,
}

/// What has happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    Desk(Desk),
    /// Bytes that are on the stick, of how many.
    Going {
        done: u64,
        whole: u64,
    },
    /// It is all there, or it broke off: the stick is not written to any more.
    Done,
    HandedOver(HandedOver),
    Refused(Refusal),
    Left,
}

/// How things stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Desk {
    /// Events the commune has said it has.
    pub delivered: u64,
    /// Events it has not.
    pub waiting: u64,
    pub stick: StickSeen,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum StickSeen {
    #[default]
    None,
    One,
    /// It can be read only.
    Locked,
    /// Nobody can know which is meant.
    Several,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HandedOver {
    /// Events that were written onto the stick.
    pub events: u64,
    /// Events the commune has said it has, once the receipts on the stick were taken.
    pub delivered: u64,
    /// How many of them are news by those receipts.
    pub news: u64,
    /// Receipts on the stick that cannot be believed.
    pub unbelievable: usize,
}

/// Why nothing can be said to be on the stick. The records are as they were.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// There is none, or two, or it was pulled.
    NoStick,
    /// The stick can be read only.
    Locked,
    /// The stick is full.
    Full,
    /// What was written did not come back as it was.
    Corrupt,
    /// This machine's disk or records.
    Disk,
}
