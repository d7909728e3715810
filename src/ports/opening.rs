//! Opening the station: what it is made of, what is found in the data folder, and who sat there before.
//!
//! What takes a moment is done at once; what takes longer (a check after a power cut, mending, going back to a copy) on a
//! thread that tells how far it has come. People can practise meanwhile.

use super::backups::Backups;
use super::clock::{Clock, MachineTime};
use super::examining::Around;
use super::folder::Folder;
use super::hashing::{AtOnce, Cost, Hasher};
use super::home::Home;
use super::ids::{Ids, SystemChance};
use super::keys::{self, KeyTrouble};
use super::log::Log;
use super::on_show::OnShow;
use super::place::{KeptPlace, PlaceFile, PlaceKeeper};
use super::power::{NotOurs, Power};
use super::printer::{NoPrinter, Printer};
use super::reserve::Reserve;
use super::speaker::Speaker;
use super::station::Ports;
use super::stick::Sticks;
use super::store::ladder::{self, Climb, Look};
use super::store::{Cause, EpochBegun, Note, Past, Store, StoreTrouble, erasing, rebuild};
use super::supervising::Supervision;
use super::{Announcement, Courier, trust_file};
use crate::contract::{Fact, How, Learner, Mended, Opened, Place, Trouble};
use crate::credential::{Kind, station_id};
use crate::lesson::Catalogue;
use crate::record::{Body, EpochCause, Language, Progress, StationInfo};
use crate::trust::ProgrammeRoot;
use chrono::{NaiveDate, NaiveTime};
use ed25519_dalek::SigningKey;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;

/// What the machine is made of. A test takes other parts.
pub struct Parts {
    pub premises: Opener,
    /// Takes facts to the station from threads; without one everything is done at once.
    pub courier: Option<Courier>,
    pub clock: Clock,
    pub ids: Ids,
    pub lessons: Box<dyn Fn() -> Catalogue>,
    pub speaker: Box<dyn Speaker>,
    pub printer: Box<dyn Printer>,
    /// Where packs and pictures come from.
    pub sticks: Sticks,
    pub log: Log,
    pub hasher: Box<dyn Hasher>,
    pub reserve: Reserve,
    pub power: Box<dyn Power>,
    /// Looks at the machine around the station.
    pub around: Box<dyn Fn() -> Around>,
    /// What this run was started in; it stands over what the station was set to speak.
    pub language: Option<Language>,
    /// What a confirmation of this machine is worth: [`Kind::Demo`] is nothing; any other goes up as volunteers vouch.
    pub confirms: Kind,
}

/// Opens what is in the data folder.
pub type Opener = Box<dyn FnMut(Errand) -> Result<Door, StoreTrouble>>;

/// What an opening has to know.
#[derive(Default)]
pub struct Errand {
    /// Random; tells a new epoch of the store from others.
    pub mark: u16,
    pub courier: Option<Courier>,
    /// Damage was seen while the station ran.
    pub damaged: bool,
    /// Go back to this copy, made on this day.
    pub restore: Option<(PathBuf, Option<NaiveDate>)>,
}

/// What is behind it, or soon will be.
pub enum Door {
    Open(Box<Premises>),
    Opening(Box<Opening>),
}

/// What is in the data folder.
pub struct Premises {
    pub store: Store,
    pub key: SigningKey,
    pub place: Box<dyn PlaceKeeper>,
    /// `None` for a station in memory.
    pub backups: Option<Backups>,
    /// What this opening had to do to the records.
    pub mended: Option<Mended>,
    /// When the newest file signed under the programme's root was made, ms since 1970; 0 if there is none.
    pub signed_ms: i64,
}

impl Parts {
    /// The machine's own clock and chance, and this data folder. Whoever draws a screen gives it a hasher with a thread.
    pub fn of_machine(folder: PathBuf, lessons: Box<dyn Fn() -> Catalogue>, speaker: Box<dyn Speaker>) -> Self {
        Self::of_machine_backing_up_to(None, folder, lessons, speaker)
    }

    /// The same with copies of the records on another device too.
    pub fn of_machine_backing_up_to(
        elsewhere: Option<PathBuf>,
        folder: PathBuf,
        lessons: Box<dyn Fn() -> Catalogue>,
        speaker: Box<dyn Speaker>,
    ) -> Self {
        Self {
            log: Log::in_folder(&folder),
            reserve: Reserve::in_folder(&folder),
            premises: Box::new(move |errand| Premises::in_folder(&folder, elsewhere.clone(), errand)),
            courier: None,
            clock: Clock::new(Box::new(MachineTime::starting())),
            ids: Ids::new(Box::new(SystemChance)),
            lessons,
            speaker,
            hasher: Box::new(AtOnce::new(Cost::STATION)),
            printer: Box::new(NoPrinter),
            sticks: Sticks::of_system(),
            power: Box::new(NotOurs),
            around: Box::new(Around::of_machine),
            language: None,
            confirms: Kind::Alone,
        }
    }

    /// The same with sticks looked for elsewhere.
    pub fn with_sticks(self, sticks: Sticks) -> Self {
        Self { sticks, ..self }
    }

    /// The same with a printer.
    pub fn with_printer(self, printer: Box<dyn Printer>) -> Self {
        Self { printer, ..self }
    }

    /// For an author's preview: the machine's own clock and chance, everything else in memory. Nothing that happens is kept,
    /// and what it confirms is an example without value.
    pub fn of_rehearsal(speaker: Box<dyn Speaker>) -> Self {
        Self {
            premises: Box::new(|errand| Premises::in_memory(errand.mark).map(Box::new).map(Door::Open)),
            courier: None,
            clock: Clock::new(Box::new(MachineTime::starting())),
            ids: Ids::new(Box::new(SystemChance)),
            lessons: Box::new(Catalogue::default),
            speaker,
            printer: Box::new(NoPrinter),
            sticks: Sticks::of_system(),
            log: Log::nowhere(),
            reserve: Reserve::default(),
            hasher: Box::new(AtOnce::new(Cost::STATION)),
            power: Box::new(NotOurs),
            around: Box::new(Around::of_machine),
            language: None,
            confirms: Kind::Demo,
        }
    }
}

impl Premises {
    /// Holds the folder, then opens, makes or mends what belongs in it.
    pub fn in_folder(path: &Path, elsewhere: Option<PathBuf>, errand: Errand) -> Result<Door, StoreTrouble> {
        let folder = Folder::hold(path)?;
        if Store::is_an_office(path) {
            return Err(StoreTrouble::Office);
        }
        let key = keys::open_or_make(folder.path()).map_err(no_key)?;
        let station = station_id(&key.verifying_key());
        let backups = Backups::of(path, station, elsewhere);
        let Errand { mark, courier, damaged, restore } = errand;
        let climb = Climb {
            station,
            mark,
            copies: backups.list().into_iter().map(|copy| (copy.path, copy.stamp.day)).collect(),
            erased: erased(path, restore.as_ref()),
            courier: courier.clone(),
        };
        let rest = Rest { path: path.to_owned(), mark, key, backups };
        let has_past = !climb.copies.is_empty() || Home::last(path).is_some();
        let look = if damaged { Look::Misread } else { ladder::look(&folder, has_past)? };
        if let (Look::Sound, None) = (look, &restore) {
            match Store::open(folder.clone(), station, mark).and_then(|store| store.probe().map(|()| store)) {
                Ok(store) => return Ok(Door::Open(Box::new(rest.with(store, None)))),
                Err(trouble) if !trouble.is_damage() => return Err(trouble),
                Err(_) => {}
            }
        }
        // What looked sound and could not be opened is not; unless a copy is wanted in its place.
        let look = if look == Look::Sound && restore.is_none() { Look::Broken } else { look };
        rest.later(courier, move || work(&folder, look, restore, &climb))
    }

    /// A store in memory under the key of the reference vector (trust.md §1), which no station trusts.
    pub fn in_memory(mark: u16) -> Result<Self, StoreTrouble> {
        let key = SigningKey::from_bytes(&REFERENCE_KEY);
        let store = Store::in_memory(station_id(&key.verifying_key()), mark)?;
        Ok(Self { store, key, place: Box::new(KeptPlace::default()), backups: None, mended: None, signed_ms: 0 })
    }
}

/// Everybody who must not come back with what is opened now.
fn erased(path: &Path, restore: Option<&(PathBuf, Option<NaiveDate>)>) -> Vec<crate::record::LearnerCode> {
    let beside_copy = restore.and_then(|(copy, _)| copy.parent()).map(erasing::codes).unwrap_or_default();
    [erasing::codes(path), beside_copy].concat()
}

type Mending = Result<(Store, Option<Mended>), StoreTrouble>;

/// What takes longer than a moment. A copy that is no good leaves the records as they were.
fn work(folder: &Folder, look: Look, restore: Option<(PathBuf, Option<NaiveDate>)>, climb: &Climb) -> Mending {
    if let Some((copy, day)) = restore {
        match ladder::restore(folder, &copy, day, climb) {
            Err(trouble) => eprintln!("{}: not restored: {trouble}", copy.display()),
            restored => return restored,
        }
    }
    ladder::climb(folder, look, climb)
}

/// All of the premises but the store.
struct Rest {
    path: PathBuf,
    mark: u16,
    key: SigningKey,
    backups: Backups,
}

impl Rest {
    fn with(self, mut store: Store, mended: Option<Mended>) -> Premises {
        let moved = self.settle_in(&mut store, mended.as_ref());
        let mended = mended.or(moved);
        let place = Box::new(PlaceFile::in_folder(&self.path));
        let signed_ms = newest_signed_ms(&self.path);
        Premises { store, key: self.key, place, backups: Some(self.backups), mended, signed_ms }
    }

    /// Sees whether the records have been carried here, or put back behind the station's back; then a new epoch begins.
    fn settle_in(&self, store: &mut Store, mended: Option<&Mended>) -> Option<Mended> {
        let here = Home::of(&self.path);
        // A new epoch has begun already where the records were made anew.
        let last = Home::last(&self.path).filter(|_| mended.is_none_or(|mended| mended.how == How::Reindexed));
        let moved = last.as_ref().is_some_and(|last| last.differs(&here)).then_some(EpochCause::Moved);
        let why = moved.or(self.is_behind(store).then_some(EpochCause::Behind));
        let begun = why.and_then(|why| store.begin_again(self.mark, why).ok());
        // Kept once the epoch has begun: cut off in between, the next start begins it.
        if last.as_ref() != Some(&here) && (why.is_none() || begun.is_some()) {
            let _ = here.keep(&self.path); // a disk that is full: the next start finds the same
        }
        let report = begun.and_then(|()| moved_report(store));
        if let Some(report) = &report {
            let _ = rebuild::remember(&self.path, report); // the log has it too
        }
        report
    }

    /// Whether a copy made here knows of later events than the records do.
    fn is_behind(&self, store: &Store) -> bool {
        let newest = self.backups.list().into_iter().filter(|copy| !copy.elsewhere).map(|copy| copy.stamp);
        let newest = newest.map(|stamp| (stamp.epoch, stamp.seq)).max();
        store.head().is_ok_and(|head| newest.is_some_and(|newest| newest > (head.epoch, head.seq)))
    }

    /// Does the work: on a thread if somebody can be told when it is done.
    fn later(
        self,
        courier: Option<Courier>,
        work: impl FnOnce() -> Mending + Send + 'static,
    ) -> Result<Door, StoreTrouble> {
        let Some(courier) = courier else {
            let (store, mended) = work()?;
            return Ok(Door::Open(Box::new(self.with(store, mended))));
        };
        let announced = move || {
            let _done = Announcement::at_the_end(courier, Fact::Ready);
            work()
        };
        let thread = std::thread::Builder::new().name("records".into()).spawn(announced)?;
        Ok(Door::Opening(Box::new(Opening { thread, rest: self })))
    }
}

fn moved_report(store: &Store) -> Option<Mended> {
    let (events, people) = store.counts().ok()?;
    Some(Mended { how: How::Moved, day: ladder::today(), events, people, missing: 0, copy: None, kept: None })
}

/// Premises whose store is still being worked on.
pub struct Opening {
    thread: JoinHandle<Mending>,
    rest: Rest,
}

impl Opening {
    /// Waits for the work to end. It has ended once it was announced.
    fn finish(self) -> Result<Premises, StoreTrouble> {
        let broken_off = |_| StoreTrouble::Disk(Cause::Found("the work on the records broke off".into()));
        let (store, mended) = self.thread.join().map_err(broken_off)??;
        Ok(self.rest.with(store, mended))
    }
}

/// The day of the commune's list, if the station holds one it can believe.
fn newest_signed_ms(folder: &Path) -> i64 {
    let list = trust_file::held(folder, &ProgrammeRoot::pinned()).ok().flatten();
    list.map_or(0, |list| list.issued().date().and_time(NaiveTime::MIN).and_utc().timestamp_millis())
}

const REFERENCE_KEY: [u8; 32] = [7; 32];

fn no_key(trouble: KeyTrouble) -> StoreTrouble {
    match trouble {
        KeyTrouble::Disk { source, .. } => source.into(),
        other => StoreTrouble::Disk(Cause::Found(other.to_string())),
    }
}

/// What a start found that can be used.
pub(super) struct Found {
    info: StationInfo,
    before: Option<(Learner, Progress, Place)>,
    /// It can be read, but not written.
    trouble: Option<Trouble>,
}

impl Ports {
    /// Opens the station, or goes on where the work on its records has ended. While that goes on the station is open for
    /// guests, with the trouble [`Trouble::Mending`].
    pub(super) fn open(&mut self) -> Fact {
        match self.opening.take() {
            Some(opening) => self.move_in(opening.finish()),
            None => {
                self.close(); // in case this is a second try: the folder is held by one only
                self.knock(Errand::default());
            }
        }
        self.opened()
    }

    /// For a command, before which nothing was opened.
    pub(super) fn open_if_closed(&mut self) {
        if self.premises.is_err() {
            self.open();
        }
    }

    /// Opens anew because the records were found damaged, or to go back to a copy. The store must be closed.
    pub(super) fn open_again(&mut self, errand: Errand) -> Fact {
        self.knock(errand);
        self.opened()
    }

    fn knock(&mut self, errand: Errand) {
        // Whoever had entered as supervisor is out; whose lock stands how is read again.
        self.supervision = Supervision::default();
        self.in_service = true;
        let (mark, courier) = (self.parts.ids.epoch_mark(), self.parts.courier.clone());
        match (self.parts.premises)(Errand { mark, courier, ..errand }) {
            Ok(Door::Opening(opening)) => {
                self.premises = Err(Trouble::Mending);
                self.opening = Some(opening);
            }
            Ok(Door::Open(premises)) => self.move_in(Ok(*premises)),
            Err(trouble) => self.move_in(Err(trouble)),
        }
    }

    fn move_in(&mut self, premises: Result<Premises, StoreTrouble>) {
        self.premises = premises.map_err(|trouble| self.complain(&trouble));
    }

    fn opened(&mut self) -> Fact {
        let found = self.take_possession().unwrap_or_else(|trouble| {
            self.premises = Err(trouble);
            Found { info: StationInfo::default(), before: None, trouble: Some(trouble) }
        });
        let mended = self.premises.as_ref().ok().and_then(|premises| premises.mended.clone());
        let restored = mended.as_ref().is_some_and(|mended| mended.how == How::Restored);
        let OnShow { catalogue, announcements, .. } = self.put_on_show(None);
        Fact::Opened(Box::new(Opened {
            station: found.info,
            comfort: self.in_force.station,
            catalogue: Arc::new(catalogue),
            announcements,
            today: self.today(),
            // Whoever sat there when the copy was made has gone home long since.
            before: found.before.filter(|_| !restored),
            trouble: found.trouble,
            mended,
            language: self.parts.language.or_else(|| self.ask(Store::language).ok().flatten()),
        }))
    }

    /// What could not be opened at the start (a full disk, a fault that passes) is tried again when something has to be
    /// written down.
    pub(super) fn try_again(&mut self) {
        let may_pass = matches!(self.premises, Err(Trouble::Disk | Trouble::DiskFull | Trouble::ReadOnly));
        if self.in_service && may_pass {
            self.open(); // if it fails, whatever is to be written fails with the same trouble
        }
    }

    fn take_possession(&mut self) -> Result<Found, Trouble> {
        let past = self.ask(Store::past)?;
        let boot = past.boot.saturating_add(1);
        self.parts.clock.carry_on(boot, past.last_ms, self.signed_ms());
        // What happened before the records were open was in this start too.
        self.owed.iter_mut().filter(|note| note.at.boot == 0).for_each(|note| note.at.boot = boot);
        self.tell_the_log(past);
        self.owe_the_beginning(past);
        self.owe_going_back();
        self.finish_erasures();
        self.take_up_supervision();
        self.take_up_comfort();
        let trouble = self.append(Vec::new()).err();
        if trouble.is_none() {
            self.parts.reserve.keep();
        }
        Ok(Found { info: self.ask(Store::info)?, before: self.before()?, trouble })
    }

    /// The first events of a start, and of an epoch, go before whatever is written next.
    fn owe_the_beginning(&mut self, past: Past) {
        let begun = self.epoch_begun().map(|EpochBegun { why, before }| Body::EpochBegun { why, before });
        let started = Body::StationStarted { version: env!("CARGO_PKG_VERSION").into(), clean: past.clean };
        let first: Vec<Note> = begun.into_iter().chain([started]).map(|body| self.note(body)).collect();
        // One that a try before could not write down says the same.
        self.owed.retain(|note| !matches!(note.body, Body::EpochBegun { .. }));
        self.owed.splice(..0, first);
    }

    /// Who went back to a copy stands in the epoch that began with it.
    fn owe_going_back(&mut self) {
        let mended = self.premises.as_ref().ok().and_then(|premises| premises.mended.as_ref());
        let restored = mended.is_some_and(|mended| mended.how == How::Restored);
        if let Some(by) = self.restoring.take().filter(|_| restored) {
            let went_back = self.note(Body::RecordsRestored { by });
            self.owed.push(went_back);
        }
    }

    /// When the newest file signed under the root was made, ms since 1970: it is hardly earlier now.
    fn signed_ms(&self) -> i64 {
        self.premises.as_ref().map_or(0, |premises| premises.signed_ms)
    }

    fn epoch_begun(&mut self) -> Option<EpochBegun> {
        self.ask(Store::epoch_begun).ok().flatten()
    }

    fn tell_the_log(&mut self, past: Past) {
        let at = self.parts.clock.moment();
        let epoch = self.epoch_begun();
        let text = format!("started {}; stopped in order before: {}", env!("CARGO_PKG_VERSION"), past.clean);
        self.parts.log.line(&at, &text);
        if let Some(begun) = epoch {
            self.parts.log.line(&at, &format!("a new epoch begins: {:?}", begun.why));
        }
        if let Some(mended) = self.premises.as_ref().ok().and_then(|premises| premises.mended.as_ref()) {
            self.parts.log.line(&at, &format!("the records: {mended:?}"));
        }
    }

    /// Who sat here when the program last stopped, and where they were.
    ///
    /// The events say who: they are synced, the place file is not and may be older. The file says where, if it is of the
    /// same person; else there is no place but the list of lessons (no routes).
    fn before(&mut self) -> Result<Option<(Learner, Progress, Place)>, Trouble> {
        let Some(seated) = self.ask(Store::open_visit)? else { return Ok(None) };
        let code = self.ask(|store| store.kept(seated))?;
        let person = self.ask(|store| store.person(code))?;
        let progress = self.ask(|store| store.progress_of(code))?;
        let last = self.premises.as_ref().ok().and_then(|premises| premises.place.last());
        let routes = last.filter(|place| place.learner == seated).map(|place| place.routes).unwrap_or_default();
        let wishes = self.wishes_of(code);
        if self.seat.is_none() {
            self.fulfil(wishes);
        }
        Ok(Some((Learner { code, person, visit: progress.visit, wishes }, progress, Place { learner: code, routes })))
    }
}
