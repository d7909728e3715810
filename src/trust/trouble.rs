//! Why a file of this family is not believed. Nothing in it was used.

use super::name::BadName;
use crate::credential::BadKey;

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TrustTrouble {
    #[error("another kind of file")]
    OtherKind,
    #[error("version {0}, which this program does not know")]
    Version(u8),
    #[error("{length} bytes, more than the {most} such a file may have")]
    TooLong { length: usize, most: usize },
    #[error("the file ends too early")]
    CutShort,
    #[error("{0} bytes too many")]
    Surplus(usize),
    #[error("the commune's certificate is not signed by the programme's root")]
    NotByRoot,
    #[error("the list is not signed by the commune of its certificate")]
    NotByCommune,
    #[error("the request is not signed with the key it brings")]
    NotByItself,
    #[error("the change of keys is not signed by both keys")]
    NotByBoth,
    #[error("a key: {0}")]
    Key(#[from] BadKey),
    #[error("a name: {0}")]
    Name(#[from] BadName),
    #[error("a key's status is {0}")]
    Status(u8),
    #[error("a mark that must be 0 or 1 is {0}")]
    Mark(u8),
    #[error("{found} entries, at most {most} are allowed")]
    TooMany { found: usize, most: usize },
    #[error("a key stands twice in the list")]
    KeyTwice,
    #[error("the revoked credentials are not in ascending order")]
    Order,
    #[error("the counter is 0")]
    NoCounter,
}
