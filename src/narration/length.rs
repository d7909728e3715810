//! How long a text takes to say: to notice a recording that belongs to another text.

use super::pronounced;
use std::ops::RangeInclusive;

/// Syllables a second of somebody who reads as slowly as can be borne, and as quickly. Vietnamese is spoken at some 5
/// syllables a second in conversation (Pellegrino, Coupé & Marsico, Language 87, 2011); announcers for elders are slower.
const SLOWEST: f64 = 1.2;
const QUICKEST: f64 = 6.5;
/// Silence before and after, in seconds.
const SILENCE: f64 = 2.0;

/// Seconds a recording of this text may take.
pub fn seconds(text: &str) -> RangeInclusive<f64> {
    let syllables = f64::from(u32::try_from(syllables(text)).unwrap_or(u32::MAX));
    (syllables / QUICKEST)..=(syllables / SLOWEST + SILENCE)
}

/// A word is a syllable in Vietnamese, once figures are written out.
fn syllables(text: &str) -> usize {
    pronounced(text).split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_words_and_the_digits_of_numbers() {
        assert_eq!(syllables("Bác bấm con số cạnh chữ Đồng hồ."), 8);
        assert_eq!(syllables("Hết 1.250.000 đ – đúng chưa?"), 1 + 7 + 1 + 2);
        assert_eq!(syllables(""), 0);
    }

    #[test]
    fn a_sentence_has_room_for_a_slow_reader_and_none_for_another_sentence() {
        let room = seconds("Bác bấm con số cạnh chữ Đồng hồ.");
        assert!(room.contains(&2.0) && room.contains(&6.0), "{room:?}");
        assert!(!room.contains(&0.9) && !room.contains(&12.0), "{room:?}");
    }
}
