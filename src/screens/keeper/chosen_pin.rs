//! Choosing a PIN: typed, refused kindly if a neighbour would guess it, typed again. A part of several screens.

use crate::contract::{Field, FieldKind, Outline, Press};
use crate::narration::Narration;
use crate::supervisor::{DIGITS, Pin, Weakness};
use crate::texts::Texts;
use crate::ui::field::TextField;

/// Where the choosing stands.
pub struct ChosenPin {
    field: TextField,
    first: Option<Pin>,
    remark: Option<Remark>,
}

/// What is said to what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Remark {
    TooShort,
    Weak(Weakness),
    Different,
}

/// What a key did.
pub enum Step {
    /// Something is to be seen now.
    Changed,
    Nothing,
    /// The field was left: no PIN is chosen.
    Left,
    /// Typed twice alike.
    Chosen(Pin),
}

impl Default for ChosenPin {
    fn default() -> Self {
        Self { field: empty(), first: None, remark: None }
    }
}

/// A field for a PIN.
pub fn empty() -> TextField {
    TextField::new(FieldKind::Secret).at_most(DIGITS)
}

/// The field with its label.
pub fn asked(field: &TextField, texts: Texts) -> Field {
    field.outline(texts.pin_label(), Some(texts.pin_help().into()))
}

impl ChosenPin {
    pub fn press(&mut self, press: Press) -> Step {
        match press {
            Press::LeaveField => Step::Left,
            Press::Enter => self.typed(),
            press if self.field.press(press) => {
                self.remark = None;
                Step::Changed
            }
            _ => Step::Nothing,
        }
    }

    fn typed(&mut self) -> Step {
        let Ok(pin) = self.field.text().parse::<Pin>() else { return self.again(Remark::TooShort) };
        self.field = empty();
        match (self.first.take(), pin.weakness()) {
            (None, Some(weakness)) => self.again(Remark::Weak(weakness)),
            (None, None) => {
                self.remark = None;
                self.first = Some(pin);
                Step::Changed
            }
            (Some(first), _) if first == pin => Step::Chosen(pin),
            (Some(_), _) => self.again(Remark::Different),
        }
    }

    fn again(&mut self, remark: Remark) -> Step {
        self.remark = Some(remark);
        Step::Changed
    }

    /// The page, for somebody called `who`.
    pub fn outline(&self, who: &str, texts: Texts) -> Outline {
        let (title, text) = match self.first {
            None => (texts.pin_choose_title(who), texts.pin_choose_text()),
            Some(_) => (texts.pin_repeat_title(who), texts.pin_repeat_text()),
        };
        Outline {
            title: title.clone(),
            texts: vec![self.remark.map_or(text, |remark| words(remark, texts)).into()],
            field: Some(asked(&self.field, texts)),
            enter: Some(if self.field.is_empty() { texts.pin_leave() } else { texts.pin_done() }.into()),
            spoken: Some(Narration::of([title])),
            ..Outline::default()
        }
    }
}

fn words(remark: Remark, texts: Texts) -> &'static str {
    match remark {
        Remark::TooShort => texts.pin_too_short(),
        Remark::Different => texts.pin_different(),
        Remark::Weak(Weakness::Repeated) => texts.pin_weak_repeated(),
        Remark::Weak(Weakness::Run) => texts.pin_weak_run(),
        Remark::Weak(Weakness::Keypad) => texts.pin_weak_keypad(),
        Remark::Weak(Weakness::Birthday) => texts.pin_weak_birthday(),
    }
}
