//! Which USB stick is there: the one folder that files are carried out to and brought in from.
//!
//! The system mounts sticks, never this program. What counts as a stick: a file system sticks have, on a disk that can be
//! taken out (`removable` in `/sys`, or a disk on the USB), which is not the disk the system itself runs from. A station
//! without automatic mounting, and a test, names a folder instead (`--stick`, `TRAMHOC_STICK`). What lies on a stick is
//! not known here.

use super::lending::{Lender, Loan};
use rustix::event::{PollFd, PollFlags, poll};
use std::fs::{self, File};
use std::io::{self, Read, Seek};
use std::os::unix::ffi::OsStringExt;
use std::path::{Path, PathBuf};

/// File systems a stick may have: what phones, cameras and Windows write, and what a careful volunteer formats.
const FILE_SYSTEMS: [&str; 8] = ["vfat", "msdos", "exfat", "ntfs", "ntfs3", "fuseblk", "ext4", "ext2"];

/// A stick that can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stick {
    /// Where its files are.
    pub folder: PathBuf,
    /// It may be written to while it is lent.
    pub writable: bool,
    /// Who has to be asked first.
    lender: Option<Lender>,
}

impl Stick {
    /// The stick, to be written to.
    ///
    /// # Errors
    /// It cannot be written to.
    pub fn lend(&self) -> io::Result<Loan> {
        match &self.lender {
            _ if !self.writable => Err(io::ErrorKind::ReadOnlyFilesystem.into()),
            Some(lender) => lender.lend(),
            None => Ok(Loan::of_its_own(self.folder.clone())),
        }
    }

    /// A stick mounted read-only can be lent where there is a lender.
    fn lent_by(self, lender: Option<&Lender>) -> Self {
        match lender {
            Some(lender) if !self.writable && lender.is_there() => {
                Self { writable: true, lender: Some(lender.clone()), ..self }
            }
            _ => self,
        }
    }
}

/// Why there is no stick to work with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoStick {
    #[error("no stick is mounted")]
    None,
    /// Nobody can know which is meant.
    #[error("more than one stick is mounted")]
    Several,
}

/// Where sticks are looked for.
#[derive(Debug, Clone)]
pub struct Sticks {
    at: At,
    lender: Option<Lender>,
}

#[derive(Debug, Clone)]
enum At {
    /// Somebody named the folder.
    Folder(PathBuf),
    /// The system's table of mounts, and its tree of disks.
    System { mounts: PathBuf, disks: PathBuf },
}

impl Sticks {
    /// What the system has mounted.
    pub fn of_system() -> Self {
        Self::in_tables("/proc/self/mountinfo", "/sys/dev/block")
    }

    /// This folder, whenever it is there, and nothing else.
    pub fn named(folder: impl Into<PathBuf>) -> Self {
        Self { at: At::Folder(folder.into()), lender: None }
    }

    /// The folder somebody named, else what the system has mounted.
    pub fn named_or_mounted(folder: Option<PathBuf>) -> Self {
        folder.map_or_else(Self::of_system, Self::named)
    }

    /// The same, with somebody who makes read-only sticks writable for a while.
    pub fn lent_by(self, lender: Option<Lender>) -> Self {
        Self { lender, ..self }
    }

    fn in_tables(mounts: impl Into<PathBuf>, disks: impl Into<PathBuf>) -> Self {
        Self { at: At::System { mounts: mounts.into(), disks: disks.into() }, lender: None }
    }

    /// The stick, if there is exactly one.
    pub fn the_one(&self) -> Result<Stick, NoStick> {
        let mut mounted = self.mounted();
        match mounted.len() {
            0 => Err(NoStick::None),
            1 => Ok(mounted.remove(0)),
            _ => Err(NoStick::Several),
        }
    }

    /// Every stick that can be read now.
    pub fn mounted(&self) -> Vec<Stick> {
        match &self.at {
            At::Folder(folder) => named(folder).into_iter().collect(),
            At::System { mounts, disks } => {
                let table = fs::read(mounts).unwrap_or_default();
                let sticks = in_table(&String::from_utf8_lossy(&table), disks).into_iter();
                sticks.map(|stick| stick.lent_by(self.lender.as_ref())).collect()
            }
        }
    }

    /// Calls `changed` whenever something was mounted or unmounted, from a thread that sleeps until then. Nothing happens
    /// where a folder is named: nobody tells of folders.
    ///
    /// # Errors
    /// There is no table of mounts, or no thread to be had.
    pub fn watch(&self, changed: impl Fn() + Send + 'static) -> io::Result<()> {
        let At::System { mounts, .. } = &self.at else { return Ok(()) };
        let mut table = File::open(mounts)?;
        std::thread::Builder::new().name("sticks".into()).spawn(move || {
            while wait_for_change(&mut table).is_ok() {
                changed();
            }
        })?;
        Ok(())
    }
}

/// The kernel says by POLLPRI that the table has changed since it was last read.
fn wait_for_change(table: &mut File) -> io::Result<()> {
    table.rewind()?;
    io::copy(&mut table.by_ref(), &mut io::sink())?;
    loop {
        let mut waiting = [PollFd::new(table, PollFlags::PRI)];
        match poll(&mut waiting, None) {
            Ok(_) if waiting[0].revents().contains(PollFlags::PRI) => return Ok(()),
            Ok(_) => return Err(io::ErrorKind::Unsupported.into()),
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

fn named(folder: &Path) -> Option<Stick> {
    let writable = rustix::fs::access(folder, rustix::fs::Access::WRITE_OK).is_ok();
    folder.is_dir().then(|| Stick { folder: folder.to_owned(), writable, lender: None })
}

/// One line of the table of mounts, as far as it matters here (proc(5)).
#[derive(Debug, PartialEq, Eq)]
struct Mount {
    /// `8:17`
    device: String,
    folder: PathBuf,
    file_system: String,
    writable: bool,
}

impl Mount {
    fn read(line: &str) -> Option<Self> {
        let (before, after) = line.split_once(" - ")?;
        let mut before = before.split(' ').skip(2);
        let (device, _root) = (before.next()?.to_owned(), before.next()?);
        let folder = PathBuf::from(std::ffi::OsString::from_vec(unescaped(before.next()?)));
        let may_write = |options: &str| options.split(',').all(|option| option != "ro");
        let writable = may_write(before.next()?);
        let mut after = after.split(' ');
        let file_system = after.next()?.to_owned();
        Some(Self { device, folder, file_system, writable: writable && after.nth(1).is_none_or(may_write) })
    }
}

/// A space is `\040` in the table.
fn unescaped(text: &str) -> Vec<u8> {
    let mut parts = text.split('\\');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        match part.get(..3).and_then(|digits| u8::from_str_radix(digits, 8).ok()) {
            Some(byte) => {
                bytes.push(byte);
                bytes.extend(&part.as_bytes()[3..]);
            }
            None => {
                bytes.push(b'\\');
                bytes.extend(part.as_bytes());
            }
        }
    }
    bytes
}

fn in_table(table: &str, disks: &Path) -> Vec<Stick> {
    let mounts: Vec<Mount> = table.lines().filter_map(Mount::read).collect();
    let of_system = mounts.iter().filter(|mount| mount.folder == Path::new("/"));
    let own: Vec<PathBuf> = of_system.filter_map(|mount| disk(&mount.device, disks)).collect();
    let mut sticks: Vec<(String, Stick)> = Vec::new();
    for mount in mounts.into_iter().filter(|mount| FILE_SYSTEMS.contains(&mount.file_system.as_str())) {
        let foreign = disk(&mount.device, disks).is_some_and(|disk| can_be_taken_out(&disk) && !own.contains(&disk));
        // Mounted in two places it is still one stick.
        if foreign && sticks.iter().all(|(device, _)| *device != mount.device) {
            sticks.push((mount.device, Stick { folder: mount.folder, writable: mount.writable, lender: None }));
        }
    }
    sticks.into_iter().map(|(_, stick)| stick).collect()
}

/// The whole disk a device is a part of, in the tree of `/sys`.
fn disk(device: &str, disks: &Path) -> Option<PathBuf> {
    let block = fs::canonicalize(disks.join(device)).ok()?;
    if block.join("partition").exists() { block.parent().map(Path::to_owned) } else { Some(block) }
}

fn can_be_taken_out(disk: &Path) -> bool {
    let removable = fs::read_to_string(disk.join("removable")).is_ok_and(|text| text.trim() == "1");
    let on_usb = disk.components().any(|part| part.as_os_str().to_str().is_some_and(|name| name.starts_with("usb")));
    removable || on_usb
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    /// A machine with a system disk (8:1), a stick (8:17), a USB hard disk (8:33) and an SD card the system runs from on
    /// another machine (179:2).
    struct Machine(tempfile::TempDir);

    impl Machine {
        fn new() -> Self {
            let machine = Self(tempfile::tempdir().expect("a folder"));
            machine.disk("pci0/ata1/sda", "8:1", false);
            machine.disk("pci0/usb1/1-1/sdb", "8:17", true);
            machine.disk("pci0/usb2/2-1/sdc", "8:33", false);
            machine.disk("mmc0/mmcblk0", "179:2", true);
            machine
        }

        fn disk(&self, path: &str, partition: &str, removable: bool) {
            let disk = self.0.path().join("devices").join(path);
            let part = disk.join("part");
            fs::create_dir_all(&part).expect("made");
            fs::write(part.join("partition"), "1\n").expect("written");
            fs::write(disk.join("removable"), if removable { "1\n" } else { "0\n" }).expect("written");
            fs::create_dir_all(self.disks()).expect("made");
            symlink(part, self.disks().join(partition)).expect("linked");
        }

        fn disks(&self) -> PathBuf {
            self.0.path().join("dev-block")
        }

        fn with(&self, table: &str) -> Vec<Stick> {
            let mounts = self.0.path().join("mountinfo");
            fs::write(&mounts, table).expect("written");
            Sticks::in_tables(mounts, self.disks()).mounted()
        }
    }

    fn stick(folder: impl Into<PathBuf>, writable: bool) -> Stick {
        Stick { folder: folder.into(), writable, lender: None }
    }

    const SYSTEM: &str = "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n23 22 0:5 / /proc rw - proc proc rw\n";

    #[test]
    fn a_mounted_stick_is_found_and_the_systems_own_disk_is_none() {
        let table = format!("{SYSTEM}40 22 8:17 / /media/KINGSTON rw,nosuid shared:9 - vfat /dev/sdb1 rw,utf8\n");
        assert_eq!(Machine::new().with(&table), [stick("/media/KINGSTON", true)]);
        assert_eq!(Machine::new().with(SYSTEM), []);
    }

    #[test]
    fn a_folder_with_a_space_or_a_backslash_in_its_name_is_read_as_it_is() {
        let table = format!("{SYSTEM}40 22 8:17 / /media/USB\\040c\\303\\263\\134a rw - exfat /dev/sdb1 rw\n");
        assert_eq!(Machine::new().with(&table), [stick("/media/USB có\\a", true)]);
    }

    #[test]
    fn a_stick_locked_against_writing_says_so() {
        let by_mount = format!("{SYSTEM}40 22 8:17 / /media/A ro,nosuid - vfat /dev/sdb1 rw\n");
        let by_itself = format!("{SYSTEM}40 22 8:17 / /media/A rw,nosuid - vfat /dev/sdb1 ro,utf8\n");
        assert_eq!([by_mount, by_itself].map(|table| Machine::new().with(&table)[0].writable), [false, false]);
    }

    #[test]
    fn a_stick_mounted_read_only_is_lent_where_somebody_lends_it() {
        let machine = Machine::new();
        machine.with(&format!("{SYSTEM}40 22 8:17 / /media/A ro,nosuid - vfat /dev/sdb1 rw\n"));
        let socket = machine.0.path().join("lender");
        let lent = || {
            let sticks = Sticks::in_tables(machine.0.path().join("mountinfo"), machine.disks());
            sticks.lent_by(Some(Lender::at(&socket))).the_one().expect("a stick")
        };
        assert!(!lent().writable && lent().lend().is_err(), "nobody lends it");
        let listener = std::os::unix::net::UnixListener::bind(&socket).expect("a socket");
        let loan = std::thread::scope(|scope| {
            scope.spawn(|| {
                io::Write::write_all(&mut listener.accept().expect("asked").0, b"ok /run/lent\n").expect("answered")
            });
            lent().lend()
        });
        assert!(lent().writable && loan.is_ok(), "{loan:?}");
    }

    #[test]
    fn a_hard_disk_on_the_usb_counts_and_what_is_no_disk_does_not() {
        let table = format!(
            "{SYSTEM}40 22 8:33 / /media/DISK rw - ntfs3 /dev/sdc1 rw\n41 22 0:60 / /media/net rw - cifs //x/y rw\n\
             42 22 8:99 / /media/gone rw - vfat /dev/sdz1 rw\n43 22 8:33 / /media/raw rw - squashfs /dev/sdc1 rw\n"
        );
        assert_eq!(Machine::new().with(&table), [stick("/media/DISK", true)]);
    }

    #[test]
    fn a_card_the_system_runs_from_is_no_stick_on_any_of_its_partitions() {
        let machine = Machine::new();
        let boot = machine.0.path().join("devices/mmc0/mmcblk0/boot");
        fs::create_dir_all(&boot).expect("made");
        fs::write(boot.join("partition"), "1\n").expect("written");
        symlink(boot, machine.disks().join("179:1")).expect("linked");
        let table =
            "22 1 179:2 / / rw - ext4 /dev/mmcblk0p2 rw\n30 22 179:1 / /boot/firmware rw - vfat /dev/mmcblk0p1 rw\n";
        assert_eq!(machine.with(table), []);
    }

    #[test]
    fn a_stick_mounted_twice_is_one_and_two_sticks_are_too_many() {
        let twice = "40 22 8:17 / /media/A rw - vfat /dev/sdb1 rw\n41 22 8:17 / /mnt rw - vfat /dev/sdb1 rw\n";
        let machine = Machine::new();
        assert_eq!(machine.with(twice), [stick("/media/A", true)]);
        machine.with(&format!("{twice}42 22 8:33 / /media/B rw - vfat /dev/sdc1 rw\n"));
        let sticks = Sticks::in_tables(machine.0.path().join("mountinfo"), machine.disks());
        assert_eq!(sticks.the_one(), Err(NoStick::Several));
        machine.with(SYSTEM);
        assert_eq!(sticks.the_one(), Err(NoStick::None));
    }

    #[test]
    fn a_named_folder_is_the_stick_while_it_is_there() {
        let above = tempfile::tempdir().expect("a folder");
        let sticks = Sticks::named(above.path().join("stick"));
        assert_eq!(sticks.the_one(), Err(NoStick::None));
        fs::create_dir(above.path().join("stick")).expect("made");
        assert_eq!(sticks.the_one(), Ok(stick(above.path().join("stick"), true)));
        assert!(sticks.watch(|| {}).is_ok());
    }

    #[test]
    fn a_table_that_cannot_be_read_means_no_stick() {
        let sticks = Sticks::in_tables("/nowhere/mountinfo", "/nowhere");
        assert_eq!(sticks.mounted(), []);
        assert!(sticks.watch(|| {}).is_err());
    }

    #[test]
    fn lines_that_are_no_mounts_are_passed_over() {
        assert_eq!(["", "x", "1 2 3:4 / /a", "1 2 3:4 / - vfat x rw"].map(Mount::read), [const { None }; 4]);
    }
}
