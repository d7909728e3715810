//! What a supervisor does to station and machine: the list of hamlets, the language, everybody out, switching off. Each is
//! an event that says who did it.

use super::station::Ports;
use super::store::Store;
use super::supervising::Answered;
use crate::record::{Body, Language, LearnerCode, Leaving};
use crate::supervisor::{Answer, XomChange};

impl Ports {
    /// The list and the event of its change, all or none.
    pub(super) fn change_xoms(&mut self, change: &XomChange, by: LearnerCode) -> Answered {
        let (known, filed) = (self.ask(Store::info)?, self.ask(Store::xoms_filed)?);
        let info = match change.of(&known, &filed) {
            Ok(info) => info,
            Err(refusal) => return Ok(Some(Answer::NoXom(refusal))),
        };
        let changed = self.note(Body::XomsChanged { how: change.act(), by });
        self.write(vec![changed], |store, notes| store.describe(&info, notes))?;
        Ok(Some(Answer::Described(info)))
    }

    pub(super) fn choose_language(&mut self, language: Language, by: LearnerCode) -> Answered {
        let chosen = self.note(Body::LanguageChosen { language, by });
        self.write(vec![chosen], |store, notes| store.speak(language, notes))?;
        Ok(Some(Answer::Speaks(language)))
    }

    /// Whoever had not signed out when the program last stopped is out, and then the supervisor.
    pub(super) fn sign_everybody_out(&mut self, by: LearnerCode) -> Answered {
        let out = self.note(Body::EverybodySignedOut { by });
        self.append(vec![out])?;
        self.sign_out();
        Ok(Some(self.leave(Leaving::Asked)))
    }

    /// The act goes down first: afterwards there is no time.
    pub(super) fn turn_off(&mut self, restart: bool, by: LearnerCode) -> Answered {
        let turned = self.note(Body::TurnedOff { restart, by });
        let _ = self.append_or_owe(vec![turned]); // a full disk must not keep the machine on
        let courier = self.parts.courier.clone();
        Ok((!self.parts.power.turn_off(restart, courier)).then_some(Answer::StaysOn))
    }
}
