//! One spelling: the mark stands on the first vowel of an open oa, oe, uy (hóa, khỏe, thúy), as everywhere on the station.

use super::{Author, Written};

/// The endings with the mark on the second vowel, and where it belongs.
#[rustfmt::skip]
const ENDINGS: [(&str, &str); 15] = [
    ("oá", "óa"), ("oà", "òa"), ("oả", "ỏa"), ("oã", "õa"), ("oạ", "ọa"),
    ("oé", "óe"), ("oè", "òe"), ("oẻ", "ỏe"), ("oẽ", "õe"), ("oẹ", "ọe"),
    ("uý", "úy"), ("uỳ", "ùy"), ("uỷ", "ủy"), ("uỹ", "ũy"), ("uỵ", "ụy"),
];

pub(super) fn is_of_today(written: &[Written], author: &mut Author) {
    let texts = author.texts;
    for text in written.iter().filter(|text| text.is_read()) {
        for syllable in text.text.split(|c: char| !c.is_alphabetic()) {
            let Some(right) = corrected(syllable) else { continue };
            let span = text.place_of(syllable, author.source);
            author.tell(span, "old-spelling", texts.author_spelling(syllable), texts.author_spelling_remedy(right));
        }
    }
}

/// How the syllable is written here, if that is not as it stands.
fn corrected(syllable: &str) -> Option<String> {
    let lower = syllable.to_lowercase();
    // In quý the u belongs to the q.
    let (old, new) = ENDINGS.iter().find(|(old, _)| lower.ends_with(old) && !lower.starts_with('q'))?;
    Some(format!("{}{new}", lower.strip_suffix(old)?))
}

#[cfg(test)]
mod tests {
    use super::corrected;

    #[test]
    fn only_open_syllables_with_the_mark_on_the_second_vowel_are_told() {
        assert_eq!(corrected("hoá").as_deref(), Some("hóa"));
        assert_eq!(corrected("Khoẻ").as_deref(), Some("khỏe"));
        assert_eq!(corrected("Thuý").as_deref(), Some("thúy"));
        for right in ["hóa", "hoàn", "khoáng", "quý", "quỳ", "toán", "huỳnh", "xoay", ""] {
            assert_eq!(corrected(right), None, "{right}");
        }
    }
}
