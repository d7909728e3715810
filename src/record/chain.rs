//! The chain of a station's events: each holds the hash of the one before, so what was written stays as it was written.
//!
//! Pure verification of events as they are stored, byte for byte: an event this program cannot read is checked all the
//! same. It does not know where the events come from.

use super::event::{Envelope, EventId, Hash, StationId};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// An event as it is stored and handed on: the envelope with its payload unread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub id: EventId,
    pub station: StationId,
    pub epoch: u32,
    /// 1, 2, 3 … within an epoch, without gaps.
    pub seq: u64,
    pub prev_hash: Hash,
    /// See [`Envelope::payload`].
    pub payload: String,
}

impl Link {
    /// The hash the next event of the chain holds; [`Envelope::hash`].
    pub fn hash(&self) -> Hash {
        Envelope::hash(self.id, self.station, self.epoch, self.seq, self.prev_hash, &self.payload)
    }

    /// The event with its payload read. Fails on a payload that is damaged, or of a kind this program does not know.
    pub fn read(self) -> Result<Envelope, serde_json::Error> {
        let (at, body) = Envelope::read_payload(&self.payload)?;
        let Self { id, station, epoch, seq, prev_hash, .. } = self;
        Ok(Envelope { id, station, epoch, seq, prev_hash, at, body })
    }
}

/// How far a chain goes: the last event in it, by number and hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    pub station: StationId,
    pub epoch: u32,
    /// 0 before the first event.
    pub seq: u64,
    pub hash: Hash,
}

impl Head {
    /// Where an epoch begins.
    pub fn start(station: StationId, epoch: u32) -> Self {
        Self { station, epoch, seq: 0, hash: Hash::START }
    }

    /// The event that comes next with this payload.
    pub fn next(&self, id: EventId, payload: String) -> Link {
        Link { id, station: self.station, epoch: self.epoch, seq: self.seq + 1, prev_hash: self.hash, payload }
    }

    /// The head once `link` is taken into the chain, if it belongs there.
    pub fn after(self, link: &Link) -> Result<Self, Break> {
        if (link.station, link.epoch) != (self.station, self.epoch) {
            return Err(Break::OtherChain { seq: link.seq });
        }
        if link.seq != self.seq + 1 {
            return Err(Break::Gap { expected: self.seq + 1, found: link.seq });
        }
        if link.prev_hash != self.hash {
            return Err(Break::Altered { seq: link.seq });
        }
        Ok(Self { seq: link.seq, hash: link.hash(), ..self })
    }
}

/// Where a chain breaks, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Break {
    #[error("event {seq} is of another station or epoch")]
    OtherChain { seq: u64 },
    #[error("event {expected} is missing, {found} comes instead")]
    Gap { expected: u64, found: u64 },
    /// The hash `seq` holds is not the one of the event before: one of the two was altered.
    #[error("event {seq}, or the one before it, was altered")]
    Altered { seq: u64 },
    /// The run is sound in itself and ends elsewhere than at the head that is vouched for: its last event was altered,
    /// or events are missing at its end.
    #[error("the events end at {found}, not where the chain's head {expected} says")]
    OtherHead { expected: u64, found: u64 },
}

/// Follows a run of events, in order, from `start` to the `head` that is vouched for (kept by the station, signed in a
/// bundle). Without that the last event of a run has nobody to vouch for it.
pub fn verify<'a>(start: Head, run: impl IntoIterator<Item = &'a Link>, head: Head) -> Result<(), Break> {
    let end = run.into_iter().try_fold(start, Head::after)?;
    if end == head { Ok(()) } else { Err(Break::OtherHead { expected: head.seq, found: end.seq }) }
}

/// What is found when all there is of a chain is followed, event by event: how many, what is missing, where it breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survey {
    pub events: u64,
    /// Numbers of events that are not here.
    pub gaps: Vec<RangeInclusive<u64>>,
    /// The first place where what is here does not fit together. A gap is not one: what is missing may come later.
    pub broken: Option<Break>,
    /// The last event here.
    pub last: Head,
}

impl Survey {
    pub fn new(station: StationId, epoch: u32) -> Self {
        Self { events: 0, gaps: Vec::new(), broken: None, last: Head::start(station, epoch) }
    }

    /// The next event there is, by its number.
    pub fn take(&mut self, link: &Link) {
        let before = match self.last.after(link) {
            Err(Break::Gap { expected, found }) if expected < found => {
                self.gaps.push(expected..=found - 1);
                Head { seq: found - 1, hash: link.prev_hash, ..self.last }
            }
            Err(broken) => {
                self.broken.get_or_insert(broken);
                self.last
            }
            Ok(_) => self.last,
        };
        self.events += 1;
        self.last = Head { seq: link.seq, hash: link.hash(), ..before };
    }

    /// Everything is here, fits together, and ends at the head that is vouched for, where somebody vouches for one.
    pub fn verified(&self, vouched: Option<Head>) -> Result<(), Break> {
        if let Some(broken) = self.broken {
            return Err(broken);
        }
        if let Some(gap) = self.gaps.first() {
            return Err(Break::Gap { expected: *gap.start(), found: gap.end() + 1 });
        }
        match vouched {
            Some(head) if head != self.last => Err(Break::OtherHead { expected: head.seq, found: self.last.seq }),
            _ => Ok(()),
        }
    }
}

/// What can be said of an event of a damaged record, in which some may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The head, or a later event that counts itself, says that it is as it was written.
    Vouched,
    /// The later one is missing. It goes on from the one before it, so that at least its place is right.
    Tied,
    /// Nobody knows it, or what is known speaks against it.
    Doubtful,
}

/// Judges the events of a damaged record, shown from the last to the first: the later one vouches for the earlier, as the
/// head does for the last.
#[derive(Debug, Clone, Copy, Default)]
pub struct Witness {
    word: Option<Word>,
}

/// What has been said of an event.
#[derive(Debug, Clone, Copy)]
struct Word {
    station: StationId,
    epoch: u32,
    seq: u64,
    hash: Hash,
    /// Whether who says it has been agreed with by somebody else.
    counts: bool,
}

impl Witness {
    /// Vouched for by the station's own head.
    pub fn of_head(head: Head) -> Self {
        let Head { station, epoch, seq, hash } = head;
        Self { word: Some(Word { station, epoch, seq, hash, counts: true }) }
    }

    /// The standing of an event; `before` is the one that comes before it on record, if there is one.
    pub fn judge(&mut self, link: &Link, before: Option<&Link>) -> Standing {
        let Link { station, epoch, seq, .. } = *link;
        let about_it = self.word.filter(|word| (word.station, word.epoch, word.seq) == (station, epoch, seq));
        let agreed = about_it.map(|word| (word.hash == link.hash(), word.counts));
        let start = Head::start(station, epoch);
        let goes_on = match before.filter(|before| (before.station, before.epoch) == (station, epoch)) {
            Some(before) => before.seq + 1 == seq && before.hash() == link.prev_hash,
            None => start.after(link).is_ok(),
        };
        let counts = matches!(agreed, Some((true, _)));
        self.word =
            Some(Word { station, epoch, seq: seq.saturating_sub(1), hash: link.prev_hash, counts: counts || goes_on });
        match agreed {
            Some((true, _)) => Standing::Vouched,
            Some((false, true)) => Standing::Doubtful,
            _ if goes_on => Standing::Tied,
            _ => Standing::Doubtful,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Body, ClockQuality, Moment};
    use uuid::Uuid;

    const STATION: StationId = StationId([7; 16]);

    fn start() -> Head {
        Head::start(STATION, 3)
    }

    fn payload(number: u128) -> String {
        let at = Moment { wall_ms: number as i64, boot: 1, up_ms: 5, quality: ClockQuality::CarriedOn };
        Envelope::payload(&at, &Body::StationStarted { version: "0.1.0".into(), clean: true })
    }

    /// Five sound events and their head.
    fn chain() -> (Vec<Link>, Head) {
        let mut head = start();
        let mut links = Vec::new();
        for number in 1..=5 {
            let link = head.next(EventId(Uuid::from_u128(number)), payload(number));
            head = head.after(&link).unwrap();
            links.push(link);
        }
        (links, head)
    }

    #[test]
    fn a_sound_chain_is_followed_to_its_head() {
        let (links, head) = chain();
        assert_eq!(verify(start(), &links, head), Ok(()));
        assert_eq!(links.iter().map(|link| link.seq).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
        assert_eq!(verify(start(), &[], start()), Ok(()), "an epoch without events is sound too");
    }

    #[test]
    fn a_chain_can_be_followed_from_its_middle() {
        let (links, head) = chain();
        let middle = links[..2].iter().try_fold(start(), Head::after).unwrap();
        assert_eq!(verify(middle, &links[2..], head), Ok(()));
    }

    #[test]
    fn a_missing_event_is_a_gap() {
        let (mut links, head) = chain();
        links.remove(2);
        assert_eq!(verify(start(), &links, head), Err(Break::Gap { expected: 3, found: 4 }));
    }

    #[test]
    fn an_event_twice_or_out_of_order_is_a_gap() {
        let (links, head) = chain();
        let twice = [&links[0], &links[0]];
        assert_eq!(verify(start(), twice, head), Err(Break::Gap { expected: 2, found: 1 }));
        let swapped = [&links[1], &links[0]];
        assert_eq!(verify(start(), swapped, head), Err(Break::Gap { expected: 1, found: 2 }));
    }

    #[test]
    fn an_altered_payload_is_noticed_at_every_place() {
        for place in 0..5 {
            let (mut links, head) = chain();
            links[place].payload = links[place].payload.replace("true", "false");
            let expected = match place {
                4 => Break::OtherHead { expected: 5, found: 5 },
                _ => Break::Altered { seq: place as u64 + 2 },
            };
            assert_eq!(verify(start(), &links, head), Err(expected), "event {} altered", place + 1);
        }
    }

    #[test]
    fn an_altered_id_or_previous_hash_is_noticed() {
        let (mut links, head) = chain();
        links[1].id = EventId(Uuid::from_u128(99));
        assert_eq!(verify(start(), &links, head), Err(Break::Altered { seq: 3 }));

        let (mut links, head) = chain();
        links[3].prev_hash = Hash([1; 32]);
        assert_eq!(verify(start(), &links, head), Err(Break::Altered { seq: 4 }));
    }

    #[test]
    fn events_cut_off_at_the_end_are_noticed_by_the_head() {
        let (links, head) = chain();
        assert_eq!(verify(start(), &links[..3], head), Err(Break::OtherHead { expected: 5, found: 3 }));
    }

    #[test]
    fn events_of_another_station_or_epoch_do_not_pass() {
        let (mut links, head) = chain();
        links[1].station = StationId([8; 16]);
        assert_eq!(verify(start(), &links, head), Err(Break::OtherChain { seq: 2 }));

        let (mut links, head) = chain();
        links[1].epoch = 4;
        assert_eq!(verify(start(), &links, head), Err(Break::OtherChain { seq: 2 }));
    }

    /// How each of these stands, by its number.
    fn standings(links: &[Link], witness: Witness) -> Vec<(u64, Standing)> {
        let mut witness = witness;
        let befores = std::iter::once(None).chain(links.iter().map(Some));
        let pairs: Vec<_> = links.iter().zip(befores).collect();
        let mut all: Vec<_> =
            pairs.into_iter().rev().map(|(link, before)| (link.seq, witness.judge(link, before))).collect();
        all.reverse();
        all
    }

    #[test]
    fn in_a_sound_record_all_are_vouched_for_and_without_a_head_the_last_is_tied() {
        use Standing::{Tied, Vouched};
        let (links, head) = chain();
        let all = |last| [(1, Vouched), (2, Vouched), (3, Vouched), (4, Vouched), (5, last)];
        assert_eq!(standings(&links, Witness::of_head(head)), all(Vouched));
        assert_eq!(standings(&links, Witness::default()), all(Tied));
    }

    #[test]
    fn an_altered_event_is_told_from_its_neighbours() {
        for place in 0..5 {
            let (mut links, head) = chain();
            links[place].payload = links[place].payload.replace("true", "false");
            let all = standings(&links, Witness::of_head(head));
            let doubtful: Vec<u64> =
                all.iter().filter(|(_, s)| *s == Standing::Doubtful).map(|(seq, _)| *seq).collect();
            assert_eq!(doubtful, [place as u64 + 1], "{all:?}");
        }
    }

    #[test]
    fn beside_a_gap_the_one_before_is_tied_and_one_that_stands_alone_is_doubtful() {
        let (mut links, head) = chain();
        links.remove(2);
        let all = standings(&links, Witness::of_head(head));
        assert_eq!(all[1], (2, Standing::Tied));
        assert_eq!(all[2], (4, Standing::Vouched));
        let (mut links, _) = chain();
        links.remove(3);
        links.remove(1);
        assert_eq!(standings(&links, Witness::default())[1], (3, Standing::Doubtful), "its number may be wrong too");
    }

    #[test]
    fn what_an_altered_event_says_of_the_one_before_does_not_count() {
        let (mut links, head) = chain();
        links[3].prev_hash = Hash([1; 32]);
        let all = standings(&links, Witness::of_head(head));
        assert_eq!(all[2..4], [(3, Standing::Tied), (4, Standing::Doubtful)]);
    }

    #[test]
    fn an_event_of_an_unknown_kind_is_chained_but_not_read() {
        let text = payload(1).replace("station_started", "kind_of_next_year");
        let link = start().next(EventId(Uuid::from_u128(1)), text);
        assert_eq!(start().after(&link).map(|head| head.seq), Ok(1));
        assert!(link.read().is_err());
    }

    #[test]
    fn a_link_is_read_into_its_envelope() {
        let link = start().next(EventId(Uuid::from_u128(1)), payload(1));
        let envelope = link.clone().read().unwrap();
        assert_eq!(Envelope::payload(&envelope.at, &envelope.body), link.payload);
        assert_eq!((envelope.id, envelope.seq, envelope.prev_hash), (link.id, 1, Hash::START));
    }

    fn survey<'a>(links: impl IntoIterator<Item = &'a Link>) -> Survey {
        let mut survey = Survey::new(STATION, 3);
        links.into_iter().for_each(|link| survey.take(link));
        survey
    }

    #[test]
    fn a_survey_of_a_sound_chain_ends_at_its_head() {
        let (links, head) = chain();
        let survey = survey(&links);
        assert_eq!((survey.events, survey.last, survey.verified(Some(head))), (5, head, Ok(())));
        assert_eq!(survey.verified(None), Ok(()), "where nobody vouches for an end");
        let cut = self::survey(&links[..3]);
        assert_eq!(cut.verified(Some(head)), Err(Break::OtherHead { expected: 5, found: 3 }));
    }

    #[test]
    fn a_survey_goes_on_behind_every_gap_and_says_what_is_missing() {
        let (links, head) = chain();
        let survey = survey([&links[1], &links[4]]);
        assert_eq!(survey.gaps, [1..=1, 3..=4]);
        assert_eq!((survey.broken, survey.last, survey.events), (None, head, 2));
        assert_eq!(survey.verified(Some(head)), Err(Break::Gap { expected: 1, found: 2 }));
    }

    #[test]
    fn a_survey_names_the_first_event_that_does_not_fit_and_counts_them_all() {
        let (mut links, _) = chain();
        links[1].payload = links[1].payload.replace("true", "false");
        links[3].payload = links[3].payload.replace("true", "false");
        let survey = survey(&links);
        assert_eq!((survey.broken, survey.events), (Some(Break::Altered { seq: 3 }), 5));
        assert_eq!(survey.verified(None), Err(Break::Altered { seq: 3 }));
    }
}
