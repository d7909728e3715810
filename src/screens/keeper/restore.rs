//! Going back to a copy: says exactly what will happen, then what has happened.

use crate::contract::{
    Backup, Choice, Effect, Event, Fact, How, Nav, Outline, Press, Reply, Screen, Stage, Trouble, Work,
};
use crate::screens::{Route, mending};
use crate::texts::Texts;
use crate::vietnamese::number;
use crate::world::World;

pub struct Restore {
    copy: Backup,
    /// The keeper has said yes.
    asked: bool,
    /// It turned out that this cannot be.
    failed: bool,
}

impl Restore {
    pub fn of(copy: Backup) -> Self {
        Self { copy, asked: false, failed: false }
    }
}

impl Screen for Restore {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        match event {
            Event::Press(Press::Digit(1)) if !self.asked => {
                self.asked = true;
                Reply::stay().with(Effect::Restore(self.copy.clone()))
            }
            Event::Press(Press::Digit(2)) if !self.asked => Reply::pop(),
            // The records are open again: the world knows what came of it.
            Event::Entered => {
                self.failed = false;
                Reply::stay()
            }
            Event::Told(Fact::Failed(_)) if self.asked => {
                self.failed = true;
                Reply::stay()
            }
            // Nothing leads away while the records are between two states.
            Event::Press(_) if self.asked && is_busy(world) => Reply::stay(),
            Event::Press(Press::Enter) if self.asked => Reply::go(Nav::Reset(Route::Welcome)),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        match self.asked {
            false => self.question(world.texts),
            true if is_busy(world) => {
                let work = world.opening.unwrap_or(Work { stage: Stage::Restoring, percent: 0 });
                Outline { choices: Vec::new(), ..mending::page(work, world.texts) }
            }
            true => self.answer(world),
        }
    }
}

/// The records are between two states.
fn is_busy(world: &World) -> bool {
    world.opening.is_some() || world.trouble == Some(Trouble::Mending)
}

impl Restore {
    fn question(&self, texts: Texts) -> Outline {
        let [events, people] = [self.copy.events, self.copy.people].map(number);
        Outline {
            title: texts.restore_title(mending::date(self.copy.day, texts)),
            texts: vec![texts.restore_text(events, people), texts.restore_kept().into(), texts.restore_erased().into()],
            choices: vec![Choice::new(1, texts.restore_yes()), Choice::new(2, texts.restore_no())],
            ..Outline::default()
        }
    }

    fn answer(&self, world: &World) -> Outline {
        let texts = world.texts;
        let done = world.mended.as_ref().filter(|mended| mended.how == How::Restored && !self.failed);
        let words = match done {
            Some(mended) => texts.restore_done(number(mended.events), number(mended.people)),
            None => texts.restore_not_done().into(),
        };
        Outline {
            title: texts.backups_title().into(),
            texts: vec![words],
            enter: Some(texts.restore_close().into()),
            ..Outline::default()
        }
    }
}
