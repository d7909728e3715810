//! Every text can be drawn: the station's font has each of its letters and signs.

use super::{Author, Written};
use crate::vietnamese::station_glyph;

pub(super) fn can_be_drawn(written: &[Written], author: &mut Author) {
    let texts = author.texts;
    for text in written.iter().filter(|text| text.is_read()) {
        // A combining mark and a line break are told, or wrapped, elsewhere.
        let Some(strange) = text.text.chars().find(|c| !station_glyph(*c) && *c != '\n') else { continue };
        let span = text.place_of(strange.encode_utf8(&mut [0; 4]), author.source);
        let code = format!("U+{:04X}", u32::from(strange));
        author.tell(span, "no-glyph", texts.author_glyph(code, strange), texts.author_glyph_remedy());
    }
}
