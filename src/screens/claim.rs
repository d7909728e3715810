//! A guest has learned something and may keep it under a name, a new one or one that is in the list.

use super::arriving;
use crate::contract::{Choice, Event, Nav, Outline, Press, Reply, Screen};
use crate::screens::Route;
use crate::world::World;

pub struct Claim;

impl Screen for Claim {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        match event {
            Event::Press(Press::Digit(1)) => Reply::push(arriving::first_step(world, true)),
            Event::Press(Press::Digit(2)) => Reply::push(arriving::first_step(world, false)),
            Event::Press(Press::Enter) => Reply::go(Nav::Reset(Route::Lessons)),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        Outline {
            title: texts.claim_title().into(),
            texts: vec![texts.claim_text().into()],
            choices: vec![Choice::new(1, texts.claim_new()), Choice::new(2, texts.claim_known())],
            enter: Some(texts.claim_no().into()),
            ..Outline::default()
        }
    }
}
