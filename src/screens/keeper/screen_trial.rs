//! Letters, colours and a QR, to be judged by eye and by telephone: no window can be asked what its font draws.

use super::trials::SAMPLE_QR;
use crate::contract::{Event, Outline, Press, Reply, Screen};
use crate::ui::qr::QrPicture;
use crate::ui::{Canvas, page};
use crate::world::World;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

/// The letters fonts lack first: stacked marks, their capitals, đ; then frames and blocks.
const LETTERS: [&str; 4] = [
    "Ắ Ằ Ẳ Ẵ Ặ  Ấ Ầ Ẩ Ẫ Ậ  Ế Ề Ể Ễ Ệ  Ố Ồ Ổ Ỗ Ộ",
    "ắ ằ ẳ ẵ ặ  ấ ầ ẩ ẫ ậ  ế ề ể ễ ệ  ố ồ ổ ỗ ộ",
    "Ớ Ờ Ở Ỡ Ợ  Ứ Ừ Ử Ữ Ự  Đ đ  Ơ ơ  Ư ư  Ỹ ỵ",
    "╭──┬──╮  │ ● ○ ✓ ✕ │  ▀ ▄ █ ░ ▒ ▓  ← ↑ → ↓",
];

/// The eight colours the station relies on, in the order of their names in `screen-colour-names`.
const COLOURS: [Color; 8] =
    [Color::Black, Color::Red, Color::Green, Color::Yellow, Color::Blue, Color::Magenta, Color::Cyan, Color::Gray];
/// Columns of a colour with its name; four stand in a line.
const SWATCH: u16 = 13;

/// Rows a QR of the sample takes with a quiet zone of 4.
const QR_ROWS: u16 = 15;

#[derive(Default)]
pub struct ScreenTrial {
    shows_qr: bool,
}

impl ScreenTrial {
    fn qr(&self, world: &World, area: Rect) -> Option<QrPicture> {
        QrPicture::fit_in(SAMPLE_QR, page::text_column(area).width, QR_ROWS, world.blocks)
    }

    fn frame(&self, world: &World, qr_fits: bool) -> Outline {
        let texts = world.texts;
        let (title, text, note) = match self.shows_qr {
            false => (texts.screen_title(), texts.screen_letters(), texts.screen_more()),
            true if qr_fits => (texts.screen_qr_title(), texts.screen_qr_text(), texts.screen_back()),
            true => (texts.screen_qr_title(), texts.screen_qr_none(), texts.screen_back()),
        };
        Outline {
            title: title.into(),
            texts: vec![text.into()],
            enter: Some(texts.room_back().into()),
            note: Some(note.into()),
            more: true,
            ..Outline::default()
        }
    }

    fn draw_letters(&self, world: &World, canvas: &mut Canvas) {
        let rows = LETTERS.len() as u16 + 6;
        let block = page::draw_around(&self.frame(world, true), rows, world.texts, canvas);
        let text = canvas.theme.text;
        let below = LETTERS.iter().fold(block.y, |y, line| {
            canvas.line(block.x, y, line, text);
            y + 1
        });
        canvas.line(block.x, below + 1, world.texts.screen_colours(), text);
        let names = world.texts.screen_colour_names().split(", ");
        for (place, (colour, name)) in (0..).zip(COLOURS.into_iter().zip(names)) {
            let (x, y) = (block.x + place % 4 * SWATCH, below + 3 + place / 4 * 2);
            let after = canvas.line(x, y, "   ", Style::new().fg(Color::Gray).bg(colour));
            canvas.line(after + 1, y, name, text);
        }
    }
}

impl Screen for ScreenTrial {
    fn handle(&mut self, event: &Event, _: &World) -> Reply {
        match event {
            Event::Press(Press::NextPage) => {
                self.shows_qr = !self.shows_qr;
                Reply::stay()
            }
            Event::Press(Press::Enter) => Reply::pop(),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        self.frame(world, true)
    }

    fn view(&self, world: &World, canvas: &mut Canvas) {
        if !self.shows_qr {
            return self.draw_letters(world, canvas);
        }
        let qr = self.qr(world, canvas.area);
        let rows = qr.as_ref().map_or(0, |qr| qr.size().1);
        let block = page::draw_around(&self.frame(world, qr.is_some()), rows, world.texts, canvas);
        if let Some(qr) = qr {
            qr.draw(block, canvas.buf);
        }
    }

    /// A screen reader is told the letters, and which colours stand there for whoever sees them.
    fn sheet(&self, world: &World) -> Vec<String> {
        if self.shows_qr {
            return vec![SAMPLE_QR.into()];
        }
        let colours = [world.texts.screen_colours(), world.texts.screen_colour_names()];
        LETTERS.into_iter().chain(colours).map(str::to_owned).collect()
    }
}
