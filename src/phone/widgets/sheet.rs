//! What lies over everything else on the phone: the answers one may give, and the coloured sheet they stand on. Shared by
//! the elements that ask (permission, dialog, call); not an element itself.

use super::{Pen, Shown};
use crate::lesson::{Node, Reading};
use crate::phone::machine::{Offer, Target};
use crate::phone::spec::{Tap, Template};
use crate::ui::wrap;
use ratatui::layout::Rect;

/// One of the answers.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Answer {
    tap: Tap,
    label: Template,
}

/// The most answers that fit and can be read at a glance.
const MOST_ANSWERS: usize = 4;

impl Answer {
    pub(super) fn read(mut node: Node, reading: &mut Reading) -> Option<Self> {
        let tap = reading.tap(&mut node);
        let label = reading.template(&mut node, "label");
        node.finish(reading.author);
        Some(Self { tap: tap?, label: label? })
    }

    /// Reads `answers`: one to four of them.
    pub(super) fn read_all(node: &mut Node, reading: &mut Reading) -> Option<Vec<Self>> {
        let nodes = node.nodes(reading.author, "answers");
        let count = nodes.len();
        let answers: Vec<_> = nodes.into_iter().filter_map(|node| Self::read(node, reading)).collect();
        if count == 0 || count > MOST_ANSWERS {
            let texts = reading.author.texts;
            let remedy = texts.author_answers_remedy(MOST_ANSWERS);
            reading.author.tell(node.span, "answers", texts.author_answers(count), remedy);
        }
        (!answers.is_empty()).then_some(answers)
    }

    pub(super) fn offer<'p>(&'p self, shown: &Shown<'p, '_>) -> Offer<'p> {
        Offer { target: Target::Tap(&self.tap), label: shown.fill(&self.label) }
    }

    pub(super) fn label(&self) -> &Template {
        &self.label
    }
}

/// A sheet in the middle of the phone: perhaps a title, a text, the answers. Returns the row after it.
pub(super) fn draw(pen: &mut Pen, title: Option<&str>, text: &str, answers: &[&Answer]) -> u16 {
    let area = pen.canvas.area;
    let style = pen.canvas.theme.phone_accent;
    let room = area.width.saturating_sub(4);
    let height = |text: &str| wrap::lines(text, room).len() as u16 + 1;
    let rows = 1 + title.map_or(0, height) + height(text) + answers_height(pen, room, answers);
    let top = area.y + area.height.saturating_sub(rows) / 2;
    pen.canvas.fill(Rect::new(area.x, top, area.width, rows), style);
    let mut row = top + 1;
    if let Some(title) = title {
        let bold = style.add_modifier(ratatui::style::Modifier::BOLD);
        row = pen.canvas.text(area.x + 2, row, room, title, bold) + 1;
    }
    row = pen.canvas.text(area.x + 2, row, room, text, style) + 1;
    draw_answers(pen, row, answers);
    top + rows
}

/// Columns an answer's words have: the digit stands before them, the arrow behind.
fn answer_room(room: u16) -> u16 {
    room.saturating_sub(4 + 1)
}

/// Rows the answers take, a blank one under each.
pub(super) fn answers_height(pen: &Pen, room: u16, answers: &[&Answer]) -> u16 {
    let height = |answer: &&Answer| wrap::lines(&pen.shown.fill(&answer.label), answer_room(room)).len() as u16 + 1;
    answers.iter().map(height).sum()
}

/// The answers, one under the other, on the sheet's colour.
pub(super) fn draw_answers(pen: &mut Pen, y: u16, answers: &[&Answer]) {
    let area = pen.canvas.area;
    let theme = *pen.canvas.theme;
    let mut row = y;
    for answer in answers {
        let Some(digit) = pen.digit_of(&answer.tap.id) else { continue };
        let label = pen.shown.fill(&answer.label);
        let x = pen.keycap(area.x + 2, row, digit) + 1;
        let end = pen.canvas.text(x, row, answer_room(area.width.saturating_sub(4)), &label, theme.phone_accent);
        pen.row_hit(row, end - row, digit);
        if pen.pointed == Some(digit) {
            pen.canvas.line(area.right().saturating_sub(3), row, " ◂ ", theme.phone_keycap);
        }
        row = end + 1;
    }
}
