//! Another PIN for a volunteer, chosen in a supervisor's session.

use super::chosen_pin::{ChosenPin, Step};
use super::{ask, conclude};
use crate::contract::{Event, Fact, Outline, Reply, Screen};
use crate::record::{LearnerCode, Person};
use crate::screens::trouble;
use crate::supervisor::{Answer, Command};
use crate::ui::naming;
use crate::world::World;

pub struct NewPin {
    volunteer: LearnerCode,
    person: Option<Person>,
    choosing: ChosenPin,
    saving: bool,
}

impl NewPin {
    pub fn new(volunteer: LearnerCode) -> Self {
        Self { volunteer, person: None, choosing: ChosenPin::default(), saving: false }
    }
}

impl Screen for NewPin {
    fn handle(&mut self, event: &Event, _: &World) -> Reply {
        match event {
            Event::Entered => Reply::ignored().with(ask(Command::Look)),
            Event::Told(Fact::Supervised(Answer::Desk(_))) if self.saving => Reply::pop(),
            Event::Told(Fact::Supervised(Answer::Desk(desk))) => {
                self.person = desk.volunteers.iter().find(|person| person.code == self.volunteer).cloned();
                if self.person.is_some() { Reply::stay() } else { Reply::pop() }
            }
            Event::Told(Fact::Supervised(Answer::Ready(job))) => conclude(*job),
            Event::Told(Fact::Failed(_)) => {
                (self.choosing, self.saving) = (ChosenPin::default(), false);
                Reply::stay()
            }
            Event::Press(_) if self.saving => Reply::stay(),
            Event::Press(press) => match self.choosing.press(*press) {
                Step::Changed => Reply::stay(),
                Step::Nothing => Reply::ignored(),
                Step::Left => Reply::pop(),
                Step::Chosen(pin) => {
                    self.saving = true;
                    Reply::stay().with(ask(Command::ChangePin { volunteer: self.volunteer, pin }))
                }
            },
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let who = self.person.as_ref().map(naming::short).unwrap_or_default();
        let note = world.trouble.map(|trouble| trouble::words(trouble, world.texts));
        Outline { note, ..self.choosing.outline(&who, world.texts) }
    }
}
