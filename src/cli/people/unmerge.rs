//! `tramhoc people unmerge WHO`: a merge was a mistake, they are two again.

use super::{Act, Failure, StationArguments, at_work, who};
use crate::record::Who;

#[derive(clap::Args)]
pub struct Arguments {
    /// The number or learner code that stands back for another.
    #[arg(value_parser = who)]
    who: Who,
    #[command(flatten)]
    act: Act,
}

pub(super) fn run(station: &StationArguments, arguments: &Arguments) -> Result<(), Failure> {
    let mut ports = at_work(station)?;
    let by = arguments.act.by(&mut ports, station.texts())?;
    let code = ports.unmerge(arguments.who, by)?;
    arguments.act.tell(&serde_json::json!({ "code": code.to_string() }), station.texts().people_unmerged());
    Ok(())
}
