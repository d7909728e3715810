//! What supervisors did lately, the newest first: when, who, what.

use super::ask;
use super::deed::deed;
use crate::contract::{Event, Fact, Outline, Press, Reply, Screen};
use crate::screens::paging::Paging;
use crate::supervisor::{Answer, Command, Entry};
use crate::texts::Texts;
use crate::ui::{Canvas, page, wrap};
use crate::world::World;

#[derive(Default)]
pub struct Log {
    entries: Option<Vec<Entry>>,
    paging: Paging,
}

impl Log {
    fn entries(&self) -> &[Entry] {
        self.entries.as_deref().unwrap_or_default()
    }

    fn frame(&self, texts: Texts) -> Outline {
        let empty = self.entries.as_ref().is_some_and(Vec::is_empty);
        let text = if empty { texts.log_empty() } else { texts.log_text() };
        Outline {
            title: texts.room_log().into(),
            texts: vec![text.into()],
            enter: Some(texts.room_back().into()),
            note: self.paging.words(self.entries(), texts),
            more: self.paging.more(self.entries()),
            ..Outline::default()
        }
    }

    /// Time and deed of each entry in view.
    fn lines(&self, world: &World) -> Vec<(String, String)> {
        let line = |(_, entry): (u8, &Entry)| (time(entry, world.texts), deed(entry, world).unwrap_or_default());
        self.paging.view(self.entries()).map(line).collect()
    }
}

impl Screen for Log {
    fn handle(&mut self, event: &Event, _: &World) -> Reply {
        match event {
            Event::Entered => Reply::ignored().with(ask(Command::ReadLog)),
            Event::Told(Fact::Supervised(Answer::Log(entries))) => {
                self.entries = Some(entries.clone());
                Reply::stay()
            }
            Event::Press(Press::NextPage) if self.paging.turn(self.entries.as_deref().unwrap_or_default()) => {
                Reply::stay()
            }
            Event::Press(Press::Enter) => Reply::pop(),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let mut outline = self.frame(world.texts);
        outline.texts.extend(self.lines(world).into_iter().map(|(time, deed)| format!("{time} {deed}")));
        outline
    }

    fn view(&self, world: &World, canvas: &mut Canvas) {
        const GAP: u16 = 2;
        let lines = self.lines(world);
        let times = lines.iter().map(|(time, _)| wrap::width(time)).max().unwrap_or(0) + GAP;
        let room = page::text_column(canvas.area).width.saturating_sub(times);
        let rows = lines.iter().map(|(_, deed)| wrap::lines(deed, room).len() as u16).sum();
        let block = page::draw_around(&self.frame(world.texts), rows, world.texts, canvas);
        lines.iter().fold(block.y, |y, (time, deed)| {
            canvas.line(block.x, y, time, canvas.theme.quiet);
            canvas.text(block.x + times, y, room, deed, canvas.theme.text)
        });
    }
}

/// "22/11 09:05"; where the clock could not be believed, that.
fn time(entry: &Entry, texts: Texts) -> String {
    entry.at.at_the_station().map_or_else(|| texts.log_no_time().into(), |time| time.format("%d/%m %H:%M").to_string())
}
