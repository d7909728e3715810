//! Holds `src/` to the arrows of the module map (`src/lib.rs`): who may know whom, who may touch the machine, and that no
//! lesson is known to the program by name.
//!
//! `layers/imports.rs` reads the imports. `layers/bad/` holds what must fail: one file for each module (a line for each arrow
//! it must not have) and one for each way of writing an import; a line ends in the message it must get.

#[path = "layers/imports.rs"]
mod imports;

use imports::Import;
use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};

/// Who may know whom. A module always may know itself. `screens::Route` means: of `screens` only that.
#[rustfmt::skip]
const ARROWS: &[(&str, &[&str])] = &[
    // the machine, and what ties it all together
    ("main",       &["cli"]),
    ("cli",        &["app", "ports", "screens", "world", "ui", "texts", "contract",
                     "bundle", "check", "credential", "doctor", "lesson", "narration", "pack", "paper", "phone", "record", "report", "supervisor", "telex", "trust", "vietnamese"]),
    ("app",        &["ports", "screens", "world", "ui", "texts", "contract", "lesson", "narration", "record", "supervisor"]),
    ("ports",      &["contract",
                     "bundle", "check", "credential", "doctor", "lesson", "narration", "pack", "paper", "phone", "record", "report", "supervisor", "telex", "trust", "vietnamese"]),
    // what a person sees
    ("screens",    &["world", "ui", "texts", "contract",
                     "bundle", "check", "credential", "doctor", "lesson", "narration", "pack", "paper", "phone", "record", "report", "supervisor", "telex", "vietnamese"]),
    ("world",      &["texts", "contract",
                     "bundle", "check", "credential", "doctor", "lesson", "narration", "pack", "paper", "phone", "record", "report", "supervisor", "telex", "vietnamese"]),
    ("ui",         &["contract", "texts", "telex", "vietnamese", "record::Person", "record::FormOfAddress", "record::TextSize", "record::Look",
                     "paper::Font", "paper::Size"]),
    ("contract",   &["screens::Route", "ui::Canvas", "ui::page::draw", "world::World",
                     "bundle", "check", "credential", "doctor", "lesson", "narration", "pack", "paper", "phone", "record", "report", "supervisor", "telex", "vietnamese"]),
    ("texts",      &["record", "vietnamese"]),
    // the domain; what is drawn on the phone and asked in the self-check reads itself from the lesson file and draws itself,
    // and the proof of a lesson draws it
    ("lesson",     &["check", "phone", "narration", "record", "texts", "vietnamese", "ui::Canvas", "ui::Theme", "ui::wrap",
                     "paper::escaped"]),
    ("phone",      &["lesson", "narration", "record::Mode", "record::Help", "record::StepWork", "vietnamese",
                     "ui::Canvas", "ui::Theme", "ui::theme", "ui::wrap", "ui::qr", "contract::Press", "contract::Field", "contract::FieldKind", "contract::Mark"]),
    ("check",      &["lesson", "narration", "phone", "record::Mode", "record::Help", "record::StepWork", "vietnamese",
                     "ui::Canvas", "ui::Theme", "ui::theme", "ui::wrap", "ui::qr", "contract::Press", "contract::Field", "contract::FieldKind", "contract::Mark"]),
    ("credential", &["record", "vietnamese"]),
    ("supervisor", &["record", "report", "vietnamese", "credential"]),
    ("doctor",     &["record", "supervisor", "texts", "vietnamese"]),
    ("paper",      &["credential", "texts", "vietnamese", "ui::wrap"]),
    ("report",     &["record", "lesson::Catalogue", "texts", "vietnamese"]),
    ("trust",      &["credential", "vietnamese"]),
    ("pack",       &["credential", "lesson", "record", "texts", "trust", "vietnamese"]),
    ("bundle",     &["credential", "record", "trust"]),
    ("record",     &[]),
    ("narration",  &["vietnamese"]),
    ("telex",      &["vietnamese"]),
    ("vietnamese", &[]),
    // the map, and the build script, which is a program of its own
    ("lib",        &[]),
    ("build",      &[]),
];

/// The only modules that may touch the machine. The rest of `app` is as pure as a screen.
const IMPURE: &[&str] = &["main", "build", "cli", "ports", "app::shell", "app::terminal", "app::teletype"];

/// Files, clock, threads, randomness, terminal, database, sound.
#[rustfmt::skip]
const MACHINE: &[&str] = &[
    "std::fs", "std::net", "std::thread", "std::process", "std::env", "std::os", "std::time::Instant", "std::time::SystemTime",
    "std::io::stdin", "std::io::stdout", "std::io::stderr", "print!", "println!", "eprint!", "eprintln!", "dbg!",
    "chrono::Utc", "chrono::Local", "chrono::prelude", "getrandom", "rand", "uuid::Uuid::now_v7", "uuid::Uuid::new_v4",
    "rusqlite", "argon2", "rodio", "libloading", "rustix", "signal_hook", "etcetera",
    "crossterm::terminal", "crossterm::cursor", "crossterm::execute", "crossterm::execute!", "crossterm::queue", "crossterm::queue!",
    "crossterm::event::read", "crossterm::event::poll",
    "ratatui::init", "ratatui::try_init", "ratatui::restore", "ratatui::run", "ratatui::Terminal", "ratatui::DefaultTerminal",
    "ratatui::backend", "ratatui::prelude",
];

/// An import that goes against an arrow.
struct Breach {
    file: PathBuf,
    line: usize,
    message: String,
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file.display(), self.line, self.message)
    }
}

/// What stands between two modules.
enum Arrow {
    /// The whole module may be known.
    Open,
    /// Only these things of it.
    Only(Vec<&'static str>),
    Closed,
    /// One of the two has no row in the table.
    Unknown,
}

fn arrow(from: &str, to: &str) -> Arrow {
    let Some((_, allowed)) = ARROWS.iter().find(|(layer, _)| *layer == from) else { return Arrow::Unknown };
    if from == to || allowed.contains(&to) {
        return Arrow::Open;
    }
    if !ARROWS.iter().any(|(layer, _)| *layer == to) {
        return Arrow::Unknown;
    }
    let only: Vec<_> = allowed.iter().filter(|path| path.split("::").next() == Some(to)).copied().collect();
    if only.is_empty() { Arrow::Closed } else { Arrow::Only(only) }
}

/// Whether `path` is `root` or lies within it.
fn within(path: &[String], root: &str) -> bool {
    let root: Vec<_> = root.split("::").collect();
    path.len() >= root.len() && path.iter().zip(root).all(|(a, b)| a == b)
}

/// Whether a glob brings in `thing`.
fn glob_brings(path: &[String], thing: &str) -> bool {
    let thing: Vec<_> = thing.split("::").collect();
    path.last().is_some_and(|last| last == "*")
        && path.len() <= thing.len()
        && path[..path.len() - 1].iter().zip(thing).all(|(a, b)| a == b)
}

/// What is wrong with this import in the module `from`, if anything.
fn judge(from: &[String], import: &Import) -> Option<String> {
    let layer = from.first().map_or("lib", String::as_str);
    match import.path.split_first() {
        Some((first, inside)) if first == "crate" => judge_inside(layer, inside),
        _ => judge_machine(from, layer, &import.path),
    }
}

fn judge_inside(layer: &str, inside: &[String]) -> Option<String> {
    let to = match inside.first() {
        None => return Some(format!("`{layer}` names the whole crate: name the module it needs")),
        Some(star) if star == "*" => return Some(format!("`{layer}` names the whole crate: name the module it needs")),
        Some(to) => to,
    };
    match arrow(layer, to) {
        Arrow::Open => None,
        Arrow::Only(things) if things.iter().any(|thing| within(inside, thing)) => None,
        Arrow::Only(things) => {
            let things = things.iter().map(|thing| format!("`{thing}`")).collect::<Vec<_>>().join(", ");
            Some(format!("`{layer}` may know of `{to}` only {things}"))
        }
        Arrow::Closed => Some(format!("`{layer}` must not know `{to}`")),
        Arrow::Unknown => Some(format!("`{layer}` knows `{to}`, and one of them has no row in the table of arrows")),
    }
}

fn judge_machine(from: &[String], layer: &str, path: &[String]) -> Option<String> {
    if IMPURE.iter().any(|impure| within(from, impure)) {
        return None;
    }
    // ratatui hands crossterm on.
    let path = if within(path, "ratatui::crossterm") { &path[1..] } else { path };
    let touched = MACHINE.iter().find(|thing| within(path, thing) || glob_brings(path, thing))?;
    Some(format!("`{layer}` is pure and must not touch `{touched}`"))
}

/// The breaches in one file, as if it lay at `place` (from the root of the repository). Also the modules it keeps for tests.
fn breaches_in(source: &str, place: &Path) -> (Vec<Breach>, Vec<Vec<String>>) {
    let module = module_of(place);
    let read = imports::read(source, &module).unwrap_or_else(|error| panic!("{}: {error}", place.display()));
    let breach = |line, message| Breach { file: place.to_owned(), line, message };
    let mut breaches: Vec<_> = read
        .found
        .iter()
        .filter_map(|import| {
            let path = import.path.join("::");
            judge(&module, import).map(|message| breach(import.line, format!("{message} ({path})")))
        })
        .collect();
    // The build script is outside the tree of modules and has no other way to reach into it.
    if place != Path::new("src/build.rs") {
        let moved = "`#[path]` hides where a module's file is".to_owned();
        breaches.extend(read.moved_modules.iter().map(|line| breach(*line, moved.clone())));
    }
    (breaches, read.test_modules)
}

/// `src/ui/page.rs` is `["ui", "page"]`, `src/ui/mod.rs` is `["ui"]`, `src/lib.rs` is the root.
fn module_of(place: &Path) -> Vec<String> {
    let place = place.strip_prefix("src").expect("only files of src/ are modules").with_extension("");
    let mut module: Vec<_> = place.iter().map(|name| name.to_string_lossy().into_owned()).collect();
    if module.last().is_some_and(|name| name == "mod") || module == ["lib"] {
        module.pop();
    }
    module
}

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder of the repository, sorted, as a path from the root of the repository.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let entries =
        std::fs::read_dir(repository().join(folder)).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries.map(|entry| entry.expect("a folder of the repository can be listed")) {
        let path = folder.join(entry.file_name());
        if entry.path().is_dir() { files.extend(files_below(&path)) } else { files.push(path) }
    }
    files.sort();
    files
}

fn rust_files_below(folder: &str) -> Vec<PathBuf> {
    let files =
        files_below(Path::new(folder)).into_iter().filter(|path| path.extension().is_some_and(|ext| ext == "rs"));
    files.collect()
}

fn read_to_string(place: &Path) -> String {
    std::fs::read_to_string(repository().join(place)).unwrap_or_else(|error| panic!("{}: {error}", place.display()))
}

#[test]
fn imports_in_src_follow_the_arrows() {
    let read: Vec<_> = rust_files_below("src")
        .into_iter()
        .map(|place| (breaches_in(&read_to_string(&place), &place), place))
        .collect();
    let test_modules: Vec<_> = read.iter().flat_map(|((_, test_modules), _)| test_modules).collect();
    let production =
        read.iter().filter(|(_, place)| !test_modules.iter().any(|test| module_of(place).starts_with(test)));
    let breaches: Vec<_> = production.flat_map(|((breaches, _), _)| breaches).map(Breach::to_string).collect();
    assert!(breaches.is_empty(), "\n{}\n(the arrows stand in tests/layers.rs)", breaches.join("\n"));
}

#[test]
fn every_module_of_the_map_has_a_row_in_the_table() {
    let missing: BTreeSet<_> = rust_files_below("src")
        .iter()
        .filter_map(|place| module_of(place).into_iter().next())
        .filter(|module| !ARROWS.iter().any(|(layer, _)| layer == module))
        .collect();
    assert!(missing.is_empty(), "modules without a row in the table of arrows: {missing:?}");
}

/// A file of `layers/bad/`: the place it pretends to lie at, and line by line the messages it must get.
struct BadFixture {
    place: PathBuf,
    source: String,
    expected: Vec<(usize, String)>,
}

fn bad_fixtures() -> Vec<(PathBuf, BadFixture)> {
    rust_files_below("tests/layers/bad").into_iter().map(|path| (path.clone(), bad_fixture(&path))).collect()
}

fn bad_fixture(path: &Path) -> BadFixture {
    let source = read_to_string(path);
    let place = source.lines().next().and_then(|line| line.strip_prefix("// pretends to be: "));
    let place = PathBuf::from(
        place.unwrap_or_else(|| panic!("{}: the first line says what it pretends to be", path.display())),
    );
    let mut expected: Vec<_> = source
        .lines()
        .enumerate()
        .flat_map(|(at, line)| line.split("//~ ").skip(1).map(move |message| (at + 1, message.trim().to_owned())))
        .collect();
    expected.sort();
    BadFixture { place, source, expected }
}

#[test]
fn every_bad_fixture_fails_with_exactly_its_messages() {
    for (path, fixture) in bad_fixtures() {
        let (breaches, _) = breaches_in(&fixture.source, &fixture.place);
        let mut got: Vec<_> = breaches.into_iter().map(|breach| (breach.line, breach.message)).collect();
        got.sort();
        let same = got.len() == fixture.expected.len()
            && got.iter().zip(&fixture.expected).all(|(got, wanted)| got.0 == wanted.0 && got.1.starts_with(&wanted.1));
        assert!(!fixture.expected.is_empty(), "{} expects nothing", path.display());
        assert!(same, "{}:\n     got {got:#?}\nexpected {:#?}", path.display(), fixture.expected);
    }
}

#[test]
fn every_forbidden_arrow_has_a_bad_line() {
    let tried: BTreeSet<_> =
        bad_fixtures().into_iter().flat_map(|(_, fixture)| fixture.expected).map(|(_, message)| message).collect();
    let mut untried = Vec::new();
    for (from, _) in ARROWS {
        for to in ARROWS.iter().map(|(to, _)| *to).filter(|to| !["main", "lib", "build"].contains(to)) {
            if let Some(message) = judge_inside(from, &[to.to_owned()])
                && !tried.contains(&message)
            {
                untried.push(message);
            }
        }
    }
    for thing in MACHINE {
        let message = format!("must not touch `{thing}`");
        if !tried.iter().any(|tried| tried.ends_with(&message)) {
            untried.push(message);
        }
    }
    assert!(untried.is_empty(), "no file of tests/layers/bad/ tries:\n{}", untried.join("\n"));
}

/// Lines that hold one of these ids as a whole word, outside code for tests.
fn lines_naming_a_lesson(source: &str, test_lines: &[(usize, usize)], ids: &[String]) -> Vec<(usize, String)> {
    let of_a_word = |char: Option<char>| char.is_some_and(|char| char.is_alphanumeric() || char == '-' || char == '_');
    let names = |line: &str, id: &str| {
        line.match_indices(id).any(|(at, _)| {
            !of_a_word(line[..at].chars().next_back()) && !of_a_word(line[at + id.len()..].chars().next())
        })
    };
    let production = source.lines().enumerate().map(|(at, line)| (at + 1, line));
    let production = production.filter(|(at, _)| !test_lines.iter().any(|(first, last)| (first..=last).contains(&at)));
    production
        .flat_map(|(at, line)| ids.iter().filter(move |id| names(line, id)).map(move |id| (at, id.clone())))
        .collect()
}

/// The folder names of `lessons/COURSE/ID`, as written there and as a Rust name would write them.
fn lesson_ids() -> Vec<String> {
    let lessons = files_below(Path::new("lessons")).into_iter().filter(|path| path.ends_with("lesson.toml"));
    let ids = lessons.filter_map(|path| path.parent()?.file_name().map(|id| id.to_string_lossy().into_owned()));
    let ids: BTreeSet<_> = ids.flat_map(|id| [id.replace('-', "_"), id]).collect();
    ids.into_iter().collect()
}

#[test]
fn no_lesson_is_known_to_the_program_by_name() {
    let ids = lesson_ids();
    assert!(!ids.is_empty(), "no lesson under lessons/COURSE/ID/lesson.toml");
    let mut named = Vec::new();
    for place in files_below(Path::new("src")) {
        let source = read_to_string(&place);
        let is_rust = place.extension().is_some_and(|ext| ext == "rs");
        let test_lines = if is_rust { test_lines_of(&source, &place) } else { Vec::new() };
        let found = lines_naming_a_lesson(&source, &test_lines, &ids);
        named
            .extend(found.into_iter().map(|(line, id)| format!("{}:{line}: knows the lesson `{id}`", place.display())));
    }
    assert!(named.is_empty(), "\n{}", named.join("\n"));
}

fn test_lines_of(source: &str, place: &Path) -> Vec<(usize, usize)> {
    imports::read(source, &module_of(place)).unwrap_or_else(|error| panic!("{}: {error}", place.display())).test_lines
}

#[test]
fn a_lesson_named_in_the_program_is_found_but_not_in_its_tests_or_inside_a_longer_name() {
    let source = "const FIRST: &str = \"chao-may\";\nfn chao_may() {}\nconst OTHER: &str = \"chao-may-tinh\";\n\
                  #[cfg(test)]\nmod tests {\n    const SAMPLE: &str = \"chao-may\";\n}\n";
    let ids = ["chao-may".to_owned(), "chao_may".to_owned()];
    let found = lines_naming_a_lesson(source, &test_lines_of(source, Path::new("src/screens/lessons.rs")), &ids);
    assert_eq!(found, [(1, "chao-may".to_owned()), (2, "chao_may".to_owned())]);
}
