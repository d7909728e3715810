//! Confirmations: signed with the station's key and recorded before they are shown.

use super::station::Ports;
use super::store::{Note, Store};
use super::supervising::Answered;
use crate::contract::{Confirmation, Fact, Trouble};
use crate::credential::{Credential, KeyId, Kind, Percent, Signed, key_id};
use crate::record::{Body, LearnerCode, LessonProgress};
use crate::supervisor::Answer;
use ed25519_dalek::SigningKey;

/// What is to be confirmed, and of whom.
struct Claim {
    learner: LearnerCode,
    lesson: u16,
    version: u16,
    percent: Percent,
    /// The level volunteers vouch for.
    kind: Kind,
    done: LessonProgress,
    /// What was confirmed of this lesson before, and is of this human being under whichever of their codes.
    before: Option<(KeyId, Credential)>,
}

impl Ports {
    /// Confirms what the learner at the keyboard did. `None` when nobody sits there: then there is nothing to confirm.
    pub(super) fn confirm(&mut self, lesson: u16, version: u16, percent: u8) -> Option<Result<Fact, Trouble>> {
        let seat = self.seat.as_ref()?;
        let done = seat.progress.lessons.get(&lesson).cloned().unwrap_or_default();
        let percent = Percent::new(percent).unwrap_or(Percent::FULL);
        let learner = seat.learner.code;
        let signed = self.confirm_done(learner, lesson, version, percent, done);
        Some(signed.map(|signed| {
            let progress = self.seat.as_ref().map(|seat| seat.progress.clone()).unwrap_or_default();
            Fact::Confirmed { confirmation: Confirmation::of(&signed), progress }
        }))
    }

    /// Confirms what somebody did who need not sit here. Nothing, where the self-check was never passed.
    pub(super) fn confirm_for(&mut self, learner: LearnerCode, lesson: u16, version: u16) -> Answered {
        let learner = self.ask(|store| store.kept(learner))?;
        let progress = self.ask(|store| store.progress_of(learner))?;
        let done = progress.lessons.get(&lesson).filter(|done| done.check_passed).cloned();
        let Some(done) = done else { return Ok(None) };
        let percent = done.percent().and_then(Percent::new).unwrap_or(Percent::FULL);
        let person = self.ask(|store| store.person(learner))?;
        let signed = self.confirm_done(learner, lesson, version, percent, done)?;
        Ok(Some(Answer::Confirmed(person, Box::new(signed))))
    }

    fn confirm_done(
        &mut self,
        learner: LearnerCode,
        lesson: u16,
        version: u16,
        percent: Percent,
        done: LessonProgress,
    ) -> Result<Signed, Trouble> {
        let before = done.confirmed.as_deref().and_then(|facts| Credential::read_hex(facts).ok());
        let of_one = |store: &Store, other| Ok(store.kept(other)? == store.kept(learner)?);
        let before = before.filter(|(_, before)| self.ask(|store| of_one(store, before.learner)) == Ok(true));
        // What is only an example stays one, whoever watched.
        let kind = if self.parts.confirms == Kind::Demo { Kind::Demo } else { done.level(version).into() };
        self.confirm_claim(&Claim { learner, lesson, version, percent, kind, done, before })
    }

    fn confirm_claim(&mut self, claim: &Claim) -> Result<Signed, Trouble> {
        let key = self.premises.as_ref().map_err(|trouble| *trouble)?.key.clone();
        let before = claim.confirmed_before().map(|(signer, credential)| self.as_it_was(signer, &credential, &key));
        match before.transpose()?.flatten() {
            Some(signed) => Ok(signed),
            None => self.sign_and_record(claim, &key),
        }
    }

    /// A confirmation as it was once signed, also under a key the station has no more.
    fn as_it_was(
        &mut self,
        signer: KeyId,
        credential: &Credential,
        key: &SigningKey,
    ) -> Result<Option<Signed>, Trouble> {
        if signer == key_id(&key.verifying_key()) {
            return Ok(Some(credential.sign(key)));
        }
        let issued = self.ask(Store::issued)?;
        let same = issued.iter().find(|issued| (issued.key, issued.credential) == (signer, *credential));
        Ok(same.and_then(|issued| issued.signed(Some(key))))
    }

    fn sign_and_record(&mut self, claim: &Claim, key: &SigningKey) -> Result<Signed, Trouble> {
        let at = self.parts.clock.moment();
        let id = self.parts.ids.event(at.wall_ms);
        let signed = Credential {
            kind: claim.kind,
            id: id.into(),
            lesson: claim.lesson,
            lesson_version: claim.version,
            learner: claim.learner,
            day: self.parts.clock.today().into(),
            clock: at.quality,
            reissued: false,
            passed: claim.done.check_passed,
            percent: claim.percent,
        }
        .sign(key);
        let facts = signed.credential().facts_hex(signed.key_id());
        let Claim { learner, lesson, version, .. } = *claim;
        let body = Body::Confirmed { learner, lesson, version, facts };
        self.append(vec![Note { id, at, body: body.clone() }])?;
        if let Some(seat) = &mut self.seat {
            seat.learn(&at, &body);
        }
        Ok(signed)
    }
}

impl Claim {
    /// The same thing is confirmed once; looked at again it has the same QR. At another level it is another one, and the one
    /// before stays right.
    fn confirmed_before(&self) -> Option<(KeyId, Credential)> {
        let (signer, credential) = self.before?;
        let same = (credential.lesson_version, credential.percent) == (self.version, self.percent)
            && (credential.passed, credential.kind) == (self.done.check_passed, self.kind);
        same.then_some((signer, credential))
    }
}
