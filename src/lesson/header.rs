//! Reads a whole lesson file: first what stands at its head, then story, practice, self-check and what comes after.

use super::author::Author;
use super::model::{Lesson, Source, Spoken};
use super::node::{Node, Told};
use super::problem::Problem;
use super::{practice, self_check};
use crate::texts::Texts;
use chrono::NaiveDate;
use toml_spanner::{Arena, Span};

/// The format this program reads.
pub const FORMAT: u16 = 1;

/// Reads a lesson. Every problem is told, not only the first.
///
/// # Errors
/// All problems, in the order of the file.
pub fn read(source: &str, texts: Texts) -> Result<Lesson, Vec<Problem>> {
    let mut author = Author::new(source, texts);
    match read_for(&mut author) {
        Some(lesson) if author.is_content() => Ok(lesson),
        _ => Err(author.problems()),
    }
}

/// Reads a lesson for an author who will be told more about it.
pub fn read_for(author: &mut Author) -> Option<Lesson> {
    let arena = Arena::new();
    let source = author.source;
    let document = toml_spanner::parse_recoverable(source, &arena);
    let texts = author.texts;
    for error in document.errors() {
        author.tell(error.span(), "toml", texts.author_toml(error.message(source)), texts.author_toml_remedy());
    }
    let whole = Span::new(0, u32::try_from(source.len()).unwrap_or(u32::MAX));
    lesson(author, Node::new(document.table(), whole))
}

fn lesson(author: &mut Author, mut node: Node) -> Option<Lesson> {
    let _format = node.number(author, "format", FORMAT..=FORMAT);
    let id = node.id(author, "id");
    let number = node.number(author, "number", 1..=65_000);
    let course = node.id(author, "course");
    let title = node.text(author, "title");
    let minutes = node.number(author, "minutes", 5..=60);
    let version = node.number(author, "version", 1..=65_000);
    let safety = node.flag(author, "safety");
    let goals = values(node.texts(author, "goals"));
    let skills = values(node.texts(author, "skills"));
    let helper = values(node.texts(author, "helper"));
    let sources: Vec<_> =
        node.some_nodes(author, "sources").into_iter().filter_map(|node| source(author, node)).collect();
    let review_by = node.date(author, "review_by");
    if let Some(review_by) = &review_by {
        check_review(author, review_by, &sources);
    }
    let story = pages(author, &mut node, "story", "story");
    let gain = pages(author, &mut node, "gain", "gain");
    let phone_tasks = pages(author, &mut node, "phone_task", "phone-task");
    let practice = node.node(author, "practice").and_then(|node| practice::read(author, node));
    let check = node.node(author, "check").and_then(|node| self_check::read(author, node, practice.as_ref()));
    node.finish(author);
    Some(Lesson {
        id: id?.value,
        number: number?.value,
        course: course?.value,
        title: title?.value,
        minutes: minutes?.value,
        version: version?.value,
        safety,
        goals,
        skills,
        sources,
        review_by: review_by?.value,
        story,
        practice: practice?,
        check: check?,
        gain,
        phone_tasks,
        helper,
        clips: author.clips(),
    })
}

fn values(told: Vec<Told<String>>) -> Vec<String> {
    told.into_iter().map(|told| told.value).collect()
}

fn pages(author: &mut Author, node: &mut Node, key: &'static str, clip: &str) -> Vec<Spoken> {
    let nodes = node.some_nodes(author, key);
    let page = |(place, mut node): (usize, Node)| {
        let given = node.maybe_text(author, "clip");
        let clip = given.map_or_else(|| format!("{clip}-{}", place + 1), |told| told.value);
        let spoken = node.spoken(author, "text", clip);
        node.finish(author);
        spoken
    };
    nodes.into_iter().enumerate().filter_map(page).collect()
}

fn source(author: &mut Author, mut node: Node) -> Option<Source> {
    let document = node.text(author, "document");
    let confirms = node.text(author, "confirms");
    let checked = node.date(author, "checked");
    node.finish(author);
    Some(Source { document: document?.value, confirms: confirms?.value, checked: checked?.value })
}

/// A lesson must be looked at again no later than 18 months after it was checked (practice.md).
fn check_review(author: &mut Author, review_by: &Told<NaiveDate>, sources: &[Source]) {
    let Some(newest) = sources.iter().map(|source| source.checked).max() else { return };
    let latest = newest.checked_add_months(chrono::Months::new(18)).unwrap_or(NaiveDate::MAX);
    if review_by.value > latest || review_by.value <= newest {
        let texts = author.texts;
        author.tell(review_by.span, "review-by", texts.author_review(), texts.author_review_remedy(latest));
    }
}
