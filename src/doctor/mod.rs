//! The station's doctor: what the machine was seen to have, and what follows from it. One pure list for the supervisor's
//! page and for `tramhoc doctor`: what is right, and what to do about what is not.
//!
//! It looks at nothing itself and must not know who does. A machine without sound, printer or stick is a normal machine:
//! that is never a fault, see [`State`].

mod words;

use crate::record::ClockQuality;
use crate::supervisor::{Enrolment, KeyStanding};
use chrono::NaiveDate;
use serde::Serialize;

pub use words::{Said, part, said, sign};

/// The smallest terminal the station draws in, columns and rows.
pub const SMALLEST: (u16, u16) = (64, 24);

/// What was seen.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    pub machine: MachineSeen,
    pub disk: DiskSeen,
    pub clock: ClockQuality,
    pub records: RecordsSeen,
    pub copies: CopiesSeen,
    pub keys: KeysSeen,
}

/// What is plugged in, and what the terminal is.
#[derive(Debug, Clone, PartialEq)]
pub struct MachineSeen {
    /// `None`: this was not asked in a terminal.
    pub terminal: Option<TerminalSeen>,
    pub font: FontSeen,
    pub sound: SoundSeen,
    pub has_synthesiser: bool,
    pub has_printer: bool,
    pub stick: StickSeen,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TerminalSeen {
    pub columns: u16,
    pub rows: u16,
    /// Whether the locale writes UTF-8.
    pub utf8: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FontSeen {
    /// Only a Linux console can be asked.
    NotAsked,
    Console {
        /// Characters of the station that it cannot draw.
        missing: usize,
        half_blocks: bool,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SoundSeen {
    Card,
    NoCard,
    /// The system's sound library is not installed.
    NoLibrary,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StickSeen {
    None,
    One { writable: bool },
    Several,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DiskSeen {
    /// In bytes; `None` where nobody can tell.
    pub free: Option<u64>,
    pub nearly_full: bool,
    pub writable: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordsSeen {
    /// The station has not been started yet.
    None,
    Open {
        events: u64,
        people: u64,
    },
    Damaged,
    /// A newer program wrote them.
    Newer,
    /// They could not be opened for another reason; the log says which.
    Closed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CopiesSeen {
    pub count: usize,
    /// Of the newest one.
    pub day: Option<NaiveDate>,
    /// One lies on another disk.
    pub elsewhere: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeysSeen {
    /// None yet: the first start makes it.
    None,
    Unreadable,
    /// The key is there, the commune's list is damaged.
    ListUnreadable,
    Read(KeyStanding),
}

/// How much something matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    Right,
    /// It works; it could be better.
    Advice,
    Wrong,
}

/// What is looked at, in the order in which it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Terminal,
    Font,
    Sound,
    Voice,
    Disk,
    Clock,
    Records,
    Copies,
    Keys,
    Printer,
    Usb,
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "found", rename_all = "snake_case")]
pub enum Finding {
    NoTerminal,
    TerminalFits { columns: u16, rows: u16 },
    TerminalSmall { columns: u16, rows: u16 },
    TerminalNotUtf8,
    FontNotAsked,
    FontComplete,
    FontLacks { missing: usize },
    FontWithoutBlocks,
    SoundCard,
    NoSoundCard,
    NoSoundLibrary,
    Synthesiser,
    NoSynthesiser,
    DiskRoomy { free: u64 },
    DiskNotMeasured,
    DiskNearlyFull { free: u64 },
    DiskLocked,
    ClockRight,
    ClockSet,
    ClockUnsure,
    ClockUnknown,
    NoRecordsYet,
    RecordsWhole { events: u64, people: u64 },
    RecordsDamaged,
    RecordsNewer,
    RecordsClosed,
    Copied { day: Option<NaiveDate> },
    CopiedHereOnly { day: Option<NaiveDate> },
    NotCopied,
    NoKeyYet,
    KeyUnreadable,
    ListUnreadable,
    Enrolled { commune: String, issued: NaiveDate },
    NotEnrolled { requested: bool },
    KeyRetired,
    KeyStolen,
    TestRoot,
    Printer,
    NoPrinter,
    Stick,
    StickLocked,
    SeveralSticks,
    NoStick,
}

/// What follows from what was seen, in the order of [`Part`].
pub fn examine(seen: &Seen) -> Vec<Finding> {
    let machine = &seen.machine;
    let one = [
        vec![of_terminal(machine.terminal), of_font(machine.font), of_sound(machine.sound)],
        vec![if machine.has_synthesiser { Finding::Synthesiser } else { Finding::NoSynthesiser }],
        vec![of_disk(seen.disk), of_clock(seen.clock), of_records(seen.records)],
        of_copies(seen.records, seen.copies).into_iter().collect(),
        of_keys(&seen.keys),
        vec![if machine.has_printer { Finding::Printer } else { Finding::NoPrinter }, of_stick(machine.stick)],
    ];
    one.into_iter().flatten().collect()
}

fn of_terminal(seen: Option<TerminalSeen>) -> Finding {
    match seen {
        None => Finding::NoTerminal,
        Some(TerminalSeen { utf8: false, .. }) => Finding::TerminalNotUtf8,
        Some(TerminalSeen { columns, rows, .. }) if columns < SMALLEST.0 || rows < SMALLEST.1 => {
            Finding::TerminalSmall { columns, rows }
        }
        Some(TerminalSeen { columns, rows, .. }) => Finding::TerminalFits { columns, rows },
    }
}

fn of_font(seen: FontSeen) -> Finding {
    match seen {
        FontSeen::NotAsked => Finding::FontNotAsked,
        FontSeen::Console { missing: 0, half_blocks: true } => Finding::FontComplete,
        FontSeen::Console { missing, half_blocks: true } => Finding::FontLacks { missing },
        // Without half blocks the blocks are all that is missing, or the least of it.
        FontSeen::Console { missing, .. } if missing > BLOCKS => Finding::FontLacks { missing },
        FontSeen::Console { .. } => Finding::FontWithoutBlocks,
    }
}

/// So many of the station's characters are blocks.
const BLOCKS: usize = 8;

fn of_sound(seen: SoundSeen) -> Finding {
    match seen {
        SoundSeen::Card => Finding::SoundCard,
        SoundSeen::NoCard => Finding::NoSoundCard,
        SoundSeen::NoLibrary => Finding::NoSoundLibrary,
    }
}

fn of_disk(seen: DiskSeen) -> Finding {
    match seen {
        DiskSeen { writable: false, .. } => Finding::DiskLocked,
        DiskSeen { free: None, .. } => Finding::DiskNotMeasured,
        DiskSeen { free: Some(free), nearly_full: true, .. } => Finding::DiskNearlyFull { free },
        DiskSeen { free: Some(free), .. } => Finding::DiskRoomy { free },
    }
}

fn of_clock(seen: ClockQuality) -> Finding {
    match seen {
        ClockQuality::Plausible => Finding::ClockRight,
        ClockQuality::SetByVolunteer => Finding::ClockSet,
        ClockQuality::CarriedOn => Finding::ClockUnsure,
        ClockQuality::Unknown => Finding::ClockUnknown,
    }
}

fn of_records(seen: RecordsSeen) -> Finding {
    match seen {
        RecordsSeen::None => Finding::NoRecordsYet,
        RecordsSeen::Open { events, people } => Finding::RecordsWhole { events, people },
        RecordsSeen::Damaged => Finding::RecordsDamaged,
        RecordsSeen::Newer => Finding::RecordsNewer,
        RecordsSeen::Closed => Finding::RecordsClosed,
    }
}

/// Where there is nothing to copy yet, no copy is missed.
fn of_copies(records: RecordsSeen, seen: CopiesSeen) -> Option<Finding> {
    match seen {
        CopiesSeen { count: 0, .. } if records == RecordsSeen::None => None,
        CopiesSeen { count: 0, .. } => Some(Finding::NotCopied),
        CopiesSeen { elsewhere: true, day, .. } => Some(Finding::Copied { day }),
        CopiesSeen { day, .. } => Some(Finding::CopiedHereOnly { day }),
    }
}

fn of_keys(seen: &KeysSeen) -> Vec<Finding> {
    let standing = match seen {
        KeysSeen::None => return vec![Finding::NoKeyYet],
        KeysSeen::Unreadable => return vec![Finding::KeyUnreadable],
        KeysSeen::ListUnreadable => return vec![Finding::ListUnreadable],
        KeysSeen::Read(standing) => standing,
    };
    let enrolled = match (standing.enrolled, &standing.list) {
        (Enrolment::Retired, _) => Finding::KeyRetired,
        (Enrolment::Compromised, _) => Finding::KeyStolen,
        (Enrolment::Enrolled, Some(list)) => Finding::Enrolled { commune: list.commune.clone(), issued: list.issued },
        (Enrolment::Enrolled | Enrolment::NotYet, _) => Finding::NotEnrolled { requested: standing.requested },
    };
    [enrolled].into_iter().chain(standing.on_test_root.then_some(Finding::TestRoot)).collect()
}

fn of_stick(seen: StickSeen) -> Finding {
    match seen {
        StickSeen::None => Finding::NoStick,
        StickSeen::One { writable: true } => Finding::Stick,
        StickSeen::One { writable: false } => Finding::StickLocked,
        StickSeen::Several => Finding::SeveralSticks,
    }
}

impl Finding {
    #[rustfmt::skip]
    pub fn part(&self) -> Part {
        match self {
            Self::NoTerminal | Self::TerminalFits { .. } | Self::TerminalSmall { .. } | Self::TerminalNotUtf8 => Part::Terminal,
            Self::FontNotAsked | Self::FontComplete | Self::FontLacks { .. } | Self::FontWithoutBlocks => Part::Font,
            Self::SoundCard | Self::NoSoundCard | Self::NoSoundLibrary => Part::Sound,
            Self::Synthesiser | Self::NoSynthesiser => Part::Voice,
            Self::DiskRoomy { .. } | Self::DiskNotMeasured | Self::DiskNearlyFull { .. } | Self::DiskLocked => Part::Disk,
            Self::ClockRight | Self::ClockSet | Self::ClockUnsure | Self::ClockUnknown => Part::Clock,
            Self::NoRecordsYet | Self::RecordsWhole { .. } | Self::RecordsDamaged | Self::RecordsNewer
            | Self::RecordsClosed => Part::Records,
            Self::Copied { .. } | Self::CopiedHereOnly { .. } | Self::NotCopied => Part::Copies,
            Self::NoKeyYet | Self::KeyUnreadable | Self::ListUnreadable | Self::Enrolled { .. }
            | Self::NotEnrolled { .. } | Self::KeyRetired | Self::KeyStolen | Self::TestRoot => Part::Keys,
            Self::Printer | Self::NoPrinter => Part::Printer,
            Self::Stick | Self::StickLocked | Self::SeveralSticks | Self::NoStick => Part::Usb,
        }
    }

    /// Wrong is what keeps the station from doing its work, or from being believed.
    pub fn state(&self) -> State {
        match self {
            Self::TerminalSmall { .. }
            | Self::TerminalNotUtf8
            | Self::FontLacks { .. }
            | Self::DiskNearlyFull { .. }
            | Self::DiskLocked
            | Self::RecordsDamaged
            | Self::RecordsNewer
            | Self::RecordsClosed
            | Self::KeyUnreadable
            | Self::ListUnreadable
            | Self::KeyRetired
            | Self::KeyStolen => State::Wrong,
            Self::FontWithoutBlocks
            | Self::NoSoundCard
            | Self::NoSoundLibrary
            | Self::NoSynthesiser
            | Self::ClockUnsure
            | Self::ClockUnknown
            | Self::CopiedHereOnly { .. }
            | Self::NotCopied
            | Self::NotEnrolled { .. }
            | Self::TestRoot
            | Self::StickLocked
            | Self::SeveralSticks => State::Advice,
            _ => State::Right,
        }
    }
}

/// The worst of them.
pub fn worst(findings: &[Finding]) -> State {
    findings.iter().map(Finding::state).max().unwrap_or(State::Right)
}

#[cfg(test)]
mod tests;
