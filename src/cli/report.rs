//! `tramhoc report`: the station's figures over a period, to the screen or into a file. It reads while a station runs.

use super::StationArguments;
use super::folder::data_folder;
use super::people::failed;
use super::station::catalogue;
use crate::ports::store::{Store, StoreTrouble};
use crate::ports::whole_file;
use crate::record::Person;
use crate::report::{By, Directory, Format, Key, Period, Sheet, written};
use crate::texts::Texts;
use chrono::NaiveDate;
use clap::ValueEnum;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Arguments {
    /// The first day: 2026-11-01 or 01/11/2026.
    #[arg(long, value_name = "DATE", value_parser = day)]
    from: NaiveDate,
    /// The last day, of the period as well.
    #[arg(long, value_name = "DATE", value_parser = day)]
    to: NaiveDate,
    /// By what, where the form holds one table: xom, lesson (or course), level, helper, month, trap, question, xom-level.
    #[arg(long, default_value = "xom", value_parser = by)]
    by: By,
    #[arg(long, value_enum, default_value = "table")]
    format: Form,
    /// Write into this new file instead of to the screen.
    #[arg(short, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Form {
    /// One table with bars.
    Table,
    /// One table, for a spreadsheet.
    Csv,
    /// All tables, for a spreadsheet; needs -o.
    Xlsx,
    /// All tables, to be printed.
    Txt,
    /// All tables, for programs.
    Json,
}

/// Exit 1 where there are no records or the file is there already, 2 for a workbook without a file, 3 if the machine failed.
pub fn run(station: &StationArguments, arguments: &Arguments) -> ExitCode {
    let texts = station.texts();
    if arguments.output.is_none() && matches!(arguments.format, Form::Xlsx) {
        eprintln!("{}", texts.report_needs_file());
        return ExitCode::from(2);
    }
    let folder = data_folder(station);
    if !Store::is_in(&folder) {
        eprintln!("{}", texts.records_none());
        return ExitCode::from(1);
    }
    match count(station, arguments, &folder) {
        Err(trouble) => failed(&trouble, texts),
        Ok((sheet, called)) => match written(&sheet, arguments.by, arguments.format.into(), &called, texts) {
            Ok(bytes) => put(&bytes, arguments.output.as_deref(), texts),
            Err(error) => refuse(&error.to_string(), 3),
        },
    }
}

fn count(station: &StationArguments, arguments: &Arguments, folder: &Path) -> Result<(Sheet, Directory), StoreTrouble> {
    let store = Store::open_to_read(folder)?;
    let sheet = store.sheet(Period::between(arguments.from, arguments.to))?;
    let lessons = catalogue(station.lessons.as_deref(), station.texts());
    let mut called = Directory::of(&store.info()?, &lessons);
    for row in sheet.table(By::Helper).into_iter().flat_map(|table| &table.rows) {
        if let Key::Helper(code) = row.key
            && let Some(Person { number, .. }) = store.person(code)?
        {
            called.helpers.insert(code, station.texts().sheet_helper_of(number.to_string()));
        }
    }
    Ok((sheet, called))
}

fn put(bytes: &[u8], output: Option<&Path>, texts: Texts) -> ExitCode {
    let Some(path) = output else {
        return match io::stdout().write_all(bytes) {
            // Whoever reads it has seen enough.
            Err(error) if error.kind() != ErrorKind::BrokenPipe => refuse(&error.to_string(), 3),
            _ => ExitCode::SUCCESS,
        };
    };
    match whole_file::put_new(path, bytes, 0o644) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => refuse(&texts.report_in_the_way(path.display()), 1),
        Err(error) => refuse(&texts.records_not_written(path.display(), error), 3),
    }
}

fn refuse(why: &str, code: u8) -> ExitCode {
    eprintln!("{why}");
    ExitCode::from(code)
}

impl From<Form> for Format {
    fn from(form: Form) -> Self {
        match form {
            Form::Table => Self::Table,
            Form::Csv => Self::Csv,
            Form::Xlsx => Self::Xlsx,
            Form::Txt => Self::Text,
            Form::Json => Self::Json,
        }
    }
}

fn day(text: &str) -> Result<NaiveDate, String> {
    let found = NaiveDate::parse_from_str(text, "%Y-%m-%d").or_else(|_| NaiveDate::parse_from_str(text, "%d/%m/%Y"));
    found.map_err(|_| "no day: write it as 2026-11-01 or 01/11/2026".into())
}

/// `course` is the word of officers' forms for a lesson. Groups (classes) are asked for by it too, and are not kept yet.
fn by(word: &str) -> Result<By, String> {
    let word = if word == "course" { By::Lesson.word() } else { word };
    let found = By::ALL.into_iter().find(|by| by.word() == word);
    let all = By::ALL.map(By::word).join(", ");
    found.ok_or_else(|| match word {
        "group" => format!("the station keeps no groups (classes) yet: one of {all}"),
        _ => format!("one of {all}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_asked_for_by_its_word_and_a_course_is_a_lesson() {
        By::ALL.into_iter().for_each(|table| assert_eq!(by(table.word()), Ok(table)));
        assert_eq!(by("course"), Ok(By::Lesson));
    }

    #[test]
    fn who_asks_for_groups_or_for_nothing_there_is_hears_what_there_is() {
        let refused = by("group").unwrap_err();
        assert!(refused.contains("no groups") && refused.contains("xom, lesson"), "{refused}");
        assert!(by("weather").unwrap_err().starts_with("one of xom"), "{:?}", by("weather"));
    }
}
