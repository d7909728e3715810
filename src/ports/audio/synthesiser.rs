//! The speech synthesiser, a program of the system: one text in, one WAV out, never waited for.

use super::Order;
use crate::narration::pronounced;
use std::collections::VecDeque;
use std::env;
use std::io::Read;
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc::Sender;

/// The program, and how it is told to speak Vietnamese at a pace an elder follows, onto its standard output.
const PROGRAM: &str = "espeak-ng";
const ARGUMENTS: [&str; 6] = ["-v", "vi", "--stdout", "-s", "130", "--"];

/// The most that is read of one answer: some six minutes of speech.
const LONGEST_WAV: u64 = 16 << 20;

/// The most the memory of recent texts holds.
const MEMORY: usize = 4 << 20;

/// An installed synthesiser.
#[derive(Debug, Clone)]
pub struct Synthesiser {
    program: PathBuf,
    arguments: Vec<String>,
}

impl Synthesiser {
    /// The one on this machine's `PATH`, if there is one. Looks only; starts nothing.
    pub fn installed() -> Option<Self> {
        let program =
            env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(PROGRAM)).find(|file| file.is_file())?;
        Some(Self { program, arguments: ARGUMENTS.map(str::to_owned).to_vec() })
    }

    /// Another program that takes the text as its last argument.
    #[cfg(test)]
    pub fn stand_in(program: &str, arguments: &[&str]) -> Self {
        Self { program: program.into(), arguments: arguments.iter().map(|&argument| argument.to_owned()).collect() }
    }

    /// A text as WAV, waited for: for whoever makes clips and has time. `None` if the program fails.
    pub fn speech(&self, text: &str) -> Option<Vec<u8>> {
        let spoken = self.command(text).output().ok()?;
        (spoken.status.success() && !spoken.stdout.is_empty()).then_some(spoken.stdout)
    }

    fn command(&self, text: &str) -> Command {
        let mut command = Command::new(&self.program);
        command
            .args(&self.arguments)
            .arg(pronounced(text))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        command
    }

    /// Begins a text; the answer comes as [`Order::Synthesised`] with this `turn`. `None` if the program did not start.
    pub(super) fn begin(&self, text: &str, turn: u64, answers: &Sender<Order>) -> Option<Synthesis> {
        let mut command = self.command(text);
        // Held from here on, so that the program is ended however this function is left.
        let mut synthesis = Synthesis { child: command.spawn().ok()? };
        let wav = synthesis.child.stdout.take()?;
        let answers = answers.clone();
        let reader = std::thread::Builder::new().name("synthesiser".into());
        reader.spawn(move || drop(answers.send(Order::Synthesised { turn, wav: read(wav) }))).ok()?;
        Some(synthesis)
    }
}

fn read(wav: ChildStdout) -> Vec<u8> {
    let mut bytes = Vec::new();
    match wav.take(LONGEST_WAV).read_to_end(&mut bytes) {
        Ok(_) => bytes,
        Err(_) => Vec::new(),
    }
}

/// A text being made into speech. Dropping it ends the program, finished or not.
#[derive(Debug)]
pub(super) struct Synthesis {
    child: Child,
}

impl Drop for Synthesis {
    fn drop(&mut self) {
        // An error means that it has ended already; it is waited for so that no zombie stays.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Recent texts and their WAVs: "Nghe lại" and the way back to a screen speak at once.
#[derive(Debug, Default)]
pub(super) struct Memory {
    texts: VecDeque<(String, Vec<u8>)>,
}

impl Memory {
    pub fn recall(&self, text: &str) -> Option<&[u8]> {
        self.texts.iter().find(|(known, _)| known == text).map(|(_, wav)| wav.as_slice())
    }

    /// Keeps a text, and forgets the oldest ones beyond four megabytes.
    pub fn keep(&mut self, text: String, wav: Vec<u8>) {
        self.texts.push_back((text, wav));
        while self.texts.iter().map(|(_, wav)| wav.len()).sum::<usize>() > MEMORY {
            self.texts.pop_front();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;
    use std::time::{Duration, Instant};

    #[test]
    fn the_answer_comes_with_its_turn() {
        let (answers, inbox) = channel();
        let cat = Synthesiser::stand_in("printf", &["%s"]);
        let _synthesis = cat.begin("-chào", 7, &answers).expect("printf starts");
        match inbox.recv_timeout(Duration::from_secs(10)) {
            Ok(Order::Synthesised { turn: 7, wav }) => assert_eq!(wav, "-chào".as_bytes()),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_program_that_hangs_is_ended_at_once() {
        let (answers, inbox) = channel();
        let synthesis = Synthesiser::stand_in("sleep", &[]).begin("60", 1, &answers).expect("sleep starts");
        let begun = Instant::now();
        drop(synthesis);
        assert!(
            matches!(inbox.recv_timeout(Duration::from_secs(10)), Ok(Order::Synthesised { turn: 1, wav }) if wav.is_empty())
        );
        assert!(begun.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn a_program_that_is_not_there_is_no_error() {
        let (answers, _inbox) = channel();
        assert!(Synthesiser::stand_in("/nowhere/espeak-ng", &[]).begin("chào", 1, &answers).is_none());
    }

    #[test]
    fn the_memory_forgets_the_oldest_texts() {
        let mut memory = Memory::default();
        for text in ["một", "hai", "ba"] {
            memory.keep(text.to_owned(), vec![0; MEMORY / 2]);
        }
        assert_eq!(memory.recall("một"), None);
        assert!(memory.recall("hai").is_some() && memory.recall("ba").is_some());
    }
}
