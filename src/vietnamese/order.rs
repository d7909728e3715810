//! The order of the Vietnamese alphabet, and the order of names in a list: by given name, then by the rest.

use super::letters::lower;
use super::name::split;
use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// The alphabet in school order; f, j, w and z (foreign names) stand where Latin puts them.
const ALPHABET: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

/// The tones in dictionary order after ngang (no mark): huyền, hỏi, ngã, sắc, nặng.
const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];

/// Compares two names as a list of people is read aloud: the given name (the last word) first, then family and middle
/// names. Equal only for the same text.
pub fn by_given_name(a: &str, b: &str) -> Ordering {
    name_key(a).cmp(&name_key(b))
}

/// What [`by_given_name`] compares. To sort a long list, each name's is made once.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NameKey {
    given: TextKey,
    rest: TextKey,
    whole: String,
}

/// See [`NameKey`].
pub fn name_key(name: &str) -> NameKey {
    let (rest, given) = split(name);
    NameKey { given: text_key(given), rest: text_key(rest), whole: name.to_owned() }
}

/// Compares two texts in dictionary order, syllable by syllable: first the letters (a ă â are three letters), then, where
/// all letters of the syllable agree, the tones; at last capitals and odd spaces, so that only equal texts are equal.
pub fn compare(a: &str, b: &str) -> Ordering {
    text_key(a).cmp(&text_key(b))
}

/// The syllables, then the text itself.
type TextKey = (Vec<SyllableKey>, String);

fn text_key(text: &str) -> TextKey {
    (text.split_whitespace().map(syllable_key).collect(), text.to_owned())
}

/// The letters of a syllable by their places in the alphabet, then its tones (0 = none) letter by letter.
type SyllableKey = (Vec<Place>, Vec<usize>);

/// Where a character stands: digits and signs before the letters, other scripts after them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Sign(char),
    Letter(usize),
    Foreign(char),
}

fn syllable_key(syllable: &str) -> SyllableKey {
    syllable.nfc().map(|c| LETTERS.get(&c).copied().unwrap_or_else(|| place_and_tone(c))).unzip()
}

/// Every Vietnamese letter, looked up once: lists of names are sorted while somebody waits.
static LETTERS: LazyLock<HashMap<char, (Place, usize)>> = LazyLock::new(|| {
    let toned = |letter: char| {
        std::iter::once(letter).chain(TONES.iter().flat_map(move |tone| [letter, *tone].into_iter().nfc()))
    };
    let small = ALPHABET.chars().flat_map(toned);
    small.flat_map(|letter| letter.to_uppercase().chain([letter])).map(|c| (c, place_and_tone(c))).collect()
});

fn place_and_tone(c: char) -> (Place, usize) {
    let (letter, tone) = without_tone(lower(c));
    (place(letter), tone)
}

/// Takes the tone off a letter, leaving the marks that make it another letter: ễ → (ê, 3).
fn without_tone(c: char) -> (char, usize) {
    let tone_of = |mark| TONES.iter().position(|&tone| tone == mark);
    let parts = || std::iter::once(c).nfd();
    let tone = parts().find_map(tone_of).map_or(0, |place| place + 1);
    let letter = parts().filter(|&part| tone_of(part).is_none()).nfc().next();
    (letter.unwrap_or(c), tone)
}

fn place(letter: char) -> Place {
    match ALPHABET.chars().position(|known| known == letter) {
        Some(index) => Place::Letter(index),
        None if letter.is_alphabetic() => Place::Foreign(letter),
        None => Place::Sign(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sorted(list: &str, order: fn(&str, &str) -> Ordering) -> String {
        let mut list: Vec<&str> = list.split(", ").collect();
        list.sort_by(|a, b| order(a, b));
        list.join(", ")
    }

    #[test]
    fn words_stand_in_dictionary_order() {
        let right = "An, Anh, Ảnh, Ánh, Ăn, Ân, Ấn, Ba, Bà, Bả, Bã, Bá, Bạ, Dung, Dũng, Đạt, Đức, O, Ô, Ơ, Uyên, Ưng";
        let mixed = "Ưng, Ơ, Đức, Bạ, Ấn, An, Ô, O, Uyên, Bá, Ân, Ánh, Dũng, Ba, Bã, Ăn, Đạt, Bả, Dung, Bà, Ảnh, Anh";
        assert_eq!(sorted(mixed, compare), right);
    }

    #[test]
    fn the_alphabet_of_the_school_book_is_already_sorted() {
        let letters: Vec<String> = "aăâbcdđeêghiklmnoôơpqrstuưvxy".chars().map(String::from).collect();
        assert!(letters.windows(2).all(|pair| compare(&pair[0], &pair[1]) == Ordering::Less));
    }

    #[test]
    fn tones_follow_ngang_huyen_hoi_nga_sac_nang() {
        for row in ["aàảãáạ", "ăằẳẵắặ", "êềểễếệ", "ưừửữứự", "yỳỷỹýỵ"] {
            let row: Vec<String> = row.chars().map(String::from).collect();
            assert!(row.windows(2).all(|pair| compare(&pair[0], &pair[1]) == Ordering::Less), "{row:?}");
        }
    }

    #[test]
    fn people_stand_by_given_name_then_by_family_name() {
        let right = "Lê Văn An, Nguyễn Thị An, Nguyễn Văn An, Trần Ánh, Hoàng Đức, Bùi Thị Lan, Đỗ Lan, Ma Thị Yến";
        let mixed = "Ma Thị Yến, Đỗ Lan, Nguyễn Văn An, Trần Ánh, Lê Văn An, Bùi Thị Lan, Hoàng Đức, Nguyễn Thị An";
        assert_eq!(sorted(mixed, by_given_name), right);
    }

    #[test]
    fn small_letters_and_odd_spaces_do_not_move_a_name() {
        assert_eq!(by_given_name("nguyễn văn an", "Lê Thị Bình"), Ordering::Less);
        assert_eq!(by_given_name("Nguyễn  Văn An ", "Lê Thị Bình"), Ordering::Less);
        assert_eq!(by_given_name("Nguyễn Văn An", "Nguyễn Văn An"), Ordering::Equal);
    }

    #[test]
    fn signs_stand_before_letters_and_other_scripts_after_them() {
        assert_eq!(compare("H'Mông", "Ha"), Ordering::Less);
        assert_eq!(compare("2", "a"), Ordering::Less);
        assert_eq!(compare("y", "я"), Ordering::Less);
    }

    const NAMES: &str = "[aAăâđĐeễộợưứ]{1,3}( [nN]?[aáạoơy]{1,2}){0,2}";

    proptest! {
        #[test]
        fn the_order_is_total(a in NAMES, b in NAMES, c in NAMES) {
            prop_assert_eq!(by_given_name(&a, &b), by_given_name(&b, &a).reverse());
            prop_assert_eq!(by_given_name(&a, &b) == Ordering::Equal, a == b);
            if by_given_name(&a, &b).is_le() && by_given_name(&b, &c).is_le() {
                prop_assert!(by_given_name(&a, &c).is_le());
            }
        }

        #[test]
        fn any_text_can_be_compared(a in "\\PC{0,12}", b in "\\PC{0,12}") {
            prop_assert_eq!(compare(&a, &b), compare(&b, &a).reverse());
        }
    }
}
