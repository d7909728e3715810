//! A commune's list of its stations, as it rides on sticks, in packs and in the page.
//!
//! | off | len | field |
//! |---|---|---|
//! | 0 | 4 | `BDHL` |
//! | 4 | 1 | version, 1 |
//! | 5 | 2 | c: length of the certificate |
//! | 7 | c | the commune's certificate ([`CommuneCertificate`]) |
//! | 7+c | 4 | counter, from 1, higher with each list under one key epoch |
//! | 11+c | 2 | date of issue, days since 2025-01-01; informational |
//! | 13+c | 2 | s: stations, at most 1,000 |
//! | 15+c | 2 | r: revoked credentials, at most 4,000 |
//! | 17+c | 41·s | stations, see below |
//! | … | 6·r | ids of revoked credentials, ascending |
//! | … | … | s names in the order of the stations: 1 byte of length, UTF-8 ([`PlaceName`]) |
//! | … | 64 | Ed25519 by the commune over `"BDHV-TRUST-v1\0"` ‖ all before |
//!
//! A station: 32 bytes public key, 1 status (0 active, 1 retired, 2 compromised), 2 number of the station within the commune
//! (its later keys keep it), and the days it was enrolled, retired and found compromised (2 each, 0 for never).

use super::certificate::{self, CommuneCertificate};
use super::name::PlaceName;
use super::packed::{self, KEY_LENGTH, Reader, SIGNATURE_LENGTH};
use super::root::ProgrammeRoot;
use super::trouble::TrustTrouble;
use crate::credential::{CredentialId, Day, KeyId, KeyStatus, Keyring, KnownKey, key_id, strict_key};
use ed25519_dalek::{SigningKey, VerifyingKey};
use std::collections::{BTreeSet, HashSet};

const KIND: [u8; 4] = *b"BDHL";
const PURPOSE: &[u8] = b"BDHV-TRUST-v1\0";
const STATION_LENGTH: usize = 41;

pub const MOST_STATIONS: usize = 1000;
pub const MOST_REVOKED: usize = 4000;
/// The most bytes a list has; a longer file is not looked at.
pub const TRUST_LIST_BYTES: usize = 17
    + certificate::MOST_BYTES
    + MOST_STATIONS * (STATION_LENGTH + 1 + PlaceName::MOST_BYTES)
    + MOST_REVOKED * 6
    + SIGNATURE_LENGTH;

/// A list whose signatures are right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustList {
    pub(super) certificate: CommuneCertificate,
    pub(super) counter: u32,
    pub(super) issued: Day,
    pub(super) stations: Vec<ListedStation>,
    pub(super) revoked: BTreeSet<CredentialId>,
}

/// One key of one station.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedStation {
    pub key: VerifyingKey,
    pub status: KeyStatus,
    /// The station within the commune; its later keys keep it.
    pub number: u16,
    pub place: PlaceName,
    pub enrolled: Day,
    /// `Day(0)`: never.
    pub retired: Day,
    /// `Day(0)`: never.
    pub compromised: Day,
}

impl ListedStation {
    pub fn id(&self) -> KeyId {
        key_id(&self.key)
    }

    fn pack(&self, bytes: &mut Vec<u8>) {
        bytes.extend(self.key.as_bytes());
        bytes.push(match self.status {
            KeyStatus::Active => 0,
            KeyStatus::Retired => 1,
            KeyStatus::Compromised => 2,
        });
        for number in [self.number, self.enrolled.0, self.retired.0, self.compromised.0] {
            bytes.extend(number.to_be_bytes());
        }
    }

    fn read(packed: &[u8], place: PlaceName) -> Result<Self, TrustTrouble> {
        let mut reader = Reader(packed);
        let key = strict_key(&reader.array::<KEY_LENGTH>()?)?;
        let status = match reader.u8()? {
            0 => KeyStatus::Active,
            1 => KeyStatus::Retired,
            2 => KeyStatus::Compromised,
            other => return Err(TrustTrouble::Status(other)),
        };
        let number = reader.u16()?;
        let (enrolled, retired, compromised) = (Day(reader.u16()?), Day(reader.u16()?), Day(reader.u16()?));
        Ok(Self { key, status, number, place, enrolled, retired, compromised })
    }
}

impl TrustList {
    /// Reads a list. Nothing in it is looked at before the signatures of the root and of the commune are.
    pub fn read(bytes: &[u8], root: &ProgrammeRoot) -> Result<Self, TrustTrouble> {
        let (certificate, reader) = CommuneCertificate::opening(bytes, TRUST_LIST_BYTES, (KIND, PURPOSE), root)?;
        Self::read_body(certificate, reader)
    }

    fn read_body(certificate: CommuneCertificate, mut reader: Reader<'_>) -> Result<Self, TrustTrouble> {
        let counter = reader.u32()?;
        if counter == 0 {
            return Err(TrustTrouble::NoCounter);
        }
        let issued = Day(reader.u16()?);
        let (stations, revoked) = (reader.u16()?.into(), reader.u16()?.into());
        at_most(stations, MOST_STATIONS)?;
        at_most(revoked, MOST_REVOKED)?;
        let packed = reader.slice(stations * STATION_LENGTH)?;
        let revoked = read_revoked(&mut reader, revoked)?;
        let stations = read_stations(packed, &mut reader)?;
        reader.end()?;
        Ok(Self { certificate, counter, issued, stations, revoked })
    }

    /// The bytes of this list, signed with the commune's key.
    pub(super) fn sign(&self, commune: &SigningKey) -> Vec<u8> {
        let count = |entries: usize| u16::try_from(entries).expect("the limits are below 65,536");
        let mut bytes = self.certificate.heading(KIND);
        bytes.extend(self.counter.to_be_bytes());
        for number in [self.issued.0, count(self.stations.len()), count(self.revoked.len())] {
            bytes.extend(number.to_be_bytes());
        }
        self.stations.iter().for_each(|station| station.pack(&mut bytes));
        bytes.extend(self.revoked.iter().flat_map(|id| id.0));
        self.stations.iter().for_each(|station| station.place.pack(&mut bytes));
        packed::signed(bytes, PURPOSE, commune)
    }

    pub fn certificate(&self) -> &CommuneCertificate {
        &self.certificate
    }

    pub fn counter(&self) -> u32 {
        self.counter
    }

    pub fn issued(&self) -> Day {
        self.issued
    }

    pub fn stations(&self) -> &[ListedStation] {
        &self.stations
    }

    pub fn revoked(&self) -> impl Iterator<Item = CredentialId> + '_ {
        self.revoked.iter().copied()
    }

    /// What a verifier takes from it. `root` is the one it was read under.
    pub fn keyring(&self, root: &ProgrammeRoot) -> Keyring {
        let known = |station: &ListedStation| KnownKey::listed(&station.key, station.place.to_string(), station.status);
        let mut keyring = Keyring::new(self.stations.iter().map(known).collect(), Some(self.issued.date()));
        keyring.on_test_root = root.is_test();
        keyring.revoking(self.revoked())
    }
}

fn at_most(found: usize, most: usize) -> Result<(), TrustTrouble> {
    if found > most { Err(TrustTrouble::TooMany { found, most }) } else { Ok(()) }
}

/// The packed stations, each with its name out of `names`.
fn read_stations(packed: &[u8], names: &mut Reader<'_>) -> Result<Vec<ListedStation>, TrustTrouble> {
    let mut keys = HashSet::new();
    let mut stations = Vec::new();
    for packed in packed.chunks(STATION_LENGTH) {
        let station = ListedStation::read(packed, PlaceName::read(names)?)?;
        if !keys.insert(station.key.to_bytes()) {
            return Err(TrustTrouble::KeyTwice);
        }
        stations.push(station);
    }
    Ok(stations)
}

fn read_revoked(reader: &mut Reader<'_>, count: usize) -> Result<BTreeSet<CredentialId>, TrustTrouble> {
    let ids = (0..count).map(|_| reader.array().map(CredentialId)).collect::<Result<Vec<_>, _>>()?;
    if !ids.is_sorted_by(|one, next| one < next) {
        return Err(TrustTrouble::Order);
    }
    Ok(ids.into_iter().collect())
}
