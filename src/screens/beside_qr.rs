//! How a QR lies on the screen: as large as it may be with words beside it, or alone on white.
//!
//! Knows an outline and the text of a QR, not what they say.

use crate::contract::{Blocks, Outline, Press};
use crate::texts::Texts;
use crate::ui::qr::{ON_LIGHT, QrPicture};
use crate::ui::{Canvas, page, wrap};
use ratatui::layout::Rect;

/// Columns the words beside the QR need at least (64 columns less the 47 of a version 6 code).
const BESIDE: u16 = 17;
/// Wider than this, words beside the QR are tiring to read.
const WIDEST: u16 = 40;
/// Rows for the short code under a QR that stands alone.
const UNDER: u16 = 3;

/// The QR at the left in full height, in the columns beside it the words, and at their foot the keys. `false`, with
/// nothing drawn, where no QR fits.
pub fn draw_beside_words(text: &str, blocks: Blocks, outline: &Outline, canvas: &mut Canvas) -> bool {
    let area = canvas.area;
    let room = area.width.saturating_sub(BESIDE);
    let Some(picture) = QrPicture::fit_in(text, room, area.height, blocks) else { return false };
    let (columns, rows) = picture.size();
    let spare = area.width.saturating_sub(columns + BESIDE);
    let qr = Rect { x: area.x + spare.min(4), y: area.y + (area.height - rows) / 2, width: columns, height: rows };
    picture.draw(qr, canvas.buf);
    let x = qr.right() + 1 + spare.min(3);
    let words = Rect { x, width: area.right().saturating_sub(x).min(WIDEST), ..qr };
    draw_words(outline, words, canvas);
    true
}

/// Words from the top, keys at the foot; the white between the words goes before any of them does.
fn draw_words(outline: &Outline, area: Rect, canvas: &mut Canvas) {
    let theme = *canvas.theme;
    let words: Vec<&String> = std::iter::once(&outline.title).chain(&outline.texts).collect();
    let lines: usize = words.iter().map(|text| wrap::lines(text, area.width).len()).sum();
    let keys = outline.choices.len() + usize::from(outline.enter.is_some());
    let is_roomy = lines + words.len() + 2 * keys < usize::from(area.height);
    let mut row = area.y + u16::from(is_roomy);
    for (place, text) in words.iter().enumerate() {
        let style = match place {
            0 => theme.heading,
            last if last + 1 == words.len() => theme.accent,
            _ => theme.text,
        };
        row = canvas.text(area.x, row, area.width, text, style) + u16::from(is_roomy);
    }
    let step = if is_roomy { 2 } else { 1 };
    let keys = area.bottom().saturating_sub(keys as u16 * step);
    let note =
        outline.note.iter().filter(|note| wrap::lines(note, area.width).len() < usize::from(keys - row.min(keys)));
    for note in note {
        canvas.text(area.x, row, area.width, note, theme.quiet);
    }
    draw_keys(outline, Rect { y: keys, ..area }, step, canvas);
}

fn draw_keys(outline: &Outline, area: Rect, step: u16, canvas: &mut Canvas) {
    let theme = *canvas.theme;
    let choices = outline.choices.iter().map(|choice| {
        (choice.digit.to_string(), Press::Digit(choice.digit), theme.keycap, choice.label.as_str(), theme.text)
    });
    let enter = outline.enter.iter();
    let enter = enter.map(|label| ("↵".to_owned(), Press::Enter, theme.green_key, label.as_str(), theme.heading));
    for (y, (face, press, cap, label, style)) in (area.y..).step_by(usize::from(step)).zip(choices.chain(enter)) {
        canvas.hit(Rect { y, height: 1, ..area }, press);
        let x = canvas.keycap(area.x, y, &face, press, cap) + 1;
        canvas.line(x, y, &wrap::shorten(label, area.right().saturating_sub(x)), style);
    }
}

/// Nothing but the QR, as large as fits, its short code and how to come back, on paper that fills the screen: nothing
/// dark near it misleads a camera's exposure.
pub fn draw_alone(text: &str, blocks: Blocks, outline: &Outline, canvas: &mut Canvas) -> bool {
    let area = canvas.area;
    let beside = Rect { width: area.width.saturating_sub(BESIDE), ..area };
    let under = Rect { height: area.height.saturating_sub(UNDER), ..area };
    let fitting = [beside, under]
        .into_iter()
        .filter_map(|room| QrPicture::fit_in(text, room.width, room.height, blocks).map(|picture| (room, picture)));
    // Of two that are equally good, the first: `max_by_key` would take the last.
    let best = fitting.rev().max_by_key(|(_, picture)| (picture.scale(), picture.level(), picture.quiet_zone()));
    let Some((room, picture)) = best else { return false };
    canvas.fill(area, ON_LIGHT);
    let (columns, rows) = picture.size();
    let is_beside = room == beside;
    let together = columns + if is_beside { BESIDE } else { 0 };
    let qr = Rect {
        x: area.x + (area.width - together) / 2,
        y: room.y + (room.height - rows) / 2,
        width: columns,
        height: rows,
    };
    picture.draw(qr, canvas.buf);
    let words = if is_beside {
        Rect { x: qr.right() + 1, y: area.y + area.height / 2 - 2, width: BESIDE - 1, height: 5 }
    } else {
        Rect { x: area.x + 2, y: room.bottom(), width: area.width - 4, height: UNDER }
    };
    // Not bold: a Linux console's bold black is grey.
    let below = canvas.text(words.x, words.y, words.width, &outline.title, ON_LIGHT);
    if let Some(back) = &outline.enter {
        canvas.text(words.x, below + u16::from(is_beside), words.width, back, ON_LIGHT);
        canvas.hit(area, Press::Enter);
    }
    true
}

/// Where no QR fits: what it would say, and the short code to read out.
pub fn draw_without_qr(outline: Outline, texts: Texts, canvas: &mut Canvas) {
    let outline = Outline { note: Some(texts.confirmation_small().to_owned()), ..outline };
    page::draw(&outline, texts, canvas);
}
