//! From the events of one human being to what is counted on which day.
//!
//! A run counts on the first day anything of it is dated, whichever day it was finished on; a confirmation on the first day
//! it was given or brought back. So the order of events does not matter, and one more event changes the days by a
//! difference: the store adds that to its pages in the transaction of the event.

use super::count::HIGHEST;
use super::work::{Counts, Mark, Times, Work};
use crate::record::{Body, Help, Level, Mode};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// What counts once, however many events tell of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Once {
    Run {
        attempt: u64,
        mode: Mode,
    },
    /// A confirmation: its facts, hex, and the version of the lesson.
    Confirmation {
        facts: String,
        version: u16,
    },
}

/// What is known of it so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// The first day that is known.
    pub day: Option<NaiveDate>,
    pub helped: bool,
    pub finished: bool,
}

/// What is counted by day (`None`: nobody knows which, the clock could not be believed), and what was seen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fold {
    pub days: BTreeMap<Option<NaiveDate>, Work>,
    pub seen: BTreeMap<(u16, Once), Seen>,
    /// By lesson and version: the level that is left where a volunteer took back what they had vouched for. Whoever takes
    /// events that were taken back leaves them out.
    pub lowered: BTreeMap<(u16, u16), Level>,
}

impl Once {
    /// What this event tells of, and in which lesson.
    pub fn of(body: &Body) -> Option<(u16, Self)> {
        let once = match body {
            Body::StepDone { attempt, work, .. } => Self::Run { attempt: *attempt, mode: work.mode },
            Body::PracticeDone { attempt, mode, .. } => Self::Run { attempt: *attempt, mode: *mode },
            Body::Confirmed { facts, version, .. } | Body::CompletionReadmitted { facts, version, .. } => {
                Self::Confirmation { facts: facts.clone(), version: *version }
            }
            _ => return None,
        };
        body.lesson().map(|lesson| (lesson, once))
    }
}

impl Fold {
    /// One more event of theirs. Where `seen` holds what was seen before, `days` becomes the difference it makes.
    pub fn take(&mut self, day: Option<NaiveDate>, body: &Body) {
        // Given out again it is the same confirmation, and nothing the learner did.
        if !body.is_work() || matches!(body, Body::Reissued { .. }) {
            return;
        }
        let entry = self.days.entry(day).or_default().lesson(body.lesson());
        for (mark, times) in marks(body) {
            entry.mark(mark, times);
        }
        if let Some((lesson, once)) = Once::of(body) {
            self.see(lesson, once, Seen { day, helped: is_helped(body), finished: is_end(body) });
        }
    }

    fn see(&mut self, lesson: u16, once: Once, now: Seen) {
        let before = self.seen.get(&(lesson, once.clone())).copied();
        let after = before.map_or(now, |before| Seen {
            day: earlier(before.day, now.day),
            helped: before.helped || now.helped,
            finished: before.finished || now.finished,
        });
        if let Some(before) = before {
            self.count(lesson, &once, before, -1);
        }
        self.count(lesson, &once, after, 1);
        self.seen.insert((lesson, once), after);
    }

    fn count(&mut self, lesson: u16, once: &Once, seen: Seen, sign: i32) {
        let lowered = match once {
            Once::Confirmation { version, .. } => self.lowered.get(&(lesson, *version)).map(|level| *level as u8),
            Once::Run { .. } => None,
        };
        let entry = self.days.entry(seen.day).or_default().lesson(Some(lesson));
        match once {
            Once::Run { mode, .. } => {
                let alone = *mode == Mode::Alone;
                let one = |holds: bool| sign * i32::from(holds);
                entry.counts +=
                    Counts { attempts: sign, alone: one(alone), unaided: one(alone && seen.finished && !seen.helped) };
            }
            Once::Confirmation { facts, .. } => {
                if let Some(level) = level(facts) {
                    let stands = if level <= HIGHEST { level.min(lowered.unwrap_or(level)) } else { level };
                    entry.mark(Mark::Level(stands), Times { all: sign, wrong: 0 });
                }
            }
        }
    }
}

/// What this event adds to whichever day it is of.
fn marks(body: &Body) -> Vec<(Mark, Times)> {
    let once = Times { all: 1, wrong: 0 };
    let mut marks: Vec<(Mark, Times)> = match body {
        Body::StepDone { work, .. } => {
            work.traps.iter().collect::<BTreeSet<_>>().into_iter().map(|tag| (Mark::Trap(tag.clone()), once)).collect()
        }
        Body::QuestionAnswered { question, right, .. } => {
            vec![(Mark::Question(question.clone()), Times { all: 1, wrong: i32::from(!right) })]
        }
        _ => Vec::new(),
    };
    marks.extend(body.by().map(|by| (Mark::Helper(by), once)));
    marks
}

fn is_helped(body: &Body) -> bool {
    matches!(body, Body::StepDone { work, .. } if work.help != Help::None)
}

fn is_end(body: &Body) -> bool {
    matches!(body, Body::PracticeDone { .. })
}

/// A day that is known comes before one that is not.
fn earlier(one: Option<NaiveDate>, other: Option<NaiveDate>) -> Option<NaiveDate> {
    one.min(other).or(one).or(other)
}

/// The kind in the facts of a confirmation: the low half of their first byte.
fn level(facts: &str) -> Option<u8> {
    facts.chars().nth(1)?.to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{LearnerCode, StepWork};

    fn day(day: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(2026, 11, day)
    }

    fn step(mode: Mode, help: Help) -> Body {
        let work = StepWork { mode, step: "mo".into(), help, mistakes: 0, traps: vec!["bay".into(), "bay".into()] };
        Body::StepDone { learner: LearnerCode([1; 5]), lesson: 6, version: 1, attempt: 7, work, snapshot: "{}".into() }
    }

    fn done(mode: Mode) -> Body {
        Body::PracticeDone { learner: LearnerCode([1; 5]), lesson: 6, version: 1, attempt: 7, mode }
    }

    fn folded(events: &[(Option<NaiveDate>, Body)]) -> Fold {
        let mut fold = Fold::default();
        events.iter().for_each(|(day, body)| fold.take(*day, body));
        fold
    }

    fn counts(fold: &Fold, day: Option<NaiveDate>) -> Counts {
        fold.days[&day].0[&Some(6)].counts
    }

    #[test]
    fn a_run_counts_on_the_day_it_began_and_is_unaided_once_finished_without_help() {
        let events = [(day(1), step(Mode::Alone, Help::None)), (day(2), done(Mode::Alone))];
        let fold = folded(&events);
        assert_eq!(counts(&fold, day(1)), Counts { attempts: 1, alone: 1, unaided: 1 });
        assert_eq!(counts(&fold, day(2)), Counts::default());
        let helped = folded(&[events.as_slice(), &[(day(2), step(Mode::Alone, Help::Nudge))]].concat());
        assert_eq!(counts(&helped, day(1)), Counts { attempts: 1, alone: 1, unaided: 0 });
        assert_eq!(counts(&folded(&events[..1]), day(1)), Counts { attempts: 1, alone: 1, unaided: 0 });
    }

    #[test]
    fn the_order_of_events_does_not_matter_and_a_known_day_counts_before_an_unknown_one() {
        let events = [
            (None, step(Mode::Alone, Help::None)),
            (day(3), step(Mode::Alone, Help::None)),
            (day(2), done(Mode::Alone)),
        ];
        let mut backwards = events.to_vec();
        backwards.reverse();
        assert_eq!(folded(&events), folded(&backwards));
        assert_eq!(counts(&folded(&events), day(2)).attempts, 1);
        assert_eq!(counts(&folded(&events), None).attempts, 0);
    }

    #[test]
    fn a_trap_sprung_twice_in_a_step_is_counted_once_and_a_confirmation_brought_back_is_the_same() {
        let facts = format!("12{}", "00".repeat(23));
        let learner = LearnerCode([1; 5]);
        let given = Body::Confirmed { learner, lesson: 6, version: 1, facts: facts.clone() };
        let by = Some(LearnerCode([9; 5]));
        let back = Body::CompletionReadmitted { learner, lesson: 6, version: 1, facts, signature: String::new(), by };
        let fold = folded(&[(day(1), step(Mode::Follow, Help::None)), (day(5), back), (day(4), given)]);
        let one = Times { all: 1, wrong: 0 };
        assert_eq!(fold.days[&day(1)].0[&Some(6)].marks, [(Mark::Trap("bay".into()), one)].into());
        assert_eq!(fold.days[&day(4)].0[&Some(6)].marks, [(Mark::Level(2), one)].into());
        assert_eq!(fold.days[&day(5)].0[&Some(6)].marks, [(Mark::Helper(LearnerCode([9; 5])), one)].into());
    }
}
