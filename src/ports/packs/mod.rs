//! The packs of lessons as a station keeps them: a folder in the data folder, one file a pack, under the pack's own id. Which
//! of them counts is written in the store ([`super::store::PacksKept`]), in the transaction that switches; here are only files,
//! whole ones.
//!
//! ```text
//! packs/.arriving          being copied from a stick; a copy that was cut off goes on from there
//! packs/<id>.thpack        whole, verified, synced
//! ```

mod arrival;
mod offers;
mod shelf;

pub use arrival::{Arrived, NotBrought};
pub use offers::{Offer, offers};
pub use shelf::{OnShelf, Unusable, look_through};

use super::whole_file::sync_folder;
use crate::record::PackId;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

const FOLDER: &str = "packs";
const ENDING: &str = "thpack";

/// The packs in one data folder.
#[derive(Debug, Clone)]
pub struct Packs {
    folder: PathBuf,
}

impl Packs {
    pub fn in_folder(data: &Path) -> Self {
        Self { folder: data.join(FOLDER) }
    }

    fn path(&self, id: PackId) -> PathBuf {
        self.folder.join(format!("{id}.{ENDING}"))
    }

    /// Puts a pack that has arrived on the shelf. When this returns it survives a power cut.
    pub fn keep(&self, arrived: Arrived) -> io::Result<PackId> {
        let id = arrived.header.id;
        fs::rename(arrived.into_path(), self.path(id))?;
        sync_folder(&self.folder)?;
        Ok(id)
    }

    /// Takes every file away but these packs, and what a broken-off copy has left.
    pub fn sweep(&self, stay: &[PackId]) -> io::Result<()> {
        let stay: Vec<PathBuf> = stay.iter().map(|id| self.path(*id)).collect();
        let files = match fs::read_dir(&self.folder) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            files => files?,
        };
        for file in files {
            let path = file?.path();
            if !stay.contains(&path) && !path.ends_with(arrival::ARRIVING) {
                fs::remove_file(path)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
