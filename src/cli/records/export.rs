//! `tramhoc records export --to DIR`: every event as a line of JSON, in the order of the chains, and the signed head.
//!
//! A line holds everything the event's hash is made of, the payload as the text that was hashed. Events hold no names.

use super::{StationArguments, bundle, data_folder, failed, open_badges, to_read};
use crate::credential::SignedHead;
use crate::ports::keys;
use crate::ports::store::{Store, StoreTrouble};
use crate::record::{Head, Link, Survey};
use serde::Serialize;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const EVENTS: &str = "events.jsonl";
const HEAD: &str = "head.json";

#[derive(clap::Args)]
pub struct Arguments {
    /// The folder to write into; it is made if it is not there.
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
    #[command(flatten)]
    bundle: bundle::Bundle,
    #[command(flatten)]
    badges: open_badges::Badges,
}

#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Store(#[from] StoreTrouble),
    #[error(transparent)]
    File(#[from] io::Error),
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

/// An event as a line.
#[derive(Serialize)]
struct Line<'a> {
    station: crate::record::StationId,
    epoch: u32,
    seq: u64,
    id: crate::record::EventId,
    prev_hash: crate::record::Hash,
    hash: crate::record::Hash,
    payload: &'a str,
}

pub fn run(station: &StationArguments, arguments: &Arguments) -> ExitCode {
    if arguments.badges.are_wanted() {
        return open_badges::run(station, &arguments.badges, &arguments.to);
    }
    let texts = station.texts();
    let store = match to_read(station) {
        Ok(store) => store,
        Err(code) => return code,
    };
    if store.is_of_office() {
        eprintln!("{}", texts.records_of_office());
        return ExitCode::from(1);
    }
    if arguments.bundle.is_wanted() {
        return bundle::run(station, &store, &arguments.bundle, &arguments.to);
    }
    if let Some(file) = [EVENTS, HEAD].into_iter().find(|file| arguments.to.join(file).exists()) {
        eprintln!("{}", texts.records_in_the_way(file));
        return ExitCode::from(1);
    }
    let place = arguments.to.display().to_string();
    match export(station, &store, &arguments.to) {
        Ok((events, whole)) => {
            println!("{}", texts.records_exported(events, place));
            ExitCode::from(u8::from(!whole))
        }
        Err(Failure::Store(trouble)) => failed(&trouble, texts),
        Err(other) => {
            eprintln!("{}", texts.records_not_written(place, other.to_string()));
            ExitCode::from(3)
        }
    }
}

/// How many events were written, and whether this station's head could be signed.
fn export(station: &StationArguments, store: &Store, to: &Path) -> Result<(u64, bool), Failure> {
    fs::create_dir_all(to)?;
    // Events that are written down meanwhile are not of this export.
    let head = store.head()?;
    let mut surveys = Vec::new();
    put(to, EVENTS, |file| {
        for (station, epoch) in store.chains()? {
            let until = if (station, epoch) == (head.station, head.epoch) { head.seq } else { u64::MAX };
            surveys.push(write_chain(store, Head::start(station, epoch), until, file)?);
        }
        Ok(())
    })?;
    let own = surveys.iter().find(|survey| (survey.last.station, survey.last.epoch) == (head.station, head.epoch));
    let verified = own.map_or(Ok(()), |survey| survey.verified(Some(head)));
    if let Err(broken) = &verified {
        eprintln!("{}", station.texts().records_broken(broken.to_string()));
    }
    let signed = signed(station, head).filter(|_| verified.is_ok());
    if let Some(signed) = &signed {
        put(to, HEAD, |file| Ok(writeln!(file, "{}", serde_json::to_string_pretty(signed)?)?))?;
    }
    Ok((surveys.iter().map(|survey| survey.events).sum(), signed.is_some()))
}

fn write_chain(store: &Store, start: Head, until: u64, file: &mut dyn Write) -> Result<Survey, Failure> {
    let mut survey = Survey::new(start.station, start.epoch);
    store.each_link::<Failure>(start.station, start.epoch, |link| {
        if link.seq <= until {
            survey.take(&link);
            writeln!(file, "{}", serde_json::to_string(&line(&link))?)?;
        }
        Ok(())
    })?;
    Ok(survey)
}

fn line(link: &Link) -> Line<'_> {
    let Link { id, station, epoch, seq, prev_hash, ref payload } = *link;
    Line { station, epoch, seq, id, prev_hash, hash: link.hash(), payload }
}

fn signed(station: &StationArguments, head: Head) -> Option<SignedHead> {
    let key = keys::open(&data_folder(station)).unwrap_or_else(|trouble| {
        eprintln!("{trouble}");
        None
    });
    let signed = key.and_then(|key| SignedHead::sign(head, &key));
    if signed.is_none() {
        eprintln!("{}", station.texts().records_no_key());
    }
    signed
}

/// The whole file or none, on disk when this returns.
fn put(folder: &Path, name: &str, write: impl FnOnce(&mut dyn Write) -> Result<(), Failure>) -> Result<(), Failure> {
    let unfinished = folder.join(format!("{name}.new"));
    let mut file = BufWriter::new(OpenOptions::new().write(true).create(true).truncate(true).open(&unfinished)?);
    write(&mut file)?;
    file.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
    fs::rename(&unfinished, folder.join(name))?;
    Ok(File::open(folder)?.sync_all()?)
}
