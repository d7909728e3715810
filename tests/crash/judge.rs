//! Starts the station on what a power cut has left, and compares with what it had promised.

use super::promise::Standing;
use rusqlite::Connection;
use std::collections::{BTreeSet, HashSet};
use std::path::Path;
use std::{fmt, fs};
use tramhoc::contract::{Effect, Fact, How, Opened};
use tramhoc::lesson::Catalogue;
use tramhoc::ports::speaker::Silence;
use tramhoc::ports::store::Store;
use tramhoc::ports::{Machine, Parts, Ports};
use tramhoc::record::chain::{Head, verify};
use tramhoc::record::{Body, Envelope, StationId};

/// What is wrong with an image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The station does not open, or nobody can use it.
    Refused(String),
    /// Something promised is not there.
    Lost(String),
    /// The station has another key.
    KeyLost,
    /// The start found the database damaged, and mended it.
    Mended(String),
    /// The database or the chain is damaged.
    Corrupt(String),
    /// Somebody is taken to where nobody was.
    Nonsense(String),
}

impl fmt::Display for Fault {
    /// Short: an event may hold a whole phone.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text: String = format!("{self:?}").chars().take(200).collect();
        f.write_str(&text)
    }
}

/// All that is wrong with what lies in this folder. The station is started there, and used.
pub fn faults(data: &Path, standing: &Standing) -> Vec<Fault> {
    let (ports, opened) = start(data);
    let mut faults = Vec::new();
    if let Some(trouble) = opened.trouble {
        faults.push(Fault::Refused(format!("{trouble:?}: {}", last_line_of_the_log(data))));
    }
    // A disk that kept copies and lost events looks as if it had been put back; nothing was damaged.
    let mended = opened.mended.as_ref();
    let damaged = mended.filter(|mended| mended.how != How::Moved);
    faults.extend(damaged.map(|mended| Fault::Mended(format!("{mended:?}"))));
    faults.extend(nonsense(&opened, standing));
    faults.extend(unusable(ports));
    let already_told = faults.iter().any(|fault| matches!(fault, Fault::Refused(_)));
    faults.extend(corruption(data, mended.is_some()));
    match Store::open_to_read(data) {
        Ok(store) => faults.extend(losses(&store, data, standing)),
        Err(_) if already_told => {}
        Err(trouble) => faults.push(Fault::Refused(trouble.to_string())),
    }
    faults
}

/// The real start-up: the station's own, on whatever lies in the folder.
fn start(data: &Path) -> (Ports, Opened) {
    let mut ports = Ports::new(Parts::of_machine(data.into(), Box::new(Catalogue::default), Box::new(Silence)));
    match ports.run(&Effect::Open) {
        Some(Fact::Opened(opened)) => (ports, *opened),
        other => panic!("opening is answered with {other:?}"),
    }
}

fn last_line_of_the_log(data: &Path) -> String {
    let log = fs::read_to_string(data.join("tramhoc.log")).unwrap_or_default();
    log.lines().last().unwrap_or_default().trim_matches('\0').to_owned()
}

/// The next person sits down and something is saved.
fn unusable(mut ports: Ports) -> Option<Fault> {
    let Some(Fact::SignedIn { learner, .. }) = ports.run(&Effect::SignInGuest) else {
        return Some(Fault::Refused("nobody can sit down".into()));
    };
    let saved = ports.run(&Effect::Record(Body::StoryRead { learner: learner.code, lesson: 1, version: 1 }));
    (!matches!(saved, Some(Fact::Saved { .. }))).then(|| Fault::Refused(format!("saving is answered with {saved:?}")))
}

fn nonsense(opened: &Opened, standing: &Standing) -> Option<Fault> {
    let (learner, _, place) = opened.before.as_ref()?;
    let was_there = place.routes.is_empty() || standing.places.contains(place);
    (place.learner != learner.code || !was_there).then(|| Fault::Nonsense(format!("{place:?}")))
}

/// `mended`: a new epoch has begun for that.
fn corruption(data: &Path, mended: bool) -> Vec<Fault> {
    let corrupt = |error: rusqlite::Error| Fault::Corrupt(error.to_string());
    match broken(data, mended) {
        Ok(faults) => faults,
        // Told as refused: there is no database to look into.
        Err(rusqlite::Error::SqliteFailure(code, _)) if code.code == rusqlite::ErrorCode::CannotOpen => Vec::new(),
        Err(error) => vec![corrupt(error)],
    }
}

fn broken(data: &Path, mended: bool) -> rusqlite::Result<Vec<Fault>> {
    let db = Connection::open_with_flags(data.join("tramhoc.sqlite"), rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let sound: String = db.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if sound != "ok" {
        return Ok(vec![Fault::Corrupt(sound)]);
    }
    let mut query = db.prepare("SELECT DISTINCT station, epoch FROM event")?;
    let epochs = query.query_map([], |row| Ok((StationId(row.get(0)?), row.get(1)?)))?;
    let epochs: Vec<(StationId, u32)> = epochs.collect::<Result<_, _>>()?;
    let Ok(store) = Store::open_to_read(data) else { return Ok(Vec::new()) };
    // What was mended tells how many events are missing; only what goes on from there must be whole.
    let now = store.head().map(|head| head.epoch).ok();
    let sound = epochs.iter().filter(|(_, epoch)| !mended || Some(*epoch) == now);
    let broken = sound.filter_map(|(station, epoch)| break_in(&store, *station, *epoch).err());
    // A station begins a new epoch when its chain's head is not what it should be, and never in these sessions otherwise.
    let stations: BTreeSet<_> = epochs.iter().map(|(station, _)| station).collect();
    let begun = (epochs.len() > stations.len() && !mended).then(|| format!("{} epochs", epochs.len()));
    Ok(broken.chain(begun).map(Fault::Corrupt).collect())
}

fn break_in(store: &Store, station: StationId, epoch: u32) -> Result<(), String> {
    let links = store.chain(station, epoch).map_err(|trouble| trouble.to_string())?;
    let head = store.head().map_err(|trouble| trouble.to_string())?;
    let last = links.last().expect("an epoch with events");
    let own = Head { station, epoch, seq: last.seq, hash: last.hash() };
    let head = if (head.station, head.epoch) == (station, epoch) { head } else { own };
    verify(Head::start(station, epoch), &links, head).map_err(|broken| broken.to_string())
}

fn losses(store: &Store, data: &Path, standing: &Standing) -> Vec<Fault> {
    let there = on_record(data);
    let lost = |body: &&Body| !there.contains(&text(body));
    let mut faults: Vec<Fault> =
        standing.events.iter().filter(lost).map(|body| Fault::Lost(format!("{body:?}"))).collect();
    let station = store.head().map(|head| head.station.0).ok();
    if standing.station.is_some() && standing.station != station {
        faults.push(Fault::KeyLost);
    }
    let called = store.info().map(|info| info.place).unwrap_or_default();
    if !standing.called.contains(&called) {
        faults.push(Fault::Lost(format!("the station is called {called:?}, not {:?}", standing.called)));
    }
    for (code, name) in &standing.known {
        if store.person(*code).ok().flatten().is_none_or(|person| person.name != *name) {
            faults.push(Fault::Lost(format!("the name of {code}")));
        }
    }
    faults.extend(
        standing
            .erased
            .values()
            .filter(|name| is_in_a_file(data, name))
            .map(|name| Fault::Lost(format!("the erasure of {name}"))),
    );
    faults
}

fn text(body: &Body) -> String {
    serde_json::to_string(body).expect("plain data")
}

/// Every event, of whatever epoch and station.
fn on_record(data: &Path) -> HashSet<String> {
    let read = || -> rusqlite::Result<HashSet<String>> {
        let db = Connection::open_with_flags(data.join("tramhoc.sqlite"), rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let mut query = db.prepare("SELECT payload FROM event")?;
        let payloads = query.query_map([], |row| row.get::<_, String>(0))?;
        let bodies = payloads.filter_map(|payload| Envelope::read_payload(&payload.ok()?).ok());
        Ok(bodies.map(|(_, body)| text(&body)).collect())
    };
    // What cannot be read is lost; why is told elsewhere.
    read().unwrap_or_default()
}

fn is_in_a_file(data: &Path, name: &str) -> bool {
    let files = fs::read_dir(data).into_iter().flatten().filter_map(|entry| fs::read(entry.ok()?.path()).ok());
    files.into_iter().any(|bytes| bytes.windows(name.len()).any(|part| part == name.as_bytes()))
}
