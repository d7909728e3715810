//! A thousand damaged databases: every one of them must be a usable station at the next start, with whatever could be read
//! of it, and nothing that was not in it.
//!
//! `cargo test` takes sixty with a fixed seed; `TRAMHOC_FULL=1 cargo test --test damaged -- --nocapture` all thousand, and
//! prints what was found again of each kind.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};
use tramhoc::contract::{Effect, Fact, How, Opened};
use tramhoc::lesson::Catalogue;
use tramhoc::ports::speaker::Silence;
use tramhoc::ports::{Machine, Parts, Ports};
use tramhoc::record::{Body, LearnerCode, Mode};

const PAGE: usize = 4096;
const FILE: &str = "tramhoc.sqlite";
const PEOPLE: usize = 40;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Damage {
    Header,
    FirstPage,
    Page,
    Pages,
    Bytes,
    Index,
    Truncated,
    Empty,
    WrongFile,
    TornLog,
}

const ALL: [Damage; 10] = [
    Damage::Header,
    Damage::FirstPage,
    Damage::Page,
    Damage::Pages,
    Damage::Bytes,
    Damage::Index,
    Damage::Truncated,
    Damage::Empty,
    Damage::WrongFile,
    Damage::TornLog,
];

/// SplitMix64 (Steele, Lea and Flood 2014).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    fn fill(&mut self, bytes: &mut [u8]) {
        bytes.iter_mut().for_each(|byte| *byte = self.next() as u8);
    }
}

/// A station that was used for some days, as it lies on the disk.
struct Station {
    files: HashMap<String, Vec<u8>>,
    /// Every event by its id.
    events: HashMap<Vec<u8>, String>,
}

fn ports(folder: &Path) -> Ports {
    Ports::new(Parts::of_machine(folder.into(), Box::new(Catalogue::default), Box::new(Silence)))
}

fn open(machine: &mut Ports) -> Opened {
    match machine.run(&Effect::Open) {
        Some(Fact::Opened(opened)) => *opened,
        other => panic!("{other:?}"),
    }
}

fn practised(learner: LearnerCode, lesson: u16) -> Effect {
    Effect::Record(Body::PracticeDone { learner, lesson, version: 1, attempt: 7, mode: Mode::Alone })
}

/// Three starts, with a copy made between them and after, and a last one that may end without an orderly stop.
fn station(clean: bool, copies: bool) -> Station {
    let folder = tempfile::tempdir().unwrap();
    let mut number = 0;
    for _ in 0..3 {
        let mut machine = ports(folder.path());
        open(&mut machine);
        for _ in 0..PEOPLE / 3 {
            number += 1;
            let name = format!("Hoàng Thị Số {number}");
            let Some(Fact::SignedIn { learner, .. }) =
                machine.run(&Effect::AddPerson { name, address: None, xom: Some("dong-keng".into()) })
            else {
                panic!("not signed in");
            };
            (1..=8).for_each(|lesson| {
                assert!(matches!(machine.run(&practised(learner.code, lesson)), Some(Fact::Saved { .. })))
            });
            machine.run(&Effect::SignOut);
        }
        machine.run(&Effect::BackUp);
        machine.close();
    }
    let mut machine = ports(folder.path());
    open(&mut machine);
    for lesson in 1..=6 {
        machine.run(&Effect::SignInGuest);
        let Some(Fact::SignedIn { learner, .. }) = machine.run(&Effect::SignInGuest) else { panic!("no guest") };
        machine.run(&practised(learner.code, lesson));
    }
    if clean {
        machine.close();
    }
    let events = events(folder.path());
    let files = files(folder.path(), copies);
    drop(machine);
    Station { files, events }
}

/// The files as they lie there now: after a power cut if the program still runs.
fn files(folder: &Path, copies: bool) -> HashMap<String, Vec<u8>> {
    let mut all = HashMap::new();
    let mut take = |name: String| all.insert(name.clone(), fs::read(folder.join(name)).unwrap());
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        if entry.path().is_file() && !name.ends_with("-shm") && name != "lock" {
            take(name);
        }
    }
    for entry in fs::read_dir(folder.join("backups")).into_iter().flatten().map(Result::unwrap).filter(|_| copies) {
        take(format!("backups/{}", entry.file_name().into_string().unwrap()));
    }
    all
}

/// What can be read from the front and from the back: damage nobody has come upon yet may lie between.
fn events(folder: &Path) -> HashMap<Vec<u8>, String> {
    let db = rusqlite::Connection::open(folder.join(FILE)).unwrap();
    let mut all = HashMap::new();
    for order in ["ASC", "DESC"] {
        let sql = format!("SELECT id, payload FROM event NOT INDEXED ORDER BY rowid {order}");
        let mut query = db.prepare(&sql).unwrap();
        let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        all.extend(rows.map_while(Result::ok));
    }
    all
}

/// Events after which the next one is missing: nothing is left that would tell whether they are as they were written.
fn unvouched(folder: &Path) -> HashSet<Vec<u8>> {
    let db = rusqlite::Connection::open(folder.join(FILE)).unwrap();
    let sql = "SELECT id FROM event WHERE NOT EXISTS (SELECT 1 FROM event AS next \
               WHERE (next.station, next.epoch, next.seq) = (event.station, event.epoch, event.seq + 1))";
    let mut query = db.prepare(sql).unwrap();
    query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

fn lay_out(station: &Station, folder: &Path) {
    fs::create_dir_all(folder.join("backups")).unwrap();
    station.files.iter().for_each(|(name, bytes)| fs::write(folder.join(name), bytes).unwrap());
    let only_ours = std::os::unix::fs::PermissionsExt::from_mode(0o600);
    fs::set_permissions(folder.join("station.key"), only_ours).unwrap();
    fs::set_permissions(folder, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
}

/// The numbers of pages of this kind, from 0.
fn pages_of(bytes: &[u8], kinds: &[u8]) -> Vec<usize> {
    (1..bytes.len() / PAGE).filter(|page| kinds.contains(&bytes[page * PAGE])).collect()
}

fn damage(folder: &Path, how: Damage, chance: &mut Chance) {
    let path = folder.join(FILE);
    let mut bytes = fs::read(&path).unwrap();
    let pages = bytes.len() / PAGE;
    let spoil = |bytes: &mut Vec<u8>, page: usize, chance: &mut Chance| {
        let page = &mut bytes[page * PAGE..(page + 1) * PAGE];
        if chance.below(2) == 0 { page.fill(0) } else { chance.fill(page) }
    };
    match how {
        Damage::Header => {
            let length = 1 + chance.below(100);
            let from = chance.below(100 - length + 1);
            chance.fill(&mut bytes[from..from + length]);
        }
        Damage::FirstPage => spoil(&mut bytes, 0, chance),
        Damage::Page => spoil(&mut bytes, 1 + chance.below(pages - 1), chance),
        Damage::Pages => (0..1 + pages / 6).for_each(|_| {
            let page = chance.below(pages);
            spoil(&mut bytes, page, chance);
        }),
        Damage::Bytes => (0..1 + chance.below(60)).for_each(|_| {
            let at = chance.below(bytes.len());
            bytes[at] = chance.next() as u8;
        }),
        Damage::Index => {
            let indexes = pages_of(&bytes, &[0x02, 0x0a]);
            let page = indexes[chance.below(indexes.len())];
            spoil(&mut bytes, page, chance);
        }
        Damage::Truncated => bytes.truncate(1 + chance.below(bytes.len() - 1)),
        Damage::Empty => bytes.clear(),
        Damage::WrongFile => bytes = wrong_file(chance),
        Damage::TornLog => return tear_the_log(folder, chance),
    }
    fs::write(&path, bytes).unwrap();
}

fn wrong_file(chance: &mut Chance) -> Vec<u8> {
    match chance.below(4) {
        0 => "Danh sách lớp học\n".repeat(500).into_bytes(),
        1 => vec![0; 40_960],
        2 => {
            let mut bytes = vec![0; 30_001];
            chance.fill(&mut bytes);
            bytes
        }
        _ => {
            let folder = tempfile::tempdir().unwrap();
            let db = rusqlite::Connection::open(folder.path().join("other")).unwrap();
            db.execute_batch("CREATE TABLE station (recipe); INSERT INTO station VALUES ('chè')").unwrap();
            drop(db);
            fs::read(folder.path().join("other")).unwrap()
        }
    }
}

fn tear_the_log(folder: &Path, chance: &mut Chance) {
    let path = folder.join(format!("{FILE}-wal"));
    let mut bytes = fs::read(&path).unwrap_or_default();
    if chance.below(2) == 0 {
        bytes.truncate(chance.below(bytes.len()));
    } else if !bytes.is_empty() {
        let from = chance.below(bytes.len());
        let to = bytes.len().min(from + PAGE);
        chance.fill(&mut bytes[from..to]);
    }
    fs::write(&path, bytes).unwrap();
}

/// Everybody who is listed sits down, a guest and somebody new learn something, the station is stopped and started. What
/// damage shows only now is mended now: what failed is tried once more.
fn is_used(machine: &mut Ports) -> Result<(), String> {
    let mut twice = |effect: &Effect| match machine.run(effect) {
        Some(Fact::Failed(_)) | None => machine.run(effect),
        done => done,
    };
    let Some(Fact::People(people)) = twice(&Effect::ListPeople { xom: None }) else {
        return Err("nobody listed".into());
    };
    for person in people {
        let signed_in = twice(&Effect::SignIn(person.code));
        if !matches!(signed_in, Some(Fact::SignedIn { .. })) {
            return Err(format!("{} cannot sit down: {signed_in:?}", person.number));
        }
    }
    let new = Effect::AddPerson { name: "Người Mới".into(), address: None, xom: None };
    for arrival in [Effect::SignInGuest, new] {
        let Some(Fact::SignedIn { learner, .. }) = twice(&arrival) else { return Err(format!("{arrival:?}")) };
        let saved = twice(&practised(learner.code, 99));
        if !matches!(saved, Some(Fact::Saved { .. })) {
            return Err(format!("not saved: {saved:?}"));
        }
    }
    twice(&Effect::SignOut);
    Ok(())
}

#[derive(Default)]
struct Tally {
    stations: u32,
    ways: BTreeMap<String, u32>,
    events: (usize, usize),
    people: (usize, usize),
    longest: Duration,
}

/// One damaged station; what is wrong with it, if anything.
fn try_one(station: &Station, how: Damage, seed: u64, tally: &mut Tally) -> Result<(), String> {
    let folder = tempfile::tempdir().unwrap();
    lay_out(station, folder.path());
    damage(folder.path(), how, &mut Chance(seed));
    let begun = Instant::now();
    let mut machine = ports(folder.path());
    let opened = open(&mut machine);
    tally.longest = tally.longest.max(begun.elapsed());
    let way = opened.mended.as_ref().map_or_else(|| "as it was".to_owned(), |mended| format!("{:?}", mended.how));
    *tally.ways.entry(way).or_default() += 1;
    tally.stations += 1;
    let log = || fs::read_to_string(folder.path().join("tramhoc.log")).unwrap_or_default();
    if let Some(trouble) = opened.trouble {
        return Err(format!("{trouble:?}"));
    }
    is_used(&mut machine).map_err(|fault| format!("{fault}; the log:\n{}", log()))?;
    machine.close();

    // Damage nobody came upon until then may be mended now.
    let mut again = ports(folder.path());
    let reopened = open(&mut again);
    let Some(Fact::People(people)) = again.run(&Effect::ListPeople { xom: None }) else { return Err("nobody".into()) };
    again.close();
    let now = events(folder.path());
    tally.events.0 += station.events.keys().filter(|id| now.contains_key(*id)).count();
    tally.events.1 += station.events.len();
    // What nothing had to be done to is as the disk gave it.
    if opened.mended.is_some() {
        let unvouched = unvouched(folder.path());
        let vouched = station.events.iter().filter(|(id, _)| !unvouched.contains(*id));
        let altered = vouched.filter(|(id, payload)| now.get(*id).is_some_and(|now| now != *payload)).count();
        if altered > 0 {
            return Err(format!("{altered} events are not as they were written; the log:\n{}", log()));
        }
    }
    tally.people.0 += people.iter().filter(|person| person.name.starts_with("Hoàng")).count();
    tally.people.1 += PEOPLE / 3 * 3;
    let used = now.values().filter(|payload| payload.contains("\"lesson\":99")).count();
    let twice = opened.mended.is_some_and(|mended| mended.how != How::Reindexed) && reopened.mended.is_some();
    if used != 2 || reopened.trouble.is_some() || twice {
        return Err(format!("it was not kept: {used} of 2, {:?}, mended twice: {twice}", reopened.trouble));
    }
    Ok(())
}

#[test]
fn every_damaged_database_is_a_usable_station_at_the_next_start() {
    let count = if std::env::var_os("TRAMHOC_FULL").is_some() { 1000 } else { 60 };
    let stations =
        [(true, true), (true, false), (false, true), (false, false)].map(|(clean, copies)| station(clean, copies));
    let mut tallies: BTreeMap<Damage, Tally> = BTreeMap::new();
    let mut faults = Vec::new();
    for seed in 0..count {
        let how = ALL[seed as usize % ALL.len()];
        // The log is there only after a stop that was not in order.
        let kind = seed as usize / ALL.len() % 4;
        let station = &stations[if how == Damage::TornLog { kind | 2 } else { kind }];
        let tally = tallies.entry(how).or_default();
        if let Err(fault) = try_one(station, how, seed, tally) {
            faults.push(format!("seed {seed}, {how:?}: {fault}"));
        }
    }
    for (how, tally) in &tallies {
        let Tally { stations, ways, events, people, longest } = tally;
        println!(
            "{how:?}: {stations} stations; events {} of {}, people {} of {}; longest start {longest:?}; {ways:?}",
            events.0, events.1, people.0, people.1
        );
    }
    assert!(faults.is_empty(), "{} of {count} are not usable:\n{}", faults.len(), faults.join("\n"));
}
