//! A visit that was somebody else's: somebody went on under another's name. It can be handed back the same way.

use super::dossier::{Dossier, Heard};
use super::{PeopleRoom, Seeking, enter, wish};
use crate::contract::{Choice, Event, Fact, Outline, Press, Reply, Screen};
use crate::record::{LearnerCode, Sitting};
use crate::screens::paging::Paging;
use crate::supervisor::people::Deed;
use crate::texts::Texts;
use crate::ui::naming;
use crate::vietnamese::date;
use crate::world::World;

/// Which visit.
pub struct Hand {
    dossier: Dossier,
    paging: Paging,
}

impl Hand {
    pub fn new(learner: LearnerCode) -> Self {
        Self { dossier: Dossier::of(learner), paging: Paging::default() }
    }

    /// The newest first: that is what somebody has just noticed.
    fn visits(&self) -> Vec<&Sitting> {
        self.dossier.page().map(|page| page.visits.iter().rev().collect()).unwrap_or_default()
    }

    fn press(&mut self, press: Press) -> Reply {
        let from = self.dossier.learner();
        match press {
            Press::Digit(digit) => match self.paging.chosen(digit, &self.visits()) {
                Some(visit) => enter(PeopleRoom::Find(Seeking::Hand { from, visit: visit.visit })),
                None => Reply::ignored(),
            },
            Press::NextPage => {
                let mut paging = self.paging;
                let turned = paging.turn(&self.visits());
                self.paging = paging;
                if turned { Reply::stay() } else { Reply::ignored() }
            }
            Press::Enter => Reply::pop(),
            _ => Reply::ignored(),
        }
    }
}

/// "Buổi 3, 22/11/2026: Cài đúng ứng dụng và 1 bài nữa"
fn entry(digit: u8, visit: &Sitting, world: &World) -> Choice {
    let texts = world.texts;
    let mut titles =
        visit.lessons.iter().filter_map(|number| world.lesson(*number)).map(|lesson| lesson.title.as_str());
    let lessons = match (titles.next(), titles.count()) {
        (None, _) => texts.hand_nothing().to_owned(),
        (Some(first), 0) => first.to_owned(),
        (Some(first), more) => texts.hand_and_more(first, more),
    };
    Choice::new(digit, format!("{}: {lessons}", called(visit, texts)))
}

fn called(visit: &Sitting, texts: Texts) -> String {
    match visit.began.at_the_station() {
        Some(began) => texts.hand_visit_of(date(began.date()), visit.visit),
        None => texts.hand_visit(visit.visit),
    }
}

impl Screen for Hand {
    fn handle(&mut self, event: &Event, _: &World) -> Reply {
        match (event, self.dossier.hear(event)) {
            (Event::Entered, _) => self.dossier.ask(),
            (_, Heard::Page | Heard::Refused) => Reply::stay(),
            (Event::Press(press), Heard::Nothing) => self.press(*press),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let (texts, visits) = (world.texts, self.visits());
        let who = self.dossier.who();
        let text = if visits.is_empty() { texts.hand_never(&who) } else { texts.hand_text().to_owned() };
        let outline = Outline {
            title: texts.hand_title(&who),
            texts: vec![text],
            choices: self.paging.view(&visits).map(|(digit, visit)| entry(digit, visit, world)).collect(),
            enter: Some(texts.room_back().into()),
            note: self.paging.words(&visits, texts),
            more: self.paging.more(&visits),
            ..Outline::default()
        };
        self.dossier.noting(outline, world)
    }
}

/// Before it is handed over.
pub struct HandTo {
    from: Dossier,
    to: Dossier,
    visit: u32,
    saving: bool,
}

impl HandTo {
    pub fn new(learner: LearnerCode, visit: u32, other: LearnerCode) -> Self {
        Self { from: Dossier::of(learner), to: Dossier::of(other), visit, saving: false }
    }

    fn press(&mut self, press: Press) -> Reply {
        match press {
            Press::Digit(1) if self.from.person().is_some() && self.to.person().is_some() => {
                self.saving = true;
                let (from, visit, to) = (self.from.learner(), self.visit, self.to.learner());
                Reply::ignored().with(wish(Deed::MoveVisit { from, visit, to }))
            }
            Press::Digit(2) => Reply::pop(),
            _ => Reply::ignored(),
        }
    }

    fn question(&self, texts: Texts) -> Outline {
        let visits = self.from.page().map(|page| page.visits.as_slice()).unwrap_or_default();
        let visit = visits.iter().find(|visit| visit.visit == self.visit);
        let visit = visit.map_or_else(|| texts.hand_visit(self.visit), |visit| called(visit, texts));
        let to = self.to.person().map(naming::full).unwrap_or_default();
        Outline {
            title: texts.hand_question().into(),
            texts: vec![texts.hand_what(self.from.who(), to, visit), texts.hand_back().into()],
            choices: vec![Choice::new(1, texts.hand_yes()), Choice::new(2, texts.hand_no())],
            ..Outline::default()
        }
    }
}

impl Screen for HandTo {
    fn handle(&mut self, event: &Event, _: &World) -> Reply {
        let (from, to) = (self.from.hear(event), self.to.hear(event));
        match event {
            Event::Entered => {
                let effects = [self.from.ask(), self.to.ask()].into_iter().flat_map(|reply| reply.effects);
                Reply { effects: effects.collect(), ..Reply::ignored() }
            }
            Event::Told(Fact::Failed(_)) => {
                self.saving = false;
                Reply::stay()
            }
            Event::Told(_) if from == Heard::Page && self.saving => Reply::pop(),
            Event::Told(_) if from != Heard::Nothing || to != Heard::Nothing => {
                self.saving = false;
                Reply::stay()
            }
            Event::Press(press) => self.press(*press),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        self.from.noting(self.question(world.texts), world)
    }
}
