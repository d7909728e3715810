//! Why a pack is not believed or cannot be used. Nothing of it was.

use super::lines::BadLine;
use super::part::PartKind;
use crate::trust::TrustTrouble;

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PackTrouble {
    /// The head of the file, the certificate, a name, or its end.
    #[error(transparent)]
    Packed(#[from] TrustTrouble),
    #[error("the header is not signed by the commune of its certificate")]
    NotByCommune,
    #[error("the header has {0} bytes, more than it may")]
    HeaderTooLong(usize),
    #[error("the pack has {0} bytes, more than it may")]
    TooLong(u64),
    #[error("the pack's number is 0")]
    NoNumber,
    #[error("a part of kind {0}, which this program does not know")]
    Kind(u8),
    #[error("the name of a part")]
    PartName,
    #[error("{length} bytes in a part of the kind {kind:?}, at most {most} are allowed")]
    PartTooLong { kind: PartKind, length: u64, most: u32 },
    #[error("the parts are not in their order, or one stands twice")]
    Order,
    #[error("{found} parts, at most {most} are allowed")]
    TooMany { found: usize, most: usize },
    #[error("the part {name} is not what the header says")]
    Altered { name: String },
    #[error("the lesson {name} does not read: {why}")]
    Lesson { name: String, why: String },
    #[error("the number {number} is that of two lessons")]
    NumberTwice { number: u16 },
    #[error("{name}: line {line}")]
    Line { name: &'static str, line: usize, bad: BadLine },
    #[error("the trust list in the pack is another commune's")]
    OtherCommunesList,
}

impl PackTrouble {
    /// Whether a newer program could use the pack.
    pub fn is_of_a_newer_program(&self) -> bool {
        matches!(self, Self::Packed(TrustTrouble::Version(_)) | Self::Kind(_))
    }
}
