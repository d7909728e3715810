//! The page's own code in Node, asked line by line.

use super::commune::Commune;
use super::vectors;
use serde_json::{Value, json};
use sha2::{Digest, Sha512};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;
use tramhoc::credential::{hex, judge};

/// Whether Node is here. Said past the test harness, which would swallow it.
pub fn is_here(test: &str) -> bool {
    let here = Command::new("node").arg("--version").output().is_ok_and(|output| output.status.success());
    if !here {
        let _ = writeln!(std::io::stderr(), "SKIPPED {test}: apt-get install nodejs");
    }
    here
}

pub fn script(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/page").join(name)
}

/// The page's answer to each question that has one.
pub fn answers(questions: &[Value]) -> Vec<Value> {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("questions");
    let lines: String = questions.iter().map(|question| format!("{question}\n")).collect();
    std::fs::write(&file, lines).expect("a file");
    let questions = std::fs::File::open(&file).expect("the file");
    let output =
        Command::new("node").arg(script("judge.mjs")).stdin(Stdio::from(questions)).output().expect("node runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let answers = String::from_utf8(output.stdout).expect("text");
    answers.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

/// The page of this commune in a folder that goes when it is dropped, and the question that opens it.
pub fn opened(commune: &Commune) -> (TempDir, Value) {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("V.html");
    std::fs::write(&file, commune.page("V-sw.js")).expect("a file");
    let question = json!({ "page": file });
    (folder, question)
}

#[test]
fn the_page_takes_every_vector_through_the_stages_it_says() {
    if !is_here("the page takes every vector through the stages it says") {
        return;
    }
    let vectors = vectors::all();
    let communes: Vec<_> =
        vectors.iter().map(|(_, vector)| Commune { name: None, keyring: vectors::keyring(vector) }).collect();
    let pages: Vec<_> = communes.iter().map(opened).collect();
    let questions = vectors
        .iter()
        .zip(&pages)
        .flat_map(|((_, vector), (_, open))| [open.clone(), json!({ "text": vector["text"], "stages": true })]);
    let answers = answers(&questions.collect::<Vec<_>>());
    assert_eq!(answers.len(), vectors.len());
    for (((file, vector), commune), answer) in vectors.iter().zip(&communes).zip(&answers) {
        assert_eq!(answer["stages"], vector["stages"], "{file}");
        assert_eq!(answer["verdict"], vector["verdict"], "{file}");
        assert_eq!(answer["words"], judge(vectors::text(vector, "text"), &commune.keyring).words(), "{file}");
        if let (Some(read), Some(said)) = (answer["facts"].as_object(), vector["facts"].as_object()) {
            let same = read.iter().all(|(name, value)| said[name] == *value);
            assert!(same && read.len() == 9, "{file}: {read:?}");
        }
    }
    println!("{} vectors: 0 disagreements", vectors.len());
}

#[test]
fn its_sha_512_is_that_of_others() {
    if !is_here("its sha-512 is that of others") {
        return;
    }
    let messages: Vec<Vec<u8>> =
        (0..400).map(|length| (0..length).map(|at| (at * 31 + length * 7) as u8).collect()).collect();
    let (_folder, open) = opened(&Commune::whole());
    let asked = messages.iter().map(|message| json!({ "sha512": hex(message) }));
    let answers = answers(&std::iter::once(open).chain(asked).collect::<Vec<_>>());
    assert_eq!(answers.len(), messages.len());
    for (message, answer) in messages.iter().zip(answers) {
        assert_eq!(answer, hex(&Sha512::digest(message)), "{} bytes", message.len());
    }
}
