//! What the book of figures costs over a hundred thousand events of a year, and over a million: the sheet of a month, a
//! quarter, the year, and of a period that begins and ends in the middle of a month.
//!
//! ```text
//! cargo bench --bench sheet      builds the records once (target/sheet), measures, prints a table
//! ```
//! Exit 1 if any sheet takes more than 20 ms, or if that of a month, a quarter or the year takes more than half as long
//! again over a million events as over a hundred thousand; the best of fifteen, because what the machine does besides does
//! not count. Of whole months it reads who stands behind each number, which grows with people, lessons and months; of odd
//! days a page for each day and person, which grows with how often they come.

use chrono::{Days, NaiveDate};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};
use tramhoc::ports::folder::Folder;
use tramhoc::ports::store::{NewPerson, Note, Store};
use tramhoc::record::{
    Body, ClockQuality, EventId, Help, LearnerCode, Mode, Moment, StationId, StationInfo, StepWork, Xom,
};
use tramhoc::report::{Period, Usual};

/// A large commune's station: twenty hamlets of a hundred people, thirty lessons.
const PEOPLE: u32 = 2_000;
const XOMS: u32 = 20;
const LESSONS: u32 = 30;
const LIMIT: Duration = Duration::from_millis(20);
/// How much longer the usual sheets may take over ten times the events.
const GROWTH: f64 = 1.5;
const ROUNDS: usize = 15;

fn main() -> ExitCode {
    // `cargo test --benches` and the like only want to know that it runs.
    if std::env::args().any(|argument| argument == "--test") {
        return ExitCode::SUCCESS;
    }
    let [few, many] = [100_000, 1_000_000].map(|events| open(&home(events), events));
    let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).expect("a day of the year");
    let today = day(8, 14);
    let periods = [
        ("a month", Period::usual(Usual::Month, today)),
        ("a quarter", Period::usual(Usual::Quarter, today)),
        ("the year", Period::usual(Usual::Year, today)),
        ("from 5 March to 20 October", Period { from: day(3, 5), to: day(10, 20) }),
        ("a week", Period::usual(Usual::Week, today)),
    ];
    let mut kept = true;
    println!("{:<30}{:>16}{:>18}", "best of 15", "100,000 events", "1,000,000 events");
    for (what, period) in periods {
        let [short, long] = [&few, &many].map(|store| best(|| drop(store.sheet(period).expect("counted"))));
        let grows = period.is_of_months() && long.as_secs_f64() > short.as_secs_f64() * GROWTH;
        kept &= long <= LIMIT && !grows;
        let verdict = match (long <= LIMIT, grows) {
            (false, _) => "  PASSED THE LIMIT",
            (true, true) => "  GROWS WITH THE EVENTS",
            (true, false) => "",
        };
        println!("{what:<30}{:>13.2} ms{:>15.2} ms{verdict}", ms(short), ms(long));
    }
    println!("an append of one event at a million, synced: {:.2} ms", ms(appended(many)));
    if kept { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn best(mut work: impl FnMut()) -> Duration {
    let measure = |_| {
        let begun = Instant::now();
        work();
        begun.elapsed()
    };
    (0..ROUNDS).map(measure).min().unwrap_or_default()
}

fn home(events: u32) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/sheet").join(events.to_string())
}

/// The records, made unless they are there.
fn open(folder: &Path, events: u32) -> Store {
    let done = folder.join("made");
    let is_made = done.exists();
    if !is_made {
        let _ = fs::remove_dir_all(folder); // what was begun and not finished
    }
    let held = Folder::hold(folder).expect("the folder can be made");
    let mut store = Store::open(held, StationId([7; 16]), 1).expect("the store opens");
    if !is_made {
        let begun = Instant::now();
        furnish(&mut store, events);
        fs::write(done, "").expect("the folder can be written");
        println!("{events} events made in {:?}", begun.elapsed());
    }
    store
}

fn furnish(store: &mut Store, events: u32) {
    let xoms = (0..XOMS).map(|number| Xom { id: format!("xom-{number}"), name: format!("Xóm {number}") }).collect();
    store.set_info(&StationInfo { xoms, ..StationInfo::default() }).expect("written");
    for number in 0..PEOPLE {
        let xom = Some(format!("xom-{}", number % XOMS));
        let name = format!("Người {number}");
        store.add_person(&NewPerson { code: learner(number), name, address: None, xom }, &[]).expect("added");
    }
    let all: Vec<u32> = (0..events).collect();
    for thousand in all.chunks(1000) {
        let notes: Vec<Note> = thousand.iter().map(|number| note(*number, events)).collect();
        store.append(&notes).expect("appended");
        if thousand[0].is_multiple_of(50_000) {
            store.rest().expect("checkpointed");
        }
    }
    store.rest().expect("checkpointed");
}

fn learner(number: u32) -> LearnerCode {
    let [a, b, c, d] = number.to_be_bytes();
    LearnerCode([1, a, b, c, d])
}

/// Visits of ten events, spread over the year; people and lessons in no order.
fn note(number: u32, of: u32) -> Note {
    let visit = number / 10;
    let mixed = visit.wrapping_mul(2_654_435_761) >> 7;
    let (learner, lesson, version) = (learner(mixed % PEOPLE), (mixed / PEOPLE % LESSONS + 1) as u16, 1);
    let attempt = u64::from(visit);
    let help = if visit.is_multiple_of(3) { Help::Nudge } else { Help::None };
    let traps = if number.is_multiple_of(7) { vec!["otp".into()] } else { Vec::new() };
    let work = StepWork { mode: Mode::Alone, step: format!("b{}", number % 10), help, mistakes: 0, traps };
    let snapshot = r#"{"screen":3,"values":[0,2,1,0],"fields":["","0912"],"carried":[]}"#.to_owned();
    let question = format!("cau-{}", visit % 6);
    let body = match number % 10 {
        0 => Body::VisitStarted { learner, visit: 1 },
        1..=4 => Body::StepDone { learner, lesson, version, attempt, work, snapshot },
        5 => Body::PracticeDone { learner, lesson, version, attempt, mode: Mode::Alone },
        6 | 7 => {
            Body::QuestionAnswered { learner, lesson, version, attempt, question, right: !visit.is_multiple_of(4) }
        }
        8 => Body::Confirmed { learner, lesson, version, facts: format!("1{}{number:046x}", visit % 3) },
        _ => Body::VisitEnded { learner },
    };
    let began = NaiveDate::from_ymd_opt(2026, 1, 1).and_then(|day| day.and_hms_opt(2, 0, 0)).expect("a moment");
    let day = u64::from(number) * 365 / u64::from(of);
    let wall_ms = (began + Days::new(day)).and_utc().timestamp_millis() + i64::from(number % 1000);
    let at = Moment { wall_ms, boot: day as u32 + 1, up_ms: u64::from(number), quality: ClockQuality::Plausible };
    Note { id: EventId(uuid::Uuid::from_u128(u128::from(number) + 1)), at, body }
}

fn appended(mut store: Store) -> Duration {
    let head = store.head().expect("a head").seq;
    let mut next = 2_000_000 + head as u32;
    best(|| {
        next += 1;
        store.append(&[note(next, next)]).expect("appended");
    })
}
