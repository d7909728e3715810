//! The number on one's card, typed on the keypad; a card may be scanned here as well. A number is easily somebody else's, so
//! it asks who is there before anybody is signed in.

use super::{arriving, trouble};
use crate::contract::{Choice, Effect, Event, Fact, FieldKind, Nav, Outline, Press, Reply, Screen};
use crate::record::{LearnerNumber, Person, Who};
use crate::screens::Route;
use crate::texts::Texts;
use crate::ui::field::TextField;
use crate::ui::naming;
use crate::world::World;

/// Digits of a number.
const DIGITS: usize = 5;

pub struct Number {
    field: TextField,
    wrong: Option<Wrong>,
    /// Whose number it is, to be asked.
    found: Option<Person>,
}

/// What is not right with what was typed or scanned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wrong {
    TooShort,
    /// The check digit does not fit.
    Digit,
    /// Nobody here has it.
    Nobody,
}

impl Default for Number {
    fn default() -> Self {
        Self { field: TextField::new(FieldKind::Digits).at_most(DIGITS), wrong: None, found: None }
    }
}

impl Number {
    fn typed(&mut self, press: Press, world: &World) -> Reply {
        match press {
            Press::Enter => self.look_up(world),
            Press::LeaveField => Reply::pop(),
            press if self.field.press(press) => {
                self.wrong = None;
                Reply::stay()
            }
            _ => Reply::ignored(),
        }
    }

    fn look_up(&mut self, world: &World) -> Reply {
        let text = self.field.text();
        match text.parse::<LearnerNumber>() {
            Ok(number) => Reply::ignored().with(Effect::Recognise(Who::Number(number))),
            Err(_) if text.len() < DIGITS => self.is_wrong(Wrong::TooShort, world),
            Err(_) => self.is_wrong(Wrong::Digit, world),
        }
    }

    fn is_wrong(&mut self, wrong: Wrong, world: &World) -> Reply {
        self.wrong = Some(wrong);
        Reply::stay().speaking(&self.outline(world))
    }

    fn recognised(&mut self, person: Option<&Person>, world: &World) -> Reply {
        match person {
            Some(person) => {
                self.found = Some(person.clone());
                Reply::stay().speaking(&self.outline(world))
            }
            None => self.is_wrong(Wrong::Nobody, world),
        }
    }

    fn asked(&mut self, press: Press, person: &Person, world: &World) -> Reply {
        match press {
            Press::Digit(1) => Reply::ignored().with(arriving::known(person.code, world)),
            Press::Digit(2) | Press::Back => {
                *self = Self::default();
                Reply::stay()
            }
            _ => Reply::ignored(),
        }
    }

    fn asking(person: &Person, world: &World) -> Outline {
        let texts = world.texts;
        let xom = person.xom.as_deref().and_then(|id| world.station.xom(id));
        Outline {
            title: texts.number_is_it(naming::full(person)),
            texts: xom.map(|xom| texts.number_of_xom(&xom.name)).into_iter().collect(),
            choices: vec![Choice::new(1, texts.number_yes()), Choice::new(2, texts.number_not_me())],
            ..Outline::default()
        }
    }

    fn typing(&self, texts: Texts) -> Outline {
        let enter = if self.field.is_empty() { texts.name_leave() } else { texts.name_done() };
        let text = match self.wrong {
            None => texts.number_text(),
            Some(Wrong::TooShort) => texts.number_short(),
            Some(Wrong::Digit) => texts.number_wrong(),
            Some(Wrong::Nobody) => texts.number_nobody(),
        };
        Outline {
            title: texts.number_title().into(),
            texts: vec![text.into()],
            field: Some(self.field.outline(texts.number_label(), None)),
            enter: Some(enter.into()),
            ..Outline::default()
        }
    }
}

impl Screen for Number {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        match event {
            Event::Scanned(text) => match arriving::by_card(text) {
                Some(recognise) => Reply::ignored().with(recognise),
                None => self.is_wrong(Wrong::Nobody, world),
            },
            Event::Told(Fact::Recognised(person)) => self.recognised(person.as_ref(), world),
            Event::Told(Fact::SignedIn { .. }) => Reply::go(Nav::Reset(Route::Lessons)),
            Event::Press(press) => match self.found.clone() {
                Some(person) => self.asked(*press, &person, world),
                None => self.typed(*press, world),
            },
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let outline = match &self.found {
            Some(person) => Self::asking(person, world),
            None => self.typing(world.texts),
        };
        Outline { note: world.trouble.map(|trouble| trouble::words(trouble, world.texts)), ..outline }
    }
}
