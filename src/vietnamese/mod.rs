//! Vietnamese as text: one normal form, folding for search, the order of names, dates and money as people write them.
//!
//! Pure and small on purpose (a table of 33 letters and 6 tones instead of ICU). It must not know the interface texts,
//! the keyboard (that is [`crate::telex`]) or who the names belong to.

mod figures;
mod glyphs;
mod letters;
mod name;
mod numerals;
mod order;
mod pattern;
mod plain;
mod spelling;

pub use figures::{date, money, number, size, weekday};
pub use glyphs::station_glyph;
pub use letters::{capitalised, fold, nfc, plain_capitals};
pub use name::{NAME_LETTERS, clean_name, given_name};
pub use numerals::{cardinal, digit_by_digit};
pub use order::{NameKey, by_given_name, compare, initial, name_key};
pub use pattern::{Marks, has_marks, matches, matches_with};
pub use plain::plain_text;
pub use spelling::respelt;
