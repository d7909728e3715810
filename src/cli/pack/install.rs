//! `tramhoc pack install FILE`, `rollback`, `list`: what the supervisor's screen does, for whoever has the machine.

use super::super::StationArguments;
use super::super::folder::data_folder;
use super::super::keys::{Failure, warn_of_the_test_root};
use super::{failure, line, open};
use crate::pack::{Label, Review};
use crate::ports::packs::Packs;
use crate::ports::store::{FILE, Store};
use crate::record::PackId;
use crate::screens::change_words;
use crate::texts::Texts;
use crate::trust::ProgrammeRoot;
use serde_json::json;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;

#[derive(clap::Args)]
pub struct Arguments {
    file: PathBuf,
    /// The eight groups of digits on the commune's paper card, where the station does not go by this key yet.
    #[arg(long, value_name = "DIGITS")]
    digits: Option<String>,
}

pub fn run(station: &StationArguments, arguments: &Arguments, texts: Texts) -> Result<(), Failure> {
    let mut ports = open(station, texts)?;
    let review = ports.bring_pack(&arguments.file, progress()).map_err(|why| failure(&why, texts))?;
    tell(&review, texts);
    let compared = match (review.digits, &arguments.digits) {
        (None, _) => true,
        (Some(digits), Some(card)) if digits.are_typed(card) => true,
        (Some(digits), given) => {
            println!("{}", texts.keys_compare(&review.label.commune));
            println!("{}", texts.keys_digits(digits));
            warn_of_the_test_root(&ProgrammeRoot::pinned());
            let why = if given.is_some() { texts.keys_digits_differ() } else { texts.keys_digits_needed() };
            return Err(Failure::not_right(why));
        }
    };
    let installed = ports.install(compared, None).map_err(|why| failure(&why, texts))?;
    println!("{}", texts.pack_installed(installed.catalogue.lessons().len(), review.label.number));
    Ok(())
}

/// A line on the terminal that grows to 100 %; nothing in a pipe.
fn progress() -> impl FnMut(u64, u64) {
    let shown = std::io::stderr().is_terminal();
    move |here, whole| {
        if shown {
            let end = if here == whole { "\n" } else { "" };
            eprint!("\r{:>3} %{end}", here * 100 / whole.max(1));
            let _ = std::io::stderr().flush();
        }
    }
}

fn tell(review: &Review, texts: Texts) {
    println!("{}", line(&review.label, texts));
    for change in &review.changes {
        println!("  {}", change_words(change, review, texts));
    }
    if !review.begun.is_empty() {
        println!("  {}", texts.pack_begun());
    }
}

pub fn go_back(station: &StationArguments, texts: Texts) -> Result<(), Failure> {
    let installed = open(station, texts)?.go_back(None).map_err(|why| failure(&why, texts))?;
    match installed.label {
        Some(label) => println!("{}", texts.pack_back(line(&label, texts))),
        None => println!("{}", texts.pack_back_own()),
    }
    Ok(())
}

/// Reads only: the station may be running.
pub fn list(station: &StationArguments, json: bool, lessons: bool, texts: Texts) -> Result<(), Failure> {
    let (folder, root) = (data_folder(station), ProgrammeRoot::pinned());
    let kept = match folder.join(FILE).exists() {
        true => Store::open_to_read(&folder).and_then(|store| store.packs()),
        false => Ok(None),
    };
    let kept = kept.map_err(|trouble| Failure::machine(texts.cli_failed(trouble)))?;
    let packs = Packs::in_folder(&folder);
    let on_shelf = |id: Option<PackId>| id.and_then(|id| packs.open(id, &root).ok());
    let current = on_shelf(kept.and_then(|kept| kept.current));
    let before = on_shelf(kept.and_then(|kept| kept.previous)).map(|pack| Label::of(&pack.header));
    let own = super::super::station::catalogue(station.lessons.as_deref(), texts);
    let contents = current.as_ref().and_then(|pack| pack.contents(&root).ok());
    let catalogue = contents.map_or(own.clone(), |contents| contents.over(&own));
    let current = current.map(|pack| Label::of(&pack.header));
    let shown = if lessons { catalogue.lessons() } else { &[] };
    if json {
        let row =
            |label: &Label| json!({ "id": label.id.to_string(), "number": label.number, "name": label.name.as_str() });
        let shown =
            shown.iter().map(|lesson| json!({ "number": lesson.number, "id": lesson.id, "version": lesson.version }));
        let shown: Vec<_> = shown.collect();
        println!(
            "{}",
            json!({ "current": current.as_ref().map(row), "before": before.as_ref().map(row), "lessons": shown })
        );
        return Ok(());
    }
    match &current {
        Some(label) => println!("{}", line(label, texts)),
        None => println!("{}", texts.pack_own()),
    }
    if let Some(label) = &before {
        println!("{}", texts.pack_before(line(label, texts)));
    }
    shown.iter().for_each(|lesson| println!("{:>4}  {}  (v{})", lesson.number, lesson.title, lesson.version));
    Ok(())
}
