//! What a report counts: people, runs through the practice, self-checks, confirmations, traps sprung, hard questions.
//!
//! A pure fold over the set of events. Somebody known under two codes is counted once, somebody whose name was erased is
//! still counted. Who may see how small a number is the report's to decide, not this file's.

use super::body::{Body, Help, Mode};
use super::correction::Corrections;
use super::event::{Envelope, Moment};
use super::fold::is_repeated;
use super::identity::Owners;
use super::person::LearnerCode;
use super::set::EventSet;
use std::collections::{BTreeMap, BTreeSet};

/// What is counted over all lessons.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    pub people: Heads,
    pub lessons: BTreeMap<u16, LessonTally>,
}

/// Human beings who did anything.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Heads {
    pub all: u32,
    /// Of these: who never gave a name.
    pub guests: u32,
    /// Of these: who had their name erased.
    pub erased: u32,
}

/// What is counted in one lesson.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LessonTally {
    /// Human beings who did anything in it.
    pub people: u32,
    pub modes: BTreeMap<Mode, ModeTally>,
    pub checks: u32,
    pub checks_passed: u32,
    /// Human beings who were confirmed, by the level of the confirmation (its kind's number, trust.md §1).
    pub confirmed: BTreeMap<u8, u32>,
    /// Steps in which a trap with this tag was sprung.
    pub traps: BTreeMap<String, u32>,
    pub questions: BTreeMap<String, Asked>,
}

/// Runs through the practice in one mode.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ModeTally {
    pub begun: u32,
    pub finished: u32,
    /// Of these: with no help in any step.
    pub unaided: u32,
}

/// How often a question was asked, and answered wrong.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Asked {
    pub times: u32,
    pub wrong: u32,
}

impl Tally {
    /// Counts what happened at the moments (corrected, where a volunteer set the clock) for which `within` holds.
    pub fn of(set: &EventSet, within: impl Fn(&Moment) -> bool) -> Self {
        let (owners, corrections) = (set.owners(), Corrections::of(set.events()));
        let mut in_order: Vec<&Envelope> = set.events().collect();
        in_order.sort_by_key(|event| event.position());
        let mut counting = Counting::of(&in_order, &owners);
        let mut confirmed = BTreeSet::new();
        for event in in_order.iter().filter(|event| within(&corrections.moment(event))) {
            if let Some(owner) = owners.owner(event)
                && !is_repeated(&event.body, &mut confirmed)
            {
                counting.take(owner, &event.body);
            }
        }
        counting.tally()
    }
}

/// A run through a practice.
type Run = (LearnerCode, u64, Mode);

#[derive(Default)]
struct Counting {
    named: BTreeSet<LearnerCode>,
    erased: BTreeSet<LearnerCode>,
    people: BTreeSet<LearnerCode>,
    lessons: BTreeMap<u16, Lesson>,
}

#[derive(Default)]
struct Lesson {
    people: BTreeSet<LearnerCode>,
    begun: BTreeSet<Run>,
    finished: BTreeSet<Run>,
    helped: BTreeSet<Run>,
    confirmed: BTreeSet<(u8, LearnerCode)>,
    counted: LessonTally,
}

impl Counting {
    /// Who ever gave a name and who had it erased is asked of all events, whatever the period.
    fn of(all: &[&Envelope], owners: &Owners) -> Self {
        let mut counting = Self::default();
        for event in all {
            let Some(owner) = owners.owner(event) else { continue };
            match event.body {
                Body::LearnerAdded { guest: false, .. } => counting.named.insert(owner),
                Body::NameErased { .. } => counting.erased.insert(owner),
                _ => false,
            };
        }
        counting
    }

    fn take(&mut self, owner: LearnerCode, body: &Body) {
        // Given out again it is the same confirmation, and nothing the learner did.
        if !body.is_work() || matches!(body, Body::Reissued { .. }) {
            return;
        }
        self.people.insert(owner);
        if let Some(number) = body.lesson() {
            self.lessons.entry(number).or_default().take(owner, body);
        }
    }

    fn tally(self) -> Tally {
        let count = |among: &BTreeSet<LearnerCode>| number(self.people.intersection(among).count());
        let people = number(self.people.len());
        let known: BTreeSet<LearnerCode> = self.named.union(&self.erased).copied().collect();
        Tally {
            people: Heads { all: people, guests: people - count(&known), erased: count(&self.erased) },
            lessons: self.lessons.into_iter().map(|(number, lesson)| (number, lesson.tally())).collect(),
        }
    }
}

impl Lesson {
    fn take(&mut self, owner: LearnerCode, body: &Body) {
        self.people.insert(owner);
        match body {
            Body::StepDone { attempt, work, .. } => {
                let run = (owner, *attempt, work.mode);
                self.begun.insert(run);
                if work.help != Help::None {
                    self.helped.insert(run);
                }
                for tag in work.traps.iter().collect::<BTreeSet<_>>() {
                    *self.counted.traps.entry(tag.clone()).or_default() += 1;
                }
            }
            Body::PracticeDone { attempt, mode, .. } => {
                self.begun.insert((owner, *attempt, *mode));
                self.finished.insert((owner, *attempt, *mode));
            }
            Body::QuestionAnswered { question, right, .. } => {
                let asked = self.counted.questions.entry(question.clone()).or_default();
                asked.times += 1;
                asked.wrong += u32::from(!right);
            }
            Body::CheckDone { passed, .. } => {
                self.counted.checks += 1;
                self.counted.checks_passed += u32::from(*passed);
            }
            Body::Confirmed { facts, .. } | Body::CompletionReadmitted { facts, .. } => {
                self.confirmed.extend(level(facts).map(|level| (level, owner)));
            }
            _ => {}
        }
    }

    fn tally(self) -> LessonTally {
        let mut counted = LessonTally { people: number(self.people.len()), ..self.counted };
        for run in &self.begun {
            let mode = counted.modes.entry(run.2).or_default();
            mode.begun += 1;
            mode.finished += u32::from(self.finished.contains(run));
            mode.unaided += u32::from(self.finished.contains(run) && !self.helped.contains(run));
        }
        for (level, _) in self.confirmed {
            *counted.confirmed.entry(level).or_default() += 1;
        }
        counted
    }
}

/// The kind in the facts of a confirmation: the low half of their first byte.
fn level(facts: &str) -> Option<u8> {
    facts.chars().nth(1)?.to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::set::samples::{self, code, event};
    use super::*;
    use proptest::prelude::*;

    /// Counts by looking at everything again for every single number, with nothing of the fold above.
    struct Naive<'a> {
        events: Vec<(LearnerCode, &'a Body)>,
        named: Vec<LearnerCode>,
        erased: Vec<LearnerCode>,
    }

    impl<'a> Naive<'a> {
        fn of(set: &'a EventSet) -> Self {
            let owners = set.owners();
            let owner_of = |event: &Envelope| {
                let mut code = event.body.learner()?;
                let mut latest = None;
                for mover in set.events() {
                    if let Body::WorkMoved { to, events, .. } = &mover.body
                        && events.contains(&event.id)
                        && latest.is_none_or(|held| mover.position() > held)
                    {
                        (code, latest) = (*to, Some(mover.position()));
                    }
                }
                Some(owners.identities.kept(code))
            };
            let with = |wanted: fn(&Body) -> bool| -> Vec<LearnerCode> {
                set.events().filter(|event| wanted(&event.body)).filter_map(owner_of).collect()
            };
            let counts = |event: &&Envelope| !matches!(event.body, Body::Reissued { .. });
            Self {
                events: set.events().filter(counts).filter_map(|event| Some((owner_of(event)?, &event.body))).collect(),
                named: with(|body| matches!(body, Body::LearnerAdded { guest: false, .. })),
                erased: with(|body| matches!(body, Body::NameErased { .. })),
            }
        }

        fn distinct<T: Ord>(&self, of: impl Fn(&(LearnerCode, &'a Body)) -> Option<T>) -> BTreeSet<T> {
            self.events.iter().filter_map(of).collect()
        }

        fn count(&self, wanted: impl Fn(&Body) -> bool) -> u32 {
            number(self.events.iter().filter(|(_, body)| wanted(body)).count())
        }

        fn lesson(&self, lesson: u16) -> LessonTally {
            let here = |body: &Body| body.lesson() == Some(lesson);
            let begun = self.distinct(|(owner, body)| match body {
                Body::StepDone { attempt, work, .. } if here(body) => Some((*owner, *attempt, work.mode)),
                Body::PracticeDone { attempt, mode, .. } if here(body) => Some((*owner, *attempt, *mode)),
                _ => None,
            });
            let modes = begun.iter().map(|run| run.2).collect::<BTreeSet<_>>().into_iter().map(|mode| {
                let runs: Vec<_> = begun.iter().filter(|run| run.2 == mode).collect();
                let finished = |run: &&&Run| {
                    self.events.iter().any(|(owner, body)| {
                        matches!(body, Body::PracticeDone { attempt, mode, .. } if here(body) && (*owner, *attempt, *mode) == ***run)
                    })
                };
                let aided = |run: &&&Run| {
                    self.events.iter().any(|(owner, body)| {
                        matches!(body, Body::StepDone { attempt, work, .. }
                            if here(body) && work.help != Help::None && (*owner, *attempt, work.mode) == ***run)
                    })
                };
                let tally = ModeTally {
                    begun: number(runs.len()),
                    finished: number(runs.iter().filter(finished).count()),
                    unaided: number(runs.iter().filter(finished).filter(|run| !aided(run)).count()),
                };
                (mode, tally)
            });
            let facts_of = |body: &Body| match body {
                Body::Confirmed { facts, .. } | Body::CompletionReadmitted { facts, .. } if here(body) => {
                    Some(facts.clone())
                }
                _ => None,
            };
            let confirmed = (0..16).filter_map(|level| {
                let digit = char::from_digit(level, 16).unwrap();
                let all = self
                    .distinct(|(owner, body)| facts_of(body)?.chars().nth(1).filter(|d| *d == digit).map(|_| *owner));
                (!all.is_empty()).then_some((level as u8, number(all.len())))
            });
            let tags = self.distinct(|(_, body)| match body {
                Body::StepDone { work, .. } if here(body) => work.traps.first().cloned(),
                _ => None,
            });
            let asked = self.distinct(|(_, body)| match body {
                Body::QuestionAnswered { question, .. } if here(body) => Some(question.clone()),
                _ => None,
            });
            let traps = tags.into_iter().map(|tag| {
                let sprung = |body: &Body| matches!(body, Body::StepDone { work, .. } if here(body) && work.traps.contains(&tag));
                (tag.clone(), self.count(sprung))
            });
            let questions = asked.into_iter().map(|name| {
                let wrong = |body: &Body, only_wrong: bool| {
                    matches!(body, Body::QuestionAnswered { question, right, .. } if here(body) && *question == name && !(only_wrong && *right))
                };
                let times = Asked { times: self.count(|body| wrong(body, false)), wrong: self.count(|body| wrong(body, true)) };
                (name.clone(), times)
            });
            LessonTally {
                people: number(self.distinct(|(owner, body)| here(body).then_some(*owner)).len()),
                modes: modes.collect(),
                checks: self.count(|body| here(body) && matches!(body, Body::CheckDone { .. })),
                checks_passed: self.count(|body| here(body) && matches!(body, Body::CheckDone { passed: true, .. })),
                confirmed: confirmed.collect(),
                traps: traps.collect(),
                questions: questions.collect(),
            }
        }

        fn tally(&self) -> Tally {
            let people = self.distinct(|(owner, body)| body.is_work().then_some(*owner));
            let lessons = self.distinct(|(_, body)| body.lesson());
            let of = |wanted: &dyn Fn(&LearnerCode) -> bool| number(people.iter().filter(|code| wanted(code)).count());
            Tally {
                people: Heads {
                    all: of(&|_| true),
                    guests: of(&|code| !self.named.contains(code) && !self.erased.contains(code)),
                    erased: of(&|code| self.erased.contains(code)),
                },
                lessons: lessons.into_iter().map(|lesson| (lesson, self.lesson(lesson))).collect(),
            }
        }
    }

    /// A confirmation that came back by its QR adds nothing to itself; the naive count leaves such out beforehand.
    fn without_repeated(set: &EventSet) -> EventSet {
        let mut in_order: Vec<&Envelope> = set.events().collect();
        in_order.sort_by_key(|event| event.position());
        let mut confirmed = BTreeSet::new();
        in_order.into_iter().filter(|event| !is_repeated(&event.body, &mut confirmed)).cloned().collect()
    }

    proptest! {
        #[test]
        fn the_fold_counts_what_a_naive_recount_counts(history in samples::history(80)) {
            let set: EventSet = history.into_iter().collect();
            let seen_once = without_repeated(&set);
            prop_assert_eq!(Tally::of(&set, |_| true), Naive::of(&seen_once).tally());
        }
    }

    fn story(seq: u64, learner: u8) -> Envelope {
        event(seq, Body::StoryRead { learner: code(learner), lesson: 6, version: 1 })
    }

    fn named(seq: u64, learner: u8) -> Envelope {
        event(seq, Body::LearnerAdded { learner: code(learner), guest: false, by: None })
    }

    #[test]
    fn merged_people_are_counted_once_and_erased_ones_still() {
        let erased = event(6, Body::NameErased { learner: code(2), by: None });
        let merged = event(7, Body::LearnersMerged { learner: code(3), into: code(1), by: None });
        let all = [story(1, 1), story(2, 2), story(3, 3), named(4, 1), named(5, 2), erased];
        let mut set: EventSet = all.into_iter().collect();
        assert_eq!(Tally::of(&set, |_| true).people, Heads { all: 3, guests: 1, erased: 1 });
        set.insert(merged);
        let tally = Tally::of(&set, |_| true);
        assert_eq!(tally.people, Heads { all: 2, guests: 0, erased: 1 });
        assert_eq!(tally.lessons[&6].people, 2);
    }

    #[test]
    fn only_what_happened_within_the_period_is_counted_and_merges_of_any_time_hold() {
        let merged = event(50, Body::LearnersMerged { learner: code(2), into: code(1), by: None });
        let set: EventSet = [story(1, 1), story(2, 2), story(40, 3), merged].into_iter().collect();
        let tally = Tally::of(&set, |at| at.up_ms < 10);
        assert_eq!((tally.people.all, tally.lessons[&6].people), (1, 1));
    }
}
