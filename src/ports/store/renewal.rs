//! The write-ahead log as a file, before SQLite opens it.
//!
//! When a sync fails the system takes what it could not write for written and forgets it, but goes on showing it to
//! programs (<https://lwn.net/Articles/752063/>). A station that goes on is safe: it does not count those frames, and its
//! next act writes over them. One that is started again finds them whole and counts them; then a power cut while they are
//! moved into the database damages it (seen in the crash laboratory, `tests/crash/`). So what the log shows is written
//! once more, and synced, before anybody counts on it.

use super::StoreTrouble;
use std::fs::OpenOptions;
use std::io::ErrorKind;
use std::os::unix::fs::FileExt;
use std::path::Path;

const PART: usize = 64 * 1024;

/// Sees to it that what this log shows is on the disk. After an orderly stop it is empty, and there is nothing to do.
pub(super) fn renew(log: &Path) -> Result<(), StoreTrouble> {
    let file = match OpenOptions::new().read(true).write(true).open(log) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        file => file?,
    };
    let mut part = vec![0; PART];
    let mut at = 0;
    loop {
        let read = file.read_at(&mut part, at)?;
        if read == 0 {
            break;
        }
        file.write_all_at(&part[..read], at)?;
        at += read as u64;
    }
    if at > 0 {
        file.sync_all()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_renewed_log_holds_what_it_held() {
        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("log");
        renew(&log).expect("no log is fine");
        for length in [0, 1, PART - 1, PART, PART + 1, 3 * PART + 17] {
            let content: Vec<u8> = (0..length).map(|place| (place % 251) as u8).collect();
            fs::write(&log, &content).unwrap();
            renew(&log).unwrap();
            assert!(fs::read(&log).unwrap() == content, "{length} bytes");
        }
    }
}
