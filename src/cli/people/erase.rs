//! `tramhoc people erase WHO`: forgetting the name of somebody who asks for it.

use super::{Act, Failure, StationArguments, at_work, who};
use crate::record::Who;

#[derive(clap::Args)]
pub struct Arguments {
    /// Their number, which `people list` shows, or learner code.
    #[arg(value_parser = who)]
    who: Who,
    #[command(flatten)]
    act: Act,
}

pub(super) fn run(station: &StationArguments, arguments: &Arguments) -> Result<(), Failure> {
    let mut ports = at_work(station)?;
    let by = arguments.act.by(&mut ports, station.texts())?;
    let code = ports.code_of(arguments.who)?;
    let person = ports.person(code)?;
    ports.forget(code, by)?;
    let done = serde_json::json!({ "code": code.to_string() });
    let called = person.map_or_else(|| code.to_string(), |person| person.called());
    arguments.act.tell(&done, &station.texts().people_erased(called));
    Ok(())
}
