//! Crockford's 32 characters as people read them out, and the check character over them: for codes that are copied by hand
//! or told over the telephone.

use std::fmt;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Σ αⁱ·xᵢ over GF(32) with α a root of x⁵ + x² + 1, i from 1. Horner's rule from the last character back.
///
/// α has order 31, so the weights of up to 31 characters (the check's own is α⁰) all differ: one wrong character and two
/// swapped neighbours are always noticed.
pub fn check(body: &[u8]) -> u8 {
    body.iter().rev().fold(0, |sum, value| times_alpha(sum ^ value))
}

fn times_alpha(value: u8) -> u8 {
    let doubled = value << 1;
    if doubled & 32 == 0 { doubled } else { doubled ^ 0b10_0101 }
}

/// The value of a character, 0–31. Crockford's reading: small letters count, the letter O is zero, I and L are one.
pub fn value_of(character: char) -> Option<u8> {
    let character = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET.iter().position(|letter| char::from(*letter) == character).and_then(|place| u8::try_from(place).ok())
}

/// Writes values of five bits each as characters, in groups of five with a hyphen between them.
pub fn write_groups(values: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for (place, value) in values.iter().enumerate() {
        let hyphen = if place > 0 && place % GROUP == 0 { "-" } else { "" };
        write!(f, "{hyphen}{}", char::from(ALPHABET[usize::from(value & 31)]))?;
    }
    Ok(())
}

/// Characters between two hyphens.
pub const GROUP: usize = 5;
