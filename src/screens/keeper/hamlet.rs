//! One hamlet: another name, a place further up, or retired and back. All of it can be undone here, so nothing asks twice.

use super::hamlet_name::refusal;
use super::{Room, ask};
use crate::contract::{Choice, Event, Fact, Outline, Press, Reply, Screen};
use crate::screens::{Route, trouble};
use crate::supervisor::{Answer, Command, NotChanged, XomChange};
use crate::world::World;

pub struct Hamlet {
    xom: String,
    refused: Option<NotChanged>,
}

impl Hamlet {
    pub fn new(xom: String) -> Self {
        Self { xom, refused: None }
    }

    /// Its place in the list, from 1; `None` once it is retired.
    fn place(&self, world: &World) -> Option<usize> {
        world.station.xoms.iter().position(|xom| xom.id == self.xom).map(|place| place + 1)
    }

    fn press(&mut self, press: Press, world: &World) -> Reply {
        let (place, id) = (self.place(world), self.xom.clone());
        let change = match (press, place) {
            (Press::Digit(1), _) => return Reply::push(Route::Room(Room::HamletName { xom: Some(id) })),
            (Press::Digit(2), Some(2..)) => XomChange::Raise { id },
            (Press::Digit(3), Some(_)) => XomChange::Retire { id },
            (Press::Digit(3), None) => XomChange::BringBack { id },
            (Press::Enter, _) => return Reply::pop(),
            _ => return Reply::ignored(),
        };
        self.refused = None;
        Reply::ignored().with(ask(Command::ChangeXoms(change)))
    }
}

impl Screen for Hamlet {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        match event {
            Event::Told(Fact::Supervised(Answer::NoXom(why))) => {
                self.refused = Some(*why);
                Reply::stay()
            }
            Event::Told(_) => Reply::stay(),
            Event::Press(press) => self.press(*press, world),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let (texts, place) = (world.texts, self.place(world));
        let name = world.station.xom(&self.xom).map(|xom| xom.name.clone());
        let text = match (self.refused, place) {
            (Some(why), _) => refusal(why, texts),
            (None, Some(place)) => texts.hamlet_place(world.station.xoms.len(), place),
            (None, None) => texts.hamlet_retired().into(),
        };
        let raise = place.filter(|place| *place > 1).map(|_| Choice::new(2, texts.hamlet_raise()));
        let keep = if place.is_some() { texts.hamlet_retire() } else { texts.hamlet_bring_back() };
        let choices = [Choice::new(1, texts.hamlet_rename())].into_iter().chain(raise);
        Outline {
            title: name.unwrap_or_default(),
            texts: vec![text],
            choices: choices.chain([Choice::new(3, keep)]).collect(),
            enter: Some(texts.room_back().into()),
            note: world.trouble.map(|trouble| trouble::words(trouble, texts)),
            ..Outline::default()
        }
    }
}
