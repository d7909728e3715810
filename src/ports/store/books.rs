//! The tables that follow from the events, kept in the transaction of the event: who is who ([`super::lookups`]) and the
//! figures ([`super::ledger`]). What one event changes for many (a merge, a move, a clock set right, a witness taken back) is counted again for
//! those it concerns, once all events of the transaction are in.

use super::{StoreTrouble, ledger, lookups};
use crate::record::{Body, LearnerCode, Link, Moment};
use rusqlite::Transaction;
use std::collections::BTreeSet;

/// The books of one transaction.
#[derive(Debug, Default)]
pub(super) struct Books {
    who_is_who: bool,
    /// Whose figures are to be counted again, by the codes they are or were kept under.
    stale: BTreeSet<LearnerCode>,
}

impl Books {
    /// An event that has just become the head of this station's chain.
    pub fn append(&mut self, act: &Transaction<'_>, link: &Link, at: &Moment, body: &Body) -> Result<(), StoreTrouble> {
        self.follow(act, link, at, body)?;
        match ledger::owner_of(act, link.id)? {
            Some(owner) if self.stale.contains(&owner) => Ok(()),
            Some(owner) if ledger::hangs_on_the_past(act, owner, body)? => {
                self.stale.insert(owner);
                Ok(())
            }
            Some(owner) => ledger::add(act, owner, at, body),
            None => Ok(()),
        }
    }

    /// An event from elsewhere. Whatever was set right about it may have come before it.
    pub fn admit(&mut self, act: &Transaction<'_>, link: &Link, at: &Moment, body: &Body) -> Result<(), StoreTrouble> {
        self.follow(act, link, at, body)?;
        self.stale.extend(ledger::owner_of(act, link.id)?);
        Ok(())
    }

    fn follow(&mut self, act: &Transaction<'_>, link: &Link, at: &Moment, body: &Body) -> Result<(), StoreTrouble> {
        self.who_is_who |= lookups::is_of_identity(body);
        self.stale.extend(ledger::concerned(act, link, at, body)?);
        lookups::follow(act, link, body)
    }

    /// All events of the transaction are in.
    pub fn close(mut self, act: &Transaction<'_>) -> Result<(), StoreTrouble> {
        if self.who_is_who {
            let before = ledger::standing_back(act)?;
            lookups::recount_kept(act)?;
            let after = ledger::standing_back(act)?;
            for code in before.keys().chain(after.keys()) {
                let of = |kept: &std::collections::BTreeMap<_, _>| kept.get(code).copied().unwrap_or(*code);
                if of(&before) != of(&after) {
                    self.stale.extend([of(&before), of(&after)]);
                }
            }
        }
        ledger::recount(act, &self.stale)
    }
}
