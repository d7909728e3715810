//! Looking for somebody, and where that leads.

use super::{PeopleRoom, Seeking};
use crate::contract::{Event, Outline, Reply, Screen};
use crate::record::LearnerCode;
use crate::screens::Route;
use crate::screens::keeper::Room;
use crate::screens::keeper::finder::{Finder, Found};
use crate::ui::Canvas;
use crate::world::World;

pub struct Find {
    errand: Seeking,
    finder: Finder,
}

impl Find {
    pub fn new(errand: Seeking) -> Self {
        Self { errand, finder: Finder::default() }
    }

    fn found(&self, learner: LearnerCode) -> Reply {
        let room = |room| Route::Room(Room::People(room));
        match self.errand {
            Seeking::Look => Reply::push(room(PeopleRoom::Page { learner })),
            // What comes next is asked once: back leads to where the search began.
            Seeking::Join { into } => Reply::replace(room(PeopleRoom::JoinWith { learner: into, other: learner })),
            Seeking::Hand { from, visit } => {
                Reply::replace(room(PeopleRoom::HandTo { learner: from, visit, other: learner }))
            }
        }
    }
}

impl Screen for Find {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        match self.finder.handle(event, world) {
            Found::Person(learner) => self.found(learner),
            Found::Reply(reply) => reply,
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let title = match self.errand {
            Seeking::Look => texts.whom_look_title(),
            Seeking::Join { .. } => texts.join_with_whom(),
            Seeking::Hand { .. } => texts.hand_to_whom(),
        };
        self.finder.outline(title, world)
    }

    fn sheet(&self, world: &World) -> Vec<String> {
        self.finder.fitting(world.texts)
    }

    fn view(&self, world: &World, canvas: &mut Canvas) {
        self.finder.view(&self.outline(world), world, canvas);
    }
}
