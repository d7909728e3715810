//! Drawings in block letters, as pictures and viewfinders show them. Not an element itself.

use super::Pen;
use crate::lesson::{Node, Reading};
use crate::ui::wrap;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

/// Rows of a drawing.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Art {
    rows: Vec<String>,
}

/// What fits between the frames of the smallest phone, with room for a handle under it.
const MOST_COLUMNS: u16 = 26;
const MOST_ROWS: usize = 10;

/// Signs of the station's font that a drawing may be made of, besides letters and ASCII.
const BLOCKS: &str = "█▀▄▌▐░▒▓─│╭╮╰╯┌┐└┘├┤┬┴┼○●•·✓✕→";

impl Art {
    /// Reads `rows`; what does not fit or cannot be drawn on a station is told.
    pub(super) fn read(node: &mut Node, reading: &mut Reading) -> Option<Self> {
        let rows = node.drawing(reading.author, "rows");
        let texts = reading.author.texts;
        if rows.len() > MOST_ROWS || rows.iter().any(|row| wrap::width(&row.value) > MOST_COLUMNS) {
            let span = rows.first()?.span;
            let remedy = texts.author_drawing_remedy(MOST_COLUMNS, MOST_ROWS);
            reading.author.tell(span, "drawing", texts.author_drawing(), remedy);
        }
        for row in &rows {
            if let Some(strange) = row.value.chars().find(|c| !can_be_drawn(*c)) {
                let remedy = texts.author_drawing_sign_remedy(BLOCKS);
                reading.author.tell(row.span, "drawing-sign", texts.author_drawing_sign(strange), remedy);
            }
        }
        (!rows.is_empty()).then(|| Self { rows: rows.into_iter().map(|row| row.value).collect() })
    }

    /// Draws it in the middle of the phone from row `y`; blurred, every second cell is grain. Returns the row after it.
    pub(super) fn draw(&self, pen: &mut Pen, y: u16, style: Style, blurred: bool) -> u16 {
        let wide = pen.wide;
        let columns = self.rows.iter().map(|row| wrap::width(row)).max().unwrap_or(0);
        let x = wide.x + wide.width.saturating_sub(columns) / 2;
        let mut canvas = pen.edge_to_edge();
        for (place, row) in (y..).zip(&self.rows) {
            let row = if blurred { grained(row, usize::from(place)) } else { row.clone() };
            canvas.line(x, place, &row, style);
        }
        y + self.rows.len() as u16
    }
}

fn can_be_drawn(c: char) -> bool {
    let folded = || crate::vietnamese::fold(c.encode_utf8(&mut [0; 4]));
    c == ' ' || c.is_ascii_graphic() || BLOCKS.contains(c) || (c.is_alphabetic() && folded().is_ascii())
}

fn grained(row: &str, place: usize) -> String {
    let cell = |(at, cell): (usize, _)| if (at + place).is_multiple_of(2) { "░" } else { cell };
    row.graphemes(true).enumerate().map(cell).collect()
}
