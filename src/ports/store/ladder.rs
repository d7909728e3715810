//! The start-up ladder (trust.md §4): from a look that takes a moment down to an empty database. Each step is tried only
//! where the one before did not do, and at the end there is always a store.
//!
//! ```text
//! a look            always: is there a database of ours, and was the last stop in order?
//! quick_check       only after a stop that was not
//! REINDEX           on a copy: only indexes were damaged
//! salvage           row by row, page by page; what is missing then from the newest good copy
//! empty             nothing could be read and there is no copy
//! ```

use super::aside::log_of;
use super::progress::Progress;
use super::salvage::{self, Read};
use super::{FILE, Store, StoreTrouble, check, erasing, judging, lookups, rebuild, schema, station, values};
use crate::contract::{How, Mended, Stage};
use crate::ports::Courier;
use crate::ports::folder::Folder;
use crate::record::{EpochCause, LearnerCode, StationId};
use chrono::{NaiveDate, Utc};
use rusqlite::{Connection, OpenFlags};
use std::fs;
use std::path::{Path, PathBuf};

/// What a look at the folder says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ports) enum Look {
    /// It can be opened as it is.
    Sound,
    /// The last stop was not in order.
    Unclean,
    /// There is something, and it is no database of ours any more; or a swap was not finished; or there is nothing and
    /// there should be.
    Broken,
    /// Pages and indexes may be sound: what could not be read stands in the rows.
    Misread,
}

/// Left in the folder where damage was come upon that the station could live with for that day.
const DOUBT: &str = "doubt";

/// Sees to it that the next start looks closely.
pub(in crate::ports) fn doubt(folder: &Path) {
    let _ = fs::write(folder.join(DOUBT), ""); // it is in the log too
}

/// What the ladder needs to know besides the folder.
pub(in crate::ports) struct Climb {
    pub station: StationId,
    /// See [`Store::open`].
    pub mark: u16,
    /// Copies of the database, newest first; none of them has been looked at.
    pub copies: Vec<(PathBuf, Option<NaiveDate>)>,
    /// Everybody whose name was ever erased here.
    pub erased: Vec<LearnerCode>,
    /// Told how far the work has come.
    pub courier: Option<Courier>,
}

/// Looks at the folder's database, for a moment.
///
/// `has_past`: there was a station in this folder, whatever there is of it now.
pub(in crate::ports) fn look(folder: &Folder, has_past: bool) -> Result<Look, StoreTrouble> {
    let path = folder.path().join(FILE);
    if rebuild::is_half_done(folder.path()) {
        return Ok(Look::Broken);
    }
    if !has_anything(&path) {
        // Not to be opened where there is a log: SQLite throws the log of an empty database away.
        let nothing_lost = !has_past && !has_anything(&log_of(&path));
        return Ok(if nothing_lost { Look::Sound } else { Look::Broken });
    }
    match seen(&path) {
        Ok(true) if folder.path().join(DOUBT).exists() => Ok(Look::Unclean),
        Ok(true) => Ok(Look::Sound),
        Ok(false) => Ok(Look::Unclean),
        Err(trouble) if trouble.is_damage() => Ok(Look::Broken),
        Err(trouble) => Err(trouble),
    }
}

pub(super) fn has_anything(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|about| about.len() > 0)
}

/// Whether the last stop was in order.
fn seen(path: &Path) -> Result<bool, StoreTrouble> {
    let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    schema::refuse_strange(&db)?;
    schema::settle(&db)?;
    if schema::version(&db)? == 0 {
        return Ok(true);
    }
    Ok(station::head(&db)?.is_none_or(|head| station::was_clean(&db, head.station).unwrap_or(false)))
}

/// Climbs down until there is a store. `None` where nothing had to be done to the records.
pub(in crate::ports) fn climb(
    folder: &Folder,
    look: Look,
    with: &Climb,
) -> Result<(Store, Option<Mended>), StoreTrouble> {
    let finished = rebuild::finish(folder.path())?;
    let mended = match look {
        Look::Sound => finished,
        Look::Unclean if passes_check(folder, with) => finished,
        // The swap that was left was all there was to do.
        _ if finished.is_some() && passes_check(folder, with) => finished,
        Look::Misread => Some(mend_by_salvage(folder.path(), with)?),
        _ => Some(mend(folder.path(), with)?),
    };
    super::aside::remove_if_there(&folder.path().join(DOUBT))?;
    Ok((Store::open(folder.clone(), with.station, with.mark)?, mended))
}

fn passes_check(folder: &Folder, with: &Climb) -> bool {
    let progress = Progress::of(Stage::Checking, with.courier.clone());
    let db = Connection::open(folder.path().join(FILE));
    db.is_ok_and(|db| schema::settle(&db).is_ok() && check::is_sound(&db, &progress) && can_be_used(&db).is_ok())
}

/// The pages may be sound and still not be a station's.
fn can_be_used(db: &Connection) -> Result<(), StoreTrouble> {
    schema::refuse_strange(db)?;
    station::head(db)?.ok_or_else(|| StoreTrouble::found("no station")).map(|_| ())
}

fn mend(folder: &Path, with: &Climb) -> Result<Mended, StoreTrouble> {
    reindex(folder, with).or_else(|_| mend_by_salvage(folder, with))
}

fn mend_by_salvage(folder: &Path, with: &Climb) -> Result<Mended, StoreTrouble> {
    let broken = folder.join(FILE);
    let salvaged = rebuild::replace(folder, |building| salvage_into(building, Some(&broken), with));
    match salvaged {
        // Something in it is such that it cannot even be judged: the copy alone, or nothing.
        Err(trouble) if trouble.is_damage() => {
            eprintln!("salvage failed: {trouble}");
            rebuild::replace(folder, |building| salvage_into(building, None, with))
        }
        done => done,
    }
}

/// New indexes over the same tables, on a copy. Nothing of the events changes: the epoch goes on.
fn reindex(folder: &Path, with: &Climb) -> Result<Mended, StoreTrouble> {
    rebuild::replace(folder, |building| {
        let from = folder.join(FILE);
        let _ = Progress::of(Stage::Reindexing, with.courier.clone());
        fs::copy(&from, building)?;
        if has_anything(&log_of(&from)) {
            fs::copy(log_of(&from), log_of(building))?;
        }
        let db = Connection::open(building)?;
        schema::settle(&db)?;
        can_be_used(&db)?;
        db.execute_batch("REINDEX")?;
        if !judging::judge(&db)?.doubtful.is_empty() {
            return Err(StoreTrouble::found("altered events"));
        }
        let mended = report(&db, How::Reindexed, 0)?;
        rebuild::end(db)?;
        Ok(mended)
    })
}

/// `broken` is the database to be read, if there is anything to be had of it.
fn salvage_into(building: &Path, broken: Option<&Path>, with: &Climb) -> Result<Mended, StoreTrouble> {
    let progress = Progress::of(Stage::Salvaging, with.courier.clone());
    let mut db = rebuild::begin(building)?;
    let read = salvage::salvage(broken, &mut db, &progress)?;
    values::drop_unreadable(&db)?;
    let judged = judging::judge(&db)?;
    judged.take_out(&db)?;
    let copy = take_copy(&mut db, &read, with)?;
    judged.put_back(&db)?;
    values::set_right(&db)?;
    erasing::erase_all(&db, &with.erased)?;
    let missing = missing(&db)?;
    lookups::recount(&mut db)?;
    station::begin_again(&mut db, with.station, with.mark, EpochCause::Salvaged)?;
    let found = report(&db, How::Salvaged, missing)?;
    let how = match (&copy, found.events + found.people) {
        (Some(_), _) => How::FromCopy,
        (None, 0) => How::Emptied,
        (None, _) => How::Salvaged,
    };
    rebuild::end(db)?;
    Ok(Mended { how, copy: copy.flatten(), ..found })
}

/// Fills from the newest copy that is whole. The day of it, if one was needed and found.
fn take_copy(db: &mut Connection, read: &Read, with: &Climb) -> Result<Option<Option<NaiveDate>>, StoreTrouble> {
    let wanted = !read.broken.is_empty() || missing(db)? > 0;
    let good = with.copies.iter().filter(|_| wanted).find(|(path, _)| check::is_whole_file(path));
    let Some((path, day)) = good else { return Ok(None) };
    let _ = Progress::of(Stage::Restoring, with.courier.clone());
    let all = Read { broken: [read.broken.clone(), vec!["event".into()]].concat() };
    salvage::fill(path, &all, db)?;
    Ok(Some(*day))
}

/// Events whose numbers say that they were there.
fn missing(db: &Connection) -> Result<u64, StoreTrouble> {
    Ok(db.query_row(include_str!("sql/missing_events.sql"), [], |row| row.get(0))?)
}

fn report(db: &Connection, how: How, missing: u64) -> Result<Mended, StoreTrouble> {
    let (events, people) = super::counts(db)?;
    Ok(Mended { how, day: today(), events, people, missing, copy: None, kept: None })
}

/// By the machine's own clock, right or wrong: the station's is not set yet.
pub(in crate::ports) fn today() -> NaiveDate {
    (Utc::now() + chrono::Duration::hours(7)).date_naive()
}

/// Goes back to a copy, which must be whole. What was there is put aside.
pub(in crate::ports) fn restore(
    folder: &Folder,
    copy: &Path,
    day: Option<NaiveDate>,
    with: &Climb,
) -> Result<(Store, Option<Mended>), StoreTrouble> {
    let _ = Progress::of(Stage::Restoring, with.courier.clone());
    rebuild::finish(folder.path())?;
    let mended = rebuild::replace(folder.path(), |building| {
        if !check::is_whole_file(copy) {
            return Err(StoreTrouble::found(format!("{} is no sound copy", copy.display())));
        }
        fs::copy(copy, building)?;
        let mut db = Connection::open(building)?;
        schema::prepare(&mut db, schema::Durability::STATION)?;
        can_be_used(&db)?;
        erasing::erase_all(&db, &with.erased)?;
        station::begin_again(&mut db, with.station, with.mark, EpochCause::Restored)?;
        let mended = Mended { copy: day, ..report(&db, How::Restored, 0)? };
        rebuild::end(db)?;
        Ok(mended)
    })?;
    Ok((Store::open(folder.clone(), with.station, with.mark)?, Some(mended)))
}
