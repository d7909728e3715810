//! A long list of people as on shelves: first the letter of the given name, then the given name, then who of them. A short list
//! is shown as it is. Digits 1–7 choose, `/` turns the page, back goes one shelf back.
//!
//! Knows people in the order of their given names; not where they come from, nor what choosing one is for.

use super::paging::{PER_PAGE, Paging};
use crate::contract::Choice;
use crate::record::{LearnerCode, Person};
use crate::texts::Texts;
use crate::ui::naming;
use crate::vietnamese::{given_name, initial};
use std::ops::Range;

/// A list up to this long is paged through: two pages.
const SHORT: usize = 2 * PER_PAGE;

/// The list, and where in it one stands.
#[derive(Debug, Default)]
pub struct Shelves {
    /// By given name.
    people: Vec<Person>,
    /// The shelves taken so far, each within the one before.
    taken: Vec<Range<usize>>,
    /// What there is to choose from now; empty where people are.
    shelves: Vec<Shelf>,
    paging: Paging,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Shelf {
    label: String,
    range: Range<usize>,
}

/// What a digit took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    Person(LearnerCode),
    Shelf,
}

/// What is on view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnView {
    Letters,
    GivenNames,
    People,
}

impl Shelves {
    /// These people, by given name already.
    pub fn of(people: &[Person]) -> Self {
        let mut shelves = Self { people: people.to_vec(), ..Self::default() };
        shelves.look();
        shelves
    }

    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    pub fn on_view(&self) -> OnView {
        match (self.shelves.is_empty(), self.taken.is_empty()) {
            (true, _) => OnView::People,
            (false, true) if self.letters().len() > 1 => OnView::Letters,
            (false, _) => OnView::GivenNames,
        }
    }

    /// What a digit takes on the page in view.
    pub fn choose(&mut self, digit: u8) -> Option<Taken> {
        if self.shelves.is_empty() {
            return self.paging.chosen(digit, self.in_view()).map(|person| Taken::Person(person.code));
        }
        let range = self.paging.chosen(digit, &self.shelves)?.range.clone();
        self.taken.push(range);
        self.look();
        Some(Taken::Shelf)
    }

    /// Turns the page; `false` if there is only one.
    pub fn turn(&mut self) -> bool {
        let mut paging = self.paging;
        let turned = if self.shelves.is_empty() { paging.turn(self.in_view()) } else { paging.turn(&self.shelves) };
        self.paging = paging;
        turned
    }

    /// Back to the shelf before; `false` at the first.
    pub fn back(&mut self) -> bool {
        let was_on_one = self.taken.pop().is_some();
        if was_on_one {
            self.look();
        }
        was_on_one
    }

    pub fn choices(&self, texts: Texts) -> Vec<Choice> {
        if self.shelves.is_empty() {
            let list = self.in_view();
            return self.paging.view(list).map(|(digit, person)| entry(digit, person, list, texts)).collect();
        }
        let shelf = |(digit, shelf): (u8, &Shelf)| {
            let count = texts.shelf_people(shelf.range.len());
            Choice::new(digit, &shelf.label).with_remark(Some(count))
        };
        self.paging.view(&self.shelves).map(shelf).collect()
    }

    /// "Trang 1 trên 3 …", if there is more than one.
    pub fn words(&self, texts: Texts) -> Option<String> {
        if self.shelves.is_empty() {
            self.paging.words(self.in_view(), texts)
        } else {
            self.paging.words(&self.shelves, texts)
        }
    }

    pub fn more(&self) -> bool {
        if self.shelves.is_empty() { self.paging.more(self.in_view()) } else { self.paging.more(&self.shelves) }
    }

    fn in_view(&self) -> &[Person] {
        &self.people[self.range()]
    }

    fn range(&self) -> Range<usize> {
        self.taken.last().cloned().unwrap_or(0..self.people.len())
    }

    /// Lays out what is to be chosen from.
    fn look(&mut self) {
        self.paging = Paging::default();
        let range = self.range();
        self.shelves = if range.len() <= SHORT {
            Vec::new()
        } else if self.taken.is_empty() && self.letters().len() > 1 {
            joined(self.letters())
        } else {
            self.by_given_name(range)
        };
    }

    /// All letters there are.
    fn letters(&self) -> Vec<Shelf> {
        let letter = |person: &Person| initial(&person.name).map(String::from).unwrap_or_default();
        self.runs(0..self.people.len(), letter)
    }

    fn by_given_name(&self, range: Range<usize>) -> Vec<Shelf> {
        let shelves = self.runs(range, |person| given_name(&person.name).to_owned());
        if shelves.len() > 1 { shelves } else { Vec::new() }
    }

    /// Neighbours with the same label, together.
    fn runs(&self, range: Range<usize>, label: impl Fn(&Person) -> String) -> Vec<Shelf> {
        let mut runs: Vec<Shelf> = Vec::new();
        for place in range {
            let label = label(&self.people[place]);
            match runs.last_mut().filter(|run| run.label == label) {
                Some(run) => run.range.end = place + 1,
                None => runs.push(Shelf { label, range: place..place + 1 }),
            }
        }
        runs
    }
}

/// Neighbouring letters together, so that all of them stand on one page, about as many people under each.
fn joined(letters: Vec<Shelf>) -> Vec<Shelf> {
    let people: usize = letters.iter().map(|letter| letter.range.len()).sum();
    let narrowest = people.div_ceil(PER_PAGE);
    let fitting = (narrowest..=people).map(|most| filled(&letters, most)).find(|shelves| shelves.len() <= PER_PAGE);
    fitting.unwrap_or(letters)
}

/// Shelves of at most so many people, or of one letter.
fn filled(letters: &[Shelf], most: usize) -> Vec<Shelf> {
    let mut shelves: Vec<Shelf> = Vec::new();
    for letter in letters {
        match shelves.last_mut().filter(|shelf| shelf.range.len() + letter.range.len() <= most) {
            Some(shelf) => {
                shelf.label = format!("{}  {}", shelf.label, letter.label);
                shelf.range.end = letter.range.end;
            }
            None => shelves.push(letter.clone()),
        }
    }
    shelves
}

/// The name; beside one that somebody else in the list has too, the learner's number.
pub fn entry(digit: u8, person: &Person, list: &[Person], texts: Texts) -> Choice {
    let name = naming::full(person);
    let shared = list.iter().filter(|other| naming::full(other) == name).count() > 1;
    let number = format!("{:05}", person.number);
    Choice::new(digit, name).with_remark(shared.then(|| texts.people_number(number)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::Lang;
    use crate::vietnamese::by_given_name;

    const VI: Texts = Texts::new(Lang::Vi);

    fn shelves(names: &[String]) -> Shelves {
        let mut names = names.to_vec();
        names.sort_by(|one, other| by_given_name(one, other));
        let person = |(number, name): (u32, String)| {
            let [.., a, b] = number.to_be_bytes();
            Person { code: LearnerCode([0, 0, 0, a, b]), number, name, address: None, xom: None }
        };
        Shelves::of(&(1..).zip(names).map(person).collect::<Vec<_>>())
    }

    fn many(names: &[(&str, usize)]) -> Vec<String> {
        let family = |n: usize| ["Ma", "Lý", "Hoàng", "Nông", "Triệu", "Bàn", "Đặng"][n % 7];
        let of = |(given, count): &(&str, usize)| {
            (0..*count).map(|n| format!("{} Thị {given}", family(n))).collect::<Vec<_>>()
        };
        names.iter().flat_map(of).collect()
    }

    fn labels(shelves: &Shelves) -> Vec<String> {
        shelves.choices(VI).into_iter().map(|choice| choice.label).collect()
    }

    #[test]
    fn a_short_list_is_shown_as_it_is() {
        let mut shelves = shelves(&many(&[("Lan", 7), ("An", 7)]));
        assert_eq!((shelves.on_view(), shelves.more()), (OnView::People, true));
        assert!(matches!(shelves.choose(1), Some(Taken::Person(_))));
        assert!(!shelves.back());
    }

    #[test]
    fn a_long_one_is_narrowed_by_letter_and_by_given_name() {
        let names = [("An", 5), ("Ánh", 4), ("Bích", 9), ("Hà", 7), ("Hoa", 8), ("Huệ", 6), ("Lan", 6), ("Yến", 1)];
        let mut shelves = shelves(&many(&names));
        assert_eq!(
            (shelves.on_view(), labels(&shelves)),
            (OnView::Letters, vec!["A".into(), "B".into(), "H".into(), "L  Y".into()])
        );
        assert_eq!(shelves.choose(3), Some(Taken::Shelf));
        assert_eq!(
            (shelves.on_view(), labels(&shelves)),
            (OnView::GivenNames, vec!["Hà".into(), "Hoa".into(), "Huệ".into()])
        );
        assert_eq!(shelves.choose(2), Some(Taken::Shelf));
        assert_eq!(shelves.on_view(), OnView::People);
        assert!(shelves.choices(VI).iter().all(|choice| choice.label.ends_with("Hoa")));
        assert!(shelves.back() && shelves.back() && !shelves.back());
        assert_eq!(shelves.on_view(), OnView::Letters);
    }

    #[test]
    fn a_village_of_namesakes_is_paged_through() {
        let shelves = shelves(&many(&[("Lan", 60)]));
        assert_eq!(shelves.on_view(), OnView::People);
    }

    #[test]
    fn one_letter_only_is_narrowed_by_given_name_at_once() {
        let shelves = shelves(&many(&[("Hà", 20), ("Hoa", 20)]));
        assert_eq!((shelves.on_view(), labels(&shelves).len()), (OnView::GivenNames, 2));
    }

    /// Given names about as common as in a village of the north.
    fn village() -> Vec<String> {
        let names = [
            "An", "Anh", "Ánh", "Bảo", "Bích", "Bình", "Chi", "Chung", "Cường", "Dung", "Dũng", "Dương", "Đạt", "Đức",
            "Giang", "Hà", "Hải", "Hạnh", "Hằng", "Hiền", "Hiếu", "Hoa", "Hòa", "Hoàng", "Hồng", "Hùng", "Huệ",
            "Hương", "Khánh", "Kiên", "Lan", "Lâm", "Liên", "Linh", "Loan", "Long", "Mai", "Mẩy", "Minh", "Nam", "Nga",
            "Ngân", "Ngọc", "Nhung", "Oanh", "Phúc", "Phương", "Quang", "Quân", "Quyên", "Sơn", "Sinh", "Tâm", "Tân",
            "Thanh", "Thảo", "Thắng", "Thu", "Thủy", "Toàn", "Trang", "Tú", "Tuấn", "Tùng", "Tuyết", "Vân", "Việt",
            "Vinh", "Xuân", "Yến",
        ];
        let many: Vec<(&str, usize)> = names.iter().enumerate().map(|(n, name)| (*name, 3 + (n * 7) % 6)).collect();
        many_of(&many, 400)
    }

    fn many_of(names: &[(&str, usize)], most: usize) -> Vec<String> {
        let mut all = many(names);
        all.truncate(most);
        all
    }

    #[test]
    fn everybody_of_four_hundred_finds_themself_in_few_keys() {
        let names = village();
        let mut keys: Vec<usize> = Vec::new();
        let people = shelves(&names).people;
        assert!(people.len() > 350, "{}", people.len());
        for place in 0..people.len() {
            let mut shelves = Shelves::of(&people);
            let mut pressed = 0;
            loop {
                pressed += 1;
                let on_page = |shelves: &Shelves| {
                    if shelves.shelves.is_empty() {
                        let from = shelves.range().start;
                        let digits: Vec<u8> = shelves.paging.view(shelves.in_view()).map(|(digit, _)| digit).collect();
                        let first = shelves.paging.view(shelves.in_view()).next().map(|(_, person)| person.code);
                        let first = people.iter().position(|person| Some(person.code) == first).unwrap_or(from);
                        digits.into_iter().find(|digit| first + usize::from(*digit) - 1 == place)
                    } else {
                        let view = shelves.paging.view(&shelves.shelves);
                        view.into_iter().find(|(_, shelf)| shelf.range.contains(&place)).map(|(digit, _)| digit)
                    }
                };
                match on_page(&shelves) {
                    Some(digit) => match shelves.choose(digit) {
                        Some(Taken::Person(code)) => {
                            assert_eq!(code, people[place].code);
                            break;
                        }
                        taken => assert_eq!(taken, Some(Taken::Shelf)),
                    },
                    None => assert!(shelves.turn() && pressed < 20),
                }
            }
            keys.push(pressed);
        }
        let most = keys.iter().max().copied().unwrap_or(0);
        let mean = keys.iter().sum::<usize>() as f64 / keys.len() as f64;
        println!("{} people: {mean:.1} keys on average, at most {most}", keys.len());
        assert!(mean <= 4.5 && most <= 7, "{mean} {most}");
    }
}
