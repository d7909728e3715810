//! The confirmation: the QR a volunteer's phone can read, and beside it, in words, what it says.

mod printing;
mod sheet;

use super::Route;
use super::lesson::gone;
use crate::contract::{Choice, Confirmation as Paper, Cue, Effect, Event, Fact, Nav, Outline, Press, Reply, Screen};
use crate::credential::Kind;
use crate::narration::Narration;
use crate::paper::Achievement;
use crate::record::{FormOfAddress, Person};
use crate::texts::Texts;
use crate::ui::Canvas;
use crate::vietnamese::{capitalised, date};
use crate::world::World;
use printing::Printing;

/// From this many rows header and key bar stay.
const ROOMY: u16 = 27;
/// The key that shows the QR alone; 1 is the printer's.
const ALONE: u8 = 2;

pub struct Confirmation {
    lesson: u16,
    paper: Option<Paper>,
    failed: bool,
    printing: Printing,
    /// The QR has the screen for itself: for a television, or to be photographed without a name.
    alone: bool,
}

impl Confirmation {
    pub fn open(lesson: u16) -> Self {
        Self { lesson, paper: None, failed: false, printing: Printing::default(), alone: false }
    }

    /// Asks for the signature. How many were right is in the progress.
    fn ask(&mut self, world: &World) -> Reply {
        self.failed = false;
        let Some(lesson) = world.lesson(self.lesson) else { return Reply::ignored() };
        let percent = world.done(self.lesson).percent().unwrap_or(0);
        Reply::stay().with(Effect::Confirm { lesson: self.lesson, version: lesson.version, percent })
    }
}

impl Screen for Confirmation {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        if self.alone && matches!(event, Event::Press(_) | Event::Scanned(_)) {
            self.alone = false;
            return Reply::stay();
        }
        let achievement = self.paper.as_ref().map(|paper| achievement(paper, world));
        if let Some(reply) = self.printing.handle(event, achievement.as_ref(), world) {
            return reply;
        }
        match event {
            Event::Entered if self.paper.is_none() => self.ask(world),
            Event::Entered => Reply::stay().speaking(&self.outline(world)).with(Effect::LookForPrinter),
            Event::Told(Fact::Confirmed { confirmation, .. }) => {
                self.paper = Some(confirmation.clone());
                let done = Reply::stay().with(Effect::Sound(Cue::Done)).speaking(&self.outline(world));
                done.with(Effect::LookForPrinter)
            }
            Event::Told(Fact::Failed(_)) => {
                self.failed = true;
                Reply::stay()
            }
            Event::Press(Press::Digit(ALONE)) if self.paper.is_some() => {
                self.alone = true;
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
        if self.alone {
            let (code, back) = (paper.short_code.to_string(), texts.confirmation_back().to_owned());
            return Outline { title: code, enter: Some(back), ..Outline::default() };
        }
        let person = world.learner.as_ref().and_then(|learner| learner.person.as_ref());
        let name = person.map_or_else(|| texts.confirmation_guest().to_owned(), called);
        let day = if paper.date_trusted {
            date(paper.date)
        } else {
            format!("{} ({})", date(paper.date), texts.confirmation_date_unsure())
        };
        let larger = Choice::new(ALONE, texts.confirmation_larger());
        Outline {
            title: name,
            texts: [level(paper.kind, texts), &lesson.title, &day]
                .into_iter()
                .chain(self.printing.trouble(texts))
                .map(str::to_owned)
                .chain([paper.short_code.to_string()])
                .collect(),
            choices: self.printing.choice(texts).into_iter().chain([larger]).collect(),
            enter: Some(texts.confirmation_done().to_owned()),
            spoken: Some(Narration::of([texts.confirmation_spoken()])),
            ..Outline::default()
        }
    }

    fn takes_whole_terminal(&self, rows: u16) -> bool {
        self.paper.is_some() && (self.alone || rows < ROOMY)
    }

    fn sheet(&self, world: &World) -> Vec<String> {
        self.paper.iter().map(|paper| world.texts.plain_qr(&paper.qr_text)).collect()
    }

    fn view(&self, world: &World, canvas: &mut Canvas) {
        let outline = self.outline(world);
        let drawn = self.paper.as_ref().map(|paper| {
            let draw = if self.alone { sheet::draw_alone } else { sheet::draw_beside_words };
            draw(&paper.qr_text, world.blocks, &outline, canvas)
        });
        match drawn {
            Some(true) => {}
            // There is nothing to show larger; paper can still be had.
            Some(false) => {
                let choices = outline.choices.into_iter().filter(|choice| choice.digit != ALONE).collect();
                sheet::draw_without_qr(Outline { choices, ..outline }, world.texts, canvas);
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

/// What of it goes on paper: the name too, because the person sits here.
fn achievement(paper: &Paper, world: &World) -> Achievement {
    Achievement {
        place: world.station.place.clone(),
        learner: world.learner.as_ref().and_then(|learner| learner.person.as_ref()).map(Person::called),
        kind: paper.kind,
        lesson: paper.lesson,
        title: world.lesson(paper.lesson).map(|lesson| lesson.title.clone()),
        date: paper.date,
        date_trusted: world.clock_trusted,
        short_code: paper.short_code,
        qr_text: paper.qr_text.clone(),
    }
}
