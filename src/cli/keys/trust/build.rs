//! `tramhoc keys trust build`: the commune's next list.

use super::super::super::folder::data_folder;
use super::super::{Failure, StationArguments, office, said, today};
use crate::credential::{CredentialId, ShortCode, Signed, unhex};
use crate::ports::known_keys;
use crate::texts::Texts;
use crate::trust::{ProgrammeRoot, TrustList};

#[derive(clap::Args)]
pub struct Arguments {
    /// This key is replaced; what it signed stays right. By the station's name or number, or the key's eight digits.
    #[arg(long, value_name = "STATION")]
    retire: Vec<String>,
    /// This key was stolen: only what is on record counts from now on. There is no way back.
    #[arg(long, value_name = "STATION")]
    compromised: Vec<String>,
    /// Take this confirmation back: the text of its QR, its id (12 hexadecimal digits), or its short code where the record is.
    #[arg(long, value_name = "TEXT|ID|SHORTCODE")]
    revoke: Vec<String>,
    #[command(flatten)]
    office: office::Office,
}

pub fn run(station: &StationArguments, arguments: &Arguments, texts: Texts) -> Result<(), Failure> {
    let revoked: Vec<(&String, CredentialId)> = arguments
        .revoke
        .iter()
        .map(|given| {
            Ok((given, meant(station, given).ok_or_else(|| Failure::not_right(texts.keys_no_credential(given)))?))
        })
        .collect::<Result<_, Failure>>()?;
    arguments.office.issue(texts, |list| change(list, arguments, &revoked, texts))
}

fn change(
    list: &mut TrustList,
    arguments: &Arguments,
    revoked: &[(&String, CredentialId)],
    texts: Texts,
) -> Result<Vec<String>, Failure> {
    let mut done = Vec::new();
    for text in &arguments.retire {
        let station = list.retire(text, today()).map_err(|trouble| said::of_change(&trouble, texts))?;
        done.push(texts.keys_retired(station.id(), &station.place));
    }
    for text in &arguments.compromised {
        let station = list.compromise(text, today()).map_err(|trouble| said::of_change(&trouble, texts))?;
        done.push(texts.keys_compromised(station.id(), &station.place));
    }
    for (given, id) in revoked {
        list.revoke(*id).map_err(|trouble| said::of_change(&trouble, texts))?;
        done.push(texts.keys_revoked(short(given)));
    }
    Ok(done)
}

/// Which confirmation is meant.
fn meant(station: &StationArguments, given: &str) -> Option<CredentialId> {
    if let Ok(signed) = given.parse::<Signed>() {
        return Some(signed.credential().id);
    }
    if let Some(id) = unhex(given.trim()) {
        return Some(CredentialId(id));
    }
    let code: ShortCode = given.trim().parse().ok()?;
    let known = known_keys::in_folder(&data_folder(station), &ProgrammeRoot::pinned());
    known.by_short_code().get(&code).map(|signed| signed.credential().id)
}

/// Of a long text its short code, anything else as it was given.
fn short(given: &str) -> String {
    given.parse::<Signed>().map_or_else(|_| given.to_owned(), |signed| signed.short_code().to_string())
}
