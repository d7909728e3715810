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
    schema::prepare(&mut db, schema::Durability::STATION)?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::How;
    use tempfile::TempDir;

    fn mended() -> Mended {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        Mended { how: How::Salvaged, day, events: 1, people: 1, missing: 0, copy: None, kept: None }
    }

    /// A folder with an old database and its log.
    fn folder() -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FILE), "old").unwrap();
        fs::write(aside::log_of(&folder.path().join(FILE)), "log").unwrap();
        folder
    }

    fn read(folder: &TempDir, name: &str) -> Option<String> {
        fs::read_to_string(folder.path().join(name)).ok()
    }

    fn new_is_in_place_and_old_is_kept(folder: &TempDir) {
        assert_eq!(read(folder, FILE).as_deref(), Some("new"));
        assert_eq!(read(folder, "tramhoc.sqlite-wal"), None, "no log of another database beside it");
        let kept: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().path()).collect();
        let kept = kept.iter().filter_map(|path| fs::read_to_string(path).ok());
        let kept: Vec<String> = kept.filter(|text| ["old", "log"].contains(&text.as_str())).collect();
        assert_eq!(kept.len(), 2, "both were put aside");
    }

    #[test]
    fn a_new_database_takes_the_place_of_the_old_one_which_is_kept() {
        let folder = folder();
        let done = replace(folder.path(), |building| {
            fs::write(building, "new")?;
            Ok(mended())
        });
        assert_eq!(done.unwrap().kept.as_deref(), Some("kept-20261122-0001.sqlite"));
        assert_eq!(last(folder.path()).unwrap().kept.as_deref(), Some("kept-20261122-0001.sqlite"));
        new_is_in_place_and_old_is_kept(&folder);
    }

    #[test]
    fn what_could_not_be_built_leaves_everything_as_it_was() {
        let folder = folder();
        let failed = replace(folder.path(), |building| {
            fs::write(building, "ha")?;
            Err(StoreTrouble::found("damage"))
        });
        assert!(failed.is_err());
        let left = ["tramhoc.sqlite", "tramhoc.sqlite-wal", BUILDING, READY, MENDED].map(|name| read(&folder, name));
        assert_eq!(left, [Some("old".into()), Some("log".into()), None, None, None]);
    }

    #[test]
    fn a_cut_between_any_two_steps_of_the_swap_is_finished_at_the_next_start() {
        let (file, log) = (FILE, "tramhoc.sqlite-wal");
        let cuts: [&[(&str, &str)]; 3] = [
            &[],
            &[(log, "kept-20261122-0001.sqlite-wal")],
            &[(log, "kept-20261122-0001.sqlite-wal"), (file, "kept-20261122-0001.sqlite")],
        ];
        for moved in cuts {
            let folder = folder();
            fs::write(folder.path().join(READY), "new").unwrap();
            remember(folder.path(), &mended()).unwrap();
            for (from, to) in moved {
                fs::rename(folder.path().join(from), folder.path().join(to)).unwrap();
            }
            assert!(is_half_done(folder.path()));
            assert_eq!(finish(folder.path()).unwrap().map(|mended| mended.how), Some(How::Salvaged));
            new_is_in_place_and_old_is_kept(&folder);
            assert!(!is_half_done(folder.path()) && finish(folder.path()).unwrap().is_none());
        }
    }
}
