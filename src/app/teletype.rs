//! The station on paper, as it were: lines out, lines in. Nothing is drawn twice, no cursor is moved, so a screen reader,
//! a Braille display or a serial line follows it. What is secret is not echoed. It knows nothing of screens.

use super::App;
use super::shell::Face;
use crate::contract::FieldKind;
use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};
use std::io::{self, Write};

/// What has been written so far.
#[derive(Default)]
pub struct Teletype {
    last: Vec<String>,
    /// The terminal's settings from before it stopped echoing.
    echoing: Option<Termios>,
}

impl Face for Teletype {
    /// Writes the whole screen where it has changed; else only what the keys do.
    fn show(&mut self, app: &mut App) -> io::Result<()> {
        self.echo(app.outline().field.is_none_or(|field| field.kind != FieldKind::Secret));
        let lines = app.lines();
        let written = if lines == self.last { app.lines_again() } else { lines.clone() };
        self.last = lines;
        if written.is_empty() {
            return Ok(());
        }
        let mut out = io::stdout().lock();
        writeln!(out, "{}\n", written.join("\n"))?;
        out.flush()
    }
}

impl Teletype {
    /// Lets the terminal echo what is typed, or not: then only the end of the line is. What is no terminal echoes nothing
    /// anyway.
    fn echo(&mut self, wanted: bool) {
        let stdin = io::stdin();
        match (wanted, &self.echoing) {
            (false, None) => {
                let Ok(before) = tcgetattr(&stdin) else { return };
                let mut silent = before.clone();
                silent.local_modes.remove(LocalModes::ECHO);
                silent.local_modes.insert(LocalModes::ECHONL);
                if tcsetattr(&stdin, OptionalActions::Now, &silent).is_ok() {
                    self.echoing = Some(before);
                }
            }
            (true, Some(before)) => {
                // A terminal that has gone has nothing to be put back.
                let _ = tcsetattr(&stdin, OptionalActions::Now, before);
                self.echoing = None;
            }
            (true, None) | (false, Some(_)) => {}
        }
    }
}

impl Drop for Teletype {
    fn drop(&mut self) {
        self.echo(true);
    }
}
