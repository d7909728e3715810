//! One table of a lesson file while it is read: every key has to be asked for; what nobody asked for is a misspelt key.

use super::author::Author;
use super::model::Spoken;
use chrono::NaiveDate;
use std::ops::RangeInclusive;
use toml_spanner::{Item, Span, Table};
use unicode_normalization::is_nfc;

/// A value and where it stands in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Told<T> {
    pub value: T,
    pub span: Span,
}

/// A table being read.
pub struct Node<'a> {
    table: &'a Table<'a>,
    /// Where the table begins: what a missing key is told at.
    pub span: Span,
    asked: Vec<&'static str>,
}

impl<'a> Node<'a> {
    pub fn new(table: &'a Table<'a>, span: Span) -> Self {
        Self { table, span: Span::new(span.start, span.end.min(span.start + 40)), asked: Vec::new() }
    }

    fn ask(&mut self, key: &'static str) -> Option<&'a Item<'a>> {
        self.asked.push(key);
        self.table.get(key)
    }

    fn must(&mut self, author: &mut Author, key: &'static str) -> Option<&'a Item<'a>> {
        let item = self.ask(key);
        if item.is_none() {
            let texts = author.texts;
            author.tell(self.span, "missing-key", texts.author_missing_key(key), texts.author_missing_key_remedy(key));
        }
        item
    }

    /// A text that must be there: NFC, not empty.
    pub fn text(&mut self, author: &mut Author, key: &'static str) -> Option<Told<String>> {
        let item = self.must(author, key)?;
        as_text(author, key, item)
    }

    /// A text that may be absent.
    pub fn maybe_text(&mut self, author: &mut Author, key: &'static str) -> Option<Told<String>> {
        let item = self.ask(key)?;
        as_text(author, key, item)
    }

    /// An id: ASCII, kebab-case.
    pub fn id(&mut self, author: &mut Author, key: &'static str) -> Option<Told<String>> {
        let told = self.text(author, key)?;
        check_id(author, &told);
        Some(told)
    }

    /// A spoken text with its optional clip id (`clip = "…"`), else the derived one.
    pub fn spoken(&mut self, author: &mut Author, key: &'static str, derived: impl Into<String>) -> Option<Spoken> {
        let text = self.text(author, key)?;
        Some(as_spoken(author, derived.into(), text))
    }

    pub fn maybe_spoken(
        &mut self,
        author: &mut Author,
        key: &'static str,
        derived: impl Into<String>,
    ) -> Option<Spoken> {
        let text = self.maybe_text(author, key)?;
        Some(as_spoken(author, derived.into(), text))
    }

    /// A whole number in a range.
    pub fn number(&mut self, author: &mut Author, key: &'static str, range: RangeInclusive<u16>) -> Option<Told<u16>> {
        let item = self.must(author, key)?;
        self.in_range(author, key, item, range)
    }

    /// A whole number in a range that may be absent.
    pub fn maybe_number(
        &mut self,
        author: &mut Author,
        key: &'static str,
        range: RangeInclusive<u16>,
    ) -> Option<Told<u16>> {
        let item = self.ask(key)?;
        self.in_range(author, key, item, range)
    }

    fn in_range(
        &self,
        author: &mut Author,
        key: &'static str,
        item: &Item,
        range: RangeInclusive<u16>,
    ) -> Option<Told<u16>> {
        let number = item.as_i64().and_then(|n| u16::try_from(n).ok()).filter(|n| range.contains(n));
        let texts = author.texts;
        if number.is_none() {
            let message = texts.author_number(key, range.start(), range.end());
            author.tell(item.span(), "number", message, texts.author_number_remedy(range.start(), range.end()));
        }
        Some(Told { value: number?, span: item.span() })
    }

    /// A whole number without a sign, however large.
    pub fn large_number(&mut self, author: &mut Author, key: &'static str) -> Option<u64> {
        let item = self.must(author, key)?;
        let number = item.as_i64().and_then(|number| u64::try_from(number).ok());
        if number.is_none() {
            let texts = author.texts;
            let most = i64::MAX;
            author.tell(item.span(), "number", texts.author_number(key, 0, most), texts.author_number_remedy(0, most));
        }
        number
    }

    /// Rows drawn as they are written: their spaces count, and a row may be empty.
    pub fn maybe_rows(&mut self, author: &mut Author, key: &'static str) -> Option<Vec<String>> {
        let item = self.ask(key)?;
        let rows: Option<Vec<String>> =
            item.as_array().and_then(|rows| rows.iter().map(|row| row.as_str().map(str::to_owned)).collect());
        if rows.is_none() {
            wrong_type(author, key, item, author.texts.author_type_list());
        }
        rows
    }

    /// true or false; absent is false.
    pub fn flag(&mut self, author: &mut Author, key: &'static str) -> bool {
        self.maybe_flag(author, key).unwrap_or(false)
    }

    pub fn maybe_flag(&mut self, author: &mut Author, key: &'static str) -> Option<bool> {
        let item = self.ask(key)?;
        let flag = item.as_bool();
        if flag.is_none() {
            wrong_type(author, key, item, author.texts.author_type_flag());
        }
        flag
    }

    /// A day, written `2026-11-20`.
    pub fn date(&mut self, author: &mut Author, key: &'static str) -> Option<Told<NaiveDate>> {
        let item = self.must(author, key)?;
        let date = item.as_datetime().and_then(|d| d.date());
        let date = date.and_then(|d| NaiveDate::from_ymd_opt(i32::from(d.year), d.month.into(), d.day.into()));
        if date.is_none() {
            wrong_type(author, key, item, author.texts.author_type_date());
        }
        Some(Told { value: date?, span: item.span() })
    }

    /// A list of texts. Absent or wrong is told, then empty.
    pub fn texts(&mut self, author: &mut Author, key: &'static str) -> Vec<Told<String>> {
        match self.must(author, key) {
            Some(item) => self.as_texts(author, key, item),
            None => Vec::new(),
        }
    }

    /// A list of texts that may be absent.
    pub fn maybe_texts(&mut self, author: &mut Author, key: &'static str) -> Option<Vec<Told<String>>> {
        let item = self.ask(key)?;
        Some(self.as_texts(author, key, item))
    }

    /// One text or a list of them.
    pub fn text_or_texts(&mut self, author: &mut Author, key: &'static str) -> Vec<Told<String>> {
        match self.ask(key) {
            Some(item) if item.as_str().is_some() => as_text(author, key, item).into_iter().collect(),
            Some(item) => self.as_texts(author, key, item),
            None => Vec::new(),
        }
    }

    fn as_texts(&self, author: &mut Author, key: &'static str, item: &Item) -> Vec<Told<String>> {
        let Some(array) = item.as_array() else {
            wrong_type(author, key, item, author.texts.author_type_list());
            return Vec::new();
        };
        array.iter().filter_map(|item| as_text(author, key, item)).collect()
    }

    /// The lines of a drawing: blanks at their ends and empty lines are part of it.
    pub fn drawing(&mut self, author: &mut Author, key: &'static str) -> Vec<Told<String>> {
        let Some(item) = self.must(author, key) else { return Vec::new() };
        let Some(lines) = item.as_array() else {
            wrong_type(author, key, item, author.texts.author_type_list());
            return Vec::new();
        };
        let line = |item: &Item| match item.as_str() {
            Some(line) => Some(Told { value: line.to_owned(), span: item.span() }),
            None => {
                wrong_type(author, key, item, author.texts.author_type_text());
                None
            }
        };
        lines.iter().filter_map(line).collect()
    }

    /// The rows of a table, each a list of texts, with the place of each row.
    pub fn rows(&mut self, author: &mut Author, key: &'static str) -> Vec<Told<Vec<Told<String>>>> {
        let Some(item) = self.must(author, key) else { return Vec::new() };
        let Some(rows) = item.as_array() else {
            wrong_type(author, key, item, author.texts.author_type_rows());
            return Vec::new();
        };
        let rows = rows.iter().map(|row| Told { value: self.as_texts(author, key, row), span: row.span() });
        rows.collect()
    }

    /// A table inside this one that must be there.
    pub fn node(&mut self, author: &mut Author, key: &'static str) -> Option<Node<'a>> {
        let item = self.must(author, key)?;
        as_node(author, key, item)
    }

    pub fn maybe_node(&mut self, author: &mut Author, key: &'static str) -> Option<Node<'a>> {
        let item = self.ask(key)?;
        as_node(author, key, item)
    }

    /// The tables of a list that must be there.
    pub fn nodes(&mut self, author: &mut Author, key: &'static str) -> Vec<Node<'a>> {
        match self.must(author, key) {
            Some(item) => as_nodes(author, key, item),
            None => Vec::new(),
        }
    }

    /// The tables of a list that must be there with at least one in it.
    pub fn some_nodes(&mut self, author: &mut Author, key: &'static str) -> Vec<Node<'a>> {
        if let Some(item) = self.table.get(key).filter(|item| item.as_array().is_some_and(|array| array.is_empty())) {
            let texts = author.texts;
            author.tell(item.span(), "empty-list", texts.author_empty_list(key), texts.author_empty_list_remedy());
        }
        self.nodes(author, key)
    }

    pub fn maybe_nodes(&mut self, author: &mut Author, key: &'static str) -> Vec<Node<'a>> {
        self.ask(key).map(|item| as_nodes(author, key, item)).unwrap_or_default()
    }

    /// Name and lists of a table whose keys the author chooses (`typed.dung = […]`).
    pub fn named_lists(&mut self, author: &mut Author, key: &'static str) -> Vec<(Told<String>, Vec<Told<String>>)> {
        let Some(item) = self.ask(key) else { return Vec::new() };
        let Some(table) = item.as_table() else {
            wrong_type(author, key, item, author.texts.author_type_table());
            return Vec::new();
        };
        let read = |(name, item): &(toml_spanner::Key, Item)| {
            let name = Told { value: name.as_str().to_owned(), span: name.span };
            (name, self.as_texts(author, key, item))
        };
        table.entries().iter().map(read).collect()
    }

    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Tells every key that nobody asked for, with the nearest one that exists.
    pub fn finish(self, author: &mut Author) {
        for (key, _) in self.table.entries() {
            if self.asked.iter().any(|asked| *asked == key.as_str()) {
                continue;
            }
            let texts = author.texts;
            let remedy = match nearest(key.as_str(), &self.asked) {
                Some(near) => texts.author_unknown_key_near(near),
                None => texts.author_unknown_key_remedy(self.asked.join(", ")),
            };
            author.tell(key.span, "unknown-key", texts.author_unknown_key(key.as_str()), remedy);
        }
    }
}

fn as_text(author: &mut Author, key: &str, item: &Item) -> Option<Told<String>> {
    let Some(text) = item.as_str() else {
        wrong_type(author, key, item, author.texts.author_type_text());
        return None;
    };
    let texts = author.texts;
    if text.trim().is_empty() {
        author.tell(item.span(), "empty-text", texts.author_empty_text(key), texts.author_empty_text_remedy());
        return None;
    }
    if !is_nfc(text) {
        author.tell(item.span(), "not-nfc", texts.author_not_nfc(), texts.author_not_nfc_remedy());
    }
    Some(Told { value: text.trim().to_owned(), span: item.span() })
}

/// A text with the clip that may replace the synthesiser; a hint is one as well.
pub(super) fn as_spoken(author: &mut Author, clip: String, text: Told<String>) -> Spoken {
    author.spoken(&clip, &text);
    Spoken { clip, text: text.value }
}

fn as_node<'a>(author: &mut Author, key: &str, item: &'a Item<'a>) -> Option<Node<'a>> {
    let table = item.as_table();
    if table.is_none() {
        wrong_type(author, key, item, author.texts.author_type_table());
    }
    Some(Node::new(table?, item.span()))
}

fn as_nodes<'a>(author: &mut Author, key: &str, item: &'a Item<'a>) -> Vec<Node<'a>> {
    match item.as_array() {
        Some(array) => array.iter().filter_map(|item| as_node(author, key, item)).collect(),
        None => {
            wrong_type(author, key, item, author.texts.author_type_tables());
            Vec::new()
        }
    }
}

fn wrong_type(author: &mut Author, key: &str, item: &Item, wanted: &str) {
    let texts = author.texts;
    author.tell(
        item.span(),
        "wrong-type",
        texts.author_wrong_type(key, wanted),
        texts.author_wrong_type_remedy(wanted),
    );
}

fn check_id(author: &mut Author, told: &Told<String>) {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !told.value.chars().all(fits) || told.value.starts_with('-') || told.value.ends_with('-') {
        let texts = author.texts;
        author.tell(told.span, "id-form", texts.author_id_form(&told.value), texts.author_id_form_remedy());
    }
}

/// The candidate that differs in the fewest letters, if it is near at all.
pub(super) fn nearest<'c>(word: &str, candidates: &[&'c str]) -> Option<&'c str> {
    let distance = |candidate: &&str| edit_distance(word, candidate);
    let best = candidates.iter().min_by_key(|candidate| distance(candidate))?;
    (distance(best) <= 1 + word.chars().count() / 4).then_some(*best)
}

/// Levenshtein distance in characters.
fn edit_distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, cb) in b.iter().enumerate() {
            let swap = corner + usize::from(ca != *cb);
            corner = row[j + 1];
            row[j + 1] = swap.min(corner + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}
