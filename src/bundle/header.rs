//! What stands before the runs. All numbers big-endian. It is signed as it is, and looked at only once the signature is right.
//!
//! | off | len | field |
//! |---|---|---|
//! | 0 | 4 | `BDHB` |
//! | 4 | 1 | version, 1 |
//! | 5 | 4 | b: length of the body |
//! | 9 | 32 | the station's public key |
//! | 41 | b | the body, see below |
//! | … | 64 | Ed25519 by the station over `"BDHV-BUNDLE-v1\0"` ‖ all before |
//! | … | … | the runs, one behind the other; the file ends with the last one |
//!
//! The body: day it was made (2, days since 2025-01-01; informational), whether the place has a name (1), 1 + n its name
//! ([`PlaceName`]), how many changes of keys (1) and each of them ([`Succession`], 192), how many runs (2) and an entry for
//! each ([`Run`], 136). One signature vouches for the head of every run: a station speaks for the chains of its own key and of
//! those it can show it had before.

use super::run::Run;
use super::trouble::BundleTrouble;
use crate::credential::{Day, KeyStatus, station_id, strict_key};
use crate::record::StationId;
use crate::trust::packed::{self, KEY_LENGTH, Reader, SIGNATURE_LENGTH};
use crate::trust::{PlaceName, Succession, TrustList};
use ed25519_dalek::{SigningKey, VerifyingKey};

const KIND: [u8; 4] = *b"BDHB";
const PURPOSE: &[u8] = b"BDHV-BUNDLE-v1\0";
/// So many bytes tell how long the header is.
pub const PRELUDE: usize = 9;
/// The most runs of a bundle; more than a thousand megabytes.
pub const MOST_RUNS: usize = 3000;
const MOST_CHANGES: usize = 64;
const MOST_HEADER: usize = PRELUDE
    + KEY_LENGTH
    + (2 + 1 + 1 + PlaceName::MOST_BYTES + 1 + MOST_CHANGES * Succession::BYTES + 2 + MOST_RUNS * Run::BYTES)
    + SIGNATURE_LENGTH;

/// A header whose signature is right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    pub key: VerifyingKey,
    pub made: Day,
    /// What the station calls its place.
    pub place: Option<PlaceName>,
    changes: Vec<Succession>,
    pub runs: Vec<Run>,
    /// Bytes before the first run.
    pub length: u64,
}

impl Header {
    /// How many bytes the header has, by the first ones of the file.
    pub fn length(first: &[u8; PRELUDE]) -> Result<usize, BundleTrouble> {
        let mut reader = Reader(first);
        reader.head(KIND)?;
        let length = u64::from(reader.u32()?) + (PRELUDE + KEY_LENGTH + SIGNATURE_LENGTH) as u64;
        let fits = usize::try_from(length).ok().filter(|length| *length <= MOST_HEADER);
        fits.ok_or(BundleTrouble::HeaderTooLong(length))
    }

    /// Reads the header out of exactly its bytes. That the key signed it says nothing of whose key it is: see [`standing`].
    pub fn read(bytes: &[u8]) -> Result<Self, BundleTrouble> {
        let (said, signature) = packed::unsigned(bytes, MOST_HEADER)?;
        let mut reader = Reader(said);
        reader.head(KIND)?;
        let body = reader.u32()? as usize;
        let key = strict_key(&reader.array::<KEY_LENGTH>()?).map_err(crate::trust::TrustTrouble::Key)?;
        if !packed::is_signed(said, PURPOSE, signature, &key) {
            return Err(BundleTrouble::NotByStation);
        }
        let mut body_reader = Reader(reader.slice(body)?);
        reader.end()?;
        let header = Self::read_body(key, &mut body_reader, bytes.len() as u64)?;
        body_reader.end()?;
        if header.runs.iter().all(|run| header.speaks_for(run.before.station)) {
            Ok(header)
        } else {
            Err(BundleTrouble::OtherStation)
        }
    }

    fn read_body(key: VerifyingKey, reader: &mut Reader<'_>, length: u64) -> Result<Self, BundleTrouble> {
        let made = Day(reader.u16()?);
        let place = match reader.u8()? {
            0 => None,
            1 => Some(PlaceName::read(reader)?),
            other => return Err(crate::trust::TrustTrouble::Mark(other).into()),
        };
        let changes = at_most(reader.u8()?.into(), MOST_CHANGES)?;
        let changes = (0..changes).map(|_| Succession::read(&reader.array()?)).collect::<Result<_, _>>()?;
        let runs = at_most(reader.u16()?.into(), MOST_RUNS)?;
        let runs = (0..runs).map(|_| Run::read(reader)).collect::<Result<_, _>>()?;
        Ok(Self { key, made, place, changes, runs, length })
    }

    /// The bytes of a header over these runs. `changes`: every change of keys there is on record; those that led to this key
    /// are carried.
    pub fn sign(
        station: &SigningKey,
        made: Day,
        place: Option<&PlaceName>,
        changes: &[Succession],
        runs: &[Run],
    ) -> Vec<u8> {
        let present = station.verifying_key();
        let past = Succession::before(&present, changes);
        let led_here = |change: &&Succession| past.contains(change.retired());
        let led_here: Vec<&Succession> = changes.iter().filter(led_here).take(MOST_CHANGES).collect();
        let runs = &runs[..runs.len().min(MOST_RUNS)];
        let mut body = made.0.to_be_bytes().to_vec();
        body.push(u8::from(place.is_some()));
        place.iter().for_each(|place| place.pack(&mut body));
        body.push(u8::try_from(led_here.len()).expect("at most 64"));
        body.extend(led_here.iter().flat_map(|change| *change.bytes()));
        body.extend(u16::try_from(runs.len()).expect("at most 3,000").to_be_bytes());
        runs.iter().for_each(|run| run.pack(&mut body));
        let mut bytes = packed::head(KIND);
        bytes.extend(u32::try_from(body.len()).expect("at most 3,000 entries of 136 bytes").to_be_bytes());
        bytes.extend(present.as_bytes());
        bytes.extend(body);
        packed::signed(bytes, PURPOSE, station)
    }

    /// Whether events of this station's chains may stand in the bundle.
    fn speaks_for(&self, station: StationId) -> bool {
        self.keys().any(|key| station_id(&key) == station)
    }

    /// The station's key, and those it had before, the newest first.
    fn keys(&self) -> impl Iterator<Item = VerifyingKey> + '_ {
        std::iter::once(self.key).chain(Succession::before(&self.key, &self.changes))
    }

    pub fn events(&self) -> u64 {
        self.runs.iter().map(Run::events).sum()
    }

    /// Bytes of the whole file.
    pub fn whole(&self) -> u64 {
        self.length + self.runs.iter().map(|run| u64::from(run.packed)).sum::<u64>()
    }
}

fn at_most(found: usize, most: usize) -> Result<usize, BundleTrouble> {
    if found > most { Err(BundleTrouble::TooMany { found, most }) } else { Ok(found) }
}

/// Whether a bundle is believed by whoever holds this list and has this key themself. A station that has a new key is known
/// by the old one until it is enrolled again; a stolen key speaks for nothing that is not here yet (trust.md §2).
pub fn standing(header: &Header, list: Option<&TrustList>, own: Option<&VerifyingKey>) -> Result<(), BundleTrouble> {
    if own.is_some_and(|own| header.keys().any(|key| key == *own)) {
        return Ok(());
    }
    let listed =
        |key: VerifyingKey| list.into_iter().flat_map(|list| list.stations()).find(move |station| station.key == key);
    let known: Vec<KeyStatus> = header.keys().filter_map(listed).map(|station| station.status).collect();
    match known.as_slice() {
        [] => Err(BundleTrouble::UnknownStation),
        known if known.contains(&KeyStatus::Compromised) => Err(BundleTrouble::KeyStolen),
        _ => Ok(()),
    }
}
