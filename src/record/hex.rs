//! Bytes as hexadecimal digits, the way they stand in events and exports: two small digits a byte. Knows no meaning.

use serde::{Deserialize, Deserializer, Serializer, de::Error};

/// Two lower-case digits a byte.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Exactly `N` bytes; `None` for any other text.
pub fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != 2 * N || !text.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    let mut bytes = [0; N];
    for (place, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * place..2 * place + 2], 16).ok()?;
    }
    Some(bytes)
}

pub(super) fn serialize<S: Serializer, const N: usize>(bytes: &[u8; N], to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&hex(bytes))
}

pub(super) fn deserialize<'de, D: Deserializer<'de>, const N: usize>(from: D) -> Result<[u8; N], D::Error> {
    let text = String::deserialize(from)?;
    unhex(&text).ok_or_else(|| D::Error::custom(format!("not {N} bytes in hexadecimal digits")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_read_back_and_nothing_else_is_read() {
        assert_eq!(hex(&[0, 0xb2, 0xff]), "00b2ff");
        assert_eq!(unhex("00B2ff"), Some([0, 0xb2, 0xff]));
        for odd in ["", "00b2f", "00b2ff0", "00b2fg", "+0b2ff", "00b2ff00", "đđđ"] {
            assert_eq!(unhex::<3>(odd), None, "{odd:?}");
        }
    }
}
