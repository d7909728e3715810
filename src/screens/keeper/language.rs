//! What the station speaks, from now on and after every start.

use super::ask;
use crate::contract::{Choice, Event, Fact, Mark, Outline, Press, Reply, Screen};
use crate::record::Language;
use crate::screens::trouble;
use crate::supervisor::{Answer, Command};
use crate::texts::Lang;
use crate::world::World;

pub struct Speech;

impl Screen for Speech {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        let speak = |language| Reply::ignored().with(ask(Command::Speak(language)));
        match event {
            Event::Press(Press::Digit(1)) => speak(Language::Vi),
            Event::Press(Press::Digit(2)) => speak(Language::En),
            Event::Press(Press::Enter) => Reply::pop(),
            Event::Told(Fact::Supervised(Answer::Speaks(_))) => Reply::stay().speaking(&self.outline(world)),
            Event::Told(Fact::Failed(_)) => Reply::stay(),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let choice = |digit, name: &str, lang| {
            let mark = if texts.lang() == lang { Mark::Chosen } else { Mark::None };
            Choice::new(digit, name).marked(mark)
        };
        Outline {
            title: texts.language_title().into(),
            texts: vec![texts.language_text().into()],
            choices: vec![choice(1, texts.language_vi(), Lang::Vi), choice(2, texts.language_en(), Lang::En)],
            enter: Some(texts.room_back().into()),
            note: world.trouble.map(|trouble| trouble::words(trouble, texts)),
            ..Outline::default()
        }
    }
}
