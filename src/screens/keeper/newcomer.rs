//! Somebody becomes a volunteer: the name, whether it is one that is here already, then the PIN. The first one comes here
//! without a session and is in afterwards; others are added by a supervisor.

use super::chosen_pin::{ChosenPin, Step};
use super::{Room, ask, conclude};
use crate::contract::{Choice, Event, Fact, FieldKind, Outline, Press, Reply, Screen};
use crate::record::Person;
use crate::screens::shelves::entry;
use crate::screens::{Route, trouble};
use crate::supervisor::{Answer, Command, Newcomer, Pin};
use crate::texts::Texts;
use crate::ui::field::TextField;
use crate::ui::naming;
use crate::vietnamese::clean_name;
use crate::world::World;

/// People of that name that are shown; the digit after them is "somebody else".
const SHOWN: usize = 6;

pub struct NewVolunteer {
    first: bool,
    at: Stage,
    name: TextField,
    /// Who is here already under that name.
    known: Vec<Person>,
    who: Option<Newcomer>,
    choosing: ChosenPin,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// What a supervisor is, and that a resident needs not be one.
    Meant,
    Name,
    Which,
    /// They look after the station already.
    Already,
    Pin,
    Saving,
}

impl NewVolunteer {
    /// The first volunteer of the station.
    pub fn first() -> Self {
        Self::starting(true, Stage::Meant)
    }

    /// One more.
    pub fn another() -> Self {
        Self::starting(false, Stage::Name)
    }

    fn starting(first: bool, at: Stage) -> Self {
        let name = TextField::new(FieldKind::Vietnamese);
        Self { first, at, name, known: Vec::new(), who: None, choosing: ChosenPin::default() }
    }

    fn press(&mut self, press: Press) -> Reply {
        match self.at {
            Stage::Meant => match press {
                Press::Digit(1) => self.go(Stage::Name),
                Press::Digit(2) => Reply::pop(),
                _ => Reply::ignored(),
            },
            Stage::Name => self.press_name(press),
            Stage::Which => self.press_which(press),
            Stage::Already => match press {
                Press::Enter | Press::Back => self.go(Stage::Name),
                _ => Reply::ignored(),
            },
            Stage::Pin => match self.choosing.press(press) {
                Step::Changed => Reply::stay(),
                Step::Nothing => Reply::ignored(),
                Step::Left => Reply::pop(),
                Step::Chosen(pin) => self.chosen(pin),
            },
            Stage::Saving => match press {
                Press::Home => Reply::ignored(),
                _ => Reply::stay(),
            },
        }
    }

    fn go(&mut self, stage: Stage) -> Reply {
        self.at = stage;
        self.choosing = ChosenPin::default();
        Reply::stay()
    }

    fn press_name(&mut self, press: Press) -> Reply {
        match press {
            Press::LeaveField => Reply::pop(),
            Press::Enter => match clean_name(&self.name.text()) {
                name if name.is_empty() => Reply::ignored(),
                name => Reply::ignored().with(ask(Command::Find(name))),
            },
            press if self.name.press(press) => Reply::stay(),
            _ => Reply::ignored(),
        }
    }

    /// Nobody of that name: it is somebody new.
    fn found(&mut self, people: &[Person]) -> Reply {
        self.known = people.iter().take(SHOWN).cloned().collect();
        if self.known.is_empty() { self.become_volunteer(self.named()) } else { self.go(Stage::Which) }
    }

    fn named(&self) -> Newcomer {
        Newcomer::Named(clean_name(&self.name.text()))
    }

    fn press_which(&mut self, press: Press) -> Reply {
        let Press::Digit(digit) = press else {
            return if press == Press::Back { self.go(Stage::Name) } else { Reply::ignored() };
        };
        let place = usize::from(digit) - 1;
        match self.known.get(place) {
            Some(person) => self.become_volunteer(Newcomer::Known(person.code)),
            None if place == self.known.len() => self.become_volunteer(self.named()),
            None => Reply::ignored(),
        }
    }

    fn become_volunteer(&mut self, who: Newcomer) -> Reply {
        self.who = Some(who);
        Reply::ignored().with(ask(Command::Look))
    }

    /// Who looks after the station is known now: nobody becomes a volunteer twice. After saving, the new one is among them.
    fn at_desk(&mut self, volunteers: &[Person]) -> Reply {
        match (self.at, &self.who) {
            (Stage::Saving, _) => Reply::pop(),
            (_, Some(Newcomer::Known(code))) if volunteers.iter().any(|person| person.code == *code) => {
                self.go(Stage::Already)
            }
            (Stage::Name | Stage::Which, Some(_)) => self.go(Stage::Pin),
            _ => Reply::ignored(),
        }
    }

    fn chosen(&mut self, pin: Pin) -> Reply {
        let Some(who) = self.who.clone() else { return Reply::ignored() };
        self.at = Stage::Saving;
        Reply::stay().with(ask(Command::AddVolunteer { who, pin }))
    }

    /// How they are called: by the chosen person's way, else by the given name.
    fn called(&self) -> String {
        match &self.who {
            Some(Newcomer::Known(code)) => {
                let person = self.known.iter().find(|person| person.code == *code);
                person.map(naming::short).unwrap_or_default()
            }
            Some(Newcomer::Named(name)) => naming::spoken(name, None),
            None => String::new(),
        }
    }

    fn which(&self, texts: Texts) -> Outline {
        let people = (1..).zip(&self.known).map(|(digit, person)| entry(digit, person, &self.known, texts));
        let other = Choice::new(self.known.len() as u8 + 1, texts.newcomer_other(clean_name(&self.name.text())));
        Outline {
            title: texts.newcomer_which_title().into(),
            texts: vec![texts.newcomer_which_text().into()],
            choices: people.chain([other]).collect(),
            ..Outline::default()
        }
    }

    fn meant(texts: Texts) -> Outline {
        Outline {
            title: texts.newcomer_meant_title().into(),
            texts: vec![texts.newcomer_meant_text().into(), texts.newcomer_meant_next().into()],
            choices: vec![Choice::new(1, texts.newcomer_meant_yes()), Choice::new(2, texts.newcomer_meant_no())],
            ..Outline::default()
        }
    }

    fn naming(&self, texts: Texts) -> Outline {
        let title = if self.first { texts.newcomer_title_first() } else { texts.newcomer_title() };
        let enter = if self.name.is_empty() { texts.room_leave_field() } else { texts.name_done() };
        Outline {
            title: title.into(),
            texts: vec![texts.newcomer_text().into()],
            field: Some(self.name.outline(texts.name_label(), Some(texts.name_help().into()))),
            enter: Some(enter.into()),
            ..Outline::default()
        }
    }
}

impl Screen for NewVolunteer {
    fn handle(&mut self, event: &Event, _: &World) -> Reply {
        match event {
            Event::Told(Fact::People(people)) if self.at == Stage::Name => self.found(people),
            Event::Told(Fact::Supervised(Answer::Desk(desk))) => self.at_desk(&desk.volunteers),
            Event::Told(Fact::Supervised(Answer::Ready(job))) => conclude(*job),
            Event::Told(Fact::Supervised(Answer::Entered(_))) => Reply::replace(Route::Room(Room::Menu)),
            Event::Told(Fact::Failed(_)) if self.at == Stage::Saving => self.go(Stage::Pin),
            Event::Press(press) => self.press(*press),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let outline = match self.at {
            Stage::Meant => Self::meant(texts),
            Stage::Name => self.naming(texts),
            Stage::Which => self.which(texts),
            Stage::Already => Outline {
                title: texts.newcomer_already(crate::vietnamese::capitalised(&self.called())),
                enter: Some(texts.room_back().into()),
                ..Outline::default()
            },
            Stage::Pin => self.choosing.outline(&self.called(), texts),
            Stage::Saving => Outline { title: texts.room_saving().into(), ..Outline::default() },
        };
        let trouble = world.trouble.map(|trouble| trouble::words(trouble, texts));
        Outline { note: trouble.or(outline.note), ..outline }
    }
}
