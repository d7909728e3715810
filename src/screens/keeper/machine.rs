//! The machine and the station: what one can look at, try and set here.

use super::Room;
use crate::contract::{Choice, Event, Outline, Press, Reply, Screen};
use crate::screens::Route;
use crate::texts::Texts;
use crate::world::World;

/// Where each digit leads.
const ROOMS: [(u8, Room); 8] = [
    (1, Room::Clock),
    (2, Room::Doctor),
    (3, Room::Trials),
    (4, Room::CommuneKey),
    (5, Room::Language),
    (6, Room::Ending),
    (7, Room::Comfort),
    (8, Room::Facts),
];

pub struct Machine;

fn name(room: &Room, texts: Texts) -> &'static str {
    match room {
        Room::Clock => texts.clock_title(),
        Room::Doctor => texts.doctor_title(),
        Room::Trials => texts.trials_title(),
        Room::CommuneKey => texts.first_keys(),
        Room::Language => texts.language_title(),
        Room::Ending => texts.ending_title(),
        Room::Comfort => texts.comfort_title(),
        _ => texts.machine_facts(),
    }
}

impl Screen for Machine {
    fn handle(&mut self, event: &Event, _: &World) -> Reply {
        match event {
            Event::Press(Press::Digit(digit)) => {
                let room = ROOMS.iter().find(|(shown, _)| shown == digit);
                room.map_or(Reply::ignored(), |(_, room)| Reply::push(Route::Room(room.clone())))
            }
            Event::Press(Press::Enter) => Reply::pop(),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        Outline {
            title: texts.room_machine().into(),
            texts: vec![texts.machine_choose().into()],
            choices: ROOMS.iter().map(|(digit, room)| Choice::new(*digit, name(room, texts))).collect(),
            enter: Some(texts.room_back().into()),
            ..Outline::default()
        }
    }
}
