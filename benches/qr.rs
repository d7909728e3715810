//! What the QR of a confirmation costs beside the time of a frame: `cargo bench --bench qr`.
//!
//! Choosing, encoding and drawing, in terminals from the smallest to a television's. Exit 1 if one takes longer than a frame.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use tramhoc::contract::Blocks;
use tramhoc::ui::qr::QrPicture;

const FRAME: Duration = Duration::from_millis(16);
const TIMES: usize = 201;

/// The median.
fn drawing(text: &str, columns: u16, rows: u16) -> Duration {
    let area = Rect::new(0, 0, columns, rows);
    let mut buf = Buffer::empty(area);
    let mut once = || {
        let began = Instant::now();
        let picture = QrPicture::fit_in(black_box(text), columns, rows, Blocks::Halves).expect("it fits");
        picture.draw(area, black_box(&mut buf));
        began.elapsed()
    };
    let mut took: Vec<Duration> = (0..TIMES).map(|_| once()).collect();
    took.sort();
    took[TIMES / 2]
}

fn main() -> ExitCode {
    // The longest address a station may have.
    let text = format!("HTTPS://{}/V#{}", "A".repeat(50), "7".repeat(212));
    let mut worst = Duration::ZERO;
    for (columns, rows) in [(64, 24), (80, 24), (100, 30), (160, 50), (200, 60)] {
        let took = drawing(&text, columns, rows);
        println!("QR in {columns}x{rows}: {:.2} ms", took.as_secs_f64() * 1e3);
        worst = worst.max(took);
    }
    ExitCode::from(u8::from(worst > FRAME))
}
