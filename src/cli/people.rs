//! `tramhoc people …`: who is remembered at this station, and what a volunteer does about them. This is the list; each
//! act has its file.
//!
//! The station must not be running for anything but looking: it holds the folder.

mod add;
mod card;
mod door;
mod erase;
mod list;
mod merge;
mod rename;
mod split;
mod unmerge;

use super::StationArguments;
use super::folder::{backup_folder, data_folder};
use crate::contract::Trouble;
use crate::ports::people::NotDone;
use crate::ports::speaker::Silence;
use crate::ports::store::{Store, StoreTrouble};
use crate::ports::{Parts, Ports};
use crate::record::{Change, FormOfAddress, NoMerge, NotTheirs, Who};
use crate::supervisor::people::Refusal;
use crate::texts::Texts;
use clap::Subcommand;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// List the people this station remembers, or those a name or number finds.
    List(list::Arguments),
    /// Remember somebody who agreed to it.
    Add(add::Arguments),
    /// Give a person another name, form of address or hamlet.
    Rename(rename::Arguments),
    /// Two entries are one person, or a guest's work is a person's: what the first has becomes the second's.
    Merge(merge::Arguments),
    /// Take a merge back: they are two again.
    Unmerge(unmerge::Arguments),
    /// Show a person's visits, and move some of the work to whom it belongs.
    Split(split::Arguments),
    /// Forget a person's name, form of address and hamlet; what was counted stays, without a name.
    Erase(erase::Arguments),
    /// Make learners' cards: number and QR, for the receipt printer or ten on a page of A4.
    Card(card::Arguments),
}

/// What every act may be given.
#[derive(clap::Args)]
struct Act {
    /// Which volunteer does this: their number or learner code.
    #[arg(long, value_name = "WHO", value_parser = who)]
    by: Option<Who>,
    /// Their PIN is the first line of this file; without it, it is asked for on the terminal.
    #[arg(long, value_name = "FILE")]
    pin_file: Option<PathBuf>,
    /// Say what was done as JSON.
    #[arg(long)]
    json: bool,
}

/// What may be said of a person besides the name.
#[derive(clap::Args)]
struct About {
    /// How they like to be spoken to: bà, ông, bác, cô, chú, anh, chị, em.
    #[arg(long, value_parser = form_of_address)]
    address: Option<FormOfAddress>,
    /// The id of their hamlet.
    #[arg(long)]
    xom: Option<String>,
}

pub fn run(station: &StationArguments, arguments: &Arguments) -> ExitCode {
    let done = match &arguments.command {
        Command::List(arguments) => list::run(station, arguments),
        Command::Add(arguments) => add::run(station, arguments),
        Command::Rename(arguments) => rename::run(station, arguments),
        Command::Merge(arguments) => merge::run(station, arguments),
        Command::Unmerge(arguments) => unmerge::run(station, arguments),
        Command::Split(arguments) => split::run(station, arguments),
        Command::Erase(arguments) => erase::run(station, arguments),
        Command::Card(arguments) => card::run(station, arguments),
    };
    done.map_or_else(|failure| failure.tell(station.texts()), |()| ExitCode::SUCCESS)
}

/// Why nothing was done.
enum Failure {
    Refused(Refusal),
    Machine(Trouble),
    Store(StoreTrouble),
    /// Told in these words, with this exit code.
    Told(String, u8),
}

impl From<NotDone> for Failure {
    fn from(not_done: NotDone) -> Self {
        match not_done {
            NotDone::Refused(refusal) => Self::Refused(refusal),
            NotDone::Machine(trouble) => Self::Machine(trouble),
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Self {
        Self::Machine(trouble)
    }
}

impl From<StoreTrouble> for Failure {
    fn from(trouble: StoreTrouble) -> Self {
        Self::Store(trouble)
    }
}

impl Failure {
    /// In words on standard error; 1 for what has no sense, 3 where the machine failed.
    fn tell(self, texts: Texts) -> ExitCode {
        let (words, code) = match self {
            Self::Store(trouble) => return failed(&trouble, texts),
            Self::Machine(trouble) => (texts.people_machine(format!("{trouble:?}")), 3),
            Self::Refused(refusal) => (words(refusal, texts), 1),
            Self::Told(words, code) => (words, code),
        };
        eprintln!("{words}");
        ExitCode::from(code)
    }
}

/// What is told where the records cannot be used.
pub(super) fn failed(trouble: &StoreTrouble, texts: Texts) -> ExitCode {
    match trouble {
        StoreTrouble::Newer { found, known } => eprintln!("{}", texts.cli_newer(found, known)),
        StoreTrouble::Office => eprintln!("{}", texts.records_of_office()),
        trouble => eprintln!("{}", texts.cli_failed(trouble)),
    }
    ExitCode::from(3)
}

fn words(refusal: Refusal, texts: Texts) -> String {
    match refusal {
        Refusal::Nobody => texts.people_nobody().to_owned(),
        Refusal::NoName => texts.people_no_name().to_owned(),
        Refusal::Nameless => texts.people_nameless().to_owned(),
        Refusal::Merge(NoMerge::OneAlready) => texts.people_one_already().to_owned(),
        Refusal::Merge(NoMerge::Erased) => texts.people_merge_erased().to_owned(),
        Refusal::Merge(NoMerge::PersonIntoGuest) => texts.people_into_guest().to_owned(),
        Refusal::Merge(NoMerge::NamesDiffer) => texts.people_names_differ().to_owned(),
        Refusal::Merge(NoMerge::ForOneself) | Refusal::ForOneself => texts.people_for_oneself().to_owned(),
        Refusal::NotMerged => texts.people_not_merged().to_owned(),
        Refusal::Work(NotTheirs::Visit(visit)) => texts.people_no_visit(visit),
        Refusal::Work(NotTheirs::Attempt(attempt)) => texts.people_no_attempt(attempt.to_string()),
        Refusal::Work(NotTheirs::Event(event)) => texts.people_no_event(event.0.to_string()),
        Refusal::Work(NotTheirs::Nothing) => texts.people_nothing_chosen().to_owned(),
        Refusal::ToThemselves => texts.people_to_themselves().to_owned(),
        Refusal::ToErased => texts.people_to_erased().to_owned(),
    }
}

/// The station of this folder at work, without lessons and without a sound. It is not made where there is none.
fn at_work(station: &StationArguments) -> Result<Ports, Refusal> {
    if !has_records(station) {
        return Err(Refusal::Nobody);
    }
    Ok(machine(station))
}

fn machine(station: &StationArguments) -> Ports {
    let (elsewhere, lessons) = (backup_folder(station), Box::new(Default::default));
    Ports::new(Parts::of_machine_backing_up_to(elsewhere, data_folder(station), lessons, Box::new(Silence)))
}

fn has_records(station: &StationArguments) -> bool {
    Store::is_in(&data_folder(station))
}

/// The records, to look things up while a station may be running; `None` where there are none.
fn to_read(station: &StationArguments) -> Result<Option<Store>, StoreTrouble> {
    has_records(station).then(|| Store::open_to_read(&data_folder(station))).transpose()
}

impl Act {
    /// Says what was done: the value as JSON, or the words.
    fn tell(&self, value: &serde_json::Value, words: &str) {
        if self.json { println!("{value}") } else { println!("{words}") }
    }
}

impl About {
    fn change(&self, name: Option<&str>) -> Change {
        Change { name: name.map(Into::into), address: self.address, xom: self.xom.clone() }
    }
}

/// Five digits are a number, ten hexadecimal ones a learner code.
fn who(text: &str) -> Result<Who, String> {
    let number = text.parse().map(Who::Number);
    number.or_else(|_| text.parse().map(Who::Code)).map_err(|_| {
        "neither a learner's number (five digits, the last a check digit) nor a learner code (ten hexadecimal digits)".into()
    })
}

fn form_of_address(word: &str) -> Result<FormOfAddress, String> {
    let found = FormOfAddress::ALL.into_iter().find(|form| form.word() == word);
    found.ok_or_else(|| format!("one of {}", FormOfAddress::ALL.map(FormOfAddress::word).join(", ")))
}
