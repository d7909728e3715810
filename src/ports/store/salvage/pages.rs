//! Reads rows out of a database file page by page, without SQLite: a file whose header, schema or inner pages are gone has
//! its leaf pages still. The layout is that of <https://www.sqlite.org/fileformat2.html>; the numbers in brackets are its
//! sections.
//!
//! It knows no table: which table a row belongs to is for the reader to see from its shape. What does not parse to the
//! last byte is no row.

use rusqlite::types::Value;
use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::Path;

/// This program's databases have pages of this size, and nothing reserved at their ends.
pub const PAGE: usize = 4096;
/// Larger than any row of the station; a length beyond it is damage.
const LONGEST: usize = 1 << 20;
const TABLE_LEAF: u8 = 0x0d;

/// A row as it lies on its page: the stored columns in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Raw {
    pub rowid: i64,
    pub values: Vec<Value>,
}

/// The pages of a database, the newer ones from its write-ahead log.
pub struct Pages {
    file: File,
    count: u32,
    log: Option<File>,
    /// Where in the log the last committed image of a page begins.
    newer: std::collections::HashMap<u32, u64>,
}

impl Pages {
    /// The pages of this file, with its log if there is one.
    pub fn open(path: &Path) -> std::io::Result<Self> {
        let file = File::open(path)?;
        let count = u32::try_from(file.metadata()?.len().div_ceil(PAGE as u64)).unwrap_or(u32::MAX);
        let log = File::open(super::super::aside::log_of(path)).ok();
        let newer = log.as_ref().map(super::log::committed).unwrap_or_default();
        let count = newer.keys().copied().max().map_or(count, |last| last.max(count));
        Ok(Self { file, count, log, newer })
    }

    /// How many pages there are; they are numbered from 1.
    pub fn count(&self) -> u32 {
        self.count
    }

    /// The rows on page `number` if it is a leaf of a table; none if it is anything else or cannot be read.
    pub fn rows(&self, number: u32) -> Vec<Raw> {
        let Some(page) = self.page(number) else { return Vec::new() };
        // The first page begins with the header of the file [1.3].
        let start = if number == 1 { 100 } else { 0 };
        if page[start] != TABLE_LEAF {
            return Vec::new();
        }
        let cells = usize::from(u16_at(&page, start + 3).unwrap_or(0));
        let pointers = (0..cells).map_while(|cell| u16_at(&page, start + 8 + 2 * cell));
        pointers.filter_map(|at| self.row(&page, usize::from(at))).collect()
    }

    fn page(&self, number: u32) -> Option<Vec<u8>> {
        let mut page = vec![0; PAGE];
        match (self.newer.get(&number), &self.log) {
            (Some(at), Some(log)) => log.read_exact_at(&mut page, *at).ok()?,
            _ => {
                let at = u64::from(number.checked_sub(1)?) * PAGE as u64;
                // The last page of a file cut off may be there in part.
                let read = self.file.read_at(&mut page, at).ok()?;
                (read > 0).then_some(())?;
            }
        }
        Some(page)
    }

    /// One cell of a table leaf [1.6]: the length, the rowid, what lies here, and the first page of the rest.
    fn row(&self, page: &[u8], at: usize) -> Option<Raw> {
        let (length, at) = varint(page, at)?;
        let (rowid, at) = varint(page, at)?;
        let length = usize::try_from(length).ok().filter(|length| (1..LONGEST).contains(length))?;
        let here = length_here(length);
        let mut payload = page.get(at..at + here)?.to_vec();
        if here < length {
            self.follow(u32_at(page, at + here)?, length, &mut payload)?;
        }
        Some(Raw { rowid, values: values(&payload)? })
    }

    /// Overflow pages: four bytes of the next one, then the payload [1.7].
    fn follow(&self, mut next: u32, length: usize, payload: &mut Vec<u8>) -> Option<()> {
        while payload.len() < length {
            let page = self.page(next)?;
            let part = (length - payload.len()).min(PAGE - 4);
            payload.extend_from_slice(&page[4..4 + part]);
            next = u32_at(&page, 0)?;
        }
        Some(())
    }
}

/// How much of a payload lies on the leaf itself [1.6].
fn length_here(length: usize) -> usize {
    const MOST: usize = PAGE - 35;
    const LEAST: usize = (PAGE - 12) * 32 / 255 - 23;
    let rest = LEAST + (length.wrapping_sub(LEAST)) % (PAGE - 4);
    match length {
        _ if length <= MOST => length,
        _ if rest <= MOST => rest,
        _ => LEAST,
    }
}

/// A record [2.1]: the types, then the values. It must fill the payload to the last byte.
fn values(payload: &[u8]) -> Option<Vec<Value>> {
    let (header, mut at) = varint(payload, 0)?;
    let header = usize::try_from(header).ok().filter(|header| *header <= payload.len())?;
    let mut body = header;
    let mut values = Vec::new();
    while at < header {
        let (kind, next) = varint(payload, at)?;
        let (value, length) = value(kind, payload.get(body..)?)?;
        values.push(value);
        (at, body) = (next, body + length);
    }
    (at == header && body == payload.len()).then_some(values)
}

/// A value of this serial type [2.1], and how many bytes it takes.
fn value(kind: i64, bytes: &[u8]) -> Option<(Value, usize)> {
    let integer = |length: usize| {
        let bytes = bytes.get(..length)?;
        let sign = if bytes.first().is_some_and(|byte| *byte >= 0x80) { -1 } else { 0 };
        Some((Value::Integer(bytes.iter().fold(sign, |all: i64, byte| all << 8 | i64::from(*byte))), length))
    };
    let data = |length: i64| bytes.get(..usize::try_from(length / 2).ok()?);
    match kind {
        0 => Some((Value::Null, 0)),
        1..=4 => integer(kind as usize),
        5 => integer(6),
        6 => integer(8),
        7 => Some((Value::Real(f64::from_be_bytes(bytes.get(..8)?.try_into().ok()?)), 8)),
        8 | 9 => Some((Value::Integer(kind - 8), 0)),
        12.. if kind % 2 == 0 => data(kind - 12).map(|data| (Value::Blob(data.to_vec()), data.len())),
        13.. => {
            let data = data(kind - 13)?;
            Some((Value::Text(std::str::from_utf8(data).ok()?.to_owned()), data.len()))
        }
        _ => None,
    }
}

/// One to nine bytes, the most significant first [1.6]; the value and where it ends.
fn varint(bytes: &[u8], at: usize) -> Option<(i64, usize)> {
    let mut value: u64 = 0;
    for place in 0..8 {
        let byte = *bytes.get(at + place)?;
        value = value << 7 | u64::from(byte & 0x7f);
        if byte < 0x80 {
            return Some((value.cast_signed(), at + place + 1));
        }
    }
    let last = *bytes.get(at + 8)?;
    Some(((value << 8 | u64::from(last)).cast_signed(), at + 9))
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusqlite::Connection;

    /// Rows of every size and type, in a file written by SQLite.
    fn written(path: &Path) -> Vec<Raw> {
        let db = Connection::open(path).unwrap();
        db.execute_batch("CREATE TABLE t (a, b, c)").unwrap();
        let integers = [0, 1, -1, 127, -32_768, 8_388_607, i64::from(i32::MIN), 1 << 40, i64::MAX, i64::MIN];
        let lengths = [0, 1, 60, 488, 489, 490, 4000, 4061, 4062, 4063, 5000, 8174, 40_000];
        let all = integers.into_iter().zip(lengths.into_iter().cycle()).chain(lengths.into_iter().map(|l| (7, l)));
        let rows = all.enumerate().map(|(number, (integer, length))| Raw {
            rowid: number as i64 + 1,
            values: vec![Value::Integer(integer), Value::Text("ô".repeat(length)), Value::Real(0.5)],
        });
        let rows: Vec<Raw> = rows.collect();
        for row in &rows {
            db.execute("INSERT INTO t VALUES (?1, ?2, ?3)", rusqlite::params_from_iter(&row.values)).unwrap();
        }
        rows
    }

    fn read(path: &Path) -> Vec<Raw> {
        let pages = Pages::open(path).unwrap();
        // The first page holds the schema, which is rows too.
        let mut rows: Vec<Raw> = (2..=pages.count()).flat_map(|number| pages.rows(number)).collect();
        rows.sort_by_key(|row| row.rowid);
        rows
    }

    #[test]
    fn rows_of_every_size_are_read_as_sqlite_wrote_them() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("db");
        let rows = written(&path);
        assert_eq!(read(&path), rows);
    }

    #[test]
    fn rows_are_read_without_the_pages_that_lead_to_them() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("db");
        let rows = written(&path);
        let mut bytes = std::fs::read(&path).unwrap();
        bytes[..PAGE].fill(0xff);
        std::fs::write(&path, bytes).unwrap();
        assert_eq!(read(&path), rows);
    }

    #[test]
    fn rubbish_is_no_row_and_no_panic() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("db");
        written(&path);
        let sound = std::fs::read(&path).unwrap();
        let mut state = 7u64;
        for _ in 0..300 {
            let mut bytes = sound.clone();
            for _ in 0..40 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let at = (state >> 16) as usize % bytes.len();
                bytes[at] = (state >> 56) as u8;
            }
            std::fs::write(&path, &bytes).unwrap();
            assert!(read(&path).len() < 100);
        }
    }
}
