//! The picture of a practice: phone left, words right, the way so far at the foot.

use super::beside::mode_name;
use crate::contract::{Outline, Press};
use crate::phone::{self, Attempt, PHONE_COLUMNS, PHONE_ROWS, Pointer, Touch};
use crate::texts::Texts;
use crate::ui::{Canvas, wrap};
use ratatui::layout::Rect;

/// Draws the practice into the body of the screen.
pub(super) fn draw(attempt: &Attempt, typed: Option<&str>, outline: &Outline, texts: Texts, canvas: &mut Canvas) {
    let pointer = pointer(attempt, typed);
    let phone = |canvas: &mut Canvas| phone::draw(attempt.practice(), attempt.state(), pointer, canvas);
    beside(attempt, outline, texts, &mut phone_and_words(canvas, phone));
    foot(attempt, outline, texts, canvas);
}

/// The mode, the phone read off line by line, and what stands at the foot.
pub(super) fn lines(attempt: &Attempt, typed: Option<&str>, outline: &Outline, texts: Texts) -> Vec<String> {
    let phone = phone::lines(attempt.practice(), attempt.state(), pointer(attempt, typed));
    let foot = [saved(attempt, outline, texts), stuck(attempt, texts)];
    let mode = mode_name(attempt.policy.mode, texts).to_owned();
    [mode].into_iter().chain(phone).chain(foot.into_iter().flatten().map(str::to_owned)).collect()
}

/// Draws the phone at the left; what is left for the words comes back.
pub fn phone_and_words<'c>(canvas: &'c mut Canvas, draw: impl FnOnce(&mut Canvas)) -> Canvas<'c> {
    let area = canvas.area;
    let phone = phone_area(area);
    draw(&mut canvas.within(phone));
    let gap = if area.width >= 80 { 4 } else { 2 };
    let x = phone.right() + gap;
    canvas.within(Rect::new(x, area.y, area.right().saturating_sub(x + 1), area.height.saturating_sub(1)))
}

/// The phone grows with the terminal, up to what still looks like a phone.
fn phone_area(area: Rect) -> Rect {
    let width = (area.width * 2 / 5).clamp(PHONE_COLUMNS, 40);
    let height = area.height.saturating_sub(1).clamp(PHONE_ROWS, 32).min(area.height);
    let left = if area.width >= 80 { 3 } else { 1 };
    Rect::new(area.x + left, area.y, width, height)
}

fn pointer<'t>(attempt: &Attempt, typed: Option<&'t str>) -> Pointer<'t> {
    let pointed = attempt.pointed();
    let digit = match pointed {
        Some(Touch::Digit(digit)) => Some(*digit),
        _ => None,
    };
    let typing = attempt.state().typing.zip(typed);
    Pointer { digit, next_page: pointed == Some(&Touch::NextPage), typing, one_a_row: false }
}

fn beside(attempt: &Attempt, outline: &Outline, texts: Texts, canvas: &mut Canvas) {
    let area = canvas.area;
    let theme = *canvas.theme;
    let air = u16::from(area.height > 22);
    canvas.line(area.x, area.y, mode_name(attempt.policy.mode, texts), theme.accent);
    if let Some(step) = &outline.note {
        let x = area.right().saturating_sub(wrap::width(step));
        canvas.line(x, area.y, step, theme.quiet);
    }
    let mut row = area.y + 2 + air;
    row = canvas.text(area.x, row, area.width, &outline.title, theme.heading) + 1 + air;
    for text in &outline.texts {
        row = canvas.text(area.x, row, area.width, text, theme.text) + 1 + air;
    }
    if let Some(enter) = &outline.enter {
        let x = canvas.keycap(area.x, row, "↵", Press::Enter, theme.green_key) + 1;
        canvas.text(x, row, area.right().saturating_sub(x), enter, theme.heading);
    }
}

/// The steps done and to do, and where one is stuck, whom to ask.
fn foot(attempt: &Attempt, outline: &Outline, texts: Texts, canvas: &mut Canvas) {
    let area = canvas.area;
    let theme = *canvas.theme;
    let row = area.bottom().saturating_sub(1);
    let done = attempt.steps_done();
    let all = attempt.practice().steps.len();
    let dots = format!("{}{}", "●".repeat(done), "○".repeat(all - done));
    let x = canvas.line(area.x + 2, row, &dots, theme.good) + 2;
    if let Some(saved) = saved(attempt, outline, texts) {
        canvas.line(x, row, saved, theme.quiet);
    }
    if let Some(stuck) = stuck(attempt, texts) {
        let x = area.right().saturating_sub(wrap::width(stuck) + 1);
        canvas.line(x, row, stuck, theme.quiet);
    }
}

/// That the steps done are on disk.
fn saved(attempt: &Attempt, outline: &Outline, texts: Texts) -> Option<&'static str> {
    (outline.note.is_some() && attempt.steps_done() > 0).then(|| texts.lesson_saved())
}

/// What helps whoever presses here and is stuck.
fn stuck(attempt: &Attempt, texts: Texts) -> Option<&'static str> {
    (!attempt.policy.machine_presses && attempt.state().scene.is_none()).then(|| texts.practice_stuck())
}
