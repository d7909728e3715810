//! The store: everything the station remembers, in one SQLite file (trust.md §4).
//!
//! An append is one transaction and one commit, synced before it returns: what was acknowledged is there after a power
//! cut. SQL lives in files, one a query. The store knows no clock and draws nothing at random; moments and ids come with
//! what is to be written.

pub(super) mod aside;
mod books;
pub(super) mod check;
mod comfort;
pub(super) mod copying;
mod crowds;
pub(super) mod erasing;
mod evening;
mod events;
mod issued;
mod judging;
pub(super) mod ladder;
mod ledger;
mod looking_over;
mod lookups;
mod merging;
mod packs;
mod people;
pub(super) mod progress;
pub(super) mod rebuild;
mod renewal;
mod salvage;
mod schema;
mod station;
mod trouble;
mod values;
mod volunteers;

pub use events::Note;
pub use issued::Issued;
pub use looking_over::{Chain, PeopleCounted};
pub use merging::{Admitted, Delivery};
pub use packs::PacksKept;
pub use people::NewPerson;
pub use schema::Durability;
pub use station::{EpochBegun, Past};
pub use trouble::{Cause, StoreTrouble};
pub use volunteers::Volunteer;

use super::folder::Folder;
use crate::record::{EpochCause, StationId};
use rusqlite::{Connection, OpenFlags};
use std::path::Path;

/// The database in the data folder.
pub const FILE: &str = "tramhoc.sqlite";
const LOG: &str = "tramhoc.sqlite-wal";

/// The open store; the only writer of its file.
#[derive(Debug)]
pub struct Store {
    // Before the folder, so that the file is closed before the folder is let go.
    db: Connection,
    station: StationId,
    folder: Option<Folder>,
}

impl Store {
    /// Opens the station's store in its folder, makes it on the first start, and checkpoints it. `mark` is random and
    /// tells a new epoch, should one begin, from another one with the same count.
    pub fn open(folder: Folder, station: StationId, mark: u16) -> Result<Self, StoreTrouble> {
        Self::open_with(Durability::STATION, folder, station, mark)
    }

    /// The same with another durability than the station's, for the crash laboratory.
    pub fn open_with(
        durability: Durability,
        folder: Folder,
        station: StationId,
        mark: u16,
    ) -> Result<Self, StoreTrouble> {
        let db = begin(connect(&folder)?, durability, station, mark)?;
        Self::in_place(db, station, folder)
    }

    fn in_place(db: Connection, station: StationId, folder: Folder) -> Result<Self, StoreTrouble> {
        folder.sync()?;
        let store = Self { db, station, folder: Some(folder) };
        // A checkpoint that fails (a full disk) loses nothing: the log stays as it is, and readable.
        let _ = store.rest();
        Ok(store)
    }

    /// A store that is gone when it is dropped, for tests.
    pub fn in_memory(station: StationId, mark: u16) -> Result<Self, StoreTrouble> {
        let db = begin(Connection::open_in_memory()?, Durability::STATION, station, mark)?;
        Ok(Self { db, station, folder: None })
    }

    /// Whether there is a store in this folder.
    pub fn is_in(folder: &Path) -> bool {
        folder.join(FILE).exists()
    }

    /// Opens the store in a folder that somebody else may be holding, to look things up. Writing is refused.
    pub fn open_to_read(folder: &Path) -> Result<Self, StoreTrouble> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = Connection::open_with_flags(folder.join(FILE), flags)?;
        schema::refuse_strange(&db)?;
        schema::settle(&db)?;
        let station = merging::whose(&db)?.ok_or_else(|| StoreTrouble::found("no station"))?;
        Ok(Self { db, station, folder: None })
    }

    /// Moves the write-ahead log into the database. Only when nobody is waiting: at the start, when idle, at the end.
    pub fn rest(&self) -> Result<(), StoreTrouble> {
        checkpoint(&self.db)
    }

    /// The data folder; `None` for a store in memory.
    pub(super) fn folder(&self) -> Option<&Path> {
        self.folder.as_ref().map(Folder::path)
    }

    /// How many events and people are on record.
    pub fn counts(&self) -> Result<(u64, u64), StoreTrouble> {
        counts(&self.db)
    }

    /// Whether every page and every index is as it should be; reads all there is.
    pub fn is_whole(&self) -> bool {
        check::is_whole(&self.db)
    }

    /// Begins a new epoch: what is written from now on is told from what another copy of these records may go on with.
    pub fn begin_again(&mut self, mark: u16, why: EpochCause) -> Result<(), StoreTrouble> {
        station::begin_again(&mut self.db, self.station, mark, why)
    }

    /// Whether what a start needs can be read.
    pub(super) fn probe(&self) -> Result<(), StoreTrouble> {
        let (_, _, sitting) = (self.past()?, self.info()?, self.open_visit()?);
        let Some(code) = sitting else { return Ok(()) };
        self.person(code).and(self.progress_of(code)).map(|_| ())
    }

    /// Lets the database grow by so many pages and no more, as a full disk would.
    #[cfg(test)]
    pub(super) fn limit_pages(&self, more: u32) {
        let now: u32 = self.db.query_row("PRAGMA page_count", [], |row| row.get(0)).expect("a count");
        self.db.pragma_update(None, "max_page_count", now + more).expect("a limit");
    }
}

/// Brings a connection to this program's schema and this station's chain.
fn begin(
    mut db: Connection,
    durability: Durability,
    station: StationId,
    mark: u16,
) -> Result<Connection, StoreTrouble> {
    schema::prepare(&mut db, durability)?;
    if schema::is_of_office(&db)? {
        return Err(StoreTrouble::Office);
    }
    station::begin(&mut db, station, mark)?;
    Ok(db)
}

/// The database file of a folder, its log looked after.
fn connect(folder: &Folder) -> Result<Connection, StoreTrouble> {
    renewal::renew(&folder.path().join(LOG))?;
    Ok(Connection::open(folder.path().join(FILE))?)
}

fn checkpoint(db: &Connection) -> Result<(), StoreTrouble> {
    let busy: bool = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if busy { Err(StoreTrouble::InUse) } else { Ok(()) }
}

fn counts(db: &Connection) -> Result<(u64, u64), StoreTrouble> {
    Ok(db.query_row(include_str!("sql/counts.sql"), [], |row| Ok((row.get("events")?, row.get("people")?)))?)
}

#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod people_tests;
#[cfg(test)]
mod tests;
