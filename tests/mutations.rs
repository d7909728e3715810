//! Lessons with something wrong in them at random: a message or a clean bill, never a panic, never a long wait.
//!
//! `TRAMHOC_FULL=1` makes it ten thousand; the seed of what went wrong stands in the message.

#[path = "dice/mod.rs"]
mod dice;

use dice::Dice;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};
use tramhoc::lesson::{EMBEDDED, Report, prove};
use tramhoc::texts::{Lang, Texts};

/// As long as anybody waits for an answer while writing; a debug build on a busy machine included.
const LONGEST: Duration = Duration::from_secs(15);

/// The small lesson: most mutations of it are checked to the end in no time.
const MINIMAL: &str = include_str!("lessons/good/minimal.toml");

fn shipped() -> Vec<&'static str> {
    let files = EMBEDDED.iter().filter(|(path, _)| path.ends_with("lesson.toml"));
    files.map(|(_, bytes)| std::str::from_utf8(bytes).expect("lessons are UTF-8")).collect()
}

/// Another byte somewhere, one less, or one more.
fn bytes(source: &str, dice: &mut Dice) -> String {
    let mut bytes = source.as_bytes().to_vec();
    let at = dice.below(bytes.len());
    match dice.below(3) {
        0 => bytes[at] = dice.below(256) as u8,
        1 => drop(bytes.remove(at)),
        _ => bytes.insert(at, dice.below(256) as u8),
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A line less, twice, or in another's place.
fn lines(source: &str, dice: &mut Dice) -> String {
    let mut lines: Vec<&str> = source.lines().collect();
    let (at, other) = (dice.below(lines.len()), dice.below(lines.len()));
    match dice.below(3) {
        0 => drop(lines.remove(at)),
        1 => lines.insert(other, lines[at]),
        _ => lines.swap(at, other),
    }
    lines.join("\n")
}

/// A word of the file in the place of another: ids that point elsewhere, commands with other objects.
fn tokens(source: &str, dice: &mut Dice) -> String {
    let inside = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    let mut words: Vec<(usize, &str)> = Vec::new();
    for word in source.split(|c| !inside(c)).filter(|word| !word.is_empty()) {
        words.push((word.as_ptr() as usize - source.as_ptr() as usize, word));
    }
    let ((at, old), (_, new)) = (words[dice.below(words.len())], words[dice.below(words.len())]);
    format!("{}{new}{}", &source[..at], &source[at + old.len()..])
}

/// A few lines of another lesson in the place of as many of this one.
fn spliced(source: &str, other: &str, dice: &mut Dice) -> String {
    let mut lines: Vec<&str> = source.lines().collect();
    let others: Vec<&str> = other.lines().collect();
    let (at, from) = (dice.below(lines.len()), dice.below(others.len()));
    let count = 1 + dice.below(30);
    let taken = others.into_iter().skip(from).take(count);
    lines.splice(at..(at + count).min(lines.len()), taken);
    lines.join("\n")
}

/// One to three things go wrong.
fn mutated(lessons: &[&str], seed: u64) -> String {
    let mut dice = Dice(seed);
    let mut source = lessons[dice.below(lessons.len())].to_owned();
    for _ in 0..=dice.below(3) {
        source = match dice.below(4) {
            0 => bytes(&source, &mut dice),
            1 => lines(&source, &mut dice),
            2 => tokens(&source, &mut dice),
            _ => {
                let other = lessons[dice.below(lessons.len())];
                spliced(&source, other, &mut dice)
            }
        };
    }
    source
}

/// What came of many of them.
#[derive(Debug, Default)]
struct Tally {
    clean: usize,
    told: usize,
    longest: Duration,
}

fn try_all(lessons: &[&str], seeds: std::ops::Range<u64>) -> Tally {
    let mut tally = Tally::default();
    for seed in seeds {
        let source = mutated(lessons, seed);
        let begun = Instant::now();
        let problems = catch_unwind(AssertUnwindSafe(|| {
            let proof = prove(&source, Texts::new(Lang::Vi));
            // The report is laid out as well: a caret must never fall between two bytes of a letter.
            let report = |problem| Report { file: "lesson.toml", source: &source, problem }.to_string();
            proof.problems.iter().map(report).collect::<Vec<_>>()
        }));
        let problems = problems.unwrap_or_else(|_| panic!("seed {seed} panics on:\n{source}"));
        let took = begun.elapsed();
        assert!(took < LONGEST, "seed {seed} takes {took:?} on:\n{source}");
        assert!(problems.iter().all(|problem| problem.contains("→ ")), "seed {seed}: a problem without a remedy");
        tally.longest = tally.longest.max(took);
        *(if problems.is_empty() { &mut tally.clean } else { &mut tally.told }) += 1;
    }
    tally
}

#[test]
fn random_mutations_of_good_lessons_are_told_or_are_clean_and_never_panic_or_hang() {
    let full = std::env::var_os("TRAMHOC_FULL").is_some();
    let (small, large) = if full { (5_000, 5_000) } else { (170, 30) };
    for (name, lessons, count) in [("minimal", vec![MINIMAL], small), ("shipped", shipped(), large)] {
        let begun = Instant::now();
        let tally = try_all(&lessons, 0..count);
        println!("{name}: {tally:?} in {:?}", begun.elapsed());
        assert!(tally.told > tally.clean / 4, "{name}: hardly anything went wrong: {tally:?}");
    }
}
