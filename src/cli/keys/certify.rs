//! `tramhoc keys certify REQUEST`: the programme vouches for a commune.

use super::passphrase::PassphraseFile;
use super::{Failure, print_key, said, today, warn_of_the_test_root};
use crate::ports::{locked_key, trust_file};
use crate::texts::Texts;
use crate::trust::{CertificateRequest, ProgrammeRoot};
use std::path::PathBuf;

#[derive(clap::Args)]
pub struct Arguments {
    /// The commune's request, as `keys new commune` wrote it.
    request: PathBuf,
    /// The programme's locked key.
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    /// Where to put the certificate.
    #[arg(short, value_name = "FILE")]
    output: PathBuf,
    #[command(flatten)]
    passphrase: PassphraseFile,
}

pub fn run(arguments: &Arguments, texts: Texts) -> Result<(), Failure> {
    let request = trust_file::read(&arguments.request, CertificateRequest::read)
        .map_err(|trouble| said::of_trust_file(&trouble, texts))?;
    let passphrase = arguments.passphrase.of(&arguments.key, texts)?;
    let key = locked_key::read(&arguments.key, &passphrase).map_err(|trouble| said::of_locked_key(&trouble, texts))?;
    let root = ProgrammeRoot::pinned();
    // Else no station of this build would ever believe the commune, and would say so only in the village.
    if key.verifying_key() != *root.key() {
        return Err(Failure::not_right(texts.keys_not_the_root(arguments.key.display())));
    }
    let certificate = request.certify(&key, today());
    trust_file::write(&arguments.output, &certificate).map_err(|trouble| said::of_trust_file(&trouble, texts))?;
    let commune = request.commune();
    print_key(texts.keys_certified(commune.epoch, arguments.output.display(), &commune.name), commune.digits(), texts);
    warn_of_the_test_root(&root);
    Ok(())
}
