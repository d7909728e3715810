//! The order of the Vietnamese alphabet, and the order of names in a list: by given name, then by the rest.

use super::letters::{lower, upper};
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

/// The letter under which a name stands in a list: the first of the given name, a capital without its tone (Ánh → A, Ấn → Â,
/// Đạt → Đ).
pub fn initial(name: &str) -> Option<char> {
    let first = split(name).1.nfc().next()?;
    Some(upper(without_tone(lower(first)).0))
}

/// What [`by_given_name`] compares. To sort a long list, each name's is made once.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NameKey(Vec<u32>);

/// See [`NameKey`].
pub fn name_key(name: &str) -> NameKey {
    let (rest, given) = split(name);
    let mut key = Vec::with_capacity(4 * name.len());
    for text in [given, rest] {
        push_text(text, &mut key);
    }
    key.extend(name.chars().map(u32::from));
    NameKey(key)
}

/// Compares two texts in dictionary order, syllable by syllable: first the letters (a ă â are three letters), then, where
/// all letters of the syllable agree, the tones; at last capitals and odd spaces, so that only equal texts are equal.
pub fn compare(a: &str, b: &str) -> Ordering {
    let key = |text: &str| {
        let mut key = Vec::with_capacity(4 * text.len());
        push_text(text, &mut key);
        key
    };
    key(a).cmp(&key(b))
}

/// Ends a list within a key: less than whatever could stand in its place, so that the shorter list comes first.
const END: u32 = 0;

/// The syllables of a text, then its characters as they are.
fn push_text(text: &str, key: &mut Vec<u32>) {
    for syllable in text.split_whitespace() {
        push_syllable(syllable, key);
    }
    key.push(END);
    key.extend(text.chars().map(|c| u32::from(c) + 1));
    key.push(END);
}

/// The letters of a syllable by their places in the alphabet, then its tones letter by letter. A tone is less than any
/// letter, so here too the shorter one comes first.
fn push_syllable(syllable: &str, key: &mut Vec<u32>) {
    let mut tones = Vec::with_capacity(syllable.len());
    for c in syllable.nfc() {
        let (place, tone) = LETTERS.get(&c).copied().unwrap_or_else(|| place_and_tone(c));
        key.push(place);
        tones.push(tone);
    }
    key.append(&mut tones);
    key.push(END);
}

/// Where a character stands: digits and signs before the letters, other scripts after them; all beyond the tones.
const SIGN: u32 = 0x10;
const LETTER: u32 = 0x20_0000;
const FOREIGN: u32 = 0x40_0000;

/// Every Vietnamese letter, looked up once: lists of names are sorted while somebody waits.
static LETTERS: LazyLock<HashMap<char, (u32, u32)>> = LazyLock::new(|| {
    let toned = |letter: char| {
        std::iter::once(letter).chain(TONES.iter().flat_map(move |tone| [letter, *tone].into_iter().nfc()))
    };
    let small = ALPHABET.chars().flat_map(toned);
    small.flat_map(|letter| letter.to_uppercase().chain([letter])).map(|c| (c, place_and_tone(c))).collect()
});

/// The place of a letter and its tone, both beyond [`END`]; 1 is no tone.
fn place_and_tone(c: char) -> (u32, u32) {
    let (letter, tone) = without_tone(lower(c));
    (place(letter), tone)
}

/// Takes the tone off a letter, leaving the marks that make it another letter: ễ → (ê, ngã).
fn without_tone(c: char) -> (char, u32) {
    let tone_of = |mark| (2..).zip(TONES).find(|(_, tone)| *tone == mark).map(|(number, _)| number);
    let parts = || std::iter::once(c).nfd();
    let tone = parts().find_map(tone_of).unwrap_or(1);
    let letter = parts().filter(|&part| tone_of(part).is_none()).nfc().next();
    (letter.unwrap_or(c), tone)
}

fn place(letter: char) -> u32 {
    match (1..).zip(ALPHABET.chars()).find(|(_, known)| *known == letter) {
        Some((number, _)) => LETTER + number,
        None if letter.is_alphabetic() => FOREIGN + u32::from(letter),
        None => SIGN + u32::from(letter),
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
    fn a_name_stands_under_the_letter_of_its_given_name_without_its_tone() {
        let under = ["Hoàng Ánh", "Ma Ấn", "Lý Văn Đạt", "Ưng", "nguyễn thị ổi"].map(initial);
        assert_eq!(under, ['A', 'Â', 'Đ', 'Ư', 'Ô'].map(Some));
        assert_eq!(initial(" "), None);
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
