//! `tramhoc records`: what the station has on record. Each command has its file; this is the list.

mod open_badges;
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
    /// Write confirmations into a folder in a form other systems read.
    Export(open_badges::Arguments),
    /// Give a lost confirmation out again.
    Reissue(reissue::Arguments),
}

pub fn run(station: &StationArguments, arguments: &Arguments) -> ExitCode {
    match &arguments.command {
        Command::Export(arguments) => open_badges::run(station, arguments),
        Command::Reissue(arguments) => reissue::run(station, arguments),
    }
}
