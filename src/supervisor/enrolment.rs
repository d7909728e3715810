//! How a station stands with its commune, in what a supervisor reads: which key it has, whether the commune's list names
//! it, and what a list on a stick would change. Keys and signatures themselves are not known here.

use chrono::NaiveDate;

/// The station's key and the list it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyStanding {
    /// Of the station's public key: eight hexadecimal digits.
    pub key: String,
    pub enrolled: Enrolment,
    /// The list held; `None` before the first.
    pub list: Option<ListFacts>,
    /// The station asked the commune for its name on the list, and there is no answer yet.
    pub requested: bool,
    /// This program trusts a test root: nothing it says counts outside.
    pub on_test_root: bool,
}

/// What the commune's list says of this station's key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Enrolment {
    NotYet,
    Enrolled,
    /// Another key of this station has taken its place.
    Retired,
    Compromised,
}

/// A commune's list, as much as is shown of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListFacts {
    pub commune: String,
    /// Of the commune's key, counted from 1.
    pub key_epoch: u32,
    pub counter: u32,
    pub issued: NaiveDate,
    pub stations: usize,
    /// The commune's key as eight groups of five digits, with spaces between.
    pub digits: String,
}

/// A list that was found on the stick and may be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    pub list: ListFacts,
    pub enrolled: Enrolment,
    /// Somebody has to compare the digits with the commune's paper card first.
    pub new_key: bool,
    /// It is the very list held already.
    pub same: bool,
}

/// Why nothing was carried over the stick.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotCarried {
    #[error("no stick is plugged in")]
    NoStick,
    #[error("more than one stick is plugged in")]
    SeveralSticks,
    #[error("the stick cannot be written")]
    Locked,
    #[error("the stick failed")]
    Failed,
    #[error("the station has no name yet")]
    NoPlace,
    #[error("the station's name cannot stand in a signed file")]
    OddPlace,
    #[error("there is no list on the stick")]
    NoList,
    #[error("the list is damaged")]
    Damaged,
    #[error("the list is not of this programme")]
    NotByRoot,
    #[error("the list was not signed by the commune it names")]
    NotByCommune,
    #[error("the list is another commune's")]
    OtherCommune,
    #[error("the list is older than the one held")]
    Older,
    /// Two lists under one number, or two keys: somebody at the commune has to look.
    #[error("the list contradicts the one held")]
    Contradicts,
}
