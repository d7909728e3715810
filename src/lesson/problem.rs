//! What is told to a lesson's author: where, what, and what to do about it. All of it at once, never only the first.

use crate::ui::wrap::width;
use std::fmt;
use toml_spanner::Span;

/// One thing that is not right in a lesson file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Bytes of the source, from and to.
    pub from: usize,
    pub to: usize,
    /// Stable name of the rule ("unknown-key"); the same in every language.
    pub rule: &'static str,
    pub message: String,
    /// What to do about it.
    pub remedy: String,
}

impl Problem {
    pub fn at(span: Span, rule: &'static str, message: String, remedy: String) -> Self {
        Self { from: span.start as usize, to: span.end as usize, rule, message, remedy }
    }
}

/// A problem laid out for a person: `file:line:column`, the source line, a caret, the remedy.
pub struct Report<'a> {
    pub file: &'a str,
    pub source: &'a str,
    pub problem: &'a Problem,
}

impl Report<'_> {
    /// Line and column from 1; the column counts characters, not bytes.
    pub fn place(&self) -> (usize, usize) {
        let from = self.floor(self.problem.from);
        let before = &self.source[..from];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        (line, column)
    }

    fn floor(&self, mut at: usize) -> usize {
        at = at.min(self.source.len());
        while !self.source.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, column) = self.place();
        let text = self.source.lines().nth(line - 1).unwrap_or_default();
        let before: String = text.chars().take(column - 1).collect();
        let marked = &self.source[self.floor(self.problem.from)..self.floor(self.problem.to)];
        let marked = marked.lines().next().unwrap_or_default();
        writeln!(f, "{}:{line}:{column}: {} [{}]", self.file, self.problem.message, self.problem.rule)?;
        writeln!(f, "  {line:>4} │ {text}")?;
        let carets = usize::from(width(marked).max(1));
        writeln!(f, "       │ {}{}", " ".repeat(usize::from(width(&before))), "^".repeat(carets))?;
        write!(f, "       → {}", self.problem.remedy)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_caret_stands_under_the_word_even_after_vietnamese_letters() {
        let source = "a = 1\ntên = \"Cài đúng\" sai\n";
        let from = source.find("sai").expect("in the source");
        let problem = Problem { from, to: from + 3, rule: "x", message: "m".into(), remedy: "r".into() };
        let report = Report { file: "lesson.toml", source, problem: &problem };
        assert_eq!(report.place(), (2, 18));
        let text = report.to_string();
        assert!(text.starts_with("lesson.toml:2:18: m [x]\n"), "{text}");
        let caret = text.lines().nth(2).expect("three lines");
        assert_eq!(caret, format!("       │ {}^^^", " ".repeat(17)));
    }
}
