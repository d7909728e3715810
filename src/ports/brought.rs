//! Pictures that somebody brought: what lies on the sticks that are plugged in, and the QRs in one of them. Which folders
//! are sticks is told by whoever makes the station; nothing is mounted, and nothing is written there.

use super::picture;
use crate::supervisor::{Picture, Reading};
use crate::vietnamese::plain_text;
use std::fs::{self, DirEntry};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// How a picture's name may end.
const PICTURES: [&str; 3] = ["png", "jpg", "jpeg"];
/// A telephone keeps its pictures in `DCIM/Camera`: so deep, and no deeper, is looked.
const DEPTH: usize = 2;
/// Entries of a folder that are looked at, and pictures that are offered.
const MOST_ENTRIES: usize = 2_000;
const MOST: usize = 35;

/// The pictures in these folders, the newest first.
pub fn pictures(folders: &[PathBuf]) -> Vec<Picture> {
    let mut found = Vec::new();
    folders.iter().for_each(|folder| collect(folder, DEPTH, &mut found));
    found.sort_by(|(one, _), (other, _)| other.cmp(one));
    found.into_iter().map(|(_, picture)| picture).take(MOST).collect()
}

/// Links are not followed: they may lead off the stick.
fn collect(folder: &Path, depth: usize, found: &mut Vec<(SystemTime, Picture)>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten().take(MOST_ENTRIES) {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && depth > 0 => collect(&entry.path(), depth - 1, found),
            Ok(kind) if kind.is_file() && is_picture(&entry.path()) => found.push(told(&entry)),
            _ => {}
        }
    }
}

fn is_picture(path: &Path) -> bool {
    let end = path.extension().unwrap_or_default();
    PICTURES.iter().any(|known| end.eq_ignore_ascii_case(known))
}

fn told(entry: &DirEntry) -> (SystemTime, Picture) {
    let changed = entry.metadata().and_then(|about| about.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
    let name = plain_text(&entry.file_name().to_string_lossy()).into_owned();
    (changed, Picture { name, path: entry.path() })
}

/// The QRs in a picture.
pub fn read(path: &Path) -> Reading {
    match picture::qr_texts(path) {
        Ok(texts) if texts.is_empty() => Reading::NoQr,
        Ok(texts) => Reading::Texts(texts),
        Err(_) => Reading::Unreadable,
    }
}

#[cfg(test)]
mod tests {
    use super::super::qr_picture;
    use super::*;
    use std::time::Duration;

    #[test]
    fn pictures_are_found_the_newest_first_as_deep_as_a_telephone_keeps_them_and_links_are_not_followed() {
        let stick = tempfile::tempdir().expect("a folder");
        let camera = stick.path().join("DCIM/Camera");
        fs::create_dir_all(camera.join("deeper")).expect("folders");
        for (age, name) in [(3, "old.PNG"), (1, "DCIM/Camera/new.jpg"), (2, "a.txt"), (0, "DCIM/Camera/deeper/x.png")] {
            let path = stick.path().join(name);
            fs::write(&path, b"x").expect("a file");
            let then = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000 - age);
            fs::File::options().write(true).open(&path).and_then(|f| f.set_modified(then)).expect("a time");
        }
        std::os::unix::fs::symlink("/etc", stick.path().join("etc")).expect("a link");
        let folders = [stick.path().to_owned(), PathBuf::from("/no/such/folder")];
        let names: Vec<String> = pictures(&folders).into_iter().map(|picture| picture.name).collect();
        assert_eq!(names, ["new.jpg", "old.PNG"]);
    }

    #[test]
    fn a_picture_with_a_qr_one_without_and_none_at_all_are_told_apart() {
        let stick = tempfile::tempdir().expect("a folder");
        let (code, none) = (stick.path().join("a.png"), stick.path().join("b.png"));
        qr_picture::write(&code, "BDHV:123").expect("a picture");
        fs::write(&none, b"no picture").expect("a file");
        assert_eq!(read(&code), Reading::Texts(vec!["BDHV:123".into()]));
        assert_eq!(read(&none), Reading::Unreadable);
        assert_eq!(read(&stick.path().join("c.png")), Reading::Unreadable);
    }
}
