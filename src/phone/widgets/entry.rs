//! What may be typed into a field, how it is then written, and what of it is hidden. Shared by field and search; not an
//! element itself.

use crate::contract::FieldKind;
use crate::lesson::{Node, Reading};

/// What a field takes, and how it shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    Vietnamese,
    Plain,
    Digits,
    Number,
    Phone,
    Money,
    Pin,
    Otp,
    Date,
    Name,
}

/// The entries as a lesson names them.
pub(super) const ENTRIES: [(&str, Entry); 10] = [
    ("vietnamese", Entry::Vietnamese),
    ("plain", Entry::Plain),
    ("digits", Entry::Digits),
    ("number", Entry::Number),
    ("phone", Entry::Phone),
    ("money", Entry::Money),
    ("pin", Entry::Pin),
    ("otp", Entry::Otp),
    ("date", Entry::Date),
    ("name", Entry::Name),
];

/// So many digits have the numbers of cards and of citizens' papers; nothing that is practised here needs them.
const REAL_NUMBER_DIGITS: usize = 12;

/// Whether a text could hold the number of a real card or paper. Such a text is never taken.
pub fn looks_real(text: &str) -> bool {
    text.chars().filter(char::is_ascii_digit).count() >= REAL_NUMBER_DIGITS
}

impl Entry {
    /// What is typed here is never said aloud, nor written anywhere but into the field.
    pub fn is_secret(self) -> bool {
        matches!(self, Self::Pin | Self::Otp)
    }

    pub(super) fn read(node: &mut Node, reading: &mut Reading) -> Option<Self> {
        let told = node.text(reading.author, "input")?;
        let known = ENTRIES.iter().find(|(word, _)| *word == told.value).map(|(_, entry)| *entry);
        if known.is_none() {
            let texts = reading.author.texts;
            let remedy = texts.author_input_remedy(ENTRIES.map(|(word, _)| word).join(", "));
            reading.author.tell(told.span, "input", texts.author_input(&told.value), remedy);
        }
        known
    }

    /// How its keys are read.
    pub fn keys(self) -> FieldKind {
        match self {
            Self::Vietnamese | Self::Name => FieldKind::Vietnamese,
            Self::Plain => FieldKind::Plain,
            Self::Digits | Self::Number | Self::Phone | Self::Money | Self::Pin | Self::Otp | Self::Date => {
                FieldKind::Digits
            }
        }
    }

    /// The most it takes. Longer numbers can be typed where they have no length, so that one can be told about them.
    pub fn letters(self) -> usize {
        match self {
            Self::Pin => 6,
            Self::Otp | Self::Date => 8,
            _ => crate::vietnamese::NAME_LETTERS,
        }
    }

    /// What is kept of a typed text: in a field for digits, the digits without what is written between them. `None` where
    /// the field does not take it: too long, letters among digits, or a number that looks real.
    pub fn cleaned(self, typed: &str) -> Option<String> {
        if looks_real(typed) {
            return None;
        }
        let kept: String = match self.keys() {
            FieldKind::Digits | FieldKind::Secret => {
                typed.chars().filter(|c| !matches!(c, ' ' | '.' | '/' | '-')).collect()
            }
            FieldKind::Vietnamese | FieldKind::Plain => typed.trim().to_owned(),
        };
        let fits = self.keys() != FieldKind::Digits || kept.chars().all(|c| c.is_ascii_digit());
        (fits && kept.chars().count() <= self.letters()).then_some(kept)
    }

    /// A cleaned text as it is written: 1.250.000, 05/11/2026, 0912 345 678, a name with its capitals.
    pub fn written(self, text: &str) -> String {
        match self {
            Self::Money => thousands(text),
            Self::Date => parted(text, &[2, 2], '/'),
            Self::Phone => parted(text, &[4, 3], ' '),
            Self::Name => {
                Some(crate::vietnamese::clean_name(text)).filter(|name| !name.is_empty()).unwrap_or(text.into())
            }
            _ => text.to_owned(),
        }
    }

    /// A written text as it stands in the field: what is secret is hidden.
    pub(super) fn masked(self, written: &str) -> String {
        match self {
            Self::Pin | Self::Otp => "•".repeat(written.chars().count()),
            _ => written.to_owned(),
        }
    }

    /// What stands in an empty field.
    pub(super) fn blank(self) -> &'static str {
        match self {
            Self::Date => "ngày/tháng/năm",
            _ => "",
        }
    }
}

/// Digits in groups of three from the right: 1.250.000.
fn thousands(digits: &str) -> String {
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    grouped
}

/// A text with a sign after its first part, its second part …, as far as there is more to come.
fn parted(text: &str, sizes: &[usize], sign: char) -> String {
    let mut parted = String::new();
    let mut rest = text;
    for size in sizes {
        let Some((part, after)) = rest.split_at_checked(*size).filter(|(_, after)| !after.is_empty()) else { break };
        parted.push_str(part);
        parted.push(sign);
        rest = after;
    }
    parted + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn digits_are_written_as_people_write_them() {
        assert_eq!(Entry::Money.written("1250000"), "1.250.000");
        assert_eq!(Entry::Money.written("500"), "500");
        assert_eq!(Entry::Date.written("05112026"), "05/11/2026");
        assert_eq!(Entry::Date.written("05"), "05");
        assert_eq!(Entry::Date.written("051"), "05/1");
        assert_eq!(Entry::Phone.written("0900000000"), "0900 000 000");
        assert_eq!(Entry::Name.written("hoàng thị lan"), "Hoàng Thị Lan");
        assert_eq!(Entry::Plain.written("1250000"), "1250000");
    }

    proptest! {
        #[test]
        fn writing_loses_no_digit(digits in "[0-9]{0,11}") {
            for (_, entry) in ENTRIES.into_iter().filter(|(_, entry)| entry.keys() == FieldKind::Digits) {
                let digits: String = digits.chars().take(entry.letters()).collect();
                prop_assert_eq!(entry.cleaned(&entry.written(&digits)), Some(digits));
            }
        }
    }
}
