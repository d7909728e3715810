//! The layout of a narrow paper: blocks one below the other, each in the middle of the line. The receipt and the picture are
//! this roll at two scales.

use super::bitmap::Bitmap;
use super::card::Card;
use super::font::Size;
use super::qr::Qr;
use super::sheet::Sheet;
use crate::ui::wrap;

/// Dots across a roll of 58 mm (48 mm of them are printed on, 8 dots a mm).
pub const ACROSS: usize = 384;

/// Something that takes the whole width.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// One line that fits.
    Line(String, Size),
    /// White on black; the first line twice as large.
    Loud([String; 2]),
    /// Empty rows.
    Space(usize),
    Rule,
    /// A strip of diamonds, as they are woven in the north.
    Weave,
    /// As wide as the paper, or leaving so many dots at each side.
    Qr(Qr, usize),
}

/// The paper as dots, doubled so many times: 0 is the receipt.
pub fn unrolled(blocks: &[Block], doublings: u32) -> Bitmap {
    let parts: Vec<Bitmap> = blocks.iter().map(|block| block.drawn(doublings)).collect();
    let mut paper = Bitmap::white(ACROSS << doublings, parts.iter().map(|part| part.height).sum());
    let mut top = 0;
    for part in parts {
        paper.put(&part, paper.width.saturating_sub(part.width) / 2, top);
        top += part.height;
    }
    paper
}

/// A confirmation.
pub fn of_sheet(sheet: &Sheet) -> Vec<Block> {
    let mut roll = Roll::default();
    roll.add(Block::Weave).space(12);
    roll.say(&sheet.station, Size::Small).say(sheet.place.as_deref().unwrap_or_default(), Size::Large);
    roll.space(8).loud(sheet).add(Block::Rule).space(14);
    roll.say(&sheet.learner, Size::Large).space(2).say(&sheet.learned, Size::Small).space(2);
    roll.say(&format!("“{}”", sheet.title), Size::Large).space(10);
    let level = if sheet.level.is_empty() { String::new() } else { format!("✓ {}", sheet.level) };
    roll.say(&level, Size::Large).space(4).say(&sheet.date, Size::Small);
    roll.add(Block::Qr(sheet.qr.clone(), 0)).say(&sheet.code, Size::Large).space(8).say(&sheet.check, Size::Small);
    roll.space(10).add(Block::Rule).space(6).say(&sheet.not_state, Size::Small).space(8).loud(sheet);
    roll.add(Block::Weave);
    roll.blocks
}

/// A learner's card: shorter, so that it fits into a pocket.
pub fn of_card(card: &Card) -> Vec<Block> {
    let mut roll = Roll::default();
    roll.add(Block::Weave).space(10).say(&card.title, Size::Large);
    roll.say(card.place.as_deref().unwrap_or_default(), Size::Small).space(6);
    roll.say(card.name.as_deref().unwrap_or_default(), Size::Large);
    roll.add(Block::Qr(card.qr.clone(), ACROSS / 8)).say(&card.number_apart(), Size::Large).space(8);
    roll.say(&card.how, Size::Small).space(10).say(&card.not_papers, Size::Small).space(8).add(Block::Weave);
    roll.blocks
}

#[derive(Default)]
struct Roll {
    blocks: Vec<Block>,
}

impl Roll {
    fn add(&mut self, block: Block) -> &mut Self {
        self.blocks.push(block);
        self
    }

    fn space(&mut self, rows: usize) -> &mut Self {
        self.add(Block::Space(rows))
    }

    /// A text in as many lines as it needs, all about as long.
    fn say(&mut self, text: &str, size: Size) -> &mut Self {
        let columns = u16::try_from(ACROSS / size.font().width).unwrap_or(u16::MAX);
        let lines = balanced(text, columns).into_iter().filter(|line| !line.is_empty());
        self.blocks.extend(lines.map(|line| Block::Line(line, size)));
        self
    }

    fn loud(&mut self, sheet: &Sheet) -> &mut Self {
        if let Some(lines) = &sheet.sample {
            self.add(Block::Loud(lines.clone())).space(8);
        }
        self
    }
}

/// The lines of a text, in as few columns as that number of lines needs.
pub fn balanced(text: &str, columns: u16) -> Vec<String> {
    let lines = wrap::lines(text, columns);
    let narrower = (1..columns).map(|columns| wrap::lines(text, columns)).find(|narrow| narrow.len() == lines.len());
    narrower.unwrap_or(lines)
}

impl Block {
    fn drawn(&self, doublings: u32) -> Bitmap {
        let (scale, width) = (1 << doublings, ACROSS << doublings);
        match self {
            Self::Line(text, size) => enlarged(Bitmap::line(text, *size), doublings),
            Self::Loud([word, meaning]) => {
                let lines = [Bitmap::line(word, Size::Large).doubled(), Bitmap::line(meaning, Size::Large)];
                below_each_other(lines.map(|line| enlarged(line, doublings)), width).inverted()
            }
            Self::Space(rows) => Bitmap::white(width, rows * scale),
            Self::Rule => Bitmap::drawn(width - 32 * scale, 2 * scale, |_, _| true),
            Self::Weave => Bitmap::drawn(width, DIAMOND * scale, |x, y| is_woven(x / scale, y / scale)),
            Self::Qr(qr, aside) => Bitmap::qr(qr, (width - 2 * aside * scale) / qr.whole()),
        }
    }
}

/// Rows of the strip of diamonds, and columns of one.
const DIAMOND: usize = 16;

/// A diamond: a filled heart and a thin border.
fn is_woven(x: usize, y: usize) -> bool {
    let from_middle = |place: usize| (2 * (place % DIAMOND) + 1).abs_diff(DIAMOND);
    let far = from_middle(x) + from_middle(y);
    far <= 8 || (14..=16).contains(&far)
}

fn enlarged(bitmap: Bitmap, doublings: u32) -> Bitmap {
    (0..doublings).fold(bitmap, |bitmap, _| bitmap.doubled())
}

fn below_each_other(lines: [Bitmap; 2], width: usize) -> Bitmap {
    let gap = lines[1].height / 4;
    let mut both = Bitmap::white(width, lines.iter().map(|line| line.height).sum::<usize>() + 2 * gap);
    let mut top = gap;
    for line in lines {
        both.put(&line, width.saturating_sub(line.width) / 2, top);
        top += line.height;
    }
    both
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::credential::Kind;
    use crate::paper::card::tests::card;
    use crate::paper::sheet::tests::achievement;
    use crate::texts::{Lang, Texts};

    /// The blocks as a person reads them.
    fn written(blocks: &[Block]) -> String {
        let columns = |size: &Size| ACROSS / size.font().width;
        let line = |block: &Block| match block {
            Block::Line(text, size) => format!("{:>2}│{text:^1$}│\n", columns(size), columns(size)),
            Block::Loud([word, meaning]) => format!("██│{word}│ {meaning} │██\n"),
            Block::Rule => format!("  │{}│\n", "─".repeat(24)),
            Block::Weave => format!("  │{}│\n", "◂▸".repeat(12)),
            Block::Qr(qr, _) => format!("  │QR {0} x {0}│\n", qr.side),
            Block::Space(_) => String::new(),
        };
        blocks.iter().map(line).collect()
    }

    fn looks_like(name: &str, sheet: &Sheet) {
        reads(name, &of_sheet(sheet));
    }

    fn reads(name: &str, blocks: &[Block]) {
        insta::with_settings!({
            snapshot_path => "../../tests/snapshots", prepend_module_to_snapshot => false, omit_expression => true,
        }, { insta::assert_snapshot!(name, written(blocks)) });
    }

    fn sheet(kind: Kind, lang: Lang) -> Sheet {
        achievement(kind).on_paper(Texts::new(lang)).expect("a QR")
    }

    #[test]
    fn the_words_of_a_receipt() {
        looks_like("paper_receipt", &sheet(Kind::Watched, Lang::Vi));
    }

    #[test]
    fn the_words_of_a_card() {
        reads("paper_card", &of_card(&card(1)));
        reads("paper_card_named", &of_card(&Card { name: Some("Bà Hoàng Thị Lan".into()), place: None, ..card(1) }));
    }

    #[test]
    fn the_words_of_a_sample() {
        looks_like("paper_sample", &sheet(Kind::Demo, Lang::Vi));
    }

    #[test]
    fn the_words_of_a_receipt_in_english() {
        looks_like("paper_english", &sheet(Kind::Alone, Lang::En));
    }

    #[test]
    fn a_long_name_and_title_take_more_lines_and_lose_nothing() {
        let mut long = achievement(Kind::Real);
        long.place = Some("Nhà văn hóa xóm Bản Nà Làng Phia Khao, xã Nam Cường".into());
        long.learner = Some("Bà Công Tằng Tôn Nữ Thị Hồng Nhung Anh Đào".into());
        long.title = Some("Đăng ký khai sinh cho cháu trên điện thoại của mình".into());
        looks_like("paper_long_words", &long.on_paper(Texts::new(Lang::Vi)).expect("a QR"));
    }

    #[test]
    fn everything_stays_within_the_width_at_both_scales() {
        let sheet = sheet(Kind::Demo, Lang::Vi);
        for doublings in [0, 1] {
            let blocks = [of_sheet(&sheet), of_card(&card(1))].concat();
            let parts = blocks.iter().map(|block| block.drawn(doublings));
            assert!(parts.map(|part| part.width).all(|width| width <= ACROSS << doublings));
            assert_eq!(unrolled(&blocks, doublings).width, ACROSS << doublings);
        }
    }

    #[test]
    fn lines_are_balanced_and_none_is_lost() {
        assert_eq!(balanced("một hai ba bốn năm", 12), ["một hai ba", "bốn năm"]);
        assert_eq!(balanced("aaaa bbbb c", 9), ["aaaa", "bbbb c"]);
        assert_eq!(balanced("", 9), [""]);
    }
}
