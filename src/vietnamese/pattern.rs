//! Typed text against the patterns of a practice script.

use super::letters::{fold, nfc};
use super::spelling::respelt;

/// Whether marks matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Marks {
    /// á, à and a are one letter, đ and d as well.
    #[default]
    Ignored,
    /// A pattern written with marks wants each of them; one written without still takes any. Where in its syllable the tone
    /// stands does not matter: hoá is hóa.
    AsWritten,
}

/// Whether what was typed is what the script means. Capitals, marks and outer spaces do not matter, several spaces count
/// as one, and `*` in the pattern stands for anything, also for nothing.
pub fn matches(pattern: &str, typed: &str) -> bool {
    matches_with(Marks::Ignored, pattern, typed)
}

/// The same where marks may matter.
pub fn matches_with(marks: Marks, pattern: &str, typed: &str) -> bool {
    let form = if marks == Marks::AsWritten && has_marks(pattern) { marked } else { fold };
    let (pattern, typed) = (spaced(&form(pattern)), spaced(&form(typed)));
    let Some((start, rest)) = pattern.split_once('*') else { return pattern == typed };
    let (middle, end) = rest.rsplit_once('*').unwrap_or(("", rest));
    let between = typed.strip_prefix(start).and_then(|after| after.strip_suffix(end));
    between.is_some_and(|between| contains_in_order(between, middle.split('*')))
}

/// Whether anything in the text has a mark; đ is a d with one.
pub fn has_marks(text: &str) -> bool {
    fold(text) != small(text)
}

fn small(text: &str) -> String {
    nfc(text).to_lowercase()
}

/// Small letters with their marks, the tone where it is written today.
fn marked(text: &str) -> String {
    let respelt = |part: &str| {
        let syllable = part.trim_end_matches(|c: char| !c.is_alphabetic());
        let sign = &part[syllable.len()..];
        format!("{}{sign}", respelt(syllable).unwrap_or_else(|| syllable.to_owned()))
    };
    small(text).split_inclusive(|c: char| !c.is_alphabetic()).map(respelt).collect()
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Finds each piece after the one before it. Taking the first place each time is enough: it leaves most room for the rest.
fn contains_in_order<'a>(text: &str, mut pieces: impl Iterator<Item = &'a str>) -> bool {
    pieces.try_fold(text, |left, piece| left.find(piece).map(|at| &left[at + piece.len()..])).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn marks_capitals_and_spaces_do_not_matter() {
        assert!(matches("zalo", " ZALO "));
        assert!(matches("chè Tân Cương", "che  tan cuong"));
        assert!(matches("dich vu cong", "Dịch vụ công"));
        assert!(!matches("zalo", "zalo pro"));
        assert!(!matches("zalo", ""));
    }

    #[test]
    fn a_star_stands_for_anything() {
        assert!(matches("*dichvucong.gov.vn*", "https://dichvucong.gov.vn/"));
        assert!(matches("dichvucong*", "dichvucong"));
        assert!(matches("xin * giúp *", "Xin bác giúp cháu với"));
        assert!(!matches("xin * giúp *", "Giúp cháu xin bác"));
        assert!(matches("*", "gì cũng được"));
    }

    #[test]
    fn the_pieces_may_not_share_letters() {
        assert!(!matches("ab*ba", "aba"));
        assert!(matches("ab*ba", "abba"));
        assert!(matches("a*b*b", "abb"));
        assert!(!matches("a*b*b", "ab"));
    }

    #[test]
    fn where_marks_are_wanted_they_must_be_there_and_be_the_right_ones() {
        let fits = |pattern, typed| matches_with(Marks::AsWritten, pattern, typed);
        assert!(fits("mạ", " MẠ ") && fits("Lấy mạ", "lấy  mạ") && fits("đồng", "Đồng"));
        for typed in ["ma", "má", "mã", ""] {
            assert!(!fits("mạ", typed), "{typed}");
        }
        assert!(!fits("đồng", "dồng") && !fits("lấy", "láy") && !fits("cám", "cam"));
        assert!(fits("*mạ*", "đi lấy mạ.") && !fits("*mạ*", "di lay ma."));
    }

    #[test]
    fn a_pattern_written_without_marks_takes_any() {
        for typed in ["ma", "mạ", "MÃ"] {
            assert!(matches_with(Marks::AsWritten, "ma", typed), "{typed}");
        }
    }

    #[test]
    fn the_tone_may_stand_where_another_keyboard_puts_it() {
        assert!(
            matches_with(Marks::AsWritten, "xóa", "xoá") && matches_with(Marks::AsWritten, "chìa khoá,", "chìa khóa,")
        );
        assert!(!matches_with(Marks::AsWritten, "xóa", "xoà"));
    }

    proptest! {
        #[test]
        fn what_fits_with_its_marks_fits_without_them(pattern in "[aáạđ*]{0,4}", typed in "[aáạđ]{0,4}") {
            let with_marks = matches_with(Marks::AsWritten, &pattern, &typed);
            prop_assert!(!with_marks || matches(&pattern, &typed));
        }

        #[test]
        fn a_text_fits_itself_with_its_marks(text in "[a-zA-ZđĐễộáạ .]{0,20}") {
            prop_assert!(matches_with(Marks::AsWritten, &text, &text));
        }

        #[test]
        fn a_text_without_stars_matches_itself_and_its_fold(text in "[a-zA-ZđĐễộ .]{0,20}") {
            prop_assert!(matches(&text, &text));
            prop_assert!(matches(&fold(&text), &text));
        }

        #[test]
        fn cutting_any_piece_out_for_a_star_still_matches(text in "[a-c]{0,10}", from in 0usize..10, to in 0usize..10) {
            let (from, to) = (from.min(text.len()), to.min(text.len()));
            let (from, to) = (from.min(to), from.max(to));
            let pattern = [&text[..from], &text[to..]].join("*");
            prop_assert!(matches(&pattern, &text));
        }
    }
}
