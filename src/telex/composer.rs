//! Text as it is typed: settled words, the word being typed, and the moment the system's own input method takes over.

use super::Method;
use super::word::Word;
use crate::vietnamese::nfc;
use unicode_segmentation::UnicodeSegmentation;

/// Takes keys and holds the text they make. Always NFC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Composer {
    method: Method,
    /// False once a letter beyond ASCII has come from the keyboard: then the system composes, and marks must not be made
    /// twice.
    composing: bool,
    settled: String,
    word: Word,
}

impl Composer {
    pub fn new(method: Method) -> Self {
        Self { method, composing: true, settled: String::new(), word: Word::default() }
    }

    /// One that makes no marks, for fields that take text as typed.
    pub fn as_typed() -> Self {
        Self { composing: false, ..Self::new(Method::default()) }
    }

    /// Whether keys still become marks here (false once the system's input method has shown itself).
    pub fn is_composing(&self) -> bool {
        self.composing
    }

    pub fn text(&self) -> String {
        format!("{}{}", self.settled, self.word.text())
    }

    /// One key. A letter goes into the word being typed (as does a digit by VNI), anything else settles that word.
    pub fn press(&mut self, key: char) {
        if !key.is_ascii() {
            self.composing = false;
        }
        if self.composing && self.belongs_to_word(key) {
            self.word.press(key, self.method);
        } else {
            self.settle(key);
        }
    }

    /// Takes away one letter with all its marks; after a slip that broke the marks of a word, the slip. Coming back over a
    /// space, the word before it can take marks again. False if there was nothing to take.
    pub fn backspace(&mut self) -> bool {
        if self.word.take_back_key(self.method) {
            return true;
        }
        let taken = self.take_last().is_some();
        if taken && self.composing {
            self.word.place_tone(self.method);
        }
        taken
    }

    /// Takes the last letter off and hands it out, for a cursor that moves left over it.
    pub fn take_last(&mut self) -> Option<String> {
        let text = self.text();
        let (start, last) = text.grapheme_indices(true).next_back()?;
        self.resume(&text[..start]);
        Some(last.to_owned())
    }

    /// Puts this text in place of what there was and goes on at its end: its last word takes marks as if just typed.
    pub fn resume(&mut self, text: &str) {
        let text = nfc(text);
        let word_start = text.char_indices().rev().take_while(|(_, c)| c.is_alphabetic()).last();
        let (settled, word) = text.split_at(word_start.map_or(text.len(), |(start, _)| start));
        self.settled = settled.to_owned();
        self.word = Word::standing(word);
    }

    fn belongs_to_word(&self, key: char) -> bool {
        key.is_ascii_alphabetic() || (self.method.marks_by_digits() && key.is_ascii_digit() && !self.word.is_empty())
    }

    /// Joined before normalising: some input methods send a mark after its letter.
    fn settle(&mut self, key: char) {
        let text = format!("{}{key}", self.text());
        self.settled = if key.is_ascii() { text } else { nfc(&text) };
        self.word = Word::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vietnamese::fold;
    use proptest::prelude::*;

    /// Types keys; `<` is Backspace.
    fn typed(method: Method, keys: &str) -> String {
        let mut composer = Composer::new(method);
        for key in keys.chars() {
            if key == '<' {
                composer.backspace();
            } else {
                composer.press(key);
            }
        }
        composer.text()
    }

    fn telex(keys: &str) -> String {
        typed(Method::Telex, keys)
    }

    fn vni(keys: &str) -> String {
        typed(Method::Vni, keys)
    }

    #[test]
    fn a_name_by_telex_in_several_orders_of_keys() {
        for keys in ["Nguyeenx Thij Huwowng", "Nguyeexn Thij Huowng", "Nguyenxe Thij Huongw", "NGuyexen Thij Hwowng"] {
            assert_eq!(telex(keys).replace("NG", "Ng"), "Nguyễn Thị Hương", "{keys}");
        }
    }

    #[test]
    fn the_same_name_by_vni() {
        for keys in ["Nguye6n4 Thi5 Hu7o7ng", "Nguye64n Thi5 Huo7ng", "Nguyen46 Thi5 Huong7"] {
            assert_eq!(vni(keys), "Nguyễn Thị Hương", "{keys}");
        }
        assert_eq!(vni("D9a81k La8k1"), "Đắk Lắk");
    }

    #[test]
    fn a_name_may_be_typed_by_either_way_or_both_at_once() {
        for keys in ["Nguyeenx Thij Huwowng", "Nguye6n4 Thi5 Hu7o7ng", "Nguyee4n Thi5 Huongw", "Nguye6nx Thij Huo7ng"] {
            assert_eq!(typed(Method::Either, keys), "Nguyễn Thị Hương", "{keys}");
        }
        assert_eq!(typed(Method::Either, "Dda81k Lawks"), "Đắk Lắk");
    }

    #[test]
    fn names_of_the_highlands_keep_their_final_k() {
        assert_eq!(telex("DDawsk Lawsk"), "Đắk Lắk");
        assert_eq!(telex("Kroong Busk"), "Krông Búk");
        assert_eq!(telex("H'Moong"), "H'Mông");
    }

    #[test]
    fn words_of_other_languages_come_out_as_typed() {
        for word in ["Windows", "exam", "wifi", "facebook", "Google", "email", "Zalo", "VNeID", "OTP", "gmail.com"] {
            assert_eq!(telex(word), word);
        }
    }

    #[test]
    fn a_doubled_key_gives_the_key_itself() {
        assert_eq!(telex("tesst"), "test");
        assert_eq!(telex("aaa"), "aa");
        assert_eq!(telex("passsword"), "password");
        assert_eq!(vni("Nam11"), "Nam1");
    }

    #[test]
    fn marks_may_come_late_and_be_changed() {
        assert_eq!(telex("hoangf"), "hoàng");
        assert_eq!(telex("ddwowngf"), "đường");
        assert_eq!(telex("huongwf"), "hường");
        assert_eq!(telex("hoafs"), "hóa", "the last tone counts, on the first vowel of the pair");
        assert_eq!(telex("hoasz"), "hoa", "z takes the tone off");
    }

    #[test]
    fn digits_after_a_space_are_digits_by_vni() {
        assert_eq!(vni("xo1m 2"), "xóm 2");
        assert_eq!(vni("22/11/2026"), "22/11/2026");
    }

    #[test]
    fn backspace_takes_one_letter_with_its_marks() {
        assert_eq!(telex("tieengs<"), "tiến");
        assert_eq!(telex("tieengs<<"), "tiế");
        assert_eq!(telex("tieengs<<<"), "ti");
        assert_eq!(telex("hoangf<<"), "hòa", "the tone moves to where the shorter word wants it");
        assert_eq!(telex("as<"), "");
        assert_eq!(telex("dd<"), "");
        assert_eq!(telex("<"), "");
    }

    #[test]
    fn backspace_after_a_slip_gives_the_word_back() {
        assert_eq!(telex("Nguyeexk"), "Nguyeexk");
        assert_eq!(telex("Nguyeexk<"), "Nguyễ");
        assert_eq!(telex("Nguyeexkl<<n"), "Nguyễn");
    }

    #[test]
    fn a_slip_after_a_correction_does_not_cost_the_tone() {
        assert_eq!(telex("Nguyeenx<k"), "Nguyễk");
        assert_eq!(telex("Nguyeenx<k<n"), "Nguyễn");
    }

    #[test]
    fn a_word_come_back_to_takes_its_marks() {
        assert_eq!(telex("Nguyen <x"), "Nguyẽn");
        assert_eq!(telex("Nguyen Thi<<<<ex"), "Nguyễn");
        assert_eq!(telex("Huong Thi<<<<w"), "Hương");
    }

    #[test]
    fn a_settled_word_is_left_alone() {
        assert_eq!(telex("an s"), "an s");
        assert_eq!(telex("an. f"), "an. f");
    }

    #[test]
    fn the_systems_own_input_method_switches_this_one_off() {
        let mut composer = Composer::new(Method::Telex);
        "Ngu".chars().for_each(|key| composer.press(key));
        assert!(composer.is_composing());
        "yễn aas".chars().for_each(|key| composer.press(key));
        assert!(!composer.is_composing());
        assert_eq!(composer.text(), "Nguyễn aas");
        composer.backspace();
        composer.press('s');
        assert_eq!(composer.text(), "Nguyễn aas", "and it stays off");
    }

    #[test]
    fn a_mark_that_comes_alone_joins_its_letter() {
        assert_eq!(telex("Nguye\u{302}\u{303}n"), "Nguyễn");
    }

    #[test]
    fn a_very_long_word_loses_nothing() {
        let long = "bcd".repeat(20);
        assert_eq!(telex(&long), long);
    }

    const KEYS: &str = "[a-zA-Z0-9 .'<]{0,30}";

    proptest! {
        #[test]
        fn the_text_is_always_nfc(keys in KEYS, by_vni in any::<bool>()) {
            let text = typed(if by_vni { Method::Vni } else { Method::Telex }, &keys);
            prop_assert_eq!(nfc(&text), text);
        }

        #[test]
        fn backspace_always_shortens_and_keeps_what_is_before(keys in "[a-zA-Z '<]{1,30}") {
            let mut composer = Composer::new(Method::Telex);
            keys.chars().for_each(|key| if key == '<' { composer.backspace(); } else { composer.press(key) });
            let before = composer.text();
            let there_was = composer.backspace();
            prop_assert_eq!(there_was, !before.is_empty());
            prop_assert!(composer.text().chars().count() < before.chars().count().max(1));
            let settled = |text: &str| text.rsplit_once(' ').map(|(settled, _)| settled.to_owned());
            if !before.ends_with(' ') {
                prop_assert_eq!(settled(&composer.text()), settled(&before));
            }
        }

        #[test]
        fn enough_backspaces_empty_the_text(keys in KEYS) {
            let mut composer = Composer::new(Method::Telex);
            keys.chars().for_each(|key| composer.press(key));
            for _ in 0..composer.text().chars().count() {
                composer.backspace();
            }
            prop_assert_eq!(composer.text(), "");
        }

        #[test]
        fn no_consonant_is_lost_or_invented(keys in "[bcghlmnptvBCGHLMNPTV ]{0,30}") {
            prop_assert_eq!(telex(&keys), keys);
        }

        #[test]
        fn resuming_changes_no_text(text in "[a-zA-ZđĐễộƯợ ăâóòỏ.']{0,30}") {
            let mut composer = Composer::new(Method::Telex);
            composer.resume(&text);
            prop_assert_eq!(composer.text(), nfc(&text));
            let last = composer.take_last().unwrap_or_default();
            prop_assert_eq!(fold(&(composer.text() + &last)), fold(&text));
        }
    }
}
