//! The data folder: made on the first start, held by one program at a time.
//!
//! Whoever holds a [`Folder`] is the only writer in it; it does not know what is kept there.

use super::store::StoreTrouble;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

const LOCK: &str = "lock";
/// A program that this one has started holds what it holds, until a moment later it is another program.
const PATIENCE: Duration = Duration::from_millis(300);

/// The data folder, held until the last clone of this is dropped or the process ends, however it ends.
#[derive(Debug, Clone)]
pub struct Folder {
    path: PathBuf,
    _lock: Arc<File>,
}

impl Folder {
    /// Makes the folder if it is not there (open to its owner only) and holds it.
    ///
    /// [`StoreTrouble::InUse`] if another program holds it.
    pub fn hold(path: &Path) -> Result<Self, StoreTrouble> {
        Self::make(path)?;
        let lock = OpenOptions::new().write(true).create(true).truncate(false).open(path.join(LOCK))?;
        let begun = Instant::now();
        while let Err(refused) = lock.try_lock() {
            match refused {
                TryLockError::WouldBlock if begun.elapsed() < PATIENCE => std::thread::sleep(PATIENCE / 20),
                TryLockError::WouldBlock => return Err(StoreTrouble::InUse),
                TryLockError::Error(error) => return Err(error.into()),
            }
        }
        Ok(Self { path: path.to_path_buf(), _lock: Arc::new(lock) })
    }

    /// Makes the folder if it is not there, open to its owner only.
    pub fn make(path: &Path) -> Result<(), StoreTrouble> {
        if path.join(LOCK).exists() { Ok(()) } else { make(path) }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// When this returns, the names of the files made in the folder survive a power cut. SQLite does this for its own
    /// files too, but goes on without a word where it fails.
    pub fn sync(&self) -> Result<(), StoreTrouble> {
        Ok(File::open(&self.path)?.sync_all()?)
    }
}

/// The new folder itself must survive a power cut, or everything synced inside it is lost with it. The lock is made after
/// that: while there is none, an earlier try may have made the folder and failed to sync it.
fn make(path: &Path) -> Result<(), StoreTrouble> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(path)?;
    let path = path.canonicalize()?;
    let device = path.metadata()?.dev();
    for parent in path.ancestors().skip(1) {
        if parent.metadata()?.dev() != device || !sync_if_allowed(parent)? {
            // Another disk, or somebody else's folder: it was there before.
            break;
        }
    }
    Ok(())
}

fn sync_if_allowed(folder: &Path) -> io::Result<bool> {
    match File::open(folder) {
        Err(error) if error.kind() == ErrorKind::PermissionDenied => Ok(false),
        folder => folder?.sync_all().map(|()| true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_folder_is_made_for_its_owner_only() {
        let above = tempfile::tempdir().unwrap();
        let path = above.path().join("share/tramhoc");
        let folder = Folder::hold(&path).unwrap();
        assert_eq!(folder.path(), path);
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o700);
    }

    #[test]
    fn a_folder_made_before_without_its_lock_is_taken_over() {
        let above = tempfile::tempdir().unwrap();
        let path = above.path().join("station");
        fs::create_dir(&path).unwrap();
        Folder::hold(&path).unwrap().sync().unwrap();
        assert!(path.join(LOCK).exists());
    }

    #[test]
    fn a_second_holder_is_told_so_until_the_first_lets_go() {
        let above = tempfile::tempdir().unwrap();
        let first = Folder::hold(above.path()).unwrap();
        assert!(matches!(Folder::hold(above.path()), Err(StoreTrouble::InUse)));
        drop(first);
        assert!(Folder::hold(above.path()).is_ok());
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_trouble() {
        assert!(Folder::hold(Path::new("/dev/null/tramhoc")).is_err());
    }
}
