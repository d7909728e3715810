//! A pack on its way from the stick: copied and looked through in one go, so that it is read once. The stick may be pulled,
//! the disk be full, the power go: what was copied stays, and the next try goes on from there.

use super::offers::{head_of, open};
use super::{OnShelf, Packs, Unusable};
use crate::pack::{Contents, Header, Inspection, PackTrouble};
use crate::trust::ProgrammeRoot;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

pub(super) const ARRIVING: &str = ".arriving";
/// Read and written at a time.
const PIECE: usize = 256 << 10;

/// A pack that is here whole: every hash was right, and it is on disk.
#[derive(Debug)]
pub struct Arrived {
    pub header: Header,
    path: PathBuf,
}

impl Arrived {
    /// Everything in it but the recordings.
    pub fn contents(&self, root: &ProgrammeRoot) -> Result<Contents, Unusable> {
        OnShelf::new(open(&self.path)?, self.header.clone()).contents(root)
    }

    pub(super) fn into_path(self) -> PathBuf {
        self.path
    }
}

/// Why a pack did not arrive. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum NotBrought {
    /// It was pulled, or cannot be read.
    #[error("the stick: {0}")]
    Stick(io::Error),
    #[error("this machine's disk: {0}")]
    Disk(io::Error),
    #[error(transparent)]
    NotBelieved(#[from] PackTrouble),
}

impl Packs {
    /// Copies a pack here and looks it through. `tell` hears how many bytes of how many are here.
    ///
    /// # Errors
    /// See [`NotBrought`]. A copy that broke off is gone on with by the next call for the same pack.
    pub fn bring(&self, from: &Path, root: &ProgrammeRoot, tell: impl FnMut(u64, u64)) -> Result<Arrived, NotBrought> {
        self.bring_from(open(from).map_err(NotBrought::Stick)?, root, tell)
    }

    pub(super) fn bring_from(
        &self,
        mut stick: impl Read + Seek,
        root: &ProgrammeRoot,
        mut tell: impl FnMut(u64, u64),
    ) -> Result<Arrived, NotBrought> {
        let head = head_of(&mut stick).map_err(NotBrought::Stick)??;
        let header = Header::read(&head, root)?;
        let path = self.folder.join(ARRIVING);
        let mut copy = self.begin(&path).map_err(NotBrought::Disk)?;
        let (mut inspection, mut here) = go_on(&mut copy, &head, &header).map_err(NotBrought::Disk)?;
        stick.seek(SeekFrom::Start(here)).map_err(NotBrought::Stick)?;
        let mut piece = vec![0; PIECE];
        loop {
            tell(here, header.whole());
            let read = read_some(&mut stick, &mut piece).map_err(NotBrought::Stick)?;
            if read == 0 {
                break;
            }
            if let Err(trouble) = inspection.take(&piece[..read]) {
                let _ = fs::remove_file(&path); // nothing to go on from
                return Err(trouble.into());
            }
            copy.write_all(&piece[..read]).map_err(NotBrought::Disk)?;
            here += read as u64;
        }
        inspection.end()?;
        copy.sync_all().map_err(NotBrought::Disk)?;
        Ok(Arrived { header, path })
    }

    fn begin(&self, path: &Path) -> io::Result<File> {
        fs::create_dir_all(&self.folder)?;
        OpenOptions::new().read(true).write(true).create(true).truncate(false).mode(0o600).open(path)
    }
}

/// Looks through what a broken-off copy of the same pack has left, and stands behind it; else begins anew.
fn go_on<'a>(copy: &mut File, head: &[u8], header: &'a Header) -> io::Result<(Inspection<'a>, u64)> {
    if let Some(found) = left_of(copy, head, header)? {
        return Ok(found);
    }
    copy.set_len(0)?;
    copy.rewind()?;
    copy.write_all(head)?;
    Ok((Inspection::of(header), header.length))
}

fn left_of<'a>(copy: &mut File, head: &[u8], header: &'a Header) -> io::Result<Option<(Inspection<'a>, u64)>> {
    copy.rewind()?;
    let mut left = vec![0; head.len()];
    match copy.read_exact(&mut left) {
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(None),
        read => read?,
    }
    if left != head {
        return Ok(None);
    }
    let (mut inspection, mut here) = (Inspection::of(header), header.length);
    let mut piece = vec![0; PIECE];
    loop {
        match read_some(copy, &mut piece)? {
            0 => return Ok(Some((inspection, here))),
            read if inspection.take(&piece[..read]).is_err() => return Ok(None),
            read => here += read as u64,
        }
    }
}

fn read_some(from: &mut impl Read, piece: &mut [u8]) -> io::Result<usize> {
    loop {
        match from.read(piece) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            read => return read,
        }
    }
}
