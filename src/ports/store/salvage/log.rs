//! Which pages of a write-ahead log count: the frames up to the last commit whose checksums hold
//! (<https://www.sqlite.org/fileformat2.html>, section 4).

use super::pages::{PAGE, u32_at};
use std::collections::HashMap;
use std::fs::File;
use std::os::unix::fs::FileExt;

const HEADER: usize = 32;
const FRAME: usize = 24;
/// Its last bit says in which order the words of the checksums are read.
const MAGIC: u32 = 0x377f_0682;

/// The two running sums.
#[derive(Clone, Copy, PartialEq)]
struct Sums(u32, u32);

impl Sums {
    fn over(self, bytes: &[u8], big_endian: bool) -> Self {
        let word = |four: &[u8]| {
            let four = [four[0], four[1], four[2], four[3]];
            if big_endian { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) }
        };
        bytes.chunks_exact(8).fold(self, |Self(first, second), pair| {
            let first = first.wrapping_add(word(&pair[..4])).wrapping_add(second);
            Self(first, second.wrapping_add(word(&pair[4..])).wrapping_add(first))
        })
    }

    fn at(bytes: &[u8], at: usize) -> Option<Self> {
        Some(Self(u32_at(bytes, at)?, u32_at(bytes, at + 4)?))
    }
}

/// Where the newest committed image of each page begins in the log.
pub fn committed(log: &File) -> HashMap<u32, u64> {
    let mut header = [0; HEADER];
    if log.read_exact_at(&mut header, 0).is_err() {
        return HashMap::new();
    }
    follow(log, &header).unwrap_or_default()
}

fn follow(log: &File, header: &[u8; HEADER]) -> Option<HashMap<u32, u64>> {
    let magic = u32_at(header, 0)?;
    let big_endian = magic & 1 == 1;
    let mut sums = Sums(0, 0).over(&header[..24], big_endian);
    let sound = magic & !1 == MAGIC && Sums::at(header, 24)? == sums && u32_at(header, 8)? as usize == PAGE;
    sound.then_some(())?;
    let (mut done, mut open) = (HashMap::new(), Vec::new());
    let mut frame = vec![0; FRAME + PAGE];
    let mut at = HEADER as u64;
    while log.read_exact_at(&mut frame, at).is_ok() && frame[8..16] == header[16..24] {
        sums = sums.over(&frame[..8], big_endian).over(&frame[FRAME..], big_endian);
        if Sums::at(&frame, 16)? != sums {
            break;
        }
        open.push((u32_at(&frame, 0)?, at + FRAME as u64));
        // The size of the database after it: only the last frame of a commit has one.
        if u32_at(&frame, 4)? > 0 {
            done.extend(open.drain(..));
        }
        at += frame.len() as u64;
    }
    Some(done)
}

#[cfg(test)]
mod tests {
    use super::super::pages::Pages;
    use rusqlite::Connection;
    use std::fs;
    use std::path::Path;

    fn count(path: &Path) -> usize {
        let pages = Pages::open(path).unwrap();
        (2..=pages.count()).map(|number| pages.rows(number).len()).sum()
    }

    #[test]
    fn what_was_committed_counts_and_a_torn_end_does_not() {
        let folder = tempfile::tempdir().unwrap();
        let (path, log) = (folder.path().join("db"), folder.path().join("db-wal"));
        let db = Connection::open(&path).unwrap();
        db.execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE t (a); PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
        let mut ends = Vec::new();
        for number in 0..20 {
            db.execute("INSERT INTO t VALUES (?1)", [number]).unwrap();
            ends.push(fs::metadata(&log).unwrap().len());
        }
        let whole = fs::read(&log).unwrap();
        for length in (0..whole.len()).step_by(997) {
            fs::write(&log, &whole[..length]).unwrap();
            assert_eq!(count(&path), ends.iter().filter(|end| **end <= length as u64).count(), "cut at {length}");
        }
        for flipped in (32..whole.len()).step_by(1009) {
            let mut bytes = whole.clone();
            bytes[flipped] ^= 4;
            fs::write(&log, &bytes).unwrap();
            assert_eq!(count(&path), ends.iter().filter(|end| **end <= flipped as u64).count(), "flipped at {flipped}");
        }
        fs::write(&log, &whole).unwrap();
        assert_eq!(count(&path), 20);
    }
}
