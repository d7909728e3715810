//! The sheet written down: CSV, XLSX, text, JSON. All of them write the same lines, so that they cannot differ.
//!
//! No form holds the name of a person: helpers stand in it by the number the station gave them.

mod csv;
mod json;
mod text;
mod xlsx;

use super::period::{Month, Period};
use super::sheet::{By, Cell, Column, Key, Sheet, Table, share};
use crate::lesson::Catalogue;
use crate::record::{LearnerCode, StationInfo};
use crate::texts::Texts;
use crate::vietnamese::date;
use chrono::NaiveDate;
use std::collections::BTreeMap;

pub use text::bar;

/// How a sheet can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One table, with bars, for a terminal.
    Table,
    /// One table.
    Csv,
    /// All tables, a page each.
    Xlsx,
    /// All tables, to be printed.
    Text,
    Json,
}

/// What the keys of a sheet are called.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Directory {
    pub place: Option<String>,
    /// By id.
    pub xoms: BTreeMap<String, String>,
    pub lessons: BTreeMap<u16, String>,
    /// By lesson and id: what is asked.
    pub questions: BTreeMap<(u16, String), String>,
    /// On a screen behind the PIN a name; in what is written down the station's number, as text.
    pub helpers: BTreeMap<LearnerCode, String>,
    /// The day it is written.
    pub made: Option<NaiveDate>,
}

impl Directory {
    /// What hamlets, lessons and questions are called at this station; helpers and the day are added by whoever knows
    /// them.
    pub fn of(station: &StationInfo, catalogue: &Catalogue) -> Self {
        let lessons = catalogue.lessons();
        let questions = lessons.iter().flat_map(|lesson| {
            let asked = lesson.check.questions.iter();
            asked.map(|question| ((lesson.number, question.id.clone()), question.ask.text.clone()))
        });
        Self {
            place: station.place.clone(),
            xoms: station.xoms.iter().chain(&station.retired).map(|xom| (xom.id.clone(), xom.name.clone())).collect(),
            lessons: lessons.iter().map(|lesson| (lesson.number, lesson.title.clone())).collect(),
            questions: questions.collect(),
            ..Self::default()
        }
    }
}

/// Why it could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the sheet could not be written: {0}")]
pub struct NotWritten(String);

/// A table as lines: what all forms write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lines {
    pub title: String,
    /// The first is over the names of the rows.
    pub heads: Vec<String>,
    pub rows: Vec<(String, Vec<Field>)>,
    pub total: Option<(String, Vec<Field>)>,
}

/// What stands over a column.
type Head = fn(Texts) -> &'static str;

/// What stands in a column of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Number(u32),
    HeldBack,
    /// A share of nothing.
    Nothing,
}

/// The sheet as the bytes of a file; `by` says which table where the form holds only one.
///
/// # Errors
/// Where the library that writes the form gives up.
pub fn written(sheet: &Sheet, by: By, format: Format, called: &Directory, texts: Texts) -> Result<Vec<u8>, NotWritten> {
    match format {
        Format::Table => Ok(text::one(sheet, by, called, texts).into_bytes()),
        Format::Text => Ok(text::all(sheet, called, texts).into_bytes()),
        Format::Csv => csv::written(sheet, by, called, texts),
        Format::Xlsx => xlsx::written(sheet, called, texts),
        Format::Json => Ok(json::written(sheet).into_bytes()),
    }
}

/// What the file is called: ASCII, because a stick goes through many hands.
pub fn file_name(period: Period, by: By, format: Format) -> String {
    let Period { from, to } = period;
    match format {
        Format::Csv => format!("so-tram-{from}-{to}-{}.csv", by.word()),
        Format::Xlsx => format!("so-tram-{from}-{to}.xlsx"),
        Format::Json => format!("so-tram-{from}-{to}.json"),
        Format::Table | Format::Text => format!("so-tram-{from}-{to}.txt"),
    }
}

impl By {
    /// In file names, on the command line, in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Xom => "xom",
            Self::Lesson => "lesson",
            Self::Level => "level",
            Self::Helper => "helper",
            Self::Month => "month",
            Self::Trap => "trap",
            Self::Question => "question",
            Self::XomLevel => "xom-level",
        }
    }

    /// What the table is called.
    pub fn title(self, texts: Texts) -> &'static str {
        match self {
            Self::Xom => texts.sheet_by_xom(),
            Self::Lesson => texts.sheet_by_lesson(),
            Self::Level => texts.sheet_by_level(),
            Self::Helper => texts.sheet_by_helper(),
            Self::Month => texts.sheet_by_month(),
            Self::Trap => texts.sheet_by_trap(),
            Self::Question => texts.sheet_by_question(),
            Self::XomLevel => texts.sheet_by_xom_level(),
        }
    }

    /// What stands over the names of its rows.
    pub fn head(self, texts: Texts) -> &'static str {
        match self {
            Self::Xom | Self::XomLevel => texts.sheet_xom(),
            Self::Lesson => texts.sheet_lesson(),
            Self::Level => texts.sheet_level(),
            Self::Helper => texts.sheet_helper(),
            Self::Month => texts.sheet_month(),
            Self::Trap => texts.sheet_trap(),
            Self::Question => texts.sheet_question(),
        }
    }
}

impl Table {
    /// As lines. A table of runs says besides which share of Tự làm went without help, one of questions which share was
    /// wrong, both in percent.
    pub fn lines(&self, called: &Directory, texts: Texts) -> Lines {
        let heads = self.columns.iter().map(|column| column.head(texts).to_owned());
        let share = self.share().map(|(_, _, head)| head(texts).to_owned());
        Lines {
            title: self.by.title(texts).to_owned(),
            heads: std::iter::once(self.by.head(texts).to_owned()).chain(heads).chain(share).collect(),
            rows: self.rows.iter().map(|row| (row.key.words(called, texts), self.fields(&row.cells))).collect(),
            total: self.total.as_ref().map(|cells| (texts.sheet_total().to_owned(), self.fields(cells))),
        }
    }

    fn fields(&self, cells: &[Cell]) -> Vec<Field> {
        let shown = |cell: &Cell| cell.map_or(Field::HeldBack, Field::Number);
        let share = self.share().map(|(part, whole, _)| match (cells[part], cells[whole]) {
            (Some(_), Some(_)) => share(cells[part], cells[whole], 100).map_or(Field::Nothing, Field::Number),
            _ => Field::HeldBack,
        });
        cells.iter().map(shown).chain(share).collect()
    }

    /// Part, whole and name of the share this table tells.
    fn share(&self) -> Option<(usize, usize, Head)> {
        let place = |wanted| self.columns.iter().position(|column| *column == wanted);
        match self.by {
            By::Question => Some((place(Column::Wrong)?, place(Column::Times)?, Texts::sheet_share_wrong)),
            _ => Some((place(Column::Unaided)?, place(Column::Alone)?, Texts::sheet_share)),
        }
    }
}

impl Column {
    fn head(self, texts: Texts) -> &'static str {
        match self {
            Self::People => texts.sheet_people(),
            Self::Attempts => texts.sheet_attempts(),
            Self::Alone => texts.sheet_alone(),
            Self::Unaided => texts.sheet_unaided(),
            Self::Times => texts.sheet_times(),
            Self::Wrong => texts.sheet_wrong(),
            Self::Reached(level) => level_words(level, texts),
        }
    }
}

impl Key {
    /// As it is called; where there is no name for it, as it is written.
    pub fn words(&self, called: &Directory, texts: Texts) -> String {
        match self {
            Self::Xom(None) => texts.sheet_no_xom().to_owned(),
            Self::Xom(Some(id)) => called.xoms.get(id).unwrap_or(id).clone(),
            Self::Lesson(number) => lesson(*number, called, texts),
            Self::Level(level) => level_words(*level, texts).to_owned(),
            Self::Helper(code) => {
                called.helpers.get(code).cloned().unwrap_or_else(|| texts.sheet_somebody().to_owned())
            }
            Self::Month(month) => month.words(texts),
            Self::Trap(tag) => trap(tag, texts),
            Self::Question { lesson: number, id } => {
                let asked = called.questions.get(&(*number, id.clone())).unwrap_or(id);
                texts.sheet_question_of(asked, lesson(*number, called, texts))
            }
        }
    }
}

impl Month {
    fn words(self, texts: Texts) -> String {
        texts.sheet_month_of(self.number(), self.year())
    }
}

fn lesson(number: u16, called: &Directory, texts: Texts) -> String {
    called.lessons.get(&number).cloned().unwrap_or_else(|| texts.sheet_lesson_of(number))
}

fn level_words(level: Option<u8>, texts: Texts) -> &'static str {
    match level {
        None => texts.sheet_level_none(),
        Some(0) => texts.sheet_level_alone(),
        Some(1) => texts.sheet_level_watched(),
        Some(_) => texts.sheet_level_phone(),
    }
}

/// The tags lessons use have words; of another one the tag itself is legible enough.
fn trap(tag: &str, texts: Texts) -> String {
    let words = match tag {
        "otp" => texts.sheet_trap_otp(),
        "link-la" => texts.sheet_trap_link(),
        "phi-nho" => texts.sheet_trap_fee(),
        "gap" => texts.sheet_trap_hurry(),
        "gia-danh" => texts.sheet_trap_posing(),
        "app-gia" => texts.sheet_trap_app(),
        "trung-thuong" => texts.sheet_trap_prize(),
        "sai-ten" => texts.sheet_trap_name(),
        other => return other.replace('-', " "),
    };
    words.to_owned()
}

/// "Từ 01/11/2026 đến 30/11/2026".
pub fn period_words(period: Period, texts: Texts) -> String {
    if period.from == period.to {
        return texts.sheet_period_day(date(period.from));
    }
    texts.sheet_period(date(period.from), date(period.to))
}

/// What has to be said under the tables: why some is held back, and what is not in them.
fn notes(sheet: &Sheet, texts: Texts) -> Vec<&'static str> {
    let held = sheet.tables.iter().any(Table::holds_back).then(|| texts.sheet_held_back_why());
    let undated = sheet.undated.then(|| texts.sheet_undated());
    held.into_iter().chain(undated).chain([texts.sheet_one_hand()]).collect()
}
