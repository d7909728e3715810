//! The QR on the screen: which one fits the room, and how to draw it so that telephones and scanners read it.
//!
//! Rules and figures: terminal.md and trust.md §1. Knows nothing of credentials: it draws any text.

use crate::contract::Blocks;
use qrcode::bits::{Bits, encode_auto};
use qrcode::{EcLevel, QrCode};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

/// The paper of a QR. Nothing else on a screen has it, so a picture that has it shows a QR ([`is_shown_in`]).
const LIGHT: Color = Color::White;
const ON_DARK: Style = Style::new().fg(LIGHT).bg(Color::Black);
/// Of the paper around a QR, and of what is written on it.
pub const ON_LIGHT: Style = Style::new().fg(Color::Black).bg(LIGHT);

/// Quiet zone (light border, in modules) and level of error correction, the best first.
type Wish = (u16, EcLevel);

/// The standard asks for a quiet zone of 4; 3 was read everywhere in our trials. With these even large modules are good.
const GOOD: [Wish; 6] =
    [(4, EcLevel::H), (4, EcLevel::Q), (4, EcLevel::M), (3, EcLevel::H), (3, EcLevel::Q), (3, EcLevel::M)];
const WEAK: [Wish; 2] = [(4, EcLevel::L), (3, EcLevel::L)];
/// A quiet zone of 2 was read by most; there is nothing below it.
const LAST: [Wish; 4] = [(2, EcLevel::H), (2, EcLevel::Q), (2, EcLevel::M), (2, EcLevel::L)];

/// A QR ready to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QrPicture {
    /// Row by row, true = dark.
    dark: Vec<bool>,
    /// Modules along a side, without the quiet zone.
    side: u16,
    quiet: u16,
    level: EcLevel,
    /// Columns, and half rows, of one module.
    scale: u16,
}

/// A text as a QR of one level, not yet laid out.
struct Encoded {
    bits: Bits,
    level: EcLevel,
    side: u16,
}

impl QrPicture {
    /// The best QR of this text for so many columns and rows, on a font with half blocks. `None` when not even a quiet
    /// zone of 2 fits.
    pub fn fit(text: &str, columns: u16, rows: u16) -> Option<Self> {
        Self::fit_in(text, columns, rows, Blocks::Halves)
    }

    /// The same for any font. Larger modules come before better error correction, because they are read from farther
    /// away; but not at the cost of a level below M or a quiet zone below 3.
    pub fn fit_in(text: &str, columns: u16, rows: u16, blocks: Blocks) -> Option<Self> {
        let levels = [EcLevel::L, EcLevel::M, EcLevel::Q, EcLevel::H];
        let mut codes: Vec<Encoded> = levels.into_iter().filter_map(|level| encode(text, level)).collect();
        let room = columns.min(rows.saturating_mul(2));
        let (which, quiet, scale) = arrangement(&codes, room, blocks)?;
        let Encoded { bits, level, side } = codes.swap_remove(which);
        let colours = QrCode::with_bits(bits, level).ok()?.into_colors();
        let dark = colours.into_iter().map(|colour| colour == qrcode::Color::Dark).collect();
        Some(Self { dark, side, quiet, level, scale })
    }

    /// Columns and rows it takes, quiet zone included.
    pub fn size(&self) -> (u16, u16) {
        let modules = self.scale * (self.side + 2 * self.quiet);
        (modules, modules.div_ceil(2))
    }

    /// Modules along a side, without the quiet zone: 17 + 4 for each version.
    pub fn side(&self) -> u16 {
        self.side
    }

    /// Light modules around it.
    pub fn quiet_zone(&self) -> u16 {
        self.quiet
    }

    pub fn level(&self) -> EcLevel {
        self.level
    }

    /// Columns, and half rows, of one module.
    pub fn scale(&self) -> u16 {
        self.scale
    }

    /// Draws it into the upper left corner of `area`. Where it does not fit, nothing is drawn: part of a QR is of no use.
    ///
    /// Every cell gets both colours, whatever the theme. Where both halves are alike the cell is a space on that
    /// background; where they differ the *light* half is the glyph, because fonts leave hairlines around block glyphs:
    /// dark ones inside light halves are read past, light ones inside dark modules stopped zbar on five font families.
    pub fn draw(&self, area: Rect, buf: &mut Buffer) {
        let (columns, rows) = self.size();
        let area = area.intersection(buf.area);
        if columns > area.width || rows > area.height {
            return;
        }
        for row in 0..rows {
            for column in 0..columns {
                let (glyph, style) = cell(self.is_dark(column, 2 * row), self.is_dark(column, 2 * row + 1));
                buf[(area.x + column, area.y + row)].set_char(glyph).set_style(style);
            }
        }
    }

    /// Whether there is a dark module at this column and half row, counted from the corner of the quiet zone; all around
    /// it is light.
    fn is_dark(&self, column: u16, half_row: u16) -> bool {
        let inside = |place: u16| (place / self.scale).checked_sub(self.quiet).filter(|place| *place < self.side);
        match (inside(column), inside(half_row)) {
            (Some(column), Some(line)) => self.dark[usize::from(line) * usize::from(self.side) + usize::from(column)],
            _ => false,
        }
    }
}

/// Whether a QR is to be seen in this picture: then white must be as white as the terminal can make it.
pub fn is_shown_in(buf: &Buffer) -> bool {
    buf.content.iter().any(|cell| cell.bg == LIGHT)
}

/// The best of these codes, by its place, with its quiet zone and the scale of its modules, for a room of so many half
/// rows.
fn arrangement(codes: &[Encoded], room: u16, blocks: Blocks) -> Option<(usize, u16, u16)> {
    let largest = room / codes.iter().map(|code| code.side).min()?;
    // Modules of an even scale end where cells end: spaces draw them.
    let scales: Vec<u16> =
        (1..=largest).rev().filter(|scale| blocks != Blocks::Whole || scale.is_multiple_of(2)).collect();
    let fits = |scale: u16, (quiet, level): Wish| {
        let which = codes.iter().position(|code| code.level == level)?;
        (scale * (codes[which].side + 2 * quiet) <= room).then_some((which, quiet, scale))
    };
    let mut groups = [&GOOD[..], &WEAK, &LAST].into_iter();
    groups.find_map(|wishes| scales.iter().find_map(|scale| wishes.iter().find_map(|wish| fits(*scale, *wish))))
}

fn encode(text: &str, level: EcLevel) -> Option<Encoded> {
    let bits = encode_auto(text.as_bytes(), level).ok()?;
    let side = u16::try_from(bits.version().width()).ok()?;
    Some(Encoded { bits, level, side })
}

fn cell(upper_is_dark: bool, lower_is_dark: bool) -> (char, Style) {
    match (upper_is_dark, lower_is_dark) {
        (false, false) => (' ', ON_LIGHT),
        (true, true) => (' ', ON_DARK),
        (false, true) => ('▀', ON_DARK),
        (true, false) => ('▄', ON_DARK),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIGITS: &str = "05915732450046402322555315813978470045418951728741355402203606710782914657352215507461218138129510982460205830362519753363244850394193882370108888331295713619630120279764919458356516067465144777049640575564904453";

    /// (modules of a side, quiet zone) for a text in a terminal of this size.
    fn shape(text: &str, columns: u16, rows: u16) -> Option<(u16, u16)> {
        QrPicture::fit(text, columns, rows).map(|picture| (picture.side, picture.quiet))
    }

    #[test]
    fn a_confirmation_fits_every_screen_from_24_rows() {
        let text = format!("BDHV:{DIGITS}");
        let at = |rows| shape(&text, 64, rows);
        assert_eq!(at(24), Some((41, 3)), "version 6");
        assert_eq!(at(25), Some((41, 4)), "version 6");
        assert_eq!(at(28), Some((41, 4)), "version 6");
        assert_eq!(at(30), Some((49, 4)), "version 8");
        assert_eq!(at(31), Some((53, 4)), "version 9");
        assert_eq!(QrPicture::fit(&text, 64, 24).map(|picture| picture.size()), Some((47, 24)));
    }

    #[test]
    fn an_address_of_ten_characters_keeps_the_error_correction_and_one_of_fifty_still_fits_24_rows() {
        let with_host = |length: usize| format!("HTTPS://{}/V#{DIGITS}", "A".repeat(length));
        let level = |text: &str| encode_auto(text.as_bytes(), EcLevel::M).map(|bits| bits.version().width()).ok();
        assert_eq!(level(&with_host(10)), Some(41), "version 6-M");
        assert_eq!(level(&with_host(11)), Some(45), "version 7-M");
        assert_eq!(shape(&with_host(10), 64, 24), Some((41, 3)));
        assert_eq!(shape(&with_host(50), 64, 24), Some((41, 3)));
    }

    #[test]
    fn columns_bind_as_well_as_rows() {
        let text = format!("BDHV:{DIGITS}");
        assert_eq!(shape(&text, 47, 60), Some((41, 3)));
        assert_eq!(shape(&text, 49, 60), Some((41, 4)));
    }

    #[test]
    fn the_quiet_zone_is_never_below_two_and_without_room_there_is_no_qr() {
        let text = format!("BDHV:{DIGITS}");
        let least = (1..60).find_map(|rows| Some((rows, shape(&text, 200, rows)?)));
        assert_eq!(least, Some((21, (37, 2))), "version 5-L");
        for rows in 0..60 {
            if let Some(picture) = QrPicture::fit(&text, 200, rows) {
                assert!((2..=4).contains(&picture.quiet) && picture.size().1 <= rows);
            }
        }
        assert_eq!(QrPicture::fit(&"đ".repeat(4000), u16::MAX, u16::MAX), None);
    }

    #[test]
    fn every_cell_has_both_colours_and_dark_is_never_a_glyph() {
        let picture = QrPicture::fit(DIGITS, 80, 25).expect("a QR");
        let area = Rect::new(0, 0, 80, 25);
        let mut buf = Buffer::empty(area);
        picture.draw(area, &mut buf);
        let (columns, rows) = picture.size();
        for (x, y) in (0..rows).flat_map(|y| (0..columns).map(move |x| (x, y))) {
            let cell = &buf[(x, y)];
            match cell.symbol() {
                " " => {
                    assert!(matches!((cell.fg, cell.bg), (Color::White, Color::Black) | (Color::Black, Color::White)))
                }
                glyph => assert_eq!((matches!(glyph, "▀" | "▄"), cell.fg, cell.bg), (true, Color::White, Color::Black)),
            }
        }
    }

    #[test]
    fn half_a_row_left_over_at_the_foot_is_light() {
        let picture = QrPicture::fit(DIGITS, 64, 24).expect("a QR");
        assert_eq!(picture.size(), (47, 24));
        assert!((0..47).all(|column| !picture.is_dark(column, 47)));
    }

    #[test]
    fn where_it_does_not_fit_nothing_is_drawn() {
        let picture = QrPicture::fit(DIGITS, 80, 25).expect("a QR");
        let whole = Rect::new(0, 0, 80, 25);
        for too_small in
            [Rect::new(0, 0, 48, 25), Rect::new(0, 0, 80, 24), Rect::new(60, 0, 80, 25), Rect::new(200, 200, 60, 60)]
        {
            let mut buf = Buffer::empty(whole);
            picture.draw(too_small, &mut buf);
            assert_eq!(buf, Buffer::empty(whole), "{too_small}");
        }
    }
}
