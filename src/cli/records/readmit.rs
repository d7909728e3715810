//! `tramhoc records readmit TEXT…`: completions come back from the texts of their QRs. The station must not be running.

use super::{StationArguments, data_folder};
use crate::ports::known_keys;
use crate::ports::readmission::Readmission;
use crate::ports::speaker::Silence;
use crate::ports::{Parts, Ports};
use crate::trust::ProgrammeRoot;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Arguments {
    /// What a QR says, or its digits.
    #[arg(required = true, value_name = "TEXT")]
    texts: Vec<String>,
}

/// A line for each text. Exit 0 if all are on record now, 1 if one was refused, 3 if the machine failed.
pub fn run(station: &StationArguments, arguments: &Arguments) -> ExitCode {
    let folder = data_folder(station);
    let known = known_keys::in_folder(&folder, &ProgrammeRoot::pinned());
    known.troubles.iter().for_each(|trouble| eprintln!("{trouble}"));
    let mut ports = Ports::new(Parts::of_machine(folder, Box::new(Default::default), Box::new(Silence)));
    let mut all_well = true;
    for text in &arguments.texts {
        match ports.readmit(text, &known.keyring, None) {
            Ok(outcome) => {
                all_well &= !matches!(outcome, Readmission::Refused(_));
                println!("{}", words(&outcome, station));
            }
            Err(trouble) => {
                eprintln!("{}", station.texts().people_machine(format!("{trouble:?}")));
                return ExitCode::from(3);
            }
        }
    }
    ExitCode::from(u8::from(!all_well))
}

fn words(outcome: &Readmission, station: &StationArguments) -> String {
    let texts = station.texts();
    match outcome {
        Readmission::Readmitted(signed) => {
            texts.records_readmitted(signed.credential().learner.to_string(), signed.credential().lesson)
        }
        Readmission::Known(signed) => {
            texts.records_known(signed.credential().learner.to_string(), signed.credential().lesson)
        }
        Readmission::Refused(verdict) => verdict.words(),
    }
}
