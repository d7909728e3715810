//! How people read and hear best: a row for each person who wished for something, and the station's own setting.

use super::{Note, Store, StoreTrouble};
use crate::record::{Comfort, LearnerCode, Wishes};
use rusqlite::{OptionalExtension, named_params};
use serde::Serialize;
use serde::de::DeserializeOwned;

impl Store {
    /// What a person wished for. A text that this program cannot read is no wish.
    pub fn wishes(&self, code: LearnerCode) -> Result<Wishes, StoreTrouble> {
        let mut query = self.db.prepare_cached(include_str!("sql/wishes.sql"))?;
        let of = named_params! { ":code": code.to_string() };
        let kept: Option<String> = query.query_row(of, |row| row.get(0)).optional()?;
        Ok(read(kept))
    }

    /// Keeps a person's wishes, in place of those before. Of somebody without a name nothing is kept.
    pub fn keep_wishes(&mut self, code: LearnerCode, wishes: Wishes, notes: &[Note]) -> Result<(), StoreTrouble> {
        let wishes = written(&wishes)?;
        let of = named_params! { ":code": code.to_string(), ":wishes": wishes };
        self.change(include_str!("sql/keep_wishes.sql"), of, notes)
    }

    /// The station's setting.
    pub fn comfort(&self) -> Result<Comfort, StoreTrouble> {
        let mut query = self.db.prepare_cached(include_str!("sql/comfort.sql"))?;
        let kept: Option<Option<String>> = query.query_row([], |row| row.get(0)).optional()?;
        Ok(read(kept.flatten()))
    }

    /// Sets it, with the notes of who did it, all or none.
    pub fn set_comfort(&mut self, comfort: Comfort, notes: &[Note]) -> Result<(), StoreTrouble> {
        let comfort = written(&comfort)?;
        self.change(include_str!("sql/set_comfort.sql"), named_params! { ":comfort": comfort }, notes)
    }
}

fn read<T: DeserializeOwned + Default>(kept: Option<String>) -> T {
    kept.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

fn written(value: &impl Serialize) -> Result<String, StoreTrouble> {
    serde_json::to_string(value).map_err(|error| StoreTrouble::found(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{STATION, new_person};
    use super::*;
    use crate::record::{Look, TextSize};

    fn with_lan() -> (Store, LearnerCode) {
        let mut store = Store::in_memory(STATION, 1).unwrap();
        let lan = store.add_person(&new_person(1, "Hoàng Thị Lan", None), &[]).unwrap();
        (store, lan.code)
    }

    fn rows(store: &Store) -> u32 {
        store.db.query_row("SELECT count(*) FROM comfort", [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn the_last_wishes_of_a_person_are_kept() {
        let (mut store, lan) = with_lan();
        assert_eq!(store.wishes(lan).unwrap(), Wishes::default());
        store.keep_wishes(lan, Wishes::of_volume(3), &[]).unwrap();
        let all = Wishes { look: Some(Look::Night), ..Wishes::of_size(TextSize::Largest) };
        store.keep_wishes(lan, all, &[]).unwrap();
        assert_eq!((store.wishes(lan).unwrap(), rows(&store)), (all, 1));
    }

    #[test]
    fn they_go_with_the_name() {
        let (mut store, lan) = with_lan();
        store.keep_wishes(lan, Wishes::of_volume(3), &[]).unwrap();
        store.erase(&[lan], &[]).unwrap();
        assert_eq!(rows(&store), 0);
        store.keep_wishes(lan, Wishes::of_volume(3), &[]).unwrap();
        assert_eq!(rows(&store), 0, "nothing is kept of somebody without a name");
        store.keep_wishes(LearnerCode([9; 5]), Wishes::of_volume(3), &[]).unwrap();
        assert_eq!(rows(&store), 0, "nor of a guest");
    }

    #[test]
    fn what_a_later_program_wrote_is_no_wish_and_keeps_nobody_out() {
        let (mut store, lan) = with_lan();
        store.keep_wishes(lan, Wishes::of_volume(3), &[]).unwrap();
        store.db.execute_batch("UPDATE comfort SET wishes = '{\"size\":\"gigantic\"}'").unwrap();
        store.db.execute_batch("UPDATE station SET comfort = 'x'").unwrap();
        assert_eq!((store.wishes(lan).unwrap(), store.comfort().unwrap()), (Wishes::default(), Comfort::default()));
    }

    #[test]
    fn the_stations_own_setting_is_kept() {
        let (mut store, _) = with_lan();
        let set = Comfort { size: TextSize::Large, look: Look::Day, volume: 9 };
        assert_eq!(store.comfort().unwrap(), Comfort::default());
        store.set_comfort(set, &[]).unwrap();
        assert_eq!(store.comfort().unwrap(), set);
    }
}
