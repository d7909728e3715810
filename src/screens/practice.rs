//! The practice: the simulated phone on the left, what to do beside it. The machine and the mode's policy do the thinking;
//! this screen shows them, writes each step before it moves on, and takes the typing.

mod beside;
mod view;

pub use view::phone_and_words;

use super::Route;
use super::lesson::{Part, gone};
use super::saving::Saving;
use crate::contract::{Cue, Effect, Event, Fact, Field, Nav, Outline, Press, Reply, Screen};
use crate::lesson::Lesson;
use crate::phone::{Attempt, Happened, Input, Spot, spots};
use crate::record::{Body, Help, Mode, Unfinished};
use crate::ui::Canvas;
use crate::ui::field::TextField;
use crate::world::World;
use std::sync::Arc;

pub struct Practice {
    lesson: u16,
    mode: Mode,
    /// `None` until the lesson is found and a fresh attempt has its number.
    run: Option<Run>,
    saving: Saving,
    /// What the attempt will be once everything is on disk.
    next: Option<Attempt>,
    typing: Option<TextField>,
    done: bool,
    resumed: bool,
    /// Where an author wants to come in.
    spot: Option<Spot>,
    /// A volunteer watches it from its beginning.
    watched: bool,
    /// In this run the learner was shown what to press.
    shown: bool,
}

/// An attempt under way.
struct Run {
    number: u64,
    attempt: Attempt,
}

impl Practice {
    pub fn open(lesson: u16, mode: Mode) -> Self {
        Self {
            lesson,
            mode,
            run: None,
            saving: Saving::default(),
            next: None,
            typing: None,
            done: false,
            resumed: false,
            spot: None,
            watched: false,
            shown: false,
        }
    }

    /// Tự làm, from its beginning, with a volunteer watching.
    pub fn watched(lesson: u16) -> Self {
        Self { watched: true, ..Self::open(lesson, Mode::Alone) }
    }

    /// For an author's preview: somewhere in the middle.
    pub fn open_at(lesson: u16, mode: Mode, spot: Spot) -> Self {
        Self { spot: Some(spot), ..Self::open(lesson, mode) }
    }

    fn enter(&mut self, world: &World) -> Reply {
        let Some(lesson) = world.lesson(self.lesson) else { return Reply::ignored() };
        if self.run.is_some() {
            return self.said(world);
        }
        if let Some(attempt) = self.spot.take().and_then(|spot| self.standing_at(&spot, lesson)) {
            self.mode = attempt.policy.mode;
            self.run = Some(Run { number: 0, attempt: attempt.clone() });
            return self.show(attempt, world);
        }
        match self.unfinished(lesson, world) {
            Some(run) => {
                self.resumed = run.attempt.steps_done() > 0;
                self.run = Some(run);
                self.said(world)
            }
            None => Reply::stay().with(Effect::DrawSeed),
        }
    }

    /// An attempt at a spot; Xem làm mẫu becomes Làm theo where the spot is not on the recorded way.
    fn standing_at(&self, spot: &Spot, lesson: &Arc<Lesson>) -> Option<Attempt> {
        let state = spots::arrive(&lesson.practice, spot)?;
        let attempt = Attempt::standing(Arc::clone(lesson), self.mode, state.clone());
        let arrived = *attempt.state() == state;
        Some(if arrived { attempt } else { Attempt::standing(Arc::clone(lesson), Mode::Follow, state) })
    }

    /// An author has saved the lesson: the attempt goes on in it, where it is.
    fn keep_up(&mut self, world: &World) -> Reply {
        let (Some(run), Some(lesson)) = (&mut self.run, world.drafted()) else { return Reply::ignored() };
        if Arc::ptr_eq(run.attempt.lesson(), lesson) || lesson.number != self.lesson {
            return Reply::ignored();
        }
        run.attempt = run.attempt.carried_over(Arc::clone(lesson));
        self.done = run.attempt.state().finished();
        let still_open = run.attempt.state().typing.is_some();
        self.typing = self.typing.take().filter(|_| still_open).or_else(|| open_field(&run.attempt));
        Reply::stay()
    }

    /// The attempt that was begun and not finished, where the lesson is still the same version. Whoever watches, watches all
    /// of it: then it begins anew.
    fn unfinished(&self, lesson: &Arc<Lesson>, world: &World) -> Option<Run> {
        let progress = world.done(self.lesson);
        let takes_up = |u: &Unfinished| !self.watched && u.mode == self.mode && u.version == lesson.version;
        let unfinished = progress.unfinished.filter(takes_up)?;
        let attempt = Attempt::resumed(Arc::clone(lesson), self.mode, &unfinished.snapshot)?;
        Some(Run { number: unfinished.attempt, attempt })
    }

    fn begin(&mut self, number: u64, world: &World) -> Reply {
        let Some(lesson) = world.lesson(self.lesson) else { return Reply::ignored() };
        self.run = Some(Run { number, attempt: Attempt::new(Arc::clone(lesson), self.mode) });
        self.said(world)
    }

    fn press(&mut self, press: Press, world: &World) -> Reply {
        if self.done {
            return self.press_when_done(press, world);
        }
        if self.typing.is_some() {
            return self.press_in_field(press, world);
        }
        let Some(run) = &self.run else { return Reply::ignored() };
        match press {
            Press::Digit(digit) => self.touch(&Input::Digit(digit), world),
            Press::Enter => self.touch(&Input::GoOn, world),
            Press::NextPage => self.touch(&Input::NextPage, world),
            Press::Help if run.attempt.swap().is_none() => {
                let attempt = run.attempt.hinted();
                self.show(attempt, world)
            }
            Press::Back => {
                let attempt = run.attempt.taken_back();
                self.show(attempt, world)
            }
            _ => Reply::ignored(),
        }
    }

    fn press_in_field(&mut self, press: Press, world: &World) -> Reply {
        let Some(field) = &mut self.typing else { return Reply::ignored() };
        match press {
            Press::Enter => {
                let text = field.text();
                self.touch(&Input::Type(text), world)
            }
            Press::LeaveField => self.touch(&Input::LeaveField, world),
            other if field.press(other) => Reply::stay(),
            _ => Reply::ignored(),
        }
    }

    fn press_when_done(&self, press: Press, world: &World) -> Reply {
        match press {
            Press::Digit(beside::VOLUNTEER) => self.volunteer_offer(world).map_or(Reply::ignored(), Reply::push),
            Press::Enter => match following(self.mode) {
                Some(part) => Reply::replace(part.route(self.lesson)),
                None => Reply::pop(),
            },
            Press::Digit(1) => Reply::go(Nav::Reset(Route::Lessons)),
            Press::Back => Reply::pop(),
            _ => Reply::ignored(),
        }
    }

    /// One touch: what it brings about is written first, then shown.
    fn touch(&mut self, input: &Input, world: &World) -> Reply {
        let Some(run) = &self.run else { return Reply::ignored() };
        let (next, happened) = run.attempt.after(input);
        self.resumed = false;
        let bodies = self.bodies(run, &next, &happened, world);
        if bodies.is_empty() {
            let cue = happened.contains(&Happened::Detour).then_some(Cue::NotYet);
            let reply = self.show(next, world);
            return match cue {
                Some(cue) => reply.with(Effect::Sound(cue)),
                None => reply,
            };
        }
        self.shown |= happened.iter().any(was_shown);
        self.next = Some(next);
        self.saving.begin(bodies)
    }

    fn bodies(&self, run: &Run, next: &Attempt, happened: &[Happened], world: &World) -> Vec<Body> {
        let Some(learner) = world.learner.as_ref().map(|learner| learner.code) else { return Vec::new() };
        let (lesson, version, attempt) = (self.lesson, next.lesson().version, run.number);
        let body = |happened: &Happened| match happened {
            Happened::StepDone(work) => {
                let snapshot = next.snapshot();
                Some(Body::StepDone { learner, lesson, version, attempt, work: work.clone(), snapshot })
            }
            Happened::Finished => Some(Body::PracticeDone { learner, lesson, version, attempt, mode: self.mode }),
            Happened::Detour | Happened::TrapSprung => None,
        };
        happened.iter().filter_map(body).collect()
    }

    /// Where the volunteer beside the learner may go at the end: to vouch for what they watched; before Tự làm, to sit down.
    fn volunteer_offer(&self, world: &World) -> Option<Route> {
        let lesson = self.lesson;
        match (self.mode, &self.run) {
            _ if world.draft.is_some() || world.learner.is_none() => None,
            (Mode::Follow | Mode::Pair, _) => Some(Route::SitDown { lesson }),
            (Mode::Alone, Some(run)) if self.is_watched(world) && !self.shown => {
                Some(Route::Vouch { lesson, attempt: run.number })
            }
            _ => None,
        }
    }

    fn is_watched(&self, world: &World) -> bool {
        self.watched && world.watcher.is_some()
    }

    /// Everything is on disk: the attempt moves on.
    fn saved(&mut self, world: &World) -> Reply {
        match self.next.take() {
            Some(next) => {
                let cue = if next.state().finished() { Cue::Done } else { Cue::Right };
                self.show(next, world).with(Effect::Sound(cue))
            }
            None => Reply::stay(),
        }
    }

    fn show(&mut self, attempt: Attempt, world: &World) -> Reply {
        let Some(run) = &mut self.run else { return Reply::ignored() };
        self.done = attempt.state().finished();
        let watching = attempt.policy.machine_presses;
        self.typing = open_field(&attempt).filter(|_| !watching && !self.done);
        run.attempt = attempt;
        self.said(world)
    }

    /// Reads the moment aloud; and where the machine presses, lets it press by itself after the time a slow reader takes.
    fn said(&self, world: &World) -> Reply {
        let outline = self.outline(world);
        let reply = Reply::stay().speaking(&outline);
        match &self.run {
            Some(run) if !self.done && run.attempt.presses_by_itself() => {
                let phone = view::lines(&run.attempt, None, None, &outline, world.texts);
                reply.with(Effect::WakeMe { after_ms: reading_time(&outline, &phone) })
            }
            _ => reply,
        }
    }
}

/// Milliseconds somebody who reads slowly takes for what is on the screen: half a second a word, on the phone, of which
/// much was there before, half of that, and time to look.
fn reading_time(outline: &Outline, phone: &[String]) -> u32 {
    let count = |text: &String| u32::try_from(text.split_whitespace().count()).unwrap_or(60);
    let beside: u32 = outline.texts.iter().chain([&outline.title]).map(count).sum();
    let on_the_phone: u32 = phone.iter().map(count).sum();
    4_000 + 500 * beside + 250 * on_the_phone
}

/// The field that is open on the phone, empty.
fn open_field(attempt: &Attempt) -> Option<TextField> {
    let entry = attempt.state().open_field(attempt.practice())?.entry;
    Some(TextField::new(entry.keys()).at_most(entry.letters()))
}

/// The step was done after the learner was shown what to press.
fn was_shown(happened: &Happened) -> bool {
    matches!(happened, Happened::StepDone(work) if work.help >= Help::Point)
}

/// The part after a mode.
fn following(mode: Mode) -> Option<Part> {
    match mode {
        Mode::Watch => Some(Part::Practice(Mode::Follow)),
        Mode::Follow | Mode::Pair => Some(Part::Practice(Mode::Alone)),
        Mode::Alone => Some(Part::Check),
    }
}

impl Screen for Practice {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        if let Some(reply) = self.saving.handle(event) {
            return reply.unwrap_or_else(|| self.saved(world));
        }
        match event {
            Event::Entered => self.enter(world),
            Event::Told(Fact::Seed(number)) if self.run.is_none() => self.begin(*number, world),
            Event::Told(Fact::LessonsChanged(_)) => self.keep_up(world),
            Event::Press(press) => self.press(*press, world),
            Event::Woken if self.run.as_ref().is_some_and(|run| run.attempt.presses_by_itself()) => {
                self.touch(&Input::GoOn, world)
            }
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let Some(lesson) = world.lesson(self.lesson) else { return gone(world.texts) };
        let mut outline = match (&self.run, self.done) {
            (Some(_), true) => self.done_outline(world),
            (Some(run), false) => beside::outline(&run.attempt, self.resumed, world.texts),
            (None, _) => Outline::default(),
        };
        outline.header = Some(lesson.title.clone());
        let in_trap = self.run.as_ref().is_some_and(|run| run.attempt.state().scene.is_some());
        outline.hints = !self.done && !in_trap;
        outline.field = self.field_outline(world);
        self.saving.show_on(&mut outline, world.texts);
        outline
    }

    fn sheet(&self, world: &World) -> Vec<String> {
        let typed = self.typing.as_ref().map(TextField::text);
        let run = self.run.as_ref().filter(|run| self.shows_the_phone(run));
        let watcher = world.watcher.as_ref().filter(|_| self.watched);
        let lines = |run: &Run| view::lines(&run.attempt, typed.as_deref(), watcher, &self.outline(world), world.texts);
        run.map(lines).unwrap_or_default()
    }

    fn view(&self, world: &World, canvas: &mut Canvas) {
        match &self.run {
            Some(run) if self.shows_the_phone(run) => {
                let typed = self.typing.as_ref().map(TextField::text);
                let watcher = world.watcher.as_ref().filter(|_| self.watched);
                view::draw(&run.attempt, typed.as_deref(), &self.outline(world), watcher, world.texts, canvas);
            }
            _ => crate::ui::page::draw(&self.outline(world), world.texts, canvas),
        }
    }
}

impl Practice {
    /// Whether the phone is on view, not a page over it. At the end it stays: what the last touch has done is seen there.
    fn shows_the_phone(&self, run: &Run) -> bool {
        !is_still(&run.attempt) && run.attempt.swap().is_none()
    }

    fn done_outline(&self, world: &World) -> Outline {
        let outline = beside::done(self.mode, following(self.mode), world.texts);
        match &world.watcher {
            Some(watcher) if self.watched => beside::done_watched(outline, watcher, self.shown, world.texts),
            _ if self.volunteer_offer(world).is_some() => beside::with_seat_for_a_volunteer(outline, world.texts),
            _ => outline,
        }
    }

    fn field_outline(&self, world: &World) -> Option<Field> {
        let field = self.typing.as_ref().filter(|_| !self.done)?;
        Some(field.outline(world.texts.practice_typing(), None))
    }
}

/// A trap's still screen takes the whole page: nothing moves, there is time to read.
fn is_still(attempt: &Attempt) -> bool {
    let state = attempt.state();
    state.scene.is_some_and(|scene| usize::from(scene.number) >= attempt.practice().trap(scene.trap).scenes.len())
}
