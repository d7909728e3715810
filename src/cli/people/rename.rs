//! `tramhoc people rename WHO [NAME]`: another name, form of address or hamlet.

use super::{About, Act, Failure, StationArguments, at_work, list, who};
use crate::record::Who;

#[derive(clap::Args)]
pub struct Arguments {
    /// Their number or learner code.
    #[arg(value_parser = who)]
    who: Who,
    /// Their name from now on; left out, it stays.
    name: Option<String>,
    #[command(flatten)]
    about: About,
    #[command(flatten)]
    act: Act,
}

pub(super) fn run(station: &StationArguments, arguments: &Arguments) -> Result<(), Failure> {
    let mut ports = at_work(station)?;
    let by = arguments.act.by(&mut ports, station.texts())?;
    let person = ports.rename(arguments.who, &arguments.about.change(arguments.name.as_deref()), by)?;
    arguments.act.tell(&list::row(&person), &station.texts().people_renamed(person.called(), person.number));
    Ok(())
}
