//! Whether the work a QR confirms is this person's. A QR says which station signed it, not who holds it: that is the
//! volunteer's to know, so what will happen is said before it does.

use super::ask;
use crate::contract::{Choice, Event, Fact, Outline, Press, Reply, Screen};
use crate::record::{LearnerCode, NoMerge, Person};
use crate::screens::trouble;
use crate::supervisor::{Answer, Command};
use crate::texts::Texts;
use crate::ui::naming;
use crate::world::World;

pub struct Attach {
    text: String,
    to: LearnerCode,
    /// Once the store has answered.
    person: Option<Person>,
    at: Stage,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Asking,
    Saving,
    Done,
    Not(Option<NoMerge>),
}

impl Attach {
    pub fn new(text: String, to: LearnerCode) -> Self {
        Self { text, to, person: None, at: Stage::Asking }
    }

    fn told(&mut self, answer: &Answer) -> Reply {
        match answer {
            Answer::Learner { person, .. } => self.person = Some(person.clone()),
            Answer::Checked(_) => self.at = Stage::Done,
            Answer::NotAttached(why) => self.at = Stage::Not(*why),
            _ => return Reply::ignored(),
        }
        Reply::stay()
    }

    fn press(&mut self, press: Press) -> Reply {
        match (self.at, press) {
            (Stage::Asking, Press::Digit(1)) if self.person.is_some() => {
                self.at = Stage::Saving;
                let (text, to) = (self.text.clone(), self.to);
                Reply::stay().with(ask(Command::Attach { text, to }))
            }
            (Stage::Asking, Press::Digit(2)) | (Stage::Done | Stage::Not(_), Press::Enter) => Reply::pop(),
            (Stage::Saving, press) if press != Press::Home => Reply::stay(),
            _ => Reply::ignored(),
        }
    }
}

fn why_not(why: Option<NoMerge>, texts: Texts) -> &'static str {
    match why {
        Some(NoMerge::ForOneself) => texts.attach_oneself(),
        Some(NoMerge::OneAlready) => texts.attach_already(),
        Some(NoMerge::Erased) => texts.attach_erased(),
        Some(NoMerge::NamesDiffer | NoMerge::PersonIntoGuest) | None => texts.attach_not(),
    }
}

impl Screen for Attach {
    fn handle(&mut self, event: &Event, _: &World) -> Reply {
        match event {
            Event::Entered => Reply::ignored().with(ask(Command::LookAt(self.to))),
            Event::Told(Fact::Supervised(answer)) => self.told(answer),
            Event::Told(Fact::Failed(_)) => {
                self.at = Stage::Asking;
                Reply::stay()
            }
            Event::Press(press) => self.press(*press),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let who = self.person.as_ref().map(naming::short).unwrap_or_default();
        let (words, choices, enter) = match self.at {
            Stage::Asking => {
                let words = vec![texts.attach_text(&who), texts.attach_limits().to_owned()];
                (words, vec![Choice::new(1, texts.attach_yes(&who)), Choice::new(2, texts.attach_no())], None)
            }
            Stage::Saving => (vec![texts.room_saving().to_owned()], Vec::new(), None),
            Stage::Done => (vec![texts.attach_done(&who)], Vec::new(), Some(texts.room_back())),
            Stage::Not(why) => (vec![why_not(why, texts).to_owned()], Vec::new(), Some(texts.room_back())),
        };
        Outline {
            title: texts.attach_title(&who),
            texts: words,
            choices,
            enter: enter.map(Into::into),
            note: world.trouble.map(|trouble| trouble::words(trouble, texts)),
            ..Outline::default()
        }
    }
}
