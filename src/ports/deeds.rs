//! What a supervisor who has entered does about people from the screen. The acts themselves are those of the commands
//! (`people.rs`, `records.rs`); here they are answered as a screen wants it.

use super::people::NotDone;
use super::station::Ports;
use crate::contract::Trouble;
use crate::record::{Body, Choice, ClockQuality, Envelope, HelpWanted, LearnerCode, Moment, Progress, Who, sittings};
use crate::supervisor::people::{Deed, Joined, Page, Refusal, Said};

/// How far back an evening goes, in milliseconds; whatever was done since the station was started belongs to it too.
const EVENING_MS: i64 = 8 * 60 * 60 * 1000;

impl Ports {
    /// Does it, and says what has come of it.
    pub(super) fn do_deed(&mut self, deed: &Deed, by: LearnerCode) -> Result<Said, Trouble> {
        match self.attempt(deed, by) {
            Ok(said) => Ok(said),
            Err(NotDone::Refused(refusal)) => Ok(Said::Refused(refusal)),
            Err(NotDone::Machine(trouble)) => Err(trouble),
        }
    }

    fn attempt(&mut self, deed: &Deed, by: LearnerCode) -> Result<Said, NotDone> {
        let code = Who::Code;
        let whose_page = match deed {
            Deed::AskBoard => return Ok(self.board()?),
            Deed::NotRemembered => return Ok(self.not_remembered(by)?),
            Deed::Erase { learner, refused } => {
                if *refused {
                    let heard = self.note(Body::ConsentHeard { learner: *learner, given: false, by });
                    self.append(vec![heard])?;
                }
                self.forget(*learner, Some(by))?;
                return Ok(Said::Erased);
            }
            Deed::Open(learner) => *learner,
            Deed::Remember { name, about } => self.remember(name, about, Some(by))?.code,
            Deed::Change { learner, change } => self.rename(code(*learner), change, Some(by))?.code,
            Deed::Merge { from, into, sure } => self.merge(code(*from), code(*into), Some(by), *sure)?,
            Deed::Unmerge { from, into } => {
                self.unmerge(code(*from), Some(by))?;
                *into
            }
            Deed::MoveVisit { from, visit, to } => {
                let choice = Choice { visits: vec![*visit], ..Choice::default() };
                self.split(code(*from), &choice, code(*to), Some(by))?;
                *from
            }
            Deed::Consented(learner) => {
                let heard = self.note(Body::ConsentHeard { learner: *learner, given: true, by });
                self.append(vec![heard])?;
                *learner
            }
        };
        self.page_of(whose_page)
    }

    /// A no is on record under a code that stands for nothing else.
    fn not_remembered(&mut self, by: LearnerCode) -> Result<Said, Trouble> {
        let learner = self.fresh_code()?;
        let heard = self.note(Body::ConsentHeard { learner, given: false, by });
        self.append(vec![heard])?;
        Ok(Said::NotRemembered)
    }

    fn page_of(&mut self, learner: LearnerCode) -> Result<Said, NotDone> {
        let person = self.ask(|store| store.person(learner))?.ok_or(Refusal::Nobody)?;
        let (work, corrections) = self.ask(|store| Ok((store.work_of(person.code)?, store.corrections()?)))?;
        let joined = self.ask(|store| {
            let codes = store.codes_of(person.code)?.into_iter().filter(|code| *code != person.code);
            codes.map(|code| Ok(Joined { code, known_as: store.known_as(code)? })).collect()
        })?;
        Ok(Said::Page(Box::new(Page {
            progress: Progress::of_work(&work, &corrections),
            visits: sittings(&work, &corrections),
            consent_heard: was_consent_heard(work),
            person,
            joined,
        })))
    }

    /// Guests are not on it: nobody could call them.
    fn board(&mut self) -> Result<Said, Trouble> {
        let now = self.parts.clock.moment();
        let deeds = self.ask(|store| store.since(|at| is_of_this_evening(at, &now)))?;
        let wanted = HelpWanted::of(deeds.iter().map(|(learner, at, body)| (*learner, at, body)));
        let mut board = Vec::with_capacity(wanted.len());
        for one in wanted {
            board.extend(self.ask(|store| store.person(one.learner))?.map(|person| (person, one)));
        }
        Ok(Said::Board(board))
    }
}

/// What was heard last counts.
fn was_consent_heard(mut work: Vec<Envelope>) -> bool {
    work.sort_by_key(Envelope::position);
    let heard = work.iter().rev().find_map(|event| match event.body {
        Body::ConsentHeard { given, .. } => Some(given),
        _ => None,
    });
    heard.unwrap_or(false)
}

fn is_of_this_evening(at: &Moment, now: &Moment) -> bool {
    let believed = at.quality != ClockQuality::Unknown && now.quality != ClockQuality::Unknown;
    at.boot == now.boot || believed && (0..EVENING_MS).contains(&(now.wall_ms - at.wall_ms))
}
