//! Asks in plain words whether the station may remember a person. Refusing still lets them learn, as a guest.

use super::trouble;
use crate::contract::{Choice, Effect, Event, Fact, Nav, Outline, Press, Reply, Screen};
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

    fn add_person(&self) -> Effect {
        Effect::AddPerson { name: self.name.clone(), address: self.address, xom: self.xom.clone() }
    }
}

impl Screen for Consent {
    fn handle(&mut self, event: &Event, _: &World) -> Reply {
        match event {
            Event::Press(Press::Digit(1)) => Reply::ignored().with(self.add_person()),
            Event::Press(Press::Digit(2)) => Reply::ignored().with(Effect::SignInGuest),
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
