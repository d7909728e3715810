//! Where a command's passphrase comes from: `--passphrase-file`, else the terminal; a new one is asked for twice.

use super::Failure;
use crate::ports::passphrase::Passphrase;
use crate::texts::Texts;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub struct PassphraseFile {
    /// The passphrase is the first line of this file; without it, it is asked for on the terminal.
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

impl PassphraseFile {
    /// The passphrase of a key there is.
    pub fn of(&self, key: &Path, texts: Texts) -> Result<Passphrase, Failure> {
        self.file(texts).unwrap_or_else(|| ask(&texts.keys_ask_passphrase(key.display()), texts))
    }

    /// The passphrase of a key that is being made.
    pub fn new_for(&self, key: &Path, texts: Texts) -> Result<Passphrase, Failure> {
        let passphrase = self.file(texts).unwrap_or_else(|| ask_twice(key, texts))?;
        if !passphrase.is_long_enough() {
            return Err(Failure::wrong_usage(texts.keys_passphrase_short(Passphrase::SHORTEST)));
        }
        Ok(passphrase)
    }

    fn file(&self, texts: Texts) -> Option<Result<Passphrase, Failure>> {
        let file = self.passphrase_file.as_ref()?;
        let read = Passphrase::from_file(file);
        Some(read.map_err(|error| Failure::machine(texts.keys_disk(file.display(), error))))
    }
}

fn ask_twice(key: &Path, texts: Texts) -> Result<Passphrase, Failure> {
    let first = ask(&texts.keys_ask_new_passphrase(key.display(), Passphrase::SHORTEST), texts)?;
    let again = ask(texts.keys_ask_passphrase_again(), texts)?;
    if first.is(&again) { Ok(first) } else { Err(Failure::wrong_usage(texts.keys_passphrases_differ())) }
}

fn ask(question: &str, texts: Texts) -> Result<Passphrase, Failure> {
    Passphrase::ask(question).map_err(|error| match error.kind() {
        ErrorKind::NotFound => Failure::wrong_usage(texts.keys_no_terminal()),
        ErrorKind::Interrupted => Failure::wrong_usage(texts.keys_given_up()),
        _ => Failure::machine(texts.keys_failed(error)),
    })
}
