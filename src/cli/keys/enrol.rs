//! `tramhoc keys enrol REQUEST…`: the commune takes stations onto its list.

use super::office;
use super::{Failure, said, today};
use crate::ports::trust_file;
use crate::texts::Texts;
use crate::trust::{Enrolled, EnrolmentRequest, TrustList};
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub struct Arguments {
    /// The stations' requests.
    #[arg(required = true, value_name = "REQUEST")]
    requests: Vec<PathBuf>,
    #[command(flatten)]
    office: office::Office,
}

pub fn run(arguments: &Arguments, texts: Texts) -> Result<(), Failure> {
    arguments.office.issue(texts, |list| arguments.requests.iter().map(|request| enrol(list, request, texts)).collect())
}

fn enrol(list: &mut TrustList, path: &Path, texts: Texts) -> Result<String, Failure> {
    let read = trust_file::read(path, EnrolmentRequest::read);
    let request = read.map_err(|trouble| said::of_trust_file(&trouble, texts))?;
    let enrolled = list.enrol(&request, today()).map_err(|trouble| {
        let failure = said::of_change(&trouble, texts);
        Failure { why: format!("{}: {}", path.display(), failure.why), ..failure }
    })?;
    let said = match enrolled {
        Enrolled::New { number } => texts.keys_enrolled(number, &request.place),
        Enrolled::NextKey { number } => texts.keys_enrolled_next(number, &request.place),
        Enrolled::Again { number } => texts.keys_enrolled_again(number, &request.place),
    };
    Ok(format!("{said}\n{}", texts.keys_digits(request.digits())))
}
