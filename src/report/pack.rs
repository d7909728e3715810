//! A page as bytes: small, and read without making anything, because a sheet reads some ten thousand of them.
//!
//! For each lesson: its number (0: none), the three counts, how many marks, and for each mark its number, how often, how
//! often wrong; every number in groups of seven bits, the lowest first. Marks are numbered by whoever keeps the pages.

use super::work::{Counts, Times, Work};

/// The number a mark of a lesson is kept under.
pub type MarkId = u32;

/// The bytes are no page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a page of the figures that cannot be read")]
pub struct NotAPage;

/// The bytes of a page. What would be less than nothing is nothing.
pub fn pack(work: &Work<MarkId>) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (lesson, entry) in &work.0 {
        let Counts { attempts, alone, unaided } = entry.counts;
        put(&mut bytes, u32::from(lesson.unwrap_or(0)));
        [attempts, alone, unaided].into_iter().for_each(|count| put_count(&mut bytes, count));
        put(&mut bytes, entry.marks.len() as u32);
        for (mark, times) in &entry.marks {
            put(&mut bytes, *mark);
            put_count(&mut bytes, times.all);
            put_count(&mut bytes, times.wrong);
        }
    }
    bytes
}

/// Appends a count; less than nothing is nothing.
pub(super) fn put_count(bytes: &mut Vec<u8>, count: i32) {
    put(bytes, u32::try_from(count).unwrap_or(0));
}

fn put(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// A page being read.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a>(pub &'a [u8]);

/// A lesson on a page. The marks must be read before the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    pub lesson: Option<u16>,
    pub counts: Counts,
    pub marks: u32,
}

impl Page<'_> {
    /// The next lesson; `None` at the end.
    pub fn entry(&mut self) -> Result<Option<Entry>, NotAPage> {
        if self.0.is_empty() {
            return Ok(None);
        }
        let lesson = u16::try_from(self.number()?).map_err(|_| NotAPage)?;
        let counts = self.counts()?;
        Ok(Some(Entry { lesson: (lesson > 0).then_some(lesson), counts, marks: self.number()? }))
    }

    /// The next mark of the lesson.
    pub fn mark(&mut self) -> Result<(MarkId, Times), NotAPage> {
        Ok((self.number()?, Times { all: self.count()?, wrong: self.count()? }))
    }

    /// The page as it was packed.
    ///
    /// # Errors
    /// [`NotAPage`]
    pub fn work(mut self) -> Result<Work<MarkId>, NotAPage> {
        let mut work = Work::default();
        while let Some(entry) = self.entry()? {
            let into = work.lesson(entry.lesson);
            into.counts = entry.counts;
            for _ in 0..entry.marks {
                let (number, times) = self.mark()?;
                into.marks.insert(number, times);
            }
        }
        Ok(work)
    }

    /// Three counts in a row.
    pub(super) fn counts(&mut self) -> Result<Counts, NotAPage> {
        Ok(Counts { attempts: self.count()?, alone: self.count()?, unaided: self.count()? })
    }

    fn count(&mut self) -> Result<i32, NotAPage> {
        i32::try_from(self.number()?).map_err(|_| NotAPage)
    }

    fn number(&mut self) -> Result<u32, NotAPage> {
        let mut number = 0u32;
        for place in 0..5 {
            let (byte, rest) = self.0.split_first().ok_or(NotAPage)?;
            self.0 = rest;
            number |= u32::from(byte & 0x7f) << (7 * place);
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(NotAPage)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn work() -> impl Strategy<Value = Work<MarkId>> {
        let count = || 0..i32::MAX;
        let marks = proptest::collection::btree_map(any::<MarkId>(), (count(), count()), 0..4);
        let lesson = (0..u16::MAX, count(), count(), count(), marks);
        proptest::collection::vec(lesson, 0..5).prop_map(|lessons| {
            let mut work = Work::default();
            for (lesson, attempts, alone, unaided, marks) in lessons {
                let entry = work.lesson((lesson > 0).then_some(lesson));
                entry.counts = Counts { attempts, alone, unaided };
                entry.marks = marks.into_iter().map(|(mark, (all, wrong))| (mark, Times { all, wrong })).collect();
            }
            work
        })
    }

    proptest! {
        #[test]
        fn a_page_is_read_as_it_was_packed(work in work()) {
            let bytes = pack(&work);
            prop_assert_eq!(Page(&bytes).work(), Ok(work));
        }

        #[test]
        fn bytes_that_are_no_page_are_an_error_and_never_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
            let _ = Page(&bytes).work();
        }
    }

    #[test]
    fn a_page_that_was_cut_off_is_no_page() {
        let mut work = Work::default();
        work.lesson(Some(300)).mark(7, Times { all: 200, wrong: 1 });
        let bytes = pack(&work);
        for length in 1..bytes.len() {
            assert_eq!(Page(&bytes[..length]).work(), Err(NotAPage), "{length}");
        }
    }
}
