//! How a newcomer likes to be called.

use crate::contract::{Choice, Event, Outline, Press, Reply, Screen};
use crate::record::FormOfAddress;
use crate::screens::Route;
use crate::ui::naming;
use crate::vietnamese::capitalised;
use crate::world::World;

pub struct Address {
    xom: Option<String>,
    name: String,
}

impl Address {
    pub fn new(xom: Option<String>, name: String) -> Self {
        Self { xom, name }
    }

    fn onwards(&self, address: Option<FormOfAddress>) -> Reply {
        Reply::push(Route::Consent { xom: self.xom.clone(), name: self.name.clone(), address })
    }
}

impl Screen for Address {
    fn handle(&mut self, event: &Event, _: &World) -> Reply {
        match event {
            Event::Press(Press::Enter) => self.onwards(None),
            Event::Press(Press::Digit(digit)) => match FormOfAddress::ALL.get(usize::from(*digit).wrapping_sub(1)) {
                Some(address) => self.onwards(Some(*address)),
                None => Reply::ignored(),
            },
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let call = |address| capitalised(&naming::spoken(&self.name, Some(address)));
        Outline {
            title: texts.address_title().into(),
            texts: vec![texts.address_text().into()],
            choices: (1..).zip(FormOfAddress::ALL).map(|(digit, address)| Choice::new(digit, call(address))).collect(),
            enter: Some(texts.address_plain().into()),
            ..Outline::default()
        }
    }
}
