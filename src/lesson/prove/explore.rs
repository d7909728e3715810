//! The state space of a practice: every state that any touches can lead to.
//!
//! It is explored exactly, but not state by state. States that differ only in values nobody asked for behave alike, so
//! whole blocks of them are moved at once:
//!
//! * A *place* is a state without the values of its variables (screen, history, steps done, a trap playing …).
//! * What is reachable at a place is kept as *blocks*: any combination of these values ([`Block`]). Blocks that differ in
//!   one variable are joined, so twelve fields that can be filled in any order become one block, not 3^12 states.
//! * A touch is tried on one state of a block. The machine notes which variables it read ([`crate::phone::Looked`]): all
//!   states of the block that agree in those take the same course, because nothing else was looked at. They move
//!   together; the rest of the block is tried again. "All twelve are right" reads up to the first one that is not, and so
//!   cuts a block of 3^12 into 25 parts.
//!
//! This is the machine itself, asked; there is no second description of it that could be wrong, and no limit on what a
//! script may say. The values kept for the way back out of a trap are variables of their own in a block. Only which kept
//! values go with which current ones is forgotten, and that changes no verdict: the way to the goal is looked for without
//! traps, and the state gone back to is in the space in its own right, from the time it was kept.
//!
//! A field is opened and filled in one touch; the open field is drawn, but it leads nowhere else.

use super::super::model::Spoken;
use super::block::{Block, Source, cover};
use super::touch::{Touchable, touchables};
use crate::phone::{Input, Practice, ScreenIx, State, StepIx, Tap, Value, VarIx, Variables};
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::ops::Range;

/// More touches than this are not tried: an error, never a silence. A shipped lesson takes some thousands.
pub const MOST_TRIES: usize = 100_000;

/// Every reachable state, and which lead where.
#[derive(Debug)]
pub struct Space<'p> {
    pub practice: &'p Practice,
    /// The screens that traps lead back to; each has its kept values in a block.
    rewinds: Vec<ScreenIx>,
    pub places: Vec<Place>,
    index: HashMap<State, usize>,
    moves: Vec<Move>,
    /// The moves out of a block that was gone on from: their places in `moves`.
    gone_on: Vec<(usize, Block, Range<usize>)>,
    /// How the states of the places were come to, in the order of their finding.
    arrivals: Vec<Arrival>,
    /// What can be tapped in some state, by its id: whether it ever answers, by a change or in words.
    pub taps: BTreeMap<&'p str, bool>,
    /// One state and one touch for each tap with a remark, in each step.
    pub remarks: BTreeMap<(&'p str, Option<StepIx>), Aside>,
    tries: usize,
    /// The exploration stopped at the bound.
    pub bounded: bool,
}

/// States that differ only in values.
#[derive(Debug)]
pub struct Place {
    pub shape: State,
    pub blocks: Vec<Block>,
}

/// A touch in all states of a block, which take the same course.
#[derive(Debug)]
pub struct Move {
    pub from: usize,
    pub block: Block,
    /// One input, or two for a field that is opened and filled.
    pub inputs: Vec<Input>,
    pub sources: Vec<Source>,
    pub to: usize,
}

/// Something that is said beside the way: the remark on a tap, or a trap that is sprung.
#[derive(Debug, Clone, PartialEq)]
pub struct Aside {
    /// The phone before.
    pub state: State,
    /// What is done to it.
    pub inputs: Vec<Input>,
    /// What is said to that; `None` for a trap.
    pub remark: Option<Spoken>,
}

#[derive(Debug)]
struct Arrival {
    place: usize,
    block: Block,
    /// `None` for the start.
    by: Option<usize>,
}

impl<'p> Space<'p> {
    /// Looks at everything that can be done from the start.
    pub fn of(practice: &'p Practice) -> Self {
        let mut rewinds: Vec<ScreenIx> = practice.traps.iter().map(|trap| trap.rewind).collect();
        rewinds.sort_unstable();
        rewinds.dedup();
        let mut space = Self {
            practice,
            rewinds,
            places: Vec::new(),
            index: HashMap::new(),
            moves: Vec::new(),
            gone_on: Vec::new(),
            arrivals: Vec::new(),
            taps: BTreeMap::new(),
            remarks: BTreeMap::new(),
            tries: 0,
            bounded: practice.variables.len() > crate::phone::MOST_VARIABLES,
        };
        if !space.bounded {
            space.explore();
        }
        space
    }

    /// How many blocks of states were found: what `lessons check` prints.
    pub fn size(&self) -> usize {
        self.places.iter().map(|place| place.blocks.len()).sum()
    }

    /// Every move out of every state, each once: those of blocks that grew later are among those of the larger ones.
    pub fn moves(&self) -> impl Iterator<Item = &Move> {
        let final_ones = self.gone_on.iter().filter(|(place, block, _)| self.places[*place].blocks.contains(block));
        final_ones.flat_map(|(_, _, range)| &self.moves[range.clone()])
    }

    /// How many touches were tried.
    #[cfg(test)]
    pub fn tries(&self) -> usize {
        self.tries
    }

    fn explore(&mut self) {
        let start = State::start(self.practice);
        let block = Block::of(self.values_of(&start));
        let place = self.place(&start);
        let mut queue = VecDeque::new();
        self.arrive(place, &block, None, &mut queue);
        while let Some((place, block)) = queue.pop_front() {
            // A block that was joined to others waits in the queue as part of a larger one.
            if !self.places[place].blocks.contains(&block) {
                continue;
            }
            let moves = self.moves_from(place, &block);
            let first = self.moves.len();
            self.take(moves, place, &block, &mut queue);
            self.gone_on.push((place, block, first..self.moves.len()));
            self.bounded |= self.tries > MOST_TRIES;
            if self.bounded {
                return;
            }
        }
    }

    /// What stays at the place comes first, so that a place is filled before one goes on from it; a block that has grown
    /// meanwhile goes on as the larger one.
    fn take(&mut self, moves: Vec<Move>, place: usize, block: &Block, queue: &mut VecDeque<(usize, Block)>) {
        let (here, away): (Vec<Move>, Vec<Move>) = moves.into_iter().partition(|step| step.to == place);
        for step in here {
            self.record(step, queue);
        }
        if self.places[place].blocks.contains(block) {
            for step in away {
                self.record(step, queue);
            }
        }
    }

    fn record(&mut self, step: Move, queue: &mut VecDeque<(usize, Block)>) {
        let block = step.block.moved(&step.sources);
        let to = step.to;
        self.moves.push(step);
        self.arrive(to, &block, Some(self.moves.len() - 1), queue);
    }

    fn arrive(&mut self, place: usize, block: &Block, by: Option<usize>, queue: &mut VecDeque<(usize, Block)>) {
        let blocks = &mut self.places[place].blocks;
        if !cover(blocks, block) {
            return;
        }
        let grown = blocks.last().expect("a cover that grew ends in what is new").clone();
        let stays = by.is_some_and(|by| self.moves[by].from == place);
        if stays {
            queue.push_front((place, grown))
        } else {
            queue.push_back((place, grown))
        }
        self.arrivals.push(Arrival { place, block: block.clone(), by });
    }

    fn place(&mut self, state: &State) -> usize {
        let shape = state.shape();
        let next = self.places.len();
        *self.index.entry(shape).or_insert_with_key(|shape| {
            self.places.push(Place { shape: shape.clone(), blocks: Vec::new() });
            next
        })
    }

    /// A state of a place.
    pub fn state(&self, place: usize, values: &[Value]) -> State {
        let own = self.practice.variables.len();
        let kept = |screen| {
            let place = self.rewinds.iter().position(|rewind| *rewind == screen).unwrap_or(0) + 1;
            values[place * own..(place + 1) * own].to_vec()
        };
        self.places[place].shape.with_values(&values[..own], kept)
    }

    /// The values of a state as a block has them: the current ones, then those kept for each way back.
    pub fn values_of(&self, state: &State) -> Vec<Value> {
        let own = self.practice.variables.len();
        let kept = self.rewinds.iter().flat_map(|screen| match state.kept_values(*screen) {
            Some(values) => values.to_vec(),
            None => vec![0; own],
        });
        state.values.iter().copied().chain(kept).collect()
    }

    /// Where a state is in this space.
    pub fn find(&self, state: &State) -> Option<usize> {
        self.index.get(&state.shape()).copied()
    }

    /// Calls `look` for one state of each part of the block whose states cannot be told apart by what was looked at.
    pub fn parts<T>(
        &self,
        place: usize,
        block: &Block,
        mut look: impl FnMut(&State) -> (T, Variables),
    ) -> Vec<(Block, T)> {
        let mut rest = vec![block.clone()];
        let mut parts = Vec::new();
        while let Some(block) = rest.pop() {
            let values = block.first();
            let (seen, read) = look(&self.state(place, &values));
            let part = block.agreeing(&values, read);
            rest.extend(block.without(&part));
            parts.push((part, seen));
        }
        parts
    }

    fn moves_from(&mut self, place: usize, block: &Block) -> Vec<Move> {
        if self.places[place].shape.finished() {
            return Vec::new();
        }
        let practice = self.practice;
        let choices = self.parts(place, block, |state| touchables(practice, state));
        let mut moves = Vec::new();
        for (part, touches) in choices {
            for Touchable { inputs, tap } in touches {
                let outcomes = self.parts(place, &part, |state| run(practice, state, &inputs));
                self.tries += outcomes.len();
                for (block, next) in outcomes {
                    let Some(next) = next else { continue };
                    let to = self.place(&next);
                    let sources = self.sources(&block, &next);
                    let changes = to != place || !sources.iter().enumerate().all(|(p, s)| *s == Source::From(p));
                    if let Some(tap) = tap {
                        *self.taps.entry(&tap.id).or_default() |= changes || tap.remark.is_some();
                        self.note_remark(tap, place, &block, &inputs);
                    }
                    if changes {
                        moves.push(Move { from: place, block, inputs: inputs.clone(), sources, to });
                    }
                }
            }
        }
        moves
    }

    fn note_remark(&mut self, tap: &'p Tap, place: usize, block: &Block, inputs: &[Input]) {
        let Some(remark) = &tap.remark else { return };
        let step = self.places[place].shape.current_step(self.practice);
        if !self.remarks.contains_key(&(tap.id.as_str(), step)) {
            let state = self.state(place, &block.first());
            let aside = Aside { state, inputs: inputs.to_vec(), remark: Some(remark.clone()) };
            self.remarks.insert((&tap.id, step), aside);
        }
    }

    /// The remarks, and one touch that springs each trap.
    pub fn asides(&self) -> Vec<Aside> {
        let scene = |place: usize| self.places[place].shape.scene;
        let mut traps = BTreeMap::new();
        for step in self.moves().filter(|step| scene(step.from).is_none()) {
            if let Some(sprung) = scene(step.to) {
                traps.entry(sprung.trap).or_insert(step);
            }
        }
        let springs = |step: &Move| Aside {
            state: self.state(step.from, &step.block.first()),
            inputs: step.inputs.clone(),
            remark: None,
        };
        self.remarks.values().cloned().chain(traps.into_values().map(springs)).collect()
    }

    /// Where each value of a block comes from after a touch.
    fn sources(&self, block: &Block, next: &State) -> Vec<Source> {
        let own = self.practice.variables.len();
        let first_kept =
            |screen| self.rewinds.iter().position(|rewind| *rewind == screen).map(|place| (place + 1) * own);
        let restored = next.looked.restored().and_then(first_kept);
        let current = |place: usize| match restored {
            Some(kept) => Source::From(kept + place),
            None if next.looked.has_changed(place as VarIx) && !block.is_just(place, next.values[place]) => {
                Source::Value(next.values[place])
            }
            None => Source::From(place),
        };
        let mut sources: Vec<Source> = (0..own * (1 + self.rewinds.len())).map(Source::From).collect();
        for place in 0..own {
            sources[place] = current(place);
            if let Some(kept) = next.looked.kept().and_then(first_kept) {
                sources[kept + place] = current(place);
            }
        }
        sources
    }

    /// Touches that lead from the start to a state. Not always the fewest, but none of them is idle.
    pub fn touches_to(&self, place: usize, values: &[Value]) -> Vec<Input> {
        let mut touches = Vec::new();
        let (mut place, mut values) = (place, values.to_vec());
        while let Some(step) = self.first_arrival(place, &values).and_then(|arrival| arrival.by) {
            let step = &self.moves[step];
            touches.extend(step.inputs.iter().rev().cloned());
            values = before(step, &values);
            place = step.from;
        }
        touches.reverse();
        touches
    }

    fn first_arrival(&self, place: usize, values: &[Value]) -> Option<&Arrival> {
        self.arrivals.iter().find(|arrival| arrival.place == place && arrival.block.holds(values))
    }
}

/// Values from which a move leads to these; what does not matter is as near to the start as can be.
fn before(step: &Move, values: &[Value]) -> Vec<Value> {
    let mut from = step.block.first();
    // The current values stand first in a block and have the last word: what is kept for a way back follows them.
    for (place, source) in step.sources.iter().enumerate().rev() {
        if let Source::From(there) = source {
            from[*there] = values[place];
        }
    }
    from
}

/// The state after the inputs, and every variable that was read on the way.
fn run(practice: &Practice, state: &State, inputs: &[Input]) -> (Option<State>, Variables) {
    let mut next = Some(state.clone());
    let mut read = 0;
    for input in inputs {
        let Some(state) = next else { break };
        next = state.after(practice, input);
        read |= state.looked.read() | next.as_ref().map_or(0, |next| next.looked.read());
    }
    (next, read)
}
