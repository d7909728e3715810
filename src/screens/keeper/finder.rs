//! Finding somebody: by hamlet and name as at signing in, or by typing a part of the name or the number, without marks too;
//! while one types, whoever fits is shown.
//!
//! It does not know what somebody is looked for.

use super::ask;
use crate::contract::{Choice, Effect, Event, Fact, FieldKind, Outline, Press, Reply};
use crate::record::{LearnerCode, Person};
use crate::screens::paging::Paging;
use crate::screens::shelves::{OnView, Shelves, Taken};
use crate::supervisor::{Command, MOST_FOUND};
use crate::texts::Texts;
use crate::ui::field::TextField;
use crate::ui::{Canvas, naming, page};
use crate::world::World;

/// The digit of "all hamlets", and of "look for a name".
const LAST: u8 = 8;
/// Names shown below the field while one types.
const SHOWN: usize = 6;

#[derive(Default)]
pub struct Finder {
    at: Stage,
    shelves: Shelves,
    paging: Paging,
}

#[derive(Debug, Default)]
enum Stage {
    /// Nothing shown yet.
    #[default]
    Opening,
    Hamlets,
    People,
    /// Typing, and who fits so far.
    Looking(TextField, Vec<Person>),
}

/// What came of an event.
#[derive(Debug, PartialEq)]
pub enum Found {
    Person(LearnerCode),
    Reply(Reply),
}

impl From<Reply> for Found {
    fn from(reply: Reply) -> Self {
        Self::Reply(reply)
    }
}

impl Finder {
    pub fn handle(&mut self, event: &Event, world: &World) -> Found {
        match event {
            Event::Entered => self.entered(world).into(),
            Event::Told(Fact::People(people)) => self.told(people).into(),
            Event::Press(press) => self.press(*press, world),
            // A card leads straight to its owner.
            Event::Scanned(text) => LearnerCode::of_card(text).map_or(Reply::ignored().into(), Found::Person),
            _ => Reply::ignored().into(),
        }
    }

    fn go(&mut self, stage: Stage) -> Reply {
        self.at = stage;
        self.paging = Paging::default();
        Reply::stay()
    }

    fn list(&mut self, xom: Option<String>) -> Reply {
        self.shelves = Shelves::default();
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

    fn told(&mut self, people: &[Person]) -> Reply {
        match &mut self.at {
            Stage::Looking(_, found) => *found = people.to_vec(),
            _ => self.shelves = Shelves::of(people),
        }
        Reply::stay()
    }

    fn press(&mut self, press: Press, world: &World) -> Found {
        match &mut self.at {
            Stage::Opening => Reply::ignored().into(),
            Stage::Hamlets => self.press_hamlet(press, world).into(),
            Stage::People => self.press_person(press, world),
            Stage::Looking(field, found) => match press {
                Press::LeaveField => self.list(None).into(),
                Press::Enter => {
                    self.shelves = Shelves::of(found);
                    self.go(Stage::People).into()
                }
                press if field.press(press) => Reply::stay().with(ask(Command::Find(field.text()))).into(),
                _ => Reply::ignored().into(),
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

    fn press_person(&mut self, press: Press, world: &World) -> Found {
        match press {
            Press::Digit(LAST) => {
                let field = TextField::new(FieldKind::Vietnamese);
                // The list of names is read now, before the first key waits for it.
                self.go(Stage::Looking(field, Vec::new())).with(ask(Command::Find(String::new()))).into()
            }
            Press::Digit(digit) => match self.shelves.choose(digit) {
                Some(Taken::Person(code)) => Found::Person(code),
                Some(Taken::Shelf) => Reply::stay().into(),
                None => Reply::ignored().into(),
            },
            Press::NextPage if self.shelves.turn() => Reply::stay().into(),
            Press::Back if self.shelves.back() => Reply::stay().into(),
            Press::Back if !world.station.xoms.is_empty() => self.go(Stage::Hamlets).into(),
            _ => Reply::ignored().into(),
        }
    }

    /// `title`: what somebody is looked for.
    pub fn outline(&self, title: &str, world: &World) -> Outline {
        let texts = world.texts;
        let outline = match &self.at {
            Stage::Opening => Outline::default(),
            Stage::Hamlets => self.hamlets(world),
            Stage::People => self.people(texts),
            Stage::Looking(field, found) => Outline {
                texts: vec![texts.whom_look_text().into()],
                field: Some(field.outline(texts.whom_look_label(), None)),
                enter: Some(if field.is_empty() { texts.whom_all() } else { texts.finder_choose() }.into()),
                note: (found.len() >= MOST_FOUND).then(|| texts.finder_many().into()),
                ..Outline::default()
            },
        };
        Outline { title: title.into(), ..outline }
    }

    /// The page, and under an open field whoever fits.
    pub fn view(&self, outline: &Outline, world: &World, canvas: &mut Canvas) {
        let names = self.fitting(world.texts);
        if names.is_empty() {
            return page::draw(outline, world.texts, canvas);
        }
        let block = page::draw_around(outline, names.len() as u16, world.texts, canvas);
        for (y, name) in (block.y..).zip(&names) {
            canvas.line(block.x, y, name, canvas.theme.quiet);
        }
    }

    /// Who fits what was typed so far.
    pub fn fitting(&self, texts: Texts) -> Vec<String> {
        let Stage::Looking(field, found) = &self.at else { return Vec::new() };
        let names = found.iter().take(SHOWN).map(naming::full);
        let more = found.len().checked_sub(SHOWN).filter(|more| *more > 0).map(|more| texts.finder_more(more));
        let nobody = (found.is_empty() && !field.is_empty()).then(|| texts.finder_nobody().to_owned());
        names.chain(more).chain(nobody).collect()
    }

    fn hamlets(&self, world: &World) -> Outline {
        let (texts, xoms) = (world.texts, &world.station.xoms);
        let names = self.paging.view(xoms).map(|(digit, xom)| Choice::new(digit, &xom.name));
        Outline {
            texts: vec![texts.whom_xom_text().into()],
            choices: names.chain([Choice::new(LAST, texts.whom_all())]).collect(),
            note: self.paging.words(xoms, texts),
            more: self.paging.more(xoms),
            ..Outline::default()
        }
    }

    fn people(&self, texts: Texts) -> Outline {
        let text = match self.shelves.on_view() {
            _ if self.shelves.is_empty() => texts.whom_empty(),
            OnView::Letters => texts.finder_letter(),
            OnView::GivenNames => texts.finder_given(),
            OnView::People => texts.whom_text(),
        };
        let look = Choice::new(LAST, texts.whom_look());
        Outline {
            texts: vec![text.into()],
            choices: self.shelves.choices(texts).into_iter().chain([look]).collect(),
            note: self.shelves.words(texts),
            more: self.shelves.more(),
            ..Outline::default()
        }
    }
}
