//! Watching one file: its text now, and again whenever it was saved. Looks a few times a second, in a thread of its own;
//! for an author's preview only, never on a station at rest.

use std::fs::{self, Metadata};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// How often the file is looked at: sooner than a person looks up from the editor.
const EVERY: Duration = Duration::from_millis(200);

/// What changes when a file is saved, in place or by a new one put in its place.
type Stamp = (u64, u64, i64, i64);

/// Hands over the text of a file, at once and after each time it was saved, until the program ends. A file that cannot be
/// read is looked at again: some editors take it away for a moment.
///
/// # Errors
/// When no thread can be started.
pub fn watch(path: PathBuf, mut saved: impl FnMut(String) + Send + 'static) -> io::Result<()> {
    let watching = move || {
        let mut last = None;
        loop {
            if let Some((stamp, text)) = changed(&path, last) {
                last = Some(stamp);
                saved(text);
            }
            thread::sleep(EVERY);
        }
    };
    thread::Builder::new().name("watch".into()).spawn(watching).map(|_| ())
}

/// The text, where it is not the one of this stamp. Read between two equal stamps: else it is still being written.
fn changed(path: &Path, last: Option<Stamp>) -> Option<(Stamp, String)> {
    let before = stamp(&fs::metadata(path).ok()?);
    if last == Some(before) {
        return None;
    }
    let text = fs::read(path).ok()?;
    let after = stamp(&fs::metadata(path).ok()?);
    // Bytes that are no text are told by the reader as what they become.
    (before == after).then(|| (after, String::from_utf8_lossy(&text).into_owned()))
}

fn stamp(found: &Metadata) -> Stamp {
    (found.ino(), found.size(), found.mtime(), found.mtime_nsec())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    #[test]
    fn a_text_is_handed_over_at_once_and_after_each_time_it_is_saved() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("lesson.toml");
        fs::write(&file, "một").unwrap();
        let (sender, texts) = mpsc::channel();
        watch(file.clone(), move |text| drop(sender.send(text))).unwrap();
        let next = || texts.recv_timeout(Duration::from_secs(10)).unwrap();
        assert_eq!(next(), "một");
        fs::write(&file, "hai ba").unwrap();
        assert_eq!(next(), "hai ba");
        // As editors do who never write into the file itself; here, for a while, there is none.
        fs::remove_file(&file).unwrap();
        thread::sleep(2 * EVERY);
        let beside = folder.path().join("new");
        fs::write(&beside, "hai ba").unwrap();
        fs::rename(&beside, &file).unwrap();
        assert_eq!(next(), "hai ba");
        assert!(texts.recv_timeout(3 * EVERY).is_err(), "what is not saved is not handed over again");
    }
}
