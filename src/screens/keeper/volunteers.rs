//! Who looks after the station; one more can be added here.

use super::{Room, ask};
use crate::contract::{Choice, Event, Fact, Outline, Press, Reply, Screen};
use crate::record::Person;
use crate::screens::Route;
use crate::screens::paging::Paging;
use crate::screens::shelves::entry;
use crate::supervisor::{Answer, Command};
use crate::world::World;

/// The digit of "one more".
const ADD: u8 = 8;

#[derive(Default)]
pub struct Volunteers {
    volunteers: Vec<Person>,
    paging: Paging,
}

impl Screen for Volunteers {
    fn handle(&mut self, event: &Event, _: &World) -> Reply {
        match event {
            Event::Entered => Reply::ignored().with(ask(Command::Look)),
            Event::Told(Fact::Supervised(Answer::Desk(desk))) => {
                self.volunteers.clone_from(&desk.volunteers);
                self.paging = Paging::default();
                Reply::stay()
            }
            Event::Press(Press::Digit(ADD)) => Reply::push(Route::Room(Room::NewVolunteer)),
            Event::Press(Press::Digit(digit)) => match self.paging.chosen(*digit, &self.volunteers) {
                Some(person) => Reply::push(Route::Room(Room::Volunteer { volunteer: person.code })),
                None => Reply::ignored(),
            },
            Event::Press(Press::NextPage) if self.paging.turn(&self.volunteers) => Reply::stay(),
            Event::Press(Press::Enter) => Reply::pop(),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let list = &self.volunteers;
        let names = self.paging.view(list).map(|(digit, person)| entry(digit, person, list, texts));
        Outline {
            title: texts.room_volunteers().into(),
            texts: vec![texts.volunteers_text().into()],
            choices: names.chain([Choice::new(ADD, texts.volunteers_add())]).collect(),
            enter: Some(texts.room_back().into()),
            note: self.paging.words(list, texts),
            more: self.paging.more(list),
            ..Outline::default()
        }
    }
}
