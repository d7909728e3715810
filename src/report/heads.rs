//! Who stands behind a number: a set of people by their places in the count, so that nobody is counted twice.

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Heads(Vec<u64>);

impl Heads {
    pub fn insert(&mut self, place: usize) {
        let word = place / 64;
        if word >= self.0.len() {
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= 1 << (place % 64);
    }

    pub fn count(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    /// The places of those who are in it.
    pub fn places(&self) -> impl Iterator<Item = usize> {
        let in_word = |(n, word): (usize, &u64)| {
            let word = *word;
            (0..64).filter(move |bit| word >> bit & 1 == 1).map(move |bit| n * 64 + bit)
        };
        self.0.iter().enumerate().flat_map(in_word)
    }

    pub fn join(&mut self, other: &Self) {
        self.0.resize(self.0.len().max(other.0.len()), 0);
        self.0.iter_mut().zip(&other.0).for_each(|(word, more)| *word |= more);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_counted_twice() {
        let (mut one, mut other) = (Heads::default(), Heads::default());
        [3, 64, 3].into_iter().for_each(|place| one.insert(place));
        [64, 700].into_iter().for_each(|place| other.insert(place));
        one.join(&other);
        assert_eq!((one.count(), other.count(), Heads::default().count()), (3, 2, 0));
        assert_eq!(one.places().collect::<Vec<_>>(), [3, 64, 700]);
    }
}
