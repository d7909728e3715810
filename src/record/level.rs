//! What a confirmation may say of somebody's work (product.md): done alone, watched, or done on their own phone. It follows
//! from what volunteers vouched for and nothing else, so that what is taken back counts no more.

use super::body::Body;
use super::correction::Corrections;
use super::event::Envelope;
use super::fold::{LessonProgress, Progress};
use std::collections::{BTreeMap, BTreeSet};

/// The three levels, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Level {
    /// Đã tập một mình
    #[default]
    Alone,
    /// Đã tập, có người xem
    Watched,
    /// Đã làm thật
    Real,
}

/// Of a lesson's tasks on one's own phone: how many there are, and which were seen done, from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TasksSeen {
    pub of: u8,
    pub seen: BTreeSet<u8>,
}

impl TasksSeen {
    /// The larger number of tasks counts, should two events disagree: nobody gains by it, and the order does not matter.
    pub(super) fn see(&mut self, task: u8, of: u8) {
        self.of = self.of.max(of);
        self.seen.insert(task);
    }

    pub fn is_all(&self) -> bool {
        self.of > 0 && (0..self.of).all(|task| self.seen.contains(&task))
    }
}

impl LessonProgress {
    /// The level of this version of the lesson: a lesson that was rewritten is watched again.
    pub fn level(&self, version: u16) -> Level {
        let readmitted = self.readmitted.get(&version).copied().unwrap_or_default();
        let seen = if self.tasks_seen.get(&version).is_some_and(TasksSeen::is_all) {
            Level::Real
        } else if self.watched.contains(&version) {
            Level::Watched
        } else {
            Level::Alone
        };
        seen.max(readmitted)
    }

    /// Whether it was done on the learner's own phone, in whichever version.
    pub fn is_done_for_real(&self) -> bool {
        let versions = self.tasks_seen.keys().chain(self.readmitted.keys());
        versions.into_iter().any(|version| self.level(*version) == Level::Real)
    }
}

/// By lesson and version: the level that somebody's work is left with where a volunteer took back what they had vouched
/// for. A confirmation above it says too much; one of which nothing was taken back stays as it is, whatever the record has:
/// its volunteer's event may be at another station.
pub fn lowered(work: &[Envelope], corrections: &Corrections) -> BTreeMap<(u16, u16), Level> {
    let taken_back = work.iter().filter(|event| corrections.is_withdrawn(event)).filter_map(|event| match event.body {
        Body::RunWatched { lesson, version, .. } | Body::TaskSeen { lesson, version, .. } => Some((lesson, version)),
        _ => None,
    });
    let taken_back: BTreeSet<(u16, u16)> = taken_back.collect();
    if taken_back.is_empty() {
        return BTreeMap::new();
    }
    let progress = Progress::of_work(work, corrections);
    let left = |(lesson, version): (u16, u16)| {
        let level = progress.lessons.get(&lesson).map(|done| done.level(version)).unwrap_or_default();
        ((lesson, version), level)
    };
    taken_back.into_iter().map(left).collect()
}

/// The level in the facts of a confirmation: the low half of their first byte (trust.md §1).
pub(super) fn level_of(facts: &str) -> Level {
    match facts.as_bytes().get(1) {
        Some(b'1') => Level::Watched,
        Some(b'2') => Level::Real,
        _ => Level::Alone,
    }
}

#[cfg(test)]
mod tests {
    use super::super::set::samples::{code, event};
    use super::super::{Body, Corrections, Envelope, EventId, LearnerCode, Progress};
    use super::*;

    const LESSON: u16 = 6;
    const HOA: LearnerCode = LearnerCode([9; 5]);

    fn watched(seq: u64, version: u16, by: LearnerCode) -> Envelope {
        event(seq, Body::RunWatched { learner: code(1), lesson: LESSON, version, attempt: 7, by })
    }

    fn seen(seq: u64, task: u8, by: LearnerCode) -> Envelope {
        event(seq, Body::TaskSeen { learner: code(1), lesson: LESSON, version: 2, task, of: 2, by })
    }

    fn withdrawn(seq: u64, witness: EventId) -> Envelope {
        event(seq, Body::WitnessWithdrawn { learner: code(1), witness, by: HOA })
    }

    /// The level of version 2, the same whatever order the events come in.
    fn level(events: &[Envelope]) -> Level {
        let of = |events: &[Envelope]| {
            let progress = Progress::of_work(events, &Corrections::of(events));
            progress.lessons.get(&LESSON).map(|lesson| lesson.level(2)).unwrap_or_default()
        };
        let backwards: Vec<Envelope> = events.iter().rev().cloned().collect();
        assert_eq!(of(events), of(&backwards));
        of(events)
    }

    #[test]
    fn who_was_watched_stands_higher_and_who_did_every_task_highest() {
        assert_eq!(level(&[]), Level::Alone);
        assert_eq!(level(&[watched(1, 2, HOA)]), Level::Watched);
        assert_eq!(level(&[seen(1, 0, HOA)]), Level::Alone, "one task of two");
        assert_eq!(level(&[watched(1, 2, HOA), seen(2, 0, HOA), seen(3, 1, HOA)]), Level::Real);
    }

    #[test]
    fn another_version_of_the_lesson_was_not_watched() {
        assert_eq!(level(&[watched(1, 1, HOA)]), Level::Alone);
    }

    #[test]
    fn what_was_taken_back_counts_no_more_and_can_be_given_again() {
        let (first, again) = (watched(1, 2, HOA), watched(3, 2, HOA));
        let back = withdrawn(2, first.id);
        assert_eq!(level(&[first.clone(), back.clone()]), Level::Alone);
        assert_eq!(level(&[first, back, again]), Level::Watched);
        let (one, other) = (seen(1, 0, HOA), seen(2, 1, HOA));
        assert_eq!(level(&[one.clone(), other, withdrawn(3, one.id)]), Level::Alone);
    }

    #[test]
    fn only_what_a_volunteer_vouched_for_can_be_taken_back() {
        let story = event(1, Body::StoryRead { learner: code(1), lesson: LESSON, version: 2 });
        let events = [story.clone(), withdrawn(2, story.id)];
        let progress = Progress::of_work(&events, &Corrections::of(&events));
        assert!(progress.lessons[&LESSON].story_read);
    }

    #[test]
    fn nobody_vouches_for_oneself_even_under_a_second_code() {
        assert_eq!(level(&[watched(1, 2, code(1)), seen(2, 0, code(1)), seen(3, 1, code(1))]), Level::Alone);
        let added = event(1, Body::LearnerAdded { learner: HOA, guest: false, by: None });
        assert_eq!(level(&[added, watched(2, 2, HOA), seen(3, 0, HOA), seen(4, 1, HOA)]), Level::Alone);
    }

    #[test]
    fn a_confirmation_that_came_back_keeps_its_level() {
        let facts = |kind: char| format!("1{kind}{}", "00".repeat(23));
        let back = |kind| {
            let (learner, lesson, signature) = (code(1), LESSON, String::new());
            event(
                1,
                Body::CompletionReadmitted { learner, lesson, version: 2, facts: facts(kind), signature, by: None },
            )
        };
        let levels = ['0', '1', '2', 'f'].map(|kind| level(&[back(kind)]));
        assert_eq!(levels, [Level::Alone, Level::Watched, Level::Real, Level::Alone]);
    }
}
