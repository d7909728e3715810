//! Salvage: what can still be read of a damaged database is copied into a new one.
//!
//! Each table is read by SQLite from its front and from its back as far as that goes; then the file is read page by page
//! for what lies behind the damage. Rows are told by the shape of their table, and every rule of the new schema judges
//! them once more. A table is of no importance to the others: without names events stay under their codes, without
//! events the names stay.

mod log;
mod pages;
mod tables;

use super::progress::Progress;
use super::{StoreTrouble, schema};
use pages::Pages;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use tables::Table;

/// Which tables could be read from end to end.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Read {
    pub broken: Vec<String>,
}

/// Makes the empty database `into` of the broken file's schema, if that can be told, and copies what can be read.
pub(super) fn salvage(broken: Option<&Path>, into: &mut Connection, progress: &Progress) -> Result<Read, StoreTrouble> {
    let from = broken.and_then(open_broken);
    let version = from.as_ref().and_then(|from| schema::version(from).ok());
    let known = |version: &u32| (1..=schema::KNOWN).contains(version);
    schema::migrate_to(into, version.filter(known).unwrap_or(schema::KNOWN))?;
    // A row whose partner is lost must come along all the same, and nothing happens twice.
    into.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    into.pragma_update(None, "foreign_keys", false)?;
    let tables = tables::of(into)?;
    let act = into.transaction()?;
    let mut read = Read::default();
    for table in &tables {
        if !from.as_ref().is_some_and(|from| table.copy(from, &act)) {
            read.broken.push(table.name.clone());
        }
    }
    drop(from);
    if let Some(Ok(pages)) = broken.map(Pages::open) {
        take_pages(&pages, &tables, &act, progress)?;
    }
    act.commit()?;
    schema::migrate_to(into, schema::KNOWN)?;
    Ok(read)
}

/// Fills the tables that could not be read whole with the rows of a sound database.
pub(super) fn fill(sound: &Path, read: &Read, into: &mut Connection) -> Result<(), StoreTrouble> {
    let from = Connection::open_with_flags(sound, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let tables = tables::of(into)?;
    let act = into.transaction()?;
    for table in tables.iter().filter(|table| read.broken.contains(&table.name)) {
        table.copy(&from, &act);
    }
    Ok(act.commit()?)
}

/// The broken file, as far as SQLite opens it. Nothing is written into it.
fn open_broken(path: &Path) -> Option<Connection> {
    if !super::ladder::has_anything(path) {
        return None;
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags).ok()?;
    schema::settle(&db).ok()?;
    Some(db)
}

fn take_pages(pages: &Pages, tables: &[Table], into: &Connection, progress: &Progress) -> Result<(), StoreTrouble> {
    for number in 1..=pages.count() {
        for row in pages.rows(number) {
            let mut fitting = tables.iter().filter(|table| table.fits(&row));
            // A row that could be of two tables is of none.
            if let (Some(table), None) = (fitting.next(), fitting.next()) {
                table.put_raw(&row, into)?;
            }
        }
        progress.say(u64::from(number), u64::from(pages.count()));
    }
    Ok(())
}
