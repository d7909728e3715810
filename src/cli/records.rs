//! `tramhoc records …`: what is on record, whether it is whole, and taking it out. This is the list; each has its file.

mod bundle;
mod export;
mod import;
mod open_badges;
mod paper;
mod readmit;
mod receipt;
mod reissue;
mod show;

use super::StationArguments;
use super::folder::data_folder;
use super::people::failed;
use crate::ports::store::Store;
use clap::Subcommand;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Say what is on record and whether the chain of events is whole; sign its head.
    Show(show::Arguments),
    /// Write every event, in the order of the chains, and the signed head into a folder. No names. Or confirmations in a
    /// form other systems read.
    Export(export::Arguments),
    /// Bring the bundles of stations into an office's records, or another station's; take the commune's receipt.
    Import(import::Arguments),
    /// Say to the stations how far the office has their records. For an office's folder, with the commune's key.
    Receipt(receipt::Arguments),
    /// Take completions back into the records from the texts of their QRs.
    Readmit(readmit::Arguments),
    /// Put a confirmation on paper once more: a receipt, a picture, a drawing, a page to print.
    Paper(paper::Arguments),
    /// Give a lost confirmation out again.
    Reissue(reissue::Arguments),
}

/// Exit 0 if all is well, 1 if the chain breaks or a QR is refused, 3 if the machine failed.
pub fn run(station: &StationArguments, arguments: &Arguments) -> ExitCode {
    match &arguments.command {
        Command::Show(arguments) => show::run(station, arguments),
        Command::Export(arguments) => export::run(station, arguments),
        Command::Import(arguments) => import::run(station, arguments),
        Command::Receipt(arguments) => receipt::run(station, arguments),
        Command::Readmit(arguments) => readmit::run(station, arguments),
        Command::Paper(arguments) => paper::run(station, arguments),
        Command::Reissue(arguments) => reissue::run(station, arguments),
    }
}

/// The records, while a station may be running; `None`, and said so, where there are none or they cannot be read.
fn to_read(station: &StationArguments) -> Result<Store, ExitCode> {
    let folder = data_folder(station);
    if !Store::is_in(&folder) {
        eprintln!("{}", station.texts().records_none());
        return Err(ExitCode::from(1));
    }
    Store::open_to_read(&folder).map_err(|trouble| failed(&trouble, station.texts()))
}
