//! The credential as text: 212 digits, and the two addresses a QR carries them in.
//!
//! One credential has exactly one digit text. Digits survive scanners that type like keyboards, case folding and the
//! Vietnamese input methods, and a QR packs them nearly without loss.

use super::sign::SIGNED_LENGTH;
use std::fmt;
use std::str::FromStr;

/// Digits of the largest 88-byte number, 2^704 − 1.
const DIGITS: usize = 212;
const PREFIX: &str = "BDHV:";

/// Why something is not a credential, before any signature is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Misread {
    #[error("a credential has 212 digits, this has {0} characters")]
    Length(usize),
    #[error("a character that is not a digit")]
    NotDigits,
    #[error("the number does not fit 88 bytes")]
    TooLarge,
    #[error("facts are 48 hexadecimal digits")]
    NotHex,
    #[error("version {0} of the credential is not known")]
    Version(u8),
    #[error("kind {0} is not defined")]
    Kind(u8),
    #[error("reserved flags are set: {0:#010b}")]
    ReservedFlags(u8),
    #[error("{0} percent")]
    Percent(u8),
}

/// A host name whose page verifies credentials, in capitals: that is what a QR packs well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Host(String);

/// Not a host name of letters, digits, hyphens and dots.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a host name has letters, digits, hyphens and dots, and at most 50 characters")]
pub struct NotAHost;

impl Host {
    /// Longest host whose QR still fits a screen of 24 rows (trust.md §1).
    const LONGEST: usize = 50;
}

impl FromStr for Host {
    type Err = NotAHost;
    fn from_str(text: &str) -> Result<Self, NotAHost> {
        let label = |label: &str| {
            let inside = label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
            !label.is_empty() && inside && !label.starts_with('-') && !label.ends_with('-')
        };
        let good = text.len() <= Self::LONGEST && text.split('.').all(label);
        good.then(|| Self(text.to_ascii_uppercase())).ok_or(NotAHost)
    }
}

impl fmt::Display for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What the QR says: the address of the commune's page where there is one, else our own prefix.
pub(super) fn qr_text(signed: &[u8; SIGNED_LENGTH], host: Option<&Host>) -> String {
    let digits = digits(signed);
    match host {
        Some(host) => format!("HTTPS://{host}/V#{digits}"),
        None => format!("{PREFIX}{digits}"),
    }
}

/// The 88 bytes in a QR's text or in bare digits. Prefixes count in any letter case; spaces and line ends around it are
/// what scanners add, and are dropped.
pub(super) fn read(text: &str) -> Result<[u8; SIGNED_LENGTH], Misread> {
    read_digits(without_prefix(text.trim()))
}

fn without_prefix(text: &str) -> &str {
    strip_ignoring_case(text, PREFIX).or_else(|| without_address(text)).unwrap_or(text)
}

/// Any host is taken: who vouches for a credential is said by its signature, not by the page it points to.
fn without_address(text: &str) -> Option<&str> {
    let (host, rest) = strip_ignoring_case(text, "HTTPS://")?.split_once('/')?;
    let named = !host.is_empty() && host.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.:".contains(&b));
    strip_ignoring_case(rest, "V#").filter(|_| named)
}

fn strip_ignoring_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let (head, rest) = text.split_at_checked(prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then_some(rest)
}

/// The number as exactly 212 digits, the most significant first.
pub(super) fn digits(signed: &[u8; SIGNED_LENGTH]) -> String {
    let mut number = *signed;
    let mut digits: Vec<char> = (0..DIGITS).map(|_| char::from(b'0' + take_digit(&mut number))).collect();
    digits.reverse();
    digits.into_iter().collect()
}

fn read_digits(text: &str) -> Result<[u8; SIGNED_LENGTH], Misread> {
    let length = text.chars().count();
    if length != DIGITS {
        return Err(Misread::Length(length));
    }
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Misread::NotDigits);
    }
    let (first, rest) = text.as_bytes().split_at(DIGITS % PART);
    let mut number = [0; LIMBS];
    for part in std::iter::once(first).chain(rest.chunks(PART)) {
        let value = part.iter().fold(0, |value, digit| value * 10 + u64::from(digit - b'0'));
        append(&mut number, value)?;
    }
    let mut bytes = [0; SIGNED_LENGTH];
    for (place, limb) in bytes.chunks_exact_mut(8).zip(number) {
        place.copy_from_slice(&limb.to_be_bytes());
    }
    Ok(bytes)
}

/// Digits that fit a limb together.
const PART: usize = 18;
const LIMBS: usize = SIGNED_LENGTH / 8;

/// number ← number × 10¹⁸ + part; the first limb is the most significant.
fn append(number: &mut [u64; LIMBS], part: u64) -> Result<(), Misread> {
    const TEN_TO_THE_PART: u128 = 10_u128.pow(PART as u32);
    let mut carry = u128::from(part);
    for limb in number.iter_mut().rev() {
        carry += u128::from(*limb) * TEN_TO_THE_PART;
        *limb = carry as u64;
        carry >>= 64;
    }
    if carry == 0 { Ok(()) } else { Err(Misread::TooLarge) }
}

/// (number, digit) ← number ÷ 10
fn take_digit(number: &mut [u8; SIGNED_LENGTH]) -> u8 {
    let mut rest = 0;
    for byte in number.iter_mut() {
        let part = u16::from_be_bytes([rest, *byte]);
        *byte = (part / 10) as u8;
        rest = (part % 10) as u8;
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// 2^704 − 1 and 2^704, computed with another program.
    const LARGEST: &str = "84162174424773976115855838126082058648805436845170781751972494449099714468753293153818664580441415219631727501698851483408310916002940861810045036330430093599283578738055113571066620126149163476340692027772502015";
    const TOO_LARGE: &str = "84162174424773976115855838126082058648805436845170781751972494449099714468753293153818664580441415219631727501698851483408310916002940861810045036330430093599283578738055113571066620126149163476340692027772502016";

    #[test]
    fn the_largest_number_is_read_and_the_next_one_is_not() {
        assert_eq!(read_digits(LARGEST), Ok([0xff; SIGNED_LENGTH]));
        assert_eq!(digits(&[0xff; SIGNED_LENGTH]), LARGEST);
        assert_eq!(read_digits(TOO_LARGE), Err(Misread::TooLarge));
        assert_eq!(read_digits(&"9".repeat(DIGITS)), Err(Misread::TooLarge));
    }

    #[test]
    fn zero_is_padded_to_its_full_length() {
        assert_eq!(digits(&[0; SIGNED_LENGTH]), "0".repeat(DIGITS));
    }

    #[test]
    fn any_other_length_or_character_is_refused() {
        assert_eq!(read_digits(&LARGEST[1..]), Err(Misread::Length(211)));
        assert_eq!(read_digits(&format!("0{LARGEST}")), Err(Misread::Length(213)));
        assert_eq!(read_digits(""), Err(Misread::Length(0)));
        for odd in ["+", "-", " ", "_", "a", ".", "٣", "３"] {
            assert_eq!(read_digits(&format!("{odd}{}", &LARGEST[1..])), Err(Misread::NotDigits), "{odd:?}");
        }
    }

    #[test]
    fn prefixes_are_read_in_any_letter_case() {
        let all = [0xff; SIGNED_LENGTH];
        for prefix in ["", "BDHV:", "bdhv:", "Bdhv:", "HTTPS://X.VN/V#", "https://x.vn/v#", "https://localhost:8080/V#"]
        {
            assert_eq!(read(&format!("{prefix}{LARGEST}")), Ok(all), "{prefix}");
            assert_eq!(read(&format!(" {prefix}{LARGEST}\r\n")), Ok(all), "{prefix}");
        }
    }

    #[test]
    fn what_is_not_quite_a_prefix_is_refused() {
        let almost = [
            "BDHV",
            "BDHV::",
            "BDHV: ",
            "BDHV:BDHV:",
            "HTTP://X.VN/V#",
            "HTTPS:///V#",
            "HTTPS://X.VN/V",
            "HTTPS://X.VN/V?",
        ];
        for prefix in
            almost.into_iter().chain(["HTTPS://X.VN/W/V#", "HTTPS://A@B/V#", "HTTPS://X.VN/V#BDHV:", "đ", "BDHVđ"])
        {
            assert!(read(&format!("{prefix}{LARGEST}")).is_err(), "{prefix}");
        }
    }

    #[test]
    fn a_host_is_letters_digits_hyphens_and_dots() {
        assert_eq!("vinh-tan.vn".parse::<Host>().map(|host| host.to_string()), Ok("VINH-TAN.VN".to_owned()));
        for bad in ["", ".", "a..b", "a/b", "a#b", "-a", "a-", "xã.vn", "a b", &"a".repeat(51)] {
            assert_eq!(bad.parse::<Host>(), Err(NotAHost), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn bytes_come_back_from_their_text(bytes: [u8; 32], place in 0..=56usize) {
            let mut number = [0; SIGNED_LENGTH];
            number[place..place + 32].copy_from_slice(&bytes);
            let text = digits(&number);
            prop_assert_eq!(text.len(), DIGITS);
            prop_assert_eq!(read(&text), Ok(number));
        }

        #[test]
        fn text_that_is_read_is_the_one_text_of_its_bytes(text in "[0-9]{212}") {
            if let Ok(number) = read_digits(&text) {
                prop_assert_eq!(digits(&number), text);
            }
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC*") {
            let _ = read(&text);
            let _ = read(&format!("https://{text}"));
        }
    }
}
