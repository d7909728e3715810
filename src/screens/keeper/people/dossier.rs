//! One person's page as a room holds it: asked for on entering, renewed by every act, or the reason why an act was not done.

use super::{refused, wish};
use crate::contract::{Event, Fact, Outline, Reply};
use crate::record::{LearnerCode, Person};
use crate::screens::trouble;
use crate::supervisor::Answer;
use crate::supervisor::people::{Deed, Page, Refusal, Said};
use crate::ui::naming;
use crate::world::World;

pub struct Dossier {
    learner: LearnerCode,
    /// Once the store has answered.
    page: Option<Box<Page>>,
    refusal: Option<Refusal>,
}

/// What an event was to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// The page is new: asked for, or after an act.
    Page,
    /// The act was not done.
    Refused,
    Nothing,
}

impl Dossier {
    pub fn of(learner: LearnerCode) -> Self {
        Self { learner, page: None, refusal: None }
    }

    pub fn learner(&self) -> LearnerCode {
        self.learner
    }

    /// To be answered on entering.
    pub fn ask(&self) -> Reply {
        Reply::ignored().with(wish(Deed::Open(self.learner)))
    }

    pub fn hear(&mut self, event: &Event) -> Heard {
        let Event::Told(Fact::Supervised(Answer::People(said))) = event else { return Heard::Nothing };
        match said {
            Said::Page(page) if page.person.code == self.learner => {
                self.page = Some(page.clone());
                self.refusal = None;
                Heard::Page
            }
            Said::Refused(refusal) => {
                self.refusal = Some(*refusal);
                Heard::Refused
            }
            _ => Heard::Nothing,
        }
    }

    pub fn page(&self) -> Option<&Page> {
        self.page.as_deref()
    }

    pub fn person(&self) -> Option<&Person> {
        self.page().map(|page| &page.person)
    }

    /// "bà Lan"; empty until it is known.
    pub fn who(&self) -> String {
        self.person().map(naming::short).unwrap_or_default()
    }

    /// Whether this is the supervisor who has entered.
    pub fn is_oneself(&self, world: &World) -> bool {
        world.supervisor.as_ref().is_some_and(|supervisor| supervisor.code == self.learner)
    }

    /// The outline with what stands in the way, if anything, as its quiet line.
    pub fn noting(&self, outline: Outline, world: &World) -> Outline {
        let refusal = self.refusal.map(|refusal| refused(refusal, world.texts).to_owned());
        let trouble = world.trouble.map(|trouble| trouble::words(trouble, world.texts));
        Outline { note: trouble.or(refusal).or(outline.note), ..outline }
    }
}
