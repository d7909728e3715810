//! A field one types into: the text with its cursor, and how it looks.
//!
//! Knows keys by their meaning and the typing engine; it must not know which screen it stands on, nor what the text is for.

use super::Canvas;
use super::wrap::width;
use crate::contract::{Field, FieldKind, Press};
use crate::telex::{Composer, Method};
use crate::vietnamese::plain_text;
use ratatui::layout::Rect;
use ratatui::style::Style;
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// The most a field takes, in letters, where nothing else is said.
pub const FIELD_LETTERS: usize = 40;

/// Columns of a field where there is room: its letters, the cursor behind the last one, and an edge on either side.
const COLUMNS: u16 = FIELD_LETTERS as u16 + 3;

/// The state of a field. The text before the cursor is with the [`Composer`], so that marks can be typed anywhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextField {
    kind: FieldKind,
    before: Composer,
    after: String,
    letters: usize,
}

impl TextField {
    /// An empty field; Vietnamese is typed by Telex or VNI as they come.
    pub fn new(kind: FieldKind) -> Self {
        let before = match kind {
            FieldKind::Vietnamese => Composer::new(Method::default()),
            FieldKind::Plain | FieldKind::Digits | FieldKind::Secret => Composer::as_typed(),
        };
        Self { kind, before, after: String::new(), letters: FIELD_LETTERS }
    }

    /// The same field taking at most so many letters.
    pub fn at_most(self, letters: usize) -> Self {
        Self { letters, ..self }
    }

    /// The same field with a text to start from, the cursor behind it.
    pub fn holding(mut self, text: &str) -> Self {
        self.before.resume(text);
        self.after.clear();
        self
    }

    /// One key. `true` if text or cursor changed; a key that means nothing here, or finds the field full, changes nothing.
    pub fn press(&mut self, press: Press) -> bool {
        match press {
            Press::Char(c) if self.takes(c) => self.insert(c),
            Press::Delete => self.before.backspace() || self.delete_ahead(),
            Press::Left => self.step_left(),
            Press::Right => self.step_right(),
            _ => false,
        }
    }

    /// The text as typed so far, NFC. Names still want [`crate::vietnamese::clean_name`].
    pub fn text(&self) -> String {
        self.before.text() + &self.after
    }

    pub fn is_empty(&self) -> bool {
        self.text().is_empty()
    }

    /// The field in words. `help` says how marks are typed; it is left out once the system's own input method makes them.
    pub fn outline(&self, label: impl Into<String>, help: Option<String>) -> Field {
        let help = help.filter(|_| self.kind != FieldKind::Vietnamese || self.before.is_composing());
        let text = if self.kind == FieldKind::Secret { "●".repeat(letters(&self.text())) } else { self.text() };
        Field { label: label.into(), text, cursor: letters(&self.before.text()), kind: self.kind, help }
    }

    fn takes(&self, c: char) -> bool {
        match self.kind {
            FieldKind::Digits | FieldKind::Secret => c.is_ascii_digit(),
            // A mark with no letter before it would be lost in drawing, or jump onto a letter typed later.
            FieldKind::Vietnamese | FieldKind::Plain if is_combining_mark(c) => !self.before.text().is_empty(),
            FieldKind::Vietnamese | FieldKind::Plain => !c.is_control() && !is_invisible(c),
        }
    }

    fn insert(&mut self, c: char) -> bool {
        let mut longer = self.before.clone();
        longer.press(c);
        let fits = letters(&longer.text()) + letters(&self.after) <= self.letters;
        if fits {
            self.before = longer;
        }
        fits
    }

    /// At the left end of a number its first digit goes: a keypad with NumLock off has led there, and has no other way to
    /// rub out.
    fn delete_ahead(&mut self) -> bool {
        let is_number = !matches!(self.kind, FieldKind::Vietnamese | FieldKind::Plain);
        let deletes = is_number && !self.after.is_empty();
        if deletes {
            self.after.remove(0);
        }
        deletes
    }

    fn step_left(&mut self) -> bool {
        let letter = self.before.take_last();
        self.after.insert_str(0, letter.as_deref().unwrap_or_default());
        letter.is_some()
    }

    fn step_right(&mut self) -> bool {
        let Some(letter) = self.after.graphemes(true).next().map(str::to_owned) else { return false };
        self.after.drain(..letter.len());
        self.before.resume(&(self.before.text() + &letter));
        true
    }
}

/// Marks of writing direction and joiners: they come with pasted text and would make two texts differ that look alike.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn letters(text: &str) -> usize {
    text.graphemes(true).count()
}

/// Draws label, field and help from row `y` at the canvas's left edge. Returns the row after them.
pub fn draw(field: &Field, canvas: &mut Canvas, y: u16) -> u16 {
    let (x, room) = (canvas.area.x, canvas.area.width);
    let theme = canvas.theme;
    let y = canvas.text(x, y, room, &field.label, theme.text);
    draw_line(field, canvas, Rect::new(x, y, room.min(COLUMNS), 1));
    match &field.help {
        Some(help) => canvas.text(x, y + 1, room, help, theme.quiet),
        None => y + 1,
    }
}

/// The coloured row: an edge, the part of the text around the cursor, the cursor's cell turned inside out.
fn draw_line(field: &Field, canvas: &mut Canvas, row: Rect) {
    let style = canvas.theme.field;
    canvas.fill(row, style);
    let drawn: Vec<String> = field.text.graphemes(true).map(as_drawn).collect();
    let clusters: Vec<&str> = drawn.iter().map(String::as_str).collect();
    let seen = window(&clusters, field.cursor, row.width.saturating_sub(2));
    let cut_off = if seen.start > 0 { "…" } else { "" };
    let before = clusters[seen.start..field.cursor.min(seen.end)].concat();
    let under = clusters.get(field.cursor).copied().unwrap_or(" ");
    let after = clusters.get(field.cursor + 1..seen.end).unwrap_or_default().concat();
    let x = canvas.line(row.x + 1, row.y, &format!("{cut_off}{before}"), style);
    let x = canvas.line(x, row.y, under, inside_out(style));
    canvas.line(x, row.y, &after, style);
}

/// A letter as the canvas draws it. What it would leave out keeps its place, or the cursor would stand elsewhere than it is.
fn as_drawn(cluster: &str) -> String {
    let drawn = plain_text(cluster);
    if drawn.is_empty() { "?".to_owned() } else { drawn.into_owned() }
}

fn inside_out(style: Style) -> Style {
    Style { fg: style.bg, bg: style.fg, ..style }
}

/// Which clusters are seen over `room` columns: as many as fit, the cursor among them, one column kept for the ellipsis
/// where the beginning is cut off.
fn window(clusters: &[&str], cursor: usize, room: u16) -> Range<usize> {
    let columns = |range: Range<usize>| {
        range.clone().map(|place| clusters.get(place).map_or(1, |cluster| width(cluster))).sum::<u16>()
            + u16::from(range.start > 0)
    };
    let start = (0..cursor).find(|&start| columns(start..cursor + 1) <= room).unwrap_or(cursor);
    let end = (cursor..clusters.len()).take_while(|&last| columns(start..last + 1) <= room).last();
    start..end.map_or(clusters.len().min(cursor + 1), |last| last + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::Theme;
    use proptest::prelude::*;
    use ratatui::buffer::Buffer;

    fn type_into(field: &mut TextField, keys: &str) {
        for key in keys.chars() {
            field.press(match key {
                '<' => Press::Left,
                '>' => Press::Right,
                '~' => Press::Delete,
                other => Press::Char(other),
            });
        }
    }

    fn typed(kind: FieldKind, keys: &str) -> String {
        let mut field = TextField::new(kind);
        type_into(&mut field, keys);
        field.text()
    }

    #[test]
    fn a_number_can_be_rubbed_out_wherever_the_cursor_is() {
        assert_eq!(typed(FieldKind::Digits, "408<<<~"), "08");
        assert_eq!(typed(FieldKind::Digits, "408<<<~~~~1"), "1");
        assert_eq!(typed(FieldKind::Plain, "ab<<~"), "ab");
    }

    #[test]
    fn a_vietnamese_field_makes_marks_and_a_plain_one_does_not() {
        assert_eq!(typed(FieldKind::Vietnamese, "Nguyeenx Thij Huwowng"), "Nguyễn Thị Hương");
        assert_eq!(typed(FieldKind::Plain, "tieengs"), "tieengs");
    }

    #[test]
    fn a_vietnamese_field_takes_telex_and_vni_as_they_come() {
        assert_eq!(typed(FieldKind::Vietnamese, "Hu7o7ng Huwowng"), "Hương Hương");
        assert_eq!(typed(FieldKind::Vietnamese, "2 ca6n che2, 50 nghi2n"), "2 cân chè, 50 nghìn");
        assert_eq!(typed(FieldKind::Plain, "xom1"), "xom1");
    }

    #[test]
    fn a_digit_field_takes_digits_only() {
        let mut field = TextField::new(FieldKind::Digits).at_most(6);
        assert!(!field.press(Press::Char('*')));
        assert!(!field.press(Press::Char('a')));
        type_into(&mut field, "1234567");
        assert_eq!(field.text(), "123456");
        assert!(!field.press(Press::Char('8')), "a full field says that nothing changed");
    }

    #[test]
    fn a_secret_is_shown_covered_and_known_as_typed() {
        let mut field = TextField::new(FieldKind::Secret).at_most(6);
        type_into(&mut field, "40a8");
        assert_eq!((field.outline("Mã", None).text.as_str(), field.text().as_str()), ("●●●", "408"));
    }

    #[test]
    fn marks_can_be_put_right_in_the_middle() {
        assert_eq!(typed(FieldKind::Vietnamese, "Nguyen Thi<<<<xe"), "Nguyễn Thi");
        assert_eq!(typed(FieldKind::Vietnamese, "Hoang Lan<<<<f"), "Hoàng Lan");
        assert_eq!(typed(FieldKind::Vietnamese, "Hng<<uw"), "Hưng");
        assert_eq!(typed(FieldKind::Vietnamese, "Lann<~>"), "Lan");
    }

    #[test]
    fn the_cursor_counts_letters_and_stops_at_both_ends() {
        let mut field = TextField::new(FieldKind::Vietnamese).holding("Đỗ");
        assert!(!field.press(Press::Right));
        assert_eq!(field.outline("Tên", None).cursor, 2);
        assert!(field.press(Press::Left));
        assert!(field.press(Press::Left));
        assert!(!field.press(Press::Left));
        assert!(!field.press(Press::Delete), "there is nothing before the cursor");
        assert_eq!(field.outline("Tên", None).cursor, 0);
        assert_eq!(field.text(), "Đỗ");
    }

    #[test]
    fn a_full_field_still_takes_marks() {
        let mut field = TextField::new(FieldKind::Vietnamese).at_most(5);
        type_into(&mut field, "HuongXYws");
        assert_eq!(field.text(), "Hướng");
    }

    #[test]
    fn the_help_goes_when_the_system_makes_the_marks() {
        let mut field = TextField::new(FieldKind::Vietnamese);
        let help = || Some("gõ aa thành â".to_owned());
        assert_eq!(field.outline("Tên", help()).help, help());
        field.press(Press::Char('ễ'));
        assert_eq!(field.outline("Tên", help()).help, None);
    }

    #[test]
    fn nothing_invisible_gets_in() {
        let mut field = TextField::new(FieldKind::Plain);
        for c in ['\u{1b}', '\n', '\u{202e}', '\u{200b}', '\u{301}'] {
            assert!(!field.press(Press::Char(c)), "{c:?}");
        }
        assert!(field.is_empty());
    }

    /// Draws a field over `columns` and returns its rows and the column of the cursor's cell.
    fn drawn(field: &Field, columns: u16) -> (Vec<String>, u16, u16) {
        let area = Rect::new(2, 1, columns, 6);
        let mut buf = Buffer::empty(Rect::new(0, 0, columns + 4, 8));
        let (theme, mut hits, mut cut) = (Theme::EVENING, Vec::new(), Vec::new());
        let next = draw(field, &mut Canvas::usual(&mut buf, &mut hits, &mut cut).within(area), 1);
        assert_eq!(cut, Vec::<String>::new(), "nothing is cut off");
        let row = |y| (0..buf.area.width).map(|x| buf[(x, y)].symbol()).collect::<String>().trim().to_owned();
        let inverted = inside_out(theme.field);
        let cursor = (0..buf.area.width)
            .find(|&x| Some(buf[(x, 2)].bg) == inverted.bg && Some(buf[(x, 2)].fg) == inverted.fg)
            .expect("the cursor is visible");
        ((1..next).map(row).collect(), cursor, next)
    }

    #[test]
    fn label_field_and_help_stand_under_each_other() {
        let field = TextField::new(FieldKind::Vietnamese).holding("Nguyễn");
        let (rows, cursor, next) = drawn(&field.outline("Bác tên là gì?", Some("gõ aa thành â".into())), 60);
        assert_eq!(rows, ["Bác tên là gì?", "Nguyễn", "gõ aa thành â"]);
        assert_eq!(cursor, 2 + 1 + 6, "left edge, field's edge, six letters");
        assert_eq!(next, 4);
    }

    #[test]
    fn a_long_text_scrolls_with_its_cursor() {
        let mut field = TextField::new(FieldKind::Plain).holding("abcdefghijklmnopqrstuvwxyz");
        assert_eq!(drawn(&field.outline("", None), 12).0[1], "…stuvwxyz");
        (0..26).for_each(|_| assert!(field.press(Press::Left)));
        let (rows, cursor, _) = drawn(&field.outline("", None), 12);
        assert_eq!((rows[1].as_str(), cursor), ("abcdefghij", 3));
    }

    #[test]
    fn forty_letters_and_the_cursor_fit_without_scrolling() {
        let field = TextField::new(FieldKind::Vietnamese).holding(&"ộ".repeat(40));
        let (rows, cursor, _) = drawn(&field.outline("", None), 60);
        assert_eq!(rows[1], "ộ".repeat(40));
        assert_eq!(cursor, 43);
    }

    proptest! {
        #[test]
        fn any_text_at_any_cursor_shows_its_cursor(text in "[a-zđộ ưX世👍🏽]{0,50}", cursor in 0usize..60, columns in 8u16..70) {
            let cursor = cursor.min(letters(&text));
            let field = Field { label: "Tên".into(), text, cursor, kind: FieldKind::Plain, help: None };
            let (_, column, next) = drawn(&field, columns);
            prop_assert!(column > 2 && column < 2 + columns.min(COLUMNS));
            prop_assert_eq!(next, 3);
        }

        #[test]
        fn moving_the_cursor_never_changes_the_text(text in "[a-zA-ZđộễưĂ ']{0,40}", moves in "[<>]{0,60}") {
            let mut field = TextField::new(FieldKind::Vietnamese).holding(&text);
            type_into(&mut field, &moves);
            prop_assert_eq!(field.text(), text);
        }

        #[test]
        fn a_field_never_holds_more_than_it_may(keys in "[a-zA-Z <>~éộ]{0,80}", most in 0usize..20) {
            let mut field = TextField::new(FieldKind::Vietnamese).at_most(most);
            type_into(&mut field, &keys);
            prop_assert!(letters(&field.text()) <= most);
        }
    }
}
