//! Sticks that are full, locked, pulled or broken: what was on them stays, what is not right does not count.

use crate::commune::{DAY, list_of};
use crate::disk::Disk;
use crate::village::{Dice, Office, Station};
use std::fs::{self, OpenOptions};
use std::io::ErrorKind;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use tramhoc::ports::bundles::{NotWritten, Outgoing, Written};

/// A station with more than one run of events.
fn station() -> Station {
    let mut station = Station::new(7);
    station.works(60, &mut Dice(1));
    station.begins_again(3);
    station.works(60, &mut Dice(2));
    station
}

fn write(station: &Station, to: &Path, tell: impl FnMut(u64, u64)) -> Result<Written, NotWritten> {
    Outgoing { store: &station.store, key: &station.key, made: DAY, delivered: Vec::new() }.write_into(to, tell)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    files
}

/// A bundle of the first days, and that it can still be taken.
fn is_still_good(station: &Station, bundle: &Path) {
    let mut office = Office::knowing(&list_of(std::slice::from_ref(&station.key)));
    assert_eq!(office.takes(&fs::read(bundle).expect("read")).trouble, None);
}

#[test]
fn on_a_full_stick_the_bundle_before_stays_and_nothing_half_done_is_left() {
    let Some(disk) = Disk::mount("on_a_full_stick_the_bundle_before_stays", "size=64k") else { return };
    let mut station = station();
    let before = write(&station, disk.path(), |_, _| {}).expect("there is room").file.expect("news");
    station.works(4000, &mut Dice(3));
    let refused = write(&station, disk.path(), |_, _| {});
    assert!(matches!(&refused, Err(NotWritten::There(error)) if error.kind() == ErrorKind::StorageFull), "{refused:?}");
    assert_eq!(files(disk.path()), std::slice::from_ref(&before));
    is_still_good(&station, &before);
}

#[test]
fn a_stick_locked_against_writing_says_so() {
    let Some(disk) = Disk::mount("a_stick_locked_against_writing_says_so", "size=1m") else { return };
    disk.remount("ro");
    let refused = write(&station(), disk.path(), |_, _| {});
    assert!(
        matches!(&refused, Err(NotWritten::There(error)) if error.kind() == ErrorKind::ReadOnlyFilesystem),
        "{refused:?}"
    );
}

#[test]
fn a_stick_that_is_pulled_meanwhile_is_an_error_and_nothing_counts() {
    let above = tempfile::tempdir().expect("a folder");
    let stick = above.path().join("usb");
    fs::create_dir(&stick).expect("made");
    let refused = write(&station(), &stick, |_, _| drop(fs::remove_dir_all(&stick)));
    assert!(matches!(refused, Err(NotWritten::There(_))), "{refused:?}");
    assert!(!stick.exists());
}

#[test]
fn what_a_broken_stick_has_kept_otherwise_than_it_was_told_does_not_count() {
    let stick = tempfile::tempdir().expect("a folder");
    let station = station();
    let spoil = |_, _| {
        // The header is written by now.
        let unfinished = files(stick.path()).remove(0);
        let file = OpenOptions::new().write(true).open(unfinished).expect("opened");
        file.write_all_at(b"\x55", 60).expect("spoilt");
    };
    let refused = write(&station, stick.path(), spoil);
    assert!(matches!(refused, Err(NotWritten::Corrupt(_))), "{refused:?}");
    assert!(files(stick.path()).is_empty());
}
