//! A question that is answered by doing: a fresh phone, no arrow, no hint.

use crate::check::Task;
use crate::contract::{Outline, Press};
use crate::phone::{self, Input, Pointer, Practice, State};
use crate::screens::practice::phone_and_words;
use crate::ui::Canvas;
use crate::ui::field::TextField;

/// The phone under the learner's hands.
pub struct Doing {
    state: State,
    /// Nothing was pressed yet: the green key answers nothing.
    untouched: bool,
    typing: Option<TextField>,
}

impl Doing {
    pub fn begin(task: &Task, practice: &Practice) -> Self {
        Self { state: task.begin(practice), untouched: true, typing: None }
    }

    /// One key. Outer `None`: it means nothing here. `Some(Some(done))`: the answer is given. A sprung trap is an answer too:
    /// in a question nobody is led back.
    pub fn press(&mut self, press: Press, task: &Task, practice: &Practice) -> Option<Option<bool>> {
        let input = match (&mut self.typing, press) {
            (Some(field), Press::Enter) => Input::Type(field.text()),
            (Some(_), Press::LeaveField) => Input::LeaveField,
            (Some(field), other) => return field.press(other).then_some(None),
            (None, Press::Digit(digit)) => Input::Digit(digit),
            (None, Press::NextPage) => Input::NextPage,
            (None, Press::Enter) if self.untouched => return None,
            (None, Press::Enter) => return Some(Some(task.is_done(&self.state))),
            (None, _) => return None,
        };
        self.state = self.state.after(practice, &input)?;
        self.untouched = false;
        let entry = self.state.open_field(practice).map(|field| field.entry);
        self.typing = entry.map(|entry| TextField::new(entry.keys()).at_most(entry.letters()));
        if self.state.scene.is_some() {
            return Some(Some(false));
        }
        Some(task.is_done(&self.state).then_some(true))
    }

    /// Whether the green key would be an answer.
    pub fn may_answer(&self) -> bool {
        !self.untouched
    }

    /// The field that is open on the phone.
    pub fn field(&self) -> Option<&TextField> {
        self.typing.as_ref()
    }

    /// The phone read off, line by line.
    pub fn lines(&self, practice: &Practice) -> Vec<String> {
        let typed = self.typing.as_ref().map(TextField::text);
        phone::lines(practice, &self.state, self.pointer(typed.as_deref()))
    }

    /// Nothing is pointed at; what is typed shows.
    fn pointer<'t>(&self, typed: Option<&'t str>) -> Pointer<'t> {
        Pointer { typing: self.state.typing.zip(typed), ..Pointer::default() }
    }

    pub fn draw(&self, practice: &Practice, outline: &Outline, canvas: &mut Canvas) {
        let typed = self.typing.as_ref().map(TextField::text);
        let pointer = self.pointer(typed.as_deref());
        let mut words = phone_and_words(canvas, |canvas| phone::draw(practice, &self.state, pointer, canvas));
        let area = words.area;
        let theme = *words.theme;
        let mut row = words.text(area.x, area.y + 1, area.width, &outline.title, theme.heading) + 1;
        for text in &outline.texts {
            row = words.text(area.x, row, area.width, text, theme.text) + 1;
        }
        if let Some(enter) = &outline.enter {
            let x = words.keycap(area.x, row, "↵", Press::Enter, theme.green_key) + 1;
            words.text(x, row, area.right().saturating_sub(x), enter, theme.heading);
        }
        if let Some(note) = &outline.note {
            words.line(area.x, area.bottom().saturating_sub(1), note, theme.quiet);
        }
    }
}
