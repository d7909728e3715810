//! Damaged and former databases are kept: put aside in the data folder under the day and a number, never deleted.
//!
//! The one exception is a disk so full that the station could not be mended for want of room: then older ones give way,
//! the oldest first. The one put aside last is never among them.

use super::StoreTrouble;
use chrono::NaiveDate;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

const PREFIX: &str = "kept-";
const SUFFIX: &str = ".sqlite";

/// The write-ahead log of a database file.
pub(in crate::ports) fn log_of(path: &Path) -> PathBuf {
    beside(path, "-wal")
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path.as_os_str());
    name.push(suffix);
    name.into()
}

/// Puts a database aside, with its log. `None` if there was none.
pub(super) fn put_aside(path: &Path, day: NaiveDate) -> Result<Option<String>, StoreTrouble> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let name = free_name(folder, day)?;
    let kept = folder.join(&name);
    // The log first: a log left behind alone would be taken for the next database's own.
    let log = rename_if_there(&log_of(path), &log_of(&kept))?;
    let file = rename_if_there(path, &kept)?;
    rename_if_there(&beside(path, "-journal"), &beside(&kept, "-journal"))?;
    remove_if_there(&beside(path, "-shm"))?;
    sync_folder(folder)?;
    Ok((log || file).then_some(name))
}

fn free_name(folder: &Path, day: NaiveDate) -> io::Result<String> {
    let taken = kept(folder)?.into_iter().filter_map(|path| number(&path)).max().unwrap_or(0);
    Ok(format!("{PREFIX}{}-{:04}{SUFFIX}", day.format("%Y%m%d"), taken + 1))
}

/// Every database that was put aside, the oldest first. The number says which is older, not the day.
pub(in crate::ports) fn kept(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path()));
    let mut all: Vec<PathBuf> = entries.filter(|path| number(path).is_some()).collect();
    all.sort_by_key(|path| number(path));
    Ok(all)
}

fn number(path: &Path) -> Option<u32> {
    let name = path.file_name()?.to_str()?.strip_prefix(PREFIX)?;
    let (_, number) = name.strip_suffix(SUFFIX).unwrap_or(name).split_once('-')?;
    number.split(SUFFIX).next()?.parse().ok()
}

/// Makes room for `needed` bytes at the cost of databases put aside before the last one. Whether it is enough now.
pub(super) fn make_room(folder: &Path, needed: u64) -> io::Result<bool> {
    let all = kept(folder)?;
    let last = all.last().and_then(|path| number(path));
    for path in all.iter().filter(|path| number(path) != last) {
        if free(folder).is_none_or(|free| free >= needed) {
            break;
        }
        fs::remove_file(path)?;
    }
    Ok(free(folder).is_none_or(|free| free >= needed))
}

/// Bytes free for this user on the disk of a folder; `None` if the system does not say.
pub(in crate::ports) fn free(folder: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(folder).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}

fn rename_if_there(from: &Path, to: &Path) -> io::Result<bool> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        done => done.map(|()| true),
    }
}

pub(in crate::ports) fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

pub(in crate::ports) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_database_is_put_aside_with_its_log_under_a_new_number() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("tramhoc.sqlite");
        for round in 1..=2 {
            fs::write(&file, [round]).unwrap();
            fs::write(log_of(&file), [round]).unwrap();
            let name = put_aside(&file, day()).unwrap().unwrap();
            assert_eq!(name, format!("kept-20261122-000{round}.sqlite"));
            assert_eq!(fs::read(folder.path().join(&name)).unwrap(), [round]);
        }
        let expected = [
            "kept-20261122-0001.sqlite",
            "kept-20261122-0001.sqlite-wal",
            "kept-20261122-0002.sqlite",
            "kept-20261122-0002.sqlite-wal",
        ];
        assert_eq!(names(folder.path()), expected);
        assert_eq!(put_aside(&file, day()).unwrap(), None, "there was nothing any more");
    }

    #[test]
    fn only_older_ones_give_way_and_only_where_room_is_wanted() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("tramhoc.sqlite");
        for _ in 0..3 {
            fs::write(&file, b"x").unwrap();
            put_aside(&file, day()).unwrap();
        }
        assert!(make_room(folder.path(), 1).unwrap());
        assert_eq!(names(folder.path()).len(), 3, "there is room already");
        assert!(!make_room(folder.path(), u64::MAX).unwrap());
        assert_eq!(names(folder.path()), ["kept-20261122-0003.sqlite"], "the last one stays whatever happens");
    }
}
