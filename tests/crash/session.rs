//! What is recorded: days at the station, played by a seed through the machine the station itself runs on.
//!
//! Not the whole program in a terminal: what it acknowledges could only be read off its screen, some time later. Here
//! each acknowledgement leaves its mark before the next call.

use super::dice::Dice;
use super::promise::{Mark, Promise, Wish, called, leave};
use super::trace::{Fault, How, Recording, Step};
use rustix::io::Errno;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::process::Command;
use tramhoc::contract::{Effect, Fact, Place};
use tramhoc::credential::{Keyring, judge, station_id};
use tramhoc::lesson::Catalogue;
use tramhoc::ports::clock::{Clock, StandingTime};
use tramhoc::ports::folder::Folder;
use tramhoc::ports::ids::{Ids, SeededChance};
use tramhoc::ports::place::PlaceFile;
use tramhoc::ports::speaker::Silence;
use tramhoc::ports::store::{Durability, Store};
use tramhoc::ports::{Door, Machine, Parts, Ports, Premises, keys};
use tramhoc::record::{Body, FormOfAddress, Help, LearnerCode, Mode, Person, StepWork};
use tramhoc::screens::Route;

/// Set in the process that is recorded: what it is to play.
pub const INSIDE: &str = "TRAMHOC_CRASH_SESSION";

/// Sunday 22 November 2026, nine in the morning in Vietnam.
const NOW: i64 = 1_795_312_800_000;
/// SIGKILL, as the recorder reports it.
const KILLED: i32 = 128 + 9;

/// A session and where it is recorded; handed to the process as text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Session {
    pub seed: u64,
    pub acts: usize,
    pub safety: Safety,
    /// Whether the program is killed now and then.
    pub kills: bool,
}

/// How the store is to be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Safety {
    Station,
    /// The write-ahead log, synced only at checkpoints.
    Normal,
    /// The rollback journal SQLite takes if nobody says otherwise.
    Delete,
}

impl Safety {
    fn durability(self) -> Durability {
        match self {
            Self::Station => Durability::STATION,
            Self::Normal => Durability { journal: "wal", synchronous: "NORMAL" },
            Self::Delete => Durability { journal: "delete", synchronous: "FULL" },
        }
    }
}

/// What is done next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    Describe,
    Add,
    SignIn,
    Guest,
    SignOut,
    Step,
    Answer,
    Practice,
    Check,
    Confirm,
    KeepPlace,
    Erase,
    Rest,
    Restart,
    Kill,
}

/// In this proportion.
const ACTS: [(Act, usize); 15] = [
    (Act::Describe, 3),
    (Act::Add, 8),
    (Act::SignIn, 7),
    (Act::Guest, 5),
    (Act::SignOut, 7),
    (Act::Step, 28),
    (Act::Answer, 14),
    (Act::Practice, 4),
    (Act::Check, 3),
    (Act::Confirm, 4),
    (Act::KeepPlace, 10),
    (Act::Erase, 2),
    (Act::Rest, 2),
    (Act::Restart, 2),
    (Act::Kill, 1),
];

impl Session {
    pub fn of(seed: u64) -> Self {
        Self { seed, acts: 90, safety: Safety::Station, kills: true }
    }

    /// Plays it in a process of its own, again after each kill; what it did to the disk.
    pub fn record(&self) -> Recording {
        let (recording, code, said) = self.play_on(None);
        assert_eq!(code, 0, "session {self:?} ends badly:\n{said}");
        recording
    }

    /// The same with a fault; the exit code and what the process said come too.
    pub fn play_on(&self, fault: Option<Fault>) -> (Recording, i32, String) {
        let recording = Recording::new();
        let mut from = 0;
        loop {
            let task = Task { session: self.clone(), from, disk: recording.disk(), marks: recording.marks() };
            let (code, said) = recording.run(&mut task.command(), fault);
            if code != KILLED {
                return (recording, code, said);
            }
            from = task.killed_at() + 1;
        }
    }

    /// From some call on nothing can be written any more, halfway the program is killed, and it goes on with a sound disk.
    pub fn play_through_a_broken_morning(&self, broken_from: usize) -> Recording {
        let recording = Recording::new();
        let noon = self.acts / 2;
        let morning = Self { acts: noon, ..self.clone() };
        let task = |session, from| Task { session, from, disk: recording.disk(), marks: recording.marks() };
        let fault = Fault { call: broken_from, how: How::On, error: Errno::IO };
        let (code, said) = recording.run(&mut task(morning, 0).command(), Some(fault));
        assert_eq!(code, 0, "the morning ends badly:\n{said}");
        leave(&recording.marks(), &Mark::Refused);
        let (code, said) = recording.run(&mut task(self.clone(), noon).command(), None);
        assert_eq!(code, 0, "the afternoon ends badly:\n{said}");
        recording
    }

    fn act(&self, number: usize) -> Act {
        // The first day begins so, or nobody would ever be there.
        const FIRST: [Act; 3] = [Act::Describe, Act::Add, Act::Step];
        let mut throw = Dice::of(self.seed, number as u64).below(ACTS.iter().map(|(_, weight)| weight).sum());
        let drawn = ACTS.iter().find(|(_, weight)| throw.checked_sub(*weight).map(|rest| throw = rest).is_none());
        let (act, _) = drawn.expect("the throw is below the sum");
        match FIRST.get(number) {
            Some(act) => *act,
            None if *act == Act::Kill && !self.kills => Act::Restart,
            None => *act,
        }
    }
}

/// What the process inside is told.
#[derive(Debug, Serialize, Deserialize)]
struct Task {
    session: Session,
    from: usize,
    disk: PathBuf,
    marks: PathBuf,
}

impl Task {
    fn command(&self) -> Command {
        let mut command = Command::new(std::env::current_exe().expect("a test binary knows its path"));
        command.args(["--exact", "what_is_played_inside_the_recorder", "--nocapture", "--test-threads=1"]);
        command.env(INSIDE, serde_json::to_string(self).expect("plain data"));
        command
    }

    fn killed_at(&self) -> usize {
        let text = std::fs::read_to_string(self.marks.with_extension("killed")).expect("it said where it was killed");
        text.parse().expect("a number")
    }
}

/// Plays the session this process was started for, if it was.
pub fn play_inside() {
    let Ok(task) = std::env::var(INSIDE) else { return };
    Player::new(serde_json::from_str(&task).expect("a task as it was handed over")).play();
}

struct Player {
    task: Task,
    ports: Ports,
    /// Who sits there.
    seated: Option<LearnerCode>,
}

/// How often an act is tried: the second time the fault may have passed, the third time it has.
const TRIES: usize = 3;

impl Player {
    fn new(task: Task) -> Self {
        let ports = task.ports(0);
        Self { task, ports, seated: None }
    }

    fn play(&mut self) {
        self.open();
        for number in self.task.from..self.task.session.acts {
            self.act(number);
        }
        self.say(&Mark::Asked(Wish::Other("close".into())));
        self.ports.close();
    }

    fn say(&self, mark: &Mark) {
        leave(&self.task.marks, mark);
    }

    /// Asks until it is granted. What is never granted was never promised.
    fn ask(&mut self, wish: Wish, mut ask: impl FnMut(&mut Ports) -> Option<Vec<Promise>>) {
        self.say(&Mark::Asked(wish));
        for _ in 0..TRIES {
            match ask(&mut self.ports) {
                Some(promises) => return self.say(&Mark::Promised(promises)),
                None => self.say(&Mark::Refused),
            }
        }
    }

    fn open(&mut self) {
        let disk = self.task.disk.clone();
        self.ask(Wish::Other("open".into()), |ports| {
            let Some(Fact::Opened(opened)) = ports.run(&Effect::Open) else { panic!("opening is answered") };
            opened.trouble.is_none().then(|| vec![Promise::Station(station(&disk))])
        });
        self.seated = None;
    }

    fn act(&mut self, number: usize) {
        match self.task.session.act(number) {
            Act::Describe => self.describe(number),
            Act::Add => self.add(number),
            Act::SignIn => self.sign_in(number),
            Act::Guest => self.guest(),
            Act::SignOut => self.sign_out(),
            Act::Confirm => self.confirm(),
            Act::KeepPlace => self.keep_place(number),
            Act::Erase => self.erase(number),
            Act::Rest => self.rest(),
            Act::Restart => {
                self.say(&Mark::Asked(Wish::Other("restart".into())));
                self.ports.close();
                self.ports = self.task.ports(number as u64);
                self.open();
            }
            Act::Kill => self.kill(number),
            act => self.record(act, number),
        }
    }

    fn describe(&mut self, number: usize) {
        let name = format!("Nhà văn hóa số {number}");
        self.ask(Wish::Describe(name.clone()), |ports| {
            ports.describe(&called(&name)).ok().map(|()| vec![Promise::Called(name.clone())])
        });
    }

    fn add(&mut self, number: usize) {
        let name = format!("Hoàng Thị Lan {number:03}");
        let add =
            Effect::AddPerson { name: name.clone(), address: Some(FormOfAddress::Ba), xom: Some("dong-keng".into()) };
        let mut seated = None;
        self.ask(Wish::Other("add".into()), |ports| match ports.run(&add) {
            Some(Fact::SignedIn { learner, .. }) => {
                let learner = learner.code;
                seated = Some(learner);
                let added =
                    [Body::LearnerAdded { learner, guest: false, by: None }, Body::VisitStarted { learner, visit: 1 }];
                Some(added.map(Promise::Event).into_iter().chain([Promise::Known(learner, name.clone())]).collect())
            }
            _ => None,
        });
        self.seated = seated.or(self.seated);
    }

    fn somebody(&mut self, number: usize) -> Option<Person> {
        let Some(Fact::People(people)) = self.ports.run(&Effect::ListPeople { xom: None }) else { return None };
        Dice::of(self.task.session.seed, number as u64).pick(&people).cloned()
    }

    fn sign_in(&mut self, number: usize) {
        let Some(person) = self.somebody(number) else { return };
        let mut seated = None;
        self.ask(Wish::Other("sign in".into()), |ports| match ports.run(&Effect::SignIn(person.code)) {
            Some(Fact::SignedIn { learner, .. }) => {
                seated = Some(learner.code);
                Some(vec![Promise::Event(Body::VisitStarted { learner: learner.code, visit: learner.visit })])
            }
            _ => None,
        });
        self.seated = seated.or(self.seated);
    }

    /// Guests may practise where nothing can be written: nothing is promised.
    fn guest(&mut self) {
        self.say(&Mark::Asked(Wish::Other("guest".into())));
        let Some(Fact::SignedIn { learner, .. }) = self.ports.run(&Effect::SignInGuest) else {
            panic!("a guest sits down")
        };
        self.seated = Some(learner.code);
    }

    fn sign_out(&mut self) {
        self.say(&Mark::Asked(Wish::Other("sign out".into())));
        assert_eq!(self.ports.run(&Effect::SignOut), Some(Fact::SignedOut));
        self.seated = None;
    }

    fn record(&mut self, act: Act, number: usize) {
        let Some(learner) = self.seated else { return };
        let body = something_done(act, learner, number);
        self.ask(Wish::Record(body.clone()), |ports| match ports.run(&Effect::Record(body.clone())) {
            Some(Fact::Saved { .. }) => Some(vec![Promise::Event(body.clone())]),
            _ => None,
        });
    }

    fn confirm(&mut self) {
        let Some(learner) = self.seated else { return };
        let confirm = Effect::Confirm { lesson: 6, version: 2, percent: 90 };
        self.ask(Wish::Other("confirm".into()), |ports| match ports.run(&confirm) {
            Some(Fact::Confirmed { confirmation, .. }) => {
                let verdict = judge(&confirmation.qr_text, &Keyring::new(Vec::new(), None));
                let signed = verdict.signed().expect("a confirmation can be read");
                let facts = signed.credential().facts_hex(signed.key_id());
                Some(vec![Promise::Event(Body::Confirmed { learner, lesson: 6, version: 2, facts })])
            }
            _ => None,
        });
    }

    fn keep_place(&mut self, number: usize) {
        let routes = vec![Route::Lessons, Route::Practice { lesson: number as u16, mode: Mode::Alone }];
        let place = self.seated.map(|learner| Place { learner, routes });
        self.say(&Mark::Asked(Wish::KeepPlace(place.clone())));
        self.ports.run(&Effect::KeepPlace(place));
    }

    /// Only when nobody sits there: an answer right after it would take a second sync, for the new log's head.
    fn rest(&mut self) {
        self.sign_out();
        self.say(&Mark::Asked(Wish::Other("rest".into())));
        self.ports.rest();
    }

    fn erase(&mut self, number: usize) {
        self.sign_out();
        let Some(person) = self.somebody(number) else { return };
        self.ask(Wish::Erase(person.code), |ports| {
            let erased = Body::NameErased { learner: person.code, by: None };
            let promises = || vec![Promise::Event(erased), Promise::Erased(person.code, person.name.clone())];
            ports.forget(person.code, None).ok().map(|()| promises())
        });
    }

    fn kill(&mut self, number: usize) {
        std::fs::write(self.task.marks.with_extension("killed"), number.to_string()).expect("it can say so");
        let _ = rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::KILL);
        unreachable!("a killed process does not go on");
    }
}

impl Task {
    fn ports(&self, restart: u64) -> Ports {
        let seed = self.session.seed ^ (restart + self.from as u64 + 1) << 32;
        let mut parts = parts(&self.disk, seed);
        let (data, durability) = (data_in(&self.disk), self.session.safety.durability());
        if self.session.safety != Safety::Station {
            parts.premises = Box::new(move |errand| {
                let folder = Folder::hold(&data)?;
                let key = keys::open_or_make(folder.path()).expect("a key");
                let place = Box::new(PlaceFile::in_folder(folder.path()));
                let store = Store::open_with(durability, folder, station_id(&key.verifying_key()), errand.mark)?;
                Ok(Door::Open(Box::new(Premises { store, key, place, backups: None, mended: None, signed_ms: 0 })))
            });
        }
        Ports::new(parts)
    }
}

/// The machine as the station has it, but for its clock and chance, which repeat themselves.
pub fn parts(disk: &Path, seed: u64) -> Parts {
    let mut parts = Parts::of_machine(data_in(disk), Box::new(Catalogue::default), Box::new(Silence));
    parts.clock = Clock::new(Box::new(StandingTime { wall_ms: NOW, has_a_source: true }));
    parts.ids = Ids::new(Box::new(SeededChance(seed)));
    parts
}

/// The data folder on a disk. It is not there before the first start.
pub fn data_in(disk: &Path) -> PathBuf {
    disk.join("share/tramhoc")
}

fn station(disk: &Path) -> [u8; 16] {
    let key = keys::open(&data_in(disk)).expect("the key can be read").expect("there is a key");
    station_id(&key.verifying_key()).0
}

fn something_done(act: Act, learner: LearnerCode, number: usize) -> Body {
    let attempt = number as u64;
    match act {
        Act::Answer => {
            Body::QuestionAnswered { learner, lesson: 6, version: 2, attempt, question: "ten-that".into(), right: true }
        }
        Act::Practice => Body::PracticeDone { learner, lesson: 6, version: 2, attempt, mode: Mode::Alone },
        Act::Check => Body::CheckDone { learner, lesson: 6, version: 2, attempt, right: 9, of: 10, passed: true },
        _ => {
            let work =
                StepWork { mode: Mode::Alone, step: "mo-kho".into(), help: Help::None, mistakes: 0, traps: vec![] };
            // A machine's state takes from some hundred bytes to more than a page of the database.
            let snapshot = format!("{{\"screen\":3,\"text\":\"{}\"}}", "ắ".repeat(number * 37 % 1700));
            Body::StepDone { learner, lesson: 6, version: 2, attempt, work, snapshot }
        }
    }
}

/// What a recording did, and what was played.
pub struct Recorded {
    pub session: Session,
    pub steps: Vec<Step>,
}

impl Recorded {
    pub fn of(session: Session) -> Self {
        let steps = session.record().trace();
        Self { session, steps }
    }
}
