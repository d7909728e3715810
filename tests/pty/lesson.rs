//! A lesson played in a terminal by somebody who has the numeric keypad and reads what the screens say.

use super::Pty;
use std::sync::Arc;
use tramhoc::lesson::{Lesson, embedded_catalogue};
use tramhoc::phone::Touch;
use tramhoc::texts::{Lang, Texts};

/// A lesson that comes with the program.
pub fn shipped(number: u16) -> Arc<Lesson> {
    Arc::clone(embedded_catalogue(Texts::new(Lang::Vi)).by_number(number).expect("it is shipped"))
}

/// The keys of a touch, as the numeric keypad has them; only a text needs other keys.
pub fn keys(touch: &Touch) -> String {
    match touch {
        Touch::Digit(digit) => digit.to_string(),
        Touch::NextPage => "/".to_owned(),
        Touch::Type(text) => format!("{text}\r"),
    }
}

/// The recorded way that needs no letters.
pub fn keypad_solution(lesson: &Lesson) -> String {
    let typed = |touch: &Touch| matches!(touch, Touch::Type(text) if text.parse::<u64>().is_err());
    let without = lesson.practice.solutions.iter().find(|solution| !solution.iter().any(typed));
    without.expect("one way through needs the keypad only").iter().map(keys).collect()
}

/// The digit before this option of a question.
fn digit_before(pty: &Pty, option: &str) -> String {
    let words: String = option.chars().take(20).collect();
    let screen = pty.screen();
    let of_option = |line: &&str| {
        let after = line.trim_start().strip_prefix(|c: char| c.is_ascii_digit());
        after.is_some_and(|line| line.trim_start().starts_with(words.trim_end()))
    };
    let line = screen.lines().find(of_option).unwrap_or_else(|| panic!("{option:?} is not offered:\n{screen}"));
    line.trim_start().chars().take(1).collect()
}

/// Every question of the self-check, rightly, from the page with its rule.
pub fn answer_everything(pty: &mut Pty, lesson: &Lesson) {
    pty.type_keys("\r");
    for (place, question) in lesson.check.questions.iter().enumerate() {
        pty.wait_for(&format!("Câu {} / {}", place + 1, lesson.check.questions.len()));
        let kind = question.form.kind();
        for pick in kind.right_answer() {
            let digit = digit_before(pty, kind.options()[pick]);
            pty.type_keys(&digit);
        }
        if !kind.answers_at_once() {
            pty.type_keys("\r");
        }
        pty.wait_for("Hay lắm!");
        pty.type_keys("\r");
    }
}
