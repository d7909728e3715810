//! Chance that repeats itself: the same seed throws the same.

use tramhoc::ports::ids::{Chance, SeededChance};

pub struct Dice(SeededChance);

impl Dice {
    /// The `number`th row of throws of a seed.
    pub fn of(seed: u64, number: u64) -> Self {
        let mut dice = Self(SeededChance(seed));
        Self(SeededChance(dice.throw() ^ number.wrapping_mul(0x2545_f491_4f6c_dd1d)))
    }

    /// 0 .. `sides`
    pub fn below(&mut self, sides: usize) -> usize {
        let sides = u64::try_from(sides.max(1)).expect("a usize has at most 64 bits");
        usize::try_from(self.throw() % sides).expect("below a usize")
    }

    /// True in `percent` of a hundred throws.
    pub fn in_a_hundred(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }

    fn throw(&mut self) -> u64 {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes);
        u64::from_be_bytes(bytes)
    }
}
