//! Reading the vectors of credential v1, and the keys each is to be judged with.

use serde_json::Value;
use std::path::{Path, PathBuf};
use tramhoc::credential::{CredentialId, KeyStatus, Keyring, KnownKey, unhex};

pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/credential-v1")
}

/// File name and content of each vector.
pub fn all() -> Vec<(String, Value)> {
    let files = std::fs::read_dir(folder()).expect("the vectors").map(|file| file.expect("a file").path());
    files
        .map(|file| {
            let text = std::fs::read_to_string(&file).expect("a vector");
            (file.display().to_string(), serde_json::from_str(&text).expect("JSON"))
        })
        .collect()
}

pub fn text<'a>(vector: &'a Value, field: &str) -> &'a str {
    vector[field].as_str().expect("a text")
}

fn bytes<const N: usize>(hex: &str) -> [u8; N] {
    unhex(hex).expect("N bytes in hexadecimal digits")
}

pub fn keyring(vector: &Value) -> Keyring {
    let keys = vector["keys"].as_array().expect("keys").iter().map(|known| {
        let status = match text(known, "status") {
            "active" => KeyStatus::Active,
            "retired" => KeyStatus::Retired,
            "compromised" => KeyStatus::Compromised,
            other => panic!("status {other}"),
        };
        KnownKey::new(&bytes(text(known, "public_key")), Some(text(known, "station").to_owned()), status)
            .expect("a key")
    });
    let revoked = vector["revoked"].as_array().expect("ids").iter();
    Keyring::new(keys.collect(), None).revoking(revoked.map(|id| CredentialId(bytes(id.as_str().expect("an id")))))
}
