//! Which pack of lessons counts. The files are elsewhere; this is the pointer, and the floor below which none is taken.

use super::events::append_in;
use super::{Note, Store, StoreTrouble};
use crate::pack::Floor;
use crate::record::{PackId, StationInfo};
use crate::trust::{CommuneId, Vouched};
use rusqlite::{OptionalExtension, Row, named_params};

/// The packs of a station that ever had one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PacksKept {
    /// `None`: the lessons inside the program.
    pub current: Option<PackId>,
    /// What going back goes to; `None`: the lessons inside the program.
    pub previous: Option<PackId>,
    pub floor: Floor,
}

impl Store {
    /// The packs of this station; `None` before the first.
    pub fn packs(&self) -> Result<Option<PacksKept>, StoreTrouble> {
        let mut query = self.db.prepare_cached(include_str!("sql/packs.sql"))?;
        Ok(query.query_row([], packs).optional()?)
    }

    /// This pack counts from now on, and the floor is there; the hamlets it brings, and the notes, in the same transaction.
    pub fn install_pack(
        &mut self,
        floor: &Floor,
        station: Option<&StationInfo>,
        notes: &[Note],
    ) -> Result<(), StoreTrouble> {
        let act = self.act()?;
        act.prepare_cached(include_str!("sql/install_pack.sql"))?.execute(named_params! {
            ":current": floor.id.0,
            ":commune": floor.by.commune.0,
            ":key_epoch": floor.by.epoch,
            ":key": floor.by.key,
            ":number": floor.number,
        })?;
        if let Some(station) = station {
            super::station::describe_in(&act, station)?;
        }
        append_in(&act, notes)?;
        Ok(act.commit()?)
    }

    /// The lessons somebody has begun lately and not finished, by number.
    pub fn lessons_begun(&self) -> Result<Vec<u16>, StoreTrouble> {
        let mut query = self.db.prepare_cached(include_str!("sql/begun_lessons.sql"))?;
        Ok(query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    /// The pack before counts again, and this one is the one before.
    pub fn swap_packs(&mut self, notes: &[Note]) -> Result<(), StoreTrouble> {
        self.change(include_str!("sql/swap_packs.sql"), [], notes)
    }
}

fn packs(row: &Row<'_>) -> rusqlite::Result<PacksKept> {
    let id = |name: &str| row.get::<_, Option<[u8; 16]>>(name).map(|id| id.map(PackId));
    let by = Vouched { commune: CommuneId(row.get("commune")?), epoch: row.get("key_epoch")?, key: row.get("key")? };
    let floor = Floor { by, number: row.get("number")?, id: PackId(row.get("highest")?) };
    Ok(PacksKept { current: id("current")?, previous: id("previous")?, floor })
}
