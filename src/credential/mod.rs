//! The confirmation's credential, version 1 (trust.md §1): 24 bytes of facts and an Ed25519 signature, as 212 digits in
//! a QR, with a ten-character code to say over the telephone, what may be said about one that is shown to us, and the page
//! with which a telephone says the same.
//!
//! Pure: keys and random bytes are handed in. It knows nothing of where keys lie, how a QR is drawn, or who the learner
//! is behind a learner code.

pub mod crockford;
mod examined;
mod facts;
mod key;
mod keyring;
pub mod open_badges;
mod page;
mod short_code;
mod sign;
mod signed_head;
mod text;
mod verdict;

pub use crate::record::{hex, unhex};
pub use examined::{Examined, examine};
pub use facts::{Credential, CredentialId, Day, FACTS_LENGTH, Kind, Percent};
pub use key::{KeyId, key_id, station_id};
pub use keyring::{BadKey, KeyStatus, Keyring, KnownKey, strict_key};
pub use page::{PhonePage, keeper};
pub use short_code::{NotAShortCode, ShortCode};
pub use sign::{SIGNED_LENGTH, Signed};
pub use signed_head::{NotASignedHead, SignedHead};
pub use text::{Host, Misread, NotAHost};
pub use verdict::{Accepted, Verdict, judge};
