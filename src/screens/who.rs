//! "Có phải bà Lan đang ngồi đây không?" After idling and after every restart, so that no result goes to the wrong person.

use crate::contract::{Choice, Effect, Event, Fact, Learner, Nav, Outline, Press, Reply, Screen};
use crate::screens::Route;
use crate::ui::naming;
use crate::world::World;

pub struct Who;

impl Screen for Who {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        match event {
            Event::Press(Press::Digit(1)) => confirmed(world),
            Event::Press(Press::Digit(2)) => Reply::ignored().with(Effect::SignOut),
            // Yes: back to where the person was, also when the new visit could not be written down.
            Event::Told(Fact::SignedIn { .. } | Fact::Failed(_)) => Reply::pop(),
            Event::Told(Fact::SignedOut) => Reply::go(Nav::Reset(Route::Welcome)),
            // No way around the question.
            Event::Press(Press::Home | Press::Back | Press::Help) => Reply::stay(),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let title = match &world.learner {
            Some(Learner { person: Some(person), .. }) => texts.who_title(naming::short(person)),
            _ => texts.who_title_guest().into(),
        };
        Outline {
            title,
            texts: vec![texts.who_text().into()],
            choices: vec![Choice::new(1, texts.who_yes()), Choice::new(2, texts.who_no())],
            ..Outline::default()
        }
    }
}

/// A sign-in after idling or a start is a new visit.
fn confirmed(world: &World) -> Reply {
    match &world.learner {
        Some(learner) => Reply::ignored().with(Effect::SignIn(learner.code)),
        None => Reply::go(Nav::Reset(Route::Welcome)),
    }
}
