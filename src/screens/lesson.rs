//! The door of a lesson: its parts with what is done, and the green key for the next one.

use super::Route;
use crate::contract::{Choice, Event, Mark, Outline, Press, Reply, Screen};
use crate::lesson::Lesson as LessonFile;
use crate::narration::Narration;
use crate::record::{LessonProgress, Mode};
use crate::texts::Texts;
use crate::world::World;

/// A part of a lesson, in the order of product.md.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Story,
    Practice(Mode),
    Check,
    Gain,
    Phone,
}

impl Part {
    pub const ALL: [Part; 8] = [
        Part::Story,
        Part::Practice(Mode::Watch),
        Part::Practice(Mode::Follow),
        Part::Practice(Mode::Pair),
        Part::Practice(Mode::Alone),
        Part::Check,
        Part::Gain,
        Part::Phone,
    ];

    pub fn name(self, texts: Texts) -> &'static str {
        match self {
            Self::Story => texts.lesson_story(),
            Self::Practice(Mode::Watch) => texts.lesson_watch(),
            Self::Practice(Mode::Follow) => texts.lesson_follow(),
            Self::Practice(Mode::Pair) => texts.lesson_pair(),
            Self::Practice(Mode::Alone) => texts.lesson_alone(),
            Self::Check => texts.lesson_check(),
            Self::Gain => texts.lesson_gain(),
            Self::Phone => texts.lesson_phone(),
        }
    }

    pub fn route(self, lesson: u16) -> Route {
        match self {
            Self::Story => Route::Story { lesson },
            Self::Practice(mode) => Route::Practice { lesson, mode },
            Self::Check => Route::Check { lesson },
            Self::Gain => Route::Gain { lesson },
            Self::Phone => Route::PhoneTasks { lesson },
        }
    }

    /// Whether it is done; the phone tasks are ticked by a volunteer only.
    fn mark(self, progress: &LessonProgress) -> Mark {
        let done = match self {
            Self::Story => progress.story_read,
            Self::Practice(mode) => progress.modes_done.contains(&mode),
            Self::Check => progress.check_passed,
            Self::Gain => progress.confirmed.is_some(),
            Self::Phone => progress.is_done_for_real(),
        };
        let begun = matches!((self, &progress.unfinished), (Self::Practice(mode), Some(u)) if u.mode == mode);
        match (done, begun) {
            (true, _) => Mark::Done,
            (false, true) => Mark::Started,
            (false, false) => Mark::None,
        }
    }

    /// The first part that is not done; `None` when all that can be done alone is. Two together is for whoever likes.
    pub fn next(progress: &LessonProgress) -> Option<Part> {
        let optional = [Part::Phone, Part::Practice(Mode::Pair)];
        Self::ALL.into_iter().find(|part| !optional.contains(part) && part.mark(progress) != Mark::Done)
    }

    /// What a confirmation needs: the practice done alone and the self-check passed. The first part that is missing.
    pub fn missing_for_confirmation(progress: &LessonProgress) -> Option<Part> {
        let needed = [Part::Practice(Mode::Alone), Part::Check];
        needed.into_iter().find(|part| part.mark(progress) != Mark::Done)
    }
}

/// The door.
pub struct Lesson {
    lesson: u16,
}

impl Lesson {
    pub fn open(lesson: u16) -> Self {
        Self { lesson }
    }

    fn go(&self, part: Part) -> Reply {
        Reply::push(part.route(self.lesson))
    }
}

impl Screen for Lesson {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        match event {
            Event::Press(Press::Enter) => {
                let next = world.lesson(self.lesson).and_then(|lesson| next(lesson, world));
                next.map_or(Reply::ignored(), |part| self.go(part))
            }
            Event::Press(Press::Digit(digit)) => {
                let part = Part::ALL.get(usize::from(*digit) - 1);
                part.map_or(Reply::ignored(), |part| self.go(*part))
            }
            Event::Press(Press::NextPage) if world.learner.is_some() && world.draft.is_none() => {
                Reply::push(Route::Beside { lesson: self.lesson })
            }
            Event::Press(Press::Back) => Reply::pop(),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let Some(lesson) = world.lesson(self.lesson) else { return gone(texts) };
        let progress = world.done(self.lesson);
        let next = next(lesson, world);
        let choice = |(place, part): (usize, Part)| {
            let mark = match part.mark(&progress) {
                Mark::Done if Some(part) == next => Mark::Review,
                Mark::None if Some(part) == next => Mark::Next,
                mark => mark,
            };
            Choice { digit: place as u8 + 1, label: part.name(texts).to_owned(), remark: None, mark }
        };
        let goal = lesson.goals.first().cloned().unwrap_or_default();
        let text = if next.is_none() { texts.lesson_all_done().to_owned() } else { goal.clone() };
        Outline {
            title: lesson.title.clone(),
            texts: vec![text],
            choices: Part::ALL.into_iter().enumerate().map(choice).collect(),
            enter: next.map(|part| texts.lesson_go_on(part.name(texts))),
            note: note(lesson, world).or_else(|| world.draft.is_none().then(|| texts.lesson_beside().to_owned())),
            more: world.draft.is_none(),
            spoken: Some(Narration::of([texts.lesson_spoken(goal, &lesson.title)])),
            ..Outline::default()
        }
    }
}

/// The part the green key opens: the questions, where the lesson is due to be gone over again.
fn next(lesson: &LessonFile, world: &World) -> Option<Part> {
    if world.is_due(lesson) { Some(Part::Check) } else { Part::next(&world.done(lesson.number)) }
}

/// What is said at the foot: that the lesson has old parts, that it is time to go over it, that a safety lesson wants a
/// second visit.
fn note(lesson: &LessonFile, world: &World) -> Option<String> {
    let texts = world.texts;
    let progress = world.done(lesson.number);
    let old = world.today.is_some_and(|today| today > lesson.review_by);
    let once = progress.check_passed && !progress.is_mastered(lesson.safety);
    let words = match () {
        () if old => texts.lesson_old(),
        () if world.is_due(lesson) => texts.lesson_review(),
        () if once => texts.lesson_second_visit(),
        () => return None,
    };
    Some(words.to_owned())
}

/// The lesson was taken off the station while somebody was in it.
pub(super) fn gone(texts: Texts) -> Outline {
    Outline { title: texts.lesson_gone().to_owned(), ..Outline::default() }
}
