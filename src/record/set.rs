//! The set of events, from however many stations and by whatever way they came: a union by id, so that order of arrival and
//! repetition cannot matter. What everybody has, and what is counted, are folds over it.
//!
//! Pure, and all in memory: for offices, checks and tests. A station asks its store instead.

use super::correction::Corrections;
use super::event::{Envelope, EventId};
use super::fold::Progress;
use super::identity::Owners;
use super::person::LearnerCode;
use std::collections::BTreeMap;

/// Events, each once.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct EventSet(BTreeMap<EventId, Envelope>);

impl EventSet {
    /// One more, or one that is here already. Of two with the same id, which no honest stations make, the one that stands
    /// first is kept, so that even then all who have both keep the same.
    pub fn insert(&mut self, event: Envelope) {
        match self.0.get(&event.id) {
            Some(held) if order(held) <= order(&event) => {}
            _ => {
                self.0.insert(event.id, event);
            }
        }
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn events(&self) -> impl Iterator<Item = &Envelope> + Clone {
        self.0.values()
    }

    pub fn owners(&self) -> Owners {
        Owners::of(self.events())
    }

    /// What everybody has who has anything, by the code they are kept under.
    pub fn progress(&self) -> BTreeMap<LearnerCode, Progress> {
        let (owners, corrections) = (self.owners(), Corrections::of(self.events()));
        let mut works: BTreeMap<LearnerCode, Vec<&Envelope>> = BTreeMap::new();
        for event in self.events() {
            if let Some(owner) = owners.owner(event) {
                works.entry(owner).or_default().push(event);
            }
        }
        works.into_iter().map(|(owner, work)| (owner, Progress::of_work(work, &corrections))).collect()
    }
}

fn order(event: &Envelope) -> (super::event::Position, [u8; 32], String) {
    (event.position(), event.prev_hash.0, Envelope::payload(&event.at, &event.body))
}

impl Extend<Envelope> for EventSet {
    fn extend<I: IntoIterator<Item = Envelope>>(&mut self, events: I) {
        events.into_iter().for_each(|event| self.insert(event));
    }
}

impl FromIterator<Envelope> for EventSet {
    fn from_iter<I: IntoIterator<Item = Envelope>>(events: I) -> Self {
        let mut set = Self::default();
        set.extend(events);
        set
    }
}

/// Histories of a few people at three stations, with everything that can happen to records, for property tests.
#[cfg(test)]
pub mod samples {
    use crate::record::{
        Body, ClockQuality, Envelope, EventId, Hash, Head, Help, LearnerCode, Link, Mode, Moment, StationId, StepWork,
    };
    use proptest::collection::vec;
    use proptest::prelude::*;
    use uuid::Uuid;

    pub fn code(number: u8) -> LearnerCode {
        LearnerCode([number; 5])
    }

    pub fn at(up_ms: u64) -> Moment {
        let wall_ms = 1_795_312_800_000 + up_ms as i64;
        Moment { wall_ms, boot: 1 + (up_ms / 16) as u32, up_ms, quality: ClockQuality::CarriedOn }
    }

    /// Event number `seq` of the first station.
    pub fn event(seq: u64, body: Body) -> Envelope {
        let id = EventId(Uuid::from_u128(u128::from(seq) << 8));
        Envelope { id, station: StationId([1; 16]), epoch: 65_536, seq, prev_hash: Hash::START, at: at(seq), body }
    }

    /// What the nth event of a history is about: a few numbers from which to make one.
    #[derive(Debug, Clone)]
    pub struct Draw {
        kind: u8,
        station: u8,
        learner: u8,
        other: u8,
        lesson: u16,
        back: Vec<usize>,
        flag: bool,
    }

    fn draw() -> impl Strategy<Value = Draw> {
        (0..22u8, 0..3u8, 1..6u8, 1..6u8, 1..4u16, vec(0..40usize, 1..4), any::<bool>()).prop_map(
            |(kind, station, learner, other, lesson, back, flag)| Draw {
                kind,
                station,
                learner,
                other,
                lesson,
                back,
                flag,
            },
        )
    }

    /// Chained events of three stations, in the order they happened.
    pub fn history(most: usize) -> impl Strategy<Value = Vec<Envelope>> {
        vec(draw(), 1..most).prop_map(|draws| written(&draws).into_iter().map(|link| link.read().unwrap()).collect())
    }

    /// The same as links.
    pub fn links(most: usize) -> impl Strategy<Value = Vec<Link>> {
        vec(draw(), 1..most).prop_map(|draws| written(&draws))
    }

    fn written(draws: &[Draw]) -> Vec<Link> {
        let mut heads = [1, 2, 3].map(|number| Head::start(StationId([number; 16]), 65_536));
        let mut links: Vec<Link> = Vec::new();
        for (place, draw) in draws.iter().enumerate() {
            let body = body(draw, place, &links);
            let head = &mut heads[usize::from(draw.station)];
            let id = EventId(Uuid::from_u128((place as u128 + 1) << 16 | u128::from(draw.station)));
            let link = head.next(id, Envelope::payload(&at(place as u64), &body));
            *head = head.after(&link).unwrap();
            links.push(link);
        }
        links
    }

    fn body(draw: &Draw, place: usize, before: &[Link]) -> Body {
        let (learner, lesson, version, attempt) = (code(draw.learner), draw.lesson, 1, place as u64 / 4);
        let mode = if draw.flag { Mode::Alone } else { Mode::Follow };
        let earlier =
            |back: usize| before.len().checked_sub(1 + back % before.len().max(1)).map(|place| before[place].id);
        let facts = format!("1{}{:04x}{:042x}", draw.other % 3, lesson, draw.learner);
        match draw.kind {
            0 => Body::LearnerAdded { learner, guest: draw.flag, by: None },
            1 | 2 => Body::VisitStarted { learner, visit: 1 },
            3 => Body::StoryRead { learner, lesson, version },
            4..=6 => {
                let help = if draw.other > 3 { Help::Point } else { Help::None };
                let traps = if draw.flag { vec![format!("bay-{}", draw.other)] } else { Vec::new() };
                let work = StepWork { mode, step: format!("b{place}"), help, mistakes: 0, traps };
                Body::StepDone { learner, lesson, version, attempt, work, snapshot: format!("s{place}") }
            }
            7 => Body::PracticeDone { learner, lesson, version, attempt, mode },
            8 => {
                let question = format!("c{}", draw.other);
                Body::QuestionAnswered { learner, lesson, version, attempt, question, right: draw.flag }
            }
            9 | 10 => {
                Body::CheckDone { learner, lesson, version, attempt, right: draw.other, of: 6, passed: draw.flag }
            }
            11 => Body::Confirmed { learner, lesson, version, facts },
            12 => Body::CompletionReadmitted { learner, lesson, version, facts, signature: "00".repeat(64), by: None },
            13 | 14 => Body::LearnersMerged { learner, into: code(draw.other), by: None },
            15 => match earlier(draw.back[0]) {
                Some(merge) => Body::MergeUndone { merge: last_merge(before).unwrap_or(merge), by: None },
                None => Body::StationStopped,
            },
            16 => {
                let events = draw.back.iter().filter_map(|back| earlier(*back)).collect();
                Body::WorkMoved { learner, to: code(draw.other), events, by: None }
            }
            17 => Body::Reissued { learner, lesson, version, facts },
            18 => Body::RunWatched { learner, lesson, version, attempt, by: code(draw.other) },
            19 => {
                let task = u8::from(draw.flag);
                Body::TaskSeen { learner, lesson, version, task, of: 2, by: code(draw.other) }
            }
            20 => match earlier(draw.back[0]) {
                Some(other) => {
                    let witness = last_witness(before).unwrap_or(other);
                    Body::WitnessWithdrawn { learner, witness, by: code(draw.other) }
                }
                None => Body::StationStopped,
            },
            _ if draw.flag => Body::NameErased { learner, by: None },
            _ => Body::ClockCorrected { was_ms: 0, by: None },
        }
    }

    fn last_merge(before: &[Link]) -> Option<EventId> {
        before.iter().rev().find(|link| link.payload.contains("learners_merged")).map(|link| link.id)
    }

    fn last_witness(before: &[Link]) -> Option<EventId> {
        let vouches = |link: &&Link| ["run_watched", "task_seen"].iter().any(|kind| link.payload.contains(kind));
        before.iter().rev().find(vouches).map(|link| link.id)
    }

    /// In another order, some of them more than once.
    pub fn shuffled<T: Clone>(history: &[T], seed: u64, again: usize) -> Vec<T> {
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize
        };
        let mut all = history.to_vec();
        for _ in 0..again {
            all.push(history[next() % history.len()].clone());
        }
        for place in (1..all.len()).rev() {
            all.swap(place, next() % (place + 1));
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Body, Tally};
    use super::samples::{self, code, event};
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn order_repetition_and_batches_do_not_matter(
            history in samples::history(60), seed: u64, again in 0..30usize, cut in any::<prop::sample::Index>(),
        ) {
            let straight: EventSet = history.iter().cloned().collect();
            let shuffled = samples::shuffled(&history, seed, again);
            let (first, second) = shuffled.split_at(cut.index(shuffled.len()));
            let mut batches: EventSet = second.iter().cloned().collect();
            batches.extend(first.iter().cloned());
            prop_assert_eq!(straight.progress(), batches.progress());
            prop_assert_eq!(Tally::of(&straight, |_| true), Tally::of(&batches, |_| true));
            prop_assert_eq!(straight, batches);
        }
    }

    #[test]
    fn of_two_events_with_one_id_all_keep_the_same() {
        let one = event(1, Body::StationStopped);
        let other = Envelope { seq: 2, ..event(1, Body::StoryRead { learner: code(1), lesson: 1, version: 1 }) };
        let there: EventSet = [one.clone(), other.clone()].into_iter().collect();
        let back: EventSet = [other, one.clone()].into_iter().collect();
        assert_eq!(there, back);
        assert_eq!(there.events().collect::<Vec<_>>(), [&one]);
    }

    #[test]
    fn what_two_merged_people_have_is_one_humans_and_undone_it_is_two_again() {
        let story = |seq, learner, lesson| event(seq, Body::StoryRead { learner: code(learner), lesson, version: 1 });
        let merge = event(3, Body::LearnersMerged { learner: code(1), into: code(2), by: None });
        let mut set: EventSet = [story(1, 1, 6), story(2, 2, 12), merge.clone()].into_iter().collect();
        assert_eq!(set.progress()[&code(2)].lessons.keys().copied().collect::<Vec<_>>(), [6, 12]);
        assert!(!set.progress().contains_key(&code(1)));
        set.insert(event(4, Body::MergeUndone { merge: merge.id, by: None }));
        assert_eq!(set.progress()[&code(1)].lessons.keys().copied().collect::<Vec<_>>(), [6]);
    }
}
