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
//! script may say.
//!
//! What a way back out of a trap restores is left out of the space, and the end of a trap that restores something is not
//! tried: it cannot lead anywhere new. Nothing else asks for what is kept, so two states that differ only in it behave
//! alike up to there; and the state gone back to was in the space when it was kept, come to by fewer touches. (By induction
//! over the touches: wherever traps lead, one gets without coming back from any, with no more screens entered. So a way
//! back that is missing is found, too.) `exactness.rs` compares with all states one by one, what is kept included.
//!
//! A field is opened and filled in one touch; the open field is drawn, but it leads nowhere else.

use super::super::model::Spoken;
use super::block::{Block, Given, cover};
use super::touch::{Touchable, played, touchables};
use crate::phone::{Input, Practice, State, StepIx, Tap, Value, VarIx, Variables};
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::ops::Range;

/// More touches than this are not tried: an error, never a silence. A shipped lesson takes some hundreds or thousands.
pub const MOST_TRIES: usize = 100_000;

/// Every reachable state, and which lead where.
#[derive(Debug)]
pub struct Space<'p> {
    pub practice: &'p Practice,
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
    /// For each variable.
    pub given: Vec<Given>,
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
        let mut space = Self {
            practice,
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
        let block = Block::of(start.values.iter().copied());
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
        let block = step.block.moved(&step.given);
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
        self.places[place].shape.with_values(values)
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
        let practice = self.practice;
        let shape = &self.places[place].shape;
        if shape.finished() || shape.comes_back_next(practice) {
            return Vec::new();
        }
        let choices = self.parts(place, block, |state| touchables(practice, state));
        let mut moves = Vec::new();
        for (part, touches) in choices {
            for Touchable { inputs, tap } in touches {
                let outcomes = self.parts(place, &part, |state| run(practice, state, &inputs));
                self.tries += outcomes.len();
                for (block, next) in outcomes {
                    let Some(next) = next else { continue };
                    let to = self.place(&next);
                    let given = given(&block, &next);
                    let changes = to != place || given.iter().any(Option::is_some);
                    if let Some(tap) = tap {
                        *self.taps.entry(&tap.id).or_default() |= changes || tap.remark.is_some();
                        self.note_remark(tap, place, &block, &inputs);
                    }
                    if changes {
                        moves.push(Move { from: place, block, inputs: inputs.clone(), given, to });
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

    /// The remarks, and one touch that springs each trap: on a phone that was really come to, because it will lead back.
    pub fn asides(&self) -> Vec<Aside> {
        let scene = |place: usize| self.places[place].shape.scene;
        let mut traps = BTreeMap::new();
        for step in self.moves().filter(|step| scene(step.from).is_none()) {
            if let Some(sprung) = scene(step.to) {
                traps.entry(sprung.trap).or_insert(step);
            }
        }
        let springs = |step: &Move| {
            let touches = self.touches_to(step.from, &step.block.first());
            let state = played(self.practice, State::start(self.practice), &touches);
            Aside { state, inputs: step.inputs.clone(), remark: None }
        };
        self.remarks.values().cloned().chain(traps.into_values().map(springs)).collect()
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

/// The values a touch gives to the variables of a block. One that all its states have already is no news.
fn given(block: &Block, next: &State) -> Vec<Given> {
    let given = |(place, value): (usize, &Value)| {
        (next.looked.has_changed(place as VarIx) && !block.is_just(place, *value)).then_some(*value)
    };
    next.values.iter().enumerate().map(given).collect()
}

/// Values from which a move leads to these; what does not matter is as near to the start as can be.
fn before(step: &Move, values: &[Value]) -> Vec<Value> {
    let from = step.block.first().into_iter().zip(&step.given).zip(values);
    from.map(|((first, given), value)| if given.is_some() { first } else { *value }).collect()
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
