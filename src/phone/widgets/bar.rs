//! The bar of a count: how much of it is full. What slider and progress share; not an element itself.

use super::Pen;

/// Columns kept at the right for the words that say the same.
const WORDS: u16 = 6;

/// Draws `value` of `max` at row `y`, with words behind it.
pub(super) fn draw(pen: &mut Pen, y: u16, (value, max): (u16, u16), words: &str) {
    let area = pen.canvas.area;
    let theme = *pen.canvas.theme;
    let room = u32::from(area.width.saturating_sub(WORDS));
    let full = (room * u32::from(value) / u32::from(max.max(1))) as usize;
    let bar = format!("{}{}", "█".repeat(full), "░".repeat(room as usize - full));
    let x = pen.canvas.line(area.x, y, &bar, theme.phone);
    pen.canvas.line(x + 1, y, words, theme.phone);
}
