//! How long many events take.

use crate::commune::{DAY, list_of};
use crate::share;
use crate::village::{Dice, Station};
use std::time::Instant;
use tramhoc::ports::bundles::{Believing, Outgoing, take_bundle};
use tramhoc::ports::folder::Folder;
use tramhoc::ports::store::Store;

#[test]
fn a_long_bundle_is_written_and_taken_piece_by_piece() {
    let events = share(100_000, 5000) as usize;
    let (sticks, office) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let mut station = Station::new(7);
    station.works(events, &mut Dice(1));
    let began = Instant::now();
    let outgoing = Outgoing { store: &station.store, key: &station.key, made: DAY, delivered: Vec::new() };
    let mut told = Vec::new();
    let written = outgoing.write_into(sticks.path(), |done, whole| told.push((done, whole))).expect("written");
    let wrote = began.elapsed();
    assert_eq!(written.events, events as u64);
    assert_eq!(told.last(), Some(&(written.bytes, written.bytes)), "it comes to its end");
    assert!(told.is_sorted());

    let mut store = Store::open_to_merge(Folder::hold(office.path()).expect("held")).expect("an office");
    let believing = Believing { list: Some(list_of(std::slice::from_ref(&station.key))), own: None };
    let file = std::fs::File::open(written.file.expect("a file")).expect("opened");
    let began = Instant::now();
    let taken = take_bundle(&mut store, &believing, file).expect("taken");
    assert_eq!((taken.new, taken.trouble), (events as u64, None));
    println!("{events} events, {} bytes: written in {wrote:?}, taken in {:?}", written.bytes, began.elapsed());
}
