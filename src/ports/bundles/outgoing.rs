//! Writing what the commune does not have yet: through once to know the runs, signed, through once more to write them. Then
//! it is read back from the stick itself and compared before it counts.

use super::folder::ENDING;
use super::taking::read_header;
use crate::bundle::{BundleTrouble, Header, MOST_RUNS, Run, Runs};
use crate::credential::{Day, station_id};
use crate::ports::store::{Delivery, Store, StoreTrouble};
use crate::ports::whole_file;
use crate::record::{Head, StationId};
use crate::trust::{PlaceName, Succession};
use ed25519_dalek::SigningKey;
use rustix::fs::{Advice, fadvise};
use std::fs::File;
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

const READABLE: u32 = 0o644;

/// The records of a station, on their way out.
pub struct Outgoing<'a> {
    pub store: &'a Store,
    pub key: &'a SigningKey,
    pub made: Day,
    /// What the commune has; empty to write everything.
    pub delivered: Vec<Delivery>,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// `None` where there was nothing to write.
    pub file: Option<PathBuf>,
    pub events: u64,
    pub bytes: u64,
}

/// Why nothing can be said to be there. What was there before still is.
#[derive(Debug, thiserror::Error)]
pub enum NotWritten {
    #[error(transparent)]
    Records(#[from] StoreTrouble),
    #[error("where it was to be written: {0}")]
    There(#[from] io::Error),
    #[error("an event cannot be carried: {0}")]
    Event(BundleTrouble),
    #[error("what was written did not come back as it was: {0}")]
    Corrupt(BundleTrouble),
}

impl Outgoing<'_> {
    /// Writes a bundle into this folder, read back and safe when this returns. `tell` hears how many bytes of how many.
    pub fn write_into(&self, folder: &Path, tell: impl FnMut(u64, u64)) -> Result<Written, NotWritten> {
        self.store.at_one_moment(|_| self.write_moment(folder, tell))
    }

    fn write_moment(&self, folder: &Path, mut tell: impl FnMut(u64, u64)) -> Result<Written, NotWritten> {
        let mut runs = Vec::new();
        self.each_run(|run, _| {
            runs.push(run);
            Ok(())
        })?;
        let Some(last) = runs.last().map(|run| run.last) else {
            return Ok(Written { file: None, events: 0, bytes: 0 });
        };
        let header = self.header(&runs)?;
        let whole = runs.iter().map(|run| u64::from(run.packed)).sum::<u64>() + header.len() as u64;
        let path = folder.join(self.file_name(last));
        whole_file::replace_with(&path, READABLE, |file| {
            file.write_all(&header)?;
            let mut done = header.len() as u64;
            self.each_run(|_, bytes| {
                tell(done, whole);
                done += bytes.len() as u64;
                Ok(file.write_all(&bytes)?)
            })?;
            come_back(file)
        })?;
        tell(whole, whole);
        Ok(Written { file: Some(path), events: runs.iter().map(Run::events).sum(), bytes: whole })
    }

    fn header(&self, runs: &[Run]) -> Result<Vec<u8>, StoreTrouble> {
        // A name that may not stand in a signed file is left out; the key says whose it is.
        let place = self.store.info()?.place.and_then(|place| PlaceName::typed(&place).ok());
        Ok(Header::sign(self.key, self.made, place.as_ref(), &self.store.key_changes()?, runs))
    }

    /// The runs that go out, oldest first; no more than a bundle may have, the rest goes with the next one.
    fn each_run(&self, mut each: impl FnMut(Run, Vec<u8>) -> Result<(), NotWritten>) -> Result<(), NotWritten> {
        let (mut runs, mut count) = (Runs::default(), 0);
        let mut give = |closed: Option<(Run, Vec<u8>)>| match closed {
            Some((run, bytes)) if count < MOST_RUNS => {
                count += 1;
                each(run, bytes)
            }
            _ => Ok(()),
        };
        for Delivery { station, epoch, seq } in waiting(self.store, self.key, &self.delivered)? {
            self.store
                .each_link_after(station, epoch, seq, |link| give(runs.take(&link).map_err(NotWritten::Event)?))?;
            give(runs.close())?;
        }
        Ok(())
    }

    /// The same for the same events, so that writing them twice leaves one file.
    fn file_name(&self, last: Head) -> String {
        let own: String = self.own_id().0[..4].iter().map(|byte| format!("{byte:02x}")).collect();
        format!("so-tram-{own}-{:08x}-{}.{ENDING}", last.epoch, last.seq)
    }

    fn own_id(&self) -> StationId {
        station_id(&self.key.verifying_key())
    }
}

/// This station's own chains, and how far the commune has each: 0 where it has nothing.
pub fn waiting(store: &Store, key: &SigningKey, delivered: &[Delivery]) -> Result<Vec<Delivery>, StoreTrouble> {
    let own = own_stations(store, key)?;
    let chains = store.chains()?.into_iter().filter(|(station, _)| own.contains(station));
    let reached = |chain: (StationId, u32)| {
        let of_it = delivered.iter().find(|delivery| (delivery.station, delivery.epoch) == chain);
        Delivery { station: chain.0, epoch: chain.1, seq: of_it.map_or(0, |delivery| delivery.seq) }
    };
    Ok(chains.map(reached).collect())
}

/// The station under its key, and under those it had before.
fn own_stations(store: &Store, key: &SigningKey) -> Result<Vec<StationId>, StoreTrouble> {
    let present = key.verifying_key();
    let past = Succession::before(&present, &store.key_changes()?);
    Ok(std::iter::once(present).chain(past).map(|key| station_id(&key)).collect())
}

/// Reads what was written from the stick, not from memory, as whoever takes it will.
fn come_back(file: &mut File) -> Result<(), NotWritten> {
    file.sync_all()?;
    let _ = fadvise(&*file, 0, None, Advice::DontNeed); // else some of it is read from memory, which is less but not wrong
    file.rewind()?;
    let header = read_header(file)?.map_err(NotWritten::Corrupt)?;
    for run in &header.runs {
        let mut packed = vec![0; run.packed as usize];
        file.read_exact(&mut packed)?;
        run.open(&packed).map_err(NotWritten::Corrupt)?;
    }
    Ok(())
}
