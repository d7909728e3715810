//! What the doctor looks at: terminal, sound, what is plugged in, and what lies in the data folder. What follows from it is
//! [`crate::doctor`]'s to say. Looking makes and changes nothing.

use super::audio;
use super::backups::{Backups, LEAST_FREE};
use super::carrying::standing;
use super::clock::{Clock, MachineTime};
use super::console;
use super::keys;
use super::printer::Printer;
use super::station::Ports;
use super::stick::{NoStick, Sticks};
use super::store::{Store, StoreTrouble, aside};
use super::trust_file;
use crate::contract::{Condition, Elsewhere, Fact, Trouble};
use crate::doctor::{
    CopiesSeen, DiskSeen, FontSeen, KeysSeen, MachineSeen, RecordsSeen, Seen, SoundSeen, StickSeen, TerminalSeen,
    examine,
};
use crate::trust::ProgrammeRoot;
use std::env;
use std::path::{Path, PathBuf};

/// The machine around the station, but for what is plugged in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Around {
    pub terminal: Option<TerminalSeen>,
    pub font: FontSeen,
    pub sound: SoundSeen,
    pub has_synthesiser: bool,
}

impl Around {
    /// This machine, and the terminal this program writes to.
    pub fn of_machine() -> Self {
        let out = std::io::stdout();
        Self {
            terminal: terminal(),
            font: console::font(&out),
            sound: audio::look(),
            has_synthesiser: audio::Synthesiser::installed().is_some(),
        }
    }
}

fn terminal() -> Option<TerminalSeen> {
    let out = std::io::stdout();
    // A serial line does not know its size.
    let size = rustix::termios::tcgetwinsize(&out).ok().filter(|size| size.ws_col > 0 && size.ws_row > 0)?;
    Some(TerminalSeen { columns: size.ws_col, rows: size.ws_row, utf8: writes_utf8(|name| env::var(name).ok()) })
}

/// Whether the locale writes UTF-8; where none is set, the terminal decides, and those of today do.
fn writes_utf8(variable: impl Fn(&str) -> Option<String>) -> bool {
    let locale =
        ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| variable(name).filter(|value| !value.is_empty()));
    locale.is_none_or(
        |locale| matches!(locale.to_lowercase(), locale if locale.contains("utf-8") || locale.contains("utf8")),
    )
}

/// What is plugged in, with the rest.
pub fn machine(around: Around, printer: &dyn Printer, sticks: &Sticks) -> MachineSeen {
    let Around { terminal, font, sound, has_synthesiser } = around;
    let stick = match sticks.the_one() {
        Ok(stick) => StickSeen::One { writable: stick.writable },
        Err(NoStick::None) => StickSeen::None,
        Err(NoStick::Several) => StickSeen::Several,
    };
    MachineSeen { terminal, font, sound, has_synthesiser, has_printer: printer.is_there(), stick }
}

/// What lies in a data folder, where the station may be running or may never have been: nothing in it is opened for writing.
pub fn folder(folder: &Path, elsewhere: Option<PathBuf>, machine: MachineSeen) -> Seen {
    let opened = Store::is_in(folder).then(|| Store::open_to_read(folder));
    let store = opened.as_ref().and_then(|opened| opened.as_ref().ok());
    let mut clock = Clock::new(Box::new(MachineTime::starting()));
    let past = store.and_then(|store| store.past().ok());
    clock.carry_on(past.map_or(0, |past| past.boot), past.map_or(0, |past| past.last_ms), 0);
    let requested = store.is_some_and(|store| store.has_requested_enrolment().unwrap_or(false));
    let condition = store.map(|store| Backups::of(folder, store.station(), elsewhere).condition());
    Seen {
        disk: disk(folder, condition.as_ref()),
        clock: clock.reading().quality,
        records: opened.as_ref().map_or(RecordsSeen::None, records),
        copies: condition.as_ref().map_or(NO_COPIES, copies),
        keys: keys_in(folder, requested),
        machine,
    }
}

const NO_COPIES: CopiesSeen = CopiesSeen { count: 0, day: None, elsewhere: false };

fn records(opened: &Result<Store, StoreTrouble>) -> RecordsSeen {
    let looked = opened.as_ref().map_err(closed).and_then(|store| match store.is_whole() {
        true => store.counts().map_err(|trouble| closed(&trouble)),
        false => Err(RecordsSeen::Damaged),
    });
    looked.map_or_else(|why| why, |(events, people)| RecordsSeen::Open { events, people })
}

fn closed(trouble: &StoreTrouble) -> RecordsSeen {
    match trouble {
        StoreTrouble::Newer { .. } => RecordsSeen::Newer,
        trouble if trouble.is_damage() => RecordsSeen::Damaged,
        _ => RecordsSeen::Closed,
    }
}

fn copies(condition: &Condition) -> CopiesSeen {
    let newest = condition.backups.first();
    let away = condition.backups.iter().any(|copy| copy.elsewhere);
    CopiesSeen {
        count: condition.backups.len(),
        day: newest.and_then(|copy| copy.day),
        elsewhere: away && condition.elsewhere == Elsewhere::There,
    }
}

fn disk(folder: &Path, condition: Option<&Condition>) -> DiskSeen {
    // A folder that is not there yet will be made on the disk of what is.
    let there = folder.ancestors().find(|folder| folder.exists()).unwrap_or(Path::new("."));
    let there = if there.as_os_str().is_empty() { Path::new(".") } else { there };
    let writable = rustix::fs::access(there, rustix::fs::Access::WRITE_OK).is_ok();
    let free = condition.map_or_else(|| aside::free(there), |condition| condition.free);
    let too_little = || free.is_some_and(|free| free < LEAST_FREE);
    DiskSeen { free, nearly_full: condition.map_or_else(too_little, |condition| condition.nearly_full), writable }
}

fn keys_in(folder: &Path, requested: bool) -> KeysSeen {
    let key = match keys::open(folder) {
        Ok(Some(key)) => key.verifying_key(),
        Ok(None) => return KeysSeen::None,
        Err(_) => return KeysSeen::Unreadable,
    };
    let root = ProgrammeRoot::pinned();
    match trust_file::held(folder, &root) {
        Ok(list) => KeysSeen::Read(standing(&key, list.as_ref(), requested, &root)),
        Err(_) => KeysSeen::ListUnreadable,
    }
}

impl Ports {
    /// The same for the station that is running: its records are open.
    pub(super) fn examine(&mut self) -> Fact {
        let machine = machine((self.parts.around)(), &*self.parts.printer, &self.parts.sticks);
        let records = match self.ask(Store::counts) {
            Ok((events, people)) => RecordsSeen::Open { events, people },
            Err(Trouble::Newer) => RecordsSeen::Newer,
            Err(_) => RecordsSeen::Closed,
        };
        let requested = self.ask(Store::has_requested_enrolment).unwrap_or(false);
        let premises = self.premises.as_ref().ok();
        let folder = premises.and_then(|premises| premises.store.folder());
        let condition = premises.and_then(|premises| premises.backups.as_ref()).map(Backups::condition);
        let seen = Seen {
            machine,
            disk: folder.map_or(UNMEASURED, |folder| disk(folder, condition.as_ref())),
            clock: self.parts.clock.reading().quality,
            records,
            copies: condition.as_ref().map_or(NO_COPIES, copies),
            keys: folder.map_or(KeysSeen::None, |folder| keys_in(folder, requested)),
        };
        Fact::Examined(examine(&seen))
    }
}

/// Of a station in memory.
const UNMEASURED: DiskSeen = DiskSeen { free: None, nearly_full: false, writable: true };

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_locale_that_is_set_says_whether_marks_can_be_written() {
        let with = |pairs: &[(&str, &str)]| {
            let find =
                |name: &str| pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
            writes_utf8(find)
        };
        assert!(with(&[]) && with(&[("LANG", "vi_VN.UTF-8")]) && with(&[("LC_ALL", "C.utf8"), ("LANG", "C")]));
        assert!(!with(&[("LANG", "C")]) && !with(&[("LC_ALL", "POSIX"), ("LANG", "C.UTF-8")]));
        assert!(with(&[("LC_ALL", ""), ("LANG", "C.UTF-8")]));
    }
}
