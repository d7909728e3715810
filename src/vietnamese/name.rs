//! Names of people as they are written in a list.

use super::letters::{fold, lower, nfc, upper};

/// The longest name kept, in letters and spaces.
pub const NAME_LETTERS: usize = 40;

/// The given name, by which people are called and sorted: the last word of a full name.
pub fn given_name(name: &str) -> &str {
    split(name).1
}

/// A full name as (family and middle names, given name).
pub(super) fn split(name: &str) -> (&str, &str) {
    let name = name.trim();
    name.rsplit_once(char::is_whitespace).map_or(("", name), |(rest, given)| (rest.trim_end(), given))
}

/// A typed name as it is kept: NFC, single spaces, each part with a capital ("nguyễn thị hương" → "Nguyễn Thị Hương",
/// "H'MÔNG" → "H'Mông"), nothing but Latin letters, apostrophes, hyphens and dots, at most [`NAME_LETTERS`] characters.
/// Empty when there was no letter in it.
pub fn clean_name(text: &str) -> String {
    let kept: String = nfc(text).chars().filter_map(name_character).collect();
    let words: Vec<String> = kept.split(' ').filter(|word| word.contains(is_letter)).map(title).collect();
    let short: String = words.join(" ").chars().take(NAME_LETTERS).collect();
    short.trim_end_matches(|c: char| !is_letter(c) && c != '.').to_owned()
}

/// What a character becomes in a name; `None` if it has no place there.
fn name_character(c: char) -> Option<char> {
    match c {
        '\'' | '’' | 'ʼ' => Some('\''),
        '-' | '.' => Some(c),
        _ if c.is_whitespace() => Some(' '),
        _ => is_letter(c).then_some(c),
    }
}

/// A letter of the Latin alphabet with or without marks: the station's font has no others.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() && matches!(fold(c.encode_utf8(&mut [0; 4])).as_bytes(), [b'a'..=b'z'])
}

/// One word with a capital at its start and after an apostrophe, hyphen or dot; signs before the first letter go.
fn title(word: &str) -> String {
    let word = word.trim_start_matches(|c: char| !is_letter(c));
    let mut at_start = true;
    let mut cased = |c: char| if std::mem::replace(&mut at_start, !is_letter(c)) { upper(c) } else { lower(c) };
    word.chars().map(&mut cased).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_given_name_is_the_last_word() {
        assert_eq!(given_name("Nguyễn Thị Hương"), "Hương");
        assert_eq!(given_name("Hương "), "Hương");
        assert_eq!(given_name(""), "");
    }

    #[test]
    fn a_name_gets_its_capitals_and_single_spaces() {
        assert_eq!(clean_name("  nguyễn   thị hương "), "Nguyễn Thị Hương");
        assert_eq!(clean_name("ĐẶNG VĂN ĐÔ"), "Đặng Văn Đô");
        assert_eq!(clean_name("y moan êban"), "Y Moan Êban");
        assert_eq!(clean_name("H’HEN NIÊ"), "H'Hen Niê");
        assert_eq!(clean_name("trần t.hà"), "Trần T.Hà");
        assert_eq!(clean_name("lê thị b."), "Lê Thị B.");
    }

    #[test]
    fn decomposed_letters_become_whole_ones() {
        assert_eq!(clean_name("nguye\u{302}\u{303}n"), "Nguyễn");
    }

    #[test]
    fn what_is_no_name_does_not_get_into_one() {
        assert_eq!(clean_name("Lan 0912345678"), "Lan");
        assert_eq!(clean_name("=Lan\u{1b}[2J <b>"), "Lanj B");
        assert_eq!(clean_name(" - . '"), "");
        assert_eq!(clean_name("-lan"), "Lan");
    }

    #[test]
    fn a_very_long_name_is_cut() {
        let long = clean_name(&"công tằng tôn nữ ".repeat(5));
        assert!(long.chars().count() <= NAME_LETTERS, "{long}");
        assert!(long.starts_with("Công Tằng Tôn Nữ Công"));
    }

    proptest! {
        #[test]
        fn cleaning_twice_is_cleaning_once(text in "\\PC{0,60}") {
            let clean = clean_name(&text);
            prop_assert_eq!(clean_name(&clean), clean.clone());
            prop_assert_eq!(nfc(&clean), clean);
        }

        #[test]
        fn a_clean_name_is_empty_or_has_a_given_name(text in "[a-zđĐỄ' .-]{0,60}") {
            let clean = clean_name(&text);
            prop_assert_eq!(clean.is_empty(), given_name(&clean).is_empty());
        }
    }
}
