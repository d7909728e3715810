//! A commune's certificate: the programme's root says which key is that commune's. And the request for one.
//!
//! | off | len | field |
//! |---|---|---|
//! | 0 | 4 | `BDHC` in a certificate, `BDHQ` in a request |
//! | 4 | 1 | version, 1 |
//! | 5 | 8 | commune id: random, the same for all keys a commune ever has |
//! | 13 | 4 | key epoch, from 1: counts the commune's keys; a list under a newer one replaces all before |
//! | 17 | 32 | the commune's public key |
//! | 49 | 2 | date, days since 2025-01-01; informational |
//! | 51 | 1+n | length and name, UTF-8 ([`PlaceName`]) |
//! | 52+n | 64 | Ed25519 over `"BDHV-COMMUNE-v1\0"` (by the root) or `"BDHV-CERTIFY-v1\0"` (by the key it brings) ‖ all before |

use super::digits::KeyDigits;
use super::name::PlaceName;
use super::packed::{self, KEY_LENGTH, Reader, SIGNATURE_LENGTH};
use super::root::ProgrammeRoot;
use super::trouble::TrustTrouble;
use crate::credential::{Day, strict_key};
use ed25519_dalek::{SigningKey, VerifyingKey};
use std::fmt;

const CERTIFICATE: [u8; 4] = *b"BDHC";
const REQUEST: [u8; 4] = *b"BDHQ";
const CERTIFYING: &[u8] = b"BDHV-COMMUNE-v1\0";
const REQUESTING: &[u8] = b"BDHV-CERTIFY-v1\0";
/// The most bytes a certificate or a request for one has.
pub(crate) const MOST_BYTES: usize = 52 + PlaceName::MOST_BYTES + SIGNATURE_LENGTH;

/// Names a commune beyond its name and its keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CommuneId(pub [u8; 8]);

impl fmt::Display for CommuneId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", u64::from_be_bytes(self.0))
    }
}

/// What a certificate says of a commune.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commune {
    pub id: CommuneId,
    pub epoch: u32,
    pub key: VerifyingKey,
    pub date: Day,
    pub name: PlaceName,
}

/// A commune the root vouches for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommuneCertificate {
    commune: Commune,
    bytes: Vec<u8>,
}

/// A commune's wish to be vouched for, signed with the key it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateRequest {
    commune: Commune,
}

impl Commune {
    /// What to compare with the paper card.
    pub fn digits(&self) -> KeyDigits {
        KeyDigits::of(&self.key)
    }

    /// The request for a certificate.
    pub fn request(&self, key: &SigningKey) -> Vec<u8> {
        packed::signed(self.pack(REQUEST), REQUESTING, key)
    }

    fn pack(&self, kind: [u8; 4]) -> Vec<u8> {
        let mut bytes = packed::head(kind);
        bytes.extend(self.id.0);
        bytes.extend(self.epoch.to_be_bytes());
        bytes.extend(self.key.as_bytes());
        bytes.extend(self.date.0.to_be_bytes());
        self.name.pack(&mut bytes);
        bytes
    }

    fn read(bytes: &[u8], kind: [u8; 4]) -> Result<Self, TrustTrouble> {
        let mut reader = Reader(bytes);
        reader.head(kind)?;
        let commune = Self {
            id: CommuneId(reader.array()?),
            epoch: reader.u32()?,
            key: strict_key(&reader.array::<KEY_LENGTH>()?)?,
            date: Day(reader.u16()?),
            name: PlaceName::read(&mut reader)?,
        };
        reader.end()?;
        Ok(commune)
    }
}

impl CertificateRequest {
    /// Reads a request whose maker has the private half of the key in it.
    pub fn read(bytes: &[u8]) -> Result<Self, TrustTrouble> {
        let (said, signature) = packed::unsigned(bytes, MOST_BYTES)?;
        let commune = Commune::read(said, REQUEST)?;
        if !packed::is_signed(said, REQUESTING, signature, &commune.key) {
            return Err(TrustTrouble::NotByItself);
        }
        Ok(Self { commune })
    }

    pub fn commune(&self) -> &Commune {
        &self.commune
    }

    /// What the root gives for it, dated `day`.
    pub fn certify(&self, root: &SigningKey, day: Day) -> Vec<u8> {
        let commune = Commune { date: day, ..self.commune.clone() };
        packed::signed(commune.pack(CERTIFICATE), CERTIFYING, root)
    }
}

impl CommuneCertificate {
    /// Reads a certificate; nothing in it is looked at before the root's signature is.
    pub fn read(bytes: &[u8], root: &ProgrammeRoot) -> Result<Self, TrustTrouble> {
        let (said, signature) = packed::unsigned(bytes, MOST_BYTES)?;
        Reader(said).head(CERTIFICATE)?;
        if !packed::is_signed(said, CERTIFYING, signature, root.key()) {
            return Err(TrustTrouble::NotByRoot);
        }
        Ok(Self { commune: Commune::read(said, CERTIFICATE)?, bytes: bytes.to_vec() })
    }

    /// The beginning of a file the commune signs: its kind, and 2 bytes of length and this certificate.
    pub(crate) fn heading(&self, kind: [u8; 4]) -> Vec<u8> {
        let mut bytes = packed::head(kind);
        bytes.extend(u16::try_from(self.bytes.len()).expect("a certificate has few bytes").to_be_bytes());
        bytes.extend(&self.bytes);
        bytes
    }

    /// Opens a file that begins so and ends with the commune's signature of `purpose` ‖ all before: the certificate, and what
    /// comes after it. Nothing in it is looked at before both signatures are.
    pub(crate) fn opening<'a>(
        bytes: &'a [u8],
        most: usize,
        (kind, purpose): ([u8; 4], &[u8]),
        root: &ProgrammeRoot,
    ) -> Result<(Self, Reader<'a>), TrustTrouble> {
        let (said, signature) = packed::unsigned(bytes, most)?;
        let mut reader = Reader(said);
        reader.head(kind)?;
        let length = reader.u16()?;
        let certificate = Self::read(reader.slice(length.into())?, root)?;
        if !packed::is_signed(said, purpose, signature, &certificate.commune.key) {
            return Err(TrustTrouble::NotByCommune);
        }
        Ok((certificate, reader))
    }

    pub fn commune(&self) -> &Commune {
        &self.commune
    }

    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}
