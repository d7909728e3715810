//! One table as CSV for the spreadsheet of a Vietnamese office: UTF-8 with a byte order mark, without which Excel takes it
//! for a Windows code page; fields apart by `;`, because where the decimal sign is a comma, as in Vietnam, Excel opens
//! nothing else in columns; lines end as Windows has it. Numbers have no dots: they are to be reckoned with.

use super::{By, Directory, Field, NotWritten, Sheet};
use crate::texts::Texts;
use ::csv::{Terminator, WriterBuilder};

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

pub(super) fn written(sheet: &Sheet, by: By, called: &Directory, texts: Texts) -> Result<Vec<u8>, NotWritten> {
    let mut bytes = BYTE_ORDER_MARK.to_vec();
    let mut writer = WriterBuilder::new().delimiter(b';').terminator(Terminator::CRLF).from_writer(&mut bytes);
    let table = sheet.table(by).ok_or_else(|| NotWritten("no such table".into()))?;
    let lines = table.lines(called, texts);
    let failed = |error: ::csv::Error| NotWritten(error.to_string());
    writer.write_record(lines.heads.iter().map(|head| guarded(head))).map_err(failed)?;
    for (name, fields) in lines.rows.iter().chain(&lines.total) {
        let fields = fields.iter().map(|field| field.words(texts));
        writer.write_record(std::iter::once(guarded(name)).chain(fields)).map_err(failed)?;
    }
    writer.flush().map_err(|error| NotWritten(error.to_string()))?;
    drop(writer);
    Ok(bytes)
}

impl Field {
    fn words(self, texts: Texts) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::HeldBack => texts.sheet_held_back().to_owned(),
            Self::Nothing => String::new(),
        }
    }
}

/// A name that a spreadsheet would run as a formula gets the sign that makes it a text (OWASP, CSV injection).
fn guarded(name: &str) -> String {
    let is_formula = name.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if is_formula { format!("'{name}") } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_would_be_a_formula_is_a_text() {
        for name in ["=1+1", "+84", "-2", "@SUM(A1)", "\t=1", "\r=1", "＝1"] {
            assert_eq!(guarded(name), format!("'{name}"));
        }
        assert_eq!(guarded("Đồng Keng"), "Đồng Keng");
    }
}
