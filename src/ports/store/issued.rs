//! What was ever given out: every confirmation on record, and the changes of the station's key.

use super::events::each_body;
use super::{Store, StoreTrouble};
use crate::credential::{Credential, FACTS_LENGTH, KeyId, Signed};
use crate::record::{Body, LearnerCode};
use crate::trust::Succession;
use ed25519_dalek::SigningKey;
use std::collections::HashMap;

/// A confirmation on record.
#[derive(Debug, Clone, PartialEq)]
pub struct Issued {
    pub learner: LearnerCode,
    pub credential: Credential,
    /// Whose signature it had.
    pub key: KeyId,
    /// Written down before that key went.
    pub kept: Option<Signed>,
}

impl Issued {
    /// Its 88 bytes as they once were, if they can still be had: from the station's present key, or written down.
    pub fn signed(&self, present: Option<&SigningKey>) -> Option<Signed> {
        let again = present.map(|key| self.credential.sign(key)).filter(|signed| signed.key_id() == self.key);
        again.or(self.kept.clone())
    }
}

impl Store {
    /// Every confirmation on record, each state of its 24 bytes once, oldest first.
    pub fn issued(&self) -> Result<Vec<Issued>, StoreTrouble> {
        let query = self.db.prepare_cached(include_str!("sql/issued_payloads.sql"))?;
        let mut found = Found::default();
        each_body(query, [], |_, body| found.learn(body))?;
        Ok(found.issued)
    }

    /// Every change of a station's key on record that both keys have signed.
    pub fn key_changes(&self) -> Result<Vec<Succession>, StoreTrouble> {
        let query = self.db.prepare_cached(include_str!("sql/key_changes.sql"))?;
        let mut all = Vec::new();
        each_body(query, [], |_, body| {
            if let Body::KeyReplaced { succession } = body {
                all.extend(Succession::read_hex(&succession));
            }
        })?;
        Ok(all)
    }
}

/// What has been read so far.
#[derive(Default)]
struct Found {
    issued: Vec<Issued>,
    /// Where in `issued` these facts are.
    places: HashMap<[u8; FACTS_LENGTH], usize>,
}

impl Found {
    fn learn(&mut self, body: Body) {
        match body {
            Body::Confirmed { learner, facts, .. } | Body::Reissued { learner, facts, .. } => self.add(learner, &facts),
            Body::SignatureKept { facts, signature, .. } => self.keep(&facts, &signature),
            Body::CompletionReadmitted { learner, facts, signature, .. } => {
                self.add(learner, &facts);
                self.keep(&facts, &signature);
            }
            _ => {}
        }
    }

    fn add(&mut self, learner: LearnerCode, facts: &str) {
        let Ok((key, credential)) = Credential::read_hex(facts) else { return };
        let issued = &mut self.issued;
        self.places.entry(credential.bytes(key)).or_insert_with(|| {
            issued.push(Issued { learner, credential, key, kept: None });
            issued.len() - 1
        });
    }

    fn keep(&mut self, facts: &str, signature: &str) {
        let Ok((key, credential)) = Credential::read_hex(facts) else { return };
        let facts = credential.bytes(key);
        let Some(signed) = Signed::of_hex_signature(&facts, signature) else { return };
        if let Some(place) = self.places.get(&facts) {
            self.issued[*place].kept = Some(signed);
        }
    }
}
