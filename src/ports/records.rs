//! What a supervisor, and the station itself, does to the records as a whole: copies, going back to one, forgetting a
//! name everywhere, mending damage that shows while people learn.

use super::backups::Now;
use super::opening::Errand;
use super::people::NotDone;
use super::station::Ports;
use super::store::{Store, StoreTrouble, erasing};
use crate::contract::{Backup, Fact, Trouble};
use crate::record::{Body, LearnerCode, Naming};
use crate::supervisor::people::Refusal;
use crate::vietnamese;
use std::path::Path;

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
        if let Some(by) = self.supervisor().filter(|_| begun) {
            let asked = self.note(Body::BackupAsked { by });
            let _ = self.append_or_owe(vec![asked]); // the copy is made, whether or not that is written down
        }
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
        self.restoring = self.supervisor();
        self.seat = None;
        self.close();
        self.open_again(Errand { restore: Some((found.path.clone(), found.stamp.day)), ..Errand::default() })
    }

    /// Forgets a person's name, under every code of theirs, at once and everywhere (the rule stands in
    /// `store/erasing.rs`). Asked again for
    /// somebody whose name is gone, it sees to it that the files are clean.
    pub fn forget(&mut self, learner: LearnerCode, by: Option<LearnerCode>) -> Result<(), NotDone> {
        self.at_work()?;
        let codes = self.ask(|store| store.codes_of(store.kept(learner)?))?;
        let namings = self.ask(|store| codes.iter().map(|code| store.naming(*code)).collect::<Result<Vec<_>, _>>())?;
        if namings.iter().all(|naming| *naming == Naming::Guest) {
            return Err(Refusal::Nameless.into());
        }
        let words = self.words_of(&codes)?;
        self.list_as_erased(&codes)?;
        self.settle_copying(true);
        if namings.iter().any(|naming| matches!(naming, Naming::Named(_))) {
            let erased = codes.iter().map(|code| self.note(Body::NameErased { learner: *code, by })).collect();
            self.write(erased, |store, notes| store.erase(&codes, notes))?;
        }
        self.look_again()?;
        // Until the log is moved into the database and overwritten, the name still lies in it.
        self.ask(Store::rest)?;
        let premises = self.premises.as_mut().map_err(|trouble| *trouble)?;
        let Some(backups) = &mut premises.backups else { return Ok(()) };
        Ok(backups.forget(&codes, &words).map_err(|trouble| self.complain(&trouble))?)
    }

    fn list_as_erased(&mut self, codes: &[LearnerCode]) -> Result<(), Trouble> {
        let folder = self.premises.as_ref().ok().and_then(|premises| premises.store.folder().map(Path::to_owned));
        let Some(folder) = folder else { return Ok(()) };
        let listed = codes.iter().try_for_each(|code| erasing::remember(&folder, *code));
        listed.map_err(|trouble| self.complain(&trouble))
    }

    /// What the names under these codes look like in the files.
    fn words_of(&mut self, codes: &[LearnerCode]) -> Result<Vec<String>, Trouble> {
        let names =
            self.ask(|store| codes.iter().map(|code| store.name_under(*code)).collect::<Result<Vec<_>, _>>())?;
        Ok(names.into_iter().flatten().flat_map(|name| [vietnamese::fold(&name), name]).collect())
    }

    /// An erasure that was cut off is finished before anybody can see the name.
    pub(super) fn finish_erasures(&mut self) {
        let folder = self.premises.as_ref().ok().and_then(|premises| premises.store.folder());
        for code in folder.map(erasing::codes).unwrap_or_default() {
            if self.ask(|store| store.name_under(code)).is_ok_and(|name| name.is_some()) {
                let _ = self.forget(code, None); // it is in the log, and the next start tries again
            }
        }
    }
}
