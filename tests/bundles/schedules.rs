//! Twenty stations, three offices, and sticks that go round as sticks do: whatever the order, all offices end with the same.

use crate::commune::list_of;
use crate::share;
use crate::village::{Dice, Office, Station, folder};
use ed25519_dalek::SigningKey;
use std::collections::BTreeSet;
use std::path::Path;
use tramhoc::trust::TrustList;

const STATIONS: u8 = 20;
const STEPS: usize = 160;

struct Schedule<'a> {
    dice: Dice,
    stations: Vec<Station>,
    offices: Vec<Office>,
    list: TrustList,
    /// Every bundle there ever was.
    bundles: Vec<Vec<u8>>,
    /// The hash of every event there ever was.
    written: BTreeSet<[u8; 32]>,
    sticks: &'a Path,
}

impl<'a> Schedule<'a> {
    fn new(seed: u64, sticks: &'a Path) -> Self {
        let stations: Vec<Station> = (1..=STATIONS).map(Station::new).collect();
        let keys: Vec<SigningKey> = stations.iter().map(|station| station.key.clone()).collect();
        let list = list_of(&keys);
        let offices = (0..3).map(|_| Office::knowing(&list)).collect();
        Self { dice: Dice(seed), stations, offices, list, bundles: Vec::new(), written: BTreeSet::new(), sticks }
    }

    fn step(&mut self) {
        let (station, office) = (self.dice.below(self.stations.len()), self.dice.below(self.offices.len()));
        match self.dice.below(6) {
            0 | 1 => self.work(station),
            2 => self.send(station),
            3 => self.bring(office),
            4 => self.bring_damaged(office),
            _ => {
                let receipt = self.offices[office].receipt();
                self.stations[station].takes(&receipt, &self.list);
            }
        }
    }

    fn work(&mut self, station: usize) {
        let events = 1 + self.dice.below(5);
        self.stations[station].works(events, &mut self.dice);
        self.written.extend(self.stations[station].links().iter().map(|link| link.hash().0));
    }

    fn send(&mut self, station: usize) {
        self.bundles.extend(self.stations[station].sends(self.sticks));
    }

    fn bring(&mut self, office: usize) {
        if !self.bundles.is_empty() {
            let bundle = &self.bundles[self.dice.below(self.bundles.len())];
            let taken = self.offices[office].takes(bundle);
            assert_eq!(taken.trouble, None);
        }
    }

    /// Cut off, or with a byte that is another one.
    fn bring_damaged(&mut self, office: usize) {
        if self.bundles.is_empty() {
            return;
        }
        let mut bundle = self.bundles[self.dice.below(self.bundles.len())].clone();
        let place = self.dice.below(bundle.len());
        if self.dice.below(2) == 0 {
            bundle.truncate(place);
        } else {
            bundle[place] ^= 1 << self.dice.below(8);
        }
        assert!(self.offices[office].takes(&bundle).trouble.is_some());
    }

    /// One station's disk is put back to an earlier day. It notices, or it does not.
    fn roll_back(&mut self, notices: bool) {
        let station = self.dice.below(self.stations.len());
        self.work(station);
        let lines = self.dice.below(self.stations[station].lines());
        // What was on no bundle is gone with the disk.
        self.send(station);
        let mut back = self.stations[station].as_of(lines);
        if notices {
            back.begins_again(self.dice.below(60_000) as u16);
        }
        self.stations[station] = back;
        self.work(station);
    }

    /// At last every bundle comes to every office, in another order to each.
    fn end(&mut self) {
        (0..self.stations.len()).for_each(|station| self.send(station));
        for office in &mut self.offices {
            let mut order: Vec<usize> = (0..self.bundles.len()).collect();
            self.dice.shuffle(&mut order);
            order.iter().for_each(|place| assert_eq!(office.takes(&self.bundles[*place]).trouble, None));
        }
    }
}

#[test]
fn in_whatever_order_bundles_come_all_offices_end_with_the_same_and_no_receipt_claims_what_is_lacking() {
    let sticks = folder();
    let schedules = share(1000, 3);
    let mut bundles = 0;
    for seed in 0..schedules {
        let mut schedule = Schedule::new(seed, sticks.path());
        for step in 0..STEPS {
            schedule.step();
            if step == STEPS / 2 {
                schedule.roll_back(seed % 2 == 0);
            }
        }
        schedule.end();
        bundles += schedule.bundles.len();
        let digests: BTreeSet<[u8; 32]> = schedule.offices.iter().map(Office::digest).collect();
        assert_eq!(digests.len(), 1, "schedule {seed}");
        for office in &schedule.offices {
            assert_eq!(office.hashes(), schedule.written, "schedule {seed}");
            office.receipt();
        }
    }
    println!(
        "{schedules} schedules of {STATIONS} stations and 3 offices, {bundles} bundles: equal digests, no claim too much"
    );
}
