//! The machine for tests: the real [`Ports`] over a store in memory, a clock that stands still and a chance that repeats
//! itself. It keeps every effect it was asked for, and fails when told to.

use super::clock::{Clock, Time};
use super::examining::Around;
use super::hashing::{AtOnce, Cost};
use super::ids::{Ids, SeededChance};
use super::log::Log;
use super::opening::{Door, Errand, Opener, Parts, Premises};
use super::power::{NotOurs, Power};
use super::printer::{NoPrinter, Printer};
use super::reserve::Reserve;
use super::speaker::Silence;
use super::station::Ports;
use super::stick::Sticks;
use super::store::{Cause, Store, StoreTrouble};
use super::{Courier, Machine, must_be_written};
use crate::contract::{Effect, Fact, Printed, Trouble};
use crate::credential::Kind;
use crate::doctor::{FontSeen, SoundSeen, TerminalSeen};
use crate::lesson::Catalogue;
use crate::paper::{Card, Sheet};
use crate::record::{Body, Envelope};
use std::cell::Cell;
use std::collections::VecDeque;
use std::path::Path;
use std::rc::Rc;
use std::time::Duration;

/// Where a recorder begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Start {
    /// ms since 1970, UTC
    pub wall_ms: i64,
    pub clock_trusted: bool,
    /// Of everything drawn at random.
    pub seed: u64,
}

impl Default for Start {
    /// Sunday 22 November 2026, nine in the morning in Vietnam.
    fn default() -> Self {
        Self { wall_ms: 1_795_312_800_000, clock_trusted: true, seed: 7 }
    }
}

/// A machine in memory.
pub struct Recorder {
    pub(super) ports: Ports,
    effects: Vec<Effect>,
    failures: VecDeque<Trouble>,
    start: Start,
    up_ms: Rc<Cell<u64>>,
}

/// A wall clock that stands still, and a time since the start that goes on when told to.
struct HeldTime {
    start: Start,
    up_ms: Rc<Cell<u64>>,
}

impl Time for HeldTime {
    fn wall_ms(&self) -> i64 {
        self.start.wall_ms
    }
    fn up_ms(&self) -> u64 {
        self.up_ms.get()
    }
    fn has_a_source(&self) -> bool {
        self.start.clock_trusted
    }
}

impl Machine for Recorder {
    fn run(&mut self, effect: &Effect) -> Option<Fact> {
        self.effects.push(effect.clone());
        if must_be_written(effect)
            && let Some(trouble) = self.failures.pop_front()
        {
            return Some(Fact::Failed(trouble));
        }
        self.ports.run(effect)
    }
}

impl Recorder {
    /// A new station with these lessons.
    pub fn new(start: Start, lessons: impl Fn() -> Catalogue + 'static) -> Self {
        Self::prepared(start, lessons, |_| Ok(()))
    }

    /// A station whose store was prepared (its xóms set, people added) before it is opened.
    pub fn prepared(
        start: Start,
        lessons: impl Fn() -> Catalogue + 'static,
        prepare: impl Fn(&mut Store) -> Result<(), StoreTrouble> + 'static,
    ) -> Self {
        let open = move |errand: Errand| {
            let mut premises = Premises::in_memory(errand.mark)?;
            prepare(&mut premises.store)?;
            Ok(Door::Open(Box::new(premises)))
        };
        Self::with(start, Box::new(lessons), Box::new(open))
    }

    /// A station in a data folder of its own, to which packs can come from this stick.
    pub fn in_folder(start: Start, lessons: impl Fn() -> Catalogue + 'static, folder: &Path, stick: &Path) -> Self {
        let folder = folder.to_owned();
        let open = move |errand: Errand| Premises::in_folder(&folder, None, errand);
        let mut recorder = Self::with(start, Box::new(lessons), Box::new(open));
        recorder.ports.parts.sticks = Sticks::named(stick);
        recorder
    }

    /// A station whose data folder cannot be used.
    pub fn without_store(start: Start, lessons: impl Fn() -> Catalogue + 'static, trouble: Trouble) -> Self {
        Self::with(start, Box::new(lessons), Box::new(move |_| Err(provoked(trouble))))
    }

    fn with(start: Start, lessons: Box<dyn Fn() -> Catalogue>, premises: Opener) -> Self {
        let up_ms = Rc::new(Cell::new(0));
        let time = HeldTime { start, up_ms: Rc::clone(&up_ms) };
        let ports = Ports::new(Parts {
            premises,
            courier: None,
            clock: Clock::new(Box::new(time)),
            ids: Ids::new(Box::new(SeededChance(start.seed))),
            lessons,
            speaker: Box::new(Silence),
            printer: Box::new(NoPrinter),
            sticks: Sticks::named("/nowhere"),
            log: Log::nowhere(),
            reserve: Reserve::default(),
            hasher: Box::new(AtOnce::new(Cost::OF_A_TEST)),
            power: Box::new(NotOurs),
            around: Box::new(|| AROUND),
            language: None,
            confirms: Kind::Alone,
        });
        Self { ports, effects: Vec::new(), failures: VecDeque::new(), start, up_ms }
    }

    /// The next effect that must be written (Record, Confirm, SignIn, AddPerson) fails so. May be said several times.
    pub fn fail_next(&mut self, trouble: Trouble) {
        self.failures.push_back(trouble);
    }

    /// The machine itself, for what no screen asks of it yet.
    pub fn ports(&mut self) -> &mut Ports {
        &mut self.ports
    }

    /// So long has the machine been on.
    pub fn is_on_for(&self, time: Duration) {
        self.up_ms.set(u64::try_from(time.as_millis()).unwrap_or(u64::MAX));
    }

    /// Plugs this in. What is printed can be looked at in [`Recorder::effects`].
    pub fn plug_in(&mut self, tray: PaperTray) {
        self.ports.parts.printer = Box::new(tray);
    }

    /// Plugs a stick in: this folder, whenever it is there.
    pub fn plug_in_stick(&mut self, folder: &Path) {
        self.ports.parts.sticks = Sticks::named(folder);
    }

    /// The machine lets itself be switched off.
    pub fn may_be_turned_off(&mut self) {
        self.ports.parts.power = Box::new(Obedient);
    }

    /// Everything it was asked for, in order.
    pub fn effects(&self) -> &[Effect] {
        &self.effects
    }

    /// What is on record of this station's epoch, in order.
    pub fn events(&self) -> Vec<Envelope> {
        let Ok(premises) = &self.ports.premises else { return Vec::new() };
        let store = &premises.store;
        let chain =
            store.head().and_then(|head| store.chain(head.station, head.epoch)).expect("a store in memory is read");
        chain.into_iter().map(|link| link.read().expect("written by this very program")).collect()
    }

    /// What happened, without its envelopes.
    pub fn bodies(&self) -> Vec<Body> {
        self.events().into_iter().map(|event| event.body).collect()
    }

    /// The store, to look into; `None` before [`Effect::Open`] or without one.
    pub fn store(&self) -> Option<&Store> {
        self.ports.premises.as_ref().ok().map(|premises| &premises.store)
    }

    /// The same station after a power cut, to be opened again. Store and place are as they were.
    pub fn after_a_power_cut(mut self) -> Self {
        let premises = std::mem::replace(&mut self.ports.premises, Err(Trouble::Disk));
        let lessons = std::mem::replace(&mut self.ports.parts.lessons, Box::new(Catalogue::default));
        let mut premises = premises.ok();
        // Another seed: what is drawn after a restart is not what was drawn before.
        let start = Start { seed: self.start.seed.wrapping_add(1), ..self.start };
        Self::with(
            start,
            lessons,
            Box::new(move |_| premises.take().map(Box::new).map(Door::Open).ok_or(provoked(Trouble::Disk))),
        )
    }

    /// The same station after an orderly stop, to be opened again.
    pub fn after_an_orderly_stop(mut self) -> Self {
        self.ports.stop();
        self.after_a_power_cut()
    }
}

/// A machine that would go off.
struct Obedient;

impl Power for Obedient {
    fn turn_off(&mut self, _: bool, _: Option<Courier>) -> bool {
        true
    }
}

/// A machine with everything.
const AROUND: Around = Around {
    terminal: Some(TerminalSeen { columns: 64, rows: 24, utf8: true }),
    font: FontSeen::Console { missing: 0, half_blocks: true },
    sound: SoundSeen::Card,
    has_synthesiser: true,
};

/// A printer that answers at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperTray {
    Full,
    Empty,
}

impl Printer for PaperTray {
    fn is_there(&self) -> bool {
        true
    }
    fn print(&mut self, _: &Sheet) -> Option<Printed> {
        Some(if *self == Self::Full { Printed::Done } else { Printed::NotReady })
    }
    fn print_card(&mut self, _: &Card) -> Option<Printed> {
        Some(if *self == Self::Full { Printed::Done } else { Printed::NotReady })
    }
}

/// The trouble a screen is to hear of, as the store would have had it.
fn provoked(trouble: Trouble) -> StoreTrouble {
    let cause = || Cause::Found("provoked by a test".into());
    match trouble {
        Trouble::DiskFull => StoreTrouble::DiskFull(cause()),
        Trouble::ReadOnly => StoreTrouble::ReadOnly(cause()),
        Trouble::InUse => StoreTrouble::InUse,
        Trouble::Newer => StoreTrouble::Newer { found: 2, known: 1 },
        Trouble::Disk | Trouble::Mending => StoreTrouble::Disk(cause()),
    }
}
