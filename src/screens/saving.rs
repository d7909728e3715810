//! Saving as every lesson screen does it: what happened is written first, then the screen moves on. A failed write keeps
//! the learner where they are, with one calm sentence, and the green key tries again.

use crate::contract::{Effect, Event, Fact, Outline, Press, Reply, Trouble};
use crate::record::Body;
use crate::texts::Texts;
use std::collections::VecDeque;

/// What is being written, if anything.
#[derive(Debug, Default)]
pub struct Saving {
    waiting: VecDeque<Body>,
    failed: Option<Trouble>,
}

impl Saving {
    /// Starts writing; the first one goes out with this reply.
    pub fn begin(&mut self, bodies: impl IntoIterator<Item = Body>) -> Reply {
        self.waiting = bodies.into_iter().collect();
        self.failed = None;
        self.next().unwrap_or_else(Reply::ignored)
    }

    fn next(&self) -> Option<Reply> {
        self.waiting.front().map(|body| Reply::stay().with(Effect::Record(body.clone())))
    }

    pub fn is_under_way(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Takes what concerns saving. Outer `None`: not a matter of saving. `Some(None)`: everything is on disk now.
    pub fn handle(&mut self, event: &Event) -> Option<Option<Reply>> {
        if !self.is_under_way() {
            return None;
        }
        match event {
            Event::Told(Fact::Saved { .. }) => {
                self.waiting.pop_front();
                Some(self.next())
            }
            Event::Told(Fact::Failed(trouble)) => {
                self.failed = Some(*trouble);
                Some(Some(Reply::stay()))
            }
            Event::Press(Press::Enter) if self.failed.is_some() => {
                self.failed = None;
                Some(self.next())
            }
            // The way home stays open; what was not shown as saved is not.
            Event::Press(Press::Home | Press::Again | Press::Louder | Press::Softer) => None,
            Event::Press(_) => Some(Some(Reply::ignored())),
            _ => None,
        }
    }

    /// Says on a screen's outline what is going on: a quiet note while it lasts; after a failure one sentence, and what
    /// the green key does now.
    pub fn show_on(&self, outline: &mut Outline, texts: Texts) {
        match self.failed {
            Some(trouble) => {
                let sentence =
                    if trouble == Trouble::DiskFull { texts.lesson_disk_full() } else { texts.lesson_not_saved() };
                outline.texts = vec![sentence.to_owned()];
                outline.enter = Some(texts.lesson_try_again().to_owned());
            }
            None if self.is_under_way() => outline.note = Some(texts.lesson_saving().to_owned()),
            None => {}
        }
    }
}
