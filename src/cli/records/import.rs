//! `tramhoc records import FILE…`: bundles are brought into an office's records, or another station's; receipts are taken by
//! the station they are for. A folder that is nobody's yet becomes an office's. Whoever holds the folder must not be running.

use super::{StationArguments, data_folder, failed};
use crate::bundle::BundleTrouble;
use crate::ports::bundles::{Believing, Import, Imported, Outcome, Quarantine, Taken};
use crate::ports::folder::Folder;
use crate::ports::store::{Store, StoreTrouble};
use crate::ports::{keys, trust_file};
use crate::record::hex;
use crate::texts::Texts;
use crate::trust::{ProgrammeRoot, TrustTrouble};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Arguments {
    /// Bundles (.thbundle) and receipts (.threceipt), in any order.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[arg(long)]
    json: bool,
}

/// A line for each file. Exit 0 if all was taken, 1 if something was not or there is an alarm, 3 if the machine failed.
pub fn run(station: &StationArguments, arguments: &Arguments) -> ExitCode {
    let texts = station.texts();
    let mut imported = Vec::new();
    let done = import(station, arguments, |one| {
        if !arguments.json {
            tell(&one, texts);
        }
        imported.push(one);
    });
    if arguments.json {
        println!("{}", Value::Array(imported.iter().map(row).collect()));
    }
    match done {
        Ok(()) => ExitCode::from(u8::from(!imported.iter().all(is_well))),
        Err(trouble) => failed(&trouble, texts),
    }
}

fn import(
    station: &StationArguments,
    arguments: &Arguments,
    mut tell: impl FnMut(Imported),
) -> Result<(), StoreTrouble> {
    let (path, root) = (data_folder(station), ProgrammeRoot::pinned());
    let folder = Folder::hold(&path)?;
    let own = keys::open(&path).unwrap_or_else(|trouble| {
        eprintln!("{trouble}");
        None
    });
    let list = trust_file::held(&path, &root).unwrap_or_else(|trouble| {
        eprintln!("{trouble}");
        None
    });
    if list.is_none() {
        eprintln!("{}", station.texts().records_no_list());
    }
    let mut store = Store::open_to_merge(folder)?;
    let believing = Believing { list, own: own.map(|key| key.verifying_key()) };
    let mut import = Import { store: &mut store, believing, quarantine: Quarantine::of(&path), root };
    for file in &arguments.files {
        tell(import.bring(file)?);
    }
    import.try_again()?.into_iter().for_each(tell);
    store.rest()
}

fn is_well(imported: &Imported) -> bool {
    match &imported.outcome {
        Outcome::Bundle(taken, _) => taken.trouble.is_none() && taken.fork.is_none(),
        Outcome::Receipt(_) => true,
        Outcome::Refused(_) | Outcome::Unreadable(_) => false,
    }
}

fn tell(Imported { file, outcome }: &Imported, texts: Texts) {
    let file = file.display();
    match outcome {
        Outcome::Receipt(chains) => println!("{}", texts.records_took_receipt(chains, file)),
        Outcome::Refused(trouble) => eprintln!("{}", texts.records_refused(file, words(*trouble, texts))),
        Outcome::Unreadable(error) => eprintln!("{}", texts.records_unreadable(file, error)),
        Outcome::Bundle(taken, kept) => {
            let Taken { events, new, .. } = taken;
            println!("{}", texts.records_took(events, file, new, called(taken)));
            if taken.unread > 0 {
                println!("{}", texts.records_unread(taken.unread));
            }
            if let Some(station) = taken.fork {
                eprintln!("{}", texts.records_alarm(hex(&station.0)));
            }
            match (taken.trouble, kept) {
                (Some(trouble), Some(kept)) => {
                    eprintln!("{}", texts.records_kept_aside(kept.display(), words(trouble, texts)))
                }
                (Some(trouble), None) => eprintln!("{}", texts.records_left_there(words(trouble, texts))),
                (None, _) => {}
            }
        }
    }
}

/// The station's name as it stands in the bundle, which holds nothing a terminal would obey.
fn called(taken: &Taken) -> String {
    let id = taken.station.map_or_else(|| "?".to_owned(), |station| hex(&station.0[..4]));
    taken.place.as_ref().map_or(id.clone(), |place| format!("{place} ({id})"))
}

fn row(Imported { file, outcome }: &Imported) -> Value {
    match outcome {
        Outcome::Receipt(chains) => json!({ "file": file, "receipt": chains }),
        Outcome::Refused(trouble) => json!({ "file": file, "refused": trouble.to_string() }),
        Outcome::Unreadable(error) => json!({ "file": file, "unreadable": error.to_string() }),
        Outcome::Bundle(taken, kept) => json!({
            "file": file,
            "station": taken.station,
            "place": taken.place.as_ref().map(|place| place.as_str()),
            "events": taken.events,
            "new": taken.new,
            "unread": taken.unread,
            "beside": taken.beside,
            "cloned": taken.fork,
            "trouble": taken.trouble.map(|trouble| trouble.to_string()),
            "kept": kept,
        }),
    }
}

/// What is wrong with a bundle or a receipt.
fn words(trouble: BundleTrouble, texts: Texts) -> &'static str {
    match trouble {
        BundleTrouble::Packed(TrustTrouble::Version(_)) => texts.bundle_newer(),
        BundleTrouble::Packed(TrustTrouble::OtherKind) => texts.bundle_other_kind(),
        BundleTrouble::Packed(TrustTrouble::CutShort) => texts.bundle_cut(),
        BundleTrouble::Packed(TrustTrouble::NotByRoot | TrustTrouble::NotByCommune) | BundleTrouble::NotByStation => {
            texts.bundle_not_signed()
        }
        BundleTrouble::UnknownStation => texts.bundle_unknown(),
        BundleTrouble::KeyStolen => texts.bundle_stolen(),
        BundleTrouble::NotAnEvent { .. } | BundleTrouble::Hostile { .. } => texts.bundle_no_event(),
        BundleTrouble::OtherCommune => texts.bundle_other_commune(),
        BundleTrouble::Packed(_)
        | BundleTrouble::HeaderTooLong(_)
        | BundleTrouble::TooMany { .. }
        | BundleTrouble::RunTooLong { .. }
        | BundleTrouble::Numbers
        | BundleTrouble::OtherStation
        | BundleTrouble::Altered { .. } => texts.bundle_altered(),
    }
}
