//! "Hỏi lại bà con": a safety lesson passed once is mastered when a volunteer asks a question of it aloud and hears the
//! right answer. The screen is for the volunteer's eyes; the station's voice keeps out of it.

use super::ask;
use crate::check::{Aloud, Question};
use crate::contract::{Choice, Effect, Event, Fact, Outline, Press, Reply, Screen};
use crate::lesson::Lesson;
use crate::narration::Narration;
use crate::record::{LearnerCode, LessonProgress, Person, Progress};
use crate::screens::paging::Paging;
use crate::screens::{lesson_title, trouble};
use crate::supervisor::{Answer, Command};
use crate::texts::Texts;
use crate::ui::naming;
use crate::vietnamese::capitalised;
use crate::world::World;

pub struct AskAgain {
    learner: LearnerCode,
    /// Once the store has answered.
    known: Option<(Person, Progress)>,
    at: Stage,
    paging: Paging,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Lessons,
    Asking {
        lesson: u16,
    },
    /// Whether it was right indeed: that is not taken back.
    Sure {
        lesson: u16,
    },
    /// What was heard is being written down.
    Saving {
        lesson: u16,
        right: bool,
    },
    /// It is written down: what is to be said now.
    Heard {
        lesson: u16,
        right: bool,
    },
}

impl AskAgain {
    pub fn new(learner: LearnerCode) -> Self {
        Self { learner, known: None, at: Stage::Lessons, paging: Paging::default() }
    }

    fn is_oneself(&self, world: &World) -> bool {
        world.supervisor.as_ref().is_some_and(|supervisor| supervisor.code == self.learner)
    }

    fn progress(&self, lesson: u16) -> LessonProgress {
        let known = self.known.as_ref().and_then(|(_, progress)| progress.lessons.get(&lesson));
        known.cloned().unwrap_or_default()
    }

    /// Safety lessons passed and not mastered yet, of which something can be asked aloud.
    fn lessons<'w>(&self, world: &'w World) -> Vec<&'w Lesson> {
        let wanted = |lesson: &&Lesson| {
            let progress = self.progress(lesson.number);
            let once = progress.check_passed && !progress.is_mastered(lesson.safety);
            lesson.safety && once && lesson.check.aloud_after(None).is_some()
        };
        if self.is_oneself(world) {
            return Vec::new();
        }
        world.catalogue.lessons().iter().map(AsRef::as_ref).filter(wanted).collect()
    }

    /// The question that is asked: not the one asked last.
    fn question<'w>(&self, lesson: u16, world: &'w World) -> Option<&'w Question> {
        let last = self.progress(lesson).asked;
        world.lesson(lesson).and_then(|lesson| lesson.check.aloud_after(last.as_deref()))
    }

    fn press(&mut self, press: Press, world: &World) -> Reply {
        match (self.at, press) {
            (Stage::Lessons, Press::Digit(digit)) => {
                let chosen = self.paging.chosen(digit, &self.lessons(world)).map(|lesson| lesson.number);
                chosen.map_or(Reply::ignored(), |lesson| self.go(Stage::Asking { lesson }).with(Effect::Hush))
            }
            (Stage::Lessons, Press::NextPage) if self.paging.turn(&self.lessons(world)) => Reply::stay(),
            (Stage::Lessons, Press::Enter) => Reply::pop(),
            (Stage::Asking { lesson }, Press::Digit(1)) => self.go(Stage::Sure { lesson }),
            (Stage::Asking { lesson }, Press::Digit(2)) => self.heard(lesson, false, world),
            (Stage::Sure { lesson }, Press::Digit(1)) => self.heard(lesson, true, world),
            (Stage::Sure { lesson }, Press::Digit(2) | Press::Back) => self.go(Stage::Asking { lesson }),
            (Stage::Asking { .. }, Press::Back) | (Stage::Heard { .. }, Press::Enter | Press::Back) => {
                self.go(Stage::Lessons)
            }
            (Stage::Saving { .. }, press) if press != Press::Home => Reply::stay(),
            _ => Reply::ignored(),
        }
    }

    fn go(&mut self, stage: Stage) -> Reply {
        self.at = stage;
        Reply::stay()
    }

    fn heard(&mut self, lesson: u16, right: bool, world: &World) -> Reply {
        let (Some(file), Some(question)) = (world.lesson(lesson), self.question(lesson, world)) else {
            return Reply::ignored();
        };
        let (learner, version, question) = (self.learner, file.version, question.id.clone());
        let asked = Command::AskedAgain { learner, lesson, version, question, right };
        self.go(Stage::Saving { lesson, right }).with(ask(asked))
    }

    fn told(&mut self, answer: &Answer) -> Reply {
        match answer {
            Answer::Learner { person, progress } => {
                self.known = Some((person.clone(), progress.clone()));
                if let Stage::Saving { lesson, right } = self.at {
                    self.at = Stage::Heard { lesson, right };
                }
                Reply::stay()
            }
            Answer::NotOneself => self.go(Stage::Lessons),
            _ => Reply::ignored(),
        }
    }

    fn list(&self, who: &str, world: &World) -> Outline {
        let texts = world.texts;
        let lessons = self.lessons(world);
        let text = match lessons.is_empty() {
            _ if self.is_oneself(world) => texts.ask_oneself().to_owned(),
            true => texts.ask_nothing(who),
            false => texts.ask_text(who),
        };
        Outline {
            title: texts.ask_title(who),
            texts: vec![text],
            choices: self.paging.view(&lessons).map(|(digit, lesson)| Choice::new(digit, &lesson.title)).collect(),
            enter: Some(texts.room_back().into()),
            note: self.paging.words(&lessons, texts),
            more: self.paging.more(&lessons),
            ..Outline::default()
        }
    }

    fn asking(&self, lesson: u16, who: &str, world: &World) -> Option<Outline> {
        let texts = world.texts;
        let question = self.question(lesson, world)?;
        let aloud = question.aloud()?;
        let read = std::iter::once(question.ask.text.clone()).chain(read_out(&aloud, texts));
        Some(Outline {
            title: texts.ask_aloud_title(who),
            texts: read.chain([texts.ask_right_is(aloud.right)]).collect(),
            choices: vec![Choice::new(1, texts.ask_right(capitalised(who))), Choice::new(2, texts.ask_not_yet())],
            spoken: Some(Narration::default()),
            ..Outline::default()
        })
    }

    fn sure(&self, lesson: u16, who: &str, world: &World) -> Outline {
        let texts = world.texts;
        Outline {
            title: texts.ask_sure_title(who),
            texts: vec![texts.ask_sure_text(lesson_title(lesson, world), capitalised(who))],
            choices: vec![Choice::new(1, texts.ask_sure_yes()), Choice::new(2, texts.ask_sure_no())],
            spoken: Some(Narration::default()),
            ..Outline::default()
        }
    }

    fn talking(&self, lesson: u16, right: bool, who: &str, world: &World) -> Option<Outline> {
        let texts = world.texts;
        let last = self.progress(lesson).asked?;
        let question = world.lesson(lesson)?.check.questions.iter().find(|question| question.id == last)?;
        let aloud = question.aloud()?;
        let (title, text) = if right {
            (texts.ask_heard_right(capitalised(who)), texts.ask_praise())
        } else {
            (texts.ask_heard_not_yet().into(), texts.ask_talk())
        };
        Some(Outline {
            title,
            texts: vec![text.into(), texts.ask_right_is(aloud.right), aloud.why.text.clone()],
            enter: Some(texts.room_back().into()),
            note: Some(texts.lesson_saved().into()),
            spoken: Some(Narration::default()),
            ..Outline::default()
        })
    }
}

/// What is read out after the question, a line each.
fn read_out(aloud: &Aloud<'_>, texts: Texts) -> Option<String> {
    let lines = aloud.options.iter().map(|option| format!("• {option}"));
    let all: Vec<String> = std::iter::once(texts.ask_options().to_owned()).chain(lines).collect();
    (!aloud.options.is_empty()).then(|| all.join("\n"))
}

impl Screen for AskAgain {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        match event {
            Event::Entered => Reply::ignored().with(ask(Command::LookAt(self.learner))),
            Event::Told(Fact::Supervised(answer)) => self.told(answer),
            Event::Told(Fact::Failed(_)) => match self.at {
                Stage::Saving { lesson, .. } => self.go(Stage::Asking { lesson }),
                _ => Reply::stay(),
            },
            Event::Press(press) => self.press(*press, world),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let Some((person, _)) = &self.known else {
            return Outline { title: texts.whom_title().into(), ..Outline::default() };
        };
        let who = naming::short(person);
        let outline = match self.at {
            Stage::Lessons => None,
            Stage::Asking { lesson } => self.asking(lesson, &who, world),
            Stage::Sure { lesson } => Some(self.sure(lesson, &who, world)),
            Stage::Saving { .. } => Some(Outline { title: texts.room_saving().into(), ..Outline::default() }),
            Stage::Heard { lesson, right } => self.talking(lesson, right, &who, world),
        };
        let outline = outline.unwrap_or_else(|| self.list(&who, world));
        let trouble = world.trouble.map(|trouble| trouble::words(trouble, texts));
        Outline { note: trouble.or(outline.note), ..outline }
    }
}
