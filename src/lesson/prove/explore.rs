//! The state space of a practice: every state that any touches can lead to. From each one the goal must be reachable.

use super::super::author::Author;
use super::super::model::Lesson;
use crate::phone::{Input, Practice, State, Touch, guide};
use std::collections::HashMap;

/// More states than this is an error, never a silence. A shipped lesson has some hundreds.
pub const MOST_STATES: usize = 200_000;

/// Every reachable state, and which lead where.
#[derive(Debug)]
pub struct Space {
    pub states: Vec<State>,
    /// For each state, the states one touch away.
    pub next: Vec<Vec<usize>>,
    /// The exploration stopped at the bound.
    pub bounded: bool,
}

impl Space {
    /// Looks at everything that can be done from the start.
    pub fn of(practice: &Practice) -> Self {
        let mut space = Self { states: Vec::new(), next: Vec::new(), bounded: false };
        let mut index = HashMap::new();
        space.find(State::start(practice), &mut index);
        let mut at = 0;
        while at < space.states.len() {
            let state = space.states[at].clone();
            let next: Vec<usize> =
                one_touch_on(practice, &state).into_iter().filter_map(|s| space.find(s, &mut index)).collect();
            space.next[at] = next;
            at += 1;
        }
        space
    }

    fn find(&mut self, state: State, index: &mut HashMap<State, usize>) -> Option<usize> {
        let key = state.key();
        if let Some(at) = index.get(&key) {
            return Some(*at);
        }
        if self.states.len() >= MOST_STATES {
            self.bounded = true;
            return None;
        }
        index.insert(key, self.states.len());
        self.states.push(state);
        self.next.push(Vec::new());
        Some(self.states.len() - 1)
    }

    /// Which states can still reach a state that fits.
    fn can_reach(&self, goal: impl Fn(&State) -> bool) -> Vec<bool> {
        let mut back: Vec<Vec<usize>> = vec![Vec::new(); self.states.len()];
        for (from, next) in self.next.iter().enumerate() {
            next.iter().for_each(|to| back[*to].push(from));
        }
        let mut can: Vec<bool> = self.states.iter().map(goal).collect();
        let mut queue: Vec<usize> = (0..can.len()).filter(|at| can[*at]).collect();
        while let Some(at) = queue.pop() {
            for from in &back[at] {
                if !std::mem::replace(&mut can[*from], true) {
                    queue.push(*from);
                }
            }
        }
        can
    }
}

/// The states one touch away; a finished practice is over.
fn one_touch_on(practice: &Practice, state: &State) -> Vec<State> {
    if state.finished() {
        return Vec::new();
    }
    if state.scene.is_some() {
        return state.after(practice, &Input::GoOn).into_iter().collect();
    }
    let touches = guide::touches(practice, state, false);
    let mut next: Vec<State> = touches.iter().filter_map(|touch| guide::touched(practice, state, touch)).collect();
    if state.typing.is_some() {
        next.extend(state.after(practice, &Input::LeaveField));
        next.extend(guide::touched(practice, state, &Touch::Type(String::new())));
    }
    next
}

/// From every reachable state the goal can be reached.
pub(super) fn nobody_is_stuck(lesson: &Lesson, space: &Space, author: &mut Author) {
    let practice = &lesson.practice;
    let texts = author.texts;
    if space.bounded {
        let span = author.place("practice");
        author.tell(span, "too-many-states", texts.author_bound(MOST_STATES), texts.author_bound_remedy());
        return;
    }
    let can = space.can_reach(State::finished);
    let Some(stuck) = can.iter().position(|can| !can) else { return };
    let state = &space.states[stuck];
    let screen = &practice.screen(state.screen_on_view(practice)).id;
    let step = state.current_step(practice).map_or("?", |step| practice.step(step).id.as_str());
    let span = author.place(&format!("screen/{screen}"));
    let message = texts.author_stuck(screen, step, told(practice, state));
    author.tell(span, "dead-end", message, texts.author_stuck_remedy());
}

/// The variables of a state in words, so that an author can find it.
fn told(practice: &Practice, state: &State) -> String {
    use crate::phone::Domain;
    let word = |place: usize| {
        let value = usize::from(state.values[place]);
        match &practice.variables[place].domain {
            Domain::Words(words) => words[value].clone(),
            Domain::Count { .. } => value.to_string(),
            Domain::Typed { classes } => match value {
                0 => "empty".to_owned(),
                1 => "other".to_owned(),
                class => classes[class - 2].id.clone(),
            },
        }
    };
    let words =
        practice.variables.iter().enumerate().map(|(place, variable)| format!("{} = {}", variable.id, word(place)));
    words.collect::<Vec<_>>().join(", ")
}

/// Every screen is shown in some state, every trap sprung, no step done before anything was touched.
pub(super) fn everything_is_reached(lesson: &Lesson, space: &Space, author: &mut Author) {
    let practice = &lesson.practice;
    let texts = author.texts;
    if space.bounded {
        return;
    }
    for (place, screen) in practice.screens.iter().enumerate() {
        if !space.states.iter().any(|state| usize::from(state.screen_on_view(practice)) == place) {
            let span = author.place(&format!("screen/{}", screen.id));
            author.tell(
                span,
                "unreachable-screen",
                texts.author_unreachable(&screen.id),
                texts.author_unreachable_remedy(&screen.id),
            );
        }
    }
    for (place, trap) in practice.traps.iter().enumerate() {
        let sprung = |state: &State| state.scene.is_some_and(|scene| usize::from(scene.trap) == place);
        if !space.states.iter().any(sprung) {
            let span = author.place(&format!("trap/{}", trap.id));
            author.tell(
                span,
                "never-sprung",
                texts.author_never_sprung(&trap.id),
                texts.author_never_sprung_remedy(&trap.id),
            );
        }
    }
    two_steps_at_once(lesson, space, author);
}

/// A step that is done by the same touch as the one before was never asked of the learner. On the recorded way that is an
/// error; elsewhere it is a short cut.
fn two_steps_at_once(lesson: &Lesson, _space: &Space, author: &mut Author) {
    let practice = &lesson.practice;
    let texts = author.texts;
    let Some(solution) = practice.solutions.first() else { return };
    for pair in guide::replay(practice, solution).windows(2) {
        let newly: Vec<usize> = (0..practice.steps.len()).filter(|s| pair[1].done[*s] && !pair[0].done[*s]).collect();
        for step in newly.iter().skip(1) {
            let id = &practice.steps[*step].id;
            let span = author.place(&format!("step/{id}"));
            author.tell(span, "step-by-itself", texts.author_by_itself(id), texts.author_by_itself_remedy());
        }
    }
}
