//! The screens: one file each. This is their list.
//!
//! To add one: a file, a `mod` line, a variant of [`Route`], an arm in [`Route::open`]. A screen knows the world and the
//! widgets; it must not know another screen's inside (routes are enough), nor disk, clock or terminal.

mod address;
mod arriving;
mod beside;
mod beside_qr;
mod check;
mod claim;
mod confirmation;
mod consent;
mod faults;
mod gain;
mod help;
mod keeper;
mod lesson;
mod lessons;
mod mending;
mod name;
mod number;
mod pages;
mod paging;
mod people;
mod phone_tasks;
mod places;
mod practice;
mod printing;
mod reading;
mod saving;
mod shelves;
mod sign_out;
mod still;
mod story;
mod tracks;
mod trouble;
mod unread;
mod vouched;
mod welcome;
mod who;
mod xom;

use keeper::Errand;
pub use keeper::{PeopleRoom, Room, Seeking, change_words, pack_trouble, refusal};

use crate::contract::Screen;
use crate::lesson::Lesson;
use crate::phone::Spot;
use crate::record::{FormOfAddress, LearnerCode, Mode};
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
    /// The number on one's card.
    Number,
    /// A guest may keep what they did.
    Claim,
    Lessons,
    /// Lessons by what one needs.
    Tracks,
    Track {
        track: String,
    },
    SignOut,
    Help,
    /// How large the letters are, and in which colours.
    Reading,
    /// The warning before the station asks who is there.
    Still,
    Who,
    /// What anybody may know of the station, and the supervisor's way in.
    Keeper,
    /// Nobody looks after the station yet.
    FirstVolunteer,
    /// Name and PIN, on the way to a room.
    Door {
        onward: Room,
    },
    /// The recovery code and a new PIN.
    Recovery {
        volunteer: LearnerCode,
    },
    /// Behind the PIN.
    Room(Room),
    /// What a volunteer can do beside the learner at the keyboard.
    Beside {
        lesson: u16,
    },
    /// The volunteer's PIN, to sit down and watch.
    SitDown {
        lesson: u16,
    },
    /// Tự làm from its beginning, with a volunteer watching.
    Watched {
        lesson: u16,
    },
    /// The volunteer's PIN, to vouch for the run they watched.
    Vouch {
        lesson: u16,
        attempt: u64,
    },
    /// It is on record; what is missing for a confirmation.
    Vouched {
        lesson: u16,
    },
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
    /// Of a preview: the practice, entered anywhere.
    Rehearsal {
        lesson: u16,
        mode: Mode,
        at: Spot,
    },
    /// Of a preview: where one may go.
    Places {
        mode: Mode,
    },
    /// Of a preview: what is not right with the lesson.
    Faults,
    /// Of a preview: the lesson does not read yet.
    Unread,
}

/// A lesson's title; its number where it is not at this station.
fn lesson_title(number: u16, world: &World) -> String {
    world.lesson(number).map_or_else(|| world.texts.paper_lesson_number(number), |lesson| lesson.title.clone())
}

/// Where an author's preview begins: at a step or a screen of the practice, in a mode, else at the lesson's door. A name
/// that is neither is passed over.
pub fn aimed(lesson: &Lesson, mode: Option<Mode>, at: Option<&str>) -> Route {
    let number = lesson.number;
    let spot = at.and_then(|name| Spot::named(&lesson.practice, name));
    match (spot, mode) {
        (Some(at), mode) => Route::Rehearsal { lesson: number, mode: mode.unwrap_or(Mode::Follow), at },
        (None, Some(mode)) => Route::Practice { lesson: number, mode },
        (None, None) => Route::Lesson { lesson: number },
    }
}

impl Route {
    /// The screen of this route, fresh.
    pub fn open(&self, world: &World) -> Box<dyn Screen> {
        match self {
            Self::Welcome => Box::new(welcome::Welcome::default()),
            Self::Xom { newcomer } => Box::new(xom::Hamlets::new(*newcomer)),
            Self::People { xom } => Box::new(people::People::new(xom.clone())),
            Self::Name { xom } => Box::new(name::Name::new(xom.clone())),
            Self::Address { xom, name } => Box::new(address::Address::new(xom.clone(), name.clone())),
            Self::Consent { xom, name, address } => {
                Box::new(consent::Consent::new(xom.clone(), name.clone(), *address))
            }
            Self::Number => Box::new(number::Number::default()),
            Self::Claim => Box::new(claim::Claim),
            Self::Lessons => Box::new(lessons::Lessons::new(world)),
            Self::Tracks => Box::new(tracks::Tracks::default()),
            Self::Track { track } => Box::new(lessons::Lessons::of_track(track.clone(), world)),
            Self::SignOut => Box::new(sign_out::SignOut),
            Self::Help => Box::new(help::Help),
            Self::Reading => Box::new(reading::ReadingChoice),
            Self::Still => Box::new(still::Still),
            Self::Who => Box::new(who::Who),
            Self::Keeper => Box::new(keeper::Keeper::default()),
            Self::FirstVolunteer => Box::new(keeper::NewVolunteer::first()),
            Self::Door { onward } => Box::new(keeper::Door::new(Errand::Enter(onward.clone()))),
            Self::Beside { lesson } => Box::new(beside::Beside::new(*lesson)),
            Self::SitDown { lesson } => Box::new(keeper::Door::new(Errand::Watch { lesson: *lesson })),
            Self::Watched { lesson } => Box::new(practice::Practice::watched(*lesson)),
            Self::Vouch { lesson, attempt } => {
                Box::new(keeper::Door::new(Errand::Vouch { lesson: *lesson, attempt: *attempt }))
            }
            Self::Vouched { lesson } => Box::new(vouched::Vouched::new(*lesson)),
            Self::Recovery { volunteer } => Box::new(keeper::Recovery::new(*volunteer)),
            Self::Room(room) => room.open(world),
            Self::Lesson { lesson } => Box::new(lesson::Lesson::open(*lesson)),
            Self::Story { lesson } => Box::new(story::Story::open(*lesson)),
            Self::Practice { lesson, mode } => Box::new(practice::Practice::open(*lesson, *mode)),
            Self::Check { lesson } => Box::new(check::Check::open(*lesson)),
            Self::Gain { lesson } => Box::new(gain::Gain::open(*lesson)),
            Self::Confirmation { lesson } => Box::new(confirmation::Confirmation::open(*lesson)),
            Self::Rehearsal { lesson, mode, at } => Box::new(practice::Practice::open_at(*lesson, *mode, at.clone())),
            Self::Places { mode } => Box::new(places::Places::new(*mode)),
            Self::Faults => Box::new(faults::Faults::default()),
            Self::Unread => Box::new(unread::Unread),
            Self::PhoneTasks { lesson } => Box::new(phone_tasks::PhoneTasks::open(*lesson)),
        }
    }

    /// The mode of a practice.
    pub fn mode(&self) -> Option<Mode> {
        match self {
            Self::Practice { mode, .. } | Self::Rehearsal { mode, .. } => Some(*mode),
            Self::Watched { .. } => Some(Mode::Alone),
            _ => None,
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
            | Self::Number
            | Self::Claim
            | Self::SignOut
            | Self::Help
            | Self::Reading
            | Self::Still
            | Self::Who
            | Self::Keeper
            | Self::FirstVolunteer
            | Self::Door { .. }
            | Self::Recovery { .. }
            | Self::Room(_)
            // Nobody knows whether the volunteer still sits there: the run can be taken up again, not the watching.
            | Self::Beside { .. }
            | Self::SitDown { .. }
            | Self::Watched { .. }
            | Self::Vouch { .. }
            | Self::Vouched { .. }
            | Self::Rehearsal { .. }
            | Self::Places { .. }
            | Self::Faults
            | Self::Unread => false,
            Self::Lessons
            | Self::Tracks
            | Self::Track { .. }
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
