//! The book of figures by what is counted ([`crate::report::Crowd`]): kept beside the pages of the months and changed with
//! them, so that a sheet of whole months reads a fixed amount for each month, however much was done in it.

use super::StoreTrouble;
use crate::record::LearnerCode;
use crate::report::{Counting, Crowd, MarkId, Month, Runs, Times, What, Work, runs, standing};
use rusqlite::{Connection, OptionalExtension, Transaction, named_params};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashMap};

/// The month, the lesson (0: none), what is counted.
type Key = (i32, u16, What);

/// What changes within one transaction; written down at its end.
pub(super) struct Crowds<'a> {
    act: &'a Transaction<'a>,
    places: HashMap<LearnerCode, usize>,
    crowds: BTreeMap<Key, Crowd>,
    /// By month and block.
    runs: BTreeMap<(i32, usize), Runs>,
}

impl<'a> Crowds<'a> {
    pub fn of(act: &'a Transaction<'a>) -> Self {
        Self { act, places: HashMap::new(), crowds: BTreeMap::new(), runs: BTreeMap::new() }
    }

    /// The month's page of this human being was `before` and is `now`.
    pub fn change(
        &mut self,
        month: i32,
        owner: LearnerCode,
        before: &Work<MarkId>,
        now: &Work<MarkId>,
    ) -> Result<(), StoreTrouble> {
        let place = self.place(owner)?;
        let (was, is) = (standing(before), standing(now));
        for (lesson, what) in was.keys().chain(is.keys().filter(|key| !was.contains_key(key))) {
            let (was, is) = (was.get(&(*lesson, *what)).copied(), is.get(&(*lesson, *what)).copied());
            if was != is {
                self.crowd((month, *lesson, *what))?.change(place, was, is);
            }
        }
        let (was, is) = (runs(before), runs(now));
        if was != is {
            *self.runs(month, place)?.of(place) += is - was;
        }
        Ok(())
    }

    pub fn write(self) -> Result<(), StoreTrouble> {
        for ((month, lesson, what), crowd) in &self.crowds {
            let (lesson, what, times) = (*lesson, what.number(), crowd.times());
            if crowd.is_empty() {
                let of = named_params! { ":month": month, ":lesson": lesson, ":what": what };
                self.act.prepare_cached(include_str!("sql/drop_crowd.sql"))?.execute(of)?;
                continue;
            }
            self.act.prepare_cached(include_str!("sql/write_crowd.sql"))?.execute(named_params! {
                ":month": month,
                ":lesson": lesson,
                ":what": what,
                ":times": times.all,
                ":wrong": times.wrong,
                ":heads": crowd.heads(),
            })?;
        }
        for ((month, block), runs) in &self.runs {
            self.act.prepare_cached(include_str!("sql/write_runs.sql"))?.execute(named_params! {
                ":month": month,
                ":block": block,
                ":counts": runs.bytes(),
            })?;
        }
        Ok(())
    }

    fn place(&mut self, owner: LearnerCode) -> Result<usize, StoreTrouble> {
        if let Some(place) = self.places.get(&owner) {
            return Ok(*place);
        }
        let of = named_params! { ":owner": owner.0 };
        let held: Option<usize> =
            self.act.prepare_cached(include_str!("sql/place.sql"))?.query_row(of, |row| row.get(0)).optional()?;
        let place = match held {
            Some(place) => place,
            None => self.act.prepare_cached(include_str!("sql/add_place.sql"))?.query_row(of, |row| row.get(0))?,
        };
        Ok(*self.places.entry(owner).or_insert(place))
    }

    fn crowd(&mut self, key: Key) -> Result<&mut Crowd, StoreTrouble> {
        let free = match self.crowds.entry(key) {
            Entry::Occupied(held) => return Ok(held.into_mut()),
            Entry::Vacant(free) => free,
        };
        let (month, lesson, what) = key;
        let of = named_params! { ":month": month, ":lesson": lesson, ":what": what.number() };
        let mut query = self.act.prepare_cached(include_str!("sql/crowd.sql"))?;
        Ok(free.insert(query.query_row(of, read_crowd).optional()?.unwrap_or_default()))
    }

    fn runs(&mut self, month: i32, place: usize) -> Result<&mut Runs, StoreTrouble> {
        let block = place / Runs::BLOCK;
        let free = match self.runs.entry((month, block)) {
            Entry::Occupied(held) => return Ok(held.into_mut()),
            Entry::Vacant(free) => free,
        };
        let mut query = self.act.prepare_cached(include_str!("sql/runs.sql"))?;
        let of = named_params! { ":month": month, ":block": block };
        let held: Option<Vec<u8>> = query.query_row(of, |row| row.get(0)).optional()?;
        Ok(free.insert(Runs::read(&held.unwrap_or_default())?))
    }
}

/// The places of everybody.
pub(super) fn places(db: &Connection) -> Result<HashMap<LearnerCode, usize>, StoreTrouble> {
    let mut query = db.prepare_cached(include_str!("sql/places.sql"))?;
    let places = query.query_map([], |row| Ok((LearnerCode(row.get(0)?), row.get(1)?)))?;
    Ok(places.collect::<Result<_, _>>()?)
}

/// Counts these months.
pub(super) fn count(db: &Connection, first: Month, last: Month, counting: &mut Counting) -> Result<(), StoreTrouble> {
    let of = named_params! { ":first": first.0, ":last": last.0 };
    let mut query = db.prepare_cached(include_str!("sql/crowds.sql"))?;
    let mut rows = query.query(of)?;
    // By their places: there are some thousands of rows.
    while let Some(row) = rows.next()? {
        let (key, times) = ((row.get(1)?, What::of(row.get(2)?)?), Times { all: row.get(3)?, wrong: row.get(4)? });
        counting.take_crowd(Month(row.get(0)?), key, times, row.get_ref(5)?.as_blob().unwrap_or_default())?;
    }
    let mut query = db.prepare_cached(include_str!("sql/all_runs.sql"))?;
    let mut rows = query.query(of)?;
    while let Some(row) = rows.next()? {
        let runs = Runs::read(row.get_ref("counts")?.as_blob().unwrap_or_default())?;
        counting.take_runs(row.get("block")?, &runs);
    }
    Ok(())
}

fn read_crowd(row: &rusqlite::Row<'_>) -> rusqlite::Result<Crowd> {
    let times = Times { all: row.get("times")?, wrong: row.get("wrong")? };
    Ok(Crowd::read(times, row.get_ref("heads")?.as_blob().unwrap_or_default()))
}
