//! Why a bundle, a piece of one, or a receipt is not taken.

use crate::trust::TrustTrouble;

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BundleTrouble {
    /// The head of the file, a name, a change of keys, or its end.
    #[error(transparent)]
    Packed(#[from] TrustTrouble),
    #[error("the header is not signed with the key it brings")]
    NotByStation,
    #[error("the header has {0} bytes, more than it may")]
    HeaderTooLong(u64),
    #[error("{found} pieces, at most {most} are allowed")]
    TooMany { found: usize, most: usize },
    #[error("a piece of {length} bytes, at most {most} are allowed")]
    RunTooLong { length: u64, most: u32 },
    #[error("a piece without an event, or with a number no event has")]
    Numbers,
    #[error("events of a station the signer does not speak for")]
    OtherStation,
    #[error("a station the commune's list does not know")]
    UnknownStation,
    #[error("the commune says that the station's key was stolen")]
    KeyStolen,
    #[error("the events from {first} on are not what the header says")]
    Altered { first: u64 },
    #[error("event {seq} is none")]
    NotAnEvent { seq: u64 },
    #[error("event {seq} holds signs of control")]
    Hostile { seq: u64 },
    #[error("the receipt of another commune, or under a key that was replaced")]
    OtherCommune,
}
