//! Somebody who has a sheet and nothing else tries to work out what is held back: every total is an equation, every cell
//! nothing or more, Tự làm no more than all runs. Linear programming says how little and how much a cell can be; if that
//! is one number, the sheet has told it.

use super::count::{Counting, Whereabouts};
use super::pack::{Page, pack};
use super::period::{Month, Period, Usual};
use super::sheet::{By, Cell, Column, Sheet, Table};
use super::work::{Counts, Mark, Times, Work};
use crate::record::LearnerCode;
use chrono::NaiveDate;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Equations over unknowns that are nothing or more.
#[derive(Default, Debug)]
struct System {
    unknowns: usize,
    rows: Vec<(Vec<(usize, f64)>, f64)>,
}

impl System {
    fn unknown(&mut self) -> usize {
        self.unknowns += 1;
        self.unknowns - 1
    }

    fn equal(&mut self, terms: Vec<(usize, f64)>, value: f64) {
        self.rows.push((terms, value));
    }

    /// `small ≤ large`
    fn at_most(&mut self, small: Term, large: Term) {
        if matches!((small, large), (Term::Known(_), Term::Known(_))) {
            return;
        }
        let spare = self.unknown();
        let mut terms = vec![(spare, 1.0)];
        let mut value = 0.0;
        for (term, sign) in [(small, 1.0), (large, -1.0)] {
            match term {
                Term::Known(known) => value -= sign * f64::from(known),
                Term::Unknown(unknown) => terms.push((unknown, sign)),
            }
        }
        self.equal(terms, value);
    }

    /// Some solution: the first phase of the simplex.
    fn solved(&self) -> Tableau {
        let (rows, width) = (self.rows.len(), self.unknowns + self.rows.len());
        let mut cells = vec![vec![0.0; width + 1]; rows];
        for (row, (terms, value)) in self.rows.iter().enumerate() {
            let turn = if *value < 0.0 { -1.0 } else { 1.0 };
            terms.iter().for_each(|(place, factor)| cells[row][*place] += turn * factor);
            cells[row][self.unknowns + row] = 1.0;
            cells[row][width] = turn * value;
        }
        let basis = (self.unknowns..width).collect();
        let mut tableau = Tableau { cells, basis };
        let artificial: Vec<(usize, f64)> = (self.unknowns..width).map(|place| (place, -1.0)).collect();
        let left = tableau.climb(&artificial, width);
        assert!(left > -1e-6, "a sheet that contradicts itself: {left}");
        // What is still artificial in the basis is nothing, and has to stay so.
        for row in 0..rows {
            let column = |column: &usize| tableau.cells[row][*column].abs() > 1e-9;
            if tableau.basis[row] >= self.unknowns
                && let Some(column) = (0..self.unknowns).find(column)
            {
                tableau.pivot(row, column, &mut []);
            }
        }
        tableau.cells.iter_mut().for_each(|row| {
            row.drain(self.unknowns..width);
        });
        tableau
    }
}

#[derive(Clone)]
struct Tableau {
    cells: Vec<Vec<f64>>,
    basis: Vec<usize>,
}

impl Tableau {
    /// Whether this unknown is the same in every solution.
    fn determines(&self, unknown: usize, columns: usize) -> Option<f64> {
        let most = self.clone().climb(&[(unknown, 1.0)], columns);
        let least = -self.clone().climb(&[(unknown, -1.0)], columns);
        (most - least < 0.5).then_some(least)
    }

    /// Maximizes `goal` over the first `columns` columns, by Bland's rule.
    fn climb(&mut self, goal: &[(usize, f64)], columns: usize) -> f64 {
        let width = self.cells.first().map_or(0, Vec::len);
        let mut gains = vec![0.0; width];
        goal.iter().for_each(|(place, factor)| gains[*place] += factor);
        for (row, place) in self.basis.iter().enumerate() {
            if let Some((_, factor)) = goal.iter().find(|(of, _)| of == place) {
                gains.iter_mut().zip(&self.cells[row]).for_each(|(gain, cell)| *gain -= factor * cell);
            }
        }
        while let Some(entering) = (0..columns.min(width - 1)).find(|column| gains[*column] > 1e-9) {
            let ratio = |row: &usize| self.cells[*row][width - 1] / self.cells[*row][entering];
            let leaving = (0..self.cells.len()).filter(|row| self.cells[*row][entering] > 1e-9).min_by(|one, other| {
                ratio(one).total_cmp(&ratio(other)).then(self.basis[*one].cmp(&self.basis[*other]))
            });
            let Some(leaving) = leaving else { return f64::INFINITY };
            self.pivot(leaving, entering, &mut gains);
        }
        -gains[width - 1]
    }

    fn pivot(&mut self, row: usize, column: usize, gains: &mut [f64]) {
        let factor = self.cells[row][column];
        self.cells[row].iter_mut().for_each(|cell| *cell /= factor);
        let source = self.cells[row].clone();
        let others =
            self.cells.iter_mut().enumerate().filter(|(other, _)| *other != row).map(|(_, line)| &mut line[..]);
        for line in others.chain((!gains.is_empty()).then_some(gains)) {
            let factor = line[column];
            if factor.abs() > 1e-12 {
                line.iter_mut().zip(&source).for_each(|(cell, from)| *cell -= factor * from);
            }
        }
        self.basis[row] = column;
    }
}

#[derive(Clone, Copy, Debug)]
enum Term {
    Known(u32),
    Unknown(usize),
}

/// A sheet as a system: the unknown of every cell that is held back, by what it is.
struct Attack {
    system: System,
    unknowns: BTreeMap<String, usize>,
}

impl Attack {
    fn on(sheet: &Sheet) -> Self {
        let mut attack = Self { system: System::default(), unknowns: BTreeMap::new() };
        for by in [By::Xom, By::Level, By::Lesson, By::Month] {
            attack.divided(sheet.table(by).unwrap());
        }
        attack.crossed(sheet.table(By::XomLevel).unwrap());
        attack
    }

    fn term(&mut self, name: String, cell: Cell) -> Term {
        match cell {
            Some(known) => Term::Known(known),
            None => {
                let system = &mut self.system;
                Term::Unknown(*self.unknowns.entry(name).or_insert_with(|| system.unknown()))
            }
        }
    }

    /// The parts make up the whole.
    fn sum(&mut self, parts: &[Term], whole: Term) {
        let (mut terms, mut value) = (Vec::new(), 0.0);
        for (term, sign) in parts.iter().map(|part| (*part, 1.0)).chain([(whole, -1.0)]) {
            match term {
                Term::Known(known) => value -= sign * f64::from(known),
                Term::Unknown(unknown) => terms.push((unknown, sign)),
            }
        }
        if !terms.is_empty() {
            self.system.equal(terms, value);
        }
    }

    fn divided(&mut self, table: &Table) {
        let is_partition = matches!(table.by, By::Xom | By::Level);
        let total = table.total.as_ref().unwrap();
        let mut columns: Vec<Vec<Term>> = Vec::new();
        for (place, column) in table.columns.iter().enumerate() {
            let parts = table.rows.iter().map(|row| (format!("{:?} {column:?}", row.key), row.cells[place]));
            let parts: Vec<Term> = parts.map(|(name, cell)| self.term(name, cell)).collect();
            let whole = self.term(format!("all {column:?}"), total[place]);
            if *column != Column::People || is_partition {
                self.sum(&parts, whole);
            } else {
                // Somebody may be in two of them, and nobody is in none of the months.
                parts.iter().for_each(|part| self.system.at_most(*part, whole));
            }
            columns.push(parts);
        }
        let [_, attempts, alone, unaided] = columns.try_into().unwrap();
        for row in 0..attempts.len() {
            self.system.at_most(alone[row], attempts[row]);
            self.system.at_most(unaided[row], alone[row]);
        }
    }

    fn crossed(&mut self, table: &Table) {
        let cell = |row: &str, column: &Column| format!("{row} {column:?}");
        let (levels, people) = table.columns.split_at(table.columns.len() - 1);
        let mut rows: Vec<Vec<Term>> = Vec::new();
        for row in &table.rows {
            let name = format!("{:?}", row.key);
            let parts = levels.iter().zip(&row.cells).map(|(column, held)| (cell(&name, column), *held));
            let parts: Vec<Term> = parts.collect::<Vec<_>>().into_iter().map(|(n, held)| self.term(n, held)).collect();
            // The same unknown as in the table of hamlets.
            let whole = self.term(cell(&name, &people[0]), row.cells[levels.len()]);
            self.sum(&parts, whole);
            rows.push(parts);
        }
        for (place, column) in levels.iter().enumerate() {
            let Column::Reached(level) = column else { panic!("{column:?}") };
            let parts: Vec<Term> = rows.iter().map(|row| row[place]).collect();
            let name = format!("{:?} {:?}", super::sheet::Key::Level(*level), Column::People);
            let whole = self.term(name, table.total.as_ref().unwrap()[place]);
            self.sum(&parts, whole);
        }
    }
}

/// A column of nothing says so of every row, held back or not.
fn is_nothing(sheet: &Sheet, name: &str) -> bool {
    let totals = [By::Xom, By::XomLevel].map(|by| sheet.table(by).unwrap());
    totals.iter().any(|table| {
        let total = table.total.as_ref().unwrap();
        table.columns.iter().zip(total).any(|(column, cell)| *cell == Some(0) && name.ends_with(&format!("{column:?}")))
    })
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

/// What one of the sample's people did: where they live, how often in which lesson, alone, unaided, the level.
type Did = (u8, u16, i32, i32, i32, u8, i32);

fn sheet(people: &[Did]) -> Sheet {
    let mut about = Whereabouts { xoms: ["a", "b", "c", "d"].map(String::from).into(), ..Whereabouts::default() };
    let mut pages = Vec::new();
    for (n, (xom, lesson, attempts, alone, unaided, level, month)) in people.iter().enumerate() {
        let code = LearnerCode([0, 0, 0, (n / 250) as u8, (n % 250) as u8]);
        if *xom < 4 {
            about.lives.insert(code, about.xoms[usize::from(*xom)].clone());
        }
        let mut work = Work::default();
        let entry = work.lesson(Some(*lesson));
        let alone = (*alone).min(*attempts);
        entry.counts = Counts { attempts: *attempts, alone, unaided: (*unaided).min(alone) };
        if *level < 3 {
            let number = u32::from(*level) * 100 + u32::from(*lesson);
            about.marks.insert(number, (*lesson, Mark::Level(*level)));
            entry.mark(number, Times { all: 1, wrong: 0 });
        }
        pages.push((code, Month(2026 * 12 + month), pack(&work)));
    }
    let mut counting = Counting::over(&about);
    pages.iter().for_each(|(code, month, page)| counting.take(*code, *month, Page(page)).unwrap());
    Sheet::of(Period::usual(Usual::Year, today()), counting, &about)
}

/// Few people in few places, so that much is small.
fn did() -> impl Strategy<Value = Did> {
    let often = prop_oneof![3 => 0..2i32, 1 => 0..4i32];
    (
        prop_oneof![4 => 0..2u8, 2 => 2..6u8],
        1..4u16,
        often.clone(),
        often.clone(),
        often,
        prop_oneof![3 => 0..2u8, 2 => 2..9u8],
        prop_oneof![Just(0), Just(9), Just(10)],
    )
}

fn told(sheet: &Sheet) -> Vec<String> {
    let attack = Attack::on(sheet);
    let solved = attack.system.solved();
    let determined = |(name, unknown): (&String, &usize)| {
        let value = solved.determines(*unknown, attack.system.unknowns).filter(|_| !is_nothing(sheet, name))?;
        Some(format!("{name} is {value}"))
    };
    attack.unknowns.iter().filter_map(determined).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if std::env::var_os("TRAMHOC_FULL").is_some() { 5_000 } else { 60 }))]
    #[test]
    fn nothing_that_is_held_back_can_be_worked_out(people in proptest::collection::vec(did(), 1..60)) {
        let sheet = sheet(&people);
        prop_assert_eq!(told(&sheet), Vec::<String>::new(), "{:#?}", sheet);
    }
}

/// The attack can succeed: a sheet that held back only what is small would have told it.
#[test]
fn a_sheet_that_held_back_only_small_cells_is_seen_through() {
    let in_xom = |xom: u8, count: usize| vec![(xom, 1, 1, 1, 0, 9, 0); count];
    let mut sheet = sheet(&[in_xom(0, 9), in_xom(1, 3), in_xom(2, 8), in_xom(3, 7)].concat());
    assert_eq!(told(&sheet), Vec::<String>::new());
    let table = sheet.tables.iter_mut().find(|table| table.by == By::Xom).unwrap();
    let shown = [Some(9), None, Some(8), Some(7), Some(0)];
    table.rows.iter_mut().zip(shown).for_each(|(row, cell)| row.cells[0] = cell);
    assert!(
        told(&sheet).iter().any(|told| told.contains("\"b\"") && told.ends_with("People is 3")),
        "{:?}",
        told(&sheet)
    );
}
