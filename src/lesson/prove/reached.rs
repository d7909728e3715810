//! Everything that was written comes to pass in some state: screens, elements, taps, steps, traps and their ways back.
//! What cannot is mostly a condition that never holds, and that is not seen in the graph of screens.

use super::super::author::Author;
use super::super::model::Lesson;
use super::explore::{Move, Space};
use super::touch;
use crate::phone::widgets::Shown;
use crate::phone::{Condition, Element, ScreenIx, State, TrapIx, guide};

/// Every screen is shown in some state.
pub(super) fn every_screen_is_shown(lesson: &Lesson, space: &Space, author: &mut Author) {
    let texts = author.texts;
    for (place, screen) in lesson.practice.screens.iter().enumerate() {
        if !is_on_view(space, place as ScreenIx) {
            let span = author.place(&format!("screen/{}", screen.id));
            let remedy = texts.author_unreachable_remedy(&screen.id);
            author.tell(span, "unreachable-screen", texts.author_unreachable(&screen.id), remedy);
        }
    }
}

fn is_on_view(space: &Space, screen: ScreenIx) -> bool {
    space.places.iter().any(|place| place.shape.screen_on_view(space.practice) == screen)
}

/// Every element that is only looked at is there in some state of its screen.
pub(super) fn every_element_is_shown(lesson: &Lesson, space: &Space, author: &mut Author) {
    let practice = &lesson.practice;
    let texts = author.texts;
    let start = State::start(practice);
    let shown = Shown { practice, state: &start };
    for (place, screen) in practice.screens.iter().enumerate() {
        let place = place as ScreenIx;
        let looked_at = screen.elements.iter().filter(|element| element.widget.offers(&shown).is_empty());
        for element in looked_at.filter(|_| is_on_view(space, place)) {
            if element.when != Condition::Always && !is_shown(space, place, element) {
                let span = author.place(&format!("element/{}", element.id));
                author.tell(span, "never-shown", texts.author_never_shown(), texts.author_never_shown_remedy());
            }
        }
    }
}

fn is_shown(space: &Space, screen: ScreenIx, element: &Element) -> bool {
    holds_somewhere(space, &element.when, |shape| shape.screen_on_view(space.practice) == screen)
}

/// Every moment of the status line comes in some state.
pub(super) fn every_moment_comes(lesson: &Lesson, space: &Space, author: &mut Author) {
    let texts = author.texts;
    for (place, moment) in lesson.practice.moments.iter().enumerate() {
        if !holds_somewhere(space, &moment.when, |_| true) {
            let span = author.place(&format!("status/{place}"));
            author.tell(span, "never-shown", texts.author_no_moment(), texts.author_never_shown_remedy());
        }
    }
}

/// Whether a condition holds in some state of the places that fit.
fn holds_somewhere(space: &Space, when: &Condition, fits: impl Fn(&State) -> bool) -> bool {
    let holds = |state: &State| (state.holds(when), state.looked.read());
    let mut places = space.places.iter().enumerate().filter(|(_, found)| fits(&found.shape));
    places.any(|(place, found)| {
        found.blocks.iter().any(|block| space.parts(place, block, holds).iter().any(|(_, holds)| *holds))
    })
}

/// Everything that can be tapped is on view in some state, and answers in some.
pub(super) fn every_tap_answers(lesson: &Lesson, space: &Space, author: &mut Author) {
    let texts = author.texts;
    for (place, screen) in lesson.practice.screens.iter().enumerate() {
        let prefix = format!("tap/{}/", screen.id);
        for (id, span) in author.marked(&prefix).into_iter().filter(|_| is_on_view(space, place as ScreenIx)) {
            let (message, remedy) = match space.taps.get(id.as_str()) {
                None => (texts.author_never_offered(&id), texts.author_never_offered_remedy()),
                Some(false) => (texts.author_does_nothing(&id), texts.author_does_nothing_remedy()),
                Some(true) => continue,
            };
            let rule = if space.taps.contains_key(id.as_str()) { "does-nothing" } else { "never-offered" };
            author.tell(span, rule, message, remedy);
        }
    }
}

/// Every step is done in some state. Whether that was so; where it was not, everything before it is a dead end.
pub(super) fn every_step_is_done(lesson: &Lesson, space: &Space, author: &mut Author) -> bool {
    let texts = author.texts;
    let mut all = true;
    for (place, step) in lesson.practice.steps.iter().enumerate() {
        // A step that waits for an unfinished one is told with that one.
        let before = step.after.iter().all(|before| is_done(space, usize::from(*before)));
        if before && !is_done(space, place) {
            let span = author.place(&format!("step/{}", step.id));
            author.tell(
                span,
                "never-done",
                texts.author_never_done_anywhere(&step.id),
                texts.author_never_done_anywhere_remedy(),
            );
        }
        all &= is_done(space, place);
    }
    all
}

fn is_done(space: &Space, step: usize) -> bool {
    space.places.iter().any(|place| place.shape.done[step])
}

/// Every trap is sprung in some state; and whenever it is, the screen it leads back to has been entered before, so that
/// there is a phone to restore.
pub(super) fn every_trap_leads_back(lesson: &Lesson, space: &Space, author: &mut Author) {
    let practice = &lesson.practice;
    let texts = author.texts;
    for (place, trap) in practice.traps.iter().enumerate() {
        let springs: Vec<&Move> = space.moves().filter(|step| springs(space, step, place as TrapIx)).collect();
        if springs.is_empty() {
            let span = author.place(&format!("trap/{}", trap.id));
            let remedy = texts.author_never_sprung_remedy(&trap.id);
            author.tell(span, "never-sprung", texts.author_never_sprung(&trap.id), remedy);
        }
        let lost = springs.iter().find(|step| !space.places[step.to].shape.leads_back_to(trap.rewind));
        if let Some(step) = lost {
            let span = author.place(&format!("trap/{}", trap.id));
            let screen = &practice.screen(trap.rewind).id;
            let mut touches = space.touches_to(step.from, &step.block.first());
            touches.extend(step.inputs.iter().cloned());
            let remedy = texts.author_no_way_back_remedy(screen, touch::written(&touches, texts));
            author.tell(span, "no-way-back", texts.author_no_way_back(&trap.id, screen), remedy);
        }
    }
}

fn springs(space: &Space, step: &Move, trap: TrapIx) -> bool {
    let scene = |place: usize| space.places[place].shape.scene;
    scene(step.from).is_none() && scene(step.to).is_some_and(|scene| scene.trap == trap)
}

/// A step that is done before anything was touched, or by the touch that did the one before, was never asked of the
/// learner. On the way that is shown to everybody that is an error; elsewhere it is a short cut.
pub(super) fn no_step_is_done_by_itself(lesson: &Lesson, author: &mut Author) {
    let practice = &lesson.practice;
    let texts = author.texts;
    let start = State::start(practice);
    let fulfilled = |step: &u16| practice.step(*step).done.as_ref().is_some_and(|done| start.holds(done));
    let mut told: Vec<u16> = start.open_steps(practice).filter(fulfilled).collect();
    if let Some(solution) = practice.solutions.first() {
        for pair in guide::replay(practice, solution).windows(2) {
            let newly = (0..practice.steps.len()).filter(|step| pair[1].done[*step] && !pair[0].done[*step]);
            told.extend(newly.skip(1).map(|step| step as u16));
        }
    }
    told.sort_unstable();
    told.dedup();
    for step in told {
        let id = &practice.step(step).id;
        let span = author.place(&format!("step/{id}"));
        author.tell(span, "step-by-itself", texts.author_by_itself(id), texts.author_by_itself_remedy());
    }
}
