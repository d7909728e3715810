//! A volunteer's PIN: six digits, and none that a neighbour would try first.
//!
//! Which are guessed first: repetitions, runs, patterns on the keypad, years and dates of birth (Bonneau, Preibusch and
//! Anderson, "A birthday present every eleven wallets?", 2012; Markert and others, "This PIN can be easily guessed", 2020).

use chrono::NaiveDate;
use std::fmt;
use std::str::FromStr;
use zeroize::Zeroizing;

/// Digits of a PIN.
pub const DIGITS: usize = 6;

/// Six digits. Never written where it could be read: not to a log, not to a file.
#[derive(Clone, PartialEq, Eq)]
pub struct Pin(Zeroizing<String>);

/// The text is not six digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a PIN is six digits")]
pub struct NotAPin;

/// Why a PIN is guessed too soon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weakness {
    /// 777777, 121212, 123123, 112233
    Repeated,
    /// 123456, 654321
    Run,
    /// 147258: a way over the keypad
    Keypad,
    /// 001985, 250863: a year or a day of birth
    Birthday,
}

/// Ways over the keypad that are no run, and the one everybody finds.
const KEYPAD: [&str; 10] =
    ["147258", "258369", "147369", "369258", "258147", "159357", "159753", "357159", "789456", "456123"];

impl Pin {
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// What makes it easy to guess, if anything does.
    pub fn weakness(&self) -> Option<Weakness> {
        let digits = self.digits();
        match () {
            () if is_repeated(digits) => Some(Weakness::Repeated),
            () if is_run(digits) => Some(Weakness::Run),
            () if KEYPAD.contains(&digits) => Some(Weakness::Keypad),
            () if is_birthday(digits) => Some(Weakness::Birthday),
            () => None,
        }
    }
}

impl FromStr for Pin {
    type Err = NotAPin;
    fn from_str(text: &str) -> Result<Self, NotAPin> {
        let fits = text.len() == DIGITS && text.bytes().all(|byte| byte.is_ascii_digit());
        if fits { Ok(Self(Zeroizing::new(text.to_owned()))) } else { Err(NotAPin) }
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin(••••••)")
    }
}

/// Few different digits, the same part again and again, or there and back.
fn is_repeated(digits: &str) -> bool {
    let again = [1, 2, 3].iter().any(|size| digits[*size..] == digits[..DIGITS - size]);
    let doubled = digits.as_bytes().chunks(2).all(|pair| pair[0] == pair[1]);
    let there_and_back = digits.bytes().eq(digits.bytes().rev());
    again || doubled || there_and_back
}

/// Each digit one more, or one less, than the one before; after nine comes zero.
fn is_run(digits: &str) -> bool {
    let values: Vec<u8> = digits.bytes().map(|byte| byte - b'0').collect();
    [1, 9].iter().any(|step| values.windows(2).all(|pair| (pair[0] + step) % 10 == pair[1]))
}

/// A day written ddmmyy, or a year in which somebody alive was born at either end.
fn is_birthday(digits: &str) -> bool {
    let number = |range: std::ops::Range<usize>| digits[range].parse::<i32>().unwrap_or_default();
    let day_of = |year| NaiveDate::from_ymd_opt(year, number(2..4).unsigned_abs(), number(0..2).unsigned_abs());
    let date = [1900, 2000].iter().any(|century| day_of(century + number(4..6)).is_some());
    let born = 1920..=2029;
    date || born.contains(&number(0..4)) || born.contains(&number(2..6))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weakness(digits: &str) -> Option<Weakness> {
        digits.parse::<Pin>().expect("six digits").weakness()
    }

    #[test]
    fn six_digits_and_nothing_else() {
        for text in ["", "12345", "1234567", "12345a", "１２３４５６", "12 456"] {
            assert_eq!(text.parse::<Pin>(), Err(NotAPin), "{text}");
        }
        assert!("408163".parse::<Pin>().is_ok());
    }

    #[test]
    fn what_a_neighbour_would_try_first_is_refused_with_its_reason() {
        let told = [
            (["000000", "777777", "121212", "123123", "112233", "123321"], Weakness::Repeated),
            (["123456", "012345", "567890", "654321", "987654", "098765"], Weakness::Run),
            (["147258", "258369", "159753", "789456", "357159", "147369"], Weakness::Keypad),
            (["001985", "198500", "250863", "311299", "290200", "200407"], Weakness::Birthday),
        ];
        for (pins, why) in told {
            for digits in pins {
                assert_eq!(weakness(digits), Some(why), "{digits}");
            }
        }
    }

    #[test]
    fn most_pins_are_good() {
        for digits in ["408163", "730951", "946027", "350278"] {
            assert_eq!(weakness(digits), None, "{digits}");
        }
        let good = (0..1_000_000).filter(|number| weakness(&format!("{number:06}")).is_none()).count();
        assert!(good > 900_000, "{good}");
    }

    #[test]
    fn a_pin_never_shows_itself() {
        let pin: Pin = "408163".parse().expect("six digits");
        assert!(!format!("{pin:?}").contains('4'));
    }
}
