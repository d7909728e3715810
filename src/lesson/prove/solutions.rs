//! Every recorded solution finishes, in every mode, as it is pressed there.

use super::super::author::Author;
use super::super::model::Lesson;
use crate::phone::{Attempt, Beside, Happened, Input, State, Touch, guide};
use crate::record::Mode;
use std::sync::Arc;

/// Replays each solution; a touch that means nothing, or an end before the goal, is told with what was on view. Whether
/// all of them finish.
pub(super) fn finish(lesson: &Lesson, author: &mut Author) -> bool {
    let practice = &lesson.practice;
    let texts = author.texts;
    let mut all = true;
    for (number, solution) in practice.solutions.iter().enumerate() {
        let states = guide::replay(practice, solution);
        let played = states.len() - 1;
        let Some(last) = states.last() else { continue };
        all &= last.finished();
        if let Some(touch) = solution.get(played) {
            let span = author.place(&format!("solution/{number}/{played}"));
            let remedy = texts.author_on_view(on_view(lesson, last));
            author.tell(span, "solution-touch", texts.author_solution_touch(written(touch)), remedy);
        } else if !last.finished() {
            let span = author.place(&format!("solution/{number}"));
            let step = last.current_step(practice).map_or("?", |step| &practice.step(step).id);
            let remedy = texts.author_on_view(on_view(lesson, last));
            author.tell(span, "solution-end", texts.author_solution_end(step), remedy);
        } else if let Some(end) = states.iter().position(State::finished).filter(|end| *end < played) {
            let span = author.place(&format!("solution/{number}/{end}"));
            author.tell(
                span,
                "solution-goes-on",
                texts.author_solution_goes_on(),
                texts.author_solution_goes_on_remedy(),
            );
        }
    }
    all
}

/// Plays each solution as a learner does in each mode. Watching plays the first one only, and the first one is what is
/// shown to everybody: it must not count as a mistake (the others may go roundabout).
pub(super) fn finish_in_every_mode(lesson: &Arc<Lesson>, author: &mut Author) {
    let texts = author.texts;
    for (number, solution) in lesson.practice.solutions.iter().enumerate() {
        let span = author.place(&format!("solution/{number}"));
        let modes = [Mode::Watch, Mode::Follow, Mode::Pair, Mode::Alone];
        for mode in modes.into_iter().filter(|mode| number == 0 || *mode != Mode::Watch) {
            let run = played(Attempt::new(Arc::clone(lesson), mode), solution);
            if let Some(step) = run.mistaken.filter(|_| number == 0) {
                let remedy = texts.author_solution_mistake_remedy();
                author.tell(span, "solution-mistake", texts.author_solution_mistake(step), remedy);
                break;
            }
            if !run.finished {
                let remedy = texts.author_solution_mode_remedy();
                author.tell(span, "solution-mode", texts.author_solution_mode(format!("{mode:?}")), remedy);
            }
        }
    }
}

/// How a solution went in one mode.
struct Run {
    finished: bool,
    /// The step in which a touch of it was counted as a mistake or sprang a trap.
    mistaken: Option<String>,
}

fn played(mut attempt: Attempt, solution: &[Touch]) -> Run {
    let mut run = Run { finished: false, mistaken: None };
    for touch in solution {
        if attempt.swap().is_some() {
            attempt = attempt.after(&Input::GoOn).0;
        }
        let (next, happened) = attempt.after(&pressed(&attempt, touch));
        for happened in happened {
            match happened {
                Happened::StepDone(work) if work.mistakes > 0 || !work.traps.is_empty() => {
                    run.mistaken.get_or_insert(work.step);
                }
                Happened::Finished => run.finished = true,
                Happened::StepDone(_) | Happened::Detour | Happened::TrapSprung => {}
            }
        }
        attempt = next;
    }
    run
}

/// What the learner presses for a touch: while watching, the green key, but the digit where it is asked for.
fn pressed(attempt: &Attempt, touch: &Touch) -> Input {
    match touch {
        _ if attempt.policy.machine_presses && *attempt.beside() != Beside::Which => Input::GoOn,
        Touch::Digit(digit) => Input::Digit(*digit),
        Touch::NextPage => Input::NextPage,
        Touch::Type(text) => Input::Type(text.clone()),
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
