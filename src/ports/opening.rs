//! Opening the station: what it is made of, what is found in the data folder, and who sat there before.

use super::clock::{Clock, MachineTime};
use super::folder::Folder;
use super::ids::{Ids, SystemChance};
use super::keys::{self, KeyTrouble};
use super::log::Log;
use super::place::{KeptPlace, PlaceFile, PlaceKeeper};
use super::speaker::Speaker;
use super::station::Ports;
use super::store::{Cause, EpochBegun, Past, Store, StoreTrouble};
use super::trust_file;
use crate::contract::{Fact, Learner, Opened, Place, Trouble};
use crate::credential::{Kind, station_id};
use crate::lesson::Catalogue;
use crate::record::{Body, Progress, StationInfo};
use crate::trust::ProgrammeRoot;
use chrono::NaiveTime;
use ed25519_dalek::SigningKey;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What the machine is made of. A test takes other parts.
pub struct Parts {
    /// Opens what is in the data folder; the number is random and tells a new epoch of the store from others.
    pub premises: Box<dyn FnMut(u16) -> Result<Premises, StoreTrouble>>,
    pub clock: Clock,
    pub ids: Ids,
    pub lessons: Box<dyn Fn() -> Catalogue>,
    pub speaker: Box<dyn Speaker>,
    pub log: Log,
    /// What a confirmation of this machine is worth.
    pub confirms: Kind,
}

/// What is in the data folder.
pub struct Premises {
    pub store: Store,
    pub key: SigningKey,
    pub place: Box<dyn PlaceKeeper>,
    /// When the newest file signed under the programme's root was made, ms since 1970; 0 if there is none.
    pub signed_ms: i64,
}

impl Parts {
    /// The machine's own clock and chance, and this data folder.
    pub fn of_machine(folder: PathBuf, lessons: Box<dyn Fn() -> Catalogue>, speaker: Box<dyn Speaker>) -> Self {
        Self {
            log: Log::in_folder(&folder),
            premises: Box::new(move |mark| Premises::in_folder(&folder, mark)),
            clock: Clock::new(Box::new(MachineTime::starting())),
            ids: Ids::new(Box::new(SystemChance)),
            lessons,
            speaker,
            confirms: Kind::Alone,
        }
    }

    /// For an author's preview: the machine's own clock and chance, everything else in memory. Nothing that happens is kept,
    /// and what it confirms is an example without value.
    pub fn of_rehearsal(speaker: Box<dyn Speaker>) -> Self {
        Self {
            premises: Box::new(Premises::in_memory),
            clock: Clock::new(Box::new(MachineTime::starting())),
            ids: Ids::new(Box::new(SystemChance)),
            lessons: Box::new(Catalogue::default),
            speaker,
            log: Log::nowhere(),
            confirms: Kind::Demo,
        }
    }
}

impl Premises {
    /// Holds the folder, then opens or makes what belongs in it.
    pub fn in_folder(path: &Path, mark: u16) -> Result<Self, StoreTrouble> {
        let folder = Folder::hold(path)?;
        let key = keys::open_or_make(folder.path()).map_err(no_key)?;
        let place = Box::new(PlaceFile::in_folder(folder.path()));
        let store = Store::open(folder, station_id(&key.verifying_key()), mark)?;
        Ok(Self { store, key, place, signed_ms: newest_signed_ms(path) })
    }

    /// A store in memory under the key of the reference vector (trust.md §1), which no station trusts.
    pub fn in_memory(mark: u16) -> Result<Self, StoreTrouble> {
        let key = SigningKey::from_bytes(&REFERENCE_KEY);
        let store = Store::in_memory(station_id(&key.verifying_key()), mark)?;
        Ok(Self { store, key, place: Box::new(KeptPlace::default()), signed_ms: 0 })
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
    pub(super) fn open(&mut self) -> Fact {
        let found = self.take_possession().unwrap_or_else(|trouble| {
            self.premises = Err(trouble);
            Found { info: StationInfo::default(), before: None, trouble: Some(trouble) }
        });
        Fact::Opened(Box::new(Opened {
            station: found.info,
            catalogue: Arc::new((self.parts.lessons)()),
            today: self.today(),
            before: found.before,
            trouble: found.trouble,
        }))
    }

    pub(super) fn take_possession(&mut self) -> Result<Found, Trouble> {
        self.close(); // in case this is a second try: the folder is held by one only
        let mark = self.parts.ids.epoch_mark();
        let premises = (self.parts.premises)(mark);
        self.premises = premises.map_err(|trouble| self.complain(&trouble));
        let past = self.ask(Store::past)?;
        self.parts.clock.carry_on(past.boot.saturating_add(1), past.last_ms, self.signed_ms());
        self.tell_the_log(past);
        let trouble = self.begin_to_write(past);
        Ok(Found { info: self.ask(Store::info)?, before: self.before()?, trouble })
    }

    /// The first events of this start. Why nothing can be written, if so.
    fn begin_to_write(&mut self, past: Past) -> Option<Trouble> {
        let begun = self.epoch_begun().map(|EpochBegun { why, before }| Body::EpochBegun { why, before });
        let started = Body::StationStarted { version: env!("CARGO_PKG_VERSION").into(), clean: past.clean };
        let notes = begun.into_iter().chain([started]).map(|body| self.note(body)).collect();
        self.append_or_owe(notes).err()
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
        Ok(Some((Learner { code, person, visit: progress.visit }, progress, Place { learner: code, routes })))
    }
}
