//! `tramhoc records receipt FILE --key KEY`: the commune says how far its office has every chain without a gap. For an office's
//! records only, so that no station can say it of itself.

use super::{StationArguments, data_folder, failed};
use crate::bundle::Receipt;
use crate::cli::keys::passphrase::PassphraseFile;
use crate::cli::keys::said::of_locked_key;
use crate::cli::keys::{Failure, exit_code, today, warn_of_the_test_root};
use crate::ports::store::Store;
use crate::ports::{locked_key, trust_file, whole_file};
use crate::trust::ProgrammeRoot;
use std::path::PathBuf;
use std::process::ExitCode;

const READABLE: u32 = 0o644;

#[derive(clap::Args)]
pub struct Arguments {
    /// Where to write it, for the sticks that go back to the stations; it should end in .threceipt.
    file: PathBuf,
    /// The commune's locked key.
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    #[command(flatten)]
    passphrase: PassphraseFile,
}

pub fn run(station: &StationArguments, arguments: &Arguments) -> ExitCode {
    let store = match super::to_read(station) {
        Ok(store) => store,
        Err(code) => return code,
    };
    let heads = match store.reached() {
        Ok(heads) => heads,
        Err(trouble) => return failed(&trouble, station.texts()),
    };
    exit_code(sign(station, arguments, &store, &heads))
}

fn sign(
    station: &StationArguments,
    arguments: &Arguments,
    store: &Store,
    heads: &[crate::record::Head],
) -> Result<(), Failure> {
    let (texts, root) = (station.texts(), ProgrammeRoot::pinned());
    if !store.is_of_office() {
        return Err(Failure::not_right(texts.records_not_office()));
    }
    let list = trust_file::held(&data_folder(station), &root).ok().flatten();
    let list = list.ok_or_else(|| Failure::not_right(texts.records_no_list()))?;
    let passphrase = arguments.passphrase.of(&arguments.key, texts)?;
    let key = locked_key::read(&arguments.key, &passphrase).map_err(|trouble| of_locked_key(&trouble, texts))?;
    if key.verifying_key() != list.certificate().commune().key {
        return Err(Failure::not_right(texts.keys_other_key()));
    }
    let bytes = Receipt::sign(list.certificate(), today(), heads, &key);
    let (file, said) = (arguments.file.display().to_string(), heads.len());
    whole_file::replace(&arguments.file, &bytes, READABLE)
        .map_err(|error| Failure::machine(texts.records_not_written(&file, error)))?;
    println!("{}", texts.records_receipt_made(said, file));
    warn_of_the_test_root(&root);
    Ok(())
}
