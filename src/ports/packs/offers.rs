//! Which packs lie on a stick. A stick comes from anywhere: only regular files are looked at, not many, and nothing that a
//! name leads to elsewhere.

use super::ENDING;
use crate::pack::{Header, MOST_PACK, PRELUDE, PackTrouble};
use crate::trust::{ProgrammeRoot, TrustTrouble};
use rustix::fs::{Mode, OFlags};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

/// So many names are looked at in a folder, and so many packs are offered.
const MOST_NAMES: usize = 4000;
const MOST_OFFERS: usize = 32;

/// A file that calls itself a pack.
#[derive(Debug)]
pub struct Offer {
    pub path: PathBuf,
    /// Whether it can be believed so far: nothing but its header was read.
    pub header: Result<Header, PackTrouble>,
}

/// The packs in a folder and in the folders in it, the newest of each commune first. What cannot be read is passed over.
pub fn offers(stick: &Path, root: &ProgrammeRoot) -> Vec<Offer> {
    let folders = names(stick).into_iter().filter(|path| is(path, fs::FileType::is_dir));
    let files = std::iter::once(stick.to_owned()).chain(folders).flat_map(|folder| names(&folder));
    let files = files.filter(|path| has_ending(path) && is(path, fs::FileType::is_file)).take(MOST_OFFERS);
    let offer = |path: PathBuf| {
        let header = header_of(&mut open(&path).ok()?, root).ok()?;
        Some(Offer { path, header })
    };
    let mut offers: Vec<Offer> = files.filter_map(offer).collect();
    offers.sort_by_cached_key(|offer| std::cmp::Reverse(rank(offer)));
    offers
}

fn rank(offer: &Offer) -> (bool, u32, u32) {
    let number = |header: &Header| (true, header.certificate.commune().epoch, header.number);
    offer.header.as_ref().map_or((false, 0, 0), number)
}

/// Sorted, so that a stick looks the same every time.
fn names(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().take(MOST_NAMES);
    let mut names: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    names.sort();
    names
}

fn is(path: &Path, kind: impl Fn(&fs::FileType) -> bool) -> bool {
    fs::symlink_metadata(path).is_ok_and(|about| kind(&about.file_type()))
}

fn has_ending(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING))
}

/// Opens a regular file and nothing else: no link is followed, and a pipe or a device does not make anybody wait.
pub(super) fn open(path: &Path) -> io::Result<File> {
    let how = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let file = File::from(rustix::fs::open(path, how, Mode::empty())?);
    let about = file.metadata()?;
    if about.is_file() && about.len() <= MOST_PACK { Ok(file) } else { Err(ErrorKind::InvalidData.into()) }
}

/// The header at the beginning of a file: an error of the file, or what is wrong with the header.
fn header_of(file: &mut impl Read, root: &ProgrammeRoot) -> io::Result<Result<Header, PackTrouble>> {
    Ok(head_of(file)?.and_then(|head| Header::read(&head, root)))
}

/// The bytes of the header, unread.
pub(super) fn head_of(file: &mut impl Read) -> io::Result<Result<Vec<u8>, PackTrouble>> {
    let mut head = Vec::new();
    file.take(PRELUDE as u64).read_to_end(&mut head)?;
    let Some(first) = head.first_chunk() else { return Ok(Err(TrustTrouble::CutShort.into())) };
    let length = match Header::length(first) {
        Ok(length) => length,
        Err(trouble) => return Ok(Err(trouble)),
    };
    file.take((length - PRELUDE) as u64).read_to_end(&mut head)?;
    Ok(if head.len() == length { Ok(head) } else { Err(TrustTrouble::CutShort.into()) })
}
