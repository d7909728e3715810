//! What the keys do.

use crate::contract::{Choice, Event, Outline, Press, Reply, Screen};
use crate::screens::Route;
use crate::texts::Texts;
use crate::ui::{Canvas, page, wrap};
use crate::world::World;
use ratatui::layout::Rect;

pub struct Help;

impl Screen for Help {
    fn handle(&mut self, event: &Event, _: &World) -> Reply {
        match event {
            Event::Press(Press::Enter | Press::Help) => Reply::pop(),
            Event::Press(Press::Digit(1)) => Reply::replace(Route::Reading),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let keys = keys(texts).map(|(faces, what)| format!("{}: {what}", faces.join(" ")));
        Outline {
            title: texts.help_title().into(),
            texts: [texts.help_text().to_owned()].into_iter().chain(keys).collect(),
            choices: vec![Choice::new(1, texts.help_reading())],
            enter: Some(texts.help_close().into()),
            ..Outline::default()
        }
    }

    /// The keys stand in a column of their own, drawn as keycaps.
    fn view(&self, world: &World, canvas: &mut Canvas) {
        let texts = world.texts;
        let frame = Outline { texts: vec![texts.help_text().into()], ..self.outline(world) };
        let step = if canvas.area.height >= 30 { 2 } else { 1 };
        let block = page::draw_around(&frame, (KEYS as u16 - 1) * step + 1, texts, canvas);
        for ((faces, what), y) in keys(texts).into_iter().zip((block.y..).step_by(usize::from(step))) {
            draw_key(faces, what, Rect { y, ..block }, canvas);
        }
    }
}

/// Columns of the keycaps: "1 … 8" is the widest.
const FACES: u16 = 14;
const KEYS: usize = 8;

fn keys(texts: Texts) -> [(&'static [&'static str], &'static str); KEYS] {
    [
        (&["1", "…", "8"], texts.help_digits()),
        (&["↵"], texts.help_enter()),
        (&["*"], texts.help_again()),
        (&["+", "−"], texts.help_volume()),
        (&["/"], texts.help_more()),
        (&["."], texts.help_back()),
        (&["9"], texts.help_nine()),
        (&["0"], texts.help_home()),
    ]
}

fn draw_key(faces: &[&str], what: &str, row: Rect, canvas: &mut Canvas) {
    let theme = canvas.theme;
    let mut x = row.x;
    for face in faces {
        let style = match *face {
            "…" => theme.text,
            "↵" => theme.green_key,
            _ => theme.keycap,
        };
        x = canvas.line(x, row.y, &format!(" {face} "), style) + 1;
    }
    let room = row.width.saturating_sub(FACES);
    canvas.line(row.x + FACES, row.y, &wrap::shorten(what, room), theme.text);
}
