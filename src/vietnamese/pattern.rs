//! Typed text against the patterns of a practice script.

use super::letters::fold;

/// Whether what was typed is what the script means. Capitals, marks and outer spaces do not matter, several spaces count
/// as one, and `*` in the pattern stands for anything, also for nothing.
pub fn matches(pattern: &str, typed: &str) -> bool {
    let (pattern, typed) = (bare(pattern), bare(typed));
    let Some((start, rest)) = pattern.split_once('*') else { return pattern == typed };
    let (middle, end) = rest.rsplit_once('*').unwrap_or(("", rest));
    let between = typed.strip_prefix(start).and_then(|after| after.strip_suffix(end));
    between.is_some_and(|between| contains_in_order(between, middle.split('*')))
}

fn bare(text: &str) -> String {
    fold(text).split_whitespace().collect::<Vec<_>>().join(" ")
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

    proptest! {
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
