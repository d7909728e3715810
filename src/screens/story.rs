//! The neighbour's story, a page at a time.

use super::Route;
use super::lesson::gone;
use super::saving::Saving;
use crate::contract::{Event, Nav, Outline, Press, Reply, Screen};
use crate::narration::Narration;
use crate::record::{Body, Mode};
use crate::world::World;

pub struct Story {
    lesson: u16,
    page: usize,
    saving: Saving,
}

impl Story {
    pub fn open(lesson: u16) -> Self {
        Self { lesson, page: 0, saving: Saving::default() }
    }

    fn turn(&mut self, world: &World) -> Reply {
        let Some(lesson) = world.lesson(self.lesson) else { return Reply::ignored() };
        if self.page + 1 < lesson.story.len() {
            self.page += 1;
            return Reply::stay().speaking(&self.outline(world));
        }
        match &world.learner {
            Some(learner) => self.saving.begin([Body::StoryRead {
                learner: learner.code,
                lesson: self.lesson,
                version: lesson.version,
            }]),
            None => self.onward(),
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
        match event {
            Event::Entered => Reply::stay().speaking(&self.outline(world)),
            Event::Press(Press::Enter | Press::NextPage | Press::Right | Press::Down) => self.turn(world),
            Event::Press(Press::Back | Press::Left | Press::Up) if self.page > 0 => {
                self.page -= 1;
                Reply::stay().speaking(&self.outline(world))
            }
            Event::Press(Press::Back) => Reply::pop(),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let Some(lesson) = world.lesson(self.lesson) else { return gone(texts) };
        let Some(page) = lesson.story.get(self.page) else { return gone(texts) };
        let last = self.page + 1 == lesson.story.len();
        let mut outline = Outline {
            title: texts.lesson_story().to_owned(),
            texts: page.text.split('\n').map(str::to_owned).collect(),
            enter: Some(if last { texts.story_end() } else { texts.story_next() }.to_owned()),
            note: Some(texts.story_page(self.page + 1, lesson.story.len())),
            header: Some(lesson.title.clone()),
            spoken: Some(Narration::default().and_clip(lesson.clip(page), &page.text)),
            ..Outline::default()
        };
        self.saving.show_on(&mut outline, texts);
        outline
    }
}
