//! A completion that comes back from its QR: after records were lost, or from another station.
//!
//! It stands on the signature alone. Which keys are believed is said by whoever asks.

use super::station::Ports;
use crate::contract::Trouble;
use crate::credential::{Keyring, Signed, Verdict, judge};
use crate::record::{Body, LearnerCode};

/// What became of the text of a QR.
#[derive(Debug, Clone, PartialEq)]
pub enum Readmission {
    /// It is on record now.
    Readmitted(Signed),
    /// It is on record already.
    Known(Signed),
    /// Nothing was written; the verdict says why.
    Refused(Verdict),
}

impl Ports {
    /// Takes the completion of a signed QR back into the records, once, for the learner code it was signed for.
    pub fn readmit(&mut self, text: &str, keyring: &Keyring, by: Option<LearnerCode>) -> Result<Readmission, Trouble> {
        let signed = match judge(text, keyring) {
            Verdict::Right(accepted) => accepted.signed,
            other => return Ok(Readmission::Refused(other)),
        };
        self.at_work()?;
        let credential = *signed.credential();
        let facts = credential.facts_hex(signed.key_id());
        if self.ask(|store| store.is_confirmed(credential.learner, &facts))? {
            return Ok(Readmission::Known(signed));
        }
        let signature = signed.signature_hex();
        let (learner, lesson, version) = (credential.learner, credential.lesson, credential.lesson_version);
        let note = self.note(Body::CompletionReadmitted { learner, lesson, version, facts, signature, by });
        self.append(vec![note])?;
        self.look_again()?;
        Ok(Readmission::Readmitted(signed))
    }
}
