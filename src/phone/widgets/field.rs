//! A text field: its digit opens it, the keyboard fills it, the green key sends it off. What may be typed, and how it then
//! stands there, is its [`Entry`]; a message under it says what is not right with it.

use super::entry::Entry;
use super::{Kind, Pen, Shown};
use crate::lesson::{Node, Reading};
use crate::phone::machine::{Offer, Target};
use crate::phone::spec::{Condition, Tap, Template, VarIx};
use crate::ui::wrap;
use unicode_segmentation::UnicodeSegmentation;

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

    /// The coloured row one types into, from (x, y) over `room` columns. An empty one shows `blank`, over as many rows as
    /// that takes; they stay when it is filled. Returns the row after it.
    pub(super) fn draw_rows(&self, pen: &mut Pen, (x, y): (u16, u16), room: u16, blank: &str) -> u16 {
        let theme = pen.canvas.theme;
        let blank = wrap::lines(blank, room);
        let (rows, style) = match self.content(pen) {
            Content { text, is_open: true } => (vec![tail(&format!("{text}│"), room)], theme.field),
            Content { text, .. } if text.is_empty() => (blank.clone(), theme.phone_accent),
            Content { text, .. } => (vec![tail(&text, room)], theme.phone_accent),
        };
        for (place, row) in (y..).take(blank.len()).enumerate() {
            let text = rows.get(place).map_or("", String::as_str);
            let rest = usize::from(room.saturating_sub(wrap::width(text)));
            pen.canvas.line(x, row, &format!("{text}{}", " ".repeat(rest)), style);
        }
        y + blank.len() as u16
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
        let below = self.draw_rows(pen, (x, row), area.right().saturating_sub(x + 3), self.entry.blank());
        pen.row_hit(y, below - y, digit);
        pen.arrow(row, digit);
        self.draw_error(pen, x, below) + 1
    }

    fn templates(&self) -> Vec<&Template> {
        self.error.iter().map(|error| &error.text).collect()
    }
}

/// The end of a text that is longer than the field, behind an ellipsis.
fn tail(text: &str, room: u16) -> String {
    if wrap::width(text) <= room {
        return text.to_owned();
    }
    let mut rest = text.graphemes(true);
    while wrap::width(rest.as_str()) + 1 > room && rest.next().is_some() {}
    format!("…{}", rest.as_str())
}

#[cfg(test)]
mod tests {
    use crate::contract::FieldKind;
    use crate::phone::widgets::entry::ENTRIES;
    use crate::phone::widgets::trial::{Trial, told, trial};
    use crate::phone::{Input, guide};

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
}
