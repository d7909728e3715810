//! What a supervisor, and the station itself, does to the records as a whole: copies, going back to one, forgetting a
//! name everywhere, mending damage that shows while people learn.

use super::backups::Now;
use super::opening::Errand;
use super::station::Ports;
use super::store::{Store, StoreTrouble, erasing};
use crate::contract::{Backup, Fact, Trouble};
use crate::record::{Body, LearnerCode};
use crate::vietnamese;

/// Whether damage has shown in this run, and whether it was tried to mend it: once.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Damaged {
    #[default]
    No,
    Seen,
    Tried,
}

impl Damaged {
    pub fn see(&mut self, trouble: &StoreTrouble) {
        if *self == Self::No && trouble.is_corruption() {
            *self = Self::Seen;
        }
    }

    pub fn is_seen(self) -> bool {
        self == Self::Seen
    }
}

impl Ports {
    /// Damage that shows while the station runs is mended as at a start. Whoever sits there stays.
    pub(super) fn mend_if_damaged(&mut self) -> Option<Fact> {
        let now = self.damaged.is_seen() && self.opening.is_none();
        now.then(|| {
            self.damaged = Damaged::Tried;
            // Not closed in order: a start after a cut in the middle must look closely too.
            self.premises = Err(Trouble::Mending);
            self.open_again(Errand { damaged: true, ..Errand::default() })
        })
    }

    pub(super) fn condition(&self) -> Option<Fact> {
        let backups = self.premises.as_ref().ok()?.backups.as_ref()?;
        Some(Fact::Condition(Box::new(backups.condition())))
    }

    pub(super) fn back_up(&mut self) -> Option<Fact> {
        let begun = self.begin_copying(true);
        if begun { self.condition() } else { Some(Fact::Failed(Trouble::Disk)) }
    }

    /// After a sign-out, if a day has gone by.
    pub(super) fn copy_if_due(&mut self) {
        self.begin_copying(false);
    }

    fn begin_copying(&mut self, even_if_not_due: bool) -> bool {
        let Some(now) = self.now() else { return false };
        let (log, courier) = (self.parts.log.clone(), self.parts.courier.clone());
        let Ok(premises) = &mut self.premises else { return false };
        premises.backups.as_mut().is_some_and(|backups| backups.begin(now, even_if_not_due, &log, courier))
    }

    /// The moment as a copy is stamped with it.
    pub(super) fn now(&mut self) -> Option<Now> {
        let head = self.ask(Store::head).ok()?;
        let at = self.parts.clock.moment();
        let day = self.parts.clock.is_trusted().then(|| self.parts.clock.today());
        Some(Now { at, day, epoch: head.epoch, seq: head.seq })
    }

    pub(super) fn is_copying(&self) -> bool {
        self.premises.as_ref().is_ok_and(|premises| premises.backups.as_ref().is_some_and(|backups| backups.is_busy()))
    }

    /// Waits for a copy that is being made, or gives it up.
    pub(super) fn settle_copying(&mut self, give_up: bool) {
        if let Ok(premises) = &mut self.premises
            && let Some(backups) = &mut premises.backups
        {
            backups.settle(give_up);
        }
    }

    /// Goes back to a copy. Whoever sits there has no seat in those records.
    pub(super) fn restore(&mut self, wanted: &Backup) -> Fact {
        let backups = self.premises.as_ref().ok().and_then(|premises| premises.backups.as_ref());
        let Some(found) = backups.and_then(|backups| backups.find(wanted)) else {
            return Fact::Failed(Trouble::Disk);
        };
        self.seat = None;
        self.close();
        self.open_again(Errand { restore: Some((found.path.clone(), found.stamp.day)), ..Errand::default() })
    }

    /// Forgets a person's name, at once and everywhere (the rule stands in `store/erasing.rs`).
    pub fn forget(&mut self, learner: LearnerCode) -> Result<(), Trouble> {
        self.open_if_closed();
        let words = self.words_of(learner)?;
        let folder = self.premises.as_ref().ok().and_then(|premises| premises.store.folder().map(Into::into));
        if let Some(folder) = folder {
            let folder: std::path::PathBuf = folder;
            erasing::remember(&folder, learner).map_err(|trouble| self.complain(&trouble))?;
        }
        self.settle_copying(true);
        let erased = self.note(Body::NameErased { learner });
        self.write(vec![erased], |store, notes| store.erase(learner, notes))?;
        // Until the log is moved into the database and overwritten, the name still lies in it.
        self.ask(Store::rest)?;
        let premises = self.premises.as_mut().map_err(|trouble| *trouble)?;
        let Some(backups) = &mut premises.backups else { return Ok(()) };
        backups.forget(learner, &words).map_err(|trouble| self.complain(&trouble))
    }

    /// What a name looks like in the files.
    fn words_of(&mut self, learner: LearnerCode) -> Result<Vec<String>, Trouble> {
        let name = self.ask(|store| store.person(learner))?.map(|person| person.name);
        Ok(name.map(|name| vec![vietnamese::fold(&name), name]).unwrap_or_default())
    }

    /// An erasure that was cut off is finished before anybody can see the name.
    pub(super) fn finish_erasures(&mut self) {
        let folder = self.premises.as_ref().ok().and_then(|premises| premises.store.folder());
        for code in folder.map(erasing::codes).unwrap_or_default() {
            if self.ask(|store| store.person(code)).is_ok_and(|person| person.is_some()) {
                let _ = self.forget(code); // it is in the log, and the next start tries again
            }
        }
    }
}
