//! How people are called: "Bà Hoàng Thị Lan" in the header, "bà Lan" in a sentence, "Hoàng Lan" where room is short.
//!
//! The given name is the last word of a Vietnamese name and is never left out.

use crate::record::Person;

/// As in a list or header: "Bà Hoàng Thị Lan".
pub fn full(person: &Person) -> String {
    with_address(person, &person.name)
}

/// As one speaks to her in the middle of a sentence: "bà Lan", or "Lan" for somebody who likes the bare name.
pub fn short(person: &Person) -> String {
    let given = given_name(&person.name);
    person.address.map_or_else(|| given.to_owned(), |address| format!("{} {given}", address.word()))
}

/// The last word of a name.
pub fn given_name(name: &str) -> &str {
    name.split_whitespace().next_back().unwrap_or(name)
}

/// The ways to write a person's name, longest first: whole, without middle names, given name, without address.
pub fn ever_shorter(person: &Person) -> Vec<String> {
    let given = given_name(&person.name);
    let family = person.name.split_whitespace().next().filter(|family| *family != given);
    let without_middle = family.map_or_else(|| given.to_owned(), |family| format!("{family} {given}"));
    vec![full(person), with_address(person, &without_middle), with_address(person, given), given.to_owned()]
}

/// The first letter large, as at the start of a sentence.
pub fn at_start(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn with_address(person: &Person, name: &str) -> String {
    person.address.map_or_else(|| name.to_owned(), |address| format!("{} {name}", at_start(address.word())))
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::record::{FormOfAddress, LearnerCode};

    pub fn lan() -> Person {
        Person {
            code: LearnerCode([1; 5]),
            number: 10_016,
            name: "Hoàng Thị Lan".into(),
            address: Some(FormOfAddress::Ba),
            xom: Some("dong-keng".into()),
        }
    }

    #[test]
    fn a_person_is_called_as_she_likes() {
        assert_eq!(full(&lan()), "Bà Hoàng Thị Lan");
        assert_eq!(short(&lan()), "bà Lan");
        let plain = Person { address: None, ..lan() };
        assert_eq!((full(&plain), short(&plain)), ("Hoàng Thị Lan".into(), "Lan".into()));
    }

    #[test]
    fn middle_names_go_before_the_family_name_and_the_given_name_never() {
        assert_eq!(ever_shorter(&lan()), ["Bà Hoàng Thị Lan", "Bà Hoàng Lan", "Bà Lan", "Lan"]);
    }

    #[test]
    fn a_name_of_one_word_stays_whole() {
        let lan = Person { name: "Lan".into(), ..lan() };
        assert!(ever_shorter(&lan).iter().all(|name| name.ends_with("Lan")));
        assert_eq!(short(&lan), "bà Lan");
    }

    #[test]
    fn the_first_letter_of_ong_becomes_large_with_its_mark() {
        assert_eq!(at_start("ông Đạt"), "Ông Đạt");
        assert_eq!(at_start(""), "");
    }
}
