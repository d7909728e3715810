//! The exact figures of a period: of its whole months from the crowds behind each number, of the days at its edges from
//! the pages of everybody who did anything on them. They are for `safe.rs` to look at and for nobody else: what is shown is
//! a [`super::Sheet`].

use super::crowd::{Runs, What};
use super::heads::Heads;
use super::pack::{Entry, MarkId, NotAPage, Page};
use super::period::Month;
use super::work::{Counts, Mark, Times};
use crate::record::LearnerCode;
use std::collections::{BTreeMap, HashMap};

/// The highest kind of confirmation that is a level (trust.md §1); others are examples without value.
pub(super) const HIGHEST: u8 = 2;

/// What the pages do not say: where people live, which codes stand back for another, what the numbers of marks mean.
#[derive(Debug, Clone, Default)]
pub struct Whereabouts {
    /// The ids of the station's hamlets, in its order. Who lives in none of them counts as of no known one.
    pub xoms: Vec<String>,
    /// The hamlet each of these people lives in, by the code they are kept under.
    pub lives: HashMap<LearnerCode, String>,
    pub kept: HashMap<LearnerCode, LearnerCode>,
    /// By lesson number.
    pub marks: HashMap<MarkId, (u16, Mark)>,
    /// The places by which crowds speak of people.
    pub places: HashMap<LearnerCode, usize>,
}

/// Some people and what they did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Group {
    pub came: Heads,
    /// Who began a run, and who began one of Tự làm.
    pub tried: Heads,
    pub alone: Heads,
    pub counts: Counts,
}

/// What is counted by its name, and by how many it was brought about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Named {
    pub people: Heads,
    pub times: Times,
}

/// Everything there is to be said of a period.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Figures {
    pub all: Group,
    /// By place in [`Whereabouts::xoms`]; `None` where it is not known.
    pub xoms: BTreeMap<Option<usize>, Group>,
    pub lessons: BTreeMap<u16, Group>,
    pub months: BTreeMap<Month, Group>,
    /// By the highest level of confirmation reached within the period.
    pub levels: BTreeMap<Option<u8>, Group>,
    /// People by hamlet and level.
    pub cross: BTreeMap<(Option<usize>, Option<u8>), u32>,
    pub helpers: BTreeMap<LearnerCode, Named>,
    pub traps: BTreeMap<String, Named>,
    pub questions: BTreeMap<(u16, String), Named>,
}

/// Counts page after page and crowd after crowd, in any order.
#[derive(Debug, Default)]
pub struct Counting {
    places: HashMap<LearnerCode, usize>,
    came: Heads,
    /// The runs of everybody, by place.
    runs: Vec<Counts>,
    /// By number: a year has some hundred thousand entries, and looking each up would take most of the time.
    lessons: Vec<Group>,
    months: BTreeMap<Month, Group>,
    /// By number, as many as there are.
    marks: Vec<Named>,
    /// Somebody did something on a day nobody knows.
    undated: bool,
}

/// The runs of the person of this place.
fn runs_of(runs: &mut Vec<Counts>, place: usize) -> &mut Counts {
    if place >= runs.len() {
        runs.resize(place + 1, Counts::default());
    }
    &mut runs[place]
}

impl Group {
    fn join(&mut self, what: What, times: Times, heads: &[u8]) {
        match what {
            What::Came => self.came.join_bytes(heads),
            What::Tried => {
                self.tried.join_bytes(heads);
                self.counts.attempts += times.all;
            }
            What::Alone => {
                self.alone.join_bytes(heads);
                self.counts += Counts { attempts: 0, alone: times.all, unaided: times.wrong };
            }
            What::Mark(_) => {}
        }
    }

    fn take(&mut self, place: usize, counts: Counts) {
        self.came.insert(place);
        if counts.attempts > 0 {
            self.tried.insert(place);
        }
        if counts.alone > 0 {
            self.alone.insert(place);
        }
        self.counts += counts;
    }
}

impl Counting {
    /// Nothing yet, of pages and crowds that know these marks and places.
    pub fn over(about: &Whereabouts) -> Self {
        let highest = about.marks.keys().max().map_or(0, |highest| *highest as usize + 1);
        Self { marks: vec![Named::default(); highest], places: about.places.clone(), ..Self::default() }
    }

    /// A page of the human being kept under this code.
    ///
    /// # Errors
    /// [`NotAPage`] where the bytes are none, or name a mark there is not.
    pub fn take(&mut self, owner: LearnerCode, month: Month, mut page: Page<'_>) -> Result<(), NotAPage> {
        let next = self.places.len();
        let place = *self.places.entry(owner).or_insert(next);
        while let Some(Entry { lesson, counts, marks }) = page.entry()? {
            self.came.insert(place);
            *runs_of(&mut self.runs, place) += counts;
            self.months.entry(month).or_default().take(place, counts);
            if let Some(lesson) = lesson {
                self.lesson(lesson).take(place, counts);
            }
            for _ in 0..marks {
                let (mark, times) = page.mark()?;
                let named = self.marks.get_mut(mark as usize).ok_or(NotAPage)?;
                named.people.insert(place);
                named.times += times;
            }
        }
        Ok(())
    }

    /// Who stands behind a number of a month, and how often; lesson 0 is none.
    ///
    /// # Errors
    /// [`NotAPage`] where it is of a mark there is not.
    pub fn take_crowd(
        &mut self,
        month: Month,
        (lesson, what): (u16, What),
        times: Times,
        heads: &[u8],
    ) -> Result<(), NotAPage> {
        if let What::Mark(mark) = what {
            let named = self.marks.get_mut(mark as usize).ok_or(NotAPage)?;
            named.people.join_bytes(heads);
            named.times += times;
            return Ok(());
        }
        if what == What::Came {
            self.came.join_bytes(heads);
        }
        self.months.entry(month).or_default().join(what, times, heads);
        if lesson > 0 {
            self.lesson(lesson).join(what, times, heads);
        }
        Ok(())
    }

    /// How many runs people of neighbouring places began in a month.
    pub fn take_runs(&mut self, block: usize, runs: &Runs) {
        for (place, counts) in
            (block * Runs::BLOCK..).zip(runs.all()).filter(|(_, counts)| *counts != Counts::default())
        {
            *runs_of(&mut self.runs, place) += counts;
        }
    }

    fn lesson(&mut self, lesson: u16) -> &mut Group {
        let lesson = usize::from(lesson);
        if lesson >= self.lessons.len() {
            self.lessons.resize(lesson + 1, Group::default());
        }
        &mut self.lessons[lesson]
    }

    /// There is something of which nobody knows the day.
    pub fn note_undated(&mut self) {
        self.undated = true;
    }

    pub(super) fn is_undated(&self) -> bool {
        self.undated
    }

    pub(super) fn figures(mut self, about: &Whereabouts) -> Figures {
        let (levels, homes) = (self.levels(about), self.homes(about));
        let lessons = (0..).zip(self.lessons).filter(|(_, group)| group.came.count() > 0);
        let mut figures = Figures { lessons: lessons.collect(), months: self.months, ..Figures::default() };
        for place in self.came.places() {
            let (xom, counts) = (homes.get(place).copied().flatten(), *runs_of(&mut self.runs, place));
            let level =
                levels.iter().rposition(|reached| reached.holds(place)).and_then(|level| u8::try_from(level).ok());
            figures.all.take(place, counts);
            figures.xoms.entry(xom).or_default().take(place, counts);
            figures.levels.entry(level).or_default().take(place, counts);
            *figures.cross.entry((xom, level)).or_default() += 1;
        }
        for (mark, named) in (0..).zip(self.marks).filter(|(_, named)| named.times != Times::default()) {
            figures.name(about.marks.get(&mark), named, about);
        }
        figures
    }

    /// Who reached each level, the lowest first.
    fn levels(&self, about: &Whereabouts) -> [Heads; 1 + HIGHEST as usize] {
        let mut levels: [Heads; 1 + HIGHEST as usize] = Default::default();
        for (mark, named) in (0..).zip(&self.marks) {
            if let Some(level) = about.level(mark) {
                levels[usize::from(level)].join(&named.people);
            }
        }
        levels
    }

    /// The hamlet of everybody who lives in one, by place.
    fn homes(&self, about: &Whereabouts) -> Vec<Option<usize>> {
        let xoms: HashMap<&str, usize> = about.xoms.iter().enumerate().map(|(n, id)| (id.as_str(), n)).collect();
        let mut homes = vec![None; self.places.values().max().map_or(0, |last| last + 1)];
        for (code, id) in &about.lives {
            if let (Some(place), Some(xom)) = (self.places.get(code), xoms.get(id.as_str())) {
                homes[*place] = Some(*xom);
            }
        }
        homes
    }
}

impl Figures {
    fn name(&mut self, mark: Option<&(u16, Mark)>, named: Named, about: &Whereabouts) {
        let entry = match mark {
            Some((_, Mark::Trap(tag))) => self.traps.entry(tag.clone()).or_default(),
            Some((lesson, Mark::Question(id))) => self.questions.entry((*lesson, id.clone())).or_default(),
            Some((_, Mark::Helper(by))) => self.helpers.entry(about.kept.get(by).copied().unwrap_or(*by)).or_default(),
            Some((_, Mark::Level(_))) | None => return,
        };
        entry.people.join(&named.people);
        entry.times += named.times;
    }
}

impl Whereabouts {
    fn level(&self, mark: MarkId) -> Option<u8> {
        match self.marks.get(&mark)? {
            (_, Mark::Level(level)) if *level <= HIGHEST => Some(*level),
            _ => None,
        }
    }
}
