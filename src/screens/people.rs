//! Which of the names is yours.

use super::paging::Paging;
use super::trouble;
use crate::contract::{Choice, Effect, Event, Fact, Nav, Outline, Press, Reply, Screen};
use crate::record::Person;
use crate::screens::Route;
use crate::texts::Texts;
use crate::ui::naming;
use crate::world::World;

/// The digit of "my name is not here".
const NOT_THERE: u8 = 8;

pub struct People {
    xom: Option<String>,
    people: Vec<Person>,
    paging: Paging,
}

impl People {
    pub fn new(xom: Option<String>) -> Self {
        Self { xom, people: Vec::new(), paging: Paging::default() }
    }

    fn listed(&mut self, people: &[Person]) -> Reply {
        self.people = people.to_vec();
        self.paging = Paging::default();
        Reply::stay()
    }
}

/// The name; beside one that somebody else in the list has too, the learner's number.
pub(super) fn entry(digit: u8, person: &Person, list: &[Person], texts: Texts) -> Choice {
    let name = naming::full(person);
    let shared = list.iter().filter(|other| naming::full(other) == name).count() > 1;
    let number = format!("{:05}", person.number);
    Choice::new(digit, name).with_remark(shared.then(|| texts.people_number(number)))
}

impl Screen for People {
    fn handle(&mut self, event: &Event, _: &World) -> Reply {
        match event {
            Event::Entered => Reply::ignored().with(Effect::ListPeople { xom: self.xom.clone() }),
            Event::Told(Fact::People(people)) => self.listed(people),
            Event::Told(Fact::SignedIn { .. }) => Reply::go(Nav::Reset(Route::Lessons)),
            Event::Press(Press::Digit(NOT_THERE)) => Reply::push(Route::Name { xom: self.xom.clone() }),
            Event::Press(Press::Digit(digit)) => match self.paging.chosen(*digit, &self.people) {
                Some(person) => Reply::ignored().with(Effect::SignIn(person.code)),
                None => Reply::ignored(),
            },
            Event::Press(Press::NextPage) if self.paging.turn(&self.people) => Reply::stay(),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let text = if self.people.is_empty() { texts.people_empty() } else { texts.people_text() };
        let names = self.paging.view(&self.people).map(|(digit, person)| entry(digit, person, &self.people, texts));
        let pages = self.paging.words(&self.people, texts);
        Outline {
            title: texts.people_title().into(),
            texts: vec![text.into()],
            choices: names.chain([Choice::new(NOT_THERE, texts.people_not_there())]).collect(),
            note: world.trouble.map(|t| trouble::words(t, texts)).or(pages),
            more: self.paging.more(&self.people),
            ..Outline::default()
        }
    }
}
