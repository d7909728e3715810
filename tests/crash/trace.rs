//! What a program did to the files below a folder, in order, as `recorder.c` wrote it down.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use tempfile::TempDir;

/// One call. Paths are relative to the recorded folder.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    pub call: Call,
    /// The system's error number; such a call did nothing, but for what a failed sync does to what it should have synced.
    pub error: i32,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Call {
    Create(PathBuf),
    MakeFolder(PathBuf),
    Resize {
        path: PathBuf,
        length: usize,
    },
    Write {
        path: PathBuf,
        at: usize,
        data: Vec<u8>,
    },
    Sync(PathBuf),
    Rename {
        from: PathBuf,
        to: PathBuf,
        exchange: bool,
    },
    Link {
        from: PathBuf,
        to: PathBuf,
    },
    Remove(PathBuf),
    /// The program said something in between.
    Mark(Vec<u8>),
}

/// Which call is to fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// Counted from 1, over the calls that change the folder.
    pub call: usize,
    pub how: How,
    pub error: rustix::io::Errno,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// This one.
    Once,
    /// This one and all after it.
    On,
    /// This one writes half of what it should, and the next one fails.
    Short,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let how = match self.how {
            How::Once => "once",
            How::On => "on",
            How::Short => "short",
        };
        write!(f, "{}:{how}:{}", self.call, self.error.raw_os_error())
    }
}

/// A folder that is recorded, and what was recorded of it so far.
pub struct Recording {
    /// Holds the recorded folder, and beside it what belongs to the recording.
    home: TempDir,
}

impl Recording {
    pub fn new() -> Self {
        let home = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).expect("a folder to record");
        std::fs::create_dir(home.path().join("disk")).expect("a folder in it");
        Self { home }
    }

    /// What is recorded: everything below this folder.
    pub fn disk(&self) -> PathBuf {
        self.home.path().join("disk")
    }

    /// What is written into this file becomes marks.
    pub fn marks(&self) -> PathBuf {
        self.home.path().join("marks")
    }

    /// Runs a program; its exit code, and what it said.
    pub fn run(&self, program: &mut Command, fault: Option<Fault>) -> (i32, String) {
        let mut recorder = Command::new(recorder());
        recorder.arg(self.home.path().join("trace")).arg(self.disk()).arg(self.marks());
        recorder.arg(fault.map_or_else(|| "-".to_owned(), |fault| fault.to_string()));
        recorder.arg(program.get_program()).args(program.get_args());
        recorder.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
        let output = recorder.output().expect("the recorder runs");
        let said = [output.stdout, output.stderr].concat();
        (output.status.code().unwrap_or(-1), String::from_utf8_lossy(&said).into_owned())
    }

    /// What was recorded so far.
    pub fn trace(&self) -> Vec<Step> {
        let bytes = std::fs::read(self.home.path().join("trace")).expect("the trace");
        read(&bytes, &self.disk())
    }
}

/// The recorder, compiled once.
fn recorder() -> &'static Path {
    static COMPILED: OnceLock<PathBuf> = OnceLock::new();
    COMPILED.get_or_init(|| {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("crash-recorder-{}", std::process::id()));
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/crash/recorder.c");
        let mut compiler = Command::new("cc");
        compiler.args(["-O1", "-Wall", "-Wextra", "-Werror", "-o"]).arg(&path).arg(source);
        // SQLite could not have been built without it.
        assert!(compiler.status().is_ok_and(|status| status.success()), "the C compiler fails");
        // Two test runs at a time may both make it; a program that is running cannot be written over.
        let kept = path.with_file_name("crash-recorder");
        std::fs::rename(path, &kept).expect("the recorder is kept");
        kept
    })
}

fn read(mut bytes: &[u8], disk: &Path) -> Vec<Step> {
    let mut take = |length: usize| {
        let (part, rest) = bytes.split_at_checked(length)?;
        bytes = rest;
        Some(part)
    };
    let mut steps = Vec::new();
    while let Some(head) = take(32) {
        let number = |at: usize| u32::from_ne_bytes(head[at..at + 4].try_into().expect("four bytes"));
        let long = |at: usize| usize::from_ne_bytes(head[at..at + 8].try_into().expect("eight bytes"));
        let mut part = |length| take(length).expect("the recorder writes whole records");
        let path = below(part(number(8) as usize), disk);
        let other = below(part(number(12) as usize), disk);
        let data = part(long(24)).to_vec();
        let error = number(4).cast_signed();
        steps.push(Step { call: call(number(0), path, other, long(16), data), error });
    }
    steps
}

fn below(path: &[u8], disk: &Path) -> PathBuf {
    let path = Path::new(<std::ffi::OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(path));
    path.strip_prefix(disk).unwrap_or(path).to_path_buf()
}

fn call(what: u32, path: PathBuf, other: PathBuf, at: usize, data: Vec<u8>) -> Call {
    match u8::try_from(what).map(char::from) {
        Ok('C') => Call::Create(path),
        Ok('M') => Call::MakeFolder(path),
        Ok('T') => Call::Resize { path, length: at },
        Ok('W') => Call::Write { path, at, data },
        Ok('S') => Call::Sync(path),
        // Without a flag it is -1 or 0.
        Ok('R') => Call::Rename { from: path, to: other, exchange: at.cast_signed() > 0 },
        Ok('L') => Call::Link { from: path, to: other },
        Ok('U') => Call::Remove(path),
        Ok('K') => Call::Mark(data),
        other => panic!("the recorder writes no {other:?}"),
    }
}
