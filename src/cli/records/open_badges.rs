//! `tramhoc records export --open-badges`: confirmations on record as Open Badges 3.0, a file each.

use super::super::folder::data_folder;
use super::super::station::catalogue;
use super::StationArguments;
use crate::credential::open_badges::{NoBadge, Words, badge};
use crate::credential::{Kind, ShortCode, Signed, judge};
use crate::lesson::Catalogue;
use crate::ports::known_keys::{self, KnownKeys};
use crate::ports::store::{Store, StoreTrouble};
use crate::record::ClockQuality;
use crate::texts::{Lang, Texts};
use crate::trust::ProgrammeRoot;
use ed25519_dalek::SigningKey;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Badges {
    /// Instead of the events, confirmations as Open Badges 3.0: a signed credential (VC-JWT) in a file each, without any
    /// name.
    #[arg(long, requires = "which_badges")]
    open_badges: bool,
    /// The confirmations with these short codes.
    #[arg(value_name = "SHORTCODE", requires = "open_badges", group = "which_badges")]
    codes: Vec<ShortCode>,
    /// Every confirmation on record.
    #[arg(long, requires = "open_badges", group = "which_badges")]
    all: bool,
}

impl Badges {
    pub fn are_wanted(&self) -> bool {
        self.open_badges
    }
}

/// Writes the badges of these confirmations, or of all. Exit 1 where one asked for could not be made, 3 where the records
/// cannot be read or the folder not written to.
pub fn run(station: &StationArguments, arguments: &Badges, to: &Path) -> ExitCode {
    let texts = station.texts();
    let folder = data_folder(station);
    let known = known_keys::in_folder(&folder, &ProgrammeRoot::pinned());
    known.troubles.iter().for_each(|trouble| eprintln!("{trouble}"));
    let Some(key) = &known.present else {
        eprintln!("{}", texts.badges_no_station(folder.display()));
        return ExitCode::from(3);
    };
    let lessons = catalogue(station.lessons.as_deref(), texts);
    let place = Store::open_to_read(&folder).and_then(|store| Ok(store.info()?.place));
    let exported = place.and_then(|place| {
        let office = Office { key, lessons: &lessons, place: place.as_deref(), texts };
        office.export(&known, arguments, to)
    });
    match exported {
        Ok(all_made) => ExitCode::from(u8::from(!all_made)),
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::from(3)
        }
    }
}

/// What every badge of this station is made with.
struct Office<'a> {
    key: &'a SigningKey,
    lessons: &'a Catalogue,
    place: Option<&'a str>,
    texts: Texts,
}

impl Office<'_> {
    /// True if all that were asked for were made; of `--all`, those that can be.
    fn export(&self, known: &KnownKeys, arguments: &Badges, to: &Path) -> Result<bool, StoreTrouble> {
        let on_record = known.by_short_code();
        fs::create_dir_all(to)?;
        let mut wanted = arguments.codes.clone();
        if arguments.all {
            wanted = on_record.keys().copied().collect();
            wanted.sort_by_key(ShortCode::to_string);
        }
        let mut all_made = true;
        for code in wanted {
            let made = match on_record.get(&code) {
                None => Err(self.texts.badges_not_found(code)),
                Some(signed) if judge(&signed.digits(), &known.keyring).is_right() => self.badge(signed),
                Some(_) => Err(self.texts.badges_refused(code, self.texts.badges_not_right())),
            };
            match made {
                Ok(badge) => println!("{}", write(to, code, &badge)?.display()),
                Err(why) => {
                    all_made &= arguments.all;
                    eprintln!("{why}");
                }
            }
        }
        Ok(all_made)
    }

    fn badge(&self, signed: &Signed) -> Result<String, String> {
        badge(signed, &self.words(signed), self.key).map_err(|why| {
            let why = match why {
                NoBadge::Demo => self.texts.badges_demo(),
                NoBadge::NotPassed => self.texts.badges_not_passed(),
            };
            self.texts.badges_refused(signed.short_code(), why)
        })
    }

    fn words(&self, signed: &Signed) -> Words {
        let (credential, texts) = (signed.credential(), self.texts);
        let lesson = self.lessons.by_number(credential.lesson).map(|lesson| lesson.title.clone());
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
            station: self.place.map_or_else(|| texts.header_station().to_owned(), |place| texts.badges_station(place)),
            lesson: lesson.unwrap_or_else(|| texts.badges_lesson(credential.lesson)),
            level: [texts.badges_level(done), doubt.to_owned()].join(" ").trim_end().to_owned(),
            criteria: texts.badges_criteria().to_owned(),
            percent: texts.badges_percent().to_owned(),
            outcome: texts.badges_outcome().to_owned(),
            evidence: texts.badges_evidence().to_owned(),
        }
    }
}

/// A badge already there is the same one: it is written anew.
fn write(to: &Path, code: ShortCode, badge: &str) -> Result<PathBuf, StoreTrouble> {
    let file = to.join(format!("{code}.jwt"));
    fs::write(&file, badge)?;
    Ok(file)
}
