//! The phone's own QR viewfinder, aimed at something: one handle. What it aims at is said in words; the QR drawn in it is
//! a likeness that nothing can read.

use super::camera::corners;
use super::{Kind, Pen, Shown};
use crate::lesson::{Node, Reading, Spoken};
use crate::phone::machine::{Offer, Target};
use crate::phone::spec::Tap;
use crate::ui::wrap;

#[derive(Debug, Clone, PartialEq)]
pub struct QrView {
    tap: Tap,
    label: String,
    says: Spoken,
}

const LIKENESS: [&str; 5] = ["█▀▀█ ▄ █▀▀█", "█▄▄█ ▀▄█▄▄█", "▄ ▄▀█▀▄ ▄▀▄", "█▀▀█ ▄▀█▄ ▀", "█▄▄█ ▀ ▄▀█▄"];

impl QrView {
    pub fn read(node: &mut Node, reading: &mut Reading) -> Option<Self> {
        let tap = reading.tap(node);
        let label = node.text(reading.author, "label");
        let says = reading.words(node, "says");
        Some(Self { tap: tap?, label: label?.value, says: says? })
    }
}

impl Kind for QrView {
    fn offers<'p>(&'p self, _: &Shown<'p, '_>) -> Vec<Offer<'p>> {
        vec![Offer { target: Target::Tap(&self.tap), label: self.label.clone() }]
    }

    fn words(&self) -> Option<&Spoken> {
        Some(&self.says)
    }

    fn draw(&self, pen: &mut Pen, y: u16) -> u16 {
        let wide = pen.wide;
        let theme = *pen.canvas.theme;
        corners(pen, y, ("┌─", "─┐"), "đang quét");
        let mut row = y + 1;
        for line in LIKENESS {
            let x = wide.x + wide.width.saturating_sub(wrap::width(line)) / 2;
            pen.edge_to_edge().line(x, row, line, theme.phone);
            row += 1;
        }
        corners(pen, row, ("└─", "─┘"), "");
        row = pen.canvas.text(pen.canvas.area.x, row + 1, pen.canvas.area.width, &self.says.text, theme.phone_quiet) + 1;
        let Some(digit) = pen.digit_of(&self.tap.id) else { return row };
        pen.handle(row, digit, &self.label, theme.phone_heading) + 1
    }
}

#[cfg(test)]
mod tests {
    use crate::phone::widgets::trial::trial;

    #[test]
    fn it_aims_at_something_and_has_one_handle() {
        let view = r#"kind = "qr-view", id = "quet", label = "Quét", says = "Mã dán trên quầy hàng bà Thơm", do = "go xong""#;
        let trial = trial("", &[view]);
        let drawn = trial.drawn();
        let rows = drawn.rows();
        assert!(rows[0].contains("đang quét"), "{rows:#?}");
        assert_eq!(rows[rows.len() - 3..], ["Mã dán trên quầy hàng bà", "Thơm", " 1  Quét"]);
        assert_eq!((trial.told(), drawn.cut), (vec![], vec![]));
        let words = trial.practice.screen(trial.state.screen).elements[0].widget.words().expect("for the voice");
        assert_eq!(words.text, "Mã dán trên quầy hàng bà Thơm");
        assert!(trial.press(&[1]).state.finished());
    }
}
