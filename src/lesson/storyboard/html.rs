//! The storyboard as one page of HTML: nothing is fetched from anywhere, it prints well, and the phone has the colours it has
//! on the station.

use super::{Answer, Block, Chapter, Picture, Storyboard};
use crate::paper::escaped;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::fmt::Write;

const STYLE: &str = include_str!("page.css");

pub(super) fn written(board: &Storyboard) -> String {
    let title = escaped(&board.title);
    let mut page = String::new();
    push(&mut page, format_args!("<!doctype html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n"));
    push(&mut page, format_args!("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"));
    push(&mut page, format_args!("<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"));
    push(&mut page, format_args!("<h1>{title}</h1>\n<p class=\"facts\">{}</p>\n", escaped(&board.facts)));
    board.chapters.iter().for_each(|chapter| put_chapter(&mut page, chapter));
    page.push_str("</body>\n</html>\n");
    page
}

fn push(page: &mut String, text: std::fmt::Arguments) {
    let _ = page.write_fmt(text); // writing to a string cannot fail
}

fn put_chapter(page: &mut String, chapter: &Chapter) {
    push(page, format_args!("<section>\n<h2>{}</h2>\n", escaped(&chapter.heading)));
    chapter.blocks.iter().for_each(|block| put_block(page, block));
    page.push_str("</section>\n");
}

fn put_block(page: &mut String, block: &Block) {
    match block {
        Block::Heading(text) => push(page, format_args!("<h3>{}</h3>\n", escaped(text))),
        Block::Paragraph(text) => push(page, format_args!("<p>{}</p>\n", escaped(text))),
        Block::Said { label, text } => {
            push(page, format_args!("<p><b>{}:</b> {}</p>\n", escaped(label), escaped(text)));
        }
        Block::Points(points) => put_points(page, points),
        Block::Rows(rows) => push(page, format_args!("<pre class=\"paper\">{}</pre>\n", escaped(&rows.join("\n")))),
        Block::Answers(answers) => put_answers(page, answers),
        Block::Pictures(pictures) if pictures.is_empty() => {}
        Block::Pictures(pictures) => put_pictures(page, pictures),
    }
}

fn put_points(page: &mut String, points: &[String]) {
    page.push_str("<ul>\n");
    points.iter().for_each(|point| push(page, format_args!("<li>{}</li>\n", escaped(point))));
    page.push_str("</ul>\n");
}

fn put_answers(page: &mut String, answers: &[Answer]) {
    page.push_str("<ul class=\"answers\">\n");
    for answer in answers {
        let text = escaped(&answer.text);
        match &answer.right {
            Some(right) => push(page, format_args!("<li class=\"right\">✓ <b>{text}</b> ({})", escaped(right))),
            None => push(page, format_args!("<li>✕ {text}")),
        }
        if let Some(why) = &answer.why {
            push(page, format_args!("<br><span class=\"why\">{}</span>", escaped(why)));
        }
        page.push_str("</li>\n");
    }
    page.push_str("</ul>\n");
}

fn put_pictures(page: &mut String, pictures: &[Picture]) {
    page.push_str("<div class=\"pictures\">\n");
    for Picture { number, name, caption, image } in pictures {
        let (name, caption) = (escaped(name), escaped(caption));
        push(page, format_args!("<figure id=\"p{number}\">\n<figcaption><b>{name}.</b> {caption}</figcaption>\n"));
        page.push_str("<pre>");
        put_image(page, image);
        page.push_str("</pre>\n</figure>\n");
    }
    page.push_str("</div>\n");
}

/// Row by row, a span for each run of cells that look alike.
fn put_image(page: &mut String, image: &Buffer) {
    for (number, row) in image.content.chunks(usize::from(image.area.width).max(1)).enumerate() {
        if number > 0 {
            page.push('\n');
        }
        for run in row.chunk_by(|a, b| look(a) == look(b)) {
            let text: String = run.iter().map(Cell::symbol).collect();
            push(page, format_args!("<span style=\"{}\">{}</span>", css(&run[0]), escaped(&text)));
        }
    }
}

fn look(cell: &Cell) -> (Color, Color, Modifier) {
    (cell.fg, cell.bg, cell.modifier)
}

fn css(cell: &Cell) -> String {
    let weight = if cell.modifier.contains(Modifier::BOLD) { ";font-weight:bold" } else { "" };
    format!("color:{};background:{}{weight}", hex(cell.fg, "#000"), hex(cell.bg, "#fff"))
}

/// The colours as xterm has them; the theme uses eight.
fn hex(color: Color, otherwise: &str) -> String {
    let name = match color {
        Color::Black => "#000000",
        Color::Red => "#cd0000",
        Color::Green => "#00cd00",
        Color::Yellow => "#cdcd00",
        Color::Blue => "#0000ee",
        Color::Magenta => "#cd00cd",
        Color::Cyan => "#00cdcd",
        Color::Gray => "#e5e5e5",
        Color::DarkGray => "#7f7f7f",
        Color::LightRed => "#ff0000",
        Color::LightGreen => "#00ff00",
        Color::LightYellow => "#ffff00",
        Color::LightBlue => "#5c5cff",
        Color::LightMagenta => "#ff00ff",
        Color::LightCyan => "#00ffff",
        Color::White => "#ffffff",
        Color::Rgb(red, green, blue) => return format!("#{red:02x}{green:02x}{blue:02x}"),
        Color::Reset | Color::Indexed(_) => otherwise,
    };
    name.to_owned()
}
