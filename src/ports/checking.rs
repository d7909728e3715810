//! Checking a confirmation a volunteer is shown: what the keys say, how often this station was asked, and what its own
//! record knows of it; taking a completion back in, and giving it to the person it belongs to.

use super::known_keys::KnownKeys;
use super::people::NotDone;
use super::readmission::Readmission;
use super::station::Ports;
use super::store::Store;
use super::supervising::Answered;
use super::{brought, trust_file};
use crate::contract::{Fact, Trouble};
use crate::credential::{Examined, KeyStatus, ShortCode, Signed, Verdict, examine, judge};
use crate::record::{Body, LearnerCode, NoMerge, Who};
use crate::supervisor::people::Refusal;
use crate::supervisor::{Answer, Checked, Picture, Reading, Whose};
use crate::trust::{ListedStation, ProgrammeRoot};

impl Ports {
    /// Judges what a volunteer was shown, and counts it.
    pub(super) fn check(&mut self, given: &str, by: LearnerCode) -> Answered {
        let examined = self.examined(given)?;
        if let Some(verdict) = examined.verdict()
            && let Some(signed) = verdict.signed()
        {
            let (code, right) = (signed.short_code().to_string(), verdict.is_right());
            let note = self.note(Body::ConfirmationChecked { code, right, by });
            self.append(vec![note])?;
        }
        self.found_out(given, examined)
    }

    /// The same without counting.
    pub(super) fn look_at_code(&mut self, given: &str) -> Answered {
        let examined = self.examined(given)?;
        self.found_out(given, examined)
    }

    fn examined(&mut self, given: &str) -> Result<Examined, Trouble> {
        let is_short = given.trim().parse::<ShortCode>().is_ok();
        let known = self.known_keys(is_short)?;
        Ok(examine(given, &known.keyring, |code| known.by_short_code().get(code).map(|signed| signed.qr_text(None))))
    }

    /// Takes the completion of this QR into the records.
    pub(super) fn take_in(&mut self, text: &str, by: LearnerCode) -> Answered {
        let keyring = self.known_keys(false)?.keyring;
        self.readmit(text, &keyring, Some(by))?;
        self.look_at_code(text)
    }

    /// This QR's learner is this person: the completion comes into the records, and their two codes are one human being's.
    pub(super) fn attach(&mut self, text: &str, to: LearnerCode, by: LearnerCode) -> Answered {
        if self.are_one(to, by)? {
            return Ok(Some(Answer::NotAttached(Some(NoMerge::ForOneself))));
        }
        let keyring = self.known_keys(false)?.keyring;
        let signed = match self.readmit(text, &keyring, Some(by))? {
            Readmission::Readmitted(signed) | Readmission::Known(signed) => signed,
            Readmission::Refused(_) => return Ok(Some(Answer::NotAttached(None))),
        };
        let (guest, person) = (Who::Code(signed.credential().learner), Who::Code(to));
        match self.merge(guest, person, Some(by), false) {
            Ok(_) => self.look_at_code(text),
            Err(refusal) => not_attached(refusal),
        }
    }

    /// That was a mistake: both are two again. The completion stays on record.
    pub(super) fn detach(&mut self, text: &str, by: LearnerCode) -> Answered {
        let keyring = self.known_keys(false)?.keyring;
        let Some(learner) = judge(text, &keyring).signed().map(|signed| signed.credential().learner) else {
            return Ok(Some(Answer::NotAttached(None)));
        };
        match self.unmerge(Who::Code(learner), Some(by)) {
            Ok(_) => self.look_at_code(text),
            Err(refusal) => not_attached(refusal),
        }
    }

    /// The pictures on the sticks that are plugged in.
    pub(super) fn pictures(&self) -> Vec<Picture> {
        let folders: Vec<_> = self.parts.sticks.mounted().into_iter().map(|stick| stick.folder).collect();
        brought::pictures(&folders)
    }

    /// The QRs in a picture: a large photograph takes a slow machine a second or two, so on a thread where there is one.
    pub(super) fn read_picture(&self, picture: &Picture) -> Option<Answer> {
        let path = picture.path.clone();
        let Some(courier) = self.parts.courier.clone() else {
            return Some(Answer::PictureRead(brought::read(&path)));
        };
        let read = move || courier(Fact::Supervised(Answer::PictureRead(brought::read(&path))));
        let started = std::thread::Builder::new().name("picture".into()).spawn(read);
        started.err().map(|_| Answer::PictureRead(Reading::Unreadable))
    }

    /// What this station knows of keys, now: its record and the commune's list may have changed since the last time. Every
    /// confirmation it ever gave out is read only where that matters: for a short code, and where a key was stolen.
    fn known_keys(&mut self, with_record: bool) -> Result<KnownKeys, Trouble> {
        let changes = self.ask(Store::key_changes)?;
        let premises = self.premises.as_ref().map_err(|trouble| *trouble)?;
        let (present, root) = (premises.key.clone(), ProgrammeRoot::pinned());
        // A list that cannot be read is none: what it would have vouched for is unknown then, never right.
        let list = premises.store.folder().and_then(|folder| trust_file::held(folder, &root).ok().flatten());
        let is_stolen = |station: &ListedStation| station.status == KeyStatus::Compromised;
        let stolen = list.as_ref().is_some_and(|list| list.stations().iter().any(is_stolen));
        let issued = if with_record || stolen { self.ask(Store::issued)? } else { Vec::new() };
        Ok(KnownKeys::of(Some(present), issued, &changes, list, &root))
    }

    fn found_out(&mut self, given: &str, examined: Examined) -> Answered {
        let signed = examined.verdict().and_then(Verdict::signed).cloned();
        let code = signed.as_ref().map(Signed::short_code);
        let times = match code {
            Some(code) => self.ask(|store| store.times_checked(&code.to_string()))?,
            None => 0,
        };
        let nothing = Checked {
            given: given.to_owned(),
            examined,
            times,
            whose: Whose::Unknown,
            on_record: false,
            overstated: false,
        };
        let Some(signed) = nothing.right().cloned() else { return Ok(Some(Answer::Checked(Box::new(nothing)))) };
        let (learner, facts) = (signed.credential().learner, signed.credential().facts_hex(signed.key_id()));
        let checked = Checked {
            whose: self.whose(learner)?,
            on_record: self.ask(|store| store.is_confirmed(learner, &facts))?,
            overstated: self.is_overstated(learner, signed.short_code())?,
            ..nothing
        };
        Ok(Some(Answer::Checked(Box::new(checked))))
    }

    fn whose(&mut self, learner: LearnerCode) -> Result<Whose, Trouble> {
        let kept = self.ask(|store| store.kept(learner))?;
        let (is_taken, person) = self.ask(|store| Ok((store.is_taken(learner)?, store.person(kept)?)))?;
        Ok(match person {
            Some(person) if kept != learner => Whose::Attached(person),
            Some(person) => Whose::Person(person),
            None if is_taken => Whose::Nameless,
            None => Whose::Unknown,
        })
    }
}

fn not_attached(why: NotDone) -> Answered {
    match why {
        NotDone::Machine(trouble) => Err(trouble),
        NotDone::Refused(Refusal::Merge(why)) => Ok(Some(Answer::NotAttached(Some(why)))),
        _ => Ok(Some(Answer::NotAttached(None))),
    }
}
