//! Copies of the records (trust.md §4): `VACUUM INTO` a temporary file, looked through, synced, renamed. A file under its
//! own name is whole; nothing older goes before it is.
//!
//! They lie in `backups` in the data folder and, where another device is named and plugged in, in a folder of the
//! station's own there. Made on a thread when somebody has signed out; an erasure stops one that is under way.

mod place;
mod rotation;

pub use place::Kept;

use super::Courier;
use super::log::Log;
use super::store::{FILE, Store, StoreTrouble, aside, copying, erasing, ladder, rebuild};
use crate::contract::{Backup, Condition, Elsewhere, Fact};
use crate::record::{ClockQuality, LearnerCode, Moment, StationId};
use chrono::NaiveDate;
use place::Place;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;

/// Announced when less than this is free whatever the size of the records: some days of the log, and what the rest of the
/// system needs to start.
pub(super) const LEAST_FREE: u64 = 256 << 20;

/// The copies of one station.
pub struct Backups {
    places: Places,
    running: Option<Running>,
}

/// Where copies lie.
#[derive(Debug, Clone)]
struct Places {
    data: PathBuf,
    station: StationId,
    /// As it was named; whether it is there is looked at each time.
    elsewhere: Option<PathBuf>,
}

struct Running {
    thread: JoinHandle<()>,
    stop: Arc<AtomicBool>,
}

/// When a copy is made, as far as the station knows.
#[derive(Debug, Clone, Copy)]
pub struct Now {
    pub at: Moment,
    /// `None` where it cannot be believed.
    pub day: Option<NaiveDate>,
    /// Where the chain stands.
    pub epoch: u32,
    pub seq: u64,
}

impl Now {
    /// For a copy made beside the station, without its clock: nobody can vouch for the day.
    pub fn by_the_store(store: &Store) -> Result<Self, StoreTrouble> {
        let (head, past) = (store.head()?, store.past()?);
        let at = Moment { wall_ms: past.last_ms, boot: past.boot, up_ms: 0, quality: ClockQuality::Unknown };
        Ok(Self { at, day: None, epoch: head.epoch, seq: head.seq })
    }
}

impl Backups {
    /// The copies of the station in this data folder; `elsewhere` is a folder on another device.
    pub fn of(data: &Path, station: StationId, elsewhere: Option<PathBuf>) -> Self {
        Self { places: Places { data: data.to_owned(), station, elsewhere }, running: None }
    }

    /// Makes a copy in every place where one is due, at once. Which were made.
    pub fn make(&self, now: Now, even_if_not_due: bool) -> Result<Vec<Kept>, StoreTrouble> {
        self.places.make(now, even_if_not_due, &Arc::default())
    }

    /// The same on a thread, if one is due and none is being made. What is found wrong goes to the log.
    pub fn begin(&mut self, now: Now, even_if_not_due: bool, log: &Log, courier: Option<Courier>) -> bool {
        if self.is_busy() || !(even_if_not_due || self.places.is_due(&now)) {
            return false;
        }
        let (places, stop, log) = (self.places.clone(), Arc::new(AtomicBool::new(false)), log.clone());
        let stopped = Arc::clone(&stop);
        let work = move || {
            match places.make(now, even_if_not_due, &stopped) {
                Ok(made) => {
                    made.iter().for_each(|copy| log.line(&now.at, &format!("copied to {}", copy.path.display())))
                }
                Err(trouble) => {
                    log.line(&now.at, &format!("no copy was made: {trouble}"));
                    // To copy is to read every page.
                    if trouble.is_corruption() {
                        ladder::doubt(&places.data);
                    }
                }
            }
            if let Some(courier) = courier {
                courier(Fact::Condition(Box::new(places.condition(false))));
            }
        };
        let thread = std::thread::Builder::new().name("backup".into()).spawn(work);
        self.running = thread.ok().map(|thread| Running { thread, stop });
        self.running.is_some()
    }

    /// Whether a copy is being made.
    pub fn is_busy(&self) -> bool {
        self.running.as_ref().is_some_and(|running| !running.thread.is_finished())
    }

    /// Waits for the copy that is being made, or gives it up.
    pub fn settle(&mut self, give_up: bool) {
        if let Some(running) = self.running.take() {
            running.stop.store(give_up, Ordering::Relaxed);
            let _ = running.thread.join(); // a thread that panicked has made no copy
        }
    }

    /// Every copy that can be reached, the newest state of the records first.
    pub fn list(&self) -> Vec<Kept> {
        self.places.list()
    }

    /// The copy a screen was shown.
    pub fn find(&self, wanted: &Backup) -> Option<Kept> {
        self.list().into_iter().find(|kept| kept.shown() == *wanted)
    }

    pub fn condition(&self) -> Condition {
        self.places.condition(self.is_busy())
    }

    /// Takes a name out of everything beside the database: copies here and, if it is there, on the other device; damaged
    /// databases that were put aside.
    pub fn forget(&mut self, codes: &[LearnerCode], words: &[String]) -> Result<(), StoreTrouble> {
        self.settle(true);
        for place in self.places.there() {
            place.purge(codes)?;
            if place.elsewhere {
                place.take_list(codes)?;
            }
        }
        for kept in aside::kept(&self.places.data)? {
            erasing::blot_out(&kept, words)?;
        }
        Ok(())
    }
}

impl Drop for Backups {
    /// The program ends, or the records are about to be replaced: nobody waits for a copy then.
    fn drop(&mut self) {
        self.settle(true);
    }
}

impl Places {
    fn home(&self) -> Place {
        Place { folder: self.data.join("backups"), elsewhere: false }
    }

    /// The places that can be written now.
    fn there(&self) -> Vec<Place> {
        let elsewhere = self.elsewhere.as_ref().filter(|_| self.elsewhere_is() == Elsewhere::There);
        let name: String = self.station.0[..4].iter().map(|byte| format!("{byte:02x}")).collect();
        let elsewhere =
            elsewhere.map(|folder| Place { folder: folder.join(format!("tramhoc-{name}")), elsewhere: true });
        std::iter::once(self.home()).chain(elsewhere).collect()
    }

    fn elsewhere_is(&self) -> Elsewhere {
        use std::os::unix::fs::MetadataExt;
        let Some(folder) = &self.elsewhere else { return Elsewhere::Unset };
        match (std::fs::metadata(folder), std::fs::metadata(&self.data)) {
            (Ok(there), Ok(here)) if there.dev() == here.dev() => Elsewhere::SameDisk,
            (Ok(there), Ok(_)) if there.is_dir() => Elsewhere::There,
            _ => Elsewhere::Away,
        }
    }

    fn is_due(&self, now: &Now) -> bool {
        self.there().iter().any(|place| place.is_due(now))
    }

    fn make(&self, now: Now, even_if_not_due: bool, stop: &Arc<AtomicBool>) -> Result<Vec<Kept>, StoreTrouble> {
        let erased = erasing::codes(&self.data);
        let mut made = Vec::new();
        for place in self.there() {
            // What was erased while the other device was away is gone from there now.
            if place.elsewhere && !erased.is_empty() {
                place.purge(&erased)?;
                place.take_list(&erased)?;
            }
            if even_if_not_due || place.is_due(&now) {
                made.push(place.make(&self.data.join(FILE), &now, stop)?);
            }
        }
        Ok(made)
    }

    fn list(&self) -> Vec<Kept> {
        let mut all: Vec<Kept> = self.there().iter().flat_map(Place::list).collect();
        all.sort_by_key(|kept| (std::cmp::Reverse(kept.stamp.order()), kept.elsewhere));
        all
    }

    fn condition(&self, busy: bool) -> Condition {
        let free = aside::free(&self.data);
        Condition {
            free,
            nearly_full: free.is_some_and(|free| free < self.needed()),
            backups: self.list().iter().map(Kept::shown).collect(),
            elsewhere: self.elsewhere_is(),
            busy,
            mended: rebuild::last(&self.data),
        }
    }

    /// What the station will want before long: the next copy is as large as the records, and so would a mended database
    /// be, at the same time.
    fn needed(&self) -> u64 {
        let records = std::fs::metadata(self.data.join(FILE)).map_or(0, |about| about.len());
        LEAST_FREE.max(2 * records + (64 << 20))
    }
}

/// What a file that was named says of itself, once it has been found whole; for a copy from anywhere.
pub fn look_at(file: &Path) -> Result<(u64, u64), StoreTrouble> {
    copying::look_at(file).map(|taken| (taken.events, taken.people))
}

/// The day in a copy's name.
pub fn day_of(file: &Path) -> Option<NaiveDate> {
    place::stamp(file)?.day
}
