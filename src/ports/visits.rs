//! Who sits at the station: signing in, as a person or a guest, and out. A visit is a sign-in after a sign-out, an
//! idle-out or a start.

use super::people::NotDone;
use super::station::Ports;
use super::store::{NewPerson, Note, Store};
use crate::contract::{Claimant, Fact, Learner, Trouble};
use crate::record::{Body, FormOfAddress, LearnerCode, Moment, Person, Progress, Who, Wishes};

/// The person at the keyboard, and what they have.
pub(super) struct Seat {
    pub learner: Learner,
    pub progress: Progress,
}

impl Seat {
    fn fact(&self) -> Fact {
        Fact::SignedIn { learner: self.learner.clone(), progress: self.progress.clone() }
    }

    /// What the learner has after this event. Another learner's event is not theirs.
    pub fn learn(&mut self, at: &Moment, body: &Body) -> Progress {
        if body.learner() == Some(self.learner.code) {
            self.progress = std::mem::take(&mut self.progress).after(at, body);
        }
        self.progress.clone()
    }
}

impl Ports {
    /// Somebody known. Whoever sits here already was away for a while and has said that it is still them: a new visit; or,
    /// where that cannot be written down, the old one goes on.
    pub(super) fn sign_in(&mut self, code: LearnerCode) -> Result<Fact, Trouble> {
        let seated = self.seat.as_ref().filter(|seat| seat.learner.code == code).map(Seat::fact);
        self.begin_visit(code).or_else(|trouble| seated.ok_or(trouble))
    }

    fn begin_visit(&mut self, code: LearnerCode) -> Result<Fact, Trouble> {
        let code = self.ask(|store| store.kept(code))?;
        let person = self.ask(|store| store.person(code))?;
        let progress = self.ask(|store| store.progress_of(code))?;
        let visit = progress.visit.saturating_add(1);
        let notes = self.notes_of_change([Body::VisitStarted { learner: code, visit }]);
        self.append(notes)?;
        let wishes = self.wishes_of(code);
        Ok(self.sit_down(Learner { code, person, visit, wishes }, progress))
    }

    /// Somebody new, who agreed to be remembered.
    pub(super) fn add_person(
        &mut self,
        name: &str,
        address: Option<FormOfAddress>,
        xom: Option<&str>,
    ) -> Result<Fact, Trouble> {
        let code = self.fresh_code()?;
        let new = NewPerson { code, name: name.into(), address, xom: xom.map(Into::into) };
        let notes = self.notes_of_change(newcomer(code, false));
        let person = self.write(notes, |store, notes| store.add_person(&new, notes))?;
        Ok(self.sit_down_first(code, Some(person)))
    }

    /// Somebody who gives no name. They can practise even where nothing can be saved; that shows when something should be.
    pub(super) fn sign_in_guest(&mut self) -> Fact {
        let code = self.fresh_code().unwrap_or_else(|_| self.parts.ids.learner_code());
        let notes = self.notes_of_change(newcomer(code, true));
        let _ = self.append_or_owe(notes);
        self.sit_down_first(code, None)
    }

    /// Who has this number or card.
    pub(super) fn recognise(&mut self, who: Who) -> Result<Fact, Trouble> {
        let found = self.ask(|store| match who {
            Who::Number(number) => store.code_of_number(number)?.map_or(Ok(None), |code| store.person(code)),
            Who::Code(code) => store.person(code),
        })?;
        Ok(Fact::Recognised(found))
    }

    /// The guest who sits here is this person: what the guest did is theirs, until somebody takes that back. `None` where no
    /// guest sits here.
    pub(super) fn claim(&mut self, claimant: &Claimant) -> Option<Result<Fact, Trouble>> {
        let seat = self.seat.as_ref().filter(|seat| seat.learner.person.is_none())?;
        let guest = seat.learner.code;
        let claimed = match claimant {
            Claimant::Known(code) => match self.merge(Who::Code(guest), Who::Code(*code), None, false) {
                Err(NotDone::Machine(trouble)) => Err(trouble),
                // Somebody who was forgotten meanwhile takes nothing over: the guest stays a guest.
                Ok(_) | Err(NotDone::Refused(_)) => Ok(()),
            },
            Claimant::New { name, address, xom } => self.claim_as_new(guest, name, *address, xom.as_deref()),
        };
        let seated = claimed.and_then(|()| self.seat.as_ref().map(Seat::fact).ok_or(Trouble::Disk));
        Some(seated)
    }

    /// A person who has agreed, and the guest's work theirs: all or none.
    fn claim_as_new(
        &mut self,
        guest: LearnerCode,
        name: &str,
        address: Option<FormOfAddress>,
        xom: Option<&str>,
    ) -> Result<(), Trouble> {
        let code = self.fresh_code()?;
        let new = NewPerson { code, name: name.into(), address, xom: xom.map(Into::into) };
        let added = Body::LearnerAdded { learner: code, guest: false, by: None };
        let claimed = Body::LearnersMerged { learner: guest, into: code, by: None };
        let notes = [added, claimed].map(|body| self.note(body)).to_vec();
        self.write(notes, |store, notes| store.add_person(&new, notes))?;
        self.look_again()
    }

    /// Whoever sits here leaves, whether or not it can be written down. After a start nobody does yet: then the visit that
    /// was going on when the program stopped is over, or the next start would ask for that person again.
    pub(super) fn sign_out(&mut self) -> Fact {
        let left_open = if self.seat.is_none() { self.ask(Store::open_visit).ok().flatten() } else { None };
        let notes = match left_open {
            Some(learner) => vec![self.note(Body::VisitEnded { learner })],
            None => self.notes_of_change([]),
        };
        if !notes.is_empty() {
            let _ = self.append_or_owe(notes);
        }
        self.seat = None;
        self.supervision.watch = None;
        self.fulfil(Wishes::default());
        self.keep_place(None);
        // Nobody waits for anything now: a good moment for a copy, or to move the write-ahead log into the database.
        self.copy_if_due();
        self.rest();
        Fact::SignedOut
    }

    fn sit_down_first(&mut self, code: LearnerCode, person: Option<Person>) -> Fact {
        let wishes = self.first_wishes();
        self.sit_down(Learner { code, person, visit: 1, wishes }, Progress::default())
    }

    fn sit_down(&mut self, learner: Learner, progress: Progress) -> Fact {
        // Whoever watched, watched the one before.
        self.supervision.watch = None;
        let progress = Progress { visit: learner.visit, ..progress };
        self.fulfil(learner.wishes);
        self.seat.insert(Seat { learner, progress }).fact()
    }

    /// The end of the visit that is going on, if one is, and what comes after it. What was wished for is written down first.
    fn notes_of_change(&mut self, bodies: impl IntoIterator<Item = Body>) -> Vec<Note> {
        self.keep_wishes();
        let ended = self.seat.as_ref().map(|seat| Body::VisitEnded { learner: seat.learner.code });
        ended.into_iter().chain(bodies).map(|body| self.note(body)).collect()
    }

    /// A code that is nobody's. Five random bytes hardly ever meet; but results must never land on the wrong person.
    pub(super) fn fresh_code(&mut self) -> Result<LearnerCode, Trouble> {
        loop {
            let code = self.parts.ids.learner_code();
            if !self.ask(|store| store.is_taken(code))? {
                return Ok(code);
            }
        }
    }
}

fn newcomer(learner: LearnerCode, guest: bool) -> [Body; 2] {
    [Body::LearnerAdded { learner, guest, by: None }, Body::VisitStarted { learner, visit: 1 }]
}
