//! What a station knows when it judges a confirmation: its own keys, present and past, the commune's list, and of stolen keys
//! what its record holds.

use super::keys;
use super::store::{Issued, Store};
use super::trust_file;
use crate::credential::{KeyId, KeyStatus, Keyring, KnownKey, ShortCode, Signed};
use crate::trust::{ProgrammeRoot, Succession, TrustList};
use ed25519_dalek::SigningKey;
use std::collections::{HashMap, HashSet};
use std::path::Path;

/// What was found in a data folder. Looking makes nothing there.
pub struct KnownKeys {
    pub keyring: Keyring,
    /// The station's own key, if it has one yet.
    pub present: Option<SigningKey>,
    issued: Vec<Issued>,
    /// What could not be read; the rest is used without it.
    pub troubles: Vec<String>,
}

/// Everything this data folder knows of keys.
pub fn in_folder(folder: &Path, root: &ProgrammeRoot) -> KnownKeys {
    let mut troubles = Vec::new();
    let present = noted(keys::open(folder), &mut troubles).flatten();
    let (issued, changes) = recorded(folder, &mut troubles);
    let list = noted(trust_file::held(folder, root), &mut troubles).flatten();
    KnownKeys { troubles, ..KnownKeys::of(present, issued, &changes, list, root) }
}

fn noted<T, E: ToString>(found: Result<T, E>, troubles: &mut Vec<String>) -> Option<T> {
    found.map_err(|trouble| troubles.push(trouble.to_string())).ok()
}

fn recorded(folder: &Path, troubles: &mut Vec<String>) -> (Vec<Issued>, Vec<Succession>) {
    if !Store::is_in(folder) {
        return (Vec::new(), Vec::new());
    }
    let found = Store::open_to_read(folder).and_then(|store| Ok((store.issued()?, store.key_changes()?)));
    noted(found, troubles).unwrap_or_default()
}

fn own_keys(present: &SigningKey, changes: &[Succession]) -> Vec<KnownKey> {
    let present = present.verifying_key();
    let past = Succession::before(&present, changes);
    let past = past.iter().map(|key| KnownKey::own(key, KeyStatus::Retired));
    std::iter::once(KnownKey::own(&present, KeyStatus::Active)).chain(past).collect()
}

impl KnownKeys {
    /// What follows from a station's key, its record and the list it holds.
    pub fn of(
        present: Option<SigningKey>,
        issued: Vec<Issued>,
        changes: &[Succession],
        list: Option<TrustList>,
        root: &ProgrammeRoot,
    ) -> Self {
        let keyring = list.map(|list| list.keyring(root)).unwrap_or_default();
        let keyring = keyring.with(present.iter().flat_map(|key| own_keys(key, changes)));
        let stolen: HashSet<KeyId> =
            keyring.keys().iter().filter(|known| known.status == KeyStatus::Compromised).map(KnownKey::id).collect();
        let on_record = issued.iter().filter(|issued| stolen.contains(&issued.key));
        let keyring = keyring.recording(on_record.map(|issued| issued.credential.bytes(issued.key)));
        Self { keyring, present, issued, troubles: Vec::new() }
    }

    /// Every confirmation on record, oldest first.
    pub fn issued(&self) -> &[Issued] {
        &self.issued
    }

    /// Every confirmation on record whose 88 bytes can still be had, by its short code.
    pub fn by_short_code(&self) -> HashMap<ShortCode, Signed> {
        let signed = self.issued.iter().filter_map(|issued| issued.signed(self.present.as_ref()));
        signed.map(|signed| (signed.short_code(), signed)).collect()
    }
}
