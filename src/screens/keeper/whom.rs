//! Whom to ask again.

use super::Room;
use super::finder::{Finder, Found};
use crate::contract::{Event, Outline, Reply, Screen};
use crate::screens::Route;
use crate::ui::Canvas;
use crate::world::World;

#[derive(Default)]
pub struct Whom {
    finder: Finder,
}

impl Screen for Whom {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        match self.finder.handle(event, world) {
            Found::Person(learner) => Reply::push(Route::Room(Room::AskAgain { learner })),
            Found::Reply(reply) => reply,
        }
    }

    fn outline(&self, world: &World) -> Outline {
        self.finder.outline(world.texts.whom_title(), world)
    }

    fn sheet(&self, world: &World) -> Vec<String> {
        self.finder.fitting(world.texts)
    }

    fn view(&self, world: &World, canvas: &mut Canvas) {
        self.finder.view(&self.outline(world), world, canvas);
    }
}
