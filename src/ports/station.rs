//! The station as a machine: it takes an effect to the part that does it. What is said to be saved is on disk.

use super::bringing::Bringing;
use super::comfort::InForce;
use super::handing_over::HandingOver;
use super::opening::{Opening, Parts, Premises};
use super::pace::Pace;
use super::records::Damaged;
use super::store::{Note, Store, StoreTrouble};
use super::supervising::Supervision;
use super::visits::Seat;
use super::{Machine, must_be_written, writes};
use crate::contract::{Effect, Fact, Place, Today, Trouble};
use crate::paper::Sheet;
use crate::record::{Body, LearnerCode, Leaving, StationInfo};
use crate::supervisor::Command;
use chrono::NaiveDateTime;
use std::time::Duration;

/// The real machine. Everything it needs of the world outside is in its [`Parts`].
pub struct Ports {
    pub(super) parts: Parts,
    /// Or why there are none.
    pub(super) premises: Result<Premises, Trouble>,
    pub(super) seat: Option<Seat>,
    /// What happened and could not be written down then (a full disk). It goes before whatever is written next.
    pub(super) owed: Vec<Note>,
    /// While something takes long to be opened.
    pub(super) opening: Option<Box<Opening>>,
    /// A page of the records was found damaged while the station ran; mended once a run.
    pub(super) damaged: Damaged,
    /// Between [`Effect::Open`] and the orderly stop.
    pub(super) in_service: bool,
    pub(super) supervision: Supervision,
    /// Who has asked to go back to a copy; noted once that is done.
    pub(super) restoring: Option<LearnerCode>,
    pub(super) in_force: InForce,
    pace: Pace,
    pub(super) bringing: Bringing,
    pub(super) handing_over: HandingOver,
}

impl Machine for Ports {
    fn run(&mut self, effect: &Effect) -> Option<Fact> {
        self.let_time_pass();
        let fact = self.run_one(effect);
        // An opening that came upon damage is followed by another one.
        match (fact, self.mend_if_damaged()) {
            (Some(Fact::Opened(_)), Some(again)) => Some(again),
            (fact, _) => fact,
        }
    }

    fn takes_a_while(&self, effect: &Effect) -> bool {
        let adds_up = matches!(effect, Effect::Supervise(Command::Count(period)) if !period.is_of_months());
        self.premises.is_ok() && (adds_up || writes(effect) && self.pace.is_slow())
    }
}

impl Ports {
    fn run_one(&mut self, effect: &Effect) -> Option<Fact> {
        if must_be_written(effect) {
            self.try_again();
        }
        match effect {
            Effect::Open => Some(self.open()),
            Effect::ListPeople { xom } => Some(told(self.list_people(xom.as_deref()))),
            Effect::AddPerson { name, address, xom } => Some(told(self.add_person(name, *address, xom.as_deref()))),
            Effect::Recognise(who) => Some(told(self.recognise(*who))),
            Effect::Claim(claimant) => self.claim(claimant).map(told),
            Effect::SignIn(learner) => Some(told(self.sign_in(*learner))),
            Effect::SignInGuest => Some(self.sign_in_guest()),
            Effect::SignOut => Some(self.sign_out()),
            Effect::Record(body) => Some(told(self.record(body))),
            Effect::Confirm { lesson, version, percent } => self.confirm(*lesson, *version, *percent).map(told),
            Effect::LookForPrinter => Some(Fact::Printer { is_there: self.parts.printer.is_there() }),
            Effect::Print(sheet) => self.print(sheet),
            Effect::PrintCard { learner, card } => self.print_card(*learner, card),
            Effect::WriteCards(cards) => self.write_cards(cards).map(told),
            Effect::AskCondition => self.condition(),
            Effect::BackUp => self.back_up(),
            Effect::Restore(copy) => Some(self.restore(copy)),
            Effect::Examine => Some(self.examine()),
            Effect::Supervise(command) => self.supervise(command),
            Effect::Carry(command) => self.carry(command),
            Effect::HandOver(command) => self.hand_over(*command),
            Effect::AskTheDay => Some(Fact::Day(self.today())),
            Effect::ReadClock => Some(self.read_clock()),
            Effect::SetClock(to) => Some(self.set_clock(*to)),
            Effect::DrawSeed => Some(Fact::Seed(self.parts.ids.seed())),
            Effect::Prefer(wishes) => Some(self.prefer(*wishes)),
            Effect::AsUsual => Some(self.as_usual()),
            Effect::Volume(steps) => Some(self.change_volume(*steps)),
            Effect::KeepPlace(place) => {
                self.keep_place(place.as_ref());
                None
            }
            Effect::Speak(_) | Effect::Hush | Effect::Sound(_) => {
                self.make_heard(effect);
                None
            }
            // These two are the loop's own.
            Effect::WakeMe { .. } | Effect::Quit => None,
        }
    }
}

fn told(outcome: Result<Fact, Trouble>) -> Fact {
    outcome.unwrap_or_else(Fact::Failed)
}

impl Ports {
    /// Touches nothing yet: that is [`Effect::Open`]'s.
    pub fn new(parts: Parts) -> Self {
        Self {
            parts,
            premises: Err(Trouble::Disk),
            seat: None,
            owed: Vec::new(),
            in_service: false,
            opening: None,
            damaged: Damaged::default(),
            supervision: Supervision::default(),
            restoring: None,
            in_force: InForce::default(),
            pace: Pace::default(),
            bringing: Bringing::default(),
            handing_over: HandingOver::default(),
        }
    }

    /// Tidies the store. For when nobody sits at the station: it may take a while on a slow disk. A copy that is being
    /// made reads the write-ahead log, which then stays until the next time.
    pub fn rest(&mut self) {
        if !self.is_copying() {
            let _ = self.ask(Store::rest); // it is in the log, and nothing depends on it
        }
    }

    /// Gives the station its name and its hamlets.
    pub fn describe(&mut self, info: &StationInfo) -> Result<(), Trouble> {
        self.write(Vec::new(), |store, _| store.set_info(info))
    }

    /// The orderly stop. Whatever comes after finds no store.
    pub fn close(&mut self) {
        self.stop();
        self.premises = Err(Trouble::Disk);
        self.in_service = false;
    }

    pub(super) fn stop(&mut self) {
        if self.premises.is_ok() && !self.damaged.is_seen() {
            self.keep_wishes();
            self.leave(Leaving::Stopped);
            self.keep_waiting(Duration::ZERO);
            let stopped = self.note(Body::StationStopped);
            let _ = self.append(vec![stopped]); // then the next start finds that this one did not end in order
            self.settle_copying(false);
            self.rest();
        }
    }

    pub(super) fn today(&self) -> Today {
        let clock = &self.parts.clock;
        Today { date: clock.today(), trusted: clock.is_trusted(), ends_in: clock.until_midnight() }
    }

    fn read_clock(&self) -> Fact {
        Fact::Clock { reading: self.parts.clock.reading(), today: self.today() }
    }

    /// The clock goes right from now on, whether or not that can be written down now.
    fn set_clock(&mut self, to: NaiveDateTime) -> Fact {
        let by = self.supervisor();
        let was_ms = self.parts.clock.moment().wall_ms;
        if self.parts.clock.set(to) {
            let corrected = self.note(Body::ClockCorrected { was_ms, by });
            let _ = self.append_or_owe(vec![corrected]); // else it goes before whatever is written next
        }
        self.read_clock()
    }

    fn list_people(&mut self, xom: Option<&str>) -> Result<Fact, Trouble> {
        if self.premises.is_err() {
            return Ok(Fact::People(Vec::new()));
        }
        self.ask(|store| store.people(xom)).map(Fact::People)
    }

    fn record(&mut self, body: &Body) -> Result<Fact, Trouble> {
        let note = self.note(body.clone());
        let at = note.at;
        self.append(vec![note])?;
        let progress = self.seat.as_mut().map(|seat| seat.learn(&at, body)).unwrap_or_default();
        Ok(Fact::Saved { progress })
    }

    fn print(&mut self, sheet: &Sheet) -> Option<Fact> {
        let how = self.parts.printer.print(sheet)?;
        Some(Fact::Printed { code: sheet.code.clone(), how })
    }

    fn make_heard(&mut self, effect: &Effect) {
        match effect {
            Effect::Speak(narration) => self.parts.speaker.speak(narration),
            Effect::Hush => self.parts.speaker.hush(),
            Effect::Sound(cue) => self.parts.speaker.sound(*cue),
            _ => {}
        }
    }

    pub(super) fn keep_place(&mut self, place: Option<&Place>) {
        let kept = match &mut self.premises {
            Ok(premises) => premises.place.keep(place),
            Err(_) => return,
        };
        if let Err(error) = kept {
            self.complain(&StoreTrouble::from(error));
        }
    }

    /// What happened now, with the id it gets.
    pub(super) fn note(&mut self, body: Body) -> Note {
        let at = self.parts.clock.moment();
        Note { id: self.parts.ids.event(at.wall_ms), at, body }
    }

    /// Asks the store something.
    pub(super) fn ask<T>(&mut self, ask: impl FnOnce(&Store) -> Result<T, StoreTrouble>) -> Result<T, Trouble> {
        let premises = self.premises.as_ref().map_err(|trouble| *trouble)?;
        ask(&premises.store).map_err(|trouble| self.complain(&trouble))
    }

    /// Writes notes down.
    pub(super) fn append(&mut self, notes: Vec<Note>) -> Result<(), Trouble> {
        self.write(notes, |store, notes| store.append(notes).map(|_| ()))
    }

    /// Writes notes down, or owes them: for what has happened whether or not it could be written.
    pub(super) fn append_or_owe(&mut self, notes: Vec<Note>) -> Result<(), Trouble> {
        let written = self.append(notes.clone());
        if written.is_err() && self.in_service {
            self.owed.extend(notes);
        }
        written
    }

    /// One act of writing, with what is owed before it: all or none.
    pub(super) fn write<T>(
        &mut self,
        notes: Vec<Note>,
        act: impl FnOnce(&mut Store, &[Note]) -> Result<T, StoreTrouble>,
    ) -> Result<T, Trouble> {
        let begun = self.parts.clock.powered_on();
        let premises = self.premises.as_mut().map_err(|trouble| *trouble)?;
        let all = [self.owed.as_slice(), notes.as_slice()].concat();
        let done = act(&mut premises.store, &all);
        self.pace.note(self.parts.clock.powered_on().saturating_sub(begun));
        let done = done.map_err(|trouble| self.complain(&trouble))?;
        self.owed.clear();
        Ok(done)
    }

    /// The detail goes to the log; what a screen needs to know comes back.
    pub(super) fn complain(&mut self, trouble: &StoreTrouble) -> Trouble {
        let at = self.parts.clock.moment();
        self.parts.log.line(&at, &trouble.to_string());
        self.damaged.see(trouble);
        trouble.into()
    }
}

impl Drop for Ports {
    /// A program that panics does not stop in order, and the record does not say so.
    fn drop(&mut self) {
        if !std::thread::panicking() {
            self.close();
        }
    }
}
