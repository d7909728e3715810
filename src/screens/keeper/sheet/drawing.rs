//! A page of a table as it stands on the screen: the name, a bar, the numbers; the keys of the tables below.

use crate::contract::{Outline, Press};
use crate::report::{By, Field, Lines, bar};
use crate::texts::Texts;
use crate::ui::{Canvas, page, wrap};
use crate::vietnamese::number;
use ratatui::layout::Rect;

/// Columns of a bar, between two columns of numbers, of the narrowest column of numbers.
const BAR: u16 = 8;
const GAP: u16 = 2;
const NARROWEST: u16 = 4;
/// Left and right of the table.
const MARGIN: u16 = 3;

/// One page of a table.
pub struct Shown {
    pub title: String,
    heads: Vec<String>,
    rows: Vec<Line>,
    total: Option<Line>,
    /// Of the whole table, not of the page: bars of two pages can be compared.
    longest: u32,
    has_bars: bool,
    /// A question takes a line of its own.
    two_lines: bool,
}

struct Line {
    name: String,
    people: Option<u32>,
    fields: Vec<String>,
}

/// Rows of a table on a page.
pub fn rows(by: By) -> usize {
    if by == By::Question { 3 } else { 6 }
}

impl Shown {
    /// The page that begins with this row.
    pub fn of(by: By, lines: &Lines, from: usize, texts: Texts) -> Self {
        let line = |(name, fields): &(String, Vec<Field>)| Line {
            name: name.clone(),
            people: count(fields.first()),
            fields: narrowed(by, fields, texts),
        };
        let is_last = from + rows(by) >= lines.rows.len();
        Self {
            title: lines.title.clone(),
            heads: heads(by, lines, texts),
            rows: lines.rows.iter().skip(from).take(rows(by)).map(line).collect(),
            total: lines.total.as_ref().filter(|_| is_last).map(line),
            longest: lines.rows.iter().filter_map(|(_, fields)| count(fields.first())).max().unwrap_or(0),
            has_bars: !matches!(by, By::XomLevel | By::Question),
            two_lines: by == By::Question,
        }
    }

    /// Each row as it is read aloud; of an empty table, that it is.
    pub fn sentences(&self, texts: Texts) -> Vec<String> {
        let sentence = |line: &Line| {
            let fields = self.heads.iter().zip(&line.fields).map(|(head, field)| format!("{head} {field}"));
            format!("{}: {}.", line.name, fields.collect::<Vec<_>>().join(", "))
        };
        match self.is_empty() {
            true => vec![texts.sheet_nothing().into()],
            false => self.rows.iter().chain(&self.total).map(sentence).collect(),
        }
    }

    fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.total.is_none()
    }

    pub fn draw(&self, outline: &Outline, pages: &str, canvas: &mut Canvas) {
        let area = column(canvas.area);
        let (heading, quiet) = (canvas.theme.heading, canvas.theme.quiet);
        let air = u16::from(area.height > 24);
        let mut y = area.y + 1 + air;
        canvas.line(area.x, y, &outline.title, heading);
        let pages_at = area.right().saturating_sub(wrap::width(pages));
        canvas.line(pages_at, y, pages, quiet);
        let said = |place: usize| outline.texts.get(place).map_or("", String::as_str);
        y = canvas.text(area.x, y + 1, area.width, said(0), quiet) + 1 + air;
        y = match self.is_empty() {
            true => canvas.text(area.x, y, area.width, said(1), canvas.theme.text),
            false => self.draw_table(Rect { y, ..area }, canvas),
        };
        if let Some(note) = &outline.note {
            y = canvas.text(area.x, y + 1, area.width, note, quiet);
        }
        draw_keys(outline, Rect { y: y + 1, ..area }, canvas);
    }

    fn draw_table(&self, area: Rect, canvas: &mut Canvas) -> u16 {
        let (text, heading, quiet) = (canvas.theme.text, canvas.theme.heading, canvas.theme.quiet);
        let widths = self.widths();
        let mut y = area.y;
        let deepest = self.heads.iter().zip(&widths).map(|(head, width)| wrap::lines(head, *width).len()).max();
        for (head, (right, width)) in self.heads.iter().zip(ends(&widths, area)) {
            let lines = wrap::lines(head, width);
            let top = y + (deepest.unwrap_or(1) - lines.len()) as u16;
            for (row, line) in (top..).zip(&lines) {
                canvas.line(right.saturating_sub(wrap::width(line)), row, line, quiet);
            }
        }
        y += deepest.unwrap_or(1) as u16;
        for line in &self.rows {
            self.draw_bar(line, y, &widths, area, canvas);
            y = self.draw_line(line, y, &widths, text, area, canvas);
        }
        match &self.total {
            Some(line) => self.draw_line(line, y, &widths, heading, area, canvas),
            None => y,
        }
    }

    fn draw_line(
        &self,
        line: &Line,
        y: u16,
        widths: &[u16],
        style: ratatui::style::Style,
        area: Rect,
        canvas: &mut Canvas,
    ) -> u16 {
        let room = self.name_room(widths, area).saturating_sub(1);
        let (room, row) = if self.two_lines { (area.width, y + 1) } else { (room, y) };
        canvas.line(area.x, y, &wrap::shorten(&line.name, room), style);
        for (field, (right, _)) in line.fields.iter().zip(ends(widths, area)) {
            canvas.line(right.saturating_sub(wrap::width(field)), row, field, style);
        }
        row + 1
    }

    fn draw_bar(&self, line: &Line, y: u16, widths: &[u16], area: Rect, canvas: &mut Canvas) {
        if let Some(people) = line.people.filter(|_| self.has_bars) {
            let x = area.x + self.name_room(widths, area);
            canvas.line(x, y, &bar(people, self.longest, BAR), canvas.theme.quiet);
        }
    }

    /// What numbers and bars leave.
    fn name_room(&self, widths: &[u16], area: Rect) -> u16 {
        let numbers: u16 = widths.iter().map(|width| width + GAP).sum();
        let bars = if self.has_bars { BAR + GAP } else { 0 };
        area.width.saturating_sub(numbers + bars)
    }

    /// Of each column: what stands in it, and what is over it in two lines.
    fn widths(&self) -> Vec<u16> {
        let column = |(place, head): (usize, &String)| {
            let longest = head.split(' ').map(wrap::width).max().unwrap_or(0);
            let word = (longest.max(NARROWEST)..).find(|width| wrap::lines(head, *width).len() <= 2).unwrap_or(0);
            let fields = self.rows.iter().chain(&self.total).map(|line| wrap::width(&line.fields[place]));
            fields.chain([word, NARROWEST]).max().unwrap_or(NARROWEST)
        };
        self.heads.iter().enumerate().map(column).collect()
    }
}

/// The right end and the width of each column; the last one ends at the right.
fn ends(widths: &[u16], area: Rect) -> Vec<(u16, u16)> {
    let mut right = area.right();
    let mut ends = Vec::new();
    for width in widths.iter().rev() {
        ends.push((right, *width));
        right = right.saturating_sub(width + GAP);
    }
    ends.reverse();
    ends
}

fn count(field: Option<&Field>) -> Option<u32> {
    match field {
        Some(Field::Number(number)) => Some(*number),
        _ => None,
    }
}

/// Tự làm and how many of it went without help stand in one column, "12/20".
fn narrowed(by: By, fields: &[Field], texts: Texts) -> Vec<String> {
    let words = |field: &Field| match field {
        Field::Number(count) => number(u64::from(*count)),
        Field::HeldBack => texts.sheet_held_back().to_owned(),
        Field::Nothing => "–".to_owned(),
    };
    match fields {
        [people, attempts, Field::HeldBack, _, share] if has_ratio(by) => {
            [people, attempts, &Field::HeldBack, share].map(words).into()
        }
        [people, attempts, alone, unaided, share] if has_ratio(by) => {
            vec![words(people), words(attempts), format!("{}/{}", words(unaided), words(alone)), words(share)]
        }
        fields => fields.iter().map(words).collect(),
    }
}

fn heads(by: By, lines: &Lines, texts: Texts) -> Vec<String> {
    match &lines.heads[..] {
        [_, people, attempts, ..] if has_ratio(by) => {
            vec![people.clone(), attempts.clone(), texts.sheet_ratio().into(), texts.sheet_percent().into()]
        }
        heads => heads[1..].into(),
    }
}

fn has_ratio(by: By) -> bool {
    matches!(by, By::Xom | By::Lesson | By::Level | By::Month)
}

/// Narrower than the screen, and never wider than a table is good to read.
fn column(area: Rect) -> Rect {
    const WIDEST: u16 = 78;
    let width = area.width.saturating_sub(2 * MARGIN).min(WIDEST);
    Rect { x: area.x + (area.width - width) / 2, width, ..area }
}

/// What digits choose, three beside each other, above the green key.
fn draw_keys(outline: &Outline, area: Rect, canvas: &mut Canvas) {
    const ACROSS: u16 = 3;
    let bottom = canvas.area.bottom();
    let lines = (outline.choices.len() as u16).div_ceil(ACROSS);
    let foot = bottom.saturating_sub(2);
    // A line of white, where there is one to spare.
    let top = foot.saturating_sub(lines + 1).max(area.y);
    for (place, choice) in (0..).zip(&outline.choices) {
        let (x, y) = (area.x + place % ACROSS * (area.width / ACROSS), top + place / ACROSS);
        let press = Press::Digit(choice.digit);
        canvas.hit(Rect::new(x, y, area.width / ACROSS, 1), press);
        let after = canvas.keycap(x, y, &choice.digit.to_string(), press, canvas.theme.keycap);
        canvas.line(after + 1, y, &choice.label, canvas.theme.text);
    }
    if let Some(enter) = &outline.enter {
        page::draw_enter(enter, area.x, foot, canvas);
    }
}
