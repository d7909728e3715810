//! Bytes as the record and people write them: hexadecimal digits, small ones out, any in.

/// Two digits a byte.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Exactly `N` bytes; `None` for anything else.
pub fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    if text.len() != 2 * N || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let mut bytes = [0; N];
    for (place, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * place..2 * place + 2], 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_from_their_digits_and_nothing_else_is_read() {
        let bytes: Vec<u8> = (0..=u8::MAX).collect();
        assert_eq!(unhex::<256>(&hex(&bytes)).map(Vec::from), Some(bytes.clone()));
        assert_eq!(unhex::<256>(&hex(&bytes).to_uppercase()).map(Vec::from), Some(bytes));
        for odd in ["", "1", "123", "12345", "+123", "12 4", "đđ", "0x12"] {
            assert_eq!(unhex::<2>(odd), None, "{odd}");
        }
    }
}
