//! The one filter between text from outside (lessons, names, places, scanned codes) and whatever obeys signs of control: the
//! terminal and the receipt printer (trust.md §3).

use super::glyphs::station_glyph;
use super::letters::nfc;
use std::borrow::Cow;
use unicode_normalization::char::is_combining_mark;

/// Marks that may stand on one letter beyond what NFC makes one character of. Ê̆ of Ê-đê needs one.
const MOST_MARKS: usize = 2;

/// What else than the station's own signs is text: blocks of Latin letters, marks and signs, each without a hole, so that no
/// character without a meaning can be among them. Private, unassigned, formatting and control characters are not.
const ALLOWED: [(char, char); 15] = [
    (' ', '~'),
    ('\u{a1}', '\u{ac}'),
    ('\u{ae}', '\u{24f}'),  // Latin letters
    ('\u{300}', '\u{34e}'), // marks, without the invisible joiner between
    ('\u{350}', '\u{36f}'),
    ('\u{1e00}', '\u{1eff}'), // Latin letters, most of the Vietnamese ones
    ('\u{2010}', '\u{2027}'), // dashes, quotation marks
    ('\u{2030}', '\u{205e}'),
    ('\u{20a0}', '\u{20bf}'), // currencies
    ('\u{2190}', '\u{21ff}'), // arrows
    ('\u{2200}', '\u{22ff}'), // mathematics
    ('\u{2500}', '\u{257f}'), // frames
    ('\u{2580}', '\u{259f}'), // blocks
    ('\u{25a0}', '\u{25ff}'), // shapes
    ('\u{2700}', '\u{27bf}'), // ticks and crosses
];

/// The text as it may be drawn or printed: NFC, one line, letters of the Latin alphabet and signs, at most two combining marks
/// on a letter, nothing invisible. A letter of another alphabet becomes `?`, white space a space, everything else goes.
pub fn plain_text(text: &str) -> Cow<'_, str> {
    if text.chars().all(station_glyph) {
        return Cow::Borrowed(text);
    }
    let allowed: String = text.chars().filter_map(allowed).collect();
    // Marks on signs go first: NFC would make letters of other alphabets of some.
    Cow::Owned(few_marks(&nfc(&few_marks(&allowed, usize::MAX)), MOST_MARKS))
}

fn allowed(c: char) -> Option<char> {
    match c {
        _ if ALLOWED.iter().any(|(first, last)| (*first..=*last).contains(&c)) => Some(c),
        _ if c.is_whitespace() => Some(' '),
        _ if c.is_alphanumeric() => Some('?'),
        _ => None,
    }
}

/// Takes away the marks on a letter beyond so many, and those that stand on no letter.
fn few_marks(text: &str, most: usize) -> String {
    let mut room: usize = 0;
    let keep = |c: &char| {
        if is_combining_mark(*c) {
            let fits = room > 0;
            room = room.saturating_sub(1);
            fits
        } else {
            room = if c.is_alphabetic() { most } else { 0 };
            true
        }
    };
    text.chars().filter(keep).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::is_nfc;

    #[test]
    fn vietnamese_and_the_stations_signs_pass_untouched() {
        for text in ["", "Bà Hoàng Thị Lan · xóm Đồng Keng", "✓ đúng rồi… 25.000₫", "╭──╮ ▀▄ ●○ ◂ ▸ ↵"]
        {
            assert!(matches!(plain_text(text), Cow::Borrowed(same) if same == text), "{text}");
        }
    }

    #[test]
    fn what_commands_a_terminal_or_a_printer_goes() {
        assert_eq!(plain_text("a\u{1b}[2Jb\u{9b}3mc\u{7}"), "a[2Jb3mc");
        assert_eq!(plain_text("\u{1d}V\u{0}\u{1b}@Lan\u{10}\u{4}\u{1}"), "V@Lan");
        assert_eq!(plain_text("dòng\tmột\r\ndòng hai\u{2028}ba"), "dòng một  dòng hai ba");
    }

    #[test]
    fn what_cannot_be_seen_or_turns_the_line_round_goes() {
        assert_eq!(plain_text("Lan\u{202e}\u{2066}\u{200b}\u{200d}\u{feff}\u{ad}\u{34f} Hoàng"), "Lan Hoàng");
        assert_eq!(plain_text("\u{e000}\u{f8ff}\u{10ffff}\u{378}\u{fffe}\u{e0041}x"), "x");
    }

    #[test]
    fn letters_that_only_look_like_ours_are_seen_to_be_others() {
        assert_eq!(plain_text("\u{41b}\u{430}n"), "??n", "Cyrillic");
        assert_eq!(plain_text("中文 Ａ"), "?? ?");
    }

    #[test]
    fn marks_become_one_with_their_letter_and_do_not_pile_up() {
        assert_eq!(plain_text("Nguye\u{302}\u{303}n"), "Nguyễn");
        assert_eq!(plain_text("e\u{200b}\u{302}\u{301}"), "ế", "what stood between is gone first");
        assert_eq!(plain_text("E\u{302}\u{306}a"), "Ê\u{306}a", "a letter of Ê-đê");
        let piled = format!("e{}", "\u{33f}".repeat(200));
        assert_eq!(plain_text(&piled).chars().count(), 3);
        assert_eq!(plain_text("\u{301}a 1\u{301} ¨\u{300}"), "a 1 ¨");
    }

    #[test]
    fn every_allowed_block_is_without_holes_and_without_anything_invisible() {
        for c in ALLOWED.iter().flat_map(|(first, last)| *first..=*last) {
            let invisible = c.is_control()
                || matches!(c, '\u{ad}' | '\u{34f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}');
            assert!(!invisible, "U+{:04X}", u32::from(c));
        }
        assert!(('\0'..=char::MAX).filter(|c| station_glyph(*c)).all(|c| allowed(c) == Some(c)));
    }

    /// Any characters, those that hurt more often than by chance.
    fn hostile() -> impl Strategy<Value = String> {
        let nasty = prop::sample::select(
            "\u{0}\u{7}\u{8}\t\n\r\u{1b}\u{1d}\u{10}\u{7f}\u{9b}\u{202e}\u{200d}\u{feff}\u{e000}\u{300}\u{323}eđ[@VJ"
                .chars()
                .collect::<Vec<_>>(),
        );
        prop::collection::vec(prop_oneof![any::<char>(), nasty], 0..40)
            .prop_map(|characters| characters.into_iter().collect())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn nothing_hostile_is_left_of_any_text(text in hostile()) {
            let plain = plain_text(&text);
            prop_assert!(is_nfc(&plain), "{plain:?}");
            prop_assert!(plain.chars().all(|c| allowed(c) == Some(c)), "{plain:?}");
            prop_assert!(!plain.chars().any(|c| c.is_control() || c.is_whitespace() && c != ' '), "{plain:?}");
            prop_assert_eq!(plain_text(&plain), plain.clone(), "twice is once");
            let most = plain.split(|c| !is_combining_mark(c)).map(|marks| marks.chars().count()).max();
            prop_assert!(most <= Some(MOST_MARKS));
        }
    }
}
