//! What a learner has: a fold over the set of their events, in (epoch, seq) order.

use super::event::{Body, Mode};
use std::collections::BTreeMap;

/// Everything the screens need to know of one learner's work.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Progress {
    /// By lesson number.
    pub lessons: BTreeMap<u16, LessonProgress>,
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
    /// Confirmed at least once; the facts of the newest one, hex.
    pub confirmed: Option<String>,
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
    /// Progress after one more event. Events that are not about lessons change nothing.
    pub fn after(mut self, body: &Body) -> Self {
        self.learn(body);
        self
    }

    fn learn(&mut self, body: &Body) {
        match body {
            Body::StoryRead { lesson, .. } => self.lesson(*lesson).story_read = true,
            Body::StepDone { lesson, version, attempt, work, snapshot, .. } => {
                let lesson = self.lesson(*lesson);
                let before = lesson.unfinished.take().filter(|u| u.attempt == *attempt && u.mode == work.mode);
                lesson.unfinished = Some(Unfinished {
                    attempt: *attempt,
                    mode: work.mode,
                    version: *version,
                    steps_done: before.map_or(0, |u| u.steps_done) + 1,
                    snapshot: snapshot.clone(),
                });
            }
            Body::PracticeDone { lesson, mode, .. } => {
                let lesson = self.lesson(*lesson);
                lesson.unfinished = None;
                if !lesson.modes_done.contains(mode) {
                    lesson.modes_done.push(*mode);
                }
            }
            Body::CheckDone { lesson, right, of, passed, .. } => {
                let lesson = self.lesson(*lesson);
                lesson.check_passed |= *passed;
                let better = lesson.best_check.is_none_or(|(r, o)| u32::from(*right) * u32::from(o) >= u32::from(r) * u32::from(*of));
                if better {
                    lesson.best_check = Some((*right, *of));
                }
            }
            Body::Confirmed { lesson, facts, .. } => self.lesson(*lesson).confirmed = Some(facts.clone()),
            Body::StationStarted { .. }
            | Body::StationStopped
            | Body::LearnerAdded { .. }
            | Body::VisitStarted { .. }
            | Body::VisitEnded { .. }
            | Body::QuestionAnswered { .. } => {}
        }
    }

    fn lesson(&mut self, number: u16) -> &mut LessonProgress {
        self.lessons.entry(number).or_default()
    }
}
