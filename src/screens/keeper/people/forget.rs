//! "Xóa tên": what will happen is said before it does, because nothing brings the name back.

use super::dossier::{Dossier, Heard};
use super::{PeopleRoom, wish};
use crate::contract::{Choice, Event, Fact, Nav, Outline, Press, Reply, Screen};
use crate::record::LearnerCode;
use crate::screens::Route;
use crate::screens::keeper::Room;
use crate::supervisor::Answer;
use crate::supervisor::people::{Deed, Said};
use crate::world::World;

pub struct Forget {
    dossier: Dossier,
    refused: bool,
    at: Stage,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Sure,
    Saving,
    Erased,
}

impl Forget {
    pub fn new(learner: LearnerCode, refused: bool) -> Self {
        Self { dossier: Dossier::of(learner), refused, at: Stage::Sure }
    }

    fn press(&mut self, press: Press, world: &World) -> Reply {
        let oneself = self.dossier.is_oneself(world);
        match (self.at, press) {
            (Stage::Sure, Press::Digit(1)) if !oneself && self.dossier.person().is_some() => {
                self.at = Stage::Saving;
                let (learner, refused) = (self.dossier.learner(), self.refused);
                Reply::stay().with(wish(Deed::Erase { learner, refused }))
            }
            (Stage::Sure, Press::Digit(2) | Press::Back) => Reply::pop(),
            (Stage::Sure, Press::Enter) if oneself => Reply::pop(),
            // The page below is about nobody any more.
            (Stage::Erased, Press::Enter | Press::Back) => {
                Reply::go(Nav::Reset(Route::Room(Room::People(PeopleRoom::Entrance))))
            }
            (Stage::Saving | Stage::Erased, press) if press != Press::Home => Reply::stay(),
            _ => Reply::ignored(),
        }
    }

    fn sure(&self, world: &World) -> Outline {
        let (texts, who) = (world.texts, self.dossier.who());
        if self.dossier.is_oneself(world) {
            let enter = Some(texts.room_back().into());
            return Outline { title: texts.forget_oneself().into(), enter, ..Outline::default() };
        }
        Outline {
            title: texts.forget_title(&who),
            texts: vec![texts.forget_text().into(), texts.forget_stays().into(), texts.forget_for_ever().into()],
            choices: vec![Choice::new(1, texts.forget_yes()), Choice::new(2, texts.forget_no())],
            ..Outline::default()
        }
    }
}

impl Screen for Forget {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        if let Event::Told(Fact::Supervised(Answer::People(Said::Erased))) = event {
            self.at = Stage::Erased;
            return Reply::stay().speaking(&self.outline(world));
        }
        match (event, self.dossier.hear(event)) {
            (Event::Entered, _) => self.dossier.ask(),
            (_, Heard::Page) => Reply::stay(),
            (_, Heard::Refused) | (Event::Told(Fact::Failed(_)), _) => {
                self.at = Stage::Sure;
                Reply::stay()
            }
            (Event::Press(press), Heard::Nothing) => self.press(*press, world),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let outline = match self.at {
            Stage::Sure => self.sure(world),
            Stage::Saving => Outline { title: texts.room_saving().into(), ..Outline::default() },
            Stage::Erased => Outline {
                title: texts.forget_done().into(),
                texts: vec![texts.forget_done_text().into()],
                enter: Some(texts.room_back().into()),
                ..Outline::default()
            },
        };
        self.dossier.noting(outline, world)
    }
}
