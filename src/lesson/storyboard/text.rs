//! The storyboard as plain text: for a terminal, a pipe, or a printer that knows nothing but letters.

use super::{Answer, Block, Chapter, Picture, Storyboard};
use crate::ui::wrap;
use ratatui::buffer::Buffer;

/// Columns of a line; two phones and a gap fit in.
const WIDTH: u16 = 76;
const GAP: u16 = 6;

pub(super) fn written(board: &Storyboard) -> String {
    let mut lines = vec![board.title.clone(), "═".repeat(usize::from(WIDTH))];
    lines.push(board.facts.clone());
    for chapter in &board.chapters {
        lines.extend(of_chapter(chapter));
    }
    lines.iter().map(|line| format!("{}\n", line.trim_end())).collect()
}

fn of_chapter(chapter: &Chapter) -> Vec<String> {
    let mut lines = vec![String::new(), String::new(), chapter.heading.to_uppercase()];
    lines.push("─".repeat(usize::from(WIDTH)));
    for block in &chapter.blocks {
        lines.extend(of_block(block));
    }
    lines
}

fn of_block(block: &Block) -> Vec<String> {
    match block {
        Block::Heading(text) => vec![String::new(), text.clone(), "─".repeat(usize::from(wrap::width(text)))],
        Block::Paragraph(text) => hanging("", text),
        Block::Said { label, text } => hanging("", &format!("{label}: {text}")),
        Block::Points(points) => points.iter().flat_map(|point| hanging("• ", point)).collect(),
        Block::Rows(rows) => rows.iter().map(|row| format!("    {row}")).collect(),
        Block::Answers(answers) => answers.iter().flat_map(of_answer).collect(),
        Block::Pictures(pictures) => pictures.chunks(2).flat_map(side_by_side).collect(),
    }
}

/// A wrapped text whose further lines stand under its first, behind the mark.
fn hanging(mark: &str, text: &str) -> Vec<String> {
    let indent = wrap::width(mark);
    let lines = wrap::lines(text, WIDTH - indent);
    let blank = " ".repeat(usize::from(indent));
    lines.iter().enumerate().map(|(n, line)| format!("{}{line}", if n == 0 { mark } else { &blank })).collect()
}

fn of_answer(answer: &Answer) -> Vec<String> {
    let text = match &answer.right {
        Some(right) => hanging("  ✓ ", &format!("{} ({right})", answer.text)),
        None => hanging("  ✕ ", &answer.text),
    };
    let why = answer.why.iter().flat_map(|why| hanging("    → ", why));
    text.into_iter().chain(why).collect()
}

/// One or two pictures beside each other, each under its caption.
fn side_by_side(pictures: &[Picture]) -> Vec<String> {
    let columns: Vec<Vec<String>> = pictures.iter().map(column).collect();
    let captions = columns.iter().map(Vec::len).max().unwrap_or(0);
    let mut lines = vec![String::new()];
    lines.extend((0..captions).map(|row| joined(&columns, pictures, row)));
    lines
}

/// Caption and picture, line by line; the caption takes two lines at least, so that neighbours mostly begin level.
fn column(picture: &Picture) -> Vec<String> {
    let room = picture.image.area.width;
    let mut lines = wrap::lines(&format!("{}. {}", picture.name, picture.caption), room);
    lines.resize(lines.len().max(2), String::new());
    lines.extend(rows(&picture.image));
    lines
}

fn joined(columns: &[Vec<String>], pictures: &[Picture], row: usize) -> String {
    let cell = |(column, picture): (&Vec<String>, &Picture)| {
        let text = column.get(row).cloned().unwrap_or_default();
        let blank = (picture.image.area.width + GAP).saturating_sub(wrap::width(&text));
        format!("{text}{}", " ".repeat(usize::from(blank)))
    };
    columns.iter().zip(pictures).map(cell).collect()
}

fn rows(image: &Buffer) -> Vec<String> {
    let width = usize::from(image.area.width).max(1);
    image.content.chunks(width).map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect()).collect()
}
