//! The name of a commune or of a station's place, as it stands in signed files: one way to write each, and nothing in it
//! that a terminal, a page or a printer would obey.

use super::packed::Reader;
use super::trouble::TrustTrouble;
use crate::vietnamese::{nfc, station_glyph};
use std::fmt;
use std::str::FromStr;

const MOST_LETTERS: usize = 40;
const SIGNS: &str = " -.,'()/";

/// 1 to 40 letters, digits and ` -.,'()/`, in NFC, with single spaces inside only.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PlaceName(String);

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadName {
    #[error("it is empty")]
    Empty,
    #[error("it is longer than {MOST_LETTERS} letters")]
    TooLong,
    #[error("{0:?} has no place in it")]
    Character(char),
    #[error("not UTF-8, not NFC, or with spaces that do not show")]
    SecondWay,
}

impl PlaceName {
    /// The most bytes it has in UTF-8: no letter of the station's font has more than three.
    pub const MOST_BYTES: usize = 3 * MOST_LETTERS;

    /// The name as somebody typed it.
    pub fn typed(text: &str) -> Result<Self, BadName> {
        nfc(&text.split_whitespace().collect::<Vec<_>>().join(" ")).parse()
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// One byte of length, then the name.
    pub(crate) fn pack(&self, bytes: &mut Vec<u8>) {
        bytes.push(u8::try_from(self.0.len()).expect("at most 120 bytes"));
        bytes.extend(self.0.as_bytes());
    }

    pub(crate) fn read(reader: &mut Reader<'_>) -> Result<Self, TrustTrouble> {
        let length = reader.u8()?;
        let name = std::str::from_utf8(reader.slice(length.into())?).map_err(|_| BadName::SecondWay)?;
        Ok(name.parse()?)
    }
}

impl FromStr for PlaceName {
    type Err = BadName;
    /// Strict: a name that would have to be tidied is not one.
    fn from_str(text: &str) -> Result<Self, BadName> {
        if text.is_empty() {
            return Err(BadName::Empty);
        }
        if text.chars().count() > MOST_LETTERS {
            return Err(BadName::TooLong);
        }
        if nfc(text) != text || text.trim() != text || text.contains("  ") {
            return Err(BadName::SecondWay);
        }
        let belongs = |c: char| c.is_alphanumeric() && station_glyph(c) || SIGNS.contains(c);
        match text.chars().find(|c| !belongs(*c)) {
            Some(stranger) => Err(BadName::Character(stranger)),
            None => Ok(Self(text.to_owned())),
        }
    }
}

impl fmt::Display for PlaceName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_name_is_tidied_and_a_signed_one_must_be_tidy() {
        let name = PlaceName::typed("  Nhà văn hóa\t Đồng Keng ").expect("a name");
        assert_eq!(name.as_str(), "Nhà văn hóa Đồng Keng");
        assert_eq!(PlaceName::typed("Hoa\u{300}ng").expect("a name").as_str(), "Hoàng");
        for odd in [" Na Ca", "Na Ca ", "Na  Ca", "Hoa\u{300}ng"] {
            assert_eq!(odd.parse::<PlaceName>(), Err(BadName::SecondWay), "{odd:?}");
        }
    }

    #[test]
    fn what_a_terminal_or_a_page_would_obey_is_refused() {
        for hostile in ['\u{1b}', '\u{202e}', '<', '&', '"', '\u{0}', '😀', '·', '–'] {
            assert_eq!(format!("Na{hostile}Ca").parse::<PlaceName>(), Err(BadName::Character(hostile)));
        }
        assert_eq!("".parse::<PlaceName>(), Err(BadName::Empty));
        assert_eq!("đ".repeat(41).parse::<PlaceName>(), Err(BadName::TooLong));
        assert!("ộ".repeat(40).parse::<PlaceName>().is_ok_and(|name| name.as_str().len() == PlaceName::MOST_BYTES));
    }
}
