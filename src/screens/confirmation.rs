//! The confirmation: the QR a volunteer's phone can read, and beside it, in words, what it says.

use super::lesson::gone;
use super::printing::{Job, Printing};
use super::{Route, arriving, beside_qr};
use crate::contract::{Choice, Confirmation as Paper, Cue, Effect, Event, Fact, Nav, Outline, Press, Reply, Screen};
use crate::credential::Kind;
use crate::narration::Narration;
use crate::paper::Achievement;
use crate::record::{FormOfAddress, LearnerCode, Person};
use crate::supervisor::{Answer, Command};
use crate::texts::Texts;
use crate::ui::Canvas;
use crate::vietnamese::{capitalised, date};
use crate::world::World;

/// From this many rows header and key bar stay.
const ROOMY: u16 = 27;
/// The key that shows the QR alone; 1 is the printer's.
const ALONE: u8 = 2;
/// The key of a guest who wants a name on it.
const CLAIM: u8 = 3;

pub struct Confirmation {
    lesson: u16,
    whose: Whose,
    paper: Option<Paper>,
    failed: bool,
    printing: Printing,
    /// The QR has the screen for itself: for a television, or to be photographed without a name.
    alone: bool,
}

/// Whose it is.
enum Whose {
    /// The learner's at the keyboard.
    Seated,
    /// This one's, whom a supervisor gives it to; the person is known with the paper.
    Of(LearnerCode, Option<Person>),
}

impl Confirmation {
    pub fn open(lesson: u16) -> Self {
        Self::whose(lesson, Whose::Seated)
    }

    /// In a supervisor's hands.
    pub fn of(learner: LearnerCode, lesson: u16) -> Self {
        Self::whose(lesson, Whose::Of(learner, None))
    }

    fn whose(lesson: u16, whose: Whose) -> Self {
        Self { lesson, whose, paper: None, failed: false, printing: Printing::default(), alone: false }
    }

    fn person<'a>(&'a self, world: &'a World) -> Option<&'a Person> {
        match &self.whose {
            Whose::Seated => world.learner.as_ref().and_then(|learner| learner.person.as_ref()),
            Whose::Of(_, person) => person.as_ref(),
        }
    }

    fn have(&mut self, paper: Paper, world: &World) -> Reply {
        self.paper = Some(paper);
        let done = Reply::stay().with(Effect::Sound(Cue::Done)).speaking(&self.outline(world));
        done.with(Effect::LookForPrinter)
    }

    /// From the learner's to what is done on their own phone; a supervisor goes back.
    fn leave(&self) -> Reply {
        match self.whose {
            Whose::Seated => Reply::go(Nav::Replace(Route::PhoneTasks { lesson: self.lesson })),
            Whose::Of(..) => Reply::pop(),
        }
    }

    /// Asks for the signature. How many were right is in the progress.
    fn ask(&mut self, world: &World) -> Reply {
        self.failed = false;
        let Some(lesson) = world.lesson(self.lesson) else { return Reply::ignored() };
        let (lesson, version) = (self.lesson, lesson.version);
        Reply::stay().with(match self.whose {
            Whose::Seated => {
                let percent = world.done(lesson).percent().unwrap_or(0);
                Effect::Confirm { lesson, version, percent }
            }
            Whose::Of(learner, _) => Effect::Supervise(Command::Confirm { learner, lesson, version }),
        })
    }
}

impl Screen for Confirmation {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        if self.alone && matches!(event, Event::Press(_) | Event::Scanned(_)) {
            self.alone = false;
            return Reply::stay();
        }
        let mut printing = self.printing;
        let job = || self.paper.as_ref().and_then(|paper| job(paper, self.person(world), world));
        let printed = printing.handle(event, job, world);
        self.printing = printing;
        if let Some(reply) = printed {
            return reply;
        }
        match event {
            Event::Entered if self.paper.is_none() => self.ask(world),
            Event::Entered => Reply::stay().speaking(&self.outline(world)).with(Effect::LookForPrinter),
            Event::Told(Fact::Confirmed { confirmation, .. }) => self.have(confirmation.clone(), world),
            Event::Told(Fact::Supervised(Answer::Confirmed(person, signed))) => {
                if let Whose::Of(_, known) = &mut self.whose {
                    known.clone_from(person);
                }
                self.have(Paper::of(signed), world)
            }
            Event::Told(Fact::Failed(_)) => {
                self.failed = true;
                Reply::stay()
            }
            Event::Press(Press::Digit(ALONE)) if self.paper.is_some() => {
                self.alone = true;
                Reply::stay()
            }
            Event::Press(Press::Digit(CLAIM)) if self.paper.is_some() && arriving::may_claim(world) => {
                Reply::push(Route::Claim)
            }
            Event::Press(Press::Enter) if self.failed => self.ask(world),
            Event::Press(Press::Enter) => self.leave(),
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
        let name = self.person(world).map_or_else(|| texts.confirmation_guest().to_owned(), called);
        let day = if paper.date_trusted {
            date(paper.date)
        } else {
            format!("{} ({})", date(paper.date), texts.confirmation_date_unsure())
        };
        let larger = Choice::new(ALONE, texts.confirmation_larger());
        let claim = arriving::may_claim(world).then(|| Choice::new(CLAIM, texts.claim_short()));
        Outline {
            title: name,
            texts: [level(paper.kind, texts), &lesson.title, &day]
                .into_iter()
                .chain(self.printing.trouble(texts))
                .map(str::to_owned)
                .chain([paper.short_code.to_string()])
                .collect(),
            choices: self.printing.choice(texts).into_iter().chain([larger]).chain(claim).collect(),
            enter: Some(texts.confirmation_done().to_owned()),
            note: Some(texts.confirmation_for().to_owned()),
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
            let draw = if self.alone { beside_qr::draw_alone } else { beside_qr::draw_beside_words };
            draw(&paper.qr_text, world.blocks, &outline, canvas)
        });
        match drawn {
            Some(true) => {}
            // There is nothing to show larger; paper can still be had.
            Some(false) => {
                let choices = outline.choices.into_iter().filter(|choice| choice.digit != ALONE).collect();
                beside_qr::draw_without_qr(Outline { choices, ..outline }, world.texts, canvas);
            }
            None => crate::ui::page::draw(&outline, world.texts, canvas),
        }
    }
}

/// The words of product.md for a level; none of them may sound like the state's own confirmation.
pub(super) fn level(kind: Kind, texts: Texts) -> &'static str {
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

fn job(paper: &Paper, person: Option<&Person>, world: &World) -> Option<Job> {
    let sheet = achievement(paper, person, world).on_paper(world.texts).ok()?;
    Some(Job { code: sheet.code.clone(), effect: Effect::Print(Box::new(sheet)) })
}

/// What of it goes on paper: the name too, because the person is here.
fn achievement(paper: &Paper, person: Option<&Person>, world: &World) -> Achievement {
    Achievement {
        place: world.station.place.clone(),
        learner: person.map(Person::called),
        kind: paper.kind,
        lesson: paper.lesson,
        title: world.lesson(paper.lesson).map(|lesson| lesson.title.clone()),
        date: paper.date,
        date_trusted: world.clock_trusted,
        short_code: paper.short_code,
        qr_text: paper.qr_text.clone(),
    }
}
