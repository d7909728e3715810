//! The person who wrote the file, as the reader sees them: somebody to whom every problem is told, in their language.

use super::model::Spoken;
use super::node::Told;
use super::problem::Problem;
use crate::texts::Texts;
use std::collections::BTreeMap;
use toml_spanner::Span;

/// Collects problems while a lesson is read.
pub struct Author<'s> {
    pub source: &'s str,
    pub texts: Texts,
    problems: Vec<Problem>,
    places: BTreeMap<String, Span>,
    /// The text of each clip, with its place in the file.
    clips: BTreeMap<String, (u32, String)>,
}

impl<'s> Author<'s> {
    pub fn new(source: &'s str, texts: Texts) -> Self {
        Self { source, texts, problems: Vec::new(), places: BTreeMap::new(), clips: BTreeMap::new() }
    }

    /// Notes a problem. `rule` is its stable name.
    pub fn tell(&mut self, span: Span, rule: &'static str, message: impl Into<String>, remedy: impl Into<String>) {
        self.problems.push(Problem::at(span, rule, message.into(), remedy.into()));
    }

    /// Remembers where a thing stands in the file, for what is found out about it later.
    pub fn mark(&mut self, thing: impl Into<String>, span: Span) {
        self.places.insert(thing.into(), span);
    }

    /// Where a thing that was marked stands; the head of the file for one that was not.
    pub fn place(&self, thing: &str) -> Span {
        self.places.get(thing).copied().unwrap_or(Span::new(0, 1))
    }

    /// Notes a text that is spoken. A recorded clip is found by its id, so one id cannot stand for two texts.
    pub fn spoken(&mut self, clip: &str, text: &Told<String>) {
        let before = self.clips.insert(clip.to_owned(), (text.span.start, text.value.clone()));
        if before.is_some_and(|(_, before)| before != text.value) {
            let texts = self.texts;
            self.tell(text.span, "duplicate-clip", texts.author_clip(clip), texts.author_clip_remedy());
        }
    }

    /// Every text that is spoken, in the order of the file.
    pub fn clips(&self) -> Vec<Spoken> {
        let mut clips: Vec<_> = self.clips.iter().collect();
        clips.sort_by_key(|(_, (place, _))| *place);
        clips.into_iter().map(|(clip, (_, text))| Spoken { clip: clip.clone(), text: text.clone() }).collect()
    }

    /// What was marked under a prefix, without it, with its place.
    pub fn marked(&self, prefix: &str) -> Vec<(String, Span)> {
        let marked = self.places.range(prefix.to_owned()..);
        let marked = marked.map_while(|(thing, span)| Some((thing.strip_prefix(prefix)?.to_owned(), *span)));
        marked.collect()
    }

    pub fn is_content(&self) -> bool {
        self.problems.is_empty()
    }

    /// What was told, in the order of the file.
    pub fn problems(mut self) -> Vec<Problem> {
        self.problems.sort_by_key(|problem| (problem.from, problem.to));
        self.problems.dedup();
        self.problems
    }
}
