//! A confirmation on paper: the words that stand on it, and the same words as a receipt, a picture, a drawing and a page for
//! an office printer.
//!
//! Pure: it makes bytes and text, and knows neither printers nor files. Everything it is given to print passes the one text
//! filter of [`crate::vietnamese`], and a receipt is dots from top to bottom, so that no text can reach a printer as a command.

mod font;

pub use font::{Font, NotAFont, Size};
