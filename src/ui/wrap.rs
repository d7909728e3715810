//! Width and wrapping of Vietnamese text: by grapheme cluster, at spaces.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Columns a text takes on one line.
pub fn width(text: &str) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}

/// The lines of a text over `width` columns. A newline in the text is kept; a word longer than a line is broken.
pub fn lines(text: &str, width: u16) -> Vec<String> {
    let width = width.max(1);
    text.split('\n').flat_map(|paragraph| wrap_paragraph(paragraph, width)).collect()
}

fn wrap_paragraph(paragraph: &str, room: u16) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut taken = 0;
    for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
        let line = lines.last_mut().expect("there is always a line");
        let (gap, wide) = (u16::from(!line.is_empty()), width(word));
        if taken + gap + wide <= room {
            line.push_str(if gap == 1 { " " } else { "" });
            line.push_str(word);
            taken += gap + wide;
        } else if wide > room {
            break_word(word, room, &mut lines);
            taken = lines.last().map_or(0, |line| width(line));
        } else {
            lines.push(word.to_owned());
            taken = wide;
        }
    }
    lines
}

fn break_word(word: &str, room: u16, lines: &mut Vec<String>) {
    if lines.last().is_some_and(|line| !line.is_empty()) {
        lines.push(String::new());
    }
    for cluster in word.graphemes(true) {
        let line = lines.last_mut().expect("there is always a line");
        if width(line) + width(cluster) > room {
            lines.push(cluster.to_owned());
        } else {
            line.push_str(cluster);
        }
    }
}

/// A text cut to `room` columns, with an ellipsis if anything was lost.
pub fn shorten(text: &str, room: u16) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let mut short = String::new();
    for cluster in text.graphemes(true) {
        if width(&short) + width(cluster) + 1 > room {
            break;
        }
        short.push_str(cluster);
    }
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}
