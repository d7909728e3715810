//! A confirmation, or a learner's card, on paper: the words that stand on it, and the same words as a receipt, a picture, a
//! drawing and a page for an office printer.
//!
//! Pure: it makes bytes and text, and knows neither printers nor files. Everything it is given to print passes the one text
//! filter of [`crate::vietnamese`], and a receipt is dots from top to bottom, so that no text can reach a printer as a command.

mod bitmap;
mod card;
mod drawing;
mod escpos;
mod font;
mod markup;
mod office;
mod picture;
mod qr;
mod roll;
mod sheet;

pub use bitmap::Bitmap;
pub use card::{Card, CardFacts, cards_drawing};
pub use drawing::drawing;
pub use escpos::{card_receipt, receipt};
pub use font::{Font, Glyph, NotAFont, Size};
pub use markup::escaped;
pub use office::{a4, a5};
pub use picture::picture;
pub use qr::{Qr, TooLong};
pub use roll::ACROSS;
pub use sheet::{Achievement, Sheet};
