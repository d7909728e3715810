//! Do it in the simulator, without help: a fresh phone at a screen, and what must be so in the end.

use super::{Aloud, Grade, Kind, Setting, Task};
use crate::lesson::{Author, Node, Spoken, task_words};

#[derive(Debug, Clone, PartialEq)]
pub struct Doing {
    task: Task,
    why: Spoken,
}

impl Doing {
    pub fn read(setting: &Setting, node: &mut Node, author: &mut Author) -> Option<Self> {
        let start = node.text(author, "start");
        let goal = node.text(author, "goal");
        let why = node.spoken(author, "why", setting.clip("why"));
        // Where the practice could not be read there is enough to put right already.
        let (start, goal) = task_words(author, setting.practice?, &start?, &goal?)?;
        Some(Self { task: Task { start, goal }, why: why? })
    }
}

impl Kind for Doing {
    fn task(&self) -> Option<&Task> {
        Some(&self.task)
    }
    fn grade_done(&self, done: bool) -> Grade {
        Grade::of(done, &self.why)
    }
    /// It is done on the phone.
    fn aloud(&self) -> Option<Aloud<'_>> {
        None
    }
}
