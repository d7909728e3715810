//! A station's change of keys, signed by both: the old one names its successor, the new one its predecessor.
//!
//! | off | len | field |
//! |---|---|---|
//! | 0 | 32 | the public key that is retired |
//! | 32 | 32 | the public key that follows it |
//! | 64 | 64 | the retired key's Ed25519 over `"BDHV-SUCCESSOR-v1\0"` ‖ both public keys |
//! | 128 | 64 | the following key's, over the same |
//!
//! The old key alone would let a thief choose whom it makes a station; the new one alone would let a station claim what
//! another has signed.

use super::packed::{self, KEY_LENGTH, SIGNATURE_LENGTH};
use super::trouble::TrustTrouble;
use crate::credential::{hex, strict_key, unhex};
use ed25519_dalek::{Signer, SigningKey, VerifyingKey};

const PURPOSE: &[u8] = b"BDHV-SUCCESSOR-v1\0";
const LENGTH: usize = 2 * KEY_LENGTH + 2 * SIGNATURE_LENGTH;

/// A change of keys both keys have signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Succession {
    bytes: [u8; LENGTH],
    retired: VerifyingKey,
    following: VerifyingKey,
}

impl Succession {
    pub const BYTES: usize = LENGTH;

    pub fn sign(retired: &SigningKey, following: &SigningKey) -> Self {
        let keys = [retired, following].map(SigningKey::verifying_key);
        let said = keys.map(|key| key.to_bytes()).concat();
        let signatures = [retired, following].map(|key| key.sign(&[PURPOSE, &said].concat()).to_bytes());
        let mut bytes = [0; LENGTH];
        bytes[..2 * KEY_LENGTH].copy_from_slice(&said);
        bytes[2 * KEY_LENGTH..].copy_from_slice(&signatures.concat());
        let [retired, following] = keys;
        Self { bytes, retired, following }
    }

    pub fn read(bytes: &[u8; LENGTH]) -> Result<Self, TrustTrouble> {
        let (said, signatures) = bytes.split_at(2 * KEY_LENGTH);
        let (keys, _) = said.as_chunks::<KEY_LENGTH>();
        let (signatures, _) = signatures.as_chunks::<SIGNATURE_LENGTH>();
        let (retired, following) = (strict_key(&keys[0])?, strict_key(&keys[1])?);
        let signed = [&retired, &following].into_iter().zip(signatures);
        if !signed.into_iter().all(|(key, signature)| packed::is_signed(said, PURPOSE, signature, key)) {
            return Err(TrustTrouble::NotByBoth);
        }
        Ok(Self { bytes: *bytes, retired, following })
    }

    pub fn bytes(&self) -> &[u8; LENGTH] {
        &self.bytes
    }

    pub fn retired(&self) -> &VerifyingKey {
        &self.retired
    }

    pub fn following(&self) -> &VerifyingKey {
        &self.following
    }

    /// As the event of the change keeps it: 384 hexadecimal digits.
    pub fn hex(&self) -> String {
        hex(&self.bytes)
    }

    /// Reads what [`Succession::hex`] wrote; `None` for anything else.
    pub fn read_hex(text: &str) -> Option<Self> {
        Self::read(&unhex(text)?).ok()
    }

    /// The keys a station had before `present`, newest first, out of all changes on record.
    pub fn before(present: &VerifyingKey, changes: &[Self]) -> Vec<VerifyingKey> {
        let mut past: Vec<VerifyingKey> = Vec::new();
        let mut key = *present;
        while let Some(change) = changes.iter().find(|change| change.following == key)
            && change.retired != *present
            && !past.contains(&change.retired)
        {
            key = change.retired;
            past.push(key);
        }
        past
    }
}
