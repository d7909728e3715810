//! `tramhoc verify`: finds what the station knows of keys and records, then lets [`super::verify`] judge.

use super::StationArguments;
use super::folder::data_folder;
use super::verify::{self, Form};
use crate::credential::{ShortCode, Signed};
use crate::ports::known_keys;
use crate::trust::ProgrammeRoot;
use std::cell::LazyCell;
use std::collections::HashMap;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Arguments {
    /// The text of the QR, a short code, a picture of QRs (PNG or JPEG), or - for lines from standard input.
    #[arg(required = true, value_name = "TEXT|SHORTCODE|IMAGE|-")]
    inputs: Vec<String>,
    /// One JSON object a line instead of words.
    #[arg(long)]
    json: bool,
}

/// One verdict a line. Exit 0 if all are right, 1 if not, 3 if the machine failed.
pub fn run(station: &StationArguments, arguments: &Arguments) -> ExitCode {
    let known = known_keys::in_folder(&data_folder(station), &ProgrammeRoot::pinned());
    known.troubles.iter().for_each(|trouble| eprintln!("{trouble}"));
    // Signed again only if a short code is asked for, and then all at once.
    let record: LazyCell<HashMap<ShortCode, Signed>, _> = LazyCell::new(|| known.by_short_code());
    let look_up = |code: &ShortCode| record.get(code).map(|signed| signed.qr_text(None));
    let form = if arguments.json { Form::Json } else { Form::Words };
    let (mut input, mut output) = (std::io::stdin().lock(), std::io::stdout().lock());
    match verify::run(&arguments.inputs, &known.keyring, &look_up, form, &mut input, &mut output) {
        Ok(all_right) => ExitCode::from(u8::from(!all_right)),
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(3)
        }
    }
}
