//! The authors' commands as a person or a script runs them: what comes on which stream, and the exit codes of cli.md.

use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

/// Runs `tramhoc lessons …` in a folder.
fn lessons(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tramhoc"));
    command.arg("lessons").args(arguments).current_dir(folder).env_remove("TRAMHOC_DATA").env("HOME", folder);
    command.output().expect("the program starts")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("the output is UTF-8")
}

fn errors(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("the errors are UTF-8")
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

/// A folder with a new lesson in `xom-toi/goi-dien`.
fn with_a_lesson() -> TempDir {
    let place = folder();
    let output = lessons(place.path(), &["new", "xom-toi/goi-dien", "--title", "Gọi điện"]);
    assert_eq!(output.status.code(), Some(0), "{}", errors(&output));
    place
}

#[test]
fn a_new_lesson_is_checked_clean_from_the_folder_it_was_made_in() {
    let place = with_a_lesson();
    let second = lessons(place.path(), &["new", "xom-toi", "--id", "nhan-tin"]);
    assert!(out(&second).contains("xom-toi/nhan-tin/lesson.toml"), "{}", out(&second));
    let checked = lessons(&place.path().join("xom-toi"), &["check", "goi-dien"]);
    assert_eq!(checked.status.code(), Some(0), "{}{}", out(&checked), errors(&checked));
    let listed = out(&lessons(place.path(), &["list", "."]));
    assert!(listed.contains("1000  Gọi điện  (goi-dien)") && listed.contains("1001  Bài mới  (nhan-tin)"), "{listed}");
}

#[test]
fn a_lesson_that_is_there_is_refused_with_exit_code_2_and_in_the_language_asked_for() {
    let place = with_a_lesson();
    let again = lessons(place.path(), &["new", "xom-toi/goi-dien"]);
    assert_eq!((again.status.code(), out(&again).as_str()), (Some(2), ""));
    assert!(errors(&again).contains("không viết đè lên"), "{}", errors(&again));
    let english = lessons(place.path(), &["new", "xom-toi/goi-dien", "--lang", "en"]);
    assert!(errors(&english).contains("is not written over"), "{}", errors(&english));
}

#[test]
fn a_lesson_that_cannot_be_written_is_the_machines_fault() {
    let place = folder();
    std::fs::write(place.path().join("xom-toi"), "a file where the course should be").expect("it can be written");
    let output = lessons(place.path(), &["new", "xom-toi/goi-dien"]);
    assert_eq!(output.status.code(), Some(3), "{}", errors(&output));
}

#[test]
fn a_storyboard_goes_to_standard_output_or_into_a_page() {
    let place = with_a_lesson();
    let text = lessons(place.path(), &["walk", "xom-toi/goi-dien"]);
    assert_eq!(text.status.code(), Some(0));
    assert!(out(&text).starts_with("Gọi điện\n═") && out(&text).contains("MÀN HÌNH TẬP"), "{}", out(&text));
    let page = lessons(place.path(), &["walk", "xom-toi/goi-dien/lesson.toml", "-o", "bai.html"]);
    assert_eq!((page.status.code(), out(&page).as_str()), (Some(0), "Đã viết bai.html\n"));
    let page = std::fs::read_to_string(place.path().join("bai.html")).expect("the page is there");
    assert!(page.starts_with("<!doctype html>") && page.ends_with("</html>\n"));
    let nowhere = lessons(place.path(), &["walk", "xom-toi/goi-dien", "-o", "nowhere/bai.html"]);
    assert_eq!(nowhere.status.code(), Some(3));
}

#[test]
fn a_storyboard_is_of_one_lesson_that_reads() {
    let place = with_a_lesson();
    lessons(place.path(), &["new", "xom-toi/nhan-tin"]);
    let two = lessons(place.path(), &["walk", "xom-toi"]);
    assert_eq!(two.status.code(), Some(2));
    assert!(errors(&two).contains("có 2 bài"), "{}", errors(&two));
    let file = place.path().join("xom-toi/nhan-tin/lesson.toml");
    let source = std::fs::read_to_string(&file).expect("it is there").replace("go dong-ho", "go dong-hoo");
    std::fs::write(&file, source).expect("it can be written");
    let broken = lessons(place.path(), &["walk", "xom-toi/nhan-tin"]);
    assert_eq!((broken.status.code(), out(&broken).as_str()), (Some(1), ""));
    assert!(errors(&broken).contains("dong-hoo"), "{}", errors(&broken));
    assert_eq!(lessons(place.path(), &["walk", "nowhere"]).status.code(), Some(3));
}
