//! Watches over who sits there: three idle minutes, half a minute's warning, then the question. Pure: time is an argument,
//! and there is never more than one deadline, so an idle station sleeps.

use std::time::Duration;

/// Nobody has touched anything for this long: the station asks whether somebody is there.
pub const IDLE: Duration = Duration::from_secs(180);
/// How long the warning stands.
pub const WARNING: Duration = Duration::from_secs(30);

/// What the gate wants done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    Warn,
    /// Ask who is there (or, with nobody signed in, go back to the first page).
    Ask,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Phase {
    /// Nothing to watch over: the first page, or the question itself.
    #[default]
    Resting,
    Watching,
    Warned,
}

/// The idle watch.
#[derive(Debug, Clone, Default)]
pub struct Gate {
    phase: Phase,
    /// When the phase began, or the last touch in it.
    since: Duration,
}

impl Gate {
    /// Somebody has done something. `true` if it answered the warning, and so means nothing else.
    pub fn touched(&mut self, now: Duration) -> bool {
        let warned = self.phase == Phase::Warned;
        if warned {
            self.phase = Phase::Watching;
        }
        self.since = now;
        warned
    }

    /// Whether there is somebody, or something half done, to watch over.
    pub fn watch(&mut self, needed: bool, now: Duration) {
        match (needed, self.phase) {
            (true, Phase::Resting) => (self.phase, self.since) = (Phase::Watching, now),
            (false, Phase::Watching | Phase::Warned) => self.phase = Phase::Resting,
            (true, _) | (false, Phase::Resting) => {}
        }
    }

    pub fn deadline(&self) -> Option<Duration> {
        match self.phase {
            Phase::Resting => None,
            Phase::Watching => Some(self.since + IDLE),
            Phase::Warned => Some(self.since + WARNING),
        }
    }

    /// Time has passed.
    pub fn pass(&mut self, now: Duration) -> Option<Act> {
        if self.deadline().is_none_or(|deadline| now < deadline) {
            return None;
        }
        self.since = now;
        match self.phase {
            Phase::Resting => None,
            Phase::Watching => {
                self.phase = Phase::Warned;
                Some(Act::Warn)
            }
            Phase::Warned => {
                self.phase = Phase::Resting;
                Some(Act::Ask)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn s(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    fn watching() -> Gate {
        let mut gate = Gate::default();
        gate.watch(true, s(0));
        gate
    }

    #[test]
    fn three_minutes_then_a_warning_then_the_question() {
        let mut gate = watching();
        assert_eq!(gate.deadline(), Some(s(180)));
        assert_eq!(gate.pass(s(179)), None);
        assert_eq!(gate.pass(s(180)), Some(Act::Warn));
        assert_eq!(gate.deadline(), Some(s(210)));
        assert_eq!(gate.pass(s(210)), Some(Act::Ask));
        assert_eq!(gate.deadline(), None);
    }

    #[test]
    fn a_touch_puts_the_warning_off_and_counts_for_nothing_else() {
        let mut gate = watching();
        assert!(!gate.touched(s(100)));
        assert_eq!(gate.pass(s(180)), None);
        assert_eq!(gate.pass(s(280)), Some(Act::Warn));
        assert!(gate.touched(s(300)));
        assert!(!gate.touched(s(301)));
        assert_eq!(gate.deadline(), Some(s(481)));
    }

    #[test]
    fn nothing_is_scheduled_while_there_is_nobody_to_watch_over() {
        let mut gate = watching();
        gate.watch(false, s(10));
        assert_eq!(gate.deadline(), None);
        assert_eq!(gate.pass(s(1000)), None);
        gate.watch(true, s(1000));
        assert_eq!(gate.deadline(), Some(s(1180)));
    }

    #[test]
    fn watching_on_does_not_start_the_time_again() {
        let mut gate = watching();
        gate.watch(true, s(100));
        assert_eq!(gate.deadline(), Some(s(180)));
    }
}
