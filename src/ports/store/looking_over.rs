//! Looking over all there is: whether every chain is whole, and how many people there are.

use super::{Store, StoreTrouble};
use crate::record::{Body, Break, Envelope, Head, Survey};

/// A chain as found, and the head somebody vouches for: the station's own row for the chain that goes on, the first event
/// of the next epoch for those before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    pub survey: Survey,
    pub vouched: Option<Head>,
}

/// Human beings at this station; somebody known under several codes is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PeopleCounted {
    pub named: u32,
    pub erased: u32,
    pub guests: u32,
}

impl Chain {
    pub fn verified(&self) -> Result<(), Break> {
        self.survey.verified(self.vouched)
    }

    pub fn is_of(&self, head: Head) -> bool {
        (self.survey.last.station, self.survey.last.epoch) == (head.station, head.epoch)
    }
}

impl Store {
    /// Follows every chain, event by event.
    pub fn survey(&self) -> Result<Vec<Chain>, StoreTrouble> {
        let mut vouched: Vec<Head> = super::station::head(&self.db)?.into_iter().collect();
        let mut surveys = Vec::new();
        for (station, epoch) in self.chains()? {
            let mut survey = Survey::new(station, epoch);
            self.each_link::<StoreTrouble>(station, epoch, |link| {
                survey.take(&link);
                if link.seq == 1 {
                    vouched.extend(head_before(&link.payload));
                }
                Ok(())
            })?;
            surveys.push(survey);
        }
        // Of a chain the station's row still names without events, there is nothing to follow.
        let chain = |survey: Survey| {
            let of_it = |head: &&Head| (head.station, head.epoch) == (survey.last.station, survey.last.epoch);
            Chain { vouched: vouched.iter().find(of_it).copied(), survey }
        };
        Ok(surveys.into_iter().map(chain).collect())
    }

    /// How many human beings there are.
    pub fn people_counted(&self) -> Result<PeopleCounted, StoreTrouble> {
        let mut query = self.db.prepare_cached(include_str!("sql/people_counted.sql"))?;
        let counted = query.query_row([], |row| {
            Ok(PeopleCounted { named: row.get("named")?, erased: row.get("erased")?, guests: row.get("guests")? })
        });
        Ok(counted?)
    }
}

fn head_before(payload: &str) -> Option<Head> {
    match Envelope::read_payload(payload) {
        Ok((_, Body::EpochBegun { before, .. })) => before,
        _ => None,
    }
}
