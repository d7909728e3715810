//! What the station's font can draw: ASCII, the Vietnamese letters, and the signs the program and its lessons use. A
//! terminal's font may have more; the Linux console's has not.

/// The 67 Vietnamese letters beyond ASCII, small; their capitals are drawn as well.
const LETTERS: &str = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ";

/// Frames, blocks, marks, and signs of print.
const SIGNS: &str = "─│╭╮╰╯┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓▘▝▖▗▚▞▛▜▙▟●○◂▸↵✓✕•·…–“”‘’←↑→↓↔‹›°×−₫";

/// Whether the station can draw this character wherever it runs.
pub fn station_glyph(c: char) -> bool {
    let small = || super::letters::lower(c);
    c == ' ' || c.is_ascii_graphic() || SIGNS.contains(c) || LETTERS.contains(c) || LETTERS.contains(small())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vietnamese::letters::upper;

    #[test]
    fn there_are_134_vietnamese_letters_beyond_ascii() {
        let both: std::collections::BTreeSet<char> = LETTERS.chars().flat_map(|c| [c, upper(c)]).collect();
        assert_eq!(both.len(), 134);
        assert!(both.into_iter().all(station_glyph));
    }

    #[test]
    fn pictures_marks_alone_and_controls_cannot_be_drawn() {
        for c in ['😀', '\u{301}', '\t', '\u{a0}', '中', 'ß', '—', '☎'] {
            assert!(!station_glyph(c), "{c:?}");
        }
    }
}
