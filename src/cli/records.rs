//! `tramhoc records`: what the station has on record. Each command has its file; this is the list.

mod paper;
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
    /// Put a confirmation on paper once more: a receipt, a picture, a drawing, a page to print.
    Paper(paper::Arguments),
    /// Give a lost confirmation out again.
    Reissue(reissue::Arguments),
}

pub fn run(station: &StationArguments, arguments: &Arguments) -> ExitCode {
    match &arguments.command {
        Command::Paper(arguments) => paper::run(station, arguments),
        Command::Reissue(arguments) => reissue::run(station, arguments),
    }
}
