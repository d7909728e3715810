//! A grid of apps, two beside each other, as on a phone's home screen.

use super::{Kind, Pen, Shown};
use crate::lesson::{Node, Reading};
use crate::phone::machine::{Offer, Target};
use crate::phone::spec::{Condition, Tap};
use crate::ui::wrap;

#[derive(Debug, Clone, PartialEq)]
pub struct Apps {
    apps: Vec<App>,
}

#[derive(Debug, Clone, PartialEq)]
struct App {
    tap: Tap,
    when: Condition,
    label: String,
}

impl Apps {
    pub fn read(node: &mut Node, reading: &mut Reading) -> Option<Self> {
        let nodes = node.nodes(reading.author, "apps");
        let apps = nodes.into_iter().filter_map(|node| App::read(node, reading)).collect();
        Some(Self { apps })
    }
}

impl App {
    fn read(mut node: Node, reading: &mut Reading) -> Option<Self> {
        let when = reading.when(&mut node);
        let tap = reading.tap(&mut node);
        let label = node.text(reading.author, "label");
        node.finish(reading.author);
        Some(Self { tap: tap?, when, label: label?.value })
    }
}

impl Kind for Apps {
    fn offers<'p>(&'p self, shown: &Shown<'p, '_>) -> Vec<Offer<'p>> {
        let there = self.apps.iter().filter(|app| shown.state.holds(&app.when));
        there.map(|app| Offer { target: Target::Tap(&app.tap), label: app.label.clone() }).collect()
    }

    fn draw(&self, pen: &mut Pen, y: u16) -> u16 {
        let area = pen.canvas.area;
        let column = area.width / 2;
        let here: Vec<_> = self.apps.iter().filter_map(|app| pen.digit_of(&app.tap.id).map(|d| (app, d))).collect();
        let mut row = y;
        for pair in here.chunks(2) {
            let mut end = row;
            for (place, (app, digit)) in pair.iter().enumerate() {
                let left = area.x + column * place as u16;
                end = end.max(draw_app(pen, left, row, column, app, *digit));
            }
            row = end + 1;
        }
        row
    }
}

/// Its key, its name below or beside it, and the arrow right behind.
fn draw_app(pen: &mut Pen, x: u16, y: u16, room: u16, app: &App, digit: u8) -> u16 {
    let theme = pen.canvas.theme;
    let after = pen.keycap(x, y, digit) + 1;
    let width = (x + room).saturating_sub(after + 1);
    let style = if pen.pointed == Some(digit) { theme.phone_accent } else { theme.phone_heading };
    let lines = wrap::lines(&app.label, width);
    for (place, line) in lines.iter().enumerate() {
        pen.canvas.line(after, y + place as u16, line, style);
    }
    let end = y + lines.len() as u16;
    if pen.pointed == Some(digit) {
        let at = after + wrap::width(&lines[0]);
        pen.canvas.line(at, y, "◂", theme.phone_accent);
    }
    pen.canvas.hit(ratatui::layout::Rect::new(x, y, room, end - y), crate::contract::Press::Digit(digit));
    end
}
