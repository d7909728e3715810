//! What the station has and knows of itself, and the ways to where that is looked after: copies, keepers, the log.

use super::{Room, draw_facts, of_the_disk, saving};
use crate::contract::{Choice, Condition, Effect, Event, Fact, Outline, Press, Reply, Screen, Voice};
use crate::screens::Route;
use crate::texts::Texts;
use crate::ui::Canvas;
use crate::world::World;

/// Where the digits lead, from 1.
const ROOMS: [Room; 3] = [Room::Backups, Room::Volunteers, Room::Log];

#[derive(Default)]
pub struct Facts {
    /// How many people are remembered, once the store has answered.
    people: Option<usize>,
    /// How the disk and the records are, once that was answered.
    condition: Option<Box<Condition>>,
}

impl Screen for Facts {
    fn handle(&mut self, event: &Event, _: &World) -> Reply {
        match event {
            Event::Entered => Reply::ignored().with(Effect::ListPeople { xom: None }).with(Effect::AskCondition),
            Event::Told(Fact::Condition(condition)) => {
                self.condition = Some(condition.clone());
                Reply::stay()
            }
            Event::Told(Fact::People(people)) => {
                self.people = Some(people.len());
                Reply::stay()
            }
            Event::Press(Press::Digit(digit)) => {
                let room = ROOMS.get(usize::from(*digit).wrapping_sub(1));
                room.map_or(Reply::ignored(), |room| Reply::push(Route::Room(room.clone())))
            }
            Event::Press(Press::Enter) => Reply::pop(),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let mut outline = frame(world.texts);
        outline.texts.extend(self.facts(world).into_iter().map(|(what, value)| format!("{what}: {value}")));
        outline
    }

    fn view(&self, world: &World, canvas: &mut Canvas) {
        draw_facts(&frame(world.texts), &self.facts(world), world, canvas);
    }
}

impl Facts {
    fn facts(&self, world: &World) -> Vec<(&'static str, String)> {
        let texts = world.texts;
        let place = world.station.place.clone().unwrap_or_else(|| texts.keeper_place_unknown().into());
        vec![
            (texts.keeper_place(), place),
            (texts.keeper_xoms(), world.station.xoms.len().to_string()),
            (texts.keeper_people(), self.people.map_or_else(|| "…".into(), |people| people.to_string())),
            (texts.keeper_lessons(), world.catalogue.lessons().len().to_string()),
            (texts.keeper_voice(), voice(world.voice, texts).into()),
            (texts.keeper_saving(), saving(world)),
            (texts.keeper_version(), env!("CARGO_PKG_VERSION").into()),
        ]
        .into_iter()
        .chain(of_the_disk(self.condition.as_deref(), texts))
        .collect()
    }
}

/// The page without its facts.
fn frame(texts: Texts) -> Outline {
    let names = [texts.backups_title(), texts.room_volunteers(), texts.room_log()];
    Outline {
        title: texts.machine_facts().into(),
        choices: (1..).zip(names).map(|(digit, name)| Choice::new(digit, name)).collect(),
        enter: Some(texts.room_back().into()),
        note: Some(texts.keeper_verify().into()),
        ..Outline::default()
    }
}

pub fn voice(voice: Voice, texts: Texts) -> &'static str {
    match voice {
        Voice::Unknown => texts.keeper_voice_unknown(),
        Voice::Speaks => texts.keeper_voice_speaks(),
        Voice::ClipsOnly => texts.keeper_voice_clips(),
        Voice::Silent => texts.keeper_voice_silent(),
    }
}
