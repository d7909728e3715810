//! `tramhoc lessons voice PATH`: the recorded voice of lessons. Lists what is recorded and what is not; takes the announcer's
//! recordings; lets the synthesiser speak what is missing; prints a sheet to record by.

mod sheet;
mod studio;

use super::{found, print_problems, write};
use crate::cli::folder::{LessonFile, RECORDINGS};
use crate::lesson::{Lesson, Spoken, read};
use crate::narration;
use crate::ports::recording::{BadRecording, Recording};
use crate::texts::Texts;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Arguments {
    /// A lesson, a course or a folder of courses.
    path: PathBuf,
    /// Take the recordings of this folder: <clip>.wav for one lesson, <lesson>/<clip>.wav for several.
    #[arg(long, value_name = "DIR", conflicts_with_all = ["synthesise", "sheet"])]
    take: Option<PathBuf>,
    /// Let the synthesiser speak what has no recording.
    #[arg(long, conflicts_with = "sheet")]
    synthesise: bool,
    /// Write a sheet to record by: what has no recording yet.
    #[arg(long, value_name = "FILE.html")]
    sheet: Option<PathBuf>,
    #[arg(long)]
    json: bool,
}

/// A lesson with the folder its clips lie in.
struct Voiced {
    lesson: Lesson,
    folder: PathBuf,
}

/// Exit 1 where a lesson does not read or a recording is not right, 3 where a file cannot be read or written.
pub fn run(arguments: &Arguments, texts: Texts) -> ExitCode {
    let lessons = match all(&arguments.path, texts) {
        Ok(lessons) => lessons,
        Err(code) => return code,
    };
    match arguments {
        Arguments { take: Some(folder), .. } => studio::take(&lessons, folder, texts),
        Arguments { synthesise: true, .. } => studio::synthesise(&lessons, texts),
        Arguments { sheet: Some(file), .. } => write(file, &sheet::page(&lessons, texts), texts),
        Arguments { json, .. } => list(&lessons, *json, texts),
    }
}

fn all(path: &Path, texts: Texts) -> Result<Vec<Voiced>, ExitCode> {
    let files = found(Some(path), texts).map_err(|why| {
        eprintln!("{why}");
        ExitCode::from(3)
    })?;
    files.into_iter().map(|file| voiced(file, texts)).collect()
}

fn voiced(file: LessonFile, texts: Texts) -> Result<Voiced, ExitCode> {
    let lesson = read(&file.source, texts).map_err(|problems| {
        print_problems(&file, &problems);
        ExitCode::from(1)
    })?;
    let folder = file.path.parent().unwrap_or(Path::new("")).join("audio");
    Ok(Voiced { lesson, folder })
}

impl Voiced {
    /// The file of a clip's recording, if there is one.
    fn recorded(&self, clip: &str) -> Option<PathBuf> {
        RECORDINGS.iter().map(|end| self.folder.join(format!("{clip}.{end}"))).find(|file| file.is_file())
    }

    fn missing(&self) -> impl Iterator<Item = &Spoken> {
        self.lesson.clips.iter().filter(|spoken| self.recorded(&spoken.clip).is_none())
    }

    /// Files in the folder that belong to no text.
    fn strangers(&self) -> Vec<String> {
        let known = |name: &str| self.lesson.clips.iter().any(|spoken| spoken.clip == name);
        studio::recordings_in(&self.folder).into_iter().map(|(name, _)| name).filter(|name| !known(name)).collect()
    }
}

/// What is known of one text's recording.
enum Finding {
    Missing,
    Fine { seconds: f64 },
    Wrong(String),
}

fn finding(voiced: &Voiced, spoken: &Spoken, texts: Texts) -> Finding {
    let Some(file) = voiced.recorded(&spoken.clip) else { return Finding::Missing };
    let recording = std::fs::read(&file).map_err(|_| BadRecording::NotASound).and_then(|bytes| Recording::read(&bytes));
    match recording {
        Err(bad) => Finding::Wrong(words(&bad, texts)),
        Ok(recording) => match unfit(&recording, &spoken.text, texts) {
            Some(why) => Finding::Wrong(why),
            None => Finding::Fine { seconds: recording.seconds() },
        },
    }
}

/// Why a recording can hardly be of this text.
fn unfit(recording: &Recording, text: &str, texts: Texts) -> Option<String> {
    let room = narration::seconds(text);
    let seconds = recording.seconds();
    let told = || texts.voice_length(tenths(*room.start()), tenths(*room.end()), tenths(seconds));
    (!room.contains(&seconds)).then(told)
}

fn words(bad: &BadRecording, texts: Texts) -> String {
    match bad {
        BadRecording::NotASound => texts.voice_no_sound().to_owned(),
        BadRecording::Silent => texts.voice_silent().to_owned(),
        BadRecording::NotWritten(why) => why.clone(),
    }
}

/// Seconds with one decimal, written as in Vietnam.
fn tenths(seconds: f64) -> String {
    format!("{seconds:.1}").replace('.', ",")
}

fn list(lessons: &[Voiced], json: bool, texts: Texts) -> ExitCode {
    let mut wrong = false;
    let mut rows = Vec::new();
    for voiced in lessons {
        let clips = &voiced.lesson.clips;
        if !json {
            let missing = voiced.missing().count();
            println!("{}", texts.voice_line(clips.len(), &voiced.lesson.id, missing, clips.len() - missing));
        }
        for spoken in clips {
            let (state, told) = match finding(voiced, spoken, texts) {
                Finding::Missing => ("missing", texts.voice_missing().to_owned()),
                Finding::Fine { seconds } => ("recorded", texts.voice_recorded(tenths(seconds))),
                Finding::Wrong(why) => ("wrong", why),
            };
            wrong |= state == "wrong";
            if json {
                rows.push(serde_json::json!({
                    "lesson": voiced.lesson.id, "clip": spoken.clip, "state": state, "text": spoken.text, "told": told,
                }));
            } else {
                println!("  {}  {told}\n      {}", spoken.clip, spoken.text);
            }
        }
        for name in voiced.strangers() {
            wrong = true;
            eprintln!("  {}", texts.voice_stranger(name));
        }
    }
    if json {
        println!("{}", serde_json::Value::Array(rows));
    }
    ExitCode::from(u8::from(wrong))
}
