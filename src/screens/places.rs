//! Of a preview: where one may go, a page at a time: the lesson's parts, then every step and every screen of its practice.

use super::Route;
use super::lesson::{Part, gone};
use super::paging::Paging;
use crate::contract::{Choice, Event, Nav, Outline, Press, Reply, Screen};
use crate::lesson::Lesson;
use crate::phone::Spot;
use crate::record::Mode;
use crate::texts::Texts;
use crate::ui::{Canvas, page};
use crate::world::World;

pub struct Places {
    /// How the practice is entered.
    mode: Mode,
    paging: Paging,
}

/// A place and what it is called.
struct Place {
    route: Route,
    label: String,
}

impl Places {
    pub fn new(mode: Mode) -> Self {
        Self { mode, paging: Paging::default() }
    }

    fn all(&self, lesson: &Lesson, texts: Texts) -> Vec<Place> {
        let number = lesson.number;
        let part = |part: Part| Place { route: part.route(number), label: part.name(texts).to_owned() };
        let rehearsal = |at, label| Place { route: Route::Rehearsal { lesson: number, mode: self.mode, at }, label };
        let practice = &lesson.practice;
        let steps = (1..).zip(&practice.steps);
        let steps = steps.map(|(place, step)| rehearsal(Spot::Step(step.id.clone()), texts.walk_step(&step.id, place)));
        let screens = practice.screens.iter();
        let screens = screens.map(|screen| rehearsal(Spot::Screen(screen.id.clone()), texts.draft_screen(&screen.id)));
        Part::ALL.into_iter().map(part).chain(steps).chain(screens).collect()
    }
}

impl Screen for Places {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        let Some(lesson) = world.drafted() else { return Reply::ignored() };
        let all = self.all(lesson, world.texts);
        match event {
            Event::Press(Press::Digit(digit)) => match self.paging.chosen(*digit, &all) {
                Some(place) => Reply::go(Nav::Reset(place.route.clone())),
                None => Reply::ignored(),
            },
            Event::Press(Press::NextPage) if self.paging.turn(&all) => Reply::stay(),
            Event::Press(Press::Back) => Reply::pop(),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let Some(lesson) = world.drafted() else { return gone(texts) };
        let all = self.all(lesson, texts);
        let choice = |(digit, place): (u8, &Place)| Choice::new(digit, place.label.clone());
        Outline {
            title: texts.draft_places().to_owned(),
            choices: self.paging.view(&all).map(choice).collect(),
            note: self.paging.words(&all, texts),
            more: self.paging.more(&all),
            ..Outline::default()
        }
    }

    fn view(&self, world: &World, canvas: &mut Canvas) {
        page::draw_sheet(&self.outline(world), world.texts, canvas);
    }

    fn is_overlay(&self) -> bool {
        true
    }
}
