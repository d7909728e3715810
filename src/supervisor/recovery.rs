//! The recovery code: what opens the supervisor's screens when no PIN does. Made at the first set-up, shown once, kept by
//! the commune on paper; the station keeps only its hash.
//!
//! Nineteen random Crockford characters (95 bits: nobody guesses it, so its tries need no lock) and a check character.

use crate::credential::crockford::{self, GROUP, check, value_of};
use std::fmt;
use std::str::FromStr;
use zeroize::Zeroizing;

/// Characters, the check among them.
pub const CHARACTERS: usize = 20;
const BODY: usize = CHARACTERS - 1;

/// Twenty values of five bits.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(Zeroizing<[u8; CHARACTERS]>);

/// Why a text is no recovery code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotARecoveryCode {
    #[error("a recovery code has {CHARACTERS} characters")]
    Length,
    #[error("{0:?} does not occur in recovery codes")]
    Character(char),
    #[error("mistyped: the check character does not agree")]
    Check,
}

impl RecoveryCode {
    /// The code of random bytes; five bits of each are taken.
    pub fn of(random: &[u8; BODY]) -> Self {
        let mut code = Zeroizing::new([0; CHARACTERS]);
        for (value, byte) in code[..BODY].iter_mut().zip(random) {
            *value = byte & 31;
        }
        code[BODY] = check(&code[..BODY]);
        Self(code)
    }

    /// As it stands on paper: four groups of five, a hyphen between them.
    pub fn written(&self) -> Zeroizing<String> {
        struct Groups<'c>(&'c [u8]);
        impl fmt::Display for Groups<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                crockford::write_groups(self.0, f)
            }
        }
        Zeroizing::new(Groups(&self.0[..]).to_string())
    }

    /// Whether this is the last group, as somebody copied it.
    pub fn ends_with(&self, typed: &str) -> bool {
        read(typed).is_ok_and(|values| values == self.0[CHARACTERS - GROUP..])
    }
}

impl FromStr for RecoveryCode {
    type Err = NotARecoveryCode;
    /// Hyphens and spaces are for the eye and count nowhere.
    fn from_str(text: &str) -> Result<Self, NotARecoveryCode> {
        let values = read(text).map_err(NotARecoveryCode::Character)?;
        let code: [u8; CHARACTERS] = values.try_into().map_err(|_| NotARecoveryCode::Length)?;
        if code[BODY] == check(&code[..BODY]) { Ok(Self(Zeroizing::new(code))) } else { Err(NotARecoveryCode::Check) }
    }
}

/// The values of the characters; or the first that is none.
fn read(text: &str) -> Result<Vec<u8>, char> {
    text.chars().filter(|c| !matches!(c, '-' | ' ')).map(|c| value_of(c).ok_or(c)).collect()
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(•••••)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn code() -> RecoveryCode {
        RecoveryCode::of(&[0, 31, 7, 8, 200, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23])
    }

    #[test]
    fn it_is_written_in_four_groups_and_read_back_however_it_is_typed() {
        let written = code().written();
        assert_eq!(written.len(), 23);
        assert!(written.starts_with("0Z788-ABCDE-FGHJK-MNPQ"), "{}", *written);
        assert_eq!(written.parse(), Ok(code()));
        assert_eq!(written.to_lowercase().replace('-', " ").parse(), Ok(code()));
        assert_eq!(written.replace('0', "O").replace('-', "").parse(), Ok(code()));
    }

    #[test]
    fn only_its_own_last_group_confirms_it() {
        let written = code().written();
        assert!(code().ends_with(&written[18..]) && code().ends_with(&written[18..].to_lowercase()));
        assert!(!code().ends_with(&written[..5]) && !code().ends_with("") && !code().ends_with("ươ"));
    }

    #[test]
    fn what_is_wrong_with_a_text_is_told() {
        assert_eq!("ABCDE".parse::<RecoveryCode>(), Err(NotARecoveryCode::Length));
        assert_eq!("U".repeat(20).parse::<RecoveryCode>(), Err(NotARecoveryCode::Character('U')));
        assert!(!format!("{:?}", code()).contains("ABCDE"));
    }

    proptest! {
        #[test]
        fn one_mistyped_character_or_two_swapped_ones_are_noticed(random: [u8; BODY], at in 0..CHARACTERS, to in 0_u8..32) {
            let right = RecoveryCode::of(&random);
            let (mut mistyped, mut swapped) = (right.clone(), right.clone());
            mistyped.0[at] = to;
            swapped.0.swap(at, at.max(1) - 1);
            for wrong in [mistyped, swapped].into_iter().filter(|wrong| *wrong != right) {
                prop_assert_eq!(wrong.written().parse::<RecoveryCode>(), Err(NotARecoveryCode::Check));
            }
        }
    }
}
