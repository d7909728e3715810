//! PIN tries while the plug is pulled, over the real machine and its real file store: what was counted is what was made.
//!
//! `TRAMHOC_FULL=1 cargo test --test pin -- --nocapture` makes ten thousand tries; without it a hundred and fifty are made.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;
use std::rc::Rc;
use std::time::Duration;
use tramhoc::contract::{Effect, Fact};
use tramhoc::lesson::Catalogue;
use tramhoc::ports::clock::{Clock, Time};
use tramhoc::ports::hashing::{AtOnce, Cost, Hasher, Job, Outcome};
use tramhoc::ports::ids::{Chance, SeededChance};
use tramhoc::ports::speaker::Silence;
use tramhoc::ports::{Machine, Parts, Ports};
use tramhoc::record::LearnerCode;
use tramhoc::supervisor::lock::{CAP, waiting_after};
use tramhoc::supervisor::{Answer, Command, Decision, Newcomer, Pin, RecoveryCode};

/// Where the plug is pulled in a try, if it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cut {
    Never,
    /// Before the station hears of it.
    Before,
    /// The try is counted; nothing has been compared.
    BetweenCountAndCompare,
    /// It was compared; the station has not heard what came of it.
    AfterCompare,
    /// All is done.
    After,
}

/// Lets the power be cut around the comparing, and counts what was compared.
struct Bench {
    inner: AtOnce,
    cut: Rc<Cell<Cut>>,
    compared: Rc<Cell<u32>>,
}

impl Hasher for Bench {
    fn begin(&mut self, number: u64, job: Job) -> bool {
        let comparing = matches!(job, Job::Compare { .. });
        if comparing && self.cut.get() == Cut::BetweenCountAndCompare {
            power_cut();
        }
        self.compared.set(self.compared.get() + u32::from(comparing));
        let ready = self.inner.begin(number, job);
        if comparing && self.cut.get() == Cut::AfterCompare {
            power_cut();
        }
        ready
    }
    fn outcome(&mut self, number: u64) -> Option<Outcome> {
        self.inner.outcome(number)
    }
}

struct PowerCut;

/// Ends this life of the station at once: a machine that unwinds writes nothing more, neither that it stops in order nor
/// how long somebody has waited.
fn power_cut() -> ! {
    resume_unwind(Box::new(PowerCut))
}

/// So many milliseconds this life has been on.
struct Powered(Rc<Cell<u64>>);

impl Time for Powered {
    fn wall_ms(&self) -> i64 {
        1_795_312_800_000
    }
    fn up_ms(&self) -> u64 {
        self.0.get()
    }
    fn has_a_source(&self) -> bool {
        false
    }
}

/// What the world outside knows of the lock: the tries made since the last success, and the powered-on time since the last.
#[derive(Debug, Default)]
struct Made {
    tries: u32,
    since_ms: u64,
}

struct Laboratory<'f> {
    folder: &'f Path,
    chance: SeededChance,
    cut: Rc<Cell<Cut>>,
    compared: Rc<Cell<u32>>,
    up_ms: Rc<Cell<u64>>,
    made: Made,
}

const RIGHT: &str = "408163";

impl Laboratory<'_> {
    fn draw(&mut self, below: u64) -> u64 {
        let mut bytes = [0; 8];
        self.chance.fill(&mut bytes);
        u64::from_be_bytes(bytes) % below
    }

    /// A new life of the station in the same folder.
    fn start(&mut self) -> Ports {
        self.up_ms.set(0);
        let mut parts = Parts::of_machine(self.folder.into(), Box::new(Catalogue::default), Box::new(Silence));
        parts.clock = Clock::new(Box::new(Powered(Rc::clone(&self.up_ms))));
        parts.hasher = Box::new(Bench {
            inner: AtOnce::new(Cost::OF_A_TEST),
            cut: Rc::clone(&self.cut),
            compared: Rc::clone(&self.compared),
        });
        let mut ports = Ports::new(parts);
        assert!(matches!(ports.run(&Effect::Open), Some(Fact::Opened(opened)) if opened.trouble.is_none()));
        ports
    }

    fn pass(&mut self, ms: u64) {
        self.up_ms.set(self.up_ms.get() + ms);
        self.made.since_ms += ms;
    }
}

fn supervise(ports: &mut Ports, command: Command) -> Option<Answer> {
    match ports.run(&Effect::Supervise(command)) {
        Some(Fact::Supervised(answer)) => Some(answer),
        None => None,
        other => panic!("{other:?}"),
    }
}

/// Runs a command whose answer is a hash, to its end.
fn conclude(ports: &mut Ports, command: Command) -> Option<Answer> {
    match supervise(ports, command) {
        Some(Answer::Ready(job)) => supervise(ports, Command::Conclude(job)),
        other => other,
    }
}

fn pin(digits: &str) -> Pin {
    digits.parse().expect("six digits")
}

/// A station with one volunteer and a recovery code.
fn set_up(ports: &mut Ports) -> (LearnerCode, RecoveryCode) {
    let who = Newcomer::Named("Nông Thị Hoa".into());
    let Some(Answer::Entered(hoa)) = conclude(ports, Command::AddVolunteer { who, pin: pin(RIGHT) }) else {
        panic!("the first volunteer is in");
    };
    let Some(Answer::Drawn(code)) = supervise(ports, Command::DrawRecovery) else { panic!("a code is drawn") };
    conclude(ports, Command::KeepRecovery(code.clone()));
    supervise(ports, Command::Leave(tramhoc::record::Leaving::Asked));
    (hoa.code, code)
}

/// What the disk says of the tries.
fn counted(folder: &Path) -> u32 {
    let store = tramhoc::ports::store::Store::open_to_read(folder).expect("a store");
    store.volunteers().expect("volunteers")[0].lock.tries
}

/// One try, with the plug pulled at `cut`. The station comes back, if it was up again afterwards.
fn one_try(laboratory: &mut Laboratory, mut ports: Ports, hoa: LearnerCode, cut: Cut, digits: &str) -> Option<Ports> {
    laboratory.cut.set(cut);
    let lived = catch_unwind(AssertUnwindSafe(move || {
        if cut == Cut::Before {
            power_cut();
        }
        let answer = conclude(&mut ports, Command::Try { volunteer: hoa, pin: pin(digits) });
        if cut == Cut::After {
            power_cut();
        }
        (ports, answer)
    }));
    laboratory.cut.set(Cut::Never);
    lived.ok().map(|(mut ports, _)| {
        supervise(&mut ports, Command::Leave(tramhoc::record::Leaving::Asked));
        ports
    })
}

#[test]
fn however_often_the_plug_is_pulled_every_try_made_is_counted() {
    let full = std::env::var_os("TRAMHOC_FULL").is_some();
    let wanted = if full { 10_000 } else { 150 };
    let folder = tempfile::tempdir().expect("a folder");
    let mut laboratory = Laboratory {
        folder: folder.path(),
        chance: SeededChance(7),
        cut: Rc::new(Cell::new(Cut::Never)),
        compared: Rc::default(),
        up_ms: Rc::default(),
        made: Made::default(),
    };
    let mut ports = laboratory.start();
    let (hoa, code) = set_up(&mut ports);
    let (mut all, mut kills, mut too_soon, mut recovered) = (0_u32, 0_u32, 0_u32, 0_u32);
    laboratory.compared.set(0);
    let mut compared_or_lost = 0;
    while all < wanted {
        // Mostly long enough, sometimes not, in several pieces: the machine runs other errands meanwhile.
        for _ in 0..laboratory.draw(5) {
            let piece = laboratory.draw(900_000);
            laboratory.pass(piece);
            ports.run(&Effect::AskTheDay);
        }
        let stands = supervise(&mut ports, Command::AskLock(hoa));
        let Some(Answer::Stands(stands)) = stands else { panic!("{stands:?}") };
        let before = laboratory.made.tries;
        match stands {
            Decision::RecoveryOnly => {
                assert_eq!(before, CAP);
                let proven = conclude(&mut ports, Command::TryRecovery { volunteer: hoa, code: code.clone() });
                assert_eq!(proven, Some(Answer::Recovered));
                laboratory.compared.set(laboratory.compared.get() - 1);
                conclude(&mut ports, Command::ChangePin { volunteer: hoa, pin: pin(RIGHT) });
                supervise(&mut ports, Command::Leave(tramhoc::record::Leaving::Asked));
                laboratory.made = Made::default();
                recovered += 1;
                continue;
            }
            Decision::Free if before > 0 => {
                let waited = Duration::from_millis(laboratory.made.since_ms);
                assert!(waited >= waiting_after(before), "let through after {waited:?}, tries {before}");
            }
            Decision::Wait(_) => too_soon += 1,
            _ => {}
        }
        let free = stands == Decision::Free;
        let cut = match laboratory.draw(10) {
            0 => Cut::Before,
            1 => Cut::BetweenCountAndCompare,
            2 => Cut::AfterCompare,
            3 => Cut::After,
            _ => Cut::Never,
        };
        // Now and then somebody knows the PIN.
        let right = laboratory.draw(120) == 0;
        let back = one_try(&mut laboratory, ports, hoa, cut, if right { RIGHT } else { "990027" });
        let made = free && cut != Cut::Before;
        if made {
            all += 1;
            laboratory.made = Made { tries: before + 1, since_ms: 0 };
            compared_or_lost += 1;
            if right && matches!(cut, Cut::Never | Cut::After) {
                laboratory.made = Made::default();
            }
            if cut == Cut::BetweenCountAndCompare {
                laboratory.compared.set(laboratory.compared.get() + 1);
            }
        }
        assert_eq!(laboratory.compared.get(), compared_or_lost, "a comparison that was not counted before");
        assert_eq!(counted(laboratory.folder), laboratory.made.tries, "cut {cut:?}, made {made}");
        kills += u32::from(back.is_none());
        ports = back.unwrap_or_else(|| laboratory.start());
    }
    println!("{all} tries made, {all} counted; {kills} times the plug, {too_soon} too soon, {recovered} recoveries");
    assert!(kills * 10 > wanted && too_soon > 0);
}
