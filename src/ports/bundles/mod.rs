//! Bundles and receipts as files: a station's records written onto a stick ([`Outgoing`]), a bundle brought into the records
//! of an office or of another station ([`take_bundle`]), what cannot be believed kept for looking at ([`Quarantine`]), and the
//! receipts that lie on a stick ([`receipts_on`]).
//!
//! Everything is read and written piece by piece: a bundle may be longer than memory.

mod folder;
mod importing;
mod outgoing;
mod quarantine;
mod receipts;
mod taking;

pub use folder::{carry_folder, put_read_me};
pub use importing::{Import, Imported, Outcome};
pub use outgoing::{NotWritten, Outgoing, Written, waiting};
pub use quarantine::Quarantine;
pub use receipts::{OnStick, receipts_on};
pub use taking::{Believing, NotTaken, Taken, take_bundle};
