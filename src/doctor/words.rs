//! What the doctor says: what was found, and what to do about it, the same on the page and on the command line.

use super::{Finding, Part, State};
use crate::texts::Texts;
use crate::vietnamese::{date, number, size};
use chrono::NaiveDate;

/// A finding in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub what: String,
    /// What to do, where there is anything to do.
    pub remedy: Option<String>,
}

/// How it stands, without a word.
pub fn sign(state: State) -> &'static str {
    match state {
        State::Right => "✓",
        State::Advice => "→",
        State::Wrong => "✕",
    }
}

/// What was looked at.
pub fn part(part: Part, texts: Texts) -> &'static str {
    match part {
        Part::Terminal => texts.doctor_part_terminal(),
        Part::Font => texts.doctor_part_font(),
        Part::Sound => texts.doctor_part_sound(),
        Part::Voice => texts.doctor_part_voice(),
        Part::Disk => texts.doctor_part_disk(),
        Part::Clock => texts.doctor_part_clock(),
        Part::Records => texts.doctor_part_records(),
        Part::Copies => texts.doctor_part_copies(),
        Part::Keys => texts.doctor_part_keys(),
        Part::Printer => texts.doctor_part_printer(),
        Part::Usb => texts.doctor_part_usb(),
    }
}

/// The finding in words.
pub fn said(finding: &Finding, texts: Texts) -> Said {
    let (what, remedy) =
        machine(finding, texts).or_else(|| records(finding, texts)).unwrap_or_else(|| keys(finding, texts));
    Said { what, remedy: remedy.map(str::to_owned) }
}

type Words = (String, Option<&'static str>);

/// Of terminal, sound and what is plugged in.
fn machine(finding: &Finding, texts: Texts) -> Option<Words> {
    let right = |what: &str| Some((what.to_owned(), None));
    let told = |what: &str, remedy: &'static str| Some((what.to_owned(), Some(remedy)));
    match finding {
        Finding::NoTerminal => right(texts.doctor_no_terminal()),
        Finding::TerminalFits { columns, rows } => right(&texts.doctor_terminal_fits(columns, rows)),
        Finding::TerminalSmall { columns, rows } => {
            told(&texts.doctor_terminal_small(columns, rows), texts.doctor_terminal_small_do())
        }
        Finding::TerminalNotUtf8 => told(texts.doctor_not_utf8(), texts.doctor_not_utf8_do()),
        Finding::FontNotAsked => told(texts.doctor_font_not_asked(), texts.doctor_font_not_asked_do()),
        Finding::FontComplete => right(texts.doctor_font_complete()),
        Finding::FontLacks { missing } => told(&texts.doctor_font_lacks(missing), texts.doctor_font_do()),
        Finding::FontWithoutBlocks => told(texts.doctor_font_blocks(), texts.doctor_font_do()),
        Finding::SoundCard => right(texts.doctor_sound()),
        Finding::NoSoundCard => told(texts.doctor_no_card(), texts.doctor_no_card_do()),
        Finding::NoSoundLibrary => told(texts.doctor_no_library(), texts.doctor_no_library_do()),
        Finding::Synthesiser => right(texts.doctor_voice()),
        Finding::NoSynthesiser => told(texts.doctor_no_voice(), texts.doctor_no_voice_do()),
        Finding::ClockRight => right(texts.doctor_clock()),
        Finding::ClockSet => right(texts.doctor_clock_set()),
        Finding::ClockUnsure => told(texts.doctor_clock_unsure(), texts.doctor_clock_do()),
        Finding::ClockUnknown => told(texts.doctor_clock_unknown(), texts.doctor_clock_do()),
        Finding::Printer => right(texts.doctor_printer()),
        Finding::NoPrinter => told(texts.doctor_no_printer(), texts.doctor_no_printer_do()),
        Finding::Stick => right(texts.doctor_stick()),
        Finding::StickLocked => told(texts.doctor_stick_locked(), texts.doctor_stick_locked_do()),
        Finding::SeveralSticks => told(texts.doctor_sticks(), texts.doctor_sticks_do()),
        Finding::NoStick => told(texts.doctor_no_stick(), texts.doctor_no_stick_do()),
        _ => None,
    }
}

/// Of the disk and what is kept on it.
fn records(finding: &Finding, texts: Texts) -> Option<Words> {
    let right = |what: &str| Some((what.to_owned(), None));
    let told = |what: &str, remedy: &'static str| Some((what.to_owned(), Some(remedy)));
    match finding {
        Finding::DiskRoomy { free } => right(&texts.doctor_disk(size(*free))),
        Finding::DiskNotMeasured => right(texts.doctor_disk_unknown()),
        Finding::DiskNearlyFull { free } => told(&texts.doctor_disk_low(size(*free)), texts.doctor_disk_low_do()),
        Finding::DiskLocked => told(texts.doctor_disk_locked(), texts.doctor_disk_locked_do()),
        Finding::NoRecordsYet => right(texts.doctor_no_records()),
        Finding::RecordsWhole { events, people } => right(&texts.doctor_records(number(*events), number(*people))),
        Finding::RecordsDamaged => told(texts.doctor_records_damaged(), texts.doctor_records_damaged_do()),
        Finding::RecordsNewer => told(texts.doctor_records_newer(), texts.doctor_records_newer_do()),
        Finding::RecordsClosed => told(texts.doctor_records_closed(), texts.doctor_records_closed_do()),
        Finding::Copied { day } => right(&texts.doctor_copied(day_of(*day, texts))),
        Finding::CopiedHereOnly { day } => {
            told(&texts.doctor_copied_here(day_of(*day, texts)), texts.doctor_copied_here_do())
        }
        Finding::NotCopied => told(texts.doctor_not_copied(), texts.doctor_not_copied_do()),
        _ => None,
    }
}

/// Of keys and trust list.
fn keys(finding: &Finding, texts: Texts) -> Words {
    let told = |what: &str, remedy: &'static str| (what.to_owned(), Some(remedy));
    match finding {
        Finding::NoKeyYet => (texts.doctor_no_key().into(), None),
        Finding::KeyUnreadable => told(texts.doctor_key_unreadable(), texts.doctor_key_unreadable_do()),
        Finding::ListUnreadable => told(texts.doctor_list_unreadable(), texts.doctor_list_unreadable_do()),
        Finding::Enrolled { commune, issued } => (texts.doctor_enrolled(commune, date(*issued)), None),
        Finding::NotEnrolled { requested: true } => told(texts.doctor_requested(), texts.doctor_requested_do()),
        Finding::NotEnrolled { requested: false } => told(texts.doctor_not_enrolled(), texts.doctor_not_enrolled_do()),
        Finding::KeyRetired => told(texts.doctor_key_retired(), texts.doctor_key_retired_do()),
        Finding::KeyStolen => told(texts.doctor_key_stolen(), texts.doctor_key_stolen_do()),
        Finding::TestRoot => told(texts.doctor_test_root(), texts.doctor_test_root_do()),
        // The others are the machine's and the records'.
        _ => (String::new(), None),
    }
}

fn day_of(day: Option<NaiveDate>, texts: Texts) -> String {
    day.map_or_else(|| texts.backups_day_unknown().to_owned(), date)
}
