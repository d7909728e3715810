//! One folder of copies.

use super::Now;
use super::rotation::{self, Stamp};
use crate::contract::Backup;
use crate::ports::store::{StoreTrouble, aside, copying, erasing};
use crate::record::LearnerCode;
use std::fs;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// A copy on its way.
const UNFINISHED: &str = ".new.sqlite";

#[derive(Debug, Clone)]
pub(super) struct Place {
    pub folder: PathBuf,
    pub elsewhere: bool,
}

/// A copy that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub path: PathBuf,
    pub(in crate::ports) stamp: Stamp,
    pub elsewhere: bool,
}

impl Kept {
    /// What a screen knows of it.
    pub fn shown(&self) -> Backup {
        let Stamp { day, events, people, .. } = self.stamp;
        Backup { name: self.stamp.file_name(), elsewhere: self.elsewhere, day, events, people }
    }
}

impl Place {
    pub fn list(&self) -> Vec<Kept> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten();
        let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
        paths.filter_map(|path| Some(Kept { stamp: stamp(&path)?, path, elsewhere: self.elsewhere })).collect()
    }

    pub fn is_due(&self, now: &Now) -> bool {
        rotation::is_due(self.last().as_ref(), (now.epoch, now.seq), now.at.boot, now.day)
    }

    /// The last one that was made.
    fn last(&self) -> Option<Stamp> {
        self.list().into_iter().map(|kept| kept.stamp).max_by_key(|stamp| stamp.number)
    }

    /// Makes a copy of the database `from` and lets go of those it is one too many for.
    pub fn make(&self, from: &Path, now: &Now, stop: &Arc<AtomicBool>) -> Result<Kept, StoreTrouble> {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(&self.folder)?;
        let unfinished = self.folder.join(UNFINISHED);
        aside::remove_if_there(&unfinished)?;
        let taken = copying::copy(from, &unfinished, stop).inspect_err(|_| {
            let _ = aside::remove_if_there(&unfinished); // the next one does, if this cannot
        })?;
        let number = self.last().map_or(0, |last| last.number) + 1;
        let copying::Taken { epoch, seq, boot, events, people } = taken;
        let stamp = Stamp { number, epoch, seq, boot, day: now.day, events, people };
        let path = self.folder.join(stamp.file_name());
        fs::rename(&unfinished, &path)?;
        aside::sync_folder(&self.folder)?;
        self.rotate()?;
        Ok(Kept { path, stamp, elsewhere: self.elsewhere })
    }

    fn rotate(&self) -> Result<(), StoreTrouble> {
        let there: Vec<Stamp> = self.list().iter().map(|kept| kept.stamp).collect();
        for stamp in rotation::surplus(&there) {
            aside::remove_if_there(&self.folder.join(stamp.file_name()))?;
        }
        Ok(())
    }

    /// Keeps the list of who was erased beside the copies, where the records may one day be gone.
    pub fn take_list(&self, codes: &[LearnerCode]) -> Result<(), StoreTrouble> {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(&self.folder)?;
        let known = erasing::codes(&self.folder);
        codes.iter().filter(|code| !known.contains(code)).try_for_each(|code| erasing::remember(&self.folder, *code))
    }

    /// Takes names out of every copy here.
    pub fn purge(&self, codes: &[LearnerCode]) -> Result<(), StoreTrouble> {
        aside::remove_if_there(&self.folder.join(UNFINISHED))?;
        self.list().iter().try_for_each(|kept| erasing::purge_copy(&kept.path, codes))
    }
}

pub(super) fn stamp(path: &Path) -> Option<Stamp> {
    Stamp::of_file_name(path.file_name()?.to_str()?)
}
