//! Where clips come from: the announcer's recordings, brought to one loudness, or the synthesiser. Both are kept as FLAC in
//! the lesson's `audio` folder; the files that were handed in stay as they are.

use super::{Voiced, unfit, words};
use crate::cli::folder::RECORDINGS;
use crate::ports::audio::Synthesiser;
use crate::ports::recording::{BadRecording, Recording};
use crate::texts::Texts;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The recordings in a folder by the name of their clip, in order. A folder that is not there holds none.
pub fn recordings_in(folder: &Path) -> Vec<(String, PathBuf)> {
    let files = fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
    let mut found: Vec<(String, PathBuf)> = files
        .filter(|file| {
            file.extension().is_some_and(|end| RECORDINGS.iter().any(|known| end.eq_ignore_ascii_case(known)))
        })
        .filter_map(|file| Some((file.file_stem()?.to_str()?.to_owned(), file)))
        .collect();
    found.sort();
    found
}

/// Takes recordings; one that is not right is told and left out. Exit 1 if any was, 3 where a file cannot be written.
pub fn take(lessons: &[Voiced], from: &Path, texts: Texts) -> ExitCode {
    let mut worst = 0;
    for voiced in lessons {
        let own = from.join(&voiced.lesson.id);
        let folder = if lessons.len() > 1 || own.is_dir() { own } else { from.to_owned() };
        let mut taken = 0;
        for (name, file) in recordings_in(&folder) {
            match take_one(voiced, &name, &file, texts) {
                Ok(()) => taken += 1,
                Err((code, why)) => {
                    eprintln!("{}", texts.voice_failed(why, file.display()));
                    worst = worst.max(code);
                }
            }
        }
        println!("{}", texts.voice_taken(taken, &voiced.lesson.id));
    }
    ExitCode::from(worst)
}

fn take_one(voiced: &Voiced, name: &str, file: &Path, texts: Texts) -> Result<(), (u8, String)> {
    let spoken = voiced.lesson.clips.iter().find(|spoken| spoken.clip == name);
    let spoken = spoken.ok_or_else(|| (1, texts.voice_stranger(name)))?;
    let bytes = fs::read(file).map_err(|error| (3, error.to_string()))?;
    let recording = Recording::read(&bytes).map_err(|bad| (1, words(&bad, texts)))?;
    match unfit(&recording, &spoken.text, texts) {
        Some(why) => Err((1, why)),
        None => keep(voiced, name, recording, texts),
    }
}

/// Lets the synthesiser speak what has no recording. Exit 3 where there is none, or a file cannot be written.
pub fn synthesise(lessons: &[Voiced], texts: Texts) -> ExitCode {
    let Some(synthesiser) = Synthesiser::installed() else {
        eprintln!("{}", texts.voice_no_synthesiser());
        return ExitCode::from(3);
    };
    for voiced in lessons {
        let missing: Vec<_> = voiced.missing().collect();
        for spoken in &missing {
            let wav = synthesiser.speech(&spoken.text).unwrap_or_default();
            let made = Recording::read(&wav).map_err(|bad| (3, words(&bad, texts)));
            if let Err((code, why)) = made.and_then(|speech| keep(voiced, &spoken.clip, speech, texts)) {
                eprintln!("{}", texts.voice_failed(why, &spoken.clip));
                return ExitCode::from(code);
            }
        }
        println!("{}", texts.voice_made(missing.len(), &voiced.lesson.id));
    }
    ExitCode::SUCCESS
}

/// Writes a clip at the common loudness, in place of what was there under another ending.
fn keep(voiced: &Voiced, name: &str, recording: Recording, texts: Texts) -> Result<(), (u8, String)> {
    let of_recording = |bad: BadRecording| (1, words(&bad, texts));
    let flac = recording.levelled().and_then(|levelled| levelled.flac()).map_err(of_recording)?;
    let of_disk = |error: std::io::Error| (3, error.to_string());
    fs::create_dir_all(&voiced.folder).map_err(of_disk)?;
    let before = voiced.recorded(name);
    let file = voiced.folder.join(format!("{name}.flac"));
    fs::write(&file, flac).map_err(of_disk)?;
    match before.filter(|before| *before != file) {
        Some(before) => fs::remove_file(before).map_err(of_disk),
        None => Ok(()),
    }
}
