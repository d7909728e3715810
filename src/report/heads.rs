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

    pub fn remove(&mut self, place: usize) {
        if let Some(word) = self.0.get_mut(place / 64) {
            *word &= !(1 << (place % 64));
        }
    }

    pub fn holds(&self, place: usize) -> bool {
        self.0.get(place / 64).is_some_and(|word| word >> (place % 64) & 1 == 1)
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

    /// One bit for each place, the lowest first; nothing after the last.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes: Vec<u8> = self.0.iter().flat_map(|word| word.to_le_bytes()).collect();
        bytes.truncate(bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1));
        bytes
    }

    /// The same as [`Self::join`] of those with these bytes.
    pub fn join_bytes(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        self.0.resize(self.0.len().max(bytes.len().div_ceil(8)), 0);
        self.0.iter_mut().zip(words).for_each(|(word, more)| *word |= u64::from_le_bytes(*more));
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        self.0.iter_mut().skip(words.len()).take(1).for_each(|word| *word |= u64::from_le_bytes(last));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_taken_away_is_in_it_no_more_and_bytes_say_who_is_left() {
        let (mut all, mut some) = (Heads::default(), Heads::default());
        [3, 64, 130].into_iter().for_each(|place| all.insert(place));
        [64, 700].into_iter().for_each(|place| some.insert(place));
        assert!(all.holds(64) && !all.holds(65) && !all.holds(9_000));
        all.remove(64);
        all.remove(130);
        all.remove(9_000);
        assert_eq!(all.bytes(), [8], "nothing after the last one");
        some.join_bytes(&all.bytes());
        assert_eq!(some.places().collect::<Vec<_>>(), [3, 64, 700]);
        some.join_bytes(&[]);
        assert_eq!(some.count(), 3);
    }

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
