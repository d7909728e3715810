//! The tables as the last part of the authors' guide, in Markdown: every element, question, command, condition and key.

use super::commands::{COMMANDS, CONDITIONS, Sentence};
use super::elements;
use super::lesson::LESSON;
use super::questions::{self, QUESTIONS};
use super::{Key, Kind, MANY, Shape};
use crate::texts::Texts;
use std::fmt::Write;

/// The reference in Markdown. It ends in a line break.
pub fn reference(texts: Texts) -> String {
    let mut page = String::new();
    heading(&mut page, texts.schema_part_commands());
    sentences(&mut page, COMMANDS, texts);
    heading(&mut page, texts.schema_part_conditions());
    sentences(&mut page, CONDITIONS, texts);
    heading(&mut page, texts.schema_part_elements());
    put(&mut page, format_args!("{}\n\n", texts.schema_of_all_elements()));
    elements::kinds().for_each(|kind| of_kind(&mut page, kind, &TOLD_ONCE, texts));
    heading(&mut page, texts.schema_part_questions());
    keys(&mut page, questions::OF_ALL.iter(), &[], texts);
    QUESTIONS.iter().for_each(|kind| of_kind(&mut page, kind, &[], texts));
    heading(&mut page, texts.schema_part_lesson());
    keys(&mut page, LESSON.keys(), &[], texts);
    page.truncate(page.trim_end().len());
    page.push('\n');
    page
}

fn put(page: &mut String, text: std::fmt::Arguments) {
    let _ = page.write_fmt(text); // writing to a string cannot fail
}

fn heading(page: &mut String, text: &str) {
    put(page, format_args!("### {text}\n\n"));
}

fn sentences(page: &mut String, sentences: &[Sentence], texts: Texts) {
    put(page, format_args!("| {} | {} |\n|---|---|\n", texts.schema_column_write(), texts.schema_column_means()));
    for Sentence { example, says } in sentences {
        put(page, format_args!("| `{example}` | {} |\n", says(texts)));
    }
    page.push('\n');
}

fn of_kind(page: &mut String, kind: &Kind, once: &[&str], texts: Texts) {
    put(page, format_args!("#### `{}`\n\n{}\n\n", kind.word, (kind.says)(texts)));
    put(page, format_args!("```toml\n{}\n```\n\n", kind.example.trim()));
    keys(page, kind.form.keys(), once, texts);
}

/// Keys that are the same wherever something can be tapped: told once, before the elements.
const TOLD_ONCE: [&str; 4] = ["id", "do", "say", "when"];

/// A table of keys; the keys of tables inside stand under their own as `outer › inner`.
fn keys(page: &mut String, keys: impl Iterator<Item = &'static Key>, once: &[&str], texts: Texts) {
    let mut rows = Vec::new();
    keys.for_each(|key| rows_of(&mut rows, "", key, once, texts));
    if rows.is_empty() {
        return;
    }
    let [key, value, says] = [texts.schema_column_key(), texts.schema_column_value(), texts.schema_column_means()];
    put(page, format_args!("| {key} | {value} | {says} |\n|---|---|---|\n"));
    rows.iter().for_each(|row| page.push_str(row));
    page.push('\n');
}

fn rows_of(rows: &mut Vec<String>, outer: &str, key: &Key, once: &[&str], texts: Texts) {
    if once.contains(&key.name) {
        return;
    }
    let name = if outer.is_empty() { key.name.to_owned() } else { format!("{outer} › {}", key.name) };
    let must = if key.must { String::new() } else { format!(" {}", texts.schema_optional()) };
    rows.push(format!("| `{name}`{must} | {} | {} |\n", value(key.shape, texts), (key.says)(texts)));
    if let Shape::Table(form) | Shape::Tables(form, ..) = key.shape {
        form.keys().for_each(|key| rows_of(rows, &name, key, once, texts));
    }
}

/// What may be written, in a few words.
fn value(shape: Shape, texts: Texts) -> String {
    let words = |words: &[&str]| words.iter().map(|word| format!("`\"{word}\"`")).collect::<Vec<_>>().join(" ");
    match shape {
        Shape::Text => texts.schema_value_text().to_owned(),
        Shape::Exactly(number) => format!("`{number}`"),
        Shape::Number(least, most) => texts.schema_value_number(least, most),
        Shape::Large => texts.schema_value_large().to_owned(),
        Shape::Flag => "`true` `false`".to_owned(),
        Shape::Day => texts.schema_value_day().to_owned(),
        Shape::Id => texts.schema_value_id().to_owned(),
        Shape::OneOf(of) => words(of),
        Shape::Texts(3, 3) => texts.schema_value_three().to_owned(),
        Shape::Texts(..) | Shape::NamedTexts => texts.schema_value_texts().to_owned(),
        Shape::Drawing => texts.schema_value_drawing().to_owned(),
        Shape::Grid => texts.schema_value_grid().to_owned(),
        Shape::Commands => texts.schema_value_commands().to_owned(),
        Shape::Condition => texts.schema_value_condition().to_owned(),
        Shape::Touches => texts.schema_value_touches().to_owned(),
        Shape::Table(_) => texts.schema_value_table().to_owned(),
        Shape::Tables(_, least, most) if most < MANY => texts.schema_value_some_tables(least, most),
        Shape::Tables(..) | Shape::Elements | Shape::Questions => texts.schema_value_tables().to_owned(),
    }
}
