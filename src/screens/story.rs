//! The neighbour's story, a page at a time.

use super::Route;
use super::lesson::gone;
use super::pages::{Pages, Turn};
use super::saving::Saving;
use crate::contract::{Event, Nav, Outline, Reply, Screen};
use crate::narration::Narration;
use crate::record::{Body, Mode};
use crate::world::World;

pub struct Story {
    lesson: u16,
    pages: Pages,
    saving: Saving,
}

impl Story {
    pub fn open(lesson: u16) -> Self {
        Self { lesson, pages: Pages::default(), saving: Saving::default() }
    }

    /// The story was read to its end: that is written down first.
    fn finish(&mut self, world: &World) -> Reply {
        match (&world.learner, world.lesson(self.lesson)) {
            (Some(learner), Some(lesson)) => self.saving.begin([Body::StoryRead {
                learner: learner.code,
                lesson: self.lesson,
                version: lesson.version,
            }]),
            _ => self.onward(),
        }
    }

    fn onward(&self) -> Reply {
        Reply::go(Nav::Replace(Route::Practice { lesson: self.lesson, mode: Mode::Watch }))
    }
}

impl Screen for Story {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        if let Some(reply) = self.saving.handle(event) {
            return reply.unwrap_or_else(|| self.onward());
        }
        let pages = world.lesson(self.lesson).map_or(0, |lesson| lesson.story.len());
        match self.pages.turn(event, pages) {
            Turn::Past | Turn::Before if pages == 0 => Reply::ignored(),
            Turn::Turned => Reply::stay().speaking(&self.outline(world)),
            Turn::Past => self.finish(world),
            Turn::Before => Reply::pop(),
            Turn::Not => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let Some(lesson) = world.lesson(self.lesson) else { return gone(texts) };
        let Some(page) = lesson.story.get(self.pages.at()) else { return gone(texts) };
        let last = self.pages.is_last(lesson.story.len());
        let mut outline = Outline {
            title: texts.lesson_story().to_owned(),
            texts: page.text.split('\n').map(str::to_owned).collect(),
            enter: Some(if last { texts.story_end() } else { texts.story_next() }.to_owned()),
            note: Some(texts.story_page(self.pages.at() + 1, lesson.story.len())),
            header: Some(lesson.title.clone()),
            spoken: Some(Narration::default().and_clip(lesson.clip(page), &page.text)),
            ..Outline::default()
        };
        self.saving.show_on(&mut outline, texts);
        outline
    }
}
