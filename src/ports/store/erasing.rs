//! "Xóa tên tôi", everywhere: a name that was erased must not come back from a copy, a damaged file or a salvage.
//!
//! The rule: the code of whoever is to be erased is first written down in `erased`, a list beside the database, and only
//! then is the name taken out of the database and of every file of the data folder that may hold it. What was cut off in
//! between is finished at the next start; what is put in from an old file (a copy, a salvage) is erased again before it
//! can be seen. A copy on the other device is cleaned in the same act if it is plugged in, else as soon as it is.

use super::{StoreTrouble, aside, schema};
use crate::record::LearnerCode;
use rusqlite::{Connection, named_params};
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::FileExt;
use std::path::Path;

const LIST: &str = "erased";

/// Everybody whose name was ever erased here, a code a line. A line that is none is passed over.
pub(in crate::ports) fn codes(folder: &Path) -> Vec<LearnerCode> {
    let text = std::fs::read_to_string(folder.join(LIST)).unwrap_or_default();
    text.lines().filter_map(|line| line.trim().parse().ok()).collect()
}

/// Adds a code to the list; when this returns it is on disk.
pub(in crate::ports) fn remember(folder: &Path, code: LearnerCode) -> Result<(), StoreTrouble> {
    let path = folder.join(LIST);
    let is_new = !path.exists();
    let mut list = OpenOptions::new().append(true).create(true).open(&path)?;
    // On a line of its own, whatever a cut left of the one before.
    list.write_all(format!("\n{code}\n").as_bytes())?;
    list.sync_all()?;
    if is_new {
        aside::sync_folder(folder)?;
    }
    Ok(())
}

/// Takes these names out of a database, and those its own events say were erased.
pub(super) fn erase_all(db: &Connection, codes: &[LearnerCode]) -> Result<(), StoreTrouble> {
    let mut query = db.prepare(include_str!("sql/erased_codes.sql"))?;
    let known = query.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    let all = known.into_iter().chain(codes.iter().map(ToString::to_string));
    all.into_iter().try_for_each(|code| erase(db, &code))
}

fn erase(db: &Connection, code: &str) -> Result<(), StoreTrouble> {
    db.prepare_cached(include_str!("sql/erase_person.sql"))?.execute(named_params! { ":code": code })?;
    Ok(())
}

/// Takes these names out of a copy, in its place: what was freed is overwritten. It takes a moment however many events
/// there are. A copy that cannot be changed is overwritten and removed, for nobody could say what is still in it.
pub(in crate::ports) fn purge_copy(copy: &Path, codes: &[LearnerCode]) -> Result<(), StoreTrouble> {
    if purge(copy, codes).is_err() {
        overwrite(copy)?;
        std::fs::remove_file(copy)?;
    }
    Ok(())
}

fn purge(copy: &Path, codes: &[LearnerCode]) -> Result<(), StoreTrouble> {
    let db = Connection::open(copy)?;
    schema::settle(&db)?;
    // In memory: a journal on disk would hold what is to go.
    db.execute_batch("PRAGMA journal_mode = MEMORY; BEGIN IMMEDIATE")?;
    codes.iter().try_for_each(|code| erase(&db, &code.to_string()))?;
    db.execute_batch("COMMIT")?;
    db.close().map_err(|(_, error)| error)?;
    Ok(File::open(copy)?.sync_all()?)
}

fn overwrite(path: &Path) -> io::Result<()> {
    let file = OpenOptions::new().write(true).open(path)?;
    let zeroes = vec![0; 1 << 16];
    let length = file.metadata()?.len();
    let mut at = 0;
    while at < length {
        let part = zeroes.len().min(usize::try_from(length - at).unwrap_or(zeroes.len()));
        file.write_all_at(&zeroes[..part], at)?;
        at += part as u64;
    }
    file.sync_all()
}

/// Overwrites these words wherever they stand in a file, byte for byte: for damaged databases that were put aside, which
/// no SQL can change any more.
pub(in crate::ports) fn blot_out(path: &Path, words: &[String]) -> io::Result<()> {
    let file = OpenOptions::new().read(true).write(true).open(path)?;
    let longest = words.iter().map(String::len).max().unwrap_or(0);
    let mut window = vec![0; (1 << 20) + longest];
    let (mut at, mut changed) = (0, false);
    loop {
        let read = file.read_at(&mut window, at)?;
        for word in words.iter().filter(|word| !word.is_empty()) {
            for place in places(&window[..read], word.as_bytes()) {
                file.write_all_at(&vec![b'-'; word.len()], at + place as u64)?;
                changed = true;
            }
        }
        if read < window.len() {
            break;
        }
        at += 1 << 20;
    }
    if changed { file.sync_all() } else { Ok(()) }
}

fn places(text: &[u8], word: &[u8]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(first) = text[from..].iter().position(|byte| *byte == word[0]) {
        let at = from + first;
        if text[at..].starts_with(word) {
            found.push(at);
        }
        from = at + 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_on_the_list_is_found_again_after_a_line_cut_off() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(codes(folder.path()), []);
        let (first, second) = (LearnerCode([1; 5]), LearnerCode([2; 5]));
        remember(folder.path(), first).unwrap();
        OpenOptions::new().append(true).open(folder.path().join(LIST)).unwrap().write_all(b"0303").unwrap();
        remember(folder.path(), second).unwrap();
        assert_eq!(codes(folder.path()), [first, second]);
    }

    #[test]
    fn words_are_blotted_out_wherever_they_stand_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        let mut bytes = b"Lan".repeat(10);
        bytes.resize((1 << 20) - 5, b'x');
        bytes.extend_from_slice("Hoàng Thị Lan, then something else".as_bytes());
        std::fs::write(&path, &bytes).unwrap();
        blot_out(&path, &["Hoàng Thị Lan".into(), "hoang thi lan".into(), String::new()]).unwrap();
        let after = std::fs::read(&path).unwrap();
        let expected = [&bytes[..(1 << 20) - 5], &[b'-'; 16], b", then something else"].concat();
        assert_eq!(after, expected);
    }
}
