//! The QR drawn on the screen, turned into the pixels a terminal would show, read back by two decoders: rqrr, as
//! `tramhoc verify` uses it, and zbar. Prints SKIPPED where `zbarimg` is missing.

use qrcode::EcLevel;
mod drawn;

use drawn::{CONSOLE, DIGITS, Font, screen, screenshot, texts};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Color;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;
use tramhoc::contract::Blocks;
use tramhoc::ports::picture;
use tramhoc::ui::qr::QrPicture;

/// Columns and rows of terminals, the smallest supported first.
const TERMINALS: [(u16, u16); 5] = [(64, 24), (80, 24), (80, 25), (100, 30), (120, 40)];

fn read_by_zbar(picture: &Path) -> String {
    let output = Command::new("zbarimg").args(["-q", "--raw"]).arg(picture).output().expect("zbarimg runs");
    String::from_utf8(output.stdout).expect("text").trim_end().to_owned()
}

/// Said past the test harness, which would swallow it.
fn zbar_is_here(test: &str) -> bool {
    let here = Command::new("zbarimg").arg("--version").output().is_ok();
    if !here {
        let _ = writeln!(std::io::stderr(), "SKIPPED {test}: needs zbarimg (apt install zbar-tools)");
    }
    here
}

#[test]
fn rqrr_reads_every_address_at_every_size_of_terminal() {
    let folder = TempDir::new().expect("a folder");
    for ((columns, rows), text) in TERMINALS.into_iter().flat_map(|size| texts().map(|text| (size, text))) {
        let picture = screenshot(&folder, &screen(&text, columns, rows), CONSOLE);
        let read = picture::qr_texts(&picture).expect("a PNG");
        assert_eq!(read, [text], "{columns}x{rows}");
    }
}

#[test]
fn zbar_reads_every_address_at_every_size_of_terminal() {
    if !zbar_is_here("zbar reads every address at every size of terminal") {
        return;
    }
    let folder = TempDir::new().expect("a folder");
    for ((columns, rows), text) in TERMINALS.into_iter().flat_map(|size| texts().map(|text| (size, text))) {
        let picture = screenshot(&folder, &screen(&text, columns, rows), CONSOLE);
        assert_eq!(read_by_zbar(&picture), text, "{columns}x{rows}");
    }
}

/// Fonts whose half blocks fill their cells, and fonts that leave a dark seam inside and beside them.
const FONTS: [Font; 7] = [
    Font { width: 6, height: 13, seam: 0 },
    Font { width: 7, height: 15, seam: 0 },
    Font { width: 8, height: 16, seam: 1 },
    Font { width: 9, height: 18, seam: 1 },
    Font { width: 10, height: 21, seam: 1 },
    Font { width: 12, height: 24, seam: 1 },
    Font { width: 16, height: 32, seam: 2 },
];

#[test]
fn rqrr_reads_it_in_other_fonts_and_past_the_seams_around_their_blocks() {
    let folder = TempDir::new().expect("a folder");
    let text = format!("BDHV:{DIGITS}");
    for font in FONTS {
        let picture = screenshot(&folder, &screen(&text, 80, 24), font);
        assert_eq!(picture::qr_texts(&picture).expect("a PNG"), [text.as_str()], "{font:?}");
    }
}

#[test]
fn zbar_reads_it_in_other_fonts_and_past_the_seams_around_their_blocks() {
    if !zbar_is_here("zbar reads it in other fonts") {
        return;
    }
    let folder = TempDir::new().expect("a folder");
    let text = format!("BDHV:{DIGITS}");
    for font in FONTS {
        let picture = screenshot(&folder, &screen(&text, 80, 24), font);
        assert_eq!(read_by_zbar(&picture), text, "{font:?}");
    }
}

/// The modules of a drawn QR, `true` = dark, two in each cell; read from the colours alone.
fn modules(buf: &Buffer, columns: u16, rows: u16) -> Vec<Vec<bool>> {
    let half = |cell: &ratatui::buffer::Cell, upper: bool| match (cell.symbol(), upper) {
        ("▀", true) | ("▄", false) => cell.fg,
        (" " | "▀" | "▄", _) => cell.bg,
        (other, _) => panic!("{other:?} is no part of a QR"),
    };
    let line = |y: u16| {
        (0..columns).map(move |x| match half(&buf[(x, y / 2)], y.is_multiple_of(2)) {
            Color::Black => true,
            Color::White => false,
            other => panic!("{other} is no colour of a QR"),
        })
    };
    (0..2 * rows).map(|y| line(y).collect()).collect()
}

/// What rqrr reads in these modules, each drawn `PIXELS` wide.
fn read_by_rqrr(modules: &[Vec<bool>]) -> String {
    const PIXELS: usize = 3;
    let (width, height) = (modules[0].len() * PIXELS, modules.len() * PIXELS);
    let mut picture = rqrr::PreparedImage::prepare_from_bitmap(width, height, |x, y| modules[y / PIXELS][x / PIXELS]);
    let grids = picture.detect_grids();
    assert_eq!(grids.len(), 1, "one code is drawn");
    grids[0].decode().expect("it can be read").1
}

/// The rules of trust.md §1 for one picture in so much room.
fn assert_keeps_the_rules(picture: &QrPicture, text: &str, columns: u16, rows: u16, blocks: Blocks) {
    let (wide, high) = picture.size();
    let room = columns.min(2 * rows);
    let here = format!("{columns}x{rows} {blocks:?}: {picture:?}").replace("true", "1").replace("false", "0");
    assert!(wide <= columns && high <= rows, "{here}");
    assert!(picture.quiet_zone() >= 2, "{here}");
    assert_eq!((picture.side() - 17) % 4, 0, "a version of the standard: {here}");
    if blocks == Blocks::Whole {
        assert!(picture.scale().is_multiple_of(2), "{here}");
    }
    // Nothing better would have fitted: neither the same code with larger modules, nor a wider quiet zone, nor the next
    // level of error correction in the same scale.
    let step = if blocks == Blocks::Whole { 2 } else { 1 };
    assert!((picture.scale() + step) * (picture.side() + 2 * 3) > room || picture.level() == EcLevel::L, "{here}");
    if picture.quiet_zone() < 4 {
        assert!(picture.scale() * (picture.side() + 2 * (picture.quiet_zone() + 1)) > room, "{here}");
    }
    let better = match picture.level() {
        EcLevel::L => EcLevel::M,
        EcLevel::M => EcLevel::Q,
        EcLevel::Q | EcLevel::H => EcLevel::H,
    };
    if better != picture.level() {
        let bits = qrcode::bits::encode_auto(text.as_bytes(), better).expect("it can be encoded");
        let side = bits.version().width() as u16;
        assert!(picture.scale() * (side + 2 * picture.quiet_zone().max(3)) > room, "{here}");
    }
}

/// Every size from the smallest to a television's, and for the other addresses every height of the widest and every width
/// of the highest of them.
fn sizes(every: bool) -> impl Iterator<Item = (u16, u16)> {
    let all = (64..=200).flat_map(|columns| (24..=60).map(move |rows| (columns, rows)));
    all.filter(move |(columns, rows)| every || *columns == 200 || *rows == 60)
}

#[test]
fn at_every_size_of_terminal_the_qr_keeps_the_rules_and_is_read_back_from_the_cells() {
    let mut kinds = std::collections::BTreeMap::new();
    for (place, text) in texts().iter().enumerate() {
        let mut seen: Vec<QrPicture> = Vec::new();
        for ((columns, rows), blocks) in sizes(place == 0).flat_map(|s| [(s, Blocks::Halves), (s, Blocks::Whole)]) {
            let Some(picture) = QrPicture::fit_in(text, columns, rows, blocks) else {
                assert_eq!(blocks, Blocks::Whole, "half blocks draw it at every size: {columns}x{rows}");
                assert!(columns.min(2 * rows) < 2 * (41 + 2 * 2), "{columns}x{rows}");
                continue;
            };
            assert_keeps_the_rules(&picture, text, columns, rows, blocks);
            *kinds.entry((picture.side(), picture.quiet_zone(), picture.scale())).or_insert(0) += 1;
            if !seen.contains(&picture) {
                let area = Rect::new(0, 0, columns, rows);
                let mut buf = Buffer::empty(area);
                picture.draw(area, &mut buf);
                let (wide, high) = picture.size();
                assert_eq!(read_by_rqrr(&modules(&buf, wide, high)), *text, "{columns}x{rows} {blocks:?}");
                seen.push(picture);
            }
        }
    }
    kinds.iter().for_each(|((side, quiet, scale), n)| println!("{side} modules, quiet {quiet}, x{scale}: {n} sizes"));
}

#[test]
fn bigger_screens_get_larger_modules_before_better_error_correction() {
    let text = &texts()[0];
    let at = |columns, rows| {
        let picture = QrPicture::fit(text, columns, rows).expect("it fits");
        (picture.scale(), picture.level(), picture.quiet_zone())
    };
    assert_eq!(at(64, 24), (1, EcLevel::M, 3));
    assert_eq!(at(64, 25), (1, EcLevel::M, 4));
    assert_eq!(at(64, 30), (1, EcLevel::Q, 4));
    assert_eq!(at(100, 46), (1, EcLevel::H, 4));
    assert_eq!(at(100, 47), (2, EcLevel::M, 3), "two columns a module");
    assert_eq!(at(160, 50), (2, EcLevel::M, 4));
    assert_eq!(at(200, 60), (2, EcLevel::Q, 4));
}
