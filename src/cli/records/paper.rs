//! `tramhoc records paper SHORTCODE --as receipt|png|svg|a5`: a confirmation that is on record, on paper.

use crate::cli::folder::data_folder;
use crate::cli::station::catalogue;
use crate::cli::{StationArguments, output};
use crate::credential::{ShortCode, Signed};
use crate::paper::{Achievement, Sheet, a5, drawing, picture, receipt};
use crate::ports::known_keys;
use crate::ports::store::{Store, StoreTrouble};
use crate::record::ClockQuality;
use crate::texts::Texts;
use crate::trust::ProgrammeRoot;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Arguments {
    /// The code on the screen: XXXXX-XXXXX.
    code: String,
    /// Receipt: bytes for an ESC/POS printer of 58 mm rolls; png, svg: for a screen; a5: a page for any browser to print.
    #[arg(long = "as", value_enum, default_value_t = Form::A5, value_name = "receipt|png|svg|a5")]
    form: Form,
    /// Write to this file (it may be a printer: /dev/usb/lp0) instead of standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// With the person's name, because the person is here and wants it.
    #[arg(long)]
    with_name: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Form {
    Receipt,
    Png,
    Svg,
    A5,
}

/// Why there is no paper.
enum Refusal {
    /// Exit 2.
    Usage(String),
    /// Exit 1.
    NotHere(String),
    /// Exit 3.
    Machine(String),
}

/// Exit 1 where the code is not on record, 2 where it is mistyped, 3 where something cannot be read or written.
pub fn run(station: &StationArguments, arguments: &Arguments) -> ExitCode {
    let texts = station.texts();
    let done = on_paper(station, arguments, texts)
        .and_then(|sheet| arguments.form.bytes(&sheet).map_err(Refusal::Machine))
        .and_then(|bytes| write(&bytes, arguments, texts));
    let (code, why) = match done {
        Ok(()) => return ExitCode::SUCCESS,
        Err(Refusal::NotHere(why)) => (1, why),
        Err(Refusal::Usage(why)) => (2, why),
        Err(Refusal::Machine(why)) => (3, why),
    };
    eprintln!("{why}");
    ExitCode::from(code)
}

fn on_paper(station: &StationArguments, arguments: &Arguments, texts: Texts) -> Result<Sheet, Refusal> {
    let code: ShortCode =
        arguments.code.parse().map_err(|_| Refusal::Usage(texts.paper_mistyped(arguments.code.escape_default())))?;
    let folder = data_folder(station);
    let signed = on_record(&folder, code, texts)?;
    let broken = |trouble: StoreTrouble| Refusal::Machine(texts.paper_no_record(trouble));
    let store = Store::open_to_read(&folder).map_err(broken)?;
    let learner = if arguments.with_name { name(&store, &signed, texts).map_err(broken)? } else { None };
    let place = store.info().map_err(broken)?.place;
    let titled = catalogue(station.lessons.as_deref(), texts);
    let title = titled.by_number(signed.credential().lesson).map(|lesson| lesson.title.clone());
    achievement(&signed, place, learner, title).on_paper(texts).map_err(|why| Refusal::Machine(why.to_string()))
}

/// The very confirmation that was shown. One the commune has taken back is not printed.
fn on_record(folder: &Path, code: ShortCode, texts: Texts) -> Result<Signed, Refusal> {
    let known = known_keys::in_folder(folder, &ProgrammeRoot::pinned());
    let Some(signed) = known.by_short_code().remove(&code) else {
        let unreadable = (!known.troubles.is_empty()).then(|| texts.paper_no_record(known.troubles.join("; ")));
        return Err(unreadable.map_or_else(|| Refusal::NotHere(texts.paper_unknown(code)), Refusal::Machine));
    };
    if known.keyring.has_revoked(signed.credential().id) {
        return Err(Refusal::NotHere(texts.reissue_revoked().to_owned()));
    }
    Ok(signed)
}

/// How the person is called; whoever asked for that is told when it is not on record (a guest, or somebody forgotten).
fn name(store: &Store, signed: &Signed, texts: Texts) -> Result<Option<String>, StoreTrouble> {
    let person = store.person(signed.credential().learner)?;
    if person.is_none() {
        eprintln!("{}", texts.paper_no_name());
    }
    Ok(person.map(|person| person.called()))
}

fn achievement(signed: &Signed, place: Option<String>, learner: Option<String>, title: Option<String>) -> Achievement {
    let credential = signed.credential();
    Achievement {
        place,
        learner,
        kind: credential.kind,
        lesson: credential.lesson,
        title,
        date: credential.day.date(),
        date_trusted: matches!(credential.clock, ClockQuality::Plausible | ClockQuality::SetByVolunteer),
        short_code: signed.short_code(),
        qr_text: signed.qr_text(None),
    }
}

impl Form {
    fn bytes(self, sheet: &Sheet) -> Result<Vec<u8>, String> {
        match self {
            Self::Receipt => Ok(receipt(sheet)),
            Self::Png => picture(sheet).map_err(|error| error.to_string()),
            Self::Svg => Ok(drawing(sheet).into_bytes()),
            Self::A5 => Ok(a5(sheet).into_bytes()),
        }
    }
}

fn write(bytes: &[u8], arguments: &Arguments, texts: Texts) -> Result<(), Refusal> {
    let written = output::write(bytes, arguments.output.as_deref());
    written.map_err(|(file, error)| Refusal::Machine(texts.paper_not_written(file, error)))
}
