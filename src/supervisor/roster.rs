//! Everybody's name in the order of the list, ready to be searched while somebody types: the people of a whole commune within
//! the time of a key.
//!
//! Pure. One text holds all names without marks, so that a search is one walk over it.

use crate::record::{LearnerNumber, Person};
use crate::vietnamese::{fold, name_key};
use std::collections::BTreeSet;

/// Before each name in the text, and after the last one.
const END: char = '\n';

/// A name or number somebody can be found by, and who is shown for it. They differ for a code that stands back for another.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    pub name: String,
    pub number: u32,
    pub person: Person,
}

/// The list.
#[derive(Debug, Clone, Default)]
pub struct Roster {
    /// By given name.
    known: Vec<Known>,
    /// `"\n nguyen van an\n ly thi lan\n"`
    folded: String,
    /// Where each name begins in it.
    starts: Vec<usize>,
}

impl Roster {
    /// The list of these, in any order.
    pub fn of(mut known: Vec<Known>) -> Self {
        known.sort_by_cached_key(|one| (name_key(&one.name), one.number));
        let mut folded = String::from(END);
        let mut starts = Vec::with_capacity(known.len());
        for one in &known {
            starts.push(folded.len());
            folded.push(' ');
            folded.push_str(&fold(&one.name));
            folded.push(END);
        }
        Self { known, folded, starts }
    }

    /// Who has this number, or a name with words that begin so, in this order; marks and capitals do not count. By given
    /// name, each person once, at most so many.
    pub fn find(&self, text: &str, most: usize) -> Vec<Person> {
        if let Ok(number) = text.trim().parse::<LearnerNumber>() {
            let found = self.known.iter().filter(|known| known.number == number.value());
            return found.map(|known| known.person.clone()).take(most).collect();
        }
        let folded = fold(text);
        let words: Vec<String> = folded.split_whitespace().map(|word| format!(" {word}")).collect();
        // The longest word is the rarest.
        let Some(rarest) = words.iter().max_by_key(|word| word.len()) else { return Vec::new() };
        let mut seen = BTreeSet::new();
        let found = self.lines_with(rarest).filter(|place| has_all(self.line(*place), &words));
        let found = found.map(|place| &self.known[place].person).filter(|person| seen.insert(person.code));
        found.take(most).cloned().collect()
    }

    /// The places of the names in which this occurs, each once.
    fn lines_with<'a>(&'a self, what: &'a str) -> impl Iterator<Item = usize> + 'a {
        let mut from = 0;
        std::iter::from_fn(move || {
            let at = from + self.folded.get(from..)?.find(what)?;
            let place = self.starts.partition_point(|start| *start <= at).checked_sub(1)?;
            from = self.starts.get(place + 1).copied().unwrap_or(self.folded.len());
            Some(place)
        })
    }

    fn line(&self, place: usize) -> &str {
        let end = self.starts.get(place + 1).copied().unwrap_or(self.folded.len());
        &self.folded[self.starts[place]..end]
    }
}

/// Whether words of the name begin with these, one after the other.
fn has_all(name: &str, words: &[String]) -> bool {
    let mut rest = name;
    words.iter().all(|word| match rest.find(word.as_str()) {
        Some(at) => {
            rest = &rest[at + word.len()..];
            true
        }
        None => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::LearnerCode;

    fn person(number: u8, name: &str) -> Person {
        let four = LearnerNumber::FIRST + u16::from(number);
        let number_of = LearnerNumber::starting(four).expect("a number").value();
        Person { code: LearnerCode([number; 5]), number: number_of, name: name.into(), address: None, xom: None }
    }

    fn known(person: &Person) -> Known {
        Known { name: person.name.clone(), number: person.number, person: person.clone() }
    }

    fn roster(names: &[&str]) -> Roster {
        Roster::of((1..).zip(names).map(|(number, name)| known(&person(number, name))).collect())
    }

    fn found(roster: &Roster, text: &str) -> Vec<String> {
        roster.find(text, 10).into_iter().map(|person| person.name).collect()
    }

    #[test]
    fn words_are_found_by_their_beginnings_without_marks_in_the_order_of_given_names() {
        let roster = roster(&["Nguyễn Thị Lan", "Đỗ Văn An", "Lan Thị Nguyệt", "Hoàng Lan", "Lý Thị Hoan"]);
        assert_eq!(found(&roster, "lan"), ["Hoàng Lan", "Nguyễn Thị Lan", "Lan Thị Nguyệt"]);
        assert_eq!(found(&roster, "nguye"), ["Nguyễn Thị Lan", "Lan Thị Nguyệt"]);
        assert_eq!(found(&roster, "d"), ["Đỗ Văn An"]);
        assert_eq!(found(&roster, "HOÀN"), ["Lý Thị Hoan", "Hoàng Lan"]);
        assert_eq!(found(&roster, "oan"), [""; 0]);
    }

    #[test]
    fn several_words_stand_in_their_order_and_a_middle_name_may_be_left_out() {
        let roster = roster(&["Nguyễn Thị Lan", "Lan Nguyễn"]);
        assert_eq!(found(&roster, "nguyen lan"), ["Nguyễn Thị Lan"]);
        assert_eq!(found(&roster, " lan  ng"), ["Lan Nguyễn"]);
        assert_eq!(found(&roster, "  "), [""; 0]);
        assert_eq!(found(&Roster::default(), "lan"), [""; 0]);
    }

    #[test]
    fn a_whole_number_finds_its_owner_and_a_wrong_digit_nobody() {
        let (lan, an) = (person(1, "Lan"), person(2, "An"));
        let roster = Roster::of(vec![known(&lan), known(&an)]);
        assert_eq!(roster.find(&lan.number.to_string(), 9), std::slice::from_ref(&lan));
        assert_eq!(roster.find(&(lan.number + 1).to_string(), 9), []);
    }

    #[test]
    fn whoever_is_known_by_two_names_is_shown_once_under_the_kept_one() {
        let (lan, slip) = (person(1, "Hoàng Thị Lan"), person(2, "Hoàng Thị Lam"));
        let roster = Roster::of(vec![known(&lan), Known { person: lan.clone(), ..known(&slip) }]);
        for text in ["lam", "lan", "hoang", &slip.number.to_string()] {
            assert_eq!(roster.find(text, 9), std::slice::from_ref(&lan), "{text}");
        }
    }

    #[test]
    fn no_more_are_told_than_asked_for() {
        let names: Vec<String> = (0..20).map(|number| format!("Lan {}", char::from(b'A' + number))).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        assert_eq!(roster(&names).find("lan", 3).len(), 3);
    }

    use proptest::prelude::*;

    proptest! {
        #[test]
        fn one_walk_finds_what_looking_at_each_name_finds(
            names in prop::collection::vec("[aâđn]{1,2}( [aâđn]{1,2}){0,3}", 0..30), text in "[adn]{1,2}( [adn]{1,2}){0,1}",
        ) {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let roster = roster(&names);
            let fits = |known: &&Known| {
                let mut words = known.name.split(' ').map(fold);
                text.split(' ').all(|wanted| words.any(|word| word.starts_with(wanted)))
            };
            let expected: Vec<Person> = roster.known.iter().filter(fits).map(|known| known.person.clone()).collect();
            prop_assert_eq!(roster.find(&text, usize::MAX), expected);
        }
    }
}
