//! Tables as lines of text: one for a terminal, with bars; all of them to be printed.

use super::{By, Directory, Field, Lines, Sheet, notes, period_words};
use crate::texts::Texts;
use crate::vietnamese::number;

/// Columns of a bar, and of the longest name before it is cut.
const BAR: u16 = 20;
const NAME: usize = 44;

/// A bar of at most `room` cells for a part of `whole`; nothing for nothing, and something for anything else.
pub fn bar(part: u32, whole: u32, room: u16) -> String {
    let halves = u64::from(part) * u64::from(room) * 2;
    let halves = halves.checked_div(u64::from(whole)).unwrap_or(0).max(u64::from(part > 0));
    let full = "█".repeat(usize::try_from(halves / 2).unwrap_or(0));
    if halves % 2 == 1 { full + "▌" } else { full }
}

pub(super) fn one(sheet: &Sheet, by: By, called: &Directory, texts: Texts) -> String {
    let table = sheet.table(by).map(|table| table.lines(called, texts));
    let body = table.map(|lines| written(&lines, true, texts)).unwrap_or_default();
    [head(sheet, called, texts), body, foot(sheet, texts)].concat()
}

pub(super) fn all(sheet: &Sheet, called: &Directory, texts: Texts) -> String {
    let tables = sheet.tables.iter().map(|table| written(&table.lines(called, texts), false, texts) + "\n");
    [head(sheet, called, texts), tables.collect(), foot(sheet, texts)].concat()
}

fn head(sheet: &Sheet, called: &Directory, texts: Texts) -> String {
    let place = called.place.as_deref().map(|place| format!("{place}\n")).unwrap_or_default();
    format!("{}\n{place}{}\n\n", texts.sheet_title(), period_words(sheet.period, texts))
}

fn foot(sheet: &Sheet, texts: Texts) -> String {
    notes(sheet, texts).into_iter().map(|note| format!("\n{note}\n")).collect()
}

/// The lines of a table under each other, names at the left, numbers at the right of their columns.
fn written(lines: &Lines, with_bars: bool, texts: Texts) -> String {
    let shown = |field: &Field| match field {
        Field::Number(count) => number(u64::from(*count)),
        Field::HeldBack => texts.sheet_held_back().to_owned(),
        Field::Nothing => "–".to_owned(),
    };
    let all: Vec<(&String, Vec<String>)> = lines
        .rows
        .iter()
        .chain(&lines.total)
        .map(|(name, fields)| (name, fields.iter().map(shown).collect()))
        .collect();
    let length = |text: &str| text.chars().count();
    let name_width =
        all.iter().map(|(name, _)| length(name)).chain([length(&lines.heads[0])]).max().unwrap_or(0).min(NAME);
    let widths: Vec<usize> = (1..lines.heads.len())
        .map(|column| {
            let fields = all.iter().map(|(_, fields)| length(&fields[column - 1]));
            fields.chain([length(&lines.heads[column])]).max().unwrap_or(0)
        })
        .collect();
    let line = |name: &str, fields: &[String]| {
        let name: String = name.chars().take(NAME).collect();
        let fields: String = fields.iter().zip(&widths).map(|(field, width)| format!("  {field:>width$}")).collect();
        format!("{name:<name_width$}{fields}")
    };
    let most = lines.rows.iter().filter_map(|(_, fields)| first(fields)).max().unwrap_or(0);
    let mut text = format!("{}\n{}\n", lines.title, line(&lines.heads[0], &lines.heads[1..]));
    for (place, (name, fields)) in all.iter().enumerate() {
        let row = lines.rows.get(place).filter(|_| with_bars);
        let bar = row.and_then(|(_, fields)| first(fields)).map(|part| bar(part, most, BAR)).unwrap_or_default();
        text.push_str(format!("{}  {bar}", line(name, fields)).trim_end());
        text.push('\n');
    }
    text
}

fn first(fields: &[Field]) -> Option<u32> {
    match fields.first()? {
        Field::Number(number) => Some(*number),
        Field::HeldBack | Field::Nothing => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_its_part_and_nobody_has_none() {
        assert_eq!(bar(5, 10, 10), "█████");
        assert_eq!(bar(10, 10, 3), "███");
        assert_eq!(bar(1, 4, 2), "▌");
        assert_eq!((bar(1, 1000, 10).as_str(), bar(0, 10, 10).as_str(), bar(0, 0, 10).as_str()), ("▌", "", ""));
    }
}
