//! How large the letters are and in which colours, for everybody who has chosen nothing else. What is chosen is seen at once.

use super::ask;
use crate::contract::{Event, Fact, Outline, Press, Reply, Screen};
use crate::screens::reading::{Wish, choices};
use crate::screens::trouble;
use crate::supervisor::{Answer, Command};
use crate::world::World;

pub struct StationComfort;

impl Screen for StationComfort {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        match event {
            Event::Press(Press::Digit(digit)) => match Wish::with_digit(*digit) {
                Some(wish) => Reply::ignored().with(ask(Command::SetComfort(world.station_comfort.with(wish.alone())))),
                None => Reply::ignored(),
            },
            Event::Press(Press::Enter) => Reply::pop(),
            Event::Told(Fact::Supervised(Answer::Comfort(_)) | Fact::Failed(_)) => Reply::stay(),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        Outline {
            title: texts.comfort_title().into(),
            texts: vec![texts.comfort_text().into()],
            choices: choices(world.station_comfort, texts),
            enter: Some(texts.room_back().into()),
            note: world.trouble.map(|trouble| trouble::words(trouble, texts)),
            together: true,
            ..Outline::default()
        }
    }
}
