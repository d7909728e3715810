//! Records of several stations in one place: at an office, which is no station, or at a station. What stands in the place of
//! another event is kept beside it: only cloned disks write such. And how far the commune has this station's own.

use super::events::{append_in, each_link_of, insert, link, station_of};
use super::{Durability, FILE, Note, Store, StoreTrouble, connect, schema, station};
use crate::bundle::Reached;
use crate::ports::folder::Folder;
use crate::record::{Head, Link, StationId};
use rusqlite::{Connection, OptionalExtension, Transaction, named_params};
use sha2::{Digest, Sha256};
use std::path::Path;

/// Whose the records of an office are: no station's. No key has this id.
const NOBODY: StationId = StationId([0; 16]);

/// What became of events that were brought in; those that were here already are not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Admitted {
    pub new: u64,
    /// They stand in the place of others, and were not known either.
    pub beside: u64,
}

/// How far the commune has a chain of this station.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Delivery {
    pub station: StationId,
    pub epoch: u32,
    pub seq: u64,
}

/// Whose the records are; `None` where nobody's yet.
pub(super) fn whose(db: &Connection) -> Result<Option<StationId>, StoreTrouble> {
    if schema::is_of_office(db)? {
        return Ok(Some(NOBODY));
    }
    Ok(station::head(db)?.map(|head| head.station))
}

/// Keeps an event whose place, or whose id, is another one's. 0 if it is that very event, or is kept already.
pub(super) fn put_beside(act: &Transaction<'_>, link: &Link) -> Result<u64, StoreTrouble> {
    if has(act, Head { station: link.station, epoch: link.epoch, seq: link.seq, hash: link.hash() })? {
        return Ok(0);
    }
    Ok(insert(act, link, include_str!("sql/put_beside.sql"))? as u64)
}

fn at(db: &Connection, station: StationId, epoch: u32, seq: u64) -> Result<Option<Link>, StoreTrouble> {
    let mut query = db.prepare_cached(include_str!("sql/event_at.sql"))?;
    let of = named_params! { ":station": station.0, ":epoch": epoch, ":seq": seq.cast_signed() };
    Ok(query.query_row(of, link).optional()?)
}

fn has(db: &Connection, head: Head) -> Result<bool, StoreTrouble> {
    Ok(at(db, head.station, head.epoch, head.seq)?.is_some_and(|link| link.hash() == head.hash))
}

impl Store {
    /// The records of a folder, to bring others' in: the station's if it is one's, else an office's, which is made where there
    /// is nothing.
    pub fn open_to_merge(folder: Folder) -> Result<Self, StoreTrouble> {
        let mut db = connect(&folder)?;
        schema::refuse_strange(&db)?;
        if schema::version(&db)? == 0 {
            schema::mark_as_office(&db)?;
        }
        schema::prepare(&mut db, Durability::STATION)?;
        let station = whose(&db)?.ok_or_else(|| StoreTrouble::found("records of nobody"))?;
        Self::in_place(db, station, folder)
    }

    /// An office that is gone when it is dropped, for tests.
    pub fn office_in_memory() -> Result<Self, StoreTrouble> {
        let mut db = Connection::open_in_memory()?;
        schema::mark_as_office(&db)?;
        schema::prepare(&mut db, Durability::STATION)?;
        Ok(Self { db, station: NOBODY, folder: None })
    }

    /// Whether a folder holds what an office has gathered.
    pub fn is_an_office(folder: &Path) -> bool {
        schema::is_file_of_office(&folder.join(FILE))
    }

    pub fn is_of_office(&self) -> bool {
        self.station == NOBODY
    }

    /// What is read in `look` is all of one moment, whatever is written meanwhile.
    pub fn at_one_moment<T, E: From<StoreTrouble>>(&self, look: impl FnOnce(&Self) -> Result<T, E>) -> Result<T, E> {
        let moment = self.db.unchecked_transaction().map_err(StoreTrouble::from)?;
        let seen = look(self)?;
        moment.finish().map_err(StoreTrouble::from)?;
        Ok(seen)
    }

    /// Every chain there is anything of, with its branches.
    pub fn chains_with_branches(&self) -> Result<Vec<(StationId, u32)>, StoreTrouble> {
        let mut query = self.db.prepare_cached(include_str!("sql/chains_with_branches.sql"))?;
        let chains = query.query_map([], |row| Ok((station_of(row, "station")?, row.get("epoch")?)))?;
        Ok(chains.collect::<Result<_, _>>()?)
    }

    /// All there is of a chain, by rising numbers, of one number all that stand there.
    pub fn each_link_and_branch(
        &self,
        chain: (StationId, u32),
        mut each: impl FnMut(Link),
    ) -> Result<(), StoreTrouble> {
        let of = named_params! { ":station": chain.0.0, ":epoch": chain.1 };
        each_link_of(&self.db, include_str!("sql/chain_with_branches.sql"), of, |link| {
            each(link);
            Ok(())
        })
    }

    /// How many events of this chain stand in the place of others.
    pub fn beside_of(&self, (station, epoch): (StationId, u32)) -> Result<u64, StoreTrouble> {
        let mut query = self.db.prepare_cached(include_str!("sql/beside_of.sql"))?;
        let of = named_params! { ":station": station.0, ":epoch": epoch };
        Ok(query.query_row(of, |row| row.get(0))?)
    }

    /// Whether a run of events fits those around it, as far as they are here.
    pub fn fits(&self, before: Head, last: Head) -> Result<bool, StoreTrouble> {
        let earlier = at(&self.db, before.station, before.epoch, before.seq)?;
        let later = at(&self.db, last.station, last.epoch, last.seq + 1)?;
        Ok(earlier.is_none_or(|link| link.hash() == before.hash)
            && later.is_none_or(|link| link.prev_hash == last.hash))
    }

    /// Whether a run of events is here, every one of them in its place.
    pub fn holds(&self, before: Head, last: Head) -> Result<bool, StoreTrouble> {
        let mut head = before;
        self.each_link_after::<StoreTrouble>(before.station, before.epoch, before.seq, |link| {
            head = if head.seq < last.seq { head.after(&link).unwrap_or(head) } else { head };
            Ok(())
        })?;
        Ok(head == last)
    }

    /// Whether this very event is here, in its place.
    pub fn has(&self, head: Head) -> Result<bool, StoreTrouble> {
        has(&self.db, head)
    }

    /// How far every chain is here without a gap: what a receipt may say.
    pub fn reached(&self) -> Result<Vec<Head>, StoreTrouble> {
        let mut ends = Vec::new();
        for (station, epoch) in self.chains_with_branches()? {
            let mut reached = Reached::new(station, epoch);
            self.each_link_and_branch((station, epoch), |link| reached.take(&link))?;
            ends.extend(reached.ends());
        }
        Ok(ends)
    }

    /// SHA-256 over the hashes of all there is: equal where the same has come, in whatever order.
    pub fn digest(&self) -> Result<[u8; 32], StoreTrouble> {
        let mut sum = Sha256::new();
        for chain in self.chains_with_branches()? {
            self.each_link_and_branch(chain, |link| sum.update(link.hash().0))?;
        }
        Ok(sum.finalize().into())
    }

    /// The last event of each chain here, by number.
    pub fn last_of_chains(&self) -> Result<Vec<Delivery>, StoreTrouble> {
        self.deliveries(include_str!("sql/last_of_chains.sql"))
    }

    /// How far the commune has this station's chains.
    pub fn delivered(&self) -> Result<Vec<Delivery>, StoreTrouble> {
        self.deliveries(include_str!("sql/delivered.sql"))
    }

    fn deliveries(&self, sql: &str) -> Result<Vec<Delivery>, StoreTrouble> {
        let mut query = self.db.prepare_cached(sql)?;
        let all = query.query_map([], |row| {
            let seq = row.get::<_, i64>("seq")?.unsigned_abs();
            Ok(Delivery { station: station_of(row, "station")?, epoch: row.get("epoch")?, seq })
        })?;
        Ok(all.collect::<Result<_, _>>()?)
    }

    /// The commune has these chains up to there; with the notes, all or none. What is not of this very chain says nothing:
    /// of a cloned disk the other one's branch has come.
    pub fn deliver(&mut self, heads: &[Head], notes: &[Note]) -> Result<(), StoreTrouble> {
        let act = self.act()?;
        for head in heads {
            if has(&act, *head)? {
                let of =
                    named_params! { ":station": head.station.0, ":epoch": head.epoch, ":seq": head.seq.cast_signed() };
                act.prepare_cached(include_str!("sql/deliver.sql"))?.execute(of)?;
            }
        }
        append_in(&act, notes)?;
        Ok(act.commit()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Body, Envelope, EventId, samples};

    const STATION: StationId = StationId([7; 16]);

    fn hold(folder: &tempfile::TempDir) -> Folder {
        Folder::hold(folder.path()).expect("held")
    }

    /// Of a station: this number, this id, going on from nothing.
    fn link(seq: u64, id: u128) -> Link {
        let body = Body::StoryRead { learner: samples::code(1), lesson: id as u16, version: 1 };
        let payload = Envelope::payload(&samples::at(seq), &body);
        Head { seq: seq - 1, ..Head::start(STATION, 65_536) }.next(EventId(uuid::Uuid::from_u128(id)), payload)
    }

    #[test]
    fn an_offices_records_are_nobodys_station_and_a_stations_are_no_offices() {
        let (office, station) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        drop(Store::open_to_merge(hold(&office)).expect("made"));
        drop(Store::open(hold(&station), STATION, 1).expect("made"));
        let is_an_office = |folder: &tempfile::TempDir| Store::is_an_office(folder.path());
        assert_eq!([is_an_office(&office), is_an_office(&station)], [true, false]);
        assert!(matches!(Store::open(hold(&office), STATION, 1), Err(StoreTrouble::Office)));
        assert!(Store::open_to_merge(hold(&office)).expect("opened again").is_of_office());
        assert_eq!(Store::open_to_merge(hold(&station)).expect("opened").station(), STATION);
        assert!(Store::open_to_read(office.path()).expect("read").survey().expect("read").is_empty());
    }

    #[test]
    fn a_file_that_was_cut_off_before_anything_was_in_it_becomes_an_offices() {
        let office = tempfile::tempdir().expect("a folder");
        std::fs::write(office.path().join(FILE), b"").expect("an empty file");
        assert!(Store::open_to_merge(hold(&office)).expect("made").is_of_office());
    }

    #[test]
    fn an_event_in_anothers_place_or_under_anothers_id_is_kept_beside_it_and_the_digest_is_that_of_the_set() {
        let links = [link(1, 1), link(1, 2), link(2, 1), link(2, 3)];
        let digests = [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2]].map(|order| {
            let mut store = Store::office_in_memory().expect("a store");
            for place in order {
                store.admit(&[links[place].clone(), links[place].clone()]).expect("admitted");
            }
            let mut all = 0;
            store.each_link_and_branch((STATION, 65_536), |_| all += 1).expect("read");
            assert_eq!((all, store.beside_of((STATION, 65_536)).expect("read")), (4, 2), "{order:?}");
            store.digest().expect("read")
        });
        assert!(digests.iter().all(|digest| *digest == digests[0]));
    }
}
