//! The end of the evening: everybody out, restart, power off. Each says what will happen before it does.

use super::ask;
use crate::contract::{Choice, Event, Fact, Outline, Press, Reply, Screen};
use crate::screens::trouble;
use crate::supervisor::{Answer, Command};
use crate::texts::Texts;
use crate::world::World;

#[derive(Default)]
pub struct Ending {
    at: Stage,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Stage {
    #[default]
    Choosing,
    Sure(Way),
    /// The system has been told; it ends the program in its own time.
    Going,
    /// The system does not let us.
    StaysOn,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    EverybodyOut,
    Restart,
    Off,
}

impl Way {
    const ALL: [Way; 3] = [Self::EverybodyOut, Self::Restart, Self::Off];

    fn name(self, texts: Texts) -> &'static str {
        match self {
            Self::EverybodyOut => texts.ending_everybody(),
            Self::Restart => texts.ending_restart(),
            Self::Off => texts.ending_off(),
        }
    }

    fn command(self) -> Command {
        match self {
            Self::EverybodyOut => Command::SignEverybodyOut,
            Self::Restart => Command::TurnOff { restart: true },
            Self::Off => Command::TurnOff { restart: false },
        }
    }

    fn question(self, texts: Texts) -> Outline {
        let (title, text, yes) = match self {
            Self::EverybodyOut => {
                (texts.ending_everybody_title(), texts.ending_everybody_text(), texts.ending_everybody_yes())
            }
            Self::Restart => (texts.ending_restart_title(), texts.ending_restart_text(), texts.ending_restart_yes()),
            Self::Off => (texts.ending_off_title(), texts.ending_off_text(), texts.ending_off_yes()),
        };
        Outline {
            title: title.into(),
            texts: vec![text.into()],
            choices: vec![Choice::new(1, yes), Choice::new(2, texts.ending_no())],
            ..Outline::default()
        }
    }
}

impl Ending {
    fn go(&mut self, stage: Stage) -> Reply {
        self.at = stage;
        Reply::stay()
    }

    fn press(&mut self, press: Press) -> Reply {
        match (self.at, press) {
            (Stage::Choosing, Press::Digit(digit @ 1..=3)) => self.go(Stage::Sure(Way::ALL[usize::from(digit) - 1])),
            (Stage::Choosing, Press::Enter) => Reply::pop(),
            (Stage::Sure(way), Press::Digit(1)) => self.go(Stage::Going).with(ask(way.command())),
            (Stage::Sure(_), Press::Digit(2) | Press::Back)
            | (Stage::StaysOn | Stage::Going, Press::Enter | Press::Back) => self.go(Stage::Choosing),
            _ => Reply::ignored(),
        }
    }
}

impl Screen for Ending {
    fn handle(&mut self, event: &Event, _: &World) -> Reply {
        match event {
            Event::Told(Fact::Supervised(Answer::StaysOn)) => self.go(Stage::StaysOn),
            Event::Told(Fact::Failed(_)) => self.go(Stage::Choosing),
            Event::Press(press) => self.press(*press),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let outline = match self.at {
            Stage::Choosing => Outline {
                title: texts.ending_title().into(),
                texts: vec![texts.ending_text().into()],
                choices: (1..).zip(Way::ALL).map(|(digit, way)| Choice::new(digit, way.name(texts))).collect(),
                enter: Some(texts.room_back().into()),
                ..Outline::default()
            },
            Stage::Sure(way) => way.question(texts),
            Stage::Going => Outline {
                title: texts.ending_going().into(),
                enter: Some(texts.room_back().into()),
                ..Outline::default()
            },
            Stage::StaysOn => Outline {
                title: texts.ending_title().into(),
                texts: vec![texts.ending_stays().into()],
                enter: Some(texts.room_back().into()),
                ..Outline::default()
            },
        };
        Outline { note: world.trouble.map(|trouble| trouble::words(trouble, texts)), ..outline }
    }
}
