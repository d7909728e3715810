//! A list: items one under the other, each with quiet lines and perhaps a badge ("Quảng cáo").

use super::{Kind, Pen, Shown};
use crate::lesson::{Node, Reading, template};
use crate::phone::machine::{Offer, Target};
use crate::phone::spec::{Condition, Tap, Template};

#[derive(Debug, Clone, PartialEq)]
pub struct List {
    items: Vec<Item>,
}

#[derive(Debug, Clone, PartialEq)]
struct Item {
    tap: Tap,
    when: Condition,
    label: Template,
    lines: Vec<Template>,
    badge: Option<String>,
}

impl List {
    pub fn read(node: &mut Node, reading: &mut Reading) -> Option<Self> {
        let nodes = node.nodes(reading.author, "items");
        let items = nodes.into_iter().filter_map(|node| Item::read(node, reading)).collect();
        Some(Self { items })
    }
}

impl Item {
    fn read(mut node: Node, reading: &mut Reading) -> Option<Self> {
        let when = reading.when(&mut node);
        let tap = reading.tap(&mut node);
        let label = reading.template(&mut node, "label");
        let lines = node.maybe_texts(reading.author, "lines").unwrap_or_default();
        let lines = lines.iter().map(|told| template(reading, told)).collect();
        let badge = node.maybe_text(reading.author, "badge").map(|told| told.value);
        node.finish(reading.author);
        Some(Self { tap: tap?, when, label: label?, lines, badge })
    }

    fn draw(&self, pen: &mut Pen, y: u16, digit: u8) -> u16 {
        let area = pen.canvas.area;
        let theme = pen.canvas.theme;
        let mut row = y;
        if let Some(badge) = &self.badge {
            pen.canvas.line(area.x + 4, row, badge, theme.phone_quiet);
            row += 1;
        }
        let x = pen.keycap(area.x, row, digit) + 1;
        let room = area.right().saturating_sub(x + 3);
        let label = pen.shown.fill(&self.label);
        let label_row = row;
        row = pen.canvas.text(x, row, room, &label, theme.phone_heading);
        for line in &self.lines {
            let line = pen.shown.fill(line);
            row = pen.canvas.text(x, row, area.right().saturating_sub(x), &line, theme.phone_quiet);
        }
        pen.row_hit(y, row - y, digit);
        pen.arrow(label_row, digit);
        row + 1
    }
}

impl Kind for List {
    fn offers<'p>(&'p self, shown: &Shown<'p, '_>) -> Vec<Offer<'p>> {
        let there = self.items.iter().filter(|item| shown.state.holds(&item.when));
        there.map(|item| Offer { target: Target::Tap(&item.tap), label: shown.fill(&item.label) }).collect()
    }

    fn draw(&self, pen: &mut Pen, y: u16) -> u16 {
        let mut row = y;
        for item in &self.items {
            if let Some(digit) = pen.digit_of(&item.tap.id) {
                row = item.draw(pen, row, digit);
            }
        }
        row
    }

    fn templates(&self) -> Vec<&Template> {
        self.items.iter().flat_map(|item| item.lines.iter().chain([&item.label])).collect()
    }
}
