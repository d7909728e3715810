//! The screens: one file each. This is their list.
//!
//! To add one: a file, a `mod` line, a variant of [`Route`], an arm in [`Route::open`]. A screen knows the world and the
//! widgets; it must not know another screen's inside (routes are enough), nor disk, clock or terminal.

mod address;
mod check;
mod confirmation;
mod consent;
mod gain;
mod help;
mod keeper;
mod lesson;
mod lessons;
mod name;
mod pages;
mod paging;
mod people;
mod phone_tasks;
mod practice;
mod saving;
mod sign_out;
mod still;
mod story;
mod trouble;
mod welcome;
mod who;
mod xom;

use crate::contract::Screen;
use crate::record::{FormOfAddress, Mode};
use crate::world::World;
use serde::{Deserialize, Serialize};

/// Where one can be. Plain data: tests compare it, and it is written down against power cuts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Route {
    Welcome,
    /// Which hamlet, of somebody new or of somebody already in the list.
    Xom {
        newcomer: bool,
    },
    People {
        xom: Option<String>,
    },
    Name {
        xom: Option<String>,
    },
    Address {
        xom: Option<String>,
        name: String,
    },
    Consent {
        xom: Option<String>,
        name: String,
        address: Option<FormOfAddress>,
    },
    Lessons,
    SignOut,
    Help,
    /// The warning before the station asks who is there.
    Still,
    Who,
    Keeper,
    /// The door of a lesson.
    Lesson {
        lesson: u16,
    },
    Story {
        lesson: u16,
    },
    Practice {
        lesson: u16,
        mode: Mode,
    },
    Check {
        lesson: u16,
    },
    Gain {
        lesson: u16,
    },
    Confirmation {
        lesson: u16,
    },
    PhoneTasks {
        lesson: u16,
    },
}

impl Route {
    /// The screen of this route, fresh.
    pub fn open(&self, world: &World) -> Box<dyn Screen> {
        match self {
            Self::Welcome => Box::new(welcome::Welcome),
            Self::Xom { newcomer } => Box::new(xom::Hamlets::new(*newcomer)),
            Self::People { xom } => Box::new(people::People::new(xom.clone())),
            Self::Name { xom } => Box::new(name::Name::new(xom.clone())),
            Self::Address { xom, name } => Box::new(address::Address::new(xom.clone(), name.clone())),
            Self::Consent { xom, name, address } => {
                Box::new(consent::Consent::new(xom.clone(), name.clone(), *address))
            }
            Self::Lessons => Box::new(lessons::Lessons::new(world)),
            Self::SignOut => Box::new(sign_out::SignOut),
            Self::Help => Box::new(help::Help),
            Self::Still => Box::new(still::Still),
            Self::Who => Box::new(who::Who),
            Self::Keeper => Box::new(keeper::Keeper::default()),
            Self::Lesson { lesson } => Box::new(lesson::Lesson::open(*lesson)),
            Self::Story { lesson } => Box::new(story::Story::open(*lesson)),
            Self::Practice { lesson, mode } => Box::new(practice::Practice::open(*lesson, *mode)),
            Self::Check { lesson } => Box::new(check::Check::open(*lesson)),
            Self::Gain { lesson } => Box::new(gain::Gain::open(*lesson)),
            Self::Confirmation { lesson } => Box::new(confirmation::Confirmation::open(*lesson)),
            Self::PhoneTasks { lesson } => Box::new(phone_tasks::PhoneTasks::open(*lesson)),
        }
    }

    /// Whether a power cut should bring the person back here: not to a question that passes, nor to where nobody is
    /// signed in yet.
    pub fn lasts(&self) -> bool {
        match self {
            Self::Welcome
            | Self::Xom { .. }
            | Self::People { .. }
            | Self::Name { .. }
            | Self::Address { .. }
            | Self::Consent { .. }
            | Self::SignOut
            | Self::Help
            | Self::Still
            | Self::Who
            | Self::Keeper => false,
            Self::Lessons
            | Self::Lesson { .. }
            | Self::Story { .. }
            | Self::Practice { .. }
            | Self::Check { .. }
            | Self::Gain { .. }
            | Self::Confirmation { .. }
            | Self::PhoneTasks { .. } => true,
        }
    }
}
