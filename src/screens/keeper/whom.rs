//! Whom a supervisor means, and what for.

use super::Room;
use super::finder::{Finder, Found};
use crate::contract::{Event, Outline, Reply, Screen};
use crate::record::LearnerCode;
use crate::screens::Route;
use crate::texts::Texts;
use crate::ui::Canvas;
use crate::world::World;
use serde::{Deserialize, Serialize};

/// What for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Purpose {
    AskAgain,
    /// To tick what they did on their own phone.
    Witness,
    /// Theirs is the work this QR confirms.
    Attach {
        text: String,
    },
}

impl Purpose {
    /// The room of whoever is chosen.
    fn room(&self, learner: LearnerCode) -> Room {
        match self {
            Self::AskAgain => Room::AskAgain { learner },
            Self::Witness => Room::Witness { learner },
            Self::Attach { text } => Room::Attach { text: text.clone(), to: learner },
        }
    }

    fn title(&self, texts: Texts) -> &'static str {
        match self {
            Self::AskAgain => texts.whom_title(),
            Self::Witness => texts.whom_title_witness(),
            Self::Attach { .. } => texts.whom_title_attach(),
        }
    }
}

pub struct Whom {
    purpose: Purpose,
    finder: Finder,
}

impl Whom {
    pub fn new(purpose: Purpose) -> Self {
        Self { purpose, finder: Finder::default() }
    }
}

impl Screen for Whom {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        match self.finder.handle(event, world) {
            Found::Person(learner) => Reply::push(Route::Room(self.purpose.room(learner))),
            Found::Reply(reply) => reply,
        }
    }

    fn outline(&self, world: &World) -> Outline {
        self.finder.outline(self.purpose.title(world.texts), world)
    }

    fn sheet(&self, world: &World) -> Vec<String> {
        self.finder.fitting(world.texts)
    }

    fn view(&self, world: &World, canvas: &mut Canvas) {
        self.finder.view(&self.outline(world), world, canvas);
    }
}
