//! Vietnamese typing built in, because a console has no input method: keys go in, letters with their marks come out.
//!
//! The rules of Telex and VNI are bamboo-core's, asked in one place (`word.rs`); what a person expects around them
//! (Backspace takes a letter, a corrected word can still take its mark, the system's own input method wins) is ours.
//! Pure. It must not know fields, screens or which keys exist outside text.

mod composer;
mod word;

pub use composer::Composer;

/// How marks are typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Method {
    /// aa → â, dd → đ, ow → ơ; s f r x j are the tones.
    Telex,
    /// a6 → â, d9 → đ, o7 → ơ; 1 to 5 are the tones.
    Vni,
    /// Whichever of the two the person is used to. A digit right behind a letter is a mark where it can be one; behind a
    /// space, behind another digit, or pressed twice it is a digit.
    #[default]
    Either,
}

impl Method {
    /// Whether a digit after a letter is a mark.
    fn marks_by_digits(self) -> bool {
        self != Self::Telex
    }
}
