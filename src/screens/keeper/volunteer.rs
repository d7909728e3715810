//! One volunteer: another PIN, or no volunteer any more. What the second one means is said before it is done.

use super::{Room, ask};
use crate::contract::{Choice, Event, Fact, Outline, Press, Reply, Screen};
use crate::record::{LearnerCode, Person};
use crate::screens::{Route, trouble};
use crate::supervisor::{Answer, Command};
use crate::ui::naming;
use crate::vietnamese::capitalised;
use crate::world::World;

pub struct Volunteer {
    volunteer: LearnerCode,
    person: Option<Person>,
    /// Asking whether they shall really be removed.
    removing: bool,
}

impl Volunteer {
    pub fn new(volunteer: LearnerCode) -> Self {
        Self { volunteer, person: None, removing: false }
    }

    /// Nobody removes themself: one is always left.
    fn is_oneself(&self, world: &World) -> bool {
        world.supervisor.as_ref().is_some_and(|supervisor| supervisor.code == self.volunteer)
    }

    fn press(&mut self, press: Press, world: &World) -> Reply {
        match (self.removing, press) {
            (true, Press::Digit(1)) => Reply::ignored().with(ask(Command::Remove(self.volunteer))),
            (true, Press::Digit(2) | Press::Back) => {
                self.removing = false;
                Reply::stay()
            }
            (false, Press::Digit(1)) => Reply::push(Route::Room(Room::NewPin { volunteer: self.volunteer })),
            (false, Press::Digit(2)) if !self.is_oneself(world) => {
                self.removing = true;
                Reply::stay()
            }
            (false, Press::Enter) => Reply::pop(),
            _ => Reply::ignored(),
        }
    }
}

impl Screen for Volunteer {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        match event {
            Event::Entered => Reply::ignored().with(ask(Command::Look)),
            Event::Told(Fact::Supervised(Answer::Desk(desk))) => {
                self.person = desk.volunteers.iter().find(|person| person.code == self.volunteer).cloned();
                if self.person.is_some() { Reply::stay() } else { Reply::pop() }
            }
            Event::Told(Fact::Failed(_)) => {
                self.removing = false;
                Reply::stay()
            }
            Event::Press(press) => self.press(*press, world),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let Some(person) = &self.person else { return Outline::default() };
        let who = naming::short(person);
        let note = world.trouble.map(|trouble| trouble::words(trouble, texts));
        if self.removing {
            return Outline {
                title: texts.volunteer_remove_title(&who),
                texts: vec![texts.volunteer_remove_text().into()],
                choices: vec![
                    Choice::new(1, texts.volunteer_remove_yes()),
                    Choice::new(2, texts.volunteer_remove_no()),
                ],
                note,
                ..Outline::default()
            };
        }
        let remove = (!self.is_oneself(world)).then(|| Choice::new(2, texts.volunteer_remove(capitalised(&who))));
        Outline {
            title: naming::full(person),
            choices: [Choice::new(1, texts.volunteer_new_pin())].into_iter().chain(remove).collect(),
            enter: Some(texts.room_back().into()),
            note,
            ..Outline::default()
        }
    }
}
