//! One learner's card: number and QR on the screen, to be photographed by its owner's phone, or printed.

use super::dossier::{Dossier, Heard};
use crate::contract::{Effect, Event, Outline, Press, Reply, Screen};
use crate::paper::{Card as Paper, CardFacts};
use crate::record::{LearnerCode, Person};
use crate::screens::beside_qr;
use crate::screens::printing::{Job, Printing};
use crate::ui::{Canvas, naming, page};
use crate::world::World;

pub struct Card {
    dossier: Dossier,
    printing: Printing,
}

impl Card {
    pub fn new(learner: LearnerCode) -> Self {
        Self { dossier: Dossier::of(learner), printing: Printing::default() }
    }

    fn job(&self, world: &World) -> Option<Job> {
        let person = self.dossier.person()?;
        let card = on_paper(person, world)?;
        let (code, card) = (card.number.clone(), Box::new(card));
        Some(Job { code, effect: Effect::PrintCard { learner: person.code, card } })
    }
}

/// What of it goes on paper: no name.
pub fn on_paper(person: &Person, world: &World) -> Option<Paper> {
    let qr_text = person.code.on_card();
    let place = world.station.place.as_deref();
    CardFacts { place, name: None, number: person.number, qr_text: &qr_text }.on_card(world.texts).ok()
}

impl Screen for Card {
    fn handle(&mut self, event: &Event, world: &World) -> Reply {
        let mut printing = self.printing;
        let printed = printing.handle(event, || self.job(world), world);
        self.printing = printing;
        if let Some(reply) = printed {
            return reply;
        }
        match (event, self.dossier.hear(event)) {
            (Event::Entered, _) => self.dossier.ask().with(Effect::LookForPrinter),
            (_, Heard::Page | Heard::Refused) => Reply::stay(),
            (Event::Press(Press::Enter), _) => Reply::pop(),
            _ => Reply::ignored(),
        }
    }

    fn outline(&self, world: &World) -> Outline {
        let texts = world.texts;
        let Some(person) = self.dossier.person() else {
            return Outline { enter: Some(texts.room_back().into()), ..Outline::default() };
        };
        let number = format!("{:05}", person.number);
        Outline {
            title: naming::full(person),
            texts: [texts.card_title(), texts.card_photograph()]
                .into_iter()
                .chain(self.printing.trouble(texts))
                .map(str::to_owned)
                .chain([texts.people_number(number)])
                .collect(),
            choices: self.printing.choice(texts).into_iter().collect(),
            enter: Some(texts.room_back().into()),
            ..Outline::default()
        }
    }

    fn sheet(&self, world: &World) -> Vec<String> {
        self.dossier.person().map(|person| world.texts.plain_qr(person.code.on_card())).into_iter().collect()
    }

    fn view(&self, world: &World, canvas: &mut Canvas) {
        let outline = self.outline(world);
        let text = self.dossier.person().map(|person| person.code.on_card());
        let drawn = text.is_some_and(|text| beside_qr::draw_beside_words(&text, world.blocks, &outline, canvas));
        if !drawn {
            page::draw(&outline, world.texts, canvas);
        }
    }
}
