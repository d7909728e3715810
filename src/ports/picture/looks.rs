//! Looking for codes: in the picture as it is, and in other ways, until nothing that looks like a code is left unread.

use super::grey::Grey;
use super::unless_it_panics;
use rqrr::PreparedImage;

/// Modules of the smallest QR (version 1). A narrower picture holds none, and rqrr 0.11 does not stand one pixel.
const SMALLEST_CODE: usize = 21;
/// A picture is looked at in this size or smaller: a code that fills a tenth of it still has three pixels a module.
const MOST_LOOKED_AT: usize = 4_000_000;
/// If that was in vain: in this size, for a small code in a large photograph.
const MOST_LOOKED_AT_CLOSELY: usize = 16_000_000;

/// What one look has found.
#[derive(Default)]
struct Seen {
    texts: Vec<String>,
    /// Something that looks like a code and could not be read.
    unread: bool,
}

impl Seen {
    fn add(&mut self, other: Seen) {
        self.unread |= other.unread;
        add_new(&mut self.texts, other.texts);
    }
}

fn add_new(texts: &mut Vec<String>, more: Vec<String>) {
    for text in more {
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
}

impl Grey {
    /// The texts of all codes, each once. A terminal's modules may be too small, its colours reversed, its font may leave
    /// seams between the cells; a photograph may be large. So the picture is looked at in several ways, as long as some
    /// code is found that cannot be read, or none at all.
    pub fn qr_texts(self) -> Vec<String> {
        let close = self.no_larger_than(MOST_LOOKED_AT_CLOSELY);
        let usual = close.no_larger_than(MOST_LOOKED_AT);
        let found = usual.look_in_all_ways();
        if !found.is_empty() || close.pixels() == usual.pixels() {
            return found;
        }
        close.look_either_way_round().texts
    }

    fn no_larger_than(&self, pixels: usize) -> Self {
        let mut smaller = self.clone();
        while smaller.pixels() > pixels {
            smaller = smaller.halved();
        }
        smaller
    }

    fn look_in_all_ways(&self) -> Vec<String> {
        const WAYS: [fn(&Grey) -> Grey; 6] = [
            Grey::clone,
            Grey::halved,
            Grey::without_dark_seams,
            Grey::without_light_seams,
            Grey::evened,
            Grey::doubled,
        ];
        let mut texts = Vec::new();
        for way in WAYS {
            let seen = way(self).look_either_way_round();
            let is_all = !seen.texts.is_empty() && !seen.unread;
            add_new(&mut texts, seen.texts);
            if is_all {
                break;
            }
        }
        texts
    }

    fn look_either_way_round(&self) -> Seen {
        let mut seen = self.look();
        if seen.texts.is_empty() {
            seen.add(self.inverted().look());
        }
        seen
    }

    /// Two thresholds: one for the whole picture, right for screenshots; a local one, right for uneven light.
    fn look(&self) -> Seen {
        let (width, height) = (self.width, self.height);
        let mut seen = Seen::default();
        if width < SMALLEST_CODE || height < SMALLEST_CODE {
            return seen;
        }
        let middle = self.middle();
        let flat = PreparedImage::prepare_from_bitmap(width, height, |x, y| self.shades[y * width + x] <= middle);
        let local = PreparedImage::prepare_from_greyscale(width, height, |x, y| self.shades[y * width + x]);
        for mut prepared in [flat, local] {
            let read = unless_it_panics(|| {
                let mut seen = Seen::default();
                for grid in prepared.detect_grids() {
                    match grid.decode() {
                        Ok((_, text)) => add_new(&mut seen.texts, vec![text]),
                        Err(_) => seen.unread = true,
                    }
                }
                seen
            });
            seen.add(read.unwrap_or(Seen { unread: true, ..Seen::default() }));
        }
        seen
    }
}
