//! What a learner has: a fold over the set of their events, in (epoch, seq) order.

use super::body::{Body, Mode};
use super::correction::Corrections;
use super::event::{Envelope, Moment};
use super::level::{Level, TasksSeen, level_of};
use super::mastery::Pass;
use super::person::LearnerCode;
use std::collections::{BTreeMap, BTreeSet};

/// Everything the screens need to know of one learner's work.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Progress {
    /// By lesson number.
    pub lessons: BTreeMap<u16, LessonProgress>,
    /// The visit that is going on, from 1; 0 before the first. Counted, not read: of two codes that turned out to be one
    /// human being each counted their own.
    pub visit: u32,
}

/// One learner, one lesson.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LessonProgress {
    pub story_read: bool,
    /// Modes finished at least once.
    pub modes_done: Vec<Mode>,
    /// The practice that was begun and not finished: attempt, mode, lesson version, steps done, snapshot after the last.
    pub unfinished: Option<Unfinished>,
    /// Best self-check: right, of.
    pub best_check: Option<(u8, u8)>,
    pub check_passed: bool,
    /// Every self-check that was passed, in order.
    pub passes: Vec<Pass>,
    /// The question a volunteer asked aloud last.
    pub asked: Option<String>,
    /// A question asked aloud, by a volunteer who is not the learner, was answered right.
    pub answered_aloud: bool,
    /// Confirmed at least once; the facts of the newest one, hex.
    pub confirmed: Option<String>,
    /// Versions of the lesson of which a volunteer watched a run through Tự làm.
    pub watched: BTreeSet<u16>,
    /// By version: the tasks on one's own phone a volunteer has seen done.
    pub tasks_seen: BTreeMap<u16, TasksSeen>,
    /// By version: the level of a confirmation that came back by its QR.
    pub readmitted: BTreeMap<u16, Level>,
}

/// Where a practice can be taken up again.
#[derive(Debug, Clone, PartialEq)]
pub struct Unfinished {
    pub attempt: u64,
    pub mode: Mode,
    pub version: u16,
    pub steps_done: u16,
    pub snapshot: String,
}

impl Progress {
    /// Progress after one more event. Events that are not about lessons or visits change nothing.
    pub fn after(mut self, at: &Moment, body: &Body) -> Self {
        self.learn(at, body);
        self
    }

    fn learn(&mut self, at: &Moment, body: &Body) {
        let visit = self.visit;
        match body {
            Body::VisitStarted { .. } => self.visit = visit.saturating_add(1),
            Body::StoryRead { lesson, .. } => self.lesson(*lesson).story_read = true,
            Body::StepDone { lesson, version, attempt, work, snapshot, .. } => {
                self.lesson(*lesson).step_done(*attempt, work.mode, *version, snapshot)
            }
            Body::PracticeDone { lesson, mode, .. } => self.lesson(*lesson).practice_done(*mode),
            Body::CheckDone { lesson, right, of, passed, .. } => {
                self.lesson(*lesson).check_done((*right, *of), passed.then(|| Pass::at(at, visit)))
            }
            Body::AskedAgain { learner, lesson, question, right, by, .. } => {
                self.lesson(*lesson).asked_again(question, *right && by != learner)
            }
            Body::Confirmed { lesson, facts, .. } | Body::Reissued { lesson, facts, .. } => {
                self.lesson(*lesson).confirmed = Some(facts.clone())
            }
            Body::CompletionReadmitted { lesson, version, facts, .. } => {
                self.lesson(*lesson).readmit(*version, facts, Pass { visit, day: None })
            }
            // Nobody vouches for oneself.
            Body::RunWatched { learner, lesson, version, by, .. } if by != learner => {
                self.lesson(*lesson).watched.insert(*version);
            }
            Body::TaskSeen { learner, lesson, version, task, of, by } if by != learner => {
                self.lesson(*lesson).tasks_seen.entry(*version).or_default().see(*task, *of)
            }
            // Of people, the station and who looks after it.
            _ => {}
        }
    }

    /// The fold over the work of one human being, whatever codes and stations it was written down under, in any order.
    pub fn of_work<'a>(work: impl IntoIterator<Item = &'a Envelope>, corrections: &Corrections) -> Self {
        let mut in_order: Vec<&Envelope> = work.into_iter().collect();
        in_order.sort_by_key(|event| event.position());
        let own: BTreeSet<LearnerCode> = in_order.iter().filter_map(|event| added(&event.body)).collect();
        let mut confirmed: BTreeSet<String> =
            in_order.iter().filter_map(|event| confirmed_facts(&event.body)).collect();
        in_order.into_iter().fold(Self::default(), |progress, event| {
            if is_of_oneself(&event.body, &own) || corrections.is_withdrawn(event) {
                return progress;
            }
            let again =
                matches!(event.body, Body::CompletionReadmitted { .. }) && is_repeated(&event.body, &mut confirmed);
            if again { progress } else { progress.after(&corrections.moment(event), &event.body) }
        })
    }

    /// The fold over one learner's events, in order.
    pub fn of<'a>(events: impl IntoIterator<Item = (&'a Moment, &'a Body)>) -> Self {
        events.into_iter().fold(Self::default(), |progress, (at, body)| progress.after(at, body))
    }

    fn lesson(&mut self, number: u16) -> &mut LessonProgress {
        self.lessons.entry(number).or_default()
    }
}

impl LessonProgress {
    /// The best self-check, per cent rounded down.
    pub fn percent(&self) -> Option<u8> {
        let (right, of) = self.best_check?;
        u8::try_from(u32::from(right) * 100 / u32::from(of.max(1))).ok().map(|percent| percent.min(100))
    }

    fn step_done(&mut self, attempt: u64, mode: Mode, version: u16, snapshot: &str) {
        let before = self.unfinished.take().filter(|u| u.attempt == attempt && u.mode == mode);
        let steps_done = before.map_or(0, |u| u.steps_done).saturating_add(1);
        self.unfinished = Some(Unfinished { attempt, mode, version, steps_done, snapshot: snapshot.to_owned() });
    }

    fn practice_done(&mut self, mode: Mode) {
        // Somebody who looks at the example again keeps the run they had begun in another mode.
        self.unfinished.take_if(|unfinished| unfinished.mode == mode);
        if !self.modes_done.contains(&mode) {
            self.modes_done.push(mode);
        }
    }

    fn check_done(&mut self, result: (u8, u8), pass: Option<Pass>) {
        self.check_passed |= pass.is_some();
        self.passes.extend(pass);
        if is_as_good(result, self.best_check) {
            self.best_check = Some(result);
        }
    }

    fn asked_again(&mut self, question: &str, mastered: bool) {
        self.asked = Some(question.to_owned());
        self.answered_aloud |= mastered;
    }

    /// A confirmation that came back from its QR stands in for what is not on record any more, and adds nothing where
    /// something is.
    fn readmit(&mut self, version: u16, facts: &str, pass: Pass) {
        let (passed, percent) = result(facts);
        let level = level_of(facts);
        if level > Level::Alone {
            let held = self.readmitted.entry(version).or_default();
            *held = level.max(*held);
        }
        self.confirmed.get_or_insert_with(|| facts.to_owned());
        self.best_check.get_or_insert((percent, 100));
        if passed && !self.check_passed {
            self.check_passed = true;
            self.passes.push(pass);
        }
    }
}

/// Passed, and per cent: the last byte of a confirmation's facts (trust.md §1).
fn result(facts: &str) -> (bool, u8) {
    let byte = facts.get(46..48).and_then(|byte| u8::from_str_radix(byte, 16).ok()).unwrap_or(0);
    (byte & 0x80 != 0, byte & 0x7f)
}

/// The code somebody was added under; of a human being there may be several.
fn added(body: &Body) -> Option<LearnerCode> {
    match body {
        Body::LearnerAdded { learner, .. } => Some(*learner),
        _ => None,
    }
}

/// Whether somebody vouched for what turned out to be their own work.
fn is_of_oneself(body: &Body, own: &BTreeSet<LearnerCode>) -> bool {
    let vouches = matches!(body, Body::AskedAgain { .. }) || body.is_witness();
    vouches && body.by().is_some_and(|by| own.contains(&by))
}

fn confirmed_facts(body: &Body) -> Option<String> {
    match body {
        Body::Confirmed { facts, .. } | Body::Reissued { facts, .. } => Some(facts.clone()),
        _ => None,
    }
}

/// Whether it is a confirmation that `seen` holds already; else it does from now on.
pub(super) fn is_repeated(body: &Body, seen: &mut BTreeSet<String>) -> bool {
    match body {
        Body::Confirmed { facts, .. } | Body::CompletionReadmitted { facts, .. } => !seen.insert(facts.clone()),
        _ => false,
    }
}

/// Whether a self-check (right, of) went at least as well as the best so far. A check without questions is no check.
fn is_as_good((right, of): (u8, u8), best: Option<(u8, u8)>) -> bool {
    let share = |right: u8, other_of: u8| u32::from(right) * u32::from(other_of);
    of > 0 && best.is_none_or(|(best_right, best_of)| share(right, best_of) >= share(best_right, of))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Help, LearnerCode, StepWork};

    const LEARNER: LearnerCode = LearnerCode([1, 2, 3, 4, 5]);
    const LESSON: u16 = 6;

    fn step(attempt: u64, mode: Mode, snapshot: &str) -> Body {
        let work = StepWork { mode, step: "s".into(), help: Help::None, mistakes: 0, traps: Vec::new() };
        Body::StepDone { learner: LEARNER, lesson: LESSON, version: 2, attempt, work, snapshot: snapshot.into() }
    }

    fn practice(attempt: u64, mode: Mode) -> Body {
        Body::PracticeDone { learner: LEARNER, lesson: LESSON, version: 2, attempt, mode }
    }

    fn check(right: u8, of: u8, passed: bool) -> Body {
        Body::CheckDone { learner: LEARNER, lesson: LESSON, version: 2, attempt: 1, right, of, passed }
    }

    fn after(events: &[Body]) -> LessonProgress {
        all(events).lessons.remove(&LESSON).unwrap_or_default()
    }

    fn all(events: &[Body]) -> Progress {
        let at = Moment { wall_ms: 0, boot: 1, up_ms: 0, quality: crate::record::ClockQuality::Unknown };
        Progress::of(events.iter().map(|body| (&at, body)))
    }

    #[test]
    fn each_step_moves_the_place_where_the_practice_is_taken_up() {
        let lesson = after(&[step(1, Mode::Follow, "a"), step(1, Mode::Follow, "b")]);
        let expected =
            Unfinished { attempt: 1, mode: Mode::Follow, version: 2, steps_done: 2, snapshot: "b".to_string() };
        assert_eq!(lesson.unfinished, Some(expected));
        assert!(lesson.modes_done.is_empty());
    }

    #[test]
    fn a_new_attempt_or_another_mode_counts_its_steps_from_one() {
        let again = after(&[step(1, Mode::Follow, "a"), step(2, Mode::Follow, "b")]).unfinished.unwrap();
        assert_eq!((again.attempt, again.steps_done), (2, 1));
        let alone = after(&[step(1, Mode::Follow, "a"), step(1, Mode::Alone, "b")]).unfinished.unwrap();
        assert_eq!((alone.mode, alone.steps_done), (Mode::Alone, 1));
    }

    #[test]
    fn a_finished_practice_is_done_once_and_leaves_nothing_to_take_up() {
        let lesson = after(&[step(1, Mode::Follow, "a"), practice(1, Mode::Follow), practice(2, Mode::Follow)]);
        assert_eq!(lesson.modes_done, [Mode::Follow]);
        assert_eq!(lesson.unfinished, None);
    }

    #[test]
    fn looking_at_the_example_again_keeps_a_begun_practice() {
        let lesson = after(&[step(1, Mode::Alone, "a"), practice(2, Mode::Watch)]);
        assert_eq!(lesson.unfinished.map(|unfinished| unfinished.attempt), Some(1));
        assert_eq!(lesson.modes_done, [Mode::Watch]);
    }

    #[test]
    fn the_best_check_is_the_best_share_of_right_answers() {
        assert_eq!(after(&[check(4, 5, true), check(3, 5, false)]).best_check, Some((4, 5)));
        assert_eq!(after(&[check(3, 5, false), check(4, 5, true)]).best_check, Some((4, 5)));
        assert_eq!(after(&[check(4, 5, true), check(3, 3, true)]).best_check, Some((3, 3)), "the short form");
        assert_eq!(after(&[check(3, 3, true), check(4, 5, true)]).best_check, Some((3, 3)));
    }

    #[test]
    fn a_check_without_questions_never_replaces_a_result() {
        assert_eq!(after(&[check(4, 5, true), check(0, 0, false)]).best_check, Some((4, 5)));
        assert_eq!(after(&[check(0, 0, false)]).best_check, None);
    }

    #[test]
    fn a_check_once_passed_stays_passed() {
        assert!(after(&[check(4, 5, true), check(1, 5, false)]).check_passed);
        assert!(!after(&[check(1, 5, false)]).check_passed);
    }

    fn asked_by(by: LearnerCode, right: bool) -> Body {
        let question = "q1".into();
        Body::AskedAgain { learner: LEARNER, lesson: LESSON, version: 2, question, right, by }
    }

    #[test]
    fn a_right_answer_aloud_counts_and_a_wrong_one_after_it_takes_nothing_away() {
        let hoa = LearnerCode([9; 5]);
        let lesson = after(&[asked_by(hoa, true), asked_by(hoa, false)]);
        assert_eq!((lesson.answered_aloud, lesson.asked.as_deref()), (true, Some("q1")));
        assert!(!after(&[asked_by(hoa, false)]).answered_aloud);
    }

    #[test]
    fn nobody_asks_themself() {
        assert!(!after(&[asked_by(LEARNER, true)]).answered_aloud);
    }

    #[test]
    fn the_newest_confirmation_counts() {
        let confirmed =
            |facts: &str| Body::Confirmed { learner: LEARNER, lesson: LESSON, version: 2, facts: facts.into() };
        assert_eq!(after(&[confirmed("aa"), confirmed("bb")]).confirmed.as_deref(), Some("bb"));
    }

    #[test]
    fn lessons_are_kept_apart_and_other_events_change_nothing() {
        let story = Body::StoryRead { learner: LEARNER, lesson: 1, version: 1 };
        let visit = Body::VisitStarted { learner: LEARNER, visit: 1 };
        let progress = all(&[visit, story, step(1, Mode::Follow, "a")]);
        assert_eq!(progress.lessons.keys().copied().collect::<Vec<_>>(), [1, LESSON]);
        assert!(progress.lessons[&1].story_read && !progress.lessons[&LESSON].story_read);
        assert_eq!(progress.lessons[&1].unfinished, None);
    }

    #[test]
    fn visits_are_counted_whatever_number_they_were_given() {
        let visit = || Body::VisitStarted { learner: LEARNER, visit: 1 };
        assert_eq!(all(&[visit(), visit()]).visit, 2);
    }

    /// Facts of this many per cent, passed.
    fn facts(percent: u8) -> String {
        format!("{}{:02x}", "10".repeat(23), 0x80 | percent)
    }

    fn readmitted(percent: u8) -> Body {
        let signature = "00".repeat(64);
        Body::CompletionReadmitted {
            learner: LEARNER,
            lesson: LESSON,
            version: 2,
            facts: facts(percent),
            signature,
            by: None,
        }
    }

    #[test]
    fn a_completion_that_came_back_by_its_qr_is_there_again() {
        let lesson = after(&[readmitted(90)]);
        assert_eq!(
            (lesson.confirmed, lesson.check_passed, lesson.best_check),
            (Some(facts(90)), true, Some((90, 100)))
        );
        assert_eq!(lesson.passes.len(), 1);
        let failed = Body::CompletionReadmitted {
            learner: LEARNER,
            lesson: LESSON,
            version: 2,
            facts: "10".repeat(24),
            signature: String::new(),
            by: None,
        };
        let lesson = after(&[failed]);
        assert_eq!((lesson.check_passed, lesson.passes.len()), (false, 0));
    }

    #[test]
    fn a_completion_that_is_on_record_gains_nothing_by_coming_back() {
        let before =
            [check(4, 5, true), Body::Confirmed { learner: LEARNER, lesson: LESSON, version: 2, facts: facts(80) }];
        let again = [before.as_slice(), &[readmitted(90)]].concat();
        assert_eq!(after(&again), after(&before));
    }

    #[test]
    fn the_same_completion_by_two_ways_counts_once_in_any_order() {
        use crate::record::set::samples::event;
        let check = check(4, 5, true);
        let confirmed = Body::Confirmed { learner: LEARNER, lesson: LESSON, version: 2, facts: facts(80) };
        // The QR was scanned at a new store; what was there before came back from a bundle later.
        let work = [event(1, readmitted(80)), event(2, readmitted(80)), event(3, check), event(4, confirmed)];
        let progress = Progress::of_work(&work, &Corrections::default());
        assert_eq!(progress.lessons[&LESSON].passes.len(), 1);
        let backwards = Progress::of_work(work.iter().rev(), &Corrections::default());
        assert_eq!(backwards, progress);
    }
}
