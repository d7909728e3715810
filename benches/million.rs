//! What a station with a million events costs: its start, every query of its screens, and its first frame beside that of
//! an empty station's.
//!
//! ```text
//! cargo bench --bench million      builds the records once (target/million), measures, prints a table
//! ```
//! Exit 1 if a limit is passed: a start within a second, a query within ten milliseconds (the slowest of those asked), a
//! first frame within 1.5 times the empty station's, both cold. Medians of pairs measured in turns.

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use rustix::fs::{Advice, fadvise};
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};
use tramhoc::contract::{Effect, Fact};
use tramhoc::credential::station_id;
use tramhoc::lesson::Catalogue;
use tramhoc::ports::folder::Folder;
use tramhoc::ports::speaker::Silence;
use tramhoc::ports::store::{NewPerson, Note, Store};
use tramhoc::ports::{Machine, Parts, Ports, keys};
use tramhoc::record::{
    Body, ClockQuality, EventId, Help, LearnerCode, Leaving, Mode, Moment, StationInfo, StepWork, Xom,
};
use tramhoc::supervisor::people::Deed;
use tramhoc::supervisor::{Answer, Command, Newcomer};

const EVENTS: u32 = 1_000_000;
/// A large commune's station: twenty hamlets of a hundred people.
const PEOPLE: u32 = 2_000;
const XOMS: u32 = 20;
const START: Duration = Duration::from_secs(1);
const QUERY: Duration = Duration::from_millis(10);
const FIRST_FRAME: f64 = 1.5;
const ROUNDS: usize = 25;

fn main() -> ExitCode {
    // `cargo test --benches` and the like only want to know that it runs.
    if std::env::args().any(|argument| argument == "--test") {
        return ExitCode::SUCCESS;
    }
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/million");
    let (full, empty) = (home.join("full"), home.join("empty"));
    make(&full, EVENTS);
    make(&empty, 0);
    let mut table = Table { kept: true };
    measure_the_start(&full, &mut table);
    measure_the_queries(&full, &mut table);
    measure_the_rooms(&full, &mut table);
    measure_the_check(&full, &mut table);
    measure_the_first_frame(&full, &empty, &mut table);
    if table.kept { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Prints a line for each measure and remembers whether a limit was passed.
struct Table {
    kept: bool,
}

impl Table {
    fn line(&mut self, what: &str, found: Duration, limit: Option<Duration>) {
        let ok = limit.is_none_or(|limit| found <= limit);
        self.kept &= ok;
        let limit = limit.map_or_else(String::new, |limit| format!("  <= {} ms", limit.as_millis()));
        let verdict = if ok { "" } else { "  PASSED THE LIMIT" };
        println!("{what:<58}{:>12.3} ms{limit}{verdict}", found.as_secs_f64() * 1000.0);
    }
}

fn ports(folder: &Path) -> Ports {
    Ports::new(Parts::of_machine(folder.into(), Box::new(Catalogue::default), Box::new(Silence)))
}

fn learner(number: u32) -> LearnerCode {
    let [a, b, c, d] = number.to_be_bytes();
    LearnerCode([1, a, b, c, d])
}

/// The records, unless they are there already.
fn make(folder: &Path, events: u32) {
    let done = folder.join("made");
    if done.exists() {
        return;
    }
    let _ = fs::remove_dir_all(folder); // what was begun and not finished
    let begun = Instant::now();
    let held = Folder::hold(folder).expect("the folder can be made");
    let key = keys::open_or_make(folder).expect("a key can be made");
    let mut store = Store::open(held, station_id(&key.verifying_key()), 1).expect("a new store opens");
    if events > 0 {
        furnish(&mut store, events);
    }
    drop(store);
    ports_once(folder);
    fs::write(done, "").expect("the folder can be written");
    println!("{events} events made in {:?}", begun.elapsed());
}

/// A start and an orderly stop.
fn ports_once(folder: &Path) {
    let mut machine = ports(folder);
    machine.run(&Effect::Open);
    machine.close();
}

fn furnish(store: &mut Store, events: u32) {
    let xoms = (0..XOMS).map(|number| Xom { id: format!("xom-{number}"), name: format!("Xóm {number}") }).collect();
    store
        .set_info(&StationInfo { place: Some("Nhà văn hóa".into()), xoms, ..StationInfo::default() })
        .expect("written");
    let names = ["Lan", "Hoa", "Đạt", "Ánh", "Vượng", "Nải", "Bích", "Minh"];
    for number in 0..PEOPLE {
        let name = format!("Hoàng Thị {} {}", names[number as usize / 8 % 8], names[number as usize % 8]);
        let xom = Some(format!("xom-{}", number % XOMS));
        store.add_person(&NewPerson { code: learner(number), name, address: None, xom }, &[]).expect("added");
    }
    let notes: Vec<u32> = (0..events).collect();
    for thousand in notes.chunks(1000) {
        let notes: Vec<Note> = thousand.iter().map(|number| note(*number)).collect();
        store.append(&notes).expect("appended");
        if thousand[0].is_multiple_of(50_000) {
            store.rest().expect("checkpointed");
        }
    }
}

/// Learners come in turn; each does a step after the other, lesson by lesson.
fn note(number: u32) -> Note {
    let (learner, round) = (learner(number / 10 % PEOPLE), number / 10 / PEOPLE);
    let (lesson, version, attempt) = ((round % 30 + 1) as u16, 1, u64::from(round) << 20);
    let work =
        StepWork { mode: Mode::Follow, step: "mo-kho-ung-dung".into(), help: Help::Point, mistakes: 1, traps: vec![] };
    let snapshot = r#"{"screen":3,"values":[0,2,1,0],"fields":["","0912"],"carried":[]}"#.to_owned();
    let body = match number % 10 {
        0 => Body::VisitStarted { learner, visit: round + 1 },
        1 => Body::StoryRead { learner, lesson, version },
        2..=6 => Body::StepDone { learner, lesson, version, attempt, work, snapshot },
        7 => Body::CheckDone { learner, lesson, version, attempt, right: 4, of: 5, passed: true },
        8 => Body::Confirmed { learner, lesson, version, facts: format!("{number:048x}") },
        _ => Body::VisitEnded { learner },
    };
    let wall_ms = 1_795_312_800_000 + i64::from(number) * 1000;
    let at = Moment { wall_ms, boot: number / 1000 + 1, up_ms: u64::from(number), quality: ClockQuality::CarriedOn };
    Note { id: EventId(uuid::Uuid::from_u128(u128::from(number) + 1)), at, body }
}

/// The slowest of so many different ones, each by its best of five: what the machine does besides does not count.
fn slowest(times: usize, mut work: impl FnMut(usize)) -> Duration {
    (0..times).map(|time| best(5, || work(time))).max().unwrap_or_default()
}

fn best(times: usize, mut work: impl FnMut()) -> Duration {
    let measure = |_| {
        let begun = Instant::now();
        work();
        begun.elapsed()
    };
    (0..times).map(measure).min().unwrap_or_default()
}

fn measure_the_start(folder: &Path, table: &mut Table) {
    for (what, is_cold) in [("start after an orderly stop, cold", true), ("start after an orderly stop, warm", false)] {
        let starts = (0..5).map(|_| start(folder, is_cold));
        table.line(&format!("{what} (slowest of 5)"), starts.max().unwrap_or_default(), Some(START));
    }
}

fn start(folder: &Path, is_cold: bool) -> Duration {
    if is_cold {
        forget_pages(folder);
    }
    let begun = Instant::now();
    let mut machine = ports(folder);
    assert!(matches!(machine.run(&Effect::Open), Some(Fact::Opened(opened)) if opened.trouble.is_none()));
    let time = begun.elapsed();
    machine.close();
    time
}

fn measure_the_queries(folder: &Path, table: &mut Table) {
    let mut machine = ports(folder);
    machine.run(&Effect::Open);
    let one = |time: usize| learner((time * 37) as u32 % PEOPLE);
    let xom = |time: usize| Some(format!("xom-{}", time as u32 % XOMS));
    let mut query = |what: &str, effect: &dyn Fn(usize) -> Effect| {
        let time = slowest(40, |time| drop(machine.run(&effect(time))));
        table.line(&format!("{what} (slowest of 40)"), time, Some(QUERY));
    };
    query("the people of a hamlet", &|time| Effect::ListPeople { xom: xom(time) });
    query("all people (the keeper's page)", &|_| Effect::ListPeople { xom: None });
    query("disk and copies (the keeper's page)", &|_| Effect::AskCondition);
    query("the day", &|_| Effect::AskTheDay);
    drop(machine);

    let store = Store::open_to_read(folder).expect("it can be read");
    let mut read = |what: &str, ask: &dyn Fn(usize) -> bool| {
        let all_there = |time| assert!(ask(time), "{what}");
        table.line(&format!("{what} (slowest of 40)"), slowest(40, all_there), Some(QUERY));
    };
    read("who this is", &|time| store.person(one(time)).is_ok_and(|person| person.is_some()));
    read("what a learner has done (500 events)", &|time| {
        store.progress_of(one(time)).is_ok_and(|done| !done.lessons.is_empty())
    });
    read("who sat here last", &|_| store.open_visit().is_ok());
    read("whether a code is taken", &|time| store.is_taken(one(time)).is_ok_and(|taken| taken));
    read("people by a part of their name", &|_| store.find("lan").is_ok_and(|found| !found.is_empty()));
    read("where the chain stands, what is remembered", &|_| {
        store.head().is_ok() && store.past().is_ok() && store.info().is_ok()
    });

    let mut machine = ports(folder);
    machine.run(&Effect::Open);
    let time = slowest(20, |time| drop(machine.run(&Effect::SignIn(one(time)))));
    table.line("sitting down: all of the above and one synced commit", time, None);
    machine.run(&Effect::SignOut);
    machine.close();
}

/// What a supervisor's rooms ask. Sổ trạm has a bench of its own (`sheet`).
fn measure_the_rooms(folder: &Path, table: &mut Table) {
    let mut machine = ports(folder);
    machine.run(&Effect::Open);
    enter(&mut machine);
    let one = |time: usize| learner((time * 37) as u32 % PEOPLE);
    let mut room = |what: &str, command: &dyn Fn(usize) -> Command| {
        let time = slowest(20, |time| {
            let answer = machine.run(&Effect::Supervise(command(time)));
            assert!(!matches!(answer, None | Some(Fact::Failed(_))), "{what}: {answer:?}");
        });
        table.line(&format!("{what} (slowest of 20)"), time, Some(QUERY));
    };
    room("the keepers", &|_| Command::Look);
    room("people found by name", &|_| Command::Find("lan".into()));
    room("a person's page", &|time| Command::People(Deed::Open(one(time))));
    room("who wants help this evening", &|_| Command::People(Deed::AskBoard));
    room("what a person has, to ask again aloud", &|time| Command::LookAt(one(time)));
    room("what was finished today", &|_| Command::FinishedToday);
    room("what may be vouched for", &|time| Command::LookForWitness(one(time)));
    room("a short code looked up", &|_| Command::LookAgain("7K3FQ-M".into()));
    room("what supervisors did", &|_| Command::ReadLog);
    room("how the station stands with its commune", &|_| Command::AskKeys);
    machine.run(&Effect::Supervise(Command::Leave(Leaving::Asked)));
    machine.close();
}

/// The station's one volunteer proves who she is; the first time she takes it on.
fn enter(machine: &mut Ports) {
    let pin = || "408163".parse().expect("six digits");
    let Some(Fact::Supervised(Answer::Desk(desk))) = machine.run(&Effect::Supervise(Command::Look)) else {
        panic!("a station has a desk");
    };
    let command = match desk.volunteers.first() {
        Some(hoa) => Command::Try { volunteer: hoa.code, pin: pin() },
        None => Command::AddVolunteer { who: Newcomer::Named("Nông Thị Hoa".into()), pin: pin() },
    };
    let Some(Fact::Supervised(Answer::Ready(job))) = machine.run(&Effect::Supervise(command)) else {
        panic!("nothing was hashed");
    };
    let entered = machine.run(&Effect::Supervise(Command::Conclude(job)));
    assert!(matches!(entered, Some(Fact::Supervised(Answer::Entered(_)))), "{entered:?}");
}

/// Not a limit: it runs on a thread, with progress on the screen.
fn measure_the_check(folder: &Path, table: &mut Table) {
    let db = rusqlite::Connection::open(folder.join("tramhoc.sqlite")).expect("it opens");
    let time = best(1, || {
        let said: String = db.query_row("PRAGMA quick_check(1)", [], |row| row.get(0)).expect("it answers");
        assert_eq!(said, "ok");
    });
    table.line("quick_check, only after a stop that was not in order", time, None);
}

/// The pages of every file here are not in memory any more.
fn forget_pages(folder: &Path) {
    for path in fs::read_dir(folder).expect("it is a folder").map(|entry| entry.expect("an entry").path()) {
        if let Ok(file) = File::open(path).and_then(|file| file.sync_all().map(|()| file)) {
            let _ = fadvise(&file, 0, None, Advice::DontNeed); // a folder has none
        }
    }
}

fn measure_the_first_frame(full: &Path, empty: &Path, table: &mut Table) {
    let mut ratios = Vec::new();
    let (mut of_full, mut of_empty) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let (first, second) = if round % 2 == 0 { (full, empty) } else { (empty, full) };
        let times = [first_frame(first), first_frame(second)];
        let [full, empty] = if round % 2 == 0 { times } else { [times[1], times[0]] };
        ratios.push(full.as_secs_f64() / empty.as_secs_f64());
        of_full.push(full);
        of_empty.push(empty);
    }
    table.line("first frame with a million events, cold (median)", median(&mut of_full), None);
    table.line("first frame of an empty station, cold (median)", median(&mut of_empty), None);
    ratios.sort_by(f64::total_cmp);
    let ratio = ratios[ratios.len() / 2];
    let ok = ratio <= FIRST_FRAME;
    table.kept &= ok;
    println!(
        "{:<58}{ratio:>12.2}     <= {FIRST_FRAME}{}",
        "the ratio (median of pairs)",
        if ok { "" } else { "  PASSED THE LIMIT" }
    );
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// From before the program is started until a letter of its first frame has arrived.
fn first_frame(folder: &Path) -> Duration {
    forget_pages(folder);
    let pty = native_pty_system().openpty(PtySize { rows: 24, cols: 80, ..PtySize::default() }).expect("a terminal");
    let mut command = CommandBuilder::new(station());
    command.args(["--data".as_ref(), folder.as_os_str()]);
    command.env("TERM", "xterm-256color");
    let mut reader = pty.master.try_clone_reader().expect("it can be read");
    let begun = Instant::now();
    let mut program = pty.slave.spawn_command(command).expect("the station starts");
    let (mut seen, mut buffer) = (Vec::new(), [0; 4096]);
    // The heading of the first page; escape sequences hold no such word.
    while !String::from_utf8_lossy(&seen).contains("bà") {
        let read = reader.read(&mut buffer).expect("it draws");
        assert!(read > 0, "it ended without a frame");
        seen.extend_from_slice(&buffer[..read]);
    }
    let time = begun.elapsed();
    // Its own start goes on to the end, and it stops in order: the next start is like this one.
    std::thread::sleep(Duration::from_millis(300));
    let pid = program.process_id().and_then(|pid| rustix::process::Pid::from_raw(pid.cast_signed())).expect("it runs");
    let _ = rustix::process::kill_process(pid, rustix::process::Signal::TERM);
    drop(reader);
    let _ = program.wait();
    time
}

fn station() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_tramhoc"))
}
