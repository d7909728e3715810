//! What has happened this evening, for the board of who wants help.

use super::lookups::read_code;
use super::{Store, StoreTrouble};
use crate::record::{Body, Envelope, LearnerCode, Moment};
use rusqlite::named_params;

/// Something a learner did, with the code their human being is kept under.
pub type Deed = (LearnerCode, Moment, Body);

impl Store {
    /// What learners did at this station as far back as `belongs` holds, oldest first. It is asked of every event, the newest
    /// first; what cannot be read is passed over.
    pub fn since(&self, belongs: impl Fn(&Moment) -> bool) -> Result<Vec<Deed>, StoreTrouble> {
        let mut query = self.db.prepare_cached(include_str!("sql/evening.sql"))?;
        let mut rows = query.query(named_params! { ":station": self.station.0 })?;
        let mut deeds = Vec::new();
        while let Some(row) = rows.next()? {
            let Ok((at, body)) = Envelope::read_payload(row.get_ref("payload")?.as_str().unwrap_or_default()) else {
                continue;
            };
            if !belongs(&at) {
                break;
            }
            if let Some(owner) = row.get::<_, Option<String>>("owner")? {
                deeds.push((read_code(&owner)?, at, body));
            }
        }
        deeds.reverse();
        Ok(deeds)
    }
}
