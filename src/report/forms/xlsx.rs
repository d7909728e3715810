//! All tables as a workbook, a page each. Texts are written as texts, so nothing in them can be a formula; numbers as
//! numbers.

use super::{Directory, Field, Lines, NotWritten, Sheet, notes, period_words};
use crate::texts::Texts;
use chrono::Datelike;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

pub(super) fn written(sheet: &Sheet, called: &Directory, texts: Texts) -> Result<Vec<u8>, NotWritten> {
    workbook(sheet, called, texts).map_err(|error| NotWritten(error.to_string()))
}

fn workbook(sheet: &Sheet, called: &Directory, texts: Texts) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(sheet, called, texts)?);
    for table in &sheet.tables {
        let page = workbook.add_worksheet();
        page.set_name(table.by.title(texts))?;
        fill(page, sheet, &table.lines(called, texts), called, texts)?;
    }
    workbook.save_to_buffer()
}

/// The library would ask the machine's clock; the station's is the one to be believed.
fn properties(sheet: &Sheet, called: &Directory, texts: Texts) -> Result<DocProperties, XlsxError> {
    let made = called.made.unwrap_or(sheet.period.to);
    let year = u16::try_from(made.year()).unwrap_or(1900);
    let made = ExcelDateTime::from_ymd(year, made.month() as u8, made.day() as u8)?;
    Ok(DocProperties::new().set_title(texts.sheet_title()).set_creation_datetime(&made))
}

fn fill(page: &mut Worksheet, sheet: &Sheet, lines: &Lines, called: &Directory, texts: Texts) -> Result<(), XlsxError> {
    let (bold, right) = (Format::new().set_bold(), Format::new().set_align(rust_xlsxwriter::FormatAlign::Right));
    let place = called.place.as_deref().unwrap_or_default();
    page.write_string_with_format(0, 0, format!("{} · {}", texts.sheet_title(), lines.title), &bold)?;
    page.write_string(1, 0, place)?;
    page.write_string(2, 0, period_words(sheet.period, texts))?;
    let mut row = 4;
    for (column, head) in (0..).zip(&lines.heads) {
        page.write_string_with_format(row, column, head, &bold)?;
    }
    page.set_freeze_panes(row + 1, 1)?;
    for (name, fields) in lines.rows.iter().chain(&lines.total) {
        row += 1;
        page.write_string(row, 0, name)?;
        for (column, field) in (1..).zip(fields) {
            match field {
                Field::Number(number) => page.write_number(row, column, *number)?,
                Field::HeldBack => page.write_string_with_format(row, column, texts.sheet_held_back(), &right)?,
                Field::Nothing => page,
            };
        }
    }
    row += 1;
    for note in notes(sheet, texts) {
        row += 1;
        page.write_string(row, 0, note)?;
    }
    page.set_column_width(0, 36)?;
    page.set_column_range_width(1, lines.heads.len() as u16, 15)?;
    Ok(())
}
