//! Grey pixels from a PNG file.

use super::PictureTrouble;
use super::grey::{Grey, luma, on_white};
use png::{BitDepth, ColorType, Decoder, DecodingError, Limits, Transformations};
use std::io::Cursor;

/// A television's screenshot has 8 million pixels; more than this is no screenshot.
const MOST_PIXELS: usize = 20_000_000;

impl From<DecodingError> for PictureTrouble {
    fn from(error: DecodingError) -> Self {
        match error {
            DecodingError::LimitsExceeded => Self::TooLarge,
            other => Self::Damaged(other.to_string()),
        }
    }
}

/// Reads it whole, or not at all.
pub fn read(file: &[u8]) -> Result<Grey, PictureTrouble> {
    let mut decoder = Decoder::new_with_limits(Cursor::new(file), Limits { bytes: 8 * MOST_PIXELS });
    decoder.set_transformations(Transformations::normalize_to_color8());
    let header = decoder.read_header_info()?;
    let (width, height) = (header.width as usize, header.height as usize);
    if width.checked_mul(height).is_none_or(|pixels| pixels > MOST_PIXELS) {
        return Err(PictureTrouble::TooLarge);
    }
    let mut reader = decoder.read_info()?;
    let size = reader.output_buffer_size().ok_or(PictureTrouble::TooLarge)?;
    let mut bytes = vec![0; size];
    let frame = reader.next_frame(&mut bytes)?;
    debug_assert_eq!(frame.bit_depth, BitDepth::Eight);
    let shades = bytes[..frame.buffer_size()].chunks_exact(frame.color_type.samples());
    let shades = shades.map(|pixel| shade(frame.color_type, pixel)).collect();
    Ok(Grey { width, height, shades })
}

/// Luma of one pixel, on white paper where it is transparent.
fn shade(kind: ColorType, pixel: &[u8]) -> u8 {
    match (kind, pixel) {
        (ColorType::Rgb, [red, green, blue]) => luma(*red, *green, *blue),
        (ColorType::Rgba, [red, green, blue, alpha]) => on_white(luma(*red, *green, *blue), *alpha),
        (ColorType::GrayscaleAlpha, [grey, alpha]) => on_white(*grey, *alpha),
        _ => pixel[0],
    }
}
