//! A new database in place of the one there is: built beside it, made safe, swapped in. A cut at any moment leaves the one
//! or the other; what was there before is put aside, never written over.
//!
//! ```text
//! tramhoc.sqlite.building   half done; thrown away by the next start
//! tramhoc.sqlite.ready      whole and synced; the next start swaps it in, if this one did not come to it
//! mended.json               what was done, written before the database is ready
//! ```

use super::aside::{self, remove_if_there, sync_folder};
use super::{FILE, StoreTrouble, check, schema};
use crate::contract::Mended;
use rusqlite::Connection;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

const BUILDING: &str = "tramhoc.sqlite.building";
const READY: &str = "tramhoc.sqlite.ready";
const MENDED: &str = "mended.json";

/// Room beyond the size of what is rebuilt: the log of a first session.
const SPARE: u64 = 8 << 20;

/// Builds a database with `build` and swaps it in. What it does not finish leaves everything as it was.
pub(super) fn replace(
    folder: &Path,
    build: impl FnOnce(&Path) -> Result<Mended, StoreTrouble>,
) -> Result<Mended, StoreTrouble> {
    let building = folder.join(BUILDING);
    remove_left_over(&building)?;
    let needed = size(&folder.join(FILE)) + size(&aside::log_of(&folder.join(FILE))) + SPARE;
    if !aside::make_room(folder, needed)? {
        return Err(std::io::Error::from(std::io::ErrorKind::StorageFull).into());
    }
    let built = build(&building).and_then(|mended| make_ready(folder, &building, &mended).map(|()| mended));
    if built.is_err() {
        remove_left_over(&building)?;
    }
    let mended = built?;
    swap_in(folder, &mended).map(|kept| Mended { kept, ..mended })
}

/// A new database at the place where it is built: fast, and synced once at the end.
pub(super) fn begin(building: &Path) -> Result<Connection, StoreTrouble> {
    let db = Connection::open(building)?;
    db.execute_batch("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA secure_delete = ON;")?;
    Ok(db)
}

/// The database is done: everything of it is in its one file.
pub(super) fn end(mut db: Connection) -> Result<(), StoreTrouble> {
    schema::prepare(&mut db)?;
    if !check::is_whole(&db) {
        return Err(StoreTrouble::found("what was rebuilt is not whole"));
    }
    super::checkpoint(&db)?;
    db.close().map_err(|(_, error)| error.into())
}

fn make_ready(folder: &Path, building: &Path, mended: &Mended) -> Result<(), StoreTrouble> {
    File::open(building)?.sync_all()?;
    remove_beside(building)?;
    remember(folder, mended)?;
    fs::rename(building, folder.join(READY))?;
    Ok(sync_folder(folder)?)
}

/// A swap a power cut came between is finished. What had been done, if it was one.
pub(super) fn finish(folder: &Path) -> Result<Option<Mended>, StoreTrouble> {
    if !is_half_done(folder) {
        return Ok(None);
    }
    let mended = last(folder);
    let day = mended.as_ref().map_or_else(super::ladder::today, |mended| mended.day);
    let kept = swap(folder, day)?;
    Ok(mended.map(|mended| Mended { kept, ..mended }))
}

/// Whether a power cut came between two steps of a swap.
pub(super) fn is_half_done(folder: &Path) -> bool {
    folder.join(READY).exists()
}

fn swap_in(folder: &Path, mended: &Mended) -> Result<Option<String>, StoreTrouble> {
    let kept = swap(folder, mended.day)?;
    remember(folder, &Mended { kept: kept.clone(), ..mended.clone() })?;
    Ok(kept)
}

fn swap(folder: &Path, day: chrono::NaiveDate) -> Result<Option<String>, StoreTrouble> {
    let kept = aside::put_aside(&folder.join(FILE), day)?;
    fs::rename(folder.join(READY), folder.join(FILE))?;
    sync_folder(folder)?;
    Ok(kept)
}

/// What was last done to the records of this folder.
pub(in crate::ports) fn last(folder: &Path) -> Option<Mended> {
    serde_json::from_slice(&fs::read(folder.join(MENDED)).ok()?).ok()
}

/// Keeps what was done for the supervisor to see.
pub(in crate::ports) fn remember(folder: &Path, mended: &Mended) -> Result<(), StoreTrouble> {
    let text = serde_json::to_vec(mended).map_err(|error| StoreTrouble::found(error.to_string()))?;
    write_whole(&folder.join(MENDED), &text)
}

/// Writes a small file: there is the old one or the new one, whole.
pub(in crate::ports) fn write_whole(path: &Path, text: &[u8]) -> Result<(), StoreTrouble> {
    let new = path.with_extension("new");
    let mut file = File::create(&new)?;
    file.write_all(text)?;
    file.sync_all()?;
    fs::rename(&new, path)?;
    Ok(sync_folder(path.parent().unwrap_or(Path::new(".")))?)
}

fn remove_left_over(building: &Path) -> std::io::Result<()> {
    remove_if_there(building)?;
    remove_beside(building)
}

fn remove_beside(building: &Path) -> std::io::Result<()> {
    remove_if_there(&aside::log_of(building))?;
    for suffix in ["-shm", "-journal"] {
        let mut name = building.as_os_str().to_owned();
        name.push(suffix);
        remove_if_there(&PathBuf::from(name))?;
    }
    Ok(())
}

fn size(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |about| about.len())
}
