//! Confirmations checked by software that is not ours: Python's `cryptography`, with its own reading of the format
//! (`tests/independent_ed25519.py`). Prints SKIPPED where python3 or the package is missing.

use ed25519_dalek::SigningKey;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tramhoc::credential::{Credential, CredentialId, Day, Host, Kind, Percent};
use tramhoc::record::{ClockQuality, LearnerCode};

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

fn python(script: &str, arguments: &[&str]) -> Option<Output> {
    Command::new("python3").arg(tests().join(script)).args(arguments).output().ok()
}

/// Whether Python can check signatures here. Said past the test harness, which would swallow it.
fn can_check(test: &str) -> bool {
    let found = Command::new("python3").args(["-c", "import cryptography"]).output();
    let can = found.is_ok_and(|output| output.status.success());
    if !can {
        let _ = writeln!(std::io::stderr(), "SKIPPED {test}: needs python3 and `pip install cryptography`");
    }
    can
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Exit code and standard output for one text and public key.
fn checked(text: &str, key: &SigningKey) -> (Option<i32>, String) {
    let public = hex(key.verifying_key().as_bytes());
    let output = python("independent_ed25519.py", &[text, &public]).expect("python3 runs");
    (output.status.code(), String::from_utf8(output.stdout).expect("text"))
}

fn credential(kind: Kind) -> Credential {
    Credential {
        kind,
        id: CredentialId([9, 8, 7, 6, 5, 4]),
        lesson: 6,
        lesson_version: 1,
        learner: LearnerCode([1, 2, 3, 4, 5]),
        day: Day(690),
        clock: ClockQuality::Plausible,
        reissued: false,
        passed: true,
        percent: Percent::FULL,
    }
}

#[test]
fn another_implementation_accepts_what_a_station_signs_and_reads_the_same_facts() {
    if !can_check("another implementation accepts what a station signs") {
        return;
    }
    let station = SigningKey::from_bytes(&[42; 32]);
    let signed = credential(Kind::Alone).sign(&station);
    let host: Host = "x.vn".parse().expect("a host");
    for text in [signed.digits(), signed.qr_text(None), signed.qr_text(Some(&host)).to_lowercase()] {
        let (code, facts) = checked(&text, &station);
        assert_eq!(code, Some(0), "{text}");
        let facts: serde_json::Value = serde_json::from_str(&facts).expect("JSON");
        assert_eq!((&facts["lesson"], &facts["percent"]), (&6.into(), &100.into()));
        assert_eq!((&facts["date"], &facts["kind"]), (&"2026-11-22".into(), &"alone".into()));
        assert_eq!(facts["short_code"], signed.short_code().to_string());
    }
}

#[test]
fn another_implementation_rejects_one_changed_digit_and_another_station() {
    if !can_check("another implementation rejects one changed digit") {
        return;
    }
    let station = SigningKey::from_bytes(&[42; 32]);
    let text = credential(Kind::Real).sign(&station).digits();
    for place in [60, 120, 211] {
        let mut digits = text.clone().into_bytes();
        digits[place] = if digits[place] == b'9' { b'0' } else { digits[place] + 1 };
        let changed = String::from_utf8(digits).expect("digits");
        assert_eq!(checked(&changed, &station).0, Some(1), "digit {place}");
    }
    assert_eq!(checked(&text, &SigningKey::from_bytes(&[43; 32])).0, Some(1));
    assert_eq!(checked(&text, &station).0, Some(0));
}

#[test]
fn another_implementation_agrees_with_every_vector() {
    if !can_check("another implementation agrees with every vector") {
        return;
    }
    let vectors = tests().join("vectors/credential-v1");
    let output =
        python("independent_ed25519.py", &["--vectors", vectors.to_str().expect("a path")]).expect("python3 runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

#[test]
fn the_published_trust_list_is_the_one_another_program_packs_and_signs() {
    if !can_check("the published trust list is the one another program packs") {
        return;
    }
    let output = python("vectors/make_trust_list_v1.py", &["--check"]).expect("python3 runs");
    assert!(output.status.success(), "run tests/vectors/make_trust_list_v1.py");
}

#[test]
fn the_vectors_are_those_their_program_makes() {
    if !can_check("the vectors are those their program makes") {
        return;
    }
    let output = python("vectors/make_credential_v1.py", &["--check"]).expect("python3 runs");
    assert!(
        output.status.success(),
        "run tests/vectors/make_credential_v1.py: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}
