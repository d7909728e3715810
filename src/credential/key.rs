//! What a station's public key is called: four bytes in a credential, sixteen in an event.

use crate::record::StationId;
use ed25519_dalek::VerifyingKey;
use sha2::{Digest, Sha256};
use std::fmt;

/// First 4 bytes of SHA-256 of the public key. Short, so two stations may share one: a verifier tries every key it has.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct KeyId(pub [u8; 4]);

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyId({self})")
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", u32::from_be_bytes(self.0))
    }
}

/// The key id a credential signed with this key's other half carries.
pub fn key_id(key: &VerifyingKey) -> KeyId {
    KeyId(leading(key))
}

/// The station this key makes, as events name it.
pub fn station_id(key: &VerifyingKey) -> StationId {
    StationId(leading(key))
}

fn leading<const N: usize>(key: &VerifyingKey) -> [u8; N] {
    let digest: [u8; 32] = Sha256::digest(key.as_bytes()).into();
    *digest.first_chunk().expect("N is 4 or 16 of 32")
}
