//! How long writing takes on this disk. On a slow card it takes so long that whoever waits is told before; how that is said
//! is not known here.

use std::collections::VecDeque;
use std::time::Duration;

/// A person notices a screen that stands still for longer.
const NOTICED: Duration = Duration::from_millis(200);
/// Acts of writing that are remembered: a card that tidies itself up stalls now and then, not always.
const REMEMBERED: usize = 8;

/// How long the last acts of writing took.
#[derive(Debug, Default)]
pub(super) struct Pace {
    last: VecDeque<Duration>,
}

impl Pace {
    /// One act of writing took so long.
    pub fn note(&mut self, took: Duration) {
        self.last.truncate(REMEMBERED - 1);
        self.last.push_front(took);
    }

    /// The next one may well keep a person waiting.
    pub fn is_slow(&self) -> bool {
        self.last.iter().any(|took| *took > NOTICED)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(took_ms: &[u64]) -> bool {
        let mut pace = Pace::default();
        took_ms.iter().for_each(|ms| pace.note(Duration::from_millis(*ms)));
        pace.is_slow()
    }

    #[test]
    fn one_stall_is_remembered_for_a_while_and_then_forgotten() {
        assert!(!after(&[]) && !after(&[10, 200, 10]));
        assert!(after(&[10, 900]) && after(&[900, 10, 10, 10, 10, 10, 10, 10]));
        assert!(!after(&[900, 10, 10, 10, 10, 10, 10, 10, 10]));
    }
}
