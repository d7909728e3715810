//! `tramhoc records`: what is on record, taken out for others.

mod open_badges;

use super::StationArguments;
use crate::credential::ShortCode;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Write confirmations into a folder in a form other systems read.
    Export(Export),
}

#[derive(clap::Args)]
struct Export {
    /// As Open Badges 3.0: a signed credential (VC-JWT) in a file each, without any name.
    #[arg(long, required = true)]
    open_badges: bool,
    /// The confirmations with these short codes.
    #[arg(value_name = "SHORTCODE", required_unless_present = "all", conflicts_with = "all")]
    codes: Vec<ShortCode>,
    /// Every confirmation on record.
    #[arg(long)]
    all: bool,
    /// The folder to write into; made where there is none.
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
}

pub fn run(station: &StationArguments, arguments: &Arguments) -> ExitCode {
    let Command::Export(export) = &arguments.command;
    let wanted = (!export.all).then_some(export.codes.as_slice());
    open_badges::run(station, wanted, &export.to)
}
