//! Letters and their marks: one normal form, and the form without marks.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The text in NFC. Everything that comes in from outside (files, keys, paste) passes here once: ratatui loses a mark
/// that stands alone at the start of a span.
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// A word as every phone shows it when it reads a QR: capitals without marks. Readers guess the alphabet of anything else,
/// and guess short Vietnamese words wrong.
pub fn plain_capitals(text: &str) -> String {
    fold(text).to_uppercase()
}

/// The text for searching and comparing: lower case, marks dropped, đ as d. "Đắk Lắk" and "dak lak" fold alike.
///
/// SQLite's `remove_diacritics` keeps the đ, so the database compares what this function made of both sides.
pub fn fold(text: &str) -> String {
    text.nfd().flat_map(char::to_lowercase).nfd().filter(|&c| !is_combining_mark(c)).map(plain_d).collect()
}

/// The stroke of đ is no combining mark, so no normal form takes it away.
fn plain_d(c: char) -> char {
    if c == 'đ' { 'd' } else { c }
}

/// The text with its first letter as a capital: "thứ Bảy" → "Thứ Bảy". The rest stays as it is.
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(upper).into_iter().chain(chars).collect()
}

/// The capital of a letter, where that is one letter (ß has none).
pub(super) fn upper(c: char) -> char {
    only(c.to_uppercase(), c)
}

/// The small form of a letter, where that is one letter (İ has none).
pub(super) fn lower(c: char) -> char {
    only(c.to_lowercase(), c)
}

fn only(mut mapped: impl Iterator<Item = char>, otherwise: char) -> char {
    match (mapped.next(), mapped.next()) {
        (Some(one), None) => one,
        _ => otherwise,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folding_drops_marks_and_capitals_and_the_stroke_of_the_d() {
        assert_eq!(fold("Đắk Lắk"), "dak lak");
        assert_eq!(fold("NGUYỄN THỊ HƯƠNG"), "nguyen thi huong");
        assert_eq!(fold("Nguye\u{302}\u{303}n"), "nguyen", "decomposed text folds like composed text");
        assert_eq!(fold("Zalo 3.0!"), "zalo 3.0!");
    }

    #[test]
    fn every_vietnamese_letter_folds_to_a_letter_of_the_keyboard() {
        let vowels = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ";
        assert!(fold(vowels).chars().all(|c| "aeiouyd".contains(c)), "{}", fold(vowels));
    }

    #[test]
    fn the_first_letter_becomes_a_capital_and_the_rest_stays() {
        assert_eq!(capitalised("thứ Bảy"), "Thứ Bảy");
        assert_eq!(capitalised("ấm chè"), "Ấm chè");
        assert_eq!(capitalised("đã lưu"), "Đã lưu");
        assert_eq!(capitalised(""), "");
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,24}") {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }

        #[test]
        fn both_normal_forms_fold_alike(text in "[a-zA-ZăâđêôơưĂÂĐÊÔƠƯàảãáạễữặỔỢ ]{0,24}") {
            let decomposed: String = text.nfd().collect();
            prop_assert_eq!(fold(&decomposed), fold(&text));
            prop_assert_eq!(nfc(&decomposed), nfc(&text));
        }
    }
}
