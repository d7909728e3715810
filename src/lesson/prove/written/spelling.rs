//! One spelling: hóa, khỏe, thúy, as everywhere on the station.

use super::{Author, Written};
use crate::vietnamese::respelt;

pub(super) fn is_of_today(written: &[Written], author: &mut Author) {
    let texts = author.texts;
    for text in written.iter().filter(|text| text.is_read()) {
        for syllable in text.text.split(|c: char| !c.is_alphabetic()) {
            let Some(right) = respelt(syllable) else { continue };
            let span = text.place_of(syllable, author.source);
            author.tell(span, "old-spelling", texts.author_spelling(syllable), texts.author_spelling_remedy(right));
        }
    }
}
