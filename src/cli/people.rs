//! `tramhoc people list|erase`: who is remembered at this station, and forgetting somebody who asks for it.

use super::StationArguments;
use super::folder::{backup_folder, data_folder};
use crate::ports::speaker::Silence;
use crate::ports::store::{Store, StoreTrouble};
use crate::ports::{Parts, Ports};
use crate::record::Person;
use crate::texts::Texts;
use clap::Subcommand;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// List the people this station remembers.
    List {
        #[arg(long)]
        json: bool,
    },
    /// Forget a person's name, form of address and hamlet; what was counted stays, without a name.
    Erase {
        /// The five-digit number that `people list` shows.
        number: u32,
    },
}

pub fn run(station: &StationArguments, arguments: &Arguments) -> ExitCode {
    let texts = station.texts();
    let done = match &arguments.command {
        Command::List { json } => list(station, *json, texts),
        Command::Erase { number } => erase(station, *number, texts),
    };
    done.unwrap_or_else(|trouble| failed(&trouble, texts))
}

/// What is told where the records cannot be used.
pub(super) fn failed(trouble: &StoreTrouble, texts: Texts) -> ExitCode {
    match trouble {
        StoreTrouble::Newer { found, known } => eprintln!("{}", texts.cli_newer(found, known)),
        trouble => eprintln!("{}", texts.cli_failed(trouble)),
    }
    ExitCode::from(3)
}

fn people(station: &StationArguments) -> Result<Vec<Person>, StoreTrouble> {
    let folder = data_folder(station);
    if !Store::is_in(&folder) {
        return Ok(Vec::new());
    }
    Store::open_to_read(&folder)?.people(None)
}

fn list(station: &StationArguments, json: bool, texts: Texts) -> Result<ExitCode, StoreTrouble> {
    let people = people(station)?;
    if json {
        let row =
            |person: &Person| serde_json::json!({ "number": person.number, "name": person.name, "xom": person.xom });
        println!("{}", serde_json::Value::Array(people.iter().map(row).collect()));
    } else if people.is_empty() {
        println!("{}", texts.people_none());
    } else {
        people.iter().for_each(|person| println!("{}  {}", person.number, person.called()));
    }
    Ok(ExitCode::SUCCESS)
}

/// The station must not be running: it holds the folder.
fn erase(station: &StationArguments, number: u32, texts: Texts) -> Result<ExitCode, StoreTrouble> {
    let Some(person) = people(station)?.into_iter().find(|person| person.number == number) else {
        eprintln!("{}", texts.people_unknown(number));
        return Ok(ExitCode::from(1));
    };
    let (elsewhere, lessons) = (backup_folder(station), Box::new(Default::default));
    let parts = Parts::of_machine_backing_up_to(elsewhere, data_folder(station), lessons, Box::new(Silence));
    match Ports::new(parts).forget(person.code) {
        Ok(()) => println!("{}", texts.people_erased(person.called())),
        Err(trouble) => {
            eprintln!("{}", texts.people_not_erased(format!("{trouble:?}")));
            return Ok(ExitCode::from(3));
        }
    }
    Ok(ExitCode::SUCCESS)
}
