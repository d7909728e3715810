//! Who does it: a volunteer proves that by the PIN, as at the station's door; every try is counted there too. A station that
//! nobody looks after yet has no PIN to ask for.

use super::{Act, Failure};
use crate::ports::Ports;
use crate::ports::passphrase::Passphrase;
use crate::record::LearnerCode;
use crate::supervisor::{Answer, Decision, Pin};
use crate::texts::Texts;
use std::io::ErrorKind;

const NOT_RIGHT: u8 = 1;
const WRONG_USAGE: u8 = 2;
const MACHINE: u8 = 3;

impl Act {
    /// The volunteer, who has entered then.
    pub(super) fn by(&self, ports: &mut Ports, texts: Texts) -> Result<Option<LearnerCode>, Failure> {
        let volunteers = ports.volunteers()?;
        let named = self.by.map(|who| ports.code_of(who)).transpose()?;
        let by = match (named, volunteers.as_slice()) {
            (named, []) => return Ok(named),
            (Some(code), volunteers) if volunteers.contains(&code) => code,
            (None, [only]) => *only,
            (Some(_), _) => return Err(Failure::Told(texts.cli_pin_no_volunteer().into(), NOT_RIGHT)),
            (None, _) => return Err(Failure::Told(texts.cli_pin_which().into(), WRONG_USAGE)),
        };
        let pin = self.pin(texts)?;
        match ports.enter_by_command(by, &pin)? {
            Some(Answer::Entered(_)) => Ok(Some(by)),
            Some(Answer::Refused(stands) | Answer::Stands(stands)) => {
                Err(Failure::Told(words(stands, texts), NOT_RIGHT))
            }
            _ => Err(Failure::Told(texts.cli_pin_no_volunteer().into(), NOT_RIGHT)),
        }
    }

    fn pin(&self, texts: Texts) -> Result<Pin, Failure> {
        let typed = match &self.pin_file {
            Some(file) => Passphrase::from_file(file)
                .map_err(|error| Failure::Told(texts.keys_disk(file.display(), error), MACHINE))?,
            None => Passphrase::ask(texts.cli_pin_ask()).map_err(|error| not_asked(&error, texts))?,
        };
        let digits = std::str::from_utf8(typed.bytes()).unwrap_or_default().trim();
        digits.parse().map_err(|_| Failure::Told(texts.cli_pin_six_digits().into(), WRONG_USAGE))
    }
}

fn not_asked(error: &std::io::Error, texts: Texts) -> Failure {
    match error.kind() {
        ErrorKind::NotFound => Failure::Told(texts.cli_pin_no_terminal().into(), WRONG_USAGE),
        ErrorKind::Interrupted => Failure::Told(texts.keys_given_up().into(), WRONG_USAGE),
        _ => Failure::Told(texts.keys_failed(error), MACHINE),
    }
}

fn words(stands: Decision, texts: Texts) -> String {
    match stands {
        Decision::Wait(left) => texts.cli_pin_wait(left.as_secs()),
        Decision::RecoveryOnly => texts.cli_pin_recovery_only().into(),
        _ => texts.cli_pin_wrong().into(),
    }
}
