//! A text field: its digit opens it, the keyboard fills it, the green key sends it off. What may be typed, and how it then
//! stands there, is its [`Entry`]; a message under it says what is not right with it.

use super::{Kind, Pen, Shown};
use crate::contract::FieldKind;
use crate::lesson::{Node, Reading};
use crate::phone::machine::{Offer, Target};
use crate::phone::spec::{Condition, Tap, Template, VarIx};
use crate::ui::wrap;

#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    tap: Tap,
    variable: VarIx,
    label: String,
    entry: Entry,
    error: Option<Error>,
}

/// What stands under the field while the condition holds.
#[derive(Debug, Clone, PartialEq)]
struct Error {
    text: Template,
    when: Condition,
}

/// A field as the machine and the screen need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldSpec<'f> {
    pub variable: VarIx,
    pub label: &'f str,
    pub entry: Entry,
}

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
const ENTRIES: [(&str, Entry); 10] = [
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
    fn read(node: &mut Node, reading: &mut Reading) -> Option<Self> {
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
            FieldKind::Digits => typed.chars().filter(|c| !matches!(c, ' ' | '.' | '/' | '-')).collect(),
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
            Self::Name => Some(crate::vietnamese::clean_name(text)).filter(|name| !name.is_empty()).unwrap_or(text.into()),
            _ => text.to_owned(),
        }
    }

    /// A written text as it stands in the field: what is secret is hidden.
    fn masked(self, written: &str) -> String {
        match self {
            Self::Pin | Self::Otp => "•".repeat(written.chars().count()),
            _ => written.to_owned(),
        }
    }

    /// What stands in an empty field.
    fn blank(self) -> &'static str {
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

impl Field {
    pub fn read(node: &mut Node, reading: &mut Reading) -> Option<Self> {
        let tap = reading.tap(node);
        let label = node.text(reading.author, "label");
        let variable = node.text(reading.author, "variable").and_then(|told| reading.variable(&told));
        if let Some(variable) = variable {
            reading.note_written(variable);
        }
        let entry = Entry::read(node, reading);
        let error = Error::read(node, reading);
        Some(Self { tap: tap?, variable: variable?, label: label?.value, entry: entry?, error })
    }

    pub(super) fn tap(&self) -> &Tap {
        &self.tap
    }
    pub(super) fn label(&self) -> &str {
        &self.label
    }

    /// What stands in the field now: what is being typed, or what was.
    pub(super) fn content(&self, pen: &Pen) -> Content {
        let typing = pen.typing.filter(|(variable, _)| *variable == self.variable);
        match typing {
            Some((_, text)) => {
                let written = self.entry.cleaned(text).map_or(text.to_owned(), |text| self.entry.written(&text));
                Content { text: self.entry.masked(&written), is_open: true }
            }
            None => {
                let written = pen.shown.state.typed.get(&self.variable).map_or("", String::as_str);
                Content { text: self.entry.masked(written), is_open: false }
            }
        }
    }

    /// The coloured row one types into, from (x, y) over `room` columns. An empty one shows `blank`.
    pub(super) fn draw_row(&self, pen: &mut Pen, (x, y): (u16, u16), room: u16, blank: &str) {
        let theme = pen.canvas.theme;
        let content = self.content(pen);
        let (text, style) = match content {
            Content { text, is_open: true } => (format!("{text}│"), theme.field),
            Content { text, .. } if text.is_empty() => (blank.to_owned(), theme.phone_accent),
            Content { text, .. } => (text, theme.phone_accent),
        };
        let text = tail(&text, room);
        let rest = usize::from(room.saturating_sub(wrap::width(&text)));
        pen.canvas.line(x, y, &format!("{text}{}", " ".repeat(rest)), style);
    }

    /// What is not right with it, under it from column `x`. Returns the row after it.
    pub(super) fn draw_error(&self, pen: &mut Pen, x: u16, y: u16) -> u16 {
        let Some(error) = self.error.as_ref().filter(|error| pen.shown.state.holds(&error.when)) else { return y };
        let text = format!("✕ {}", pen.shown.fill(&error.text));
        let room = pen.canvas.area.right().saturating_sub(x);
        pen.canvas.text(x, y, room, &text, pen.canvas.theme.phone_heading)
    }
}

/// A field's text as it is seen.
pub(super) struct Content {
    pub text: String,
    pub is_open: bool,
}

impl Error {
    /// Both keys or none.
    fn read(node: &mut Node, reading: &mut Reading) -> Option<Self> {
        if !node.has("error") && !node.has("error_when") {
            return None;
        }
        let text = reading.template(node, "error");
        let when = node.text(reading.author, "error_when");
        let when = when.map(|told| crate::lesson::condition(reading, &told));
        Some(Self { text: text?, when: when? })
    }
}

impl Kind for Field {
    fn offers<'p>(&'p self, _: &Shown<'p, '_>) -> Vec<Offer<'p>> {
        vec![Offer { target: Target::Field(&self.tap, self.variable), label: self.label.clone() }]
    }

    fn field(&self) -> Option<FieldSpec<'_>> {
        Some(FieldSpec { variable: self.variable, label: &self.label, entry: self.entry })
    }

    fn draw(&self, pen: &mut Pen, y: u16) -> u16 {
        let area = pen.canvas.area;
        let style = pen.canvas.theme.phone_quiet;
        let row = pen.canvas.text(area.x + 4, y, area.width - 4, &self.label, style);
        let Some(digit) = pen.digit_of(&self.tap.id) else { return row + 1 };
        let x = pen.keycap(area.x, row, digit) + 1;
        self.draw_row(pen, (x, row), area.right().saturating_sub(x + 3), self.entry.blank());
        pen.row_hit(y, row + 1 - y, digit);
        pen.arrow(row, digit);
        self.draw_error(pen, x, row + 1) + 1
    }

    fn templates(&self) -> Vec<&Template> {
        self.error.iter().map(|error| &error.text).collect()
    }
}

/// The end of a text that is longer than the field.
fn tail(text: &str, room: u16) -> String {
    let mut from = text;
    while wrap::width(from) > room {
        let next = from.char_indices().nth(1).map_or(from.len(), |(at, _)| at);
        from = &from[next..];
    }
    from.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phone::widgets::trial::{Trial, told, trial};
    use crate::phone::{Input, guide};
    use proptest::prelude::*;

    const TYPED: &str = "[[practice.variable]]\nid = \"so\"\ntyped.dung = [\"1.250.000\", \"05/11/2026\", \"4321\"]";

    fn field(input: &str, rest: &str) -> String {
        format!(r#"kind = "field", id = "o", label = "Ô", variable = "so", input = "{input}", do = "go xong"{rest}"#)
    }

    fn open(input: &str) -> Trial {
        trial(TYPED, &[&field(input, "")]).press(&[1])
    }

    #[test]
    fn every_entry_is_read_and_an_unknown_one_is_told() {
        for (word, entry) in ENTRIES {
            let trial = open(word);
            assert_eq!(trial.told(), Vec::<&str>::new(), "{word}");
            let field = trial.state.open_field(&trial.practice).expect("it is open");
            assert_eq!((field.entry, field.label), (entry, "Ô"));
        }
        assert_eq!(told(TYPED, &[&field("letters", "")]), ["input"]);
    }

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

    #[test]
    fn a_script_may_write_a_number_with_its_signs_or_without() {
        for (input, typed) in
            [("money", "1250000"), ("money", "1.250.000"), ("date", "05112026"), ("date", "05/11/2026"), ("pin", "4321")]
        {
            assert_eq!(open(input).type_in(typed).value("so"), 2, "{input} {typed}");
        }
        assert_eq!(open("money").type_in("125000").value("so"), 1);
    }

    #[test]
    fn a_field_for_digits_takes_nothing_else() {
        for (word, entry) in ENTRIES {
            let taken = open(word).after(&Input::Type("mười".into())).is_some();
            assert_eq!(taken, entry.keys() != FieldKind::Digits, "{word}");
        }
    }

    #[test]
    fn what_looks_like_a_real_card_or_paper_is_never_taken() {
        for (word, _) in ENTRIES {
            let trial = open(word);
            assert_eq!(trial.after(&Input::Type("0123 4567 8901".into())), None, "{word}");
            assert_eq!(trial.after(&Input::Type("thẻ 012345678901 của tôi".into())), None, "{word}");
        }
        assert!(open("plain").after(&Input::Type("thẻ 01234567890".into())).is_some(), "eleven digits are no paper");
    }

    #[test]
    fn secrets_are_drawn_as_dots_and_the_rest_in_clear() {
        let row = |input: &str| {
            let mut trial = open(input);
            trial.typing = Some("4321".into());
            trial.drawn().rows().join("\n")
        };
        for secret in ["pin", "otp"] {
            assert!(row(secret).contains("••••│") && !row(secret).contains("4321"), "{}", row(secret));
        }
        assert!(row("money").contains("4.321│"), "{}", row("money"));
        assert!(row("date").contains("43/21│"), "{}", row("date"));
        let kept = open("otp").type_in("4321");
        assert!(!format!("{:?}", kept.drawn().rows()).contains("4321"));
    }

    #[test]
    fn an_empty_date_says_what_goes_where() {
        let rows = trial(TYPED, &[&field("date", "")]).drawn().rows();
        assert_eq!(rows, ["    Ô", " 1  ngày/tháng/năm"]);
    }

    #[test]
    fn the_message_stands_under_the_field_while_it_holds() {
        let wrong = r#", error = "Gõ đủ bốn số nhé", error_when = "so = other""#;
        let mut trial = trial(TYPED, &[&field("digits", wrong).replace("go xong", "if so = dung then go xong")]);
        assert!(!trial.drawn().rows().join("").contains('✕'));
        trial = trial.press(&[1]).type_in("12");
        let drawn = trial.drawn();
        assert_eq!(drawn.rows(), ["    Ô", " 1  12", "    ✕ Gõ đủ bốn số nhé"]);
        assert_eq!(drawn.cut, Vec::<String>::new());
        assert_eq!(told(TYPED, &[&field("digits", r#", error = "Thiếu""#)]), Vec::<&str>::new(), "a missing key");
    }

    #[test]
    fn everything_the_explorer_types_can_be_typed() {
        for (word, _) in ENTRIES {
            let trial = open(word);
            let touches = guide::touches(&trial.practice, &trial.state, false);
            let states = touches.iter().filter_map(|touch| guide::touched(&trial.practice, &trial.state, touch));
            let values: Vec<u16> = states.map(|state| state.values[0]).collect();
            assert!(values.contains(&1) && values.contains(&2), "{word}: {touches:?}");
        }
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
