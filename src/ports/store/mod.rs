//! The store: everything the station remembers, in one SQLite file (trust.md §4).
//!
//! An append is one transaction and one commit, synced before it returns: what was acknowledged is there after a power
//! cut. SQL lives in files, one a query. The store knows no clock and draws nothing at random; moments and ids come with
//! what is to be written.

mod events;
mod issued;
mod looking_over;
mod lookups;
mod people;
mod schema;
mod station;
mod trouble;

pub use events::Note;
pub use issued::Issued;
pub use looking_over::{Chain, PeopleCounted};
pub use people::NewPerson;
pub use station::{EpochBegun, Past};
pub use trouble::{Cause, StoreTrouble};

use super::folder::Folder;
use crate::record::StationId;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;

const FILE: &str = "tramhoc.sqlite";

/// The open store; the only writer of its file.
#[derive(Debug)]
pub struct Store {
    // Before the folder, so that the file is closed before the folder is let go.
    db: Connection,
    station: StationId,
    _folder: Option<Folder>,
}

impl Store {
    /// Opens the station's store in its folder, makes it on the first start, and checkpoints it. `mark` is random and
    /// tells a new epoch, should one begin, from another one with the same count.
    pub fn open(folder: Folder, station: StationId, mark: u16) -> Result<Self, StoreTrouble> {
        let db = Connection::open(folder.path().join(FILE))?;
        let store = Self::begin(db, Some(folder), station, mark)?;
        // A checkpoint that fails (a full disk) loses nothing: the log stays as it is, and readable.
        let _ = store.rest();
        Ok(store)
    }

    /// A store that is gone when it is dropped, for tests.
    pub fn in_memory(station: StationId, mark: u16) -> Result<Self, StoreTrouble> {
        Self::begin(Connection::open_in_memory()?, None, station, mark)
    }

    /// Whether there is a store in this folder.
    pub fn is_in(folder: &Path) -> bool {
        folder.join(FILE).exists()
    }

    /// Opens the store in a folder that somebody else may be holding, to look things up. Writing is refused.
    pub fn open_to_read(folder: &Path) -> Result<Self, StoreTrouble> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = Connection::open_with_flags(folder.join(FILE), flags)?;
        schema::refuse_newer(&db)?;
        schema::settle(&db)?;
        let head = station::head(&db)?.ok_or_else(|| StoreTrouble::found("no station"))?;
        Ok(Self { db, station: head.station, _folder: None })
    }

    fn begin(mut db: Connection, folder: Option<Folder>, station: StationId, mark: u16) -> Result<Self, StoreTrouble> {
        schema::prepare(&mut db)?;
        station::begin(&mut db, station, mark)?;
        Ok(Self { db, station, _folder: folder })
    }

    /// Moves the write-ahead log into the database. Only when nobody is waiting: at the start, when idle, at the end.
    pub fn rest(&self) -> Result<(), StoreTrouble> {
        let busy: bool = self.db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        if busy { Err(StoreTrouble::InUse) } else { Ok(()) }
    }

    /// Lets the database grow by so many pages and no more, as a full disk would.
    #[cfg(test)]
    pub(super) fn limit_pages(&self, more: u32) {
        let now: u32 = self.db.query_row("PRAGMA page_count", [], |row| row.get(0)).expect("a count");
        self.db.pragma_update(None, "max_page_count", now + more).expect("a limit");
    }
}

#[cfg(test)]
mod people_tests;
#[cfg(test)]
mod tests;
