//! How people are called: "Bà Hoàng Thị Lan" in the header, "bà Lan" in a sentence, "Hoàng Lan" where room is short.

use crate::record::{FormOfAddress, Person};
use crate::vietnamese::{capitalised, given_name};

/// As in a list or header: "Bà Hoàng Thị Lan".
pub fn full(person: &Person) -> String {
    with_address(&person.name, person.address)
}

/// As one speaks to her in the middle of a sentence: "bà Lan", or "Lan" for somebody who likes the bare name.
pub fn short(person: &Person) -> String {
    spoken(&person.name, person.address)
}

/// The same for somebody who is not a [`Person`] yet.
pub fn spoken(name: &str, address: Option<FormOfAddress>) -> String {
    let given = given_name(name);
    address.map_or_else(|| given.to_owned(), |address| format!("{} {given}", address.word()))
}

/// The ways to write a person's name, longest first: whole, without middle names, given name, without address. The given
/// name is in all of them.
pub fn ever_shorter(person: &Person) -> [String; 4] {
    let given = given_name(&person.name);
    let family = person.name.split_whitespace().next().filter(|family| *family != given);
    let without_middle = family.map_or_else(|| given.to_owned(), |family| format!("{family} {given}"));
    [full(person), with_address(&without_middle, person.address), with_address(given, person.address), given.to_owned()]
}

fn with_address(name: &str, address: Option<FormOfAddress>) -> String {
    address.map_or_else(|| name.to_owned(), |address| format!("{} {name}", capitalised(address.word())))
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::record::LearnerCode;

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
}
