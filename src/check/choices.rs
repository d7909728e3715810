//! Options with their own explanations, as the kinds with options read them.

use super::{Grade, Setting};
use crate::lesson::{Author, Node, Spoken};

/// An option and what is said to who chose it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub text: String,
    pub right: bool,
    pub why: Spoken,
}

/// Reads `options`; `rights` says how many may be right.
pub(super) fn read(
    setting: &Setting,
    node: &mut Node,
    author: &mut Author,
    rights: std::ops::RangeInclusive<usize>,
) -> Option<Vec<Choice>> {
    let span = node.span;
    let nodes = node.nodes(author, "options");
    let options: Vec<Choice> =
        nodes.into_iter().enumerate().filter_map(|(place, node)| choice(setting, place, node, author)).collect();
    let right = options.iter().filter(|option| option.right).count();
    let texts = author.texts;
    if !(2..=6).contains(&options.len()) {
        author.tell(span, "options", texts.author_options(options.len()), texts.author_options_remedy());
        return None;
    }
    if !rights.contains(&right) {
        let remedy = texts.author_rights_remedy(rights.start(), rights.end());
        author.tell(span, "right-options", texts.author_rights(right), remedy);
        return None;
    }
    Some(options)
}

fn choice(setting: &Setting, place: usize, mut node: Node, author: &mut Author) -> Option<Choice> {
    let text = node.text(author, "text");
    let right = node.flag(author, "right");
    let why = node.spoken(author, "why", setting.clip(&format!("why-{}", place + 1)));
    node.finish(author);
    Some(Choice { text: text?.value, right, why: why? })
}

/// Right are all the right ones and only those. The explanation is that of the first option picked wrongly, or else missed.
pub(super) fn grade_several(options: &[Choice], picked: &[usize]) -> Grade {
    let mut graded = options.iter().enumerate().map(|(place, option)| (option, picked.contains(&place)));
    let wrong = graded.clone().find(|(option, picked)| *picked && !option.right);
    let missed = graded.clone().find(|(option, picked)| !*picked && option.right);
    let said = wrong.or(missed).or_else(|| graded.find(|(option, _)| option.right));
    let why = said.map_or(&options[0], |(option, _)| option).why.clone();
    let missing = missed.filter(|_| wrong.is_none()).map(|(option, _)| option.text.clone());
    Grade { right: wrong.or(missed).is_none(), why, missing }
}

/// The places of the right options.
pub(super) fn all_right(options: &[Choice]) -> Vec<usize> {
    options.iter().enumerate().filter(|(_, option)| option.right).map(|(place, _)| place).collect()
}

#[cfg(test)]
mod tests {
    use crate::check::trial;

    const SEVERAL: &str = r#"
        id = "q"
        kind = "several"
        ask = "Làm gì cho ảnh rõ?"
        options = [
          { text = "Ra chỗ sáng", right = true, why = "Đủ sáng thì chữ rõ." },
          { text = "Giữ tay cho yên", right = true, why = "Tay rung thì chữ nhòe." },
          { text = "Chụp thật xa", why = "Xa thì chữ bé quá." },
        ]
    "#;

    #[test]
    fn whoever_has_not_picked_all_is_told_what_is_missing() {
        let question = trial::read(SEVERAL);
        let grade = question.form.kind().grade(&[0]);
        assert_eq!((grade.right, grade.missing.as_deref()), (false, Some("Giữ tay cho yên")));
        assert_eq!(grade.why.text, "Tay rung thì chữ nhòe.");
    }

    #[test]
    fn what_was_picked_wrongly_is_explained_before_what_is_missing() {
        let question = trial::read(SEVERAL);
        let grade = question.form.kind().grade(&[1, 2]);
        assert_eq!((grade.right, grade.missing, grade.why.text.as_str()), (false, None, "Xa thì chữ bé quá."));
        assert!(question.form.kind().grade(&[1, 0]).right);
    }
}
