//! The station's console fonts (`assets/font/`), read as dots: what a letter looks like where no font can be asked for one.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A font whose glyphs all fill one cell.
#[derive(Debug, Clone)]
pub struct Font {
    /// Dots.
    pub width: usize,
    pub height: usize,
    /// Row by row, each row in whole bytes, the leftmost dot in the highest bit.
    glyphs: HashMap<char, Vec<u8>>,
}

/// Why bytes are no font this program can read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAFont {
    #[error("not a PSF version 2")]
    Format,
    #[error("it has no table that says which glyph is which character")]
    NoTable,
    #[error("it ends too early")]
    Short,
}

/// A size the station ships.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Size {
    /// 8x16 dots.
    Smallest,
    /// 12x24 dots.
    Small,
    /// 16x32 dots.
    Large,
}

impl Size {
    /// The shipped font of this size.
    pub fn font(self) -> &'static Font {
        static SMALLEST: LazyLock<Font> =
            LazyLock::new(|| shipped(include_bytes!("../../assets/font/tramhoc-8x16.psf")));
        static SMALL: LazyLock<Font> = LazyLock::new(|| shipped(include_bytes!("../../assets/font/tramhoc-12x24.psf")));
        static LARGE: LazyLock<Font> = LazyLock::new(|| shipped(include_bytes!("../../assets/font/tramhoc-16x32.psf")));
        match self {
            Self::Smallest => &SMALLEST,
            Self::Small => &SMALL,
            Self::Large => &LARGE,
        }
    }
}

fn shipped(psf: &[u8]) -> Font {
    Font::read(psf).expect("the program's own fonts read: a test opens each")
}

/// The header of a PSF version 2: eight numbers of 32 bits, little-endian (Linux, `kbd`: `psf.h`).
const MAGIC: u32 = 0x864a_b572;
const HAS_TABLE: u32 = 1;
const END_OF_GLYPH: u8 = 0xff;
const BEGIN_OF_SEQUENCE: u8 = 0xfe;

impl Font {
    /// Reads a PSF version 2 with its table of characters.
    pub fn read(psf: &[u8]) -> Result<Self, NotAFont> {
        let number = |place: usize| {
            let bytes = psf.get(4 * place..4 * place + 4).and_then(|bytes| bytes.try_into().ok());
            bytes.map(u32::from_le_bytes).ok_or(NotAFont::Short)
        };
        if number(0)? != MAGIC || number(1)? != 0 {
            return Err(NotAFont::Format);
        }
        if number(3)? & HAS_TABLE == 0 {
            return Err(NotAFont::NoTable);
        }
        let size = |place| number(place).map(|number| number as usize);
        let (start, count, bytes, height, width) = (size(2)?, size(4)?, size(5)?, size(6)?, size(7)?);
        let fits = width.div_ceil(8).checked_mul(height) == Some(bytes) && bytes > 0;
        let dots = count.checked_mul(bytes).and_then(|length| psf.get(start..start.checked_add(length)?));
        let (dots, true) = (dots.ok_or(NotAFont::Short)?, fits) else { return Err(NotAFont::Format) };
        let table = psf[start + dots.len()..].split(|byte| *byte == END_OF_GLYPH);
        let mut glyphs = HashMap::new();
        for (glyph, names) in dots.chunks_exact(bytes).zip(table) {
            let single = names.split(|byte| *byte == BEGIN_OF_SEQUENCE).next().unwrap_or_default();
            let characters = String::from_utf8_lossy(single);
            glyphs.extend(characters.chars().map(|character| (character, glyph.to_vec())));
        }
        Ok(Self { width, height, glyphs })
    }

    /// Whether it can draw this character.
    pub fn has(&self, character: char) -> bool {
        self.glyphs.contains_key(&character)
    }

    /// A character's dots. One it has not is drawn as an empty box.
    pub fn glyph(&self, character: char) -> Glyph<'_> {
        let unknown = || self.glyphs.get(&char::REPLACEMENT_CHARACTER);
        let dots = self.glyphs.get(&character).or_else(unknown).map_or(&[][..], Vec::as_slice);
        Glyph { dots, width: self.width }
    }

    /// Whether the dot (x, y) of a character's cell is set.
    pub fn dot(&self, character: char, x: usize, y: usize) -> bool {
        self.glyph(character).dot(x, y)
    }
}

/// The dots of one cell.
#[derive(Debug, Clone, Copy)]
pub struct Glyph<'a> {
    dots: &'a [u8],
    width: usize,
}

impl Glyph<'_> {
    /// Whether the dot (x, y) is set; outside the cell none is.
    pub fn dot(&self, x: usize, y: usize) -> bool {
        let byte = self.dots.get(y * self.width.div_ceil(8) + x / 8);
        x < self.width && byte.is_some_and(|byte| byte >> (7 - x % 8) & 1 == 1)
    }

    /// The rows of the cell from the top, the leftmost dot in the highest bit.
    pub fn rows(&self) -> impl Iterator<Item = u32> {
        let row = |bytes: &[u8]| (0..4).fold(0, |row, place| row << 8 | u32::from(*bytes.get(place).unwrap_or(&0)));
        self.dots.chunks(self.width.div_ceil(8)).map(row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &[u8] = include_bytes!("../../assets/font/tramhoc-8x16.psf");

    #[test]
    fn the_shipped_sizes_are_what_their_names_say() {
        let size = |font: &Font| (font.width, font.height);
        let sizes = [Size::Smallest, Size::Small, Size::Large].map(|shipped| size(shipped.font()));
        assert_eq!(sizes, [(8, 16), (12, 24), (16, 32)]);
    }

    #[test]
    fn a_letter_is_its_dots() {
        let font = Font::read(SMALL).expect("a font");
        let row = |y| (0..8).map(|x| if font.dot('T', x, y) { '#' } else { ' ' }).collect::<String>();
        assert_eq!((row(4).as_str(), row(5).as_str()), (" #######", "    #   "));
        assert!(!font.dot('T', 8, 4) && !font.dot('T', 0, 99));
    }

    #[test]
    fn what_it_has_not_is_a_box_and_not_nothing() {
        let font = Size::Large.font();
        assert!(!font.has('中') && font.has('\u{a0}'));
        let box_of = |c| (0..32).flat_map(|y| (0..16).map(move |x| font.dot(c, x, y))).collect::<Vec<_>>();
        assert_eq!(box_of('中'), box_of('😀'));
        assert!(box_of('中').contains(&true) && !box_of(' ').contains(&true));
    }

    #[test]
    fn bytes_that_are_no_font_are_told_apart() {
        let read = |psf: &[u8]| Font::read(psf).map(|_| ()).expect_err("no font");
        let with = |place: usize, byte: u8| {
            let mut psf = SMALL.to_vec();
            psf[place] = byte;
            psf
        };
        assert_eq!(read(b"\x36\x04\x03\x10\0\0\0\0"), NotAFont::Format, "PSF version 1");
        assert_eq!(read(&with(12, 0)), NotAFont::NoTable);
        assert_eq!(read(&with(28, 9)), NotAFont::Format, "nine dots do not fit one byte");
        assert_eq!(read(&with(23, 0xff)), NotAFont::Short, "glyphs of four thousand million bytes");
        assert_eq!(
            (read(b""), read(&SMALL[..31]), read(&SMALL[..4000])),
            (NotAFont::Short, NotAFont::Short, NotAFont::Short)
        );
    }
}
