//! Watches over who sits there: three idle minutes, half a minute's warning, then the question; for a supervisor less. And
//! the PIN gate: the way into a supervisor's room leads through the door. Pure: time is an argument, and there is never
//! more than one deadline, so an idle station sleeps.

use crate::contract::Nav;
use crate::screens::Route;
use crate::world::World;
use std::time::Duration;

/// Nobody has touched anything for this long: the station asks whether somebody is there.
pub const IDLE: Duration = Duration::from_secs(180);
/// How long the warning stands.
pub const WARNING: Duration = Duration::from_secs(30);

/// How long somebody may sit idle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// Until the warning.
    pub idle: Duration,
    /// As long as it stands.
    pub warning: Duration,
}

impl Patience {
    pub const LEARNER: Self = Self { idle: IDLE, warning: WARNING };
    /// Two minutes in all (trust.md §6).
    pub const SUPERVISOR: Self = Self { idle: Duration::from_secs(100), warning: Duration::from_secs(20) };
}

/// The PIN gate. Which routes are a supervisor's is not a list to be kept: it is the type [`Route::Room`]. Without a
/// session the way there leads to the door; for whoever is signed in to learn there is no way.
pub fn passage(nav: Nav, world: &World) -> Nav {
    match nav {
        Nav::Push(Route::Room(_)) | Nav::Replace(Route::Room(_)) | Nav::Reset(Route::Room(_))
            if world.learner.is_some() =>
        {
            Nav::Stay
        }
        Nav::Push(Route::Room(onward)) if world.supervisor.is_none() => Nav::Push(Route::Door { onward }),
        Nav::Replace(Route::Room(onward)) if world.supervisor.is_none() => Nav::Replace(Route::Door { onward }),
        Nav::Reset(Route::Room(onward)) if world.supervisor.is_none() => Nav::Reset(Route::Door { onward }),
        nav => nav,
    }
}

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
#[derive(Debug, Clone)]
pub struct Gate {
    phase: Phase,
    /// When the phase began, or the last touch in it.
    since: Duration,
    patience: Patience,
}

impl Default for Gate {
    fn default() -> Self {
        Self { phase: Phase::default(), since: Duration::ZERO, patience: Patience::LEARNER }
    }
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

    /// Whether there is somebody, or something half done, to watch over, and how patiently.
    pub fn watch(&mut self, needed: Option<Patience>, now: Duration) {
        self.patience = needed.unwrap_or(self.patience);
        match (needed.is_some(), self.phase) {
            (true, Phase::Resting) => (self.phase, self.since) = (Phase::Watching, now),
            (false, Phase::Watching | Phase::Warned) => self.phase = Phase::Resting,
            (true, _) | (false, Phase::Resting) => {}
        }
    }

    pub fn deadline(&self) -> Option<Duration> {
        match self.phase {
            Phase::Resting => None,
            Phase::Watching => Some(self.since + self.patience.idle),
            Phase::Warned => Some(self.since + self.patience.warning),
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
    use crate::contract::Learner;
    use crate::record::{LearnerCode, Person, Wishes};
    use crate::screens::Room;
    use crate::texts::{Lang, Texts};

    fn s(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    fn watching() -> Gate {
        let mut gate = Gate::default();
        gate.watch(Some(Patience::LEARNER), s(0));
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
        gate.watch(None, s(10));
        assert_eq!(gate.deadline(), None);
        assert_eq!(gate.pass(s(1000)), None);
        gate.watch(Some(Patience::LEARNER), s(1000));
        assert_eq!(gate.deadline(), Some(s(1180)));
    }

    #[test]
    fn a_supervisor_is_out_after_two_minutes() {
        let mut gate = Gate::default();
        gate.watch(Some(Patience::SUPERVISOR), s(0));
        assert_eq!(gate.pass(s(100)), Some(Act::Warn));
        assert_eq!(gate.pass(s(120)), Some(Act::Ask));
    }

    #[test]
    fn the_way_into_a_room_leads_through_the_door_unless_a_supervisor_is_in() {
        let mut world = World::new(Texts::new(Lang::Vi));
        let room = || Route::Room(Room::Menu);
        let door = || Route::Door { onward: Room::Menu };
        assert_eq!(passage(Nav::Push(room()), &world), Nav::Push(door()));
        assert_eq!(passage(Nav::Replace(room()), &world), Nav::Replace(door()));
        assert_eq!(passage(Nav::Reset(room()), &world), Nav::Reset(door()));
        assert_eq!(passage(Nav::Push(Route::Keeper), &world), Nav::Push(Route::Keeper));
        world.supervisor = Some(hoa());
        assert_eq!(passage(Nav::Push(room()), &world), Nav::Push(room()));
        world.learner = Some(Learner { code: hoa().code, person: None, visit: 1, wishes: Wishes::default() });
        assert_eq!(passage(Nav::Push(room()), &world), Nav::Stay);
    }

    fn hoa() -> Person {
        Person { code: LearnerCode([2; 5]), number: 10_016, name: "Nông Thị Hoa".into(), address: None, xom: None }
    }

    #[test]
    fn watching_on_does_not_start_the_time_again() {
        let mut gate = watching();
        gate.watch(Some(Patience::LEARNER), s(100));
        assert_eq!(gate.deadline(), Some(s(180)));
    }
}
