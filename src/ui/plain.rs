//! A screen as plain lines, for a Braille display, a screen reader or a serial line: who sits here, what it says, what
//! can be chosen, what the keys do. The same outline the picture and the voice derive from.

use super::page;
use crate::contract::{Choice, Field, Outline};
use crate::texts::Texts;

/// The lines of a screen. `header` is its top line; `sheet` what stands there besides the outline's words.
pub fn lines(header: String, outline: &Outline, sheet: &[String], texts: Texts) -> Vec<String> {
    let said = [header, outline.title.clone()].into_iter().chain(outline.texts.iter().cloned());
    let choices = outline.choices.iter().map(|choice| of_choice(choice, texts));
    let field = outline.field.iter().flat_map(|field| of_field(field, texts));
    said.chain(sheet.iter().cloned())
        .chain(choices)
        .chain(field)
        .chain(outline.note.clone())
        .chain(keys(outline, texts))
        .filter(|line| !line.is_empty())
        .collect()
}

/// What the keys do here.
pub fn keys(outline: &Outline, texts: Texts) -> Vec<String> {
    let more = if outline.more { format!("{} ", texts.plain_more()) } else { String::new() };
    let enter = outline.enter.as_ref().map(|label| texts.plain_enter(label));
    let help = if outline.hints { texts.keys_hint() } else { texts.keys_help() };
    // In a text field every key is text.
    let steers = outline.field.as_ref().is_none_or(|field| field.kind.keeps_signs());
    let always = steers.then(|| format!("{more}{}", texts.plain_always(help.to_lowercase())));
    enter.into_iter().chain(always).collect()
}

fn of_choice(choice: &Choice, texts: Texts) -> String {
    let line = texts.plain_choice(choice.digit, &choice.label);
    match page::mark(choice, texts) {
        Some((remark, _)) => format!("{line} ({remark})"),
        None => line,
    }
}

fn of_field(field: &Field, texts: Texts) -> Vec<String> {
    let help = field.help.clone().unwrap_or_default();
    vec![texts.plain_field(&field.label, &field.text), help, texts.plain_field_how().to_owned()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::{FieldKind, Mark};
    use crate::texts::Lang;

    const EN: Texts = Texts::new(Lang::En);

    #[test]
    fn a_screen_is_read_from_top_to_bottom_and_says_what_the_keys_do() {
        let outline = Outline {
            title: "Lessons".into(),
            texts: vec!["Choose one.".into()],
            choices: vec![Choice::new(1, "Hello").marked(Mark::Done), Choice::new(2, "Calls")],
            enter: Some("Go on".into()),
            more: true,
            ..Outline::default()
        };
        let lines = lines("Lan".into(), &outline, &["1 [ Go ]".into()], EN);
        let done = format!("1. Hello (✓ {})", EN.mark_done());
        let last = "/ more, * again, 9 help, 0 to the start, . back.";
        let expected = ["Lan", "Lessons", "Choose one.", "1 [ Go ]", &done, "2. Calls", "Enter alone: Go on.", last];
        assert_eq!(lines, expected);
    }

    #[test]
    fn a_field_says_what_stands_in_it_and_how_it_is_filled() {
        let field = Field { label: "Name".into(), text: "La".into(), cursor: 2, kind: FieldKind::Plain, help: None };
        let outline = Outline { field: Some(field), ..Outline::default() };
        let lines = lines(String::new(), &outline, &[], EN);
        assert_eq!(lines[..2], ["Name: La", EN.plain_field_how()]);
    }
}
