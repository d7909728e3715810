//! `tramhoc records export --open-badges`: confirmations on record as Open Badges 3.0, a file each.

use super::super::StationArguments;
use super::super::folder::data_folder;
use super::super::station::catalogue;
use super::super::verify_command::{own_key, signed_on_record};
use crate::credential::open_badges::{NoBadge, Words, badge};
use crate::credential::{Kind, ShortCode, Signed};
use crate::lesson::Catalogue;
use crate::ports::store::{Store, StoreTrouble};
use crate::record::ClockQuality;
use crate::texts::{Lang, Texts};
use ed25519_dalek::SigningKey;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Writes the badges of these confirmations, or of all. Exit 1 where one asked for could not be made, 3 where the records
/// cannot be read or the folder not written to.
pub fn run(station: &StationArguments, wanted: Option<&[ShortCode]>, to: &Path) -> ExitCode {
    let texts = station.texts();
    let folder = data_folder(station);
    let Some(key) = own_key(&folder) else {
        eprintln!("{}", texts.badges_no_station(folder.display()));
        return ExitCode::from(3);
    };
    let lessons = catalogue(station.lessons.as_deref(), texts);
    match export(&folder, &key, &lessons, wanted, to, texts) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::from(3)
        }
    }
}

fn export(
    folder: &Path,
    key: &SigningKey,
    lessons: &Catalogue,
    wanted: Option<&[ShortCode]>,
    to: &Path,
    texts: Texts,
) -> Result<bool, StoreTrouble> {
    let on_record = signed_on_record(folder, key)?;
    let place = Store::open_to_read(folder)?.info()?.place;
    fs::create_dir_all(to)?;
    let mut all_made = true;
    let missing = wanted.unwrap_or_default().iter().filter(|code| !on_record.iter().any(|s| s.short_code() == **code));
    for code in missing {
        all_made = false;
        eprintln!("{}", texts.badges_not_found(code));
    }
    let is_wanted = |signed: &&Signed| wanted.is_none_or(|codes| codes.contains(&signed.short_code()));
    for signed in on_record.iter().filter(is_wanted) {
        match badge(signed, &words(signed, lessons, place.as_deref(), texts), key) {
            Ok(badge) => println!("{}", write(to, signed, &badge)?.display()),
            Err(why) => {
                // Of all, those that can be.
                all_made &= wanted.is_none();
                eprintln!("{}", refused(signed, why, texts));
            }
        }
    }
    Ok(all_made)
}

/// A badge already there is the same one: it is written anew.
fn write(to: &Path, signed: &Signed, badge: &str) -> Result<PathBuf, StoreTrouble> {
    let file = to.join(format!("{}.jwt", signed.short_code()));
    fs::write(&file, badge)?;
    Ok(file)
}

fn refused(signed: &Signed, why: NoBadge, texts: Texts) -> String {
    let why = match why {
        NoBadge::Demo => texts.badges_demo(),
        NoBadge::NotPassed => texts.badges_not_passed(),
        NoBadge::AnotherKey => texts.badges_another_key(),
    };
    texts.badges_refused(signed.short_code(), why)
}

fn words(signed: &Signed, lessons: &Catalogue, place: Option<&str>, texts: Texts) -> Words {
    let credential = signed.credential();
    let lesson = lessons.by_number(credential.lesson).map(|lesson| lesson.title.clone());
    let done = match credential.kind {
        Kind::Alone | Kind::Demo => texts.confirmation_alone(),
        Kind::Watched => texts.confirmation_watched(),
        Kind::Real => texts.confirmation_real(),
    };
    let doubt = if credential.clock == ClockQuality::Unknown { texts.badges_day_unsure() } else { "" };
    Words {
        language: match texts.lang() {
            Lang::Vi => "vi",
            Lang::En => "en",
        },
        station: place.map_or_else(|| texts.header_station().to_owned(), |place| texts.badges_station(place)),
        lesson: lesson.unwrap_or_else(|| texts.badges_lesson(credential.lesson)),
        level: [texts.badges_level(done), doubt.to_owned()].join(" ").trim_end().to_owned(),
        criteria: texts.badges_criteria().to_owned(),
        percent: texts.badges_percent().to_owned(),
        outcome: texts.badges_outcome().to_owned(),
        evidence: texts.badges_evidence().to_owned(),
    }
}
