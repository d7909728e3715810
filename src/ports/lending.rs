//! Writing on a stick that the system has mounted read-only: a small helper of the system's mounts it once more, writable, for
//! as long as somebody holds the line, and no longer (`assets/station/`). The station asks; it mounts nothing.
//!
//! The line is a Unix socket. The first thing said on it is `ok FOLDER` or `no`, with a line end: where the stick is writable.
//! (Elsewhere than it is read: in the namespace a sandboxed station lives in, a mount stays as it was when it came there.)
//! Whoever has written hangs up, and the other end hangs up too once everything is on the stick and it is read-only again.

use std::io::{self, BufRead, BufReader, ErrorKind, Read};
use std::net::Shutdown;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// An answer is no longer: a folder's name, and a little.
const MOST_BYTES: u64 = 4200;
/// A slow stick may have much to write before the other end hangs up.
const PATIENCE: Duration = Duration::from_secs(60);

/// Whom to ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lender {
    socket: PathBuf,
    patience: Duration,
}

/// The stick can be written to until this is dropped; that waits until it can be pulled.
#[derive(Debug)]
#[must_use = "the stick is lent no longer than this lives"]
pub struct Loan {
    line: Option<UnixStream>,
    folder: PathBuf,
}

impl Lender {
    pub fn at(socket: impl Into<PathBuf>) -> Self {
        Self { socket: socket.into(), patience: PATIENCE }
    }

    pub(super) fn is_there(&self) -> bool {
        self.socket.exists()
    }

    /// Asks for the stick.
    ///
    /// # Errors
    /// Nobody is there or answers, or the stick is locked against writing ([`ErrorKind::ReadOnlyFilesystem`]).
    pub(super) fn lend(&self) -> io::Result<Loan> {
        let line = UnixStream::connect(&self.socket)?;
        line.set_read_timeout(Some(self.patience))?;
        let mut answer = String::new();
        BufReader::new((&line).take(MOST_BYTES)).read_line(&mut answer)?;
        let folder = answer.strip_prefix("ok ").and_then(|folder| folder.strip_suffix('\n'));
        let folder = folder.ok_or(ErrorKind::ReadOnlyFilesystem)?.into();
        Ok(Loan { line: Some(line), folder })
    }
}

impl Loan {
    /// Of a stick that nobody has to be asked for.
    pub(super) fn of_its_own(folder: PathBuf) -> Self {
        Self { line: None, folder }
    }

    /// Where the stick can be written to.
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

impl Drop for Loan {
    fn drop(&mut self) {
        if let Some(line) = &mut self.line {
            // Whoever has gone meanwhile has nothing more to say.
            let _ = line.shutdown(Shutdown::Write);
            let _ = io::copy(line, &mut io::sink());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use std::os::unix::net::UnixListener;
    use std::thread::JoinHandle;

    /// Somebody who gives this answer and tells, once the line is hung up, what else was said on it.
    fn answering(answer: &'static [u8]) -> (tempfile::TempDir, Lender, JoinHandle<Vec<u8>>) {
        let folder = tempfile::tempdir().expect("a folder");
        let listener = UnixListener::bind(folder.path().join("stick")).expect("a socket");
        let lender = Lender::at(folder.path().join("stick"));
        let other_end = std::thread::spawn(move || {
            let (mut line, _) = listener.accept().expect("somebody asks");
            line.write_all(answer).expect("answered");
            let mut said = Vec::new();
            line.read_to_end(&mut said).expect("hung up");
            said
        });
        (folder, lender, other_end)
    }

    #[test]
    fn a_stick_is_lent_until_the_loan_is_dropped() {
        let (_folder, lender, other_end) = answering(b"ok /run/lent here\n");
        let loan = lender.lend().expect("lent");
        assert_eq!(loan.folder(), Path::new("/run/lent here"));
        assert!(!other_end.is_finished(), "the line is held");
        drop(loan);
        assert_eq!(other_end.join().expect("it ends"), b"");
    }

    #[test]
    fn a_stick_locked_against_writing_is_not_lent() {
        for answer in [b"no\n".as_slice(), b"ok\n", b"\n"] {
            let (_folder, lender, _) = answering(answer);
            assert_eq!(lender.lend().expect_err("locked").kind(), ErrorKind::ReadOnlyFilesystem);
        }
    }

    #[test]
    fn who_is_not_there_or_never_answers_lends_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let nobody = Lender::at(folder.path().join("stick"));
        assert!(!nobody.is_there() && nobody.lend().is_err());
        let _silent = UnixListener::bind(folder.path().join("stick")).expect("a socket");
        let hurried = Lender { patience: Duration::from_millis(20), ..nobody };
        assert!(hurried.is_there() && hurried.lend().is_err());
    }
}
