//! Which events of a damaged database are as they were written. Those the chain speaks against are damage, not records;
//! those nobody can vouch for give way to what a copy has under their number.

use super::{StoreTrouble, events, station};
use crate::record::{Envelope, Link, Standing, Witness};
use rusqlite::{Connection, named_params};

/// The events of a database that are not beyond doubt.
#[derive(Debug, Default)]
pub(super) struct Judged {
    /// They can be read and go on from the one before.
    pub tied: Vec<(i64, Link)>,
    pub doubtful: Vec<i64>,
}

/// Looks at every event.
pub(super) fn judge(db: &Connection) -> Result<Judged, StoreTrouble> {
    let mut witness = station::head(db)?.map(Witness::of_head).unwrap_or_default();
    let mut judged = Judged::default();
    let mut waiting: Option<(i64, Link)> = None;
    events::each_link_backwards(db, |rowid, link| {
        if let Some((later, next)) = waiting.take() {
            judged.take_in(later, witness.judge(&next, Some(&link)), next);
        }
        waiting = Some((rowid, link));
    })?;
    if let Some((rowid, first)) = waiting {
        judged.take_in(rowid, witness.judge(&first, None), first);
    }
    Ok(judged)
}

/// Whether this program reads it, and would write it so.
fn is_as_we_write(payload: &str) -> bool {
    Envelope::read_payload(payload).is_ok_and(|(at, body)| Envelope::payload(&at, &body) == payload)
}

impl Judged {
    fn take_in(&mut self, rowid: i64, standing: Standing, link: Link) {
        match standing {
            Standing::Vouched => {}
            Standing::Tied if is_as_we_write(&link.payload) => self.tied.push((rowid, link)),
            Standing::Tied | Standing::Doubtful => self.doubtful.push(rowid),
        }
    }

    /// Leaves only what is beyond doubt.
    pub fn take_out(&self, db: &Connection) -> Result<(), StoreTrouble> {
        let rowids = self.doubtful.iter().chain(self.tied.iter().map(|(rowid, _)| rowid));
        for rowid in rowids {
            db.execute("DELETE FROM event WHERE rowid = ?1", [rowid])?;
        }
        Ok(())
    }

    /// Puts back what nothing better was found for.
    pub fn put_back(&self, db: &Connection) -> Result<(), StoreTrouble> {
        for (_, link) in &self.tied {
            db.prepare_cached(include_str!("sql/put_back_event.sql"))?.execute(named_params! {
                ":id": link.id.0.as_bytes(),
                ":station": link.station.0,
                ":epoch": link.epoch,
                ":seq": link.seq.cast_signed(),
                ":prev_hash": link.prev_hash.0,
                ":payload": link.payload,
            })?;
        }
        Ok(())
    }
}
