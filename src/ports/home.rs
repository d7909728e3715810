//! Where the records live: which machine, which file system, which disk. A cloned disk carries the records and the key to
//! a second machine, and both would go on with the same chain.
//!
//! The rule: what could be told at the last start and can be told now is compared; if one of them differs, the records
//! have been carried or cloned, and a new epoch begins. Too many new epochs cost nothing, too few would cost the hub its
//! order. The machine is `/etc/machine-id`, the file system its UUID (`/dev/disk/by-uuid`), the disk the number its
//! maker gave it (an SD card's `cid`, else `wwid` or `serial`; a whole card that was cloned differs in nothing else).

use super::store::{StoreTrouble, rebuild};
use serde::{Deserialize, Serialize};
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

const FILE: &str = "home.json";

/// What can be told of a place; `None` for what cannot.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Home {
    machine: Option<String>,
    file_system: Option<String>,
    disk: Option<String>,
}

impl Home {
    /// Where this folder lies now.
    pub fn of(folder: &Path) -> Self {
        let device = fs::metadata(folder).ok().map(|about| about.dev());
        Self {
            machine: line(Path::new("/etc/machine-id")),
            file_system: device.and_then(uuid),
            disk: device.and_then(makers_number),
        }
    }

    /// Where the records lived when this was last kept; `None` for a folder that never had a station.
    pub fn last(folder: &Path) -> Option<Self> {
        serde_json::from_slice(&fs::read(folder.join(FILE)).ok()?).ok()
    }

    /// Keeps it for the next start.
    pub fn keep(&self, folder: &Path) -> Result<(), StoreTrouble> {
        let text = serde_json::to_vec(self).map_err(|error| StoreTrouble::found(error.to_string()))?;
        rebuild::write_whole(&folder.join(FILE), &text)
    }

    /// Whether the two are certainly not the same place.
    pub fn differs(&self, other: &Self) -> bool {
        let pairs =
            [(&self.machine, &other.machine), (&self.file_system, &other.file_system), (&self.disk, &other.disk)];
        pairs.iter().any(|pair| matches!(pair, (Some(one), Some(other)) if one != other))
    }
}

/// The UUID of the file system on this device.
fn uuid(device: u64) -> Option<String> {
    let links = fs::read_dir("/dev/disk/by-uuid").ok()?.filter_map(Result::ok);
    let is_it = |path: PathBuf| fs::metadata(path).is_ok_and(|about| about.rdev() == device);
    links.filter(|link| is_it(link.path())).find_map(|link| link.file_name().into_string().ok())
}

/// The number the maker gave the disk, found at the partition's disk in `/sys`.
fn makers_number(device: u64) -> Option<String> {
    let (major, minor) = (rustix::fs::major(device), rustix::fs::minor(device));
    let block = fs::canonicalize(format!("/sys/dev/block/{major}:{minor}")).ok()?;
    let at = |folder: &Path| {
        ["device/cid", "wwid", "device/wwid", "device/serial"].iter().find_map(|n| line(&folder.join(n)))
    };
    at(&block).or_else(|| at(block.parent()?))
}

fn line(path: &Path) -> Option<String> {
    let text = fs::read_to_string(path).ok()?.trim().to_owned();
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn home(machine: &str, disk: Option<&str>) -> Home {
        Home { machine: Some(machine.into()), file_system: None, disk: disk.map(Into::into) }
    }

    #[test]
    fn another_machine_or_another_disk_is_another_place_and_what_is_not_known_is_no_proof() {
        let here = home("a", Some("1"));
        assert!(here.differs(&home("b", Some("1"))) && here.differs(&home("a", Some("2"))));
        assert!(!here.differs(&home("a", None)) && !here.differs(&here) && !here.differs(&Home::default()));
    }

    #[test]
    fn a_place_is_remembered_and_is_the_same_the_next_time() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(Home::last(folder.path()), None);
        let here = Home::of(folder.path());
        here.keep(folder.path()).unwrap();
        assert_eq!(Home::last(folder.path()), Some(here.clone()));
        assert!(!here.differs(&Home::of(folder.path())));
    }
}
