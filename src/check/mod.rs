//! The questions of a self-check, one file a kind: what may be written in the lesson, how it is answered, how it is
//! graded, what a wrong answer teaches.
//!
//! To add a kind: its file, and its line in the list below. Pure; it does not know the screen it is shown on.

mod answer;
mod choices;
mod shuffle;
#[cfg(test)]
mod trial;

use crate::lesson::{Author, Node, Spoken, Told};
use crate::phone::Practice;
pub use answer::{Aloud, Block, Task, Typed};
pub use choices::Choice;
pub use shuffle::order_for;

/// What every kind of question can do. Options are numbered as in the file; the screen shows them shuffled.
pub trait Kind {
    /// The options, in the order of the file; none where the answer is typed or done.
    fn options(&self) -> Vec<&str> {
        Vec::new()
    }
    /// What each pick in turn belongs to ("Khóa …"), where the picks are matched.
    fn prompts(&self) -> Vec<&str> {
        Vec::new()
    }
    /// Whether the options are shown in another order to each learner.
    fn shuffles(&self) -> bool {
        true
    }
    /// Whether a pick answers at once; else the green key does.
    fn answers_at_once(&self) -> bool {
        false
    }
    /// Whether the order of the picks is the answer.
    fn is_ordering(&self) -> bool {
        false
    }
    /// Grades what was picked, in the order it was picked. Total: any picks grade.
    fn grade(&self, _picked: &[usize]) -> Grade {
        Grade::wrong()
    }
    /// A right answer: for the checker, and for showing.
    fn right_answer(&self) -> Vec<usize> {
        Vec::new()
    }

    /// The answer is typed.
    fn typed(&self) -> Option<Typed> {
        None
    }
    /// Grades what was typed. The seed is the attempt's: it chose what was shown.
    fn grade_typed(&self, _typed: &str, _seed: u64) -> Grade {
        Grade::wrong()
    }
    /// A text that is right.
    fn right_text(&self, _seed: u64) -> Option<String> {
        None
    }
    /// What the author foresaw to be typed, each with its grade: for who reviews the lesson on paper.
    fn foreseen(&self) -> Vec<(String, Grade)> {
        Vec::new()
    }

    /// The answer is done on the simulated phone.
    fn task(&self) -> Option<&Task> {
        None
    }
    /// Grades what was done, or given up.
    fn grade_done(&self, _done: bool) -> Grade {
        Grade::wrong()
    }

    /// What is drawn between the question and its answers.
    fn block(&self, _seed: u64) -> Option<Block> {
        None
    }

    /// How a volunteer asks it aloud, in plain words; `None` where the answer has to be seen, touched or typed. Each kind
    /// decides for itself.
    fn aloud(&self) -> Option<Aloud<'_>>;
}

/// Right or not, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grade {
    pub right: bool,
    /// What is said: the explanation of what was picked.
    pub why: Spoken,
    /// Of several that are right, this one was not picked, and nothing else was wrong.
    pub missing: Option<String>,
}

impl Grade {
    fn of(right: bool, why: &Spoken) -> Self {
        Self { right, why: why.clone(), missing: None }
    }

    /// What a question answers that was not asked in this way.
    fn wrong() -> Self {
        Self::of(false, &Spoken { clip: String::new(), text: String::new() })
    }
}

/// What a question may know while it is read.
pub struct Setting<'a> {
    pub id: &'a str,
    /// The lesson's practice; `None` where it could not be read.
    pub practice: Option<&'a Practice>,
}

impl Setting<'_> {
    /// The id of the clip of one of its texts.
    fn clip(&self, what: &str) -> String {
        format!("question-{}-{what}", self.id)
    }
}

/// One question.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    pub id: String,
    pub ask: Spoken,
    pub form: Form,
}

/// The list: `file: Type = "kind" in the lesson`.
macro_rules! kinds {
    ($($file:ident: $kind:ident = $word:literal),* $(,)?) => {
        $(pub mod $file;)*

        /// A kind of question with what it holds.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Form {
            $($kind($file::$kind)),*
        }

        impl Form {
            /// The kinds as a lesson names them.
            pub const KINDS: &[&str] = &[$($word),*];

            fn read(kind: &Told<String>, setting: &Setting, node: &mut Node, author: &mut Author) -> Option<Self> {
                match kind.value.as_str() {
                    $($word => $file::$kind::read(setting, node, author).map(Self::$kind),)*
                    unknown => {
                        let texts = author.texts;
                        let remedy = texts.author_kind_remedy(Self::KINDS.join(", "));
                        author.tell(kind.span, "unknown-kind", texts.author_kind(unknown), remedy);
                        None
                    }
                }
            }

            pub fn kind(&self) -> &dyn Kind {
                match self {
                    $(Self::$kind(kind) => kind),*
                }
            }
        }
    };
}

kinds! {
    doing: Doing = "practice",
    matching: Matching = "match",
    number: Number = "number",
    one: One = "one",
    order: Order = "order",
    scan: Scan = "scan",
    several: Several = "several",
    short: Short = "short",
    signs: Signs = "signs",
    true_false: TrueFalse = "true-false",
}

impl Question {
    /// How it is asked aloud, if it can be.
    pub fn aloud(&self) -> Option<Aloud<'_>> {
        self.form.kind().aloud()
    }

    /// Reads a question of a lesson file.
    pub fn read(author: &mut Author, mut node: Node, practice: Option<&Practice>) -> Option<Self> {
        let id = node.id(author, "id");
        if let Some(id) = &id {
            author.mark(format!("question/{}", id.value), id.span);
        }
        let id = id.map_or_else(String::new, |told| told.value);
        let ask = node.spoken(author, "ask", format!("question-{id}"));
        let kind = node.text(author, "kind");
        let setting = Setting { id: &id, practice };
        let form = kind.and_then(|kind| Form::read(&kind, &setting, &mut node, author));
        node.finish(author);
        (!id.is_empty()).then_some(())?;
        Some(Self { id, ask: ask?, form: form? })
    }

    /// The same for who reads slowly: the right one and one wrong one, whichever comes first.
    pub fn shown_short(&self, seed: u64) -> Vec<usize> {
        let right = self.form.kind().right_answer();
        let order = self.shown_order(seed);
        let wrong = order.iter().copied().find(|option| !right.contains(option));
        order.into_iter().filter(|option| right.contains(option) || Some(*option) == wrong).collect()
    }

    /// The options in the order this learner sees them: positions in the file.
    pub fn shown_order(&self, seed: u64) -> Vec<usize> {
        let kind = self.form.kind();
        let count = kind.options().len();
        if kind.shuffles() { order_for(seed, &self.id, count, kind.is_ordering()) } else { (0..count).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::trial;

    #[test]
    fn one_of_several_is_asked_aloud_with_its_options_and_the_right_ones_reason() {
        let question = trial::read(
            r#"
            id = "q"
            kind = "one"
            ask = "Làm gì?"
            options = [{ text = "Đọc mã", why = "Mất tiền." }, { text = "Dập máy", right = true, why = "An toàn." }]
            "#,
        );
        let aloud = question.aloud().expect("it can be asked");
        assert_eq!(
            (aloud.options, aloud.right, aloud.why.text.as_str()),
            (vec!["Đọc mã", "Dập máy"], "Dập máy", "An toàn.")
        );
    }

    #[test]
    fn true_or_false_is_asked_aloud_without_telling_the_two_answers() {
        let question = trial::read(
            r#"
            id = "q"
            kind = "true-false"
            ask = "Dập máy là bất lịch sự. Đúng hay không?"
            answer = false
            why_true = "Không phải."
            why_false = "Dập lúc nào cũng được."
            "#,
        );
        let aloud = question.aloud().expect("it can be asked");
        assert_eq!((aloud.options.len(), aloud.right), (0, "Không đúng"));
        assert_eq!(aloud.why.text, "Dập lúc nào cũng được.");
    }

    #[test]
    fn what_has_to_be_seen_or_kept_in_mind_is_not_asked_aloud() {
        let sources = [
            r#"kind = "order"
               items = ["Một", "Hai", "Ba"]
               why = "Lần lượt.""#,
            r#"kind = "match"
               pairs = [{ left = "Khóa", right = "Giữ" }, { left = "Chìa", right = "Mở" }]
               why = "Vậy.""#,
            r#"kind = "number"
               answer = 5
               why = "Năm.""#,
            r#"kind = "several"
               options = [{ text = "A", right = true, why = "a" }, { text = "B", why = "b" }]"#,
            r#"kind = "scan"
               words = ["chè", "lúa", "gà", "keo", "ngô", "mía"]
               why = "Vậy.""#,
        ];
        for source in sources {
            let question = trial::read(&format!("id = \"q\"\nask = \"Hỏi\"\n{source}"));
            assert!(question.aloud().is_none(), "{source}");
        }
    }
}
