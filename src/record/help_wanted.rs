//! Who wants help this evening: three failures at one step, a long pause in the middle of a practice, the same trap sprung
//! twice. A pure fold over what happened; it judges nobody, it says beside whom a volunteer might sit down.
//!
//! It does not know what evening it is: whoever asks hands it the events.

use super::body::{Body, StepWork};
use super::event::Moment;
use super::person::LearnerCode;
use std::collections::{BTreeMap, BTreeSet};

/// Failures at the same step, or wrong answers to the same question, from which somebody is stuck.
const FAILURES: u32 = 3;
/// How often the same trap is sprung before somebody should talk it over.
const SPRUNG: u32 = 2;
/// Milliseconds between two steps of one run from which they are a long pause. Longer than it takes to listen to a step again
/// and think; the idle warning (three minutes) has been answered by then.
pub const LONG_PAUSE_MS: u64 = 5 * 60 * 1000;

/// Why somebody wants help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
    /// The same step failed three times.
    SameStep,
    LongPause,
    /// The same trap sprung twice.
    SameTrap,
}

/// Somebody who wants help, and with which lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpWanted {
    pub learner: LearnerCode,
    pub lesson: u16,
    pub signs: BTreeSet<Sign>,
}

impl HelpWanted {
    /// From what happened, oldest first, each event with the code its human being is kept under. Whoever showed a sign last
    /// comes first. A lesson that was passed afterwards wants no help any more.
    pub fn of<'a>(events: impl IntoIterator<Item = (LearnerCode, &'a Moment, &'a Body)>) -> Vec<Self> {
        let mut watch = Watch::default();
        events.into_iter().for_each(|(learner, at, body)| watch.see(learner, at, body));
        watch.wanted.reverse();
        watch.wanted
    }
}

/// What was seen so far.
#[derive(Default)]
struct Watch {
    /// By learner, lesson and step or question.
    failures: BTreeMap<(LearnerCode, u16, String), u32>,
    traps: BTreeMap<(LearnerCode, u16, String), u32>,
    /// The last step of a run that is not over: lesson, run, and when.
    running: BTreeMap<LearnerCode, (u16, u64, Moment)>,
    /// The newest sign last.
    wanted: Vec<HelpWanted>,
}

impl Watch {
    fn see(&mut self, learner: LearnerCode, at: &Moment, body: &Body) {
        match body {
            Body::StepDone { lesson, attempt, work, .. } => {
                self.pause(learner, Some(*attempt), at);
                self.step(learner, *lesson, work);
                self.running.insert(learner, (*lesson, *attempt, *at));
            }
            Body::QuestionAnswered { lesson, question, right: false, .. } => {
                self.failed(learner, *lesson, question, 1);
            }
            Body::VisitEnded { .. } => {
                self.pause(learner, None, at);
                self.running.remove(&learner);
            }
            Body::PracticeDone { .. } | Body::VisitStarted { .. } => {
                self.running.remove(&learner);
            }
            Body::CheckDone { lesson, passed: true, .. } => self.passed(learner, *lesson),
            _ => {}
        }
    }

    fn step(&mut self, learner: LearnerCode, lesson: u16, work: &StepWork) {
        self.failed(learner, lesson, &work.step, u32::from(work.mistakes));
        for trap in &work.traps {
            let times = self.traps.entry((learner, lesson, trap.clone())).or_default();
            *times += 1;
            if *times >= SPRUNG {
                self.want(learner, lesson, Sign::SameTrap);
            }
        }
    }

    fn failed(&mut self, learner: LearnerCode, lesson: u16, what: &str, times: u32) {
        let so_far = self.failures.entry((learner, lesson, what.to_owned())).or_default();
        *so_far = so_far.saturating_add(times);
        if times > 0 && *so_far >= FAILURES {
            self.want(learner, lesson, Sign::SameStep);
        }
    }

    /// Whether the run that goes on has stood still for long. The time since the start counts: the wall clock may be wrong.
    fn pause(&mut self, learner: LearnerCode, attempt: Option<u64>, at: &Moment) {
        let Some((lesson, run, last)) = self.running.get(&learner).copied() else { return };
        let goes_on = attempt.is_none_or(|attempt| attempt == run) && last.boot == at.boot;
        if goes_on && at.up_ms.saturating_sub(last.up_ms) >= LONG_PAUSE_MS {
            self.want(learner, lesson, Sign::LongPause);
        }
    }

    fn want(&mut self, learner: LearnerCode, lesson: u16, sign: Sign) {
        let known = self.wanted.iter().position(|known| (known.learner, known.lesson) == (learner, lesson));
        let known = known.map(|place| self.wanted.remove(place));
        let mut wanted = known.unwrap_or(HelpWanted { learner, lesson, signs: BTreeSet::new() });
        wanted.signs.insert(sign);
        self.wanted.push(wanted);
    }

    fn passed(&mut self, learner: LearnerCode, lesson: u16) {
        self.wanted.retain(|known| (known.learner, known.lesson) != (learner, lesson));
        self.failures.retain(|(who, what, _), _| (*who, *what) != (learner, lesson));
        self.traps.retain(|(who, what, _), _| (*who, *what) != (learner, lesson));
    }
}

#[cfg(test)]
mod tests {
    use super::super::body::{Help, Mode};
    use super::super::event::ClockQuality;
    use super::*;

    const LAN: LearnerCode = LearnerCode([1; 5]);
    const AN: LearnerCode = LearnerCode([2; 5]);

    fn at(minutes: u64) -> Moment {
        Moment { wall_ms: 0, boot: 1, up_ms: minutes * 60_000, quality: ClockQuality::Unknown }
    }

    fn step(learner: LearnerCode, attempt: u64, step: &str, mistakes: u16, traps: &[&str]) -> Body {
        let traps = traps.iter().map(|tag| (*tag).to_owned()).collect();
        let work = StepWork { mode: Mode::Alone, step: step.into(), help: Help::None, mistakes, traps };
        Body::StepDone { learner, lesson: 6, version: 1, attempt, work, snapshot: String::new() }
    }

    fn wrong(question: &str) -> Body {
        Body::QuestionAnswered {
            learner: LAN,
            lesson: 6,
            version: 1,
            attempt: 9,
            question: question.into(),
            right: false,
        }
    }

    /// What is wanted after these, each so many minutes after the start.
    fn wanted(events: &[(u64, Body)]) -> Vec<(LearnerCode, Vec<Sign>)> {
        let events: Vec<(LearnerCode, Moment, &Body)> =
            events.iter().map(|(minutes, body)| (body.learner().expect("somebody's"), at(*minutes), body)).collect();
        let wanted = HelpWanted::of(events.iter().map(|(learner, at, body)| (*learner, at, *body)));
        wanted.into_iter().map(|one| (one.learner, one.signs.into_iter().collect())).collect()
    }

    #[test]
    fn three_failures_at_one_step_in_one_run_or_several_want_help_and_two_do_not() {
        assert_eq!(wanted(&[(0, step(LAN, 1, "a", 2, &[])), (1, step(LAN, 1, "b", 2, &[]))]), []);
        assert_eq!(wanted(&[(0, step(LAN, 1, "a", 3, &[]))]), [(LAN, vec![Sign::SameStep])]);
        let twice = [(0, step(LAN, 1, "a", 2, &[])), (1, step(LAN, 2, "a", 1, &[]))];
        assert_eq!(wanted(&twice), [(LAN, vec![Sign::SameStep])]);
    }

    #[test]
    fn the_same_question_answered_wrong_three_times_wants_help() {
        let thrice = [(0, wrong("q")), (1, wrong("q")), (2, wrong("q"))];
        assert_eq!(wanted(&thrice), [(LAN, vec![Sign::SameStep])]);
        assert_eq!(wanted(&[(0, wrong("q")), (1, wrong("r")), (2, wrong("q"))]), []);
    }

    #[test]
    fn the_same_trap_sprung_twice_wants_help_and_two_traps_once_do_not() {
        assert_eq!(wanted(&[(0, step(LAN, 1, "a", 0, &["otp", "link"]))]), []);
        let again = [(0, step(LAN, 1, "a", 0, &["otp"])), (1, step(LAN, 2, "b", 0, &["otp"]))];
        assert_eq!(wanted(&again), [(LAN, vec![Sign::SameTrap])]);
    }

    #[test]
    fn a_long_pause_between_two_steps_of_a_run_wants_help_and_one_between_runs_does_not() {
        let paused = |run| vec![(0, step(LAN, 1, "a", 0, &[])), (5, step(LAN, run, "b", 0, &[]))];
        assert_eq!(wanted(&paused(1)), [(LAN, vec![Sign::LongPause])]);
        assert_eq!(wanted(&paused(2)), []);
        let quick = [(0, step(LAN, 1, "a", 0, &[])), (4, step(LAN, 1, "b", 0, &[]))];
        assert_eq!(wanted(&quick), []);
    }

    #[test]
    fn who_left_in_the_middle_after_a_long_pause_wants_help() {
        let left = |minutes| vec![(0, step(LAN, 1, "a", 0, &[])), (minutes, Body::VisitEnded { learner: LAN })];
        assert_eq!(wanted(&left(6)), [(LAN, vec![Sign::LongPause])]);
        assert_eq!(wanted(&left(1)), []);
        let done = Body::PracticeDone { learner: LAN, lesson: 6, version: 1, attempt: 1, mode: Mode::Alone };
        let finished = [(0, step(LAN, 1, "a", 0, &[])), (0, done), (9, Body::VisitEnded { learner: LAN })];
        assert_eq!(wanted(&finished), []);
    }

    #[test]
    fn a_restart_in_between_is_no_pause() {
        let (before, after) = (step(LAN, 1, "a", 0, &[]), step(LAN, 1, "b", 0, &[]));
        let restarted = Moment { boot: 2, ..at(60) };
        let wanted = HelpWanted::of([(LAN, &at(0), &before), (LAN, &restarted, &after)]);
        assert_eq!(wanted, []);
    }

    #[test]
    fn whoever_showed_a_sign_last_comes_first_and_a_passed_lesson_wants_nothing() {
        let both = [(0, step(LAN, 1, "a", 3, &[])), (1, step(AN, 2, "a", 3, &[]))];
        assert_eq!(wanted(&both), [(AN, vec![Sign::SameStep]), (LAN, vec![Sign::SameStep])]);
        let passed = Body::CheckDone { learner: AN, lesson: 6, version: 1, attempt: 3, right: 5, of: 5, passed: true };
        let then = [both.as_slice(), &[(2, passed)]].concat();
        assert_eq!(wanted(&then), [(LAN, vec![Sign::SameStep])]);
        let again = [then.as_slice(), &[(3, step(AN, 4, "a", 2, &[]))]].concat();
        assert_eq!(wanted(&again), [(LAN, vec![Sign::SameStep])], "it counts from the start again");
    }
}
