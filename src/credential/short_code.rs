//! The code a person can read out: `XXXXX-XXXXX`, nine Crockford characters and one check character (trust.md §1).
//!
//! Only for looking a record up. Anybody can make up a code that reads well; without the record it proves nothing.

use super::crockford::{self, check, value_of};
use super::sign::SIGNED_LENGTH;
use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;

const LENGTH: usize = 10;
const BODY: usize = LENGTH - 1;

/// Ten values of five bits: the first 45 bits of SHA-256 over the 88 bytes, and the check.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ShortCode([u8; LENGTH]);

/// Why a text is no short code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAShortCode {
    #[error("a short code has ten characters")]
    Length,
    #[error("{0:?} does not occur in short codes")]
    Character(char),
    #[error("mistyped: the check character does not agree")]
    Check,
}

impl ShortCode {
    pub(super) fn of(signed: &[u8; SIGNED_LENGTH]) -> Self {
        let digest = Sha256::digest(signed);
        let first_45_bits = digest[..6].iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte)) >> 3;
        let mut code = [0; LENGTH];
        for (place, value) in code[..BODY].iter_mut().enumerate() {
            *value = (first_45_bits >> (5 * (BODY - 1 - place)) & 31) as u8;
        }
        code[BODY] = check(&code[..BODY]);
        Self(code)
    }
}

impl FromStr for ShortCode {
    type Err = NotAShortCode;
    /// Hyphens and spaces are for the eye and count nowhere.
    fn from_str(text: &str) -> Result<Self, NotAShortCode> {
        let characters: Vec<char> = text.chars().filter(|c| !matches!(c, '-' | ' ')).collect();
        let characters: [char; LENGTH] = characters.try_into().map_err(|_| NotAShortCode::Length)?;
        let mut code = [0; LENGTH];
        for (value, character) in code.iter_mut().zip(characters) {
            *value = value_of(character).ok_or(NotAShortCode::Character(character))?;
        }
        if code[BODY] == check(&code[..BODY]) { Ok(Self(code)) } else { Err(NotAShortCode::Check) }
    }
}

impl fmt::Display for ShortCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crockford::write_groups(&self.0, f)
    }
}

impl fmt::Debug for ShortCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ShortCode({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn code_of(byte: u8) -> ShortCode {
        ShortCode::of(&[byte; SIGNED_LENGTH])
    }

    #[test]
    fn it_is_read_as_people_write_it() {
        let code: ShortCode = "YRN0X-SGMV9".parse().expect("the code of trust.md");
        for written in ["yrn0x-sgmv9", "YRN0XSGMV9", "yrnOx sgmv9", "YRNoX-SGMV9", " yrn0x-sgmv9 "] {
            assert_eq!(written.parse(), Ok(code), "{written}");
        }
        let with_one =
            (0..=u8::MAX).map(|byte| code_of(byte).to_string()).find(|text| text.contains('1')).expect("a 1");
        for one in ["I", "L", "i", "l"] {
            assert_eq!(with_one.replace('1', one).parse(), with_one.parse::<ShortCode>());
        }
    }

    #[test]
    fn what_is_no_code_is_told_apart() {
        assert_eq!("YRN0X-SGMV".parse::<ShortCode>(), Err(NotAShortCode::Length));
        assert_eq!("YRN0X-SGMV99".parse::<ShortCode>(), Err(NotAShortCode::Length));
        assert_eq!("YRN0X-SGMVU".parse::<ShortCode>(), Err(NotAShortCode::Character('U')));
        assert_eq!("YRN0X-SGMVĐ".parse::<ShortCode>(), Err(NotAShortCode::Character('Đ')));
        assert_eq!("YRN0X-SGMV8".parse::<ShortCode>(), Err(NotAShortCode::Check));
    }

    #[test]
    fn every_single_wrong_character_and_every_swap_of_neighbours_is_noticed() {
        for ShortCode(code) in (0..20).map(code_of) {
            let reads = |changed: [u8; LENGTH]| ShortCode(changed).to_string().parse::<ShortCode>().is_ok();
            for place in 0..LENGTH {
                for wrong in (0..32).filter(|value| *value != code[place]) {
                    let mut changed = code;
                    changed[place] = wrong;
                    assert!(!reads(changed), "{code:?} with {wrong} at {place}");
                }
            }
            for place in 0..LENGTH - 1 {
                let mut swapped = code;
                swapped.swap(place, place + 1);
                assert!(swapped == code || !reads(swapped), "{code:?} swapped at {place}");
            }
        }
    }

    proptest! {
        #[test]
        fn a_code_is_read_back_from_its_text(bytes: [u8; 32]) {
            let mut signed = [0; SIGNED_LENGTH];
            signed[..32].copy_from_slice(&bytes);
            let code = ShortCode::of(&signed);
            prop_assert_eq!(code.to_string().parse(), Ok(code));
        }
    }
}
