//! The page a volunteer's own phone verifies with: its size and what is in it, its code in Node against the station's, and
//! itself in a real Chromium. Prints SKIPPED where Node or Chromium is missing.

mod browser;
mod commune;
#[path = "../dice/mod.rs"]
mod dice;
mod flips;
mod mutated;
mod node;
#[path = "../vectors/mod.rs"]
mod vectors;

use commune::Commune;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

/// The whole figure is asked for, not the share of every day.
fn full() -> bool {
    std::env::var_os("TRAMHOC_FULL").is_some()
}

/// Twenty stations with long names, forty-two lessons, ten confirmations taken back.
#[test]
fn a_commune_fits_in_less_than_20_kb() {
    let length = Commune::whole().page("V-sw.js").len();
    assert!(length < 20_000, "{length} bytes");
    println!("{length} bytes");
}

#[test]
fn the_library_in_it_is_the_one_that_was_looked_at() {
    let files = [
        ("noble-ed25519-3.2.0.js", "a4f631d1876b5d9e43a86cd71194ca27b5e1451edf4ba4db9a418f40a475569a"),
        ("noble-ed25519-LICENSE", "394c2e6e5552e5dba202bee6390b9d6aa2754d657f5b9869e83b3d265a315501"),
    ];
    for (file, hash) in files {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/page").join(file);
        let bytes = std::fs::read(path).expect("a file of the repository");
        assert_eq!(vectors::hex(&Sha256::digest(bytes)), hash, "{file}: is it still version 3.2.0 as npm has it?");
    }
}

#[test]
fn nothing_in_it_reaches_out() {
    let page = Commune::whole().page("V-sw.js");
    for way_out in [
        "http://",
        "fetch(",
        "XMLHttpRequest",
        "WebSocket",
        "sendBeacon",
        "import(",
        "@import",
        "url(",
        "<img",
        "<iframe",
    ] {
        assert!(!page.contains(way_out), "{way_out}");
    }
    // The address that is put before the digits, so that they are read as from a link; it is never opened.
    assert_eq!(page.matches("https://").count(), 1);
    assert!(page.contains("judge(text,list)") && page.contains("look('https://x/V'+location.hash)"));
    for strict in ["default-src 'none'", "form-action 'none'", "base-uri 'none'", "worker-src 'self'"] {
        assert!(page.contains(strict), "{strict}");
    }
    assert!(!page.contains("unsafe-") && !page.contains("innerHTML"));
}

#[test]
fn the_command_writes_the_page_and_its_keeper() {
    let place = TempDir::new().expect("a folder");
    let run = |arguments: &[&str]| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_tramhoc"))
            .arg("verify-page")
            .args(arguments)
            .env("TRAMHOC_DATA", place.path().join("station"))
            .current_dir(place.path())
            .output()
            .expect("it runs");
        (
            output.status.code(),
            String::from_utf8(output.stdout).expect("text"),
            String::from_utf8(output.stderr).expect("text"),
        )
    };
    let (code, _, said) = run(&["-o", "V.html"]);
    assert_eq!((code, said.starts_with("Chưa có khóa")), (Some(1), true), "{said}");
    let station = commune::station_in(&place.path().join("station"));
    let (code, said, _) = run(&["-o", "V.html", "--host", "vinhtan.vn"]);
    assert_eq!(code, Some(0));
    assert!(said.contains("V-sw.js") && said.contains("https://VINHTAN.VN/V"), "{said}");
    let page = std::fs::read_to_string(place.path().join("V.html")).expect("the page");
    assert!(page.contains(&commune::base64(&station)) && page.contains("Cài đúng ứng dụng"), "{page}");
    let keeper = std::fs::read_to_string(place.path().join("V-sw.js")).expect("the keeper");
    assert!(keeper.contains("registration.scope") && keeper.len() < 1500, "{keeper}");
    assert_eq!(run(&["-o", ".."]).0, Some(2));
    assert_eq!(run(&["-o", "V.html", "--host", "xã.vn"]).0, Some(2));
    let (code, _, said) = run(&["-o", "nowhere/V.html"]);
    assert_eq!((code, said.contains("nowhere/V-sw.js")), (Some(3), true), "{said}");
}
