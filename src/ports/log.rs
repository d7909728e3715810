//! The station's log, `tramhoc.log` in the data folder: plain English lines for whoever repairs it. No names, no free text.
//!
//! A log that cannot be written stops nothing. While the picture is up, stray output on stderr (ALSA writes there) is
//! led into it too.

use crate::record::Moment;
use chrono::{DateTime, Utc};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::fd::{AsFd, OwnedFd};
use std::path::{Path, PathBuf};

/// Beyond this the log becomes `tramhoc.log.1` and begins anew.
const CAP: u64 = 1024 * 1024;

/// Appends lines.
#[derive(Debug, Clone)]
pub struct Log {
    path: Option<PathBuf>,
    cap: u64,
}

impl Log {
    /// The log in this folder. Nothing is opened before the first line.
    pub fn in_folder(folder: &Path) -> Self {
        Self { path: Some(folder.join("tramhoc.log")), cap: CAP }
    }

    /// A log that keeps nothing.
    pub fn nowhere() -> Self {
        Self { path: None, cap: 0 }
    }

    /// Appends one line with its moment.
    pub fn line(&self, at: &Moment, text: &str) {
        let _ = self.append(at, text); // a full disk must not stop the station because of its log
    }

    fn append(&self, at: &Moment, text: &str) -> io::Result<()> {
        let Some(path) = &self.path else { return Ok(()) };
        let mut file = self.open(path)?;
        let wall = DateTime::<Utc>::from_timestamp_millis(at.wall_ms).unwrap_or_default();
        let line = format!("{} #{} +{}ms {}\n", wall.format("%FT%TZ"), at.boot, at.up_ms, text.replace('\n', " "));
        file.write_all(line.as_bytes())
    }

    fn open(&self, path: &Path) -> io::Result<File> {
        let file = OpenOptions::new().append(true).create(true).open(path)?;
        if file.metadata()?.len() > self.cap {
            // Copied and cut, not renamed: stderr may be led into this very file.
            fs::copy(path, path.with_extension("log.1"))?;
            file.set_len(0)?;
        }
        Ok(file)
    }

    /// Leads stderr into the log until the result is dropped; to nowhere, where there is no log.
    pub fn catch_stderr(&self) -> io::Result<CaughtStderr> {
        let log = self.path.as_ref().and_then(|path| self.open(path).ok());
        let file = log.map_or_else(|| OpenOptions::new().write(true).open("/dev/null"), Ok)?;
        let before = io::stderr().as_fd().try_clone_to_owned()?;
        rustix::stdio::dup2_stderr(&file)?;
        Ok(CaughtStderr { before })
    }
}

/// While it lives, stderr goes to the log.
#[derive(Debug)]
pub struct CaughtStderr {
    before: OwnedFd,
}

impl Drop for CaughtStderr {
    fn drop(&mut self) {
        let _ = rustix::stdio::dup2_stderr(&self.before); // nothing could be said about a failure, and nowhere
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::ClockQuality;

    fn at() -> Moment {
        Moment { wall_ms: 1_795_365_000_000, boot: 3, up_ms: 1234, quality: ClockQuality::Unknown }
    }

    fn text(folder: &Path, name: &str) -> String {
        fs::read_to_string(folder.join(name)).unwrap_or_default()
    }

    #[test]
    fn a_line_carries_its_moment_and_stays_one_line() {
        let folder = tempfile::tempdir().unwrap();
        let log = Log::in_folder(folder.path());
        log.line(&at(), "store: the disk is full");
        log.line(&at(), "two\nlines");
        let expected =
            "2026-11-22T16:30:00Z #3 +1234ms store: the disk is full\n2026-11-22T16:30:00Z #3 +1234ms two lines\n";
        assert_eq!(text(folder.path(), "tramhoc.log"), expected);
    }

    #[test]
    fn a_log_beyond_its_cap_is_set_aside_once_and_begins_anew() {
        let folder = tempfile::tempdir().unwrap();
        let log = Log { cap: 200, ..Log::in_folder(folder.path()) };
        (0..40).for_each(|number| log.line(&at(), &format!("line {number}")));
        let (now, before) = (text(folder.path(), "tramhoc.log"), text(folder.path(), "tramhoc.log.1"));
        assert!(now.ends_with("line 39\n") && now.len() <= 300, "{now}");
        assert!(before.len() > 200 && before.len() <= 300, "{before}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn a_log_that_cannot_be_written_stops_nothing() {
        Log::in_folder(Path::new("/nowhere/at/all")).line(&at(), "unheard");
        Log::nowhere().line(&at(), "unheard");
    }

    #[test]
    fn stderr_goes_to_the_log_while_it_is_caught_and_back_afterwards() {
        let folder = tempfile::tempdir().unwrap();
        let say = |text: &str| rustix::io::write(rustix::stdio::stderr(), text.as_bytes()).unwrap();
        let caught = Log::in_folder(folder.path()).catch_stderr().unwrap();
        say("ALSA lib pcm.c: underrun\n");
        drop(caught);
        say("");
        assert!(text(folder.path(), "tramhoc.log").contains("ALSA lib pcm.c: underrun"));
        let (now, log) = (
            rustix::fs::fstat(rustix::stdio::stderr()).unwrap(),
            rustix::fs::stat(folder.path().join("tramhoc.log")).unwrap(),
        );
        assert_ne!((now.st_dev, now.st_ino), (log.st_dev, log.st_ino), "stderr is its own again");
    }
}
