//! The sheet an announcer records by: one page a lesson, to be printed, with the name each file must have.

use super::Voiced;
use crate::paper::escaped;
use crate::texts::Texts;

const STYLE: &str = "body{font:13pt/1.5 serif;max-width:19cm;margin:1cm auto}h1{font-size:16pt;break-before:page}\
h1:first-of-type{break-before:auto}table{border-collapse:collapse;width:100%}td,th{border:1px solid #888;\
padding:.25cm;text-align:left;vertical-align:top}tr{break-inside:avoid}td:nth-child(2){font-family:monospace;\
font-size:10pt}td:first-child{width:.6cm}thead{display:table-header-group}";

/// The texts that have no recording, in the order of their lessons.
pub fn page(lessons: &[Voiced], texts: Texts) -> String {
    let lessons: String = lessons.iter().map(|voiced| of_lesson(voiced, texts)).collect();
    format!("<!doctype html>\n<html lang=\"vi\">\n<meta charset=\"utf-8\">\n<style>{STYLE}</style>\n{lessons}</html>\n")
}

fn of_lesson(voiced: &Voiced, texts: Texts) -> String {
    let row = |spoken: &crate::lesson::Spoken| {
        format!("<tr><td>☐</td><td>{}</td><td>{}</td></tr>\n", escaped(&spoken.clip), escaped(&spoken.text))
    };
    let rows: String = voiced.missing().map(row).collect();
    let (title, how) = (escaped(&texts.voice_sheet_title(&voiced.lesson.title)), escaped(texts.voice_sheet_how()));
    let (file, text) = (escaped(texts.voice_sheet_file()), escaped(texts.voice_sheet_text()));
    format!(
        "<h1>{title}</h1>\n<p>{how}</p>\n<table>\n<thead><tr><th></th><th>{file}</th><th>{text}</th></tr></thead>\n{rows}</table>\n"
    )
}
