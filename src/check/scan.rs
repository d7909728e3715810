//! Scan the QR on this screen with one's own phone, and type what it shows: a short number, another each time. Words are read
//! too, but a station that has only a numeric keypad cannot take them; the proofs tell the author.

use super::{Aloud, Block, Grade, Kind, Setting, Typed};
use crate::contract::FieldKind;
use crate::lesson::{Author, Node, Spoken};
use crate::vietnamese::{fold, plain_capitals};

/// Fewer could be guessed.
const FEWEST: usize = 6;
/// As much as is easily carried from one screen to the other.
const MOST_DIGITS: usize = 6;
const MOST_LETTERS: usize = 12;

#[derive(Debug, Clone, PartialEq)]
pub struct Scan {
    words: Vec<String>,
    why: Spoken,
}

impl Scan {
    pub fn read(setting: &Setting, node: &mut Node, author: &mut Author) -> Option<Self> {
        let span = node.span;
        let words: Vec<String> = node.texts(author, "words").into_iter().map(|told| told.value).collect();
        let why = node.spoken(author, "why", setting.clip("why"));
        if words.len() < FEWEST || !words.iter().all(|word| is_number(word) || is_plain_word(word)) {
            let texts = author.texts;
            author.tell(span, "scan-words", texts.author_scan_words(words.len()), texts.author_scan_words_remedy());
            return None;
        }
        Some(Self { words, why: why? })
    }

    /// Every answer can be typed on a numeric keypad.
    pub fn is_of_digits(&self) -> bool {
        self.words.iter().all(|word| is_number(word))
    }

    fn word(&self, seed: u64) -> &str {
        let place = super::order_for(seed, "scan", self.words.len(), false)[0];
        &self.words[place]
    }
}

fn is_number(word: &str) -> bool {
    (1..=MOST_DIGITS).contains(&word.len()) && word.chars().all(|c| c.is_ascii_digit())
}

fn is_plain_word(word: &str) -> bool {
    word.chars().any(char::is_alphabetic)
        && word.chars().all(|c| c.is_alphabetic() || c == ' ')
        && word.chars().count() <= MOST_LETTERS
}

impl Kind for Scan {
    fn typed(&self) -> Option<Typed> {
        Some(match self.is_of_digits() {
            true => Typed { keys: FieldKind::Digits, letters: MOST_DIGITS },
            false => Typed { keys: FieldKind::Vietnamese, letters: MOST_LETTERS },
        })
    }
    fn block(&self, seed: u64) -> Option<Block> {
        Some(Block::Qr(plain_capitals(self.word(seed))))
    }
    fn grade_typed(&self, typed: &str, seed: u64) -> Grade {
        Grade::of(fold(typed.trim()) == fold(self.word(seed)), &self.why)
    }
    fn right_text(&self, seed: u64) -> Option<String> {
        Some(self.word(seed).to_owned())
    }
    fn foreseen(&self) -> Vec<(String, Grade)> {
        let right = || Grade::of(true, &self.why);
        self.words.iter().map(|word| (word.clone(), right())).collect()
    }
    /// It is read off the screen by a phone.
    fn aloud(&self) -> Option<Aloud<'_>> {
        None
    }
}

#[cfg(test)]
mod tests {
    use crate::check::{Block, trial};
    use crate::contract::FieldKind;
    use std::collections::BTreeSet;

    const WORDS: &str = r#"
        id = "q"
        kind = "scan"
        ask = "Quét mã, gõ chữ hiện ra"
        words = ["chè", "lúa", "gà", "keo", "ngô", "mía"]
        why = "Đưa điện thoại thẳng vào mã."
    "#;

    #[test]
    fn the_word_is_another_for_the_next_attempt_and_only_that_word_is_right() {
        let question = trial::read(WORDS);
        let kind = question.form.kind();
        let words: BTreeSet<_> = (0..40).filter_map(|seed| kind.right_text(seed)).collect();
        assert!(words.len() >= 5, "{words:?}");
        for seed in 0..10 {
            let word = kind.right_text(seed).expect("a word");
            let shown = crate::vietnamese::plain_capitals(&word);
            assert!(kind.grade_typed(&shown, seed).right, "what the phone shows is what is typed");
            assert_eq!(kind.block(seed), Some(Block::Qr(shown)));
            assert!(kind.grade_typed(&word, seed).right && kind.grade_typed(&crate::vietnamese::fold(&word), seed).right);
            let other = words.iter().find(|other| **other != word).expect("there are others");
            assert!(!kind.grade_typed(other, seed).right);
        }
    }

    #[test]
    fn numbers_are_typed_on_a_keypad_and_words_are_not() {
        let numbers = WORDS.replace(r#""chè", "lúa", "gà", "keo", "ngô", "mía""#, r#""427", "058", "913", "266", "740", "381""#);
        let keys = |source: &str| trial::read(source).form.kind().typed().map(|typed| typed.keys);
        assert_eq!(keys(&numbers), Some(FieldKind::Digits));
        assert_eq!(keys(WORDS), Some(FieldKind::Vietnamese));
        assert_eq!(keys(&numbers.replace("058", "chè")), Some(FieldKind::Vietnamese), "every one has to be typed");
        let question = trial::read(&numbers);
        let kind = question.form.kind();
        let number = kind.right_text(3).expect("a number");
        assert!(kind.grade_typed(&number, 3).right && !kind.grade_typed("999", 3).right);
        assert_eq!(trial::problems(&numbers.replace("058", "1234567")), ["scan-words"]);
        assert_eq!(trial::problems(&numbers.replace("058", "0b8")), ["scan-words"]);
    }

    #[test]
    fn too_few_words_could_be_guessed() {
        assert_eq!(trial::problems(&WORDS.replace(", \"mía\"", "")), ["scan-words"]);
    }
}
