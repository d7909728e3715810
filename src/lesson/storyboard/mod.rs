//! A lesson as it is read on paper, by somebody who reviews it without a station: the story, every step with its hints and
//! the phone along the recorded ways, every trap, the questions with their answers, and what is for the helper only.
//!
//! Built once ([`Storyboard::of`]) and then put on a sheet as text or as a page of HTML. It knows nothing of files.

mod album;
mod html;
mod practice;
mod questions;
mod text;

use super::model::{Lesson, Spoken};
use crate::texts::Texts;
use crate::vietnamese::date;
use album::Album;
use ratatui::buffer::Buffer;

/// A lesson on paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Storyboard {
    pub title: String,
    /// One line under the title: number, course, minutes, version.
    pub facts: String,
    pub chapters: Vec<Chapter>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Chapter {
    pub heading: String,
    pub blocks: Vec<Block>,
}

/// One thing under the other.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading within the chapter.
    Heading(String),
    Paragraph(String),
    /// A text with what it is: "Gợi ý 1: …".
    Said {
        label: String,
        text: String,
    },
    Points(Vec<String>),
    /// Rows that keep their blanks: a bill.
    Rows(Vec<String>),
    Answers(Vec<Answer>),
    Pictures(Vec<Picture>),
}

/// A possible answer to a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// How a right one is marked ("đúng", "thứ 2"); `None`: it is not right.
    pub right: Option<String>,
    pub text: String,
    /// What is said to who chose it.
    pub why: Option<String>,
}

/// The phone at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// Counts through the whole storyboard, so that a text can point at it.
    pub number: usize,
    /// "Hình 3"
    pub name: String,
    /// What is done next here.
    pub caption: String,
    pub image: Buffer,
}

impl Storyboard {
    /// Lays out a lesson. Its own words stay what they are; headings are in the language of `texts`.
    pub fn of(lesson: &Lesson, texts: Texts) -> Self {
        let mut album = Album::new(&lesson.practice, texts);
        let chapters = vec![
            about(lesson, texts),
            pages(texts.lesson_story(), &lesson.story, texts),
            practice::chapter(&lesson.practice, &mut album, texts),
            questions::chapter(lesson, &mut album, texts),
            pages(texts.lesson_gain(), &lesson.gain, texts),
            pages(texts.lesson_phone(), &lesson.phone_tasks, texts),
            points(texts.walk_helper(), lesson.helper.clone()),
            points(texts.walk_sources(), sources(lesson, texts)),
        ];
        let facts = texts.walk_facts(&lesson.course, lesson.minutes, lesson.number, lesson.version);
        let chapters = chapters.into_iter().filter(|chapter| !chapter.blocks.is_empty()).collect();
        Self { title: lesson.title.clone(), facts, chapters }
    }

    /// The storyboard as plain text, 76 columns wide.
    pub fn text(&self) -> String {
        text::written(self)
    }

    /// The storyboard as one page of HTML that needs nothing else.
    pub fn html(&self) -> String {
        html::written(self)
    }
}

fn about(lesson: &Lesson, texts: Texts) -> Chapter {
    let mut blocks = vec![said(texts.walk_goals(), ""), Block::Points(lesson.goals.clone())];
    if lesson.safety {
        blocks.push(Block::Paragraph(texts.walk_safety().to_owned()));
    }
    if !lesson.skills.is_empty() {
        blocks.push(said(texts.walk_skills(), &lesson.skills.join(" · ")));
    }
    blocks.push(said(texts.walk_review(), &date(lesson.review_by)));
    Chapter { heading: texts.walk_about().to_owned(), blocks }
}

fn pages(heading: &str, pages: &[Spoken], texts: Texts) -> Chapter {
    let page = |(number, page): (usize, &Spoken)| said(&texts.walk_page(number), &page.text);
    Chapter { heading: heading.to_owned(), blocks: (1..).zip(pages).map(page).collect() }
}

fn points(heading: &str, points: Vec<String>) -> Chapter {
    let blocks = if points.is_empty() { Vec::new() } else { vec![Block::Points(points)] };
    Chapter { heading: heading.to_owned(), blocks }
}

fn sources(lesson: &Lesson, texts: Texts) -> Vec<String> {
    let source =
        |source: &super::model::Source| texts.walk_source(date(source.checked), &source.confirms, &source.document);
    lesson.sources.iter().map(source).collect()
}

fn said(label: &str, text: &str) -> Block {
    Block::Said { label: label.to_owned(), text: text.to_owned() }
}

#[cfg(test)]
mod tests;
