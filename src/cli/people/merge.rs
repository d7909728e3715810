//! `tramhoc people merge FROM INTO`: two entries of one person become one, or a guest's work is claimed.

use super::{Act, Failure, StationArguments, at_work, who};
use crate::record::Who;

#[derive(clap::Args)]
pub struct Arguments {
    /// The number or learner code that stands back; of a guest, the code.
    #[arg(value_parser = who)]
    from: Who,
    /// The number or learner code of whom it all belongs to.
    #[arg(value_parser = who)]
    into: Who,
    /// They are one person although the names differ.
    #[arg(long)]
    names_differ: bool,
    #[command(flatten)]
    act: Act,
}

pub(super) fn run(station: &StationArguments, arguments: &Arguments) -> Result<(), Failure> {
    let mut ports = at_work(station)?;
    let by = arguments.act.by(&mut ports, station.texts())?;
    let kept = ports.merge(arguments.from, arguments.into, by, arguments.names_differ)?;
    let done = serde_json::json!({ "kept": kept.to_string() });
    arguments.act.tell(&done, station.texts().people_merged());
    Ok(())
}
