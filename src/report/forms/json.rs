//! All tables for programs: keys as they are stored, numbers as numbers, `null` for what is held back.

use super::Sheet;
use crate::report::sheet::{Cell, Column, Key, Table};
use serde_json::{Map, Value, json};

pub(super) fn written(sheet: &Sheet) -> String {
    let tables: Vec<Value> = sheet.tables.iter().map(table).collect();
    let all = json!({
        "from": sheet.period.from.to_string(),
        "to": sheet.period.to.to_string(),
        "undated": sheet.undated,
        "tables": tables,
    });
    format!("{all:#}\n")
}

fn table(table: &Table) -> Value {
    let row = |cells: &[Cell]| {
        let named = table.columns.iter().zip(cells).map(|(column, cell)| (column.word(), json!(cell)));
        named.collect::<Map<String, Value>>()
    };
    let rows = table.rows.iter().map(|one| {
        let mut named = row(&one.cells);
        named.insert("key".into(), key(&one.key));
        Value::Object(named)
    });
    json!({
        "by": table.by.word(),
        "rows": rows.collect::<Vec<Value>>(),
        "total": table.total.as_deref().map(row),
    })
}

fn key(key: &Key) -> Value {
    match key {
        Key::Xom(id) => json!(id),
        Key::Lesson(number) => json!(number),
        Key::Level(level) => json!(level),
        Key::Helper(code) => json!(code.to_string()),
        Key::Month(month) => json!(format!("{:04}-{:02}", month.year(), month.number())),
        Key::Trap(tag) => json!(tag),
        Key::Question { lesson, id } => json!({ "lesson": lesson, "question": id }),
    }
}

impl Column {
    fn word(self) -> String {
        match self {
            Self::People => "people".into(),
            Self::Attempts => "attempts".into(),
            Self::Alone => "alone".into(),
            Self::Unaided => "unaided".into(),
            Self::Times => "times".into(),
            Self::Wrong => "wrong".into(),
            Self::Reached(None) => "none".into(),
            Self::Reached(Some(level)) => format!("level_{level}"),
        }
    }
}
