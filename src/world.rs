//! What every screen may read: the station, its lessons, who sits here, what they have done. Changes only by [`World::apply`].
//!
//! It holds only what many screens need; the answer to one screen's own question goes to that screen.

use crate::contract::{Blocks, Fact, Fault, Learner, Mended, SavedLesson, Today, Trouble, Voice, Work};
use crate::lesson::{Catalogue, Lesson};
use crate::pack::{self, Announcement};
use crate::record::{Comfort, Language, LessonProgress, Person, Progress, StationInfo, Wishes};
use crate::supervisor::Answer;
use crate::texts::Texts;
use chrono::NaiveDate;
use std::sync::Arc;

/// What screens may read.
#[derive(Debug, Clone)]
pub struct World {
    pub texts: Texts,
    /// False until the station's folder and lessons are open; the first frame is drawn before.
    pub open: bool,
    pub station: StationInfo,
    pub catalogue: Arc<Catalogue>,
    /// What the commune announces.
    pub announcements: Vec<Announcement>,
    /// Whether a stick is there.
    pub stick: bool,
    pub today: Option<NaiveDate>,
    pub clock_trusted: bool,
    pub learner: Option<Learner>,
    pub progress: Progress,
    /// Who has entered as supervisor. Nobody is signed in as learner then.
    pub supervisor: Option<Person>,
    /// The volunteer who sits beside the learner and watches. They have entered nothing: it gives no power.
    pub watcher: Option<Person>,
    /// How everybody reads and hears who wishes for nothing else.
    pub station_comfort: Comfort,
    /// What the command line wants of this run, over that.
    pub asked: Wishes,
    /// What whoever is here wishes for, over both.
    pub wishes: Wishes,
    pub voice: Voice,
    /// What a QR can be drawn with.
    pub blocks: Blocks,
    /// Set while nothing can be saved.
    pub trouble: Option<Trouble>,
    /// Something is being written and takes a while: nothing can be pressed.
    pub saving: bool,
    /// Set while something is done to the records before they can be opened.
    pub opening: Option<Work>,
    /// What this start, or a supervisor, did to the records.
    pub mended: Option<Mended>,
    /// Set where an author previews a lesson: nobody learns here then, and nothing is kept.
    pub draft: Option<Draft>,
}

/// What is known of the file an author is writing; its last version that reads is the catalogue's only lesson.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// What is not right with it, as far as known.
    pub faults: Vec<Fault>,
    /// Whether more may come.
    pub checking: bool,
}

impl World {
    pub fn new(texts: Texts) -> Self {
        Self {
            texts,
            open: false,
            station: StationInfo::default(),
            catalogue: Arc::new(Catalogue::default()),
            announcements: Vec::new(),
            stick: false,
            today: None,
            clock_trusted: false,
            learner: None,
            progress: Progress::default(),
            supervisor: None,
            watcher: None,
            station_comfort: Comfort::default(),
            asked: Wishes::default(),
            wishes: Wishes::default(),
            voice: Voice::Unknown,
            blocks: Blocks::default(),
            trouble: None,
            saving: false,
            opening: None,
            mended: None,
            draft: None,
        }
    }

    /// The world of an author who previews a lesson.
    pub fn of_author(texts: Texts) -> Self {
        Self { draft: Some(Draft { faults: Vec::new(), checking: true }), ..Self::new(texts) }
    }

    /// The one place the world changes.
    pub fn apply(&mut self, fact: &Fact) {
        match fact {
            Fact::Opened(opened) => {
                self.open = true;
                // Whatever was opened, nobody has entered it yet.
                self.supervisor = None;
                self.watcher = None;
                self.station = opened.station.clone();
                self.station_comfort = opened.comfort;
                self.catalogue = Arc::clone(&opened.catalogue);
                self.announcements.clone_from(&opened.announcements);
                self.begin_day(&opened.today);
                self.trouble = opened.trouble;
                self.mended.clone_from(&opened.mended);
                self.speak(opened.language);
                self.opening = self.opening.filter(|_| opened.trouble == Some(Trouble::Mending));
            }
            Fact::Opening(work) => self.opening = Some(*work),
            Fact::SignedIn { learner, progress } => {
                self.learner = Some(learner.clone());
                self.watcher = None;
                self.wishes = learner.wishes;
                self.progress = progress.clone();
            }
            Fact::SignedOut => {
                self.learner = None;
                self.watcher = None;
                self.wishes = Wishes::default();
                self.progress = Progress::default();
            }
            Fact::Saved { progress } | Fact::Confirmed { progress, .. } => {
                self.progress = progress.clone();
                self.trouble = None;
            }
            Fact::Volume(volume) => self.wishes.volume = Some(*volume),
            Fact::Preferred(wishes) => self.wishes = *wishes,
            Fact::Voice(voice) => self.voice = *voice,
            Fact::Saving(saving) => self.saving = *saving,
            Fact::Blocks(blocks) => self.blocks = *blocks,
            Fact::Day(today) | Fact::Clock { today, .. } => self.begin_day(today),
            Fact::Failed(trouble) => self.trouble = Some(*trouble),
            Fact::LessonsChanged(saved) => self.take_in(saved),
            Fact::Supervised(answer) => self.supervise(answer),
            Fact::People(_) | Fact::Recognised(_) | Fact::CardsWritten(_) => {}
            Fact::Stick { is_there } => self.stick = *is_there,
            Fact::Carried(pack::Answer::Installed(installed)) => {
                self.catalogue = Arc::clone(&installed.catalogue);
                self.announcements.clone_from(&installed.announcements);
                self.station = installed.station.clone();
            }
            Fact::Carried(_) | Fact::HandedOver(_) => {}
            Fact::Seed(_) | Fact::Ready | Fact::Condition(_) | Fact::Examined(_) => {}
            Fact::Printer { .. } | Fact::Printed { .. } => {}
        }
    }

    fn supervise(&mut self, answer: &Answer) {
        match answer {
            Answer::Entered(person) => self.supervisor = Some(person.clone()),
            Answer::Left => {
                self.supervisor = None;
                self.wishes = Wishes::default();
            }
            Answer::Watching(person) => self.watcher = Some(person.clone()),
            Answer::Vouched(progress) => {
                self.watcher = None;
                self.progress = progress.clone();
                self.trouble = None;
            }
            Answer::Comfort(comfort) => self.station_comfort = *comfort,
            Answer::Described(station) => self.station = station.clone(),
            Answer::Speaks(language) => self.speak(Some(*language)),
            _ => {}
        }
    }

    /// Where nobody has chosen a language, the one it was started in stays.
    fn speak(&mut self, language: Option<Language>) {
        self.texts = language.map_or(self.texts, |language| Texts::new(language.into()));
    }

    /// What is not known yet leaves what was known before in its place.
    fn take_in(&mut self, saved: &SavedLesson) {
        if let Some(lesson) = &saved.lesson {
            self.catalogue = Arc::new(Catalogue::new(vec![Arc::clone(lesson)]));
        }
        if let Some(draft) = &mut self.draft {
            draft.checking = saved.faults.is_none();
            if let Some(faults) = &saved.faults {
                draft.faults.clone_from(faults);
            }
        }
    }

    /// The lesson under an author's hands, as far as it reads.
    pub fn drafted(&self) -> Option<&Arc<Lesson>> {
        self.catalogue.lessons().first().filter(|_| self.draft.is_some())
    }

    fn begin_day(&mut self, today: &Today) {
        self.today = Some(today.date);
        self.clock_trusted = today.trusted;
    }

    /// How whoever is here reads and hears.
    pub fn comfort(&self) -> Comfort {
        self.station_comfort.with(self.asked).with(self.wishes)
    }

    /// A lesson of the catalogue by its number: whoever is in the middle of its practice finishes the version they began, if it
    /// is still there.
    pub fn lesson(&self, number: u16) -> Option<&Arc<Lesson>> {
        let begun = self.progress.lessons.get(&number).and_then(|done| done.unfinished.as_ref());
        let begun = begun.and_then(|begun| self.catalogue.in_version(number, begun.version));
        begun.or_else(|| self.catalogue.by_number(number))
    }

    /// What is announced today: all of it where the clock cannot be believed.
    pub fn announced(&self) -> impl Iterator<Item = &Announcement> {
        let today = self.today.filter(|_| self.clock_trusted);
        self.announcements.iter().filter(move |announced| today.is_none_or(|today| today <= announced.until))
    }

    /// Whether the learner should go over a lesson again in this visit.
    pub fn is_due(&self, lesson: &Lesson) -> bool {
        let today = self.today.filter(|_| self.clock_trusted);
        self.done(lesson.number).is_due(self.progress.visit, today)
    }

    /// What the learner has done in a lesson.
    pub fn done(&self, number: u16) -> LessonProgress {
        self.progress.lessons.get(&number).cloned().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lesson::embedded_catalogue;
    use crate::record::{Mode, Unfinished};
    use crate::texts::Lang;

    fn in_version(lesson: &Arc<Lesson>, version: u16) -> Arc<Lesson> {
        Arc::new(Lesson { version, ..(**lesson).clone() })
    }

    /// The world of a learner; the catalogue has the first lesson in version 50, and 49 was shown before.
    fn world() -> (World, u16) {
        let texts = Texts::new(Lang::Vi);
        let lesson = Arc::clone(&embedded_catalogue(texts).lessons()[0]);
        let catalogue = Catalogue::new(vec![in_version(&lesson, 50)]).remembering(vec![in_version(&lesson, 49)]);
        (World { catalogue: Arc::new(catalogue), ..World::new(texts) }, lesson.number)
    }

    fn begun(world: &mut World, number: u16, version: u16) {
        let unfinished = Unfinished { attempt: 1, mode: Mode::Follow, version, steps_done: 1, snapshot: String::new() };
        let done = LessonProgress { unfinished: Some(unfinished), ..LessonProgress::default() };
        world.progress.lessons.insert(number, done);
    }

    #[test]
    fn somebody_in_the_middle_of_a_lesson_finishes_the_version_they_began() {
        let (mut world, number) = world();
        let shown = |world: &World| world.lesson(number).map(|lesson| lesson.version);
        assert_eq!(shown(&world), Some(50));
        begun(&mut world, number, 49);
        assert_eq!(shown(&world), Some(49));
        begun(&mut world, number, 48);
        assert_eq!(shown(&world), Some(50), "a version that is gone: the practice begins anew");
    }

    #[test]
    fn an_announcement_is_shown_until_its_last_day_and_always_where_the_clock_cannot_be_believed() {
        let (mut world, _) = world();
        let until = NaiveDate::from_ymd_opt(2026, 11, 28).expect("a date");
        world.announcements = vec![Announcement { until, text: "lớp".into() }];
        world.today = until.succ_opt();
        assert_eq!(world.announced().count(), 1);
        world.clock_trusted = true;
        assert_eq!(world.announced().count(), 0);
        world.today = Some(until);
        assert_eq!(world.announced().count(), 1);
    }
}
