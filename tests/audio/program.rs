//! The real program in a terminal, with a lesson whose every clip is another noise, and a card that can be listened to.

use crate::pty::{self, Pty};
use crate::{card_library, frames, is_heard, last_sound, runs_beyond, seconds_heard, soon};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use tramhoc::lesson::{Lesson, prove};
use tramhoc::texts::{Lang, Texts};

const WELCOME: &str = "Mời bà con vào học!";
const PAGES: [&str; 2] = ["Tối rồi mà bà Lý còn ra chuồng gà.", "Bà Lý có cái đèn rồi."];
/// Written once a frame, and only then.
const A_FRAME: &[u8] = b"\x1b[?25l";
/// The guest opens the lesson's first page.
const TO_THE_STORY: &str = "31\r";
const SECOND: usize = 48_000;

/// A clip: noise that is no other clip's, so many samples of 8 bits, 48,000 a second.
fn noise(seed: u32, samples: usize) -> Vec<u8> {
    let mut state = seed.wrapping_mul(2_654_435_761).max(1);
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        0x40 + (state >> 25) as u8
    };
    // It begins with something that is no silence.
    std::iter::once(0xc0).chain((1..samples).map(|_| next())).collect()
}

fn wav(samples: &[u8]) -> Vec<u8> {
    let length = samples.len() as u32;
    let header: [&[u8]; 5] = [
        b"RIFF",
        &(36 + length).to_le_bytes(),
        b"WAVEfmt \x10\0\0\0\x01\0\x01\0\x80\xbb\0\0\x80\xbb\0\0\x01\0\x08\0data",
        &length.to_le_bytes(),
        samples,
    ];
    header.concat()
}

/// A station with one lesson; its story has two pages.
struct Station {
    folder: TempDir,
    lesson: Lesson,
}

impl Station {
    fn new() -> Self {
        let minimal = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lessons/good/minimal.toml"));
        let story = PAGES.map(|page| format!("[[story]]\ntext = \"{page}\"\n")).concat();
        let minimal = minimal.expect("a lesson");
        let (before, after) = minimal.split_once("[[story]]").expect("it has a story");
        let (_, after) = after.split_once("\n\n").expect("a blank line follows");
        let source = format!("{before}{story}\n{after}");
        let lesson = prove(&source, Texts::new(Lang::En)).lesson.expect("it reads");
        let folder = tempfile::tempdir().expect("a folder");
        let home = folder.path().join("lessons/thu/bat-den");
        fs::create_dir_all(home.join("audio")).expect("a folder");
        fs::write(home.join("lesson.toml"), source).expect("a lesson");
        Self { folder, lesson: Lesson::clone(&lesson) }
    }

    /// Records the clip of a page.
    fn record(&self, page: usize, samples: &[u8]) {
        let file = format!("lessons/thu/bat-den/audio/{}.wav", self.lesson.story[page].clip);
        fs::write(self.folder.path().join(file), wav(samples)).expect("a recording");
    }

    fn played(&self) -> PathBuf {
        self.folder.path().join("played.wav")
    }

    /// The program at its first page, with this variable set; no synthesiser speaks.
    fn open(&self, variable: &str, value: &Path) -> Pty {
        let mut program = pty::station(&self.folder.path().join("data"));
        program.args(["--lessons".as_ref(), self.folder.path().join("lessons").as_os_str()]);
        program.env("PATH", "/nowhere");
        program.env("TRAMHOC_PLAYED", self.played());
        program.env(variable, value);
        let mut pty = Pty::start(program, 80, 24);
        pty.wait_for(WELCOME);
        pty
    }

    fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("data/tramhoc.log")).unwrap_or_default()
    }
}

/// Sounds with a tenth of a second of silence between them: the left channel of each.
fn sounds(wav: &Path) -> Vec<Vec<i16>> {
    let mut sounds: Vec<Vec<i16>> = Vec::new();
    let mut silence = SECOND;
    for [left, _] in frames(wav) {
        match (left, silence) {
            (0, _) => silence += 1,
            (left, 4_800..) => sounds.push(vec![left]),
            (left, gap) => {
                let sound = sounds.last_mut().expect("it has begun");
                sound.extend(std::iter::repeat_n(0, gap));
                sound.push(left);
            }
        }
        if left != 0 {
            silence = 0;
        }
    }
    sounds
}

/// How much a sound is the beginning of this clip: 1 is entirely, 0 not at all.
fn likeness(sound: &[i16], clip: &[u8]) -> f64 {
    let pairs = sound.iter().zip(clip).map(|(sound, clip)| (f64::from(*sound), f64::from(*clip) - 128.0));
    let (mut both, mut first, mut second) = (0.0, 0.0, 0.0);
    for (a, b) in pairs {
        (both, first, second) = (both + a * b, first + a * a, second + b * b);
    }
    both / (first * second).sqrt()
}

/// Presses a key and waits for what it leads to: a single frame.
#[track_caller]
fn answered_in_one_frame(pty: &mut Pty, key: &str, shown: &str) {
    let mark = pty.mark();
    pty.send(key);
    pty.wait_for(shown);
    pty.settle(std::time::Duration::from_millis(100));
    let frames = pty.bytes_since(mark).windows(A_FRAME.len()).filter(|bytes| *bytes == A_FRAME).count();
    assert_eq!(frames, 1, "frames until {shown:?}");
}

#[test]
fn the_program_plays_the_clip_of_the_page_on_view_and_no_other() {
    if crate::alsa_is_missing() {
        eprintln!("SKIPPED the_program_plays_the_clip_of_the_page_on_view_and_no_other: apt-get install libasound2");
        return;
    }
    let station = Station::new();
    let clips = [noise(1, SECOND / 2), noise(2, SECOND / 3)];
    station.record(0, &clips[0]);
    station.record(1, &clips[1]);
    let to_a_file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/audio/asound-file.conf");
    let mut pty = station.open("ALSA_CONFIG_PATH", &to_a_file);
    pty.type_keys(TO_THE_STORY);
    pty.wait_for(PAGES[0]);
    let whole =
        |number: usize| move |sounds: &Vec<Vec<i16>>| sounds.get(number).is_some_and(|s| s.len() == clips_len(number));
    assert!(soon(|| whole(0)(&sounds(&station.played()))), "{:?}", lengths(&station));
    pty.type_keys("\r");
    pty.wait_for(PAGES[1]);
    assert!(soon(|| whole(1)(&sounds(&station.played()))), "{:?}", lengths(&station));
    pty.kill9();
    let heard = sounds(&station.played());
    assert_eq!(heard.len(), 2, "nothing else was heard: {:?}", lengths(&station));
    for (place, sound) in heard.iter().enumerate() {
        let (own, other) = (likeness(sound, &clips[place]), likeness(sound, &clips[1 - place]));
        assert!(own > 0.99 && other.abs() < 0.1, "page {place}: {own} its own clip, {other} the other's");
    }
}

/// Samples from the first that is no silence to the last.
fn clips_len(number: usize) -> usize {
    let clip = noise(number as u32 + 1, [SECOND / 2, SECOND / 3][number]);
    clip.iter().rposition(|sample| *sample != 0x80).map_or(0, |last| last + 1)
}

fn lengths(station: &Station) -> Vec<usize> {
    sounds(&station.played()).iter().map(Vec::len).collect()
}

#[test]
fn in_the_program_a_clip_stops_when_the_page_is_turned_and_the_key_is_answered_in_one_frame() {
    let (station, card) = (Station::new(), card_library());
    let clip = noise(1, 30 * SECOND);
    station.record(0, &clip);
    let mut pty = station.open("LD_LIBRARY_PATH", card.path());
    pty.type_keys(TO_THE_STORY);
    pty.wait_for(PAGES[0]);
    assert!(is_heard(&station.played()), "nothing was heard");
    answered_in_one_frame(&mut pty, "\r", PAGES[1]);
    let before = seconds_heard(&station.played());
    assert!(soon(|| seconds_heard(&station.played()) > before + 1.5), "the card runs on");
    let after = last_sound(&station.played()) - before;
    assert!(after < 0.5, "heard for {after} s after the page was turned; a second waited in the card");
    let heard = sounds(&station.played());
    assert!(heard.len() == 1 && likeness(&heard[0], &clip) > 0.99, "something else was heard: {:?}", lengths(&station));
}

#[test]
fn a_card_that_has_come_to_a_stop_keeps_no_key_waiting() {
    let (station, card) = (Station::new(), card_library());
    station.record(0, &noise(1, 30 * SECOND));
    let mut pty = station.open("LD_LIBRARY_PATH", card.path());
    pty.type_keys(TO_THE_STORY);
    assert!(is_heard(&station.played()), "nothing was heard");
    let stuck = station.played().with_extension("wav.stuck");
    fs::write(&stuck, "").expect("the card stops");
    let taken = fs::metadata(station.played()).expect("the recording").len();
    answered_in_one_frame(&mut pty, "\r", PAGES[1]);
    answered_in_one_frame(&mut pty, ".", PAGES[0]);
    fs::remove_file(stuck).expect("the card goes on");
    assert!(runs_beyond(&station.played(), taken as usize), "the card goes on");
}

#[test]
fn without_a_card_the_program_says_so_on_the_screen_and_nowhere_else_and_each_key_is_answered_in_one_frame() {
    let station = Station::new();
    station.record(0, &noise(1, SECOND));
    let no_card = station.folder.path().join("asound.conf");
    fs::write(&no_card, "").expect("an empty configuration");
    let mut pty = station.open("ALSA_CONFIG_PATH", &no_card);
    pty.wait_for("không có loa");
    pty.type_keys("31");
    answered_in_one_frame(&mut pty, "\r", PAGES[0]);
    answered_in_one_frame(&mut pty, "\r", PAGES[1]);
    pty.send("\x11");
    assert!(pty.wait_for_end().success());
    // The log's own lines begin with the year; whatever a library says does not.
    let log = station.log();
    assert!(!station.played().exists() && log.lines().all(|line| line.starts_with("20")), "{log}");
}
