//! The JSON Schema of the lesson format, judged by a validator that is not ours (`tests/schema_validate.py`): every lesson
//! that ships is valid by it, and so is what `lessons new` writes; what the reader refuses for its form is not. Prints
//! SKIPPED where python3 (3.11 or newer) or its `jsonschema` is missing.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;
use tramhoc::lesson::{json_schema, read};
use tramhoc::texts::{Lang, Texts};

const VI: Texts = Texts::new(Lang::Vi);

fn home() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Whether Python can validate here. Said past the test harness, which would swallow it.
fn can_validate(test: &str) -> bool {
    let found = Command::new("python3").args(["-c", "import jsonschema, tomllib"]).output();
    let can = found.is_ok_and(|output| output.status.success());
    if !can {
        let _ = writeln!(std::io::stderr(), "SKIPPED {test}: needs python3 (3.11) and `pip install jsonschema`");
    }
    can
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

/// What the validator says of these lessons, a line each.
fn validated(files: &[PathBuf]) -> Vec<String> {
    let place = folder();
    let schema = place.path().join("schema.json");
    std::fs::write(&schema, json_schema(VI).to_string()).expect("it can be written");
    let script = home().join("tests/schema_validate.py");
    let output = Command::new("python3").arg(script).arg(schema).args(files).output().expect("python3 runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text").lines().map(str::to_owned).collect()
}

/// Every `lesson.toml` two folders down.
fn lessons_in(folder: &Path) -> Vec<PathBuf> {
    let inside = |folder: &Path| {
        let entries = std::fs::read_dir(folder).expect("a folder of the repository");
        let mut paths: Vec<PathBuf> =
            entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|p| p.is_dir()).collect();
        paths.sort();
        paths
    };
    let lessons =
        inside(folder).into_iter().flat_map(|course| inside(&course)).map(|lesson| lesson.join("lesson.toml"));
    lessons.filter(|file| file.is_file()).collect()
}

fn tour() -> PathBuf {
    home().join("tests/lessons/tour/lesson.toml")
}

#[test]
fn every_shipped_lesson_and_the_tour_of_all_elements_are_valid() {
    if !can_validate("every shipped lesson is valid by the schema") {
        return;
    }
    let mut files = lessons_in(&home().join("lessons"));
    assert!(files.len() >= 2, "{files:?}");
    files.push(tour());
    let bad: Vec<String> = validated(&files).into_iter().filter(|line| !line.starts_with("ok ")).collect();
    assert_eq!(bad, Vec::<String>::new());
}

#[test]
fn what_the_reader_refuses_for_its_form_the_schema_refuses_too() {
    if !can_validate("what the reader refuses the schema refuses too") {
        return;
    }
    let tour = std::fs::read_to_string(tour()).expect("the tour is there");
    let changes = [
        ("kind = \"slider\"", "kind = \"slidder\""),
        ("kind = \"slider\"\n", "kind = \"slider\"\n  colour = \"red\"\n"),
        ("id = \"cai-xong\"", "id = \"Cài xong\""),
        ("minutes = ", "minutes = 1"),
        ("  do = \"go tro-chuyen\"", "  do = \"goto tro-chuyen\""),
        ("review_by = ", "review_by = \"soon\" # "),
        ("gesture = \"swipe-left\"", "gesture = \"swipe\""),
        ("hints = [\"Tìm ô Cài đặt.\", ", "hints = ["),
        ("style = \"quiet\"", "style = \"loud\""),
        ("  says = \"Mã dán trên gói chè\"\n", ""),
    ];
    let place = folder();
    let broken = |(number, (from, to)): (usize, &(&str, &str))| {
        assert!(tour.contains(from), "the tour has no {from:?}");
        let source = tour.replacen(from, to, 1);
        assert!(read(&source, VI).is_err(), "the reader takes {to:?}");
        let file = place.path().join(format!("{number}.toml"));
        std::fs::write(&file, source).expect("it can be written");
        file
    };
    let files: Vec<PathBuf> = changes.iter().enumerate().map(broken).collect();
    let good: Vec<String> = validated(&files).into_iter().filter(|line| !line.starts_with("bad ")).collect();
    assert_eq!(good, Vec::<String>::new());
}

#[test]
fn what_lessons_new_writes_is_valid() {
    if !can_validate("what lessons new writes is valid by the schema") {
        return;
    }
    let place = folder();
    let made = Command::new(env!("CARGO_BIN_EXE_tramhoc"))
        .args(["lessons", "new", "xom-toi/goi-dien"])
        .current_dir(place.path())
        .output()
        .expect("the program starts");
    assert!(made.status.success());
    let lines = validated(&[place.path().join("xom-toi/goi-dien/lesson.toml")]);
    assert!(lines.len() == 1 && lines[0].starts_with("ok "), "{lines:?}");
}

#[test]
fn the_command_prints_the_schema_with_descriptions_in_either_language() {
    let schema = |lang: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_tramhoc")).args(["lessons", "schema", "--lang", lang]).output();
        let output = output.expect("the program starts");
        assert_eq!(output.status.code(), Some(0));
        serde_json::from_slice::<serde_json::Value>(&output.stdout).expect("JSON")
    };
    let (vi, en) = (schema("vi"), schema("en"));
    assert_eq!(vi["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_eq!(vi["properties"]["start"], serde_json::Value::Null);
    assert_eq!(vi["$defs"]["element-button"]["properties"]["kind"]["enum"][0], "button");
    assert_ne!(vi["properties"]["title"]["description"], en["properties"]["title"]["description"]);
}
