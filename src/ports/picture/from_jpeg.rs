//! Grey pixels from a JPEG file. Which way up the telephone was held (EXIF) does not matter: a QR is read in any position.

use super::grey::Grey;
use super::{PictureTrouble, unless_it_panics};
use zune_jpeg::JpegDecoder;
use zune_jpeg::errors::DecodeErrors;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

/// Telephones take up to 50 million pixels.
const MOST_PIXELS: usize = 64_000_000;
const LONGEST_SIDE: usize = 16_384;

/// What becomes of a file that ends too early or has a fault in the middle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// Read as far as it goes.
    Borne,
    Refused,
}

/// Reads the luma of a photograph.
pub fn read(file: &[u8], damage: Damage) -> Result<Grey, PictureTrouble> {
    let options = DecoderOptions::default()
        .jpeg_set_out_colorspace(ColorSpace::Luma)
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX))
        .set_strict_mode(damage == Damage::Refused);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(file), options);
    let read = unless_it_panics(|| {
        decoder.decode_headers().map_err(trouble)?;
        let (width, height) = decoder.dimensions().ok_or_else(no_picture)?;
        if width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS {
            return Err(PictureTrouble::TooLarge);
        }
        let shades = decoder.decode().map_err(trouble)?;
        if shades.len() == width * height { Ok(Grey { width, height, shades }) } else { Err(no_picture()) }
    });
    read.unwrap_or_else(|| Err(no_picture()))
}

fn no_picture() -> PictureTrouble {
    PictureTrouble::Damaged("the photograph cannot be made out".to_owned())
}

fn trouble(error: DecodeErrors) -> PictureTrouble {
    match error {
        DecodeErrors::LargeDimensions(_) => PictureTrouble::TooLarge,
        other => PictureTrouble::Damaged(format!("{other:?}")),
    }
}
