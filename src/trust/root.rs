//! The programme's root: the one key pinned in the program. It vouches for communes and for nothing else.
//!
//! A build with `TRAMHOC_PROGRAMME_ROOT` set to a public key (64 hexadecimal digits) pins that key. Any other build pins the
//! **test root**, whose private half everybody has: its seed is [`TEST_ROOT_SEED`]. What hangs on it proves nothing, and
//! wherever trust is shown [`TEST_ROOT_WORDS`] stand beside it.

use ed25519_dalek::{SigningKey, VerifyingKey};

/// The seed of the test root, published so that anybody can play the programme.
pub const TEST_ROOT_SEED: [u8; 32] = *b"BDHV-TEST-ROOT-KHONG-DUNG-THAT!!";

/// Said wherever trust is shown that comes from the test root.
pub const TEST_ROOT_WORDS: &str = "GỐC THỬ – KHÔNG DÙNG THẬT";

/// What the build pinned; malformed, the build stops here.
const PINNED: Option<[u8; 32]> = match option_env!("TRAMHOC_PROGRAMME_ROOT") {
    Some(hex) => Some(key_of_hex(hex.as_bytes())),
    None => None,
};

/// The key that vouches for communes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProgrammeRoot {
    key: VerifyingKey,
}

impl ProgrammeRoot {
    /// The root of this build.
    pub fn pinned() -> Self {
        let pinned =
            |key| VerifyingKey::from_bytes(&key).expect("this module's tests see to it that a build pins a key");
        PINNED.map_or_else(Self::test, |key| Self { key: pinned(key) })
    }

    /// The test root, also in a build that pins another.
    pub fn test() -> Self {
        Self { key: test_root_key().verifying_key() }
    }

    pub fn key(&self) -> &VerifyingKey {
        &self.key
    }

    /// Whether everybody can sign for it.
    pub fn is_test(&self) -> bool {
        *self == Self::test()
    }
}

fn test_root_key() -> SigningKey {
    SigningKey::from_bytes(&TEST_ROOT_SEED)
}

const fn key_of_hex(hex: &[u8]) -> [u8; 32] {
    assert!(hex.len() == 64, "TRAMHOC_PROGRAMME_ROOT: 64 hexadecimal digits");
    let mut key = [0; 32];
    let mut place = 0;
    while place < 32 {
        key[place] = digit(hex[2 * place]) << 4 | digit(hex[2 * place + 1]);
        place += 1;
    }
    key
}

const fn digit(hex: u8) -> u8 {
    match hex {
        b'0'..=b'9' => hex - b'0',
        b'a'..=b'f' => hex - b'a' + 10,
        b'A'..=b'F' => hex - b'A' + 10,
        _ => panic!("TRAMHOC_PROGRAMME_ROOT: hexadecimal digits only"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::credential::strict_key;

    const TEST_ROOT_HEX: &str = "f85c2a24bd91e90f515992495c3e5291e51fd351274b46230f7df73146e977d4";

    #[test]
    fn the_root_of_this_build_is_the_pinned_key_and_a_good_one() {
        let root = ProgrammeRoot::pinned();
        assert_eq!(PINNED.unwrap_or_else(|| test_root_key().verifying_key().to_bytes()), root.key().to_bytes());
        assert!(strict_key(root.key().as_bytes()).is_ok());
        assert_eq!(root.is_test(), PINNED.is_none());
    }

    /// Documented in the README: a change would orphan what people tried out.
    #[test]
    fn the_test_root_is_this_one() {
        let hex: String = ProgrammeRoot::test().key().as_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, TEST_ROOT_HEX);
        assert_eq!(key_of_hex(TEST_ROOT_HEX.as_bytes()), ProgrammeRoot::test().key().to_bytes());
        assert_eq!(key_of_hex(TEST_ROOT_HEX.to_uppercase().as_bytes()), ProgrammeRoot::test().key().to_bytes());
    }
}
