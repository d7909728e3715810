//! The confirmation: the QR a volunteer's phone can read, and beside it, in words, what it says.

use super::Route;
use super::lesson::gone;
use crate::contract::{Confirmation as Paper, Cue, Effect, Event, Fact, Nav, Outline, Press, Reply, Screen};
use crate::credential::Kind;
use crate::narration::Narration;
use crate::record::{FormOfAddress, Person};
use crate::texts::Texts;
use crate::ui::qr::QrPicture;
use crate::ui::{Canvas, wrap};
use crate::vietnamese::{capitalised, date};
use crate::world::World;
use ratatui::layout::Rect;

/// Columns the words beside the QR need at least (64 columns less the 47 of a version 6 code).
const BESIDE: u16 = 17;
/// From this many rows header and key bar stay.
const ROOMY: u16 = 27;

pub struct Confirmation {
    lesson: u16,
    paper: Option<Paper>,
    failed: bool,
}

impl Confirmation {
    pub fn open(lesson: u16) -> Self {
        Self { lesson, paper: None, failed: false }
    }

    /// Asks for the signature. How many were right is in the progress.
    fn ask(&mut self, world: &World) -> Reply {
        self.failed = false;
        let Some(lesson) = world.lesson(self.lesson) else { return Reply::ignored() };
        let (right, of) = world.done(self.lesson).best_check.unwrap_or((0, 1));
        let percent = u8::try_from(u32::from(right) * 100 / u32::from(of.max(1))).unwrap_or(100).min(100);
        Reply::stay().with(Effect::Confirm { lesson: self.lesson, version: lesson.version, percent })
    }
}

impl Screen for Confirmation {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        match event {
            Event::Entered if self.paper.is_none() => self.ask(world),
            Event::Entered => Reply::stay().speaking(&self.outline(world)),
            Event::Told(Fact::Confirmed { confirmation, .. }) => {
                self.paper = Some(confirmation.clone());
                Reply::stay().with(Effect::Sound(Cue::Done)).speaking(&self.outline(world))
            }
            Event::Told(Fact::Failed(_)) => {
                self.failed = true;
                Reply::stay()
            }
            Event::Press(Press::Enter) if self.failed => self.ask(world),
            Event::Press(Press::Enter) => Reply::go(Nav::Replace(Route::PhoneTasks { lesson: self.lesson })),
            Event::Press(Press::Back) => Reply::pop(),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let Some(lesson) = world.lesson(self.lesson) else { return gone(texts) };
        let Some(paper) = &self.paper else {
            let (title, enter) = if self.failed {
                (texts.confirmation_failed(), Some(texts.lesson_try_again().to_owned()))
            } else {
                (texts.confirmation_waiting(), None)
            };
            return Outline { title: title.to_owned(), enter, ..Outline::default() };
        };
        let person = world.learner.as_ref().and_then(|learner| learner.person.as_ref());
        let name = person.map_or_else(|| texts.confirmation_guest().to_owned(), called);
        let day = if paper.date_trusted {
            date(paper.date)
        } else {
            format!("{} ({})", date(paper.date), texts.confirmation_date_unsure())
        };
        Outline {
            title: name,
            texts: vec![level(paper.kind, texts).to_owned(), lesson.title.clone(), day, paper.short_code.to_string()],
            enter: Some(texts.confirmation_done().to_owned()),
            spoken: Some(Narration::of([texts.confirmation_spoken()])),
            ..Outline::default()
        }
    }

    fn takes_whole_terminal(&self, rows: u16) -> bool {
        self.paper.is_some() && rows < ROOMY
    }

    fn sheet(&self, world: &World) -> Vec<String> {
        self.paper.iter().map(|paper| world.texts.plain_qr(&paper.qr_text)).collect()
    }

    fn view(&self, world: &World, canvas: &mut Canvas) {
        let outline = self.outline(world);
        let area = canvas.area;
        let room = area.width.saturating_sub(BESIDE);
        let picture = self.paper.as_ref().and_then(|paper| QrPicture::fit(&paper.qr_text, room, area.height));
        match picture {
            Some(picture) => draw_beside(&picture, &outline, canvas),
            None if self.paper.is_some() => {
                let outline = Outline { note: Some(world.texts.confirmation_small().to_owned()), ..outline };
                crate::ui::page::draw(&outline, world.texts, canvas);
            }
            None => crate::ui::page::draw(&outline, world.texts, canvas),
        }
    }
}

/// The words of product.md for a level; none of them may sound like the state's own confirmation.
fn level(kind: Kind, texts: Texts) -> &'static str {
    match kind {
        Kind::Watched => texts.confirmation_watched(),
        Kind::Real => texts.confirmation_real(),
        Kind::Alone => texts.confirmation_alone(),
        Kind::Demo => texts.confirmation_demo(),
    }
}

fn called(person: &Person) -> String {
    let form = person.address.map(FormOfAddress::word).map(capitalised);
    form.into_iter().chain([person.name.clone()]).collect::<Vec<_>>().join(" ")
}

/// The QR at the left edge, in full height; the words in the columns beside it.
fn draw_beside(picture: &QrPicture, outline: &Outline, canvas: &mut Canvas) {
    let area = canvas.area;
    let theme = *canvas.theme;
    let (columns, rows) = picture.size();
    let spare = area.width.saturating_sub(columns + BESIDE);
    let left = area.x + spare.min(4);
    let top = area.y + area.height.saturating_sub(rows) / 2;
    picture.draw(Rect::new(left, top, columns, rows), canvas.buf);
    let x = left + columns + 1 + u16::from(spare > 4) * 3;
    let width = area.right().saturating_sub(x).min(40);
    let mut row = top + 1;
    row = canvas.text(x, row, width, &outline.title, theme.heading) + 1;
    let last = outline.texts.len().saturating_sub(1);
    for (place, text) in outline.texts.iter().enumerate() {
        let style = if place == last { theme.accent } else { theme.text };
        row = canvas.text(x, row, width, text, style) + 1;
    }
    if let Some(enter) = &outline.enter {
        let x = canvas.keycap(x, row + 1, "↵", Press::Enter, theme.green_key) + 1;
        canvas.line(x, row + 1, &wrap::shorten(enter, area.right().saturating_sub(x)), theme.heading);
    }
}
