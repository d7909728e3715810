//! Checking a confirmation somebody shows: what may be said of it (trust.md §1), and what this station's own record says
//! beside it. The two are kept apart: the record is nothing the QR vouches for.

use crate::credential::{Examined, Signed};
use crate::record::Person;
use std::path::PathBuf;

/// What was found out about a code.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// As it was given.
    pub given: String,
    pub examined: Examined,
    /// How often this confirmation was checked at this station, this time included; 0 where it is none.
    pub times: u32,
    /// Whose learner code it carries, as far as this station knows. Only asked where the signature counts.
    pub whose: Whose,
    /// This station has it on record.
    pub on_record: bool,
    /// A volunteer of this station took back what its level says.
    pub overstated: bool,
}

/// A learner code, as this station knows it.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Whose {
    /// It never met it.
    #[default]
    Unknown,
    /// Somebody who gave no name, or whose name was erased.
    Nameless,
    Person(Person),
    /// It was attached to this person, and can be detached.
    Attached(Person),
}

impl Checked {
    /// The credential, where its signature is right and counts.
    pub fn right(&self) -> Option<&Signed> {
        self.examined.verdict().filter(|verdict| verdict.is_right())?.signed()
    }
}

/// A picture somebody brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// As a volunteer is shown it.
    pub name: String,
    pub path: PathBuf,
}

/// What a picture shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// The texts of its QRs; there is one at least.
    Texts(Vec<String>),
    NoQr,
    /// It cannot be read, or is no picture.
    Unreadable,
}
