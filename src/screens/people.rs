//! Which of the names is yours.

use super::shelves::{OnView, Shelves, Taken};
use super::{arriving, trouble};
use crate::contract::{Choice, Effect, Event, Fact, Nav, Outline, Press, Reply, Screen};
use crate::screens::Route;
use crate::world::World;

/// The digit of "my name is not here".
const NOT_THERE: u8 = 8;

pub struct People {
    xom: Option<String>,
    shelves: Shelves,
}

impl People {
    pub fn new(xom: Option<String>) -> Self {
        Self { xom, shelves: Shelves::default() }
    }

    fn choose(&mut self, digit: u8, world: &World) -> Reply {
        match self.shelves.choose(digit) {
            Some(Taken::Person(code)) => Reply::ignored().with(arriving::known(code, world)),
            Some(Taken::Shelf) => Reply::stay().speaking(&self.outline(world)),
            None => Reply::ignored(),
        }
    }
}

impl Screen for People {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        match event {
            Event::Entered => Reply::ignored().with(Effect::ListPeople { xom: self.xom.clone() }),
            Event::Told(Fact::People(people)) => {
                self.shelves = Shelves::of(people);
                Reply::stay()
            }
            Event::Told(Fact::SignedIn { .. }) => Reply::go(Nav::Reset(Route::Lessons)),
            Event::Press(Press::Digit(NOT_THERE)) => Reply::push(Route::Name { xom: self.xom.clone() }),
            Event::Press(Press::Digit(digit)) => self.choose(*digit, world),
            Event::Press(Press::Enter) => Reply::push(Route::Number),
            Event::Press(Press::NextPage) if self.shelves.turn() => Reply::stay(),
            Event::Press(Press::Back) if self.shelves.back() => Reply::stay().speaking(&self.outline(world)),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let (title, text) = match self.shelves.on_view() {
            OnView::Letters => (texts.people_letter_title(), texts.people_letter_text()),
            OnView::GivenNames => (texts.people_given_title(), texts.people_given_text()),
            OnView::People if self.shelves.is_empty() => (texts.people_title(), texts.people_empty()),
            OnView::People => (texts.people_title(), texts.people_text()),
        };
        let not_there = Choice::new(NOT_THERE, texts.people_not_there());
        Outline {
            title: title.into(),
            texts: vec![text.into()],
            choices: self.shelves.choices(texts).into_iter().chain([not_there]).collect(),
            enter: Some(texts.number_offer().into()),
            note: world.trouble.map(|t| trouble::words(t, texts)).or(self.shelves.words(texts)),
            more: self.shelves.more(),
            ..Outline::default()
        }
    }
}
