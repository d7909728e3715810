//! How fast confirmations are judged, beside the bare signature check: `cargo bench --bench verify_rate`.
//!
//! Both on one core, in turns, over the same 1,000 credentials of 20 stations. The judge reads 212 digits, finds the key and
//! looks at status and revocations; the bare check is ed25519-dalek's `verify_strict` alone. Prints both rates and their ratio.

use ed25519_dalek::{Signature, SigningKey, VerifyingKey};
use std::hint::black_box;
use std::time::{Duration, Instant};
use tramhoc::credential::{
    Credential, CredentialId, Day, FACTS_LENGTH, KeyStatus, Keyring, Kind, KnownKey, Percent, Signed, judge,
};
use tramhoc::record::{ClockQuality, LearnerCode};

const STATIONS: u8 = 20;
const CREDENTIALS: u16 = 1000;
const TURNS: u32 = 20;

fn signed(number: u16, station: &SigningKey) -> Signed {
    let [high, low] = number.to_be_bytes();
    Credential {
        kind: Kind::Watched,
        id: CredentialId([0, 0, 0, 0, high, low]),
        lesson: number,
        lesson_version: 1,
        learner: LearnerCode([1, 2, 3, high, low]),
        day: Day(690),
        clock: ClockQuality::Plausible,
        reissued: false,
        passed: true,
        percent: Percent::FULL,
    }
    .sign(station)
}

fn timed(all: &[Signed], mut each: impl FnMut(&Signed) -> bool) -> Duration {
    let began = Instant::now();
    assert!(all.iter().all(|signed| black_box(each(black_box(signed)))));
    began.elapsed()
}

fn bare(signed: &Signed, keys: &[VerifyingKey]) -> bool {
    let key = &keys[usize::from(signed.credential().lesson) % keys.len()];
    let signature = Signature::from_slice(&signed.bytes()[FACTS_LENGTH..]).expect("64 bytes");
    key.verify_strict(&[b"BDHV-CRED-v1\0".as_slice(), signed.facts()].concat(), &signature).is_ok()
}

fn main() {
    let stations: Vec<SigningKey> = (0..STATIONS).map(|seed| SigningKey::from_bytes(&[seed; 32])).collect();
    let keys: Vec<VerifyingKey> = stations.iter().map(SigningKey::verifying_key).collect();
    let known = keys.iter().map(|key| KnownKey::listed(key, "Đồng Keng".to_owned(), KeyStatus::Active));
    let keyring = Keyring::new(known.collect(), None).revoking((0..200).map(|id| CredentialId([9, 9, 9, 9, 9, id])));
    let all: Vec<Signed> =
        (0..CREDENTIALS).map(|number| signed(number, &stations[usize::from(number) % stations.len()])).collect();
    let digits: Vec<String> = all.iter().map(Signed::digits).collect();
    let (mut judging, mut checking) = (Duration::ZERO, Duration::ZERO);
    for _ in 0..TURNS {
        judging += timed(&all, |signed| judge(&digits[usize::from(signed.credential().lesson)], &keyring).is_right());
        checking += timed(&all, |signed| bare(signed, &keys));
    }
    let rate = |time: Duration| f64::from(TURNS * u32::from(CREDENTIALS)) / time.as_secs_f64();
    let (judged, checked) = (rate(judging), rate(checking));
    println!("judged {judged:.0}/s, bare verify_strict {checked:.0}/s: {:.1} %", 100.0 * judged / checked);
}
