//! What a pack would change at a station: shown before it is installed.

use crate::lesson::{Catalogue, Lesson};
use std::sync::Arc;

/// One lesson that will be another one, or be gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    New { number: u16, title: String, version: u16 },
    Changed { number: u16, title: String, from: u16, to: u16 },
    Removed { number: u16, title: String },
}

impl Change {
    pub fn number(&self) -> u16 {
        match self {
            Self::New { number, .. } | Self::Changed { number, .. } | Self::Removed { number, .. } => *number,
        }
    }
}

/// From the lessons there are to the lessons there would be, by number.
pub fn changes(now: &Catalogue, then: &Catalogue) -> Vec<Change> {
    let title = |lesson: &Arc<Lesson>| lesson.title.clone();
    let comes = then.lessons().iter().filter_map(|lesson| match now.by_number(lesson.number) {
        None => Some(Change::New { number: lesson.number, title: title(lesson), version: lesson.version }),
        Some(old) if old.version == lesson.version => None,
        Some(old) => {
            Some(Change::Changed { number: lesson.number, title: title(lesson), from: old.version, to: lesson.version })
        }
    });
    let goes = now.lessons().iter().filter(|lesson| then.by_number(lesson.number).is_none());
    let goes = goes.map(|lesson| Change::Removed { number: lesson.number, title: title(lesson) });
    let mut all: Vec<Change> = comes.chain(goes).collect();
    all.sort_by_key(Change::number);
    all
}
