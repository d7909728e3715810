//! A QR that the learner's own phone can read: it holds one plain word, which is never written beside it.

use super::{Kind, Pen};
use crate::lesson::{Node, Reading};
use crate::ui::qr::QrPicture;
use crate::vietnamese::plain_capitals;
use ratatui::layout::Rect;

#[derive(Debug, Clone, PartialEq)]
pub struct Qr {
    word: String,
}

/// What a QR may take on the smallest phone: version 1 with its quiet zone.
const COLUMNS: u16 = 25;
const ROWS: u16 = 13;
/// A blank row and a button.
const BUTTON: u16 = 2;

impl Qr {
    pub fn read(node: &mut Node, reading: &mut Reading) -> Option<Self> {
        let told = node.text(reading.author, "word")?;
        let is_plain = told.value.chars().all(|c| c.is_alphabetic() || c == ' ');
        if !is_plain || QrPicture::fit(&told.value, COLUMNS, ROWS).is_none() {
            let texts = reading.author.texts;
            reading.author.tell(told.span, "qr-word", texts.author_qr_word(&told.value), texts.author_qr_word_remedy());
        }
        Some(Self { word: told.value })
    }
}

impl Kind for Qr {
    fn draw(&self, pen: &mut Pen, y: u16) -> u16 {
        let wide = pen.wide;
        let rows = wide.bottom().saturating_sub(y);
        // A larger QR must not push the button under it off the sheet.
        let fit = |rows| QrPicture::fit(&plain_capitals(&self.word), wide.width, rows);
        let Some(picture) = fit(rows.saturating_sub(BUTTON)).or_else(|| fit(rows)) else {
            pen.canvas.cut.push("QR".to_owned());
            return y;
        };
        let (columns, rows) = picture.size();
        let place = Rect::new(wide.x + (wide.width - columns) / 2, y, columns, rows);
        picture.draw(place, pen.canvas.buf);
        y + rows + 1
    }
}

#[cfg(test)]
mod tests {
    use crate::phone::widgets::trial::{Drawn, told, trial};
    use crate::phone::{PHONE_COLUMNS, PHONE_ROWS};
    use ratatui::style::Color;

    fn qr(word: &str) -> String {
        format!(r#"kind = "qr", word = "{word}""#)
    }

    const BACK: &str = r#"kind = "button", id = "xong", label = "Quét xong rồi", do = "go xong""#;

    /// The grey of a pixel of a cell 8 pixels wide and 16 high.
    fn shade(drawn: &Drawn, x: usize, y: usize) -> u8 {
        let cell = &drawn.buffer[((x / 8) as u16, (y / 16) as u16)];
        let inked = match cell.symbol() {
            " " => false,
            "▀" => y % 16 < 8,
            "▄" => y % 16 >= 8,
            _ => (x + y).is_multiple_of(3),
        };
        match if inked { cell.fg } else { cell.bg } {
            Color::White => 255,
            Color::Gray => 170,
            _ => 0,
        }
    }

    fn read_back(drawn: &Drawn) -> Vec<String> {
        let area = drawn.buffer.area;
        let (width, height) = (usize::from(area.width) * 8, usize::from(area.height) * 16);
        let mut picture = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| shade(drawn, x, y));
        picture.detect_grids().iter().map(|grid| grid.decode().expect("a whole QR").1).collect()
    }

    #[test]
    fn a_phone_reads_the_word_at_every_size() {
        for (columns, rows) in [(PHONE_COLUMNS, PHONE_ROWS), (32, 22), (40, 32)] {
            for word in ["chè", "lúa", "gà đồi", "Đồng Keng", "con trâu trắng"] {
                let trial = trial("", &[&qr(word), BACK]);
                let drawn = trial.drawn_at(columns, rows);
                assert_eq!(read_back(&drawn), [crate::vietnamese::plain_capitals(word)], "{columns}x{rows}");
                assert_eq!((trial.told(), &drawn.cut), (vec![], &vec![]));
                assert!(!drawn.rows().join("\n").contains(word), "the word is nowhere in clear");
            }
        }
    }

    #[test]
    fn it_has_its_own_light_border_of_two_modules() {
        let drawn = trial("", &[&qr("chè"), BACK]).drawn();
        let top = (0..PHONE_ROWS).find(|y| drawn.buffer[(10, *y)].bg == Color::White).expect("it is drawn");
        let left = (0..PHONE_COLUMNS).find(|x| drawn.buffer[(*x, top)].bg == Color::White).expect("it is drawn");
        let light = |x, y| drawn.buffer[(x, y)].symbol() == " " && drawn.buffer[(x, y)].bg == Color::White;
        assert!((left..left + 25).all(|x| light(x, top)), "two modules above are one row");
        assert!((top..top + 12).all(|y| light(left, y) && light(left + 1, y)), "two columns at the left");
        assert!((top..top + 12).all(|y| light(left + 23, y) && light(left + 24, y)), "two columns at the right");
    }

    #[test]
    fn only_a_short_plain_word_is_taken() {
        for word in ["https://example.vn", "chè 500k", "một câu dài quá không vừa"] {
            assert_eq!(told("", &[&qr(word), BACK]), ["qr-word"], "{word}");
        }
    }
}
