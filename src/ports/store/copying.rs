//! Copies of a database while it is in use: whole, checked, and in one file.

use super::{StoreTrouble, check, counts, schema};
use rusqlite::{Connection, OpenFlags};
use std::fs::File;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Where a copy was taken: what it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ports) struct Taken {
    pub epoch: u32,
    pub seq: u64,
    pub boot: u32,
    pub events: u64,
    pub people: u64,
}

/// Instructions of SQLite between two looks at whether to stop.
const STRIDE: std::ffi::c_int = 10_000;

/// Copies the database `from`, which others may be writing to, into the new file `to`. When this returns `to` is whole and
/// on disk, though its name may not be. Once `stop` is set it gives up.
pub(in crate::ports) fn copy(from: &Path, to: &Path, stop: &Arc<AtomicBool>) -> Result<Taken, StoreTrouble> {
    let db = Connection::open_with_flags(from, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    schema::settle(&db)?;
    let watched = Arc::clone(stop);
    db.progress_handler(STRIDE, Some(move || watched.load(Ordering::Relaxed)))?;
    db.execute("VACUUM INTO ?1", [to.to_str().ok_or_else(|| StoreTrouble::found("a path that is no text"))?])?;
    drop(db);
    File::open(to)?.sync_all()?;
    look_at(to)
}

/// What a copy holds, once it has been found whole.
pub(in crate::ports) fn look_at(copy: &Path) -> Result<Taken, StoreTrouble> {
    let db = Connection::open_with_flags(copy, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    schema::settle(&db)?;
    schema::refuse_strange(&db)?;
    if !check::is_whole(&db) {
        return Err(StoreTrouble::found("the copy is not whole"));
    }
    let head = super::station::head(&db)?.ok_or_else(|| StoreTrouble::found("no station"))?;
    let boot = db.query_row(include_str!("sql/past.sql"), [], |row| row.get("boot"))?;
    let (events, people) = counts(&db)?;
    Ok(Taken { epoch: head.epoch, seq: head.seq, boot, events, people })
}
