//! The lesson format described once, key by key, in tables: for editors ([`json_schema`]) and for the authors' guide
//! ([`reference`]). What reads a lesson stands elsewhere; tests hold every table here to what the readers ask for.
//!
//! To describe a new kind of element or question: its entry in [`elements`] or [`questions`], its words in the texts.

mod commands;
mod elements;
mod json;
mod keys;
mod lesson;
mod questions;
mod reference;

pub use json::json_schema;
pub use reference::reference;

use crate::texts::Texts;

/// A text of the interface, by its method.
type Says = fn(Texts) -> &'static str;

/// One key of a table.
#[derive(Clone, Copy)]
struct Key {
    name: &'static str,
    shape: Shape,
    must: bool,
    says: Says,
}

/// What a value may be.
#[derive(Clone, Copy)]
enum Shape {
    /// Not empty, NFC.
    Text,
    /// Always this whole number.
    Exactly(u16),
    /// A whole number in a range.
    Number(u16, u16),
    /// A whole number from 0.
    Large,
    Flag,
    /// `2026-11-20`
    Day,
    /// Small letters without marks, digits, hyphens.
    Id,
    OneOf(&'static [&'static str]),
    /// So many texts at least, so many at most.
    Texts(usize, usize),
    /// The rows of a drawing; blanks are part of it.
    Drawing,
    /// Rows of cells.
    Grid,
    /// One command or a list of them.
    Commands,
    Condition,
    /// `"3"`, `"/"`, `"type zalo"`
    Touches,
    /// Lists of texts under names the author chooses.
    NamedTexts,
    Table(&'static Form),
    /// So many tables at least, so many at most.
    Tables(&'static Form, usize, usize),
    Elements,
    Questions,
}

/// A table of the format. A key list may be shared by several.
struct Form {
    keys: &'static [&'static [Key]],
    /// If not empty: exactly one of these has to be there.
    either: &'static [&'static str],
}

/// A kind of element or question.
struct Kind {
    word: &'static str,
    says: Says,
    form: Form,
    /// As an author would write it.
    example: &'static str,
}

/// No limit to a list.
const MANY: usize = usize::MAX;

const fn must(name: &'static str, shape: Shape, says: Says) -> Key {
    Key { name, shape, must: true, says }
}

const fn may(name: &'static str, shape: Shape, says: Says) -> Key {
    Key { name, shape, must: false, says }
}

const fn form(keys: &'static [&'static [Key]]) -> Form {
    Form { keys, either: &[] }
}

impl Form {
    fn keys(&self) -> impl Iterator<Item = &'static Key> + Clone + use<> {
        self.keys.iter().copied().flatten()
    }
}

#[cfg(test)]
mod tests;
