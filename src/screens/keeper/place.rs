//! What the station is called: the place it stands in.

use super::ask;
use crate::contract::{Event, Fact, FieldKind, Outline, Press, Reply, Screen};
use crate::screens::trouble;
use crate::supervisor::{Answer, Command};
use crate::ui::field::TextField;
use crate::vietnamese::nfc;
use crate::world::World;

#[derive(Default)]
pub struct Place {
    field: Option<TextField>,
}

impl Place {
    fn press(&mut self, press: Press) -> Reply {
        let Some(field) = &mut self.field else { return Reply::ignored() };
        match press {
            Press::LeaveField => Reply::pop(),
            Press::Enter => {
                let place = nfc(&field.text().split_whitespace().collect::<Vec<_>>().join(" "));
                if place.is_empty() { Reply::pop() } else { Reply::ignored().with(ask(Command::NamePlace(place))) }
            }
            press if field.press(press) => Reply::stay(),
            _ => Reply::ignored(),
        }
    }
}

impl Screen for Place {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        match event {
            Event::Entered if self.field.is_none() => {
                let known = world.station.place.as_deref().unwrap_or_default();
                self.field = Some(TextField::new(FieldKind::Vietnamese).holding(known));
                Reply::stay()
            }
            Event::Told(Fact::Supervised(Answer::Described(_))) => Reply::pop(),
            Event::Press(press) => self.press(*press),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let empty = self.field.as_ref().is_none_or(TextField::is_empty);
        let field =
            self.field.as_ref().map(|field| field.outline(texts.keeper_place(), Some(texts.name_help().into())));
        Outline {
            title: texts.room_place().into(),
            texts: vec![texts.place_text().into()],
            field,
            enter: Some(if empty { texts.room_leave_field() } else { texts.name_done() }.into()),
            note: world.trouble.map(|trouble| trouble::words(trouble, texts)),
            ..Outline::default()
        }
    }
}
