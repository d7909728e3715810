//! The pictures of a storyboard: each look of the phone is drawn once and pointed at by its number afterwards.

use super::Picture;
use crate::phone::{self, Input, PHONE_COLUMNS, PHONE_ROWS, Pointer, Practice, State, Touch, guide};
use crate::texts::Texts;
use crate::ui::Canvas;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use std::collections::HashMap;

/// The pictures so far.
pub(super) struct Album<'p> {
    practice: &'p Practice,
    texts: Texts,
    /// A look, without arrow and typed text, and the number of its picture.
    looks: HashMap<Vec<Cell>, usize>,
    count: usize,
}

impl<'p> Album<'p> {
    pub fn new(practice: &'p Practice, texts: Texts) -> Self {
        Self { practice, texts, looks: HashMap::new(), count: 0 }
    }

    /// A new picture of the phone, with what is touched next marked on it.
    pub fn picture(&mut self, state: &State, touch: Option<&Touch>, caption: String) -> Picture {
        self.count += 1;
        let number = self.count;
        let image = self.draw(state, touch);
        let look = self.draw(state, None).content;
        self.looks.entry(look).or_insert(number);
        Picture { number, name: self.texts.walk_picture(number), caption, image }
    }

    /// The number of a picture that looks like this.
    pub fn number_of(&self, state: &State) -> Option<usize> {
        self.looks.get(&self.draw(state, None).content).copied()
    }

    /// "Bấm 3: CH Play"
    pub fn words_of(&self, state: &State, input: &Input) -> String {
        let texts = self.texts;
        match input {
            Input::Digit(digit) => {
                texts.walk_press(digit, guide::label_of(self.practice, state, *digit).unwrap_or_default())
            }
            Input::NextPage => texts.walk_next_page().to_owned(),
            Input::Type(text) => texts.walk_type(text),
            Input::LeaveField => texts.walk_leave().to_owned(),
            Input::GoOn => texts.walk_go_on().to_owned(),
        }
    }

    fn draw(&self, state: &State, touch: Option<&Touch>) -> Buffer {
        let area = Rect::new(0, 0, PHONE_COLUMNS, PHONE_ROWS);
        let mut buffer = Buffer::empty(area);
        let (mut hits, mut cut) = (Vec::new(), Vec::new());
        let mut canvas = Canvas::usual(&mut buffer, &mut hits, &mut cut);
        phone::draw(self.practice, state, pointer(state, touch), &mut canvas);
        buffer
    }
}

fn pointer<'t>(state: &State, touch: Option<&'t Touch>) -> Pointer<'t> {
    match touch {
        Some(Touch::Digit(digit)) => Pointer { digit: Some(*digit), ..Pointer::default() },
        Some(Touch::NextPage) => Pointer { next_page: true, ..Pointer::default() },
        Some(Touch::Type(text)) => {
            Pointer { typing: state.typing.map(|field| (field, text.as_str())), ..Pointer::default() }
        }
        None => Pointer::default(),
    }
}
