//! A receipt: the commune says of chains how far its office has them without a gap.
//!
//! | off | len | field |
//! |---|---|---|
//! | 0 | 4 | `BDHE` |
//! | 4 | 1 | version, 1 |
//! | 5 | 2 | c: length of the certificate |
//! | 7 | c | the commune's certificate ([`CommuneCertificate`]) |
//! | 7+c | 2 | day it was made, days since 2025-01-01; informational |
//! | 9+c | 4 | n: how many chains |
//! | 13+c | 60·n | station 16, epoch 4, number of the last event 8, its hash 32 |
//! | … | 64 | Ed25519 by the commune over `"BDHV-RECEIPT-v1\0"` ‖ all before |
//!
//! The hash binds it to what has really come: of two machines with one cloned disk, each finds its own branch in it or none.

use super::trouble::BundleTrouble;
use crate::credential::Day;
use crate::record::{Hash, Head, StationId};
use crate::trust::packed::{self, Reader, SIGNATURE_LENGTH};
use crate::trust::{CERTIFICATE_BYTES, CommuneCertificate, ProgrammeRoot, TrustList, TrustTrouble};
use ed25519_dalek::SigningKey;

const KIND: [u8; 4] = *b"BDHE";
const PURPOSE: &[u8] = b"BDHV-RECEIPT-v1\0";
const ENTRY: usize = 60;
/// The most chains a receipt names.
pub const MOST_HEADS: usize = 20_000;
/// The most bytes a receipt has; a longer file is not looked at.
pub const RECEIPT_BYTES: usize = 13 + CERTIFICATE_BYTES + MOST_HEADS * ENTRY + SIGNATURE_LENGTH;

/// A receipt whose signatures are right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    certificate: CommuneCertificate,
    pub made: Day,
    /// The last event of each chain the office has without a gap.
    pub heads: Vec<Head>,
}

impl Receipt {
    /// The bytes of a receipt. Of more chains than [`MOST_HEADS`] the rest is not told: that only means it is sent again.
    pub fn sign(certificate: &CommuneCertificate, made: Day, heads: &[Head], commune: &SigningKey) -> Vec<u8> {
        let heads = &heads[..heads.len().min(MOST_HEADS)];
        let mut bytes = certificate.heading(KIND);
        bytes.extend(made.0.to_be_bytes());
        bytes.extend(u32::try_from(heads.len()).expect("at most 20,000").to_be_bytes());
        for Head { station, epoch, seq, hash } in heads {
            bytes.extend(station.0);
            bytes.extend(epoch.to_be_bytes());
            bytes.extend(seq.to_be_bytes());
            bytes.extend(hash.0);
        }
        packed::signed(bytes, PURPOSE, commune)
    }

    /// Reads a receipt. Nothing in it is looked at before the signatures of the root and of the commune are.
    pub fn read(bytes: &[u8], root: &ProgrammeRoot) -> Result<Self, TrustTrouble> {
        let (certificate, mut reader) = CommuneCertificate::opening(bytes, RECEIPT_BYTES, (KIND, PURPOSE), root)?;
        let (made, count) = (Day(reader.u16()?), reader.u32()? as usize);
        if count > MOST_HEADS {
            return Err(TrustTrouble::TooMany { found: count, most: MOST_HEADS });
        }
        let heads = (0..count).map(|_| head(&mut reader)).collect::<Result<_, _>>()?;
        reader.end()?;
        Ok(Self { certificate, made, heads })
    }

    /// Whether a station that holds this list goes by it: its own commune's, under the key it knows or a later one.
    pub fn standing(&self, list: Option<&TrustList>) -> Result<(), BundleTrouble> {
        let (said, list) = (self.certificate.commune(), list.ok_or(BundleTrouble::OtherCommune)?);
        let known = list.certificate().commune();
        let same_key = said.epoch == known.epoch && said.key == known.key;
        if said.id == known.id && (same_key || said.epoch > known.epoch) {
            Ok(())
        } else {
            Err(BundleTrouble::OtherCommune)
        }
    }
}

fn head(reader: &mut Reader<'_>) -> Result<Head, TrustTrouble> {
    let (station, epoch) = (StationId(reader.array()?), reader.u32()?);
    let seq = u64::from_be_bytes(reader.array()?);
    Ok(Head { station, epoch, seq, hash: Hash(reader.array()?) })
}
