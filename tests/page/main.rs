//! The page a volunteer's own phone verifies with: its size and what is in it, its code in Node against the station's, and
//! itself in a real Chromium. Prints SKIPPED where Node or Chromium is missing.

mod browser;
mod commune;
#[path = "../dice/mod.rs"]
mod dice;
mod flips;
mod mutated;
mod node;
#[path = "../said/mod.rs"]
mod said;
#[path = "../vectors/mod.rs"]
mod vectors;

use commune::Commune;
use said::Said;
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use tramhoc::credential::hex;

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
        assert_eq!(hex(&Sha256::digest(bytes)), hash, "{file}: is it still version 3.2.0 as npm has it?");
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

fn tramhoc(place: &TempDir, line: &str) -> Said {
    Said::by(
        std::process::Command::new(env!("CARGO_BIN_EXE_tramhoc"))
            .args(line.split(' '))
            .env("TRAMHOC_DATA", place.path().join("station"))
            .current_dir(place.path()),
    )
}

fn read(place: &TempDir, name: &str) -> String {
    std::fs::read_to_string(place.path().join(name)).expect("a file")
}

#[test]
fn a_station_without_a_list_writes_a_page_with_its_own_key() {
    let place = TempDir::new().expect("a folder");
    let said = tramhoc(&place, "verify-page -o V.html");
    assert!(said.code == 1 && said.err.starts_with("Chưa có khóa"), "{}", said.err);
    let station = commune::station_in(&place.path().join("station"));
    let said = tramhoc(&place, "verify-page -o V.html --host vinhtan.vn");
    assert!(said.code == 0, "{}", said.err);
    assert!(said.out.starts_with("Đã viết V.html và V-sw.js. Trang biết 1 khóa.\n"), "{}", said.out);
    assert!(said.out.contains("https://VINHTAN.VN/V"), "{}", said.out);
    let page = read(&place, "V.html");
    assert!(page.contains(&commune::base64(&station)) && page.contains("Cài đúng ứng dụng"), "{page}");
    assert!(page.contains("chưa đặt tên") && !page.contains("GỐC THỬ"), "{page}");
    let keeper = read(&place, "V-sw.js");
    assert!(keeper.contains("registration.scope") && keeper.len() < 1500, "{keeper}");
}

#[test]
fn a_communes_list_becomes_a_page_which_says_that_it_hangs_on_the_test_root() {
    let place = TempDir::new().expect("a folder");
    std::fs::write(place.path().join("p"), "con trâu đi trước cái cày\n").expect("a passphrase");
    std::fs::create_dir(place.path().join("usb")).expect("a stick");
    for line in [
        "keys new programme --test -o root.key --passphrase-file p",
        "keys new commune --name Vĩnh-Tân -o xa.key --passphrase-file p",
        "keys certify xa.key.threquest --key root.key -o xa.cert --passphrase-file p",
        "keys enrol-request --to usb --name Na-Ca",
    ] {
        let said = tramhoc(&place, line);
        assert!(said.code == 0, "{line}: {}", said.err);
    }
    let mut requests = std::fs::read_dir(place.path().join("usb")).expect("the stick");
    let request = requests.next().expect("the station's request").expect("a file").file_name();
    let request = request.to_str().expect("a name");
    let enrol = format!("keys enrol usb/{request} --list list --certificate xa.cert --key xa.key --passphrase-file p");
    for line in [&enrol, "verify-page --list list -o V.html"] {
        let said = tramhoc(&place, line);
        assert!(said.code == 0, "{line}: {}", said.err);
    }
    let page = read(&place, "V.html");
    let station = commune::station_in(&place.path().join("station"));
    for carried in ["Vĩnh-Tân", "Na-Ca", "GỐC THỬ – KHÔNG DÙNG THẬT", &commune::base64(&station)] {
        assert!(page.contains(carried), "{carried}: {page}");
    }
    let said = tramhoc(&place, "verify-page --list xa.cert -o other.html");
    assert!(said.code == 1 && !place.path().join("other.html").exists(), "{}", said.err);
}

#[test]
fn what_cannot_be_written_is_said_with_its_place() {
    let place = TempDir::new().expect("a folder");
    commune::station_in(&place.path().join("station"));
    assert_eq!(tramhoc(&place, "verify-page -o ..").code, 2);
    assert_eq!(tramhoc(&place, "verify-page -o V.html --host xã.vn").code, 2);
    let said = tramhoc(&place, "verify-page -o nowhere/V.html");
    assert!(said.code == 3 && said.err.contains("nowhere/V-sw.js"), "{}", said.err);
    assert!(!place.path().join("V.html").exists());
}
