//! The station's own row: whose store it is, where its chain stands, what it is called, what it remembers of the past.

use super::events::{hash_of, station_of};
use super::{Store, StoreTrouble};
use crate::record::{EpochCause, Hash, Head, StationId, StationInfo};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, named_params};
use serde::{Deserialize, Serialize};

/// Why an epoch began, and where the chain stood before; what the first event of an epoch says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct EpochBegun {
    pub why: EpochCause,
    pub before: Option<Head>,
}

/// What the store remembers of earlier starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Past {
    /// The number of the last start that wrote anything; 0 before the first.
    pub boot: u32,
    /// The latest believable time on record, ms since 1970; 0 if there is none.
    pub last_ms: i64,
    /// Whether the last start ended in order. A station without a past is in order.
    pub clean: bool,
}

/// Sees to it that there is a station row from which the chain can go on.
pub(super) fn begin(db: &mut Connection, station: StationId, mark: u16) -> Result<(), StoreTrouble> {
    let why = match head(db)? {
        None => Some(EpochCause::FirstStart),
        Some(head) if head.station != station => Some(EpochCause::OtherKey),
        Some(head) if !is_on_record(db, head)? => Some(EpochCause::HeadLost),
        Some(_) => None,
    };
    why.map_or(Ok(()), |why| begin_epoch(db, station, mark, why))
}

/// Epochs count up in their high half; the random low half keeps two restores of one backup apart.
fn begin_epoch(db: &mut Connection, station: StationId, mark: u16, why: EpochCause) -> Result<(), StoreTrouble> {
    let before = head(db)?;
    let count = before.map_or(0, |head| head.epoch >> 16) + 1;
    let sql = match before {
        None => include_str!("sql/first_station.sql"),
        Some(_) => include_str!("sql/begin_epoch.sql"),
    };
    let epoch = count << 16 | u32::from(mark);
    let begun =
        serde_json::to_string(&EpochBegun { why, before }).map_err(|error| StoreTrouble::found(error.to_string()))?;
    let act = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    act.execute(sql, named_params! { ":id": station.0, ":epoch": epoch, ":hash": Hash::START.0, ":begun": begun })?;
    Ok(act.commit()?)
}

/// What the first event of the epoch is to say, while there is none.
fn begun(db: &Connection) -> Result<Option<EpochBegun>, StoreTrouble> {
    let begun: Option<Option<String>> = db.query_row(include_str!("sql/begun.sql"), [], |row| row.get(0)).optional()?;
    let read =
        |text: String| serde_json::from_str(&text).map_err(|error| StoreTrouble::found(format!("{text}: {error}")));
    begun.flatten().map(read).transpose()
}

/// Where the chain stands; `None` before the first start.
pub(super) fn head(db: &Connection) -> Result<Option<Head>, StoreTrouble> {
    let mut query = db.prepare_cached(include_str!("sql/head.sql"))?;
    let head = query.query_row([], |row| {
        let seq = row.get::<_, i64>("head_seq")?.unsigned_abs();
        Ok(Head { station: station_of(row, "id")?, epoch: row.get("epoch")?, seq, hash: hash_of(row, "head_hash")? })
    });
    Ok(head.optional()?)
}

fn is_on_record(db: &Connection, head: Head) -> Result<bool, StoreTrouble> {
    let last = super::events::last_link(db, head.station, head.epoch)?;
    Ok(match last {
        None => head.seq == 0,
        Some(link) => (link.seq, link.hash()) == (head.seq, head.hash),
    })
}

impl Store {
    /// Whose store this is.
    pub fn station(&self) -> StationId {
        self.station
    }

    /// Begins another epoch, for records that were restored or copied.
    pub fn begin_epoch(&mut self, mark: u16, why: EpochCause) -> Result<(), StoreTrouble> {
        begin_epoch(&mut self.db, self.station, mark, why)
    }

    /// Whether an epoch has begun and has no event yet, and why it has.
    pub fn epoch_begun(&self) -> Result<Option<EpochBegun>, StoreTrouble> {
        begun(&self.db)
    }

    /// What is remembered of earlier starts.
    pub fn past(&self) -> Result<Past, StoreTrouble> {
        let mut query = self.db.prepare_cached(include_str!("sql/last_kind.sql"))?;
        let last: Option<Option<String>> =
            query.query_row(named_params! { ":station": self.station.0 }, |row| row.get(0)).optional()?;
        let clean = last.is_none_or(|kind| kind.as_deref() == Some("station_stopped"));
        let mut query = self.db.prepare_cached(include_str!("sql/past.sql"))?;
        Ok(query.query_row([], |row| Ok(Past { boot: row.get("boot")?, last_ms: row.get("last_ms")?, clean }))?)
    }

    /// What the station is called and which hamlets it serves.
    pub fn info(&self) -> Result<StationInfo, StoreTrouble> {
        let mut query = self.db.prepare_cached(include_str!("sql/station_info.sql"))?;
        let (place, xoms): (Option<String>, String) =
            query.query_row([], |row| Ok((row.get("place")?, row.get("xoms")?)))?;
        let xoms = serde_json::from_str(&xoms).map_err(|error| StoreTrouble::found(format!("the hamlets: {error}")))?;
        Ok(StationInfo { place, xoms })
    }

    /// Sets what the station is called and which hamlets it serves.
    pub fn set_info(&mut self, info: &StationInfo) -> Result<(), StoreTrouble> {
        let xoms = serde_json::to_string(&info.xoms).map_err(|error| StoreTrouble::found(error.to_string()))?;
        let sql = include_str!("sql/set_station_info.sql");
        self.db.prepare_cached(sql)?.execute(named_params! { ":place": info.place, ":xoms": xoms })?;
        Ok(())
    }
}
