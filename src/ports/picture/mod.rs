//! QR codes in a picture file, PNG or JPEG: a screenshot of a terminal, a photograph of a screen, a scan of paper.
//!
//! Gives back the texts, whatever they say. What they mean is judged elsewhere.

mod from_jpeg;
mod from_png;
mod grey;
mod looks;

use std::fs::File;
use std::io::{self, Read};
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::sync::Once;

/// Bytes of the largest file that is read: a telephone's photograph has a fifth of it.
const MOST_BYTES: u64 = 64 * 1024 * 1024;
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
const JPEG: &[u8] = b"\xff\xd8\xff";

/// Why a picture could not be read.
#[derive(Debug, thiserror::Error)]
pub enum PictureTrouble {
    #[error("the file cannot be read: {0}")]
    File(#[from] io::Error),
    #[error("neither a PNG nor a JPEG picture")]
    NotAPicture,
    #[error("a damaged picture: {0}")]
    Damaged(String),
    #[error("the picture is too large")]
    TooLarge,
}

/// The texts of all QR codes in a picture file, each once. Empty when there is none.
pub fn qr_texts(path: &Path) -> Result<Vec<String>, PictureTrouble> {
    let mut file = Vec::new();
    File::open(path)?.take(MOST_BYTES + 1).read_to_end(&mut file)?;
    if file.len() as u64 > MOST_BYTES {
        return Err(PictureTrouble::TooLarge);
    }
    qr_texts_in(&file)
}

fn qr_texts_in(file: &[u8]) -> Result<Vec<String>, PictureTrouble> {
    if file.starts_with(PNG) {
        return Ok(from_png::read(file)?.qr_texts());
    }
    if !file.starts_with(JPEG) {
        return Err(PictureTrouble::NotAPicture);
    }
    let texts = from_jpeg::read(file, from_jpeg::Damage::Borne)?.qr_texts();
    if texts.is_empty() {
        // What is missing from a damaged photograph may be the code.
        from_jpeg::read(file, from_jpeg::Damage::Refused)?;
    }
    Ok(texts)
}

/// What the libraries make of a hostile file. At some they panic (rqrr's issue 54, open in 0.11): then nothing was found.
fn unless_it_panics<T>(read: impl FnOnce() -> T) -> Option<T> {
    say_nothing_of_panics_in_the_libraries();
    panic::catch_unwind(AssertUnwindSafe(read)).ok()
}

/// They are answered above; on a volunteer's screen they would look like the end of the program.
fn say_nothing_of_panics_in_the_libraries() {
    static FIRST_PICTURE: Once = Once::new();
    FIRST_PICTURE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            let inside = |at: &panic::Location| ["rqrr", "zune"].iter().any(|library| at.file().contains(library));
            if !panic.location().is_some_and(inside) {
                before(panic);
            }
        }));
    });
}

#[cfg(test)]
mod tests;
