//! From every reachable state the goal can be reached, without springing a trap. Where it cannot, the author is shown
//! the touches that lead there, because a dead end that hangs on values cannot be seen in the file.

use super::super::author::Author;
use super::super::model::Lesson;
use super::block::{Block, cover};
use super::explore::{Move, Space};
use super::touch::{self, touchables};
use crate::phone::{Input, Practice, ScreenIx, State, Value};
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap, VecDeque};

/// How many touches are tried for the shortest way to a state; beyond, a way without idle touches will do.
const NEAR: usize = 20_000;

/// Tells the nearest dead end, and one for each other screen that has some.
pub(super) fn nobody_is_stuck(lesson: &Lesson, space: &Space, author: &mut Author) {
    let practice = &lesson.practice;
    let texts = author.texts;
    for (state, touches) in Stuck::of(space).dead_ends(space) {
        let screen = &practice.screen(state.screen_on_view(practice)).id;
        let step = state.current_step(practice).map_or("?", |step| practice.step(step).id.as_str());
        let span = author.place(&format!("screen/{screen}"));
        let message = texts.author_stuck(screen, step, touch::values(practice, &state));
        author.tell(span, "dead-end", message, texts.author_stuck_remedy(touch::written(&touches, texts)));
    }
}

/// The states of each place from which there is no way.
pub(super) struct Stuck(pub Vec<Vec<Block>>);

impl Stuck {
    pub fn of(space: &Space) -> Self {
        let mut good = can_finish(space);
        // The large ones first: what is left is then in few pieces.
        good.iter_mut().for_each(|blocks| blocks.sort_by_key(|block| std::cmp::Reverse(block.breadth())));
        let stuck = |(place, good): (usize, Vec<Block>)| match &space.places[place] {
            found if found.shape.scene.is_some() => Vec::new(),
            found => found.blocks.iter().flat_map(|block| block.without_all(&good)).collect(),
        };
        Self(good.into_iter().enumerate().map(stuck).collect())
    }

    fn holds(&self, place: usize, values: &[Value]) -> bool {
        self.0[place].iter().any(|block| block.holds(values))
    }

    /// Dead ends with the touches from the start: the nearest one, then one on each other screen, where one comes into it
    /// from somewhere that is none.
    pub fn dead_ends(&self, space: &Space) -> Vec<(State, Vec<Input>)> {
        if self.0.iter().all(Vec::is_empty) {
            return Vec::new();
        }
        let practice = space.practice;
        let dead = |state: &State| space.find(state).is_some_and(|place| self.holds(place, &state.values));
        let nearest = shortest(practice, State::start(practice), |_| true, dead);
        let nearest = nearest.map(|touches| (touch::played(practice, State::start(practice), &touches), touches));
        let mut screens: BTreeSet<ScreenIx> = nearest.iter().map(|(state, _)| state.screen).collect();
        let mut found: Vec<_> = nearest.into_iter().collect();
        if found.iter().any(|(_, touches)| touches.is_empty()) {
            return found;
        }
        for (place, values) in space.moves().filter_map(|step| self.entrance(step)) {
            if screens.insert(space.places[place].shape.screen) {
                found.push((space.state(place, &values), space.touches_to(place, &values)));
            }
        }
        found
    }

    fn entrance(&self, step: &Move) -> Option<(usize, Vec<Value>)> {
        self.0[step.to].iter().find_map(|dead| {
            let into = into(step, dead)?;
            let from = into.without_all(&self.0[step.from]).into_iter().next()?;
            Some((step.to, from.moved(&step.given).first()))
        })
    }
}

/// The states of each place from which the practice can be finished without a trap.
fn can_finish(space: &Space) -> Vec<Vec<Block>> {
    let mut good: Vec<Vec<Block>> = vec![Vec::new(); space.places.len()];
    let mut queue = Vec::new();
    for (place, found) in space.places.iter().enumerate().filter(|(_, found)| found.shape.finished()) {
        good[place].clone_from(&found.blocks);
        queue.extend(found.blocks.iter().map(|block| (place, block.clone())));
    }
    let mut coming: HashMap<usize, Vec<&Move>> = HashMap::new();
    for step in space.moves().filter(|step| is_without_trap(space, step)) {
        coming.entry(step.to).or_default().push(step);
    }
    while let Some((place, block)) = queue.pop() {
        // What was joined to others waits in the queue as part of a larger block.
        if !good[place].contains(&block) {
            continue;
        }
        for step in coming.get(&place).into_iter().flatten() {
            let grown = into(step, &block).is_some_and(|from| cover(&mut good[step.from], &from));
            if grown {
                queue.extend(good[step.from].last().map(|block| (step.from, block.clone())));
            }
        }
    }
    good
}

fn is_without_trap(space: &Space, step: &Move) -> bool {
    [step.from, step.to].iter().all(|place| space.places[*place].shape.scene.is_none())
}

/// The states of a move that it leads into a block.
fn into(step: &Move, block: &Block) -> Option<Block> {
    step.given.iter().enumerate().try_fold(step.block.clone(), |from, (place, given)| match given {
        None => from.narrowed(place, block),
        Some(value) => block.has(place, *value).then_some(from),
    })
}

/// The fewest touches from a state to one that fits, by way of states that may be entered, among the states near it.
pub(super) fn shortest(
    practice: &Practice,
    from: State,
    enters: impl Fn(&State) -> bool,
    fits: impl Fn(&State) -> bool,
) -> Option<Vec<Input>> {
    let mut ways: HashMap<State, Vec<Input>> = HashMap::from([(from.key(), Vec::new())]);
    let mut queue = VecDeque::from([from]);
    let mut tries = 0;
    while let Some(state) = queue.pop_front() {
        let way = ways.get(&state.key()).cloned().unwrap_or_default();
        if fits(&state) {
            return Some(way);
        }
        for touchable in touchables(practice, &state).0 {
            let mut inputs = touchable.inputs.iter();
            let next = inputs.try_fold(state.clone(), |state, input| state.after(practice, input));
            tries += 1;
            let Some(next) = next.filter(|next| enters(next) && tries < NEAR) else { continue };
            if let Entry::Vacant(unknown) = ways.entry(next.key()) {
                unknown.insert(way.iter().chain(&touchable.inputs).cloned().collect());
                queue.push_back(next);
            }
        }
    }
    None
}
