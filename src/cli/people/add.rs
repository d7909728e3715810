//! `tramhoc people add NAME`: remembering somebody who agreed to it.

use super::{About, Act, Failure, StationArguments, list, machine};

#[derive(clap::Args)]
pub struct Arguments {
    /// Their full name.
    name: String,
    #[command(flatten)]
    about: About,
    #[command(flatten)]
    act: Act,
}

pub(super) fn run(station: &StationArguments, arguments: &Arguments) -> Result<(), Failure> {
    let mut ports = machine(station);
    let by = arguments.act.by(&mut ports, station.texts())?;
    let person = ports.remember(&arguments.name, &arguments.about.change(None), by)?;
    arguments.act.tell(&list::row(&person), &station.texts().people_added(person.called(), person.number));
    Ok(())
}
