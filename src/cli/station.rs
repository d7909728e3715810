//! `tramhoc` without a command: the station itself.

use super::StationArguments;
use super::folder::{RECORDINGS, backup_folder, data_folder, lesson_files, printer_path, sticks};
use crate::app::{App, shell};
use crate::contract::Fact;
use crate::lesson::{Catalogue, TRACKS, Track, embedded_catalogue, read, read_tracks};
use crate::ports::audio::Audio;
use crate::ports::folder::Folder;
use crate::ports::hashing::{Cost, OnThread};
use crate::ports::log::Log;
use crate::ports::power;
use crate::ports::printer::ReceiptPrinter;
use crate::ports::stick::Sticks;
use crate::ports::store::{Store, StoreTrouble};
use crate::ports::{Courier, Parts, Ports};
use crate::record::Wishes;
use crate::supervisor::Answer;
use crate::texts::{Lang, Texts};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

/// Runs the station until somebody ends it. Exit 3 when the terminal or the data folder cannot be had.
pub fn run(arguments: &StationArguments) -> ExitCode {
    let texts = arguments.texts();
    let folder = data_folder(arguments);
    let lines = arguments.plain;
    if !lines && (!std::io::stdout().is_terminal() || !std::io::stdin().is_terminal()) {
        return refuse(texts.cli_no_terminal());
    }
    // Held again when the station opens; asked here because a second station must not even begin to draw.
    if let Err(StoreTrouble::InUse) = Folder::hold(&folder) {
        return refuse(&texts.cli_in_use(folder.display()));
    }
    if Store::is_an_office(&folder) {
        return refuse(&texts.cli_office(folder.display()));
    }
    let (lessons, elsewhere) = (arguments.lessons.clone(), backup_folder(arguments));
    let (printer, sticks) = (printer_path(arguments), sticks(arguments));
    let caught = Log::in_folder(&folder).catch_stderr();
    let build = |outbox: shell::Outbox| {
        let catalogue = Box::new(move || catalogue(lessons.as_deref(), texts));
        let clips = arguments.lessons.clone();
        let [post, slips, hashed, news] = std::array::from_fn(|_| outbox.clone());
        let speaker = Audio::start(move |id| clip(clips.as_deref(), id), move |voice| post.send(Fact::Voice(voice)));
        let printer = Box::new(ReceiptPrinter::new(printer, move |fact| slips.send(fact)));
        let parts = Parts::of_machine_backing_up_to(elsewhere, folder, catalogue, Box::new(speaker));
        let courier: Courier = Arc::new(move |fact| outbox.send(fact));
        let mut parts = Parts { courier: Some(courier), ..parts }.with_printer(printer);
        tell_of_sticks(&sticks, news);
        (parts.sticks, parts.power) = (sticks, power::of_machine());
        parts.language = arguments.lang.as_deref().and_then(Lang::of_tag).map(Into::into);
        // Without a thread the screen stands still for a moment while a PIN is hashed.
        if let Ok(hasher) = OnThread::start(Cost::STATION, move |job| hashed.send(Fact::Supervised(Answer::Ready(job))))
        {
            parts.hasher = Box::new(hasher);
        }
        Ports::new(parts)
    };
    let asked = Wishes { size: arguments.text_size, ..Wishes::default() };
    let ran = match lines {
        true => shell::run_plain(texts, build),
        false => shell::run_app(App::new(texts).asked_for(asked), build),
    };
    drop(caught);
    match ran {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => refuse(&texts.cli_terminal_failed(error)),
    }
}

/// Tells the station of a stick that is there, and of each that comes or goes. Where nobody can be told, one presses again.
fn tell_of_sticks(sticks: &Sticks, news: shell::Outbox) {
    let looked = sticks.clone();
    let tell = move || news.send(Fact::Stick { is_there: looked.the_one().is_ok() });
    if sticks.the_one().is_ok() {
        tell();
    }
    let _ = sticks.watch(tell);
}

fn refuse(why: &str) -> ExitCode {
    eprintln!("{why}");
    ExitCode::from(3)
}

/// The lessons of a folder, or the ones inside the program. A lesson that does not read is left out; the log says which.
pub(super) fn catalogue(folder: Option<&Path>, texts: Texts) -> Catalogue {
    let Some(folder) = folder else { return embedded_catalogue(texts) };
    let files = lesson_files(folder).unwrap_or_else(|error| {
        eprintln!("lessons in {}: {error}", folder.display());
        Vec::new()
    });
    let lessons = files.into_iter().filter_map(|file| match read(&file.source, texts) {
        Ok(lesson) => Some(Arc::new(lesson)),
        Err(problems) => {
            eprintln!("{}: {} problems, left out", file.path.display(), problems.len());
            None
        }
    });
    Catalogue::new(lessons.collect()).on_tracks(tracks(folder, texts))
}

/// The tracks of a folder; it may have none. A file that does not read is left out; the log says why.
fn tracks(folder: &Path, texts: Texts) -> Vec<Track> {
    let path = folder.join(TRACKS);
    let Ok(source) = std::fs::read_to_string(&path) else { return Vec::new() };
    read_tracks(&source, texts).unwrap_or_else(|problems| {
        eprintln!("{}: {} problems, left out", path.display(), problems.len());
        Vec::new()
    })
}

/// A recorded clip, `<lesson-id>/<clip-id>`, from the lesson's `audio` folder.
fn clip(folder: Option<&Path>, id: &str) -> Option<Vec<u8>> {
    let (lesson, clip) = id.split_once('/')?;
    let courses = folder.map(courses).unwrap_or_default();
    RECORDINGS.iter().find_map(|end| {
        let name = format!("{lesson}/audio/{clip}.{end}");
        match folder {
            Some(_) => courses.iter().find_map(|course| std::fs::read(course.join(&name)).ok()),
            None => embedded(&name),
        }
    })
}

fn embedded(name: &str) -> Option<Vec<u8>> {
    let in_its_course = |path: &str| path.split_once('/').is_some_and(|(_, rest)| rest == name);
    crate::lesson::EMBEDDED.iter().find(|(path, _)| in_its_course(path)).map(|(_, bytes)| bytes.to_vec())
}

fn courses(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).filter(|path| path.is_dir()).collect()
}
