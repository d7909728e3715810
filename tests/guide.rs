//! The authors' guide (`lessons/README.md`) proved by being followed: its commands run, its lesson passes the check, the
//! mistake it shows gets the message it shows, and its reference is what the program says of itself.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;
use tramhoc::check::Form;
use tramhoc::lesson::{Lesson, Report, prove, reference};
use tramhoc::phone::widgets::Widget;
use tramhoc::texts::{Lang, Texts};
use unicode_normalization::is_nfc;

const VI: Texts = Texts::new(Lang::Vi);
const BEGIN: &str = "<!-- tra cứu: từ đây -->\n";
const END: &str = "<!-- tra cứu: đến đây -->\n";

fn guide_file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("lessons/README.md")
}

fn guide() -> String {
    std::fs::read_to_string(guide_file()).expect("the guide is there")
}

/// The fenced pieces whose fence says so, in order.
fn fenced(guide: &str, says: &str) -> Vec<String> {
    let opening = format!("\n```{says}\n");
    let pieces = guide.split(opening.as_str()).skip(1);
    pieces.map(|rest| rest.split_once("\n```").expect("a fence is closed").0.to_owned()).collect()
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

/// Runs a command line of the guide in a folder.
fn run(folder: &Path, line: &str) -> Output {
    let mut words = shell_words(line).into_iter();
    assert_eq!(words.next().as_deref(), Some("tramhoc"), "{line}");
    let mut command = Command::new(env!("CARGO_BIN_EXE_tramhoc"));
    command.args(words).current_dir(folder).env("HOME", folder).env_remove("TRAMHOC_DATA");
    command.stdin(std::process::Stdio::null()).output().expect("the program starts")
}

/// Words at spaces, but for what stands in double quotes.
fn shell_words(line: &str) -> Vec<String> {
    let pieces = line.split('"').enumerate();
    let words = pieces.flat_map(|(place, piece)| match place % 2 {
        1 => vec![piece.to_owned()],
        _ => piece.split_whitespace().map(str::to_owned).collect(),
    });
    words.collect()
}

fn lines_to_type(guide: &str) -> Vec<String> {
    fenced(guide, "sh").iter().flat_map(|piece| piece.lines().map(str::to_owned).collect::<Vec<_>>()).collect()
}

#[test]
fn every_command_of_the_guide_works_in_the_order_it_is_told() {
    let place = folder();
    let lines = lines_to_type(&guide());
    for command in ["new", "check", "walk", "schema"] {
        assert!(lines.iter().any(|line| line.starts_with(&format!("tramhoc lessons {command} "))), "{command}");
    }
    for line in lines.into_iter().filter(|line| !line.contains(" preview ")) {
        let output = run(place.path(), &line);
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(0), "{line}: {errors}");
    }
    assert!(place.path().join("dat-bao-thuc.html").is_file() && place.path().join("lesson.schema.json").is_file());
}

/// The pieces of the lesson, one after the other as the guide shows them.
fn lesson_of(guide: &str) -> String {
    fenced(guide, "toml lesson").join("\n\n")
}

#[test]
fn the_lesson_of_the_guide_passes_the_check() {
    let source = lesson_of(&guide());
    let proof = prove(&source, VI);
    let told: Vec<String> = proof
        .problems
        .iter()
        .map(|problem| Report { file: "README.md", source: &source, problem }.to_string())
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

/// The first command of the guide, followed: the folder it was run in, and the file it wrote.
fn begun() -> (TempDir, PathBuf) {
    let place = folder();
    let line = lines_to_type(&guide()).remove(0);
    assert_eq!(run(place.path(), &line).status.code(), Some(0), "{line}");
    let file = place.path().join("bai-cua-xom/dat-bao-thuc/lesson.toml");
    (place, file)
}

#[test]
fn the_lesson_of_the_guide_is_the_one_that_lies_before_its_reader() {
    let (_place, file) = begun();
    let made = prove(&std::fs::read_to_string(file).expect("it was written"), VI).lesson.expect("it reads");
    let mut shown = Lesson::clone(&prove(&lesson_of(&guide()), VI).lesson.expect("it reads"));
    // The days are those on which it was made.
    shown.review_by = made.review_by;
    shown.sources[0].checked = made.sources[0].checked;
    assert_eq!(shown, *made);
}

#[test]
fn the_mistake_shown_in_the_guide_gets_the_message_shown_there() {
    let (place, file) = begun();
    let source = std::fs::read_to_string(&file).expect("it was written");
    let mistaken = source.replacen("do = \"go dong-ho\"", "do = \"go dong-hoo\"", 1);
    std::fs::write(&file, mistaken).expect("it can be changed");
    let output = run(place.path(), "tramhoc lessons check bai-cua-xom");
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stderr).expect("text");
    let shown = fenced(&guide(), "text check").join("\n");
    assert!(!shown.is_empty() && told.starts_with(&shown), "shown:\n{shown}\ntold:\n{told}");
}

/// Run with `UPDATE_GUIDE=1` to have the reference written anew.
#[test]
fn the_reference_is_what_the_program_says_of_itself() {
    let guide = guide();
    let (before, rest) = guide.split_once(BEGIN).expect("the reference begins somewhere");
    let (written, after) = rest.split_once(END).expect("the reference ends somewhere");
    let wanted = format!("\n{}\n", reference(VI));
    if std::env::var_os("UPDATE_GUIDE").is_some() {
        std::fs::write(guide_file(), format!("{before}{BEGIN}{wanted}{END}{after}")).expect("it can be written");
    } else {
        assert!(written == wanted, "the reference is not up to date: run UPDATE_GUIDE=1 cargo test --test guide");
    }
}

#[test]
fn every_kind_of_element_and_question_is_in_the_guide() {
    let guide = guide();
    let missing: Vec<&&str> =
        Widget::KINDS.iter().chain(Form::KINDS).filter(|kind| !guide.contains(&format!("\n#### `{kind}`\n"))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn the_guide_is_in_nfc_and_spelt_as_the_station_spells() {
    let guide = guide();
    assert!(is_nfc(&guide));
    for old in ["hoá", "xoá", "khoá", "hoà ", "toà "] {
        assert!(!guide.to_lowercase().contains(old), "{old}");
    }
}
