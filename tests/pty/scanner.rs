//! A QR scanner held before the terminal: it sees light and dark cells and nothing else, and types at machine speed.

use super::Pty;
use std::time::Duration;
use vt100::Color;

/// Points a module is wide, so that a reader finds its edges.
const POINTS: usize = 4;

/// What the one QR on view says.
pub fn read(pty: &Pty) -> String {
    let screen = pty.parser.screen();
    let (rows, columns) = screen.size();
    let (width, height) = (usize::from(columns.get()) * POINTS, usize::from(rows.get()) * 2 * POINTS);
    let is_dark = |x: usize, y: usize| {
        let half_row = y / POINTS;
        let cell = screen.cell((half_row / 2) as u16, (x / POINTS) as u16).expect("a cell of the screen");
        let is_upper = half_row.is_multiple_of(2);
        let ink = matches!((cell.contents(), is_upper), ("▀", true) | ("▄", false) | ("█", _));
        !is_light(if ink { cell.fgcolor() } else { cell.bgcolor() })
    };
    let mut prepared = rqrr::PreparedImage::prepare_from_bitmap(width, height, is_dark);
    let grids = prepared.detect_grids();
    let [grid] = grids.as_slice() else { panic!("{} codes on view:\n{}", grids.len(), pty.screen()) };
    grid.decode().expect("a QR").1
}

fn is_light(colour: Color) -> bool {
    match colour {
        Color::Idx(index) => matches!(index, 7 | 15),
        Color::Rgb(red, green, blue) => [red, green, blue].iter().all(|part| *part > 128),
        Color::Default => false,
    }
}

/// At machine speed, with the Enter scanners end with; the paper has to be taken in hand first.
pub fn scan(pty: &mut Pty, text: &str) {
    pty.watch(Duration::from_millis(100));
    pty.send(&format!("{text}\r"));
}
