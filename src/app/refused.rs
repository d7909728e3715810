//! No text field holds anybody: a green key that changes nothing leaves the field. Whoever has a numeric keypad only can
//! neither rub a text out nor press Esc, so a text that was refused must not need either.
//!
//! It does not know why a text was refused.

use super::{App, Todo, Turn};
use crate::contract::{Event, Field, FieldKind, Outline, Press};

/// Letters are typed here, so that the dot is one of them and deletes nothing.
fn is_of_letters(field: &Field) -> bool {
    matches!(field.kind, FieldKind::Vietnamese | FieldKind::Plain)
}

impl App {
    /// What the screen says now, if this event enters the text of its field.
    pub(super) fn entering(&self, event: &Event) -> Option<Outline> {
        let enters = *event == Event::Press(Press::Enter);
        enters.then(|| self.outline()).filter(|outline| outline.field.as_ref().is_some_and(is_of_letters))
    }

    /// At the end of a turn, with all that the machine has answered: where the screen still says the very same, its field
    /// is left. What is still being written is waited for.
    pub(super) fn leave_what_is_refused(&mut self, turn: &mut Turn) {
        if self.held.is_none()
            && let Some(before) = self.entered.take()
            && self.outline() == before
        {
            self.settle(Todo::Tell(Event::Press(Press::LeaveField)), turn);
        }
    }
}
