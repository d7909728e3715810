//! What is really heard: the station's sound against ALSA itself, with a sound card made of a file and with none at all.
//!
//! ALSA reads its configuration from the environment once a process, so each case runs in a process of its own: the test
//! starts this same test binary again with the environment set. ALSA on a file plays as fast as the machine computes; where
//! time matters, `card.c` stands in for libasound and takes sound at the pace of a card.

mod program;
#[path = "../pty/mod.rs"]
mod pty;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};
use tramhoc::contract::{Cue, Voice};
use tramhoc::narration::Narration;
use tramhoc::ports::audio::Audio;

/// Set in the process that makes the sound.
const INSIDE: &str = "TRAMHOC_AUDIO_TEST_INSIDE";

fn is_inside() -> bool {
    std::env::var_os(INSIDE).is_some()
}

/// Runs one test of this file again, in a process with this environment and a place for what is played.
fn run_inside(test: &str, variable: &str, value: &Path) {
    let folder = tempfile::tempdir().expect("a folder for the recording");
    let binary = std::env::current_exe().expect("a test binary knows its path");
    let mut command = Command::new(binary);
    command
        .args(["--exact", test, "--nocapture"])
        .env(INSIDE, "1")
        .env("TRAMHOC_PLAYED", folder.path().join("played.wav"))
        .env(variable, value);
    let output = command.output().expect("the test binary starts");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}{errors}", String::from_utf8_lossy(&output.stdout));
    assert!(!errors.contains("ALSA lib") && !errors.contains("complains"), "no place for ALSA's complaints: {errors}");
}

/// Runs a test inside, with a sound card made of a file.
fn run_on_a_file(test: &str) {
    if alsa_is_missing() {
        eprintln!("SKIPPED: libasound2 is not installed");
        return;
    }
    run_inside(test, "ALSA_CONFIG_PATH", &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/audio/asound-file.conf"));
}

/// A folder with the card of `card.c` as libasound.
fn card_library() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for the library");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/audio/card.c");
    let mut compiler = Command::new("cc");
    compiler.args(["-shared", "-fPIC", "-Wall", "-Werror", "-o"]).arg(folder.path().join("libasound.so.2")).arg(source);
    // SQLite could not have been built without it.
    assert!(compiler.status().is_ok_and(|status| status.success()), "the C compiler fails");
    folder
}

/// Runs a test inside, with the card of `card.c`.
fn run_on_a_card(test: &str) {
    run_inside(test, "LD_LIBRARY_PATH", card_library().path());
}

fn alsa_is_missing() -> bool {
    let libraries = Command::new("/sbin/ldconfig").arg("-p").output();
    !libraries.is_ok_and(|known| String::from_utf8_lossy(&known.stdout).contains("libasound.so.2"))
}

/// Whether this process has libasound in its memory.
fn alsa_is_loaded() -> bool {
    std::fs::read_to_string("/proc/self/maps").expect("Linux").contains("libasound")
}

fn synthesiser_is_missing() -> bool {
    Command::new("espeak-ng").arg("--version").output().is_err()
}

/// The loudest sample of a WAV of 16 or 32 bits, as a share of full scale. The header is skipped, not believed: ALSA writes
/// its lengths only when the device is closed in order.
fn loudest(wav: &Path) -> f32 {
    let bytes = std::fs::read(wav).unwrap_or_default();
    let bits = bytes.get(34..36).map_or(16, |field| u16::from_le_bytes([field[0], field[1]]));
    let is_float = bytes.get(20..22) == Some([3, 0].as_slice());
    let data = bytes.get(44..).unwrap_or_default();
    let sample = |raw: &[u8]| match (bits, is_float) {
        (16, _) => f32::from(i16::from_le_bytes([raw[0], raw[1]])) / 32_768.0,
        (_, true) => f32::from_le_bytes([raw[0], raw[1], raw[2], raw[3]]),
        (_, false) => i32::from_le_bytes([raw[0], raw[1], raw[2], raw[3]]) as f32 / 2_147_483_648.0,
    };
    data.chunks_exact(usize::from(bits) / 8).map(|raw| sample(raw).abs()).fold(0.0, f32::max)
}

/// The station's sound without recorded clips, and what it reports.
fn audio() -> (Audio, Receiver<Voice>) {
    let (report, voice) = channel();
    let audio = Audio::start(|_| None, move |voice| report.send(voice).expect("the test listens"));
    (audio, voice)
}

/// What `card.c` has let hear of so far: left and right, 48,000 times a second.
fn frames(wav: &Path) -> Vec<[i16; 2]> {
    let bytes = std::fs::read(wav).unwrap_or_default();
    let sample = |raw: &[u8]| i16::from_le_bytes([raw[0], raw[1]]);
    bytes.get(44..).unwrap_or_default().chunks_exact(4).map(|raw| [sample(raw), sample(&raw[2..])]).collect()
}

fn seconds_heard(wav: &Path) -> f32 {
    frames(wav).len() as f32 / 48_000.0
}

/// When the last sound of a recording was heard, in seconds.
fn last_sound(wav: &Path) -> f32 {
    let last = frames(wav).iter().rposition(|frame| frame.iter().any(|sample| sample.unsigned_abs() > 300));
    last.map_or(0.0, |last| last as f32 / 48_000.0)
}

/// Waits until something is so, at most ten seconds.
fn soon(is_so: impl Fn() -> bool) -> bool {
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(10) {
        if is_so() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    false
}

fn is_heard(wav: &Path) -> bool {
    soon(|| loudest(wav) > 0.01)
}

/// The card goes on recording beyond this many bytes.
fn runs_beyond(wav: &Path, bytes: usize) -> bool {
    soon(|| std::fs::metadata(wav).is_ok_and(|file| file.len() > bytes as u64))
}

fn played() -> PathBuf {
    std::env::var_os("TRAMHOC_PLAYED").expect("set by the outer process").into()
}

#[test]
fn a_text_without_a_clip_is_spoken_by_the_synthesiser() {
    if synthesiser_is_missing() {
        eprintln!("SKIPPED: espeak-ng is not installed");
        return;
    }
    if is_inside() {
        let (mut audio, voice) = audio();
        audio.volume(10);
        audio.speak(Narration::of(["Mời bà con vào học!"]));
        assert_eq!(voice.recv_timeout(Duration::from_secs(10)), Ok(Voice::Speaks));
        assert!(is_heard(&played()), "nothing was heard");
        return;
    }
    run_on_a_file("a_text_without_a_clip_is_spoken_by_the_synthesiser");
}

#[test]
fn a_short_sound_is_heard() {
    if is_inside() {
        let mut audio = Audio::start(|_| None, |_| ());
        audio.volume(10);
        audio.cue(Cue::Done);
        assert!(is_heard(&played()), "nothing was heard");
        return;
    }
    run_on_a_file("a_short_sound_is_heard");
}

/// So many seconds of a plain tone as a recorded clip (8 bits, 8 kHz).
fn tone(seconds: u32) -> Vec<u8> {
    let samples: Vec<u8> = (0..seconds * 8_000).map(|n| if n / 10 % 2 == 0 { 0xa0 } else { 0x60 }).collect();
    let length = samples.len() as u32;
    let mut wav = b"RIFF".to_vec();
    wav.extend((36 + length).to_le_bytes());
    wav.extend(b"WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0data");
    wav.extend(length.to_le_bytes());
    wav.extend(samples);
    wav
}

/// Seconds. A card made of a file plays as fast as the machine computes (some 80 seconds in one), so a tone that has to
/// last until the test hushes it is long.
const LONG_TONE: u32 = 600;

/// Seconds of sound in this many bytes of the recording.
fn seconds(wav: &[u8]) -> u32 {
    let a_second = wav.get(28..32).map_or(1, |field| u32::from_le_bytes([field[0], field[1], field[2], field[3]]));
    wav.len() as u32 / a_second
}

#[test]
fn a_clip_is_heard_and_hushing_is_heard_at_once() {
    if is_inside() {
        let mut audio = Audio::start(|clip| (clip == "bai/tieng").then(|| tone(LONG_TONE)), |_| ());
        audio.volume(10);
        audio.speak(Narration::default().and_clip("bai/tieng", "một tiếng dài"));
        assert!(is_heard(&played()), "nothing was heard");
        audio.hush();
        std::thread::sleep(Duration::from_millis(200));
        let hushed = std::fs::read(played()).expect("the recording");
        assert!(seconds(&hushed) < LONG_TONE, "the tone would have lasted");
        assert!(runs_beyond(&played(), hushed.len()), "the device runs on");
        let since = std::fs::read(played()).expect("the recording").split_off(hushed.len());
        assert!(since.iter().all(|&byte| byte == 0), "something is still sounding");
        return;
    }
    run_on_a_file("a_clip_is_heard_and_hushing_is_heard_at_once");
}

#[test]
fn at_volume_nought_nothing_is_heard() {
    if is_inside() {
        let (mut audio, voice) = audio();
        audio.volume(0);
        audio.cue(Cue::Done);
        assert!(voice.recv_timeout(Duration::from_secs(10)).is_ok());
        assert!(runs_beyond(&played(), 1 << 20), "the device runs");
        assert_eq!(loudest(&played()), 0.0);
        return;
    }
    run_on_a_file("at_volume_nought_nothing_is_heard");
}

/// Many sounds at once, and what must be so of them where none can be heard.
fn nothing_fails_and_nobody_waits() {
    let (mut audio, voice) = audio();
    let begun = Instant::now();
    for _ in 0..50 {
        audio.speak(Narration::of(["Không có loa cũng học được."]));
        audio.cue(Cue::Right);
        audio.volume(8);
        audio.hush();
    }
    assert!(begun.elapsed() < Duration::from_millis(500), "the station waited {:?}", begun.elapsed());
    assert_eq!(voice.recv_timeout(Duration::from_secs(10)), Ok(Voice::Silent));
    drop(audio);
    assert_eq!(voice.iter().count(), 0, "said once, and the thread has ended");
}

#[test]
fn without_a_sound_card_nothing_fails_and_nobody_waits() {
    if is_inside() {
        return nothing_fails_and_nobody_waits();
    }
    let folder = tempfile::tempdir().expect("a folder for the configuration");
    let no_card = folder.path().join("asound.conf");
    std::fs::write(&no_card, "").expect("an empty configuration");
    run_inside("without_a_sound_card_nothing_fails_and_nobody_waits", "ALSA_CONFIG_PATH", &no_card);
}

#[test]
fn without_alsa_nothing_fails_and_nobody_waits() {
    if is_inside() {
        nothing_fails_and_nobody_waits();
        assert!(!alsa_is_loaded(), "there was an ALSA after all");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder for the library");
    std::fs::write(folder.path().join("libasound.so.2"), "no library").expect("a file that is no library");
    run_inside("without_alsa_nothing_fails_and_nobody_waits", "LD_LIBRARY_PATH", folder.path());
}

#[test]
fn hushing_cuts_off_what_waits_in_the_card() {
    if is_inside() {
        let mut audio = Audio::start(|_| Some(tone(30)), |_| ());
        audio.volume(10);
        audio.speak(Narration::default().and_clip("bai/tieng", "một tiếng dài"));
        assert!(is_heard(&played()), "nothing was heard");
        let before = seconds_heard(&played());
        audio.hush();
        assert!(soon(|| seconds_heard(&played()) > before + 1.5), "the card runs on");
        let after = last_sound(&played()) - before;
        assert!(after < 0.5, "heard for {after} s after hushing; a second waited in the card");
        return;
    }
    run_on_a_card("hushing_cuts_off_what_waits_in_the_card");
}

#[test]
fn a_new_narration_is_heard_at_once() {
    if is_inside() {
        let mut audio = Audio::start(|_| Some(tone(30)), |_| ());
        audio.volume(10);
        audio.speak(Narration::default().and_clip("bai/tieng", "một tiếng dài"));
        assert!(is_heard(&played()), "nothing was heard");
        for _ in 0..2 {
            let before = seconds_heard(&played());
            audio.speak(Narration::default().and_clip("bai/tieng", "một tiếng dài"));
            assert!(soon(|| last_sound(&played()) > before + 0.1), "the new one is not heard");
        }
        return;
    }
    run_on_a_card("a_new_narration_is_heard_at_once");
}

#[test]
fn a_card_that_ran_dry_goes_on() {
    if is_inside() {
        let mut audio = Audio::start(|_| Some(tone(30)), |_| ());
        audio.volume(10);
        audio.speak(Narration::default().and_clip("bai/tieng", "một tiếng dài"));
        assert!(is_heard(&played()), "nothing was heard");
        let dry = played().with_extension("wav.dry");
        std::fs::write(&dry, "").expect("the card runs dry");
        assert!(soon(|| !dry.exists()), "the card plays");
        let before = seconds_heard(&played());
        assert!(soon(|| last_sound(&played()) > before + 1.5), "the tone has ended");
        return;
    }
    run_on_a_card("a_card_that_ran_dry_goes_on");
}

#[test]
fn a_card_that_was_pulled_out_sounds_again_when_it_is_back() {
    if is_inside() {
        let (report, voice) = channel();
        let mut audio = Audio::start(|_| Some(tone(30)), move |voice| report.send(voice).expect("the test listens"));
        audio.volume(10);
        audio.speak(Narration::default().and_clip("bai/tieng", "một tiếng dài"));
        assert!(is_heard(&played()), "nothing was heard");
        let unplugged = played().with_extension("wav.unplugged");
        std::fs::write(&unplugged, "").expect("the card is pulled out");
        assert!(soon(|| !unplugged.exists()), "the station holds on to a card that is gone");
        let before = seconds_heard(&played());
        // The thread that lost the card tells the one that is asked for sounds.
        std::thread::sleep(Duration::from_millis(100));
        audio.cue(Cue::Done);
        assert!(soon(|| last_sound(&played()) > before), "nothing was heard again");
        assert!(voice.try_iter().all(|voice| voice != Voice::Silent), "it has a card");
        return;
    }
    run_on_a_card("a_card_that_was_pulled_out_sounds_again_when_it_is_back");
}

#[test]
fn before_the_first_sound_nothing_is_opened() {
    if is_inside() {
        let mut audio = Audio::start(|_| None, |_| panic!("nobody asked for a sound"));
        audio.volume(3);
        audio.hush();
        std::thread::sleep(Duration::from_millis(300));
        assert!(!played().exists(), "the device was opened");
        assert!(!alsa_is_loaded(), "ALSA costs every start");
        return;
    }
    run_on_a_file("before_the_first_sound_nothing_is_opened");
}
