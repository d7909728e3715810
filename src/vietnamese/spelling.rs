//! One spelling: the mark stands on the first vowel of an open oa, oe, uy (hóa, khỏe, thúy), as everywhere on the station.

/// The endings with the mark on the second vowel, and where it belongs.
#[rustfmt::skip]
const ENDINGS: [(&str, &str); 15] = [
    ("oá", "óa"), ("oà", "òa"), ("oả", "ỏa"), ("oã", "õa"), ("oạ", "ọa"),
    ("oé", "óe"), ("oè", "òe"), ("oẻ", "ỏe"), ("oẽ", "õe"), ("oẹ", "ọe"),
    ("uý", "úy"), ("uỳ", "ùy"), ("uỷ", "ủy"), ("uỹ", "ũy"), ("uỵ", "ụy"),
];

/// How a syllable (NFC) is written here, in small letters, if that is not as it stands.
pub fn respelt(syllable: &str) -> Option<String> {
    let lower = syllable.to_lowercase();
    // In quý the u belongs to the q.
    let (old, new) = ENDINGS.iter().find(|(old, _)| lower.ends_with(old) && !lower.starts_with('q'))?;
    Some(format!("{}{new}", lower.strip_suffix(old)?))
}

#[cfg(test)]
mod tests {
    use super::respelt;

    #[test]
    fn only_open_syllables_with_the_mark_on_the_second_vowel_are_respelt() {
        assert_eq!(respelt("hoá").as_deref(), Some("hóa"));
        assert_eq!(respelt("Khoẻ").as_deref(), Some("khỏe"));
        assert_eq!(respelt("Thuý").as_deref(), Some("thúy"));
        for right in ["hóa", "hoàn", "khoáng", "quý", "quỳ", "toán", "huỳnh", "xoay", ""] {
            assert_eq!(respelt(right), None, "{right}");
        }
    }
}
