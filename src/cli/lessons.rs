//! `tramhoc lessons`: for who writes lessons. Listing and checking stand here, each other command has its file.

mod new;
mod preview;
mod rehearsal;
mod schema;
mod voice;
mod walk;

use super::StationArguments;
use super::folder::{LessonFile, lesson_files};
use crate::lesson::{EMBEDDED, Lesson, Problem, Proof, Report, practice_shape, prove};
use crate::texts::Texts;
use clap::Subcommand;
use rehearsal::Cut;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

#[derive(clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// List the lessons.
    List {
        /// A folder of lessons; without it, the ones inside the program.
        path: Option<PathBuf>,
        #[arg(long)]
        json: bool,
    },
    /// Prove that lessons read well, can be finished from everywhere, and fit the screen.
    Check {
        /// A lesson, a course or a folder of courses; without it, the ones inside the program.
        path: Option<PathBuf>,
        #[arg(long)]
        json: bool,
    },
    /// Write a small commented lesson to begin from.
    New(new::Arguments),
    /// Look at a lesson as a learner will, while it is being written.
    Preview(preview::Arguments),
    /// Print the lesson format as a JSON Schema, for editors that complete by one.
    Schema(schema::Arguments),
    /// Put a lesson on paper: every text, every step with its screens, every trap, every answer.
    Walk(walk::Arguments),
    /// Which texts have a recording; make or take the others; a sheet for the announcer.
    Voice(voice::Arguments),
}

pub fn run(station: &StationArguments, arguments: &Arguments) -> ExitCode {
    let texts = station.texts();
    match &arguments.command {
        Command::List { path, json } => of_files(path.as_deref(), texts, |checked| list(&checked, *json)),
        Command::Check { path, json } => of_files(path.as_deref(), texts, |checked| check(checked, *json, texts)),
        Command::New(arguments) => new::run(arguments, texts),
        Command::Preview(arguments) => preview::run(arguments, texts),
        Command::Schema(arguments) => schema::run(arguments, texts),
        Command::Walk(arguments) => walk::run(arguments, texts),
        Command::Voice(arguments) => voice::run(arguments, texts),
    }
}

/// Finds the lessons and checks them. Exit 3 where they cannot be read.
fn of_files(path: Option<&Path>, texts: Texts, then: impl FnOnce(Vec<Checked>) -> ExitCode) -> ExitCode {
    match found(path, texts) {
        Ok(files) => then(files.into_iter().map(|file| Checked::of(file, texts)).collect()),
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(3)
        }
    }
}

fn found(path: Option<&Path>, texts: Texts) -> Result<Vec<LessonFile>, String> {
    match path {
        Some(path) => {
            let files = lesson_files(path).map_err(|why| texts.author_unreadable(path.display(), why))?;
            if files.is_empty() { Err(texts.author_no_lessons(path.display())) } else { Ok(files) }
        }
        None => Ok(embedded()),
    }
}

fn embedded() -> Vec<LessonFile> {
    let files = EMBEDDED.iter().filter(|(path, _)| path.ends_with("/lesson.toml"));
    let file = |(path, bytes): &(&str, &[u8])| LessonFile {
        path: PathBuf::from(path),
        source: String::from_utf8_lossy(bytes).into_owned(),
    };
    files.map(file).collect()
}

/// A lesson file with what was found out about it.
struct Checked {
    file: LessonFile,
    proof: Proof,
    ms: u128,
}

impl Checked {
    fn of(file: LessonFile, texts: Texts) -> Self {
        let start = Instant::now();
        let mut proof = prove(&file.source, texts);
        // The words around the phone come last, when everything else is right.
        if let Some(lesson) = proof.lesson.as_ref().filter(|_| proof.problems.is_empty()) {
            let cut = rehearsal::rehearse(lesson, &proof.asides, texts);
            proof.problems = cut.iter().map(|cut| not_whole(cut, &file.source, texts)).collect();
            proof.problems.sort_by_key(|problem| problem.from);
            proof.problems.dedup_by_key(|problem| problem.from);
        }
        Self { file, proof, ms: start.elapsed().as_millis() }
    }

    fn lesson(&self) -> Option<&Lesson> {
        self.proof.lesson.as_deref()
    }
}

/// Everything the check says of one lesson.
fn all_problems(file: LessonFile, texts: Texts) -> Vec<Problem> {
    let mut checked = [Checked::of(file, texts)];
    tell_of_neighbours(&mut checked, texts);
    checked.into_iter().flat_map(|checked| checked.proof.problems).collect()
}

/// A text of the lesson that makes some page too long.
fn not_whole(cut: &Cut, source: &str, texts: Texts) -> Problem {
    let blamed = cut.to_blame(source);
    let from = blamed.and_then(|text| source.find(text)).unwrap_or(0);
    let to = from + blamed.map_or(0, str::len);
    let (message, remedy) = (texts.author_not_whole(&cut.line), texts.author_not_whole_remedy().to_owned());
    Problem { from, to, rule: "not-whole", message, remedy }
}

fn list(checked: &[Checked], json: bool) -> ExitCode {
    let lessons = checked.iter().filter_map(Checked::lesson);
    if json {
        let rows: Vec<_> = lessons
            .map(|l| serde_json::json!({ "number": l.number, "id": l.id, "title": l.title, "version": l.version }))
            .collect();
        println!("{}", serde_json::Value::Array(rows));
    } else {
        lessons.for_each(|lesson| println!("{:>4}  {}  ({})", lesson.number, lesson.title, lesson.id));
    }
    ExitCode::SUCCESS
}

fn check(mut checked: Vec<Checked>, json: bool, texts: Texts) -> ExitCode {
    tell_of_neighbours(&mut checked, texts);
    let problems: usize = checked.iter().map(|checked| checked.proof.problems.len()).sum();
    if json {
        println!("{}", serde_json::Value::Array(checked.iter().map(as_json).collect()));
    } else {
        checked.iter().for_each(|checked| print(checked, texts));
        if problems == 0 {
            println!("{}", texts.author_clean(checked.len()));
        } else {
            eprintln!("{}", texts.author_found(checked.len(), problems));
        }
    }
    ExitCode::from(u8::from(problems > 0))
}

/// What can only be seen beside other lessons: a number used twice, a practice written twice, a folder that is not the
/// lesson's.
fn tell_of_neighbours(checked: &mut [Checked], texts: Texts) {
    let mut numbers: BTreeMap<u16, String> = BTreeMap::new();
    let mut shapes: BTreeMap<String, String> = BTreeMap::new();
    for checked in checked {
        let Some(lesson) = &checked.proof.lesson else { continue };
        let whole = |key: &str| {
            // At the head of a line: a remark may speak of it earlier.
            let from = checked.file.source.find(&format!("\n{key}")).map_or(0, |line| line + 1);
            (from, from + key.len())
        };
        if let Some(other) = numbers.insert(lesson.number, lesson.id.clone()) {
            let (from, to) = whole("number");
            let message = texts.author_number_taken(lesson.number, other);
            let remedy = texts.author_number_taken_remedy().to_owned();
            checked.proof.problems.push(Problem { from, to, rule: "number-taken", message, remedy });
        }
        let twice = practice_shape(&checked.file.source).and_then(|shape| shapes.insert(shape, lesson.id.clone()));
        if let Some(other) = twice {
            let (from, to) = whole("[practice]");
            let message = texts.author_same_practice(other);
            let remedy = texts.author_same_practice_remedy().to_owned();
            checked.proof.problems.push(Problem { from, to, rule: "same-practice", message, remedy });
        }
        let wanted = PathBuf::from(&lesson.course).join(&lesson.id).join("lesson.toml");
        // Whole, because the check may be run from inside the lesson's folder.
        let path = std::path::absolute(&checked.file.path).unwrap_or_else(|_| checked.file.path.clone());
        if !path.ends_with(&wanted) {
            let (from, to) = whole("id");
            let message = texts.author_folder(wanted.display());
            let remedy = texts.author_folder_remedy().to_owned();
            checked.proof.problems.push(Problem { from, to, rule: "folder", message, remedy });
        }
    }
}

/// The lesson of a command that is about one. What is wrong is said here; exit 2, or 3 where nothing can be read.
fn the_one_lesson(path: &Path, texts: Texts) -> Result<LessonFile, ExitCode> {
    let refuse = |code: u8, why: String| {
        eprintln!("{why}");
        ExitCode::from(code)
    };
    let mut files = found(Some(path), texts).map_err(|why| refuse(3, why))?;
    match (files.pop(), files.len()) {
        (Some(only), 0) => Ok(only),
        (_, others) => Err(refuse(2, texts.author_one_lesson(others + 1, path.display()))),
    }
}

/// Writes a page that was asked for and says so; exit 3 where it cannot be written.
fn write(file: &Path, page: &str, texts: Texts) -> ExitCode {
    match std::fs::write(file, page) {
        Ok(()) => {
            println!("{}", texts.author_written(file.display()));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{}", texts.author_new_failed(file.display(), error));
            ExitCode::from(3)
        }
    }
}

fn print_problems(file: &LessonFile, problems: &[Problem]) {
    let name = file.path.display().to_string();
    for problem in problems {
        eprintln!("{}\n", Report { file: &name, source: &file.source, problem });
    }
}

fn print(checked: &Checked, texts: Texts) {
    print_problems(&checked.file, &checked.proof.problems);
    if let Some(lesson) = checked.lesson() {
        let Proof { states, frames, .. } = checked.proof;
        println!("{}", texts.author_line(frames, &lesson.id, checked.ms, states));
    }
}

fn as_json(checked: &Checked) -> serde_json::Value {
    let name = checked.file.path.display().to_string();
    let problem = |problem: &Problem| {
        let (line, column) = Report { file: &name, source: &checked.file.source, problem }.place();
        serde_json::json!({
            "rule": problem.rule, "line": line, "column": column,
            "message": problem.message, "remedy": problem.remedy,
        })
    };
    serde_json::json!({
        "file": name,
        "id": checked.lesson().map(|lesson| &lesson.id),
        "states": checked.proof.states,
        "frames": checked.proof.frames,
        "ms": u64::try_from(checked.ms).unwrap_or(u64::MAX),
        "problems": checked.proof.problems.iter().map(problem).collect::<Vec<_>>(),
    })
}
