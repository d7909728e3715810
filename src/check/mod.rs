//! The questions of a self-check, one file a kind: what may be written in the lesson, how it is answered, how it is
//! graded, what a wrong answer teaches.
//!
//! To add a kind: its file, and its line in the list below. Pure; it does not know the screen it is shown on.

mod choices;
mod shuffle;

use crate::lesson::{Author, Node, Spoken};
pub use choices::Choice;
pub use shuffle::order_for;

/// What every kind of question can do. Options are numbered as in the file; the screen shows them shuffled.
pub trait Kind {
    /// The options, in the order of the file.
    fn options(&self) -> Vec<&str>;
    /// Whether the options are shown in another order to each learner.
    fn shuffles(&self) -> bool {
        true
    }
    /// Whether a pick answers at once; else the green key does.
    fn answers_at_once(&self) -> bool;
    /// Whether the order of the picks is the answer.
    fn is_ordering(&self) -> bool {
        false
    }
    /// Grades what was picked, in the order it was picked. Total: any picks grade.
    fn grade(&self, picked: &[usize]) -> Grade;
    /// A right answer: for the checker, and for showing.
    fn right_answer(&self) -> Vec<usize>;
}

/// Right or not, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grade {
    pub right: bool,
    /// What is said: the explanation of what was picked.
    pub why: Spoken,
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

            fn read(kind: &crate::lesson::Told<String>, id: &str, node: &mut Node, author: &mut Author) -> Option<Self> {
                match kind.value.as_str() {
                    $($word => $file::$kind::read(id, node, author).map(Self::$kind),)*
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
    one: One = "one",
    order: Order = "order",
    several: Several = "several",
    true_false: TrueFalse = "true-false",
}

impl Question {
    /// Reads a question of a lesson file.
    pub fn read(author: &mut Author, mut node: Node) -> Option<Self> {
        let id = node.id(author, "id");
        if let Some(id) = &id {
            author.mark(format!("question/{}", id.value), id.span);
        }
        let id = id.map_or_else(String::new, |told| told.value);
        let ask = node.spoken(author, "ask", format!("question-{id}"));
        let kind = node.text(author, "kind");
        let form = kind.and_then(|kind| Form::read(&kind, &id, &mut node, author));
        node.finish(author);
        (!id.is_empty()).then_some(())?;
        Some(Self { id, ask: ask?, form: form? })
    }

    /// The options in the order this learner sees them: positions in the file.
    pub fn shown_order(&self, seed: u64) -> Vec<usize> {
        let kind = self.form.kind();
        let count = kind.options().len();
        if kind.shuffles() { order_for(seed, &self.id, count, kind.is_ordering()) } else { (0..count).collect() }
    }
}
