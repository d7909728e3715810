//! The standard page, drawn from an outline: heading, a few sentences, choices with their digits, a field, the green key.
//! Like a poster: wide margins, white space does the grouping, and the space grows with the terminal.

use super::{Canvas, Reading, field, lettering, wrap};
use crate::contract::{Choice, Mark, Outline, Press};
use crate::paper::Size;
use crate::record::TextSize;
use crate::texts::Texts;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Text wider than this is tiring to read.
const WIDEST: u16 = 72;
/// From a keycap's first column to its label.
const INDENT: u16 = 5;
/// Columns kept free beside a heading in large letters.
const MARGIN: u16 = 4;
/// Rows an open field is reckoned at: label, the field, two lines of help.
const FIELD: u16 = 4;

/// Rows left white.
#[derive(Clone, Copy)]
struct Air {
    top: u16,
    under_title: u16,
    between_texts: u16,
    before_choices: u16,
    between_choices: u16,
    before_foot: u16,
    in_foot: u16,
    bottom: u16,
}

impl Air {
    #[rustfmt::skip]
    const fn of(rows: [u16; 8]) -> Self {
        let [top, under_title, between_texts, before_choices, between_choices, before_foot, in_foot, bottom] = rows;
        Self { top, under_title, between_texts, before_choices, between_choices, before_foot, in_foot, bottom }
    }

    /// How tight a page may become for the sake of a heading in large letters: the first so many of [`Air::CHOICES`].
    const fn for_large_letters(size: TextSize) -> usize {
        match size {
            TextSize::Usual => 4,
            TextSize::Large | TextSize::Largest => 9,
        }
    }

    /// From roomy to tight; the first that fits is taken.
    const CHOICES: [Self; 11] = [
        Self::of([6, 2, 1, 3, 2, 2, 2, 3]),
        Self::of([4, 2, 1, 3, 1, 2, 1, 2]),
        Self::of([2, 1, 1, 2, 1, 1, 1, 2]),
        Self::of([1, 1, 1, 1, 1, 1, 1, 1]),
        Self::of([1, 1, 0, 1, 1, 1, 0, 1]),
        Self::of([3, 2, 1, 2, 0, 1, 0, 2]),
        Self::of([2, 1, 1, 2, 0, 1, 0, 2]),
        Self::of([1, 1, 1, 1, 0, 1, 0, 1]),
        Self::of([1, 1, 0, 1, 0, 0, 0, 1]),
        Self::of([0, 1, 0, 1, 0, 0, 0, 1]),
        Self::of([0, 0, 0, 0, 0, 0, 0, 0]),
    ];
}

/// An outline broken into lines for one width.
struct Layout<'a> {
    outline: &'a Outline,
    title: Vec<String>,
    /// The title is in large letters, several rows high.
    is_large: bool,
    texts: Vec<Vec<String>>,
    choices: Vec<Row>,
    note: Vec<String>,
    /// Rows kept free under the texts.
    block: u16,
    /// Column of the marks, counted from the text's left edge.
    marks_at: u16,
}

/// A choice in lines, or the way to those on the next leaf.
struct Row {
    face: String,
    press: Press,
    label: Vec<String>,
    mark: Option<(String, Mark)>,
    mark_beside: bool,
}

impl Row {
    fn of_choice(choice: &Choice, mark: Option<(String, Mark)>, width: u16, marks_at: u16) -> Self {
        Self {
            face: choice.digit.to_string(),
            press: Press::Digit(choice.digit),
            label: wrap::lines(&choice.label, width.saturating_sub(INDENT)),
            mark_beside: INDENT + wrap::width(&choice.label) + 2 <= marks_at,
            mark,
        }
    }

    fn onward(texts: Texts) -> Self {
        let label = vec![texts.choices_more().to_owned()];
        Self { face: "/".into(), press: Press::NextPage, label, mark: None, mark_beside: true }
    }

    fn height(&self) -> u16 {
        rows(&self.label) + u16::from(self.mark.is_some() && !self.mark_beside)
    }
}

/// Draws the page into the canvas's area.
pub fn draw(outline: &Outline, texts: Texts, canvas: &mut Canvas) {
    let (layout, air, column) = composed(outline, 0, texts, canvas);
    layout.draw(air, column, canvas);
}

/// Draws the page around a block of `rows` that the screen draws itself, under the texts. Returns the block's area.
pub fn draw_around(outline: &Outline, block: u16, texts: Texts, canvas: &mut Canvas) -> Rect {
    let (layout, air, column) = composed(outline, block, texts, canvas);
    let below = layout.draw(air, column, canvas);
    Rect { y: below.saturating_sub(block), height: block, ..column }.intersection(canvas.area)
}

/// Draws the page as a sheet laid over the lower part of the screen below, as high as it needs.
pub fn draw_sheet(outline: &Outline, texts: Texts, canvas: &mut Canvas) {
    let column = text_column(canvas.area);
    let layout = Layout::new(outline, texts, column.width, canvas.reading);
    // As much of the screen below as can be stays in sight.
    let air = layout.first_fit(&Air::CHOICES[2..], column.height.saturating_sub(1));
    let height = (layout.height(air) + 1).min(canvas.area.height);
    let sheet = Rect { y: canvas.area.bottom() - height, height, ..canvas.area };
    canvas.fill(sheet, canvas.theme.text);
    canvas.line(sheet.x, sheet.y, &"─".repeat(usize::from(sheet.width)), canvas.theme.quiet);
    layout.draw(air, Rect { y: sheet.y + 1, height: height - 1, ..column }, canvas);
}

/// The page with the largest letters for its heading that leave it roomy, how roomy, and where its text stands.
fn composed<'o>(outline: &'o Outline, block: u16, texts: Texts, canvas: &Canvas) -> (Layout<'o>, Air, Rect) {
    let (area, reading, column) = (canvas.area, canvas.reading, text_column(canvas.area));
    let mut layout = Layout { block, ..Layout::new(outline, texts, column.width, reading) };
    let plain = std::mem::take(&mut layout.title);
    let airs = &Air::CHOICES[..Air::for_large_letters(reading.size)];
    layout.is_large = true;
    for title in large_headings(&outline.title, reading, area) {
        layout.title = title;
        if let Some(air) = airs.iter().copied().find(|air| layout.height(*air) <= column.height) {
            let wide = layout.title.iter().map(|row| wrap::width(row)).max().unwrap_or(0);
            let x = column.x.min(area.right().saturating_sub(MARGIN + wide));
            return (layout, air, Rect { x, ..column });
        }
    }
    (layout.title, layout.is_large) = (plain, false);
    let air = layout.air(column.height);
    (layout, air, column)
}

/// A heading in large letters, the largest first, as far as it keeps to a good part of the page.
fn large_headings(title: &str, reading: Reading, area: Rect) -> impl Iterator<Item = Vec<String>> {
    let is_high = area.height > 34;
    let (lines, share) = match reading.size {
        TextSize::Usual if area.width < 80 => (0, 0),
        TextSize::Usual => (1 + usize::from(is_high), area.height / 3),
        TextSize::Large => (1 + usize::from(is_high), area.height * 2 / 5),
        TextSize::Largest => (2 + usize::from(is_high), area.height / 2),
    };
    let columns = if lines > 0 { area.width.saturating_sub(2 * MARGIN) } else { 0 };
    let drawn = move |size| lettering::rows(title, size, reading.blocks, columns, lines);
    let sizes = [Size::Large, Size::Small, Size::Smallest].into_iter();
    let may_fit = move |size: &Size| lettering::least_rows(*size) <= share;
    sizes.filter(may_fit).filter_map(drawn).filter(move |title| rows(title) <= share)
}

/// How many leaves the choices are spread over: who wants large letters gets fewer at a time, where the screen is small.
pub fn leaves(outline: &Outline, reading: Reading) -> usize {
    let at_most = match (reading.size, reading.rows) {
        (TextSize::Large, ..30) => 6,
        (TextSize::Largest, ..30) => 4,
        (TextSize::Largest, ..44) => 6,
        _ => return 1,
    };
    if outline.together { 1 } else { outline.choices.len().div_ceil(at_most).max(1) }
}

/// The choices on the leaf in view.
fn leaf(outline: &Outline, reading: Reading) -> &[Choice] {
    let leaves = leaves(outline, reading);
    let on_each = outline.choices.len().div_ceil(leaves).max(1);
    outline.choices.chunks(on_each).nth(reading.leaf % leaves).unwrap_or_default()
}

/// Where text stands: a margin of 6 columns at 64, growing with the terminal.
pub fn text_column(area: Rect) -> Rect {
    let spare = area.width.saturating_sub(64);
    let margin = 6 + (spare / 3).max((spare + 52).saturating_sub(WIDEST) / 2);
    Rect { x: area.x + margin, width: area.width.saturating_sub(2 * margin), ..area }
}

impl<'a> Layout<'a> {
    fn new(outline: &'a Outline, texts: Texts, width: u16, reading: Reading) -> Self {
        let choices = leaf(outline, reading);
        let marks: Vec<Option<(String, Mark)>> = choices.iter().map(|choice| mark(choice, texts)).collect();
        let widest_mark = marks.iter().flatten().map(|(text, _)| wrap::width(text)).max().unwrap_or(0);
        let widest_label = choices.iter().map(|choice| wrap::width(&choice.label)).max().unwrap_or(0);
        let marks_at = (INDENT + widest_label + 3).min(width.saturating_sub(widest_mark));
        let onward = (leaves(outline, reading) > 1).then(|| Row::onward(texts));
        let rows = choices.iter().zip(marks).map(|(choice, mark)| Row::of_choice(choice, mark, width, marks_at));
        Self {
            outline,
            title: lines(&outline.title, width),
            is_large: false,
            texts: outline.texts.iter().map(|text| wrap::lines(text, width)).collect(),
            choices: rows.chain(onward).collect(),
            note: outline.note.as_deref().map(|note| wrap::lines(note, width)).unwrap_or_default(),
            block: 0,
            marks_at,
        }
    }

    fn air(&self, height: u16) -> Air {
        self.first_fit(&Air::CHOICES, height)
    }

    fn first_fit(&self, airs: &[Air], height: u16) -> Air {
        let [.., tightest] = Air::CHOICES;
        airs.iter().copied().find(|air| self.height(*air) <= height).unwrap_or(tightest)
    }

    fn height(&self, air: Air) -> u16 {
        air.top + self.head_height(air) + self.choices_height(air) + self.foot_height(air)
    }

    fn head_height(&self, air: Air) -> u16 {
        let texts: u16 = self.texts.iter().map(|text| rows(text)).sum();
        let gaps = self.texts.len().saturating_sub(1) as u16 * air.between_texts;
        let under_title = if self.texts.is_empty() { 0 } else { air.under_title };
        let field = if self.outline.field.is_some() { air.before_choices + FIELD } else { 0 };
        let block = if self.block > 0 { air.before_choices + self.block } else { 0 };
        rows(&self.title) + under_title + texts + gaps + field + block
    }

    fn choices_height(&self, air: Air) -> u16 {
        match self.choices.len() as u16 {
            0 => 0,
            n => air.before_choices + self.choices.iter().map(Row::height).sum::<u16>() + (n - 1) * air.between_choices,
        }
    }

    /// Note and green key, with the white above and below them.
    fn foot_height(&self, air: Air) -> u16 {
        let enter = u16::from(self.outline.enter.is_some());
        let between = if enter == 1 && !self.note.is_empty() { air.in_foot } else { 0 };
        let above = if enter == 0 && self.note.is_empty() { 0 } else { air.before_foot };
        above + rows(&self.note) + between + enter + air.bottom
    }

    /// Returns the row after the head: title, texts, field, block.
    fn draw(&self, air: Air, column: Rect, canvas: &mut Canvas) -> u16 {
        let y = self.draw_head(air, column, canvas);
        self.draw_choices(air, Rect { y, ..column }, canvas);
        self.draw_foot(air, column, canvas);
        y
    }

    fn draw_head(&self, air: Air, column: Rect, canvas: &mut Canvas) -> u16 {
        let (heading, text) = (canvas.theme.heading, canvas.theme.text);
        let put_title = if self.is_large { lettering::put } else { put };
        let mut y = put_title(&self.title, column.x, column.y + air.top, heading, canvas);
        for (n, paragraph) in self.texts.iter().enumerate() {
            y += if n == 0 { air.under_title } else { air.between_texts };
            y = put(paragraph, column.x, y, text, canvas);
        }
        if let Some(field) = &self.outline.field {
            y += air.before_choices;
            let room = Rect { y, height: canvas.area.bottom().saturating_sub(y), ..column };
            y = field::draw(field, &mut canvas.within(room), y);
        }
        if self.block > 0 { y + air.before_choices + self.block } else { y }
    }

    fn draw_choices(&self, air: Air, column: Rect, canvas: &mut Canvas) {
        let mut y = column.y + air.before_choices;
        for row in &self.choices {
            self.draw_choice(row, Rect { y, height: row.height(), ..column }, canvas);
            y += row.height() + air.between_choices;
        }
    }

    fn draw_choice(&self, row: &Row, area: Rect, canvas: &mut Canvas) {
        canvas.hit(area, row.press);
        canvas.keycap(area.x, area.y, &row.face, row.press, canvas.theme.keycap);
        let below = put(&row.label, area.x + INDENT, area.y, canvas.theme.text, canvas);
        if let Some((text, mark)) = &row.mark {
            let (x, y) = if row.mark_beside { (self.marks_at, area.y) } else { (INDENT, below) };
            canvas.line(area.x + x, y, text, mark_style(*mark, canvas));
        }
    }

    fn draw_foot(&self, air: Air, column: Rect, canvas: &mut Canvas) {
        let mut y = (column.bottom() + air.before_foot).saturating_sub(self.foot_height(air));
        y = put(&self.note, column.x, y, canvas.theme.quiet, canvas);
        if let Some(enter) = &self.outline.enter {
            y += if self.note.is_empty() { 0 } else { air.in_foot };
            draw_enter(enter, column.x, y, canvas);
        }
    }
}

/// The green key and what it does. The whole line answers a click. Returns the row after it.
pub fn draw_enter(label: &str, x: u16, y: u16, canvas: &mut Canvas) -> u16 {
    canvas.hit(Rect::new(x, y, INDENT + wrap::width(label), 1), Press::Enter);
    canvas.keycap(x, y, "↵", Press::Enter, canvas.theme.green_key);
    canvas.line(x + INDENT, y, label, canvas.theme.text);
    y + 1
}

/// Sign, word and remark of a choice in one text.
pub(super) fn mark(choice: &Choice, texts: Texts) -> Option<(String, Mark)> {
    let word = match choice.mark {
        Mark::None => None,
        Mark::Done => Some(format!("✓ {}", texts.mark_done())),
        Mark::Started => Some(format!("… {}", texts.mark_started())),
        Mark::Chosen => Some(format!("● {}", texts.mark_chosen())),
        Mark::Next => Some(format!("◂ {}", texts.mark_next())),
        Mark::Review => Some(format!("→ {}", texts.mark_review())),
    };
    let parts: Vec<&str> = word.iter().map(String::as_str).chain(choice.remark.as_deref()).collect();
    (!parts.is_empty()).then(|| (parts.join(" · "), choice.mark))
}

fn mark_style(mark: Mark, canvas: &Canvas) -> Style {
    match mark {
        Mark::None | Mark::Started => canvas.theme.quiet,
        Mark::Done => canvas.theme.good,
        Mark::Chosen | Mark::Next | Mark::Review => canvas.theme.accent,
    }
}

fn lines(text: &str, width: u16) -> Vec<String> {
    if text.is_empty() { Vec::new() } else { wrap::lines(text, width) }
}

fn rows(lines: &[String]) -> u16 {
    u16::try_from(lines.len()).unwrap_or(u16::MAX)
}

/// Lines one under the other. Returns the row after them.
fn put(lines: &[String], x: u16, y: u16, style: Style, canvas: &mut Canvas) -> u16 {
    (y..).zip(lines).fold(y, |_, (row, line)| {
        canvas.line(x, row, line, style);
        row + 1
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::Lang;
    use crate::ui::{Hit, hit_at};
    use ratatui::buffer::Buffer;

    struct Drawn {
        rows: Vec<String>,
        hits: Vec<Hit>,
        cut: Vec<String>,
    }

    fn drawn(outline: &Outline, columns: u16, rows: u16) -> Drawn {
        let area = Rect::new(0, 0, columns, rows);
        let (mut buf, mut hits, mut cut) = (Buffer::empty(area), Vec::new(), Vec::new());
        let mut canvas = Canvas::usual(&mut buf, &mut hits, &mut cut);
        draw(outline, Texts::new(Lang::Vi), &mut canvas);
        let row = |y| (0..columns).map(|x| buf[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
        Drawn { rows: (0..rows).map(row).collect(), hits, cut }
    }

    fn full() -> Outline {
        Outline {
            title: "Hôm nay bà Lan học bài nào?".into(),
            texts: vec!["Bấm số đứng trước bài, muốn học bài nào trước cũng được.".into()],
            choices: (1..=8).map(|digit| Choice::new(digit, "Đầu tư, vay nóng, việc nhẹ lương cao")).collect(),
            enter: Some("Đi tiếp".into()),
            note: Some("Trang 1 trên 2. Bấm phím / để xem thêm.".into()),
            ..Outline::default()
        }
    }

    #[test]
    fn eight_choices_with_note_and_green_key_fit_the_smallest_body() {
        let drawn = drawn(&full(), 64, 22);
        assert_eq!(drawn.cut, Vec::<String>::new());
        for digit in 1..=8 {
            assert!(drawn.rows.iter().any(|row| row.starts_with(&format!("       {digit} "))), "{:#?}", drawn.rows);
        }
        assert!(drawn.rows[18..].iter().any(|row| row.contains("↵   Đi tiếp")), "{:#?}", drawn.rows);
    }

    #[test]
    fn a_short_page_is_roomy_and_a_tall_terminal_makes_it_roomier() {
        let page = Outline { choices: (1..=4).map(|digit| Choice::new(digit, "Chào máy")).collect(), ..full() };
        let first_choice = |rows| drawn(&page, 64, rows).rows.iter().position(|row| row.contains(" 1 "));
        assert!(first_choice(22) < first_choice(38));
    }

    #[test]
    fn a_click_anywhere_on_a_choice_presses_its_digit() {
        let drawn = drawn(&full(), 64, 22);
        let row = drawn.rows.iter().position(|row| row.trim_start().starts_with('3')).expect("third choice") as u16;
        assert_eq!(hit_at(&drawn.hits, 7, row), Some(Press::Digit(3)));
        assert_eq!(hit_at(&drawn.hits, 30, row), Some(Press::Digit(3)));
        assert_eq!(hit_at(&drawn.hits, 2, row), None);
    }

    #[test]
    fn a_state_is_shown_by_a_sign_and_a_word() {
        let mut page = full();
        page.choices[0].mark = Mark::Done;
        page.choices[1].mark = Mark::Started;
        page.choices[2].remark = Some("10 phút".into());
        let text = drawn(&page, 80, 22).rows.join("\n");
        assert!(text.contains("✓ đã xong") && text.contains("… đang học dở") && text.contains("10 phút"), "{text}");
    }

    #[test]
    fn a_mark_that_finds_no_room_beside_a_long_label_stands_under_it() {
        let mut page = Outline {
            choices: vec![Choice::new(1, "Đi khám bằng thẻ bảo hiểm trong điện thoại")],
            ..full()
        };
        page.choices[0].mark = Mark::Done;
        let drawn = drawn(&page, 64, 22);
        let label = drawn.rows.iter().position(|row| row.contains("Đi khám")).expect("the label");
        assert_eq!(drawn.rows[label + 1].trim(), "✓ đã xong");
        assert_eq!(drawn.cut, Vec::<String>::new());
    }

    #[test]
    fn what_cannot_fit_is_reported() {
        let page = Outline { texts: vec!["chữ ".repeat(400)], ..full() };
        assert!(!drawn(&page, 64, 22).cut.is_empty());
    }

    #[test]
    fn text_never_gets_wider_than_is_good_to_read() {
        let widths: Vec<u16> = [64, 80, 120, 200].map(|w| text_column(Rect::new(0, 0, w, 22)).width).into();
        assert_eq!(widths[0], 52);
        assert!(widths.iter().all(|width| (52..=WIDEST).contains(width)), "{widths:?}");
    }
}
