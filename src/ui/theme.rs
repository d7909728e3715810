//! Colours: eight, explicit foreground and background everywhere (a Linux console keeps a bright colour where none is
//! set), never the only bearer of a meaning.

use crate::record::Look;
use ratatui::style::{Color, Modifier, Style};

/// The styles of one look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// The wall: body text.
    pub text: Style,
    /// Headings.
    pub heading: Style,
    /// Quiet text: remarks, key bar.
    pub quiet: Style,
    /// What matters now: instruction, arrow.
    pub accent: Style,
    /// "Done", with a ✓ or a word beside it.
    pub good: Style,
    /// A key one can press.
    pub keycap: Style,
    /// The green key.
    pub green_key: Style,
    /// The paper of the simulated phone.
    pub phone: Style,
    pub phone_heading: Style,
    pub phone_quiet: Style,
    pub phone_accent: Style,
    pub phone_keycap: Style,
    /// The frame that says MÀN HÌNH TẬP.
    pub frame: Style,
    /// An open field.
    pub field: Style,
}

const fn ink(fg: Color, bg: Color) -> Style {
    Style::new().fg(fg).bg(bg)
}

impl Theme {
    /// Light text on a dark wall; the phone is a lit sheet.
    pub const EVENING: Theme = Theme {
        text: ink(Color::Gray, Color::Black),
        heading: ink(Color::Gray, Color::Black).add_modifier(Modifier::BOLD),
        quiet: ink(Color::Gray, Color::Black),
        accent: ink(Color::Yellow, Color::Black).add_modifier(Modifier::BOLD),
        good: ink(Color::Green, Color::Black),
        keycap: ink(Color::Black, Color::Gray),
        green_key: ink(Color::Black, Color::Green),
        phone: ink(Color::Black, Color::Gray),
        phone_heading: ink(Color::Black, Color::Gray).add_modifier(Modifier::BOLD),
        phone_quiet: ink(Color::Blue, Color::Gray),
        phone_accent: ink(Color::Gray, Color::Blue),
        phone_keycap: ink(Color::Gray, Color::Black),
        frame: ink(Color::Yellow, Color::Black),
        field: ink(Color::Black, Color::Cyan),
    };

    /// Black on white. Nothing is bold: a Linux console makes bold black grey.
    pub const DAY: Theme = Theme {
        text: ink(Color::Black, Color::Gray),
        heading: ink(Color::Black, Color::Gray),
        quiet: ink(Color::Black, Color::Gray),
        accent: ink(Color::Blue, Color::Gray),
        good: ink(Color::Black, Color::Gray),
        keycap: ink(Color::Gray, Color::Black),
        green_key: ink(Color::Black, Color::Green),
        phone: ink(Color::Black, Color::Gray),
        phone_heading: ink(Color::Black, Color::Gray),
        phone_quiet: ink(Color::Black, Color::Gray),
        phone_accent: ink(Color::Gray, Color::Blue),
        phone_keycap: ink(Color::Gray, Color::Black),
        frame: ink(Color::Blue, Color::Gray),
        field: ink(Color::Black, Color::Cyan),
    };

    /// Yellow on black; the phone as well, so that nothing dazzles.
    pub const NIGHT: Theme = Theme {
        text: ink(Color::Yellow, Color::Black),
        heading: ink(Color::Yellow, Color::Black).add_modifier(Modifier::BOLD),
        quiet: ink(Color::Yellow, Color::Black),
        accent: ink(Color::Gray, Color::Black).add_modifier(Modifier::BOLD),
        good: ink(Color::Yellow, Color::Black),
        keycap: ink(Color::Black, Color::Yellow),
        green_key: ink(Color::Black, Color::Green),
        phone: ink(Color::Yellow, Color::Black),
        phone_heading: ink(Color::Yellow, Color::Black).add_modifier(Modifier::BOLD),
        phone_quiet: ink(Color::Yellow, Color::Black),
        phone_accent: ink(Color::Black, Color::Gray),
        phone_keycap: ink(Color::Black, Color::Yellow),
        frame: ink(Color::Gray, Color::Black),
        field: ink(Color::Black, Color::Cyan),
    };

    /// The colours of a look.
    pub fn of(look: Look) -> &'static Theme {
        match look {
            Look::Evening => &Self::EVENING,
            Look::Day => &Self::DAY,
            Look::Night => &Self::NIGHT,
        }
    }
}
