//! "Cần giúp": beside whom a volunteer might sit down this evening, and for which lesson. The last one comes first.

use super::{PeopleRoom, enter, wish};
use crate::contract::{Choice, Event, Fact, Outline, Press, Reply, Screen};
use crate::record::{HelpWanted, Person, Sign};
use crate::screens::paging::Paging;
use crate::screens::trouble;
use crate::supervisor::Answer;
use crate::supervisor::people::{Deed, Said};
use crate::texts::Texts;
use crate::ui::naming;
use crate::world::World;

#[derive(Default)]
pub struct Board {
    /// Once the store has answered.
    wanted: Option<Vec<(Person, HelpWanted)>>,
    paging: Paging,
}

impl Board {
    fn wanted(&self) -> &[(Person, HelpWanted)] {
        self.wanted.as_deref().unwrap_or_default()
    }

    fn press(&mut self, press: Press) -> Reply {
        match press {
            Press::Digit(digit) => match self.paging.chosen(digit, self.wanted()) {
                Some((person, _)) => enter(PeopleRoom::Page { learner: person.code }),
                None => Reply::ignored(),
            },
            Press::NextPage => {
                let mut paging = self.paging;
                let turned = paging.turn(self.wanted());
                self.paging = paging;
                if turned { Reply::stay() } else { Reply::ignored() }
            }
            Press::Enter => Reply::pop(),
            _ => Reply::ignored(),
        }
    }
}

fn entry(digit: u8, person: &Person, wanted: &HelpWanted, world: &World) -> Choice {
    let texts = world.texts;
    let lesson = world.lesson(wanted.lesson);
    let lesson = lesson.map_or_else(|| texts.paper_lesson_number(wanted.lesson), |lesson| lesson.title.clone());
    let signs: Vec<&str> = wanted.signs.iter().map(|sign| sign_in_words(*sign, texts)).collect();
    // A label may take two lines, a remark only one.
    Choice::new(digit, format!("{}: {}", naming::full(person), signs.join(", "))).with_remark(Some(lesson))
}

fn sign_in_words(sign: Sign, texts: Texts) -> &'static str {
    match sign {
        Sign::SameStep => texts.board_same_step(),
        Sign::LongPause => texts.board_long_pause(),
        Sign::SameTrap => texts.board_same_trap(),
    }
}

impl Screen for Board {
    fn handle(&mut self, event: &Event, _: &World) -> Reply {
        match event {
            Event::Entered => Reply::ignored().with(wish(Deed::AskBoard)),
            Event::Told(Fact::Supervised(Answer::People(Said::Board(wanted)))) => {
                self.wanted = Some(wanted.clone());
                Reply::stay()
            }
            Event::Press(press) => self.press(*press),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let (texts, wanted) = (world.texts, self.wanted());
        let none = self.wanted.as_ref().is_some_and(Vec::is_empty);
        let entries = self.paging.view(wanted).map(|(digit, (person, one))| entry(digit, person, one, world));
        Outline {
            title: texts.board_title().into(),
            texts: vec![if none { texts.board_none() } else { texts.board_text() }.into()],
            choices: entries.collect(),
            enter: Some(texts.room_back().into()),
            note: world.trouble.map(|t| trouble::words(t, texts)).or(self.paging.words(wanted, texts)),
            more: self.paging.more(wanted),
            ..Outline::default()
        }
    }
}
