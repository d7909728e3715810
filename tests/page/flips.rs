//! Every bit of a confirmation turned over, one at a time: none is accepted.

use super::commune::{Commune, RETIRED, altered, confirmation};
use super::{full, node};
use serde_json::json;
use std::iter::once;
use tramhoc::credential::{Kind, SIGNED_LENGTH, Signed, judge};

const BITS: usize = 8 * SIGNED_LENGTH;

/// Different confirmations of all levels and of stations that are trusted, all of them right; at most 2,000.
fn confirmations(count: usize) -> Vec<Signed> {
    let (kinds, stations) = ([Kind::Alone, Kind::Watched, Kind::Real], [1, 2, RETIRED, 4, 6]);
    let id = |n: usize| u8::try_from(100 + n / 15).expect("one of 155 ids");
    (0..count).map(|n| confirmation(stations[n % 5], id(n), kinds[n % 3])).collect()
}

#[test]
fn of_1000_confirmations_no_flipped_bit_is_accepted_by_the_station() {
    let keyring = Commune::whole().keyring;
    let confirmations = confirmations(if full() { 1000 } else { 5 });
    let mut accepted = 0;
    for signed in &confirmations {
        assert!(judge(&signed.digits(), &keyring).is_right());
        accepted += (0..BITS).filter(|bit| judge(&altered(signed, *bit), &keyring).is_right()).count();
    }
    println!("{} flipped bits: {accepted} accepted", confirmations.len() * BITS);
    assert_eq!(accepted, 0);
}

#[test]
fn no_flipped_bit_is_accepted_by_the_page() {
    if !node::is_here("no flipped bit is accepted by the page") {
        return;
    }
    let commune = Commune::whole();
    let confirmations = confirmations(if full() { 100 } else { 2 });
    let (_folder, open) = node::opened(&commune);
    let texts: Vec<_> = confirmations
        .iter()
        .flat_map(|signed| once(signed.digits()).chain((0..BITS).map(|bit| altered(signed, bit))))
        .collect();
    let asked = texts.iter().map(|text| json!({ "text": text }));
    let answers = node::answers(&once(open).chain(asked).collect::<Vec<_>>());
    assert_eq!(answers.len(), texts.len());
    let right = answers.iter().filter(|answer| answer["verdict"] == "right").count();
    println!(
        "{} flipped bits in the page's code: {} accepted",
        confirmations.len() * BITS,
        right - confirmations.len()
    );
    assert_eq!(right, confirmations.len());
    assert!(texts.iter().zip(&answers).all(|(text, answer)| answer["words"] == judge(text, &commune.keyring).words()));
}
