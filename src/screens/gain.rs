//! "Được việc gì cho mình?": what the lesson is good for; then the confirmation, where it is earned.

use super::Route;
use super::lesson::{Part, gone};
use super::pages::{Pages, Turn};
use crate::contract::{Event, Nav, Outline, Reply, Screen};
use crate::narration::Narration;
use crate::world::World;

pub struct Gain {
    lesson: u16,
    pages: Pages,
}

impl Gain {
    pub fn open(lesson: u16) -> Self {
        Self { lesson, pages: Pages::default() }
    }

    fn onward(&self, world: &World) -> Reply {
        match Part::missing_for_confirmation(&world.done(self.lesson)) {
            Some(part) => Reply::replace(part.route(self.lesson)),
            None => Reply::go(Nav::Replace(Route::Confirmation { lesson: self.lesson })),
        }
    }
}

impl Screen for Gain {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        let pages = world.lesson(self.lesson).map_or(0, |lesson| lesson.gain.len());
        match self.pages.turn(event, pages) {
            Turn::Past | Turn::Before if pages == 0 => Reply::ignored(),
            Turn::Turned => Reply::stay().speaking(&self.outline(world)),
            Turn::Past => self.onward(world),
            Turn::Before => Reply::pop(),
            Turn::Not => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let Some(lesson) = world.lesson(self.lesson) else { return gone(texts) };
        let Some(page) = lesson.gain.get(self.pages.at()) else { return gone(texts) };
        let last = self.pages.is_last(lesson.gain.len());
        let missing = Part::missing_for_confirmation(&world.done(self.lesson)).filter(|_| last);
        let enter = match missing {
            Some(part) => texts.lesson_go_on(part.name(texts)),
            None if last => texts.gain_code().to_owned(),
            None => texts.gain_next().to_owned(),
        };
        Outline {
            title: texts.lesson_gain().to_owned(),
            texts: page.text.split('\n').map(str::to_owned).collect(),
            enter: Some(enter),
            note: missing.map(|part| texts.gain_missing(part.name(texts))),
            header: Some(lesson.title.clone()),
            spoken: Some(Narration::default().and_clip(lesson.clip(page), &page.text)),
            ..Outline::default()
        }
    }
}
