//! A block of states: for each variable the values it may have, each combination of them meant. Twelve fields with three
//! values each are one block, not 3^12 states; that is why a long form can be explored.

use crate::phone::{Value, Variables};

/// The values a variable may have, a bit each.
type Values = u128;

/// A set of states that agree in everything but the values of variables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block(Vec<Values>);

impl Block {
    /// Just these values.
    pub fn of(values: impl IntoIterator<Item = Value>) -> Self {
        Self(values.into_iter().map(bit).collect())
    }

    /// Any values at all.
    pub fn anything(places: usize) -> Self {
        Self(vec![Values::MAX; places])
    }

    /// The lowest value of each variable: one state of the block.
    pub fn first(&self) -> Vec<Value> {
        self.0.iter().map(|values| values.trailing_zeros().min(127) as Value).collect()
    }

    /// How many values there are, over all places: the more, the larger the block.
    pub fn breadth(&self) -> u32 {
        self.0.iter().map(|values| values.count_ones()).sum()
    }

    pub fn has(&self, place: usize, value: Value) -> bool {
        self.0[place] & bit(value) != 0
    }

    /// Whether nothing but this value is at a place.
    pub fn is_just(&self, place: usize, value: Value) -> bool {
        self.0[place] == bit(value)
    }

    pub fn holds(&self, values: &[Value]) -> bool {
        values.iter().enumerate().all(|(place, value)| self.has(place, *value))
    }

    pub fn is_within(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).all(|(own, other)| own & !other == 0)
    }

    /// The states of both; `None` where there is none.
    pub fn and(&self, other: &Self) -> Option<Self> {
        let both = Self(self.0.iter().zip(&other.0).map(|(own, other)| own & other).collect());
        both.0.iter().all(|values| *values != 0).then_some(both)
    }

    /// The block with one place narrowed to the values another block has there.
    pub fn narrowed(mut self, place: usize, other: &Self) -> Option<Self> {
        self.0[place] &= other.0[place];
        (self.0[place] != 0).then_some(self)
    }

    /// The states of this block that agree with `values` in the variables asked for.
    pub fn agreeing(&self, values: &[Value], in_these: Variables) -> Self {
        let place = |(place, own): (usize, &Values)| if is_in(in_these, place) { bit(values[place]) } else { *own };
        Self(self.0.iter().enumerate().map(place).collect())
    }

    /// What is left without the other block, in blocks that do not overlap.
    pub fn without(&self, other: &Self) -> Vec<Self> {
        if self.and(other).is_none() {
            return vec![self.clone()];
        }
        let mut left = Vec::new();
        let mut rest = self.clone();
        for place in 0..self.0.len() {
            let outside = rest.0[place] & !other.0[place];
            if outside != 0 {
                let mut part = rest.clone();
                part.0[place] = outside;
                left.push(part);
                rest.0[place] &= other.0[place];
            }
        }
        left
    }

    /// What is left without all of the others.
    pub fn without_all<'b>(&self, others: impl IntoIterator<Item = &'b Self>) -> Vec<Self> {
        let less = |left: Vec<Self>, other| left.iter().flat_map(|block| block.without(other)).collect();
        others.into_iter().fold(vec![self.clone()], less)
    }

    /// One block for both, where they differ in one variable at most.
    pub fn joined(&self, other: &Self) -> Option<Self> {
        let differing = self.0.iter().zip(&other.0).filter(|(own, other)| own != other).count();
        (differing <= 1).then(|| Self(self.0.iter().zip(&other.0).map(|(own, other)| own | other).collect()))
    }

    /// The block after a touch that gives some places a value.
    pub fn moved(&self, given: &[Given]) -> Self {
        Self(self.0.iter().zip(given).map(|(own, given)| given.map_or(*own, bit)).collect())
    }
}

/// The value a touch gives a variable; `None` where it stays what it was.
pub type Given = Option<Value>;

/// Adds a block to blocks that cover a set; those within another are left out, those that make one block are joined.
/// Returns whether the set grew.
pub fn cover(blocks: &mut Vec<Block>, new: &Block) -> bool {
    if blocks.iter().any(|block| new.is_within(block)) {
        return false;
    }
    let mut new = new.clone();
    loop {
        blocks.retain(|block| !block.is_within(&new));
        let Some((place, joined)) =
            blocks.iter().enumerate().find_map(|(place, block)| Some((place, block.joined(&new)?)))
        else {
            break;
        };
        blocks.swap_remove(place);
        new = joined;
    }
    blocks.push(new);
    true
}

fn bit(value: Value) -> Values {
    1 << value.min(127)
}

fn is_in(variables: Variables, place: usize) -> bool {
    place < 128 && variables >> place & 1 == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PLACES: usize = 3;
    const VALUES: Value = 3;

    fn states() -> Vec<Vec<Value>> {
        let all = 0..VALUES;
        all.clone().flat_map(|a| (0..VALUES).flat_map(move |b| (0..VALUES).map(move |c| vec![a, b, c]))).collect()
    }

    fn block() -> impl Strategy<Value = Block> {
        proptest::collection::vec(1_u128..(1 << VALUES), PLACES).prop_map(Block)
    }

    proptest! {
        #[test]
        fn what_is_left_and_what_was_taken_are_the_block_and_do_not_overlap(block in block(), others in proptest::collection::vec(block(), 0..4)) {
            let left = block.without_all(&others);
            for state in states() {
                let held = left.iter().filter(|part| part.holds(&state)).count();
                let expected = block.holds(&state) && !others.iter().any(|other| other.holds(&state));
                prop_assert_eq!(held, usize::from(expected), "{:?}", state);
            }
        }

        #[test]
        fn a_cover_holds_exactly_what_was_added(added in proptest::collection::vec(block(), 0..8)) {
            let mut cover_of = Vec::new();
            for block in &added {
                cover(&mut cover_of, block);
            }
            for state in states() {
                let expected = added.iter().any(|block| block.holds(&state));
                prop_assert_eq!(cover_of.iter().any(|block| block.holds(&state)), expected);
            }
        }

        #[test]
        fn a_cover_tells_whether_it_grew(first in block(), second in block()) {
            let mut cover_of = vec![first.clone()];
            let grew = cover(&mut cover_of, &second);
            prop_assert_eq!(grew, states().iter().any(|state| second.holds(state) && !first.holds(state)));
        }

        #[test]
        fn the_first_state_is_in_the_block_and_in_the_part_that_agrees_with_it(block in block(), variables in 0_u128..8) {
            let first = block.first();
            let part = block.agreeing(&first, variables);
            prop_assert!(block.holds(&first) && part.holds(&first) && part.is_within(&block));
        }
    }
}
