//! Pages of a long list: digits 1–7 choose on the page in view, `/` turns it.

use crate::texts::Texts;

/// Entries on a page; the eighth digit is kept for "none of these".
pub const PER_PAGE: usize = 7;

/// Which page of a list is in view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Paging {
    page: usize,
}

impl Paging {
    /// The page on which this entry stands.
    pub fn at_entry(index: usize) -> Self {
        Self { page: index / PER_PAGE }
    }

    /// The digits and entries in view.
    pub fn view<'a, T>(&self, list: &'a [T]) -> impl Iterator<Item = (u8, &'a T)> {
        (1..).zip(list.iter().skip(self.page * PER_PAGE).take(PER_PAGE))
    }

    /// What a digit chooses on the page in view.
    pub fn chosen<'a, T>(&self, digit: u8, list: &'a [T]) -> Option<&'a T> {
        self.view(list).find(|(shown, _)| *shown == digit).map(|(_, entry)| entry)
    }

    /// Turns to the next page, from the last to the first. `false` if there is only one.
    pub fn turn<T>(&mut self, list: &[T]) -> bool {
        self.page = (self.page + 1) % pages(list);
        pages(list) > 1
    }

    /// Whether `/` leads anywhere.
    pub fn more<T>(&self, list: &[T]) -> bool {
        pages(list) > 1
    }

    /// "Trang 1 trên 3 …", if there is more than one.
    pub fn words<T>(&self, list: &[T], texts: Texts) -> Option<String> {
        self.more(list).then(|| texts.page_more(self.page + 1, pages(list)))
    }
}

fn pages<T>(list: &[T]) -> usize {
    list.len().div_ceil(PER_PAGE).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digit_chooses_on_the_page_in_view() {
        let list: Vec<u32> = (0..16).collect();
        let mut paging = Paging::default();
        assert_eq!(paging.chosen(7, &list), Some(&6));
        assert!(paging.turn(&list));
        assert_eq!(paging.chosen(1, &list), Some(&7));
        assert!(paging.turn(&list));
        assert_eq!((paging.chosen(2, &list), paging.chosen(3, &list)), (Some(&15), None));
        assert!(paging.turn(&list));
        assert_eq!(paging, Paging::default());
    }

    #[test]
    fn one_page_has_nothing_to_turn() {
        let mut paging = Paging::default();
        assert!(!paging.turn(&[0; 7]) && !paging.more(&[0; 7]) && paging.more(&[0; 8]));
        assert!(!paging.turn::<u8>(&[]));
    }

    #[test]
    fn an_entry_is_found_on_its_page() {
        assert_eq!(Paging::at_entry(6), Paging { page: 0 });
        assert_eq!(Paging::at_entry(7), Paging { page: 1 });
    }
}
