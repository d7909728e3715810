//! A little room kept on the disk for the door: a try of a PIN is counted on disk before anything is compared (trust.md §6),
//! so a disk that others have filled would keep the volunteer out who could empty it. The room is given up when a try
//! finds the disk full, and kept again at the next start on a disk with room.
//!
//! Nobody reads the file. A disk that is locked or broken is not helped by it.

use super::store::aside;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

const FILE: &str = "room-for-the-door";
/// Some twenty tries with their events.
const BYTES: usize = 256 << 10;
/// On a disk with less room than this, records come first.
const ROOMY: u64 = 32 << 20;

/// The room of one station.
#[derive(Debug, Clone, Default)]
pub struct Reserve {
    /// `None` for a station in memory.
    file: Option<PathBuf>,
}

impl Reserve {
    pub fn in_folder(folder: &Path) -> Self {
        Self { file: Some(folder.join(FILE)) }
    }

    /// Keeps the room, where there is plenty and it is not kept already. Without it the station is as good as it was.
    pub(super) fn keep(&self) {
        let Some(file) = self.file.as_ref().filter(|file| !file.exists()) else { return };
        let roomy = file.parent().and_then(aside::free).is_some_and(|free| free > ROOMY);
        // Written, not only made long: a hole takes no room.
        let kept = roomy.then(|| File::create(file).and_then(|mut file| file.write_all(&vec![b'-'; BYTES])));
        if let Some(Err(_)) = kept {
            self.give_up();
        }
    }

    /// Gives the room to whoever writes next. `false` if there is none to give.
    pub(super) fn give_up(&self) -> bool {
        self.file.as_ref().is_some_and(|file| fs::remove_file(file).is_ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_room_is_kept_once_given_up_once_and_kept_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let reserve = Reserve::in_folder(folder.path());
        assert!(!reserve.give_up());
        reserve.keep();
        reserve.keep();
        assert_eq!(fs::metadata(folder.path().join(FILE)).expect("kept").len(), BYTES as u64);
        assert!(reserve.give_up() && !reserve.give_up());
        reserve.keep();
        assert!(reserve.give_up());
    }

    #[test]
    fn a_station_in_memory_and_a_folder_that_is_not_there_keep_nothing() {
        Reserve::default().keep();
        assert!(!Reserve::default().give_up());
        Reserve::in_folder(Path::new("/nowhere/at/all")).keep();
        assert!(!Path::new("/nowhere").exists());
    }
}
