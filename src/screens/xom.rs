//! Which hamlet: only where the station has a list of them.

use super::paging::Paging;
use crate::contract::{Choice, Event, Outline, Press, Reply, Screen};
use crate::screens::Route;
use crate::world::World;

/// The digit of "another hamlet".
const OTHER: u8 = 8;

pub struct Hamlets {
    newcomer: bool,
    paging: Paging,
}

impl Hamlets {
    pub fn new(newcomer: bool) -> Self {
        Self { newcomer, paging: Paging::default() }
    }

    fn onwards(&self, xom: Option<String>) -> Reply {
        Reply::push(if self.newcomer { Route::Name { xom } } else { Route::People { xom } })
    }
}

impl Screen for Hamlets {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        let xoms = &world.station.xoms;
        match event {
            Event::Press(Press::Digit(OTHER)) => self.onwards(None),
            Event::Press(Press::Digit(digit)) => match self.paging.chosen(*digit, xoms) {
                Some(xom) => self.onwards(Some(xom.id.clone())),
                None => Reply::ignored(),
            },
            Event::Press(Press::Enter) if !self.newcomer => Reply::push(Route::Number),
            Event::Press(Press::NextPage) if self.paging.turn(xoms) => Reply::stay(),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let (texts, xoms) = (world.texts, &world.station.xoms);
        let listed = self.paging.view(xoms).map(|(digit, xom)| Choice::new(digit, &xom.name));
        Outline {
            title: texts.xom_title().into(),
            texts: vec![texts.xom_text().into()],
            choices: listed.chain([Choice::new(OTHER, texts.xom_other())]).collect(),
            enter: (!self.newcomer).then(|| texts.number_offer().into()),
            note: self.paging.words(xoms, texts),
            more: self.paging.more(xoms),
            ..Outline::default()
        }
    }
}
