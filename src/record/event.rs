//! The event and its envelope (trust.md §4): what happened, when as far as the machine knows, and the hash that chains it
//! to the event before.

use super::body::Body;
use super::hex;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// UUIDv7 of an event, made at the edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct EventId(pub uuid::Uuid);

/// First 16 bytes of SHA-256 of the station's public key; written as 32 hex digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct StationId(#[serde(with = "hex")] pub [u8; 16]);

/// Names a pack of lessons: first 16 bytes of SHA-256 of its header; written as 32 hex digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PackId(#[serde(with = "hex")] pub [u8; 16]);

impl std::fmt::Display for PackId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&hex::hex(&self.0))
    }
}

/// SHA-256 of an event; written as 64 hex digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Hash(#[serde(with = "hex")] pub [u8; 32]);

impl Hash {
    /// Stands before the first event of an epoch.
    pub const START: Hash = Hash([0; 32]);
}

/// When something happened, as far as a machine without a clock battery can say (trust.md §5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// Milliseconds since 1970, UTC, as the machine's clock had it.
    pub wall_ms: i64,
    /// Counts the starts of this station.
    pub boot: u32,
    /// Milliseconds since this start.
    pub up_ms: u64,
    pub quality: ClockQuality,
}

/// How far the wall clock can be believed; two bits of the confirmation's flags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockQuality {
    Unknown = 0,
    /// Later than everything recorded before, nothing more is known.
    CarriedOn = 1,
    SetByVolunteer = 2,
    /// A plausible real-time clock or network time.
    Plausible = 3,
}

impl ClockQuality {
    /// Whether somebody vouches for the date: a volunteer, or a clock that runs while the machine is off.
    pub fn is_trusted(self) -> bool {
        matches!(self, Self::Plausible | Self::SetByVolunteer)
    }
}

/// An event as it is stored and chained.
#[derive(Debug, Clone, PartialEq)]
pub struct Envelope {
    pub id: EventId,
    pub station: StationId,
    pub epoch: u32,
    /// 1, 2, 3 … within an epoch, without gaps.
    pub seq: u64,
    pub prev_hash: Hash,
    pub at: Moment,
    pub body: Body,
}

/// Where an event stands among all events, of any station. Within a station it is the order of its chain; a station that
/// was given a new key goes on after its old self, because epochs count up. Between stations it means nothing but is the
/// same everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    pub epoch: u32,
    pub seq: u64,
    pub station: StationId,
    /// Only of cloned disks two events can stand in one place.
    pub id: EventId,
}

impl Envelope {
    pub fn position(&self) -> Position {
        Position { epoch: self.epoch, seq: self.seq, station: self.station, id: self.id }
    }

    /// The stored text of moment and body; what is hashed, byte for byte.
    pub fn payload(at: &Moment, body: &Body) -> String {
        serde_json::to_string(&(at, body)).expect("moment and body are plain data")
    }

    /// Reads a stored payload back.
    pub fn read_payload(text: &str) -> Result<(Moment, Body), serde_json::Error> {
        serde_json::from_str(text)
    }

    /// SHA-256 over `"BDHV-EVENT-v1\0"` ‖ id ‖ station ‖ epoch ‖ seq ‖ prev_hash ‖ payload, integers big-endian.
    pub fn hash(id: EventId, station: StationId, epoch: u32, seq: u64, prev: Hash, payload: &str) -> Hash {
        let mut sum = Sha256::new();
        sum.update(b"BDHV-EVENT-v1\0");
        sum.update(id.0.as_bytes());
        sum.update(station.0);
        sum.update(epoch.to_be_bytes());
        sum.update(seq.to_be_bytes());
        sum.update(prev.0);
        sum.update(payload.as_bytes());
        Hash(sum.finalize().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const STATION: StationId = StationId([7; 16]);
    const ID: EventId = EventId(Uuid::from_u128(0x0190_0000_0000_7000_8000_dead_beef_0102));

    fn at() -> Moment {
        Moment { wall_ms: 1_795_312_800_123, boot: 12, up_ms: 345_678, quality: ClockQuality::CarriedOn }
    }

    /// The expected value was computed apart from this code, with Python's hashlib.
    #[test]
    fn the_hash_is_the_published_one() {
        let payload = Envelope::payload(&at(), &Body::StationStopped);
        let hash = Envelope::hash(ID, STATION, 1, 2, Hash::START, &payload);
        let hex: String = hash.0.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, "45519219beba8964d321729a3e4b622caec151abd93c1900250caa4d776e1a7d");
    }

    #[test]
    fn the_hash_depends_on_every_part() {
        let payload = Envelope::payload(&at(), &Body::StationStopped);
        let base = Envelope::hash(ID, STATION, 1, 2, Hash::START, &payload);
        let others = [
            Envelope::hash(EventId(Uuid::nil()), STATION, 1, 2, Hash::START, &payload),
            Envelope::hash(ID, StationId([8; 16]), 1, 2, Hash::START, &payload),
            Envelope::hash(ID, STATION, 2, 2, Hash::START, &payload),
            Envelope::hash(ID, STATION, 1, 3, Hash::START, &payload),
            Envelope::hash(ID, STATION, 1, 2, base, &payload),
            Envelope::hash(ID, STATION, 1, 2, Hash::START, &payload.replace("12", "13")),
        ];
        assert!(others.iter().all(|other| *other != base));
    }
}
