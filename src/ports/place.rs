//! Where somebody was when the program stopped: one small file, renamed into place and never synced, for it is written
//! at every step and may be lost. Torn or unreadable it counts as not there; the events then decide who it was.

use crate::contract::Place;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Keeps one place, or none.
pub trait PlaceKeeper {
    fn keep(&mut self, place: Option<&Place>) -> io::Result<()>;
    fn last(&self) -> Option<Place>;
}

/// `place.json` in the data folder.
#[derive(Debug)]
pub struct PlaceFile {
    path: PathBuf,
}

impl PlaceFile {
    pub fn in_folder(folder: &Path) -> Self {
        Self { path: folder.join("place.json") }
    }

    fn write(&self, place: &Place) -> io::Result<()> {
        let new = self.path.with_extension("json.new");
        fs::write(&new, serde_json::to_vec(place)?)?;
        fs::rename(&new, &self.path)
    }

    fn remove(&self) -> io::Result<()> {
        match fs::remove_file(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            done => done,
        }
    }
}

impl PlaceKeeper for PlaceFile {
    fn keep(&mut self, place: Option<&Place>) -> io::Result<()> {
        place.map_or_else(|| self.remove(), |place| self.write(place))
    }

    fn last(&self) -> Option<Place> {
        serde_json::from_slice(&fs::read(&self.path).ok()?).ok()
    }
}

/// A place in memory, for tests and previews.
#[derive(Debug, Default)]
pub struct KeptPlace(Option<Place>);

impl PlaceKeeper for KeptPlace {
    fn keep(&mut self, place: Option<&Place>) -> io::Result<()> {
        self.0 = place.cloned();
        Ok(())
    }

    fn last(&self) -> Option<Place> {
        self.0.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::LearnerCode;

    fn place() -> Place {
        Place { learner: LearnerCode([1, 2, 3, 4, 5]), routes: Vec::new() }
    }

    #[test]
    fn the_place_is_found_again_until_it_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let mut file = PlaceFile::in_folder(folder.path());
        assert_eq!(file.last(), None);
        file.keep(Some(&place())).unwrap();
        assert_eq!(PlaceFile::in_folder(folder.path()).last(), Some(place()));
        file.keep(None).unwrap();
        assert_eq!(file.last(), None);
        file.keep(None).expect("forgetting twice is no error");
    }

    #[test]
    fn a_file_torn_at_any_byte_counts_as_no_place() {
        let folder = tempfile::tempdir().unwrap();
        let mut file = PlaceFile::in_folder(folder.path());
        file.keep(Some(&place())).unwrap();
        let whole = fs::read(&file.path).unwrap();
        for length in 0..whole.len() {
            fs::write(&file.path, &whole[..length]).unwrap();
            assert_eq!(file.last(), None, "torn after {length} bytes");
        }
        fs::write(&file.path, vec![0; whole.len()]).unwrap();
        assert_eq!(file.last(), None, "zeroes, as some file systems leave them");
    }

    #[test]
    fn a_place_cut_off_while_it_was_written_leaves_the_one_before() {
        let folder = tempfile::tempdir().unwrap();
        let mut file = PlaceFile::in_folder(folder.path());
        file.keep(Some(&place())).unwrap();
        fs::write(folder.path().join("place.json.new"), b"{\"lear").unwrap();
        assert_eq!(file.last(), Some(place()));
        file.keep(Some(&place())).expect("a left-over is written over");
    }
}
