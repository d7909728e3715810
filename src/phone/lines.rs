//! The phone read off line by line, for who does not see it. What is drawn is what is read: no element can be forgotten,
//! and the digits are the same.

use super::draw::{NAME, PHONE_COLUMNS, PHONE_ROWS, Pointer, draw};
use super::machine::State;
use super::spec::Practice;
use crate::ui::Canvas;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// A sheet wide and high enough that hardly a sentence is broken.
const SHEET: Rect = Rect::new(0, 0, PHONE_COLUMNS + 20, PHONE_ROWS + 20);
/// The phone's own clock and battery, under the frame's upper edge.
const STATUS: u16 = 1;

/// What stands on the phone now, from top to bottom.
pub fn lines(practice: &Practice, state: &State, pointer: Pointer) -> Vec<String> {
    let mut buf = Buffer::empty(SHEET);
    let (mut hits, mut cut) = (Vec::new(), Vec::new());
    let mut canvas = Canvas::usual(&mut buf, &mut hits, &mut cut);
    draw(practice, state, Pointer { one_a_row: true, ..pointer }, &mut canvas);
    // It is read where the story moves it; what never changes is no news.
    let first = if state.has_own_status(practice) { STATUS } else { STATUS + 1 };
    let rows = (first..SHEET.height - 1).map(|row| line(&buf, row)).filter(|line| says_something(line));
    [format!("{NAME}:")].into_iter().chain(rows).collect()
}

/// A row between the frame's sides, its gaps closed.
fn line(buf: &Buffer, row: u16) -> String {
    let cells: String = (1..SHEET.width - 1).map(|column| buf[(column, row)].symbol()).collect();
    cells.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Rules, drawings, codes and what is blurred are for the eye only.
fn says_something(line: &str) -> bool {
    line.chars().any(char::is_alphanumeric) && !is_blurred(line)
}

/// Every second cell of a blurred picture is grey.
fn is_blurred(line: &str) -> bool {
    let cells: Vec<char> = line.chars().collect();
    cells.windows(3).any(|cells| matches!(cells, ['░', between, '░'] if between.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::super::widgets::trial::trial;
    use super::*;

    #[test]
    fn what_is_drawn_is_read_with_its_digits() {
        let elements = [
            r#"kind = "text", text = "Bấm vào đây.""#,
            r#"kind = "button", id = "di", label = "Đi", do = ["go xong"]"#,
        ];
        let trial = trial("", &elements);
        let read = |state: &State| lines(&trial.practice, state, Pointer::default());
        assert_eq!(read(&trial.state), ["MÀN HÌNH TẬP:", "Bấm vào đây.", "1 [ Đi ]"]);
        assert_eq!(read(&trial.again().press(&[1]).state), ["MÀN HÌNH TẬP:", "Xong.", "1 ◂ Quay lại"]);
    }

    #[test]
    fn a_row_of_signs_only_says_nothing() {
        assert!(!says_something("────────") && !says_something("▀▄█") && says_something("●●○ 2"));
        assert!(!says_something("│░G░Ấ░ ░Ờ░ ░Ọ░") && says_something("███░░░ 50%") && says_something("└─ ảnh mờ ─┘"));
    }
}
