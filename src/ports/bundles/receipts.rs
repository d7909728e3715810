//! The receipts that lie on a stick: in its root and in the folders there. A stick comes from anywhere: only regular files are
//! looked at, not many, and nothing that a name leads to elsewhere.

use super::folder::RECEIPT_ENDING;
use crate::bundle::{BundleTrouble, RECEIPT_BYTES, Receipt};
use crate::record::Head;
use crate::trust::{ProgrammeRoot, TrustList};
use rustix::fs::{Mode, OFlags};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

/// So many names are looked at in a folder, and so many receipts are read.
const MOST_NAMES: usize = 4000;
const MOST_RECEIPTS: usize = 64;

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OnStick {
    /// What the receipts one goes by say of chains.
    pub heads: Vec<Head>,
    /// Files that call themselves receipts and cannot be believed.
    pub unbelievable: usize,
}

/// Every receipt on a stick that somebody who holds this list goes by.
pub fn receipts_on(stick: &Path, root: &ProgrammeRoot, list: Option<&TrustList>) -> OnStick {
    let mut found = OnStick::default();
    for path in files_ending(stick, RECEIPT_ENDING).into_iter().take(MOST_RECEIPTS) {
        match read_receipt(&path, root).map(|read| read.and_then(|receipt| receipt.standing(list).map(|()| receipt))) {
            Ok(Ok(receipt)) => found.heads.extend(receipt.heads),
            _ => found.unbelievable += 1,
        }
    }
    found
}

/// A receipt: an error of the file, or what is wrong with it.
pub fn read_receipt(path: &Path, root: &ProgrammeRoot) -> io::Result<Result<Receipt, BundleTrouble>> {
    let mut bytes = Vec::new();
    open(path)?.take(RECEIPT_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(Receipt::read(&bytes, root).map_err(BundleTrouble::from))
}

/// Sorted, so that a stick looks the same every time.
fn files_ending(stick: &Path, ending: &str) -> Vec<PathBuf> {
    let (folders, mut files) = entries(stick);
    files.extend(folders.iter().flat_map(|folder| entries(folder).1));
    files.retain(|path| path.extension().is_some_and(|end| end.eq_ignore_ascii_case(ending)));
    files.sort();
    files
}

/// Folders and regular files in a folder.
fn entries(folder: &Path) -> (Vec<PathBuf>, Vec<PathBuf>) {
    let entries = fs::read_dir(folder).into_iter().flatten().take(MOST_NAMES).filter_map(Result::ok);
    let typed = entries.filter_map(|entry| Some((entry.path(), entry.file_type().ok()?)));
    let (folders, others): (Vec<_>, Vec<_>) = typed.partition(|(_, kind)| kind.is_dir());
    let paths = |entries: Vec<(PathBuf, fs::FileType)>| entries.into_iter().map(|(path, _)| path).collect();
    (paths(folders), paths(others.into_iter().filter(|(_, kind)| kind.is_file()).collect()))
}

/// Opens a regular file and nothing else: no link is followed, and a pipe or a device does not make anybody wait.
pub(super) fn open(path: &Path) -> io::Result<File> {
    let how = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let file = File::from(rustix::fs::open(path, how, Mode::empty())?);
    if file.metadata()?.is_file() { Ok(file) } else { Err(ErrorKind::InvalidData.into()) }
}
