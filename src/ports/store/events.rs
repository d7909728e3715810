//! Events: appended in one synced transaction, read back as a chain or as what one learner has.

use super::{Store, StoreTrouble, station};
use crate::record::{
    Body, ClockQuality, Envelope, EventId, Hash, Head, LearnerCode, Link, Moment, Progress, StationId,
};
use rusqlite::{
    CachedStatement, Connection, OptionalExtension, Params, Row, Transaction, TransactionBehavior, named_params,
};

/// Something to be written down: what happened, when, and the id it gets.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    pub id: EventId,
    pub at: Moment,
    pub body: Body,
}

impl Store {
    /// Writes these down, all or none. When it returns they are on disk.
    pub fn append(&mut self, notes: &[Note]) -> Result<Head, StoreTrouble> {
        let act = self.act()?;
        let head = append_in(&act, notes)?;
        act.commit()?;
        Ok(head)
    }

    /// Begins a transaction that may write; dropped, it undoes itself.
    pub(super) fn act(&mut self) -> Result<Transaction<'_>, StoreTrouble> {
        Ok(self.db.transaction_with_behavior(TransactionBehavior::Immediate)?)
    }

    /// One statement and the notes, all or none.
    pub(super) fn change(&mut self, sql: &str, of: impl Params, notes: &[Note]) -> Result<(), StoreTrouble> {
        let act = self.act()?;
        act.prepare_cached(sql)?.execute(of)?;
        append_in(&act, notes)?;
        Ok(act.commit()?)
    }

    /// Where this station's chain stands.
    pub fn head(&self) -> Result<Head, StoreTrouble> {
        station::head(&self.db)?.ok_or_else(|| StoreTrouble::found("no station"))
    }

    /// One epoch of a station's chain, in order.
    pub fn chain(&self, station: StationId, epoch: u32) -> Result<Vec<Link>, StoreTrouble> {
        let mut query = self.db.prepare_cached(include_str!("sql/chain.sql"))?;
        let links = query.query_map(named_params! { ":station": station.0, ":epoch": epoch }, link)?;
        Ok(links.collect::<Result<_, _>>()?)
    }

    /// What this learner has: the fold over their events in (epoch, seq) order.
    ///
    /// An event this program cannot read changes nothing it could show. It stays in the chain, which is checked apart.
    pub fn progress_of(&self, learner: LearnerCode) -> Result<Progress, StoreTrouble> {
        let query = self.db.prepare_cached(include_str!("sql/payloads_of_learner.sql"))?;
        let mut progress = Progress::default();
        each_body(query, named_params! { ":learner": learner.to_string() }, |at, body| {
            progress = std::mem::take(&mut progress).after(&at, &body);
        })?;
        Ok(progress)
    }

    /// How often this learner has sat down.
    pub fn visits_of(&self, learner: LearnerCode) -> Result<u32, StoreTrouble> {
        let mut query = self.db.prepare_cached(include_str!("sql/visits_of_learner.sql"))?;
        Ok(query.query_row(named_params! { ":learner": learner.to_string() }, |row| row.get(0))?)
    }

    /// Who sat down last at this station and has not been signed out.
    pub fn open_visit(&self) -> Result<Option<LearnerCode>, StoreTrouble> {
        let mut query = self.db.prepare_cached(include_str!("sql/open_visit.sql"))?;
        let code: Option<String> =
            query.query_row(named_params! { ":station": self.station.0 }, |row| row.get(0)).optional()?;
        code.map(|code| code.parse().map_err(|error| StoreTrouble::found(format!("{code:?}: {error}")))).transpose()
    }

    /// The facts of every confirmation on record, as 48 hex digits each, oldest first. A short code is looked up by
    /// signing them again.
    pub fn confirmed_facts(&self) -> Result<Vec<String>, StoreTrouble> {
        let query = self.db.prepare_cached(include_str!("sql/confirmed_payloads.sql"))?;
        let mut all = Vec::new();
        each_body(query, [], |_, body| {
            if let Body::Confirmed { facts, .. } = body {
                all.push(facts);
            }
        })?;
        Ok(all)
    }

    /// Whether this code is somebody's already.
    pub fn is_taken(&self, code: LearnerCode) -> Result<bool, StoreTrouble> {
        let mut query = self.db.prepare_cached(include_str!("sql/is_taken.sql"))?;
        Ok(query.query_row(named_params! { ":code": code.to_string() }, |row| row.get(0))?)
    }
}

/// Appends within a transaction, each event chained to the one before.
pub(super) fn append_in(act: &Transaction<'_>, notes: &[Note]) -> Result<Head, StoreTrouble> {
    let mut head = station::head(act)?.ok_or_else(|| StoreTrouble::found("no station"))?;
    for note in notes {
        let link = head.next(note.id, Envelope::payload(&note.at, &note.body));
        head = take_in(act, &link, &note.at)?;
    }
    Ok(head)
}

/// Writes the event down as the chain's new head.
pub(super) fn take_in(act: &Transaction<'_>, link: &Link, at: &Moment) -> Result<Head, StoreTrouble> {
    let head = Head { station: link.station, epoch: link.epoch, seq: link.seq, hash: link.hash() };
    insert(act, link)?;
    advance(act, head, at)?;
    Ok(head)
}

fn insert(act: &Transaction<'_>, link: &Link) -> Result<(), StoreTrouble> {
    act.prepare_cached(include_str!("sql/append_event.sql"))?.execute(named_params! {
        ":id": link.id.0.as_bytes(),
        ":station": link.station.0,
        ":epoch": link.epoch,
        ":seq": link.seq.cast_signed(),
        ":prev_hash": link.prev_hash.0,
        ":payload": link.payload,
    })?;
    Ok(())
}

fn advance(act: &Transaction<'_>, head: Head, at: &Moment) -> Result<(), StoreTrouble> {
    let believed_ms = if at.quality == ClockQuality::Unknown { 0 } else { at.wall_ms };
    act.prepare_cached(include_str!("sql/advance_head.sql"))?.execute(named_params! {
        ":epoch": head.epoch,
        ":seq": head.seq.cast_signed(),
        ":hash": head.hash.0,
        ":boot": at.boot,
        ":believed_ms": believed_ms,
    })?;
    Ok(())
}

/// The last event on record of a station's epoch.
pub(super) fn last_link(db: &Connection, station: StationId, epoch: u32) -> Result<Option<Link>, StoreTrouble> {
    let mut query = db.prepare_cached(include_str!("sql/last_link.sql"))?;
    Ok(query.query_row(named_params! { ":station": station.0, ":epoch": epoch }, link).optional()?)
}

/// Shows every event with its rowid, those of one epoch from the last to the first.
pub(super) fn each_link_backwards(db: &Connection, mut each: impl FnMut(i64, Link)) -> Result<(), StoreTrouble> {
    let mut query = db.prepare(include_str!("sql/all_backwards.sql"))?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        each(row.get("rowid")?, link(row)?);
    }
    Ok(())
}

/// Moment and body of each payload a query gives; what cannot be read is passed over.
pub(super) fn each_body(
    mut query: CachedStatement<'_>,
    of: impl Params,
    mut each: impl FnMut(Moment, Body),
) -> Result<(), StoreTrouble> {
    let mut rows = query.query(of)?;
    while let Some(row) = rows.next()? {
        if let Ok((at, body)) = Envelope::read_payload(row.get_ref("payload")?.as_str().unwrap_or_default()) {
            each(at, body);
        }
    }
    Ok(())
}

fn link(row: &Row<'_>) -> rusqlite::Result<Link> {
    Ok(Link {
        id: EventId(uuid::Uuid::from_bytes(row.get("id")?)),
        station: station_of(row, "station")?,
        epoch: row.get("epoch")?,
        seq: row.get::<_, i64>("seq")?.unsigned_abs(),
        prev_hash: hash_of(row, "prev_hash")?,
        payload: row.get("payload")?,
    })
}

pub(super) fn station_of(row: &Row<'_>, column: &str) -> rusqlite::Result<StationId> {
    row.get(column).map(StationId)
}

pub(super) fn hash_of(row: &Row<'_>, column: &str) -> rusqlite::Result<Hash> {
    row.get(column).map(Hash)
}
