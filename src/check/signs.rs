//! Find the warning signs: the places of a message that should make one stop are marked, the harmless ones left alone.

use super::{Aloud, Choice, Grade, Kind, Setting};
use crate::lesson::{Author, Node, Spoken};

#[derive(Debug, Clone, PartialEq)]
pub struct Signs {
    /// The message in its order; `right` are the signs.
    parts: Vec<Choice>,
}

impl Signs {
    pub fn read(setting: &Setting, node: &mut Node, author: &mut Author) -> Option<Self> {
        let span = node.span;
        let nodes = node.nodes(author, "message");
        let why = node.spoken(author, "why", setting.clip("why"))?;
        let part = |(place, node)| part(setting, place, node, &why, author);
        let parts: Vec<Choice> = nodes.into_iter().enumerate().filter_map(part).collect();
        let signs = parts.iter().filter(|part| part.right).count();
        if !(2..=7).contains(&parts.len()) || signs == 0 || signs == parts.len() {
            let texts = author.texts;
            author.tell(span, "signs", texts.author_signs(parts.len(), signs), texts.author_signs_remedy());
            return None;
        }
        Some(Self { parts })
    }
}

/// A harmless place is explained by the question's own `why`.
fn part(setting: &Setting, place: usize, mut node: Node, why: &Spoken, author: &mut Author) -> Option<Choice> {
    let text = node.text(author, "text");
    let right = node.flag(author, "sign");
    let clip = setting.clip(&format!("why-{}", place + 1));
    let own = if right { node.spoken(author, "why", clip) } else { node.maybe_spoken(author, "why", clip) };
    node.finish(author);
    let why = if right { own? } else { own.unwrap_or_else(|| why.clone()) };
    Some(Choice { text: text?.value, right, why })
}

impl Kind for Signs {
    fn options(&self) -> Vec<&str> {
        self.parts.iter().map(|part| part.text.as_str()).collect()
    }
    /// A message keeps its order.
    fn shuffles(&self) -> bool {
        false
    }
    fn answers_at_once(&self) -> bool {
        false
    }
    fn grade(&self, picked: &[usize]) -> Grade {
        super::choices::grade_several(&self.parts, picked)
    }
    fn right_answer(&self) -> Vec<usize> {
        super::choices::all_right(&self.parts)
    }
    /// The signs stand in a message that is to be seen.
    fn aloud(&self) -> Option<Aloud<'_>> {
        None
    }
}

#[cfg(test)]
mod tests {
    use crate::check::trial;

    const MESSAGE: &str = r#"
        id = "q"
        kind = "signs"
        ask = "Chỉ ra chỗ đáng ngờ"
        message = [
          { text = "Chào bác." },
          { text = "Bấm ngay!", sign = true, why = "Giục vội." },
          { text = "Đọc mã đi.", sign = true, why = "Xin mã." },
        ]
        why = "Lời chào thì ai cũng chào."
    "#;

    #[test]
    fn all_signs_and_only_signs_are_right_and_a_wrong_one_is_explained() {
        let question = trial::read(MESSAGE);
        let kind = question.form.kind();
        assert_eq!(kind.right_answer(), [1, 2]);
        assert!(kind.grade(&[2, 1]).right, "in whatever order they were found");
        assert_eq!((kind.grade(&[1]).right, kind.grade(&[1]).why.text.as_str()), (false, "Xin mã."));
        assert_eq!(kind.grade(&[0, 1, 2]).why.text, "Lời chào thì ai cũng chào.");
        assert_eq!(question.shown_order(7), [0, 1, 2]);
    }

    #[test]
    fn a_message_without_a_sign_is_no_question() {
        assert_eq!(trial::problems(&MESSAGE.replace(", sign = true", "")), ["signs"]);
    }
}
