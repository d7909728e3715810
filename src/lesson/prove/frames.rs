//! Every frame a learner can see fits the phone at 64x24: nothing is cut off.

use super::super::author::Author;
use super::super::model::Lesson;
use super::explore::Space;
use crate::phone::{self, PHONE_COLUMNS, PHONE_ROWS, Pointer};
use crate::ui::{Canvas, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::{BTreeSet, HashSet};

/// Draws the phone in every reachable state; returns how many pictures were distinct.
pub(super) fn fit(lesson: &Lesson, space: &Space, author: &mut Author) -> usize {
    let practice = &lesson.practice;
    let texts = author.texts;
    let area = Rect::new(0, 0, PHONE_COLUMNS, PHONE_ROWS);
    let mut seen = HashSet::new();
    let mut told = BTreeSet::new();
    for state in &space.states {
        let mut buffer = Buffer::empty(area);
        let (mut hits, mut cut) = (Vec::new(), Vec::new());
        let mut canvas = Canvas { buf: &mut buffer, area, theme: &Theme::EVENING, hits: &mut hits, cut: &mut cut };
        phone::draw(practice, state, Pointer::default(), &mut canvas);
        seen.insert(buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect::<String>());
        let screen = &practice.screen(state.screen_on_view(practice)).id;
        if let Some(text) = cut.first().filter(|_| told.insert(screen.clone())) {
            let span = author.place(&format!("screen/{screen}"));
            author.tell(span, "cut-off", texts.author_cut(screen, text), texts.author_cut_remedy());
        }
    }
    seen.len()
}
