//! Texts that were nearly confirmations: the station and the page say the same words about each.

use super::commune::{Commune, RETIRED, STOLEN, confirmation, digits};
use super::dice::Dice;
use super::{full, node};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::iter::once;
use tramhoc::credential::{Kind, SIGNED_LENGTH, Signed, judge};

/// White space, what only looks like it, digits of other scripts, letters that fold to Latin ones, halves of prefixes.
const ODD: [&str; 32] = [
    " ", "\n", "\t", "\r\n", "\u{b}", "\u{1c}", "\u{85}", "\u{a0}", "\u{1680}", "\u{180e}", "\u{2003}", "\u{200b}",
    "\u{2028}", "\u{202f}", "\u{205f}", "\u{3000}", "\u{feff}", "０", "٣", "𝟗", "ſ", "K", "ı", "đ", "+", "-", "_", "#",
    "/", "BDHV:", "V#", "0",
];
const PREFIXES: [&str; 7] =
    ["", "BDHV:", "bdhv:", "BdHv:", "HTTPS://VINHTAN.VN/V#", "https://x.vn:8080/v#", "HTTPS://-/V#"];
const NO_PREFIXES: [&str; 10] = [
    "BDHV",
    "BDHV::",
    "BDHV: ",
    "HTTPS:///V#",
    "HTTP://X.VN/V#",
    "HTTPS://X.VN/W#",
    "HTTPſ://X.VN/V#",
    "HTTPS://X_Y.VN/V#",
    "HTTPS://X.VN/V#BDHV:",
    "HTTPS://X.VN/A/V#",
];

/// Confirmations of every verdict, right ones among them.
fn genuine() -> Vec<Signed> {
    let of_commune = [1, RETIRED, STOLEN, 7].into_iter().flat_map(|station| {
        [Kind::Alone, Kind::Watched, Kind::Real].map(|kind| confirmation(station, 100 + station, kind))
    });
    let others =
        [confirmation(99, 1, Kind::Real), confirmation(2, 3, Kind::Alone), confirmation(STOLEN, 3, Kind::Alone)];
    of_commune.chain(others).chain([confirmation(1, 1, Kind::Demo)]).collect()
}

/// The 88 bytes with something done to them.
fn bytes(genuine: &[Signed], dice: &mut Dice) -> [u8; SIGNED_LENGTH] {
    let mut bytes = *genuine[dice.below(genuine.len())].bytes();
    let other = *genuine[dice.below(genuine.len())].bytes();
    let at = dice.below(SIGNED_LENGTH);
    match dice.below(6) {
        0 => bytes[at] ^= 1 << dice.below(8),
        1 => bytes[at] = dice.below(256) as u8,
        2 => bytes[at..].copy_from_slice(&other[at..]),
        3 => bytes[24..56].copy_from_slice(&low_order(dice)),
        4 => bytes[56..].fill(if dice.below(2) == 0 { 0 } else { 0xff }),
        _ => {}
    }
    bytes
}

/// A point whose order divides 8, or that is written as nobody writes it.
fn low_order(dice: &mut Dice) -> [u8; 32] {
    let mut point = [if dice.below(2) == 0 { 0 } else { 0xff }; 32];
    point[0] = [0x00, 0x01, 0xec, 0xed, 0xee][dice.below(5)];
    point[31] = [0x00, 0x80, 0x7f, 0xff][dice.below(4)];
    point
}

/// The text with something done to it.
fn mutated(text: &str, dice: &mut Dice) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    let at = dice.below(characters.len());
    let odd = ODD[dice.below(ODD.len())];
    if characters.is_empty() {
        return odd.to_owned();
    }
    match dice.below(9) {
        0 => characters[at] = char::from(b'0' + dice.below(10) as u8),
        1 => drop(characters.remove(at)),
        2 => characters.insert(at, char::from(b'0' + dice.below(10) as u8)),
        3 => characters[at] = characters[at].to_ascii_lowercase(),
        4 => drop(characters.splice(at..=at, odd.chars())),
        5 => characters.extend(odd.chars()),
        6 => drop(characters.splice(0..0, odd.chars())),
        7 => characters.truncate(at),
        _ => characters.rotate_left(1),
    }
    characters.into_iter().collect()
}

fn text(genuine: &[Signed], dice: &mut Dice) -> String {
    let prefixes: &[&str] = if dice.below(8) == 0 { &NO_PREFIXES } else { &PREFIXES };
    let plain = [prefixes[dice.below(prefixes.len())], &digits(&bytes(genuine, dice))].concat();
    (0..[0, 0, 1, 1, 2][dice.below(5)]).fold(plain, |text, _| mutated(&text, dice))
}

fn tally(answers: &[Value]) -> BTreeMap<&str, usize> {
    answers.iter().filter_map(|answer| answer["verdict"].as_str()).fold(BTreeMap::new(), |mut tally, verdict| {
        *tally.entry(verdict).or_default() += 1;
        tally
    })
}

#[test]
fn of_100000_mutated_texts_the_page_says_what_the_station_says() {
    if !node::is_here("of 100,000 mutated texts the page says what the station says") {
        return;
    }
    let (genuine, mut dice) = (genuine(), Dice(4));
    let texts: Vec<String> = (0..if full() { 100_000 } else { 3_000 }).map(|_| text(&genuine, &mut dice)).collect();
    let commune = Commune::whole();
    let (_folder, open) = node::opened(&commune);
    let answers =
        node::answers(&once(open).chain(texts.iter().map(|text| json!({ "text": text }))).collect::<Vec<_>>());
    assert_eq!(answers.len(), texts.len());
    let disagree = texts.iter().zip(&answers).filter(|(text, answer)| {
        let verdict = judge(text, &commune.keyring);
        let same = answer["verdict"] == verdict.name() && answer["words"] == verdict.words();
        if !same {
            println!("{text:?}: the page says {answer}, the station {}", verdict.words());
        }
        !same
    });
    assert_eq!(disagree.count(), 0);
    let tally = tally(&answers);
    println!("{} mutated texts: 0 disagreements; {tally:?}", texts.len());
    assert_eq!(tally.len(), 7, "every verdict occurs: {tally:?}");
}
