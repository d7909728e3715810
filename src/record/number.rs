//! The learner's number: five digits said aloud and typed on a keypad, shown beside equal names. The last digit checks
//! the four before it.
//!
//! Pure. It does not know which numbers are given out; the store does.

use std::fmt;
use std::str::FromStr;

/// Damm's quasigroup of order 10 (H. M. Damm, *Total anti-symmetrische Quasigruppen*, 2004): it notices every single
/// wrong digit and every swap of two neighbours.
const DAMM: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/// A number whose check digit is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LearnerNumber(u32);

/// The text is not a learner's number: not five digits, or one of them is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a learner's number is five digits, the last of them a check digit")]
pub struct NotANumber;

impl LearnerNumber {
    /// The first four digits a station gives out. Not lower: people leave out leading zeros.
    pub const FIRST: u16 = 1000;
    /// The last four digits a station can give out.
    pub const LAST: u16 = 9999;

    /// The number with these first four digits; `None` beyond 9999.
    pub fn starting(four: u16) -> Option<Self> {
        (four <= Self::LAST).then(|| Self(u32::from(four) * 10 + u32::from(check(u32::from(four)))))
    }

    /// All five digits as one number.
    pub fn value(self) -> u32 {
        self.0
    }

    /// The digits before the check digit.
    pub fn four(self) -> u16 {
        (self.0 / 10) as u16
    }
}

impl TryFrom<u32> for LearnerNumber {
    type Error = NotANumber;
    fn try_from(value: u32) -> Result<Self, NotANumber> {
        if value <= 99_999 && check(value) == 0 { Ok(Self(value)) } else { Err(NotANumber) }
    }
}

impl FromStr for LearnerNumber {
    type Err = NotANumber;
    fn from_str(text: &str) -> Result<Self, NotANumber> {
        if text.len() != 5 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(NotANumber);
        }
        text.parse::<u32>().map_err(|_| NotANumber)?.try_into()
    }
}

impl fmt::Display for LearnerNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:05}", self.0)
    }
}

/// The check digit of up to five digits; of a number that already ends in its own it is 0. Leading zeros change nothing.
fn check(digits: u32) -> u8 {
    damm([10_000, 1_000, 100, 10, 1].into_iter().map(|place| ((digits / place) % 10) as u8))
}

/// The check digit of these digits, each 0 ..= 9; of digits that end in their own it is 0.
pub(super) fn damm(digits: impl Iterator<Item = u8>) -> u8 {
    digits.fold(0, |so_far, digit| DAMM[usize::from(so_far)][usize::from(digit)])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> impl Iterator<Item = String> {
        (0..=LearnerNumber::LAST).filter_map(LearnerNumber::starting).map(|number| number.to_string())
    }

    fn with(text: &str, place: usize, digit: u8) -> String {
        let mut digits = text.as_bytes().to_vec();
        digits[place] = digit;
        String::from_utf8(digits).unwrap()
    }

    #[test]
    fn the_check_digit_is_damms() {
        assert_eq!(check(572), 4, "the example of the published description");
        assert_eq!(LearnerNumber::starting(572).unwrap().to_string(), "05724");
    }

    #[test]
    fn every_number_given_out_is_read_back() {
        assert_eq!(all().count(), 10_000);
        for text in all() {
            let number: LearnerNumber = text.parse().unwrap();
            assert_eq!(number.to_string(), text);
            assert_eq!(LearnerNumber::starting(number.four()), Some(number));
            assert_eq!(LearnerNumber::try_from(number.value()), Ok(number));
        }
    }

    #[test]
    fn every_single_wrong_digit_is_noticed() {
        for text in all() {
            for (place, right) in text.bytes().enumerate() {
                for digit in (b'0'..=b'9').filter(|digit| *digit != right) {
                    let wrong = with(&text, place, digit);
                    assert_eq!(wrong.parse::<LearnerNumber>(), Err(NotANumber), "{text} typed as {wrong}");
                }
            }
        }
    }

    #[test]
    fn every_swap_of_neighbours_is_noticed() {
        for text in all() {
            for place in 0..4 {
                let (left, right) = (text.as_bytes()[place], text.as_bytes()[place + 1]);
                let swapped = with(&with(&text, place, right), place + 1, left);
                assert_eq!(swapped.parse::<LearnerNumber>().is_err(), left != right, "{text} typed as {swapped}");
            }
        }
    }

    #[test]
    fn what_is_not_five_digits_is_no_number() {
        for text in ["", "5724", "005724", "5724 ", "+5724", "٠٥٧٢٤", "0572a"] {
            assert_eq!(text.parse::<LearnerNumber>(), Err(NotANumber), "{text:?}");
        }
        assert_eq!(LearnerNumber::starting(10_000), None);
        assert_eq!(LearnerNumber::try_from(105_724), Err(NotANumber));
    }
}
