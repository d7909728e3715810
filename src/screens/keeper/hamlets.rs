//! The list of hamlets: those people choose among, then those nobody is asked for any more.

use super::Room;
use crate::contract::{Choice, Event, Outline, Press, Reply, Screen};
use crate::record::Xom;
use crate::screens::Route;
use crate::screens::paging::Paging;
use crate::world::World;

/// The digit of "one more".
const ADD: u8 = 8;

#[derive(Default)]
pub struct Hamlets {
    paging: Paging,
}

/// Every hamlet, and whether it is retired.
fn all(world: &World) -> Vec<(&Xom, bool)> {
    let active = world.station.xoms.iter().map(|xom| (xom, false));
    active.chain(world.station.retired.iter().map(|xom| (xom, true))).collect()
}

impl Screen for Hamlets {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        let list = all(world);
        match event {
            Event::Entered => {
                // The page one was on may be gone.
                self.paging = Paging::default();
                Reply::stay()
            }
            Event::Press(Press::Digit(ADD)) => Reply::push(Route::Room(Room::HamletName { xom: None })),
            Event::Press(Press::Digit(digit)) => match self.paging.chosen(*digit, &list) {
                Some((xom, _)) => Reply::push(Route::Room(Room::Hamlet { xom: xom.id.clone() })),
                None => Reply::ignored(),
            },
            Event::Press(Press::NextPage) if self.paging.turn(&list) => Reply::stay(),
            Event::Press(Press::Enter) => Reply::pop(),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let (texts, list) = (world.texts, all(world));
        let entry = |(digit, (xom, retired)): (u8, &(&Xom, bool))| {
            Choice::new(digit, &xom.name).with_remark(retired.then(|| texts.hamlets_retired().into()))
        };
        let text = if list.is_empty() { texts.hamlets_empty() } else { texts.hamlets_text() };
        Outline {
            title: texts.hamlets_title().into(),
            texts: vec![text.into()],
            choices: self.paging.view(&list).map(entry).chain([Choice::new(ADD, texts.hamlets_add())]).collect(),
            enter: Some(texts.room_back().into()),
            note: self.paging.words(&list, texts),
            more: self.paging.more(&list),
            ..Outline::default()
        }
    }
}
