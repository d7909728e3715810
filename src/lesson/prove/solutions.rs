//! Every recorded solution finishes.

use super::super::author::Author;
use super::super::model::Lesson;
use crate::phone::{State, Touch, guide};

/// Replays each solution; a touch that means nothing, or an end before the goal, is told with what was on view.
pub(super) fn finish(lesson: &Lesson, author: &mut Author) {
    let practice = &lesson.practice;
    let texts = author.texts;
    for (number, solution) in practice.solutions.iter().enumerate() {
        let states = guide::replay(practice, solution);
        let played = states.len() - 1;
        let Some(last) = states.last() else { continue };
        if played < solution.len() {
            let span = author.place(&format!("solution/{number}/{played}"));
            let touch = written(&solution[played]);
            let view = on_view(lesson, last);
            author.tell(span, "solution-touch", texts.author_solution_touch(touch), texts.author_on_view(view));
        } else if !last.finished() {
            let span = author.place(&format!("solution/{number}"));
            let step = last.current_step(practice).map_or("?", |step| &practice.step(step).id);
            let remedy = texts.author_on_view(on_view(lesson, last));
            author.tell(span, "solution-end", texts.author_solution_end(step), remedy);
        }
    }
}

fn written(touch: &Touch) -> String {
    match touch {
        Touch::Digit(digit) => digit.to_string(),
        Touch::NextPage => "/".to_owned(),
        Touch::Type(text) => format!("type {text}"),
    }
}

fn on_view(lesson: &Lesson, state: &State) -> String {
    let practice = &lesson.practice;
    let screen = &practice.screen(state.screen_on_view(practice)).id;
    let (view, more) = state.on_view(practice);
    let offers = (1..).zip(&view).map(|(digit, offer)| format!("{digit} {}", offer.label));
    let mut words: Vec<String> = offers.chain(more.then(|| "/".to_owned())).collect();
    if state.typing.is_some() {
        words = vec!["type …".to_owned()];
    }
    format!("{screen}: {}", words.join(" · "))
}
