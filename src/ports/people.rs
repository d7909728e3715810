//! What a volunteer does about people: adding, renaming, merging and taking back a merge, moving work to whom it belongs,
//! forgetting a name. Each act is an event that says who did it; what has no sense is refused and changes nothing.
//!
//! It does not know who may do this: whoever asks has made sure of that.

use super::station::Ports;
use super::store::{NewPerson, Store};
use crate::contract::Trouble;
use crate::record::{Body, Change, Choice, LearnerCode, Naming, Party, Person, StationInfo, Who, chosen, may_merge};
use crate::supervisor::people::Refusal;
use crate::vietnamese::clean_name;

/// Why an act did not happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotDone {
    Refused(Refusal),
    Machine(Trouble),
}

impl From<Trouble> for NotDone {
    fn from(trouble: Trouble) -> Self {
        Self::Machine(trouble)
    }
}

impl From<Refusal> for NotDone {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl Ports {
    /// The very code somebody is named by; it may stand back for another.
    pub fn code_of(&mut self, who: Who) -> Result<LearnerCode, NotDone> {
        self.at_work()?;
        let found = match who {
            Who::Number(number) => self.ask(|store| store.code_of_number(number))?,
            Who::Code(code) => self.ask(|store| store.is_taken(code))?.then_some(code),
        };
        found.ok_or(Refusal::Nobody.into())
    }

    /// The person with this code, or the one they are kept under; `None` where no name is known.
    pub fn person(&mut self, code: LearnerCode) -> Result<Option<Person>, NotDone> {
        self.at_work()?;
        Ok(self.ask(|store| store.person(code))?)
    }

    /// The people of a xóm, or all, by given name.
    pub fn people_of(&mut self, xom: Option<&str>) -> Result<Vec<Person>, NotDone> {
        self.at_work()?;
        Ok(self.ask(|store| store.people(xom))?)
    }

    /// What the station is called and which hamlets it serves.
    pub fn info(&mut self) -> Result<StationInfo, NotDone> {
        self.at_work()?;
        Ok(self.ask(Store::info)?)
    }

    /// Remembers somebody who agreed to it, without signing them in. A volunteer who does it has heard them agree.
    pub fn remember(&mut self, name: &str, change: &Change, by: Option<LearnerCode>) -> Result<Person, NotDone> {
        self.at_work()?;
        let name = clean_name(name);
        if name.is_empty() {
            return Err(Refusal::NoName.into());
        }
        let code = self.fresh_code()?;
        let new =
            NewPerson { code, name, address: change.address, xom: change.xom.clone().filter(|xom| !xom.is_empty()) };
        let added = Body::LearnerAdded { learner: code, guest: false, by };
        let heard = by.map(|by| Body::ConsentHeard { learner: code, given: true, by });
        let notes = [added].into_iter().chain(heard).map(|body| self.note(body)).collect();
        Ok(self.write(notes, |store, notes| store.add_person(&new, notes))?)
    }

    /// Gives a person another name, form of address or xóm.
    pub fn rename(&mut self, who: Who, change: &Change, by: Option<LearnerCode>) -> Result<Person, NotDone> {
        let code = self.code_of(who)?;
        let person = self.ask(|store| store.person(code))?.ok_or(Refusal::Nameless)?;
        let name = change.name.as_deref().map_or_else(|| person.name.clone(), clean_name);
        if name.is_empty() {
            return Err(Refusal::NoName.into());
        }
        let xom = change.xom.clone().or_else(|| person.xom.clone()).filter(|xom| !xom.is_empty());
        let renamed = Person { name, address: change.address.or(person.address), xom, ..person };
        let note = self.note(Body::LearnerRenamed { learner: renamed.code, by });
        self.write(vec![note], |store, notes| store.rename(&renamed, notes))?;
        self.look_again()?;
        Ok(renamed)
    }

    /// What `from` has is `into`'s from now on: two entries of one person, or a guest's work that is claimed. `sure`: that
    /// two different names are one human being has been said. Whom it all belongs to.
    pub fn merge(&mut self, from: Who, into: Who, by: Option<LearnerCode>, sure: bool) -> Result<LearnerCode, NotDone> {
        let (from, into) = (self.party(from)?, self.party(into)?);
        let by_kept = by.map(|by| self.ask(|store| store.kept(by))).transpose()?;
        may_merge(&from, &into, by_kept, sure).map_err(Refusal::Merge)?;
        let merged = self.note(Body::LearnersMerged { learner: from.code, into: into.code, by });
        self.append(vec![merged])?;
        self.look_again()?;
        Ok(into.code)
    }

    /// Takes back every merge by which this code stands back: they are two again.
    pub fn unmerge(&mut self, who: Who, by: Option<LearnerCode>) -> Result<LearnerCode, NotDone> {
        let code = self.code_of(who)?;
        let merges = self.ask(Store::merges)?;
        let theirs = merges.iter().filter(|merge| merge.learner == code);
        let undone: Vec<_> = theirs.map(|merge| self.note(Body::MergeUndone { merge: merge.event, by })).collect();
        if undone.is_empty() {
            return Err(Refusal::NotMerged.into());
        }
        self.append(undone)?;
        self.look_again()?;
        Ok(code)
    }

    /// Moves chosen work to whom it belongs. Moving it back undoes it. How many events were moved.
    pub fn split(&mut self, from: Who, choice: &Choice, to: Who, by: Option<LearnerCode>) -> Result<usize, NotDone> {
        let (from, to) = (self.party(from)?, self.party(to)?);
        if from.code == to.code {
            return Err(Refusal::ToThemselves.into());
        }
        if to.naming == Naming::Erased {
            return Err(Refusal::ToErased.into());
        }
        if let Some(by) = by
            && self.ask(|store| store.kept(by))? == to.code
        {
            return Err(Refusal::ForOneself.into());
        }
        let work = self.ask(|store| store.work_of(from.code))?;
        let events = chosen(&work, choice).map_err(Refusal::Work)?;
        let moved = events.len();
        let note = self.note(Body::WorkMoved { learner: from.code, to: to.code, events, by });
        self.append(vec![note])?;
        self.look_again()?;
        Ok(moved)
    }

    /// The human being somebody is named by.
    fn party(&mut self, who: Who) -> Result<Party, NotDone> {
        let code = self.code_of(who)?;
        let code = self.ask(|store| store.kept(code))?;
        let naming = self.ask(|store| store.naming(code))?;
        Ok(Party { code, naming })
    }

    /// The store is open; a command opens it by its first act.
    pub(super) fn at_work(&mut self) -> Result<(), Trouble> {
        if self.premises.is_err() {
            self.open();
        }
        self.premises.as_ref().map(|_| ()).map_err(|trouble| *trouble)
    }

    /// Whoever sits here may have been the one it was about. They go on under the code they sat down under.
    pub(super) fn look_again(&mut self) -> Result<(), Trouble> {
        let Some(code) = self.seat.as_ref().map(|seat| seat.learner.code) else { return Ok(()) };
        let (person, progress) = self.ask(|store| Ok((store.person(code)?, store.progress_of(code)?)))?;
        if let Some(seat) = &mut self.seat {
            seat.learner.person = person;
            seat.progress = progress;
        }
        Ok(())
    }
}
