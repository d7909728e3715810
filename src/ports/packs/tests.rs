//! Whatever happens on the way from the stick, the packs on the shelf are whole.

use super::*;
use crate::pack::tests::packed;
use crate::trust::ProgrammeRoot;
use std::io::{Cursor, Read, Seek, SeekFrom};

/// A stick that is pulled when so much of the file was read.
struct Pulled<'a> {
    file: Cursor<&'a [u8]>,
    after: u64,
}

impl Read for Pulled<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let left = self.after.saturating_sub(self.file.position());
        if left == 0 {
            return Err(io::Error::other("pulled"));
        }
        let most = into.len().min(left as usize);
        let read = self.file.read(&mut into[..most])?;
        Ok(read)
    }
}

impl Seek for Pulled<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

fn root() -> ProgrammeRoot {
    ProgrammeRoot::test()
}

fn bring(packs: &Packs, file: &[u8]) -> Result<PackId, NotBrought> {
    let arrived = packs.bring_from(Cursor::new(file), &root(), |_, _| {})?;
    packs.keep(arrived).map_err(NotBrought::Disk)
}

fn is_whole(packs: &Packs, id: PackId) -> bool {
    let contents = packs.open(id, &root()).and_then(|pack| pack.contents(&root()));
    contents.is_ok_and(|contents| contents.lessons.len() == 1)
}

#[test]
fn a_pack_is_brought_kept_and_read_from_the_shelf() {
    let data = tempfile::tempdir().expect("a folder");
    let packs = Packs::in_folder(data.path());
    let id = bring(&packs, &packed(1, 1)).expect("a good pack");
    assert!(is_whole(&packs, id));
    let pack = packs.open(id, &root()).expect("it is there");
    let lesson = &pack.contents(&root()).expect("it is whole").lessons[0].id;
    assert_eq!(pack.clip(&format!("{lesson}/story-1")).as_deref(), Some(b"OggS".as_slice()));
    assert_eq!(pack.clip(&format!("{lesson}/story-9")), None);
}

#[test]
fn a_stick_pulled_after_any_block_changes_nothing_and_the_next_try_goes_on_from_there() {
    let data = tempfile::tempdir().expect("a folder");
    let packs = Packs::in_folder(data.path());
    let (old, new) = (packed(1, 1), packed(1, 2));
    let old = bring(&packs, &old).expect("a good pack");
    for pulled_after in (0..new.len()).step_by(512) {
        let stick = Pulled { file: Cursor::new(&new), after: pulled_after as u64 };
        let broken_off = packs.bring_from(stick, &root(), |_, _| {});
        assert!(matches!(broken_off, Err(NotBrought::Stick(_))), "pulled after {pulled_after}");
        assert!(is_whole(&packs, old));
    }
    let mut first = None;
    let arrived = packs.bring_from(Cursor::new(&new), &root(), |here, _| {
        first.get_or_insert(here);
    });
    let new_id = packs.keep(arrived.expect("it arrives at last")).expect("kept");
    assert!(first.is_some_and(|here| here + 512 >= new.len() as u64), "it went on from {first:?} of {}", new.len());
    assert!(is_whole(&packs, new_id) && is_whole(&packs, old));
}

#[test]
fn what_a_broken_off_copy_of_another_pack_or_a_bad_block_left_is_not_gone_on_with() {
    let data = tempfile::tempdir().expect("a folder");
    let packs = Packs::in_folder(data.path());
    let (one, other) = (packed(1, 1), packed(1, 2));
    let stick = Pulled { file: Cursor::new(&one), after: one.len() as u64 - 1 };
    assert!(packs.bring_from(stick, &root(), |_, _| {}).is_err());
    assert!(bring(&packs, &other).is_ok());

    let stick = Pulled { file: Cursor::new(&one), after: one.len() as u64 - 1 };
    assert!(packs.bring_from(stick, &root(), |_, _| {}).is_err());
    let arriving = data.path().join("packs/.arriving");
    let mut left = fs::read(&arriving).expect("it is there");
    let middle = left.len() / 2;
    left[middle] ^= 1;
    fs::write(&arriving, left).expect("written");
    let id = bring(&packs, &one).expect("from the beginning");
    assert!(is_whole(&packs, id));
}

#[test]
fn a_pack_altered_on_the_stick_does_not_arrive_and_leaves_nothing() {
    let data = tempfile::tempdir().expect("a folder");
    let packs = Packs::in_folder(data.path());
    let mut file = packed(1, 1);
    let last = file.len() - 1;
    file[last] ^= 1;
    assert!(matches!(bring(&packs, &file), Err(NotBrought::NotBelieved(_))));
    assert_eq!(fs::read_dir(data.path().join("packs")).expect("the folder").count(), 0);
}

#[test]
fn only_regular_files_are_offered_whatever_a_stick_brings() {
    let stick = tempfile::tempdir().expect("a folder");
    let inside = stick.path().join("Bài học mới");
    fs::create_dir(&inside).expect("made");
    fs::write(inside.join("hai.THPACK"), packed(1, 2)).expect("written");
    fs::write(stick.path().join("mot.thpack"), packed(1, 1)).expect("written");
    fs::write(stick.path().join("hong.thpack"), b"BDHP").expect("written");
    fs::write(stick.path().join("anh.jpg"), b"x").expect("written");
    fs::create_dir(stick.path().join("thu-muc.thpack")).expect("made");
    std::os::unix::fs::symlink("/etc/passwd", stick.path().join("link.thpack")).expect("linked");
    std::os::unix::fs::symlink("/dev/zero", stick.path().join("zero.thpack")).expect("linked");
    std::os::unix::fs::symlink(stick.path(), stick.path().join("vong")).expect("linked");
    rustix::fs::mknodat(
        rustix::fs::CWD,
        stick.path().join("ong.thpack"),
        rustix::fs::FileType::Fifo,
        rustix::fs::Mode::RUSR,
        0,
    )
    .expect("a pipe");
    fs::write(stick.path().join(format!("{}.thpack", "x".repeat(240))), b"").expect("written");
    let offers = offers(stick.path(), &root());
    let numbers: Vec<Option<u32>> =
        offers.iter().map(|offer| offer.header.as_ref().ok().map(|header| header.number)).collect();
    assert_eq!(numbers, [Some(2), Some(1), None, None]);
    assert!(super::offers(Path::new("/nowhere"), &root()).is_empty());
}

#[test]
fn a_file_too_long_to_be_a_pack_is_not_read() {
    let stick = tempfile::tempdir().expect("a folder");
    let path = stick.path().join("to.thpack");
    fs::File::create(&path).and_then(|file| file.set_len(65 << 20)).expect("made");
    assert!(offers(stick.path(), &root()).is_empty());
}

#[test]
fn sweeping_leaves_the_packs_that_count_and_a_copy_under_way() {
    let data = tempfile::tempdir().expect("a folder");
    let packs = Packs::in_folder(data.path());
    packs.sweep(&[]).expect("there is no folder yet");
    let [one, two, three] = [1, 2, 3].map(|number| bring(&packs, &packed(1, number)).expect("a good pack"));
    fs::write(data.path().join("packs/.arriving"), b"x").expect("written");
    packs.sweep(&[one, three]).expect("swept");
    assert!(is_whole(&packs, one) && is_whole(&packs, three) && !is_whole(&packs, two));
    assert!(data.path().join("packs/.arriving").exists());
}

#[test]
fn a_pack_damaged_on_the_shelf_is_not_used() {
    let data = tempfile::tempdir().expect("a folder");
    let packs = Packs::in_folder(data.path());
    let file = packed(1, 1);
    let id = bring(&packs, &file).expect("a good pack");
    let path = packs.path(id);
    for place in [0, 20, file.len() / 2] {
        let mut damaged = file.clone();
        damaged[place] ^= 1;
        fs::write(&path, damaged).expect("written");
        assert!(!is_whole(&packs, id), "byte {place}");
    }
    fs::remove_file(&path).expect("removed");
    assert!(!is_whole(&packs, id));
}
