//! For a volunteer who sits beside the learner at the keyboard: what watching means, and the way to it.

use super::{Route, lesson_title};
use crate::contract::{Choice, Event, Outline, Press, Reply, Screen};
use crate::world::World;

pub struct Beside {
    lesson: u16,
}

impl Beside {
    pub fn new(lesson: u16) -> Self {
        Self { lesson }
    }
}

impl Screen for Beside {
    fn handle(&mut self, event: &Event, _: &World) -> Reply {
        match event {
            Event::Press(Press::Digit(1)) => Reply::replace(Route::SitDown { lesson: self.lesson }),
            Event::Press(Press::Enter | Press::NextPage | Press::Back) => Reply::pop(),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        Outline {
            title: texts.beside_title().into(),
            texts: vec![texts.beside_text().into(), texts.beside_phone().into()],
            choices: vec![Choice::new(1, texts.watch_sit_down())],
            enter: Some(texts.beside_back().into()),
            header: Some(lesson_title(self.lesson, world)),
            ..Outline::default()
        }
    }
}
