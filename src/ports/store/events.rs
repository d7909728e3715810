//! Events: appended in one synced transaction, read back as a chain or as what one learner has.

use super::books::Books;
use super::lookups::read_code;
use super::merging::{self, Admitted};
use super::{Store, StoreTrouble, station};
use crate::record::{
    Body, ClockQuality, Corrections, Envelope, EventId, Hash, Head, LearnerCode, Link, Moment, Progress, StationId,
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
        let links = query.query_map(named_params! { ":station": station.0, ":epoch": epoch, ":after": 0 }, link)?;
        Ok(links.collect::<Result<_, _>>()?)
    }

    /// Takes events of other stations in, in whatever order they come and however often. Whoever brings them has checked
    /// their chain. One that stands in the place of another is kept beside it.
    pub fn admit(&mut self, links: &[Link]) -> Result<Admitted, StoreTrouble> {
        let act = self.act()?;
        let mut admitted = Admitted::default();
        let mut books = Books::default();
        for link in links {
            if insert(&act, link, include_str!("sql/admit_event.sql"))? == 0 {
                admitted.beside += merging::put_beside(&act, link)?;
                continue;
            }
            admitted.new += 1;
            if let Ok((at, body)) = Envelope::read_payload(&link.payload) {
                books.admit(&act, link, &at, &body)?;
            }
        }
        books.close(&act)?;
        act.commit()?;
        Ok(admitted)
    }

    /// The chains there are events of, oldest first.
    pub fn chains(&self) -> Result<Vec<(StationId, u32)>, StoreTrouble> {
        let mut query = self.db.prepare_cached(include_str!("sql/chains.sql"))?;
        let chains = query.query_map([], |row| Ok((station_of(row, "station")?, row.get("epoch")?)))?;
        Ok(chains.collect::<Result<_, _>>()?)
    }

    /// One epoch of a station's chain, event by event, for more of them than memory holds.
    pub fn each_link<E: From<StoreTrouble>>(
        &self,
        station: StationId,
        epoch: u32,
        each: impl FnMut(Link) -> Result<(), E>,
    ) -> Result<(), E> {
        self.each_link_after(station, epoch, 0, each)
    }

    /// The same from the event after the one with this number.
    pub fn each_link_after<E: From<StoreTrouble>>(
        &self,
        station: StationId,
        epoch: u32,
        after: u64,
        each: impl FnMut(Link) -> Result<(), E>,
    ) -> Result<(), E> {
        let of = named_params! { ":station": station.0, ":epoch": epoch, ":after": after.cast_signed() };
        each_link_of(&self.db, include_str!("sql/chain.sql"), of, each)
    }

    /// What the human being with this code did, under whichever of their codes, and what was moved to them; in no order.
    ///
    /// An event this program cannot read is left out. It stays in the chain, which is checked apart.
    pub fn work_of(&self, learner: LearnerCode) -> Result<Vec<Envelope>, StoreTrouble> {
        let kept = self.kept(learner)?.to_string();
        envelopes(&self.db, include_str!("sql/work_of_learner.sql"), named_params! { ":learner": kept })
    }

    /// What volunteers have put right and taken back.
    pub fn corrections(&self) -> Result<Corrections, StoreTrouble> {
        Ok(Corrections::of(&envelopes(&self.db, include_str!("sql/corrections.sql"), [])?))
    }

    /// What this learner has: the fold over their work.
    pub fn progress_of(&self, learner: LearnerCode) -> Result<Progress, StoreTrouble> {
        Ok(Progress::of_work(&self.work_of(learner)?, &self.corrections()?))
    }

    /// The runs through practices that were finished here last, the newest first, at most so many.
    pub fn finished_lately(&self, most: u32) -> Result<Vec<Envelope>, StoreTrouble> {
        let of = named_params! { ":station": self.station.0, ":most": most };
        envelopes(&self.db, include_str!("sql/finished_lately.sql"), of)
    }

    /// How often the confirmation with this short code was checked here.
    pub fn times_checked(&self, code: &str) -> Result<u32, StoreTrouble> {
        let mut query = self.db.prepare_cached(include_str!("sql/times_checked.sql"))?;
        Ok(query.query_row(named_params! { ":code": code }, |row| row.get(0))?)
    }

    /// Whether the confirmation with these facts is on record of this learner, signed here or brought back by its QR.
    pub fn is_confirmed(&self, learner: LearnerCode, facts: &str) -> Result<bool, StoreTrouble> {
        let mut query = self.db.prepare_cached(include_str!("sql/is_confirmed.sql"))?;
        let of = named_params! { ":learner": learner.to_string(), ":facts": facts };
        Ok(query.query_row(of, |row| row.get(0))?)
    }

    /// Who sat down last at this station and has not been signed out, by the code they sat down under.
    pub fn open_visit(&self) -> Result<Option<LearnerCode>, StoreTrouble> {
        let mut query = self.db.prepare_cached(include_str!("sql/open_visit.sql"))?;
        let code: Option<String> =
            query.query_row(named_params! { ":station": self.station.0 }, |row| row.get(0)).optional()?;
        code.map(|code| read_code(&code)).transpose()
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
    let mut books = Books::default();
    for note in notes {
        let link = head.next(note.id, Envelope::payload(&note.at, &note.body));
        head = take_in(act, &link, &note.at)?;
        books.append(act, &link, &note.at, &note.body)?;
    }
    books.close(act)?;
    Ok(head)
}

/// Writes the event down as the chain's new head.
pub(super) fn take_in(act: &Transaction<'_>, link: &Link, at: &Moment) -> Result<Head, StoreTrouble> {
    let head = Head { station: link.station, epoch: link.epoch, seq: link.seq, hash: link.hash() };
    insert(act, link, include_str!("sql/append_event.sql"))?;
    advance(act, head, at)?;
    Ok(head)
}

pub(super) fn insert(act: &Transaction<'_>, link: &Link, sql: &str) -> Result<usize, StoreTrouble> {
    Ok(act.prepare_cached(sql)?.execute(named_params! {
        ":id": link.id.0.as_bytes(),
        ":station": link.station.0,
        ":epoch": link.epoch,
        ":seq": link.seq.cast_signed(),
        ":prev_hash": link.prev_hash.0,
        ":payload": link.payload,
    })?)
}

fn advance(act: &Transaction<'_>, head: Head, at: &Moment) -> Result<(), StoreTrouble> {
    let believed_ms = if at.quality == ClockQuality::Unknown { 0 } else { at.wall_ms };
    act.prepare_cached(include_str!("sql/advance_head.sql"))?.execute(named_params! {
        ":epoch": head.epoch,
        ":seq": head.seq.cast_signed(),
        ":hash": head.hash.0,
        ":boot": at.boot,
        ":believed_ms": believed_ms,
        ":told": at.quality == ClockQuality::SetByVolunteer,
    })?;
    Ok(())
}

/// The last event on record of a station's epoch.
pub(super) fn last_link(db: &Connection, station: StationId, epoch: u32) -> Result<Option<Link>, StoreTrouble> {
    let mut query = db.prepare_cached(include_str!("sql/last_link.sql"))?;
    Ok(query.query_row(named_params! { ":station": station.0, ":epoch": epoch }, link).optional()?)
}

/// The events a query finds that this program can read.
pub(super) fn envelopes(db: &Connection, sql: &str, of: impl Params) -> Result<Vec<Envelope>, StoreTrouble> {
    let mut query = db.prepare_cached(sql)?;
    let links = query.query_map(of, link)?.collect::<Result<Vec<_>, _>>()?;
    Ok(links.into_iter().filter_map(|link| link.read().ok()).collect())
}

/// Shows every event a query finds.
pub(super) fn each_link_of<E: From<StoreTrouble>>(
    db: &Connection,
    sql: &str,
    of: impl Params,
    mut each: impl FnMut(Link) -> Result<(), E>,
) -> Result<(), E> {
    let trouble = |error: rusqlite::Error| E::from(StoreTrouble::from(error));
    let mut query = db.prepare_cached(sql).map_err(trouble)?;
    let mut rows = query.query(of).map_err(trouble)?;
    while let Some(row) = rows.next().map_err(trouble)? {
        each(link(row).map_err(trouble)?)?;
    }
    Ok(())
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

pub(super) fn link(row: &Row<'_>) -> rusqlite::Result<Link> {
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
