//! The exact figures of a period, from the pages of everybody who did anything in it. They are for `safe.rs` to look at
//! and for nobody else: what is shown is a [`super::Sheet`].

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

/// Counts page after page, in any order.
#[derive(Debug, Default)]
pub struct Counting {
    places: HashMap<LearnerCode, usize>,
    people: Vec<Person>,
    /// By number: a year has some hundred thousand entries, and looking each up would take most of the time.
    lessons: Vec<Group>,
    months: BTreeMap<Month, Group>,
    /// By number, as many as there are.
    marks: Vec<Named>,
    /// Somebody did something on a day nobody knows.
    undated: bool,
}

#[derive(Debug, Default)]
struct Person {
    code: Option<LearnerCode>,
    counts: Counts,
}

impl Group {
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
    /// Nothing yet, of pages that know these marks.
    pub fn over(about: &Whereabouts) -> Self {
        let highest = about.marks.keys().max().map_or(0, |highest| *highest as usize + 1);
        Self { marks: vec![Named::default(); highest], ..Self::default() }
    }

    /// A page of the human being kept under this code.
    ///
    /// # Errors
    /// [`NotAPage`] where the bytes are none, or name a mark there is not.
    pub fn take(&mut self, owner: LearnerCode, month: Month, mut page: Page<'_>) -> Result<(), NotAPage> {
        let place = self.place(owner);
        let month = self.months.entry(month).or_default();
        while let Some(Entry { lesson, counts, marks }) = page.entry()? {
            month.take(place, counts);
            self.people[place].counts += counts;
            if let Some(lesson) = lesson {
                let lesson = usize::from(lesson);
                if lesson >= self.lessons.len() {
                    self.lessons.resize(lesson + 1, Group::default());
                }
                self.lessons[lesson].take(place, counts);
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

    /// There is something of which nobody knows the day.
    pub fn note_undated(&mut self) {
        self.undated = true;
    }

    pub(super) fn is_undated(&self) -> bool {
        self.undated
    }

    fn place(&mut self, owner: LearnerCode) -> usize {
        let people = &mut self.people;
        *self.places.entry(owner).or_insert_with(|| {
            people.push(Person { code: Some(owner), ..Person::default() });
            people.len() - 1
        })
    }

    pub(super) fn figures(self, about: &Whereabouts) -> Figures {
        let levels = self.levels(about);
        let lessons = (0..).zip(self.lessons).filter(|(_, group)| group.came.count() > 0);
        let mut figures = Figures { lessons: lessons.collect(), months: self.months, ..Figures::default() };
        let xoms: HashMap<&str, usize> = about.xoms.iter().enumerate().map(|(n, id)| (id.as_str(), n)).collect();
        for (place, person) in self.people.iter().enumerate() {
            let lives = person.code.and_then(|code| about.lives.get(&code));
            let xom = lives.and_then(|id| xoms.get(id.as_str()).copied());
            let level = levels[place];
            figures.all.take(place, person.counts);
            figures.xoms.entry(xom).or_default().take(place, person.counts);
            figures.levels.entry(level).or_default().take(place, person.counts);
            *figures.cross.entry((xom, level)).or_default() += 1;
        }
        for (mark, named) in (0..).zip(self.marks).filter(|(_, named)| named.times != Times::default()) {
            figures.name(about.marks.get(&mark), named, about);
        }
        figures
    }

    /// The highest level each of the people reached.
    fn levels(&self, about: &Whereabouts) -> Vec<Option<u8>> {
        let mut levels = vec![None; self.people.len()];
        for (mark, named) in (0..).zip(&self.marks) {
            if let Some(level) = about.level(mark) {
                named.people.places().for_each(|place| levels[place] = levels[place].max(Some(level)));
            }
        }
        levels
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
