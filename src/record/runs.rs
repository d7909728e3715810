//! Runs through Tự làm that were finished, as a volunteer may vouch for them: they took place at this station, nobody was
//! shown what to press, and whoever vouches can have stood beside them.
//!
//! Why not later than the same day: a volunteer remembers what they saw this evening. What they remember of last week is
//! kindness, and a confirmation must not be made of it.

use super::body::{Body, Help, Mode};
use super::correction::Corrections;
use super::event::{Envelope, Moment, StationId};
use super::person::LearnerCode;
use std::collections::BTreeSet;

/// A finished run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Run {
    /// As it was written down; they may be kept under another code.
    pub learner: LearnerCode,
    pub lesson: u16,
    pub version: u16,
    pub attempt: u64,
    /// When it was finished.
    pub at: Moment,
    /// Where: the station and the epoch of its chain.
    pub place: (StationId, u32),
    /// Somewhere in it the learner asked until they were shown what to press.
    pub shown: bool,
    /// A volunteer vouches for it already.
    pub watched: bool,
}

/// Why a run is not vouched for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotWatched {
    #[error("nobody vouches for oneself")]
    Oneself,
    #[error("there is no such run at this station, or it was not finished")]
    Unfinished,
    #[error("the learner was shown what to press")]
    Shown,
    #[error("it was on another day")]
    NotToday,
    #[error("a volunteer vouches for it already")]
    Already,
}

/// Every run through Tự làm that these events finish, in their order.
pub fn finished_alone(events: &[Envelope], corrections: &Corrections) -> Vec<Run> {
    let mut shown: BTreeSet<u64> = BTreeSet::new();
    let mut watched: BTreeSet<u64> = BTreeSet::new();
    for event in events.iter().filter(|event| !corrections.is_withdrawn(event)) {
        match &event.body {
            // A hint in words leaves the finding to the learner; the arrow of the next one does not.
            Body::StepDone { attempt, work, .. } if work.mode == Mode::Alone && work.help >= Help::Point => {
                shown.insert(*attempt);
            }
            Body::RunWatched { learner, attempt, by, .. } if by != learner => {
                watched.insert(*attempt);
            }
            _ => {}
        }
    }
    let run = |event: &Envelope| match event.body {
        Body::PracticeDone { learner, lesson, version, attempt, mode: Mode::Alone } => {
            let (place, at) = ((event.station, event.epoch), corrections.moment(event));
            let (shown, watched) = (shown.contains(&attempt), watched.contains(&attempt));
            Some(Run { learner, lesson, version, attempt, at, place, shown, watched })
        }
        _ => None,
    };
    events.iter().filter_map(run).collect()
}

impl Run {
    /// Whether it may be vouched for here and now.
    pub fn may_be_vouched_for(&self, here: (StationId, u32), now: &Moment) -> Result<(), NotWatched> {
        match () {
            () if self.place.0 != here.0 => Err(NotWatched::Unfinished),
            () if self.watched => Err(NotWatched::Already),
            () if self.shown => Err(NotWatched::Shown),
            () if !self.is_of_this_day(here, now) => Err(NotWatched::NotToday),
            () => Ok(()),
        }
    }

    /// The same start of the station, or the same day where both days can be believed.
    pub fn is_of_this_day(&self, here: (StationId, u32), now: &Moment) -> bool {
        let day = |moment: &Moment| moment.at_the_station().map(|time| time.date());
        let same_day = day(&self.at).is_some() && day(&self.at) == day(now);
        same_day || (self.place == here && self.at.boot == now.boot)
    }
}

#[cfg(test)]
mod tests {
    use super::super::set::samples::{at, code, event};
    use super::super::{ClockQuality, StepWork};
    use super::*;

    const HOA: LearnerCode = LearnerCode([9; 5]);
    const HERE: (StationId, u32) = (StationId([1; 16]), 65_536);

    fn step(seq: u64, help: Help) -> Envelope {
        let work = StepWork { mode: Mode::Alone, step: "s".into(), help, mistakes: 3, traps: vec!["t".into()] };
        let (learner, snapshot) = (code(1), String::new());
        event(seq, Body::StepDone { learner, lesson: 6, version: 2, attempt: 7, work, snapshot })
    }

    fn done(seq: u64, mode: Mode) -> Envelope {
        event(seq, Body::PracticeDone { learner: code(1), lesson: 6, version: 2, attempt: 7, mode })
    }

    fn runs(events: &[Envelope]) -> Vec<Run> {
        finished_alone(events, &Corrections::of(events))
    }

    fn judged(events: &[Envelope]) -> Result<(), NotWatched> {
        runs(events).first().ok_or(NotWatched::Unfinished)?.may_be_vouched_for(HERE, &at(9))
    }

    #[test]
    fn a_run_that_was_finished_with_mistakes_and_a_hint_in_words_may_be_vouched_for() {
        assert_eq!(judged(&[step(1, Help::None), step(2, Help::Nudge), done(3, Mode::Alone)]), Ok(()));
    }

    #[test]
    fn a_run_that_was_not_finished_or_was_no_tu_lam_is_none() {
        assert_eq!(judged(&[step(1, Help::None)]), Err(NotWatched::Unfinished));
        assert_eq!(judged(&[done(1, Mode::Follow)]), Err(NotWatched::Unfinished));
    }

    #[test]
    fn who_was_shown_what_to_press_did_not_do_it_alone() {
        for help in [Help::Point, Help::Show] {
            assert_eq!(judged(&[step(1, help), done(2, Mode::Alone)]), Err(NotWatched::Shown));
        }
    }

    #[test]
    fn a_run_is_vouched_for_once_unless_that_was_taken_back() {
        let watched = event(3, Body::RunWatched { learner: code(1), lesson: 6, version: 2, attempt: 7, by: HOA });
        let events = [step(1, Help::None), done(2, Mode::Alone), watched.clone()];
        assert_eq!(judged(&events), Err(NotWatched::Already));
        let back = event(4, Body::WitnessWithdrawn { learner: code(1), witness: watched.id, by: HOA });
        assert_eq!(judged(&[events.as_slice(), &[back]].concat()), Ok(()));
    }

    #[test]
    fn what_was_at_another_station_is_not_vouched_for_here() {
        let elsewhere = Envelope { station: StationId([2; 16]), ..done(1, Mode::Alone) };
        assert_eq!(judged(&[elsewhere]), Err(NotWatched::Unfinished));
    }

    #[test]
    fn a_run_of_another_day_is_too_long_ago_and_one_of_this_start_never_is() {
        let run = runs(&[done(1, Mode::Alone)])[0];
        let day = 86_400_000;
        let now =
            |days: i64, boot: u32, quality| Moment { wall_ms: run.at.wall_ms + days * day, boot, quality, ..run.at };
        let (sure, unsure) = (ClockQuality::Plausible, ClockQuality::Unknown);
        assert_eq!(run.may_be_vouched_for(HERE, &now(1, 5, sure)), Err(NotWatched::NotToday));
        assert_eq!(run.may_be_vouched_for(HERE, &now(0, 5, sure)), Ok(()), "after a power cut the same evening");
        assert_eq!(run.may_be_vouched_for(HERE, &now(0, 5, unsure)), Err(NotWatched::NotToday));
        assert_eq!(run.may_be_vouched_for(HERE, &now(40, run.at.boot, unsure)), Ok(()));
        let restored = (HERE.0, HERE.1 + 65_536);
        assert_eq!(run.may_be_vouched_for(restored, &now(1, run.at.boot, sure)), Err(NotWatched::NotToday));
    }
}
