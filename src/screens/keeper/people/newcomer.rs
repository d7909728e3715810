//! Remembering somebody with the volunteer's help: the name, whether it is one that is here already, how they like to be
//! called, the hamlet, and the question asked aloud. Less than a minute.

use super::choosing::{OTHER, address, addresses, hamlets};
use super::consent::asked;
use super::{PeopleRoom, refused, wish};
use crate::contract::{Choice, Event, Fact, FieldKind, Outline, Press, Reply, Screen};
use crate::record::{Change, Person};
use crate::screens::keeper::{Room, ask};
use crate::screens::paging::Paging;
use crate::screens::shelves::entry;
use crate::screens::{Route, trouble};
use crate::supervisor::people::{Deed, Refusal, Said};
use crate::supervisor::{Answer, Command};
use crate::ui::field::TextField;
use crate::ui::naming;
use crate::vietnamese::clean_name;
use crate::world::World;

/// People of that name that are shown; the digit after them is "somebody new".
const SHOWN: usize = 6;

pub struct NewLearner {
    at: Stage,
    field: TextField,
    /// Who is here already under that name.
    known: Vec<Person>,
    about: Change,
    paging: Paging,
    refusal: Option<Refusal>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Name,
    Which,
    Address,
    Xom,
    Consent,
    Saving,
    NotRemembered,
}

impl Default for NewLearner {
    fn default() -> Self {
        let field = TextField::new(FieldKind::Vietnamese);
        let (known, about, paging) = (Vec::new(), Change::default(), Paging::default());
        Self { at: Stage::Name, field, known, about, paging, refusal: None }
    }
}

impl NewLearner {
    fn go(&mut self, stage: Stage) -> Reply {
        self.at = stage;
        self.paging = Paging::default();
        Reply::stay()
    }

    fn name(&self) -> String {
        clean_name(&self.field.text())
    }

    fn press(&mut self, press: Press, world: &World) -> Reply {
        match self.at {
            Stage::Name => self.press_name(press),
            Stage::Which => self.press_which(press),
            Stage::Address => self.press_address(press, world),
            Stage::Xom => self.press_xom(press, world),
            Stage::Consent => self.press_consent(press),
            Stage::Saving if press == Press::Home => Reply::ignored(),
            Stage::Saving => Reply::stay(),
            Stage::NotRemembered if matches!(press, Press::Enter | Press::Back) => Reply::pop(),
            Stage::NotRemembered => Reply::ignored(),
        }
    }

    fn press_name(&mut self, press: Press) -> Reply {
        match press {
            Press::LeaveField => Reply::pop(),
            Press::Enter => match self.name() {
                name if name.is_empty() => Reply::ignored(),
                name => Reply::ignored().with(ask(Command::Find(name))),
            },
            press if self.field.press(press) => {
                self.refusal = None;
                Reply::stay()
            }
            _ => Reply::ignored(),
        }
    }

    /// Nobody of that name: it is somebody new.
    fn found(&mut self, people: &[Person]) -> Reply {
        self.known = people.iter().take(SHOWN).cloned().collect();
        self.go(if self.known.is_empty() { Stage::Address } else { Stage::Which })
    }

    fn press_which(&mut self, press: Press) -> Reply {
        match press {
            Press::Digit(digit) => match self.known.get(usize::from(digit) - 1) {
                Some(person) => page(person),
                None if usize::from(digit) == self.known.len() + 1 => self.go(Stage::Address),
                None => Reply::ignored(),
            },
            Press::Back => self.go(Stage::Name),
            _ => Reply::ignored(),
        }
    }

    fn press_address(&mut self, press: Press, world: &World) -> Reply {
        self.about.address = match press {
            Press::Digit(digit) => match address(digit) {
                None => return Reply::ignored(),
                address => address,
            },
            Press::Enter => None,
            Press::Back => return self.go(Stage::Name),
            _ => return Reply::ignored(),
        };
        self.go(if world.station.xoms.is_empty() { Stage::Consent } else { Stage::Xom })
    }

    fn press_xom(&mut self, press: Press, world: &World) -> Reply {
        let xoms = &world.station.xoms;
        self.about.xom = match press {
            Press::Digit(OTHER) => None,
            Press::Digit(digit) => match self.paging.chosen(digit, xoms) {
                Some(xom) => Some(xom.id.clone()),
                None => return Reply::ignored(),
            },
            Press::NextPage if self.paging.turn(xoms) => return Reply::stay(),
            Press::Back => return self.go(Stage::Address),
            _ => return Reply::ignored(),
        };
        self.go(Stage::Consent)
    }

    fn press_consent(&mut self, press: Press) -> Reply {
        match press {
            Press::Digit(1) => {
                let (name, about) = (self.name(), self.about.clone());
                self.go(Stage::Saving).with(wish(Deed::Remember { name, about }))
            }
            Press::Digit(2) => self.go(Stage::Saving).with(wish(Deed::NotRemembered)),
            Press::Back => self.go(Stage::Address),
            _ => Reply::ignored(),
        }
    }

    fn said(&mut self, said: &Said) -> Reply {
        match said {
            Said::Page(done) => page(&done.person),
            // The name was only ever in this field.
            Said::NotRemembered => {
                *self = Self::default();
                self.go(Stage::NotRemembered)
            }
            Said::Refused(refusal) => {
                self.refusal = Some(*refusal);
                self.go(Stage::Name)
            }
            _ => Reply::ignored(),
        }
    }

    fn naming(&self, world: &World) -> Outline {
        let texts = world.texts;
        let enter = if self.field.is_empty() { texts.room_leave_field() } else { texts.name_done() };
        Outline {
            title: texts.learners_new().into(),
            field: Some(self.field.outline(texts.name_label(), Some(texts.name_help().into()))),
            enter: Some(enter.into()),
            note: self.refusal.map(|refusal| refused(refusal, texts).into()),
            ..Outline::default()
        }
    }

    fn which(&self, world: &World) -> Outline {
        let texts = world.texts;
        let people = (1..).zip(&self.known).map(|(digit, person)| entry(digit, person, &self.known, texts));
        let new = Choice::new(self.known.len() as u8 + 1, texts.newcomer_other(self.name()));
        Outline {
            title: texts.newcomer_which_title().into(),
            texts: vec![texts.new_which_text().into()],
            choices: people.chain([new]).collect(),
            ..Outline::default()
        }
    }
}

/// What was begun here goes on at the person's page.
fn page(person: &Person) -> Reply {
    Reply::replace(Route::Room(Room::People(PeopleRoom::Page { learner: person.code })))
}

impl Screen for NewLearner {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        match event {
            Event::Told(Fact::People(people)) if self.at == Stage::Name => self.found(people),
            Event::Told(Fact::Supervised(Answer::People(said))) => self.said(said),
            Event::Told(Fact::Failed(_)) if self.at == Stage::Saving => self.go(Stage::Consent),
            Event::Press(press) => self.press(*press, world),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let outline = match self.at {
            Stage::Name => self.naming(world),
            Stage::Which => self.which(world),
            Stage::Address => addresses(&self.name(), texts.address_plain(), world),
            Stage::Xom => hamlets(self.paging, world),
            Stage::Consent => asked(&naming::spoken(&self.name(), self.about.address), texts),
            Stage::Saving => Outline { title: texts.room_saving().into(), ..Outline::default() },
            Stage::NotRemembered => Outline {
                title: texts.not_remembered_title().into(),
                texts: vec![texts.not_remembered_text().into()],
                enter: Some(texts.room_back().into()),
                ..Outline::default()
            },
        };
        let trouble = world.trouble.map(|trouble| trouble::words(trouble, texts));
        Outline { note: trouble.or(outline.note), ..outline }
    }
}
