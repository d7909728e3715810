//! What could not be taken, kept with the reason: `quarantine/` in the data folder. Nothing that was brought is ever dropped;
//! a file leaves it only once everything it names is here.

use super::taking::read_header;
use crate::ports::folder::Folder;
use crate::ports::store::{Store, StoreTrouble};
use crate::ports::whole_file;
use crate::record::hex;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

const FOLDER: &str = "quarantine";
const KEPT: &str = "thbundle";
const REASON: &str = "txt";
const PRIVATE: u32 = 0o600;
const PIECE: usize = 256 << 10;
/// A longer file that cannot be believed stays where it is: it could fill the disk.
const MOST_BYTES: u64 = 256 << 20;

/// The folder of what could not be taken.
#[derive(Debug, Clone)]
pub struct Quarantine {
    folder: PathBuf,
}

impl Quarantine {
    pub fn of(data: &Path) -> Self {
        Self { folder: data.join(FOLDER) }
    }

    /// Keeps a copy of a file, once, with the reason beside it. `None`: it is too long, and was left where it is.
    pub fn keep(&self, file: &Path, reason: &str) -> io::Result<Option<PathBuf>> {
        if fs::metadata(file)?.len() > MOST_BYTES {
            return Ok(None);
        }
        Folder::make(&self.folder).map_err(io::Error::other)?;
        let name = name_of(&mut File::open(file)?.take(MOST_BYTES))?;
        let kept = self.folder.join(name).with_extension(KEPT);
        if !kept.exists() {
            let mut from = File::open(file)?.take(MOST_BYTES);
            whole_file::replace_with::<io::Error>(&kept, PRIVATE, |to| io::copy(&mut from, to).map(|_| ()))?;
        }
        whole_file::replace(
            &kept.with_extension(REASON),
            format!("{}: {reason}\n", file.display()).as_bytes(),
            PRIVATE,
        )?;
        Ok(Some(kept))
    }

    /// What is kept, in the order of its names, with the reasons.
    pub fn list(&self) -> Vec<(PathBuf, String)> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten();
        let files = entries.filter_map(|entry| Some(entry.ok()?.path()));
        let mut files: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|end| end == KEPT)).collect();
        files.sort();
        let reason = |path: &PathBuf| fs::read_to_string(path.with_extension(REASON)).unwrap_or_default();
        files.into_iter().map(|path| (path.clone(), reason(&path).trim_end().to_owned())).collect()
    }

    /// Lets a file go, if everything it names is here.
    pub fn release(&self, kept: &Path, store: &Store) -> Result<bool, StoreTrouble> {
        let Ok(header) = read_header(&mut File::open(kept)?)? else { return Ok(false) };
        for run in &header.runs {
            if !store.holds(run.before, run.last)? {
                return Ok(false);
            }
        }
        fs::remove_file(kept)?;
        let _ = fs::remove_file(kept.with_extension(REASON)); // a reason without a file says nothing
        Ok(true)
    }
}

/// The beginning of the SHA-256 of what is in it.
fn name_of(file: &mut impl Read) -> io::Result<String> {
    let (mut sum, mut piece) = (Sha256::new(), vec![0; PIECE]);
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(hex(&sum.finalize()[..12])),
            read => sum.update(&piece[..read]),
        }
    }
}
