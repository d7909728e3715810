//! The entrance: find somebody, remember somebody, make cards.

use super::{PeopleRoom, Seeking, enter};
use crate::contract::{Choice, Event, Nav, Outline, Press, Reply, Screen};
use crate::record::LearnerCode;
use crate::screens::Route;
use crate::screens::keeper::Room;
use crate::world::World;

pub struct Entrance;

impl Screen for Entrance {
    fn handle(&mut self, event: &Event, _: &World) -> Reply {
        match event {
            Event::Press(Press::Digit(1)) => enter(PeopleRoom::Find(Seeking::Look)),
            Event::Press(Press::Digit(2)) => enter(PeopleRoom::New),
            Event::Press(Press::Digit(3)) => enter(PeopleRoom::Cards),
            Event::Press(Press::Digit(4)) => enter(PeopleRoom::Board),
            Event::Scanned(text) => match LearnerCode::of_card(text) {
                Ok(learner) => enter(PeopleRoom::Page { learner }),
                Err(_) => Reply::ignored(),
            },
            // After an erasure nothing lies below.
            Event::Press(Press::Enter | Press::Back) => Reply::go(Nav::Reset(Route::Room(Room::Menu))),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        Outline {
            title: texts.learners_title().into(),
            texts: vec![texts.learners_text().into()],
            choices: vec![
                Choice::new(1, texts.learners_find()),
                Choice::new(2, texts.learners_new()),
                Choice::new(3, texts.learners_cards()),
                Choice::new(4, texts.board_title()),
            ],
            enter: Some(texts.room_back().into()),
            ..Outline::default()
        }
    }
}
