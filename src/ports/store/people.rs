//! The one small table of names. Events never see it.

use super::events::append_in;
use super::lookups::read_code;
use super::{Note, Store, StoreTrouble};
use crate::record::{FormOfAddress, LearnerCode, LearnerNumber, Naming, Person};
use crate::supervisor::{Known, Roster};
use crate::vietnamese;
use rusqlite::{OptionalExtension, Params, Row, Transaction, named_params};

/// Somebody who agrees to be remembered, before the station has given them a number.
#[derive(Debug, Clone, PartialEq)]
pub struct NewPerson {
    pub code: LearnerCode,
    /// As typed; kept in NFC with single spaces.
    pub name: String,
    pub address: Option<FormOfAddress>,
    pub xom: Option<String>,
}

impl Store {
    /// Remembers a person under the next free number and writes the notes down, all or none.
    pub fn add_person(&mut self, new: &NewPerson, notes: &[Note]) -> Result<Person, StoreTrouble> {
        let act = self.act()?;
        let person = named(new, next_number(&act)?);
        insert(&act, &person)?;
        append_in(&act, notes)?;
        act.commit()?;
        Ok(person)
    }

    /// The person with this code, or the one they are kept under; `None` for guests, strangers and those who had their
    /// name erased.
    pub fn person(&self, code: LearnerCode) -> Result<Option<Person>, StoreTrouble> {
        let mut query = self.db.prepare_cached(include_str!("sql/person.sql"))?;
        Ok(query.query_row(named_params! { ":code": code.to_string() }, person).optional()?)
    }

    /// How this very code stands, whether or not it stands back for another.
    pub fn naming(&self, code: LearnerCode) -> Result<Naming, StoreTrouble> {
        let mut query = self.db.prepare_cached(include_str!("sql/naming.sql"))?;
        let found: Option<(Option<String>, bool)> = query
            .query_row(named_params! { ":code": code.to_string() }, |row| {
                Ok((row.get("name_folded")?, row.get("erased")?))
            })
            .optional()?;
        Ok(match found {
            None => Naming::Guest,
            Some((Some(name), false)) => Naming::Named(name),
            Some(_) => Naming::Erased,
        })
    }

    /// The name kept under this very code.
    pub fn name_under(&self, code: LearnerCode) -> Result<Option<String>, StoreTrouble> {
        let mut query = self.db.prepare_cached(include_str!("sql/name_under.sql"))?;
        let name: Option<Option<String>> =
            query.query_row(named_params! { ":code": code.to_string() }, |row| row.get(0)).optional()?;
        Ok(name.flatten())
    }

    /// Whose number it is, by the very code it was given to.
    pub fn code_of_number(&self, number: LearnerNumber) -> Result<Option<LearnerCode>, StoreTrouble> {
        let mut query = self.db.prepare_cached(include_str!("sql/code_of_number.sql"))?;
        let code: Option<String> =
            query.query_row(named_params! { ":number": number.value() }, |row| row.get(0)).optional()?;
        code.map(|code| read_code(&code)).transpose()
    }

    /// The people of a xóm, or all, sorted by given name.
    pub fn people(&self, xom: Option<&str>) -> Result<Vec<Person>, StoreTrouble> {
        self.sorted(include_str!("sql/people.sql"), named_params! { ":xom": xom })
    }

    /// Everybody, to be searched.
    pub fn roster(&self) -> Result<Roster, StoreTrouble> {
        let mut query = self.db.prepare_cached(include_str!("sql/roster.sql"))?;
        let known = query.query_map([], |row| {
            Ok(Known { name: row.get("known_name")?, number: row.get("known_number")?, person: person(row)? })
        })?;
        Ok(Roster::of(known.collect::<Result<_, _>>()?))
    }

    /// What people are filed under, whether or not it is in the list of hamlets.
    pub fn xoms_filed(&self) -> Result<Vec<String>, StoreTrouble> {
        let mut query = self.db.prepare_cached(include_str!("sql/xoms_filed.sql"))?;
        let filed = query.query_map([], |row| row.get(0))?;
        Ok(filed.collect::<Result<_, _>>()?)
    }

    /// Who has this number, or a name with words that begin so; see [`Roster::find`].
    pub fn find(&self, text: &str) -> Result<Vec<Person>, StoreTrouble> {
        Ok(self.roster()?.find(text, usize::MAX))
    }

    /// Changes with every write: what was read before is out of date then.
    pub fn writes(&self) -> u64 {
        self.db.total_changes()
    }

    /// Name and number kept under this very code.
    pub fn known_as(&self, code: LearnerCode) -> Result<Option<(String, LearnerNumber)>, StoreTrouble> {
        let mut query = self.db.prepare_cached(include_str!("sql/known_as.sql"))?;
        let found: Option<(String, u32)> = query
            .query_row(named_params! { ":code": code.to_string() }, |row| Ok((row.get("name")?, row.get("number")?)))
            .optional()?;
        Ok(found.and_then(|(name, number)| Some((name, LearnerNumber::try_from(number).ok()?))))
    }

    /// Gives a person another name, form of address and xóm.
    pub fn rename(&mut self, person: &Person, notes: &[Note]) -> Result<(), StoreTrouble> {
        let name = tidy(&person.name);
        let act = self.act()?;
        act.prepare_cached(include_str!("sql/rename_person.sql"))?.execute(named_params! {
            ":code": person.code.to_string(),
            ":name": name,
            ":name_folded": vietnamese::fold(&name),
            ":address": person.address.map(FormOfAddress::word),
            ":xom": person.xom,
        })?;
        append_in(&act, notes)?;
        act.commit()?;
        Ok(())
    }

    /// "Xóa tên tôi": name, form of address and xóm are gone under every code of theirs, in the file too once the store
    /// has rested. Who looked after the station does so no more.
    pub fn erase(&mut self, codes: &[LearnerCode], notes: &[Note]) -> Result<(), StoreTrouble> {
        let act = self.act()?;
        for code in codes {
            for sql in [include_str!("sql/erase_person.sql"), include_str!("sql/remove_volunteer.sql")] {
                act.prepare_cached(sql)?.execute(named_params! { ":code": code.to_string() })?;
            }
        }
        append_in(&act, notes)?;
        act.commit()?;
        Ok(())
    }

    fn sorted(&self, sql: &str, of: impl Params) -> Result<Vec<Person>, StoreTrouble> {
        let mut query = self.db.prepare_cached(sql)?;
        let mut people = query.query_map(of, person)?.collect::<Result<Vec<_>, _>>()?;
        sort(&mut people, |person| person);
        Ok(people)
    }
}

/// By given name, as people are looked for.
pub(super) fn sort<T>(list: &mut [T], person: impl Fn(&T) -> &Person) {
    list.sort_by_cached_key(|one| (vietnamese::name_key(&person(one).name), person(one).number));
}

pub(super) fn named(new: &NewPerson, number: LearnerNumber) -> Person {
    let NewPerson { code, address, xom, .. } = new.clone();
    Person { code, number: number.value(), name: tidy(&new.name), address, xom }
}

/// NFC, single spaces, none at the ends.
fn tidy(name: &str) -> String {
    vietnamese::nfc(&name.split_whitespace().collect::<Vec<_>>().join(" "))
}

pub(super) fn next_number(act: &Transaction<'_>) -> Result<LearnerNumber, StoreTrouble> {
    let last: Option<u32> = act.prepare_cached(include_str!("sql/last_number.sql"))?.query_row([], |row| row.get(0))?;
    let four = match last.map(LearnerNumber::try_from) {
        None => LearnerNumber::FIRST,
        Some(Ok(last)) => last.four() + 1,
        Some(Err(error)) => return Err(StoreTrouble::found(error.to_string())),
    };
    LearnerNumber::starting(four).ok_or(StoreTrouble::NoNumberLeft)
}

pub(super) fn insert(act: &Transaction<'_>, person: &Person) -> Result<(), StoreTrouble> {
    act.prepare_cached(include_str!("sql/add_person.sql"))?.execute(named_params! {
        ":code": person.code.to_string(),
        ":number": person.number,
        ":name": person.name,
        ":name_folded": vietnamese::fold(&person.name),
        ":address": person.address.map(FormOfAddress::word),
        ":xom": person.xom,
    })?;
    Ok(())
}

pub(super) fn person(row: &Row<'_>) -> rusqlite::Result<Person> {
    let address: Option<String> = row.get("address")?;
    Ok(Person {
        code: code(row)?,
        number: row.get("number")?,
        name: row.get("name")?,
        address: address.and_then(|word| FormOfAddress::ALL.into_iter().find(|form| form.word() == word)),
        xom: row.get("xom")?,
    })
}

fn code(row: &Row<'_>) -> rusqlite::Result<LearnerCode> {
    let text: String = row.get("code")?;
    text.parse()
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(error)))
}
