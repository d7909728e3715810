//! The list of lessons, flat, with what is done. Home of everybody who has signed in.

use super::paging::Paging;
use super::{arriving, tracks, trouble};
use crate::contract::{Choice, Effect, Event, Fact, Learner, Mark, Nav, Outline, Press, Reply, Screen};
use crate::lesson::{Lesson, Track};
use crate::record::{LessonProgress, Person};
use crate::screens::Route;
use crate::ui::naming;
use crate::world::World;
use std::sync::Arc;

/// The digit of the tracks.
const TRACKS: u8 = 8;

pub struct Lessons {
    /// Only those of this track; `None`: all of them.
    track: Option<String>,
    paging: Paging,
    /// Something was opened from here, and they are back: nobody sits under this name by mistake any more.
    came_back: bool,
    entered: bool,
}

impl Lessons {
    /// Opens on the page with the lesson to take next.
    pub fn new(world: &World) -> Self {
        Self::opened(None, world)
    }

    pub fn of_track(track: String, world: &World) -> Self {
        Self::opened(Some(track), world)
    }

    fn opened(track: Option<String>, world: &World) -> Self {
        let list = Self { track, paging: Paging::default(), came_back: false, entered: false };
        let shown = list.shown(world);
        let place = next(&shown, world).and_then(|next| shown.iter().position(|lesson| lesson.number == next.number));
        Self { paging: Paging::at_entry(place.unwrap_or(0)), ..list }
    }

    fn track<'a>(&self, world: &'a World) -> Option<&'a Track> {
        let id = self.track.as_ref()?;
        world.catalogue.tracks().iter().find(|track| track.id == *id)
    }

    /// The lessons on the list, in its order.
    fn shown<'a>(&self, world: &'a World) -> Vec<&'a Arc<Lesson>> {
        match self.track(world) {
            Some(track) => world.catalogue.of_track(track).collect(),
            None => world.catalogue.lessons().iter().collect(),
        }
    }

    /// Whoever has just come in and reads another one's name is out with one key; who pressed back once too often stays.
    fn not_me(&self) -> Reply {
        if self.came_back { Reply::push(Route::SignOut) } else { Reply::ignored().with(Effect::SignOut) }
    }

    fn entry(&self, digit: u8, lesson: &Lesson, next: Option<&Lesson>, world: &World) -> Choice {
        let mark = mark(lesson, next, world);
        let minutes = (mark == Mark::None).then(|| world.texts.lessons_minutes(lesson.minutes));
        Choice::new(digit, &lesson.title).marked(mark).with_remark(minutes)
    }
}

impl Screen for Lessons {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        let lessons = self.shown(world);
        let open = |lesson: Option<&Lesson>| match lesson {
            Some(lesson) => Reply::push(Route::Lesson { lesson: lesson.number }),
            None => Reply::ignored(),
        };
        match event {
            // A card scanned here is the next one's, who found somebody else signed in.
            Event::Scanned(text) => arriving::by_card(text).map_or(Reply::ignored(), |ask| Reply::ignored().with(ask)),
            Event::Told(Fact::Recognised(Some(scanned))) if person(world) != Some(scanned) => {
                Reply::ignored().with(arriving::known(scanned.code, world))
            }
            Event::Told(Fact::SignedIn { .. }) => Reply::go(Nav::Reset(Route::Lessons)),
            Event::Entered => {
                self.came_back = std::mem::replace(&mut self.entered, true);
                Reply::ignored()
            }
            Event::Press(Press::Back) if self.track.is_none() && person(world).is_some() => self.not_me(),
            Event::Told(Fact::SignedOut) => Reply::go(Nav::Reset(Route::Welcome)),
            Event::Press(Press::Digit(TRACKS)) if leads_to_tracks(self, world) => Reply::push(Route::Tracks),
            Event::Press(Press::Digit(digit)) => {
                open(self.paging.chosen(*digit, &lessons).map(|lesson| lesson.as_ref()))
            }
            Event::Press(Press::Enter) => open(next(&lessons, world)),
            Event::Press(Press::NextPage) if self.paging.turn(&lessons) => Reply::stay(),
            Event::Press(Press::Home) if self.track.is_none() => Reply::push(Route::SignOut),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let (texts, lessons) = (world.texts, self.shown(world));
        let next = next(&lessons, world);
        let text = match (self.track(world), lessons.is_empty(), next) {
            (_, true, _) => texts.lessons_empty().to_owned(),
            (None, false, None) => texts.lessons_all_done().to_owned(),
            (None, false, Some(_)) => texts.lessons_text().to_owned(),
            (Some(_), false, None) => texts.track_all_done().to_owned(),
            (Some(track), false, Some(_)) => track.about.clone(),
        };
        let not_me = person(world).filter(|_| self.track.is_none());
        let not_me = not_me.map(|person| texts.lessons_not_me(naming::short(person)));
        let pages = self.paging.words(&lessons, texts);
        let entries = self.paging.view(&lessons).map(|(digit, lesson)| self.entry(digit, lesson, next, world));
        let tracks = leads_to_tracks(self, world).then(|| Choice::new(TRACKS, texts.lessons_tracks()));
        Outline {
            title: self.track(world).map_or_else(|| title(world), |track| track.title.clone()),
            texts: [text].into_iter().chain(not_me).collect(),
            choices: entries.chain(tracks).collect(),
            enter: next.map(|lesson| texts.lessons_enter(&lesson.title)),
            note: world
                .trouble
                .map(|t| trouble::words(t, texts))
                .or(pages)
                .or_else(|| self.track.is_none().then(|| texts.lessons_leave().into())),
            more: self.paging.more(&lessons),
            ..Outline::default()
        }
    }
}

/// The list of all lessons leads to the tracks, where there are any.
fn leads_to_tracks(list: &Lessons, world: &World) -> bool {
    list.track.is_none() && tracks::walkable(world).next().is_some()
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

/// The lesson the green key opens: one begun, else one to go over again, else the first that is not done: of the first track,
/// then of the list.
fn next<'a>(lessons: &[&'a Arc<Lesson>], world: &'a World) -> Option<&'a Lesson> {
    let find = |wanted: &dyn Fn(&Lesson) -> bool| lessons.iter().copied().find(|lesson| wanted(lesson));
    let is_fresh = |lesson: &Lesson| !is_done(&world.done(lesson.number));
    let first = world.catalogue.tracks().first().map(|track| world.catalogue.of_track(track)).into_iter().flatten();
    let invited =
        || first.filter(|lesson| lessons.iter().any(|shown| shown.number == lesson.number)).find(|l| is_fresh(l));
    let begun = find(&|lesson| is_begun(&world.done(lesson.number)));
    begun
        .or_else(|| find(&|lesson| world.is_due(lesson)))
        .or_else(invited)
        .or_else(|| find(&is_fresh))
        .map(AsRef::as_ref)
}

fn mark(lesson: &Lesson, next: Option<&Lesson>, world: &World) -> Mark {
    let progress = world.done(lesson.number);
    match () {
        () if world.is_due(lesson) => Mark::Review,
        () if is_done(&progress) => Mark::Done,
        () if is_begun(&progress) => Mark::Started,
        () if next.is_some_and(|next| next.number == lesson.number) => Mark::Next,
        () => Mark::None,
    }
}

fn is_done(progress: &LessonProgress) -> bool {
    progress.check_passed || progress.confirmed.is_some()
}

fn is_begun(progress: &LessonProgress) -> bool {
    !is_done(progress) && *progress != LessonProgress::default()
}
