//! QR codes in a PNG file: usually a screenshot of a terminal, sometimes a scan of paper.
//!
//! Gives back the texts, whatever they say. What they mean is judged elsewhere.

use png::{BitDepth, ColorType, Decoder, DecodingError, Limits, Transformations};
use rqrr::PreparedImage;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Seek};
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::sync::Once;

/// Modules of the smallest QR (version 1). A narrower picture holds none, and rqrr 0.11 does not stand one pixel.
const SMALLEST_CODE: usize = 21;

/// A television's screenshot has 8 million pixels; more than this is no screenshot.
const MOST_PIXELS: usize = 20_000_000;
/// Larger pictures are not doubled: in them a code is large enough, and memory is short.
const MOST_DOUBLED: usize = 4_000_000;

/// Why a picture could not be read.
#[derive(Debug, thiserror::Error)]
pub enum PictureTrouble {
    #[error("the file cannot be read: {0}")]
    File(#[from] io::Error),
    #[error("not a PNG picture, or a damaged one: {0}")]
    NotPng(DecodingError),
    #[error("the picture is larger than {MOST_PIXELS} pixels")]
    TooLarge,
}

impl From<DecodingError> for PictureTrouble {
    fn from(error: DecodingError) -> Self {
        match error {
            DecodingError::IoError(error) if error.kind() != io::ErrorKind::UnexpectedEof => Self::File(error),
            DecodingError::LimitsExceeded => Self::TooLarge,
            other => Self::NotPng(other),
        }
    }
}

/// The texts of all QR codes in a PNG file, each once. Empty when there is none.
pub fn qr_texts(path: &Path) -> Result<Vec<String>, PictureTrouble> {
    Ok(Grey::read(BufReader::new(File::open(path)?))?.qr_texts())
}

/// A picture in shades: 0 black, 255 white, row by row.
struct Grey {
    width: usize,
    height: usize,
    shades: Vec<u8>,
}

impl Grey {
    fn read(png: impl BufRead + Seek) -> Result<Self, PictureTrouble> {
        let mut decoder = Decoder::new_with_limits(png, Limits { bytes: 8 * MOST_PIXELS });
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
        Ok(Self { width, height, shades })
    }

    /// Looks at the picture in several ways until a code is found: a terminal's modules may be too small, its colours
    /// reversed, and its font may leave seams between the cells.
    fn qr_texts(self) -> Vec<String> {
        const LOOKS: [fn(&Grey) -> Grey; 5] =
            [Grey::same, Grey::halved, Grey::without_dark_seams, Grey::without_light_seams, Grey::doubled];
        let looks = if self.shades.len() > MOST_DOUBLED { &LOOKS[..4] } else { &LOOKS };
        let mut texts = looks.iter().map(|look| look(&self).texts_either_way_round());
        texts.find(|texts| !texts.is_empty()).unwrap_or_default()
    }

    fn texts_either_way_round(&self) -> Vec<String> {
        let texts = self.decode();
        if texts.is_empty() { self.inverted().decode() } else { texts }
    }

    /// Two thresholds: one for the whole picture, right for screenshots; a local one, right for uneven light.
    fn decode(&self) -> Vec<String> {
        let (width, height) = (self.width, self.height);
        if width < SMALLEST_CODE || height < SMALLEST_CODE {
            return Vec::new();
        }
        let middle = self.middle();
        let flat = PreparedImage::prepare_from_bitmap(width, height, |x, y| self.shades[y * width + x] <= middle);
        let local = PreparedImage::prepare_from_greyscale(width, height, |x, y| self.shades[y * width + x]);
        let mut texts = Vec::new();
        for mut prepared in [flat, local] {
            let found = unless_rqrr_panics(|| {
                let grids = prepared.detect_grids();
                grids.iter().filter_map(|grid| grid.decode().ok()).map(|(_, text)| text).collect()
            });
            for text in found {
                if !texts.contains(&text) {
                    texts.push(text);
                }
            }
        }
        texts
    }

    /// Half-way between the darkest and the lightest shade.
    fn middle(&self) -> u8 {
        let darkest = self.shades.iter().min().copied().unwrap_or(0);
        let lightest = self.shades.iter().max().copied().unwrap_or(0);
        darkest.midpoint(lightest)
    }

    fn same(&self) -> Self {
        Self { shades: self.shades.clone(), ..*self }
    }

    fn inverted(&self) -> Self {
        Self { shades: self.shades.iter().map(|shade| 255 - shade).collect(), ..*self }
    }

    /// Dark lines of one or two pixels become light; everything thicker keeps its size.
    fn without_dark_seams(&self) -> Self {
        self.spread(u8::max).spread(u8::min)
    }

    fn without_light_seams(&self) -> Self {
        self.spread(u8::min).spread(u8::max)
    }

    /// Every pixel becomes the lightest, or the darkest, of the nine around it.
    fn spread(&self, stronger: fn(u8, u8) -> u8) -> Self {
        let across = self.resampled(self.width, self.height, |x, y| {
            let row = &self.shades[y * self.width..(y + 1) * self.width];
            stronger(stronger(row[x.saturating_sub(1)], row[x]), row[(x + 1).min(self.width - 1)])
        });
        across.resampled(self.width, self.height, |x, y| {
            let shade = |y: usize| across.shades[y * self.width + x];
            stronger(stronger(shade(y.saturating_sub(1)), shade(y)), shade((y + 1).min(self.height - 1)))
        })
    }

    fn doubled(&self) -> Self {
        let doubled = |place: usize| place / 2;
        self.resampled(2 * self.width, 2 * self.height, |x, y| self.shades[doubled(y) * self.width + doubled(x)])
    }

    fn halved(&self) -> Self {
        self.resampled(self.width / 2, self.height / 2, |x, y| {
            let first = 2 * y * self.width + 2 * x;
            let square = [first, first + 1, first + self.width, first + self.width + 1];
            let sum: u16 = square.into_iter().map(|place| u16::from(self.shades[place])).sum();
            (sum / 4) as u8
        })
    }

    fn resampled(&self, width: usize, height: usize, shade_at: impl Fn(usize, usize) -> u8) -> Self {
        let shade_at = &shade_at;
        let shades = (0..height).flat_map(|y| (0..width).map(move |x| shade_at(x, y))).collect();
        Self { width, height, shades }
    }
}

/// The texts of one look. At some damaged codes rqrr panics (its issue 54, open in 0.11): that look then found none.
fn unless_rqrr_panics(look: impl FnOnce() -> Vec<String>) -> Vec<String> {
    say_nothing_of_panics_in_rqrr();
    panic::catch_unwind(AssertUnwindSafe(look)).unwrap_or_default()
}

/// They are answered above; on a volunteer's screen they would look like the end of the program.
fn say_nothing_of_panics_in_rqrr() {
    static FIRST_PICTURE: Once = Once::new();
    FIRST_PICTURE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !panic.location().is_some_and(|at| at.file().contains("rqrr")) {
                before(panic);
            }
        }));
    });
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

/// ITU-R BT.601
fn luma(red: u8, green: u8, blue: u8) -> u8 {
    ((299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue)) / 1000) as u8
}

fn on_white(shade: u8, alpha: u8) -> u8 {
    let (shade, alpha) = (u32::from(shade), u32::from(alpha));
    ((shade * alpha + 255 * (255 - alpha)) / 255) as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use qrcode::{EcLevel, QrCode, Version};
    use std::io::Cursor;

    const TEXT: &str = "BDHV:0123456789";

    /// A QR with `scale` pixels a module and a quiet zone of 4, in shades.
    fn drawn(scale: usize) -> Grey {
        drawing_of(TEXT, scale)
    }

    fn drawing_of(text: &str, scale: usize) -> Grey {
        let code = QrCode::with_version(text, Version::Normal(2), EcLevel::M).expect("it fits");
        let modules = code.width();
        let side = (modules + 8) * scale;
        let dark = |x: usize, y: usize| {
            let module = |place: usize| (place / scale).checked_sub(4).filter(|place| *place < modules);
            matches!((module(x), module(y)), (Some(x), Some(y)) if code[(x, y)] == qrcode::Color::Dark)
        };
        let shades = (0..side * side).map(|place| if dark(place % side, place / side) { 0 } else { 255 }).collect();
        Grey { width: side, height: side, shades }
    }

    /// A PNG of this kind whose pixels are made from the shades.
    fn png(grey: &Grey, kind: ColorType, depth: BitDepth, pixels: impl Fn(u8) -> Vec<u8>) -> Vec<u8> {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, grey.width as u32, grey.height as u32);
        encoder.set_color(kind);
        encoder.set_depth(depth);
        if kind == ColorType::Indexed {
            encoder.set_palette(vec![255, 255, 255, 0, 0, 60]);
        }
        let data: Vec<u8> = grey.shades.iter().flat_map(|shade| pixels(*shade)).collect();
        encoder.write_header().and_then(|mut writer| writer.write_image_data(&data)).expect("a PNG");
        file
    }

    fn texts(file: Vec<u8>) -> Vec<String> {
        Grey::read(Cursor::new(file)).expect("a picture").qr_texts()
    }

    #[test]
    fn every_kind_of_png_is_read() {
        use BitDepth::{Eight, Sixteen};
        let qr = drawn(8);
        let files = [
            png(&qr, ColorType::Grayscale, Eight, |shade| vec![shade]),
            png(&qr, ColorType::Grayscale, Sixteen, |shade| vec![shade, 0]),
            png(&qr, ColorType::GrayscaleAlpha, Eight, |shade| vec![0, 255 - shade]),
            png(&qr, ColorType::Rgb, Eight, |shade| vec![shade, shade, 30]),
            png(&qr, ColorType::Rgba, Eight, |shade| vec![shade, shade, shade, 255]),
            png(&qr, ColorType::Rgba, Sixteen, |shade| vec![0, 0, 0, 0, 0, 0, 255 - shade, 0]),
            png(&qr, ColorType::Indexed, Eight, |shade| vec![u8::from(shade == 0)]),
        ];
        for (place, file) in files.into_iter().enumerate() {
            assert_eq!(texts(file), [TEXT], "file {place}");
        }
    }

    #[test]
    fn tiny_huge_inverted_and_pale_codes_are_read() {
        for scale in [1, 2, 3, 7, 20, 40] {
            assert_eq!(drawn(scale).qr_texts(), [TEXT], "{scale} pixels a module");
            assert_eq!(drawn(scale).inverted().qr_texts(), [TEXT], "{scale} pixels a module, inverted");
        }
        let mut pale = drawn(6);
        pale.shades.iter_mut().for_each(|shade| *shade = *shade / 4 + 90);
        assert_eq!(pale.qr_texts(), [TEXT]);
    }

    #[test]
    fn two_codes_in_one_picture_are_both_read_and_equal_ones_once() {
        let qr = drawn(6);
        let beside = |left: &Grey, right: &Grey| {
            let rows = left.shades.chunks(left.width).zip(right.shades.chunks(right.width));
            let shades = rows.flat_map(|(left, right)| [left, right].concat()).collect();
            Grey { width: left.width + right.width, height: left.height, shades }
        };
        let mut both = beside(&qr, &drawing_of("BDHV:9", 6)).qr_texts();
        both.sort();
        assert_eq!(both, [TEXT, "BDHV:9"]);
        assert_eq!(beside(&qr, &qr).qr_texts(), [TEXT]);
    }

    #[test]
    fn a_picture_without_a_code_has_no_texts() {
        for (width, height) in [(1, 1), (3, 200), (64, 64)] {
            let blank = Grey { width, height, shades: vec![255; width * height] };
            assert_eq!(blank.qr_texts(), Vec::<String>::new());
        }
    }

    /// `drawn`, with `damage` of 40 pixels turned over.
    fn damaged(scale: usize, seed: u64, damage: u64) -> Grey {
        let mut qr = drawn(scale);
        let mut state = seed | 1;
        for shade in &mut qr.shades {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            if (state >> 33) % 40 < damage {
                *shade = 255 - *shade;
            }
        }
        qr
    }

    #[test]
    fn a_look_at_which_the_decoder_panics_does_not_end_the_others() {
        assert_eq!(damaged(2, 4_163_201_542_097_858_882, 1).qr_texts(), [TEXT]);
    }

    #[test]
    fn what_is_no_png_is_said_to_be_none() {
        let whole = png(&drawn(4), ColorType::Grayscale, BitDepth::Eight, |shade| vec![shade]);
        for file in [Vec::new(), b"GIF89a".to_vec(), whole[..whole.len() / 2].to_vec()] {
            assert!(matches!(Grey::read(Cursor::new(file)), Err(PictureTrouble::NotPng(_))));
        }
        let missing = qr_texts(Path::new("/nowhere/picture.png"));
        assert!(matches!(missing, Err(PictureTrouble::File(_))));
        assert!(matches!(qr_texts(Path::new("/")), Err(PictureTrouble::File(_))));
    }

    #[test]
    fn a_bomb_is_refused_before_it_is_unpacked() {
        let header = |width: u32, height: u32| {
            let mut file = Vec::new();
            let mut encoder = png::Encoder::new(&mut file, width, height);
            encoder.set_color(ColorType::Grayscale);
            encoder.set_depth(BitDepth::One);
            drop(encoder.write_header().expect("a header"));
            file
        };
        for (width, height) in [(100_000, 100_000), (20_001, 1_000), (u32::MAX / 2, 1)] {
            let read = Grey::read(Cursor::new(header(width, height)));
            assert!(matches!(read, Err(PictureTrouble::TooLarge)), "{width} x {height}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn no_picture_makes_it_panic(width in 1..90usize, shades in prop::collection::vec(any::<u8>(), 90..8000)) {
            let height = shades.len() / width;
            let _ = Grey { width, height, shades }.qr_texts();
        }

        #[test]
        fn no_damaged_code_makes_it_panic(scale in 1..5usize, seed: u64, damage in 1..9u64) {
            let _ = damaged(scale, seed, damage).qr_texts();
        }
    }
}
