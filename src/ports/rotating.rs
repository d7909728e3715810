//! The station's yearly new key. The people, their progress and what was confirmed stay; of the old key the public half
//! stays, in an event both keys have signed, and the signatures it made, for they cannot be made again.

use super::keys::{self, KeyTrouble};
use super::station::Ports;
use super::store::{Issued, Note, Store};
use crate::contract::Trouble;
use crate::record::{Body, hex};
use crate::trust::Succession;
use ed25519_dalek::SigningKey;
use std::path::Path;

/// Why the station still has the key it had. What it signed until now is right either way.
#[derive(Debug, thiserror::Error)]
pub enum NotRotated {
    #[error("the record cannot be written: {0:?}")]
    Record(Trouble),
    #[error("{0}")]
    Key(#[from] KeyTrouble),
}

impl From<Trouble> for NotRotated {
    fn from(trouble: Trouble) -> Self {
        Self::Record(trouble)
    }
}

impl Ports {
    /// Gives the station in this folder another key. The record goes first: if the power fails in between, the station has
    /// its old key and a line too many, and the next try goes on from there.
    pub fn rotate(&mut self, folder: &Path) -> Result<Succession, NotRotated> {
        self.open_if_closed();
        let old = self.premises.as_ref().map_err(|trouble| *trouble)?.key.clone();
        let next = keys::draw()?;
        let change = Succession::sign(&old, &next);
        let notes = self.farewell(&old, &change)?;
        self.append(notes)?;
        keys::replace(folder, &next)?;
        self.close(); // what follows is under the new key
        Ok(change)
    }

    /// What has to be written down while the old key is there.
    fn farewell(&mut self, old: &SigningKey, change: &Succession) -> Result<Vec<Note>, Trouble> {
        let issued = self.ask(Store::issued)?;
        let mut notes: Vec<Note> =
            issued.iter().filter_map(|issued| signature_to_keep(issued, old)).map(|body| self.note(body)).collect();
        notes.push(self.note(Body::KeyReplaced { succession: change.hex() }));
        Ok(notes)
    }
}

fn signature_to_keep(issued: &Issued, old: &SigningKey) -> Option<Body> {
    let signed = issued.signed(Some(old)).filter(|_| issued.kept.is_none())?;
    let facts = hex(signed.facts());
    Some(Body::SignatureKept { learner: issued.learner, facts, signature: signed.signature_hex() })
}
