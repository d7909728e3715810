//! How long a key takes while somebody is looked for: among a hundred thousand names, and through the whole machine at a
//! station that is full (nine thousand numbers).
//!
//! ```text
//! cargo bench --bench search
//! ```
//! Exit 1 if any key takes more than ten milliseconds, by the median of its rounds; the slowest key is told.

use std::process::ExitCode;
use std::time::{Duration, Instant};
use tramhoc::contract::{Effect, Fact};
use tramhoc::lesson::Catalogue;
use tramhoc::ports::store::NewPerson;
use tramhoc::ports::{Machine, Recorder, Start};
use tramhoc::record::{LearnerCode, Person};
use tramhoc::supervisor::{Command, Known, MOST_FOUND, Roster};

const PEOPLE: u32 = 100_000;
const FULL: u32 = 9_000;
const KEY: Duration = Duration::from_millis(10);
const ROUNDS: u32 = 50;

const FAMILY: [&str; 10] = ["Nguyễn", "Hoàng", "Ma", "Lý", "Triệu", "Bàn", "Nông", "Đặng", "Lê", "Dương"];
const MIDDLE: [&str; 7] = ["Thị", "Văn", "Đức", "Ngọc", "Minh", "Thị Hồng", "Xuân"];
const GIVEN: [&str; 23] = [
    "An", "Ánh", "Bình", "Cường", "Dung", "Đạt", "Giang", "Hà", "Hải", "Hạnh", "Hoa", "Huệ", "Hùng", "Hương", "Lan",
    "Long", "Mai", "Minh", "Nga", "Phúc", "Thảo", "Tuấn", "Yến",
];

/// What is typed, key by key: common, rare, found nowhere, with middle names left out, a number.
const TYPED: [&str; 7] = ["nguyen thi huong", "duong xuan yen", "khong ai ca", "n h", "d", "hong lan", "12340"];

fn name(number: u32) -> String {
    let pick = |list: &[&'static str], by: u32| list[(number / by) as usize % list.len()];
    format!("{} {} {}", pick(&FAMILY, 1), pick(&MIDDLE, 3), pick(&GIVEN, 7))
}

fn code(number: u32) -> LearnerCode {
    let [a, b, c, d] = number.to_be_bytes();
    LearnerCode([1, a, b, c, d])
}

fn known(number: u32) -> Known {
    let name = name(number);
    let person = Person { code: code(number), number, name: name.clone(), address: None, xom: None };
    Known { name, number, person }
}

/// The slowest key of all that is typed, by the median of its rounds, with the text that was there then.
fn slowest(mut find: impl FnMut(&str) -> usize) -> (Duration, String) {
    let mut worst = (Duration::ZERO, String::new());
    for text in TYPED {
        for end in (1..=text.len()).filter(|end| text.is_char_boundary(*end)) {
            let round = |_| {
                let began = Instant::now();
                std::hint::black_box(find(&text[..end]));
                began.elapsed()
            };
            let mut took: Vec<Duration> = (0..ROUNDS).map(round).collect();
            took.sort_unstable();
            let median = took[took.len() / 2];
            if median > worst.0 {
                worst = (median, text[..end].to_owned());
            }
        }
    }
    worst
}

fn told(what: &str, (took, text): &(Duration, String)) -> bool {
    let kept = *took <= KEY;
    let verdict = if kept { "" } else { "  PASSED THE LIMIT" };
    println!("{what:<44}{:>9.3} ms  at {text:?}  <= {} ms{verdict}", took.as_secs_f64() * 1000.0, KEY.as_millis());
    kept
}

fn main() -> ExitCode {
    // `cargo test --benches` and the like only want to know that it runs.
    if std::env::args().any(|argument| argument == "--test") {
        return ExitCode::SUCCESS;
    }
    let people: Vec<Known> = (0..PEOPLE).map(known).collect();
    let began = Instant::now();
    let roster = Roster::of(people);
    println!("{:<44}{:>9.3} ms  once, on entering", "reading 100,000 names", began.elapsed().as_secs_f64() * 1000.0);
    let pure = told("the slowest key among 100,000", &slowest(|text| roster.find(text, MOST_FOUND).len()));

    let mut machine = Recorder::prepared(Start::default(), Catalogue::default, |store| {
        (0..FULL).try_for_each(|number| {
            let new = NewPerson { code: code(number), name: name(number), address: None, xom: None };
            store.add_person(&new, &[]).map(drop)
        })
    });
    machine.run(&Effect::Open);
    let mut find = |text: &str| match machine.run(&Effect::Supervise(Command::Find(text.to_owned()))) {
        Some(Fact::People(found)) => found.len(),
        other => panic!("{other:?}"),
    };
    let began = Instant::now();
    find("");
    println!("{:<44}{:>9.3} ms  once, on entering", "a full station's list", began.elapsed().as_secs_f64() * 1000.0);
    let whole = told("the slowest key at a full station", &slowest(find));
    if pure && whole { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
