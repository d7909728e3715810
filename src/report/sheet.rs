//! The sheet: tables of numbers that may be shown, one for each way of looking at a period.

use super::count::{Counting, Figures, Group, HIGHEST, Named, Whereabouts};
use super::cross;
use super::period::{Month, Period};
use super::safe::{self, Part, held_back, is_few};
use crate::record::LearnerCode;

/// Of fewer people nothing is shown (product.md).
pub const FEWEST: u32 = 5;

/// A number, or `None` where it is held back.
pub type Cell = Option<u32>;

/// What a period is divided by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    Xom,
    Lesson,
    Level,
    Helper,
    Month,
    Trap,
    Question,
    /// Hamlets, and levels across.
    XomLevel,
}

/// What a row is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// The id; `None` where it is not known.
    Xom(Option<String>),
    Lesson(u16),
    /// The highest level of confirmation (trust.md §1) somebody reached in the period; `None` for none.
    Level(Option<u8>),
    Helper(LearnerCode),
    Month(Month),
    /// The tag.
    Trap(String),
    Question {
        lesson: u16,
        id: String,
    },
}

/// What a column counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Human beings who did anything.
    People,
    /// Runs through the practice, in whichever mode, counted when they began.
    Attempts,
    /// Of these: Tự làm.
    Alone,
    /// Of these: finished without help.
    Unaided,
    /// How often it happened.
    Times,
    Wrong,
    /// People who reached this level and none above it.
    Reached(Option<u8>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub key: Key,
    /// One for each column of the table.
    pub cells: Vec<Cell>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub by: By,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// Of all rows together, where that means something. Who did something in two lessons is counted once.
    pub total: Option<Vec<Cell>>,
}

/// Everything that may be said of a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    pub period: Period,
    /// In the order of [`By::ALL`].
    pub tables: Vec<Table>,
    /// There is work of which nobody knows the day; it is in no sheet until somebody sets the clock.
    pub undated: bool,
}

const LEVELS: [Option<u8>; 2 + HIGHEST as usize] = [None, Some(0), Some(1), Some(2)];
const DONE: [Column; 4] = [Column::People, Column::Attempts, Column::Alone, Column::Unaided];

impl By {
    pub const ALL: [By; 8] =
        [Self::Xom, Self::Lesson, Self::Level, Self::Helper, Self::Month, Self::Trap, Self::Question, Self::XomLevel];
}

impl Sheet {
    pub fn of(period: Period, counting: Counting, about: &Whereabouts) -> Self {
        let undated = counting.is_undated();
        let figures = counting.figures(about);
        Self { period, tables: By::ALL.map(|by| table(by, &figures, period, about)).into(), undated }
    }

    pub fn table(&self, by: By) -> Option<&Table> {
        self.tables.iter().find(|table| table.by == by)
    }

    /// Whether anybody was here at all.
    pub fn is_empty(&self) -> bool {
        let nobody = |table: &Table| table.total.as_ref().is_none_or(|total| total.first() == Some(&Some(0)));
        self.tables.iter().all(nobody)
    }
}

impl Table {
    /// Whether anything in it is held back.
    pub fn holds_back(&self) -> bool {
        let cells = self.rows.iter().flat_map(|row| &row.cells).chain(self.total.iter().flatten());
        cells.into_iter().any(Option::is_none)
    }
}

fn table(by: By, figures: &Figures, period: Period, about: &Whereabouts) -> Table {
    let xom = |place: &Option<usize>| Key::Xom(place.map(|place| about.xoms[place].clone()));
    match by {
        By::Xom => divided(by, places(about).into_iter().map(|p| (xom(&p), figures.xoms.get(&p))).collect(), figures),
        By::Lesson => divided(by, figures.lessons.iter().map(|(n, g)| (Key::Lesson(*n), Some(g))).collect(), figures),
        By::Level => divided(by, LEVELS.map(|l| (Key::Level(l), figures.levels.get(&l))).into(), figures),
        By::Month => divided(by, period.months().map(|m| (Key::Month(m), figures.months.get(&m))).collect(), figures),
        By::Helper => {
            let rows = figures.helpers.iter().map(|(code, named)| (Key::Helper(*code), named));
            Table { by, columns: vec![Column::People, Column::Times], rows: by_people(rows), total: None }
        }
        By::Trap => {
            let rows = figures.traps.iter().map(|(tag, named)| (Key::Trap(tag.clone()), named));
            Table { by, columns: vec![Column::People, Column::Times], rows: by_people(rows), total: None }
        }
        By::Question => Table {
            by,
            columns: vec![Column::People, Column::Times, Column::Wrong],
            rows: hard_questions(figures),
            total: None,
        },
        By::XomLevel => crossed(figures, about),
    }
}

/// The hamlets in the station's order, then those of no known one.
fn places(about: &Whereabouts) -> Vec<Option<usize>> {
    (0..about.xoms.len()).map(Some).chain([None]).collect()
}

/// A table of groups that make up the whole.
fn divided(by: By, groups: Vec<(Key, Option<&Group>)>, figures: &Figures) -> Table {
    let nobody = Group::default();
    let (keys, groups): (Vec<Key>, Vec<&Group>) =
        groups.into_iter().map(|(key, group)| (key, group.unwrap_or(&nobody))).unzip();
    let held = HeldBack::of(&groups, &figures.all);
    let row = |(place, key): (usize, Key)| Row { key, cells: held.cells(place, groups[place]) };
    Table {
        by,
        columns: DONE.into(),
        rows: keys.into_iter().enumerate().map(row).collect(),
        total: Some(held.total(&figures.all)),
    }
}

/// What is held back of the groups of a table, column by column.
struct HeldBack {
    people: Vec<bool>,
    attempts: Vec<bool>,
    alone: Vec<bool>,
}

impl HeldBack {
    fn of(groups: &[&Group], all: &Group) -> Self {
        let column = |part: fn(&Group) -> Part<'_>, rows: &[safe::Row]| {
            let parts: Vec<Part<'_>> = groups.iter().map(|group| part(group)).collect();
            held_back(&parts, &part(all), rows)
        };
        // Who began no run began none of Tự làm either.
        let after = |held: &[bool], part: fn(&Group) -> Part<'_>| -> Vec<safe::Row> {
            let row = |(held, group): (&bool, &&Group)| match held {
                true => safe::Row::HeldBack,
                false if part(group).who.count() == 0 => safe::Row::Nothing,
                false => safe::Row::Open,
            };
            held.iter().zip(groups).map(row).collect()
        };
        let people_held = column(people, &vec![safe::Row::Open; groups.len()]);
        let attempts_held = column(attempts, &after(&people_held, people));
        let alone_held = column(alone, &after(&attempts_held, attempts));
        Self { people: people_held, attempts: attempts_held, alone: alone_held }
    }

    fn cells(&self, place: usize, group: &Group) -> Vec<Cell> {
        cells(group, [self.people[place], self.attempts[place], self.alone[place]])
    }

    fn total(&self, all: &Group) -> Vec<Cell> {
        cells(all, [&all.came, &all.tried, &all.alone].map(|who| is_few(who.count()) || is_few(all.came.count())))
    }
}

fn people(group: &Group) -> Part<'_> {
    Part { who: &group.came, values: vec![group.came.count()] }
}

fn attempts(group: &Group) -> Part<'_> {
    Part { who: &group.tried, values: vec![count(group.counts.attempts)] }
}

fn alone(group: &Group) -> Part<'_> {
    Part { who: &group.alone, values: vec![count(group.counts.alone), count(group.counts.unaided)] }
}

fn cells(group: &Group, [people, attempts, alone]: [bool; 3]) -> Vec<Cell> {
    let counts = group.counts;
    vec![
        (!people).then(|| group.came.count()),
        (!attempts).then(|| count(counts.attempts)),
        (!alone).then(|| count(counts.alone)),
        (!alone).then(|| count(counts.unaided)),
    ]
}

/// Those shown by how many people stand behind them; those held back after them, in the order of their names.
fn by_people<'a>(named: impl Iterator<Item = (Key, &'a Named)>) -> Vec<Row> {
    let mut rows: Vec<Row> = named
        .map(|(key, named)| {
            let shown = |value: u32| (!is_few(named.people.count())).then_some(value);
            Row { key, cells: vec![shown(named.people.count()), shown(count(named.times.all))] }
        })
        .collect();
    rows.sort_by_key(|row| (std::cmp::Reverse(row.cells[0]), row.key.clone()));
    rows
}

/// Questions that were answered wrong, the hardest first. Those few people were asked are not in the list at all.
fn hard_questions(figures: &Figures) -> Vec<Row> {
    let told = figures.questions.iter().filter(|(_, named)| named.times.wrong > 0 && !is_few(named.people.count()));
    let mut rows: Vec<Row> = told
        .map(|((lesson, id), named)| Row {
            key: Key::Question { lesson: *lesson, id: id.clone() },
            cells: [named.people.count(), count(named.times.all), count(named.times.wrong)].map(Some).into(),
        })
        .collect();
    rows.sort_by_key(|row| (std::cmp::Reverse(share(row.cells[2], row.cells[1], 1000)), row.key.clone()));
    rows
}

/// Which part of a whole it is, in so many parts, rounded to the nearest; `None` where either is held back or there is no
/// whole.
pub(super) fn share(part: Cell, whole: Cell, parts: u64) -> Option<u32> {
    let (part, whole) = (u64::from(part?), u64::from(whole?));
    let share = (part * parts * 2 + whole).checked_div(2 * whole)?;
    u32::try_from(share).ok()
}

fn crossed(figures: &Figures, about: &Whereabouts) -> Table {
    let places = places(about);
    let group = |found: Option<&Group>| found.cloned().unwrap_or_default();
    let rows: Vec<Group> = places.iter().map(|place| group(figures.xoms.get(place))).collect();
    let columns: Vec<Group> = LEVELS.iter().map(|level| group(figures.levels.get(level))).collect();
    let held_rows = held_people(&rows, &figures.all);
    let held_columns = held_people(&columns, &figures.all);
    let people = |place, level| figures.cross.get(&(place, level)).copied().unwrap_or(0);
    let cells: Vec<Vec<u32>> = places.iter().map(|place| LEVELS.map(|level| people(*place, level)).into()).collect();
    let held = cross::held_back(&cells, &held_rows, &held_columns);
    let shown = |value: u32, held: bool| (!held).then_some(value);
    let row = |(n, place): (usize, &Option<usize>)| Row {
        key: Key::Xom(place.map(|place| about.xoms[place].clone())),
        cells: (cells[n].iter().zip(&held[n]).map(|(value, held)| shown(*value, *held)))
            .chain([shown(rows[n].came.count(), held_rows[n])])
            .collect(),
    };
    let total = columns.iter().zip(&held_columns).map(|(group, held)| shown(group.came.count(), *held));
    let everybody = figures.all.came.count();
    Table {
        by: By::XomLevel,
        columns: LEVELS.map(Column::Reached).into_iter().chain([Column::People]).collect(),
        rows: places.iter().enumerate().map(row).collect(),
        total: Some(total.chain([shown(everybody, is_few(everybody))]).collect()),
    }
}

fn held_people(groups: &[Group], all: &Group) -> Vec<bool> {
    let parts: Vec<Part<'_>> = groups.iter().map(people).collect();
    held_back(&parts, &people(all), &vec![safe::Row::Open; groups.len()])
}

fn count(count: i32) -> u32 {
    u32::try_from(count).unwrap_or(0)
}
