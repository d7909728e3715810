//! One lesson of one person: the tasks on their own phone, ticked by whoever saw them done; the confirmation that follows;
//! and taking back what was vouched for by mistake, with what a paper that is out already goes on saying.

use super::watching::called;
use super::{Room, ask};
use crate::contract::{Choice, Event, Fact, Mark, Outline, Press, Reply, Screen};
use crate::lesson::{Lesson, Spoken};
use crate::record::{EventId, LearnerCode, LessonProgress, Level};
use crate::screens::lesson::{Part, gone};
use crate::screens::{Route, trouble};
use crate::supervisor::{Answer, Command, Overstated, Witnessed, Witnessing};
use crate::ui::naming;
use crate::world::World;

/// More tasks than this no lesson has; the digits after them are these.
const TASKS: u8 = 6;
const CODE: u8 = 7;
const WATCHED: u8 = 8;

pub struct WitnessedLesson {
    learner: LearnerCode,
    lesson: u16,
    /// Once the store has answered.
    known: Option<Box<Witnessing>>,
    at: Stage,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Tasks,
    /// Being written down. `rises`: if it makes the level higher, the new confirmation is shown.
    Saving {
        rises: bool,
    },
    /// Shall this really be taken back?
    TakingBack(EventId),
}

impl WitnessedLesson {
    pub fn new(learner: LearnerCode, lesson: u16) -> Self {
        Self { learner, lesson, known: None, at: Stage::Tasks }
    }

    fn done(&self) -> LessonProgress {
        let known = self.known.as_ref().and_then(|known| known.progress.lessons.get(&self.lesson));
        known.cloned().unwrap_or_default()
    }

    fn level(&self, world: &World) -> Level {
        world.lesson(self.lesson).map(|lesson| self.done().level(lesson.version)).unwrap_or_default()
    }

    /// What is vouched for of this version of the lesson: this task, or a run through Tự làm.
    fn witnessed(&self, task: Option<u8>, world: &World) -> Option<&Witnessed> {
        let version = world.lesson(self.lesson)?.version;
        let of_this = |witnessed: &&Witnessed| {
            (witnessed.lesson, witnessed.version, witnessed.task) == (self.lesson, version, task)
        };
        self.known.as_ref()?.witnessed.iter().find(of_this)
    }

    fn may_be_confirmed(&self) -> bool {
        Part::missing_for_confirmation(&self.done()).is_none()
    }

    fn told(&mut self, answer: &Answer, world: &World) -> Reply {
        match answer {
            Answer::Witnessing(known) => {
                let before = self.level(world);
                self.known = Some(known.clone());
                let rises = self.at == Stage::Saving { rises: true } && self.level(world) > before;
                self.at = Stage::Tasks;
                if rises && self.may_be_confirmed() { Reply::push(self.confirmation()) } else { Reply::stay() }
            }
            Answer::NotOneself => self.go(Stage::Tasks),
            _ => Reply::ignored(),
        }
    }

    fn go(&mut self, stage: Stage) -> Reply {
        self.at = stage;
        Reply::stay()
    }

    fn confirmation(&self) -> Route {
        Route::Room(Room::Confirmation { learner: self.learner, lesson: self.lesson })
    }

    fn press(&mut self, press: Press, world: &World) -> Reply {
        match (self.at, press) {
            (Stage::Tasks, Press::Digit(CODE)) if self.may_be_confirmed() => Reply::push(self.confirmation()),
            (Stage::Tasks, Press::Digit(WATCHED)) => self.doubt(None, world),
            (Stage::Tasks, Press::Digit(digit)) => self.tick(digit - 1, world),
            (Stage::Tasks, Press::Enter) => Reply::pop(),
            (Stage::TakingBack(witness), Press::Digit(1)) => {
                let learner = self.learner;
                self.go(Stage::Saving { rises: false }).with(ask(Command::TakeBack { learner, witness }))
            }
            (Stage::TakingBack(_), Press::Digit(2) | Press::Back) => self.go(Stage::Tasks),
            (Stage::Saving { .. }, press) if press != Press::Home => Reply::stay(),
            _ => Reply::ignored(),
        }
    }

    /// A task that was not seen yet is now; one that was is doubted.
    fn tick(&mut self, task: u8, world: &World) -> Reply {
        let Some(lesson) = world.lesson(self.lesson).filter(|lesson| task < tasks(lesson)) else {
            return Reply::ignored();
        };
        if self.known.as_ref().is_none_or(|known| known.oneself) {
            return Reply::ignored();
        }
        if self.witnessed(Some(task), world).is_some() {
            return self.doubt(Some(task), world);
        }
        let seen = Command::SeeTask {
            learner: self.learner,
            lesson: self.lesson,
            version: lesson.version,
            task,
            of: tasks(lesson),
        };
        self.go(Stage::Saving { rises: true }).with(ask(seen))
    }

    fn doubt(&mut self, task: Option<u8>, world: &World) -> Reply {
        match self.witnessed(task, world).map(|witnessed| witnessed.event) {
            Some(event) => self.go(Stage::TakingBack(event)),
            None => Reply::ignored(),
        }
    }

    fn list(&self, lesson: &Lesson, world: &World) -> Outline {
        let texts = world.texts;
        let entry = |(task, spoken): (u8, &Spoken)| {
            let seen = self.witnessed(Some(task), world).is_some();
            Choice::new(task + 1, &spoken.text).marked(if seen { Mark::Done } else { Mark::None })
        };
        let oneself = self.known.as_ref().is_some_and(|known| known.oneself);
        let tasks = (0..).zip(&lesson.phone_tasks).take(if oneself { 0 } else { usize::from(TASKS) }).map(entry);
        let code = self.may_be_confirmed().then(|| Choice::new(CODE, texts.tasks_code()));
        let by = self.witnessed(None, world).map(|witnessed| match &witnessed.by {
            Some(by) => texts.tasks_watched(naming::short(by)),
            None => texts.tasks_watched(texts.log_nobody()),
        });
        Outline {
            texts: vec![if oneself { texts.vouch_oneself() } else { texts.tasks_text() }.into()],
            choices: tasks.chain(code).chain(by.map(|by| Choice::new(WATCHED, by))).collect(),
            enter: Some(texts.room_back().into()),
            note: self.overstated(world),
            ..Outline::default()
        }
    }

    /// What a paper that is out says, and the record does not.
    fn overstated(&self, world: &World) -> Option<String> {
        let known = self.known.as_ref()?;
        let here = |over: &&Overstated| over.lesson == self.lesson;
        let codes: Vec<String> =
            known.overstated.iter().filter(here).filter_map(|o| Some(o.code?.to_string())).collect();
        (!codes.is_empty()).then(|| world.texts.tasks_overstated(codes.join(", ")))
    }

    fn taking_back(&self, witness: EventId, world: &World) -> Outline {
        let texts = world.texts;
        let found = self.known.iter().flat_map(|known| &known.witnessed).find(|found| found.event == witness);
        let by = found.and_then(|found| found.by.as_ref()).map_or(texts.log_nobody().into(), naming::short);
        let what = match found.and_then(|found| found.task) {
            Some(task) => texts.take_back_task(task + 1, by),
            None => texts.take_back_run(by),
        };
        Outline {
            texts: vec![what, texts.take_back_text().into()],
            choices: vec![Choice::new(1, texts.take_back_yes()), Choice::new(2, texts.take_back_no())],
            ..Outline::default()
        }
    }
}

/// How many tasks can be ticked here.
fn tasks(lesson: &Lesson) -> u8 {
    u8::try_from(lesson.phone_tasks.len()).unwrap_or(TASKS).min(TASKS)
}

impl Screen for WitnessedLesson {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        match event {
            Event::Entered => Reply::ignored().with(ask(Command::LookForWitness(self.learner))),
            Event::Told(Fact::Supervised(answer)) => self.told(answer, world),
            Event::Told(Fact::Failed(_)) => self.go(Stage::Tasks),
            Event::Press(press) => self.press(*press, world),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let Some(lesson) = world.lesson(self.lesson) else { return gone(texts) };
        let person = self.known.as_ref().and_then(|known| known.person.as_ref());
        let title = format!("{} · {}", called(person, texts), lesson.title);
        let outline = match self.at {
            Stage::Tasks => self.list(lesson, world),
            Stage::Saving { .. } => Outline { texts: vec![texts.room_saving().into()], ..Outline::default() },
            Stage::TakingBack(witness) => self.taking_back(witness, world),
        };
        let trouble = world.trouble.map(|trouble| trouble::words(trouble, texts));
        Outline { title, note: trouble.or(outline.note), ..outline }
    }
}
