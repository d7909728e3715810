//! `tramhoc records …`: what this station has on record, taken out in one form or another. This is the list.

mod paper;

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
}

pub fn run(station: &StationArguments, arguments: &Arguments) -> ExitCode {
    match &arguments.command {
        Command::Paper(arguments) => paper::run(station, arguments),
    }
}
