//! What may be shown: nothing of fewer than five people, and nothing from which that could be worked out.
//!
//! **The promise.** Of one sheet (all its tables together, as screen, CSV, XLSX, text and JSON have it) no number that is
//! held back can be worked out exactly from those that are shown: not from totals, not from the table of hamlets by
//! levels and its margins. Whatever is held back looks the same, so that nobody knows which of it is few and which only
//! stands beside it; nought is held back with the rest.
//!
//! **Not promised.** Two sheets that differ by a day or by what was corrected in between: whoever subtracts one from the
//! other learns what happened in between, be it by one person. Calendar months are no exception: a month held back in a
//! year's sheet may be seen in its own. So the sheets of one station belong in one hand; the sheet itself says so. Bounds
//! are not promised either: "fewer than the total" can always be said.
//!
//! The rule, a column at a time: a cell behind which stand one to four people is held back; then nought; then, the
//! smallest first, so many others that those held back are at least two, stand for at least five people together, and
//! come to more than nothing in each of their values, unless the whole column is nothing. Where the column's total is of
//! fewer than five, all of it is held back.

use super::heads::Heads;
use super::sheet::FEWEST;

/// A cell before it is judged: who stands behind it, and its values (one, or two that are shown together).
#[derive(Debug, Clone)]
pub(super) struct Part<'a> {
    pub who: &'a Heads,
    pub values: Vec<u32>,
}

pub(super) fn is_few(people: u32) -> bool {
    (1..FEWEST).contains(&people)
}

impl Part<'_> {
    fn people(&self) -> u32 {
        self.who.count()
    }
}

/// What is known of a row before its cell in this column is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Row {
    Open,
    /// It is held back in a column before.
    HeldBack,
    /// It is nothing, because a column before shows that it is.
    Nothing,
}

/// Which parts of a column are held back.
pub(super) fn held_back(parts: &[Part<'_>], all: &Part<'_>, rows: &[Row]) -> Vec<bool> {
    let of_rows = |wanted: fn(Row) -> bool| rows.iter().map(|row| wanted(*row)).collect::<Vec<bool>>();
    let mut held = of_rows(|row| row == Row::HeldBack);
    match all.people() {
        // A total of nothing is nothing everywhere.
        0 => return held,
        few if is_few(few) => return of_rows(|row| row != Row::Nothing),
        _ => {}
    }
    parts.iter().zip(&mut held).for_each(|(part, held)| *held |= is_few(part.people()));
    if !held.contains(&true) {
        return held;
    }
    let open = |place: &usize| rows[*place] != Row::Nothing;
    (0..parts.len()).filter(open).for_each(|place| held[place] |= parts[place].people() == 0);
    while !is_enough(parts, all, &held) {
        let shown = (0..parts.len()).filter(open).filter(|place| !held[*place]);
        let Some(smallest) = shown.min_by_key(|place| parts[*place].people()) else { break };
        held[smallest] = true;
    }
    held
}

fn is_enough(parts: &[Part<'_>], all: &Part<'_>, held: &[bool]) -> bool {
    let inside = || parts.iter().zip(held).filter(|(_, held)| **held).map(|(part, _)| part);
    let mut together = Heads::default();
    inside().for_each(|part| together.join(part.who));
    let comes_to = |value: usize| inside().map(|part| part.values[value]).sum::<u32>();
    let values_enough = (0..all.values.len()).all(|value| all.values[value] == 0 || comes_to(value) > 0);
    inside().count() >= 2 && together.count() >= FEWEST && values_enough
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heads(people: std::ops::Range<usize>) -> Heads {
        let mut heads = Heads::default();
        people.for_each(|place| heads.insert(place));
        heads
    }

    /// Rows of so many people each, nobody in two of them.
    fn held(rows: &[usize]) -> Vec<bool> {
        let mut next = 0;
        let all: Vec<Heads> = rows
            .iter()
            .map(|count| {
                next += count;
                heads(next - count..next)
            })
            .collect();
        let part = |who| Part { who, values: vec![Heads::count(who)] };
        let everybody = heads(0..next);
        held_back(&all.iter().map(part).collect::<Vec<_>>(), &part(&everybody), &vec![Row::Open; rows.len()])
    }

    #[test]
    fn a_group_of_fewer_than_five_is_held_back_with_the_smallest_beside_it() {
        assert_eq!(held(&[12, 4, 9, 6]), [false, true, false, true]);
        assert_eq!(held(&[12, 5, 9, 6]), [false; 4]);
        assert_eq!(held(&[12, 3, 2, 9]), [false, true, true, false], "two that are five together need no third");
        assert_eq!(held(&[12, 2, 2, 9]), [false, true, true, true]);
    }

    #[test]
    fn nought_is_held_back_where_anything_is_and_shown_where_nothing_is() {
        assert_eq!(held(&[12, 0, 9]), [false; 3]);
        assert_eq!(held(&[12, 0, 3, 9]), [false, true, true, true]);
    }

    #[test]
    fn of_fewer_than_five_altogether_nothing_is_shown() {
        assert_eq!(held(&[4, 0]), [true, true]);
        assert_eq!(held(&[0, 0]), [false, false]);
    }

    #[test]
    fn those_held_back_come_to_something() {
        let (few, many) = (heads(0..3), heads(3..30));
        let (all, others) = (heads(0..30), heads(20..30));
        let part = |who, value| Part { who, values: vec![value] };
        let parts = [part(&few, 0), part(&many, 9), part(&others, 0)];
        assert_eq!(
            held_back(&parts, &part(&all, 9), &[Row::Open; 3]),
            [true; 3],
            "else both would be known to be nothing"
        );
    }
}
