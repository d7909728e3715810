//! Who is who: two codes can be one human being, and pieces of work can turn out to be somebody else's.
//!
//! A pure fold over the set of events. Whatever the order they come in, however often, the same set gives the same
//! answer: a merge is named by its event, an undo takes back the merge it names, and of two moves the later one holds.

use super::body::Body;
use super::event::{Envelope, EventId, Position};
use super::person::LearnerCode;
use std::collections::{BTreeMap, BTreeSet};

/// A merge that was not undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merge {
    pub event: EventId,
    /// The code that stands back.
    pub learner: LearnerCode,
    pub into: LearnerCode,
}

/// Which codes are one human being, and by which of them they are kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Identities {
    merges: Vec<Merge>,
    /// Of every code that is not its own.
    kept: BTreeMap<LearnerCode, LearnerCode>,
}

impl Identities {
    /// From these events, in any order; those that are neither merges nor undos are passed over.
    pub fn of<'a>(events: impl IntoIterator<Item = &'a Envelope>) -> Self {
        let mut merges: BTreeMap<Position, Merge> = BTreeMap::new();
        let mut undone: BTreeSet<EventId> = BTreeSet::new();
        for event in events {
            match &event.body {
                Body::LearnersMerged { learner, into, .. } => {
                    merges.insert(event.position(), Merge { event: event.id, learner: *learner, into: *into });
                }
                Body::MergeUndone { merge, .. } => {
                    undone.insert(*merge);
                }
                _ => {}
            }
        }
        let merges: Vec<Merge> = merges.into_values().filter(|merge| !undone.contains(&merge.event)).collect();
        let kept = keep(&merges);
        Self { merges, kept }
    }

    /// The code this human being is kept under; a code that was never merged is kept under itself.
    pub fn kept(&self, code: LearnerCode) -> LearnerCode {
        self.kept.get(&code).copied().unwrap_or(code)
    }

    /// Whether both are the same human being. Whoever vouches for somebody asks this first: never for oneself.
    pub fn are_one(&self, one: LearnerCode, other: LearnerCode) -> bool {
        self.kept(one) == self.kept(other)
    }

    /// Every code that stands back, with the one that is kept.
    pub fn standing_back(&self) -> impl Iterator<Item = (LearnerCode, LearnerCode)> + '_ {
        self.kept.iter().map(|(code, kept)| (*code, *kept))
    }

    /// The merges that hold, in order.
    pub fn merges(&self) -> &[Merge] {
        &self.merges
    }
}

/// Groups that grow together, each under the code it was last merged into. Merging what is one already changes nothing,
/// so there are no circles, whatever two stations did apart.
fn keep(merges: &[Merge]) -> BTreeMap<LearnerCode, LearnerCode> {
    let mut kept: BTreeMap<LearnerCode, LearnerCode> = BTreeMap::new();
    let mut groups: BTreeMap<LearnerCode, Vec<LearnerCode>> = BTreeMap::new();
    for merge in merges {
        let of = |code| kept.get(&code).copied().unwrap_or(code);
        let (from, into) = (of(merge.learner), of(merge.into));
        if from == into {
            continue;
        }
        let mut joining = groups.remove(&from).unwrap_or_default();
        joining.push(from);
        for code in &joining {
            kept.insert(*code, into);
        }
        groups.entry(into).or_default().append(&mut joining);
    }
    kept
}

/// Which events are somebody else's work than they were written down as.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Moves(BTreeMap<EventId, (Position, LearnerCode)>);

impl Moves {
    /// From these events, in any order; those that are not moves are passed over.
    pub fn of<'a>(events: impl IntoIterator<Item = &'a Envelope>) -> Self {
        let mut moves = Self::default();
        for event in events {
            if let Body::WorkMoved { to, events, .. } = &event.body {
                events.iter().for_each(|id| moves.take(*id, event.position(), *to));
            }
        }
        moves
    }

    fn take(&mut self, event: EventId, at: Position, to: LearnerCode) {
        let held = self.0.entry(event).or_insert((at, to));
        if at > held.0 {
            *held = (at, to);
        }
    }

    pub fn target(&self, event: EventId) -> Option<LearnerCode> {
        self.0.get(&event).map(|(_, to)| *to)
    }

    /// Every event that was moved, and to whom.
    pub fn targets(&self) -> impl Iterator<Item = (EventId, LearnerCode)> + '_ {
        self.0.iter().map(|(event, (_, to))| (*event, *to))
    }
}

/// Whose work an event is, all merges and moves considered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Owners {
    pub identities: Identities,
    pub moves: Moves,
}

impl Owners {
    pub fn of<'a, I>(events: I) -> Self
    where
        I: IntoIterator<Item = &'a Envelope> + Clone,
    {
        Self { identities: Identities::of(events.clone()), moves: Moves::of(events) }
    }

    /// The code the human being is kept under whose event this is; `None` for the station's own.
    pub fn owner(&self, event: &Envelope) -> Option<LearnerCode> {
        let code = self.moves.target(event.id).or_else(|| event.body.learner())?;
        Some(self.identities.kept(code))
    }
}

/// How a learner stands at this station, as far as merging two of them goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Naming {
    /// The name as it is compared: without marks and capitals.
    Named(String),
    Guest,
    /// The name was erased at their own wish.
    Erased,
}

/// One of two who are to be merged: the code they are kept under, and how they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    pub code: LearnerCode,
    pub naming: Naming,
}

/// Why two are not merged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoMerge {
    #[error("both are the same already")]
    OneAlready,
    #[error("a name was erased: what is counted without a name stays without one")]
    Erased,
    #[error("a person is not merged into a guest; the other way round claims the guest's work")]
    PersonIntoGuest,
    #[error("two different names: say that you are sure")]
    NamesDiffer,
    #[error("nobody adds another's work to their own")]
    ForOneself,
}

/// Whether `from` may be merged into `into` by this volunteer (the code they are kept under). `sure`: that two different
/// names are one human being has been said aloud.
pub fn may_merge(from: &Party, into: &Party, by: Option<LearnerCode>, sure: bool) -> Result<(), NoMerge> {
    if from.code == into.code {
        return Err(NoMerge::OneAlready);
    }
    if by == Some(into.code) {
        return Err(NoMerge::ForOneself);
    }
    match (&from.naming, &into.naming) {
        (Naming::Erased, _) | (_, Naming::Erased) => Err(NoMerge::Erased),
        (Naming::Named(_), Naming::Guest) => Err(NoMerge::PersonIntoGuest),
        (Naming::Named(one), Naming::Named(other)) if one != other && !sure => Err(NoMerge::NamesDiffer),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::set::samples::{self, code, event};
    use super::*;

    fn merged(seq: u64, learner: u8, into: u8) -> Envelope {
        event(seq, Body::LearnersMerged { learner: code(learner), into: code(into), by: None })
    }

    fn undone(seq: u64, merge: &Envelope) -> Envelope {
        event(seq, Body::MergeUndone { merge: merge.id, by: None })
    }

    fn moved(seq: u64, what: &Envelope, to: u8) -> Envelope {
        event(seq, Body::WorkMoved { learner: code(1), to: code(to), events: vec![what.id], by: None })
    }

    #[test]
    fn a_merge_holds_until_it_is_undone_and_others_stay() {
        let (first, second) = (merged(1, 1, 2), merged(2, 3, 2));
        let both = Identities::of([&first, &second]);
        assert_eq!((both.kept(code(1)), both.kept(code(3)), both.kept(code(2))), (code(2), code(2), code(2)));
        assert!(both.are_one(code(1), code(3)));
        let undone = Identities::of([&first, &second, &undone(3, &first)]);
        assert_eq!((undone.kept(code(1)), undone.kept(code(3))), (code(1), code(2)));
        assert_eq!(undone.merges().len(), 1);
    }

    #[test]
    fn an_undo_that_comes_before_its_merge_holds_as_well() {
        let merge = merged(5, 1, 2);
        assert_eq!(Identities::of([&undone(1, &merge), &merge]).kept(code(1)), code(1));
    }

    #[test]
    fn chains_and_circles_of_merges_keep_one_code() {
        let chain = [merged(1, 1, 2), merged(2, 2, 3), merged(3, 3, 4)];
        let identities = Identities::of(&chain);
        assert!((1..=4).all(|number| identities.kept(code(number)) == code(4)));
        let circle = [merged(1, 1, 2), merged(2, 2, 1)];
        let identities = Identities::of(&circle);
        assert_eq!((identities.kept(code(1)), identities.kept(code(2))), (code(2), code(2)), "what came first holds");
        let apart = [merged(1, 1, 2), merged(2, 1, 3)];
        let identities = Identities::of(&apart);
        assert!((1..=3).all(|number| identities.kept(code(number)) == code(3)), "one code merged twice joins all");
    }

    #[test]
    fn the_last_move_holds_and_moving_back_is_possible() {
        let work = event(1, Body::StoryRead { learner: code(1), lesson: 6, version: 1 });
        let (there, back) = (moved(2, &work, 2), moved(3, &work, 1));
        assert_eq!(Owners::of([&work, &there]).owner(&work), Some(code(2)));
        assert_eq!(Owners::of([&back, &work, &there]).owner(&work), Some(code(1)));
        let merge = merged(4, 2, 9);
        assert_eq!(Owners::of([&work, &there, &merge]).owner(&work), Some(code(9)), "and who has it may be merged");
    }

    #[test]
    fn an_event_of_nobody_has_no_owner() {
        let stopped = event(1, Body::StationStopped);
        assert_eq!(Owners::default().owner(&stopped), None);
    }

    #[test]
    fn nonsense_is_not_merged() {
        let party = |number, naming| Party { code: code(number), naming };
        let named = |number, name: &str| party(number, Naming::Named(name.into()));
        let (lan, lam, guest, erased) =
            (named(1, "lan"), named(2, "lam"), party(3, Naming::Guest), party(4, Naming::Erased));
        assert_eq!(may_merge(&lan, &lan, None, true), Err(NoMerge::OneAlready));
        assert_eq!(may_merge(&guest, &lan, None, false), Ok(()));
        assert_eq!(may_merge(&guest, &party(5, Naming::Guest), None, false), Ok(()));
        assert_eq!(may_merge(&lan, &guest, None, true), Err(NoMerge::PersonIntoGuest));
        assert_eq!(may_merge(&lan, &lam, None, false), Err(NoMerge::NamesDiffer));
        assert_eq!(may_merge(&lan, &lam, None, true), Ok(()));
        assert_eq!(may_merge(&lan, &named(5, "lan"), None, false), Ok(()));
        for (from, into) in [(&erased, &lan), (&lan, &erased), (&guest, &erased)] {
            assert_eq!(may_merge(from, into, None, true), Err(NoMerge::Erased));
        }
        assert_eq!(may_merge(&guest, &lan, Some(code(1)), true), Err(NoMerge::ForOneself));
        assert_eq!(may_merge(&guest, &lan, Some(code(2)), true), Ok(()));
    }

    use proptest::prelude::*;

    proptest! {
        #[test]
        fn whatever_the_order_and_however_often_the_same_events_come_all_are_who_they_are(
            history in samples::history(40),
            order in any::<proptest::sample::Index>(),
            seed: u64,
        ) {
            let shuffled = samples::shuffled(&history, seed, order.index(7));
            prop_assert_eq!(Owners::of(&history), Owners::of(&shuffled));
        }
    }
}
