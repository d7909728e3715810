//! Of a preview: everything that is not right with the lesson, a page at a time, laid over it.

use crate::contract::{Event, Fault, Outline, Press, Reply, Screen};
use crate::ui::{Canvas, faults, page};
use crate::world::World;

/// Faults on a page.
const PER_PAGE: usize = 3;

#[derive(Default)]
pub struct Faults {
    page: usize,
}

impl Faults {
    fn on_view<'w>(&self, world: &'w World) -> &'w [Fault] {
        let faults = all(world);
        let from = (self.page * PER_PAGE).min(faults.len());
        &faults[from..(from + PER_PAGE).min(faults.len())]
    }
}

fn all(world: &World) -> &[Fault] {
    world.draft.as_ref().map(|draft| draft.faults.as_slice()).unwrap_or_default()
}

fn pages(world: &World) -> usize {
    all(world).len().div_ceil(PER_PAGE).max(1)
}

impl Screen for Faults {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        match event {
            Event::Press(Press::NextPage) if pages(world) > 1 => {
                self.page = (self.page + 1) % pages(world);
                Reply::stay()
            }
            Event::Press(Press::Enter | Press::Back) => Reply::pop(),
            // There may be fewer of them now.
            Event::Told(_) => {
                self.page = self.page.min(pages(world) - 1);
                Reply::stay()
            }
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let count = all(world).len();
        let text = |fault: &Fault| {
            let lines = faults::lines(fault, texts, u16::MAX).into_iter().map(|(line, _)| line);
            lines.collect::<Vec<_>>().join("\n")
        };
        let title = if count == 0 { texts.draft_fine().to_owned() } else { texts.draft_faults(count) };
        Outline {
            title,
            texts: self.on_view(world).iter().map(text).collect(),
            enter: Some(texts.draft_close().to_owned()),
            more: pages(world) > 1,
            note: (pages(world) > 1).then(|| texts.page_more(self.page + 1, pages(world))),
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
