//! `tramhoc records`: what the station has on record. Each command has its file; this is the list.

mod reissue;

use super::StationArguments;
use clap::Subcommand;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Give a lost confirmation out again.
    Reissue(reissue::Arguments),
}

pub fn run(station: &StationArguments, arguments: &Arguments) -> ExitCode {
    match &arguments.command {
        Command::Reissue(arguments) => reissue::run(station, arguments),
    }
}
