//! A button.

use super::{Kind, Pen, Shown};
use crate::lesson::{Node, Reading};
use crate::phone::machine::{Offer, Target};
use crate::phone::spec::{Tap, Template};

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
        let end = pen.canvas.text(x, y, room, &format!("[ {label} ]"), style);
        pen.row_hit(y, end - y, digit);
        pen.arrow(y, digit);
        end + 1
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.label]
    }
}
