//! Headings in large letters, as on a poster. They are drawn from the dots of the station's own fonts, so that they carry
//! every Vietnamese mark, with blocks of a quarter of a cell, or of half a cell where the terminal has no quarters.

use super::Canvas;
use crate::contract::Blocks;
use crate::paper::{Font, Size};
use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::{Modifier, Style};

/// The quarters of a cell that are lit: upper left 1, upper right 2, lower left 4, lower right 8.
const QUARTERS: [char; 16] = [' ', '▘', '▝', '▀', '▖', '▌', '▞', '▛', '▗', '▚', '▐', '▜', '▄', '▙', '▟', '█'];

/// Dots a letter, by columns: a bit a row, the upper one lowest.
type Strip = Vec<u32>;

/// Rows that a heading in letters of this size takes at least: it begins with a capital.
pub fn least_rows(size: Size) -> u16 {
    match size {
        Size::Smallest => 5,
        Size::Small => 7,
        Size::Large => 10,
    }
}

/// A text in letters of this size: rows of the screen, at most `columns` wide, over at most `most` lines of letters with a
/// row between them. `None` where it does not fit, or a sign has no picture.
pub fn rows(text: &str, size: Size, blocks: Blocks, columns: u16, most: usize) -> Option<Vec<String>> {
    let (across, room) = match blocks {
        Blocks::Quarters => (2, 2 * usize::from(columns)),
        Blocks::Halves => (1, usize::from(columns)),
        Blocks::Whole => return None,
    };
    let font = size.font();
    let mut lines: Vec<Strip> = Vec::new();
    for word in text.split_whitespace() {
        add(word_strip(word, font)?, &mut lines, font.width / 2, room)?;
        if lines.len() > most {
            return None;
        }
    }
    let drawn: Vec<Vec<String>> = lines.iter().map(|line| in_blocks(line, across)).collect();
    Some(drawn.join(&String::new())).filter(|rows| !rows.is_empty())
}

/// Puts such rows one under the other. Returns the row after them.
///
/// A whole cell has the letters' colour behind its block too: fonts leave hairlines around blocks.
pub fn put(rows: &[String], x: u16, y: u16, style: Style, canvas: &mut Canvas) -> u16 {
    let style = style.remove_modifier(Modifier::BOLD);
    let solid = style.bg(style.fg.unwrap_or_default());
    (y..).zip(rows).fold(y, |_, (y, row)| {
        if !put_row(row, x, y, (style, solid), canvas) {
            canvas.cut.push(row.clone());
        }
        y + 1
    })
}

/// `false` if not all of it is within the canvas.
fn put_row(row: &str, x: u16, y: u16, (style, solid): (Style, Style), canvas: &mut Canvas) -> bool {
    let mut fits = true;
    for (x, block) in (x..).zip(row.chars()) {
        let place = Position { x, y };
        match canvas.area.contains(place) {
            true if block == ' ' => {}
            true => {
                canvas.buf[place].set_char(block).set_style(if block == '█' { solid } else { style });
            }
            false => fits = false,
        }
    }
    fits
}

/// Whether large letters, or other blocks, are to be seen in this picture.
pub fn is_shown_in(buf: &Buffer) -> bool {
    /// The first two bytes of U+2580 to U+25BF.
    const BLOCKS: [u8; 2] = [0xe2, 0x96];
    buf.content.iter().any(|cell| cell.symbol().as_bytes().starts_with(&BLOCKS))
}

/// The letters of a word side by side, each as narrow as it is.
fn word_strip(word: &str, font: &Font) -> Option<Strip> {
    let gap = font.width / 8;
    let mut strip = Strip::new();
    for letter in word.chars() {
        if !font.has(letter) {
            return None;
        }
        strip.extend(letter_strip(letter, font));
        strip.resize(strip.len() + gap, 0);
    }
    strip.truncate(strip.len().saturating_sub(gap));
    Some(strip)
}

fn letter_strip(letter: char, font: &Font) -> Strip {
    let mut strip = vec![0; font.width];
    for (y, mut row) in (0..32).zip(font.glyph(letter).rows()) {
        while row != 0 {
            let x = row.leading_zeros();
            row ^= 1 << (31 - x);
            if let Some(column) = strip.get_mut(x as usize) {
                *column |= 1 << y;
            }
        }
    }
    let drawn: Strip = if is_thin(font) { thickened(&strip) } else { strip };
    let blank = |column: &&u32| **column == 0;
    let (before, after) = (drawn.iter().take_while(blank).count(), drawn.iter().rev().take_while(blank).count());
    drawn.get(before..drawn.len() - after).map(<[u32]>::to_vec).unwrap_or_default()
}

/// The smallest font has strokes of one dot, and a dot is half as wide as it is high.
fn is_thin(font: &Font) -> bool {
    font.width == 8
}

fn thickened(strip: &[u32]) -> Strip {
    let before = [0].iter().chain(strip);
    strip.iter().chain(&[0]).zip(before).map(|(here, left)| here | left).collect()
}

/// Adds a word to lines of at most `room` dots; `None` if it is wider than that.
fn add(word: Strip, lines: &mut Vec<Strip>, space: usize, room: usize) -> Option<()> {
    match lines.last_mut() {
        _ if word.len() > room => return None,
        Some(line) if line.len() + space + word.len() <= room => {
            line.resize(line.len() + space, 0);
            line.extend(word);
        }
        _ => lines.push(word),
    }
    Some(())
}

/// A line of letters in rows of cells, `across` dots of it in a cell's width and two in its height. Rows without a dot are
/// left out above and below.
fn in_blocks(line: &[u32], across: usize) -> Vec<String> {
    let all = line.iter().fold(0, |all, column| all | column);
    let (top, bottom) = (all.trailing_zeros().min(31), 32 - all.leading_zeros());
    // Of each column the dot of this row and the one below.
    let cell = |columns: &[u32], y: u32| {
        let two = |column: &u32| (column >> y & 3) as usize;
        let (left, right) = (columns.first().map_or(0, two), columns.get(across - 1).map_or(0, two));
        QUARTERS[left & 1 | (right & 1) << 1 | (left >> 1) << 2 | (right >> 1) << 3]
    };
    let row = |y: u32| line.chunks(across).map(|columns| cell(columns, y)).collect::<String>().trim_end().to_owned();
    (top..bottom).step_by(2).map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::wrap;

    fn drawn(text: &str, size: Size, blocks: Blocks) -> Vec<String> {
        rows(text, size, blocks, 300, 1).expect("it fits")
    }

    #[test]
    fn a_letter_is_its_dots_thickened() {
        assert_eq!(drawn("T", Size::Smallest, Blocks::Quarters), ["▀▜▛▀", " ▐▌", " ▐▌", " ▐▌", " ▐▌"]);
        assert_eq!(drawn("-", Size::Smallest, Blocks::Halves), ["▀▀▀▀▀"]);
    }

    #[test]
    fn marks_tell_letters_apart_in_every_size() {
        for size in [Size::Smallest, Size::Small, Size::Large] {
            for blocks in [Blocks::Quarters, Blocks::Halves] {
                let letters = "aàảãáạăằẳẵắặâầẩẫấậAÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬoòỏõóọôồổỗốộơờởỡớợdđDĐ";
                let pictures: std::collections::BTreeSet<_> =
                    letters.chars().map(|letter| drawn(&format!("x{letter}q"), size, blocks)).collect();
                assert_eq!(pictures.len(), letters.chars().count());
            }
        }
    }

    #[test]
    fn it_keeps_to_its_room() {
        let title = "Hôm nay bà Lan học bài nào?";
        for columns in 1..140 {
            for most in 1..4 {
                let rows = rows(title, Size::Smallest, Blocks::Quarters, columns, most).unwrap_or_default();
                assert!(rows.iter().all(|row| wrap::width(row) <= columns) && rows.len() < 9 * most);
            }
        }
        let lines = |columns, most| rows(title, Size::Smallest, Blocks::Quarters, columns, most).map(|rows| rows.len());
        let least = wrap::width(&drawn(title, Size::Smallest, Blocks::Quarters)[0]).max(90);
        assert_eq!((lines(least - 10, 1), lines(least + 10, 1), lines(60, 2)), (None, Some(7), Some(15)));
    }

    #[test]
    fn without_half_blocks_or_without_a_picture_of_a_letter_there_is_nothing() {
        assert_eq!(rows("Giúp", Size::Smallest, Blocks::Whole, 300, 1), None);
        assert_eq!(rows("Giúp 中", Size::Smallest, Blocks::Quarters, 300, 1), None);
        assert_eq!(rows("", Size::Smallest, Blocks::Quarters, 300, 1), None);
    }
}
