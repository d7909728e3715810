//! A chain's head with the station's signature: who takes the events knows that they are all there, and whose.
//!
//! Ed25519 over `"BDHV-HEAD-v1\0"` ‖ station ‖ epoch ‖ seq ‖ hash, integers big-endian. The station's id is the beginning
//! of its public key's SHA-256, so the key that comes along is the station's or nobody's.

use super::key::station_id;
use crate::record::{Hash, Head, StationId, hex, unhex};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};

/// Stands before the head in what is signed, so that no signature made for something else can pass for one.
const PURPOSE: &[u8] = b"BDHV-HEAD-v1\0";

/// A head with a signature. Whether the signature is right is another question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub struct SignedHead {
    pub head: Head,
    key: VerifyingKey,
    signature: Signature,
}

/// The same as it stands in a file: everything in hexadecimal digits.
#[derive(Clone, Serialize, Deserialize)]
struct Written {
    station: StationId,
    epoch: u32,
    seq: u64,
    hash: Hash,
    public_key: String,
    signature: String,
}

/// The text is not a signed head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a signed head holds a public key of 32 bytes and a signature of 64, in hexadecimal digits")]
pub struct NotASignedHead;

impl SignedHead {
    /// Signs a head of this key's own station; `None` for any other: a station vouches for itself.
    pub fn sign(head: Head, station: &SigningKey) -> Option<Self> {
        let key = station.verifying_key();
        let own = station_id(&key) == head.station;
        own.then(|| Self { head, key, signature: station.sign(&message(&head)) })
    }

    /// Whether the head's own station signed exactly this.
    pub fn is_right(&self) -> bool {
        station_id(&self.key) == self.head.station
            && self.key.verify_strict(&message(&self.head), &self.signature).is_ok()
    }

    pub fn signature_hex(&self) -> String {
        hex(&self.signature.to_bytes())
    }
}

fn message(head: &Head) -> Vec<u8> {
    [PURPOSE, &head.station.0, &head.epoch.to_be_bytes(), &head.seq.to_be_bytes(), &head.hash.0].concat()
}

impl From<SignedHead> for Written {
    fn from(signed: SignedHead) -> Self {
        let signature = signed.signature_hex();
        let Head { station, epoch, seq, hash } = signed.head;
        Self { station, epoch, seq, hash, public_key: hex(signed.key.as_bytes()), signature }
    }
}

impl TryFrom<Written> for SignedHead {
    type Error = NotASignedHead;
    fn try_from(written: Written) -> Result<Self, NotASignedHead> {
        let Written { station, epoch, seq, hash, public_key, signature } = written;
        let key = unhex(&public_key).and_then(|bytes| VerifyingKey::from_bytes(&bytes).ok()).ok_or(NotASignedHead)?;
        let signature = unhex::<64>(&signature).ok_or(NotASignedHead)?;
        Ok(Self { head: Head { station, epoch, seq, hash }, key, signature: Signature::from_bytes(&signature) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn station() -> SigningKey {
        SigningKey::from_bytes(&[7; 32])
    }

    fn head() -> Head {
        let station = station_id(&station().verifying_key());
        Head { station, epoch: 65_537, seq: 1_000_000, hash: Hash([0xab; 32]) }
    }

    #[test]
    fn a_head_is_signed_written_and_read_again() {
        let signed = SignedHead::sign(head(), &station()).unwrap();
        let text = serde_json::to_string(&signed).unwrap();
        let read: SignedHead = serde_json::from_str(&text).unwrap();
        assert!(read.is_right());
        assert_eq!(read, signed);
    }

    #[test]
    fn whatever_is_altered_is_noticed() {
        let signed = SignedHead::sign(head(), &station()).unwrap();
        let altered = [
            Head { epoch: 65_538, ..head() },
            Head { seq: 999_999, ..head() },
            Head { hash: Hash([0xac; 32]), ..head() },
            Head { station: StationId([0; 16]), ..head() },
        ];
        for head in altered {
            assert!(!SignedHead { head, ..signed.clone() }.is_right(), "{head:?}");
        }
        let text = serde_json::to_string(&signed).unwrap();
        let other = SigningKey::from_bytes(&[8; 32]);
        let other_key = text.replace(&hex(signed.key.as_bytes()), &hex(other.verifying_key().as_bytes()));
        assert!(!serde_json::from_str::<SignedHead>(&other_key).unwrap().is_right());
    }

    #[test]
    fn a_station_vouches_for_itself_only() {
        assert_eq!(SignedHead::sign(head(), &SigningKey::from_bytes(&[8; 32])), None);
    }

    #[test]
    fn a_signature_over_the_same_bytes_for_another_purpose_is_no_head() {
        let mut signed = SignedHead::sign(head(), &station()).unwrap();
        signed.signature = station().sign(&message(&head())[PURPOSE.len()..]);
        assert!(!signed.is_right());
    }

    #[test]
    fn a_text_that_is_none_is_refused() {
        let text = serde_json::to_string(&SignedHead::sign(head(), &station()).unwrap()).unwrap();
        for (from, to) in
            [("\"signature\":\"", "\"signature\":\"0"), ("\"public_key\":\"", "\"public_key\":\"zz"), ("ab", "a")]
        {
            assert!(serde_json::from_str::<SignedHead>(&text.replacen(from, to, 1)).is_err(), "{from}");
        }
    }
}
