//! Arriving anywhere in a practice: at a screen or a step, by the name its author gave it. For whoever looks at a lesson
//! from outside (the storyboard, the preview); a learner gets to places by touching.

use super::guide;
use super::machine::{Input, State};
use super::spec::{Practice, Touch};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// How many states are looked at before giving up; beyond it a lesson is told to be too large anyway.
const REACH: usize = 20_000;

/// A place in a practice, by its id.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Spot {
    Screen(String),
    /// Where this step is the next to be done.
    Step(String),
}

/// One input and where it led.
#[derive(Debug, Clone, Copy)]
pub struct Move<'s> {
    pub from: &'s State,
    pub input: &'s Input,
    pub to: &'s State,
}

impl Spot {
    /// The spot a name means: a step, else a screen; `step:` or `screen:` before it says which.
    pub fn named(practice: &Practice, name: &str) -> Option<Self> {
        let step = |id: &str| practice.steps.iter().any(|step| step.id == id).then(|| Self::Step(id.to_owned()));
        let screen =
            |id: &str| practice.screens.iter().any(|screen| screen.id == id).then(|| Self::Screen(id.to_owned()));
        match name.split_once(':') {
            Some(("step", id)) => step(id),
            Some(("screen", id)) => screen(id),
            _ => step(name).or_else(|| screen(name)),
        }
    }

    /// Whether the phone is there.
    fn is_here(&self, practice: &Practice, state: &State) -> bool {
        match self {
            Self::Screen(id) => practice.screen(state.screen_on_view(practice)).id == *id,
            Self::Step(id) => {
                state.scene.is_none() && state.current_step(practice).is_some_and(|step| practice.step(step).id == *id)
            }
        }
    }
}

/// The phone at a spot: as a recorded solution first comes by there, else as near to the start as can be. `None` where
/// nothing leads there.
pub fn arrive(practice: &Practice, spot: &Spot) -> Option<State> {
    let mut recorded = practice.solutions.iter().flat_map(|solution| guide::replay(practice, solution));
    let passing = |state: &State| state.typing.is_none() && spot.is_here(practice, state);
    if let Some(state) = recorded.find(passing) {
        return Some(state);
    }
    wander(practice, |step| passing(step.to))?.states.pop()
}

/// A way from the start to somewhere: the states on it, the start included, and the inputs between them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Way {
    states: Vec<State>,
    inputs: Vec<Input>,
}

impl Way {
    pub fn moves(&self) -> impl DoubleEndedIterator<Item = Move<'_>> + ExactSizeIterator {
        let pairs = self.states.windows(2).zip(&self.inputs);
        pairs.map(|(pair, input)| Move { from: &pair[0], input, to: &pair[1] })
    }
}

/// Shows every move that can be made from the start, nearest first, until one is the one looked for: the way to it, itself
/// included. `None` where none is, or none among the nearest twenty thousand states.
pub fn wander(practice: &Practice, mut is_it: impl FnMut(Move) -> bool) -> Option<Way> {
    let start = State::start(practice);
    let mut seen = HashSet::from([start.key()]);
    // Each state found, with where it was found from and by what.
    let mut found: Vec<(State, Option<(usize, Input)>)> = vec![(start, None)];
    let mut at = 0;
    while at < found.len() {
        let from = found[at].0.clone();
        for input in inputs(practice, &from) {
            let Some(to) = from.after(practice, &input) else { continue };
            let arrived = is_it(Move { from: &from, input: &input, to: &to });
            if arrived || (found.len() < REACH && seen.insert(to.key())) {
                found.push((to, Some((at, input))));
            }
            if arrived {
                return Some(retrace(found));
            }
        }
        at += 1;
    }
    None
}

/// The way to the last state found.
fn retrace(found: Vec<(State, Option<(usize, Input)>)>) -> Way {
    let mut way = Way::default();
    let mut at = found.len().checked_sub(1);
    while let Some((state, from)) = at.and_then(|at| found.get(at)) {
        way.states.push(state.clone());
        way.inputs.extend(from.iter().map(|(_, input)| input.clone()));
        at = from.as_ref().map(|(before, _)| *before);
    }
    way.states.reverse();
    way.inputs.reverse();
    way
}

fn inputs(practice: &Practice, state: &State) -> Vec<Input> {
    match state.scene {
        Some(_) => vec![Input::GoOn],
        None => guide::touches(practice, state, false).iter().map(input_of).collect(),
    }
}

/// A recorded touch as the machine takes it.
pub fn input_of(touch: &Touch) -> Input {
    match touch {
        Touch::Digit(digit) => Input::Digit(*digit),
        Touch::NextPage => Input::NextPage,
        Touch::Type(text) => Input::Type(text.clone()),
    }
}
