//! Records out, and the word back that they have come: a bundle (`*.thbundle`) is a station's events since it was last told
//! that they had arrived; a receipt (`*.threceipt`) is the commune telling it so (trust.md §4).
//!
//! What a bundle is ([`Header`], [`Run`]), which of them is believed ([`standing`]), how far a chain goes without a gap
//! ([`Reached`]), what a receipt says ([`Receipt`]). Pure: bytes, keys and the programme's root are handed in. It does not
//! know where a bundle lies, who carries it, nor how events are kept. There is no name of a person in any of it.

mod desk;
mod header;
mod reached;
mod receipt;
mod run;
#[cfg(test)]
mod tests;
mod trouble;

pub use desk::{Answer, Command, Desk, HandedOver, Refusal, StickSeen};
pub use header::{Header, MOST_RUNS, PRELUDE, standing};
pub use reached::Reached;
pub use receipt::{MOST_HEADS, RECEIPT_BYTES, Receipt};
pub use run::{Run, Runs};
pub use trouble::BundleTrouble;
