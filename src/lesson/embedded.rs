//! The lessons inside the binary, so that a copied binary runs anywhere.

use super::{Catalogue, Lesson, TRACKS, read, read_tracks};
use crate::texts::Texts;
use std::sync::Arc;

include!(concat!(env!("OUT_DIR"), "/embedded_lessons.rs"));

/// The catalogue of the embedded lessons. They were checked when the program was built into a release; a lesson that
/// does not read is left out (and `lessons check` says why).
pub fn embedded_catalogue(texts: Texts) -> Catalogue {
    let files = EMBEDDED.iter().filter(|(path, _)| path.ends_with("/lesson.toml"));
    let lessons = files.filter_map(|(_, bytes)| embedded(bytes, texts)).map(Arc::new);
    let tracks = EMBEDDED.iter().find(|(path, _)| *path == TRACKS);
    let tracks = tracks.and_then(|(_, bytes)| read_tracks(std::str::from_utf8(bytes).ok()?, texts).ok());
    Catalogue::new(lessons.collect()).on_tracks(tracks.unwrap_or_default())
}

fn embedded(bytes: &[u8], texts: Texts) -> Option<Lesson> {
    let source = std::str::from_utf8(bytes).ok()?;
    read(source, texts).ok()
}
