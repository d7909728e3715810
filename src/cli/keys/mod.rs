//! `tramhoc keys`: who may be believed. Each command has its file; this is the list, and what they share: how a thing that
//! did not work is said, and with which exit code.

mod certify;
mod enrol;
mod enrol_request;
mod new;
mod office;
pub(super) mod passphrase;
mod rotate;
pub(super) mod said;
mod trust;

use super::StationArguments;
use crate::credential::Day;
use crate::ports::clock::{Clock, MachineTime};
use crate::texts::Texts;
use crate::trust::{ProgrammeRoot, TEST_ROOT_WORDS};
use clap::Subcommand;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make a key of the programme or of a commune, locked with a passphrase.
    New(new::Arguments),
    /// The programme vouches for a commune: makes a certificate from its request.
    Certify(certify::Arguments),
    /// A station asks to be enrolled: writes its request onto a stick.
    EnrolRequest(enrol_request::Arguments),
    /// The commune takes stations onto its list, from their requests.
    Enrol(enrol::Arguments),
    /// The commune's list: build the next one, import it at a station, show it.
    Trust(trust::Arguments),
    /// Give this station a new key; people, progress and confirmations stay.
    Rotate,
}

pub fn run(station: &StationArguments, arguments: &Arguments) -> ExitCode {
    let texts = station.texts();
    let done = match &arguments.command {
        Command::New(arguments) => new::run(arguments, texts),
        Command::Certify(arguments) => certify::run(arguments, texts),
        Command::EnrolRequest(arguments) => enrol_request::run(station, arguments, texts),
        Command::Enrol(arguments) => enrol::run(arguments, texts),
        Command::Trust(arguments) => trust::run(station, arguments, texts),
        Command::Rotate => rotate::run(station, texts),
    };
    exit_code(done)
}

/// Says why not, if it did not work.
pub(super) fn exit_code(done: Result<(), Failure>) -> ExitCode {
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{}", failure.why);
            ExitCode::from(failure.code)
        }
    }
}

/// Why a command did not do its work, in words for people.
#[derive(Debug)]
pub(super) struct Failure {
    code: u8,
    why: String,
}

impl Failure {
    /// The thing asked about is not right.
    pub(super) fn not_right(why: impl Into<String>) -> Self {
        Self { code: 1, why: why.into() }
    }

    pub(super) fn wrong_usage(why: impl Into<String>) -> Self {
        Self { code: 2, why: why.into() }
    }

    /// The machine failed.
    pub(super) fn machine(why: impl Into<String>) -> Self {
        Self { code: 3, why: why.into() }
    }
}

pub(super) fn today() -> Day {
    Clock::new(Box::new(MachineTime::starting())).today().into()
}

/// Said wherever trust is shown.
pub(super) fn warn_of_the_test_root(root: &ProgrammeRoot) {
    if root.is_test() {
        println!("{TEST_ROOT_WORDS}");
    }
}

fn print_key(what: String, digits: impl std::fmt::Display, texts: Texts) {
    println!("{what}");
    println!("{}", texts.keys_digits(digits));
}
