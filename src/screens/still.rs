//! The warning after three idle minutes. Any key takes it away; the station sees to that, not this screen.

use crate::contract::{Event, Outline, Reply, Screen};
use crate::ui::{Canvas, page};
use crate::world::World;

pub struct Still;

impl Screen for Still {
    fn handle(&mut self, _: &Event, _: &World) -> Reply {
        Reply::ignored()
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let text = match (&world.supervisor, &world.learner) {
            (Some(_), _) => texts.still_text_supervisor(),
            (None, Some(_)) => texts.still_text(),
            (None, None) => texts.still_text_nobody(),
        };
        Outline {
            title: texts.still_title().into(),
            texts: vec![text.into()],
            enter: Some(texts.still_enter().into()),
            ..Outline::default()
        }
    }

    fn view(&self, world: &World, canvas: &mut Canvas) {
        page::draw_sheet(&self.outline(world), world.texts, canvas);
    }

    fn is_overlay(&self) -> bool {
        true
    }
}
