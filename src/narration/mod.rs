//! What the voice says: a list of spoken pieces, each with the id of the clip that may replace the synthesiser.
//!
//! Pure; it does not know whether there is a sound card.

mod length;
mod pronounced;

pub use length::seconds;
pub use pronounced::pronounced;

/// Something to be said, piece after piece.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Narration {
    pub pieces: Vec<Piece>,
}

/// One spoken text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// `<lesson-id>/<clip-id>` of a recorded clip, if the text comes from a lesson.
    pub clip: Option<String>,
    pub text: String,
}

impl Narration {
    /// Interface texts, spoken by the synthesiser.
    pub fn of<T: Into<String>>(texts: impl IntoIterator<Item = T>) -> Self {
        let pieces = texts.into_iter().map(|text| Piece { clip: None, text: text.into() }).collect();
        Self { pieces }
    }

    /// One more interface text.
    pub fn and(mut self, text: impl Into<String>) -> Self {
        self.pieces.push(Piece { clip: None, text: text.into() });
        self
    }

    /// A text of a lesson, with its clip.
    pub fn and_clip(mut self, clip: impl Into<String>, text: impl Into<String>) -> Self {
        self.pieces.push(Piece { clip: Some(clip.into()), text: text.into() });
        self
    }
}
