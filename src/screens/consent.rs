//! Asks in plain words whether the station may remember a person. Refusing still lets them learn, as a guest.

use super::{arriving, trouble};
use crate::contract::{Choice, Claimant, Effect, Event, Fact, Nav, Outline, Press, Reply, Screen};
use crate::record::FormOfAddress;
use crate::screens::Route;
use crate::ui::naming;
use crate::world::World;

pub struct Consent {
    xom: Option<String>,
    name: String,
    address: Option<FormOfAddress>,
}

impl Consent {
    pub fn new(xom: Option<String>, name: String, address: Option<FormOfAddress>) -> Self {
        Self { xom, name, address }
    }

    fn add_person(&self, world: &World) -> Effect {
        let (name, address, xom) = (self.name.clone(), self.address, self.xom.clone());
        if arriving::may_claim(world) {
            Effect::Claim(Claimant::New { name, address, xom })
        } else {
            Effect::AddPerson { name, address, xom }
        }
    }
}

impl Screen for Consent {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        match event {
            Event::Press(Press::Digit(1)) => Reply::ignored().with(self.add_person(world)),
            Event::Press(Press::Digit(2)) => arriving::as_guest(world),
            Event::Told(Fact::SignedIn { .. }) => Reply::go(Nav::Reset(Route::Lessons)),
            Event::Told(Fact::Failed(_)) => Reply::stay(),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        Outline {
            title: texts.consent_title(naming::spoken(&self.name, self.address)),
            texts: vec![texts.consent_kept().into(), texts.consent_not_kept().into()],
            choices: vec![Choice::new(1, texts.consent_yes()), Choice::new(2, texts.consent_no())],
            note: world.trouble.map(|t| trouble::words(t, texts)),
            ..Outline::default()
        }
    }
}
