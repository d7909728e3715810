//! The commune's list as a station holds it: one file in the data folder, the very bytes the commune signed. It is the
//! floor below which no list is taken.

use super::whole_file;
use crate::trust::{ProgrammeRoot, TRUST_LIST_BYTES, TrustList, TrustTrouble};
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

const NAME: &str = "trust.list";
const READABLE: u32 = 0o644;

/// Why a file of trust could not be used. It was left as it is.
#[derive(Debug, thiserror::Error)]
pub enum TrustFileTrouble {
    #[error("{}: {source}", path.display())]
    Disk { path: PathBuf, source: io::Error },
    #[error("{}: {trouble}", path.display())]
    NotBelieved { path: PathBuf, trouble: TrustTrouble },
}

/// The list this station holds, if it holds one.
pub fn held(folder: &Path, root: &ProgrammeRoot) -> Result<Option<TrustList>, TrustFileTrouble> {
    let path = folder.join(NAME);
    match read(&path, |bytes| TrustList::read(bytes, root)) {
        Err(TrustFileTrouble::Disk { source, .. }) if source.kind() == ErrorKind::NotFound => Ok(None),
        list => list.map(Some),
    }
}

/// Puts a list in the place of the one held. Whether it may go there is decided before.
pub fn hold(folder: &Path, list: &[u8]) -> Result<(), TrustFileTrouble> {
    write(&folder.join(NAME), list)
}

/// Reads a file of trust, and no more of it than such a file may have.
pub fn read<T>(path: &Path, read: impl FnOnce(&[u8]) -> Result<T, TrustTrouble>) -> Result<T, TrustFileTrouble> {
    let bytes = bytes(path)?;
    read(&bytes).map_err(|trouble| TrustFileTrouble::NotBelieved { path: path.to_owned(), trouble })
}

/// What is in a file, as far as any file of trust goes.
pub fn bytes(path: &Path) -> Result<Vec<u8>, TrustFileTrouble> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|source| TrustFileTrouble::Disk { path: path.to_owned(), source })?;
    let most = TRUST_LIST_BYTES as u64 + 1;
    match file.take(most).read_to_end(&mut bytes) {
        Ok(_) => Ok(bytes),
        Err(source) => Err(TrustFileTrouble::Disk { path: path.to_owned(), source }),
    }
}

/// Writes a file of trust, whole or not at all. Everybody may read it.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), TrustFileTrouble> {
    whole_file::replace(path, bytes, READABLE)
        .map_err(|source| TrustFileTrouble::Disk { path: path.to_owned(), source })
}
