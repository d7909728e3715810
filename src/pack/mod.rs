//! Packs: lessons, voices, announcements, the list of hamlets and the commune's trust list, in one signed file that rides on
//! a stick (trust.md §3). What a pack is ([`Header`], [`Part`]), whether it may take the place of the one a station has
//! ([`Floor`]), what is in it ([`Contents`]) and what it would change ([`Change`]).
//!
//! Pure: bytes, keys and the programme's root are handed in. It does not know where a pack lies, nor who carries it. There
//! is no archive format inside and no path anywhere: a part's name is an id and never becomes the name of a file.

mod builder;
mod change;
mod contents;
mod desk;
mod floor;
mod header;
mod inspection;
mod lines;
mod part;
#[cfg(test)]
pub(crate) mod tests;
mod trouble;

pub use builder::Builder;
pub use change::{Change, changes};
pub use contents::{CarriedList, Contents, gather};
pub use desk::{Answer, Before, Command, Installed, Label, Offered, Refusal, Review, Shelf, StickSeen};
pub use floor::{Floor, NotTaken, Standing};
pub use header::{Header, MOST_HEADER, MOST_PACK, PRELUDE};
pub use inspection::{Inspection, is_part};
pub use lines::{Announcement, BadLine, announcements, xoms};
pub use part::{Part, PartKind, PartName};
pub use trouble::PackTrouble;
