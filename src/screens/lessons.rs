//! The list of lessons, flat, with what is done. Home of everybody who has signed in.

use super::paging::Paging;
use super::{arriving, trouble};
use crate::contract::{Choice, Effect, Event, Fact, Learner, Mark, Nav, Outline, Press, Reply, Screen};
use crate::lesson::Lesson;
use crate::record::{LessonProgress, Person};
use crate::screens::Route;
use crate::ui::naming;
use crate::world::World;

/// The digit of "that is not me".
const NOT_ME: u8 = 8;

pub struct Lessons {
    paging: Paging,
}

impl Lessons {
    /// Opens on the page with the lesson to take next.
    pub fn new(world: &World) -> Self {
        let place = next(world).and_then(|next| world.catalogue.lessons().iter().position(|l| l.number == next.number));
        Self { paging: Paging::at_entry(place.unwrap_or(0)) }
    }

    fn entry(&self, digit: u8, lesson: &Lesson, world: &World) -> Choice {
        let mark = mark(lesson, world);
        let minutes = (mark == Mark::None).then(|| world.texts.lessons_minutes(lesson.minutes));
        Choice::new(digit, &lesson.title).marked(mark).with_remark(minutes)
    }
}

impl Screen for Lessons {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        let lessons = world.catalogue.lessons();
        let open = |lesson: Option<&Lesson>| match lesson {
            Some(lesson) => Reply::push(Route::Lesson { lesson: lesson.number }),
            None => Reply::ignored(),
        };
        match event {
            Event::Press(Press::Digit(NOT_ME)) if person(world).is_some() => Reply::ignored().with(Effect::SignOut),
            Event::Told(Fact::SignedOut) => Reply::go(Nav::Reset(Route::Welcome)),
            // A card scanned here is the next one's, who found somebody else signed in.
            Event::Scanned(text) => arriving::by_card(text).map_or(Reply::ignored(), |ask| Reply::ignored().with(ask)),
            Event::Told(Fact::Recognised(Some(scanned))) if person(world) != Some(scanned) => {
                Reply::ignored().with(arriving::known(scanned.code, world))
            }
            Event::Told(Fact::SignedIn { .. }) => Reply::go(Nav::Reset(Route::Lessons)),
            Event::Press(Press::Digit(digit)) => open(self.paging.chosen(*digit, lessons).map(AsRef::as_ref)),
            Event::Press(Press::Enter) => open(next(world)),
            Event::Press(Press::NextPage) if self.paging.turn(lessons) => Reply::stay(),
            Event::Press(Press::Home) => Reply::push(Route::SignOut),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let (texts, lessons) = (world.texts, world.catalogue.lessons());
        let next = next(world);
        let text = match (lessons.is_empty(), next) {
            (true, _) => texts.lessons_empty(),
            (false, None) => texts.lessons_all_done(),
            (false, Some(_)) => texts.lessons_text(),
        };
        let pages = self.paging.words(lessons, texts);
        Outline {
            title: title(world),
            texts: vec![text.into()],
            choices: self
                .paging
                .view(lessons)
                .map(|(digit, lesson)| self.entry(digit, lesson, world))
                .chain(person(world).map(|person| Choice::new(NOT_ME, texts.lessons_not_me(naming::short(person)))))
                .collect(),
            enter: next.map(|lesson| texts.lessons_enter(&lesson.title)),
            note: world
                .trouble
                .map(|t| trouble::words(t, texts))
                .or(pages)
                .or_else(|| Some(texts.lessons_leave().into())),
            more: self.paging.more(lessons),
            ..Outline::default()
        }
    }
}

fn title(world: &World) -> String {
    match person(world) {
        Some(person) => world.texts.lessons_title(naming::short(person)),
        None => world.texts.lessons_title_guest().into(),
    }
}

/// Who sits here; `None` for a guest.
fn person(world: &World) -> Option<&Person> {
    world.learner.as_ref().and_then(|learner: &Learner| learner.person.as_ref())
}

/// The lesson the green key opens: one begun, else one to go over again, else the first that is not done.
fn next(world: &World) -> Option<&Lesson> {
    let lessons = world.catalogue.lessons();
    let begun = lessons.iter().find(|lesson| is_begun(&world.done(lesson.number)));
    let due = || lessons.iter().find(|lesson| world.is_due(lesson));
    let fresh = || lessons.iter().find(|lesson| !is_done(&world.done(lesson.number)));
    begun.or_else(due).or_else(fresh).map(AsRef::as_ref)
}

fn mark(lesson: &Lesson, world: &World) -> Mark {
    let progress = world.done(lesson.number);
    match () {
        () if world.is_due(lesson) => Mark::Review,
        () if is_done(&progress) => Mark::Done,
        () if is_begun(&progress) => Mark::Started,
        () if next(world).is_some_and(|next| next.number == lesson.number) => Mark::Next,
        () => Mark::None,
    }
}

fn is_done(progress: &LessonProgress) -> bool {
    progress.check_passed || progress.confirmed.is_some()
}

fn is_begun(progress: &LessonProgress) -> bool {
    !is_done(progress) && *progress != LessonProgress::default()
}
