//! The first screen: the station invites people in.

use crate::contract::{Choice, Effect, Event, Fact, Nav, Outline, Press, Reply, Screen};
use crate::screens::{Route, arriving, mending, trouble};
use crate::world::World;

#[derive(Default)]
pub struct Welcome {
    /// Something was scanned that is nobody's card here.
    strange: bool,
}

impl Screen for Welcome {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        match event {
            Event::Scanned(text) if world.opening.is_none() => match arriving::by_card(text) {
                Some(recognise) => Reply::ignored().with(recognise),
                None => self.found_strange(true),
            },
            Event::Told(Fact::Recognised(Some(person))) => Reply::ignored().with(Effect::SignIn(person.code)),
            Event::Told(Fact::Recognised(None)) => self.found_strange(true),
            Event::Entered => self.found_strange(false),
            // Nobody can be found in records that are not open yet.
            Event::Press(Press::Digit(1 | 2 | 4)) if world.opening.is_some() => Reply::ignored(),
            Event::Press(Press::Digit(1)) => Reply::push(arriving::first_step(world, false)),
            Event::Press(Press::Digit(2)) => Reply::push(arriving::first_step(world, true)),
            Event::Press(Press::Digit(3)) => Reply::ignored().with(Effect::SignInGuest),
            Event::Press(Press::Digit(4)) => Reply::push(Route::Keeper),
            Event::Told(Fact::SignedIn { .. }) => Reply::go(Nav::Reset(Route::Lessons)),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        if let Some(work) = world.opening {
            return mending::page(work, texts);
        }
        let remark = world.mended.as_ref().and_then(|mended| mending::for_everybody(mended, texts));
        let strange = self.strange.then(|| texts.welcome_strange_card().to_owned());
        let trouble = world.trouble.map(|trouble| trouble::words(trouble, texts));
        let announced = world.announced().next().map(|announced| announced.text.clone());
        let stick = world.stick.then(|| texts.welcome_stick().to_owned());
        let note = strange.or(trouble).or(remark).or(stick).or(announced);
        Outline {
            title: texts.welcome_title().into(),
            texts: vec![texts.welcome_text().into()],
            choices: vec![
                Choice::new(1, texts.welcome_known()),
                Choice::new(2, texts.welcome_new()),
                Choice::new(3, texts.welcome_guest()),
                Choice::new(4, texts.welcome_keeper()),
            ],
            note: Some(note.unwrap_or_else(|| texts.welcome_press().into())),
            ..Outline::default()
        }
    }
}

impl Welcome {
    fn found_strange(&mut self, strange: bool) -> Reply {
        let before = std::mem::replace(&mut self.strange, strange);
        if before || strange { Reply::stay() } else { Reply::ignored() }
    }
}
