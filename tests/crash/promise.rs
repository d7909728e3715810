//! What the station said to somebody, and so must keep, whatever happens to the machine afterwards.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use tramhoc::contract::Place;
use tramhoc::record::{Body, LearnerCode, StationInfo, Xom};

use super::trace::{Call, Step};

/// Said between the calls of a recording.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Mark {
    /// About to be done; until the next mark nobody knows whether it was.
    Asked(Wish),
    /// Acknowledged.
    Promised(Vec<Promise>),
    /// It could not be done, and somebody was told so.
    Refused,
}

/// What is asked, as far as it may be found done without having been acknowledged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Wish {
    Record(Body),
    Describe(String),
    Erase(LearnerCode),
    KeepPlace(Option<Place>),
    /// Leaves nothing to compare.
    Other(String),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Promise {
    /// The station is the one with this id.
    Station([u8; 16]),
    /// This is on record.
    Event(Body),
    /// The station is called so.
    Called(String),
    /// This person is known by this name.
    Known(LearnerCode, String),
    /// Nobody finds this name any more.
    Erased(LearnerCode, String),
}

/// Leaves a mark between the calls.
pub fn leave(marks: &Path, mark: &Mark) {
    let mut line = serde_json::to_vec(mark).expect("a mark is plain data");
    line.push(b'\n');
    let file = std::fs::OpenOptions::new().append(true).create(true).open(marks);
    file.and_then(|mut file| file.write_all(&line)).expect("a mark can be left");
}

/// The marks of a recording and where in it they stand.
pub fn marks(steps: &[Step]) -> impl Iterator<Item = (usize, Mark)> {
    steps.iter().enumerate().filter_map(|(place, step)| match &step.call {
        Call::Mark(line) => Some((place, read(line))),
        _ => None,
    })
}

pub fn read(line: &[u8]) -> Mark {
    serde_json::from_slice(line).expect("a mark as it was left")
}

pub fn called(name: &str) -> StationInfo {
    StationInfo {
        place: Some(name.into()),
        xoms: vec![Xom { id: "dong-keng".into(), name: "Đồng Keng".into() }],
        ..StationInfo::default()
    }
}

/// All that must hold after a cut, and what may hold.
#[derive(Debug, Clone, Default)]
pub struct Standing {
    pub station: Option<[u8; 16]>,
    pub events: Vec<Body>,
    /// The name promised last, and those asked for since.
    pub called: Vec<Option<String>>,
    pub known: BTreeMap<LearnerCode, String>,
    pub erased: BTreeMap<LearnerCode, String>,
    /// Every place that was ever to be kept.
    pub places: Vec<Place>,
}

impl Standing {
    /// At a cut before this step.
    pub fn at(steps: &[Step]) -> Self {
        let mut standing = Self { called: vec![None], ..Self::default() };
        for (_, mark) in marks(steps) {
            match mark {
                Mark::Asked(wish) => standing.wish(wish),
                Mark::Promised(promises) => promises.into_iter().for_each(|promise| standing.promise(promise)),
                Mark::Refused => {}
            }
        }
        standing
    }

    fn wish(&mut self, wish: Wish) {
        match wish {
            Wish::Describe(name) => self.called.push(Some(name)),
            // From here on the name may be there or not.
            Wish::Erase(code) => drop(self.known.remove(&code)),
            Wish::KeepPlace(place) => self.places.extend(place),
            Wish::Record(_) | Wish::Other(_) => {}
        }
    }

    fn promise(&mut self, promise: Promise) {
        match promise {
            Promise::Station(id) => self.station = Some(id),
            Promise::Event(body) => self.events.push(body),
            Promise::Called(name) => self.called = vec![Some(name)],
            Promise::Known(code, name) => drop(self.known.insert(code, name)),
            Promise::Erased(code, name) => drop(self.erased.insert(code, name)),
        }
    }
}
