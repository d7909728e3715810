//! Every kind of file, code, damage and hostility.

use super::grey::Grey;
use super::*;
use png::{BitDepth, ColorType};
use proptest::prelude::*;
use qrcode::{EcLevel, QrCode, Version};

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
    qr_texts_in(&file).expect("a picture")
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
fn what_is_no_picture_or_only_half_of_one_is_said_to_be_that() {
    let whole = png(&drawn(4), ColorType::Grayscale, BitDepth::Eight, |shade| vec![shade]);
    for file in [&b""[..], b"GIF89a", b"\xff\xd8", b"RIFF....WEBP"] {
        assert!(matches!(qr_texts_in(file), Err(PictureTrouble::NotAPicture)));
    }
    for file in [&whole[..whole.len() / 2], PNG, JPEG, b"\xff\xd8\xff\xe0\0\x10JFIF\0"] {
        let read = qr_texts_in(file);
        assert!(matches!(read, Err(PictureTrouble::Damaged(_))), "{read:?}");
    }
    let missing = qr_texts(Path::new("/nowhere/picture.png"));
    assert!(matches!(missing, Err(PictureTrouble::File(_))));
    assert!(matches!(qr_texts(Path::new("/")), Err(PictureTrouble::File(_))));
}

/// The code of `TEXT`, made a photograph by ImageMagick: grey, in colours, progressive.
const PHOTOGRAPHS: [&[u8]; 3] = [
    include_bytes!("../../../tests/pictures/grey.jpg"),
    include_bytes!("../../../tests/pictures/colour.jpg"),
    include_bytes!("../../../tests/pictures/progressive.jpg"),
];

#[test]
fn every_kind_of_photograph_is_read() {
    for (place, photograph) in PHOTOGRAPHS.into_iter().enumerate() {
        assert_eq!(qr_texts_in(photograph).expect("a picture"), [TEXT], "photograph {place}");
    }
}

#[test]
fn a_photograph_cut_off_is_read_as_far_as_it_goes_and_else_said_to_be_damaged() {
    for photograph in PHOTOGRAPHS {
        for part in [4, 3, 2] {
            let read = qr_texts_in(&photograph[..photograph.len() / part]);
            assert!(matches!(read, Err(PictureTrouble::Damaged(_))) || read.is_ok_and(|texts| texts == [TEXT]));
        }
    }
    let nearly_whole = &PHOTOGRAPHS[0][..PHOTOGRAPHS[0].len() - 30];
    assert_eq!(qr_texts_in(nearly_whole).expect("most of it is there"), [TEXT]);
}

#[test]
fn a_photograph_of_too_many_pixels_is_refused_by_its_header() {
    for (width, height) in [(16_385_u16, 10_u16), (10, 65_535), (16_000, 16_000)] {
        let mut photograph = PHOTOGRAPHS[0].to_vec();
        let frame = photograph.windows(2).position(|marker| marker == [0xff, 0xc0]).expect("a baseline photograph");
        photograph[frame + 5..frame + 7].copy_from_slice(&height.to_be_bytes());
        photograph[frame + 7..frame + 9].copy_from_slice(&width.to_be_bytes());
        let read = qr_texts_in(&photograph);
        assert!(matches!(read, Err(PictureTrouble::TooLarge)), "{width} x {height}: {read:?}");
    }
}

#[test]
fn a_file_larger_than_any_picture_is_not_read() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let path = folder.path().join("huge.jpg");
    let file = File::create(&path).expect("a file");
    file.set_len(MOST_BYTES + 1).expect("a hole takes no room");
    assert!(matches!(qr_texts(&path), Err(PictureTrouble::TooLarge)));
}

#[test]
fn a_large_photograph_is_looked_at_in_a_smaller_size_and_its_code_is_found() {
    let qr = drawn(12);
    let (width, height) = (2600, 2000);
    let at = |place: usize, side: usize| place.checked_sub(900).filter(|place| *place < side);
    let shades = (0..width * height).map(|pixel| match (at(pixel % width, qr.width), at(pixel / width, qr.height)) {
        (Some(x), Some(y)) => qr.shades[y * qr.width + x],
        _ => 120,
    });
    let photograph = Grey { width, height, shades: shades.collect() };
    assert_eq!(photograph.qr_texts(), [TEXT]);
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
        let read = qr_texts_in(&header(width, height));
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
    fn no_damaged_photograph_makes_it_panic(which in 0..PHOTOGRAPHS.len(), changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40), cut: prop::sample::Index) {
        let mut photograph = PHOTOGRAPHS[which].to_vec();
        for (place, byte) in changes {
            let place = place.index(photograph.len());
            photograph[place] = byte;
        }
        let _ = qr_texts_in(&photograph);
        photograph.truncate(cut.index(photograph.len()));
        let _ = qr_texts_in(&photograph);
    }

    #[test]
    fn no_damaged_code_makes_it_panic(scale in 1..5usize, seed: u64, damage in 1..9u64) {
        let _ = damaged(scale, seed, damage).qr_texts();
    }
}
