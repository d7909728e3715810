//! How the database is opened and brought to this program's schema: the pragmas that survive a power cut, and numbered
//! migrations counted in `user_version`. A newer schema is refused untouched.

use super::{StoreTrouble, ledger};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, TransactionBehavior};
use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::time::Duration;

/// In order; number n brings the schema from n-1 to n.
///
/// Whoever adds one adds the fixture of the schema before it (`tests/stores/`, see there).
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001.sql"),
    include_str!("migrations/0002.sql"),
    include_str!("migrations/0003.sql"),
    include_str!("migrations/0004.sql"),
    include_str!("migrations/0005.sql"),
    include_str!("migrations/0006.sql"),
];

/// The last one that brings tables of figures. What there was before is counted in the same transaction.
const FIGURES: u32 = 6;

/// The schema of this program.
pub(super) const KNOWN: u32 = MIGRATIONS.len() as u32;

/// The cache (in KiB) holds what the sheet of a year reads.
const PRAGMAS: &str = "
    PRAGMA synchronous = FULL;
    PRAGMA wal_autocheckpoint = 0;
    PRAGMA foreign_keys = ON;
    PRAGMA trusted_schema = OFF;
    PRAGMA cell_size_check = ON;
    PRAGMA secure_delete = ON;
    PRAGMA cache_size = -6000;
";

/// What SQLite does so that a commit survives a power cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Durability {
    /// SQLite's `journal_mode`, in small letters as it answers.
    pub journal: &'static str,
    /// SQLite's `synchronous`.
    pub synchronous: &'static str,
}

impl Durability {
    /// The station's, chosen by replaying 20,000 recorded power cuts (trust.md §4): with anything less, acknowledged rows
    /// were lost. The crash laboratory (`tests/crash/`) opens stores with less, to see that it notices.
    pub const STATION: Self = Self { journal: "wal", synchronous: "FULL" };
}

/// How long a reader of the same file may make us wait.
const PATIENCE: Duration = Duration::from_secs(2);

/// Makes a connection ready for writing: schema looked at first, then the journal, then migrations.
pub(super) fn prepare(db: &mut Connection, durability: Durability) -> Result<(), StoreTrouble> {
    refuse_strange(db)?;
    let Durability { journal, synchronous } = durability;
    let mode = set_journal(db, journal)?;
    let in_memory = db.path().is_none_or(str::is_empty);
    if mode != journal && !in_memory {
        return Err(StoreTrouble::found(format!("no journal {journal:?} on this file system, only {mode:?}")));
    }
    settle(db)?;
    db.pragma_update(None, "synchronous", synchronous)?;
    migrate(db)
}

/// The journal the database has now. The pragma answers first and commits afterwards: only its end says whether it did.
fn set_journal(db: &Connection, journal: &str) -> Result<String, StoreTrouble> {
    let mut pragma = db.prepare(&format!("PRAGMA journal_mode = {journal}"))?;
    let answers: Vec<String> = pragma.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(answers.concat())
}

/// What every connection needs, a reading one too.
pub(super) fn settle(db: &Connection) -> Result<(), StoreTrouble> {
    db.busy_timeout(PATIENCE)?;
    // Else SQLite checkpoints when it is closed, which may be at any moment.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    db.execute_batch(PRAGMAS)?;
    Ok(())
}

/// Refuses what this program must not write into: the database of a newer one, or of some other program.
///
/// A number beyond ours over a schema that is ours to the letter is no newer schema but a damaged header.
pub(super) fn refuse_strange(db: &Connection) -> Result<(), StoreTrouble> {
    let found = version(db)?;
    let tables = db.query_row("SELECT count(*) FROM sqlite_schema WHERE type = 'table'", [], |row| row.get(0))?;
    match (found, tables) {
        (0, 0u32) => Ok(()),
        (0, _) => Err(StoreTrouble::found("tables of another program")),
        (found, _) if found <= KNOWN => Ok(()),
        (found, _) if text(db)? == text(&known()?)? => {
            Err(StoreTrouble::found(format!("no schema has number {found}")))
        }
        (found, _) => Err(StoreTrouble::Newer { found, known: KNOWN }),
    }
}

/// Stands in the header of a database that holds what an office has gathered (`application_id`): no station goes on in it.
const OFFICE: [u8; 4] = *b"BDHO";
/// Where it stands in the file (sqlite.org/fileformat2.html, 1.3). It is written before there is a log, and never again.
const ID_PLACE: u64 = 68;

/// Says in the database that it is an office's.
pub(super) fn mark_as_office(db: &Connection) -> Result<(), StoreTrouble> {
    Ok(db.pragma_update(None, "application_id", i32::from_be_bytes(OFFICE))?)
}

pub(super) fn is_of_office(db: &Connection) -> Result<bool, StoreTrouble> {
    let id: i32 = db.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    Ok(id.to_be_bytes() == OFFICE)
}

/// The same of a file nobody has opened: looking must not wake its log.
pub(super) fn is_file_of_office(file: &Path) -> bool {
    let mut id = [0; OFFICE.len()];
    File::open(file).and_then(|file| file.read_exact_at(&mut id, ID_PLACE)).is_ok() && id == OFFICE
}

/// An empty database of this program's schema.
fn known() -> Result<Connection, StoreTrouble> {
    let mut db = Connection::open_in_memory()?;
    migrate_to(&mut db, KNOWN)?;
    Ok(db)
}

fn text(db: &Connection) -> Result<Vec<String>, StoreTrouble> {
    let mut query = db.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY sql")?;
    let all = query.query_map([], |row| row.get(0))?;
    Ok(all.collect::<Result<_, _>>()?)
}

pub(super) fn version(db: &Connection) -> Result<u32, StoreTrouble> {
    Ok(db.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

/// Each migration is one transaction, its number written in the same.
fn migrate(db: &mut Connection) -> Result<(), StoreTrouble> {
    migrate_to(db, KNOWN)
}

/// Brings the schema to number `wanted`.
pub(super) fn migrate_to(db: &mut Connection, wanted: u32) -> Result<(), StoreTrouble> {
    let done = version(db)? as usize;
    for (before, migration) in MIGRATIONS.iter().enumerate().take(wanted as usize).skip(done) {
        let act = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        act.execute_batch(migration)?;
        if before as u32 + 1 == FIGURES {
            ledger::begin(&act)?;
        }
        act.pragma_update(None, "user_version", before as u32 + 1)?;
        act.commit()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pragma(db: &Connection, name: &str) -> String {
        db.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, rusqlite::types::Value>(0))
            .map(|value| match value {
                rusqlite::types::Value::Integer(number) => number.to_string(),
                rusqlite::types::Value::Text(text) => text,
                other => format!("{other:?}"),
            })
            .unwrap()
    }

    #[test]
    fn every_pragma_of_the_design_has_taken() {
        let folder = tempfile::tempdir().unwrap();
        let mut db = Connection::open(folder.path().join("db")).unwrap();
        prepare(&mut db, Durability::STATION).unwrap();
        let expected = [
            ("journal_mode", "wal"),
            ("synchronous", "2"),
            ("wal_autocheckpoint", "0"),
            ("foreign_keys", "1"),
            ("trusted_schema", "0"),
            ("cell_size_check", "1"),
            ("secure_delete", "1"),
        ];
        for (name, value) in expected {
            assert_eq!(pragma(&db, name), value, "{name}");
        }
        assert!(db.db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE).unwrap());
    }

    #[test]
    fn a_newer_schema_is_refused_and_left_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("db");
        let db = Connection::open(&path).unwrap();
        db.execute_batch("CREATE TABLE tomorrow (x); PRAGMA user_version = 99;").unwrap();
        drop(db);
        let before = std::fs::read(&path).unwrap();
        let refused = prepare(&mut Connection::open(&path).unwrap(), Durability::STATION);
        assert!(matches!(refused, Err(StoreTrouble::Newer { found: 99, known: KNOWN })), "{refused:?}");
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }

    #[test]
    fn migrating_twice_is_migrating_once() {
        let mut db = Connection::open_in_memory().unwrap();
        prepare(&mut db, Durability::STATION).unwrap();
        prepare(&mut db, Durability::STATION).unwrap();
        assert_eq!(version(&db).unwrap() as usize, MIGRATIONS.len());
    }

    #[test]
    fn a_migration_that_fails_leaves_the_schema_before_it() {
        let mut db = Connection::open_in_memory().unwrap();
        db.execute_batch("CREATE TABLE station (in_the_way)").unwrap();
        assert!(prepare(&mut db, Durability::STATION).is_err());
        let tables: u32 = db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).unwrap();
        assert_eq!((version(&db).unwrap(), tables), (0, 1));
    }
}
