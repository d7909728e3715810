//! The loop: one channel in, one picture out. Here the clock is read and threads are started, so that nowhere else is.
//!
//! It waits without a limit when nothing is scheduled: an idle station uses no time at all.

use super::teletype::Teletype;
use super::terminal::{self, Terminal};
use super::{App, Input};
use crate::contract::Fact;
use crate::ports::Machine;
use crate::texts::Texts;
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};
use std::{io, thread};

/// An input and when it came: a key that waited in line must be told from one pressed now.
type Arrival = (Input, Instant);

/// Where a port's own thread leaves a fact for the station.
#[derive(Debug, Clone)]
pub struct Outbox(Sender<Arrival>);

impl Outbox {
    /// Leaves a fact. After the station has ended it is dropped.
    pub fn send(&self, fact: Fact) {
        let _ = self.0.send((Input::Fact(fact), Instant::now()));
    }
}

/// What shows the station to somebody.
pub(super) trait Face {
    /// Shows it as it is now.
    fn show(&mut self, app: &mut App) -> io::Result<()>;
}

/// Runs the station in this terminal until somebody ends it. The first frame is drawn before `build` makes the machine
/// and the machine opens anything.
///
/// # Errors
/// The terminal cannot be taken over, threads cannot be started, or the terminal went away (after an orderly stop).
pub fn run<M: Machine>(texts: Texts, build: impl FnOnce(Outbox) -> M) -> io::Result<()> {
    run_app(App::new(texts), build)
}

/// The same with a station made before: an author's preview, or one that is read in another size.
///
/// # Errors
/// As [`run`].
pub fn run_app<M: Machine>(app: App, build: impl FnOnce(Outbox) -> M) -> io::Result<()> {
    live(app, Box::new(Terminal::open()?), listen_to_terminal, build)
}

/// Runs the station line by line, for a Braille display, a screen reader or a serial line.
///
/// # Errors
/// Threads cannot be started, or nobody reads what is written any more (after an orderly stop).
pub fn run_plain<M: Machine>(texts: Texts, build: impl FnOnce(Outbox) -> M) -> io::Result<()> {
    live(App::by_step(texts), Box::new(Teletype::default()), listen_to_lines, build)
}

/// Until somebody ends it.
fn live<M: Machine>(
    app: App,
    face: Box<dyn Face>,
    ears: fn(&Sender<Arrival>),
    build: impl FnOnce(Outbox) -> M,
) -> io::Result<()> {
    let mut shell = Shell { start: Instant::now(), app, face };
    shell.draw()?;
    let (sender, arrivals) = mpsc::channel();
    listen(&sender, ears)?;
    let mut machine = build(Outbox(sender));
    let ended = shell.live(&arrivals, &mut machine);
    if !shell.app.finished() {
        shell.app.turn(Input::Stop, shell.start.elapsed(), &mut machine);
    }
    ended
}

struct Shell {
    start: Instant,
    app: App,
    face: Box<dyn Face>,
}

impl Shell {
    fn live(&mut self, arrivals: &Receiver<Arrival>, machine: &mut dyn Machine) -> io::Result<()> {
        let blocks = Fact::Blocks(terminal::blocks());
        self.app.turn(Input::Fact(blocks), self.start.elapsed(), machine);
        let mut changed = self.app.start(self.start.elapsed(), machine);
        while !self.app.finished() {
            if changed {
                self.draw()?;
            }
            changed = match self.app.is_saving() {
                true => self.app.save(self.start.elapsed(), machine),
                false => {
                    let (input, at) = self.next(arrivals);
                    self.app.begin_turn(input, at, machine)
                }
            };
            self.app.complaints().iter().for_each(|complaint| eprintln!("{complaint}"));
        }
        Ok(())
    }

    /// The next input: what has arrived, or that a deadline is over.
    fn next(&self, arrivals: &Receiver<Arrival>) -> (Input, Duration) {
        let arrived = match self.app.deadline() {
            Some(deadline) => arrivals.recv_timeout(deadline.saturating_sub(self.start.elapsed())),
            None => arrivals.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        match arrived {
            Ok((input, at)) => (input, at.saturating_duration_since(self.start)),
            Err(RecvTimeoutError::Timeout) => (Input::Time, self.start.elapsed()),
            Err(RecvTimeoutError::Disconnected) => (Input::Stop, self.start.elapsed()),
        }
    }

    /// A key that comes after drawing began may have been meant for this picture.
    fn draw(&mut self) -> io::Result<()> {
        let now = self.start.elapsed();
        self.face.show(&mut self.app)?;
        self.app.seen(now);
        Ok(())
    }
}

/// Starts the threads that listen to the person and to the system.
fn listen(sender: &Sender<Arrival>, ears: fn(&Sender<Arrival>)) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT])?;
    let stop = sender.clone();
    thread::Builder::new().name("signals".into()).spawn(move || {
        for _ in signals.forever() {
            if stop.send((Input::Stop, Instant::now())).is_err() {
                return;
            }
        }
    })?;
    let keys = sender.clone();
    thread::Builder::new().name("keys".into()).spawn(move || ears(&keys))?;
    Ok(())
}

/// Ends when the station does not listen any more, or the terminal is gone.
fn listen_to_terminal(sender: &Sender<Arrival>) {
    while let Ok(event) = crossterm::event::read() {
        if let Some(input) = terminal::input(event)
            && sender.send((input, Instant::now())).is_err()
        {
            return;
        }
    }
    // Nobody is there any more if this fails too.
    let _ = sender.send((Input::Stop, Instant::now()));
}

/// The same, line by line.
fn listen_to_lines(sender: &Sender<Arrival>) {
    for line in io::stdin().lines().map_while(Result::ok) {
        if sender.send((Input::Line(line), Instant::now())).is_err() {
            return;
        }
    }
    let _ = sender.send((Input::Stop, Instant::now()));
}
