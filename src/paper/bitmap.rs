//! Black dots on white paper.

use super::font::Size;
use super::qr::Qr;

/// A rectangle of dots, black or white.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bitmap {
    pub width: usize,
    pub height: usize,
    /// Row by row, true = black.
    dots: Vec<bool>,
}

impl Bitmap {
    /// White paper.
    pub fn white(width: usize, height: usize) -> Self {
        Self { width, height, dots: vec![false; width * height] }
    }

    /// Dots by their place (column, row).
    pub fn drawn(width: usize, height: usize, is_black: impl Fn(usize, usize) -> bool) -> Self {
        let rows = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        Self { width, height, dots: rows.map(|(x, y)| is_black(x, y)).collect() }
    }

    /// One line of text, a cell for each character. Expects text that passed the filter; what the font has not is a box.
    pub fn line(text: &str, size: Size) -> Self {
        let font = size.font();
        let glyphs: Vec<_> = text.chars().map(|character| font.glyph(character)).collect();
        Self::drawn(glyphs.len() * font.width, font.height, |x, y| glyphs[x / font.width].dot(x % font.width, y))
    }

    /// A QR with its light border; `scale` dots along a side of a module.
    pub fn qr(qr: &Qr, scale: usize) -> Self {
        let mut modules = Self::white(qr.whole(), qr.whole());
        qr.dark().for_each(|(x, y)| modules.dots[y * qr.whole() + x] = true);
        Self::drawn(qr.whole() * scale, qr.whole() * scale, |x, y| modules.is_black(x / scale, y / scale))
    }

    /// Whether a dot is black; around the paper all is white.
    pub fn is_black(&self, x: usize, y: usize) -> bool {
        x < self.width && y < self.height && self.dots[y * self.width + x]
    }

    /// Black for white.
    pub fn inverted(mut self) -> Self {
        self.dots.iter_mut().for_each(|dot| *dot = !*dot);
        self
    }

    /// Twice as large, slanted edges smoothed instead of growing into steps (the Scale2x rule, for two colours). For letters:
    /// it rounds corners, and a QR's must stay.
    pub fn doubled(&self) -> Self {
        Self::drawn(2 * self.width, 2 * self.height, |x, y| {
            let (column, row) = (x / 2, y / 2);
            let around = |dx: usize, dy: usize| (column + dx).checked_sub(1).zip((row + dy).checked_sub(1));
            let at = |dx, dy| around(dx, dy).is_some_and(|(x, y)| self.is_black(x, y));
            let (across, beyond_across) = if x % 2 == 0 { (at(0, 1), at(2, 1)) } else { (at(2, 1), at(0, 1)) };
            let (along, beyond_along) = if y % 2 == 0 { (at(1, 0), at(1, 2)) } else { (at(1, 2), at(1, 0)) };
            let corner = across == along && across != beyond_along && along != beyond_across;
            if corner { across } else { self.is_black(column, row) }
        })
    }

    /// Puts another one down with its upper left corner at (left, top); what reaches beyond is lost.
    pub fn put(&mut self, other: &Self, left: usize, top: usize) {
        for y in 0..other.height.min(self.height.saturating_sub(top)) {
            for x in 0..other.width.min(self.width.saturating_sub(left)) {
                self.dots[(top + y) * self.width + left + x] = other.is_black(x, y);
            }
        }
    }

    /// The rows as bytes, the leftmost dot in the highest bit; a row ends with its byte.
    pub fn packed(&self) -> Vec<u8> {
        let byte =
            |dots: &[bool]| dots.iter().enumerate().fold(0, |byte, (place, dot)| byte | u8::from(*dot) << (7 - place));
        self.dots.chunks(self.width.max(1)).flat_map(|row| row.chunks(8).map(byte)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(rows: &[&str]) -> Bitmap {
        let width = rows.first().map_or(0, |row| row.len());
        Bitmap::drawn(width, rows.len(), |x, y| rows[y].as_bytes()[x] == b'#')
    }

    #[test]
    fn a_row_is_packed_into_whole_bytes_from_the_left() {
        assert_eq!(of(&["#........#", ".#......##"]).packed(), [0x80, 0x40, 0x40, 0xc0]);
        assert_eq!(Bitmap::white(0, 3).packed(), Vec::<u8>::new());
    }

    #[test]
    fn doubled_slants_and_corners_are_smooth() {
        let slant = of(&["#..", ".#.", "..#"]).doubled();
        assert_eq!(slant, of(&["##....", "###...", ".###..", "..###.", "...###", "....##"]));
        assert_eq!(of(&["##", "##"]).doubled(), of(&[".##.", "####", "####", ".##."]));
        assert_eq!(Bitmap::white(2, 1).doubled().inverted(), of(&["####", "####"]));
    }

    #[test]
    fn what_is_put_over_the_edge_is_lost() {
        let mut paper = Bitmap::white(3, 3);
        paper.put(&of(&["##", "##"]), 2, 2);
        assert_eq!(paper, of(&["...", "...", "..#"]));
        paper.put(&of(&["#"]), 9, 9);
        assert_eq!(paper, of(&["...", "...", "..#"]));
    }

    #[test]
    fn a_module_of_a_qr_is_a_square_of_dots_inside_a_light_border() {
        let qr = Qr::of("1").expect("short");
        let bitmap = Bitmap::qr(&qr, 3);
        assert_eq!((bitmap.width, bitmap.height), (29 * 3, 29 * 3));
        assert!((0..12).all(|place| !bitmap.is_black(place, place)));
        assert!((12..15).all(|x| (12..15).all(|y| bitmap.is_black(x, y))));
    }
}
