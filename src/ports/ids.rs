//! What has to be random: learner codes, seeds, the ids of events. The only place randomness is drawn.
//!
//! It does not know what is taken already; who draws a learner code asks the store.

use crate::record::{EventId, LearnerCode};
use uuid::Builder;

/// Where random bytes come from.
pub trait Chance {
    fn fill(&mut self, bytes: &mut [u8]);
}

/// The operating system's generator.
#[derive(Debug, Clone, Copy)]
pub struct SystemChance;

impl Chance for SystemChance {
    fn fill(&mut self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the system gives random bytes: hash maps could not be made without");
    }
}

/// The same bytes for the same seed, for tests (SplitMix64, Steele, Lea and Flood 2014).
#[derive(Debug, Clone, Copy)]
pub struct SeededChance(pub u64);

impl SeededChance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

impl Chance for SeededChance {
    fn fill(&mut self, bytes: &mut [u8]) {
        bytes.chunks_mut(8).for_each(|chunk| chunk.copy_from_slice(&self.next().to_be_bytes()[..chunk.len()]));
    }
}

/// Draws ids.
pub struct Ids(Box<dyn Chance>);

impl Ids {
    pub fn new(chance: Box<dyn Chance>) -> Self {
        Self(chance)
    }

    pub fn learner_code(&mut self) -> LearnerCode {
        LearnerCode(self.bytes())
    }

    pub fn seed(&mut self) -> u64 {
        u64::from_be_bytes(self.bytes())
    }

    /// What tells an epoch from another one with the same count.
    pub fn epoch_mark(&mut self) -> u16 {
        u16::from_be_bytes(self.bytes())
    }

    /// UUIDv7 with this wall time; a time before 1970 counts as 1970.
    pub fn event(&mut self, wall_ms: i64) -> EventId {
        let millis = u64::try_from(wall_ms).unwrap_or(0);
        EventId(Builder::from_unix_timestamp_millis(millis, &self.bytes()).into_uuid())
    }

    /// So many random bytes.
    pub fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0.fill(&mut bytes);
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn an_events_id_is_a_uuid_of_version_7_with_its_time_in_front() {
        let mut ids = Ids::new(Box::new(SystemChance));
        let (early, late) = (ids.event(1_000), ids.event(2_000));
        assert_eq!(early.0.get_version_num(), 7);
        assert!(early < late);
        assert_eq!(early.0.get_timestamp().map(|time| time.to_unix()), Some((1, 0)));
        assert_eq!(ids.event(-5).0.get_timestamp().map(|time| time.to_unix()), Some((0, 0)));
    }

    #[test]
    fn ids_drawn_at_the_same_moment_differ() {
        let mut ids = Ids::new(Box::new(SystemChance));
        let drawn: BTreeSet<EventId> = (0..1000).map(|_| ids.event(1_795_365_000_000)).collect();
        assert_eq!(drawn.len(), 1000);
        let codes: BTreeSet<LearnerCode> = (0..100).map(|_| ids.learner_code()).collect();
        assert_eq!(codes.len(), 100);
    }

    #[test]
    fn a_seeded_chance_repeats_itself_and_another_seed_does_not() {
        let drawn = |seed| {
            let mut ids = Ids::new(Box::new(SeededChance(seed)));
            (ids.learner_code(), ids.seed(), ids.event(5), ids.epoch_mark())
        };
        assert_eq!(drawn(1), drawn(1));
        assert_ne!(drawn(1), drawn(2));
    }
}
