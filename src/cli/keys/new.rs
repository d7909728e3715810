//! `tramhoc keys new programme|commune`: a key locked with a passphrase, and for a commune the request to be certified.

use super::passphrase::PassphraseFile;
use super::{Failure, print_key, said, today, warn_of_the_test_root};
use crate::credential::hex;
use crate::ports::keys;
use crate::ports::locked_key;
use crate::ports::trust_file;
use crate::texts::Texts;
use crate::trust::{Commune, CommuneCertificate, CommuneId, KeyDigits, PlaceName, ProgrammeRoot, TEST_ROOT_SEED};
use clap::Subcommand;
use ed25519_dalek::SigningKey;
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub struct Arguments {
    #[command(subcommand)]
    whose: Whose,
}

#[derive(Subcommand)]
enum Whose {
    /// The programme's root, which vouches for communes.
    Programme(Programme),
    /// A commune's key, which vouches for stations.
    Commune(OfCommune),
}

#[derive(clap::Args)]
struct Programme {
    /// Where to put the locked key.
    #[arg(short, value_name = "FILE")]
    output: PathBuf,
    /// The published test root, to try things out: everybody has it, it proves nothing.
    #[arg(long)]
    test: bool,
    #[command(flatten)]
    passphrase: PassphraseFile,
}

#[derive(clap::Args)]
struct OfCommune {
    /// The commune's name, as stations show it.
    #[arg(long)]
    name: String,
    /// Where to put the locked key; the request goes beside it, as FILE.threquest.
    #[arg(short, value_name = "FILE")]
    output: PathBuf,
    /// The commune's last certificate, if this is its next key.
    #[arg(long, value_name = "FILE")]
    after: Option<PathBuf>,
    #[command(flatten)]
    passphrase: PassphraseFile,
}

pub fn run(arguments: &Arguments, texts: Texts) -> Result<(), Failure> {
    match &arguments.whose {
        Whose::Programme(arguments) => programme(arguments, texts),
        Whose::Commune(arguments) => commune(arguments, texts),
    }
}

fn programme(arguments: &Programme, texts: Texts) -> Result<(), Failure> {
    let key = if arguments.test { SigningKey::from_bytes(&TEST_ROOT_SEED) } else { drawn(texts)? };
    write_locked(&arguments.output, &key, &arguments.passphrase, texts)?;
    let public = key.verifying_key();
    print_key(texts.keys_made(arguments.output.display()), KeyDigits::of(&public), texts);
    if arguments.test {
        warn_of_the_test_root(&ProgrammeRoot::test());
    } else {
        println!("{}", texts.keys_pin(hex(public.as_bytes())));
    }
    Ok(())
}

fn commune(arguments: &OfCommune, texts: Texts) -> Result<(), Failure> {
    let name = PlaceName::typed(&arguments.name).map_err(|trouble| said::of_name(trouble, texts))?;
    let (id, epoch) = match &arguments.after {
        Some(certificate) => after(certificate, texts)?,
        None => (CommuneId(random(texts)?), 1),
    };
    let key = drawn(texts)?;
    write_locked(&arguments.output, &key, &arguments.passphrase, texts)?;
    let commune = Commune { id, epoch, key: key.verifying_key(), date: today(), name };
    let mut request = arguments.output.clone().into_os_string();
    request.push(".threquest");
    let request = PathBuf::from(request);
    trust_file::write(&request, &commune.request(&key)).map_err(|trouble| said::of_trust_file(&trouble, texts))?;
    print_key(texts.keys_made(arguments.output.display()), commune.digits(), texts);
    println!("{}", texts.keys_commune_next(request.display()));
    Ok(())
}

/// The commune's id, and the number of its next key.
fn after(certificate: &Path, texts: Texts) -> Result<(CommuneId, u32), Failure> {
    let root = ProgrammeRoot::pinned();
    let read = trust_file::read(certificate, |bytes| CommuneCertificate::read(bytes, &root));
    let certificate = read.map_err(|trouble| said::of_trust_file(&trouble, texts))?;
    let epoch = certificate.commune().epoch.checked_add(1);
    Ok((certificate.commune().id, epoch.ok_or_else(|| Failure::not_right(texts.keys_counter_spent()))?))
}

fn write_locked(path: &Path, key: &SigningKey, passphrase: &PassphraseFile, texts: Texts) -> Result<(), Failure> {
    // Before anybody has thought out a passphrase for nothing.
    if path.exists() {
        return Err(said::of_locked_key(&locked_key::LockedKeyTrouble::Taken(path.to_owned()), texts));
    }
    let passphrase = passphrase.new_for(path, texts)?;
    locked_key::write(path, key, &passphrase).map_err(|trouble| said::of_locked_key(&trouble, texts))
}

fn drawn(texts: Texts) -> Result<SigningKey, Failure> {
    keys::draw().map_err(|trouble| said::of_station_key(&trouble, texts))
}

fn random(texts: Texts) -> Result<[u8; 8], Failure> {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes).map_err(|error| Failure::machine(texts.keys_failed(error)))?;
    Ok(bytes)
}
