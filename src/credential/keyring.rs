//! The public keys a verifier knows, and how each may be believed.

use super::facts::{CredentialId, FACTS_LENGTH};
use super::key::{KeyId, key_id};
use chrono::NaiveDate;
use ed25519_dalek::VerifyingKey;
use std::collections::BTreeSet;

/// A station's public key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownKey {
    key: VerifyingKey,
    /// Kept, because every credential is compared with every key's.
    id: KeyId,
    /// The station's name; `None` while it has none.
    pub station: Option<String>,
    pub status: KeyStatus,
    /// Whether the verifier knows it by itself, as a station knows its own keys, and not from the commune's list.
    pub own: bool,
}

/// How far a key may be believed (trust.md §2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyStatus {
    Active,
    /// Replaced by a newer one; what it signed stays right.
    Retired,
    /// Stolen: whoever has it can sign anything under any date.
    Compromised,
}

/// Why a public key is not taken into a keyring.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadKey {
    #[error("not a point of the curve")]
    NotAPoint,
    #[error("a key of low order: it would accept signatures nobody made")]
    LowOrder,
    #[error("a key with a part of low order, or written in a second way: verifiers would disagree about it")]
    Ambiguous,
}

impl KnownKey {
    /// A key every strict verifier agrees about; anything else is refused.
    pub fn new(key: &[u8; 32], station: Option<String>, status: KeyStatus) -> Result<Self, BadKey> {
        let key = strict_key(key)?;
        Ok(Self { key, id: key_id(&key), station, status, own: false })
    }

    /// A key of a signed list, which holds only keys that were looked at strictly.
    pub fn listed(key: &VerifyingKey, station: String, status: KeyStatus) -> Self {
        Self { key: *key, id: key_id(key), station: Some(station), status, own: false }
    }

    /// The key of the station that asks.
    pub fn own(key: &VerifyingKey, status: KeyStatus) -> Self {
        Self { key: *key, id: key_id(key), station: None, status, own: true }
    }

    pub fn key(&self) -> &VerifyingKey {
        &self.key
    }

    /// What its credentials carry.
    pub fn id(&self) -> KeyId {
        self.id
    }
}

/// A public key every strict verifier agrees about; anything else is refused.
pub fn strict_key(key: &[u8; 32]) -> Result<VerifyingKey, BadKey> {
    let key = VerifyingKey::from_bytes(key).map_err(|_| BadKey::NotAPoint)?;
    if key.is_weak() {
        return Err(BadKey::LowOrder);
    }
    // The few points that can be written in a second way all have a part of low order, so this refuses both.
    if !key.to_edwards().is_torsion_free() {
        return Err(BadKey::Ambiguous);
    }
    Ok(key)
}

/// All keys a verifier knows, and what it knows besides of single credentials.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Keyring {
    keys: Vec<KnownKey>,
    /// The day of the commune's key list; `None` when there are only the station's own keys.
    pub listed_on: Option<NaiveDate>,
    revoked: BTreeSet<CredentialId>,
    recorded: BTreeSet<[u8; FACTS_LENGTH]>,
    /// Whether the list hangs on the test root, for which everybody can sign.
    pub on_test_root: bool,
}

impl Keyring {
    pub fn new(keys: Vec<KnownKey>, listed_on: Option<NaiveDate>) -> Self {
        Self { keys, listed_on, ..Self::default() }
    }

    /// The same keys, and these credentials taken back by the commune.
    pub fn revoking(mut self, ids: impl IntoIterator<Item = CredentialId>) -> Self {
        self.revoked.extend(ids);
        self
    }

    /// The same, with keys it does not know yet; what it knows of a key already stays.
    pub fn with(mut self, keys: impl IntoIterator<Item = KnownKey>) -> Self {
        for known in keys {
            if !self.keys.iter().any(|other| other.key == known.key) {
                self.keys.push(known);
            }
        }
        self
    }

    /// The same, and these facts stand in the merged ledger. Asked for only where a key was stolen.
    pub fn recording(mut self, facts: impl IntoIterator<Item = [u8; FACTS_LENGTH]>) -> Self {
        self.recorded.extend(facts);
        self
    }

    /// The same, as somebody sees it who has the list and not the ledger.
    pub fn recording_nothing(self) -> Self {
        Self { recorded: BTreeSet::new(), ..self }
    }

    /// Whether these 24 bytes stand in the ledger.
    pub fn has_recorded(&self, facts: &[u8; FACTS_LENGTH]) -> bool {
        self.recorded.contains(facts)
    }

    /// In the order in which they are tried.
    pub fn keys(&self) -> &[KnownKey] {
        &self.keys
    }

    /// The credentials taken back, in ascending order.
    pub fn revoked(&self) -> impl Iterator<Item = CredentialId> + '_ {
        self.revoked.iter().copied()
    }

    pub fn has_revoked(&self, id: CredentialId) -> bool {
        self.revoked.contains(&id)
    }

    /// Every key with this id: four bytes do not tell all stations of a country apart.
    pub fn with_id(&self, id: KeyId) -> impl Iterator<Item = &KnownKey> {
        self.keys.iter().filter(move |known| known.id() == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ed25519_dalek::SigningKey;

    fn refused(hex: &str) -> Option<BadKey> {
        let mut key = [0; 32];
        for (place, byte) in key.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&hex[2 * place..2 * place + 2], 16).expect("hex");
        }
        KnownKey::new(&key, None, KeyStatus::Active).err()
    }

    #[test]
    fn a_key_made_from_a_seed_is_taken() {
        for seed in 0..8 {
            let key = SigningKey::from_bytes(&[seed; 32]).verifying_key().to_bytes();
            assert!(KnownKey::new(&key, None, KeyStatus::Active).is_ok());
        }
    }

    /// The points whose order divides 8, in every way they can be written.
    #[test]
    fn keys_of_low_order_are_refused() {
        for low in [
            "0100000000000000000000000000000000000000000000000000000000000000",
            "0100000000000000000000000000000000000000000000000000000000000080",
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0000000000000000000000000000000000000000000000000000000000000080",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
            "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
            "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        ] {
            assert_eq!(refused(low), Some(BadKey::LowOrder), "{low}");
        }
    }

    #[test]
    fn a_key_verifiers_could_disagree_about_is_refused() {
        let mixed = "fbb3211d177bccefd763d01a88f6473e43e5cf0a0740e44ab5c64460eefd4675";
        assert_eq!(refused(mixed), Some(BadKey::Ambiguous));
        let points = (0xed..=0xff).flat_map(|low| ["7f", "ff"].map(|top| format!("{low:02x}{}{top}", "ff".repeat(30))));
        for written_with_a_number_above_the_modulus in points {
            assert!(refused(&written_with_a_number_above_the_modulus).is_some());
        }
        assert_eq!(refused(&"02".repeat(32)), Some(BadKey::NotAPoint));
    }
}
