//! The station's signing key on disk: `station.key`, 32 bytes, readable by the station alone.
//!
//! A key that looks wrong is never replaced: it may be the only one that explains a year of confirmations. What it is
//! used for is not known here.

use super::whole_file;
use ed25519_dalek::SigningKey;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

const NAME: &str = "station.key";
const SEED_LENGTH: usize = 32;
const PRIVATE: u32 = 0o600;
const ANYBODY_ELSE: u32 = 0o077;
const OTHERS_WRITE: u32 = 0o022;

type Seed = Zeroizing<[u8; SEED_LENGTH]>;

/// Why there is no signing key. Nothing on the disk was changed, except that a new key may not have been finished.
#[derive(Debug, thiserror::Error)]
pub enum KeyTrouble {
    #[error("{}: a station key has {SEED_LENGTH} bytes, this file has {length}; restore it from a backup, it was left as it is", path.display())]
    WrongLength { path: PathBuf, length: u64 },
    #[error("{}: empty of any key (all zero bytes, as after a power cut); restore it from a backup, it was left as it is", path.display())]
    Blank { path: PathBuf },
    #[error("{}: others may read or change the station key (mode {mode:04o}); if nobody did: chmod 600", path.display())]
    OpenToOthers { path: PathBuf, mode: u32 },
    #[error("{}: others may put another key into this folder (mode {mode:04o}); if nobody did: chmod 700", path.display())]
    FolderOpenToOthers { path: PathBuf, mode: u32 },
    #[error("{}: not a regular file", path.display())]
    NotAFile { path: PathBuf },
    #[error("{}: {source}", path.display())]
    Disk { path: PathBuf, source: io::Error },
    #[error("the system gives no random bytes: {0}")]
    NoRandomness(getrandom::Error),
}

/// The station's key from `folder`, made there on the first run. When this returns a new key, it is safely on disk.
pub fn open_or_make(folder: &Path) -> Result<SigningKey, KeyTrouble> {
    make_folder(folder)?;
    let path = folder.join(NAME);
    let seed = match read(&path)? {
        Some(seed) => seed,
        None => make(&path)?,
    };
    Ok(SigningKey::from_bytes(&seed))
}

/// The station's key from `folder` if there is one; looking makes none.
pub fn open(folder: &Path) -> Result<Option<SigningKey>, KeyTrouble> {
    let seed = read(&folder.join(NAME))?;
    Ok(seed.map(|seed| SigningKey::from_bytes(&seed)))
}

fn make_folder(folder: &Path) -> Result<(), KeyTrouble> {
    if !folder.exists() {
        DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(disk(folder))?;
        if let Some(parent) = folder.parent().filter(|parent| !parent.as_os_str().is_empty()) {
            whole_file::sync_folder(parent).map_err(disk(parent))?;
        }
    }
    let mode = fs::metadata(folder).map_err(disk(folder))?.permissions().mode() & 0o7777;
    if mode & OTHERS_WRITE != 0 {
        return Err(KeyTrouble::FolderOpenToOthers { path: folder.to_owned(), mode });
    }
    Ok(())
}

/// The seed in the file; `None` when there is no file yet.
fn read(path: &Path) -> Result<Option<Seed>, KeyTrouble> {
    let about = match fs::symlink_metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        about => about.map_err(disk(path))?,
    };
    if !about.is_file() {
        return Err(KeyTrouble::NotAFile { path: path.to_owned() });
    }
    let mode = about.permissions().mode() & 0o7777;
    if mode & ANYBODY_ELSE != 0 {
        return Err(KeyTrouble::OpenToOthers { path: path.to_owned(), mode });
    }
    if about.len() != SEED_LENGTH as u64 {
        return Err(KeyTrouble::WrongLength { path: path.to_owned(), length: about.len() });
    }
    let mut seed = Seed::default();
    File::open(path).and_then(|mut file| file.read_exact(&mut *seed)).map_err(disk(path))?;
    if *seed == [0; SEED_LENGTH] {
        return Err(KeyTrouble::Blank { path: path.to_owned() });
    }
    Ok(Some(seed))
}

/// Makes a key and puts it in place. If another program was quicker, its key is the station's.
fn make(path: &Path) -> Result<Seed, KeyTrouble> {
    let seed: Seed = Zeroizing::new(draw()?.to_bytes());
    match whole_file::put_new(path, &*seed, PRIVATE) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            read(path)?.ok_or_else(|| disk(path)(ErrorKind::NotFound.into()))
        }
        placed => placed.map_err(disk(path)).map(|()| seed),
    }
}

/// Draws a key; nothing is written.
pub fn draw() -> Result<SigningKey, KeyTrouble> {
    let mut seed = Seed::default();
    getrandom::fill(&mut *seed).map_err(KeyTrouble::NoRandomness)?;
    Ok(SigningKey::from_bytes(&seed))
}

/// Puts another key into the old one's place and destroys the old one's private half, as far as the disk lets anybody
/// destroy anything: its bytes are overwritten before their place is given back.
pub fn replace(folder: &Path, next: &SigningKey) -> Result<(), KeyTrouble> {
    let path = folder.join(NAME);
    let mut old = OpenOptions::new().write(true).open(&path).map_err(disk(&path))?;
    whole_file::replace(&path, &*Zeroizing::new(next.to_bytes()), PRIVATE).map_err(disk(&path))?;
    old.write_all(&[0; SEED_LENGTH]).and_then(|()| old.sync_all()).map_err(disk(&path))
}

fn disk(path: &Path) -> impl Fn(io::Error) -> KeyTrouble + '_ {
    move |source| KeyTrouble::Disk { path: path.to_owned(), source }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::Permissions;
    use tempfile::TempDir;

    /// A key on its way; after a power cut it may be left over, never used by anybody.
    const UNFINISHED: &str = ".station.key.new";

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).expect("it is there").permissions().mode() & 0o7777
    }

    /// A folder whose key file has this content and mode.
    fn folder_with(content: &[u8], mode: u32) -> TempDir {
        let folder = TempDir::new().expect("a folder");
        let path = folder.path().join(NAME);
        fs::write(&path, content).expect("a key file");
        fs::set_permissions(&path, Permissions::from_mode(mode)).expect("its mode");
        folder
    }

    fn content(folder: &TempDir) -> Vec<u8> {
        fs::read(folder.path().join(NAME)).expect("the key file")
    }

    #[test]
    fn a_key_is_made_once_and_opened_ever_after() {
        let place = TempDir::new().expect("a folder");
        let folder = place.path().join("new").join("station");
        let made = open_or_make(&folder).expect("a new key");
        assert_eq!((mode(&folder), mode(&folder.join(NAME))), (0o700, 0o600));
        assert_eq!(fs::read_dir(&folder).expect("the folder").count(), 1, "nothing else is left there");
        assert_eq!(open_or_make(&folder).expect("the same key").to_bytes(), made.to_bytes());
    }

    #[test]
    fn two_stations_have_two_keys() {
        let (one, other) = (TempDir::new().expect("a folder"), TempDir::new().expect("a folder"));
        let key = |folder: &TempDir| open_or_make(folder.path()).expect("a key").to_bytes();
        assert_ne!(key(&one), key(&other));
    }

    #[test]
    fn a_key_of_the_wrong_length_is_an_error_and_is_kept() {
        for length in [0, 31, 33, 64] {
            let folder = folder_with(&vec![7; length], 0o600);
            let trouble = open_or_make(folder.path()).expect_err("no key");
            assert!(
                matches!(trouble, KeyTrouble::WrongLength { length: found, .. } if found == length as u64),
                "{trouble}"
            );
            assert_eq!(content(&folder), vec![7; length]);
        }
    }

    #[test]
    fn a_key_others_may_read_or_change_is_an_error_and_is_kept() {
        for open in [0o640, 0o604, 0o620, 0o602, 0o644, 0o660, 0o777] {
            let folder = folder_with(&[7; 32], open);
            let trouble = open_or_make(folder.path()).expect_err("no key");
            assert!(matches!(trouble, KeyTrouble::OpenToOthers { mode, .. } if mode == open), "{trouble}");
            assert_eq!((content(&folder), mode(&folder.path().join(NAME))), (vec![7; 32], open));
        }
    }

    #[test]
    fn a_folder_others_may_write_into_is_an_error() {
        let folder = folder_with(&[7; 32], 0o600);
        fs::set_permissions(folder.path(), Permissions::from_mode(0o770)).expect("a mode");
        let trouble = open_or_make(folder.path()).expect_err("no key");
        assert!(matches!(trouble, KeyTrouble::FolderOpenToOthers { mode: 0o770, .. }), "{trouble}");
    }

    #[test]
    fn a_key_wiped_to_zeros_by_a_power_cut_is_not_a_key() {
        let folder = folder_with(&[0; 32], 0o600);
        assert!(matches!(open_or_make(folder.path()), Err(KeyTrouble::Blank { .. })));
        assert_eq!(content(&folder), [0; 32]);
    }

    #[test]
    fn a_link_or_a_folder_in_place_of_the_key_is_refused() {
        let folder = TempDir::new().expect("a folder");
        fs::create_dir(folder.path().join(NAME)).expect("a folder in the way");
        assert!(matches!(open_or_make(folder.path()), Err(KeyTrouble::NotAFile { .. })));
        let folder = TempDir::new().expect("a folder");
        std::os::unix::fs::symlink("/nowhere", folder.path().join(NAME)).expect("a link");
        assert!(matches!(open_or_make(folder.path()), Err(KeyTrouble::NotAFile { .. })));
    }

    #[test]
    fn what_a_power_cut_left_half_written_is_swept_away() {
        let folder = TempDir::new().expect("a folder");
        fs::write(folder.path().join(UNFINISHED), [9; 5]).expect("a leftover");
        let made = open_or_make(folder.path()).expect("a new key");
        assert_eq!(content(&folder), made.to_bytes());
        assert!(!folder.path().join(UNFINISHED).exists());
    }

    #[test]
    fn a_key_that_appears_meanwhile_is_not_replaced() {
        let folder = folder_with(&[7; 32], 0o600);
        let seed = make(&folder.path().join(NAME)).expect("the key that was there");
        assert_eq!((*seed, content(&folder)), ([7; 32], vec![7; 32]));
        assert!(!folder.path().join(UNFINISHED).exists());
    }

    #[test]
    fn a_key_that_is_replaced_leaves_nothing_of_its_private_half() {
        let folder = folder_with(&[7; 32], 0o600);
        let path = folder.path().join(NAME);
        let witness = folder.path().join("witness");
        fs::hard_link(&path, &witness).expect("another name for the old file");
        let next = SigningKey::from_bytes(&[8; 32]);
        replace(folder.path(), &next).expect("replaced");
        assert_eq!((content(&folder), mode(&path)), (vec![8; 32], 0o600));
        assert_eq!(fs::read(witness).expect("the old file"), [0; 32]);
    }

    #[test]
    fn no_error_shows_the_key() {
        let folder = folder_with(&[0x41; 31], 0o600);
        let trouble = open_or_make(folder.path()).expect_err("no key");
        assert!(!format!("{trouble} {trouble:?}").contains("AAAA"));
    }
}
