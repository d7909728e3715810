//! The self-check: one question a page, each answer explained, the rule printed and computed by the same function.

use super::Route;
use super::lesson::{Part, gone};
use super::saving::Saving;
use crate::check::{Block, Grade, Kind, Question};
use crate::contract::{Choice, Cue, Effect, Event, Fact, FieldKind, Mark, Nav, Outline, Press, Reply, Screen};
use crate::lesson::{Lesson, Round, Spoken};
use crate::narration::Narration;
use crate::record::{Body, Mode};
use crate::texts::Texts;
use crate::ui::field::TextField;
use crate::ui::qr::QrPicture;
use crate::ui::{Canvas, page, wrap};
use crate::world::World;
use doing::Doing;

mod doing;

/// What is pressed where no phone is at hand that reads the code.
const WITHOUT_A_PHONE: u8 = 2;

pub struct Check {
    lesson: u16,
    /// The attempt's number; also the seed of the order of options. `None` until it is drawn.
    attempt: Option<u64>,
    page: Page,
    /// The short form was chosen.
    short: bool,
    /// Which question of the round.
    question: usize,
    /// Options picked, in order, as positions in the file.
    picked: Vec<usize>,
    /// The field a typed answer goes into, and whether it is open: keys mean digits and signs only while it is left.
    typing: Option<TextField>,
    is_left: bool,
    /// The phone an answer is done on.
    doing: Option<Doing>,
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
            short: false,
            question: 0,
            picked: Vec::new(),
            typing: None,
            is_left: false,
            doing: None,
            right: 0,
            saving: Saving::default(),
        }
    }

    fn press(&mut self, press: Press, lesson: &Lesson, world: &World) -> Reply {
        if self.page == Page::Asking && self.doing.is_some() {
            return self.press_on_phone(press, lesson, world);
        }
        if self.page == Page::Asking && self.typing.is_some() && !self.is_left {
            return self.press_in_field(press, lesson, world);
        }
        match (&self.page, press) {
            (Page::Rule, Press::Enter) => Reply::stay().with(Effect::DrawSeed),
            (Page::Rule, Press::Digit(1)) if lesson.check.short().is_some() => {
                self.short = true;
                Reply::stay().with(Effect::DrawSeed)
            }
            (Page::Asking, Press::Digit(1)) if self.typing.is_some() => {
                self.is_left = false;
                Reply::stay()
            }
            (Page::Asking, Press::Digit(WITHOUT_A_PHONE)) if self.wants_a_phone(lesson) => {
                self.passed_over(lesson, world)
            }
            (Page::Asking, Press::Digit(digit)) => self.pick(digit, lesson, world),
            (Page::Asking, Press::Enter) if self.may_answer(lesson) => self.answer(lesson, world),
            (Page::Asking, Press::Back) if !self.picked.is_empty() => {
                self.picked.pop();
                Reply::stay()
            }
            (Page::Answered(_), Press::Enter) => self.onward(lesson, world),
            (Page::Result, Press::Enter) => self.leave(lesson),
            (Page::Result, Press::Digit(1)) if !self.round(lesson).passed(self.right) => {
                Reply::go(Nav::Replace(Part::Practice(Mode::Follow).route(self.lesson)))
            }
            (Page::Rule | Page::Result, Press::Back) => Reply::pop(),
            _ => Reply::ignored(),
        }
    }

    fn begin(&mut self, seed: u64, world: &World) -> Reply {
        self.attempt = Some(seed);
        self.page = Page::Asking;
        self.question = 0;
        self.right = 0;
        self.ask(world);
        Reply::stay().speaking(&self.outline(world))
    }

    /// Everything ready for the answer to the question at hand.
    fn ask(&mut self, world: &World) {
        self.picked.clear();
        let lesson = world.lesson(self.lesson);
        let kind = lesson.and_then(|lesson| self.asked(lesson)).map(|question| question.form.kind());
        let typed = kind.and_then(Kind::typed);
        self.typing = typed.map(|typed| TextField::new(typed.keys).at_most(typed.letters));
        self.is_left = false;
        self.doing = kind.and_then(Kind::task).zip(lesson).map(|(task, lesson)| Doing::begin(task, &lesson.practice));
    }

    fn press_in_field(&mut self, press: Press, lesson: &Lesson, world: &World) -> Reply {
        let (Some(field), Some(question)) = (&mut self.typing, asked(lesson, self.short, self.question)) else {
            return Reply::ignored();
        };
        match press {
            Press::Enter if !field.is_empty() => {
                let grade = question.form.kind().grade_typed(&field.text(), self.attempt.unwrap_or_default());
                self.graded(grade, lesson, world)
            }
            Press::LeaveField => {
                self.is_left = true;
                Reply::stay()
            }
            other if field.press(other) => Reply::stay(),
            _ => Reply::ignored(),
        }
    }

    fn press_on_phone(&mut self, press: Press, lesson: &Lesson, world: &World) -> Reply {
        let (Some(doing), Some(question)) = (&mut self.doing, asked(lesson, self.short, self.question)) else {
            return Reply::ignored();
        };
        let kind = question.form.kind();
        let Some(task) = kind.task() else { return Reply::ignored() };
        match doing.press(press, task, &lesson.practice) {
            Some(Some(done)) => {
                let grade = kind.grade_done(done);
                self.graded(grade, lesson, world)
            }
            Some(None) => Reply::stay(),
            None => Reply::ignored(),
        }
    }

    fn asked<'l>(&self, lesson: &'l Lesson) -> Option<&'l Question> {
        asked(lesson, self.short, self.question)
    }

    fn shown_order(&self, question: &Question) -> Vec<usize> {
        let seed = self.attempt.unwrap_or_default();
        if self.short { question.shown_short(seed) } else { question.shown_order(seed) }
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

    /// The question is read by a phone, and the learner has left the field: perhaps there is none here.
    fn wants_a_phone(&self, lesson: &Lesson) -> bool {
        let block = self.asked(lesson).and_then(|question| question.form.kind().block(0));
        self.is_left && matches!(block, Some(Block::Qr(_)))
    }

    /// Nobody has to own a phone: the question goes by without an answer.
    fn passed_over(&mut self, lesson: &Lesson, world: &World) -> Reply {
        let Some(question) = self.asked(lesson) else { return Reply::ignored() };
        let grade = question.form.kind().grade_typed("", self.attempt.unwrap_or_default());
        self.graded(grade, lesson, world)
    }

    fn answer(&mut self, lesson: &Lesson, world: &World) -> Reply {
        let Some(question) = self.asked(lesson) else { return Reply::ignored() };
        let grade = question.form.kind().grade(&self.picked);
        self.graded(grade, lesson, world)
    }

    fn graded(&mut self, grade: Grade, lesson: &Lesson, world: &World) -> Reply {
        let Some(question) = self.asked(lesson) else { return Reply::ignored() };
        let right = grade.right;
        self.right += u8::from(right);
        self.page = Page::Answered(grade);
        let mut bodies = Vec::new();
        if let (Some(learner), Some(attempt)) = (&world.learner, self.attempt) {
            let (learner, version) = (learner.code, lesson.version);
            let id = question.id.clone();
            bodies.push(Body::QuestionAnswered { learner, lesson: self.lesson, version, attempt, question: id, right });
            if self.question + 1 == self.round(lesson).questions.len() {
                bodies.push(self.result(learner, attempt, lesson));
            }
        }
        let cue = if right { Cue::Right } else { Cue::NotYet };
        self.saving.begin(bodies).with(Effect::Sound(cue)).speaking(&self.outline(world))
    }

    fn result(&self, learner: crate::record::LearnerCode, attempt: u64, lesson: &Lesson) -> Body {
        let round = self.round(lesson);
        let of = u8::try_from(round.questions.len()).unwrap_or(u8::MAX);
        let passed = round.passed(self.right);
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
        let last = self.question + 1 >= self.round(lesson).questions.len();
        self.page = if last { Page::Result } else { Page::Asking };
        self.question += usize::from(!last);
        self.ask(world);
        let reply = Reply::stay().speaking(&self.outline(world));
        if last && self.round(lesson).passed(self.right) { reply.with(Effect::Sound(Cue::Done)) } else { reply }
    }

    fn leave(&mut self, lesson: &Lesson) -> Reply {
        if self.round(lesson).passed(self.right) {
            return Reply::go(Nav::Replace(Route::Gain { lesson: self.lesson }));
        }
        Reply::stay().with(Effect::DrawSeed)
    }

    /// An author has saved the lesson: the question is asked anew, an answer explained in the new words.
    fn keep_up(&mut self, lesson: &Lesson, world: &World) -> Reply {
        match (&self.page, self.asked(lesson)) {
            (Page::Answered(grade), Some(question)) => {
                let kind = question.form.kind();
                let again = match (&self.typing, &self.doing) {
                    (Some(field), _) => kind.grade_typed(&field.text(), self.attempt.unwrap_or_default()),
                    (None, Some(_)) => kind.grade_done(grade.right),
                    (None, None) => kind.grade(&self.picked),
                };
                self.page = Page::Answered(again);
            }
            (Page::Asking, _) => self.ask(world),
            _ => {}
        }
        Reply::stay()
    }

    fn round(&self, lesson: &Lesson) -> Round {
        lesson.check.short().filter(|_| self.short).unwrap_or_else(|| lesson.check.whole())
    }

    fn of_rule(&self, lesson: &Lesson, texts: Texts) -> Outline {
        let short = lesson.check.short().map(|_| Choice::new(1, texts.check_short()));
        Outline {
            choices: short.into_iter().collect(),
            title: texts.check_title().to_owned(),
            texts: vec![texts.check_rule(self.round(lesson).questions.len(), self.round(lesson).pass)],
            enter: Some(texts.lesson_begin().to_owned()),
            ..Outline::default()
        }
    }

    /// How the question is answered, where that has to be said.
    fn how(&self, question: &Question, texts: Texts) -> Option<String> {
        let kind = question.form.kind();
        if let Some(left) = kind.prompts().get(self.picked.len()) {
            return Some(texts.check_match(left));
        }
        if kind.task().is_some() {
            return Some(texts.check_do().to_owned());
        }
        if let Some(Block::Qr(_)) = kind.block(0) {
            let is_number = kind.typed().is_some_and(|typed| typed.keys == FieldKind::Digits);
            return Some(if is_number { texts.check_scan_number() } else { texts.check_scan() }.to_owned());
        }
        match (kind.is_ordering(), kind.answers_at_once() || kind.typed().is_some()) {
            (true, _) => kind.prompts().is_empty().then(|| texts.check_order().to_owned()),
            (false, false) if kind.shuffles() => Some(texts.check_several().to_owned()),
            (false, false) => Some(texts.check_signs().to_owned()),
            (false, true) => None,
        }
    }

    fn of_question(&self, question: &Question, lesson: &Lesson, texts: Texts) -> Outline {
        let kind = question.form.kind();
        let options = kind.options();
        let choice = |(place, option): (usize, usize)| {
            let picked = self.picked.iter().position(|picked| *picked == option);
            let remark = picked.filter(|_| kind.is_ordering()).map(|place| match kind.prompts().get(place) {
                Some(left) => format!("↔ {left}"),
                None => texts.check_place(place + 1),
            });
            let mark = if picked.is_some() && !kind.is_ordering() { Mark::Chosen } else { Mark::None };
            Choice { digit: place as u8 + 1, label: options[option].to_owned(), remark, mark }
        };
        let how: Vec<String> = self.how(question, texts).into_iter().collect();
        let mut choices: Vec<Choice> = self.shown_order(question).into_iter().enumerate().map(choice).collect();
        choices.extend(self.typing.as_ref().filter(|_| self.is_left).map(|_| Choice::new(1, texts.check_type())));
        choices.extend(self.wants_a_phone(lesson).then(|| Choice::new(WITHOUT_A_PHONE, texts.check_no_phone())));
        let mut spoken = Narration::default().and_clip(lesson.clip(&question.ask), &question.ask.text);
        spoken.pieces.extend(Narration::of(how.clone()).pieces);
        let options = choices.iter().map(|choice| texts.spoken_choice(choice.digit, &choice.label));
        spoken.pieces.extend(Narration::of(options).pieces);
        Outline {
            title: question.ask.text.clone(),
            texts: how,
            choices,
            together: true,
            enter: self.green_key(lesson, texts).map(str::to_owned),
            field: self.field(texts),
            note: Some(texts.check_question(self.question + 1, self.round(lesson).questions.len())),
            spoken: Some(spoken),
            ..Outline::default()
        }
    }

    /// The field that is open: the answer's own, or one on the phone.
    fn field(&self, texts: Texts) -> Option<crate::contract::Field> {
        let typing = self.typing.as_ref().filter(|_| !self.is_left);
        let field = typing.or_else(|| self.doing.as_ref().and_then(Doing::field));
        field.map(|field| field.outline(texts.check_type(), None))
    }

    /// What the green key does while a question is asked.
    fn green_key(&self, lesson: &Lesson, texts: Texts) -> Option<&'static str> {
        if let Some(doing) = &self.doing {
            return doing.may_answer().then(|| texts.check_do_done());
        }
        let typed = self.typing.as_ref().is_some_and(|field| !field.is_empty()) && !self.is_left;
        (typed || self.may_answer(lesson)).then(|| texts.check_answer())
    }

    /// What stands between the question and its answers.
    fn block(&self, lesson: &Lesson) -> Option<Block> {
        let asking = self.page == Page::Asking;
        let question = self.asked(lesson).filter(|_| asking)?;
        question.form.kind().block(self.attempt.unwrap_or_default())
    }

    fn of_answer(&self, grade: &Grade, lesson: &Lesson, texts: Texts) -> Outline {
        let title = match (grade.right, &grade.missing) {
            (true, _) => texts.check_right().to_owned(),
            // Whoever answers is in the field; out of it a question is only passed over.
            (false, None) if self.is_left => texts.check_passed_over().to_owned(),
            (false, None) => texts.check_not_yet().to_owned(),
            (false, Some(missing)) => texts.check_missing(missing),
        };
        let last = self.question + 1 >= self.round(lesson).questions.len();
        let Spoken { text, .. } = &grade.why;
        let mut spoken = Narration::of([title.clone()]);
        spoken = spoken.and_clip(lesson.clip(&grade.why), text);
        Outline {
            title,
            texts: vec![text.clone()],
            enter: Some(if last { texts.check_finish() } else { texts.check_next() }.to_owned()),
            note: Some(texts.check_question(self.question + 1, self.round(lesson).questions.len())),
            spoken: Some(spoken),
            ..Outline::default()
        }
    }

    fn of_result(&self, lesson: &Lesson, texts: Texts) -> Outline {
        let (right, of, pass) = (self.right, self.round(lesson).questions.len(), self.round(lesson).pass);
        let passed = self.round(lesson).passed(right);
        let (title, text, enter) = if passed {
            (texts.check_passed_title(), texts.check_passed(of, right), texts.check_go_on())
        } else {
            (texts.check_again_title(), texts.check_again(of, pass, right), texts.check_again_go())
        };
        let practise = (!passed).then(|| Choice::new(1, texts.check_again_practise()));
        Outline {
            title: title.to_owned(),
            texts: vec![text],
            choices: practise.into_iter().collect(),
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
            Event::Told(Fact::LessonsChanged(_)) => self.keep_up(lesson, world),
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

    fn sheet(&self, world: &World) -> Vec<String> {
        let Some(lesson) = world.lesson(self.lesson) else { return Vec::new() };
        match (&self.doing, self.block(lesson)) {
            (Some(doing), _) if self.page == Page::Asking => doing.lines(&lesson.practice),
            (_, Some(Block::Rows(rows))) => rows,
            (_, Some(Block::Qr(word))) => vec![world.texts.plain_qr(word)],
            _ => Vec::new(),
        }
    }

    fn view(&self, world: &World, canvas: &mut Canvas) {
        let outline = self.outline(world);
        let Some(lesson) = world.lesson(self.lesson) else { return page::draw(&outline, world.texts, canvas) };
        match (&self.doing, self.block(lesson)) {
            (Some(doing), _) if self.page == Page::Asking => {
                doing.draw(&lesson.practice, &outline, canvas);
            }
            (_, Some(Block::Rows(rows))) => draw_rows(&rows, &outline, world.texts, canvas),
            (_, Some(Block::Qr(word))) => draw_qr(&word, &outline, world.texts, canvas),
            _ => page::draw(&outline, world.texts, canvas),
        }
    }
}

/// The question at a place of the round.
fn asked(lesson: &Lesson, short: bool, place: usize) -> Option<&Question> {
    let round = lesson.check.short().filter(|_| short).unwrap_or_else(|| lesson.check.whole());
    round.questions.get(place).map(|question| &lesson.check.questions[*question])
}

/// A bill or a message, as paper on the wall.
fn draw_rows(rows: &[String], outline: &Outline, texts: Texts, canvas: &mut Canvas) {
    let height = u16::try_from(rows.len()).unwrap_or(u16::MAX);
    let area = page::draw_around(outline, height, texts, canvas);
    let wide = rows.iter().map(|row| wrap::width(row)).max().unwrap_or(0) + 2;
    let style = canvas.theme.phone;
    canvas.fill(ratatui::layout::Rect { width: wide.min(area.width), ..area }, style);
    for (row, y) in rows.iter().zip(area.y..) {
        canvas.line(area.x + 1, y, row, style);
    }
}

/// A QR for a real phone.
fn draw_qr(word: &str, outline: &Outline, texts: Texts, canvas: &mut Canvas) {
    /// Rows of the smallest code (version 1) with its quiet zone.
    const ROWS: u16 = 13;
    let area = page::draw_around(outline, ROWS, texts, canvas);
    if let Some(picture) = QrPicture::fit(word, area.width, area.height) {
        picture.draw(area, canvas.buf);
    }
}
