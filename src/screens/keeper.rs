//! "Người trông trạm": what the station knows of itself, for the volunteer beside it. From here the
//! copies of the records and the clock are reached.

use crate::contract::{Choice, Condition, Effect, Event, Fact, Nav, Outline, Press, Reply, Screen, Voice};
use crate::screens::{Route, mending, trouble};
use crate::texts::Texts;
use crate::ui::{Canvas, page, wrap};
use crate::world::World;

/// The digit that leads to the copies of the records.
const BACKUPS: u8 = 1;
/// The digit that leads to the date and time.
const CLOCK: u8 = 2;

#[derive(Default)]
pub struct Keeper {
    /// How many people are remembered, once the store has answered.
    people: Option<usize>,
    /// How the disk and the copies are, once that was answered.
    condition: Option<Box<Condition>>,
}

impl Screen for Keeper {
    fn handle(&mut self, event: &Event, _: &World) -> Reply {
        match event {
            Event::Entered => Reply::ignored().with(Effect::ListPeople { xom: None }).with(Effect::AskCondition),
            Event::Told(Fact::Condition(condition)) => {
                self.condition = Some(condition.clone());
                Reply::stay()
            }
            Event::Press(Press::Digit(BACKUPS)) => Reply::push(Route::Backups),
            Event::Press(Press::Digit(CLOCK)) => Reply::push(Route::Clock),
            Event::Told(Fact::People(people)) => {
                self.people = Some(people.len());
                Reply::stay()
            }
            Event::Press(Press::Enter) => Reply::go(Nav::Reset(Route::Welcome)),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let mut outline = frame(world.texts);
        outline.texts.extend(self.facts(world).into_iter().map(|(what, value)| format!("{what}: {value}")));
        outline
    }

    /// The facts stand in two columns.
    fn view(&self, world: &World, canvas: &mut Canvas) {
        let facts = self.facts(world);
        let widest = facts.iter().map(|(what, _)| wrap::width(what)).max().unwrap_or(0) + 3;
        let room = page::text_column(canvas.area).width.saturating_sub(widest);
        let rows = facts.iter().map(|(_, value)| wrap::lines(value, room).len() as u16).sum();
        let block = page::draw_around(&frame(world.texts), rows, world.texts, canvas);
        facts.iter().fold(block.y, |y, (what, value)| {
            canvas.line(block.x, y, what, canvas.theme.quiet);
            canvas.text(block.x + widest, y, room, value, canvas.theme.heading)
        });
    }
}

impl Keeper {
    fn facts(&self, world: &World) -> Vec<(&'static str, String)> {
        let texts = world.texts;
        let place = world.station.place.clone().unwrap_or_else(|| texts.keeper_place_unknown().into());
        let saving = world.trouble.map_or_else(|| texts.keeper_saving_fine().into(), |t| trouble::words(t, texts));
        vec![
            (texts.keeper_place(), place),
            (texts.keeper_xoms(), world.station.xoms.len().to_string()),
            (texts.keeper_people(), self.people.map_or_else(|| "…".into(), |people| people.to_string())),
            (texts.keeper_lessons(), world.catalogue.lessons().len().to_string()),
            (texts.keeper_voice(), voice(world.voice, texts).into()),
            (texts.keeper_saving(), saving),
            (texts.keeper_version(), env!("CARGO_PKG_VERSION").into()),
        ]
        .into_iter()
        .chain(self.of_the_disk(texts))
        .collect()
    }

    /// What is known of disk, copies and records.
    fn of_the_disk(&self, texts: Texts) -> Vec<(&'static str, String)> {
        let Some(condition) = &self.condition else { return Vec::new() };
        let free = condition.free.map(|free| mending::free(free, condition.nearly_full, texts));
        let records = condition.mended.as_ref().map(|mended| mending::for_the_keeper(mended, texts));
        let rows = [(texts.keeper_disk(), free), (texts.keeper_records(), records)];
        rows.into_iter().filter_map(|(what, value)| Some((what, value?))).collect()
    }
}

/// The page without its facts.
fn frame(texts: Texts) -> Outline {
    Outline {
        title: texts.keeper_title().into(),
        texts: vec![texts.keeper_text().into()],
        choices: vec![Choice::new(BACKUPS, texts.keeper_backups()), Choice::new(CLOCK, texts.clock_title())],
        enter: Some(texts.keeper_close().into()),
        note: Some(texts.keeper_verify().into()),
        ..Outline::default()
    }
}

fn voice(voice: Voice, texts: Texts) -> &'static str {
    match voice {
        Voice::Unknown => texts.keeper_voice_unknown(),
        Voice::Speaks => texts.keeper_voice_speaks(),
        Voice::ClipsOnly => texts.keeper_voice_clips(),
        Voice::Silent => texts.keeper_voice_silent(),
    }
}
