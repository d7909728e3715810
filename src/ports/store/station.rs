//! The station's own row: whose store it is, where its chain stands, what it is called, what it remembers of the past.

use super::events::{append_in, hash_of, station_of};
use super::{Note, Store, StoreTrouble};
use crate::record::{EpochCause, Hash, Head, Language, StationId, StationInfo, Xom};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, named_params};
use serde::{Deserialize, Serialize};

/// Why an epoch began, and where the chain stood before; what the first event of an epoch says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct EpochBegun {
    pub why: EpochCause,
    pub before: Option<Head>,
}

/// A hamlet as it is kept: one that is retired stands in the same list.
#[derive(Serialize, Deserialize)]
struct KeptXom {
    #[serde(flatten)]
    xom: Xom,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    retired: bool,
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
    why.map_or(Ok(()), |why| begin_again(db, station, mark, why))
}

/// Begins an epoch. They count up in their high half; the random low half keeps two restores of one backup apart.
pub(super) fn begin_again(
    db: &mut Connection,
    station: StationId,
    mark: u16,
    why: EpochCause,
) -> Result<(), StoreTrouble> {
    let begun = EpochBegun { why, before: last_head(db)? };
    let begun = serde_json::to_string(&begun).map_err(|error| StoreTrouble::found(error.to_string()))?;
    let act = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let last: u32 = act.query_row(include_str!("sql/last_epoch.sql"), [], |row| row.get(0))?;
    let count = ((last >> 16) + 1).min(0xffff);
    let epoch = count << 16 | u32::from(mark);
    let values = named_params! { ":id": station.0, ":epoch": epoch, ":hash": Hash::START.0, ":begun": begun };
    if act.execute(include_str!("sql/begin_epoch.sql"), values)? == 0 {
        act.execute(include_str!("sql/first_station.sql"), values)?;
    }
    Ok(act.commit()?)
}

/// The head of the last epoch that has an event: one that began and was never written in says where that was.
fn last_head(db: &Connection) -> Result<Option<Head>, StoreTrouble> {
    match head(db)? {
        Some(head) if head.seq == 0 => Ok(begun(db)?.and_then(|begun| begun.before)),
        other => Ok(other),
    }
}

/// What the first event of the epoch is to say, while there is none.
fn begun(db: &Connection) -> Result<Option<EpochBegun>, StoreTrouble> {
    let begun: Option<Option<String>> = db.query_row(include_str!("sql/begun.sql"), [], |row| row.get(0)).optional()?;
    // A text that cannot be read any more must not keep anybody out.
    Ok(begun.flatten().and_then(|text| serde_json::from_str(&text).ok()))
}

/// Whether the last start ended in order. A station without a past is in order.
pub(super) fn was_clean(db: &Connection, station: StationId) -> Result<bool, StoreTrouble> {
    let mut query = db.prepare_cached(include_str!("sql/last_kind.sql"))?;
    let last: Option<Option<String>> =
        query.query_row(named_params! { ":station": station.0 }, |row| row.get(0)).optional()?;
    Ok(last.is_none_or(|kind| kind.as_deref() == Some("station_stopped")))
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

    /// Whether an epoch has begun and has no event yet, and why it has.
    pub fn epoch_begun(&self) -> Result<Option<EpochBegun>, StoreTrouble> {
        begun(&self.db)
    }

    /// What is remembered of earlier starts.
    pub fn past(&self) -> Result<Past, StoreTrouble> {
        let clean = was_clean(&self.db, self.station)?;
        let mut query = self.db.prepare_cached(include_str!("sql/past.sql"))?;
        Ok(query.query_row([], |row| Ok(Past { boot: row.get("boot")?, last_ms: row.get("last_ms")?, clean }))?)
    }

    /// What the station is called and which hamlets it serves.
    pub fn info(&self) -> Result<StationInfo, StoreTrouble> {
        let mut query = self.db.prepare_cached(include_str!("sql/station_info.sql"))?;
        let (place, xoms): (Option<String>, String) =
            query.query_row([], |row| Ok((row.get("place")?, row.get("xoms")?)))?;
        let kept: Vec<KeptXom> =
            serde_json::from_str(&xoms).map_err(|error| StoreTrouble::found(format!("the hamlets: {error}")))?;
        let (retired, xoms): (Vec<_>, Vec<_>) = kept.into_iter().partition(|kept| kept.retired);
        let named = |kept: Vec<KeptXom>| kept.into_iter().map(|kept| kept.xom).collect();
        Ok(StationInfo { place, xoms: named(xoms), retired: named(retired) })
    }

    /// The language the station speaks, once somebody has chosen one.
    pub fn language(&self) -> Result<Option<Language>, StoreTrouble> {
        let mut query = self.db.prepare_cached(include_str!("sql/language.sql"))?;
        let word: Option<String> = query.query_row([], |row| row.get(0))?;
        Ok(word.and_then(|word| serde_json::from_value(word.into()).ok()))
    }

    /// From now on it speaks this one; with the notes, all or none.
    pub fn speak(&mut self, language: Language, notes: &[Note]) -> Result<(), StoreTrouble> {
        let word = serde_json::to_value(language).map_err(|error| StoreTrouble::found(error.to_string()))?;
        let of = named_params! { ":language": word.as_str() };
        self.change(include_str!("sql/set_language.sql"), of, notes)
    }

    /// Sets what the station is called and which hamlets it serves.
    pub fn set_info(&mut self, info: &StationInfo) -> Result<(), StoreTrouble> {
        self.describe(info, &[])
    }

    /// The same with the notes of who did it, all or none.
    pub fn describe(&mut self, info: &StationInfo, notes: &[Note]) -> Result<(), StoreTrouble> {
        let act = self.act()?;
        describe_in(&act, info)?;
        append_in(&act, notes)?;
        Ok(act.commit()?)
    }
}

/// The same within an act that does more.
pub(super) fn describe_in(act: &Connection, info: &StationInfo) -> Result<(), StoreTrouble> {
    let kept = |retired| move |xom: &Xom| KeptXom { xom: xom.clone(), retired };
    let xoms: Vec<KeptXom> = info.xoms.iter().map(kept(false)).chain(info.retired.iter().map(kept(true))).collect();
    let xoms = serde_json::to_string(&xoms).map_err(|error| StoreTrouble::found(error.to_string()))?;
    let of = named_params! { ":place": info.place, ":xoms": xoms };
    act.prepare_cached(include_str!("sql/set_station_info.sql"))?.execute(of)?;
    Ok(())
}
