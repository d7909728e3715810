//! A thousand sittings at stations whose clocks lie (trust.md §5): at 1970, at 2038, a day off, jumping, stopping, and now and
//! then set right by a volunteer. Nobody is refused, nothing is out of order, no confirmation carries a day nobody lived.

use std::cell::Cell;
use std::path::Path;
use std::rc::Rc;
use tempfile::TempDir;
use tramhoc::contract::{Effect, Fact, Opened};
use tramhoc::credential::Kind;
use tramhoc::ports::clock::{Clock, Time};
use tramhoc::ports::ids::{Ids, SeededChance};
use tramhoc::ports::speaker::Silence;
use tramhoc::ports::store::Store;
use tramhoc::ports::{Machine, Parts, Ports, Premises};
use tramhoc::record::{Body, ClockQuality, Envelope, Help, LearnerCode, Mode, StepWork};

const STATIONS: u64 = 40;
const SITTINGS: u64 = 25;
const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;
/// Sunday 22 November 2026, nine in the morning in Vietnam.
const FIRST: i64 = 1_795_312_800_000;
/// The furthest a believed clock is ahead of the truth in these sittings.
const AHEAD: i64 = 3 * DAY;

/// How a clock lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lie {
    Right,
    /// Right, with a hardware clock behind it.
    Sourced,
    Epoch,
    Year2038,
    DayAhead,
    DayBehind,
    Jumping,
    Stopped,
}

const LIES: [Lie; 8] =
    [Lie::Right, Lie::Sourced, Lie::Epoch, Lie::Year2038, Lie::DayAhead, Lie::DayBehind, Lie::Jumping, Lie::Stopped];

impl Lie {
    /// What the machine says when it is really `truth`, `up` ms after the start.
    fn wall(self, truth: i64, up: i64, chance: u64) -> i64 {
        const JUMPS: [i64; 6] = [0, -FIRST, DAY, -2 * DAY, AHEAD, 11 * 365 * DAY + 200 * DAY];
        match self {
            Self::Right | Self::Sourced => truth,
            Self::Epoch => up,
            Self::Year2038 => 2_147_483_647_000 + up,
            Self::DayAhead => truth + DAY,
            Self::DayBehind => truth - DAY,
            Self::Jumping => truth + JUMPS[(chance % 6) as usize],
            Self::Stopped => truth - up,
        }
    }
}

/// The machine's time: wall, since the start, and whether something stands behind it.
struct Hands(Rc<Cell<(i64, u64, bool)>>);

impl Time for Hands {
    fn wall_ms(&self) -> i64 {
        self.0.get().0
    }
    fn up_ms(&self) -> u64 {
        self.0.get().1
    }
    fn has_a_source(&self) -> bool {
        self.0.get().2
    }
}

/// A station over many starts.
struct Station {
    folder: TempDir,
    chance: Ids,
    truth: i64,
    known: Vec<Known>,
    /// What was done and when it really was, in order.
    acts: Vec<(Body, i64)>,
}

/// Somebody the station remembers.
struct Known {
    code: LearnerCode,
    visits: u32,
    passes: usize,
}

/// One start of it.
struct Sitting<'a> {
    station: &'a mut Station,
    ports: Ports,
    hands: Rc<Cell<(i64, u64, bool)>>,
    lie: Lie,
    up: i64,
    is_set: bool,
}

/// The disk is of no interest here, and in memory it is fast.
fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    tempfile::tempdir_in(memory).or_else(|_| tempfile::tempdir()).expect("a folder")
}

impl Station {
    fn new(seed: u64) -> Self {
        let chance = Ids::new(Box::new(SeededChance(seed)));
        Self { folder: folder(), chance, truth: FIRST, known: Vec::new(), acts: Vec::new() }
    }

    fn draw(&mut self, below: u64) -> u64 {
        self.chance.seed() % below
    }

    fn start(&mut self) -> Sitting<'_> {
        let lie = LIES[self.draw(LIES.len() as u64) as usize];
        let hands = Rc::new(Cell::new((lie.wall(self.truth, 0, 0), 0, lie == Lie::Sourced)));
        let (path, seed) = (self.folder.path().to_owned(), self.draw(u64::MAX));
        let ports = Ports::new(Parts {
            premises: Box::new(move |errand| Premises::in_folder(&path, None, errand)),
            clock: Clock::new(Box::new(Hands(Rc::clone(&hands)))),
            ids: Ids::new(Box::new(SeededChance(seed))),
            confirms: Kind::Alone,
            ..Parts::of_rehearsal(Box::new(Silence))
        });
        let mut sitting = Sitting { station: self, ports, hands, lie, up: 0, is_set: false };
        let opened = sitting.open();
        assert_eq!(opened.trouble, None, "the station starts, whatever its clock says");
        sitting
    }

    fn sit(&mut self) {
        let mut sitting = self.start();
        let set_before = sitting.station.draw(6) == 0;
        if set_before {
            sitting.set_clock();
        }
        let code = sitting.sign_in();
        sitting.learn(code);
        if !set_before && sitting.station.draw(8) == 0 {
            sitting.set_clock();
        }
        sitting.check_and_confirm(code);
        sitting.tell(&Effect::SignOut);
        drop(sitting);
        self.truth += DAY + (self.draw(600) as i64) * MINUTE;
    }
}

impl Sitting<'_> {
    /// Some minutes pass, and the clock does what it does.
    fn wait(&mut self) {
        let passed = 1_000 + (self.station.draw(300) as i64) * 1_000;
        self.up += passed;
        self.station.truth += passed;
        let chance = self.station.draw(u64::MAX);
        let wall = self.lie.wall(self.station.truth, self.up, chance);
        self.hands.set((wall, self.up as u64, self.lie == Lie::Sourced));
    }

    fn tell(&mut self, effect: &Effect) -> Fact {
        self.wait();
        match self.ports.run(effect) {
            Some(Fact::Failed(trouble)) => panic!("refused: {effect:?}, {trouble:?}, {:?}", self.lie),
            Some(fact) => fact,
            None => panic!("{effect:?} has no answer"),
        }
    }

    fn open(&mut self) -> Opened {
        match self.ports.run(&Effect::Open) {
            Some(Fact::Opened(opened)) => *opened,
            other => panic!("{other:?}"),
        }
    }

    fn set_clock(&mut self) {
        self.wait();
        let hanoi = chrono::DateTime::from_timestamp_millis(self.station.truth + 7 * 60 * MINUTE).expect("a date");
        let fact = self.ports.run(&Effect::SetClock(hanoi.naive_utc()));
        let Some(Fact::Clock { reading, today }) = fact else { panic!("{fact:?}") };
        assert_eq!((reading.quality, today.trusted), (ClockQuality::SetByVolunteer, true));
        self.is_set = true;
    }

    /// A newcomer, or somebody known, whose visits are counted one by one.
    fn sign_in(&mut self) -> usize {
        let known = self.station.known.len() as u64;
        let place = self.station.draw(known + 1) as usize;
        let newcomer = place as u64 == known;
        let effect = match self.station.known.get(place) {
            Some(known) => Effect::SignIn(known.code),
            None => Effect::AddPerson { name: format!("Ma Văn {place}"), address: None, xom: None },
        };
        let Fact::SignedIn { learner, progress } = self.tell(&effect) else { panic!("not signed in") };
        if newcomer {
            self.station.known.push(Known { code: learner.code, visits: 0, passes: 0 });
        }
        let known = &mut self.station.known[place];
        known.visits += 1;
        assert_eq!((learner.visit, progress.visit), (known.visits, known.visits));
        let lesson = progress.lessons.get(&6).cloned().unwrap_or_default();
        assert_eq!(lesson.passes.len(), known.passes);
        if known.passes == 1 {
            let today = self.today();
            assert!(lesson.is_due(learner.visit, today), "the first review is at the next visit: {lesson:?} {today:?}");
        }
        place
    }

    /// The day as the screens have it: only where it can be believed.
    fn today(&mut self) -> Option<chrono::NaiveDate> {
        let Fact::Day(today) = self.tell(&Effect::AskTheDay) else { panic!("no day") };
        if today.trusted {
            assert_eq!(today.date, day(self.station.truth), "a day that is trusted is the right one: {:?}", self.lie);
        }
        Some(today.date).filter(|_| today.trusted)
    }

    fn learn(&mut self, known: usize) {
        let (learner, attempt) = (self.station.known[known].code, self.station.draw(u64::MAX));
        self.record(Body::StoryRead { learner, lesson: 6, version: 1 });
        let work = StepWork { mode: Mode::Alone, step: "a".into(), help: Help::None, mistakes: 0, traps: Vec::new() };
        self.record(Body::StepDone { learner, lesson: 6, version: 1, attempt, work, snapshot: "s".into() });
        self.record(Body::PracticeDone { learner, lesson: 6, version: 1, attempt, mode: Mode::Alone });
    }

    fn check_and_confirm(&mut self, known: usize) {
        let (learner, attempt) = (self.station.known[known].code, self.station.draw(u64::MAX));
        self.record(Body::CheckDone { learner, lesson: 6, version: 1, attempt, right: 5, of: 5, passed: true });
        self.station.known[known].passes += 1;
        // Another share each time, so that another confirmation is signed.
        let percent = (self.station.known[known].passes % 100) as u8;
        let before = self.station.truth;
        let fact = self.tell(&Effect::Confirm { lesson: 6, version: 1, percent });
        let Fact::Confirmed { confirmation, .. } = fact else { panic!("{fact:?}") };
        let truth = self.station.truth;
        assert!(confirmation.date >= day(FIRST - 30 * DAY), "{}: {:?}", confirmation.date, self.lie);
        assert!(confirmation.date <= day(truth + AHEAD), "{}: {:?}", confirmation.date, self.lie);
        let trusted = self.is_set || self.lie == Lie::Sourced;
        if confirmation.date_trusted {
            assert!([day(before), day(truth)].contains(&confirmation.date), "{}: {:?}", confirmation.date, self.lie);
        }
        assert!(trusted || !confirmation.date_trusted, "nothing stands behind it: {:?}", self.lie);
    }

    fn record(&mut self, body: Body) {
        let Fact::Saved { .. } = self.tell(&Effect::Record(body.clone())) else { panic!("not saved") };
        self.station.acts.push((body, self.station.truth));
    }
}

fn day(ms: i64) -> chrono::NaiveDate {
    chrono::DateTime::from_timestamp_millis(ms + 7 * 60 * MINUTE).expect("a date").date_naive()
}

/// The events on record stand in the order in which things were done. How many have a time that was put right.
fn in_order(station: &Station) -> usize {
    let store = Store::open_to_read(station.folder.path()).expect("records");
    assert!(store.survey().expect("a survey").iter().all(|chain| chain.verified().is_ok()));
    let head = store.head().expect("a head");
    let links = store.chain(head.station, head.epoch).expect("a chain");
    let events: Vec<Envelope> = links.into_iter().map(|link| link.read().expect("an event")).collect();
    for pair in events.windows(2) {
        let (one, next) = (&pair[0], &pair[1]);
        assert!(one.seq + 1 == next.seq && one.at.boot <= next.at.boot);
        assert!(one.at.boot < next.at.boot || one.at.up_ms <= next.at.up_ms);
    }
    let corrections = store.corrections().expect("corrections");
    let done = |event: &&Envelope| station.acts.iter().any(|(body, _)| *body == event.body);
    let recorded: Vec<&Envelope> = events.iter().filter(done).collect();
    assert_eq!(recorded.len(), station.acts.len());
    let mut put_right = 0;
    for (event, (body, truth)) in recorded.into_iter().zip(&station.acts) {
        assert_eq!(event.body, *body, "in the order it was done");
        let at = corrections.moment(event);
        if at.quality == ClockQuality::SetByVolunteer {
            assert!((at.wall_ms - truth).abs() < MINUTE, "{} is not {truth}", at.wall_ms);
            put_right += usize::from(at != event.at);
        }
    }
    put_right
}

#[test]
fn a_thousand_sittings_with_lying_clocks_refuse_nobody_and_keep_their_order() {
    let (mut sittings, mut put_right) = (0, 0);
    for seed in 0..STATIONS {
        let mut station = Station::new(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) + 1);
        for _ in 0..SITTINGS {
            station.sit();
            sittings += 1;
        }
        put_right += in_order(&station);
    }
    assert!(put_right > 100, "volunteers put {put_right} events right");
    println!("{sittings} sittings: 0 refusals, 0 order errors; {put_right} events put right afterwards");
}
