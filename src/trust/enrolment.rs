//! A station's request to be enrolled, carried to the commune on a stick.
//!
//! | off | len | field |
//! |---|---|---|
//! | 0 | 4 | `BDHR` |
//! | 4 | 1 | version, 1 |
//! | 5 | 32 | the station's public key |
//! | 37 | 2 | date, days since 2025-01-01; informational |
//! | 39 | 1+n | length and name of the place, UTF-8 ([`PlaceName`]) |
//! | 40+n | 1 | 1 if a [`Succession`] follows, else 0 |
//! | 41+n | 0 or 192 | the change of keys that led to this key |
//! | … | 64 | Ed25519 by that key over `"BDHV-ENROL-v1\0"` ‖ all before: its maker has the private half |

use super::digits::KeyDigits;
use super::name::PlaceName;
use super::packed::{self, KEY_LENGTH, Reader, SIGNATURE_LENGTH};
use super::succession::Succession;
use super::trouble::TrustTrouble;
use crate::credential::{Day, strict_key};
use ed25519_dalek::{SigningKey, VerifyingKey};

const KIND: [u8; 4] = *b"BDHR";
const PURPOSE: &[u8] = b"BDHV-ENROL-v1\0";
const MOST_BYTES: usize = 41 + PlaceName::MOST_BYTES + Succession::BYTES + SIGNATURE_LENGTH;

/// A request that was signed with the key it brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnrolmentRequest {
    pub key: VerifyingKey,
    pub date: Day,
    pub place: PlaceName,
    /// The change of keys, if the station had another key before.
    pub succession: Option<Succession>,
}

impl EnrolmentRequest {
    /// The request of the station with this key.
    pub fn sign(station: &SigningKey, date: Day, place: &PlaceName, succession: Option<&Succession>) -> Vec<u8> {
        let mut bytes = packed::head(KIND);
        bytes.extend(station.verifying_key().as_bytes());
        bytes.extend(date.0.to_be_bytes());
        place.pack(&mut bytes);
        bytes.push(u8::from(succession.is_some()));
        bytes.extend(succession.iter().flat_map(|succession| *succession.bytes()));
        packed::signed(bytes, PURPOSE, station)
    }

    pub fn read(bytes: &[u8]) -> Result<Self, TrustTrouble> {
        let (said, signature) = packed::unsigned(bytes, MOST_BYTES)?;
        let mut reader = Reader(said);
        reader.head(KIND)?;
        let key = strict_key(&reader.array::<KEY_LENGTH>()?)?;
        if !packed::is_signed(said, PURPOSE, signature, &key) {
            return Err(TrustTrouble::NotByItself);
        }
        let date = Day(reader.u16()?);
        let place = PlaceName::read(&mut reader)?;
        let succession = match reader.u8()? {
            0 => None,
            1 => Some(Succession::read(&reader.array()?)?),
            other => return Err(TrustTrouble::Mark(other)),
        };
        reader.end()?;
        // A change that led to some other key says nothing of this one.
        if succession.as_ref().is_some_and(|succession| *succession.following() != key) {
            return Err(TrustTrouble::NotByBoth);
        }
        Ok(Self { key, date, place, succession })
    }

    /// What the commune can compare over the telephone.
    pub fn digits(&self) -> KeyDigits {
        KeyDigits::of(&self.key)
    }
}
