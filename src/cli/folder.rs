//! Finding lesson files in a folder, and a station's data folder among the places it may be.

use super::StationArguments;
use crate::ports::lending::Lender;
use crate::ports::stick::Sticks;
use std::io;
use std::path::{Path, PathBuf};

/// How the file of a recorded clip may end.
pub const RECORDINGS: [&str; 3] = ["ogg", "flac", "wav"];

/// A lesson file as found.
pub struct LessonFile {
    pub path: PathBuf,
    pub source: String,
}

/// Every `lesson.toml` at or below a path, sorted by path. Links are not followed.
///
/// # Errors
/// When a folder or file cannot be read.
pub fn lesson_files(path: &Path) -> io::Result<Vec<LessonFile>> {
    let mut found = Vec::new();
    collect(path, &mut found)?;
    found.sort_by(|a: &LessonFile, b| a.path.cmp(&b.path));
    Ok(found)
}

fn collect(path: &Path, found: &mut Vec<LessonFile>) -> io::Result<()> {
    let kind = std::fs::symlink_metadata(path)?.file_type();
    if kind.is_dir() {
        for entry in std::fs::read_dir(path)? {
            collect(&entry?.path(), found)?;
        }
    } else if kind.is_file() && path.file_name().is_some_and(|name| name == "lesson.toml") {
        let source = std::fs::read_to_string(path)?;
        found.push(LessonFile { path: path.to_owned(), source });
    }
    Ok(())
}

/// The lessons of a folder of courses, two levels down and no deeper: the folder may be somebody's whole home. What cannot
/// be read is left out.
pub fn lesson_files_in_courses(folder: &Path) -> Vec<LessonFile> {
    let files =
        subfolders(folder).into_iter().flat_map(|course| subfolders(&course)).map(|lesson| lesson.join("lesson.toml"));
    files.filter_map(|path| std::fs::read_to_string(&path).ok().map(|source| LessonFile { path, source })).collect()
}

fn subfolders(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let mut folders: Vec<PathBuf> =
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|p| p.is_dir()).collect();
    folders.sort();
    folders
}

/// `--backup-to`, else `TRAMHOC_BACKUP`, else no other disk.
pub fn backup_folder(arguments: &StationArguments) -> Option<PathBuf> {
    arguments.backup_to.clone().or_else(|| std::env::var_os("TRAMHOC_BACKUP").map(PathBuf::from))
}

/// `--stick`, else `TRAMHOC_STICK`, else whatever the system has mounted; if that is read-only, `TRAMHOC_STICK_LENDER` is asked.
pub fn sticks(arguments: &StationArguments) -> Sticks {
    let named = arguments.stick.clone().or_else(|| std::env::var_os("TRAMHOC_STICK").map(PathBuf::from));
    Sticks::named_or_mounted(named).lent_by(std::env::var_os("TRAMHOC_STICK_LENDER").map(Lender::at))
}

/// `--printer`, else `TRAMHOC_PRINTER`, else the first USB printer.
pub fn printer_path(arguments: &StationArguments) -> Option<PathBuf> {
    arguments.printer.clone().or_else(|| std::env::var_os("TRAMHOC_PRINTER").map(PathBuf::from))
}

/// `--data`, else `TRAMHOC_DATA`, else the XDG data folder.
pub fn data_folder(arguments: &StationArguments) -> PathBuf {
    use etcetera::BaseStrategy;
    let named = arguments.data.clone().or_else(|| std::env::var_os("TRAMHOC_DATA").map(PathBuf::from));
    named.unwrap_or_else(|| match etcetera::choose_base_strategy() {
        Ok(places) => places.data_dir().join("tramhoc"),
        Err(_) => PathBuf::from("tramhoc-data"),
    })
}
