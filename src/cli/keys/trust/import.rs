//! `tramhoc keys trust import FILE`: a station takes the commune's list. Under a key it does not trust yet, somebody compares
//! the key's digits with the commune's paper card first; afterwards only newer lists of that commune are taken.

use super::super::super::folder::data_folder;
use super::super::{Failure, StationArguments, said, warn_of_the_test_root};
use crate::ports::folder::Folder;
use crate::ports::speaker::Silence;
use crate::ports::store::Store;
use crate::ports::trust_file;
use crate::ports::{Parts, Ports};
use crate::texts::Texts;
use crate::trust::{KeyDigits, ProgrammeRoot, Standing, TrustList};
use std::io::{BufRead, IsTerminal};
use std::path::PathBuf;

#[derive(clap::Args)]
pub struct Arguments {
    /// The commune's list, from the stick.
    file: PathBuf,
    /// The eight groups of digits on the commune's paper card, instead of comparing them on the screen.
    #[arg(long, value_name = "DIGITS")]
    digits: Option<String>,
}

pub fn run(station: &StationArguments, arguments: &Arguments, texts: Texts) -> Result<(), Failure> {
    let root = ProgrammeRoot::pinned();
    let folder = data_folder(station);
    let said = |trouble| said::of_trust_file(&trouble, texts);
    let bytes = trust_file::bytes(&arguments.file).map_err(said)?;
    let list = trust_file::read(&arguments.file, |bytes| TrustList::read(bytes, &root)).map_err(said)?;
    let held = trust_file::held(&folder, &root).map_err(said)?;
    let standing = list.standing(held.as_ref()).map_err(|trouble| said::of_refusal(trouble, texts))?;
    match standing {
        Standing::Same | Standing::Newer => {}
        Standing::NewKey(digits) => {
            println!("{}", texts.keys_compare(&list.certificate().commune().name));
            println!("{}", texts.keys_digits(digits));
            warn_of_the_test_root(&root);
            compare(digits, arguments, texts)?;
        }
    }
    Folder::make(&folder).map_err(|error| Failure::machine(texts.keys_failed(error)))?;
    trust_file::hold(&folder, &bytes).map_err(said)?;
    if standing != Standing::Same && Store::is_in(&folder) {
        Ports::new(Parts::of_machine(folder, Box::new(Default::default), Box::new(Silence))).note_list_taken(&list);
    }
    let commune = list.certificate().commune();
    let day = list.issued().date().format("%d/%m/%Y");
    println!("{}", texts.keys_imported(list.counter(), day, &commune.name, list.stations().len()));
    warn_of_the_test_root(&root);
    Ok(())
}

/// Whether the digits are those on the paper card, as somebody says.
fn compare(digits: KeyDigits, arguments: &Arguments, texts: Texts) -> Result<(), Failure> {
    let same = match &arguments.digits {
        Some(card) => digits.are_typed(card),
        None => ask(texts)?,
    };
    if same { Ok(()) } else { Err(Failure::not_right(texts.keys_digits_differ())) }
}

fn ask(texts: Texts) -> Result<bool, Failure> {
    let stdin = std::io::stdin();
    if !stdin.is_terminal() {
        return Err(Failure::wrong_usage(texts.keys_digits_needed()));
    }
    println!("{}", texts.keys_same_digits());
    let mut answer = String::new();
    stdin.lock().read_line(&mut answer).map_err(|error| Failure::machine(texts.keys_failed(error)))?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "c" | "có" | "co" | "y" | "yes"))
}
