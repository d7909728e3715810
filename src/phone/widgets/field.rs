//! A text field: its digit opens it, the keyboard fills it, the green key sends it off.

use super::{Kind, Pen, Shown};
use crate::contract::FieldKind;
use crate::lesson::{Node, Reading};
use crate::phone::machine::{Offer, Target};
use crate::phone::spec::{Tap, VarIx};
use crate::ui::wrap;

#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    tap: Tap,
    variable: VarIx,
    label: String,
    input: FieldKind,
}

impl Field {
    pub fn read(node: &mut Node, reading: &mut Reading) -> Option<Self> {
        let tap = reading.tap(node);
        let label = node.text(reading.author, "label");
        let variable = node.text(reading.author, "variable").and_then(|told| reading.variable(&told));
        if let Some(variable) = variable {
            reading.note_written(variable);
        }
        let input = match node.text(reading.author, "input")? {
            told if told.value == "vietnamese" => FieldKind::Vietnamese,
            told if told.value == "plain" => FieldKind::Plain,
            told if told.value == "digits" => FieldKind::Digits,
            told => {
                let texts = reading.author.texts;
                let remedy = texts.author_input_remedy();
                reading.author.tell(told.span, "input", texts.author_input(&told.value), remedy);
                FieldKind::Plain
            }
        };
        Some(Self { tap: tap?, variable: variable?, label: label?.value, input })
    }

    pub fn input(&self) -> FieldKind {
        self.input
    }
    pub fn label(&self) -> &str {
        &self.label
    }
    pub fn variable(&self) -> VarIx {
        self.variable
    }
}

impl Kind for Field {
    fn offers<'p>(&'p self, _: &Shown<'p, '_>) -> Vec<Offer<'p>> {
        vec![Offer { target: Target::Field(&self.tap, self.variable), label: self.label.clone() }]
    }

    fn draw(&self, pen: &mut Pen, y: u16) -> u16 {
        let area = pen.canvas.area;
        let theme = pen.canvas.theme;
        let row = pen.canvas.text(area.x + 4, y, area.width - 4, &self.label, theme.phone_quiet);
        let Some(digit) = pen.digit_of(&self.tap.id) else { return row + 1 };
        let x = pen.keycap(area.x, row, digit) + 1;
        let room = area.right().saturating_sub(x + 3);
        let typed = pen.shown.state.typed.get(&self.variable).cloned().unwrap_or_default();
        let typing = pen.typing.filter(|(variable, _)| *variable == self.variable);
        let text = typing.map_or(typed, |(_, text)| format!("{text}▏").replace('▏', "│"));
        let style = if typing.is_some() { theme.field } else { theme.phone_accent };
        let text = tail(&text, room);
        let blank = usize::from(room.saturating_sub(wrap::width(&text)));
        pen.canvas.line(x, row, &format!("{text}{}", " ".repeat(blank)), style);
        pen.row_hit(y, row + 1 - y, digit);
        pen.arrow(row, digit);
        row + 2
    }
}

/// The end of a text that is longer than the field.
fn tail(text: &str, room: u16) -> String {
    let mut from = text;
    while wrap::width(from) > room {
        let next = from.char_indices().nth(1).map_or(from.len(), |(at, _)| at);
        from = &from[next..];
    }
    from.to_owned()
}
