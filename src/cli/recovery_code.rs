//! `tramhoc recovery-code`: another recovery code, when every PIN is forgotten and the paper is lost. Who can run a command on
//! the machine has its data in hand anyway: the PIN locks a screen, it is no key.

use super::StationArguments;
use super::folder::data_folder;
use crate::ports::speaker::Silence;
use crate::ports::{Parts, Ports};
use std::process::ExitCode;

/// The station must not be running: it holds the folder.
pub fn run(station: &StationArguments) -> ExitCode {
    let texts = station.texts();
    let parts = Parts::of_machine(data_folder(station), Box::new(Default::default), Box::new(Silence));
    match Ports::new(parts).make_recovery_code() {
        Ok(code) => {
            println!("{}\n{}", *code.written(), texts.cli_recovery_code());
            ExitCode::SUCCESS
        }
        Err(trouble) => {
            eprintln!("{}", texts.cli_recovery_code_failed(format!("{trouble:?}")));
            ExitCode::from(3)
        }
    }
}
