//! Confirmations as Open Badges 3.0, exported by the real program and judged by software that is not ours
//! (`open_badges/check.py`): the signature, the rules for the JWT, the form.
//!
//! `TRAMHOC_OB_SCHEMA=FILE` takes 1EdTech's own JSON Schema instead of the one written here from their specification; it has
//! a licence of their own, so it does not lie here.

mod confirmed;

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

fn export(data: &Path, to: &Path, which: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tramhoc"));
    command.args(["records", "export", "--open-badges", "--to"]).arg(to).args(which).arg("--data").arg(data);
    command.output().expect("the program runs")
}

fn said(output: &[u8]) -> String {
    String::from_utf8_lossy(output).into_owned()
}

/// A station with one confirmation; its short code.
fn station() -> (TempDir, PathBuf, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("station");
    let code = confirmed::station(&data).short_code.to_string();
    (folder, data, code)
}

/// The credentials in these badges; `Err` with what is wrong. `None`, after saying SKIPPED, without Python's packages.
fn checked(badges: &[PathBuf]) -> Option<Result<Vec<Value>, String>> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/open_badges");
    let published = std::env::var_os("TRAMHOC_OB_SCHEMA").map(PathBuf::from);
    let schema = published.unwrap_or_else(|| tests.join("credential.schema.json"));
    let run = Command::new("python3").arg(tests.join("check.py")).arg(schema).args(badges).output();
    let Some(output) = run.ok().filter(|output| output.status.code() != Some(3)) else {
        println!("SKIPPED: apt-get install python3-cryptography python3-jsonschema");
        return None;
    };
    if !output.status.success() {
        return Some(Err(said(&output.stderr)));
    }
    let credential = |line: &str| serde_json::from_str(line).expect("JSON");
    Some(Ok(said(&output.stdout).lines().map(credential).collect()))
}

#[test]
fn a_badge_is_signed_right_keeps_the_rules_and_holds_no_name() {
    let (folder, data, code) = station();
    let to = folder.path().join("out/badges");
    for which in ["--all", code.as_str()] {
        let output = export(&data, &to, &[which]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output.stderr));
        assert_eq!(said(&output.stdout).trim_end(), to.join(format!("{code}.jwt")).display().to_string());
    }
    let badge = to.join(format!("{code}.jwt"));
    let Some(checked) = checked(&[badge]) else { return };
    let credentials = checked.unwrap_or_else(|why| panic!("{why}"));
    let [credential] = &credentials[..] else { panic!("one badge") };
    assert_eq!(credential["name"], "Cài đúng ứng dụng");
    assert!(credential["description"].as_str().is_some_and(|words| words.contains("không phải xác nhận của Nhà nước")));
    assert_eq!(credential["credentialSubject"]["result"][0]["value"], "100");
    assert_eq!(credential["evidence"][0]["narrative"], code);
    for private in ["Hoàng", "Thị Lan", "Bà "] {
        assert!(!credential.to_string().contains(private), "{private}");
    }
}

#[test]
fn the_judge_refuses_a_badge_with_anything_changed() {
    let (folder, data, code) = station();
    let to = folder.path().join("badges");
    assert!(export(&data, &to, &["--all"]).status.success());
    let badge = std::fs::read_to_string(to.join(format!("{code}.jwt"))).expect("a badge");
    let dots: Vec<usize> = badge.match_indices('.').map(|(at, _)| at).collect();
    for place in [dots[0] + 40, dots[1] - 40, dots[1] + 10, 60] {
        let mut changed = badge.clone().into_bytes();
        changed[place] = if changed[place] == b'A' { b'B' } else { b'A' };
        let file = to.join("changed.jwt");
        std::fs::write(&file, changed).expect("it can be written");
        let Some(judged) = checked(&[file]) else { return };
        assert!(judged.is_err(), "character {place}");
    }
}

#[test]
fn what_is_not_on_record_is_said_and_what_cannot_be_written_is_said() {
    let (folder, data, code) = station();
    let to = folder.path().join("badges");
    let output = export(&data, &to, &["YRN0X-SGMV9", &code]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output.stderr).contains("YRN0X-SGMV9"), "{}", said(&output.stderr));
    assert!(to.join(format!("{code}.jwt")).is_file(), "the other one is made all the same");
    let in_the_way = folder.path().join("file");
    std::fs::write(&in_the_way, "").expect("a file");
    assert_eq!(export(&data, &in_the_way, &["--all"]).status.code(), Some(3));
    let nowhere = folder.path().join("no-station");
    let output = export(&nowhere, &to, &["--all"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(said(&output.stderr).contains("chưa có trạm"), "{}", said(&output.stderr));
    for usage in [&["YRN0X-SGMV8"][..], &[], &["--all", &code]] {
        assert_eq!(export(&data, &to, usage).status.code(), Some(2), "{usage:?}");
    }
}
