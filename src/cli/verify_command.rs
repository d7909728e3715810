//! `tramhoc verify`: finds the station's own keys and records, then lets [`super::verify`] judge.

use super::StationArguments;
use super::folder::data_folder;
use super::verify;
use crate::credential::{Credential, KeyStatus, Keyring, KnownKey, ShortCode};
use crate::ports::keys;
use crate::ports::store::Store;
use ed25519_dalek::SigningKey;
use std::path::Path;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Arguments {
    /// The text of the QR, a short code, a PNG picture of a QR, or - for lines from standard input.
    #[arg(required = true, value_name = "TEXT|SHORTCODE|IMAGE.png|-")]
    inputs: Vec<String>,
}

/// One verdict a line. Exit 0 if all are right, 1 if not, 3 if the machine failed.
pub fn run(station: &StationArguments, arguments: &Arguments) -> ExitCode {
    let folder = data_folder(station);
    let key = own_key(&folder);
    let keyring = keyring(&folder);
    let look_up = |code: &ShortCode| recorded(&folder, key.as_ref()?, code);
    let (mut input, mut output) = (std::io::stdin().lock(), std::io::stdout().lock());
    match verify::run(&arguments.inputs, &keyring, &look_up, &mut input, &mut output) {
        Ok(all_right) => ExitCode::from(u8::from(!all_right)),
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(3)
        }
    }
}

/// The keys this station believes.
pub(super) fn keyring(folder: &Path) -> Keyring {
    let key = own_key(folder);
    let known =
        key.iter().filter_map(|key| KnownKey::new(key.verifying_key().as_bytes(), None, KeyStatus::Active).ok());
    Keyring::new(known.collect(), None)
}

/// The key of the station whose folder this is; looking makes none.
fn own_key(folder: &Path) -> Option<SigningKey> {
    match keys::open(folder) {
        Ok(key) => key,
        Err(trouble) => {
            eprintln!("{trouble}");
            None
        }
    }
}

/// The text of a confirmation this station has signed, found by its short code.
fn recorded(folder: &Path, key: &SigningKey, code: &ShortCode) -> Option<String> {
    let store = Store::open_to_read(folder).ok()?;
    let facts = store.confirmed_facts().ok()?;
    let signed = facts.iter().filter_map(|facts| Credential::read_hex(facts).ok()).map(|(_, facts)| facts.sign(key));
    signed.filter(|signed| signed.short_code() == *code).map(|signed| signed.qr_text(None)).next()
}
