//! `--plain`: every screen, line by line.

use crate::pictures::{PEOPLE, WAYS};
use crate::sitting::{Sitting, shipped, with_people};
use tramhoc::contract::Press;
use tramhoc::ports::{Recorder, Start};

fn village() -> Sitting {
    Sitting::by_line(Recorder::prepared(Start::default(), shipped, with_people(PEOPLE)))
}

#[test]
fn every_screen_of_the_flow_can_be_read_and_says_what_to_press() {
    for (name, keys) in WAYS {
        let mut sitting = village();
        sitting.press(keys);
        let outline = sitting.app.outline();
        let lines = sitting.app.lines();
        assert!(lines.contains(&outline.title), "{name}: {lines:#?}");
        for choice in &outline.choices {
            let begins = format!("{}. {}", choice.digit, choice.label);
            assert!(lines.iter().any(|line| line.starts_with(&begins)), "{name}: {begins}\n{lines:#?}");
        }
        let told = outline.enter.iter().chain(outline.field.iter().map(|field| &field.label));
        for words in told {
            assert!(lines.iter().any(|line| line.contains(words)), "{name}: {words}\n{lines:#?}");
        }
        // Where a line is taken as it is typed, digits are text; it is left as the line before last says.
        let says = if outline.field.as_ref().is_some_and(|field| !field.kind.keeps_signs()) {
            "Enter: bỏ qua"
        } else {
            "9 giúp"
        };
        assert!(lines.iter().any(|line| line.contains(says)), "{name}: {lines:#?}");
    }
}

#[test]
fn lines_and_keys_lead_to_the_same_screens() {
    for (name, keys) in WAYS.iter().filter(|(_, keys)| !keys.contains('↓')) {
        let mut by_key = Sitting::with(Recorder::prepared(Start::default(), shipped, with_people(PEOPLE)), 64, 24);
        let mut by_line = village();
        by_key.press(keys);
        by_line.press(keys);
        let same = by_key.app.route() == by_line.app.route() && by_key.app.outline() == by_line.app.outline();
        // A text half typed is a whole line here: the next screen.
        let whole = *name == "name_typed";
        assert!(same || whole, "{name}: {:?} and {:?}", by_key.app.route(), by_line.app.route());
    }
}

#[test]
fn the_phone_is_read_one_thing_a_line() {
    let mut sitting = village();
    sitting.press("3 2 3");
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("plain_practice", sitting.picture());
    });
}

#[test]
fn nothing_goes_on_by_itself() {
    let mut sitting = village();
    sitting.press("3 2 2");
    let before = sitting.picture();
    sitting.wait(120);
    assert_eq!(sitting.picture(), before);
    sitting.press("↵");
    assert_ne!(sitting.picture(), before);
}

#[test]
fn a_dot_leaves_a_field_and_a_second_line_replaces_the_first() {
    let mut sitting = village();
    sitting.press("2 1 type:Lan").shows("Lan");
    let mut sitting = village();
    sitting.press("2 1 .");
    assert!(sitting.app.outline().field.is_none(), "{}", sitting.picture());
    assert!(sitting.app.offers().any(|press| matches!(press, Press::Digit(_) | Press::Enter)));
}
