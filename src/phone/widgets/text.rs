//! A text block: a paragraph, a heading, a quiet remark, or a message in its bubble.

use super::{Kind, Pen};
use crate::lesson::{Node, Reading};
use crate::phone::spec::Template;

#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    text: Template,
    style: Style,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Plain,
    Heading,
    Quiet,
    /// A message received.
    Bubble,
}

impl Text {
    pub fn read(node: &mut Node, reading: &mut Reading) -> Option<Self> {
        let text = reading.template(node, "text");
        let style = match node.maybe_text(reading.author, "style") {
            None => Style::Plain,
            Some(told) => match told.value.as_str() {
                "plain" => Style::Plain,
                "heading" => Style::Heading,
                "quiet" => Style::Quiet,
                "bubble" => Style::Bubble,
                other => {
                    let texts = reading.author.texts;
                    reading.author.tell(told.span, "style", texts.author_style(other), texts.author_style_remedy());
                    Style::Plain
                }
            },
        };
        Some(Self { text: text?, style })
    }
}

impl Kind for Text {
    fn draw(&self, pen: &mut Pen, y: u16) -> u16 {
        let text = pen.shown.fill(&self.text);
        let area = pen.canvas.area;
        let theme = pen.canvas.theme;
        let end = match self.style {
            Style::Plain => pen.canvas.text(area.x, y, area.width, &text, theme.phone),
            Style::Heading => pen.canvas.text(area.x, y, area.width, &text, theme.phone_heading),
            Style::Quiet => pen.canvas.text(area.x, y, area.width, &text, theme.phone_quiet),
            Style::Bubble => bubble(pen, y, &text),
        };
        end + 1
    }

    fn templates(&self) -> Vec<&Template> {
        vec![&self.text]
    }
}

/// A message with a bar at its left, as chat programs quote.
fn bubble(pen: &mut Pen, y: u16, text: &str) -> u16 {
    let area = pen.canvas.area;
    let theme = pen.canvas.theme;
    let end = pen.canvas.text(area.x + 2, y, area.width.saturating_sub(2), text, theme.phone);
    for row in y..end {
        pen.canvas.line(area.x, row, "│", theme.phone_quiet);
    }
    end
}
