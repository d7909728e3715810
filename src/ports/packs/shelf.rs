//! A pack that is here: its lessons and lists, and its recordings one at a time.

use super::{Packs, offers};
use crate::pack::{Contents, Header, Inspection, PackTrouble, Part, PartKind, gather, is_part};
use crate::record::PackId;
use crate::trust::ProgrammeRoot;
use std::fs::File;
use std::io::{self, Read};
use std::os::unix::fs::FileExt;
use std::path::Path;

/// An open pack.
#[derive(Debug)]
pub struct OnShelf {
    file: File,
    pub header: Header,
}

/// Why a pack that was installed cannot be used: its file is gone, or was damaged.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    #[error(transparent)]
    Disk(#[from] io::Error),
    #[error(transparent)]
    Damaged(#[from] PackTrouble),
}

impl Packs {
    /// Opens a pack on the shelf. Its signature is looked at again, and each part's hash when it is read.
    pub fn open(&self, id: PackId, root: &ProgrammeRoot) -> Result<OnShelf, Unusable> {
        let mut file = offers::open(&self.path(id))?;
        let head = offers::head_of(&mut file)??;
        Ok(OnShelf { header: Header::read(&head, root)?, file })
    }
}

/// Reads a pack where it lies, whole: its header, its bytes, everything in it.
pub fn look_through(path: &Path, root: &ProgrammeRoot) -> Result<(Header, Contents), Unusable> {
    let mut file = offers::open(path)?;
    let head = offers::head_of(&mut file)??;
    let header = Header::read(&head, root)?;
    let mut inspection = Inspection::of(&header);
    let mut piece = vec![0; 256 << 10];
    loop {
        match file.read(&mut piece)? {
            0 => break,
            read => inspection.take(&piece[..read])?,
        }
    }
    inspection.end()?;
    let contents = OnShelf::new(file, header.clone()).contents(root)?;
    Ok((header, contents))
}

impl OnShelf {
    pub(super) fn new(file: File, header: Header) -> Self {
        Self { file, header }
    }

    /// Everything but the recordings.
    pub fn contents(&self, root: &ProgrammeRoot) -> Result<Contents, Unusable> {
        gather(&self.header, root, |part| Ok(self.bytes(part)?))
    }

    /// A recording, by `<lesson-id>/<clip-id>`. None if the pack has none of it, or it was damaged.
    pub fn clip(&self, id: &str) -> Option<Vec<u8>> {
        let is_it = |part: &&Part| part.kind == PartKind::Clip && names(part, id);
        let part = self.header.parts.iter().find(is_it)?;
        let bytes = self.bytes(part).ok()?;
        is_part(&bytes, part).is_ok().then_some(bytes)
    }

    fn bytes(&self, part: &Part) -> io::Result<Vec<u8>> {
        let mut bytes = vec![0; part.length as usize];
        self.file.read_exact_at(&mut bytes, part.offset)?;
        Ok(bytes)
    }
}

/// `course/lesson/clip.ogg` is called `lesson/clip`.
fn names(part: &Part, id: &str) -> bool {
    let stem = part.name.as_str().rsplit_once('.').map_or("", |(stem, _)| stem);
    stem.split_once('/').is_some_and(|(_, lesson_and_clip)| lesson_and_clip == id)
}
