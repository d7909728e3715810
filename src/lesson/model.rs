//! A lesson as checked: every id resolved, every text NFC. Made only by reading a lesson file; screens and the practice
//! machine trust it.

use super::tracks::Track;
use crate::check::Question;
use crate::phone::Practice;
use chrono::NaiveDate;
use std::sync::Arc;

/// All lessons of the station, in the order of their numbers.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    lessons: Vec<Arc<Lesson>>,
    tracks: Vec<Track>,
    /// Versions that were shown before, for whoever is in the middle of one.
    earlier: Vec<Arc<Lesson>>,
}

impl PartialEq for Catalogue {
    /// Catalogues are equal when they hold the same lessons in the same versions.
    fn eq(&self, other: &Self) -> bool {
        let key = |c: &Self| c.lessons.iter().map(|l| (l.number, l.version)).collect::<Vec<_>>();
        key(self) == key(other)
    }
}

impl Catalogue {
    pub fn new(mut lessons: Vec<Arc<Lesson>>) -> Self {
        lessons.sort_by_key(|lesson| lesson.number);
        Self { lessons, tracks: Vec::new(), earlier: Vec::new() }
    }

    /// The same with these tracks.
    pub fn on_tracks(self, tracks: Vec<Track>) -> Self {
        Self { tracks, ..self }
    }

    /// The first one is where everybody is invited to begin.
    pub fn tracks(&self) -> &[Track] {
        &self.tracks
    }

    /// The lessons of a track that are here, in its order.
    pub fn of_track<'a>(&'a self, track: &'a Track) -> impl Iterator<Item = &'a Arc<Lesson>> {
        track.lessons.iter().filter_map(|id| self.lessons.iter().find(|lesson| lesson.id == *id))
    }

    /// The same, in which a practice begun in one of these other versions can be finished.
    pub fn remembering(self, earlier: Vec<Arc<Lesson>>) -> Self {
        Self { earlier, ..self }
    }

    pub fn earlier(&self) -> &[Arc<Lesson>] {
        &self.earlier
    }

    /// Every version there is.
    pub fn every_version(&self) -> impl Iterator<Item = &Arc<Lesson>> {
        self.lessons.iter().chain(&self.earlier)
    }

    /// The lesson of this number in exactly this version.
    pub fn in_version(&self, number: u16, version: u16) -> Option<&Arc<Lesson>> {
        self.every_version().find(|lesson| (lesson.number, lesson.version) == (number, version))
    }

    pub fn lessons(&self) -> &[Arc<Lesson>] {
        &self.lessons
    }

    pub fn by_number(&self, number: u16) -> Option<&Arc<Lesson>> {
        self.lessons.iter().find(|lesson| lesson.number == number)
    }
}

/// A lesson, whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Lesson {
    /// ASCII kebab-case, Vietnamese without marks.
    pub id: String,
    /// The catalogue's number, for ever; local lessons from 1000.
    pub number: u16,
    pub course: String,
    pub title: String,
    /// For the two visits together.
    pub minutes: u16,
    pub version: u16,
    /// A safety lesson: mastery needs a right answer on two visits.
    pub safety: bool,
    pub goals: Vec<String>,
    /// `cv3139:0.2`, `digcomp:1.1`, `qd757:nguoi-dan`.
    pub skills: Vec<String>,
    pub sources: Vec<Source>,
    /// After this day the station says the lesson has old parts.
    pub review_by: NaiveDate,
    /// The neighbour's story, a page a piece.
    pub story: Vec<Spoken>,
    pub practice: Practice,
    pub check: SelfCheck,
    /// "Được việc gì cho mình?"
    pub gain: Vec<Spoken>,
    /// At least two taps on one's own phone, which only a volunteer can tick.
    pub phone_tasks: Vec<Spoken>,
    /// For the helper only.
    pub helper: Vec<String>,
    /// Everything the voice says of it, in the order of the file.
    pub clips: Vec<Spoken>,
}

/// A text that is read aloud: its clip may replace the synthesiser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken {
    /// Stable within the lesson, given or derived.
    pub clip: String,
    pub text: String,
}

/// A document, what was checked in it, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    pub document: String,
    pub confirms: String,
    pub checked: NaiveDate,
}

/// The self-check: its questions and the rule printed on the screen.
#[derive(Debug, Clone, PartialEq)]
pub struct SelfCheck {
    /// Right answers needed.
    pub pass: u8,
    pub questions: Vec<Question>,
}

/// One round of questions: which, and the rule for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Places of the questions in the lesson.
    pub questions: Vec<usize>,
    /// Right answers needed.
    pub pass: u8,
    /// For those who read slowly: two choices a question.
    pub short: bool,
}

/// Questions of the short form.
pub(super) const SHORT: usize = 3;

impl SelfCheck {
    /// All questions, by the lesson's own rule.
    pub fn whole(&self) -> Round {
        Round { questions: (0..self.questions.len()).collect(), pass: self.pass, short: false }
    }

    /// The question a volunteer asks aloud next: of those that can be asked so, the one after the one asked last. `None`
    /// where the lesson has none.
    pub fn aloud_after(&self, last: Option<&str>) -> Option<&Question> {
        let askable: Vec<&Question> = self.questions.iter().filter(|question| question.aloud().is_some()).collect();
        let before = last.and_then(|id| askable.iter().position(|question| question.id == id));
        askable.iter().copied().cycle().nth(before.map_or(0, |place| place + 1))
    }

    /// Three questions that can be put as two spoken choices, of which one may go wrong. `None` where the lesson has not
    /// so many.
    pub fn short(&self) -> Option<Round> {
        let questions: Vec<usize> = self.two_choices().take(SHORT).collect();
        (questions.len() == SHORT).then_some(Round { questions, pass: SHORT as u8 - 1, short: true })
    }

    /// The places of the questions that can be put as two spoken choices.
    pub(super) fn two_choices(&self) -> impl Iterator<Item = usize> {
        let questions = self.questions.iter().enumerate();
        questions.filter(|(_, question)| question.form.kind().answers_at_once()).map(|(place, _)| place)
    }
}

impl Round {
    /// The rule that is printed is the rule that is computed: this one.
    pub fn passed(&self, right: u8) -> bool {
        right >= self.pass
    }
}

impl Lesson {
    /// The id under which a clip of this lesson is kept.
    pub fn clip(&self, spoken: &Spoken) -> String {
        format!("{}/{}", self.id, spoken.clip)
    }
}
