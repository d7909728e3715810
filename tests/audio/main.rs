//! What is really heard: the station's sound against ALSA itself, with a sound card made of a file and with none at all.
//!
//! ALSA reads its configuration from the environment once a process, so each case runs in a process of its own: the test
//! starts this same test binary again with the environment set.
#![cfg(feature = "audio")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
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

/// Runs one test of this file again, in a process with this ALSA configuration.
fn run_inside(test: &str, alsa: &Path, played: &Path) -> Output {
    let binary = std::env::current_exe().expect("a test binary knows its path");
    let mut command = Command::new(binary);
    command
        .args(["--exact", test, "--nocapture"])
        .env(INSIDE, "1")
        .env("ALSA_CONFIG_PATH", alsa)
        .env("TRAMHOC_PLAYED", played);
    let output = command.output().expect("the test binary starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    output
}

fn file_card() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/audio/asound-file.conf")
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
    let folder = tempfile::tempdir().expect("a folder for the recording");
    run_inside("a_text_without_a_clip_is_spoken_by_the_synthesiser", &file_card(), &folder.path().join("played.wav"));
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
    let folder = tempfile::tempdir().expect("a folder for the recording");
    run_inside("a_short_sound_is_heard", &file_card(), &folder.path().join("played.wav"));
}

/// Ten minutes of a plain tone as a recorded clip (8 bits, 8 kHz).
fn long_tone() -> Vec<u8> {
    let samples: Vec<u8> = (0..LONG_TONE * 8_000).map(|n| if n / 10 % 2 == 0 { 0xa0 } else { 0x60 }).collect();
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
        let mut audio = Audio::start(|clip| (clip == "bai/tieng").then(long_tone), |_| ());
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
    let folder = tempfile::tempdir().expect("a folder for the recording");
    run_inside("a_clip_is_heard_and_hushing_is_heard_at_once", &file_card(), &folder.path().join("played.wav"));
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
    let folder = tempfile::tempdir().expect("a folder for the recording");
    run_inside("at_volume_nought_nothing_is_heard", &file_card(), &folder.path().join("played.wav"));
}

#[test]
fn without_a_sound_card_nothing_fails_and_nobody_waits() {
    if is_inside() {
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
        return;
    }
    let folder = tempfile::tempdir().expect("a folder for the configuration");
    let no_card = folder.path().join("asound.conf");
    std::fs::write(&no_card, "").expect("an empty configuration");
    run_inside("without_a_sound_card_nothing_fails_and_nobody_waits", &no_card, &folder.path().join("played.wav"));
}

#[test]
fn before_the_first_sound_nothing_is_opened() {
    if is_inside() {
        let mut audio = Audio::start(|_| None, |_| panic!("nobody asked for a sound"));
        audio.volume(3);
        audio.hush();
        std::thread::sleep(Duration::from_millis(300));
        assert!(!played().exists(), "the device was opened");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder for the recording");
    run_inside("before_the_first_sound_nothing_is_opened", &file_card(), &folder.path().join("played.wav"));
}
