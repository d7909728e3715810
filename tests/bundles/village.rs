//! The language of these tests: stations that write events down and send bundles, offices that take them and give receipts.

use crate::commune::{DAY, certificate, commune_key};
use ed25519_dalek::SigningKey;
use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use tempfile::TempDir;
use tramhoc::bundle::Receipt;
use tramhoc::credential::station_id;
use tramhoc::ports::bundles::{Believing, Outgoing, Taken, take_bundle};
use tramhoc::ports::store::{Note, Store};
use tramhoc::record::{Body, ClockQuality, EventId, Hash, Head, LearnerCode, Link, Moment, StationId};
use tramhoc::trust::{ProgrammeRoot, TrustList};
use uuid::Uuid;

/// Draws that repeat themselves.
pub struct Dice(pub u64);

impl Dice {
    /// 0 ..= below - 1.
    pub fn below(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % below as u64) as usize
    }

    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        for place in (1..things.len()).rev() {
            things.swap(place, self.below(place + 1));
        }
    }
}

/// A folder in memory where the machine has one: thousands of files are synced in it.
pub fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let made = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    made.expect("a folder")
}

/// A station, and everything it ever wrote down.
pub struct Station {
    pub key: SigningKey,
    pub store: Store,
    diary: Vec<Line>,
}

#[derive(Clone)]
enum Line {
    Noted(Note),
    Begun(u16),
}

impl Station {
    pub fn new(number: u8) -> Self {
        let key = SigningKey::from_bytes(&[number; 32]);
        let store = Store::in_memory(station_id(&key.verifying_key()), u16::from(number)).expect("a store");
        Self { key, store, diary: Vec::new() }
    }

    pub fn id(&self) -> StationId {
        self.store.station()
    }

    /// Somebody reads stories.
    pub fn works(&mut self, events: usize, dice: &mut Dice) {
        for _ in 0..events {
            let learner = LearnerCode([dice.below(8) as u8; 5]);
            let body = match dice.below(6) {
                0 => Body::LearnersMerged { learner, into: LearnerCode([dice.below(8) as u8; 5]), by: None },
                1 => Body::VisitStarted { learner, visit: 1 },
                lesson => Body::StoryRead { learner, lesson: lesson as u16, version: 1 },
            };
            let id = u128::from(dice.0) << 64 | u128::from(self.key.as_bytes()[0]) << 32 | self.diary.len() as u128;
            let at = Moment { wall_ms: 0, boot: 1, up_ms: self.diary.len() as u64, quality: ClockQuality::CarriedOn };
            self.write(Line::Noted(Note { id: EventId(Uuid::from_u128(id)), at, body }));
        }
    }

    fn write(&mut self, line: Line) {
        match &line {
            Line::Noted(note) => self.store.append(std::slice::from_ref(note)).map(|_| ()).expect("written"),
            Line::Begun(mark) => {
                self.store.begin_again(*mark, tramhoc::record::EpochCause::Behind).expect("a new epoch")
            }
        }
        self.diary.push(line);
    }

    /// The same disk as it was after so many lines: what its copy is, and what going back to a copy makes of it. What it was
    /// told of deliveries since is not on it.
    pub fn as_of(&self, lines: usize) -> Self {
        let mut copy = Self::new(self.key.as_bytes()[0]);
        self.diary[..lines].iter().cloned().for_each(|line| copy.write(line));
        copy
    }

    pub fn lines(&self) -> usize {
        self.diary.len()
    }

    /// It notices that it was put back, and begins anew.
    pub fn begins_again(&mut self, mark: u16) {
        self.write(Line::Begun(mark));
    }

    /// What the commune does not have yet; `None` if that is nothing.
    pub fn sends(&self, folder: &Path) -> Option<Vec<u8>> {
        let outgoing = Outgoing {
            store: &self.store,
            key: &self.key,
            made: DAY,
            delivered: self.store.delivered().expect("a store in memory is read"),
        };
        let written = outgoing.write_into(folder, |_, _| {}).expect("written");
        written.file.map(|file| std::fs::read(file).expect("it is there"))
    }

    /// Every event it has.
    pub fn links(&self) -> Vec<Link> {
        let chains = self.store.chains().expect("read");
        chains.into_iter().flat_map(|(station, epoch)| self.store.chain(station, epoch).expect("read")).collect()
    }

    pub fn takes(&mut self, receipt: &[u8], list: &TrustList) {
        let receipt = Receipt::read(receipt, &ProgrammeRoot::test()).expect("a receipt");
        receipt.standing(Some(list)).expect("its own commune's");
        self.store.deliver(&receipt.heads, &[]).expect("written down");
    }
}

/// An office with a list of the stations.
pub struct Office {
    pub store: Store,
    believing: Believing,
}

impl Office {
    pub fn knowing(list: &TrustList) -> Self {
        let store = Store::office_in_memory().expect("a store");
        Self { store, believing: Believing { list: Some(list.clone()), own: None } }
    }

    pub fn takes(&mut self, bundle: &[u8]) -> Taken {
        take_bundle(&mut self.store, &self.believing, bundle).expect("a store in memory is written")
    }

    /// The hashes of all there is here.
    pub fn hashes(&self) -> BTreeSet<[u8; 32]> {
        let mut all = BTreeSet::new();
        for chain in self.store.chains_with_branches().expect("read") {
            let take = |link: Link| {
                all.insert(link.hash().0);
            };
            self.store.each_link_and_branch(chain, take).expect("read");
        }
        all
    }

    pub fn digest(&self) -> [u8; 32] {
        self.store.digest().expect("read")
    }

    /// A receipt; that it claims nothing the office lacks is looked at apart from how it was made.
    pub fn receipt(&self) -> Vec<u8> {
        let heads = self.store.reached().expect("read");
        let mut all: HashMap<[u8; 32], Link> = HashMap::new();
        for chain in self.store.chains_with_branches().expect("read") {
            let take = |link: Link| drop(all.insert(link.hash().0, link));
            self.store.each_link_and_branch(chain, take).expect("read");
        }
        heads.iter().for_each(|head| has_everything_up_to(head, &all));
        Receipt::sign(&certificate(), DAY, &heads, &commune_key())
    }
}

/// Follows the chain backwards, from the hash that is claimed to the first event.
fn has_everything_up_to(head: &Head, all: &HashMap<[u8; 32], Link>) {
    let (mut hash, mut seq) = (head.hash, head.seq);
    while seq > 0 {
        let link = all.get(&hash.0).unwrap_or_else(|| panic!("{head:?} is claimed, and {seq} is not here"));
        assert_eq!((link.station, link.epoch, link.seq), (head.station, head.epoch, seq));
        (hash, seq) = (link.prev_hash, seq - 1);
    }
    assert_eq!(hash, Hash::START);
}
