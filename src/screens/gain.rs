//! "Được việc gì cho mình?": what the lesson is good for; then the confirmation, where it is earned.

use super::Route;
use super::lesson::{Part, gone};
use crate::contract::{Event, Nav, Outline, Press, Reply, Screen};
use crate::narration::Narration;
use crate::world::World;

pub struct Gain {
    lesson: u16,
    page: usize,
}

impl Gain {
    pub fn open(lesson: u16) -> Self {
        Self { lesson, page: 0 }
    }

    fn turn(&mut self, world: &World) -> Reply {
        let Some(lesson) = world.lesson(self.lesson) else { return Reply::ignored() };
        if self.page + 1 < lesson.gain.len() {
            self.page += 1;
            return Reply::stay().speaking(&self.outline(world));
        }
        match Part::missing_for_confirmation(&world.done(self.lesson)) {
            Some(part) => Reply::replace(part.route(self.lesson)),
            None => Reply::go(Nav::Replace(Route::Confirmation { lesson: self.lesson })),
        }
    }
}

impl Screen for Gain {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        match event {
            Event::Entered => Reply::stay().speaking(&self.outline(world)),
            Event::Press(Press::Enter | Press::NextPage) => self.turn(world),
            Event::Press(Press::Back) if self.page > 0 => {
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
        let Some(page) = lesson.gain.get(self.page) else { return gone(texts) };
        let last = self.page + 1 == lesson.gain.len();
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
