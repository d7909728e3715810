//! "Người học": the rooms about the people who learn here. This is their list.
//!
//! To add a room: a file in `people/`, a `mod` line, a variant of [`PeopleRoom`], an arm in [`PeopleRoom::open`].

mod board;
mod card;
mod cards;
mod choosing;
mod consent;
mod correct;
mod dossier;
mod entrance;
mod find;
mod forget;
mod hand;
mod join;
mod newcomer;
mod page;

use super::{Room, ask};
use crate::contract::{Effect, Reply, Screen};
use crate::record::{LearnerCode, NoMerge};
use crate::screens::Route;
use crate::supervisor::Command;
use crate::supervisor::people::{Deed, Refusal};
use crate::texts::Texts;
use serde::{Deserialize, Serialize};

/// A room about people.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum PeopleRoom {
    Entrance,
    Find(Seeking),
    /// Remembering somebody new.
    New,
    /// Everything about one person.
    Page {
        learner: LearnerCode,
    },
    /// Another name, form of address or hamlet.
    Correct {
        learner: LearnerCode,
    },
    /// Asking aloud whether they may be remembered.
    Consent {
        learner: LearnerCode,
    },
    Card {
        learner: LearnerCode,
    },
    /// Pages of cards for an office printer.
    Cards,
    /// Who else is this person, and taking that back.
    Join {
        learner: LearnerCode,
    },
    /// Before two become one.
    JoinWith {
        learner: LearnerCode,
        other: LearnerCode,
    },
    /// A visit that was somebody else's.
    Hand {
        learner: LearnerCode,
    },
    HandTo {
        learner: LearnerCode,
        visit: u32,
        other: LearnerCode,
    },
    Forget {
        learner: LearnerCode,
        /// They were asked aloud and said no.
        refused: bool,
    },
    /// Who wants help this evening.
    Board,
}

/// What somebody is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Seeking {
    /// To see their page.
    Look,
    /// They are this person too.
    Join { into: LearnerCode },
    /// This visit was theirs.
    Hand { from: LearnerCode, visit: u32 },
}

impl PeopleRoom {
    pub fn open(&self) -> Box<dyn Screen> {
        match self {
            Self::Entrance => Box::new(entrance::Entrance),
            Self::Find(errand) => Box::new(find::Find::new(*errand)),
            Self::New => Box::new(newcomer::NewLearner::default()),
            Self::Page { learner } => Box::new(page::Page::new(*learner)),
            Self::Correct { learner } => Box::new(correct::Correct::new(*learner)),
            Self::Consent { learner } => Box::new(consent::Consent::new(*learner)),
            Self::Card { learner } => Box::new(card::Card::new(*learner)),
            Self::Cards => Box::new(cards::Cards::default()),
            Self::Join { learner } => Box::new(join::Join::new(*learner)),
            Self::JoinWith { learner, other } => Box::new(join::JoinWith::new(*learner, *other)),
            Self::Hand { learner } => Box::new(hand::Hand::new(*learner)),
            Self::HandTo { learner, visit, other } => Box::new(hand::HandTo::new(*learner, *visit, *other)),
            Self::Forget { learner, refused } => Box::new(forget::Forget::new(*learner, *refused)),
            Self::Board => Box::new(board::Board::default()),
        }
    }
}

fn enter(room: PeopleRoom) -> Reply {
    Reply::push(Route::Room(Room::People(room)))
}

/// Asks the machine something about people.
fn wish(deed: Deed) -> Effect {
    ask(Command::People(deed))
}

/// Why it was not done, in a sentence.
fn refused(refusal: Refusal, texts: Texts) -> &'static str {
    match refusal {
        Refusal::Nobody => texts.refused_nobody(),
        Refusal::NoName => texts.people_no_name(),
        Refusal::Nameless => texts.people_nameless(),
        Refusal::Merge(NoMerge::OneAlready) => texts.people_one_already(),
        Refusal::Merge(NoMerge::Erased) => texts.people_merge_erased(),
        Refusal::Merge(NoMerge::PersonIntoGuest) => texts.people_into_guest(),
        Refusal::Merge(NoMerge::NamesDiffer) => texts.refused_names_differ(),
        Refusal::Merge(NoMerge::ForOneself) | Refusal::ForOneself => texts.people_for_oneself(),
        Refusal::NotMerged => texts.people_not_merged(),
        Refusal::Work(_) => texts.refused_work(),
        Refusal::ToThemselves => texts.people_to_themselves(),
        Refusal::ToErased => texts.people_to_erased(),
    }
}
