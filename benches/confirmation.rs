//! What a confirmation costs: judging one beside the bare signature check, and the QR beside the time of a frame.
//!
//!     cargo bench --bench confirmation        prints a table; exit 1 if a limit is passed
//!
//! A ratio is wanted, on machines that do other things meanwhile: so the two are measured in turns, in batches of a
//! millisecond, and the median of the batches' ratios counts. (The usual benchmark libraries measure one after the other.)

use chrono::NaiveDate;
use ed25519_dalek::{Signature, SigningKey, VerifyingKey};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use tramhoc::contract::Blocks;
use tramhoc::credential::{Credential, CredentialId, Day, Host, KeyStatus, Keyring, Kind, KnownKey, Percent, judge};
use tramhoc::record::{ClockQuality, LearnerCode};
use tramhoc::ui::qr::QrPicture;

/// Judging must reach this much of the bare rate.
const LEAST_RATIO: f64 = 0.9;
const FRAME: Duration = Duration::from_millis(16);

const ROUNDS: usize = 600;
const BATCH: usize = 20;

/// A credential as a stranger brings it, and as the bare check wants it.
struct Shown {
    text: String,
    message: Vec<u8>,
    signature: Signature,
    key: VerifyingKey,
}

fn shown(number: u16, station: &SigningKey) -> Shown {
    let signed = Credential {
        kind: Kind::Watched,
        id: CredentialId([number.to_be_bytes(); 3].concat().try_into().expect("6 bytes")),
        lesson: number % 30,
        lesson_version: 1,
        learner: LearnerCode([number.to_le_bytes()[0]; 5]),
        day: Day(690),
        clock: ClockQuality::Plausible,
        reissued: false,
        passed: true,
        percent: Percent::FULL,
    }
    .sign(station);
    let (facts, signature) = signed.bytes().split_at(24);
    Shown {
        text: signed.qr_text(None),
        message: [b"BDHV-CRED-v1\0", facts].concat(),
        signature: Signature::from_slice(signature).expect("64 bytes"),
        key: station.verifying_key(),
    }
}

fn stations(count: u16) -> Vec<SigningKey> {
    let seed = |number: u16| [&number.to_be_bytes()[..], &[7; 30]].concat().try_into().expect("32 bytes");
    (0..count).map(|number| SigningKey::from_bytes(&seed(number))).collect()
}

fn keyring(stations: &[SigningKey]) -> Keyring {
    let known = stations.iter().map(|station| {
        let key = station.verifying_key().to_bytes();
        KnownKey::new(&key, Some("Trạm xóm Đồng Keng".to_owned()), KeyStatus::Active).expect("a good key")
    });
    Keyring::new(known.collect(), NaiveDate::from_ymd_opt(2026, 11, 22))
}

fn time(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn median<T: PartialOrd + Copy>(mut values: Vec<T>) -> T {
    values.sort_by(|one, other| one.partial_cmp(other).expect("numbers"));
    values[values.len() / 2]
}

/// Prints and returns the rate of judging as a part of the bare rate, in a keyring of so many stations.
fn judging(count: u16) -> f64 {
    let stations = stations(count);
    let keyring = keyring(&stations);
    let all: Vec<Shown> = (0..200).map(|number| shown(number, &stations[usize::from(number % count)])).collect();
    let (mut bare, mut judged, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let batch: Vec<&Shown> = all.iter().cycle().skip(round * BATCH % all.len()).take(BATCH).collect();
        let check = || {
            time(|| batch.iter().for_each(|s| s.key.verify_strict(black_box(&s.message), &s.signature).expect("right")))
        };
        let judge = || time(|| batch.iter().for_each(|s| assert!(judge(black_box(&s.text), &keyring).is_right())));
        // In turns, so that neither is always the second.
        let (one, other) = if round % 2 == 0 {
            (check(), judge())
        } else {
            let j = judge();
            (check(), j)
        };
        ratios.push(one.as_secs_f64() / other.as_secs_f64());
        bare.push(one);
        judged.push(other);
    }
    let rate = |batches: Vec<Duration>| BATCH as f64 / median(batches).as_secs_f64();
    let ratio = median(ratios);
    let (bare, judged) = (rate(bare), rate(judged));
    println!("{count:>5} stations: verify_strict {bare:>7.0}/s, judge {judged:>7.0}/s, ratio {:.1} %", 100.0 * ratio);
    ratio
}

/// Prints and returns the median time of choosing, encoding and drawing a QR in a terminal of this size.
fn drawing(text: &str, columns: u16, rows: u16) -> Duration {
    let area = Rect::new(0, 0, columns, rows);
    let mut buf = Buffer::empty(area);
    let once = |buf: &mut Buffer| {
        let picture = QrPicture::fit_in(black_box(text), columns, rows, Blocks::Halves).expect("it fits");
        picture.draw(area, buf);
    };
    let took = median((0..100).map(|_| time(|| once(&mut buf))).collect());
    println!("QR in {columns:>3}x{rows}: {:.2} ms", took.as_secs_f64() * 1e3);
    took
}

fn main() -> ExitCode {
    // A commune, a province.
    let ratios = [20, 2_000].map(judging);
    let host: Host = "hocso.xavinhtan.thainguyen.gov.vn".parse().expect("a host");
    let text = shown(1, &stations(1)[0]).text.replace("BDHV:", &format!("HTTPS://{host}/V#"));
    let times = [(64, 24), (80, 24), (100, 30), (160, 50), (200, 60)].map(|(c, r)| drawing(&text, c, r));
    let good = ratios[0] >= LEAST_RATIO && times.iter().all(|time| *time <= FRAME);
    println!("{}", if good { "within the limits" } else { "A LIMIT IS PASSED" });
    ExitCode::from(u8::from(!good))
}
