//! The commune's desk: its list in a file, its locked key, its certificate. A change is the old list read, altered, counted,
//! signed, and put in the old one's place.

use super::passphrase::PassphraseFile;
use super::{Failure, said, today, warn_of_the_test_root};
use crate::ports::{locked_key, trust_file};
use crate::texts::Texts;
use crate::trust::{CommuneCertificate, ProgrammeRoot, TrustList};
use std::path::PathBuf;

#[derive(clap::Args)]
pub struct Office {
    /// The commune's list; it is made if it is not there yet.
    #[arg(long, value_name = "FILE")]
    list: PathBuf,
    /// The commune's locked key.
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    /// The commune's certificate: for the first list, and for the first one under its next key.
    #[arg(long, value_name = "FILE")]
    certificate: Option<PathBuf>,
    #[command(flatten)]
    passphrase: PassphraseFile,
}

impl Office {
    /// Issues the next list, with this change. `change` says what it did; if it fails, the list stays as it was.
    pub fn issue(
        &self,
        texts: Texts,
        change: impl FnOnce(&mut TrustList) -> Result<Vec<String>, Failure>,
    ) -> Result<(), Failure> {
        let root = ProgrammeRoot::pinned();
        let mut list = self.draft(&root, texts)?;
        let done = change(&mut list)?;
        let passphrase = self.passphrase.of(&self.key, texts)?;
        let key = locked_key::read(&self.key, &passphrase).map_err(|trouble| said::of_locked_key(&trouble, texts))?;
        let bytes = list.issue(&key, today()).map_err(|trouble| said::of_issue(trouble, texts))?;
        trust_file::write(&self.list, &bytes).map_err(|trouble| said::of_trust_file(&trouble, texts))?;
        done.iter().for_each(|line| println!("{line}"));
        let name = &list.certificate().commune().name;
        println!("{}", texts.keys_issued(list.counter(), self.list.display(), name, list.stations().len()));
        warn_of_the_test_root(&root);
        Ok(())
    }

    /// The list to change: the last one, or a first one, under the certificate given.
    fn draft(&self, root: &ProgrammeRoot, texts: Texts) -> Result<TrustList, Failure> {
        let said = |trouble| said::of_trust_file(&trouble, texts);
        let certificate = self.certificate.as_ref();
        let certificate = certificate.map(|path| trust_file::read(path, |bytes| CommuneCertificate::read(bytes, root)));
        let certificate = certificate.transpose().map_err(said)?;
        let last = match self.list.exists() {
            true => Some(trust_file::read(&self.list, |bytes| TrustList::read(bytes, root)).map_err(said)?),
            false => None,
        };
        match (last, certificate) {
            (Some(last), None) => Ok(last),
            (Some(last), Some(next)) => last.under(next).map_err(|trouble| said::of_change(&trouble, texts)),
            (None, Some(first)) => Ok(TrustList::beginning(first)),
            (None, None) => Err(Failure::wrong_usage(texts.keys_no_certificate(self.list.display()))),
        }
    }
}
