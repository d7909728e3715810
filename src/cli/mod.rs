//! The commands. Each has its file; this is the list. Reads the arguments, calls, and turns the outcome into an exit code:
//! 0 done, 1 the thing asked about is not right, 2 wrong usage, 3 the machine failed.

mod backup;
mod doctor;
mod folder;
mod keys;
mod lessons;
mod output;
mod pack;
mod people;
mod records;
mod recovery_code;
mod report;
mod station;
pub mod verify;
mod verify_command;
mod verify_page;

use crate::record::TextSize;
use crate::texts::{Lang, Texts};
use clap::{Parser, Subcommand};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

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
    /// Print receipts on this device or into this file, instead of the first USB printer. Also TRAMHOC_PRINTER.
    #[arg(long, global = true, value_name = "PATH")]
    printer: Option<PathBuf>,
    /// A folder on another disk: a copy of the records goes there too, whenever it is plugged in.
    #[arg(long, global = true, value_name = "DIR")]
    backup_to: Option<PathBuf>,
    /// The folder of the USB stick, where the system does not mount sticks by itself. Also TRAMHOC_STICK.
    #[arg(long, global = true, value_name = "DIR")]
    stick: Option<PathBuf>,
    /// How large the letters are: usual, large or largest. People can choose another size with key 9.
    #[arg(long, value_name = "usual|large|largest", value_parser = text_size)]
    text_size: Option<TextSize>,
    /// The station line by line, for a Braille display, a screen reader or a serial line.
    #[arg(long)]
    plain: bool,
}

fn text_size(word: &str) -> Result<TextSize, &'static str> {
    TextSize::of_word(word).ok_or("usual, large or largest")
}

#[derive(Subcommand)]
enum Command {
    /// Who may be believed: keys of programme, commune and station, and the commune's list.
    Keys(keys::Arguments),
    /// Look at lessons: list them, or prove that they can be finished.
    Lessons(lessons::Arguments),
    /// Look the machine over: terminal, font, sound, disk, clock, records, keys, printer, USB; and what to do.
    Doctor(doctor::Arguments),
    /// Copies of the station's records: make one, list them, go back to one.
    Backup(backup::Arguments),
    /// Packs of lessons: make one at the commune, look into one, install it at a station, go back to the one before.
    Pack(pack::Arguments),
    /// Who is remembered at this station: list, add, rename, merge, move work, forget, make cards.
    People(people::Arguments),
    /// Make another recovery code for the keepers' screens; the one before counts no more.
    RecoveryCode,
    /// What this station has on record: show it, take it out and back in, give a lost confirmation out again or on paper.
    Records(records::Arguments),
    /// The station's figures over a period: people, runs, confirmations, traps, hard questions. No names.
    Report(report::Arguments),
    /// Say what may be said about a confirmation: its text, its short code, or a picture of its QR.
    Verify(verify_command::Arguments),
    /// Write the page a volunteer's own phone verifies with.
    VerifyPage(verify_page::Arguments),
}

/// Runs what the arguments ask for.
pub fn run() -> ExitCode {
    // A station's start does not wait for the parser of all the other commands.
    if let Some(station) = StationArguments::alone(std::env::args_os().skip(1)) {
        return station::run(&station);
    }
    let arguments = Arguments::parse();
    if arguments.command.is_some() {
        end_with_the_reader();
    }
    let station = arguments.station;
    match arguments.command {
        None => station::run(&station),
        Some(Command::Keys(arguments)) => keys::run(&station, &arguments),
        Some(Command::Doctor(arguments)) => doctor::run(&station, &arguments),
        Some(Command::Lessons(arguments)) => lessons::run(&station, &arguments),
        Some(Command::Backup(arguments)) => backup::run(&station, &arguments),
        Some(Command::Pack(arguments)) => pack::run(&station, &arguments),
        Some(Command::People(arguments)) => people::run(&station, &arguments),
        Some(Command::RecoveryCode) => recovery_code::run(&station),
        Some(Command::Records(arguments)) => records::run(&station, &arguments),
        Some(Command::Report(arguments)) => report::run(&station, &arguments),
        Some(Command::Verify(arguments)) => verify_command::run(&station, &arguments),
        Some(Command::VerifyPage(arguments)) => verify_page::run(&station, &arguments),
    }
}

/// A command whose reader has gone (`| head`) ends without a word, as others do: Rust ignores the signal, and would panic
/// where it prints.
fn end_with_the_reader() {
    let always = Arc::new(AtomicBool::new(true));
    // Where it cannot be had, it is as it was.
    let _ = signal_hook::flag::register_conditional_default(signal_hook::consts::SIGPIPE, always);
}

impl StationArguments {
    /// The arguments, where there is nothing else on the command line, each written as two words.
    fn alone(mut words: impl Iterator<Item = OsString>) -> Option<Self> {
        let mut station = Self::default();
        while let Some(name) = words.next() {
            let value = words.next()?;
            match name.to_str()? {
                "--data" => station.data = Some(value.into()),
                "--lessons" => station.lessons = Some(value.into()),
                "--printer" => station.printer = Some(value.into()),
                "--backup-to" => station.backup_to = Some(value.into()),
                "--stick" => station.stick = Some(value.into()),
                "--text-size" => station.text_size = Some(TextSize::of_word(value.to_str()?)?),
                "--lang" => station.lang = Some(value.into_string().ok()?),
                _ => return None,
            }
        }
        Some(station)
    }

    /// The interface texts: `--lang`, else Vietnamese for people and English where the machine speaks English.
    fn texts(&self) -> Texts {
        let tag = self.lang.clone().unwrap_or_else(|| "vi".to_owned());
        Texts::new(Lang::of_tag(&tag).unwrap_or(Lang::Vi))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn every_command_is_well_formed() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn the_short_way_to_the_station_understands_what_the_parser_understands_and_nothing_else() {
        let parsed = |line: &str| Arguments::try_parse_from(std::iter::once("tramhoc").chain(line.split_whitespace()));
        let alone = |line: &str| StationArguments::alone(line.split_whitespace().map(OsString::from));
        for line in [
            "",
            "--data /tmp/x",
            "--lang en --data y --lessons z",
            "--lessons a --lessons",
            "--backup-to /mnt",
            "--stick /media/usb",
            "--printer /dev/usb/lp1",
            "--text-size largest --lang vi",
        ] {
            let words = |station: StationArguments| {
                let size = station.text_size;
                let named = (station.data, station.lang, station.lessons, station.backup_to);
                (named, station.printer, station.stick, size)
            };
            let short = alone(line).map(words);
            let long = parsed(line).ok().map(|all| words(all.station));
            assert_eq!(short, long, "{line}");
        }
        for line in ["lessons check", "--data x verify y", "--help", "--date x", "--text-size huge"] {
            assert!(alone(line).is_none(), "{line}");
        }
    }
}
