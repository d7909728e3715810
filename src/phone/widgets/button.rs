//! A button: its label between brackets, which never stand alone in a row.

use super::{Kind, Pen, Shown};
use crate::lesson::{Node, Reading};
use crate::phone::machine::{Offer, Target};
use crate::phone::spec::{Tap, Template};
use crate::ui::{Canvas, wrap};
use ratatui::style::Style;

#[derive(Debug, Clone, PartialEq)]
pub struct Button {
    tap: Tap,
    label: Template,
}

impl Button {
    pub fn read(node: &mut Node, reading: &mut Reading) -> Option<Self> {
        let tap = reading.tap(node);
        let label = reading.template(node, "label");
        Some(Self { tap: tap?, label: label? })
    }
}

impl Kind for Button {
    fn offers<'p>(&'p self, shown: &Shown<'p, '_>) -> Vec<Offer<'p>> {
        vec![Offer { target: Target::Tap(&self.tap), label: shown.fill(&self.label) }]
    }

    fn draw(&self, pen: &mut Pen, y: u16) -> u16 {
        let Some(digit) = pen.digit_of(&self.tap.id) else { return y };
        let label = pen.shown.fill(&self.label);
        let x = pen.keycap(pen.canvas.area.x, y, digit) + 1;
        let room = pen.canvas.area.right().saturating_sub(x + 3);
        let style = pen.canvas.theme.phone_heading;
        let end = draw_bracketed(&label, pen.canvas, (x, y), room, style);
        pen.row_hit(y, end - y, digit);
        pen.arrow(y, digit);
        end + 1
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.label]
    }
}

/// `[ a label ]` over `room` columns: where it takes several rows they stand under each other, the last one closes. Returns
/// the row after it.
fn draw_bracketed(label: &str, canvas: &mut Canvas, (x, y): (u16, u16), room: u16, style: Style) -> u16 {
    const BRACKETS: u16 = 4;
    let lines = wrap::lines(label, room.saturating_sub(BRACKETS));
    for (row, line) in (y..).zip(&lines) {
        canvas.line(x, row, &format!("{} {line}", if row == y { "[" } else { " " }), style);
    }
    let last = y + lines.len() as u16 - 1;
    let end = x + 2 + lines.last().map_or(0, |line| wrap::width(line));
    canvas.line(end, last, " ]", style);
    last + 1
}

#[cfg(test)]
mod tests {
    use crate::phone::widgets::trial::trial;

    #[test]
    fn a_long_label_keeps_its_brackets_on_its_words() {
        for (label, rows) in [
            ("Tiếp tục", vec![" 1  [ Tiếp tục ]"]),
            ("Gửi cho chị Ba", vec![" 1  [ Gửi cho chị", "      Ba ]"]),
            ("Xác nhận chuyển tiền", vec![" 1  [ Xác nhận", "      chuyển tiền ]"]),
        ] {
            let button = format!(r#"kind = "button", id = "di", label = "{label}", do = "go xong""#);
            let drawn = trial("", &[&button]).drawn();
            assert_eq!((drawn.rows(), drawn.cut.len()), (rows.into_iter().map(String::from).collect(), 0), "{label}");
        }
    }
}
