//! The two small lists a pack may carry, as text that people write in any editor: what the welcome screen announces, and the
//! hamlets. Empty lines, and lines that begin with `#`, do not count.

use crate::record::Xom;
use crate::vietnamese::{nfc, station_glyph};
use chrono::NaiveDate;

/// `2026-11-28 | Tối thứ Bảy, 19 giờ: lớp bán chè qua Zalo.`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announcement {
    /// The last day it is shown. Where the clock cannot be believed it is shown all the same.
    pub until: NaiveDate,
    /// One line; at most 120 letters of the station's font.
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadLine {
    #[error("not UTF-8")]
    NotText,
    #[error("no | between the two halves")]
    NoBar,
    #[error("the first half is not a date such as 2026-11-28")]
    Date,
    #[error("the first half is not an id of small letters, digits and hyphens")]
    Id,
    #[error("the second half is empty, too long, not NFC, or has {0:?} in it, which the station cannot draw")]
    Text(char),
    #[error("there twice")]
    Twice,
    #[error("too many lines")]
    TooMany,
}

/// A line, from 1, and what is wrong with it.
pub type Bad = (usize, BadLine);

const MOST_ANNOUNCEMENTS: usize = 20;
const MOST_XOMS: usize = 500;
const MOST_TEXT: usize = 120;
const MOST_NAME: usize = 40;

/// Reads what a pack announces.
///
/// # Errors
/// The first line that is not right.
pub fn announcements(bytes: &[u8]) -> Result<Vec<Announcement>, Bad> {
    let read = |(line, date, text): (usize, &str, &str)| {
        let until = date.parse().map_err(|_| (line, BadLine::Date))?;
        Ok(Announcement { until, text: drawable(text, MOST_TEXT).map_err(|bad| (line, bad))? })
    };
    let read: Vec<_> = halves(bytes)?.into_iter().map(read).collect::<Result<_, _>>()?;
    at_most(read, MOST_ANNOUNCEMENTS)
}

/// Reads a list of hamlets.
///
/// # Errors
/// The first line that is not right.
pub fn xoms(bytes: &[u8]) -> Result<Vec<Xom>, Bad> {
    let mut all: Vec<Xom> = Vec::new();
    for (line, id, name) in halves(bytes)? {
        let is_id = !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if !is_id {
            return Err((line, BadLine::Id));
        }
        if all.iter().any(|xom| xom.id == id) {
            return Err((line, BadLine::Twice));
        }
        all.push(Xom { id: id.to_owned(), name: drawable(name, MOST_NAME).map_err(|bad| (line, bad))? });
    }
    at_most(all, MOST_XOMS)
}

fn at_most<T>(all: Vec<T>, most: usize) -> Result<Vec<T>, Bad> {
    if all.len() > most { Err((most + 1, BadLine::TooMany)) } else { Ok(all) }
}

/// The lines that count: number from 1, and what stands before and after the first `|`.
fn halves(bytes: &[u8]) -> Result<Vec<(usize, &str, &str)>, Bad> {
    let text = std::str::from_utf8(bytes).map_err(|_| (1, BadLine::NotText))?;
    // Windows' editors begin a file with this.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = text.lines().enumerate().map(|(number, line)| (number + 1, line.trim()));
    let lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|(number, line)| {
            let (first, second) = line.split_once('|').ok_or((number, BadLine::NoBar))?;
            Ok((number, first.trim(), second.trim()))
        })
        .collect()
}

/// The text filter at import (trust.md §3): nothing but what the station's own font has, in NFC.
fn drawable(text: &str, most: usize) -> Result<String, BadLine> {
    let strange = text.chars().find(|c| !station_glyph(*c));
    let is_right = strange.is_none() && !text.is_empty() && text.chars().count() <= most && nfc(text) == text;
    if is_right { Ok(text.to_owned()) } else { Err(BadLine::Text(strange.unwrap_or(' '))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn announcements_are_a_last_day_and_a_line() {
        let file = "\u{feff}# thông báo\n\n2026-11-28 | Tối thứ Bảy 28/11, 19 giờ: lớp “Bán chè qua Zalo”.\r\n";
        let read = announcements(file.as_bytes()).expect("a good file");
        assert_eq!(read.len(), 1);
        assert_eq!(read[0].until, NaiveDate::from_ymd_opt(2026, 11, 28).expect("a date"));
        assert_eq!(read[0].text, "Tối thứ Bảy 28/11, 19 giờ: lớp “Bán chè qua Zalo”.");
    }

    #[test]
    fn a_line_that_is_not_right_is_told_by_its_number() {
        let bad = |text: &str| announcements(text.as_bytes()).expect_err("a bad line");
        assert_eq!(bad("\nTối thứ Bảy"), (2, BadLine::NoBar));
        assert_eq!(bad("28/11/2026 | lớp"), (1, BadLine::Date));
        assert_eq!(bad("2026-11-28 |"), (1, BadLine::Text(' ')));
        assert_eq!(bad("2026-11-28 | \u{1b}[2J"), (1, BadLine::Text('\u{1b}')));
        assert_eq!(bad("2026-11-28 | Hoa\u{300}ng"), (1, BadLine::Text('\u{300}')));
        assert_eq!(bad(&format!("2026-11-28 | {}", "a".repeat(121))), (1, BadLine::Text(' ')));
        assert_eq!(bad(&"2026-11-28 | lớp\n".repeat(21)), (21, BadLine::TooMany));
        assert_eq!(announcements(&[0xff]), Err((1, BadLine::NotText)));
    }

    #[test]
    fn a_hamlet_has_one_id_and_a_name() {
        let read = xoms("dong-keng | Đồng Keng\nna-ca | Na Ca\n".as_bytes()).expect("a good file");
        assert_eq!(read[1], Xom { id: "na-ca".into(), name: "Na Ca".into() });
        assert_eq!(xoms("Na Ca | Na Ca".as_bytes()), Err((1, BadLine::Id)));
        assert_eq!(xoms("a | Na\na | Ca".as_bytes()), Err((2, BadLine::Twice)));
    }
}
