//! `tramhoc backup now|list|restore FILE`: copies of the station's records.

use super::StationArguments;
use super::folder::{backup_folder, data_folder};
use super::people::failed;
use crate::contract::{Backup, Elsewhere, Mended};
use crate::ports::backups::{self, Backups};
use crate::ports::ids::{Ids, SystemChance};
use crate::ports::store::{FILE, Store, StoreTrouble};
use crate::ports::{Door, Errand, Premises};
use crate::texts::Texts;
use clap::Subcommand;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Copy the records now; the station may be running.
    Now,
    /// List the copies that can be reached, the newest first.
    List {
        #[arg(long)]
        json: bool,
    },
    /// Go back to a copy. The records there are now are kept aside. The station must not be running.
    Restore { file: PathBuf },
}

pub fn run(station: &StationArguments, arguments: &Arguments) -> ExitCode {
    let texts = station.texts();
    let done = match &arguments.command {
        Command::Now => now(station, texts),
        Command::List { json } => list(station, *json, texts),
        Command::Restore { file } => restore(station, file, texts),
    };
    done.unwrap_or_else(|trouble| failed(&trouble, texts))
}

/// The copies of the station in the data folder, and its open records; `None` where there is no station.
fn reached(station: &StationArguments) -> Result<Option<(Backups, Store)>, StoreTrouble> {
    let folder = data_folder(station);
    if !folder.join(FILE).exists() {
        return Ok(None);
    }
    let store = Store::open_to_read(&folder)?;
    Ok(Some((Backups::of(&folder, store.station(), backup_folder(station)), store)))
}

fn now(station: &StationArguments, texts: Texts) -> Result<ExitCode, StoreTrouble> {
    let Some((backups, store)) = reached(station)? else { return Ok(none(texts)) };
    warn_of_elsewhere(&backups, texts);
    for copy in backups.make(backups::Now::by_the_store(&store)?, true)? {
        println!("{}", texts.backup_made(copy.path.display()));
    }
    Ok(ExitCode::SUCCESS)
}

fn none(texts: Texts) -> ExitCode {
    eprintln!("{}", texts.backup_none());
    ExitCode::from(1)
}

fn warn_of_elsewhere(backups: &Backups, texts: Texts) {
    match backups.condition().elsewhere {
        Elsewhere::SameDisk => eprintln!("{}", texts.backups_same_disk()),
        Elsewhere::Away => eprintln!("{}", texts.backups_away()),
        Elsewhere::Unset | Elsewhere::There => {}
    }
}

fn list(station: &StationArguments, json: bool, texts: Texts) -> Result<ExitCode, StoreTrouble> {
    let copies = reached(station)?.map(|(backups, _)| backups.list()).unwrap_or_default();
    if json {
        let row = |copy: &backups::Kept| {
            let Backup { day, events, people, elsewhere, .. } = copy.shown();
            serde_json::json!({ "file": copy.path, "day": day, "events": events, "people": people, "elsewhere": elsewhere })
        };
        println!("{}", serde_json::Value::Array(copies.iter().map(row).collect()));
    } else if copies.is_empty() {
        println!("{}", texts.backup_none());
    } else {
        copies.iter().for_each(|copy| println!("{}", line(copy, texts)));
    }
    Ok(ExitCode::SUCCESS)
}

fn line(copy: &backups::Kept, texts: Texts) -> String {
    let Backup { day, events, people, .. } = copy.shown();
    let day = day.map_or_else(|| texts.backups_day_unknown().to_owned(), crate::vietnamese::date);
    texts.backup_line(day, events, copy.path.display(), people)
}

fn restore(station: &StationArguments, file: &Path, texts: Texts) -> Result<ExitCode, StoreTrouble> {
    match backups::look_at(file) {
        Err(newer @ StoreTrouble::Newer { .. }) => return Err(newer),
        Err(why) => {
            eprintln!("{}", texts.backup_bad(file.display(), why));
            return Ok(ExitCode::from(1));
        }
        Ok(_) => {}
    }
    let mark = Ids::new(Box::new(SystemChance)).epoch_mark();
    let errand = Errand { mark, restore: Some((file.to_owned(), backups::day_of(file))), ..Errand::default() };
    let door = Premises::in_folder(&data_folder(station), backup_folder(station), errand)?;
    let mended = match door {
        Door::Open(premises) => premises.mended,
        Door::Opening(_) => None,
    };
    let Some(mended) = mended else {
        return Err(StoreTrouble::found("the copy was not taken over; the log has the detail"));
    };
    let Mended { events, people, kept, .. } = mended;
    println!("{}", texts.backup_restored(events, file.display(), kept.unwrap_or_else(|| "–".into()), people));
    Ok(ExitCode::SUCCESS)
}
