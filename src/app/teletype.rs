//! The station on paper, as it were: lines out, lines in. Nothing is drawn twice, no cursor is moved, so a screen reader,
//! a Braille display or a serial line follows it. It knows nothing of screens.

use super::App;
use super::shell::Face;
use std::io::{self, Write};

/// What has been written so far.
#[derive(Default)]
pub struct Teletype {
    last: Vec<String>,
}

impl Face for Teletype {
    /// Writes the whole screen where it has changed; else only what the keys do.
    fn show(&mut self, app: &mut App) -> io::Result<()> {
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
