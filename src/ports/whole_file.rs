//! Files that are there whole or not at all, whenever the power fails: written beside their place, synced, renamed into it,
//! and the folder synced. What is in them is not known here.

use rustix::fs::{CWD, RenameFlags};
use rustix::io::Errno;
use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

const FOR_OTHERS: u32 = 0o077;

/// Puts a file where none is. [`ErrorKind::AlreadyExists`] if there is one; it stays as it was.
pub fn put_new(path: &Path, bytes: &[u8], mode: u32) -> io::Result<()> {
    put(path, bytes, mode, rename_to_free_name)
}

/// Puts a file in place of the one that may be there.
pub fn replace(path: &Path, bytes: &[u8], mode: u32) -> io::Result<()> {
    put(path, bytes, mode, |from, to| fs::rename(from, to))
}

/// The same, written piece by piece. `write` may read back what it wrote; what it fails at is not put in place, and the file
/// that may be there stays.
pub fn replace_with<E: From<io::Error>>(
    path: &Path,
    mode: u32,
    write: impl FnOnce(&mut File) -> Result<(), E>,
) -> Result<(), E> {
    let unfinished = unfinished(path)?;
    let begun = begin(&unfinished, mode).map_err(E::from);
    let placed = begun.and_then(|mut file| {
        write(&mut file)?;
        file.sync_all()?;
        Ok(fs::rename(&unfinished, path)?)
    });
    if placed.is_err() {
        let _ = fs::remove_file(&unfinished);
    }
    placed?;
    Ok(sync_folder(path.parent().unwrap_or(Path::new("")))?)
}

/// Makes what was renamed in this folder survive a power cut.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    // The parent of a bare file name is "", which means here.
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    File::open(folder).and_then(|folder| folder.sync_all())
}

fn put(path: &Path, bytes: &[u8], mode: u32, rename: impl Fn(&Path, &Path) -> io::Result<()>) -> io::Result<()> {
    let unfinished = unfinished(path)?;
    let placed = write(&unfinished, bytes, mode).and_then(|()| rename(&unfinished, path));
    if placed.is_err() {
        let _ = fs::remove_file(&unfinished);
    }
    placed?;
    sync_folder(path.parent().unwrap_or(Path::new("")))
}

/// `.NAME.new` beside it; after a power cut it may be left over, and the next try sweeps it away.
fn unfinished(path: &Path) -> io::Result<PathBuf> {
    let name = path.file_name().ok_or_else(|| io::Error::new(ErrorKind::InvalidInput, "not the name of a file"))?;
    Ok(path.with_file_name(format!(".{}.new", name.to_string_lossy())))
}

fn write(path: &Path, bytes: &[u8], mode: u32) -> io::Result<()> {
    let mut file = begin(path, mode)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn begin(path: &Path, mode: u32) -> io::Result<File> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let file = OpenOptions::new().read(true).write(true).create_new(true).mode(mode).open(path)?;
    // The mode above is cut by the umask; a key its own station cannot read would be lost at the next start. A stick
    // (vfat) has no modes and refuses, which is no harm where everybody may read the file.
    match file.set_permissions(Permissions::from_mode(mode)) {
        Err(error) if error.kind() != ErrorKind::PermissionDenied || mode & FOR_OTHERS == 0 => return Err(error),
        _ => {}
    }
    Ok(file)
}

/// Renames without ever replacing a file. Where the file system cannot promise that, the name was free a moment ago.
fn rename_to_free_name(from: &Path, to: &Path) -> io::Result<()> {
    match rustix::fs::renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) if to.exists() => Err(ErrorKind::AlreadyExists.into()),
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => fs::rename(from, to),
        done => done.map_err(io::Error::from),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_file_never_takes_the_place_of_another_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("danh sách");
        put_new(&path, b"one", 0o600).expect("free");
        assert_eq!(put_new(&path, b"two", 0o600).expect_err("taken").kind(), ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).expect("the first"), b"one");
        replace(&path, b"three", 0o644).expect("replaced");
        let mode = fs::metadata(&path).expect("it is there").permissions().mode() & 0o777;
        assert_eq!((fs::read(&path).expect("the third"), mode), (b"three".to_vec(), 0o644));
        assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 1);
    }

    #[test]
    fn what_is_no_place_for_a_file_is_an_error_and_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let in_the_way = folder.path().join("folder");
        fs::create_dir(&in_the_way).expect("a folder in the way");
        assert!(replace(&in_the_way, b"x", 0o600).is_err());
        assert!(in_the_way.is_dir());
        assert!(replace(&folder.path().join("missing/file"), b"x", 0o600).is_err());
        assert!(put_new(Path::new("/"), b"x", 0o600).is_err());
        assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 1);
    }
}
