//! The sheet a screen is drawn on: ratatui's buffer, the theme, and what the drawing leaves behind: where digits can be
//! clicked, and what did not fit (`lessons check` reads that).

use super::theme::Theme;
use crate::contract::{Blocks, Press};
use crate::record::TextSize;
use crate::vietnamese::plain_text;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Widget;

/// A place that answers a click.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    pub area: Rect,
    pub press: Press,
}

/// For whom it is drawn, and what it can be drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reading {
    pub size: TextSize,
    pub blocks: Blocks,
    /// Rows of the whole terminal; 0 where there is none.
    pub rows: u16,
    /// Which part of a long list of choices is in view, from 0.
    pub leaf: usize,
}

/// The sheet. `area` is what the current drawing may use; [`Canvas::within`] narrows it.
pub struct Canvas<'a> {
    pub buf: &'a mut Buffer,
    pub area: Rect,
    pub theme: &'a Theme,
    pub reading: Reading,
    pub hits: &'a mut Vec<Hit>,
    /// Texts that were cut off, for the checker.
    pub cut: &'a mut Vec<String>,
}

impl<'a> Canvas<'a> {
    /// A whole buffer, in the usual look and size.
    pub fn usual(buf: &'a mut Buffer, hits: &'a mut Vec<Hit>, cut: &'a mut Vec<String>) -> Self {
        let (area, reading) = (buf.area, Reading::default());
        Self { buf, area, theme: &Theme::EVENING, reading, hits, cut }
    }
}

impl Canvas<'_> {
    /// The same sheet, narrowed to `area`.
    pub fn within(&mut self, area: Rect) -> Canvas<'_> {
        let area = area.intersection(self.area);
        Canvas { buf: self.buf, area, theme: self.theme, reading: self.reading, hits: self.hits, cut: self.cut }
    }

    /// Fills the area with a style.
    pub fn fill(&mut self, area: Rect, style: Style) {
        let area = area.intersection(self.area);
        ratatui::widgets::Clear.render(area, self.buf);
        self.buf.set_style(area, style);
    }

    /// One line at (x, y), filtered of anything that is not text; cut at the area's edge. Returns the column after it.
    pub fn line(&mut self, x: u16, y: u16, text: &str, style: Style) -> u16 {
        let room = self.area.right().saturating_sub(x);
        if y < self.area.y || y >= self.area.bottom() || room == 0 {
            self.cut.push(text.to_owned());
            return x;
        }
        let text = &*plain_text(text);
        let (end, _) = self.buf.set_stringn(x, y, text, usize::from(room), style);
        // Only a text that came near the edge can have lost something: a wide letter stops one column before it.
        if end + 1 >= self.area.right() && super::wrap::width(text) > room {
            self.cut.push(text.to_owned());
            return self.area.right();
        }
        end
    }

    /// Wrapped text from (x, y) over `width` columns. Returns the row after it.
    pub fn text(&mut self, x: u16, y: u16, width: u16, text: &str, style: Style) -> u16 {
        let mut row = y;
        for line in super::wrap::lines(text, width) {
            self.line(x, row, &line, style);
            row += 1;
        }
        row
    }

    /// A key one can press, ` 1 `, reversed. Returns the column after it.
    pub fn keycap(&mut self, x: u16, y: u16, face: &str, press: Press, style: Style) -> u16 {
        let end = self.line(x, y, &format!(" {face} "), style);
        self.hit(Rect::new(x, y, end.saturating_sub(x), 1), press);
        end
    }

    /// Lets an area answer a click; later (smaller) ones win.
    pub fn hit(&mut self, area: Rect, press: Press) {
        self.hits.push(Hit { area: area.intersection(self.area), press });
    }
}

/// What a click at this position presses: the last thing drawn there.
pub fn hit_at(hits: &[Hit], column: u16, row: u16) -> Option<Press> {
    hits.iter().rev().find(|hit| hit.area.contains(Position::new(column, row))).map(|hit| hit.press)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]
        #[test]
        fn no_text_puts_a_sign_of_control_into_the_picture(text in "(\\PC|[\\x00-\\x1f\\x7f\u{9b}\u{202e}\u{200d}\u{e000}]){0,40}") {
            let area = Rect::new(0, 0, 64, 2);
            let (mut buf, mut hits, mut cut) = (Buffer::empty(area), Vec::new(), Vec::new());
            let mut canvas = Canvas::usual(&mut buf, &mut hits, &mut cut);
            canvas.line(0, 0, &text, Style::new());
            for cell in &buf.content {
                prop_assert_eq!(plain_text(cell.symbol()), cell.symbol());
            }
        }
    }
}
