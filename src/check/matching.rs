//! Match: for each left side in turn, the right side that belongs to it.

use super::{Aloud, Grade, Kind, Setting};
use crate::lesson::{Author, Node, Spoken};

#[derive(Debug, Clone, PartialEq)]
pub struct Matching {
    pairs: Vec<(String, String)>,
    why: Spoken,
}

impl Matching {
    pub fn read(setting: &Setting, node: &mut Node, author: &mut Author) -> Option<Self> {
        let span = node.span;
        let nodes = node.nodes(author, "pairs");
        let pairs: Vec<_> = nodes.into_iter().filter_map(|node| pair(node, author)).collect();
        let why = node.spoken(author, "why", setting.clip("why"));
        if !(2..=5).contains(&pairs.len()) {
            let texts = author.texts;
            author.tell(span, "items", texts.author_pairs(pairs.len()), texts.author_pairs_remedy());
            return None;
        }
        Some(Self { pairs, why: why? })
    }
}

fn pair(mut node: Node, author: &mut Author) -> Option<(String, String)> {
    let left = node.text(author, "left");
    let right = node.text(author, "right");
    node.finish(author);
    Some((left?.value, right?.value))
}

impl Kind for Matching {
    fn options(&self) -> Vec<&str> {
        self.pairs.iter().map(|(_, right)| right.as_str()).collect()
    }
    fn prompts(&self) -> Vec<&str> {
        self.pairs.iter().map(|(left, _)| left.as_str()).collect()
    }
    fn answers_at_once(&self) -> bool {
        false
    }
    fn is_ordering(&self) -> bool {
        true
    }
    fn grade(&self, picked: &[usize]) -> Grade {
        Grade::of(picked.iter().copied().eq(0..self.pairs.len()), &self.why)
    }
    fn right_answer(&self) -> Vec<usize> {
        (0..self.pairs.len()).collect()
    }
    /// Two columns cannot be kept in mind by ear.
    fn aloud(&self) -> Option<Aloud<'_>> {
        None
    }
}

#[cfg(test)]
mod tests {
    use crate::check::trial;

    const PAIRS: &str = r#"
        id = "q"
        kind = "match"
        ask = "Ghép"
        pairs = [{ left = "Khóa", right = "Giữ" }, { left = "Chìa", right = "Mở" }, { left = "Cửa", right = "Vào" }]
        why = "Chìa để mở."
    "#;

    #[test]
    fn every_left_side_needs_its_own_right_side() {
        let question = trial::read(PAIRS);
        let kind = question.form.kind();
        assert_eq!(kind.prompts(), ["Khóa", "Chìa", "Cửa"]);
        assert!(kind.grade(&[0, 1, 2]).right);
        assert!(!kind.grade(&[1, 0, 2]).right);
        assert!(!kind.grade(&[0, 1]).right, "one is missing");
        assert_eq!(kind.grade(&[2, 1, 0]).why.text, "Chìa để mở.");
    }

    #[test]
    fn the_right_sides_never_stand_as_they_belong() {
        let question = trial::read(PAIRS);
        assert!((0..50).all(|seed| !question.shown_order(seed).is_sorted()));
    }

    #[test]
    fn one_pair_alone_is_no_question() {
        let one = PAIRS.replace(r#", { left = "Chìa", right = "Mở" }, { left = "Cửa", right = "Vào" }"#, "");
        assert_eq!(trial::problems(&one), ["items"]);
    }
}
