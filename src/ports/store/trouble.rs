//! What can go wrong with the folder and the store, told apart as far as somebody could do something about it.

use crate::contract::Trouble;
use rusqlite::ErrorCode;
use std::io;

/// Why the store did not do what it was asked. Whatever it was: nothing of it was written, nothing else was lost.
#[derive(Debug, thiserror::Error)]
pub enum StoreTrouble {
    #[error("the disk is full: {0}")]
    DiskFull(#[source] Cause),
    #[error("the disk cannot be written: {0}")]
    ReadOnly(#[source] Cause),
    #[error("another program holds the data folder")]
    InUse,
    #[error("the data folder is of a newer program: its schema is {found}, this program knows {known}")]
    Newer { found: u32, known: u32 },
    /// It holds what an office has gathered, and no station goes on there.
    #[error("the data folder is an office's")]
    Office,
    #[error("the disk or the database failed: {0}")]
    Disk(#[source] Cause),
    /// All 9,000 numbers a station has are given out.
    #[error("no learner's number is left")]
    NoNumberLeft,
}

/// What the system said.
#[derive(Debug, thiserror::Error)]
pub enum Cause {
    #[error(transparent)]
    Database(rusqlite::Error),
    #[error(transparent)]
    File(io::Error),
    #[error("{0}")]
    Found(String),
}

impl StoreTrouble {
    /// Whether it may be the records themselves: looking at them closely could help. A full disk, a newer program's file
    /// or another program are what they are.
    pub fn is_damage(&self) -> bool {
        matches!(self, Self::Disk(_))
    }

    /// Whether the database holds what it should not: a damaged page, a value nothing of ours has written, an event under
    /// a number that should be free. The disk, the memory and other programs are no such reason.
    pub fn is_corruption(&self) -> bool {
        use ErrorCode::{ConstraintViolation, DatabaseCorrupt, NotADatabase, Unknown};
        match self {
            Self::Disk(Cause::Found(_)) => true,
            Self::Disk(Cause::Database(error)) => match error.sqlite_error_code() {
                Some(code) => [DatabaseCorrupt, NotADatabase, ConstraintViolation, Unknown].contains(&code),
                None => true,
            },
            _ => false,
        }
    }

    /// The database holds what it should not.
    pub fn found(what: impl Into<String>) -> Self {
        Self::Disk(Cause::Found(what.into()))
    }
}

impl From<rusqlite::Error> for StoreTrouble {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull(Cause::Database(error)),
            Some(ErrorCode::ReadOnly) => Self::ReadOnly(Cause::Database(error)),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::InUse,
            _ => Self::Disk(Cause::Database(error)),
        }
    }
}

impl From<io::Error> for StoreTrouble {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull(Cause::File(error)),
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => Self::ReadOnly(Cause::File(error)),
            _ => Self::Disk(Cause::File(error)),
        }
    }
}

impl From<&StoreTrouble> for Trouble {
    fn from(trouble: &StoreTrouble) -> Self {
        match trouble {
            StoreTrouble::DiskFull(_) => Self::DiskFull,
            StoreTrouble::ReadOnly(_) => Self::ReadOnly,
            StoreTrouble::InUse => Self::InUse,
            StoreTrouble::Newer { .. } => Self::Newer,
            StoreTrouble::Disk(_) | StoreTrouble::NoNumberLeft | StoreTrouble::Office => Self::Disk,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trouble_of(kind: io::ErrorKind) -> Trouble {
        Trouble::from(&StoreTrouble::from(io::Error::from(kind)))
    }

    #[test]
    fn what_a_file_says_is_told_apart() {
        assert_eq!(trouble_of(io::ErrorKind::StorageFull), Trouble::DiskFull);
        assert_eq!(trouble_of(io::ErrorKind::ReadOnlyFilesystem), Trouble::ReadOnly);
        assert_eq!(trouble_of(io::ErrorKind::PermissionDenied), Trouble::ReadOnly);
        assert_eq!(trouble_of(io::ErrorKind::UnexpectedEof), Trouble::Disk);
    }

    #[test]
    fn what_sqlite_says_is_told_apart() {
        let trouble_of = |code| {
            let error = rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(code), None);
            Trouble::from(&StoreTrouble::from(error))
        };
        assert_eq!(trouble_of(rusqlite::ffi::SQLITE_FULL), Trouble::DiskFull);
        assert_eq!(trouble_of(rusqlite::ffi::SQLITE_READONLY), Trouble::ReadOnly);
        assert_eq!(trouble_of(rusqlite::ffi::SQLITE_BUSY), Trouble::InUse);
        assert_eq!(trouble_of(rusqlite::ffi::SQLITE_IOERR_FSYNC), Trouble::Disk);
        assert_eq!(trouble_of(rusqlite::ffi::SQLITE_CORRUPT), Trouble::Disk);
    }
}
