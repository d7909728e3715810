//! Putting a pack together at the commune's desk.

use super::header;
use super::part::{Part, PartKind, PartName, checked_length};
use super::trouble::PackTrouble;
use crate::credential::Day;
use crate::trust::{CommuneCertificate, PlaceName};
use ed25519_dalek::SigningKey;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The parts of a pack to be.
#[derive(Debug, Default)]
pub struct Builder {
    parts: BTreeMap<(PartKind, PartName), Vec<u8>>,
}

impl Builder {
    /// Adds a part, or puts it in the place of the one of this name.
    pub fn put(&mut self, kind: PartKind, name: &str, bytes: Vec<u8>) -> Result<(), PackTrouble> {
        let name = PartName::new(kind, name)?;
        checked_length(kind, bytes.len() as u64)?;
        self.parts.insert((kind, name), bytes);
        Ok(())
    }

    /// How many parts there are.
    pub fn len(&self) -> usize {
        self.parts.len()
    }

    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The whole file.
    ///
    /// # Errors
    /// When there are more parts than a header may list, or more bytes than a pack may have.
    pub fn sign(
        &self,
        certificate: &CommuneCertificate,
        what: (u32, Day, &PlaceName),
        commune: &SigningKey,
    ) -> Result<Vec<u8>, PackTrouble> {
        let entry = |((kind, name), bytes): (&(PartKind, PartName), &Vec<u8>)| {
            let length = checked_length(*kind, bytes.len() as u64)?;
            Ok(Part { kind: *kind, name: name.clone(), length, sha256: Sha256::digest(bytes).into(), offset: 0 })
        };
        let parts = self.parts.iter().map(entry).collect::<Result<Vec<_>, PackTrouble>>()?;
        let mut file = header::sign(certificate, what, &parts, commune)?;
        self.parts.values().for_each(|bytes| file.extend(bytes));
        let length = file.len() as u64;
        if length > header::MOST_PACK { Err(PackTrouble::TooLong(length)) } else { Ok(file) }
    }
}
