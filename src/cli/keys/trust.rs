//! `tramhoc keys trust build|import|show`: the commune's list, where it is made and where it is used.

mod build;
mod import;
mod show;

use super::{Failure, StationArguments};
use crate::texts::Texts;
use clap::Subcommand;

#[derive(clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// The commune issues its next list: keys retired or stolen, confirmations taken back.
    Build(build::Arguments),
    /// A station takes the commune's list.
    Import(import::Arguments),
    /// Show the list a station holds, or the one in a file.
    Show(show::Arguments),
}

pub fn run(station: &StationArguments, arguments: &Arguments, texts: Texts) -> Result<(), Failure> {
    match &arguments.command {
        Command::Build(arguments) => build::run(station, arguments, texts),
        Command::Import(arguments) => import::run(station, arguments, texts),
        Command::Show(arguments) => show::run(station, arguments, texts),
    }
}
