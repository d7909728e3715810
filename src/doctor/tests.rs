//! What the examination finds, tells and leaves alone.

use super::*;
use crate::supervisor::ListFacts;
use crate::texts::{Lang, Texts};
use std::collections::BTreeSet;

const VI: Texts = Texts::new(Lang::Vi);

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day")
}

fn standing(enrolled: Enrolment) -> KeyStanding {
    let list = ListFacts {
        commune: "xã Nà Ca".into(),
        key_epoch: 1,
        counter: 3,
        issued: day(),
        stations: 20,
        digits: "81838 17753".into(),
    };
    let list = (enrolled != Enrolment::NotYet).then_some(list);
    KeyStanding { key: "fe812c12".into(), enrolled, list, requested: false, on_test_root: false }
}

/// A machine on which nothing is to be done.
fn sound() -> Seen {
    Seen {
        machine: MachineSeen {
            terminal: Some(TerminalSeen { columns: 64, rows: 24, utf8: true }),
            font: FontSeen::Console { missing: 0, half_blocks: true },
            sound: SoundSeen::Card,
            has_synthesiser: true,
            has_printer: true,
            stick: StickSeen::One { writable: true },
        },
        disk: DiskSeen { free: Some(12 << 30), nearly_full: false, writable: true },
        clock: ClockQuality::Plausible,
        records: RecordsSeen::Open { events: 1234, people: 12 },
        copies: CopiesSeen { count: 3, day: Some(day()), elsewhere: true },
        keys: KeysSeen::Read(standing(Enrolment::Enrolled)),
    }
}

/// The sound machine with something else about it.
fn with(change: impl FnOnce(&mut Seen)) -> Vec<Finding> {
    let mut seen = sound();
    change(&mut seen);
    examine(&seen)
}

fn of_part(findings: &[Finding], part: Part) -> Vec<Finding> {
    findings.iter().filter(|finding| finding.part() == part).cloned().collect()
}

#[test]
fn a_sound_machine_has_nothing_to_be_done_and_every_part_is_told_of_in_order() {
    let findings = examine(&sound());
    assert_eq!(worst(&findings), State::Right);
    let parts: Vec<Part> = findings.iter().map(Finding::part).collect();
    #[rustfmt::skip]
    let expected = [
        Part::Terminal, Part::Font, Part::Sound, Part::Voice, Part::Disk, Part::Clock, Part::Records, Part::Copies,
        Part::Keys, Part::Printer, Part::Usb,
    ];
    assert_eq!(parts, expected);
}

/// What each thing that can be seen leads to, and how much it matters.
fn cases() -> Vec<(Vec<Finding>, Finding, State)> {
    use State::{Advice, Right, Wrong};
    let terminal =
        |columns, rows, utf8| with(|seen| seen.machine.terminal = Some(TerminalSeen { columns, rows, utf8 }));
    let font = |font| with(|seen| seen.machine.font = font);
    let console = |missing, half_blocks| font(FontSeen::Console { missing, half_blocks });
    let sound_seen = |sound| with(|seen| seen.machine.sound = sound);
    let disk = |free, nearly_full, writable| with(|seen| seen.disk = DiskSeen { free, nearly_full, writable });
    let clock = |quality| with(|seen| seen.clock = quality);
    let records = |records| with(|seen| seen.records = records);
    let copies = |count, elsewhere| with(|seen| seen.copies = CopiesSeen { count, day: Some(day()), elsewhere });
    let keys = |keys| with(|seen| seen.keys = keys);
    let enrolled = |enrolled| keys(KeysSeen::Read(standing(enrolled)));
    let asked = KeyStanding { requested: true, ..standing(Enrolment::NotYet) };
    let test = KeyStanding { on_test_root: true, ..standing(Enrolment::Enrolled) };
    let stick = |stick| with(|seen| seen.machine.stick = stick);
    vec![
        (with(|seen| seen.machine.terminal = None), Finding::NoTerminal, Right),
        (terminal(64, 24, true), Finding::TerminalFits { columns: 64, rows: 24 }, Right),
        (terminal(63, 24, true), Finding::TerminalSmall { columns: 63, rows: 24 }, Wrong),
        (terminal(64, 23, true), Finding::TerminalSmall { columns: 64, rows: 23 }, Wrong),
        (terminal(100, 30, false), Finding::TerminalNotUtf8, Wrong),
        (font(FontSeen::NotAsked), Finding::FontNotAsked, Right),
        (console(0, true), Finding::FontComplete, Right),
        (console(3, true), Finding::FontLacks { missing: 3 }, Wrong),
        (console(90, false), Finding::FontLacks { missing: 90 }, Wrong),
        (console(2, false), Finding::FontWithoutBlocks, Advice),
        (sound_seen(SoundSeen::Card), Finding::SoundCard, Right),
        (sound_seen(SoundSeen::NoCard), Finding::NoSoundCard, Advice),
        (sound_seen(SoundSeen::NoLibrary), Finding::NoSoundLibrary, Advice),
        (with(|_| {}), Finding::Synthesiser, Right),
        (with(|seen| seen.machine.has_synthesiser = false), Finding::NoSynthesiser, Advice),
        (disk(Some(5), false, true), Finding::DiskRoomy { free: 5 }, Right),
        (disk(None, false, true), Finding::DiskNotMeasured, Right),
        (disk(Some(5), true, true), Finding::DiskNearlyFull { free: 5 }, Wrong),
        (disk(Some(5), false, false), Finding::DiskLocked, Wrong),
        (clock(ClockQuality::Plausible), Finding::ClockRight, Right),
        (clock(ClockQuality::SetByVolunteer), Finding::ClockSet, Right),
        (clock(ClockQuality::CarriedOn), Finding::ClockUnsure, Advice),
        (clock(ClockQuality::Unknown), Finding::ClockUnknown, Advice),
        (records(RecordsSeen::None), Finding::NoRecordsYet, Right),
        (records(RecordsSeen::Open { events: 1, people: 2 }), Finding::RecordsWhole { events: 1, people: 2 }, Right),
        (records(RecordsSeen::Damaged), Finding::RecordsDamaged, Wrong),
        (records(RecordsSeen::Newer), Finding::RecordsNewer, Wrong),
        (records(RecordsSeen::Closed), Finding::RecordsClosed, Wrong),
        (copies(1, true), Finding::Copied { day: Some(day()) }, Right),
        (copies(1, false), Finding::CopiedHereOnly { day: Some(day()) }, Advice),
        (copies(0, false), Finding::NotCopied, Advice),
        (keys(KeysSeen::None), Finding::NoKeyYet, Right),
        (keys(KeysSeen::Unreadable), Finding::KeyUnreadable, Wrong),
        (keys(KeysSeen::ListUnreadable), Finding::ListUnreadable, Wrong),
        (enrolled(Enrolment::Enrolled), Finding::Enrolled { commune: "xã Nà Ca".into(), issued: day() }, Right),
        (enrolled(Enrolment::NotYet), Finding::NotEnrolled { requested: false }, Advice),
        (keys(KeysSeen::Read(asked)), Finding::NotEnrolled { requested: true }, Advice),
        (enrolled(Enrolment::Retired), Finding::KeyRetired, Wrong),
        (enrolled(Enrolment::Compromised), Finding::KeyStolen, Wrong),
        (keys(KeysSeen::Read(test)), Finding::TestRoot, Advice),
        (with(|_| {}), Finding::Printer, Right),
        (with(|seen| seen.machine.has_printer = false), Finding::NoPrinter, Right),
        (stick(StickSeen::One { writable: true }), Finding::Stick, Right),
        (stick(StickSeen::One { writable: false }), Finding::StickLocked, Advice),
        (stick(StickSeen::Several), Finding::SeveralSticks, Advice),
        (stick(StickSeen::None), Finding::NoStick, Right),
    ]
}

#[test]
fn everything_that_can_be_seen_leads_to_its_finding() {
    for (findings, expected, state) in cases() {
        assert!(of_part(&findings, expected.part()).contains(&expected), "{expected:?} is not in {findings:?}");
        assert_eq!(expected.state(), state, "{expected:?}");
        assert_eq!(worst(&findings), state.max(worst(&findings)));
    }
}

/// The name of a finding without what it holds.
fn name(finding: &Finding) -> String {
    format!("{finding:?}").split([' ', '{']).next().unwrap_or_default().to_owned()
}

#[test]
fn no_finding_is_without_a_case_that_provokes_it() {
    let source = include_str!("mod.rs");
    let list = source.split("pub enum Finding {").nth(1).and_then(|rest| rest.split("\n}").next()).expect("the list");
    let variants = list.lines().map(|line| line.trim().split([' ', ',', '{']).next().unwrap_or_default().to_owned());
    let known: BTreeSet<String> = variants.filter(|word| word.starts_with(char::is_uppercase)).collect();
    let provoked: BTreeSet<String> = cases().iter().map(|(_, finding, _)| name(finding)).collect();
    assert!(known.len() > 30);
    assert_eq!(known, provoked);
}

#[test]
fn every_finding_is_told_and_what_is_not_right_has_a_remedy() {
    for (_, finding, state) in cases() {
        for texts in [VI, Texts::new(Lang::En)] {
            let Said { what, remedy } = said(&finding, texts);
            assert!(!what.is_empty(), "{finding:?}");
            assert!(state == State::Right || remedy.is_some_and(|remedy| !remedy.is_empty()), "{finding:?}");
        }
    }
}

#[test]
fn a_station_that_was_never_started_misses_no_copy() {
    let findings = with(|seen| {
        seen.records = RecordsSeen::None;
        seen.copies = CopiesSeen { count: 0, day: None, elsewhere: false };
        seen.keys = KeysSeen::None;
    });
    assert_eq!((of_part(&findings, Part::Copies), worst(&findings)), (Vec::new(), State::Right));
}
