//! The lock of a volunteer's PIN (trust.md §6): five free tries, then ever longer waiting, after a hundred only the recovery
//! code. It locks a screen and is never a key: nothing is encrypted with the PIN, and who takes the disk out passes by it.
//!
//! Pure: (state, fact, powered-on time) → decision. Time is what the station has been running since this start; the wall
//! clock can be set and is not asked. Each volunteer has a lock of their own, so that somebody's guessing keeps out the one
//! whose name was chosen, and nobody else.

use std::time::Duration;

/// Tries without waiting, since the last success.
pub const FREE: u32 = 5;
/// Tries in all since the last success.
pub const CAP: u32 = 100;

/// How long to wait after the try of this number, from 1.
pub fn waiting_after(tries: u32) -> Duration {
    const MINUTE: u64 = 60;
    Duration::from_secs(match tries.saturating_sub(FREE) {
        0 if tries < FREE => 0,
        0 => 30,
        1 => MINUTE,
        2 => 5 * MINUTE,
        _ => 15 * MINUTE,
    })
}

/// What is kept on disk of a lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Kept {
    /// Since the last success.
    pub tries: u32,
    /// What was still to be waited when this was kept.
    pub waiting: Duration,
}

/// The state: what was kept, and when in this start that was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lock {
    kept: Kept,
    since: Duration,
}

/// What happens to a lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    /// Somebody wants to try a PIN.
    Tried,
    /// The PIN was right, or the recovery code was.
    Opened,
    /// Nothing but time has passed.
    Passed,
}

/// What follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Keep the new state, synced, and only then compare.
    CountThenCompare,
    /// A PIN may be tried.
    Free,
    /// No try for so long.
    Wait(Duration),
    /// No more tries: the recovery code.
    RecoveryOnly,
}

impl Lock {
    /// As it was kept, found `now` after this start. All that was kept of the waiting is still ahead: pulling the plug
    /// never shortens it.
    pub fn restored(kept: Kept, now: Duration) -> Self {
        Self { kept, since: now }
    }

    /// The state after a fact at `now`, and what follows.
    pub fn step(self, fact: Fact, now: Duration) -> (Self, Decision) {
        let here = self.at(now);
        match (fact, here.stands()) {
            (Fact::Opened, _) => (Self::restored(Kept::default(), now), Decision::Free),
            (Fact::Tried, Decision::Free) => {
                let tries = here.kept.tries + 1;
                (Self::restored(Kept { tries, waiting: waiting_after(tries) }, now), Decision::CountThenCompare)
            }
            (_, stands) => (here, stands),
        }
    }

    /// What is to be kept.
    pub fn kept(self) -> Kept {
        self.kept
    }

    /// How much of the waiting has passed since it was last kept.
    pub fn unkept(self, now: Duration) -> Duration {
        now.saturating_sub(self.since).min(self.kept.waiting)
    }

    /// The same lock with the waiting that has passed taken off.
    fn at(self, now: Duration) -> Self {
        let waiting = self.kept.waiting - self.unkept(now);
        Self { kept: Kept { waiting, ..self.kept }, since: now }
    }

    fn stands(self) -> Decision {
        match self.kept {
            Kept { tries: CAP.., .. } => Decision::RecoveryOnly,
            Kept { waiting: Duration::ZERO, .. } => Decision::Free,
            Kept { waiting, .. } => Decision::Wait(waiting),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn s(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    fn tried(tries: u32) -> Lock {
        Lock::restored(Kept { tries, waiting: waiting_after(tries) }, s(0))
    }

    #[test]
    fn five_tries_are_free_then_one_waits_ever_longer() {
        let mut lock = Lock::restored(Kept::default(), s(0));
        let mut now = s(0);
        let mut waits = Vec::new();
        for _ in 0..10 {
            let (after, decision) = lock.step(Fact::Tried, now);
            assert_eq!(decision, Decision::CountThenCompare);
            lock = after;
            if let Decision::Wait(wait) = lock.step(Fact::Passed, now).1 {
                waits.push(wait.as_secs());
                now += wait;
            }
        }
        assert_eq!(waits, [30, 60, 300, 900, 900, 900]);
    }

    #[test]
    fn a_try_while_waiting_is_refused_and_not_counted() {
        let (lock, decision) = tried(5).step(Fact::Tried, s(29));
        assert_eq!((lock.kept().tries, decision), (5, Decision::Wait(s(1))));
        let (lock, decision) = lock.step(Fact::Tried, s(30));
        assert_eq!((lock.kept().tries, decision), (6, Decision::CountThenCompare));
    }

    #[test]
    fn after_a_hundred_tries_no_waiting_helps_and_only_the_recovery_code_opens() {
        let last = Lock::restored(Kept { tries: CAP - 1, waiting: s(0) }, s(0));
        let (lock, decision) = last.step(Fact::Tried, s(0));
        assert_eq!((lock.kept().tries, decision), (CAP, Decision::CountThenCompare));
        assert_eq!(lock.step(Fact::Tried, s(1_000_000)), (lock.at(s(1_000_000)), Decision::RecoveryOnly));
        assert_eq!(lock.step(Fact::Opened, s(0)).1, Decision::Free);
    }

    #[test]
    fn success_forgets_the_tries_before() {
        let (lock, _) = tried(7).step(Fact::Opened, s(400));
        assert_eq!((lock.kept(), lock.step(Fact::Passed, s(400)).1), (Kept::default(), Decision::Free));
    }

    #[test]
    fn a_restart_takes_nothing_off_what_was_kept() {
        let kept = tried(6).kept();
        assert_eq!(Lock::restored(kept, s(5)).step(Fact::Passed, s(5)).1, Decision::Wait(s(60)));
        let half = tried(6).step(Fact::Passed, s(40)).0.kept();
        assert_eq!(Lock::restored(half, s(0)).step(Fact::Passed, s(0)).1, Decision::Wait(s(20)));
    }

    /// Something that happens at a station: time passes, it is kept, the plug is pulled.
    #[derive(Debug, Clone)]
    enum Life {
        Run(u64),
        Keep,
        PullThePlug,
        Try,
    }

    fn life() -> impl Strategy<Value = Life> {
        prop_oneof![
            4 => (0_u64..400).prop_map(Life::Run),
            2 => Just(Life::Keep),
            2 => Just(Life::PullThePlug),
            4 => Just(Life::Try),
        ]
    }

    proptest! {
        /// Whatever happens in between, a try that is let through comes no sooner in powered-on time after the one before
        /// than its waiting says, and there are never more than the cap.
        #[test]
        fn no_way_of_pulling_the_plug_shortens_the_waiting(lives in prop::collection::vec(life(), 0..400)) {
            let mut disk = Kept::default();
            let (mut lock, mut now) = (Lock::restored(disk, s(0)), s(0));
            let mut powered = s(0);
            let mut last: Option<(u32, Duration)> = None;
            for life in lives {
                match life {
                    Life::Run(seconds) => {
                        now += s(seconds);
                        powered += s(seconds);
                    }
                    Life::Keep => {
                        lock = lock.step(Fact::Passed, now).0;
                        disk = lock.kept();
                    }
                    Life::PullThePlug => {
                        now = s(0);
                        lock = Lock::restored(disk, now);
                    }
                    Life::Try => {
                        let (after, decision) = lock.step(Fact::Tried, now);
                        lock = after;
                        if decision == Decision::CountThenCompare {
                            disk = lock.kept();
                            if let Some((tries, at)) = last {
                                prop_assert!(powered - at >= waiting_after(tries));
                                prop_assert_eq!(disk.tries, tries + 1);
                            }
                            prop_assert!(disk.tries <= CAP);
                            last = Some((disk.tries, powered));
                        }
                    }
                }
            }
        }

        /// Who waits as long as is said, with the power on, is let through.
        #[test]
        fn waiting_as_long_as_is_said_is_enough(tries in 0..CAP, steps in prop::collection::vec(1_u64..200, 0..40)) {
            let (mut lock, mut now) = (tried(tries), s(0));
            for step in steps {
                now += s(step);
                lock = lock.step(Fact::Passed, now).0;
            }
            if let Decision::Wait(wait) = lock.step(Fact::Passed, now).1 {
                now += wait;
            }
            prop_assert_eq!(lock.step(Fact::Passed, now).1, Decision::Free);
        }
    }
}
