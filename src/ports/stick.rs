//! Where things go out: a folder somebody named, else the first stick the system has mounted. `tramhoc` never mounts.

use std::path::{Path, PathBuf};

/// Where sticks are mounted, and the file systems they have.
const PLACES: [&str; 3] = ["/media/", "/run/media/", "/mnt/"];
const KINDS: [&str; 2] = ["vfat", "exfat"];

/// The folder to write to; `None` where the named one is not there, or no stick is.
pub fn place(named: Option<&Path>) -> Option<PathBuf> {
    match named {
        Some(folder) => folder.is_dir().then(|| folder.to_owned()),
        None => first(&std::fs::read_to_string("/proc/self/mounts").unwrap_or_default()),
    }
}

/// The first stick of a list of mounts (proc(5)) that can be written to.
fn first(mounts: &str) -> Option<PathBuf> {
    mounts.lines().find_map(|line| {
        let [_, place, kind, options, ..] = line.split(' ').collect::<Vec<_>>()[..] else { return None };
        let place = unescaped(place);
        let is_stick = KINDS.contains(&kind) && PLACES.iter().any(|known| place.starts_with(known));
        (is_stick && options.split(',').any(|option| option == "rw")).then(|| place.into())
    })
}

/// The kernel writes a space as `\\040`.
fn unescaped(place: &str) -> String {
    [("\\040", " "), ("\\011", "\t"), ("\\134", "\\")]
        .iter()
        .fold(place.to_owned(), |text, (from, to)| text.replace(from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_stick_that_can_be_written_to_is_taken() {
        let mounts = "/dev/sda1 / ext4 rw 0 0\n/dev/sda2 /boot/efi vfat rw 0 0\n/dev/sdb1 /media/u/A vfat ro,nosuid 0 0\n\
                      /dev/sdc1 /media/u/H\\040KIM exfat rw,nosuid 0 0\nnothing\n";
        assert_eq!(first(mounts), Some("/media/u/H KIM".into()));
        assert_eq!(first("/dev/sdb1 /media/u/A vfat ro 0 0"), None);
    }

    #[test]
    fn a_folder_that_was_named_and_is_not_there_is_no_place() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(place(Some(folder.path())), Some(folder.path().to_owned()));
        assert_eq!(place(Some(&folder.path().join("no"))), None);
    }
}
