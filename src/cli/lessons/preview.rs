//! `tramhoc lessons preview PATH`: one lesson in the real interface, in memory, and again whenever its file is saved.

use super::{all_problems, the_one_lesson};
use crate::app::{Aim, App, shell};
use crate::cli::folder::LessonFile;
use crate::contract::{Fact, Fault, SavedLesson};
use crate::lesson::{Problem, Report, read};
use crate::phone::Spot;
use crate::ports::audio::Audio;
use crate::ports::log::Log;
use crate::ports::{Parts, Ports, watch};
use crate::record::Mode;
use crate::texts::Texts;
use clap::ValueEnum;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

#[derive(clap::Args)]
pub struct Arguments {
    /// The lesson: its folder, or its lesson.toml.
    path: PathBuf,
    /// Begin at this step or screen; step:NAME or screen:NAME where both have the name.
    #[arg(long, value_name = "STEP|SCREEN")]
    at: Option<String>,
    /// Begin in this mode of the practice.
    #[arg(long)]
    mode: Option<ModeWord>,
}

/// A mode as it is written on the command line.
#[derive(Clone, Copy, ValueEnum)]
enum ModeWord {
    Watch,
    Follow,
    Alone,
}

impl From<ModeWord> for Mode {
    fn from(word: ModeWord) -> Self {
        match word {
            ModeWord::Watch => Self::Watch,
            ModeWord::Follow => Self::Follow,
            ModeWord::Alone => Self::Alone,
        }
    }
}

/// Exit 2 where there is not one lesson or no such step or screen in it, 3 without a terminal.
pub fn run(arguments: &Arguments, texts: Texts) -> ExitCode {
    let file = match the_one_lesson(&arguments.path, texts) {
        Ok(file) => file,
        Err(code) => return code,
    };
    if let Some(why) = unknown_place(&file, arguments.at.as_deref(), texts) {
        return refuse(2, &why);
    }
    if !std::io::stdout().is_terminal() || !std::io::stdin().is_terminal() {
        return refuse(3, texts.cli_no_terminal());
    }
    let aim = Aim { mode: arguments.mode.map(Mode::from), at: arguments.at.clone() };
    let caught = Log::nowhere().catch_stderr();
    let ran = show(file.path, aim, texts);
    drop(caught);
    match ran {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => refuse(3, &texts.cli_terminal_failed(error)),
    }
}

fn refuse(code: u8, why: &str) -> ExitCode {
    eprintln!("{why}");
    ExitCode::from(code)
}

/// A lesson that does not read yet has no places to be wrong about.
fn unknown_place(file: &LessonFile, at: Option<&str>, texts: Texts) -> Option<String> {
    let (name, lesson) = (at?, read(&file.source, texts).ok()?);
    let practice = &lesson.practice;
    if Spot::named(practice, name).is_some() {
        return None;
    }
    let steps: Vec<&str> = practice.steps.iter().map(|step| step.id.as_str()).collect();
    let screens: Vec<&str> = practice.screens.iter().map(|screen| screen.id.as_str()).collect();
    Some(texts.draft_no_place(name, screens.join(", "), steps.join(", ")))
}

fn show(file: PathBuf, aim: Aim, texts: Texts) -> std::io::Result<()> {
    let mut trouble = None;
    let ran = shell::run_app(App::for_author(texts, aim), |outbox| {
        let (voices, folder) = (outbox.clone(), file.parent().map(Path::to_owned).unwrap_or_default());
        let speaker = Audio::start(move |id| clip(&folder, id), move |voice| voices.send(Fact::Voice(voice)));
        let path = file.clone();
        let tell = move |source| saved(LessonFile { path: path.clone(), source }, texts, |fact| outbox.send(fact));
        trouble = watch::watch(file, tell).err();
        Ports::new(Parts::of_rehearsal(Box::new(speaker)))
    });
    trouble.map_or(ran, Err)
}

/// A recorded clip, `<lesson-id>/<clip-id>`, from the lesson's own folder.
fn clip(folder: &Path, id: &str) -> Option<Vec<u8>> {
    let (_, clip) = id.split_once('/')?;
    std::fs::read(folder.join("audio").join(format!("{clip}.ogg"))).ok()
}

/// What a saved file is: at once whether it reads, then what the check says. What does not read leaves the version before on
/// view; what reads and has other faults is shown with them.
fn saved(file: LessonFile, texts: Texts, tell: impl Fn(Fact)) {
    let told = |lesson, faults| tell(Fact::LessonsChanged(Box::new(SavedLesson { lesson, faults })));
    match read(&file.source, texts) {
        Err(problems) => told(None, Some(faults(&problems, &file.source))),
        Ok(lesson) => {
            let lesson = Arc::new(lesson);
            told(Some(Arc::clone(&lesson)), None);
            let source = file.source.clone();
            told(Some(lesson), Some(faults(&all_problems(file, texts), &source)));
        }
    }
}

fn faults(problems: &[Problem], source: &str) -> Vec<Fault> {
    let fault = |problem: &Problem| {
        let (line, _) = Report { file: "", source, problem }.place();
        Fault { line, message: problem.message.clone(), remedy: problem.remedy.clone() }
    };
    problems.iter().map(fault).collect()
}
