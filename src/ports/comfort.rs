//! How the one at the keyboard reads and hears best: the station's setting, and over it what they wished for. A person's
//! wishes are remembered with their name, a guest's last as long as the visit.

use super::station::Ports;
use super::store::Store;
use crate::contract::{Fact, Trouble};
use crate::record::{Body, Comfort, LearnerCode, Wishes};
use crate::supervisor::Answer;

/// What holds at the moment.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct InForce {
    pub station: Comfort,
    /// Of whoever is here.
    pub wishes: Wishes,
    /// The voice was turned up or down since the wishes were written: that is done often, and written once.
    is_owed: bool,
}

impl Ports {
    /// Whoever is here wants this from now on.
    pub(super) fn prefer(&mut self, wishes: Wishes) -> Fact {
        self.fulfil(wishes.over(self.in_force.wishes));
        self.in_force.is_owed = true;
        self.keep_wishes();
        Fact::Preferred(self.in_force.wishes)
    }

    /// Nobody is here any more who wished for anything.
    pub(super) fn as_usual(&mut self) -> Fact {
        self.keep_wishes();
        self.fulfil(Wishes::default());
        Fact::Preferred(self.in_force.wishes)
    }

    pub(super) fn change_volume(&mut self, steps: i8) -> Fact {
        let now = self.in_force.station.with(self.in_force.wishes).volume;
        let volume = now.saturating_add_signed(steps).min(Comfort::LOUDEST);
        self.in_force.is_owed = true;
        self.fulfil(Wishes::of_volume(volume).over(self.in_force.wishes));
        Fact::Volume(volume)
    }

    /// These wishes hold from now on.
    pub(super) fn fulfil(&mut self, wishes: Wishes) {
        self.in_force.wishes = wishes;
        self.parts.speaker.set_volume(self.in_force.station.with(wishes).volume);
    }

    /// The wishes of somebody who sits down now. What was wished for without a name was theirs too.
    pub(super) fn wishes_of(&mut self, code: LearnerCode) -> Wishes {
        if self.seat.as_ref().is_some_and(|seat| seat.learner.code == code) {
            return self.in_force.wishes;
        }
        let kept = self.ask(|store| store.wishes(code)).unwrap_or_default();
        kept.over(self.passing_wishes())
    }

    /// The wishes of somebody new.
    pub(super) fn first_wishes(&mut self) -> Wishes {
        let wishes = self.passing_wishes();
        self.in_force.is_owed |= wishes != Wishes::default();
        wishes
    }

    /// What was wished for while nobody was signed in, or by a guest who gives their name now.
    fn passing_wishes(&self) -> Wishes {
        let named = self.seat.as_ref().is_some_and(|seat| seat.learner.person.is_some());
        if named { Wishes::default() } else { self.in_force.wishes }
    }

    /// Writes down what the person at the keyboard wished for, if that has changed. Where it cannot be written it still
    /// holds for the visit; the log has the detail.
    pub(super) fn keep_wishes(&mut self) {
        let wishes = self.in_force.wishes;
        let person = self.seat.as_ref().and_then(|seat| seat.learner.person.as_ref());
        if let Some(code) = person.map(|person| person.code).filter(|_| self.in_force.is_owed) {
            let _ = self.write(Vec::new(), |store, notes| store.keep_wishes(code, wishes, notes));
        }
        self.in_force.is_owed = false;
    }

    /// What the store has of the station's setting, after it was opened.
    pub(super) fn take_up_comfort(&mut self) -> Comfort {
        self.in_force.station = self.ask(Store::comfort).unwrap_or_default();
        self.fulfil(self.in_force.wishes);
        self.in_force.station
    }

    /// Sets it, for a supervisor.
    pub(super) fn set_comfort(&mut self, comfort: Comfort, by: LearnerCode) -> Result<Answer, Trouble> {
        let comfort = comfort.with(Wishes::default());
        let set = self.note(Body::ComfortSet { by });
        self.write(vec![set], |store, notes| store.set_comfort(comfort, notes))?;
        self.in_force.station = comfort;
        self.fulfil(self.in_force.wishes);
        Ok(Answer::Comfort(comfort))
    }
}
