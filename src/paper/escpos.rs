//! The receipt: ESC/POS for printers of 58 mm rolls.
//!
//! Five commands are used, all of them in every printer's manual, and no text at all: cheap printers have no Vietnamese
//! letters, and a printer that is sent no text cannot be commanded by it.

use super::bitmap::Bitmap;
use super::card::Card;
use super::roll::{Block, of_card, of_sheet, unrolled};
use super::sheet::Sheet;

/// `ESC @`: forget what was set before, and half a line left over from a printing broken off.
const INITIALISE: &[u8] = b"\x1b@";
/// `GS v 0 m`, normal size: the next dots, row by row. Paper moves on by as many rows, so bands meet without a seam.
const RASTER: &[u8] = b"\x1dv0\0";
/// `ESC J n`: n rows of white, so that the end can be torn off.
const FEED: &[u8] = b"\x1bJ\x60";
/// `GS V 66 0`: on to the knife, and cut but for one point. A printer without a knife feeds.
const CUT: &[u8] = b"\x1dVB\0";

/// Rows of one band. Small printers keep 4 KB of what is to come: a band of 384 dots is 3 KB.
const BAND: usize = 64;

/// A confirmation, as bytes for the printer.
pub fn receipt(sheet: &Sheet) -> Vec<u8> {
    printed(&of_sheet(sheet))
}

/// A learner's card, as bytes for the printer.
pub fn card_receipt(card: &Card) -> Vec<u8> {
    printed(&of_card(card))
}

/// The last few bytes are apart from the bands, so that their being taken shows that the bands were.
fn printed(blocks: &[Block]) -> Vec<u8> {
    [INITIALISE, &bands(&unrolled(blocks, 0)), FEED, CUT].concat()
}

fn bands(paper: &Bitmap) -> Vec<u8> {
    let across = paper.width.div_ceil(8);
    let number = |number: usize| u16::try_from(number).unwrap_or(u16::MAX).to_le_bytes();
    let band = |rows: &[u8]| [RASTER, &number(across), &number(rows.len() / across), rows].concat();
    paper.packed().chunks(across * BAND).flat_map(band).collect()
}
