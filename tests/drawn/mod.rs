//! A screen with a QR, drawn without a terminal and turned into the pixels one would show.

// Each test binary that uses it uses another part of it.
#![allow(dead_code)]

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};
use std::path::PathBuf;
use tempfile::TempDir;
use tramhoc::ui::qr::QrPicture;

pub const DIGITS: &str = "05915732450046402322555315813978470045418951728741355402203606710782914657352215507461218138129510982460205830362519753363244850394193882370108888331295713619630120279764919458356516067465144777049640575564904453";

/// How a font paints a cell.
#[derive(Debug, Clone, Copy)]
pub struct Font {
    pub width: u32,
    pub height: u32,
    /// Pixels a half block falls short of its half, at the edge between the halves and at the side.
    pub seam: u32,
}

pub const CONSOLE: Font = Font { width: 8, height: 16, seam: 0 };

pub fn texts() -> [String; 3] {
    [
        format!("BDHV:{DIGITS}"),
        format!("HTTPS://VINHTAN.VN/V#{DIGITS}"),
        format!("HTTPS://HOCSO.XAVINHTAN.THAINGUYEN.GOV.VN/V#{DIGITS}"),
    ]
}

/// A dark screen with the QR on the left and letters in the columns beside it.
pub fn screen(text: &str, columns: u16, rows: u16) -> Buffer {
    let area = Rect::new(0, 0, columns, rows);
    let mut buf = Buffer::empty(area);
    buf.set_style(area, Style::new().fg(Color::Gray).bg(Color::Black));
    let picture = QrPicture::fit(text, columns, rows).expect("it fits");
    picture.draw(area, &mut buf);
    for row in 0..rows {
        buf.set_string(picture.size().0 + 1, row, "Bà Hoàng Thị Lan", Style::new());
    }
    buf
}

fn shade(color: Color) -> u8 {
    match color {
        Color::Black => 0,
        Color::Gray => 170,
        Color::White => 255,
        other => panic!("{other} is not a colour of this screen"),
    }
}

/// Grey pixels, row by row. Letters become a checked pattern.
fn pixels(buf: &Buffer, font: Font) -> Vec<u8> {
    let area = buf.area;
    let (width, height) = (u32::from(area.width) * font.width, u32::from(area.height) * font.height);
    let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
    places
        .map(|(x, y)| {
            let cell = &buf[((x / font.width) as u16, (y / font.height) as u16)];
            let (x, y) = (x % font.width, y % font.height);
            let short = x < font.seam;
            let inked = match cell.symbol() {
                " " => false,
                "▀" => !short && y + font.seam < font.height / 2,
                "▄" => !short && y >= font.height / 2 + font.seam,
                _ => (x + y) % 3 == 0,
            };
            shade(if inked { cell.fg } else { cell.bg })
        })
        .collect()
}

pub fn screenshot(folder: &TempDir, buf: &Buffer, font: Font) -> PathBuf {
    let path = folder.path().join("screen.png");
    let file = std::fs::File::create(&path).expect("a file");
    let (columns, rows) = (u32::from(buf.area.width), u32::from(buf.area.height));
    let mut encoder = png::Encoder::new(file, columns * font.width, rows * font.height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().expect("a PNG");
    writer.write_image_data(&pixels(buf, font)).expect("its pixels");
    path
}
