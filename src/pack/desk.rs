//! What a supervisor asks of packs and sticks, and what they are told. Everything but noticing a stick is for a supervisor who
//! has entered, and for nobody else: then the answer is [`Answer::Left`].

use super::change::Change;
use super::floor::{NotTaken, Standing};
use super::header::Header;
use super::lines::Announcement;
use super::trouble::PackTrouble;
use crate::lesson::Catalogue;
use crate::record::{PackId, StationInfo};
use crate::trust::{KeyDigits, PlaceName};
use chrono::NaiveDate;
use std::sync::Arc;

/// What is asked of the machine.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Which packs there are: here, and on the stick. [`Answer::Shelf`].
    Look,
    /// Copy this pack here and look it through; [`Answer::Coming`] while that goes on, at its end [`Answer::Here`].
    Bring(PackId),
    /// What has come: [`Answer::Arrived`] or [`Answer::Refused`].
    Unpack,
    /// Install what has arrived. Under a new key somebody has compared the digits. [`Answer::Installed`] or
    /// [`Answer::Refused`].
    Install { compared: bool },
    /// The pack before counts again. [`Answer::Installed`] or [`Answer::Refused`].
    GoBack,
}

/// What has happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    Shelf(Box<Shelf>),
    /// Bytes that are here, of how many.
    Coming {
        here: u64,
        whole: u64,
    },
    /// All of it is here, or it broke off: the stick is not needed any more.
    Here,
    Arrived(Box<Review>),
    Refused(Refusal),
    Installed(Box<Installed>),
    Left,
}

/// The packs there are.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Shelf {
    /// The pack that counts; `None`: the lessons inside the program.
    pub current: Option<Label>,
    /// What going back goes to, if one can go back.
    pub before: Option<Before>,
    /// Whether exactly one stick is there; two cannot be told apart.
    pub stick: StickSeen,
    /// On the stick, the newest first.
    pub offers: Vec<Offered>,
    /// Files on the stick that call themselves packs and cannot be believed.
    pub unbelievable: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum StickSeen {
    #[default]
    None,
    One,
    Several,
}

/// What going back goes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Before {
    /// The lessons inside the program.
    Own,
    Pack(Label),
}

/// A pack as people tell it from others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    pub id: PackId,
    pub number: u32,
    pub name: PlaceName,
    pub commune: PlaceName,
    pub made: NaiveDate,
}

impl Label {
    pub fn of(header: &Header) -> Self {
        Self {
            id: header.id,
            number: header.number,
            name: header.name.clone(),
            commune: header.certificate.commune().name.clone(),
            made: header.made.date(),
        }
    }
}

/// A pack on the stick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    pub label: Label,
    pub standing: Result<Standing, NotTaken>,
}

/// A pack that has arrived, before it is installed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    pub label: Label,
    /// To be compared with the commune's paper card first.
    pub digits: Option<KeyDigits>,
    /// A development build goes by the test root, and says so.
    pub on_test_root: bool,
    pub changes: Vec<Change>,
    /// Of these lessons, those somebody has begun and not finished: they finish the version they began.
    pub begun: Vec<u16>,
    pub announcements: usize,
    pub xoms: usize,
    pub recordings: usize,
    pub trust_list: bool,
}

impl Review {
    /// Whether somebody is in the middle of the lesson that changes.
    pub fn is_begun(&self, change: &Change) -> bool {
        self.begun.contains(&change.number())
    }
}

/// Why nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The stick was pulled, or cannot be read; what is here stays for the next time.
    Stick,
    /// This machine's disk is full or broken.
    Disk,
    NotBelieved(PackTrouble),
    NotTaken(NotTaken),
    /// The digits were not compared.
    NotCompared,
    /// Nothing has arrived, or there is nothing to go back to.
    Nothing,
}

/// What the station shows from now on.
#[derive(Debug, Clone, PartialEq)]
pub struct Installed {
    pub label: Option<Label>,
    pub catalogue: Arc<Catalogue>,
    pub announcements: Vec<Announcement>,
    pub station: StationInfo,
}
