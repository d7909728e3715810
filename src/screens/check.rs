//! The self-check: one question a page, each answer explained, the rule printed and computed by the same function.

use super::Route;
use super::lesson::gone;
use super::saving::Saving;
use crate::check::{Grade, Question};
use crate::contract::{Choice, Cue, Effect, Event, Fact, Mark, Nav, Outline, Press, Reply, Screen};
use crate::lesson::{Lesson, Spoken};
use crate::narration::Narration;
use crate::record::Body;
use crate::texts::Texts;
use crate::world::World;

pub struct Check {
    lesson: u16,
    /// The attempt's number; also the seed of the order of options. `None` until it is drawn.
    attempt: Option<u64>,
    page: Page,
    question: usize,
    /// Options picked, in order, as positions in the file.
    picked: Vec<usize>,
    right: u8,
    saving: Saving,
}

/// Where in the self-check one is.
#[derive(Debug, Clone, PartialEq)]
enum Page {
    /// The rule, before the first question.
    Rule,
    Asking,
    /// The answer was given; graded, and being saved or saved.
    Answered(Grade),
    Result,
}

impl Check {
    pub fn open(lesson: u16) -> Self {
        Self {
            lesson,
            attempt: None,
            page: Page::Rule,
            question: 0,
            picked: Vec::new(),
            right: 0,
            saving: Saving::default(),
        }
    }

    fn press(&mut self, press: Press, lesson: &Lesson, world: &World) -> Reply {
        match (&self.page, press) {
            (Page::Rule, Press::Enter) => Reply::stay().with(Effect::DrawSeed),
            (Page::Asking, Press::Digit(digit)) => self.pick(digit, lesson, world),
            (Page::Asking, Press::Enter) if self.may_answer(lesson) => self.answer(lesson, world),
            (Page::Asking, Press::Back) if !self.picked.is_empty() => {
                self.picked.pop();
                Reply::stay()
            }
            (Page::Answered(_), Press::Enter) => self.onward(lesson, world),
            (Page::Result, Press::Enter) => self.leave(lesson),
            (Page::Rule | Page::Result, Press::Back) => Reply::pop(),
            _ => Reply::ignored(),
        }
    }

    fn begin(&mut self, seed: u64, world: &World) -> Reply {
        self.attempt = Some(seed);
        self.page = Page::Asking;
        self.question = 0;
        self.right = 0;
        self.picked.clear();
        Reply::stay().speaking(&self.outline(world))
    }

    fn asked<'l>(&self, lesson: &'l Lesson) -> Option<&'l Question> {
        lesson.check.questions.get(self.question)
    }

    fn shown_order(&self, question: &Question) -> Vec<usize> {
        question.shown_order(self.attempt.unwrap_or_default())
    }

    fn pick(&mut self, digit: u8, lesson: &Lesson, world: &World) -> Reply {
        let Some(question) = self.asked(lesson) else { return Reply::ignored() };
        let Some(option) = self.shown_order(question).get(usize::from(digit) - 1).copied() else {
            return Reply::ignored();
        };
        let kind = question.form.kind();
        match self.picked.iter().position(|picked| *picked == option) {
            Some(_) if kind.is_ordering() => return Reply::ignored(),
            Some(place) => drop(self.picked.remove(place)),
            None => self.picked.push(option),
        }
        if kind.answers_at_once() { self.answer(lesson, world) } else { Reply::stay() }
    }

    /// Several need one pick at least, an ordering needs all.
    fn may_answer(&self, lesson: &Lesson) -> bool {
        let Some(question) = self.asked(lesson) else { return false };
        let kind = question.form.kind();
        let needed = if kind.is_ordering() { kind.options().len() } else { 1 };
        self.picked.len() >= needed
    }

    fn answer(&mut self, lesson: &Lesson, world: &World) -> Reply {
        let Some(question) = self.asked(lesson) else { return Reply::ignored() };
        let grade = question.form.kind().grade(&self.picked);
        let right = grade.right;
        self.right += u8::from(right);
        self.page = Page::Answered(grade);
        let mut bodies = Vec::new();
        if let (Some(learner), Some(attempt)) = (&world.learner, self.attempt) {
            let (learner, version) = (learner.code, lesson.version);
            let id = question.id.clone();
            bodies.push(Body::QuestionAnswered { learner, lesson: self.lesson, version, attempt, question: id, right });
            if self.question + 1 == lesson.check.questions.len() {
                bodies.push(self.result(learner, attempt, lesson));
            }
        }
        let cue = if right { Cue::Right } else { Cue::NotYet };
        self.saving.begin(bodies).with(Effect::Sound(cue)).speaking(&self.outline(world))
    }

    fn result(&self, learner: crate::record::LearnerCode, attempt: u64, lesson: &Lesson) -> Body {
        let of = u8::try_from(lesson.check.questions.len()).unwrap_or(u8::MAX);
        let passed = lesson.check.passed(self.right);
        Body::CheckDone {
            learner,
            lesson: self.lesson,
            version: lesson.version,
            attempt,
            right: self.right,
            of,
            passed,
        }
    }

    fn onward(&mut self, lesson: &Lesson, world: &World) -> Reply {
        self.picked.clear();
        let last = self.question + 1 >= lesson.check.questions.len();
        self.page = if last { Page::Result } else { Page::Asking };
        self.question += usize::from(!last);
        let reply = Reply::stay().speaking(&self.outline(world));
        if last && lesson.check.passed(self.right) { reply.with(Effect::Sound(Cue::Done)) } else { reply }
    }

    fn leave(&mut self, lesson: &Lesson) -> Reply {
        if lesson.check.passed(self.right) {
            return Reply::go(Nav::Replace(Route::Gain { lesson: self.lesson }));
        }
        Reply::stay().with(Effect::DrawSeed)
    }

    fn of_rule(&self, lesson: &Lesson, texts: Texts) -> Outline {
        Outline {
            title: texts.check_title().to_owned(),
            texts: vec![texts.check_rule(lesson.check.questions.len(), lesson.check.pass)],
            enter: Some(texts.lesson_begin().to_owned()),
            ..Outline::default()
        }
    }

    fn of_question(&self, question: &Question, lesson: &Lesson, texts: Texts) -> Outline {
        let kind = question.form.kind();
        let options = kind.options();
        let choice = |(place, option): (usize, usize)| {
            let picked = self.picked.iter().position(|picked| *picked == option);
            let remark = picked.filter(|_| kind.is_ordering()).map(|place| texts.check_place(place + 1));
            let mark = if picked.is_some() && !kind.is_ordering() { Mark::Chosen } else { Mark::None };
            Choice { digit: place as u8 + 1, label: options[option].to_owned(), remark, mark }
        };
        let how = match (kind.is_ordering(), kind.answers_at_once()) {
            (true, _) => vec![texts.check_order().to_owned()],
            (false, false) => vec![texts.check_several().to_owned()],
            (false, true) => Vec::new(),
        };
        let choices: Vec<Choice> = self.shown_order(question).into_iter().enumerate().map(choice).collect();
        let mut spoken = Narration::default().and_clip(lesson.clip(&question.ask), &question.ask.text);
        spoken.pieces.extend(Narration::of(how.clone()).pieces);
        let options = choices.iter().map(|choice| texts.spoken_choice(choice.digit, &choice.label));
        spoken.pieces.extend(Narration::of(options).pieces);
        Outline {
            title: question.ask.text.clone(),
            texts: how,
            choices,
            enter: self.may_answer(lesson).then(|| texts.check_answer().to_owned()),
            note: Some(texts.check_question(self.question + 1, lesson.check.questions.len())),
            spoken: Some(spoken),
            ..Outline::default()
        }
    }

    fn of_answer(&self, grade: &Grade, lesson: &Lesson, texts: Texts) -> Outline {
        let title = if grade.right { texts.check_right() } else { texts.check_not_yet() };
        let last = self.question + 1 >= lesson.check.questions.len();
        let Spoken { text, .. } = &grade.why;
        let mut spoken = Narration::of([title]);
        spoken = spoken.and_clip(lesson.clip(&grade.why), text);
        Outline {
            title: title.to_owned(),
            texts: vec![text.clone()],
            enter: Some(if last { texts.check_finish() } else { texts.check_next() }.to_owned()),
            note: Some(texts.check_question(self.question + 1, lesson.check.questions.len())),
            spoken: Some(spoken),
            ..Outline::default()
        }
    }

    fn of_result(&self, lesson: &Lesson, texts: Texts) -> Outline {
        let (right, of, pass) = (self.right, lesson.check.questions.len(), lesson.check.pass);
        let passed = lesson.check.passed(right);
        let (title, text, enter) = if passed {
            (texts.check_passed_title(), texts.check_passed(of, right), texts.check_go_on())
        } else {
            (texts.check_again_title(), texts.check_again(of, pass, right), texts.check_again_go())
        };
        Outline {
            title: title.to_owned(),
            texts: vec![text],
            enter: Some(enter.to_owned()),
            note: Some(texts.lesson_saved().to_owned()),
            ..Outline::default()
        }
    }
}

impl Screen for Check {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        if let Some(reply) = self.saving.handle(event) {
            return reply.unwrap_or_else(Reply::stay);
        }
        let Some(lesson) = world.lesson(self.lesson) else { return Reply::ignored() };
        match event {
            Event::Entered => Reply::stay().speaking(&self.outline(world)),
            Event::Told(Fact::Seed(seed)) => self.begin(*seed, world),
            Event::Press(press) => self.press(*press, lesson, world),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let Some(lesson) = world.lesson(self.lesson) else { return gone(texts) };
        let mut outline = match (&self.page, self.asked(lesson)) {
            (Page::Asking, Some(question)) => self.of_question(question, lesson, texts),
            (Page::Answered(grade), _) => self.of_answer(grade, lesson, texts),
            (Page::Result, _) => self.of_result(lesson, texts),
            (Page::Rule | Page::Asking, _) => self.of_rule(lesson, texts),
        };
        outline.header = Some(lesson.title.clone());
        self.saving.show_on(&mut outline, texts);
        outline
    }
}
