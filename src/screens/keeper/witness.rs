//! What is vouched for of one person, lesson by lesson.

use super::watching::called;
use super::{Room, ask};
use crate::contract::{Choice, Event, Fact, Outline, Press, Reply, Screen};
use crate::lesson::Lesson;
use crate::record::LearnerCode;
use crate::screens::confirmation::level;
use crate::screens::paging::Paging;
use crate::screens::{Route, trouble};
use crate::supervisor::{Answer, Command, Witnessing};
use crate::world::World;

pub struct Witness {
    learner: LearnerCode,
    /// Once the store has answered.
    known: Option<Box<Witnessing>>,
    paging: Paging,
}

impl Witness {
    pub fn new(learner: LearnerCode) -> Self {
        Self { learner, known: None, paging: Paging::default() }
    }

    /// The lessons they did anything in.
    fn lessons<'w>(&self, world: &'w World) -> Vec<&'w Lesson> {
        let begun = |lesson: &&Lesson| {
            let known = self.known.as_ref().filter(|known| !known.oneself);
            known.is_some_and(|known| known.progress.lessons.contains_key(&lesson.number))
        };
        world.catalogue.lessons().iter().map(AsRef::as_ref).filter(begun).collect()
    }

    fn entry(&self, digit: u8, lesson: &Lesson, world: &World) -> Choice {
        let done = self.known.as_ref().and_then(|known| known.progress.lessons.get(&lesson.number));
        let confirmed = done.filter(|done| done.confirmed.is_some());
        let words = confirmed.map(|done| level(done.level(lesson.version).into(), world.texts).to_owned());
        Choice::new(digit, &lesson.title).with_remark(words)
    }
}

impl Screen for Witness {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        match event {
            Event::Entered => Reply::ignored().with(ask(Command::LookForWitness(self.learner))),
            Event::Told(Fact::Supervised(Answer::Witnessing(known))) => {
                self.known = Some(known.clone());
                Reply::stay()
            }
            Event::Press(Press::Digit(digit)) => match self.paging.chosen(*digit, &self.lessons(world)) {
                Some(lesson) => {
                    let (learner, lesson) = (self.learner, lesson.number);
                    Reply::push(Route::Room(Room::WitnessedLesson { learner, lesson }))
                }
                None => Reply::ignored(),
            },
            Event::Press(Press::NextPage) if self.paging.turn(&self.lessons(world)) => Reply::stay(),
            Event::Press(Press::Enter) => Reply::pop(),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let Some(known) = &self.known else {
            return Outline { title: texts.whom_title_witness().into(), ..Outline::default() };
        };
        let lessons = self.lessons(world);
        let text = match lessons.is_empty() {
            _ if known.oneself => texts.vouch_oneself(),
            true => texts.witness_nothing(),
            false => texts.witness_text(),
        };
        let entry = |(digit, lesson): (u8, &&Lesson)| self.entry(digit, lesson, world);
        Outline {
            title: called(known.person.as_ref(), texts),
            texts: vec![text.into()],
            choices: self.paging.view(&lessons).map(entry).collect(),
            enter: Some(texts.room_back().into()),
            note: world.trouble.map(|t| trouble::words(t, texts)).or(self.paging.words(&lessons, texts)),
            more: self.paging.more(&lessons),
            ..Outline::default()
        }
    }
}
