//! The same thing on one's own phone. The station cannot see it; only a volunteer can tick it.

use super::Route;
use super::lesson::gone;
use super::pages::{Pages, Turn};
use crate::contract::{Event, Nav, Outline, Reply, Screen};
use crate::narration::Narration;
use crate::world::World;

pub struct PhoneTasks {
    lesson: u16,
    pages: Pages,
}

impl PhoneTasks {
    pub fn open(lesson: u16) -> Self {
        Self { lesson, pages: Pages::default() }
    }
}

impl Screen for PhoneTasks {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        let pages = world.lesson(self.lesson).map_or(0, |lesson| lesson.phone_tasks.len());
        match self.pages.turn(event, pages) {
            Turn::Turned => Reply::stay().speaking(&self.outline(world)),
            Turn::Past => Reply::go(Nav::Reset(Route::Lessons)),
            Turn::Before => Reply::pop(),
            Turn::Not => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let Some(lesson) = world.lesson(self.lesson) else { return gone(texts) };
        let Some(task) = lesson.phone_tasks.get(self.pages.at()) else { return gone(texts) };
        let last = self.pages.is_last(lesson.phone_tasks.len());
        let mut paragraphs: Vec<String> = task.text.split('\n').map(str::to_owned).collect();
        paragraphs.extend(last.then(|| texts.phone_volunteer().to_owned()));
        Outline {
            title: texts.phone_title().to_owned(),
            texts: paragraphs,
            enter: Some(if last { texts.phone_done() } else { texts.gain_next() }.to_owned()),
            header: Some(lesson.title.clone()),
            spoken: Some(Narration::default().and_clip(lesson.clip(task), &task.text)),
            ..Outline::default()
        }
    }
}
