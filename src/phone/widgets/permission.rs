//! A permission dialog: an app asks, one may allow or refuse. Nothing else can be touched while it is up.

use super::{Kind, Pen, Shown};
use crate::lesson::{Node, Reading};
use crate::phone::machine::{Offer, Target};
use crate::phone::spec::Tap;
use crate::ui::wrap;
use ratatui::layout::Rect;

#[derive(Debug, Clone, PartialEq)]
pub struct Permission {
    app: String,
    asks: String,
    allow: Answer,
    deny: Answer,
}

#[derive(Debug, Clone, PartialEq)]
struct Answer {
    tap: Tap,
    label: String,
}

impl Permission {
    pub fn read(node: &mut Node, reading: &mut Reading) -> Option<Self> {
        let app = node.text(reading.author, "app");
        let asks = node.text(reading.author, "asks");
        let allow = node.node(reading.author, "allow").and_then(|node| Answer::read(node, reading));
        let deny = node.node(reading.author, "deny").and_then(|node| Answer::read(node, reading));
        Some(Self { app: app?.value, asks: asks?.value, allow: allow?, deny: deny? })
    }
}

impl Answer {
    fn read(mut node: Node, reading: &mut Reading) -> Option<Self> {
        let tap = reading.tap(&mut node);
        let label = node.text(reading.author, "label");
        node.finish(reading.author);
        Some(Self { tap: tap?, label: label?.value })
    }
}

impl Kind for Permission {
    fn offers<'p>(&'p self, _: &Shown<'p, '_>) -> Vec<Offer<'p>> {
        let offer = |answer: &'p Answer| Offer { target: Target::Tap(&answer.tap), label: answer.label.clone() };
        vec![offer(&self.allow), offer(&self.deny)]
    }

    fn is_dialog(&self) -> bool {
        true
    }

    fn draw(&self, pen: &mut Pen, _y: u16) -> u16 {
        let area = pen.canvas.area;
        let theme = *pen.canvas.theme;
        let text = format!("{} muốn {}", self.app, self.asks);
        let rows = wrap::lines(&text, area.width - 4).len() as u16 + 7;
        let top = area.y + area.height.saturating_sub(rows) / 2;
        let sheet = Rect::new(area.x, top, area.width, rows);
        pen.canvas.fill(sheet, theme.phone_accent);
        let mut row = pen.canvas.text(area.x + 2, top + 1, area.width - 4, &text, theme.phone_accent) + 1;
        for answer in [&self.allow, &self.deny] {
            let Some(digit) = pen.digit_of(&answer.tap.id) else { continue };
            let x = pen.keycap(area.x + 2, row, digit) + 1;
            let room = area.right().saturating_sub(x + 3);
            let end = pen.canvas.text(x, row, room, &answer.label, theme.phone_accent);
            pen.row_hit(row, end - row, digit);
            if pen.pointed == Some(digit) {
                pen.canvas.line(area.right() - 3, row, " ◂ ", theme.phone_keycap);
            }
            row = end + 1;
        }
        top + rows
    }
}
