//! Files brought to an office, or to another station: bundles are taken as far as they can be believed, and the rest of a file
//! is kept aside; receipts are taken by the station they are for. What was kept aside before is tried again: the list may know
//! its station now.

use super::folder::RECEIPT_ENDING;
use super::quarantine::Quarantine;
use super::receipts::{open, read_receipt};
use super::taking::{Believing, NotTaken, Taken, take_bundle};
use crate::bundle::BundleTrouble;
use crate::ports::store::{Store, StoreTrouble};
use crate::trust::{ProgrammeRoot, TrustTrouble};
use std::io;
use std::path::{Path, PathBuf};

/// The records others' are brought into.
pub struct Import<'a> {
    pub store: &'a mut Store,
    pub believing: Believing,
    pub quarantine: Quarantine,
    pub root: ProgrammeRoot,
}

/// What became of one file.
#[derive(Debug)]
pub struct Imported {
    pub file: PathBuf,
    pub outcome: Outcome,
}

#[derive(Debug)]
pub enum Outcome {
    /// What was taken of a bundle; where not all was, where the file is kept.
    Bundle(Taken, Option<PathBuf>),
    /// How many chains of this station the commune has said it has.
    Receipt(usize),
    /// A receipt that is not believed.
    Refused(BundleTrouble),
    /// It could not be read to its end. It was left where it is.
    Unreadable(io::Error),
}

impl Import<'_> {
    /// Brings one file in.
    ///
    /// # Errors
    /// The records could not be written. What was said to be taken before is.
    pub fn bring(&mut self, file: &Path) -> Result<Imported, StoreTrouble> {
        let is_receipt = file.extension().is_some_and(|end| end.eq_ignore_ascii_case(RECEIPT_ENDING));
        let outcome = if is_receipt { self.receipt(file)? } else { self.bundle(file)? };
        Ok(Imported { file: file.to_owned(), outcome })
    }

    /// Tries again what was kept aside. Only what has changed is told.
    pub fn try_again(&mut self) -> Result<Vec<Imported>, StoreTrouble> {
        let mut changed = Vec::new();
        for (file, _) in self.quarantine.list() {
            let Ok(opened) = open(&file) else { continue };
            let Some(mut taken) = self.take(opened)?.ok() else { continue };
            let released = self.quarantine.release(&file, self.store)?;
            // Everything it names is here by now: what was wrong with the file costs nothing.
            taken.trouble = taken.trouble.filter(|_| !released);
            if released || taken.new + taken.beside > 0 {
                changed.push(Imported { outcome: Outcome::Bundle(taken, (!released).then(|| file.clone())), file });
            }
        }
        Ok(changed)
    }

    fn bundle(&mut self, file: &Path) -> Result<Outcome, StoreTrouble> {
        let opened = match open(file) {
            Ok(opened) => opened,
            Err(error) => return Ok(Outcome::Unreadable(error)),
        };
        let taken = match self.take(opened)? {
            Ok(taken) => taken,
            Err(error) => return Ok(Outcome::Unreadable(error)),
        };
        let kept = match taken.trouble {
            None => None,
            Some(trouble) => match self.quarantine.keep(file, &trouble.to_string()) {
                Ok(kept) => kept,
                Err(error) => return Ok(Outcome::Unreadable(error)),
            },
        };
        Ok(Outcome::Bundle(taken, kept))
    }

    fn take(&mut self, file: impl io::Read) -> Result<io::Result<Taken>, StoreTrouble> {
        match take_bundle(self.store, &self.believing, io::BufReader::new(file)) {
            Ok(taken) => Ok(Ok(taken)),
            Err(NotTaken::File(error)) => Ok(Err(error)),
            Err(NotTaken::Records(trouble)) => Err(trouble),
        }
    }

    fn receipt(&mut self, file: &Path) -> Result<Outcome, StoreTrouble> {
        if self.store.is_of_office() {
            return Ok(Outcome::Refused(TrustTrouble::OtherKind.into()));
        }
        let receipt = match read_receipt(file, &self.root) {
            Err(error) => return Ok(Outcome::Unreadable(error)),
            Ok(Err(trouble)) => return Ok(Outcome::Refused(trouble)),
            Ok(Ok(receipt)) => receipt,
        };
        if let Err(trouble) = receipt.standing(self.believing.list.as_ref()) {
            return Ok(Outcome::Refused(trouble));
        }
        self.store.deliver(&receipt.heads, &[])?;
        Ok(Outcome::Receipt(self.store.delivered()?.len()))
    }
}
