//! Two machines with one disk, and so with one key: an alarm, and nothing of either is lost.

use crate::commune::list_of;
use crate::share;
use crate::village::{Dice, Office, Station, folder};
use tramhoc::ports::bundles::Taken;

/// A station, and the machine its disk was copied to after so many lines.
fn cloned(seed: u64) -> (Station, Station, Dice) {
    let mut dice = Dice(seed);
    let mut station = Station::new(7);
    let before = 1 + dice.below(20);
    station.works(before, &mut dice);
    let mut clone = station.as_of(station.lines());
    let (here, there) = (1 + dice.below(6), 1 + dice.below(6));
    station.works(here, &mut dice);
    clone.works(there, &mut dice);
    (station, clone, dice)
}

fn alarms(taken: &[Taken]) -> usize {
    taken.iter().filter(|taken| taken.fork.is_some()).count()
}

#[test]
fn every_cloned_disk_is_an_alarm_in_either_order_and_both_branches_are_kept() {
    let sticks = folder();
    let disks = share(100, 20);
    for seed in 0..disks {
        let (station, clone, mut dice) = cloned(seed);
        let list = list_of(std::slice::from_ref(&station.key));
        let mut bundles = [station.sends(sticks.path()).expect("news"), clone.sends(sticks.path()).expect("news")];
        dice.shuffle(&mut bundles);
        let mut offices = [Office::knowing(&list), Office::knowing(&list)];
        let taken = [offices[0].takes(&bundles[0]), offices[0].takes(&bundles[1])];
        assert_eq!(alarms(&taken), 1, "disk {seed}");
        offices[1].takes(&bundles[1]);
        offices[1].takes(&bundles[0]);
        let everything = station.links().into_iter().chain(clone.links()).map(|link| link.hash().0).collect();
        assert_eq!(offices[0].hashes(), everything);
        assert_eq!(offices[0].digest(), offices[1].digest());
        assert_eq!(offices[0].takes(&bundles[0]).new, 0);
    }
    println!("{disks} cloned disks: {disks} alarms");
}

#[test]
fn a_station_that_was_not_cloned_is_no_alarm() {
    let sticks = folder();
    let mut dice = Dice(5);
    let mut station = Station::new(7);
    let list = list_of(std::slice::from_ref(&station.key));
    let mut office = Office::knowing(&list);
    for day in 0..20 {
        station.works(3, &mut dice);
        let taken = office.takes(&station.sends(sticks.path()).expect("news"));
        assert_eq!((taken.fork, taken.beside), (None, 0));
        if day % 3 == 0 {
            station.takes(&office.receipt(), &list);
        }
        if day == 10 {
            station = station.as_of(station.lines());
            station.begins_again(9);
        }
    }
}

#[test]
fn each_of_two_cloned_machines_goes_by_what_has_come_of_its_own_branch() {
    let sticks = folder();
    let (mut station, mut clone, _) = cloned(3);
    let list = list_of(std::slice::from_ref(&station.key));
    let mut office = Office::knowing(&list);
    office.takes(&station.sends(sticks.path()).expect("news"));
    let receipt = office.receipt();
    clone.takes(&receipt, &list);
    assert_eq!(clone.store.delivered().expect("read"), [], "the other one's branch is not its own");
    office.takes(&clone.sends(sticks.path()).expect("it still sends all of it"));
    let receipt = office.receipt();
    for machine in [&mut station, &mut clone] {
        machine.takes(&receipt, &list);
        assert_eq!(machine.store.delivered().expect("read")[0].seq, machine.links().len() as u64);
        assert_eq!(machine.sends(sticks.path()), None, "nothing is left to be sent");
    }
}

#[test]
fn a_bundle_after_a_gap_is_taken_and_the_receipt_stands_before_the_gap() {
    let sticks = folder();
    let mut dice = Dice(1);
    let mut station = Station::new(7);
    let list = list_of(std::slice::from_ref(&station.key));
    let (mut office, mut elsewhere) = (Office::knowing(&list), Office::knowing(&list));
    station.works(4, &mut dice);
    let first = station.sends(sticks.path()).expect("news");
    elsewhere.takes(&first);
    station.takes(&elsewhere.receipt(), &list);
    station.works(3, &mut dice);
    let second = station.sends(sticks.path()).expect("news");
    let taken = office.takes(&second);
    assert_eq!((taken.new, taken.fork, taken.trouble), (3, None, None));
    assert_eq!(office.store.reached().expect("read"), [], "nothing can be said before the first event is here");
    office.takes(&first);
    assert_eq!(office.store.reached().expect("read")[0].seq, 7);
}
