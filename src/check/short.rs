//! A short text: case, marks and spaces do not matter.

use super::{Aloud, Grade, Kind, Setting, Typed};
use crate::contract::FieldKind;
use crate::lesson::{Author, Node, Spoken};
use crate::vietnamese::matches;

#[derive(Debug, Clone, PartialEq)]
pub struct Short {
    /// Patterns; `*` stands for anything.
    accept: Vec<String>,
    why: Spoken,
}

impl Short {
    pub fn read(setting: &Setting, node: &mut Node, author: &mut Author) -> Option<Self> {
        let accept: Vec<String> = node.texts(author, "accept").into_iter().map(|told| told.value).collect();
        let why = node.spoken(author, "why", setting.clip("why"));
        (!accept.is_empty()).then_some(())?;
        Some(Self { accept, why: why? })
    }
}

impl Kind for Short {
    fn typed(&self) -> Option<Typed> {
        Some(Typed { keys: FieldKind::Vietnamese, letters: 40 })
    }
    fn grade_typed(&self, typed: &str, _seed: u64) -> Grade {
        let close = |text: &str| text.split_whitespace().collect::<String>();
        let fits = |pattern: &String| matches(pattern, typed) || matches(&close(pattern), &close(typed));
        Grade::of(self.accept.iter().any(fits), &self.why)
    }
    fn right_text(&self, _seed: u64) -> Option<String> {
        self.accept.first().map(|pattern| pattern.replace('*', ""))
    }
    fn foreseen(&self) -> Vec<(String, Grade)> {
        let right = || Grade::of(true, &self.why);
        self.accept.iter().map(|pattern| (pattern.clone(), right())).collect()
    }
    /// Answered in the learner's own words; the volunteer judges.
    fn aloud(&self) -> Option<Aloud<'_>> {
        let right = self.accept.iter().find(|pattern| !pattern.contains('*')).or(self.accept.first())?;
        Some(Aloud { options: Vec::new(), right, why: &self.why })
    }
}

#[cfg(test)]
mod tests {
    use crate::check::trial;

    const CODE: &str = r#"
        id = "q"
        kind = "short"
        ask = "Gõ chữ trên giấy báo"
        accept = ["mã khách hàng", "ma kh*"]
        why = "Chữ ấy ở dòng đầu."
    "#;

    #[test]
    fn asked_aloud_it_is_answered_in_ones_own_words() {
        let question = trial::read(CODE);
        let aloud = question.aloud().expect("it can be asked");
        assert_eq!((aloud.options.len(), aloud.right, aloud.why.text.as_str()), (0, "mã khách hàng", "Chữ ấy ở dòng đầu."));
    }

    #[test]
    fn case_marks_and_spaces_do_not_matter() {
        let question = trial::read(CODE);
        let kind = question.form.kind();
        for typed in ["mã khách hàng", "MA KHACH HANG", "  mãkhách hàng ", "ma kh 12"] {
            assert!(kind.grade_typed(typed, 0).right, "{typed}");
        }
        for typed in ["", "khách", "xyz"] {
            assert!(!kind.grade_typed(typed, 0).right, "{typed}");
        }
        assert!(kind.grade_typed(&kind.right_text(0).expect("there is one"), 0).right);
    }
}
