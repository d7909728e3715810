//! The terminal itself: taken over at the start, given back as it was found — also after a panic and on the signals that
//! end a program. It knows nothing of screens.

use super::shell::Face;
use super::{App, Input};
use crate::contract::Blocks;
use crate::ports::console;
use crate::record::Look;
use crate::screens::Route;
use crate::ui::{lettering, qr};
use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture, Event};
use crossterm::event::{MouseButton, MouseEventKind};
use crossterm::style::{Color, Colors, SetColors};
use crossterm::terminal::{Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen};
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use crossterm::{Command, cursor};
use ratatui::backend::CrosstermBackend;
use std::io::{self, BufWriter, Stdout};
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};
use std::{panic, thread};

/// Held keys repeat, or not (DECARM). A Linux console and xterm heed it; for the others the keyboard listens to rhythm.
const NO_REPEAT: &str = "\x1b[?8l";
const REPEAT: &str = "\x1b[?8h";
/// A Linux console has no alternate screen to leave: colours back, and away with the picture.
const PLAIN: &str = "\x1b[0m";

/// A Linux console's white is grey, its yellow brown, and bold black on the phone's sheet a grey that is hard to read; a QR,
/// and who reads with difficulty, want them as they should be, and whoever comes after wants them back as they were.
const WHITE: &str = "\x1b]P7ffffff";
const YELLOW: &str = "\x1b]P3ffff55";
const BOLD_BLACK: &str = "\x1b]P8000000";
const USUAL_COLOURS: &str = "\x1b]R";

/// Whether the terminal is ours at the moment.
static TAKEN: AtomicBool = AtomicBool::new(false);
/// Whether its colours have been changed.
static RECOLOURED: AtomicBool = AtomicBool::new(false);
/// Whether NumLock was off before.
static NUM_LOCKED: AtomicBool = AtomicBool::new(false);

/// The terminal while the station has it.
pub struct Terminal {
    inner: ratatui::Terminal<CrosstermBackend<BufWriter<Stdout>>>,
    /// A Linux console, whose palette can be changed. Elsewhere the same escape could swallow the picture.
    has_palette: bool,
    /// The colours it has now that are not its usual ones.
    palette: String,
    /// Where the station was when blocks were last shown.
    blocks_at: Option<Route>,
}

impl Terminal {
    /// Takes the terminal over: raw, cleared, with mouse and bracketed paste. What was typed before is forgotten.
    pub fn open() -> io::Result<Self> {
        restore_on_panic();
        enable_raw_mode()?;
        TAKEN.store(true, Ordering::SeqCst);
        let taken = Self {
            inner: ratatui::Terminal::new(CrosstermBackend::new(BufWriter::new(io::stdout())))?,
            has_palette: std::env::var_os("TERM").is_some_and(|term| term == "linux"),
            palette: palette(Look::default(), false),
            blocks_at: None,
        };
        write_out(&taking())?;
        if taken.has_palette {
            RECOLOURED.store(true, Ordering::SeqCst);
            write_out(&taken.palette)?;
        }
        if console::switch_num_lock_on(rustix::stdio::stdin()) {
            NUM_LOCKED.store(true, Ordering::SeqCst);
        }
        // Not a terminal, or one that cannot forget: no harm done.
        let _ = rustix::termios::tcflush(rustix::stdio::stdin(), rustix::termios::QueueSelector::IFlush);
        Ok(taken)
    }

    /// Returns whether the picture shows a QR.
    fn paint(&mut self, app: &mut App) -> io::Result<bool> {
        if self.blocks_at.as_ref().is_some_and(|route| route != app.route()) {
            // Blocks reach into the next cell in some fonts, and that would stay there as dust.
            self.draw_everything_next();
        }
        let (mut shows_qr, mut shows_blocks) = (false, false);
        self.inner.draw(|frame| {
            app.view(frame.area(), frame.buffer_mut());
            shows_qr = qr::is_shown_in(frame.buffer_mut());
            // The first frame is to be there in no time, and has none.
            shows_blocks = app.world().open && lettering::is_shown_in(frame.buffer_mut());
        })?;
        self.blocks_at = shows_blocks.then(|| app.route().clone());
        Ok(shows_qr)
    }

    /// Swapping leaves nothing to compare the next picture with. (`clear` asks the terminal for its cursor, and our keys
    /// swallow the answer.)
    fn draw_everything_next(&mut self) {
        self.inner.swap_buffers();
    }
}

impl Face for Terminal {
    /// Draws the station; only what has changed is written.
    fn show(&mut self, app: &mut App) -> io::Result<()> {
        let shows_qr = self.paint(app)?;
        let wanted = palette(app.world().comfort().look, shows_qr);
        if self.has_palette && self.palette != wanted {
            let more_than_before = wanted.starts_with(&self.palette);
            write_out(&format!("{}{wanted}", if more_than_before { "" } else { USUAL_COLOURS }))?;
            self.palette = wanted;
            // A frame buffer keeps what was drawn in the colours it was drawn in.
            self.draw_everything_next();
            self.paint(app)?;
        }
        Ok(())
    }
}

/// The colours a Linux console has to be told: a yellow that is yellow, a bold black that is black, and for black on white
/// and for a QR a white that is white.
fn palette(look: Look, shows_qr: bool) -> String {
    let white = if shows_qr || look == Look::Day { WHITE } else { "" };
    format!("{YELLOW}{BOLD_BLACK}{white}")
}

/// What the font has to draw a QR and large letters with. `TRAMHOC_BLOCKS` (`quarters`, `halves` or `whole`) says it for
/// terminals that cannot be asked; of those nothing else is known, and nearly all of them have all of Unicode's blocks.
pub fn blocks() -> Blocks {
    match std::env::var("TRAMHOC_BLOCKS").as_deref() {
        Ok("quarters") => Blocks::Quarters,
        Ok("halves") => Blocks::Halves,
        Ok("whole") => Blocks::Whole,
        _ => console::blocks(rustix::stdio::stdout()).unwrap_or_default(),
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        restore();
    }
}

/// Gives the terminal back, once.
fn restore() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        // The terminal may be gone (SIGHUP): then there is nothing to give back.
        let _ = write_out(&giving_back(RECOLOURED.swap(false, Ordering::SeqCst)));
        if NUM_LOCKED.swap(false, Ordering::SeqCst) {
            console::switch_num_lock_off(rustix::stdio::stdin());
        }
        let _ = disable_raw_mode();
    }
}

/// Before the message of a panic, the terminal is given back: the message would be lost in the picture, and the shell
/// after it would be left without echo. A thread that fails alone does not take the picture away.
fn restore_on_panic() {
    static HOOK: Once = Once::new();
    let home = thread::current().id();
    HOOK.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if thread::current().id() == home {
                restore();
            }
            before(panic);
        }));
    });
}

fn taking() -> String {
    let mut all = String::new();
    command(&mut all, &EnterAlternateScreen);
    command(&mut all, &SetColors(Colors::new(Color::Grey, Color::Black)));
    command(&mut all, &Clear(ClearType::All));
    command(&mut all, &EnableMouseCapture);
    command(&mut all, &EnableBracketedPaste);
    command(&mut all, &cursor::Hide);
    all + NO_REPEAT
}

fn giving_back(recoloured: bool) -> String {
    let mut all = format!("{}{REPEAT}{PLAIN}", if recoloured { USUAL_COLOURS } else { "" });
    command(&mut all, &DisableBracketedPaste);
    command(&mut all, &DisableMouseCapture);
    command(&mut all, &Clear(ClearType::All));
    command(&mut all, &LeaveAlternateScreen);
    command(&mut all, &cursor::Show);
    all
}

fn command(all: &mut String, command: &impl Command) {
    command.write_ansi(all).expect("writing to a string cannot fail");
}

/// Straight to the file, past every buffer and lock: a panic may have happened while one was held.
fn write_out(text: &str) -> io::Result<()> {
    let mut rest = text.as_bytes();
    while !rest.is_empty() {
        let written = rustix::io::retry_on_intr(|| rustix::io::write(rustix::stdio::stdout(), rest))?;
        rest = &rest[written..];
    }
    Ok(())
}

/// What an event of the terminal is to the station, if anything.
pub fn input(event: Event) -> Option<Input> {
    match event {
        Event::Key(key) => Some(Input::Key(key)),
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::Resize(..) => Some(Input::Redraw),
        Event::Mouse(mouse) if mouse.kind == MouseEventKind::Down(MouseButton::Left) => {
            Some(Input::Click { column: mouse.column, row: mouse.row })
        }
        Event::Mouse(_) | Event::FocusGained | Event::FocusLost => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_switched_on_is_switched_off_again() {
        let (taking, giving_back) = (taking(), giving_back(false));
        for mode in ["1000", "1002", "1003", "1006", "1015", "1049", "2004"] {
            if taking.contains(&format!("[?{mode}h")) {
                assert!(giving_back.contains(&format!("[?{mode}l")), "mode {mode} stays on");
            }
        }
        assert!(taking.contains("[?1049h") && taking.contains("[?2004h") && taking.contains("[?1000h"));
        assert!(taking.contains("[?25l") && giving_back.contains("[?25h"));
        assert!(taking.contains("[?8l") && giving_back.contains("[?8h"));
    }

    #[test]
    fn yellow_is_always_yellow_and_white_is_white_by_day_and_under_a_qr() {
        for look in Look::ALL {
            assert_eq!(palette(look, true), format!("{YELLOW}{BOLD_BLACK}{WHITE}"));
            assert_eq!(palette(look, false).contains(WHITE), look == Look::Day);
        }
    }

    #[test]
    fn colours_that_were_changed_are_put_back_and_no_other_terminal_is_told_of_it() {
        assert!(giving_back(true).starts_with(USUAL_COLOURS));
        assert!(!giving_back(false).contains("\x1b]"));
    }

    #[test]
    fn only_the_press_of_the_left_button_is_a_click() {
        let mouse = |kind| {
            Event::Mouse(crossterm::event::MouseEvent {
                kind,
                column: 7,
                row: 3,
                modifiers: crossterm::event::KeyModifiers::NONE,
            })
        };
        assert_eq!(input(mouse(MouseEventKind::Down(MouseButton::Left))), Some(Input::Click { column: 7, row: 3 }));
        assert_eq!(input(mouse(MouseEventKind::Up(MouseButton::Left))), None);
        assert_eq!(input(mouse(MouseEventKind::Moved)), None);
    }
}
