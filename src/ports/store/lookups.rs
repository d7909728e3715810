//! Who is who, as tables: what the folds of [`crate::record::Identities`] and [`crate::record::Moves`] say, kept in the
//! transaction of the event that changes it. The tables follow from the events alone and can be counted again.

use super::events::envelopes;
use super::{Store, StoreTrouble, ledger};
use crate::record::{Body, EventId, Identities, LearnerCode, Link, Merge, Position};
use rusqlite::{Connection, OptionalExtension, Transaction, named_params};

impl Store {
    /// The code the human being with this code is kept under; often itself.
    pub fn kept(&self, code: LearnerCode) -> Result<LearnerCode, StoreTrouble> {
        let mut query = self.db.prepare_cached(include_str!("sql/kept_code.sql"))?;
        let kept: Option<String> =
            query.query_row(named_params! { ":code": code.to_string() }, |row| row.get(0)).optional()?;
        kept.map_or(Ok(code), |kept| read_code(&kept))
    }

    /// Every code of the human being kept under this one, that one first.
    pub fn codes_of(&self, kept: LearnerCode) -> Result<Vec<LearnerCode>, StoreTrouble> {
        let mut query = self.db.prepare_cached(include_str!("sql/codes_kept.sql"))?;
        let codes = query.query_map(named_params! { ":code": kept.to_string() }, |row| row.get::<_, String>(0))?;
        let codes = codes.collect::<Result<Vec<_>, _>>()?;
        std::iter::once(Ok(kept)).chain(codes.iter().map(|code| read_code(code))).collect()
    }

    /// The merges that hold, in order.
    pub fn merges(&self) -> Result<Vec<Merge>, StoreTrouble> {
        Ok(identities(&self.db)?.merges().to_vec())
    }
}

/// Counts both tables and the figures again, from nothing but the events: for records that were brought in by another way
/// than [`Store::append`] and [`Store::admit`].
pub(super) fn recount(db: &mut Connection) -> Result<(), StoreTrouble> {
    let act = db.transaction()?;
    recount_kept(&act)?;
    act.execute("DELETE FROM moved", [])?;
    for event in envelopes(&act, include_str!("sql/move_events.sql"), [])? {
        follow_move(&act, event.position(), &event.body)?;
    }
    ledger::recount_all(&act)?;
    Ok(act.commit()?)
}

/// What an event changes in the tables. Merges are counted once all events of the transaction are in.
pub(super) fn follow(act: &Transaction<'_>, link: &Link, body: &Body) -> Result<(), StoreTrouble> {
    let Link { id, station, epoch, seq, .. } = *link;
    follow_move(act, Position { epoch, seq, station, id }, body)
}

/// Whether the event changes who is who.
pub(super) fn is_of_identity(body: &Body) -> bool {
    matches!(body, Body::LearnersMerged { .. } | Body::MergeUndone { .. })
}

/// Merges are few and one can change many, so they are counted anew.
pub(super) fn recount_kept(act: &Transaction<'_>) -> Result<(), StoreTrouble> {
    act.execute("DELETE FROM kept", [])?;
    let mut insert = act.prepare_cached(include_str!("sql/keep_under.sql"))?;
    for (code, kept) in identities(act)?.standing_back() {
        insert.execute(named_params! { ":code": code.to_string(), ":kept": kept.to_string() })?;
    }
    Ok(())
}

fn identities(db: &Connection) -> Result<Identities, StoreTrouble> {
    Ok(Identities::of(&envelopes(db, include_str!("sql/identity_events.sql"), [])?))
}

fn follow_move(act: &Transaction<'_>, at: Position, body: &Body) -> Result<(), StoreTrouble> {
    let Body::WorkMoved { to, events, .. } = body else { return Ok(()) };
    let mut insert = act.prepare_cached(include_str!("sql/move_event.sql"))?;
    for EventId(event) in events {
        insert.execute(named_params! {
            ":event": event.as_bytes(),
            ":learner": to.to_string(),
            ":epoch": at.epoch,
            ":seq": at.seq.cast_signed(),
            ":station": at.station.0,
            ":id": at.id.0.as_bytes(),
        })?;
    }
    Ok(())
}

pub(super) fn read_code(text: &str) -> Result<LearnerCode, StoreTrouble> {
    text.parse().map_err(|error| StoreTrouble::found(format!("{text:?}: {error}")))
}

#[cfg(test)]
mod tests {
    use super::super::Note;
    use super::*;
    use crate::record::samples::{self, code};
    use crate::record::{Envelope, EventSet, Moves, StationId};
    use proptest::prelude::*;

    type Tables = (Vec<(String, String)>, Vec<(Vec<u8>, String)>);

    fn tables(store: &Store) -> Tables {
        let rows = |sql: &str| -> Vec<(rusqlite::types::Value, String)> {
            let mut query = store.db.prepare(sql).unwrap();
            let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
            rows.map(Result::unwrap).collect()
        };
        let text = |value| match value {
            rusqlite::types::Value::Text(text) => text,
            other => panic!("{other:?}"),
        };
        let blob = |value| match value {
            rusqlite::types::Value::Blob(bytes) => bytes,
            other => panic!("{other:?}"),
        };
        let kept = rows("SELECT code, kept FROM kept ORDER BY code");
        let moved = rows("SELECT event, learner FROM moved ORDER BY event");
        (
            kept.into_iter().map(|(code, kept)| (text(code), kept)).collect(),
            moved.into_iter().map(|(event, to)| (blob(event), to)).collect(),
        )
    }

    /// What the folds say of the same events.
    fn folded(set: &EventSet) -> Tables {
        let identities = Identities::of(set.events());
        let mut moved: Vec<_> = Moves::of(set.events())
            .targets()
            .map(|(event, to)| (event.0.as_bytes().to_vec(), to.to_string()))
            .collect();
        moved.sort();
        (identities.standing_back().map(|(code, kept)| (code.to_string(), kept.to_string())).collect(), moved)
    }

    fn own() -> StationId {
        StationId([9; 16])
    }

    fn set_of(links: &[Link]) -> EventSet {
        links.iter().map(|link| link.clone().read().unwrap()).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]
        #[test]
        fn the_tables_are_the_folds_whatever_the_order_and_the_batches(
            links in samples::links(50), seed: u64, again in 0..20usize, batch in 1..9usize,
        ) {
            let mut store = Store::in_memory(own(), 1).unwrap();
            for links in samples::shuffled(&links, seed, again).chunks(batch) {
                store.admit(links).unwrap();
            }
            let set = set_of(&links);
            let counted = tables(&store);
            prop_assert_eq!(&counted, &folded(&set));
            recount(&mut store.db).unwrap();
            prop_assert_eq!(counted, tables(&store), "a recount changes nothing");
            let progress = set.progress();
            for number in 1..6 {
                let kept = store.kept(code(number)).unwrap();
                let expected = progress.get(&kept).cloned().unwrap_or_default();
                prop_assert_eq!(store.progress_of(code(number)).unwrap(), expected, "of {}", number);
            }
        }

        #[test]
        fn what_is_appended_here_keeps_the_tables_as_well(links in samples::links(40)) {
            let mut store = Store::in_memory(own(), 1).unwrap();
            let notes: Vec<Note> = links.iter().map(|link| {
                let Envelope { id, at, body, .. } = link.clone().read().unwrap();
                Note { id, at, body }
            }).collect();
            for note in &notes {
                store.append(std::slice::from_ref(note)).unwrap();
                let head = store.head().unwrap();
                let set = set_of(&store.chain(head.station, head.epoch).unwrap());
                prop_assert_eq!(tables(&store), folded(&set));
            }
        }
    }

    #[test]
    fn a_transaction_that_fails_leaves_the_tables_as_they_were() {
        let mut store = Store::in_memory(own(), 1).unwrap();
        let merge = |number: u128| Note {
            id: EventId(uuid::Uuid::from_u128(number)),
            at: samples::at(1),
            body: Body::LearnersMerged { learner: code(1), into: code(2), by: None },
        };
        assert!(store.append(&[merge(1), merge(1)]).is_err(), "the id is taken");
        assert_eq!(store.kept(code(1)).unwrap(), code(1));
        store.append(&[merge(1)]).unwrap();
        assert_eq!(store.kept(code(1)).unwrap(), code(2));
        assert_eq!(store.codes_of(code(2)).unwrap(), [code(2), code(1)]);
    }

    #[test]
    fn events_of_another_station_that_stand_in_ones_place_are_kept_beside_it() {
        let mut store = Store::in_memory(own(), 1).unwrap();
        let event =
            |number: u64| samples::event(1, Body::StoryRead { learner: code(1), lesson: number as u16, version: 1 });
        let link = |number: u64| {
            let Envelope { id, station, epoch, seq, prev_hash, at, body } = event(number);
            Link { id, station, epoch, seq, prev_hash, payload: Envelope::payload(&at, &body) }
        };
        let admitted = [1, 2, 2].map(|number| store.admit(&[link(number)]).unwrap());
        assert_eq!(admitted.map(|admitted| (admitted.new, admitted.beside)), [(1, 0), (0, 1), (0, 0)]);
        assert_eq!(store.progress_of(code(1)).unwrap().lessons.keys().copied().collect::<Vec<_>>(), [1]);
    }
}
