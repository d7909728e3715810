//! The commands. Each has its file; this is the list. Reads the arguments, calls, and turns the outcome into an exit code:
//! 0 done, 1 the thing asked about is not right, 2 wrong usage, 3 the machine failed.

mod folder;
mod lessons;
mod people;
mod station;
pub mod verify;
mod verify_command;

use crate::texts::{Lang, Texts};
use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// Trạm Học: a learning station for the village. Without a command it runs the station.
#[derive(Parser)]
#[command(name = "tramhoc", version, disable_help_subcommand = true)]
struct Arguments {
    #[command(flatten)]
    station: StationArguments,
    #[command(subcommand)]
    command: Option<Command>,
}

/// What every command that looks at a station may be given.
#[derive(clap::Args, Clone, Default)]
pub struct StationArguments {
    /// The folder that holds all state of one station.
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<PathBuf>,
    /// The language of what is shown: vi or en.
    #[arg(long, global = true, value_name = "vi|en")]
    lang: Option<String>,
    /// Lessons from this folder instead of the ones inside the program.
    #[arg(long, global = true, value_name = "DIR")]
    lessons: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Command {
    /// Look at lessons: list them, or prove that they can be finished.
    Lessons(lessons::Arguments),
    /// Who is remembered at this station; forget somebody who asks for it.
    People(people::Arguments),
    /// Say what may be said about a confirmation: its text, its short code, or a picture of its QR.
    Verify(verify_command::Arguments),
}

/// Runs what the arguments ask for.
pub fn run() -> ExitCode {
    let arguments = if std::env::args_os().len() > 1 {
        Arguments::parse()
    } else {
        // The station's own start does not wait for the argument parser.
        Arguments { station: StationArguments::default(), command: None }
    };
    let station = arguments.station;
    match arguments.command {
        None => station::run(&station),
        Some(Command::Lessons(arguments)) => lessons::run(&station, &arguments),
        Some(Command::People(arguments)) => people::run(&station, &arguments),
        Some(Command::Verify(arguments)) => verify_command::run(&station, &arguments),
    }
}

impl StationArguments {
    /// The interface texts: `--lang`, else Vietnamese for people and English where the machine speaks English.
    fn texts(&self) -> Texts {
        let tag = self.lang.clone().unwrap_or_else(|| "vi".to_owned());
        Texts::new(Lang::of_tag(&tag).unwrap_or(Lang::Vi))
    }
}
