//! What a run of the machine looked at: the variables it read and changed. Two states that agree in what was read behave alike, so the checker looks at one of them for all (`lesson::prove`).
//!
//! It has no part in what a state is: all are equal, none is written down.

use super::spec::VarIx;
use std::cell::Cell;
use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

/// The most variables a script may have: a set of them is one word.
pub const MOST_VARIABLES: usize = 128;

/// A set of variables.
pub type Variables = u128;

/// The notes of a run.
#[derive(Debug, Clone, Default)]
pub struct Looked {
    read: Cell<Variables>,
    changed: Cell<Variables>,
}

impl Looked {
    pub(super) fn note_read(&self, variable: VarIx) {
        self.read.set(self.read.get() | bit(variable));
    }
    pub(super) fn note_changed(&self, variable: VarIx) {
        self.changed.set(self.changed.get() | bit(variable));
    }

    /// Variables whose value mattered.
    pub fn read(&self) -> Variables {
        self.read.get()
    }
    /// Whether a variable has its value from this run, not from before.
    pub fn has_changed(&self, variable: VarIx) -> bool {
        self.changed.get() & bit(variable) != 0
    }
}

fn bit(variable: VarIx) -> Variables {
    1_u128.checked_shl(u32::from(variable)).unwrap_or(0)
}

impl PartialEq for Looked {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
impl Eq for Looked {}
impl PartialOrd for Looked {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Looked {
    fn cmp(&self, _: &Self) -> Ordering {
        Ordering::Equal
    }
}
impl Hash for Looked {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}
