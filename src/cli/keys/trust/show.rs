//! `tramhoc keys trust show`: the list a station holds, or the one in a file.

use super::super::super::folder::data_folder;
use super::super::{Failure, StationArguments, said, warn_of_the_test_root};
use crate::credential::{KeyStatus, hex};
use crate::ports::trust_file;
use crate::texts::Texts;
use crate::trust::{ListedStation, ProgrammeRoot, TrustList};
use serde_json::{Value, json};
use std::path::PathBuf;

#[derive(clap::Args)]
pub struct Arguments {
    /// A list; without it, the one this station holds.
    file: Option<PathBuf>,
    #[arg(long)]
    json: bool,
}

pub fn run(station: &StationArguments, arguments: &Arguments, texts: Texts) -> Result<(), Failure> {
    let root = ProgrammeRoot::pinned();
    let list = match &arguments.file {
        Some(file) => trust_file::read(file, |bytes| TrustList::read(bytes, &root)).map(Some),
        None => trust_file::held(&data_folder(station), &root),
    };
    let list = list.map_err(|trouble| said::of_trust_file(&trouble, texts))?;
    let list = list.ok_or_else(|| Failure::not_right(texts.keys_no_list()))?;
    if arguments.json {
        println!("{}", as_json(&list, &root));
    } else {
        print(&list, texts);
        warn_of_the_test_root(&root);
    }
    Ok(())
}

fn print(list: &TrustList, texts: Texts) {
    let commune = list.certificate().commune();
    println!(
        "{}",
        texts.keys_shown(list.counter(), list.issued().date().format("%d/%m/%Y"), commune.epoch, &commune.name)
    );
    println!("{}", texts.keys_digits(commune.digits()));
    for station in list.stations() {
        println!("{:>4}  {}  {}  {}", station.number, station.id(), status(station, texts), station.place);
    }
    println!("{}", texts.keys_shown_revoked(list.revoked().count()));
}

fn status(station: &ListedStation, texts: Texts) -> &'static str {
    match station.status {
        KeyStatus::Active => texts.keys_status_active(),
        KeyStatus::Retired => texts.keys_status_retired(),
        KeyStatus::Compromised => texts.keys_status_compromised(),
    }
}

fn as_json(list: &TrustList, root: &ProgrammeRoot) -> Value {
    let commune = list.certificate().commune();
    let stations = list.stations().iter().map(|station| {
        json!({
            "number": station.number,
            "place": station.place.as_str(),
            "key": hex(station.key.as_bytes()),
            "key_id": station.id().to_string(),
            "status": match station.status {
                KeyStatus::Active => "active",
                KeyStatus::Retired => "retired",
                KeyStatus::Compromised => "compromised",
            },
            "enrolled": station.enrolled.date().to_string(),
        })
    });
    json!({
        "commune": commune.name.as_str(),
        "commune_id": commune.id.to_string(),
        "key_epoch": commune.epoch,
        "digits": commune.digits().to_string(),
        "counter": list.counter(),
        "issued": list.issued().date().to_string(),
        "on_test_root": root.is_test(),
        "stations": stations.collect::<Vec<_>>(),
        "revoked": list.revoked().map(|id| hex(&id.0)).collect::<Vec<_>>(),
    })
}
