//! Opening the station: what it is made of, what is found in the data folder, and who sat there before.

use super::clock::{Clock, MachineTime};
use super::folder::Folder;
use super::ids::{Ids, SystemChance};
use super::keys::{self, KeyTrouble};
use super::log::Log;
use super::place::{KeptPlace, PlaceFile, PlaceKeeper};
use super::speaker::Speaker;
use super::station::Ports;
use super::store::{Cause, Past, Store, StoreTrouble};
use crate::contract::{Fact, Learner, Opened, Place, Trouble};
use crate::credential::{Kind, station_id};
use crate::lesson::Catalogue;
use crate::record::{Body, Progress, StationInfo};
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
        Ok(Self { store, key, place })
    }

    /// A store in memory under the key of the reference vector (trust.md §1), which no station trusts.
    pub fn in_memory(mark: u16) -> Result<Self, StoreTrouble> {
        let key = SigningKey::from_bytes(&REFERENCE_KEY);
        let store = Store::in_memory(station_id(&key.verifying_key()), mark)?;
        Ok(Self { store, key, place: Box::new(KeptPlace::default()) })
    }
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
        let found = self.take_possession();
        let found = found.unwrap_or_else(|trouble| Found {
            info: StationInfo::default(),
            before: None,
            trouble: Some(trouble),
        });
        Fact::Opened(Box::new(Opened {
            station: found.info,
            catalogue: Arc::new((self.parts.lessons)()),
            today: self.today(),
            before: found.before,
            trouble: found.trouble,
        }))
    }

    /// What could not be opened at the start (a full disk, a fault that passes) is tried again when something has to be
    /// written down.
    pub(super) fn try_again(&mut self) {
        let may_pass = matches!(self.premises, Err(Trouble::Disk | Trouble::DiskFull | Trouble::ReadOnly));
        if self.in_service && may_pass {
            let _ = self.take_possession(); // then whatever is to be written fails with the same trouble
        }
    }

    pub(super) fn take_possession(&mut self) -> Result<Found, Trouble> {
        self.close(); // in case this is a second try: the folder is held by one only
        self.in_service = true;
        self.find().inspect_err(|trouble| self.premises = Err(*trouble))
    }

    fn find(&mut self) -> Result<Found, Trouble> {
        let mark = self.parts.ids.epoch_mark();
        let premises = (self.parts.premises)(mark);
        self.premises = premises.map_err(|trouble| self.complain(&trouble));
        let past = self.ask(Store::past)?;
        let boot = past.boot.saturating_add(1);
        self.parts.clock.carry_on(boot, past.last_ms);
        // What happened before this could be read did so in this start too.
        self.owed.iter_mut().filter(|note| note.at.boot == 0).for_each(|note| note.at.boot = boot);
        self.tell_the_log(past);
        let started = self.note(Body::StationStarted { version: env!("CARGO_PKG_VERSION").into(), clean: past.clean });
        self.owed.insert(0, started);
        let trouble = self.append(Vec::new()).err();
        Ok(Found { info: self.ask(Store::info)?, before: self.before()?, trouble })
    }

    fn tell_the_log(&mut self, past: Past) {
        let at = self.parts.clock.moment();
        let epoch = self.premises.as_ref().ok().and_then(|premises| premises.store.epoch_begun());
        let text = format!("started {}; stopped in order before: {}", env!("CARGO_PKG_VERSION"), past.clean);
        self.parts.log.line(&at, &text);
        if let Some(why) = epoch {
            self.parts.log.line(&at, &format!("a new epoch begins: {why:?}"));
        }
    }

    /// Who sat here when the program last stopped, and where they were.
    ///
    /// The events say who: they are synced, the place file is not and may be older. The file says where, if it is of the
    /// same person; else there is no place but the list of lessons (no routes).
    fn before(&mut self) -> Result<Option<(Learner, Progress, Place)>, Trouble> {
        let Some(code) = self.ask(Store::open_visit)? else { return Ok(None) };
        let person = self.ask(|store| store.person(code))?;
        let visit = self.ask(|store| store.visits_of(code))?;
        let progress = self.ask(|store| store.progress_of(code))?;
        let kept = self.premises.as_ref().ok().and_then(|premises| premises.place.last());
        let place = kept.filter(|place| place.learner == code).unwrap_or(Place { learner: code, routes: Vec::new() });
        Ok(Some((Learner { code, person, visit }, progress, place)))
    }
}
