//! One thing in a pack: what kind it is, what it is called, how long it is, and its hash.

use super::trouble::PackTrouble;
use crate::trust::packed::Reader;
use std::fmt;

/// What a part is. To add a kind: a variant, and a line in each of the two tables below.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartKind {
    /// A `lesson.toml`; its name is `course/lesson-id`.
    Lesson,
    /// A recording; its name is `course/lesson-id/clip-id.ogg` (or `flac`, `wav`).
    Clip,
    /// What the welcome screen announces, see [`super::announcements`].
    Announcements,
    /// The hamlets with their ids, see [`super::xoms`].
    Xoms,
    /// The commune's list of its stations, as it signed it.
    TrustList,
}

impl PartKind {
    pub const ALL: [Self; 5] = [Self::Lesson, Self::Clip, Self::Announcements, Self::Xoms, Self::TrustList];

    /// Its number in the header.
    fn code(self) -> u8 {
        match self {
            Self::Lesson => 1,
            Self::Clip => 2,
            Self::Announcements => 3,
            Self::Xoms => 4,
            Self::TrustList => 5,
        }
    }

    /// The most bytes such a part has, and of how many ids its name is made.
    fn limits(self) -> (u32, usize) {
        match self {
            Self::Lesson => (1 << 20, 2),
            Self::Clip => (4 << 20, 3),
            Self::Announcements => (16 << 10, 0),
            Self::Xoms => (64 << 10, 0),
            Self::TrustList => (crate::trust::TRUST_LIST_BYTES as u32, 0),
        }
    }

    fn of_code(code: u8) -> Result<Self, PackTrouble> {
        Self::ALL.into_iter().find(|kind| kind.code() == code).ok_or(PackTrouble::Kind(code))
    }
}

/// Ids joined by `/`: small ASCII letters, digits, hyphens; the last of a clip with the kind of its file behind a dot. Empty
/// where a pack has only one such part.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct PartName(String);

impl PartName {
    const MOST_BYTES: usize = 255;

    /// Strict: no other text names a part of this kind.
    pub fn new(kind: PartKind, text: &str) -> Result<Self, PackTrouble> {
        let bad = || PackTrouble::PartName;
        let (_, ids) = kind.limits();
        let (stem, ending) = match kind {
            PartKind::Clip => text.rsplit_once('.').ok_or_else(bad)?,
            _ => (text, "ogg"),
        };
        let named: Vec<&str> = if stem.is_empty() { Vec::new() } else { stem.split('/').collect() };
        let is_right = named.len() == ids
            && named.iter().all(|id| is_id(id))
            && matches!(ending, "ogg" | "flac" | "wav")
            && text.len() <= Self::MOST_BYTES;
        if is_right { Ok(Self(text.to_owned())) } else { Err(bad()) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

impl fmt::Display for PartName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An entry of the header: 1 byte kind, 1 + n name, 4 length, 32 SHA-256.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub kind: PartKind,
    pub name: PartName,
    /// Bytes.
    pub length: u32,
    pub sha256: [u8; 32],
    /// Bytes from the beginning of the file.
    pub offset: u64,
}

impl Part {
    pub(super) fn pack(&self, bytes: &mut Vec<u8>) {
        bytes.push(self.kind.code());
        bytes.push(u8::try_from(self.name.0.len()).expect("a name has at most 255 bytes"));
        bytes.extend(self.name.0.as_bytes());
        bytes.extend(self.length.to_be_bytes());
        bytes.extend(self.sha256);
    }

    /// Reads the next entry, of a part that lies at `offset`.
    pub(super) fn read(reader: &mut Reader<'_>, offset: u64) -> Result<Self, PackTrouble> {
        let kind = PartKind::of_code(reader.u8()?)?;
        let length = reader.u8()?;
        let name = std::str::from_utf8(reader.slice(length.into())?).map_err(|_| PackTrouble::PartName)?;
        let name = PartName::new(kind, name)?;
        let length = checked_length(kind, u64::from(reader.u32()?))?;
        Ok(Self { kind, name, length, sha256: reader.array()?, offset })
    }

    /// Where the next one lies.
    pub fn end(&self) -> u64 {
        self.offset + u64::from(self.length)
    }
}

/// The length as it stands in a header, if a part of this kind may be so long.
pub(super) fn checked_length(kind: PartKind, length: u64) -> Result<u32, PackTrouble> {
    let (most, _) = kind.limits();
    u32::try_from(length).ok().filter(|length| *length <= most).ok_or(PackTrouble::PartTooLong { kind, length, most })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_made_of_ids_and_nothing_a_file_system_would_obey() {
        let ok = |kind, text| PartName::new(kind, text).is_ok();
        assert!(ok(PartKind::Lesson, "an-toan/ba-cuoc-goi-la"));
        assert!(ok(PartKind::Clip, "an-toan/ba-cuoc-goi-la/story-1.ogg"));
        assert!(ok(PartKind::Xoms, ""));
        for bad in
            ["", "/", "..", "an-toan", "an-toan/", "../x", "a/b/c", "a//b", "A/b", "a/b.toml", "a/\u{e1}", "a/b\0"]
        {
            assert!(!ok(PartKind::Lesson, bad), "{bad:?}");
        }
        for bad in ["a/b/c", "a/b/c.exe", "a/b/.ogg", "a/../c.ogg", "a/b/c.ogg/d.ogg", "/a/b/c.ogg"] {
            assert!(!ok(PartKind::Clip, bad), "{bad:?}");
        }
        assert!(!ok(PartKind::TrustList, "x"));
        assert!(!ok(PartKind::Lesson, &format!("a/{}", "b".repeat(254))));
    }
}
