//! Typing one's name, with the station's own Telex and VNI. Who cannot type yet leaves the field and goes on as a guest.

use crate::contract::{Choice, Event, Fact, FieldKind, Nav, Outline, Press, Reply, Screen};
use crate::screens::{Route, arriving};
use crate::ui::field::TextField;
use crate::vietnamese::clean_name;
use crate::world::World;

pub struct Name {
    xom: Option<String>,
    field: TextField,
    typing: bool,
}

impl Name {
    pub fn new(xom: Option<String>) -> Self {
        Self { xom, field: TextField::new(FieldKind::Vietnamese), typing: true }
    }

    fn typed(&mut self, press: Press) -> Reply {
        match press {
            Press::Enter => self.finish(),
            Press::LeaveField => {
                self.typing = false;
                Reply::stay()
            }
            press if self.field.press(press) => Reply::stay(),
            _ => Reply::ignored(),
        }
    }

    /// On with the name, if there is a letter in it.
    fn finish(&self) -> Reply {
        match clean_name(&self.field.text()) {
            name if name.is_empty() => Reply::ignored(),
            name => Reply::push(Route::Address { xom: self.xom.clone(), name }),
        }
    }

    fn rested(&mut self, press: Press, world: &World) -> Reply {
        match press {
            Press::Digit(1) | Press::Enter => {
                self.typing = true;
                Reply::stay()
            }
            Press::Digit(2) => arriving::as_guest(world),
            _ => Reply::ignored(),
        }
    }

    fn field_outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let enter = if self.field.is_empty() { texts.name_leave() } else { texts.name_done() };
        Outline {
            title: texts.name_title().into(),
            texts: vec![texts.name_text().into()],
            field: Some(self.field.outline(texts.name_label(), Some(texts.name_help().into()))),
            enter: Some(enter.into()),
            ..Outline::default()
        }
    }

    fn rest_outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        Outline {
            title: texts.name_rest_title().into(),
            texts: vec![texts.name_rest_text().into()],
            choices: vec![Choice::new(1, texts.name_again()), Choice::new(2, texts.name_guest())],
            ..Outline::default()
        }
    }
}

impl Screen for Name {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        match event {
            Event::Press(press) if self.typing => self.typed(*press),
            Event::Press(press) => self.rested(*press, world),
            Event::Told(Fact::SignedIn { .. }) => Reply::go(Nav::Reset(Route::Lessons)),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        if self.typing { self.field_outline(world) } else { self.rest_outline(world) }
    }
}
