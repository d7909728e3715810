//! A volunteer has vouched for the run they watched, and the confirmation still wants something: what, and the way there.

use super::lesson::{Part, gone};
use crate::contract::{Choice, Event, Nav, Outline, Press, Reply, Screen};
use crate::screens::Route;
use crate::world::World;

pub struct Vouched {
    lesson: u16,
}

impl Vouched {
    pub fn new(lesson: u16) -> Self {
        Self { lesson }
    }

    fn missing(&self, world: &World) -> Option<Part> {
        Part::missing_for_confirmation(&world.done(self.lesson))
    }
}

impl Screen for Vouched {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        match event {
            Event::Press(Press::Enter) => {
                let route = self.missing(world).map(|part| part.route(self.lesson));
                Reply::replace(route.unwrap_or(Route::Confirmation { lesson: self.lesson }))
            }
            Event::Press(Press::Digit(1)) => Reply::go(Nav::Reset(Route::Lessons)),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let Some(lesson) = world.lesson(self.lesson) else { return gone(texts) };
        let missing = self.missing(world).map(|part| part.name(texts));
        Outline {
            title: texts.vouched_title().into(),
            texts: missing.map(|part| texts.vouched_missing(part)).into_iter().collect(),
            choices: vec![Choice::new(1, texts.practice_done_rest())],
            enter: Some(missing.map_or_else(|| texts.gain_code().into(), |part| texts.practice_done_go(part))),
            note: Some(texts.lesson_saved().into()),
            header: Some(lesson.title.clone()),
            ..Outline::default()
        }
    }
}
