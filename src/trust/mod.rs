//! Whom a verifier may believe (trust.md §2): the programme's root, which vouches for communes; a commune's key, which
//! vouches for its stations; the signed list of stations that travels on a stick. Every file kind has its packed layout at
//! the head of its module, all numbers big-endian, every signature over a text of its own purpose.
//!
//! Pure: keys, days and bytes are handed in. It knows nothing of where they lie, of passphrases, or of who carries them.

mod certificate;
mod changes;
mod digits;
mod enrolment;
mod list;
mod name;
pub(crate) mod packed;
mod root;
mod standing;
mod succession;
#[cfg(test)]
mod tests;
mod trouble;
mod vouched;

pub(crate) use certificate::MOST_BYTES as CERTIFICATE_BYTES;
pub use certificate::{CertificateRequest, Commune, CommuneCertificate, CommuneId};
pub use changes::{Enrolled, NotChanged, NotIssued};
pub use digits::KeyDigits;
pub use enrolment::EnrolmentRequest;
pub use list::{ListedStation, MOST_REVOKED, MOST_STATIONS, TRUST_LIST_BYTES, TrustList};
pub use name::{BadName, PlaceName};
pub use root::{ProgrammeRoot, TEST_ROOT_SEED, TEST_ROOT_WORDS};
pub use standing::{NotTaken, Standing};
pub use succession::Succession;
pub use trouble::TrustTrouble;
pub use vouched::{OfferedKey, RefusedKey, Vouched};
