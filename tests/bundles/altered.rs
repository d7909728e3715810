//! Bundles that were altered on their way, by chance or by somebody: nothing altered is taken.

use crate::commune::{DAY, list_of};
use crate::share;
use crate::village::{Dice, Office, Station, folder};
use std::collections::BTreeSet;
use tramhoc::bundle::{BundleTrouble, Header, Runs};
use tramhoc::record::{EventId, Head, Link};
use uuid::Uuid;

fn station() -> Station {
    let mut station = Station::new(7);
    let mut dice = Dice(11);
    for epoch in 1..=4 {
        station.works(30, &mut dice);
        station.begins_again(epoch);
    }
    station.works(30, &mut dice);
    station
}

/// The bytes with something wrong with them.
fn mutated(bundle: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bundle.to_vec();
    let (one, other) = (dice.below(bytes.len()), dice.below(bytes.len()));
    let (from, to) = (one.min(other), one.max(other));
    match dice.below(7) {
        0 => bytes.truncate(one),
        1 => drop(bytes.drain(from..to.min(from + 40))),
        2 => bytes[one] = bytes[one].wrapping_add(1 + dice.below(255) as u8),
        3 => bytes[from..to].reverse(),
        4 => bytes.splice(from..from, bundle[from..to].iter().copied()).for_each(drop),
        5 => bytes[from..to].fill(0),
        _ => (0..=dice.below(20)).for_each(|_| {
            let place = dice.below(bytes.len());
            bytes[place] ^= 1 << dice.below(8);
        }),
    }
    bytes
}

#[test]
fn of_a_bundle_altered_in_any_way_nothing_altered_is_taken() {
    let (station, sticks) = (station(), folder());
    let list = list_of(std::slice::from_ref(&station.key));
    let bundle = station.sends(sticks.path()).expect("news");
    let written: BTreeSet<[u8; 32]> = station.links().iter().map(|link| link.hash().0).collect();
    let mutations = share(10_000, 400);
    let (mut dice, mut office, mut parts) = (Dice(3), Office::knowing(&list), 0);
    for number in 0..mutations {
        if number % 20 == 0 {
            office = Office::knowing(&list);
        }
        let altered = mutated(&bundle, &mut dice);
        let taken = office.takes(&altered);
        assert!(taken.trouble.is_some() || altered.starts_with(&bundle), "mutation {number}");
        assert_eq!((taken.beside, taken.fork), (0, None), "mutation {number}");
        assert!(office.hashes().is_subset(&written), "mutation {number}");
        parts += u64::from(taken.events > 0);
    }
    assert!(parts > mutations / 20, "a bad spot costs what lies on it: of {mutations}, {parts} were taken in part");
    println!("{mutations} altered bundles: nothing altered was taken, {parts} were taken in part");
}

/// A bundle over these events, signed by the station all the same: what a stolen key could make.
fn signed_nonetheless(station: &Station, links: &[Link]) -> Vec<u8> {
    let mut runs = Runs::default();
    let mut closed: Vec<_> = links.iter().filter_map(|link| runs.take(link).expect("short")).collect();
    closed.extend(runs.close());
    let (entries, bytes): (Vec<_>, Vec<_>) = closed.into_iter().unzip();
    [Header::sign(&station.key, DAY, None, &[], &entries), bytes.concat()].concat()
}

fn events(station: &Station, payloads: &[&str]) -> Vec<Link> {
    let mut head = Head::start(station.id(), 9 << 16);
    let mut links = Vec::new();
    for (number, payload) in payloads.iter().enumerate() {
        let link = head.next(EventId(Uuid::from_u128(number as u128 + 1)), (*payload).to_owned());
        head = head.after(&link).expect("it goes on");
        links.push(link);
    }
    links
}

const MOMENT: &str = r#"{"wall_ms":1,"boot":1,"up_ms":1,"quality":"carried_on"}"#;

#[test]
fn an_event_of_a_newer_program_is_kept_and_told() {
    let station = Station::new(7);
    let mut office = Office::knowing(&list_of(std::slice::from_ref(&station.key)));
    let newer = format!(r#"[{MOMENT},{{"kind":"of_tomorrow","learner":"0101010101","what":[1,{{"x":null}}]}}]"#);
    let links = events(&station, &[&newer, &newer]);
    let taken = office.takes(&signed_nonetheless(&station, &links));
    assert_eq!((taken.new, taken.unread, taken.trouble), (2, 2, None));
    assert_eq!(office.hashes().len(), 2);
}

#[test]
fn what_is_no_event_or_would_command_a_terminal_is_not_taken() {
    let station = Station::new(7);
    let list = list_of(std::slice::from_ref(&station.key));
    let good = format!(r#"[{MOMENT},{{"kind":"station_stopped"}}]"#);
    let bad = [
        "",
        "x",
        "[]",
        "[1,2]",
        "{}",
        "null",
        "[{},{}]",
        &format!("[{MOMENT}]"),
        &format!(r#"[{MOMENT},{{"kind":7}}]"#),
        &format!(r#"[{MOMENT},{{"learner":"x"}}]"#),
        &format!(r#"[{MOMENT},{{"kind":"station_stopped"}},1]"#),
        &"[".repeat(100_000),
    ];
    for payload in bad {
        let taken = Office::knowing(&list).takes(&signed_nonetheless(&station, &events(&station, &[&good, payload])));
        assert_eq!(taken.trouble, Some(BundleTrouble::NotAnEvent { seq: 2 }), "{payload:.60}");
    }
    for text in [r"\u001b[2J", r"\u0000", r"\u009b3m", r"a\nb", r"\u007f"] {
        let hostile = format!(r#"[{MOMENT},{{"kind":"of_tomorrow","deep":[{{"x":"{text}"}}]}}]"#);
        let taken = Office::knowing(&list).takes(&signed_nonetheless(&station, &events(&station, &[&hostile])));
        assert_eq!((taken.trouble, taken.new), (Some(BundleTrouble::Hostile { seq: 1 }), 0), "{text}");
    }
}

#[test]
fn a_station_speaks_for_itself_and_only_if_the_commune_knows_it() {
    let (station, stranger, sticks) = (station(), Station::new(8), folder());
    let own = signed_nonetheless(&station, &station.links());
    let others = signed_nonetheless(&stranger, &station.links());
    let list = list_of(&[station.key.clone(), stranger.key.clone()]);
    assert_eq!(Office::knowing(&list).takes(&others).trouble, Some(BundleTrouble::OtherStation));
    let mut ignorant = Office::knowing(&list_of(std::slice::from_ref(&stranger.key)));
    let taken = ignorant.takes(&own);
    assert_eq!((taken.trouble, taken.events), (Some(BundleTrouble::UnknownStation), 0));
    assert!(station.sends(sticks.path()).is_some());
}

#[test]
fn a_header_that_says_too_much_of_itself_is_refused_before_anything_is_made_ready_for_it() {
    let station = Station::new(7);
    let mut first = *b"BDHB\x01\xff\xff\xff\xff";
    assert!(matches!(Header::length(&first), Err(BundleTrouble::HeaderTooLong(_))));
    first[4] = 2;
    assert!(matches!(Header::length(&first), Err(BundleTrouble::Packed(_))));
    let long = events(&station, &[&" ".repeat(5 << 20)]);
    assert!(matches!(Runs::default().take(&long[0]), Err(BundleTrouble::RunTooLong { .. })));
}
