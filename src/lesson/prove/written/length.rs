//! Short sentences, short texts, little to read on one screen of the phone (practice.md: 20 words, about 40 words).

use super::{Author, Written, words};
use std::collections::BTreeMap;

/// Most words of a sentence.
const SENTENCE: usize = 20;
/// Most words of a page of the story, an instruction, a hint, and of what is to be read on one screen of the phone.
const PAGE: usize = 40;

/// Sentences of at most 20 words, texts of at most 40. Titles of documents are as long as they are.
pub(super) fn are_short(written: &[Written], author: &mut Author) {
    let texts = author.texts;
    for text in written.iter().filter(|text| text.is_read() && !text.is_a_source()) {
        for sentence in sentences(&text.text) {
            let count = words(sentence).count();
            if count > SENTENCE {
                let span = text.place_of(sentence, author.source);
                let remedy = texts.author_sentence_remedy(SENTENCE);
                author.tell(span, "long-sentence", texts.author_sentence(count), remedy);
            }
        }
        let count = words(&text.text).count();
        if count > PAGE {
            author.tell(text.span, "long-text", texts.author_long(count), texts.author_long_remedy(PAGE));
        }
    }
}

/// What is to be read on a phone screen: its own sentences, not the names of its buttons. Of the texts that come and go
/// only the longest counts, because nothing here knows which of them come together.
pub(super) fn leave_room_on_the_phone(written: &[Written], author: &mut Author) {
    const SENTENCES: [&str; 4] = ["text", "says", "asks", "error"];
    let mut screens: BTreeMap<usize, Vec<&Written>> = BTreeMap::new();
    for text in written.iter().filter(|text| SENTENCES.contains(&text.key())) {
        if let Some(screen) = text.screen {
            screens.entry(screen).or_default().push(text);
        }
    }
    let texts = author.texts;
    for on_it in screens.values() {
        let count = |text: &&&Written| words(&text.text).count();
        let always: usize = on_it.iter().filter(|text| !text.sometimes).map(|text| count(&text)).sum();
        let sometimes = on_it.iter().filter(|text| text.sometimes).map(|text| count(&text)).max().unwrap_or(0);
        // One text too long has been told already.
        if always + sometimes > PAGE && on_it.iter().all(|text| count(&text) <= PAGE) {
            let span = on_it[0].span;
            author.tell(
                span,
                "long-screen",
                texts.author_long_screen(always + sometimes),
                texts.author_long_remedy(PAGE),
            );
        }
    }
}

/// The sentences of a text. A point inside a number or an address ends none.
fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut from = 0;
    let mut ended = false;
    for (at, c) in text.char_indices() {
        if c == '\n' || (ended && c.is_whitespace()) {
            found.push(text[from..at].trim());
            from = at;
        }
        ended = matches!(c, '.' | '!' | '?' | '…') || (ended && matches!(c, '”' | '’' | '"' | ')'));
    }
    found.push(text[from..].trim());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_at_its_sign_and_not_inside_a_number() {
        assert_eq!(sentences("Trả 1.250.000 đồng. Xong!"), ["Trả 1.250.000 đồng.", "Xong!"]);
        assert_eq!(sentences("Bà nói: “Thôi nhé.” Rồi bà về"), ["Bà nói: “Thôi nhé.”", "Rồi bà về"]);
        assert_eq!(sentences("Một\nhai"), ["Một", "hai"]);
    }
}
