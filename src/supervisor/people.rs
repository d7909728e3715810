//! What a supervisor does about people, and what they are told. The machine does it ([`Deed`] in, [`Said`] out); this module
//! knows neither the store nor a screen.

use crate::record::{Change, HelpWanted, LearnerCode, LearnerNumber, NoMerge, NotTheirs, Person, Progress, Sitting};

/// What is asked. Everything but looking is an event with who did it. Answered by [`Said::Page`] of whom it was about, or by
/// [`Said::Refused`], where nothing else is said.
#[derive(Debug, Clone, PartialEq)]
pub enum Deed {
    /// Everything about one person.
    Open(LearnerCode),
    /// Remember somebody who was asked aloud and said yes.
    Remember { name: String, about: Change },
    /// Somebody new was asked aloud and said no: nothing is kept but that. [`Said::NotRemembered`].
    NotRemembered,
    /// Another name, form of address or xóm.
    Change { learner: LearnerCode, change: Change },
    /// What `from` has is `into`'s. `sure`: that two different names are one human being has been said.
    Merge { from: LearnerCode, into: LearnerCode, sure: bool },
    /// The code that stands back stands for itself again; the page is that of whom it stood back for.
    Unmerge { from: LearnerCode, into: LearnerCode },
    /// This visit was somebody else's.
    MoveVisit { from: LearnerCode, visit: u32, to: LearnerCode },
    /// Forget the name. `refused`: because they were asked aloud and said no. [`Said::Erased`].
    Erase { learner: LearnerCode, refused: bool },
    /// The person was asked aloud whether the station may remember them and said yes. Who says no is erased.
    Consented(LearnerCode),
    /// Who wants help this evening. [`Said::Board`].
    AskBoard,
}

/// What has happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    Page(Box<Page>),
    NotRemembered,
    Erased,
    Board(Vec<(Person, HelpWanted)>),
    Refused(Refusal),
}

/// Everything the station has about one person.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    pub person: Person,
    pub progress: Progress,
    /// Oldest first.
    pub visits: Vec<Sitting>,
    /// What was merged into this person and can be taken out again.
    pub joined: Vec<Joined>,
    /// Whether a volunteer heard the consent.
    pub consent_heard: bool,
}

/// A code that stands back for a person.
#[derive(Debug, Clone, PartialEq)]
pub struct Joined {
    pub code: LearnerCode,
    /// The name and number it was known by; `None` for a guest's.
    pub known_as: Option<(String, LearnerNumber)>,
}

/// Why an act has no sense. Nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Nobody has this number or code.
    Nobody,
    /// There is no letter in the name.
    NoName,
    /// They have no name here that could be changed or erased.
    Nameless,
    Merge(NoMerge),
    /// This code is nobody else's.
    NotMerged,
    Work(NotTheirs),
    /// Work is moved from one human being to another.
    ToThemselves,
    /// The name was erased: nothing is given to a code that stands for nobody any more.
    ToErased,
    /// Nobody moves another's work to their own.
    ForOneself,
}
