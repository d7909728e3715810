//! How fast a pack is installed, beside copying the same bytes and hashing them: `cargo bench --bench pack_rate`.
//!
//! Both write to the same disk (`target/`), sync, and rename, in turns within one run. Exit 1 below 70 %.

#[path = "../tests/commune/mod.rs"]
mod commune;

use commune::{DAY, certificate, commune_key};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use tramhoc::pack::{Builder, PartKind};
use tramhoc::ports::packs::Packs;
use tramhoc::trust::ProgrammeRoot;

const TURNS: usize = 9;
const CLIPS: usize = 15;
const FLOOR: f64 = 0.70;

/// Sixty megabytes of recordings.
fn pack() -> Vec<u8> {
    let mut builder = Builder::default();
    for clip in 0..CLIPS {
        let bytes =
            (0..4_u32 << 20).map(|place| (place.wrapping_mul(2_654_435_761) >> 13) as u8 ^ clip as u8).collect();
        builder.put(PartKind::Clip, &format!("a/b/clip-{clip:02}.ogg"), bytes).expect("a clip");
    }
    builder.sign(&certificate(), (1, DAY, &"Bài mới".parse().expect("a name")), &commune_key()).expect("signed")
}

fn copy_and_hash(from: &Path, to: &Path) {
    let (mut from, mut into, mut hash) =
        (File::open(from).expect("there"), File::create(to).expect("made"), Sha256::new());
    let mut piece = vec![0; 256 << 10];
    loop {
        match from.read(&mut piece).expect("read") {
            0 => break,
            read => {
                hash.update(&piece[..read]);
                into.write_all(&piece[..read]).expect("written");
            }
        }
    }
    into.sync_all().expect("synced");
    std::hint::black_box(hash.finalize());
    fs::rename(to, to.with_extension("done")).expect("renamed");
}

fn timed(work: impl FnOnce()) -> Duration {
    let begun = Instant::now();
    work();
    begun.elapsed()
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    times[times.len() / 2].as_secs_f64()
}

fn main() -> ExitCode {
    if std::env::args().any(|argument| argument == "--test") {
        return ExitCode::SUCCESS;
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/pack_rate");
    let _ = fs::remove_dir_all(&folder); // of an earlier run
    fs::create_dir_all(&folder).expect("target/ can be written");
    let stick = folder.join("goi.thpack");
    let bytes = pack();
    fs::write(&stick, &bytes).expect("written");
    let (mut floor, mut install) = (Vec::new(), Vec::new());
    for turn in 0..TURNS {
        floor.push(timed(|| copy_and_hash(&stick, &folder.join("copy"))));
        let packs = Packs::in_folder(&folder.join(turn.to_string()));
        install.push(timed(|| {
            let arrived = packs.bring(&stick, &ProgrammeRoot::test(), |_, _| {}).expect("a good pack");
            packs.keep(arrived).expect("kept");
        }));
        fs::remove_dir_all(folder.join(turn.to_string())).expect("removed");
    }
    let (floor, install) = (median(floor), median(install));
    let (ratio, mib) = (floor / install, bytes.len() as f64 / f64::from(1 << 20));
    println!(
        "installed {:.0} MiB/s, copied and hashed {:.0} MiB/s: {:.0} %",
        mib / install,
        mib / floor,
        ratio * 100.0
    );
    let _ = fs::remove_dir_all(&folder); // only room on the disk
    if ratio >= FLOOR { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
