//! A run: events of one chain without a gap between them, squeezed into one piece of the file.
//!
//! In the header, 136 bytes, numbers big-endian: station 16, epoch 4, number of the first event 8, hash of the event before
//! it 32, how many events 4, hash of the last one 32, bytes in the file 4, bytes unsqueezed 4, SHA-256 of the bytes in the
//! file 32. In the file: zstd over the events, each as its id (16), the length of its payload (4) and the payload. What else
//! an event is made of follows from the one before it.

use super::trouble::BundleTrouble;
use crate::record::{EventId, Hash, Head, Link, StationId};
use crate::trust::packed::Reader;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// The most bytes a run has, squeezed or not. An event that has more alone is not carried.
pub(super) const MOST_BYTES: u32 = 4 << 20;
/// A run is closed once it has so many: what is read at a time, and what is lost with a bad spot on a stick.
const ENOUGH: usize = 512 << 10;
const LEVEL: i32 = 3;
const ID_LENGTH: usize = 16;

/// What the header says of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// Where the chain stood before the first event of the run.
    pub before: Head,
    /// The last event of the run.
    pub last: Head,
    /// Bytes in the file.
    pub packed: u32,
    /// Bytes unsqueezed.
    length: u32,
    sha256: [u8; 32],
}

impl Run {
    pub(super) const BYTES: usize = 136;

    pub fn events(&self) -> u64 {
        self.last.seq - self.before.seq
    }

    pub(super) fn pack(&self, bytes: &mut Vec<u8>) {
        let first = self.before.seq + 1;
        bytes.extend(self.before.station.0);
        bytes.extend(self.before.epoch.to_be_bytes());
        bytes.extend(first.to_be_bytes());
        bytes.extend(self.before.hash.0);
        bytes.extend(u32::try_from(self.events()).expect("a run has few bytes and fewer events").to_be_bytes());
        bytes.extend(self.last.hash.0);
        bytes.extend(self.packed.to_be_bytes());
        bytes.extend(self.length.to_be_bytes());
        bytes.extend(self.sha256);
    }

    pub(super) fn read(reader: &mut Reader<'_>) -> Result<Self, BundleTrouble> {
        let (station, epoch) = (StationId(reader.array()?), reader.u32()?);
        let first = u64::from_be_bytes(reader.array()?);
        let before = Hash(reader.array()?);
        let (events, last) = (u64::from(reader.u32()?), Hash(reader.array()?));
        let (packed, length, sha256) = (reader.u32()?, reader.u32()?, reader.array()?);
        if let Some(length) = [packed, length].into_iter().find(|length| *length > MOST_BYTES) {
            return Err(BundleTrouble::RunTooLong { length: length.into(), most: MOST_BYTES });
        }
        // A number is kept as a signed one.
        let end = first.checked_add(events).filter(|end| *end <= i64::MAX.unsigned_abs());
        let (Some(end), Some(seq)) = (end.filter(|_| events > 0), first.checked_sub(1)) else {
            return Err(BundleTrouble::Numbers);
        };
        let before = Head { station, epoch, seq, hash: before };
        Ok(Self { before, last: Head { seq: end - 1, hash: last, ..before }, packed, length, sha256 })
    }

    /// The events, out of the bytes in the file. Nothing is unsqueezed before its hash is right.
    ///
    /// # Errors
    /// They are not what the header says; or one is no event, or would command a terminal. Then none of the run is.
    pub fn open(&self, packed: &[u8]) -> Result<Vec<Link>, BundleTrouble> {
        let altered = || BundleTrouble::Altered { first: self.before.seq + 1 };
        let sha256: [u8; 32] = Sha256::digest(packed).into();
        if packed.len() != self.packed as usize || sha256 != self.sha256 {
            return Err(altered());
        }
        let raw = zstd::bulk::decompress(packed, self.length as usize).map_err(|_| altered())?;
        if raw.len() != self.length as usize {
            return Err(altered());
        }
        let (mut reader, mut head) = (Reader(&raw), self.before);
        let mut links = Vec::new();
        while head.seq < self.last.seq {
            let id = EventId(uuid::Uuid::from_bytes(reader.array::<ID_LENGTH>()?));
            let length = reader.u32()? as usize;
            let payload = std::str::from_utf8(reader.slice(length)?).map_err(|_| altered())?;
            let link = head.next(id, payload.to_owned());
            look_at(&link)?;
            head = Head { seq: link.seq, hash: link.hash(), ..head };
            links.push(link);
        }
        reader.end()?;
        if head == self.last { Ok(links) } else { Err(altered()) }
    }
}

/// An event may be of a kind this program does not know; a moment, and something with a kind, it is.
fn look_at(link: &Link) -> Result<(), BundleTrouble> {
    let not_an_event = BundleTrouble::NotAnEvent { seq: link.seq };
    let (_, body): (crate::record::Moment, Value) = serde_json::from_str(&link.payload).map_err(|_| not_an_event)?;
    if !body.get("kind").is_some_and(Value::is_string) {
        return Err(not_an_event);
    }
    if is_plain(&body) { Ok(()) } else { Err(BundleTrouble::Hostile { seq: link.seq }) }
}

fn is_plain(value: &Value) -> bool {
    let plain = |text: &str| !text.chars().any(char::is_control);
    match value {
        Value::String(text) => plain(text),
        Value::Array(values) => values.iter().all(is_plain),
        Value::Object(fields) => fields.iter().all(|(name, value)| plain(name) && is_plain(value)),
        Value::Null | Value::Bool(_) | Value::Number(_) => true,
    }
}

/// Gathers events into runs, one chain after the other. A gap, or an event that does not go on from the one before, begins
/// another run: what a station has is carried as it is.
#[derive(Debug, Default)]
pub struct Runs {
    open: Option<Open>,
}

#[derive(Debug)]
struct Open {
    before: Head,
    last: Head,
    raw: Vec<u8>,
}

impl Runs {
    /// Takes the next event; gives the run before it, if that is closed now, and its bytes.
    ///
    /// # Errors
    /// An event with more bytes than a run may have.
    pub fn take(&mut self, link: &Link) -> Result<Option<(Run, Vec<u8>)>, BundleTrouble> {
        let length = link.payload.len().saturating_add(ID_LENGTH + 4);
        if length > MOST_BYTES as usize {
            return Err(BundleTrouble::RunTooLong { length: length as u64, most: MOST_BYTES });
        }
        let goes_on = |open: &Open| open.last.after(link).is_ok() && open.raw.len() + length <= ENOUGH;
        let closed = match &self.open {
            Some(open) if goes_on(open) => None,
            _ => self.close(),
        };
        let start = || Head { station: link.station, epoch: link.epoch, seq: link.seq - 1, hash: link.prev_hash };
        let open = self.open.get_or_insert_with(|| Open { before: start(), last: start(), raw: Vec::new() });
        open.last = Head { seq: link.seq, hash: link.hash(), ..open.last };
        open.raw.extend(link.id.0.as_bytes());
        open.raw.extend(u32::try_from(link.payload.len()).expect("at most 4 MiB").to_be_bytes());
        open.raw.extend(link.payload.as_bytes());
        Ok(closed)
    }

    /// The last run.
    pub fn close(&mut self) -> Option<(Run, Vec<u8>)> {
        let Open { before, last, raw } = self.open.take()?;
        let packed = zstd::bulk::compress(&raw, LEVEL).expect("memory to memory, and the level is one there is");
        let bytes = |length: usize| u32::try_from(length).expect("squeezing adds little to at most 4 MiB");
        let sha256 = Sha256::digest(&packed).into();
        Some((Run { before, last, packed: bytes(packed.len()), length: bytes(raw.len()), sha256 }, packed))
    }
}
