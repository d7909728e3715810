//! Asks whether the person is leaving, over the list of lessons.

use crate::contract::{Choice, Effect, Event, Fact, Learner, Nav, Outline, Press, Reply, Screen};
use crate::screens::{Route, arriving};
use crate::ui::{Canvas, naming, page};
use crate::vietnamese::capitalised;
use crate::world::World;

pub struct SignOut;

impl Screen for SignOut {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        match event {
            Event::Press(Press::Digit(1)) => Reply::ignored().with(Effect::SignOut),
            // A second 0 by mistake must not end the visit.
            Event::Press(Press::Digit(2) | Press::Home | Press::Back) => Reply::pop(),
            Event::Press(Press::Digit(3)) if has_something_to_keep(world) => Reply::replace(Route::Claim),
            Event::Press(Press::Digit(3)) if !arriving::may_claim(world) => Reply::ignored().with(Effect::SignOut),
            Event::Told(Fact::SignedOut) => Reply::go(Nav::Reset(Route::Welcome)),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let third = match &world.learner {
            Some(Learner { person: Some(person), .. }) => Some(texts.sign_out_not_me(naming::short(person))),
            _ => has_something_to_keep(world).then(|| texts.claim_offer().to_owned()),
        };
        let (title, text) = match &world.learner {
            Some(Learner { person: Some(person), .. }) => {
                (texts.sign_out_title(capitalised(&naming::short(person))), texts.sign_out_text())
            }
            _ => (texts.sign_out_title_guest().into(), texts.sign_out_text_guest()),
        };
        Outline {
            title,
            texts: vec![text.into()],
            choices: [Choice::new(1, texts.sign_out_yes()), Choice::new(2, texts.sign_out_no())]
                .into_iter()
                .chain(third.map(|label| Choice::new(3, label)))
                .collect(),
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

/// A guest who has done something.
fn has_something_to_keep(world: &World) -> bool {
    arriving::may_claim(world) && !world.progress.lessons.is_empty()
}
