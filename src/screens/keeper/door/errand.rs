//! What a volunteer is at the door for: into a room, or beside whoever is signed in to learn, for one act. It tells the door
//! what to ask of the machine, what to say, and where to go when the PIN was right.

use super::super::{Room, ask};
use crate::contract::{Effect, Reply};
use crate::record::{LearnerCode, Person};
use crate::screens::lesson::Part;
use crate::screens::{Route, lesson_title};
use crate::supervisor::{Answer, BesideAct, Command, Pin};
use crate::ui::naming;
use crate::world::World;

/// Why somebody stands at the door.
#[derive(Debug, Clone, PartialEq)]
pub enum Errand {
    Enter(Room),
    /// To sit down beside the learner and watch.
    Watch {
        lesson: u16,
    },
    /// To vouch for the run that was watched.
    Vouch {
        lesson: u16,
        attempt: u64,
    },
}

impl Errand {
    /// Beside a learner there is no way to the recovery code, nor to becoming a volunteer.
    pub fn is_beside(&self) -> bool {
        !matches!(self, Self::Enter(_))
    }

    /// Who it is, where that is certain: whoever sat down vouches.
    pub fn by<'w>(&self, world: &'w World) -> Option<&'w Person> {
        world.watcher.as_ref().filter(|_| matches!(self, Self::Vouch { .. }))
    }

    /// What is asked of the machine with the PIN.
    pub fn try_with(&self, volunteer: LearnerCode, pin: Pin, world: &World) -> Effect {
        let beside = |act, pin| ask(Command::Beside { volunteer, pin, act });
        match *self {
            Self::Enter(_) => ask(Command::Try { volunteer, pin }),
            Self::Watch { lesson } => {
                let version = world.lesson(lesson).map_or(0, |file| file.version);
                beside(BesideAct::Watch { lesson, version }, pin)
            }
            Self::Vouch { lesson, attempt } => beside(BesideAct::Vouch { lesson, attempt }, pin),
        }
    }

    /// Where the right PIN leads; `None` while the answer is another one.
    pub fn onward(&self, answer: &Answer, world: &World) -> Option<Reply> {
        let route = match (self, answer) {
            (Self::Enter(room), Answer::Entered(_)) => Route::Room(room.clone()),
            (Self::Watch { lesson }, Answer::Watching(_)) => Route::Watched { lesson: *lesson },
            (Self::Vouch { lesson, .. }, Answer::Vouched(_)) => {
                match Part::missing_for_confirmation(&world.done(*lesson)) {
                    Some(_) => Route::Vouched { lesson: *lesson },
                    None => Route::Confirmation { lesson: *lesson },
                }
            }
            _ => return None,
        };
        Some(Reply::replace(route))
    }

    /// What the volunteer says by typing the PIN, where that is more than who they are.
    pub fn words(&self, world: &World) -> Option<String> {
        let texts = world.texts;
        match self {
            Self::Enter(_) => None,
            Self::Watch { lesson } => Some(texts.watch_pin_text(learner(world), lesson_title(*lesson, world))),
            Self::Vouch { lesson, .. } => Some(texts.vouch_pin_text(learner(world), lesson_title(*lesson, world))),
        }
    }
}

/// How the learner at the keyboard is spoken of.
fn learner(world: &World) -> String {
    let person = world.learner.as_ref().and_then(|learner| learner.person.as_ref());
    person.map_or_else(|| world.texts.watch_guest().to_owned(), naming::short)
}
