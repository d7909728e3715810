//! A number read off a picture of a bill, typed. Near misses carry their own explanation.

use super::{Aloud, Block, Grade, Kind, Setting, Typed};
use crate::contract::FieldKind;
use crate::lesson::{Author, Node, Spoken};

#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    picture: Vec<String>,
    answer: u64,
    why: Spoken,
    near: Vec<(u64, Spoken)>,
}

impl Number {
    pub fn read(setting: &Setting, node: &mut Node, author: &mut Author) -> Option<Self> {
        let rows = node.maybe_rows(author, "picture").unwrap_or_default();
        let answer = node.large_number(author, "answer");
        let why = node.spoken(author, "why", setting.clip("why"));
        let nodes = node.maybe_nodes(author, "near");
        let near = nodes.into_iter().enumerate().filter_map(|(place, node)| near(setting, place, node, author)).collect();
        Some(Self { picture: rows, answer: answer?, why: why?, near })
    }
}

fn near(setting: &Setting, place: usize, mut node: Node, author: &mut Author) -> Option<(u64, Spoken)> {
    let value = node.large_number(author, "value");
    let why = node.spoken(author, "why", setting.clip(&format!("near-{}", place + 1)));
    node.finish(author);
    Some((value?, why?))
}

impl Kind for Number {
    fn typed(&self) -> Option<Typed> {
        Some(Typed { keys: FieldKind::Digits, letters: 11 })
    }
    fn block(&self, _seed: u64) -> Option<Block> {
        (!self.picture.is_empty()).then(|| Block::Rows(self.picture.clone()))
    }
    fn grade_typed(&self, typed: &str, _seed: u64) -> Grade {
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        let number = digits.parse::<u64>().ok();
        let near = self.near.iter().find(|(value, _)| Some(*value) == number);
        let why = near.map_or(&self.why, |(_, why)| why);
        Grade::of(number == Some(self.answer), why)
    }
    fn right_text(&self, _seed: u64) -> Option<String> {
        Some(self.answer.to_string())
    }
    fn foreseen(&self) -> Vec<(String, Grade)> {
        let near = self.near.iter().map(|(value, why)| (*value, Grade::of(false, why)));
        let right = (self.answer, Grade::of(true, &self.why));
        std::iter::once(right).chain(near).map(|(value, grade)| (value.to_string(), grade)).collect()
    }
    /// It is read off a picture.
    fn aloud(&self) -> Option<Aloud<'_>> {
        None
    }
}

#[cfg(test)]
mod tests {
    use crate::check::{Block, trial};

    const BILL: &str = r#"
        id = "q"
        kind = "number"
        ask = "Phải trả bao nhiêu?"
        picture = ["GIẤY BÁO", "Phải trả: 86.000"]
        answer = 86000
        why = "Dòng Phải trả."
        near = [{ value = 86, why = "Thiếu ba số không." }]
    "#;

    #[test]
    fn the_number_counts_however_it_is_dotted_and_a_near_miss_is_explained() {
        let question = trial::read(BILL);
        let kind = question.form.kind();
        assert!(kind.grade_typed("86000", 0).right && kind.grade_typed("86.000", 0).right);
        assert_eq!(kind.grade_typed("86", 0).why.text, "Thiếu ba số không.");
        assert!(!kind.grade_typed("8600", 0).right && !kind.grade_typed("", 0).right);
        assert_eq!(kind.grade_typed("5", 0).why.text, "Dòng Phải trả.");
        assert!(matches!(kind.block(0), Some(Block::Rows(rows)) if rows.len() == 2));
    }

    #[test]
    fn an_answer_that_is_no_number_is_told() {
        assert_eq!(trial::problems(&BILL.replace("answer = 86000", "answer = \"86\"")), ["number"]);
    }
}
