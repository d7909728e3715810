//! Changing the list of hamlets. An id, once given, stays for ever: people are filed under it. So a hamlet is never
//! removed but retired, and can be brought back.

use crate::record::{StationInfo, Xom, XomAct};
use crate::vietnamese::{fold, nfc};

/// The most hamlets one can choose among: seven pages.
pub const MOST: usize = 49;
/// The most letters of a name, so that it fits beside its digit at 64 columns.
pub const LETTERS: usize = 30;

/// What is to be done to the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum XomChange {
    Add {
        name: String,
    },
    Rename {
        id: String,
        name: String,
    },
    /// One place up.
    Raise {
        id: String,
    },
    /// Nobody is asked for it any more; whoever was filed under it still is.
    Retire {
        id: String,
    },
    BringBack {
        id: String,
    },
}

/// Why the list stays as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotChanged {
    #[error("there is no letter in the name")]
    NoName,
    #[error("the name has more than {LETTERS} letters")]
    TooLong,
    #[error("there is a hamlet of this name already")]
    Taken,
    #[error("the list has room for {MOST}")]
    NoRoom,
    #[error("the list has no such hamlet")]
    Unknown,
}

impl XomChange {
    pub fn act(&self) -> XomAct {
        match self {
            Self::Add { .. } => XomAct::Added,
            Self::Rename { .. } => XomAct::Renamed,
            Self::Raise { .. } => XomAct::Moved,
            Self::Retire { .. } => XomAct::Retired,
            Self::BringBack { .. } => XomAct::BroughtBack,
        }
    }

    /// The list afterwards. `filed`: what people are filed under, also where it is in no list; a hamlet added under such
    /// a name is the one they meant.
    pub fn of(&self, info: &StationInfo, filed: &[String]) -> Result<StationInfo, NotChanged> {
        let mut next = info.clone();
        match self {
            Self::Add { name } => {
                let name = free_name(name, None, info)?;
                room(info)?;
                next.xoms.push(Xom { id: free_id(&name, info, filed), name });
            }
            Self::Rename { id, name } => {
                let name = free_name(name, Some(id), info)?;
                let named = next.xoms.iter_mut().chain(&mut next.retired).find(|xom| xom.id == *id);
                named.ok_or(NotChanged::Unknown)?.name = name;
            }
            Self::Raise { id } => {
                let place = place_of(id, &next.xoms)?;
                next.xoms.swap(place, place.saturating_sub(1));
            }
            Self::Retire { id } => {
                let xom = next.xoms.remove(place_of(id, &next.xoms)?);
                next.retired.push(xom);
            }
            Self::BringBack { id } => {
                room(info)?;
                let xom = next.retired.remove(place_of(id, &next.retired)?);
                next.xoms.push(xom);
            }
        }
        Ok(next)
    }
}

fn place_of(id: &str, list: &[Xom]) -> Result<usize, NotChanged> {
    list.iter().position(|xom| xom.id == id).ok_or(NotChanged::Unknown)
}

fn room(info: &StationInfo) -> Result<(), NotChanged> {
    if info.xoms.len() < MOST { Ok(()) } else { Err(NotChanged::NoRoom) }
}

/// The name, tidied. No two hamlets sound alike, marks and capitals not counted; one's own name is always free.
fn free_name(typed: &str, own: Option<&str>, info: &StationInfo) -> Result<String, NotChanged> {
    let name = nfc(&typed.split_whitespace().collect::<Vec<_>>().join(" "));
    if !name.chars().any(char::is_alphabetic) {
        return Err(NotChanged::NoName);
    }
    if name.chars().count() > LETTERS {
        return Err(NotChanged::TooLong);
    }
    let mut others = info.xoms.iter().chain(&info.retired).filter(|xom| Some(xom.id.as_str()) != own);
    if others.any(|xom| nfc(&xom.name).to_lowercase() == name.to_lowercase()) {
        return Err(NotChanged::Taken);
    }
    Ok(name)
}

/// What people who typed this hamlet are filed under; else `dong-keng`, with a number where two sound alike.
fn free_id(name: &str, info: &StationInfo, filed: &[String]) -> String {
    let slug = slug(name);
    let free = |id: &str| info.xom(id).is_none();
    let meant = filed.iter().filter(|filed| free(filed));
    let exactly = meant.clone().find(|filed| nfc(filed).to_lowercase() == name.to_lowercase());
    if let Some(filed) = exactly.or_else(|| meant.clone().find(|filed| **filed == slug)) {
        return filed.clone();
    }
    let numbered = (2..).map(|number| format!("{slug}-{number}"));
    let taken = |id: &String| !free(id) || filed.contains(id);
    std::iter::once(slug.clone()).chain(numbered).find(|id| !taken(id)).unwrap_or(slug)
}

/// Letters and digits without marks, words joined by hyphens. A name has a letter, but perhaps none of ours.
fn slug(name: &str) -> String {
    let plain = fold(name);
    let words: Vec<&str> = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "xom".to_owned() } else { words.join("-") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn add(name: &str) -> XomChange {
        XomChange::Add { name: name.into() }
    }

    fn after(changes: &[XomChange]) -> StationInfo {
        changes.iter().fold(StationInfo::default(), |info, change| change.of(&info, &[]).expect("a change"))
    }

    fn ids(list: &[Xom]) -> Vec<&str> {
        list.iter().map(|xom| xom.id.as_str()).collect()
    }

    #[test]
    fn a_hamlet_gets_an_id_without_marks_and_keeps_it_under_another_name() {
        let renamed = XomChange::Rename { id: "dong-keng".into(), name: "Đồng Keng Trong".into() };
        let info = after(&[add("  Đồng   Keng "), renamed]);
        assert_eq!((ids(&info.xoms), info.xoms[0].name.as_str()), (vec!["dong-keng"], "Đồng Keng Trong"));
    }

    #[test]
    fn names_that_differ_by_their_marks_only_are_two_hamlets_with_two_ids() {
        let info = after(&[add("Bản Mới"), add("Bàn Mới")]);
        assert_eq!(ids(&info.xoms), ["ban-moi", "ban-moi-2"]);
        assert_eq!(add("bản mới").of(&info, &[]), Err(NotChanged::Taken));
    }

    #[test]
    fn people_filed_under_a_typed_hamlet_keep_it_when_it_comes_into_the_list() {
        let filed = ["Cây Xanh".to_owned(), "dong-keng".to_owned(), "na-ca".to_owned()];
        let info = StationInfo::default();
        let id = |name: &str| add(name).of(&info, &filed).expect("added").xoms.remove(0).id;
        assert_eq!([id("Cây Xanh"), id("Đồng Keng"), id("Bờ La")], ["Cây Xanh", "dong-keng", "bo-la"]);
    }

    #[test]
    fn a_retired_hamlet_is_chosen_no_more_keeps_its_name_and_comes_back() {
        let retire = XomChange::Retire { id: "na-ca".into() };
        let info = after(&[add("Nà Ca"), add("Bờ La"), retire.clone()]);
        assert_eq!((ids(&info.xoms), ids(&info.retired)), (vec!["bo-la"], vec!["na-ca"]));
        assert_eq!(info.xom("na-ca").map(|xom| xom.name.as_str()), Some("Nà Ca"));
        assert_eq!(retire.of(&info, &[]), Err(NotChanged::Unknown));
        assert_eq!(add("Nà Ca").of(&info, &[]), Err(NotChanged::Taken), "it is brought back, not made twice");
        let back = XomChange::BringBack { id: "na-ca".into() }.of(&info, &[]).expect("back");
        assert_eq!((ids(&back.xoms), back.retired), (vec!["bo-la", "na-ca"], Vec::new()));
    }

    #[test]
    fn a_hamlet_moves_up_one_place_and_the_first_stays() {
        let up = |id: &str| XomChange::Raise { id: id.into() };
        let info = after(&[add("A"), add("B"), add("C"), up("c"), up("c"), up("c")]);
        assert_eq!(ids(&info.xoms), ["c", "a", "b"]);
    }

    #[test]
    fn a_name_without_letters_or_too_long_is_refused() {
        let of = |name: &str| add(name).of(&StationInfo::default(), &[]).map(drop);
        assert_eq!([of(""), of(" 12 "), of("!")], [Err(NotChanged::NoName); 3]);
        assert_eq!(of(&"đ".repeat(LETTERS + 1)), Err(NotChanged::TooLong));
        assert_eq!(of(&"đ".repeat(LETTERS)), Ok(()));
    }

    #[test]
    fn the_list_has_an_end() {
        let info = after(&(0..MOST).map(|number| add(&format!("Xóm {number}"))).collect::<Vec<_>>());
        assert_eq!(add("Nữa").of(&info, &[]), Err(NotChanged::NoRoom));
    }

    fn change() -> impl Strategy<Value = XomChange> {
        let name = prop::sample::select(vec!["Nà Ca", "Na Ca", "Bờ La", "Xóm 1", "Ếch"]).prop_map(str::to_owned);
        let id = prop::sample::select(vec!["na-ca", "na-ca-2", "bo-la", "xom-1", "ech"]).prop_map(str::to_owned);
        prop_oneof![
            4 => name.clone().prop_map(|name| XomChange::Add { name }),
            1 => (id.clone(), name).prop_map(|(id, name)| XomChange::Rename { id, name }),
            1 => id.clone().prop_map(|id| XomChange::Raise { id }),
            1 => id.clone().prop_map(|id| XomChange::Retire { id }),
            1 => id.prop_map(|id| XomChange::BringBack { id }),
        ]
    }

    proptest! {
        /// Whatever is done, no id is lost, none is given twice, and no two hamlets have one name.
        #[test]
        fn no_change_ever_loses_or_doubles_an_id(changes in prop::collection::vec(change(), 0..40)) {
            let mut info = StationInfo::default();
            for change in changes {
                let before: Vec<String> = info.xoms.iter().chain(&info.retired).map(|xom| xom.id.clone()).collect();
                info = change.of(&info, &[]).unwrap_or(info);
                let all: Vec<&Xom> = info.xoms.iter().chain(&info.retired).collect();
                prop_assert!(before.iter().all(|id| info.xom(id).is_some()));
                let ids: std::collections::BTreeSet<&str> = all.iter().map(|xom| xom.id.as_str()).collect();
                let names: std::collections::BTreeSet<String> = all.iter().map(|xom| xom.name.to_lowercase()).collect();
                prop_assert_eq!((ids.len(), names.len()), (all.len(), all.len()));
            }
        }
    }
}
