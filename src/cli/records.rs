//! `tramhoc records`: what the station has on record. Each command has its file; this is the list.

mod open_badges;
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
    /// Write confirmations into a folder in a form other systems read.
    Export(open_badges::Arguments),
    /// Put a confirmation on paper once more: a receipt, a picture, a drawing, a page to print.
    Paper(paper::Arguments),
    /// Give a lost confirmation out again.
    Reissue(reissue::Arguments),
}

pub fn run(station: &StationArguments, arguments: &Arguments) -> ExitCode {
    match &arguments.command {
        Command::Export(arguments) => open_badges::run(station, arguments),
        Command::Paper(arguments) => paper::run(station, arguments),
        Command::Reissue(arguments) => reissue::run(station, arguments),
    }
}
