//! Tracks: which lessons in which order, for whom. Data (`tracks.toml` beside the courses), never code. What a track is for and
//! who should take it is the file's; which of its lessons are at this station is the catalogue's.

use super::author::Author;
use super::node::Node;
use super::problem::Problem;
use crate::texts::Texts;
use toml_spanner::{Arena, Span};

/// The name of the file.
pub const TRACKS: &str = "tracks.toml";

/// An ordered list of lessons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Track {
    pub id: String,
    pub title: String,
    /// For whom, in one sentence.
    pub about: String,
    /// Ids of lessons.
    pub lessons: Vec<String>,
}

/// Reads the tracks. Every problem is told.
///
/// # Errors
/// All problems, in the order of the file.
pub fn read_tracks(source: &str, texts: Texts) -> Result<Vec<Track>, Vec<Problem>> {
    let mut author = Author::new(source, texts);
    let arena = Arena::new();
    let document = toml_spanner::parse_recoverable(source, &arena);
    for error in document.errors() {
        author.tell(error.span(), "toml", texts.author_toml(error.message(source)), texts.author_toml_remedy());
    }
    let whole = Span::new(0, u32::try_from(source.len()).unwrap_or(u32::MAX));
    let mut node = Node::new(document.table(), whole);
    let tracks: Vec<_> =
        node.some_nodes(&mut author, "track").into_iter().map(|node| track(&mut author, node)).collect();
    node.finish(&mut author);
    match tracks.into_iter().collect() {
        Some(tracks) if author.is_content() => Ok(tracks),
        _ => Err(author.problems()),
    }
}

fn track(author: &mut Author, mut node: Node) -> Option<Track> {
    let (id, title, about) = (node.id(author, "id"), node.text(author, "title"), node.text(author, "about"));
    let lessons = node.texts(author, "lessons").into_iter().map(|told| told.value).collect();
    node.finish(author);
    Some(Track { id: id?.value, title: title?.value, about: about?.value, lessons })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lesson::embedded_catalogue;
    use crate::texts::Lang;
    use std::collections::BTreeSet;

    const VI: Texts = Texts::new(Lang::Vi);

    #[test]
    fn the_shipped_tracks_are_read_and_each_of_their_lessons_is_shipped() {
        let catalogue = embedded_catalogue(VI);
        assert_eq!(catalogue.tracks()[0].lessons.len(), 10, "the first ten lessons");
        for track in catalogue.tracks() {
            let ids: BTreeSet<&String> = track.lessons.iter().collect();
            assert_eq!(ids.len(), track.lessons.len(), "{} has a lesson twice", track.id);
            for id in &track.lessons {
                assert!(catalogue.lessons().iter().any(|lesson| lesson.id == *id), "{}: {id} is not shipped", track.id);
            }
        }
    }

    #[test]
    fn what_is_wrong_with_a_track_is_told_like_what_is_wrong_with_a_lesson() {
        let rules = |source: &str| {
            let problems = read_tracks(source, VI).expect_err("a bad file");
            problems.into_iter().map(|problem| problem.rule).collect::<Vec<_>>()
        };
        assert_eq!(rules("[[track]]\nid = \"a\"\ntitle = \"A\"\nlessons = [\"b\"]\n"), ["missing-key"]);
        assert_eq!(
            rules("[[track]]\nid = \"a\"\ntitle = \"A\"\nabout = \"A.\"\nlesson = []\nlessons = [\"b\"]\n"),
            ["unknown-key"]
        );
        assert!(rules("[[track").contains(&"toml"));
    }
}
