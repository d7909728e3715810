//! The station without a picture (`tramhoc --plain`): a screen as lines, a typed line as presses. The same machine
//! underneath, so whatever a screen can do it can do here.

use super::{App, Turn, keyboard, keys, picture};
use crate::contract::{Event, Field, FieldKind, Press};
use crate::texts::Texts;
use crate::ui::plain;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use unicode_segmentation::UnicodeSegmentation;

impl App {
    /// A station for somebody who reads line by line: nothing goes on by itself.
    pub fn by_step(texts: Texts) -> Self {
        Self { by_step: true, ..Self::new(texts) }
    }

    /// The screen on top as plain lines.
    pub fn lines(&self) -> Vec<String> {
        let texts = self.world.texts;
        if self.world.saving {
            return vec![texts.keys_saving().to_owned()];
        }
        if !self.world.open {
            return vec![texts.header_station().to_owned(), texts.opening_text().to_owned()];
        }
        let outline = self.outline();
        let titled = self.stack.in_view().find_map(|open| open.screen.outline(&self.world).header);
        let header = picture::header(&self.world, titled.as_deref()).sentence(texts);
        plain::lines(header, &outline, &self.stack.top().screen.sheet(&self.world), texts)
    }

    /// What is said where nothing to be read has changed: to a line, that it is not used here, and what is; to anything
    /// else, nothing.
    pub fn lines_again(&self) -> Vec<String> {
        let texts = self.world.texts;
        if !self.asked {
            return Vec::new();
        }
        [texts.plain_nothing().to_owned()].into_iter().chain(plain::keys(&self.outline(), texts)).collect()
    }

    /// A line is what a field is filled with; elsewhere each character is a key, none at all is the green key.
    pub(super) fn line(&mut self, line: &str, turn: &mut Turn) {
        match self.outline().field {
            Some(field) if !is_command(line, &field) => self.fill_in(line, &field, turn),
            field => self.press_each(line.trim(), field.as_ref(), turn),
        }
    }

    fn fill_in(&mut self, line: &str, field: &Field, turn: &mut Turn) {
        let rubbed_out = field.text.graphemes(true).map(|_| Press::Delete);
        let typed = line.chars().filter(|c| !c.is_control()).map(Press::Char);
        let presses: Vec<Press> = match line.trim() {
            "." => vec![Press::LeaveField],
            "" if field.text.is_empty() => vec![Press::LeaveField],
            "" => vec![Press::Enter],
            _ => rubbed_out.chain(typed).chain([Press::Enter]).collect(),
        };
        presses.into_iter().for_each(|press| self.act(Event::Press(press), turn.at, turn));
    }

    fn press_each(&mut self, line: &str, field: Option<&Field>, turn: &mut Turn) {
        if line.is_empty() {
            return self.act(Event::Press(Press::Enter), turn.at, turn);
        }
        if line.chars().count() >= keyboard::SCAN {
            return self.act(Event::Scanned(line.to_owned()), turn.at, turn);
        }
        for c in line.chars() {
            let key = KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE);
            if let Some(press) = keys::meaning(&key, field) {
                self.act(Event::Press(press), turn.at, turn);
            }
        }
    }
}

/// `*`, `+`, `-`, `/` alone keep their meaning in a field of digits; a dot alone leaves any field.
fn is_command(line: &str, field: &Field) -> bool {
    matches!(field.kind, FieldKind::Digits | FieldKind::Secret) && matches!(line.trim(), "*" | "+" | "-" | "/")
}
