//! The public keys a verifier knows, and how each may be believed.

use super::key::{KeyId, key_id};
use chrono::NaiveDate;
use ed25519_dalek::VerifyingKey;

/// A station's public key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownKey {
    key: VerifyingKey,
    /// Of the key: kept, because every credential that is judged looks through all of them.
    id: KeyId,
    /// The station's name; `None` while it has none.
    pub station: Option<String>,
    pub status: KeyStatus,
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
        let key = VerifyingKey::from_bytes(key).map_err(|_| BadKey::NotAPoint)?;
        if key.is_weak() {
            return Err(BadKey::LowOrder);
        }
        // The few points that can be written in a second way all have a part of low order, so this refuses both.
        if !key.to_edwards().is_torsion_free() {
            return Err(BadKey::Ambiguous);
        }
        Ok(Self { id: key_id(&key), key, station, status })
    }

    pub fn key(&self) -> &VerifyingKey {
        &self.key
    }

    /// What its credentials carry.
    pub fn id(&self) -> KeyId {
        self.id
    }
}

/// All keys a verifier knows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Keyring {
    keys: Vec<KnownKey>,
    /// The day of the commune's key list; `None` when there are only the station's own keys.
    pub listed_on: Option<NaiveDate>,
}

impl Keyring {
    pub fn new(keys: Vec<KnownKey>, listed_on: Option<NaiveDate>) -> Self {
        Self { keys, listed_on }
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
