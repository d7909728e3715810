//! The tracks: lessons chosen by what one needs. Only tracks of which something is here are offered.

use super::paging::Paging;
use crate::contract::{Choice, Event, Outline, Press, Reply, Screen};
use crate::lesson::Track;
use crate::screens::Route;
use crate::world::World;

/// A track of which less than this is here leads nowhere yet.
const LEAST: usize = 3;

/// The tracks one can go at this station.
pub fn walkable(world: &World) -> impl Iterator<Item = &Track> {
    world.catalogue.tracks().iter().filter(|track| world.catalogue.of_track(track).count() >= LEAST)
}

#[derive(Default)]
pub struct Tracks {
    paging: Paging,
}

impl Screen for Tracks {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        let tracks: Vec<&Track> = walkable(world).collect();
        match event {
            Event::Press(Press::Digit(digit)) => match self.paging.chosen(*digit, &tracks) {
                Some(track) => Reply::push(Route::Track { track: track.id.clone() }),
                None => Reply::ignored(),
            },
            Event::Press(Press::NextPage) if self.paging.turn(&tracks) => Reply::stay(),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let tracks: Vec<&Track> = walkable(world).collect();
        let entry = |(digit, track): (u8, &&Track)| {
            let all = world.catalogue.of_track(track);
            let done = all.filter(|lesson| world.done(lesson.number).check_passed).count();
            let of = world.catalogue.of_track(track).count();
            Choice::new(digit, &track.title).with_remark(Some(texts.tracks_done(done, of)))
        };
        Outline {
            title: texts.tracks_title().into(),
            texts: vec![texts.tracks_text().into()],
            choices: self.paging.view(&tracks).map(entry).collect(),
            note: self.paging.words(&tracks, texts),
            more: self.paging.more(&tracks),
            ..Outline::default()
        }
    }
}
