//! Whether a database is whole.

use super::progress::Progress;
use rusqlite::{Connection, OpenFlags};
use std::ffi::c_int;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

/// Instructions of SQLite between two looks at how far it has come.
const STRIDE: c_int = 1000;
/// What quick_check takes for a row of the events, measured; pages come on top, one each.
const PER_EVENT: u64 = 34;

/// `quick_check`: every page is read, indexes are not compared with their tables. 0.33 s for 10^6 events in memory, as
/// long as the disk takes otherwise.
pub(super) fn is_sound(db: &Connection, progress: &Progress) -> bool {
    let count = |sql: &str| db.query_row(sql, [], |row| row.get::<_, u64>(0)).unwrap_or(0);
    let expected = count("PRAGMA page_count") + PER_EVENT * count("SELECT coalesce(max(rowid), 0) FROM event");
    let (progress, done) = (progress.clone(), AtomicU64::new(0));
    let tell = move || {
        progress.say(done.fetch_add(STRIDE as u64, Ordering::Relaxed), expected);
        false
    };
    let watched = db.progress_handler(STRIDE, Some(tell));
    let sound = says_ok(db, "PRAGMA quick_check(1)");
    let _ = watched.and_then(|()| db.progress_handler(0, None::<fn() -> bool>)); // without it there is no progress to see
    sound
}

/// `integrity_check`: what `quick_check` does, and every index against its table.
pub(in crate::ports) fn is_whole(db: &Connection) -> bool {
    says_ok(db, "PRAGMA integrity_check(1)")
}

/// The same of a file nobody else has open.
pub(in crate::ports) fn is_whole_file(path: &Path) -> bool {
    let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY);
    db.is_ok_and(|db| super::schema::settle(&db).is_ok() && is_whole(&db))
}

fn says_ok(db: &Connection, pragma: &str) -> bool {
    db.query_row(pragma, [], |row| row.get::<_, String>(0)).is_ok_and(|said| said == "ok")
}
