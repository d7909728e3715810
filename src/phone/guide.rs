//! The way to the goal from wherever one is: the shortest row of touches that does the step at hand, found by looking at
//! every state nearby. So the arrow of *Làm theo* stays right after any detour, and a detour can be told from a way.

use super::machine::{Input, Offer, State, Target};
use super::spec::{OTHER, Practice, ScreenIx, Touch, Value};
use std::collections::{HashMap, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::OnceLock;

/// How many states are looked at before giving up. The shipped lessons have some hundreds.
const REACH: usize = 50_000;

/// The touches that do the next step from here, springing no trap. Empty where everything is done; `None` where there is
/// no way (a lesson that passed the check has none such).
pub fn way(practice: &Practice, from: &State) -> Option<Vec<Touch>> {
    if from.finished() {
        return Some(Vec::new());
    }
    if let Some(way) = recorded_way(practice, from) {
        return Some(way);
    }
    let done = count(from);
    way_to(practice, from, |state| count(state) > done)
}

/// The same for somebody without letters on their keyboard; `None` where there is no such way.
pub fn way_without_letters(practice: &Practice, from: &State) -> Option<Vec<Touch>> {
    if from.finished() {
        return Some(Vec::new());
    }
    let done = count(from);
    let may = |state: &State, touch: &Touch| !matches!(touch, Touch::Type(_)) || !state.wants_letters(practice);
    shortest(practice, from, |state| count(state) > done, may)
}

/// The shortest touches from here to a state that is wanted, springing no trap. Empty where it is so already.
pub fn way_to(practice: &Practice, from: &State, wanted: impl Fn(&State) -> bool) -> Option<Vec<Touch>> {
    shortest(practice, from, wanted, |_, _| true)
}

/// Of several ways of one length, the one with touches a recorded solution makes: they are what the lesson teaches.
fn shortest(
    practice: &Practice,
    from: &State,
    wanted: impl Fn(&State) -> bool,
    may: impl Fn(&State, &Touch) -> bool,
) -> Option<Vec<Touch>> {
    if wanted(from) {
        return Some(Vec::new());
    }
    let mut seen: HashMap<State, (Option<usize>, Option<Touch>)> = HashMap::new();
    let mut order = vec![from.clone()];
    seen.insert(from.course(), (None, None));
    let mut queue = VecDeque::from([0]);
    while let Some(at) = queue.pop_front() {
        let state = order[at].clone();
        for touch in taught_first(practice, &state).into_iter().filter(|touch| may(&state, touch)) {
            let Some(next) = touched(practice, &state, &touch) else { continue };
            if next.scene.is_some() || seen.contains_key(&next.course()) || order.len() >= REACH {
                continue;
            }
            let arrived = wanted(&next);
            seen.insert(next.course(), (Some(at), Some(touch)));
            if arrived {
                return Some(retrace(&seen, &order, &next));
            }
            queue.push_back(order.len());
            order.push(next);
        }
    }
    None
}

/// The states the recorded solutions pass, found out once for a practice and looked at with every touch. Says nothing a practice
/// does not say itself: two practices are equal whether or not anybody has looked.
#[derive(Debug, Default)]
pub struct Recorded {
    marks: OnceLock<Vec<Vec<Mark>>>,
    /// On each screen the taps that solutions make, each with the first solution that does.
    taps: OnceLock<HashMap<ScreenIx, HashMap<String, usize>>>,
}

/// A state of a recorded solution: 64 bits to know it by, and how many steps are done.
#[derive(Debug, Clone, Copy)]
struct Mark {
    key: u64,
    done: usize,
}

impl Mark {
    fn of(state: &State) -> Self {
        let mut hasher = DefaultHasher::new();
        state.course().hash(&mut hasher);
        Self { key: hasher.finish(), done: count(state) }
    }
}

impl Recorded {
    fn marks(&self, practice: &Practice) -> &[Vec<Mark>] {
        let marks = |solution: &Vec<Touch>| replay(practice, solution).iter().map(Mark::of).collect();
        self.marks.get_or_init(|| practice.solutions.iter().map(marks).collect())
    }

    fn taps(&self, practice: &Practice) -> &HashMap<ScreenIx, HashMap<String, usize>> {
        self.taps.get_or_init(|| taps_of_solutions(practice))
    }
}

/// What can be done in a state, sensibly: first what the first solution does on this screen, last what none of them does.
fn taught_first(practice: &Practice, state: &State) -> Vec<Touch> {
    let mut possible = touches(practice, state, true);
    let taught = practice.recorded.taps(practice).get(&state.screen_on_view(practice));
    if let Some(taught) = taught.filter(|_| possible.len() > 1 && state.typing.is_none()) {
        let (view, _) = state.on_view(practice);
        possible.sort_by_key(|touch| {
            tapped(&view, touch).and_then(|id| taught.get(id).copied()).unwrap_or(practice.solutions.len())
        });
    }
    possible
}

fn taps_of_solutions(practice: &Practice) -> HashMap<ScreenIx, HashMap<String, usize>> {
    let mut taps: HashMap<ScreenIx, HashMap<String, usize>> = HashMap::new();
    for (number, solution) in practice.solutions.iter().enumerate() {
        for (state, touch) in replay(practice, solution).iter().zip(solution) {
            if let Some(id) = tapped(&state.on_view(practice).0, touch) {
                let screen = taps.entry(state.screen_on_view(practice)).or_default();
                screen.entry(id.to_owned()).or_insert(number);
            }
        }
    }
    taps
}

/// The id of what a digit touches on this page.
fn tapped<'p>(view: &[Offer<'p>], touch: &Touch) -> Option<&'p str> {
    let Touch::Digit(digit) = touch else { return None };
    match view.get(usize::from(*digit).checked_sub(1)?)?.target {
        Target::Tap(tap) | Target::Field(tap, _) => Some(&tap.id),
        Target::Back | Target::Home => None,
    }
}

impl Clone for Recorded {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Recorded {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// Where the state lies on a recorded solution, its author's way goes before any other of the same length.
fn recorded_way(practice: &Practice, from: &State) -> Option<Vec<Touch>> {
    let here = Mark::of(from);
    let recorded = practice.recorded.marks(practice);
    practice.solutions.iter().zip(recorded).find_map(|(solution, marks)| {
        // The last time it passes here: a solution that comes by again must not lead round in a circle.
        let at = marks.iter().rposition(|mark| mark.key == here.key)?;
        let there = marks.iter().skip(at).position(|mark| mark.done > here.done)?;
        Some(solution[at..at + there].to_vec())
    })
}

fn count(state: &State) -> usize {
    state.done.iter().filter(|done| **done).count()
}

fn retrace(seen: &HashMap<State, (Option<usize>, Option<Touch>)>, order: &[State], end: &State) -> Vec<Touch> {
    let mut way = Vec::new();
    let mut key = end.course();
    while let Some((Some(from), Some(touch))) = seen.get(&key) {
        way.push(touch.clone());
        key = order[*from].course();
    }
    way.reverse();
    way
}

/// Everything that can be done in a state. With `sensible`, typed texts are the script's own classes only.
pub fn touches(practice: &Practice, state: &State, sensible: bool) -> Vec<Touch> {
    if let Some(variable) = state.typing {
        let values = practice.variable(variable).typed_values().filter(|value| !sensible || *value != OTHER);
        return values.filter_map(|value| typed_for(practice, state, value)).map(Touch::Type).collect();
    }
    let (view, more) = state.on_view(practice);
    let digits = (1..=view.len() as u8).map(Touch::Digit);
    digits.chain(more.then_some(Touch::NextPage)).collect()
}

/// What one types into the open field for a value, if anything does.
fn typed_for(practice: &Practice, state: &State, value: Value) -> Option<String> {
    let samples = practice.variable(state.typing?).samples(value);
    let mut taken = samples.iter().filter_map(|text| state.taken(practice, text));
    taken.find(|taken| taken.value == value).map(|taken| taken.typed)
}

/// The state after a touch of a recorded solution.
pub fn touched(practice: &Practice, state: &State, touch: &Touch) -> Option<State> {
    let input = match touch {
        Touch::Digit(digit) => Input::Digit(*digit),
        Touch::NextPage => Input::NextPage,
        Touch::Type(text) => Input::Type(text.clone()),
    };
    state.after(practice, &input)
}

/// Plays touches from the start: every state on the way, the first included; ends where a touch means nothing.
pub fn replay(practice: &Practice, touches: &[Touch]) -> Vec<State> {
    let mut states = vec![State::start(practice)];
    for touch in touches {
        match states.last().and_then(|state| touched(practice, state, touch)) {
            Some(next) => states.push(next),
            None => break,
        }
    }
    states
}

/// What a digit on view is, for saying it.
pub fn label_of(practice: &Practice, state: &State, digit: u8) -> Option<String> {
    let (view, _) = state.on_view(practice);
    view.get(usize::from(digit).checked_sub(1)?).map(|offer| match offer.target {
        Target::Tap(_) | Target::Field(..) | Target::Back | Target::Home => offer.label.clone(),
    })
}
