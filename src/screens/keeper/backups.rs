//! The copies of the records, for the station's keeper: see them, make one, go back to one.

use super::Room;
use crate::contract::{Backup, Choice, Condition, Effect, Elsewhere, Event, Fact, Outline, Press, Reply, Screen};
use crate::screens::paging::Paging;
use crate::screens::{Route, mending};
use crate::texts::Texts;
use crate::vietnamese::number;
use crate::world::World;

/// The digit of "make one now".
const MAKE: u8 = 8;

#[derive(Default)]
pub struct Backups {
    /// Once it was answered.
    condition: Option<Box<Condition>>,
    failed: bool,
    paging: Paging,
}

impl Screen for Backups {
    fn handle(&mut self, event: &Event, _: &World) -> Reply {
        let copies = self.condition.as_deref().map_or(&[][..], |condition| &condition.backups);
        match event {
            Event::Entered => Reply::ignored().with(Effect::AskCondition),
            Event::Press(Press::Digit(MAKE)) => Reply::ignored().with(Effect::BackUp),
            Event::Press(Press::Digit(digit)) => match self.paging.chosen(*digit, copies) {
                Some(copy) => Reply::push(Route::Room(Room::Restore { copy: copy.clone() })),
                None => Reply::ignored(),
            },
            Event::Press(Press::NextPage) if self.paging.turn(copies) => Reply::stay(),
            Event::Press(Press::Enter) => Reply::pop(),
            Event::Told(Fact::Condition(condition)) => {
                self.condition = Some(condition.clone());
                self.failed = false;
                Reply::stay()
            }
            Event::Told(Fact::Failed(_)) => {
                self.failed = true;
                Reply::stay()
            }
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let copies = self.condition.as_deref().map_or(&[][..], |condition| &condition.backups);
        let text = if copies.is_empty() { texts.backups_none() } else { texts.backups_text() };
        let busy = self.condition.as_ref().is_some_and(|condition| condition.busy);
        let make = if busy { texts.backups_busy() } else { texts.backups_make() };
        let entries = self.paging.view(copies).map(|(digit, copy)| entry(digit, copy, texts));
        Outline {
            title: texts.backups_title().into(),
            texts: vec![text.into()],
            choices: entries.chain([Choice::new(MAKE, make)]).collect(),
            enter: Some(texts.room_back().into()),
            note: self.note(texts),
            more: self.paging.more(copies),
            ..Outline::default()
        }
    }
}

impl Backups {
    /// What is to be known of the other device.
    fn note(&self, texts: Texts) -> Option<String> {
        if self.failed {
            return Some(texts.backups_failed().into());
        }
        let words = match self.condition.as_ref()?.elsewhere {
            Elsewhere::Unset => texts.backups_unset(),
            Elsewhere::Away => texts.backups_away(),
            Elsewhere::SameDisk => texts.backups_same_disk(),
            Elsewhere::There => texts.backups_there(),
        };
        Some(words.into())
    }
}

fn entry(digit: u8, copy: &Backup, texts: Texts) -> Choice {
    let day = mending::date(copy.day, texts);
    let label = texts.backups_entry(day, number(copy.events), number(copy.people));
    Choice::new(digit, label).with_remark(copy.elsewhere.then(|| texts.backups_elsewhere().into()))
}
