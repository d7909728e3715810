//! What one human being did within some time, as numbers that can be added.

use crate::record::LearnerCode;
use std::collections::BTreeMap;
use std::ops::{AddAssign, Sub};

/// By lesson; `None` is coming to the station without touching a lesson. An entry, however empty, says that there was
/// something. Marks are called by themselves, or on a page by their numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work<M = Mark>(pub BTreeMap<Option<u16>, InLesson<M>>);

/// In one lesson. Differences between two states can be negative; what is kept is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InLesson<M = Mark> {
    pub counts: Counts,
    pub marks: BTreeMap<M, Times>,
}

/// Runs through the practice, each on the day it began.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// In whichever mode.
    pub attempts: i32,
    /// Of these: Tự làm.
    pub alone: i32,
    /// Of these: finished with no help in any step.
    pub unaided: i32,
}

/// What is counted by its name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// Steps in which a trap with this tag was sprung.
    Trap(String),
    /// A question of the self-check, by its id: how often answered, how often wrong.
    Question(String),
    /// Confirmations of this kind (trust.md §1), each counted once, on the day it was given.
    Level(u8),
    /// What this volunteer did for the learner.
    Helper(LearnerCode),
}

/// How often, and how often of that wrong.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Times {
    pub all: i32,
    pub wrong: i32,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.attempts += other.attempts;
        self.alone += other.alone;
        self.unaided += other.unaided;
    }
}

impl Sub for Counts {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self {
            attempts: self.attempts - other.attempts,
            alone: self.alone - other.alone,
            unaided: self.unaided - other.unaided,
        }
    }
}

impl AddAssign for Times {
    fn add_assign(&mut self, other: Self) {
        self.all += other.all;
        self.wrong += other.wrong;
    }
}

impl<M> Default for Work<M> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<M> Default for InLesson<M> {
    fn default() -> Self {
        Self { counts: Counts::default(), marks: BTreeMap::new() }
    }
}

impl<M: Clone + Ord> Work<M> {
    /// The entry of a lesson; from now on there is one.
    pub fn lesson(&mut self, lesson: Option<u16>) -> &mut InLesson<M> {
        self.0.entry(lesson).or_default()
    }

    pub fn add(&mut self, other: &Self) {
        for (lesson, more) in &other.0 {
            let entry = self.lesson(*lesson);
            entry.counts += more.counts;
            for (mark, times) in &more.marks {
                entry.mark(mark.clone(), *times);
            }
        }
    }

    /// The same with the marks of each lesson called otherwise.
    ///
    /// # Errors
    /// Those of `call`.
    pub fn called<N: Clone + Ord, E>(
        &self,
        mut call: impl FnMut(Option<u16>, &M) -> Result<N, E>,
    ) -> Result<Work<N>, E> {
        let mut work = Work::default();
        for (lesson, entry) in &self.0 {
            let into = work.lesson(*lesson);
            into.counts = entry.counts;
            for (mark, times) in &entry.marks {
                into.mark(call(*lesson, mark)?, *times);
            }
        }
        Ok(work)
    }
}

impl<M: Clone + Ord> InLesson<M> {
    /// Adds to a mark. One that comes to nothing is none.
    pub fn mark(&mut self, mark: M, times: Times) {
        let held = self.marks.entry(mark.clone()).or_default();
        *held += times;
        if *held == Times::default() {
            self.marks.remove(&mark);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trap(all: i32) -> Work {
        let mut work = Work::default();
        work.lesson(Some(6)).mark(Mark::Trap("quang-cao".into()), Times { all, wrong: 0 });
        work.lesson(Some(6)).counts = Counts { attempts: all, alone: 0, unaided: 0 };
        work
    }

    #[test]
    fn what_is_taken_away_again_leaves_that_there_was_something() {
        let mut work = trap(2);
        work.add(&trap(-2));
        assert_eq!(work.0[&Some(6)], InLesson::default());
    }
}
