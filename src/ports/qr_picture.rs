//! A QR as a PNG file, for a phone, a message or paper. It draws any text.

use png::{BitDepth, ColorType, Encoder};
use qrcode::{Color, EcLevel, QrCode};
use std::io;
use std::path::Path;

/// Pixels of a module: large enough for a printer, and for a telephone that looks at a screen.
const SCALE: usize = 8;
/// The standard's light border, in modules.
const QUIET: usize = 4;
const READABLE: u32 = 0o644;

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum QrPictureTrouble {
    #[error("no QR holds this text: {0}")]
    Text(#[from] qrcode::types::QrError),
    #[error("the picture was not made: {0}")]
    Picture(#[from] png::EncodingError),
    #[error("the picture was not written: {0}")]
    Disk(#[from] io::Error),
}

/// Writes the QR of a text, with error correction for paper (Q).
pub fn write(path: &Path, text: &str) -> Result<(), QrPictureTrouble> {
    Ok(super::whole_file::replace(path, &png_of(text)?, READABLE)?)
}

fn png_of(text: &str) -> Result<Vec<u8>, QrPictureTrouble> {
    let code = QrCode::with_error_correction_level(text, EcLevel::Q)?;
    let side = code.width() + 2 * QUIET;
    let shade = |pixel: usize| {
        let (column, line) = (pixel % (side * SCALE) / SCALE, pixel / (side * SCALE) / SCALE);
        let inside = |place: usize| place.checked_sub(QUIET).filter(|place| *place < code.width());
        match (inside(column), inside(line)) {
            (Some(column), Some(line)) if code[(column, line)] == Color::Dark => 0,
            _ => 255,
        }
    };
    let pixels: Vec<u8> = (0..side * SCALE * side * SCALE).map(shade).collect();
    let size = u32::try_from(side * SCALE).map_err(|_| qrcode::types::QrError::DataTooLong)?;
    let mut png = Vec::new();
    let mut encoder = Encoder::new(&mut png, size, size);
    encoder.set_color(ColorType::Grayscale);
    encoder.set_depth(BitDepth::Eight);
    encoder.write_header()?.write_image_data(&pixels)?;
    Ok(png)
}

#[cfg(test)]
mod tests {
    use super::super::picture::qr_texts;
    use super::*;

    #[test]
    fn a_picture_is_read_back_and_what_no_qr_holds_is_said_so() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("mã.png");
        let text = format!("BDHV:{}", "0123456789".repeat(21));
        write(&path, &text).expect("a picture");
        assert_eq!(qr_texts(&path).expect("read"), [text]);
        assert!(matches!(write(&path, &"x".repeat(5000)), Err(QrPictureTrouble::Text(_))));
        let nowhere = folder.path().join("missing/mã.png");
        assert!(matches!(write(&nowhere, "x"), Err(QrPictureTrouble::Disk(_))));
    }
}
