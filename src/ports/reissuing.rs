//! A lost confirmation, given out again from the record.
//!
//! It is the same 88 bytes wherever they can still be had and are still right: from the present key, or written down when the
//! key that made them went. Else it is signed anew: the same facts and the same id, with the mark of a re-issue, under the
//! present key. Either way the record says that it was given out.

use super::station::Ports;
use super::store::Issued;
use crate::contract::Trouble;
use crate::credential::{Credential, Keyring, Kind, Signed, Verdict, judge};
use crate::record::{Body, hex};

/// What was given out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reissued {
    /// The very one that was lost.
    Same(Signed),
    /// Another signature under the present key; the one that was lost had another short code.
    Anew(Signed),
}

/// Why nothing was given out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotReissued {
    #[error("the commune has taken this confirmation back")]
    Revoked,
    #[error("an example without value")]
    Demo,
    #[error("the record cannot be written: {0:?}")]
    Record(Trouble),
}

impl From<Trouble> for NotReissued {
    fn from(trouble: Trouble) -> Self {
        Self::Record(trouble)
    }
}

impl Reissued {
    pub fn signed(&self) -> &Signed {
        match self {
            Self::Same(signed) | Self::Anew(signed) => signed,
        }
    }
}

impl Ports {
    /// Gives a confirmation of the record out again, and records that. `keyring`: what this station knows of keys.
    pub fn reissue(&mut self, issued: &Issued, keyring: &Keyring) -> Result<Reissued, NotReissued> {
        if issued.credential.kind == Kind::Demo {
            return Err(NotReissued::Demo);
        }
        if keyring.has_revoked(issued.credential.id) {
            return Err(NotReissued::Revoked);
        }
        self.open_if_closed();
        let key = self.premises.as_ref().map_err(|trouble| *trouble)?.key.clone();
        let same = issued.signed(Some(&key)).filter(|signed| is_right_elsewhere(signed, keyring));
        let anew = || Reissued::Anew(Credential { reissued: true, ..issued.credential }.sign(&key));
        let given = same.map_or_else(anew, Reissued::Same);
        let Credential { learner, lesson, lesson_version: version, .. } = issued.credential;
        let note = self.note(Body::Reissued { learner, lesson, version, facts: hex(given.signed().facts()) });
        self.append(vec![note])?;
        Ok(given)
    }
}

/// Whether others will find it right too: under a stolen key only who has the record does.
fn is_right_elsewhere(signed: &Signed, keyring: &Keyring) -> bool {
    let of_others = keyring.clone().recording_nothing();
    matches!(judge(&signed.digits(), &of_others), Verdict::Right(_))
}
