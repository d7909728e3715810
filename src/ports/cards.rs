//! Learners' cards: printed on the receipt printer, or written as pages for an office printer. That they were made is on
//! record, with who did it; the cards themselves hold no name.

use super::station::Ports;
use super::whole_file;
use crate::contract::{CardsWritten, Fact, Trouble};
use crate::paper::{Card, a4};
use crate::record::{Body, LearnerCode};
use std::path::Path;

/// The pages; the last ones written stand in place of those before.
const FILE: &str = "the-hoc.html";
/// For everybody: there is no name in it, and it goes to an office.
const MODE: u32 = 0o644;

impl Ports {
    /// `None`: how it went is told later, or no supervisor has entered.
    pub(super) fn print_card(&mut self, learner: LearnerCode, card: &Card) -> Option<Fact> {
        let by = self.supervisor()?;
        let made = self.note(Body::CardMade { learner, by: Some(by) });
        let _ = self.append_or_owe(vec![made]); // the card is not held back by a full disk
        let how = self.parts.printer.print_card(card)?;
        Some(Fact::Printed { code: card.number.clone(), how })
    }

    /// `None`: no supervisor has entered.
    pub(super) fn write_cards(&mut self, cards: &[(LearnerCode, Card)]) -> Option<Result<Fact, Trouble>> {
        let by = self.supervisor()?;
        Some(self.write_cards_by(cards, by))
    }

    fn write_cards_by(&mut self, cards: &[(LearnerCode, Card)], by: LearnerCode) -> Result<Fact, Trouble> {
        let lent = self.parts.sticks.the_one().ok().and_then(|stick| stick.lend().ok());
        let premises = self.premises.as_ref().map_err(|trouble| *trouble)?;
        let on_stick = lent.is_some();
        let stick = lent.as_ref().map(|loan| loan.folder().to_owned());
        let folder = stick.or(premises.store.folder().map(Path::to_owned)).ok_or(Trouble::Disk)?;
        let pages: Vec<Card> = cards.iter().map(|(_, card)| card.clone()).collect();
        let written = whole_file::replace(&folder.join(FILE), a4(&pages).as_bytes(), MODE);
        written.map_err(|error| self.complain(&error.into()))?;
        let learners: Vec<LearnerCode> = cards.iter().map(|(learner, _)| *learner).collect();
        self.cards_made(&learners, Some(by))?;
        Ok(Fact::CardsWritten(CardsWritten { file: FILE.into(), on_stick }))
    }

    /// Cards of these people were made.
    pub fn cards_made(&mut self, learners: &[LearnerCode], by: Option<LearnerCode>) -> Result<(), Trouble> {
        let made = learners.iter().map(|learner| self.note(Body::CardMade { learner: *learner, by })).collect();
        self.append(made)
    }
}
