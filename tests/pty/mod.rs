//! A real program in a real pseudo-terminal, and what a person in front of it would see.
//!
//! Nothing runs in the background: whatever waits also reads, so a test sees the same bytes at the same points every time.
//! It knows terminals and processes, not what the station shows.

// Each test binary that uses the harness uses another part of it.
#![allow(dead_code)]

pub mod lesson;
pub mod scanner;

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, SlavePty, native_pty_system};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
pub use rustix::process::Signal;
use rustix::process::{Pid, kill_process};
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::os::fd::BorrowedFd;
use std::path::Path;
use std::time::{Duration, Instant};
use tramhoc::contract::Blocks;
use tramhoc::paper::Size;
use tramhoc::ui::lettering;

/// How long a thing that must happen may take: long, because the machine may be busy, and paid only by a failing test.
const PATIENCE: Duration = Duration::from_secs(30);

/// A program in a terminal. Dropping it ends the program.
pub struct Pty {
    master: Box<dyn MasterPty>,
    reader: Box<dyn Read>,
    writer: Box<dyn Write>,
    /// Held open, so that what the program wrote last can still be read and its settings looked at when it has ended.
    slave: Box<dyn SlavePty>,
    program: Program,
    parser: vt100::Parser,
    bytes: Vec<u8>,
    settings_before: String,
}

/// A child that does not outlive the test.
struct Program(Box<dyn Child>);

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended already; then there is nothing to kill.
        _ = self.0.kill();
        _ = self.0.wait();
    }
}

/// The station's command on a data folder, with nothing of the machine's own environment to change what it does.
pub fn station(data: &Path) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tramhoc"));
    command.args(["--data".as_ref(), data.as_os_str()]);
    command.env("HOME", data);
    // The data folder need not be there yet.
    command.cwd(env!("CARGO_MANIFEST_DIR"));
    command
}

/// Whether a heading stands on this screen in large letters.
fn in_large_letters(screen: &str, text: &str) -> bool {
    let lines: Vec<&str> = screen.lines().map(str::trim).collect();
    [Size::Smallest, Size::Small, Size::Large].into_iter().any(|size| {
        let rows = lettering::rows(text, size, Blocks::Quarters, 300, 1).unwrap_or_default();
        let rows: Vec<&str> = rows.iter().map(|row| row.trim()).collect();
        !rows.is_empty() && lines.windows(rows.len()).any(|window| window == rows)
    })
}

impl Pty {
    /// Starts a program in a terminal of `columns` x `rows`.
    pub fn start(command: CommandBuilder, columns: u16, rows: u16) -> Self {
        Self::start_on("xterm-256color", command, columns, rows)
    }

    /// Starts a program in a terminal of this name (`TERM`).
    pub fn start_on(terminal: &str, mut command: CommandBuilder, columns: u16, rows: u16) -> Self {
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("TRAMHOC") || name.starts_with("LC_")) {
            command.env_remove(name);
        }
        // Unless told, portable-pty starts programs in $HOME, which a fresh station has not made yet.
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        command.env("TERM", terminal);
        command.env("LANG", "C.UTF-8");
        command.env("RUST_BACKTRACE", "0");
        let pair = native_pty_system().openpty(size(columns, rows)).expect("a pseudo-terminal can be opened");
        let settings_before = settings(&*pair.master);
        Self {
            reader: pair.master.try_clone_reader().expect("the terminal can be read"),
            writer: pair.master.take_writer().expect("the terminal can be typed into"),
            program: Program(pair.slave.spawn_command(command).expect("the program starts")),
            master: pair.master,
            slave: pair.slave,
            parser: vt100::Parser::new(cells(rows), cells(columns), 0),
            bytes: Vec::new(),
            settings_before,
        }
    }

    /// Types these characters as fast as the terminal takes them.
    pub fn send(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).and_then(|()| self.writer.flush()).expect("the terminal takes keys");
    }

    /// Types as a person does: one key after the other, each after the program has come to rest. (Eight characters less
    /// than 30 ms apart would be a scanner.)
    pub fn type_keys(&mut self, keys: &str) {
        for key in keys.chars() {
            self.send(key.encode_utf8(&mut [0; 4]));
            // In a supervisor's room a digit waits a moment, to be told from a scanner's.
            self.watch(Duration::from_millis(65));
            self.settle(Duration::from_millis(15));
        }
    }

    /// Presses the digit before this label, on whichever page it stands.
    #[track_caller]
    pub fn choose(&mut self, label: &str) {
        for _ in 0..20 {
            let screen = self.screen();
            let before = screen.lines().filter_map(|line| Some(line.split_once(label)?.0.trim().to_owned()));
            match before.into_iter().find(|digit| digit.len() == 1) {
                Some(digit) => return self.type_keys(&digit),
                None => self.type_keys("/"),
            }
        }
        panic!("{label:?} is on no page:\n{}", self.screen());
    }

    /// What stands on the screen, line by line.
    pub fn screen(&self) -> String {
        self.parser.screen().contents()
    }

    /// Waits until this text stands on the screen, or as a heading in large letters.
    #[track_caller]
    pub fn wait_for(&mut self, text: &str) {
        self.wait_until(&format!("{text:?} on the screen"), |pty| {
            let screen = pty.screen();
            screen.contains(text) || in_large_letters(&screen, text)
        });
    }

    /// Waits until something is so, reading what the program writes.
    #[track_caller]
    pub fn wait_until(&mut self, what: &str, mut is_so: impl FnMut(&mut Self) -> bool) {
        let start = Instant::now();
        while !is_so(self) {
            let screen = self.screen();
            assert!(start.elapsed() < PATIENCE, "waited in vain for {what}; the screen shows:\n{screen}");
            self.read_for(Duration::from_millis(50));
        }
    }

    /// Reads until the program has written nothing for this long.
    pub fn settle(&mut self, quiet: Duration) {
        let start = Instant::now();
        while self.read_for(quiet) > 0 {
            assert!(start.elapsed() < PATIENCE, "the program never stops writing");
        }
    }

    /// Reads what the program writes in this time.
    pub fn watch(&mut self, time: Duration) {
        let end = Instant::now() + time;
        while let Some(left) = end.checked_duration_since(Instant::now()).filter(|left| !left.is_zero()) {
            self.read_for(left);
        }
    }

    /// A point in what the program has written, for [`Self::bytes_since`].
    pub fn mark(&self) -> usize {
        self.bytes.len()
    }

    /// What the program has written since a mark.
    pub fn bytes_since(&mut self, mark: usize) -> &[u8] {
        self.read_for(Duration::ZERO);
        &self.bytes[mark..]
    }

    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.parser.screen_mut().set_size(cells(rows), cells(columns));
        self.master.resize(size(columns, rows)).expect("the terminal can be resized");
    }

    pub fn signal(&mut self, signal: Signal) {
        kill_process(self.pid(), signal).expect("the program takes a signal");
    }

    /// Kills the program as a power cut would, and waits until it is gone.
    pub fn kill9(&mut self) {
        self.signal(Signal::KILL);
        self.program.0.wait().expect("a killed program ends");
    }

    /// Waits until the program has ended of itself, and reads its last words.
    #[track_caller]
    pub fn wait_for_end(&mut self) -> ExitStatus {
        let mut status = None;
        self.wait_until("the end of the program", |pty| {
            status = pty.program.0.try_wait().expect("a child can be asked");
            status.is_some()
        });
        self.settle(Duration::from_millis(50));
        status.expect("waited for")
    }

    /// Takes the terminal away, as when its window is closed, and waits until the program has ended.
    #[track_caller]
    pub fn hang_up(self) -> ExitStatus {
        let Self { master, reader, writer, slave, mut program, .. } = self;
        drop((master, reader, writer, slave));
        let start = Instant::now();
        loop {
            if let Some(status) = program.0.try_wait().expect("a child can be asked") {
                return status;
            }
            if start.elapsed() > PATIENCE {
                panic!("the program lives on without a terminal");
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// The private modes (`ESC [ ? n h`) that the program has switched away from what a terminal starts with and not
    /// back: 1049 is the alternate screen, 2004 bracketed paste, 1000–1006 the mouse, 8 the repeating of held keys, 25 the
    /// cursor (hidden).
    pub fn modes_left_changed(&mut self) -> Vec<u16> {
        const ON_AT_START: [u16; 3] = [7, 8, 25];
        self.read_for(Duration::ZERO);
        let mut changed = std::collections::BTreeSet::new();
        for (mode, on) in private_modes(&self.bytes) {
            if on == ON_AT_START.contains(&mode) {
                changed.remove(&mode)
            } else {
                changed.insert(mode)
            };
        }
        changed.into_iter().collect()
    }

    /// Whether the terminal's line settings (echo, line editing) are what they were before the program started.
    pub fn settings_are_back(&self) -> bool {
        settings(&*self.master) == self.settings_before
    }

    /// How often the program's threads have been woken so far. A program that sleeps is not woken at all.
    pub fn wakeups(&self) -> u64 {
        let tasks = std::fs::read_dir(format!("/proc/{}/task", self.pid().as_raw_pid())).expect("the program runs");
        let statuses = tasks.filter_map(|task| std::fs::read_to_string(task.ok()?.path().join("status")).ok());
        let switches = |status: String| -> u64 {
            let lines = status.lines().filter_map(|line| line.split_once("ctxt_switches:"));
            lines.filter_map(|(_, count)| count.trim().parse::<u64>().ok()).sum()
        };
        statuses.map(switches).sum()
    }

    /// What the program's file descriptor `number` is open on (`/dev/pts/3`, a path, `socket:[…]`).
    pub fn open_file(&self, number: u32) -> std::path::PathBuf {
        let link = format!("/proc/{}/fd/{number}", self.pid().as_raw_pid());
        std::fs::read_link(link).expect("the descriptor is open")
    }

    fn pid(&self) -> Pid {
        let pid = self.program.0.process_id().and_then(|pid| Pid::from_raw(pid.cast_signed()));
        pid.expect("a running program has a process id")
    }

    /// Reads once, waiting no longer than this; the number of bytes read.
    fn read_for(&mut self, time: Duration) -> usize {
        let fd = self.master.as_raw_fd().expect("a Unix terminal has a file descriptor");
        // SAFETY: `master` owns the descriptor and outlives this borrow.
        let fd = unsafe { BorrowedFd::borrow_raw(fd) };
        let timeout = Timespec::try_from(time).expect("tests wait for seconds");
        let ready = poll(&mut [PollFd::new(&fd, PollFlags::IN)], Some(&timeout)).unwrap_or(0);
        if ready == 0 {
            return 0;
        }
        let mut buffer = [0; 64 * 1024];
        let read = self.reader.read(&mut buffer).expect("the terminal can be read");
        self.parser.process(&buffer[..read]);
        self.bytes.extend_from_slice(&buffer[..read]);
        read
    }
}

fn size(cols: u16, rows: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).expect("a terminal has at least one cell")
}

fn settings(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().expect("a terminal has settings"))
}

/// Every private mode set (true) or reset (false), in order. One sequence may name several.
fn private_modes(bytes: &[u8]) -> Vec<(u16, bool)> {
    let mut modes = Vec::new();
    for sequence in bytes.split(|byte| *byte == 0x1b).filter_map(|rest| rest.strip_prefix(b"[?")) {
        let Some(end) = sequence.iter().position(|byte| byte.is_ascii_alphabetic()) else { continue };
        let numbers = std::str::from_utf8(&sequence[..end]).unwrap_or_default();
        let numbers = numbers.split(';').filter_map(|number| number.parse().ok());
        match sequence[end] {
            b'h' => modes.extend(numbers.map(|mode| (mode, true))),
            b'l' => modes.extend(numbers.map(|mode| (mode, false))),
            _ => {}
        }
    }
    modes
}
