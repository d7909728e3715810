//! Of a preview: the lesson does not read yet. Says what has to be put right; the lesson comes by itself once it is saved.

use crate::contract::{Event, Outline, Reply, Screen};
use crate::ui::{Canvas, faults, page};
use crate::world::World;

pub struct Unread;

impl Screen for Unread {
    fn handle(&mut self, _: &Event, _: &World) -> Reply {
        Reply::ignored()
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let checking = world.draft.as_ref().is_none_or(|draft| draft.checking && draft.faults.is_empty());
        let (title, text) =
            if checking { (texts.draft_reading(), "") } else { (texts.draft_unread(), texts.draft_unread_text()) };
        let text = Some(text.to_owned()).filter(|text| !text.is_empty());
        Outline { title: title.to_owned(), texts: text.into_iter().collect(), ..Outline::default() }
    }

    fn view(&self, world: &World, canvas: &mut Canvas) {
        let known = world.draft.iter().flat_map(|draft| &draft.faults).cloned().collect::<Vec<_>>();
        if known.is_empty() {
            return page::draw(&self.outline(world), world.texts, canvas);
        }
        // Title and text stand in the upper rows, the list takes the rest.
        let rows = canvas.area.height.saturating_sub(9);
        let room = page::draw_around(&self.outline(world), rows, world.texts, canvas);
        faults::draw(&known, world.texts, &mut canvas.within(room));
    }
}
