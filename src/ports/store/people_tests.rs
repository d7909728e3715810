//! People who turn out to be one, to be called otherwise, or who want to be forgotten.

use super::tests::{STATION, chain_of, names, new_person, note, open, story};
use super::*;
use crate::record::{Body, Person};
use std::fs;

#[test]
fn of_two_who_are_one_the_kept_one_is_listed_and_found_by_either_number_and_name() {
    let mut store = Store::in_memory(STATION, 1).unwrap();
    let lan = store.add_person(&new_person(1, "Hoàng Thị Lan", None), &[]).unwrap();
    let slip = store.add_person(&new_person(2, "Hoàng Thị Lam", None), &[]).unwrap();
    let merged = note(1, Body::LearnersMerged { learner: slip.code, into: lan.code, by: None });
    let undone = note(2, Body::MergeUndone { merge: merged.id, by: None });
    store.append(&[merged]).unwrap();
    assert_eq!(store.people(None).unwrap(), std::slice::from_ref(&lan));
    for text in [lan.number.to_string(), slip.number.to_string(), "lam".into(), "thi".into()] {
        assert_eq!(store.find(&text).unwrap(), std::slice::from_ref(&lan), "{text}");
    }
    assert_eq!(store.person(slip.code).unwrap(), Some(lan.clone()));
    store.append(&[undone]).unwrap();
    assert_eq!(store.people(None).unwrap(), [slip.clone(), lan]);
    assert_eq!(store.find(&slip.number.to_string()).unwrap(), [slip]);
}

#[test]
fn renamed_somebody_is_found_by_the_new_name_only() {
    let mut store = Store::in_memory(STATION, 1).unwrap();
    let lam = store.add_person(&new_person(1, "Hoàng Thị Lam", None), &[]).unwrap();
    let lan = Person { name: " Hoàng  Thị Lan".into(), xom: Some("dk".into()), ..lam };
    store.rename(&lan, &[note(1, Body::LearnerRenamed { learner: lan.code, by: None })]).unwrap();
    assert!(store.find("lam").unwrap().is_empty());
    let found = store.find("lan").unwrap();
    assert_eq!((names(&found), found[0].xom.as_deref()), (vec!["Hoàng Thị Lan"], Some("dk")));
    let nameless = Person { name: "  ".into(), ..lan };
    assert!(store.rename(&nameless, &[story(2)]).is_err());
    assert_eq!(chain_of(&store).len(), 1, "and the event is not written either");
}

#[test]
fn an_erased_name_is_gone_under_every_code_and_a_former_one_is_gone_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(folder.path());
    let lan = store.add_person(&new_person(1, "Hoàng Thị Lan", None), &[]).unwrap();
    let other = store.add_person(&new_person(2, "Nguyễn Vượng", None), &[]).unwrap();
    store.append(&[note(1, Body::LearnersMerged { learner: other.code, into: lan.code, by: None })]).unwrap();
    store.rename(&Person { name: "Triệu Mẩy".into(), ..lan.clone() }, &[]).unwrap();
    // Many rows move between pages, so that old ones are freed.
    for number in 10..200 {
        store.add_person(&new_person(number, &format!("Lý Văn {number}"), None), &[]).unwrap();
    }
    store.rest().unwrap();
    let codes = store.codes_of(lan.code).unwrap();
    store.erase(&codes, &[]).unwrap();
    store.rest().unwrap();
    for entry in fs::read_dir(folder.path()).unwrap() {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        for name in ["Hoàng Thị", "hoang thi", "Vượng", "vuong", "Triệu", "trieu", "Mẩy"] {
            assert!(!bytes.windows(name.len()).any(|part| part == name.as_bytes()), "{name}");
        }
    }
    assert_eq!(store.people_counted().unwrap(), PeopleCounted { named: 190, erased: 1, guests: 0 });
}
