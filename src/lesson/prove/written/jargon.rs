//! A word of the trade is explained somewhere in the lesson. Which words those are stands in `jargon.txt`: small on
//! purpose, because a village learns the common ones by itself.

use super::{Author, Written, find_name, words};

const LIST: &str = include_str!("jargon.txt");

pub(super) fn is_explained(written: &[Written], author: &mut Author) {
    let texts = author.texts;
    let read: Vec<&Written> = written.iter().filter(|text| text.is_for_the_learner()).collect();
    for (term, plain) in terms() {
        let Some(first) = read.iter().find(|text| find_name(&text.text, term).is_some()) else { continue };
        if read.iter().any(|text| explains(&text.text, term, &plain)) {
            continue;
        }
        let span = first.place_of(term, author.source);
        let example = plain.first().copied().unwrap_or_default();
        author.tell(span, "jargon", texts.author_jargon(term), texts.author_jargon_remedy(example, term));
    }
}

/// The terms, each with the plain ways of saying it.
fn terms() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    let lines = LIST.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| {
        let (term, plain) = line.split_once('=')?;
        Some((term.trim(), plain.split(',').map(str::trim).collect()))
    })
}

fn explains(text: &str, term: &str, plain: &[&str]) -> bool {
    let lower = text.to_lowercase();
    let defined = |between: &str| text.contains(&format!("{term}{between}"));
    // «Sáu số ấy gọi là mã OTP.»
    let named =
        text.split("gọi là ").skip(1).any(|rest| words(rest).take(3).any(|word| find_name(word, term).is_some()));
    named
        || plain.iter().any(|plain| lower.contains(plain))
        || [" là ", ", là ", " (", ", tức "].into_iter().any(defined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_term_of_the_list_has_a_plain_way_of_saying_it() {
        assert!(terms().count() >= 20);
        assert!(terms().all(|(term, plain)| !term.is_empty() && plain.iter().all(|plain| !plain.is_empty())));
    }

    #[test]
    fn a_definition_or_a_plain_word_explains() {
        assert!(explains("OTP là số ngân hàng gửi", "OTP", &[]));
        assert!(explains("Sáu số ấy gọi là mã OTP.", "OTP", &[]));
        assert!(explains("Mã dùng một lần", "OTP", &["mã dùng một lần"]));
        assert!(!explains("Đọc OTP cho tôi", "OTP", &["mã dùng một lần"]));
    }
}
