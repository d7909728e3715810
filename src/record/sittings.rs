//! The work of one human being laid out by visits and runs, so that a part of it can be pointed at: somebody went on under
//! another's name, and that visit is to go to whom it belongs.
//!
//! Pure; who may move what is not decided here.

use super::body::Body;
use super::correction::Corrections;
use super::event::{Envelope, EventId, Moment};
use std::collections::BTreeSet;

/// What was done between sitting down and the next sitting down.
#[derive(Debug, Clone, PartialEq)]
pub struct Sitting {
    /// From 1; 0 for what came before the first visit on record.
    pub visit: u32,
    pub began: Moment,
    pub lessons: BTreeSet<u16>,
    /// Runs through a practice or a self-check, in order.
    pub attempts: Vec<u64>,
    pub events: Vec<EventId>,
}

/// What is pointed at: visits and runs by their numbers, events by their ids.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    pub visits: Vec<u32>,
    pub attempts: Vec<u64>,
    pub events: Vec<EventId>,
}

/// What was pointed at and is no work of theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotTheirs {
    Visit(u32),
    Attempt(u64),
    Event(EventId),
    /// Nothing was pointed at.
    Nothing,
}

/// The visits of one human being, from their events in any order.
pub fn sittings<'a>(events: impl IntoIterator<Item = &'a Envelope>, corrections: &Corrections) -> Vec<Sitting> {
    let mut work: Vec<&Envelope> = events.into_iter().filter(|event| event.body.is_work()).collect();
    work.sort_by_key(|event| event.position());
    let mut sittings: Vec<Sitting> = Vec::new();
    let mut visit = 0;
    for event in work {
        let begins = matches!(event.body, Body::VisitStarted { .. });
        visit += u32::from(begins);
        if begins || sittings.is_empty() {
            sittings.push(Sitting::beginning(visit, corrections.moment(event)));
        }
        if let Some(sitting) = sittings.last_mut() {
            sitting.take(event);
        }
    }
    sittings
}

impl Sitting {
    fn beginning(visit: u32, began: Moment) -> Self {
        Self { visit, began, lessons: BTreeSet::new(), attempts: Vec::new(), events: Vec::new() }
    }

    fn take(&mut self, event: &Envelope) {
        self.events.push(event.id);
        self.lessons.extend(event.body.lesson());
        if let Some(attempt) = event.body.attempt().filter(|attempt| !self.attempts.contains(attempt)) {
            self.attempts.push(attempt);
        }
    }
}

/// The events that are pointed at, in order, each once. All of it must be work of theirs.
pub fn chosen(events: &[Envelope], choice: &Choice) -> Result<Vec<EventId>, NotTheirs> {
    let work: Vec<&Envelope> = events.iter().filter(|event| event.body.is_work()).collect();
    let visits = sittings(work.iter().copied(), &Corrections::default());
    let mut wanted: BTreeSet<EventId> = BTreeSet::new();
    for number in &choice.visits {
        let visit = visits.iter().find(|sitting| sitting.visit == *number).ok_or(NotTheirs::Visit(*number))?;
        wanted.extend(&visit.events);
    }
    for attempt in &choice.attempts {
        let run: Vec<EventId> =
            work.iter().filter(|event| event.body.attempt() == Some(*attempt)).map(|event| event.id).collect();
        if run.is_empty() {
            return Err(NotTheirs::Attempt(*attempt));
        }
        wanted.extend(run);
    }
    for id in &choice.events {
        wanted.insert(work.iter().find(|event| event.id == *id).ok_or(NotTheirs::Event(*id))?.id);
    }
    if wanted.is_empty() { Err(NotTheirs::Nothing) } else { Ok(wanted.into_iter().collect()) }
}

#[cfg(test)]
mod tests {
    use super::super::body::Mode;
    use super::super::set::samples::{code, event};
    use super::*;

    fn visit(seq: u64) -> Envelope {
        event(seq, Body::VisitStarted { learner: code(1), visit: 1 })
    }

    fn practice(seq: u64, attempt: u64) -> Envelope {
        event(seq, Body::PracticeDone { learner: code(1), lesson: 6, version: 1, attempt, mode: Mode::Alone })
    }

    fn evening() -> Vec<Envelope> {
        let added = event(1, Body::LearnerAdded { learner: code(1), guest: false, by: None });
        vec![added, visit(2), practice(3, 7), practice(4, 8), visit(5), practice(6, 8)]
    }

    fn ids(seqs: &[usize]) -> Vec<EventId> {
        seqs.iter().map(|seq| evening()[seq - 1].id).collect()
    }

    #[test]
    fn work_is_laid_out_by_visits() {
        let backwards: Vec<Envelope> = evening().into_iter().rev().collect();
        let sittings = sittings(&backwards, &Corrections::default());
        let laid_out: Vec<_> = sittings.iter().map(|s| (s.visit, s.attempts.clone(), s.events.clone())).collect();
        assert_eq!(laid_out, [(1, vec![7, 8], ids(&[2, 3, 4])), (2, vec![8], ids(&[5, 6]))]);
    }

    #[test]
    fn visits_runs_and_events_are_pointed_at() {
        let choose = |visits: &[u32], attempts: &[u64], events: &[usize]| {
            chosen(&evening(), &Choice { visits: visits.into(), attempts: attempts.into(), events: ids(events) })
        };
        assert_eq!(choose(&[2], &[], &[]), Ok(ids(&[5, 6])));
        assert_eq!(choose(&[], &[8], &[]), Ok(ids(&[4, 6])));
        assert_eq!(choose(&[2], &[8], &[3]), Ok(ids(&[3, 4, 5, 6])));
        assert_eq!(choose(&[3], &[], &[]), Err(NotTheirs::Visit(3)));
        assert_eq!(choose(&[], &[9], &[]), Err(NotTheirs::Attempt(9)));
        assert_eq!(choose(&[], &[], &[1]), Err(NotTheirs::Event(ids(&[1])[0])), "being added is no work");
        assert_eq!(choose(&[], &[], &[]), Err(NotTheirs::Nothing));
    }
}
