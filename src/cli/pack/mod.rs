//! `tramhoc pack`: packs of lessons. Each command has its file; this is the list, and how a pack is told on a line.

mod build;
mod inspect;
mod install;

use super::StationArguments;
use super::folder::data_folder;
use super::keys::{Failure, exit_code};
use crate::lesson::Catalogue;
use crate::pack::{Label, Refusal};
use crate::ports::speaker::Silence;
use crate::ports::{Parts, Ports};
use crate::screens::refusal;
use crate::texts::Texts;
use crate::vietnamese;
use clap::Subcommand;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make a pack of a folder: lessons, recordings, announcements, hamlets, the trust list. Signed with the commune's key.
    Build(build::Arguments),
    /// Look into a pack: who signed it, what is in it, whether all of it is whole.
    Inspect(inspect::Arguments),
    /// Install a pack at this station. The station must not be running.
    Install(install::Arguments),
    /// Go back to the pack before; once more, and forward again.
    Rollback,
    /// The pack that counts at this station, and the one before it.
    List {
        #[arg(long)]
        json: bool,
        /// The lessons the station shows with it, too.
        #[arg(long)]
        lessons_shown: bool,
    },
}

pub fn run(station: &StationArguments, arguments: &Arguments) -> ExitCode {
    let texts = station.texts();
    exit_code(match &arguments.command {
        Command::Build(arguments) => build::run(arguments, texts),
        Command::Inspect(arguments) => inspect::run(arguments, texts),
        Command::Install(arguments) => install::run(station, arguments, texts),
        Command::Rollback => install::go_back(station, texts),
        Command::List { json, lessons_shown } => install::list(station, *json, *lessons_shown, texts),
    })
}

/// The station in the data folder, opened.
fn open(station: &StationArguments, texts: Texts) -> Result<Ports, Failure> {
    let folder = data_folder(station);
    let lessons = station.lessons.clone();
    let own: Box<dyn Fn() -> Catalogue> = Box::new(move || super::station::catalogue(lessons.as_deref(), texts));
    let mut ports = Ports::new(Parts::of_machine(folder.clone(), own, Box::new(Silence)));
    let opened = ports.open_for_command();
    match opened {
        Some(_) => Err(Failure::machine(texts.cli_in_use(folder.display()))),
        None => Ok(ports),
    }
}

fn failure(why: &Refusal, texts: Texts) -> Failure {
    let words = refusal(why, texts);
    match why {
        Refusal::Disk | Refusal::Stick => Failure::machine(words),
        _ => Failure::not_right(words),
    }
}

fn line(label: &Label, texts: Texts) -> String {
    texts.pack_line(&label.commune, vietnamese::date(label.made), &label.name, label.number)
}
