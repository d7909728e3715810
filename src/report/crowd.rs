//! A month by what is counted in it, where a page has it by who did it: who stands behind each number, and how often; and
//! how many runs each began. Of people there may be thousands and of a number's people one bit each, so a year is read in
//! the same time whether they came once or every day. It follows from the pages of the month and nothing else.

use super::heads::Heads;
use super::pack::{MarkId, NotAPage, Page, put_count};
use super::work::{Counts, Times, Work};
use std::collections::BTreeMap;

/// What is counted of a lesson.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// People who did anything; nothing is counted besides.
    Came,
    /// Runs through the practice.
    Tried,
    /// Runs of Tự làm; `wrong` are those that were finished without help.
    Alone,
    Mark(MarkId),
}

/// By lesson (0: without touching one) and what is counted.
pub type Standing = BTreeMap<(u16, What), Times>;

/// Who stands behind one number of a month.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Crowd {
    heads: Heads,
    times: Times,
}

/// The runs of people of neighbouring places in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Runs(Vec<Counts>);

impl What {
    /// As it is kept: marks by their numbers, the others below nought.
    pub fn number(self) -> i64 {
        match self {
            Self::Came => -3,
            Self::Tried => -2,
            Self::Alone => -1,
            Self::Mark(number) => i64::from(number),
        }
    }

    /// # Errors
    /// [`NotAPage`] where nothing is kept under this number.
    pub fn of(number: i64) -> Result<Self, NotAPage> {
        match number {
            -3 => Ok(Self::Came),
            -2 => Ok(Self::Tried),
            -1 => Ok(Self::Alone),
            mark => u32::try_from(mark).map(Self::Mark).map_err(|_| NotAPage),
        }
    }
}

/// Behind which numbers whoever did this stands.
pub fn standing(work: &Work<MarkId>) -> Standing {
    let mut standing = Standing::new();
    for (lesson, entry) in &work.0 {
        let lesson = lesson.unwrap_or(0);
        let Counts { attempts, alone, unaided } = entry.counts;
        standing.insert((lesson, What::Came), Times::default());
        if attempts > 0 {
            standing.insert((lesson, What::Tried), Times { all: attempts, wrong: 0 });
        }
        if alone > 0 {
            standing.insert((lesson, What::Alone), Times { all: alone, wrong: unaided });
        }
        standing.extend(entry.marks.iter().map(|(mark, times)| ((lesson, What::Mark(*mark)), *times)));
    }
    standing
}

/// The runs of all lessons.
pub fn runs(work: &Work<MarkId>) -> Counts {
    work.0.values().fold(Counts::default(), |mut sum, entry| {
        sum += entry.counts;
        sum
    })
}

impl Crowd {
    /// As it was kept: how often, and the bytes of who.
    pub fn read(times: Times, heads: &[u8]) -> Self {
        let mut crowd = Self { times, ..Self::default() };
        crowd.heads.join_bytes(heads);
        crowd
    }

    pub fn times(&self) -> Times {
        self.times
    }

    /// One bit for each place, the lowest first.
    pub fn heads(&self) -> Vec<u8> {
        self.heads.bytes()
    }

    pub fn is_empty(&self) -> bool {
        self.heads.count() == 0
    }

    /// Whoever has this place stood behind it so often, and does now so often; `None` is not at all.
    pub fn change(&mut self, place: usize, before: Option<Times>, now: Option<Times>) {
        let (was, is) = (before.unwrap_or_default(), now.unwrap_or_default());
        self.times += Times { all: is.all - was.all, wrong: is.wrong - was.wrong };
        match now {
            Some(_) => self.heads.insert(place),
            None => self.heads.remove(place),
        }
    }
}

impl Runs {
    /// Places are kept together in blocks of so many.
    pub const BLOCK: usize = 64;

    /// As they were kept; of nobody, where there are no bytes.
    ///
    /// # Errors
    /// [`NotAPage`] where the bytes are none of a block.
    pub fn read(bytes: &[u8]) -> Result<Self, NotAPage> {
        let mut page = Page(bytes);
        let mut block = vec![Counts::default(); Self::BLOCK];
        for counts in &mut block {
            if page.0.is_empty() {
                break;
            }
            *counts = page.counts()?;
        }
        if page.0.is_empty() { Ok(Self(block)) } else { Err(NotAPage) }
    }

    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for Counts { attempts, alone, unaided } in &self.0 {
            [attempts, alone, unaided].into_iter().for_each(|count| put_count(&mut bytes, *count));
        }
        bytes
    }

    /// Those of the place within the block.
    pub fn of(&mut self, place: usize) -> &mut Counts {
        &mut self.0[place % Self::BLOCK]
    }

    /// From the first place of the block on.
    pub(super) fn all(&self) -> impl Iterator<Item = Counts> {
        self.0.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_did_anything_stands_behind_having_come_and_behind_what_they_did() {
        let mut work: Work<MarkId> = Work::default();
        work.lesson(None);
        work.lesson(Some(6)).counts = Counts { attempts: 3, alone: 2, unaided: 1 };
        work.lesson(Some(6)).mark(7, Times { all: 4, wrong: 2 });
        let times = |all, wrong| Times { all, wrong };
        let expected = [
            ((0, What::Came), times(0, 0)),
            ((6, What::Came), times(0, 0)),
            ((6, What::Tried), times(3, 0)),
            ((6, What::Alone), times(2, 1)),
            ((6, What::Mark(7)), times(4, 2)),
        ];
        assert_eq!(standing(&work), expected.into());
        assert_eq!(runs(&work), Counts { attempts: 3, alone: 2, unaided: 1 });
    }

    #[test]
    fn what_is_kept_under_a_number_is_found_under_it() {
        for what in [What::Came, What::Tried, What::Alone, What::Mark(0), What::Mark(u32::MAX)] {
            assert_eq!(What::of(what.number()), Ok(what));
        }
        assert_eq!(What::of(-4), Err(NotAPage));
    }

    #[test]
    fn a_crowd_is_read_as_it_was_kept_and_whoever_leaves_takes_theirs_along() {
        let mut crowd = Crowd::default();
        let twice = Some(Times { all: 2, wrong: 1 });
        crowd.change(3, None, twice);
        crowd.change(200, None, twice);
        assert_eq!(Crowd::read(crowd.times(), &crowd.heads()), crowd);
        crowd.change(200, twice, Some(Times { all: 5, wrong: 1 }));
        assert_eq!(crowd.times(), Times { all: 7, wrong: 2 });
        crowd.change(200, Some(Times { all: 5, wrong: 1 }), None);
        crowd.change(3, twice, None);
        assert!(crowd.is_empty() && crowd.times() == Times::default());
    }

    #[test]
    fn a_block_of_runs_is_read_as_it_was_kept_and_anything_else_is_none() {
        let mut runs = Runs::read(&[]).unwrap();
        *runs.of(Runs::BLOCK + 2) = Counts { attempts: 300, alone: 2, unaided: 1 };
        let bytes = runs.bytes();
        assert_eq!(Runs::read(&bytes), Ok(runs));
        assert_eq!(Runs::read(&bytes[..bytes.len() - 1]), Err(NotAPage));
        assert_eq!(Runs::read(&[bytes.as_slice(), &[0]].concat()), Err(NotAPage));
    }
}
