//! What volunteers vouch for: beside a learner at the keyboard, or afterwards in their room. Everything is an event, and
//! nothing is written that the record does not bear out.
//!
//! A volunteer beside a learner proves their PIN twice, when they sit down and when they vouch. In between the learner's
//! hands are on the keyboard, so nothing is open meanwhile: sitting down gives no power, it says who watches.

use super::station::Ports;
use super::store::{Issued, Note, Store};
use super::supervising::Answered;
use crate::contract::Trouble;
use crate::credential::{Credential, Kind, ShortCode};
use crate::record::{
    Body, Corrections, Envelope, EventId, LearnerCode, Level, Moment, NotWatched, Person, Progress, Run, StationId,
    finished_alone, lowered,
};
use crate::supervisor::{Answer, BesideAct, Finished, Overstated, Witnessed, Witnessing};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// Runs that are looked through for those of today.
const LATELY: u32 = 200;

/// A volunteer who sits beside the learner at the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Watch {
    by: LearnerCode,
    learner: LearnerCode,
    lesson: u16,
}

impl Ports {
    /// Why this volunteer may not do this beside the learner at the keyboard, if there is something.
    pub(super) fn refuses_beside(&mut self, by: LearnerCode, act: BesideAct) -> Answered {
        let Some(learner) = self.seat.as_ref().map(|seat| seat.learner.code) else { return Ok(Some(Answer::Left)) };
        if self.are_one(learner, by)? {
            return Ok(Some(Answer::NotOneself));
        }
        match act {
            BesideAct::Watch { .. } => Ok(None),
            BesideAct::Vouch { lesson, .. } if self.supervision.watch != Some(Watch { by, learner, lesson }) => {
                Ok(Some(Answer::NotWatched(NotWatched::Unfinished)))
            }
            BesideAct::Vouch { attempt, .. } => {
                let run = self.run_to_vouch_for(learner, attempt, by)?;
                Ok(run.err().map(Answer::NotWatched))
            }
        }
    }

    /// What was refused is refused again; else the note of the act, for whoever writes it down.
    pub(super) fn note_beside(&mut self, by: LearnerCode, act: BesideAct) -> Result<Result<Note, Answer>, Trouble> {
        if let Some(refused) = self.refuses_beside(by, act)? {
            return Ok(Err(refused));
        }
        let Some(learner) = self.seat.as_ref().map(|seat| seat.learner.code) else { return Ok(Err(Answer::Left)) };
        let body = match act {
            BesideAct::Watch { lesson, version } => Body::WatchBegun { learner, lesson, version, by },
            BesideAct::Vouch { attempt, .. } => match self.run_to_vouch_for(learner, attempt, by)? {
                Ok(run) => watched(learner, &run, by),
                Err(why) => return Ok(Err(Answer::NotWatched(why))),
            },
        };
        Ok(Ok(self.note(body)))
    }

    /// The note is on disk.
    pub(super) fn done_beside(&mut self, by: LearnerCode, act: BesideAct) -> Answered {
        let learner = self.seat.as_ref().map(|seat| seat.learner.code);
        match (act, learner) {
            (BesideAct::Watch { lesson, .. }, Some(learner)) => {
                self.supervision.watch = Some(Watch { by, learner, lesson });
                Ok(self.ask(|store| store.person(by))?.map(Answer::Watching))
            }
            _ => {
                self.supervision.watch = None;
                self.look_again()?;
                let progress = self.seat.as_ref().map(|seat| seat.progress.clone()).unwrap_or_default();
                Ok(Some(Answer::Vouched(progress)))
            }
        }
    }

    /// The runs of today, of whoever has the newest first; each with what speaks against vouching for it.
    pub(super) fn finished_today(&mut self) -> Answered {
        let lately = self.ask(|store| store.finished_lately(LATELY))?;
        let corrections = self.ask(Store::corrections)?;
        let (here, now) = (self.here()?, self.parts.clock.moment());
        let mut runs: BTreeMap<LearnerCode, Vec<Run>> = BTreeMap::new();
        let mut finished: Vec<Finished> = Vec::new();
        for run in finished_alone(&lately, &corrections).iter().filter(|run| run.is_of_this_day(here, &now)) {
            let learner = self.ask(|store| store.kept(run.learner))?;
            let person = self.ask(|store| store.person(learner))?;
            // What was asked for in it, and whether it is vouched for, stands in the learner's other events.
            let theirs = match runs.entry(learner) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(free) => free.insert(self.runs_of(learner)?),
            };
            // Work that was moved to another one is offered with theirs.
            let whole = theirs.iter().find(|whole| whole.attempt == run.attempt);
            finished.extend(whole.map(|run| Finished { learner, person, run: *run }));
        }
        Ok(Some(Answer::Finished(finished)))
    }

    /// What is vouched for of a learner.
    pub(super) fn look_for_witness(&mut self, learner: LearnerCode, by: LearnerCode) -> Answered {
        let learner = self.ask(|store| store.kept(learner))?;
        let person = self.ask(|store| store.person(learner))?;
        let oneself = self.are_one(learner, by)?;
        let work = self.ask(|store| store.work_of(learner))?;
        let corrections = self.ask(Store::corrections)?;
        let progress = Progress::of_work(&work, &corrections);
        let overstated = self.overstated(&work, &corrections)?;
        let mut witnessed = Vec::new();
        for event in work.iter().filter(|event| !corrections.is_withdrawn(event)) {
            if let Some(found) = self.witnessed(event, corrections.moment(event))? {
                witnessed.push((event.position(), found));
            }
        }
        witnessed.sort_by_key(|(position, _)| std::cmp::Reverse(*position));
        let witnessed = witnessed.into_iter().map(|(_, found)| found).collect();
        Ok(Some(Answer::Witnessing(Box::new(Witnessing { learner, person, oneself, progress, witnessed, overstated }))))
    }

    /// Vouches for a run, in a session.
    pub(super) fn vouch(&mut self, learner: LearnerCode, attempt: u64, by: LearnerCode) -> Answered {
        match self.run_to_vouch_for(learner, attempt, by)? {
            Ok(run) => {
                let note = self.note(watched(learner, &run, by));
                self.append(vec![note])?;
                self.look_for_witness(learner, by)
            }
            Err(NotWatched::Oneself) => Ok(Some(Answer::NotOneself)),
            Err(why) => Ok(Some(Answer::NotWatched(why))),
        }
    }

    /// A task on the learner's own phone was seen done.
    pub(super) fn see_task(&mut self, seen: Body, by: LearnerCode) -> Answered {
        let Body::TaskSeen { learner, .. } = seen else { return Ok(None) };
        if self.are_one(learner, by)? {
            return Ok(Some(Answer::NotOneself));
        }
        let note = self.note(seen);
        self.append(vec![note])?;
        self.look_for_witness(learner, by)
    }

    /// Takes back what was vouched for, once.
    pub(super) fn take_back(&mut self, learner: LearnerCode, witness: EventId, by: LearnerCode) -> Answered {
        let work = self.ask(|store| store.work_of(learner))?;
        let corrections = self.ask(Store::corrections)?;
        let holds = |event: &&Envelope| event.body.is_witness() && !corrections.is_withdrawn(event);
        if let Some(event) = work.iter().find(|event| event.id == witness).filter(holds) {
            let learner = event.body.learner().unwrap_or(learner);
            let note = self.note(Body::WitnessWithdrawn { learner, witness, by });
            self.append(vec![note])?;
        }
        self.look_for_witness(learner, by)
    }

    /// The run, if this volunteer may vouch for it.
    fn run_to_vouch_for(
        &mut self,
        learner: LearnerCode,
        attempt: u64,
        by: LearnerCode,
    ) -> Result<Result<Run, NotWatched>, Trouble> {
        if self.are_one(learner, by)? {
            return Ok(Err(NotWatched::Oneself));
        }
        let (here, now) = (self.here()?, self.parts.clock.moment());
        let run = self.runs_of(learner)?.into_iter().find(|run| run.attempt == attempt);
        Ok(run.ok_or(NotWatched::Unfinished).and_then(|run| run.may_be_vouched_for(here, &now).map(|()| run)))
    }

    fn runs_of(&mut self, learner: LearnerCode) -> Result<Vec<Run>, Trouble> {
        let work = self.ask(|store| store.work_of(learner))?;
        let corrections = self.ask(Store::corrections)?;
        Ok(finished_alone(&work, &corrections))
    }

    /// This station and the epoch it writes in.
    fn here(&mut self) -> Result<(StationId, u32), Trouble> {
        self.ask(Store::head).map(|head| (head.station, head.epoch))
    }

    fn witnessed(&mut self, event: &Envelope, at: Moment) -> Result<Option<Witnessed>, Trouble> {
        let (lesson, version, task, by) = match event.body {
            Body::RunWatched { lesson, version, by, .. } => (lesson, version, None, by),
            Body::TaskSeen { lesson, version, task, by, .. } => (lesson, version, Some(task), by),
            _ => return Ok(None),
        };
        let by: Option<Person> = self.ask(|store| store.person(by))?;
        Ok(Some(Witnessed { event: event.id, lesson, version, at, task, by }))
    }

    /// Confirmations at a level that was taken back.
    fn overstated(&mut self, work: &[Envelope], corrections: &Corrections) -> Result<Vec<Overstated>, Trouble> {
        let lowered = lowered(work, corrections);
        let present = self.premises.as_ref().map_err(|trouble| *trouble)?.key.clone();
        let facts = work.iter().filter_map(|event| match &event.body {
            Body::Confirmed { learner, facts, .. } => Some((*learner, facts)),
            _ => None,
        });
        let overstated = |(learner, facts): (LearnerCode, &String)| {
            let (key, credential) = Credential::read_hex(facts).ok()?;
            let (lesson, version) = (credential.lesson, credential.lesson_version);
            let over = lowered.get(&(lesson, version)).is_some_and(|level| is_above(&credential, *level));
            let code = || Issued { learner, credential, key, kept: None }.signed(Some(&present));
            over.then(|| Overstated { lesson, version, code: code().map(|signed| signed.short_code()) })
        };
        let mut found: Vec<Overstated> = facts.filter_map(overstated).collect();
        found.dedup();
        Ok(found)
    }

    /// Whether a volunteer took back what this confirmation's level says.
    pub(super) fn is_overstated(&mut self, learner: LearnerCode, code: ShortCode) -> Result<bool, Trouble> {
        let work = self.ask(|store| store.work_of(learner))?;
        let corrections = self.ask(Store::corrections)?;
        Ok(self.overstated(&work, &corrections)?.iter().any(|over| over.code == Some(code)))
    }
}

fn is_above(credential: &Credential, level: Level) -> bool {
    credential.kind != Kind::Demo && credential.kind as u8 > Kind::from(level) as u8
}

fn watched(learner: LearnerCode, run: &Run, by: LearnerCode) -> Body {
    Body::RunWatched { learner, lesson: run.lesson, version: run.version, attempt: run.attempt, by }
}
