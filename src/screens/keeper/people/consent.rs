//! Asking somebody aloud whether the station may remember them. Who says no is erased, after the question what that means.

use super::dossier::{Dossier, Heard};
use super::{PeopleRoom, wish};
use crate::contract::{Choice, Event, Outline, Press, Reply, Screen};
use crate::narration::Narration;
use crate::record::LearnerCode;
use crate::screens::Route;
use crate::screens::keeper::Room;
use crate::supervisor::people::Deed;
use crate::texts::Texts;
use crate::world::World;

pub struct Consent {
    dossier: Dossier,
    saving: bool,
}

impl Consent {
    pub fn new(learner: LearnerCode) -> Self {
        Self { dossier: Dossier::of(learner), saving: false }
    }

    fn press(&mut self, press: Press) -> Reply {
        let learner = self.dossier.learner();
        match press {
            Press::Digit(1) => {
                self.saving = true;
                Reply::ignored().with(wish(Deed::Consented(learner)))
            }
            Press::Digit(2) => Reply::replace(Route::Room(Room::People(PeopleRoom::Forget { learner, refused: true }))),
            Press::Enter => Reply::pop(),
            _ => Reply::ignored(),
        }
    }
}

/// What the volunteer reads out, and what may be answered. The station's voice keeps out of it.
pub fn asked(who: &str, texts: Texts) -> Outline {
    Outline {
        title: texts.spoken_consent_title(who),
        texts: vec![texts.consent_kept().into(), texts.consent_not_kept().into()],
        choices: vec![Choice::new(1, texts.spoken_consent_yes()), Choice::new(2, texts.spoken_consent_no())],
        spoken: Some(Narration::default()),
        ..Outline::default()
    }
}

impl Screen for Consent {
    fn handle(&mut self, event: &Event, _: &World) -> Reply {
        match (event, self.dossier.hear(event)) {
            (Event::Entered, _) => self.dossier.ask(),
            (_, Heard::Page) if self.saving => Reply::pop(),
            (_, Heard::Page | Heard::Refused) => Reply::stay(),
            (Event::Press(press), Heard::Nothing) => self.press(*press),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let outline = asked(&self.dossier.who(), world.texts);
        self.dossier.noting(Outline { enter: Some(world.texts.room_back().into()), ..outline }, world)
    }
}
