//! What is proved of the words of a lesson, whatever the machine does with them: that the station can draw them, that they
//! are plain, that what they claim has a source, that nothing in them could be taken for somebody's real number.
//!
//! The words come straight from the file, each with its place, so that a new element or a new kind of question is covered
//! without a line here. One rule a file; a rule knows nothing of the others.

mod glyphs;
mod jargon;
mod length;
mod real;
mod services;
mod shape;
mod spelling;

use super::super::author::Author;
use toml_spanner::{Arena, Item, Span, Table};

pub use shape::practice_shape;

/// One text of the file.
#[derive(Debug, Clone, PartialEq)]
struct Written {
    /// The keys that lead to it, without the places in lists: `practice.screen.element.text`.
    path: String,
    text: String,
    span: Span,
    /// The phone screen it stands on, counted in the order of the file.
    screen: Option<usize>,
    /// It is there only under a condition.
    sometimes: bool,
}

/// Holds the words of a lesson to every rule. A file that is no TOML has no words yet.
pub(super) fn hold(author: &mut Author) {
    let Some(texts) = every_text(author.source) else { return };
    glyphs::can_be_drawn(&texts, author);
    length::are_short(&texts, author);
    length::leave_room_on_the_phone(&texts, author);
    jargon::is_explained(&texts, author);
    spelling::is_of_today(&texts, author);
    services::have_a_source(&texts, author);
    real::nothing_is(&texts, author);
}

/// Every text of a file in its order; `None` where the file is not even TOML.
fn every_text(source: &str) -> Option<Vec<Written>> {
    let arena = Arena::new();
    let document = toml_spanner::parse_recoverable(source, &arena);
    if !document.errors().is_empty() {
        return None;
    }
    let mut walk = Walk::default();
    walk.table(document.table());
    walk.found.sort_by_key(|written| written.span.start);
    Some(walk.found)
}

/// Goes through the tables of a file and keeps the texts.
#[derive(Default)]
struct Walk {
    found: Vec<Written>,
    path: Vec<String>,
    screen: Option<usize>,
    screens: usize,
    conditions: usize,
}

impl Walk {
    fn table(&mut self, table: &Table) {
        let is_screen = self.path == ["practice", "screen"];
        if is_screen {
            self.screen = Some(self.screens);
            self.screens += 1;
        }
        let conditional = usize::from(table.contains_key("when"));
        self.conditions += conditional;
        for (key, item) in table.entries() {
            self.path.push(key.as_str().to_owned());
            self.item(item);
            self.path.pop();
        }
        self.conditions -= conditional;
        if is_screen {
            self.screen = None;
        }
    }

    fn item(&mut self, item: &Item) {
        if let Some(text) = item.as_str() {
            self.found.push(Written {
                path: self.path.join("."),
                text: text.to_owned(),
                span: item.span(),
                screen: self.screen,
                sometimes: self.conditions > 0,
            });
        } else if let Some(array) = item.as_array() {
            array.iter().for_each(|item| self.item(item));
        } else if let Some(table) = item.as_table() {
            self.table(table);
        }
    }
}

/// Keys whose texts are for the machine.
#[rustfmt::skip]
const FOR_THE_MACHINE: &[&str] = &[
    "id", "kind", "do", "when", "done", "after", "touch", "start", "course", "skills", "variable", "style", "input", "value",
    "on", "off", "gesture", "rewind", "scenes", "tag", "clip", "goal", "error_when", "blurred", "clock", "detour", "typed",
    "accept",
];

impl Written {
    fn key(&self) -> &str {
        self.path.rsplit('.').next().unwrap_or_default()
    }

    /// Whether a person reads it.
    fn is_read(&self) -> bool {
        let machine = |key: &str| FOR_THE_MACHINE.contains(&key);
        !machine(self.key()) && !self.path.contains(".typed.") && self.path != "practice.variable.words"
    }

    /// Whether a learner reads it: not what stands there for the volunteer and for who checks.
    fn is_for_the_learner(&self) -> bool {
        self.is_read() && !self.is_a_source() && self.path != "helper"
    }

    fn is_a_source(&self) -> bool {
        self.path.starts_with("sources.")
    }

    /// The bytes of the file a part of the text stands at; the whole text where it was written with escapes.
    fn place_of(&self, part: &str, source: &str) -> Span {
        let quoted = source.get(self.span.range()).unwrap_or_default();
        let Some(at) = quoted.find(part).and_then(|at| u32::try_from(at).ok()) else { return self.span };
        let length = u32::try_from(part.len()).unwrap_or(1);
        Span::new(self.span.start + at, self.span.start + at + length)
    }
}

/// The words of a text: what stands between blanks and has a letter or a digit. Vietnamese counts syllables.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric))
}

/// Where `name` stands in a text as words of its own, if it does. Capitals count.
fn find_name(text: &str, name: &str) -> Option<usize> {
    let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let alone = |at: usize| {
        let (before, after) = (&text[..at], &text[at + name.len()..]);
        !inside(before.chars().next_back()) && !inside(after.chars().next())
    };
    text.match_indices(name).map(|(at, _)| at).find(|at| alone(*at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_found_with_its_keys_and_its_screen() {
        let source = "title = \"A\"\n[practice]\nscreen = [{ id = \"x\" }, { title = \"B\", element = [{ when = \"c\", rows = [[\"D\"]] }] }]\n";
        let texts = every_text(source).expect("TOML");
        let seen: Vec<_> = texts.iter().map(|t| (t.path.as_str(), t.text.as_str(), t.screen, t.sometimes)).collect();
        let rows = ("practice.screen.element.rows", "D", Some(1), true);
        assert_eq!(seen[0], ("title", "A", None, false));
        assert_eq!((seen[1].0, seen[2]), ("practice.screen.id", ("practice.screen.title", "B", Some(1), false)));
        assert_eq!((seen[3].1, seen[4]), ("c", rows));
    }

    #[test]
    fn what_is_for_the_machine_is_not_read() {
        let source = "id = \"a\"\ngoals = [\"b\"]\nhelper = [\"c\"]\n[[practice.variable]]\nwords = [\"d\"]\ntyped.e = [\"f\"]\n";
        let texts = every_text(source).expect("TOML");
        let read: String = texts.iter().filter(|t| t.is_read()).map(|t| t.text.as_str()).collect();
        let learner: String = texts.iter().filter(|t| t.is_for_the_learner()).map(|t| t.text.as_str()).collect();
        assert_eq!((read.as_str(), learner.as_str()), ("bc", "b"));
    }

    #[test]
    fn a_name_is_found_only_as_a_word_of_its_own() {
        assert_eq!(find_name("Mở Zalo.", "Zalo"), Some("Mở ".len()));
        assert_eq!(find_name("ZaloMod", "Zalo"), None);
        assert_eq!(find_name("ZaloMod và Zalo", "Zalo"), Some("ZaloMod và ".len()));
    }
}
