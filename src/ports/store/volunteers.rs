//! Volunteers: which people look after the station, the hashes of their PINs, their locks, the recovery code's hash.

use super::events::{append_in, each_body};
use super::people::{insert, named, next_number, person, sort};
use super::{NewPerson, Note, Store, StoreTrouble};
use crate::record::{Body, LearnerCode, Moment, Person};
use crate::supervisor::lock::Kept;
use rusqlite::{OptionalExtension, Row, named_params};
use std::time::Duration;

/// A volunteer as kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Volunteer {
    pub person: Person,
    pub lock: Kept,
}

impl Store {
    /// The volunteers, sorted by given name.
    pub fn volunteers(&self) -> Result<Vec<Volunteer>, StoreTrouble> {
        let mut query = self.db.prepare_cached(include_str!("sql/volunteers.sql"))?;
        let mut volunteers = query.query_map([], volunteer)?.collect::<Result<Vec<_>, _>>()?;
        sort(&mut volunteers, |volunteer| &volunteer.person);
        Ok(volunteers)
    }

    /// The hash of a volunteer's PIN.
    pub fn pin_of(&self, code: LearnerCode) -> Result<Option<String>, StoreTrouble> {
        let mut query = self.db.prepare_cached(include_str!("sql/pin.sql"))?;
        Ok(query.query_row(named_params! { ":code": code.to_string() }, |row| row.get(0)).optional()?)
    }

    /// Makes a person a volunteer, with the notes, all or none.
    pub fn add_volunteer(&mut self, code: LearnerCode, pin: &str, notes: &[Note]) -> Result<(), StoreTrouble> {
        let sql = include_str!("sql/add_volunteer.sql");
        self.change(sql, named_params! { ":code": code.to_string(), ":pin": pin }, notes)
    }

    /// Remembers a person and makes them a volunteer, with the notes, all or none.
    pub fn add_new_volunteer(&mut self, new: &NewPerson, pin: &str, notes: &[Note]) -> Result<Person, StoreTrouble> {
        let act = self.act()?;
        let person = named(new, next_number(&act)?);
        insert(&act, &person)?;
        let sql = include_str!("sql/add_volunteer.sql");
        act.prepare_cached(sql)?.execute(named_params! { ":code": person.code.to_string(), ":pin": pin })?;
        append_in(&act, notes)?;
        act.commit()?;
        Ok(person)
    }

    /// Another PIN, and the lock as new.
    pub fn change_pin(&mut self, code: LearnerCode, pin: &str, notes: &[Note]) -> Result<(), StoreTrouble> {
        let sql = include_str!("sql/change_pin.sql");
        self.change(sql, named_params! { ":code": code.to_string(), ":pin": pin }, notes)
    }

    /// Takes the role away; the person stays.
    pub fn remove_volunteer(&mut self, code: LearnerCode, notes: &[Note]) -> Result<(), StoreTrouble> {
        let sql = include_str!("sql/remove_volunteer.sql");
        self.change(sql, named_params! { ":code": code.to_string() }, notes)
    }

    /// Keeps how a lock stands. When it returns it is on disk.
    pub fn keep_lock(&mut self, code: LearnerCode, lock: Kept, notes: &[Note]) -> Result<(), StoreTrouble> {
        let waiting_ms = i64::try_from(lock.waiting.as_millis()).unwrap_or(i64::MAX);
        let of = named_params! { ":code": code.to_string(), ":tries": lock.tries, ":waiting_ms": waiting_ms };
        self.change(include_str!("sql/keep_lock.sql"), of, notes)
    }

    /// The hash of the recovery code, once there is one.
    pub fn recovery(&self) -> Result<Option<String>, StoreTrouble> {
        let mut query = self.db.prepare_cached(include_str!("sql/recovery.sql"))?;
        Ok(query.query_row([], |row| row.get(0))?)
    }

    pub fn keep_recovery(&mut self, hash: &str, notes: &[Note]) -> Result<(), StoreTrouble> {
        self.change(include_str!("sql/keep_recovery.sql"), named_params! { ":recovery": hash }, notes)
    }

    /// Whether anybody has asked the commune to enrol the station.
    pub fn has_requested_enrolment(&self) -> Result<bool, StoreTrouble> {
        let mut query = self.db.prepare_cached(include_str!("sql/has_requested_enrolment.sql"))?;
        Ok(query.query_row([], |row| row.get(0))?)
    }

    /// What supervisors did last, the newest first.
    pub fn supervisors_acts(&self, most: u32) -> Result<Vec<(Moment, Body)>, StoreTrouble> {
        let query = self.db.prepare_cached(include_str!("sql/supervisor_payloads.sql"))?;
        let mut acts = Vec::new();
        each_body(query, named_params! { ":most": most }, |at, body| acts.push((at, body)))?;
        Ok(acts)
    }
}

fn volunteer(row: &Row<'_>) -> rusqlite::Result<Volunteer> {
    let waiting_ms: i64 = row.get("waiting_ms")?;
    let waiting = Duration::from_millis(waiting_ms.unsigned_abs());
    Ok(Volunteer { person: person(row)?, lock: Kept { tries: row.get("tries")?, waiting } })
}
