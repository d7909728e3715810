//! Whom a supervisor means: by hamlet and name as at signing in, or looked for by a part of the name, without marks too.

use super::{Room, ask};
use crate::contract::{Choice, Effect, Event, Fact, FieldKind, Outline, Press, Reply, Screen};
use crate::record::{LearnerCode, Person};
use crate::screens::Route;
use crate::screens::paging::Paging;
use crate::screens::people::entry;
use crate::supervisor::Command;
use crate::texts::Texts;
use crate::ui::field::TextField;
use crate::world::World;
use serde::{Deserialize, Serialize};

/// The digit of "all hamlets", and of "look for a name".
const LAST: u8 = 8;

pub struct Whom {
    purpose: Purpose,
    at: Stage,
    people: Vec<Person>,
    paging: Paging,
}

/// What for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Purpose {
    AskAgain,
    /// To tick what they did on their own phone.
    Witness,
    /// Theirs is the work this QR confirms.
    Attach {
        text: String,
    },
}

impl Purpose {
    /// The room of whoever is chosen.
    fn room(&self, learner: LearnerCode) -> Room {
        match self {
            Self::AskAgain => Room::AskAgain { learner },
            Self::Witness => Room::Witness { learner },
            Self::Attach { text } => Room::Attach { text: text.clone(), to: learner },
        }
    }

    fn title(&self, texts: Texts) -> &'static str {
        match self {
            Self::AskAgain => texts.whom_title(),
            Self::Witness => texts.whom_title_witness(),
            Self::Attach { .. } => texts.whom_title_attach(),
        }
    }
}

#[derive(Debug, Default)]
enum Stage {
    /// Nothing shown yet.
    #[default]
    Opening,
    Hamlets,
    People,
    Looking(TextField),
}

impl Whom {
    pub fn new(purpose: Purpose) -> Self {
        Self { purpose, at: Stage::default(), people: Vec::new(), paging: Paging::default() }
    }

    fn go(&mut self, stage: Stage) -> Reply {
        self.at = stage;
        self.paging = Paging::default();
        Reply::stay()
    }

    fn list(&mut self, xom: Option<String>) -> Reply {
        self.go(Stage::People).with(Effect::ListPeople { xom })
    }

    /// Uncovered again it stands where it was left.
    fn entered(&mut self, world: &World) -> Reply {
        match self.at {
            Stage::Opening if world.station.xoms.is_empty() => self.list(None),
            Stage::Opening => self.go(Stage::Hamlets),
            _ => Reply::ignored(),
        }
    }

    fn press(&mut self, press: Press, world: &World) -> Reply {
        match &mut self.at {
            Stage::Opening => Reply::ignored(),
            Stage::Hamlets => self.press_hamlet(press, world),
            Stage::People => self.press_person(press, world),
            Stage::Looking(field) => match press {
                Press::LeaveField => self.list(None),
                Press::Enter => {
                    let text = field.text();
                    self.go(Stage::People).with(ask(Command::Find(text)))
                }
                press if field.press(press) => Reply::stay(),
                _ => Reply::ignored(),
            },
        }
    }

    fn press_hamlet(&mut self, press: Press, world: &World) -> Reply {
        let xoms = &world.station.xoms;
        match press {
            Press::Digit(LAST) => self.list(None),
            Press::Digit(digit) => match self.paging.chosen(digit, xoms) {
                Some(xom) => self.list(Some(xom.id.clone())),
                None => Reply::ignored(),
            },
            Press::NextPage if self.paging.turn(xoms) => Reply::stay(),
            _ => Reply::ignored(),
        }
    }

    fn press_person(&mut self, press: Press, world: &World) -> Reply {
        match press {
            Press::Digit(LAST) => self.go(Stage::Looking(TextField::new(FieldKind::Vietnamese))),
            Press::Digit(digit) => match self.paging.chosen(digit, &self.people) {
                Some(person) => Reply::push(Route::Room(self.purpose.room(person.code))),
                None => Reply::ignored(),
            },
            Press::NextPage if self.paging.turn(&self.people) => Reply::stay(),
            Press::Back if !world.station.xoms.is_empty() => self.go(Stage::Hamlets),
            _ => Reply::ignored(),
        }
    }

    fn hamlets(&self, world: &World) -> Outline {
        let (texts, xoms) = (world.texts, &world.station.xoms);
        let names = self.paging.view(xoms).map(|(digit, xom)| Choice::new(digit, &xom.name));
        Outline {
            title: self.purpose.title(texts).into(),
            texts: vec![texts.whom_xom_text().into()],
            choices: names.chain([Choice::new(LAST, texts.whom_all())]).collect(),
            note: self.paging.words(xoms, texts),
            more: self.paging.more(xoms),
            ..Outline::default()
        }
    }

    fn people(&self, texts: Texts) -> Outline {
        let text = if self.people.is_empty() { texts.whom_empty() } else { texts.whom_text() };
        let names = self.paging.view(&self.people).map(|(digit, person)| entry(digit, person, &self.people, texts));
        Outline {
            title: self.purpose.title(texts).into(),
            texts: vec![text.into()],
            choices: names.chain([Choice::new(LAST, texts.whom_look())]).collect(),
            note: self.paging.words(&self.people, texts),
            more: self.paging.more(&self.people),
            ..Outline::default()
        }
    }
}

impl Screen for Whom {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        match event {
            Event::Entered => self.entered(world),
            Event::Told(Fact::People(people)) => {
                self.people.clone_from(people);
                self.paging = Paging::default();
                Reply::stay()
            }
            Event::Press(press) => self.press(*press, world),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        match &self.at {
            Stage::Opening => Outline { title: self.purpose.title(texts).into(), ..Outline::default() },
            Stage::Hamlets => self.hamlets(world),
            Stage::People => self.people(texts),
            Stage::Looking(field) => Outline {
                title: texts.whom_look_title().into(),
                texts: vec![texts.whom_look_text().into()],
                field: Some(field.outline(texts.whom_look_label(), None)),
                enter: Some(if field.is_empty() { texts.whom_all() } else { texts.whom_look() }.into()),
                ..Outline::default()
            },
        }
    }
}
