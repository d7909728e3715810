//! How far long work on the records has come, told to whoever draws it.

use crate::contract::{Fact, Stage, Work};
use crate::ports::Courier;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

/// Says each percent once.
#[derive(Clone)]
pub(in crate::ports) struct Progress {
    courier: Option<Courier>,
    stage: Stage,
    said: Arc<AtomicU8>,
}

impl Progress {
    /// Work of this kind begins.
    pub fn of(stage: Stage, courier: Option<Courier>) -> Self {
        let progress = Self { courier, stage, said: Arc::new(AtomicU8::new(0)) };
        progress.tell(0);
        progress
    }

    /// `done` of about `all`. It is never said to be whole: what comes after says so.
    pub fn say(&self, done: u64, all: u64) {
        let percent = u8::try_from(done.saturating_mul(100) / all.max(1)).unwrap_or(99).min(99);
        if self.said.fetch_max(percent, Ordering::Relaxed) < percent {
            self.tell(percent);
        }
    }

    fn tell(&self, percent: u8) {
        if let Some(courier) = &self.courier {
            courier(Fact::Opening(Work { stage: self.stage, percent }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;

    #[test]
    fn each_percent_is_said_once_and_never_backwards() {
        let said = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&said);
        let courier: Courier = Arc::new(move |fact| heard.lock().unwrap().push(fact));
        let progress = Progress::of(Stage::Checking, Some(courier));
        for done in [0, 1, 5, 4, 5, 500, 1000, 2000] {
            progress.say(done, 1000);
        }
        let said = said.lock().unwrap().clone();
        let percents = said.into_iter().map(|fact| match fact {
            Fact::Opening(work) => work.percent,
            other => panic!("{other:?}"),
        });
        assert_eq!(percents.collect::<Vec<_>>(), [0, 50, 99]);
    }
}
