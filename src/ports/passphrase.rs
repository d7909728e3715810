//! Passphrases: from a file, or asked on the terminal without showing what is typed. Never in arguments, where every
//! process of the machine may read them.

use crate::vietnamese::nfc;
use rustix::termios::{self, LocalModes, OptionalActions, SpecialCodeIndex, Termios};
use std::fmt;
use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;
use zeroize::Zeroizing;

const LONGEST: usize = 1024;
const FORGET: u8 = 0x15; // Ctrl-U
const CANCEL: u8 = 0x03; // Ctrl-C
const END: u8 = 0x04; // Ctrl-D
const BACKSPACES: [u8; 2] = [0x08, 0x7f];

/// A passphrase, overwritten when it is no longer needed.
pub struct Passphrase(Zeroizing<String>);

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

impl Passphrase {
    /// Letters of the least passphrase a new key is locked with.
    pub const SHORTEST: usize = 8;

    /// In NFC: two keyboards may put the same letter together in two ways.
    pub fn new(typed: String) -> Self {
        Self(Zeroizing::new(nfc(&Zeroizing::new(typed))))
    }

    pub fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    pub fn is_long_enough(&self) -> bool {
        self.0.chars().count() >= Self::SHORTEST
    }

    pub fn is(&self, other: &Self) -> bool {
        self.0 == other.0
    }

    /// The first line of a file.
    pub fn from_file(path: &Path) -> io::Result<Self> {
        let mut text = Zeroizing::new(String::new());
        File::open(path)?.take(LONGEST as u64).read_to_string(&mut text)?;
        Ok(Self::new(text.lines().next().unwrap_or_default().to_owned()))
    }

    /// Asks on the terminal, whatever standard input is. [`ErrorKind::NotFound`] where there is none,
    /// [`ErrorKind::Interrupted`] when the person gave up.
    pub fn ask(question: &str) -> io::Result<Self> {
        let terminal = OpenOptions::new().read(true).write(true).open("/dev/tty");
        let terminal = terminal.map_err(|_| io::Error::from(ErrorKind::NotFound))?;
        // Before the question, or the first letters of somebody quick would be shown.
        let silent = Silent::on(&terminal)?;
        write!(&terminal, "{question} ")?;
        let typed = read_line(&mut (&terminal));
        drop(silent);
        writeln!(&terminal)?;
        typed
    }
}

/// A terminal that shows nothing of what is typed, until this is dropped.
struct Silent<'a> {
    terminal: &'a File,
    before: Termios,
}

impl<'a> Silent<'a> {
    fn on(terminal: &'a File) -> io::Result<Self> {
        let before = termios::tcgetattr(terminal)?;
        let mut silent = before.clone();
        // Without signals too: Ctrl-C would end the program and leave the terminal dumb.
        silent.local_modes -= LocalModes::ECHO | LocalModes::ECHONL | LocalModes::ICANON | LocalModes::ISIG;
        silent.special_codes[SpecialCodeIndex::VMIN] = 1;
        silent.special_codes[SpecialCodeIndex::VTIME] = 0;
        termios::tcsetattr(terminal, OptionalActions::Flush, &silent)?;
        Ok(Self { terminal, before })
    }
}

impl Drop for Silent<'_> {
    fn drop(&mut self) {
        let _ = termios::tcsetattr(self.terminal, OptionalActions::Flush, &self.before); // the terminal is gone then
    }
}

/// One line, byte by byte, with the few keys a line needs.
fn read_line(terminal: &mut impl Read) -> io::Result<Passphrase> {
    let mut line = Zeroizing::new(Vec::with_capacity(LONGEST)); // never moved, so that no copy is left behind
    loop {
        let mut byte = [0];
        if terminal.read(&mut byte)? == 0 {
            return Err(ErrorKind::Interrupted.into());
        }
        match byte[0] {
            b'\r' | b'\n' => break,
            CANCEL | END => return Err(ErrorKind::Interrupted.into()),
            FORGET => line.clear(),
            key if BACKSPACES.contains(&key) => drop_letter(&mut line),
            key if line.len() < LONGEST => line.push(key),
            _ => {}
        }
    }
    let text = std::str::from_utf8(&line).map_err(|_| io::Error::from(ErrorKind::InvalidData))?;
    Ok(Passphrase::new(text.to_owned()))
}

/// Takes the last letter away, all its bytes.
fn drop_letter(line: &mut Vec<u8>) {
    while line.pop().is_some_and(|byte| byte & 0b1100_0000 == 0b1000_0000) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(keys: &[u8]) -> io::Result<String> {
        read_line(&mut &keys[..]).map(|passphrase| passphrase.0.to_string())
    }

    #[test]
    fn a_line_is_typed_with_the_keys_a_line_needs() {
        assert_eq!(typed("trâu cày\r".as_bytes()).expect("a line"), "trâu cày");
        assert_eq!(typed("trâuố\x7f\x08o\n".as_bytes()).expect("a line"), "trâo");
        assert_eq!(typed(b"\x7fsai\x15dung\n").expect("a line"), "dung");
        assert_eq!(typed(&[&[b'a'; 2000][..], b"\n"].concat()).expect("a line").len(), LONGEST);
    }

    #[test]
    fn giving_up_and_broken_letters_are_told_apart() {
        for given_up in [&b"abc"[..], b"abc\x03", b"\x04"] {
            assert_eq!(typed(given_up).expect_err("given up").kind(), ErrorKind::Interrupted);
        }
        assert_eq!(typed(b"\xff\n").expect_err("no text").kind(), ErrorKind::InvalidData);
    }

    #[test]
    fn the_passphrase_of_a_file_is_its_first_line() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("p");
        for content in ["ba con trâu\n", "ba con trâu", "ba con trâu\r\nkhác\n"] {
            std::fs::write(&path, content).expect("a file");
            assert!(Passphrase::from_file(&path).expect("read").is(&Passphrase::new("ba con trâu".to_owned())));
        }
        assert!(Passphrase::from_file(&folder.path().join("missing")).is_err());
    }
}
