//! The small language of `do` and `when`: `go ch-play`, `set zalo = roi`, `if lan >= 2 then trap mat-tien`,
//! `at ket-qua and not (tim = empty)`. Every word has a place in the file, so that a caret can point at it.

use super::node::{Told, nearest};
use super::practice::Reading;
use crate::phone::{Action, Condition, Domain, Part, Template, Value, VarIx};
use toml_spanner::Span;

/// One word of the language and its bytes in the text.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Word<'t> {
    text: &'t str,
    at: usize,
}

/// Reads a `do`: every command of the list, in order. What is wrong is told and left out.
pub fn actions(reading: &mut Reading, commands: &[Told<String>]) -> Vec<Action> {
    commands.iter().filter_map(|told| Sentence::new(told).action(reading)).collect()
}

/// Reads a `when` or `done`. What is wrong is told and holds always.
pub fn condition(reading: &mut Reading, told: &Told<String>) -> Condition {
    let mut sentence = Sentence::new(told);
    let condition = sentence.any(reading);
    match condition {
        Some(condition) if sentence.rest().is_empty() => condition,
        Some(condition) => {
            sentence.unexpected(reading);
            condition
        }
        None => Condition::Always,
    }
}

/// Reads the name of a value of a variable.
pub fn value(reading: &mut Reading, variable: VarIx, told: &Told<String>) -> Option<Value> {
    Sentence::new(told).value(reading, variable, Word { text: &told.value, at: 0 })
}

/// Reads a text with `{variable}` in it.
pub fn template(reading: &mut Reading, told: &Told<String>) -> Template {
    let mut parts = Vec::new();
    let mut rest = told.value.as_str();
    while let Some(open) = rest.find('{') {
        let Some(close) = rest[open..].find('}') else { break };
        let name = &rest[open + 1..open + close];
        if open > 0 {
            parts.push(Part::Text(rest[..open].to_owned()));
        }
        let at = told.value.len() - rest.len() + open + 1;
        if let Some(variable) = Sentence::new(told).variable(reading, Word { text: name, at }) {
            parts.push(Part::Variable(variable));
        }
        rest = &rest[open + close + 1..];
    }
    if !rest.is_empty() {
        parts.push(Part::Text(rest.to_owned()));
    }
    Template(parts)
}

/// A text being read word by word.
struct Sentence<'t> {
    told: &'t Told<String>,
    words: Vec<Word<'t>>,
    next: usize,
}

impl<'t> Sentence<'t> {
    fn new(told: &'t Told<String>) -> Self {
        Self { told, words: split(&told.value), next: 0 }
    }

    fn rest(&self) -> &[Word<'t>] {
        &self.words[self.next..]
    }

    fn peek(&self) -> Option<&'t str> {
        self.rest().first().map(|word| word.text)
    }

    fn take(&mut self) -> Option<Word<'t>> {
        let word = self.rest().first().copied();
        self.next += usize::from(word.is_some());
        word
    }

    fn take_if(&mut self, text: &str) -> bool {
        let hit = self.peek() == Some(text);
        self.next += usize::from(hit);
        hit
    }

    /// The bytes of the file a word stands at; the whole text where it was written with escapes.
    fn span(&self, reading: &Reading, word: Word) -> Span {
        let whole = self.told.span;
        let quoted = reading.author.source.get(whole.range()).unwrap_or_default();
        match quoted.find(self.told.value.as_str()) {
            Some(start) => {
                let from = whole.start + (start + word.at) as u32;
                Span::new(from, from + word.text.len() as u32)
            }
            None => whole,
        }
    }

    fn unexpected(&mut self, reading: &mut Reading) {
        let texts = reading.author.texts;
        match self.take() {
            Some(word) => {
                let span = self.span(reading, word);
                reading.author.tell(span, "grammar", texts.author_grammar(word.text), texts.author_grammar_remedy());
            }
            None => {
                let message = texts.author_grammar_end();
                reading.author.tell(self.told.span, "grammar", message, texts.author_grammar_remedy());
            }
        }
    }

    fn action(&mut self, reading: &mut Reading) -> Option<Action> {
        let action = self.command(reading)?;
        if !self.rest().is_empty() {
            self.unexpected(reading);
        }
        Some(action)
    }

    fn command(&mut self, reading: &mut Reading) -> Option<Action> {
        match self.peek() {
            Some("go") => self.named(|s, r, word| s.screen(r, word).map(Action::Go), reading),
            Some("done") => self.named(|s, r, word| s.step(r, word).map(Action::Done), reading),
            Some("trap") => self.named(|s, r, word| s.trap(r, word).map(Action::Trap), reading),
            Some("set") => self.set(reading),
            Some("clear") => self.named(|s, r, word| s.clear(r, word), reading),
            Some("add") => self.add(reading),
            Some("back") => self.alone(Action::Back),
            Some("home") => self.alone(Action::Home),
            Some("if") => self.only_if(reading),
            Some("in") => self.later(reading),
            Some("play") => self.named(|s, r, word| s.clip(r, word).map(Action::Play), reading),
            _ => {
                self.unexpected(reading);
                None
            }
        }
    }

    fn alone(&mut self, action: Action) -> Option<Action> {
        self.take();
        Some(action)
    }

    fn named(
        &mut self,
        make: impl FnOnce(&mut Self, &mut Reading, Word<'t>) -> Option<Action>,
        reading: &mut Reading,
    ) -> Option<Action> {
        self.take();
        match self.take() {
            Some(word) => make(self, reading, word),
            None => {
                self.unexpected(reading);
                None
            }
        }
    }

    fn set(&mut self, reading: &mut Reading) -> Option<Action> {
        self.take();
        let variable = self.take()?;
        let index = self.variable(reading, variable)?;
        reading.note_written(index);
        if !self.take_if("=") {
            self.unexpected(reading);
            return None;
        }
        let word = self.take()?;
        Some(Action::Set(index, self.value(reading, index, word)?))
    }

    fn clear(&mut self, reading: &mut Reading, word: Word) -> Option<Action> {
        let index = self.variable(reading, word)?;
        let start = reading.names.variables[usize::from(index)].start;
        reading.note_written(index);
        Some(Action::Set(index, start))
    }

    fn add(&mut self, reading: &mut Reading) -> Option<Action> {
        self.take();
        let variable = self.take()?;
        let index = self.variable(reading, variable)?;
        if !matches!(reading.names.variables[usize::from(index)].domain, Domain::Count { .. }) {
            let texts = reading.author.texts;
            let span = self.span(reading, variable);
            reading.author.tell(
                span,
                "not-a-count",
                texts.author_not_count(variable.text),
                texts.author_not_count_remedy(),
            );
        }
        reading.note_written(index);
        let by = self.peek().and_then(|word| word.parse().ok());
        self.next += usize::from(by.is_some());
        Some(Action::Add(index, by.unwrap_or(1)))
    }

    fn only_if(&mut self, reading: &mut Reading) -> Option<Action> {
        self.take();
        let condition = self.any(reading)?;
        if !self.take_if("then") {
            self.unexpected(reading);
            return None;
        }
        Some(Action::If(condition, Box::new(self.command(reading)?)))
    }

    /// `in 2 then …`: after two more touches.
    fn later(&mut self, reading: &mut Reading) -> Option<Action> {
        self.take();
        let touches = self.peek().and_then(|word| word.parse().ok()).filter(|touches| (1..=9).contains(touches));
        self.next += usize::from(touches.is_some());
        if touches.is_none() || !self.take_if("then") {
            self.unexpected(reading);
            return None;
        }
        Some(Action::In(touches?, Box::new(self.command(reading)?)))
    }

    fn any(&mut self, reading: &mut Reading) -> Option<Condition> {
        let mut parts = vec![self.all(reading)?];
        while self.take_if("or") {
            parts.push(self.all(reading)?);
        }
        Some(if parts.len() == 1 { parts.remove(0) } else { Condition::Any(parts) })
    }

    fn all(&mut self, reading: &mut Reading) -> Option<Condition> {
        let mut parts = vec![self.one(reading)?];
        while self.take_if("and") {
            parts.push(self.one(reading)?);
        }
        Some(if parts.len() == 1 { parts.remove(0) } else { Condition::All(parts) })
    }

    fn one(&mut self, reading: &mut Reading) -> Option<Condition> {
        if self.take_if("not") {
            return Some(Condition::Not(Box::new(self.one(reading)?)));
        }
        if self.take_if("(") {
            let inner = self.any(reading)?;
            if !self.take_if(")") {
                self.unexpected(reading);
            }
            return Some(inner);
        }
        if self.take_if("at") {
            let word = self.take()?;
            return self.screen(reading, word).map(Condition::At);
        }
        self.comparison(reading)
    }

    fn comparison(&mut self, reading: &mut Reading) -> Option<Condition> {
        let Some(variable) = self.take() else {
            self.unexpected(reading);
            return None;
        };
        let index = self.variable(reading, variable)?;
        reading.note_read(index);
        let sign = self.peek();
        if !matches!(sign, Some("=" | "!=" | "≠" | ">=" | "<=")) {
            self.unexpected(reading);
            return None;
        }
        self.take();
        let Some(word) = self.take() else {
            self.unexpected(reading);
            return None;
        };
        let value = self.value(reading, index, word)?;
        Some(match sign {
            Some("=") => Condition::Is(index, value),
            Some(">=") => Condition::AtLeast(index, value),
            Some("<=") => Condition::AtMost(index, value),
            _ => Condition::Not(Box::new(Condition::Is(index, value))),
        })
    }

    fn screen(&self, reading: &mut Reading, word: Word) -> Option<u16> {
        let found = position(&reading.names.screens, word.text);
        if found.is_none() {
            self.dangling(reading, word, &reading.names.screens.clone(), "screen");
        }
        found
    }

    fn step(&self, reading: &mut Reading, word: Word) -> Option<u16> {
        let found = position(&reading.names.steps, word.text);
        match found {
            Some(step) => reading.note_step_done(step),
            None => self.dangling(reading, word, &reading.names.steps.clone(), "step"),
        }
        found
    }

    fn trap(&self, reading: &mut Reading, word: Word) -> Option<u16> {
        let found = position(&reading.names.traps, word.text);
        match found {
            Some(trap) => reading.note_trap_sprung(trap),
            None => self.dangling(reading, word, &reading.names.traps.clone(), "trap"),
        }
        found
    }

    fn clip(&self, reading: &mut Reading, word: Word) -> Option<u16> {
        let found = position(&reading.names.clips, word.text);
        match found {
            Some(clip) => reading.note_played(clip),
            None => self.dangling(reading, word, &reading.names.clips.clone(), "clip"),
        }
        found
    }

    fn variable(&self, reading: &mut Reading, word: Word) -> Option<VarIx> {
        let ids: Vec<String> = reading.names.variables.iter().map(|variable| variable.id.clone()).collect();
        let found = position(&ids, word.text);
        if found.is_none() {
            self.dangling(reading, word, &ids, "variable");
        }
        found
    }

    fn value(&self, reading: &mut Reading, variable: VarIx, word: Word) -> Option<Value> {
        let (value, words) = match &reading.names.variables[usize::from(variable)].domain {
            Domain::Words(words) => (position(words, word.text), words.clone()),
            Domain::Count { max } => {
                (word.text.parse().ok().filter(|n| n <= max), vec!["0".to_owned(), max.to_string()])
            }
            Domain::Typed { classes } => {
                // In the order of the values EMPTY, OTHER, and the classes.
                let mut words = vec!["empty".to_owned(), "other".to_owned()];
                words.extend(classes.iter().map(|class| class.id.clone()));
                (position(&words, word.text), words)
            }
        };
        if value.is_none() {
            self.dangling(reading, word, &words, "value");
        }
        value
    }

    fn dangling(&self, reading: &mut Reading, word: Word, known: &[String], family: &'static str) {
        let texts = reading.author.texts;
        let span = self.span(reading, word);
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        let remedy = match nearest(word.text, &known) {
            Some(near) => texts.author_dangling_near(near),
            None => texts.author_dangling_remedy(known.join(", ")),
        };
        let message = match family {
            "screen" => texts.author_no_screen(word.text),
            "step" => texts.author_no_step(word.text),
            "trap" => texts.author_no_trap(word.text),
            "clip" => texts.author_no_clip(word.text),
            "value" => texts.author_no_value(word.text),
            _ => texts.author_no_variable(word.text),
        };
        reading.author.tell(span, "dangling-id", message, remedy);
    }
}

fn position(names: &[String], name: &str) -> Option<u16> {
    names.iter().position(|known| known == name).and_then(|place| u16::try_from(place).ok())
}

/// Words are runs of letters, digits and `-`; signs and brackets stand for themselves.
fn split(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let length = match first {
            c if c.is_whitespace() => 0,
            '(' | ')' | '=' | '≠' => first.len_utf8(),
            '!' | '<' | '>' => sign_length(&text[at..]),
            _ => word_length(&text[at..]),
        };
        if length > 0 {
            words.push(Word { text: &text[at..at + length], at });
        }
        at += length.max(first.len_utf8());
    }
    words
}

fn sign_length(text: &str) -> usize {
    if text[1..].starts_with('=') { 2 } else { 1 }
}

fn word_length(text: &str) -> usize {
    text.find(|c: char| c.is_whitespace() || "()=≠!<>".contains(c)).unwrap_or(text.len())
}
