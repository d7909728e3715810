//! What stands before the parts. All numbers big-endian. It is signed as it is, and looked at only once the signature is right.
//!
//! | off | len | field |
//! |---|---|---|
//! | 0 | 4 | `BDHP` |
//! | 4 | 1 | version, 1 |
//! | 5 | 2 | c: length of the certificate |
//! | 7 | 4 | b: length of the body |
//! | 11 | c | the commune's certificate ([`CommuneCertificate`]) |
//! | 11+c | b | the body, see below |
//! | … | 64 | Ed25519 by the commune over `"BDHV-PACK-v1\0"` ‖ all before |
//! | … | … | the parts, one behind the other, in the order of their entries; the file ends with the last one |
//!
//! The body: number of the pack (4, from 1, higher with each pack under one key epoch), day it was made (2, days since
//! 2025-01-01; informational), its name (1 + n, UTF-8, [`PlaceName`]), how many parts (2), and an entry for each ([`Part`]),
//! ascending by kind and name.

use super::part::{Part, PartKind};
use super::trouble::PackTrouble;
use crate::credential::Day;
use crate::record::PackId;
use crate::trust::packed::{self, Reader, SIGNATURE_LENGTH};
use crate::trust::{CERTIFICATE_BYTES, CommuneCertificate, PlaceName, ProgrammeRoot};
use ed25519_dalek::SigningKey;
use sha2::{Digest, Sha256};

const KIND: [u8; 4] = *b"BDHP";
const PURPOSE: &[u8] = b"BDHV-PACK-v1\0";
/// So many bytes tell how long the header is.
pub const PRELUDE: usize = 11;
/// The most bytes a header has, with everything before the parts.
pub const MOST_HEADER: usize = 256 << 10;
/// The most bytes a pack has.
pub const MOST_PACK: u64 = 64 << 20;
const MOST_PARTS: usize = 4000;

/// A header whose signatures are right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    pub certificate: CommuneCertificate,
    /// From 1.
    pub number: u32,
    pub made: Day,
    pub name: PlaceName,
    pub parts: Vec<Part>,
    pub id: PackId,
    /// Bytes before the first part.
    pub length: u64,
}

impl Header {
    /// How many bytes the header has, by the first ones of the file.
    pub fn length(first: &[u8; PRELUDE]) -> Result<usize, PackTrouble> {
        let mut reader = Reader(first);
        reader.head(KIND)?;
        let (certificate, body) = (usize::from(reader.u16()?), reader.u32()? as usize);
        let length = PRELUDE.saturating_add(certificate).saturating_add(body).saturating_add(SIGNATURE_LENGTH);
        if length > MOST_HEADER || certificate > CERTIFICATE_BYTES {
            return Err(PackTrouble::HeaderTooLong(length));
        }
        Ok(length)
    }

    /// Reads the header out of exactly its bytes. Nothing in it is looked at before the signatures of the root and of the
    /// commune are, but where the certificate ends.
    pub fn read(bytes: &[u8], root: &ProgrammeRoot) -> Result<Self, PackTrouble> {
        let (said, signature) = packed::unsigned(bytes, MOST_HEADER)?;
        let mut reader = Reader(said);
        reader.head(KIND)?;
        let (certificate, body) = (reader.u16()?, reader.u32()? as usize);
        let certificate = CommuneCertificate::read(reader.slice(certificate.into())?, root)?;
        if !packed::is_signed(said, PURPOSE, signature, &certificate.commune().key) {
            return Err(PackTrouble::NotByCommune);
        }
        let mut body_reader = Reader(reader.slice(body)?);
        reader.end()?;
        let header = Self::read_body(certificate, &mut body_reader, bytes)?;
        body_reader.end()?;
        Ok(header)
    }

    fn read_body(certificate: CommuneCertificate, reader: &mut Reader<'_>, bytes: &[u8]) -> Result<Self, PackTrouble> {
        let (number, made, name) = (reader.u32()?, Day(reader.u16()?), PlaceName::read(reader)?);
        if number == 0 {
            return Err(PackTrouble::NoNumber);
        }
        let length = bytes.len() as u64;
        let parts = read_parts(reader, length)?;
        let header = Self { certificate, number, made, name, parts, id: id_of(bytes), length };
        if header.whole() > MOST_PACK { Err(PackTrouble::TooLong(header.whole())) } else { Ok(header) }
    }

    /// How many recordings are in it.
    pub fn recordings(&self) -> usize {
        self.parts.iter().filter(|part| part.kind == PartKind::Clip).count()
    }

    /// Bytes of the whole file.
    pub fn whole(&self) -> u64 {
        self.parts.last().map_or(self.length, Part::end)
    }
}

fn id_of(header: &[u8]) -> PackId {
    let hash: [u8; 32] = Sha256::digest(header).into();
    PackId(*hash.first_chunk().expect("32 bytes have 16"))
}

fn read_parts(reader: &mut Reader<'_>, mut offset: u64) -> Result<Vec<Part>, PackTrouble> {
    let count = usize::from(reader.u16()?);
    if count > MOST_PARTS {
        return Err(PackTrouble::TooMany { found: count, most: MOST_PARTS });
    }
    let mut parts: Vec<Part> = Vec::new();
    for _ in 0..count {
        let part = Part::read(reader, offset)?;
        offset = part.end();
        parts.push(part);
    }
    if !parts.is_sorted_by(|one, next| (one.kind, &one.name) < (next.kind, &next.name)) {
        return Err(PackTrouble::Order);
    }
    Ok(parts)
}

/// The bytes of a header over these parts (whose offsets do not matter), signed with the commune's key.
pub(super) fn sign(
    certificate: &CommuneCertificate,
    (number, made, name): (u32, Day, &PlaceName),
    parts: &[Part],
    commune: &SigningKey,
) -> Result<Vec<u8>, PackTrouble> {
    let mut body = number.to_be_bytes().to_vec();
    body.extend(made.0.to_be_bytes());
    name.pack(&mut body);
    let too_many = || PackTrouble::TooMany { found: parts.len(), most: MOST_PARTS };
    let count = u16::try_from(parts.len()).ok().filter(|count| usize::from(*count) <= MOST_PARTS);
    body.extend(count.ok_or_else(too_many)?.to_be_bytes());
    parts.iter().for_each(|part| part.pack(&mut body));
    let mut bytes = packed::head(KIND);
    let certificate = certificate.bytes();
    bytes.extend(u16::try_from(certificate.len()).expect("a certificate has few bytes").to_be_bytes());
    bytes.extend(u32::try_from(body.len()).expect("4,000 entries of at most 300 bytes").to_be_bytes());
    bytes.extend(certificate);
    bytes.extend(body);
    let signed = packed::signed(bytes, PURPOSE, commune);
    if signed.len() > MOST_HEADER { Err(PackTrouble::HeaderTooLong(signed.len())) } else { Ok(signed) }
}
