//! The picture: a PNG to keep on a phone. The receipt twice as large, inside a frame.

use super::bitmap::Bitmap;
use super::roll::{of_sheet, unrolled};
use super::sheet::Sheet;
use png::{BitDepth, ColorType, Compression, Encoder, EncodingError};

/// White around the words and around the frame, dots.
const INSIDE: usize = 40;
const OUTSIDE: usize = 16;
/// Of the frame's line.
const THICK: usize = 4;

/// The bytes of a PNG, black and white.
///
/// # Errors
/// Only those of the encoder, which writes to memory.
pub fn picture(sheet: &Sheet) -> Result<Vec<u8>, EncodingError> {
    let paper = framed(&unrolled(&of_sheet(sheet), 1));
    let mut png = Vec::new();
    let side = |dots: usize| u32::try_from(dots).unwrap_or(u32::MAX);
    let mut encoder = Encoder::new(&mut png, side(paper.width), side(paper.height));
    encoder.set_color(ColorType::Grayscale);
    encoder.set_depth(BitDepth::One);
    encoder.set_compression(Compression::High);
    // In a PNG a set bit is white.
    let bits: Vec<u8> = paper.inverted().packed();
    encoder.write_header()?.write_image_data(&bits)?;
    Ok(png)
}

fn framed(paper: &Bitmap) -> Bitmap {
    let around = OUTSIDE + THICK + INSIDE;
    let (width, height) = (paper.width + 2 * around, paper.height + 2 * around);
    let from_edge = |x: usize, y: usize| x.min(y).min(width - 1 - x).min(height - 1 - y);
    let mut whole = Bitmap::drawn(width, height, |x, y| (OUTSIDE..OUTSIDE + THICK).contains(&from_edge(x, y)));
    whole.put(paper, around, around);
    whole
}
