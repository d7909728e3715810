//! The shape of a practice: everything of it but its texts and its names. Two lessons with one shape are one lesson written
//! twice.

use std::collections::HashMap;
use std::fmt::Write;
use toml_spanner::{Arena, Item, Table};

/// The shape of the practice of a lesson file; `None` where the file has none.
pub fn practice_shape(source: &str) -> Option<String> {
    let arena = Arena::new();
    let document = toml_spanner::parse_recoverable(source, &arena);
    let practice = document.table().get("practice")?.as_table()?;
    let mut shape = Shape::default();
    shape.table(practice);
    Some(shape.written)
}

#[derive(Default)]
struct Shape {
    written: String,
    /// Names get numbers in the order they come, so that two practices with other names have one shape.
    names: HashMap<String, usize>,
}

impl Shape {
    fn table(&mut self, table: &Table) {
        self.written.push('{');
        let mut entries: Vec<_> = table.entries().iter().collect();
        entries.sort_by_key(|(key, _)| key.as_str());
        for (key, item) in entries {
            let key = key.as_str();
            self.written.push_str(key);
            self.written.push('=');
            self.item(key, item);
            self.written.push(';');
        }
        self.written.push('}');
    }

    fn item(&mut self, key: &str, item: &Item) {
        if let Some(text) = item.as_str() {
            if super::FOR_THE_MACHINE.contains(&key) && !matches!(key, "clock" | "typed") {
                self.script(text);
            }
        } else if let Some(array) = item.as_array() {
            self.written.push('[');
            for item in array.iter() {
                self.item(key, item);
                self.written.push(',');
            }
            self.written.push(']');
        } else if let Some(table) = item.as_table() {
            self.table(table);
        } else if let Some(number) = item.as_i64() {
            self.number(number);
        }
    }

    fn number(&mut self, number: impl std::fmt::Display) {
        // Writing to a String cannot fail.
        let _ = write!(self.written, "{number}");
    }

    /// A sentence of the script, its names numbered.
    fn script(&mut self, text: &str) {
        for word in text.split_whitespace() {
            if word.starts_with(|c: char| c.is_ascii_digit()) {
                self.number(word);
            } else {
                let next = self.names.len();
                let name = *self.names.entry(word.trim_matches(['(', ')']).to_owned()).or_insert(next);
                self.number(format_args!("n{name}"));
            }
            self.written.push(' ');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::practice_shape;

    const ONE: &str = "[practice]\nstart = \"a\"\n[[practice.screen]]\nid = \"a\"\ntitle = \"Một\"\n";

    #[test]
    fn other_texts_and_other_names_are_the_same_shape() {
        let other = ONE.replace("Một", "Hai").replace("\"a\"", "\"b\"");
        assert_eq!(practice_shape(ONE), practice_shape(&other));
    }

    #[test]
    fn one_element_more_is_another_shape() {
        let more = format!("{ONE}[[practice.screen.element]]\nkind = \"text\"\n");
        assert_ne!(practice_shape(ONE), practice_shape(&more));
        assert_eq!(practice_shape("title = \"x\""), None);
    }
}
