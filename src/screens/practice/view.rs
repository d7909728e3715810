//! The picture of a practice: phone left, words right, the way so far at the foot.

use super::beside::mode_name;
use crate::contract::{Choice, Outline, Press};
use crate::paper::Size;
use crate::phone::{self, Attempt, PHONE_COLUMNS, PHONE_ROWS, Pointer, Touch};
use crate::record::Person;
use crate::record::TextSize;
use crate::texts::Texts;
use crate::ui::{Canvas, lettering, wrap};
use ratatui::layout::Rect;

/// More would not look like a phone any more, and be tiring to read.
const WIDEST_PHONE: u16 = 40;
const WIDEST_WORDS: u16 = 72;

/// Draws the practice into the body of the screen.
pub(super) fn draw(
    attempt: &Attempt,
    typed: Option<&str>,
    outline: &Outline,
    watcher: Option<&Person>,
    texts: Texts,
    canvas: &mut Canvas,
) {
    let pointer = pointer(attempt, typed);
    let phone = |canvas: &mut Canvas| phone::draw(attempt.practice(), attempt.state(), pointer, canvas);
    beside(attempt, outline, watcher, texts, &mut phone_and_words(canvas, phone));
    foot(attempt, outline, texts, canvas);
}

/// The mode, and who watches; the phone read off line by line; what stands at the foot.
pub(super) fn lines(
    attempt: &Attempt,
    typed: Option<&str>,
    watcher: Option<&Person>,
    outline: &Outline,
    texts: Texts,
) -> Vec<String> {
    let phone = phone::lines(attempt.practice(), attempt.state(), pointer(attempt, typed));
    let watched = watcher.map(|watcher| texts.watch_mark(watcher.given_name()));
    let foot = [saved(attempt, outline, texts), stuck(attempt, texts)];
    let mode = mode_name(attempt.policy.mode, texts).to_owned();
    let foot = foot.into_iter().flatten().map(str::to_owned);
    [mode].into_iter().chain(watched).chain(phone).chain(foot).collect()
}

/// Draws the phone at the left; what is left for the words comes back.
pub fn phone_and_words<'c>(canvas: &'c mut Canvas, draw: impl FnOnce(&mut Canvas)) -> Canvas<'c> {
    let area = canvas.area;
    let phone = phone_area(area);
    draw(&mut canvas.within(phone));
    let gap = if area.width >= 80 { 4 } else { 2 };
    let x = phone.right() + gap;
    let width = area.right().saturating_sub(x + 1).min(WIDEST_WORDS);
    canvas.within(Rect::new(x, area.y, width, area.height.saturating_sub(1)))
}

/// The phone grows with the terminal, up to what still looks like a phone.
fn phone_area(area: Rect) -> Rect {
    let width = (area.width * 2 / 5).clamp(PHONE_COLUMNS, WIDEST_PHONE);
    let height = area.height.saturating_sub(1).clamp(PHONE_ROWS, 32).min(area.height);
    let margin = if area.width >= 80 { 3 } else { 1 };
    // On a very wide screen both stand in the middle.
    let left = margin + area.width.saturating_sub(WIDEST_PHONE + WIDEST_WORDS + 8) / 2;
    Rect::new(area.x + left, area.y, width, height)
}

fn pointer<'t>(attempt: &Attempt, typed: Option<&'t str>) -> Pointer<'t> {
    let pointed = attempt.pointed();
    let digit = match pointed {
        Some(Touch::Digit(digit)) => Some(*digit),
        _ => None,
    };
    let state = attempt.state();
    let next_page = pointed == Some(&Touch::NextPage);
    Pointer { digit, next_page, typing: state.typing.zip(typed), one_a_row: false, at_rest: state.finished() }
}

fn beside(attempt: &Attempt, outline: &Outline, watcher: Option<&Person>, texts: Texts, canvas: &mut Canvas) {
    let area = canvas.area;
    let theme = *canvas.theme;
    let air = u16::from(area.height > 22);
    let after_mode = canvas.line(area.x, area.y, mode_name(attempt.policy.mode, texts), theme.accent);
    let right = area.right().saturating_sub(outline.note.as_deref().map_or(0, wrap::width));
    if let Some(step) = &outline.note {
        canvas.line(right, area.y, step, theme.quiet);
    }
    if let Some(watcher) = watcher {
        // A quiet mark: the learner is not to feel looked at all the time.
        let mark = format!(" · {}", texts.watch_mark(watcher.given_name()));
        canvas.line(after_mode, area.y, &wrap::shorten(&mark, right.saturating_sub(after_mode + 1)), theme.quiet);
    }
    let mut row = area.y + 2 + air;
    row = match large_instruction(outline, air, canvas) {
        Some(title) => lettering::put(&title, area.x, row, theme.heading, canvas),
        None => canvas.text(area.x, row, area.width, &outline.title, theme.heading),
    };
    row += 1 + air;
    for text in &outline.texts {
        row = canvas.text(area.x, row, area.width, text, theme.text) + 1 + air;
    }
    if let Some(enter) = &outline.enter {
        let x = canvas.keycap(area.x, row, "↵", Press::Enter, theme.green_key) + 1;
        row = canvas.text(x, row, area.right().saturating_sub(x), enter, theme.heading) + 1 + air;
    }
    for Choice { digit, label, .. } in &outline.choices {
        let x = canvas.keycap(area.x, row, &digit.to_string(), Press::Digit(*digit), theme.keycap) + 1;
        row = canvas.text(x, row, area.right().saturating_sub(x), label, theme.text) + 1 + air;
    }
}

/// The instruction in large letters, where that leaves room for the rest.
fn large_instruction(outline: &Outline, air: u16, canvas: &Canvas) -> Option<Vec<String>> {
    let Canvas { area, reading, .. } = canvas;
    let lines = match (reading.size, area.height) {
        (_, 31..) => 3,
        (TextSize::Usual, _) => return None,
        (TextSize::Large | TextSize::Largest, _) => 2,
    };
    let title = lettering::rows(&outline.title, Size::Smallest, reading.blocks, area.width, lines)?;
    let rest = outline.texts.iter().chain(&outline.enter);
    let rest: usize =
        rest.map(|text| wrap::lines(text, area.width.saturating_sub(4)).len() + 1 + usize::from(air)).sum();
    (title.len() + rest + 5 < usize::from(area.height)).then_some(title)
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
    let under_way = outline.note.is_some() && !attempt.state().finished();
    (under_way && attempt.steps_done() > 0).then(|| texts.lesson_saved())
}

/// What helps whoever presses here and is stuck.
fn stuck(attempt: &Attempt, texts: Texts) -> Option<&'static str> {
    let state = attempt.state();
    let presses = !attempt.policy.machine_presses && state.typing.is_none() && !state.finished();
    (presses && state.scene.is_none()).then(|| texts.practice_stuck())
}
