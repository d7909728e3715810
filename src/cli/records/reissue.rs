//! `tramhoc records reissue SHORTCODE|LEARNER-NUMBER [LESSON]`: a lost confirmation, given out again. The station must not be
//! running: it holds the folder, and the record says that it was given out.

use super::super::folder::data_folder;
use super::StationArguments;
use crate::credential::ShortCode;
use crate::ports::known_keys::{self, KnownKeys};
use crate::ports::qr_picture;
use crate::ports::speaker::Silence;
use crate::ports::store::{Issued, Store, StoreTrouble};
use crate::ports::{NotReissued, Parts, Ports, Reissued};
use crate::record::{Body, Envelope, LearnerNumber, Person};
use crate::texts::Texts;
use crate::trust::ProgrammeRoot;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Arguments {
    /// The short code of the confirmation, or the five-digit number of the learner.
    #[arg(value_name = "SHORTCODE|LEARNER-NUMBER")]
    whose: String,
    /// The number of the lesson, if the learner has more than one confirmation.
    lesson: Option<u16>,
    /// Write the QR as a PNG picture as well.
    #[arg(short, value_name = "FILE.png")]
    output: Option<PathBuf>,
    #[arg(long)]
    json: bool,
}

/// Why nothing was given out, and the exit code that goes with it.
struct Failure(u8, String);

pub fn run(station: &StationArguments, arguments: &Arguments) -> ExitCode {
    match reissue(&data_folder(station), arguments, station.texts()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure(code, why)) => {
            eprintln!("{why}");
            ExitCode::from(code)
        }
    }
}

fn reissue(folder: &Path, arguments: &Arguments, texts: Texts) -> Result<(), Failure> {
    let known = known_keys::in_folder(folder, &ProgrammeRoot::pinned());
    let issued = found(folder, &known, arguments, texts)?;
    let parts = Parts::of_machine(folder.to_owned(), Box::new(Default::default), Box::new(Silence));
    let given = Ports::new(parts).reissue(&issued, &known.keyring).map_err(|trouble| not_reissued(trouble, texts))?;
    let text = given.signed().qr_text(None);
    if let Some(picture) = &arguments.output {
        let failed = |trouble| Failure(3, texts.reissue_no_picture(picture.display(), trouble));
        qr_picture::write(picture, &text).map_err(failed)?;
    }
    tell(&given, &text, arguments, texts);
    Ok(())
}

fn not_reissued(trouble: NotReissued, texts: Texts) -> Failure {
    match trouble {
        NotReissued::Revoked => Failure(1, texts.reissue_revoked().to_owned()),
        NotReissued::Demo => Failure(1, texts.reissue_demo().to_owned()),
        NotReissued::Record(trouble) => Failure(3, texts.reissue_failed(format!("{trouble:?}"))),
    }
}

/// The confirmation that is meant: the newest of a lesson.
fn found(folder: &Path, known: &KnownKeys, arguments: &Arguments, texts: Texts) -> Result<Issued, Failure> {
    let whose = arguments.whose.trim();
    if let Ok(number) = whose.parse::<LearnerNumber>() {
        return of_learner(folder, known, number, arguments.lesson, texts);
    }
    let code = whose.parse::<ShortCode>().map_err(|_| Failure(2, texts.reissue_no_code(whose)))?;
    let is_it =
        |issued: &&Issued| issued.signed(known.present.as_ref()).is_some_and(|signed| signed.short_code() == code);
    known.issued().iter().find(is_it).cloned().ok_or_else(|| Failure(1, texts.reissue_not_found(code)))
}

fn of_learner(
    folder: &Path,
    known: &KnownKeys,
    number: LearnerNumber,
    lesson: Option<u16>,
    texts: Texts,
) -> Result<Issued, Failure> {
    let asked = Store::open_to_read(folder).and_then(|store| whose_is(&store, number));
    let asked = asked.map_err(|trouble| Failure(3, texts.reissue_failed(trouble)))?;
    let (person, given) = asked.ok_or_else(|| Failure(1, texts.people_unknown(number)))?;
    let is_theirs = |issued: &&Issued| given.contains(&issued.credential.facts_hex(issued.key));
    let theirs: Vec<&Issued> = known.issued().iter().filter(is_theirs).collect();
    let lessons: BTreeSet<u16> = theirs.iter().map(|issued| issued.credential.lesson).collect();
    let lesson = match (lesson, lessons.iter().copied().collect::<Vec<_>>().as_slice()) {
        (Some(lesson), _) => lesson,
        (None, [only]) => *only,
        (None, []) => return Err(Failure(1, texts.reissue_none(person.called()))),
        (None, several) => {
            let several: Vec<String> = several.iter().map(u16::to_string).collect();
            return Err(Failure(2, texts.reissue_which(several.join(", "))));
        }
    };
    let newest = theirs.into_iter().rfind(|issued| issued.credential.lesson == lesson);
    newest.cloned().ok_or_else(|| Failure(1, texts.reissue_none_of_lesson(lesson, person.called())))
}

/// Who has this number, and the facts of every confirmation that is theirs, under whichever code it was signed.
fn whose_is(store: &Store, number: LearnerNumber) -> Result<Option<(Person, BTreeSet<String>)>, StoreTrouble> {
    let Some(code) = store.code_of_number(number)? else { return Ok(None) };
    let Some(person) = store.person(code)? else { return Ok(None) };
    let facts = |event: Envelope| match event.body {
        Body::Confirmed { facts, .. } | Body::Reissued { facts, .. } | Body::CompletionReadmitted { facts, .. } => {
            Some(facts)
        }
        _ => None,
    };
    Ok(Some((person, store.work_of(code)?.into_iter().filter_map(facts).collect())))
}

fn tell(given: &Reissued, text: &str, arguments: &Arguments, texts: Texts) {
    let code = given.signed().short_code();
    let anew = matches!(given, Reissued::Anew(_));
    if arguments.json {
        let lesson = given.signed().credential().lesson;
        let json = serde_json::json!({ "text": text, "short_code": code.to_string(), "anew": anew, "lesson": lesson });
        println!("{json}");
        return;
    }
    println!("{text}");
    println!("{}", texts.reissue_code(code));
    println!("{}", if anew { texts.reissue_anew() } else { texts.reissue_same() });
    if let Some(picture) = &arguments.output {
        println!("{}", texts.reissue_picture(picture.display()));
    }
}
