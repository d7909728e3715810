//! One run somebody did alone today: did the volunteer watch it from its beginning to its end? If so it is written down,
//! and the confirmation of the higher level is there at once.

use super::watching::called;
use super::{Room, ask, not_watched};
use crate::contract::{Choice, Event, Fact, Outline, Press, Reply, Screen};
use crate::record::{LearnerCode, NotWatched, Progress};
use crate::screens::lesson::Part;
use crate::screens::{Route, lesson_title, trouble};
use crate::supervisor::{Answer, Command, Finished};
use crate::world::World;

pub struct Vouch {
    learner: LearnerCode,
    lesson: u16,
    attempt: u64,
    /// Once the store has answered.
    run: Option<Finished>,
    at: Stage,
}

#[derive(Debug, Clone, PartialEq)]
enum Stage {
    Asking,
    Saving,
    /// Whatever the volunteer says, this is not done.
    Never(NotWatched),
    /// It is on record; what the learner has now.
    Done(Box<Progress>),
}

impl Vouch {
    pub fn new(learner: LearnerCode, lesson: u16, attempt: u64) -> Self {
        Self { learner, lesson, attempt, run: None, at: Stage::Asking }
    }

    fn told(&mut self, answer: &Answer, world: &World) -> Reply {
        match answer {
            Answer::Finished(finished) => {
                self.run = finished.iter().find(|finished| finished.run.attempt == self.attempt).cloned();
                self.at = self.why_not(world).map_or(Stage::Asking, Stage::Never);
                Reply::stay()
            }
            Answer::Witnessing(witnessing) => {
                self.at = Stage::Done(Box::new(witnessing.progress.clone()));
                match self.missing(&witnessing.progress) {
                    Some(_) => Reply::stay(),
                    None => Reply::replace(self.confirmation()),
                }
            }
            Answer::NotOneself => self.never(NotWatched::Oneself),
            Answer::NotWatched(why) => self.never(*why),
            _ => Reply::ignored(),
        }
    }

    fn never(&mut self, why: NotWatched) -> Reply {
        self.at = Stage::Never(why);
        Reply::stay()
    }

    /// What the machine would answer, as far as it can be seen from here.
    fn why_not(&self, world: &World) -> Option<NotWatched> {
        let oneself = world.supervisor.as_ref().is_some_and(|supervisor| supervisor.code == self.learner);
        match &self.run {
            _ if oneself => Some(NotWatched::Oneself),
            None => Some(NotWatched::Unfinished),
            Some(finished) if finished.run.watched => Some(NotWatched::Already),
            Some(finished) if finished.run.shown => Some(NotWatched::Shown),
            Some(_) => None,
        }
    }

    fn missing(&self, progress: &Progress) -> Option<Part> {
        Part::missing_for_confirmation(&progress.lessons.get(&self.lesson).cloned().unwrap_or_default())
    }

    fn confirmation(&self) -> Route {
        Route::Room(Room::Confirmation { learner: self.learner, lesson: self.lesson })
    }

    fn press(&mut self, press: Press) -> Reply {
        match (&self.at, press) {
            (Stage::Asking, Press::Digit(1)) if self.run.is_some() => {
                self.at = Stage::Saving;
                let (learner, attempt) = (self.learner, self.attempt);
                Reply::stay().with(ask(Command::Vouch { learner, attempt }))
            }
            (Stage::Asking, Press::Digit(2)) | (Stage::Never(_) | Stage::Done(_), Press::Enter) => Reply::pop(),
            (Stage::Never(_), Press::Digit(1)) => Reply::replace(self.others()),
            (Stage::Saving, press) if press != Press::Home => Reply::stay(),
            _ => Reply::ignored(),
        }
    }

    /// Where what was vouched for can be seen, and taken back.
    fn others(&self) -> Route {
        Route::Room(Room::WitnessedLesson { learner: self.learner, lesson: self.lesson })
    }

    fn frame(&self, world: &World) -> Outline {
        let person = self.run.as_ref().and_then(|finished| finished.person.as_ref());
        let who = called(person, world.texts);
        Outline { title: format!("{who} · {}", lesson_title(self.lesson, world)), ..Outline::default() }
    }
}

impl Screen for Vouch {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        match event {
            Event::Entered => Reply::ignored().with(ask(Command::FinishedToday)),
            Event::Told(Fact::Supervised(answer)) => self.told(answer, world),
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
        let frame = self.frame(world);
        let note = world.trouble.map(|trouble| trouble::words(trouble, texts));
        match &self.at {
            Stage::Asking => {
                let time = self.run.as_ref().and_then(|finished| finished.run.at.at_the_station());
                let done = time.map(|time| texts.vouch_done_at(time.format("%H:%M").to_string()));
                Outline {
                    texts: done.into_iter().chain([texts.vouch_text().into()]).collect(),
                    choices: vec![Choice::new(1, texts.vouch_yes()), Choice::new(2, texts.vouch_no())],
                    note,
                    ..frame
                }
            }
            Stage::Saving => Outline { texts: vec![texts.room_saving().into()], ..frame },
            Stage::Never(why) => Outline {
                texts: vec![not_watched(*why, texts).into()],
                choices: vec![Choice::new(1, texts.vouch_see())],
                enter: Some(texts.room_back().into()),
                ..frame
            },
            Stage::Done(progress) => Outline {
                texts: self.missing(progress).map(|part| texts.vouched_missing(part.name(texts))).into_iter().collect(),
                enter: Some(texts.room_back().into()),
                note: note.or(Some(texts.lesson_saved().into())),
                ..frame
            },
        }
    }
}
