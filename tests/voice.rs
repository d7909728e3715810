//! `tramhoc lessons voice` as an author and an announcer use it. The recordings are made by espeak-ng, whole sentences of the
//! lesson in a voice that takes its time.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;
use tramhoc::lesson::{Lesson, read};
use tramhoc::ports::recording::Recording;
use tramhoc::texts::{Lang, Texts};

struct Studio {
    folder: TempDir,
}

impl Studio {
    /// The first lesson, and no recording.
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let studio = Self { folder };
        let lesson = studio.lesson_folder();
        fs::create_dir_all(&lesson).expect("a folder");
        let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("lessons/bat-dau/chao-may/lesson.toml");
        fs::copy(shipped, lesson.join("lesson.toml")).expect("the lesson is shipped");
        studio
    }

    fn lesson_folder(&self) -> PathBuf {
        self.folder.path().join("bat-dau/chao-may")
    }

    fn lesson(&self) -> Lesson {
        let source = fs::read_to_string(self.lesson_folder().join("lesson.toml")).expect("a lesson");
        read(&source, Texts::new(Lang::Vi)).expect("it reads")
    }

    fn voice(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tramhoc"));
        command.args(["lessons", "voice", "."]).args(arguments).current_dir(self.folder.path());
        command.output().expect("the program starts")
    }

    /// The clips of the first texts, spoken into a folder as `<clip>.wav`, each at its own volume.
    fn announcer(&self, how_many: usize) -> Option<TempDir> {
        let tape = tempfile::tempdir().expect("a folder");
        for (place, spoken) in self.lesson().clips.iter().take(how_many).enumerate() {
            let volume = ["30", "100", "180"][place % 3];
            let file = tape.path().join(format!("{}.wav", spoken.clip));
            let mut said = Command::new("espeak-ng");
            said.args(["-v", "vi", "-s", "140", "-a", volume, "-w"]).arg(&file);
            let done = said.arg(&spoken.text).status();
            if done.is_err() {
                println!("SKIPPED: apt-get install espeak-ng");
                return None;
            }
        }
        Some(tape)
    }
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[test]
fn every_text_without_a_recording_is_listed() {
    let studio = Studio::new();
    let listed = studio.voice(&[]);
    assert_eq!(listed.status.code(), Some(0), "{}", out(&listed));
    let clips = studio.lesson().clips;
    assert!(clips.len() > 30);
    assert!(clips.iter().all(|spoken| out(&listed).contains(&spoken.text)));
    let rows: serde_json::Value = serde_json::from_slice(&studio.voice(&["--json"]).stdout).expect("JSON");
    let rows = rows.as_array().expect("a list");
    assert_eq!(rows.len(), clips.len());
    assert!(rows.iter().all(|row| row["state"] == "missing"));
}

#[test]
fn the_announcers_recordings_are_taken_at_one_loudness() {
    let studio = Studio::new();
    let Some(tape) = studio.announcer(6) else { return };
    let taken = studio.voice(&["--take", &tape.path().to_string_lossy()]);
    assert_eq!(taken.status.code(), Some(0), "{}", out(&taken));
    for spoken in studio.lesson().clips.iter().take(6) {
        let file = studio.lesson_folder().join("audio").join(format!("{}.flac", spoken.clip));
        let clip = Recording::read(&fs::read(&file).expect("it was kept")).expect("a sound");
        let as_loud_as_it_gets = clip.peak() > 0.87;
        let levelled = (clip.loudness() + 20.0).abs() < 1.0 || (clip.loudness() < -20.0 && as_loud_as_it_gets);
        assert!(levelled, "{}: {} LUFS", spoken.clip, clip.loudness());
    }
    assert!(out(&studio.voice(&[])).contains("6 đoạn có bản ghi"), "{}", out(&studio.voice(&[])));
}

#[test]
fn a_recording_of_another_text_a_strange_name_and_a_file_that_is_no_sound_are_told_and_left_out() {
    let studio = Studio::new();
    let Some(tape) = studio.announcer(12) else { return };
    let clips = studio.lesson().clips;
    let by_length = |spoken: &&tramhoc::lesson::Spoken| spoken.text.chars().count();
    let (short, long) =
        (clips[..12].iter().min_by_key(by_length).unwrap(), clips[..12].iter().max_by_key(by_length).unwrap());
    let file = |name: &str| tape.path().join(format!("{name}.wav"));
    // The long text said twice, in the short one's file.
    let twice = format!("{} {}", long.text, long.text);
    Command::new("espeak-ng").args(["-v", "vi", "-s", "80", "-w"]).arg(file(&short.clip)).arg(twice).status().unwrap();
    fs::copy(file(&long.clip), file("khong-co-doan-nay")).unwrap();
    fs::write(file(&clips[1].clip), "xin chào").unwrap();
    let taken = studio.voice(&["--take", &tape.path().to_string_lossy()]);
    assert_eq!(taken.status.code(), Some(1), "{}", out(&taken));
    for told in
        ["có nhầm tệp không?", "không đoạn nào của bài tên là khong-co-doan-nay", "chỉ nhận WAV, FLAC, Ogg Vorbis"]
    {
        assert!(out(&taken).contains(told), "{told}\n{}", out(&taken));
    }
    let audio = studio.lesson_folder().join("audio");
    assert!(!audio.join(format!("{}.flac", short.clip)).exists());
    assert!(audio.join(format!("{}.flac", long.clip)).exists(), "what is right is taken all the same");
    assert!(tape.path().join(format!("{}.wav", long.clip)).exists(), "what was handed in stays as it is");
}

#[test]
fn a_sheet_to_record_by_names_each_file() {
    let studio = Studio::new();
    let written = studio.voice(&["--sheet", "phieu.html"]);
    assert_eq!(written.status.code(), Some(0), "{}", out(&written));
    let page = fs::read_to_string(studio.folder.path().join("phieu.html")).expect("a page");
    for spoken in studio.lesson().clips {
        assert!(page.contains(&format!("<td>{}</td>", spoken.clip)), "{}", spoken.clip);
    }
    assert!(!page.contains("http"), "it asks nobody for anything");
}
