//! A public key as people compare it with a paper card: 8 groups of 5 digits.
//!
//! The groups come from SHA-256 of `"BDHV-DIGITS-v1\0"` ‖ public key: its 32 bytes are eight big-endian numbers of 4 bytes,
//! each modulo 100,000 and written with five digits. 10^40 possibilities, some 132 bits; the remainder favours no group by
//! more than one part in 40,000. Looking for a second key with the same groups is out of anybody's reach.

use ed25519_dalek::VerifyingKey;
use sha2::{Digest, Sha256};
use std::fmt;

const PURPOSE: &[u8] = b"BDHV-DIGITS-v1\0";
const GROUPS: usize = 8;

/// Eight groups of five digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyDigits([u32; GROUPS]);

impl KeyDigits {
    pub fn of(key: &VerifyingKey) -> Self {
        let hash: [u8; 32] = Sha256::new_with_prefix(PURPOSE).chain_update(key.as_bytes()).finalize().into();
        let (parts, _) = hash.as_chunks::<4>();
        Self(std::array::from_fn(|group| u32::from_be_bytes(parts[group]) % 100_000))
    }

    /// Whether somebody typed these digits. Spaces, dots and hyphens between them do not count.
    pub fn are_typed(&self, text: &str) -> bool {
        let typed = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-'));
        typed.eq(self.to_string().chars().filter(|c| *c != ' '))
    }
}

impl fmt::Display for KeyDigits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let groups: Vec<String> = self.0.iter().map(|group| format!("{group:05}")).collect();
        f.write_str(&groups.join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ed25519_dalek::SigningKey;

    /// Computed apart from this code, with Python's hashlib.
    #[test]
    fn the_digits_of_the_reference_key_are_these() {
        let key = SigningKey::from_bytes(&[7; 32]).verifying_key();
        assert_eq!(KeyDigits::of(&key).to_string(), "81838 17753 21676 54078 15188 33144 01625 61451");
    }

    #[test]
    fn they_are_recognised_however_they_are_spaced_and_no_other_way() {
        let digits = KeyDigits::of(&SigningKey::from_bytes(&[7; 32]).verifying_key());
        let text = digits.to_string();
        for way in [text.clone(), text.replace(' ', ""), text.replace(' ', "-"), format!("\n {text}\t")] {
            assert!(digits.are_typed(&way), "{way:?}");
        }
        for wrong in ["", &text[1..], &format!("{text}0"), &text.replace(' ', ","), &text.replacen('0', "O", 1)] {
            assert!(!digits.are_typed(wrong), "{wrong:?}");
        }
    }
}
