//! `tramhoc people list [TEXT]`: the people this station remembers.

use super::{Failure, StationArguments, to_read};
use crate::record::Person;

#[derive(clap::Args)]
pub struct Arguments {
    /// Only whom this number or these words of a name find; marks do not count.
    text: Option<String>,
    #[arg(long)]
    json: bool,
}

pub(super) fn run(station: &StationArguments, arguments: &Arguments) -> Result<(), Failure> {
    let found = to_read(station)?.map(|store| match &arguments.text {
        Some(text) => store.find(text),
        None => store.people(None),
    });
    let people = found.transpose()?.unwrap_or_default();
    if arguments.json {
        println!("{}", serde_json::Value::Array(people.iter().map(row).collect()));
    } else if people.is_empty() && arguments.text.is_none() {
        println!("{}", station.texts().people_none());
    } else if people.is_empty() {
        println!("{}", station.texts().people_nobody());
    } else {
        people.iter().for_each(|person| println!("{}  {}", person.number, person.called()));
    }
    Ok(())
}

/// A person as JSON.
pub(super) fn row(person: &Person) -> serde_json::Value {
    serde_json::json!({
        "number": person.number,
        "code": person.code.to_string(),
        "name": person.name,
        "address": person.address.map(|form| form.word()),
        "xom": person.xom,
    })
}
