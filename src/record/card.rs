//! What the QR of a learner's card says: `T`, the learner code as thirteen digits, and a check digit.
//!
//! It is no credential: it proves nothing, holds no name, and only spares its owner looking for their name. A scanner types it
//! like a keyboard, so it begins with a letter that means nothing on any screen and goes on in digits: no input method
//! makes another letter of them, and lower case reads as well.

use super::number::damm;
use super::person::LearnerCode;

/// For *thẻ*.
const MARK: char = 'T';
/// Digits of the largest code, 2^40 - 1.
const DIGITS: usize = 13;

/// The text is not a card's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the text of a learner's card")]
pub struct NotACard;

impl LearnerCode {
    /// The text of this learner's card: 15 characters.
    pub fn on_card(self) -> String {
        let digits = format!("{:013}", self.0.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte)));
        let check = damm(digits.bytes().map(|digit| digit - b'0'));
        format!("{MARK}{digits}{check}")
    }

    /// The code on a card, as a scanner typed it.
    ///
    /// # Errors
    /// It is no card's text, or a digit of it is wrong.
    pub fn of_card(text: &str) -> Result<Self, NotACard> {
        let digits = text.trim().strip_prefix([MARK, MARK.to_ascii_lowercase()]).ok_or(NotACard)?;
        if digits.len() != DIGITS + 1 || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return Err(NotACard);
        }
        if damm(digits.bytes().map(|digit| digit - b'0')) != 0 {
            return Err(NotACard);
        }
        let number: u64 = digits[..DIGITS].parse().map_err(|_| NotACard)?;
        let [0, 0, 0, code @ ..] = number.to_be_bytes() else { return Err(NotACard) };
        Ok(Self(code))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_text_of_a_card_is_this_one_for_ever() {
        assert_eq!(LearnerCode([0xa1, 0xb2, 0xc3, 0xd4, 0xe5]).on_card(), "T06944889131254");
        assert_eq!(LearnerCode([0; 5]).on_card(), "T00000000000000");
    }

    #[test]
    fn what_is_no_card_is_told_apart() {
        let all_ones = LearnerCode([0xff; 5]).on_card();
        assert_eq!(LearnerCode::of_card(&all_ones), Ok(LearnerCode([0xff; 5])));
        let confirmation = "7".repeat(212);
        for text in ["", "T", "T0000000000000", "T000000000000000", "00000000000000", "BDHV:123", &confirmation, "Tá"]
        {
            assert_eq!(LearnerCode::of_card(text), Err(NotACard), "{text}");
        }
        // More than five bytes, with its check digit right.
        let digits = "9999999999999";
        let check = damm(digits.bytes().map(|digit| digit - b'0'));
        assert_eq!(LearnerCode::of_card(&format!("T{digits}{check}")), Err(NotACard));
    }

    proptest! {
        #[test]
        fn every_code_is_read_back_in_either_case_and_no_wrong_digit_is(code: [u8; 5], place in 1..15_usize, other in 0..10_u8) {
            let code = LearnerCode(code);
            let text = code.on_card();
            prop_assert_eq!(LearnerCode::of_card(&text), Ok(code));
            prop_assert_eq!(LearnerCode::of_card(&text.to_lowercase()), Ok(code));
            let mut wrong = text.clone().into_bytes();
            wrong[place] = b'0' + other;
            let wrong = String::from_utf8(wrong).expect("digits");
            prop_assert_eq!(LearnerCode::of_card(&wrong).is_ok(), wrong == text);
        }
    }
}
