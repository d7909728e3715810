//! The bottom line: the same keys at the same places on every screen. Each keycap, with its word, answers a click.

use super::{Canvas, wrap};
use crate::contract::{Outline, Press, Voice};
use crate::texts::Texts;
use ratatui::layout::Rect;

/// One place of the bar: its keys and the word after them.
struct Slot<'a> {
    keys: &'a [(&'static str, Press)],
    word: &'a str,
    /// The columns it keeps, whatever word stands there now.
    width: u16,
    shown: bool,
}

impl<'a> Slot<'a> {
    fn new(keys: &'a [(&'static str, Press)], words: &[&'a str], which: usize) -> Self {
        let widest = words.iter().map(|word| wrap::width(word)).max().unwrap_or(0);
        // Three columns a keycap, one between two of them, one before the word.
        let width = 4 * keys.len() as u16 + widest;
        Self { keys, word: words[which], width, shown: true }
    }

    /// The same place with another word.
    fn saying(self, word: &'a str) -> Self {
        Self { word, ..self }
    }
}

/// Draws the bar into the canvas's first row. `more`: `/` shows more. Silence is shown as such.
pub fn draw(outline: &Outline, more: bool, voice: Voice, texts: Texts, canvas: &mut Canvas) {
    let volumes = [texts.keys_volume(), texts.keys_silent()];
    let helps = [texts.keys_help(), texts.keys_hint()];
    if outline.field.as_ref().is_some_and(|field| !field.kind.keeps_signs()) {
        return draw_typing(texts, canvas);
    }
    // Of digits only the signs steer.
    let digits = outline.field.is_some();
    let slots = [
        Slot::new(&[("*", Press::Again)], &[texts.keys_again()], 0),
        Slot::new(&[("+", Press::Louder), ("−", Press::Softer)], &volumes, usize::from(voice == Voice::Silent)),
        Slot { shown: more, ..Slot::new(&[("/", Press::NextPage)], &[texts.keys_more()], 0) },
        match digits {
            true => Slot::new(&[(".", Press::Delete)], &helps, 0).saying(texts.keys_delete()),
            false => Slot::new(&[("9", Press::Help)], &helps, usize::from(outline.hints)),
        },
        Slot { shown: !digits, ..Slot::new(&[("0", Press::Home)], &[texts.keys_home()], 0) },
    ];
    for (slot, x) in slots.iter().zip(places(&slots, canvas.area)) {
        draw_slot(slot, x, canvas);
    }
}

/// In its place, while every key is text: none is shown that would not do what it says. A touch leaves the field.
fn draw_typing(texts: Texts, canvas: &mut Canvas) {
    let area = canvas.area;
    canvas.hit(area, Press::LeaveField);
    canvas.line(area.x + 1, area.y, texts.keys_typing(), canvas.theme.quiet);
}

/// In its place, while something is being written and no key is heard.
pub fn draw_saving(texts: Texts, canvas: &mut Canvas) {
    let area = canvas.area;
    canvas.line(area.x + 1, area.y, texts.keys_saving(), canvas.theme.heading);
}

/// The column of each slot: the spare room shared out between them, the last one ending at the right edge.
fn places(slots: &[Slot], row: Rect) -> Vec<u16> {
    let used: u16 = slots.iter().map(|slot| slot.width).sum();
    let gaps = slots.len() as u16 - 1;
    let spare = match row.width.saturating_sub(used) {
        // A column of margin at the right, where there is room for it.
        spare if spare > gaps => spare - 1,
        spare => spare,
    };
    let mut x = row.x;
    (0..)
        .zip(slots)
        .map(|(n, slot)| {
            let place = x + spare * n / gaps;
            x += slot.width;
            place
        })
        .collect()
}

fn draw_slot(slot: &Slot, x: u16, canvas: &mut Canvas) {
    if !slot.shown {
        return;
    }
    let (row, keycap, quiet) = (canvas.area.y, canvas.theme.keycap, canvas.theme.quiet);
    if let [(_, only)] = slot.keys {
        canvas.hit(Rect::new(x, row, slot.width, 1), *only);
    }
    let mut next = x;
    for (face, press) in slot.keys {
        next = canvas.keycap(next, row, face, *press, keycap) + 1;
    }
    canvas.line(next, row, slot.word, quiet);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::Lang;
    use crate::ui::hit_at;
    use ratatui::buffer::Buffer;

    fn drawn(outline: &Outline, lang: Lang, columns: u16) -> (String, Vec<super::super::Hit>) {
        let area = Rect::new(0, 0, columns, 1);
        let (mut buf, mut hits, mut cut) = (Buffer::empty(area), Vec::new(), Vec::new());
        let mut canvas = Canvas::usual(&mut buf, &mut hits, &mut cut);
        draw(outline, outline.more, Voice::Speaks, Texts::new(lang), &mut canvas);
        assert_eq!(cut, Vec::<String>::new());
        (buf.content().iter().map(|cell| cell.symbol()).collect(), hits)
    }

    #[test]
    fn every_key_fits_the_smallest_screen_in_both_languages() {
        let all = Outline { more: true, ..Outline::default() };
        let (line, _) = drawn(&all, Lang::Vi, 64);
        assert_eq!(line.trim_end(), " *  Nghe lại  +   −  Tiếng to, nhỏ  /  Thêm  9  Giúp   0  Về đầu");
        assert!(drawn(&all, Lang::En, 64).0.contains(" 0  Home"));
    }

    #[test]
    fn a_key_stands_at_the_same_place_whether_or_not_there_are_more_pages_or_hints() {
        let place = |outline: &Outline, word: &str| drawn(outline, Lang::Vi, 80).0.find(word).map(|at| at > 0);
        let bare = Outline::default();
        let full = Outline { more: true, hints: true, ..Outline::default() };
        let column = |outline: &Outline| {
            let (_, hits) = drawn(outline, Lang::Vi, 80);
            hits.iter().find(|hit| hit.press == Press::Help).map(|hit| hit.area.x)
        };
        assert_eq!(column(&bare), column(&full));
        assert!(place(&full, "Gợi ý").is_some() && place(&bare, "Gợi ý").is_none() && place(&bare, "Thêm").is_none());
    }

    #[test]
    fn a_click_on_a_key_or_its_word_presses_it() {
        let (line, hits) = drawn(&Outline::default(), Lang::Vi, 64);
        let word = line.chars().position(|letter| letter == 'N').expect("Nghe lại") as u16;
        assert_eq!(hit_at(&hits, word, 0), Some(Press::Again));
        assert_eq!(hit_at(&hits, 62, 0), Some(Press::Home));
    }
}
