//! "Xem bà con làm": what people did alone today, for a volunteer who watched and did not sit down beside the keyboard; and
//! the way to what is done on one's own phone.

use super::whom::Purpose;
use super::{Room, ask};
use crate::contract::{Choice, Event, Fact, Mark, Outline, Press, Reply, Screen};
use crate::record::Person;
use crate::screens::paging::Paging;
use crate::screens::{Route, lesson_title, trouble};
use crate::supervisor::{Answer, Command, Finished};
use crate::texts::Texts;
use crate::ui::naming;
use crate::vietnamese::capitalised;
use crate::world::World;

/// The digit of the tasks on one's own phone.
const PHONE: u8 = 8;

#[derive(Default)]
pub struct Watching {
    /// Once the store has answered.
    finished: Option<Vec<Finished>>,
    paging: Paging,
}

impl Watching {
    fn finished(&self) -> &[Finished] {
        self.finished.as_deref().unwrap_or_default()
    }

    fn press(&mut self, press: Press) -> Reply {
        match press {
            Press::Digit(PHONE) => Reply::push(Route::Room(Room::Whom { purpose: Purpose::Witness })),
            Press::Digit(digit) => match self.paging.chosen(digit, self.finished()) {
                Some(Finished { learner, run, .. }) => {
                    let (learner, lesson, attempt) = (*learner, run.lesson, run.attempt);
                    Reply::push(Route::Room(Room::Vouch { learner, lesson, attempt }))
                }
                None => Reply::ignored(),
            },
            Press::NextPage => {
                let mut paging = self.paging;
                let turned = paging.turn(self.finished());
                self.paging = paging;
                if turned { Reply::stay() } else { Reply::ignored() }
            }
            Press::Enter => Reply::pop(),
            _ => Reply::ignored(),
        }
    }
}

/// How somebody is called who may have no name here.
pub fn called(person: Option<&Person>, texts: Texts) -> String {
    capitalised(&person.map_or_else(|| texts.watch_guest().to_owned(), naming::short))
}

fn entry((digit, finished): (u8, &Finished), world: &World) -> Choice {
    let texts = world.texts;
    let who = called(finished.person.as_ref(), texts);
    let choice = Choice::new(digit, format!("{who} · {}", lesson_title(finished.run.lesson, world)));
    match (finished.run.watched, finished.run.shown) {
        (true, _) => choice.marked(Mark::Done).with_remark(Some(texts.watching_watched().into())),
        (false, true) => choice.with_remark(Some(texts.watching_shown().into())),
        (false, false) => choice,
    }
}

impl Screen for Watching {
    fn handle(&mut self, event: &Event, _: &World) -> Reply {
        match event {
            Event::Entered => Reply::ignored().with(ask(Command::FinishedToday)),
            Event::Told(Fact::Supervised(Answer::Finished(finished))) => {
                self.finished = Some(finished.clone());
                Reply::stay()
            }
            Event::Press(press) => self.press(*press),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let nothing = self.finished.as_ref().is_some_and(Vec::is_empty);
        let text = if nothing { texts.watching_nothing() } else { texts.watching_text() };
        let finished = self.paging.view(self.finished()).map(|entry_at| entry(entry_at, world));
        let pages = self.paging.words(self.finished(), texts);
        Outline {
            title: texts.room_watching().into(),
            texts: vec![text.into()],
            choices: finished.chain([Choice::new(PHONE, texts.watching_phone())]).collect(),
            enter: Some(texts.room_back().into()),
            note: world.trouble.map(|trouble| trouble::words(trouble, texts)).or(pages),
            more: self.paging.more(self.finished()),
            ..Outline::default()
        }
    }
}
