//! The tables of a schema, seen as a reader of damaged files must see them: which columns lie on a page in which order,
//! what each may hold, and how a row is put into another database without ever overwriting what is there.

use super::pages::Raw;
use crate::ports::store::StoreTrouble;
use rusqlite::types::Value;
use rusqlite::{Connection, ErrorCode, Row, params_from_iter};

/// A table of the new database.
#[derive(Debug)]
pub(in crate::ports::store) struct Table {
    pub name: String,
    /// As they are stored.
    columns: Vec<Column>,
    has_rowid: bool,
}

#[derive(Debug)]
struct Column {
    name: String,
    /// STRICT tables know INTEGER, REAL, TEXT, BLOB and ANY.
    kind: String,
    not_null: bool,
    /// It is made of others and cannot be written.
    generated: bool,
    /// It is the rowid by another name, and stored as nothing.
    is_rowid: bool,
}

/// Every table of a database.
pub(super) fn of(db: &Connection) -> Result<Vec<Table>, StoreTrouble> {
    let mut query = db.prepare(
        "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'",
    )?;
    let names = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    names.map(|found| found.map_err(StoreTrouble::from).and_then(|(name, wr)| table(db, name, wr))).collect()
}

fn table(db: &Connection, name: String, without_rowid: bool) -> Result<Table, StoreTrouble> {
    // hidden: 2 is generated and not stored, 3 generated and stored.
    let mut query =
        db.prepare("SELECT name, type, \"notnull\", pk, hidden FROM pragma_table_xinfo(?1) WHERE hidden <> 2")?;
    let columns = query.query_map([&name], |row| {
        let kind: String = row.get(1)?;
        let key: u32 = row.get(3)?;
        let is_rowid = key == 1 && kind == "INTEGER" && !without_rowid;
        let generated = row.get::<_, u32>(4)? == 3;
        Ok(Column { name: row.get(0)?, is_rowid, kind, not_null: row.get(2)?, generated })
    })?;
    let mut columns = columns.collect::<Result<Vec<_>, _>>()?;
    // A key of several columns is no rowid.
    let keys: u32 =
        db.query_row("SELECT count(*) FROM pragma_table_xinfo(?1) WHERE pk > 0", [&name], |row| row.get(0))?;
    columns.iter_mut().for_each(|column| column.is_rowid &= keys == 1);
    Ok(Table { name, columns, has_rowid: !without_rowid })
}

impl Table {
    /// Copies what SQLite can read: from the front until it fails, then from the back. Whether all could be read.
    pub(super) fn copy(&self, from: &Connection, into: &Connection) -> bool {
        let Some(columns) = self.shared(from) else { return false };
        self.scan(&columns, "ASC", from, into).unwrap_or_else(|_| {
            let _ = self.scan(&columns, "DESC", from, into); // what lies behind both is looked for page by page
            false
        })
    }

    /// The columns both have; `None` if the other one has no such table that can be seen.
    fn shared(&self, from: &Connection) -> Option<Vec<String>> {
        let mut query = from.prepare("SELECT name FROM pragma_table_xinfo(?1) WHERE hidden = 0").ok()?;
        let theirs = query.query_map([&self.name], |row| row.get(0)).ok()?.collect::<Result<Vec<String>, _>>().ok()?;
        let ours = self.columns.iter().filter(|column| !column.generated).map(|column| column.name.clone());
        let shared: Vec<String> = ours.filter(|name| theirs.contains(name)).collect();
        (!shared.is_empty()).then_some(shared)
    }

    /// Whether every row that was read could be put: one the new schema refuses is damaged.
    fn scan(
        &self,
        columns: &[String],
        order: &str,
        from: &Connection,
        into: &Connection,
    ) -> Result<bool, StoreTrouble> {
        let list = columns.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ");
        // Indexes may be damaged too, and are not asked.
        let order = if self.has_rowid { format!("NOT INDEXED ORDER BY rowid {order}") } else { String::new() };
        let mut query = from.prepare(&format!("SELECT {list} FROM {} {order}", quoted(&self.name)))?;
        let mut rows = query.query([])?;
        let mut all = true;
        while let Some(row) = rows.next()? {
            let put = values(row, columns.len()).map(|values| self.put(columns, values, into)).transpose()?;
            all &= put == Some(Put::There);
        }
        Ok(all)
    }

    /// Whether a row found on a page could be of this table.
    pub(super) fn fits(&self, row: &Raw) -> bool {
        self.has_rowid
            && self.columns.len() == row.values.len()
            && self.columns.iter().zip(&row.values).all(|(column, value)| column.may_hold(value))
    }

    pub(super) fn put_raw(&self, row: &Raw, into: &Connection) -> Result<(), StoreTrouble> {
        let own = self.columns.iter().zip(&row.values).filter(|(column, _)| !column.generated);
        let value = |column: &Column, value: &Value| match column.is_rowid {
            true => Value::Integer(row.rowid),
            false => value.clone(),
        };
        let (names, values): (Vec<_>, Vec<_>) = own.map(|(column, v)| (column.name.clone(), value(column, v))).unzip();
        self.put(&names, values, into).map(|_| ())
    }

    fn put(&self, columns: &[String], values: Vec<Value>, into: &Connection) -> Result<Put, StoreTrouble> {
        let list = columns.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ");
        let marks = vec!["?"; columns.len()].join(", ");
        let sql = format!("INSERT INTO {} ({list}) VALUES ({marks})", quoted(&self.name));
        match into.prepare_cached(&sql)?.execute(params_from_iter(values)) {
            Ok(_) => Ok(Put::There),
            Err(rusqlite::Error::SqliteFailure(error, _)) if error.code == ErrorCode::ConstraintViolation => {
                let unique = [rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE, rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY];
                Ok(if unique.contains(&error.extended_code) { Put::There } else { Put::Refused })
            }
            // JSON that is none, or a text where a number should be.
            Err(rusqlite::Error::SqliteFailure(error, _)) if error.code == ErrorCode::Unknown => Ok(Put::Refused),
            Err(error) => Err(error.into()),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Put {
    /// Now, or already.
    There,
    Refused,
}

impl Column {
    fn may_hold(&self, value: &Value) -> bool {
        match value {
            Value::Null => self.is_rowid || !self.not_null,
            _ if self.is_rowid => false,
            Value::Integer(_) => ["INTEGER", "INT", "REAL", "ANY"].contains(&self.kind.as_str()),
            Value::Real(_) => ["REAL", "ANY"].contains(&self.kind.as_str()),
            Value::Text(_) => ["TEXT", "ANY"].contains(&self.kind.as_str()),
            Value::Blob(_) => ["BLOB", "ANY"].contains(&self.kind.as_str()),
        }
    }
}

/// The row's values; `None` if a text is none.
fn values(row: &Row<'_>, count: usize) -> Option<Vec<Value>> {
    (0..count).map(|place| row.get(place).ok()).collect()
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
