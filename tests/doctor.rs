//! `tramhoc doctor` as somebody runs it who stands at a machine with trouble: every finding the real program can be made to
//! have here is provoked, and its exit code says whether something has to be mended.

use std::fs::{self, Permissions};
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;
use tempfile::TempDir;
use tramhoc::contract::Effect;
use tramhoc::lesson::Catalogue;
use tramhoc::ports::speaker::Silence;
use tramhoc::ports::stick::Sticks;
use tramhoc::ports::{Machine, Parts, Ports};

/// For what must happen, on a machine that is busy; paid only by a failing test.
const PATIENCE: Duration = Duration::from_secs(30);

/// A machine of our own making: folders for the station, the stick and what stands for a printer; no sound.
struct Bench {
    folder: TempDir,
}

impl Bench {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    /// The same with a station that has been started once.
    fn started() -> Self {
        let bench = Self::new();
        let parts = Parts::of_machine(bench.path("station"), Box::new(Catalogue::default), Box::new(Silence));
        Ports::new(parts).run(&Effect::Open);
        bench
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tramhoc"));
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("TRAMHOC")) {
            command.env_remove(name);
        }
        command.arg("doctor").args(["--data".as_ref(), self.path("station").as_os_str()]);
        command.args(["--stick".as_ref(), self.path("stick").as_os_str()]).args(arguments).env("LANG", "C.UTF-8");
        command.stdin(Stdio::null());
        command
    }

    /// The exit code, and the names of what was found.
    fn found(&self, change: impl FnOnce(&mut Command) -> &mut Command) -> (i32, Vec<String>) {
        let mut command = self.command(&["--json"]);
        change(&mut command);
        let Output { status, stdout, stderr } = command.output().expect("the program runs");
        let said: serde_json::Value = serde_json::from_slice(&stdout).unwrap_or_else(|error| {
            panic!("{error}: {} {}", String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr))
        });
        let findings = said["findings"].as_array().expect("a list");
        let name = |row: &serde_json::Value| row["finding"]["found"].as_str().expect("a name").to_owned();
        (status.code().expect("an exit code"), findings.iter().map(name).collect())
    }

    #[track_caller]
    fn finds(&self, finding: &str, code: i32) {
        let (exit, found) = self.found(|command| command);
        assert!(found.iter().any(|name| name == finding), "{finding} is not in {found:?}");
        assert_eq!(exit, code, "{found:?}");
    }
}

#[test]
fn a_machine_that_was_never_started_is_looked_at_and_nothing_is_made() {
    let bench = Bench::new();
    for finding in ["no_terminal", "no_records_yet", "no_key_yet", "no_stick", "disk_roomy"] {
        bench.finds(finding, 0);
    }
    assert_eq!(fs::read_dir(bench.folder.path()).expect("a folder").count(), 0);
}

#[test]
fn a_station_that_was_started_is_whole_not_enrolled_and_not_copied() {
    let bench = Bench::started();
    for finding in ["records_whole", "not_enrolled", "test_root", "not_copied"] {
        bench.finds(finding, 0);
    }
}

#[test]
fn a_copy_on_this_disk_only_is_told_apart_from_one_elsewhere() {
    let bench = Bench::started();
    let made = Command::new(env!("CARGO_BIN_EXE_tramhoc"))
        .args(["backup", "now", "--data"])
        .arg(bench.path("station"))
        .output()
        .expect("the program runs");
    assert!(made.status.success());
    bench.finds("copied_here_only", 0);
}

#[test]
fn a_stick_that_is_there_is_told() {
    let bench = Bench::new();
    fs::create_dir(bench.path("stick")).expect("plugged in");
    bench.finds("stick", 0);
}

#[test]
fn a_printer_is_there_where_somebody_named_one() {
    let bench = Bench::new();
    let printer = |name: &'static str| bench.found(move |command| command.args(["--printer", name])).1;
    assert!(printer("/dev/null").contains(&"printer".to_owned()));
    assert!(printer("/dev/usb/lp-nowhere").contains(&"no_printer".to_owned()));
}

#[test]
fn without_a_synthesiser_or_a_sound_library_that_is_advice() {
    let bench = Bench::new();
    let (code, found) = bench.found(|command| command.env("PATH", "/nowhere"));
    assert!(found.contains(&"no_synthesiser".to_owned()) && code == 0, "{found:?}");
    let sound = ["sound_card", "no_sound_card", "no_sound_library"];
    assert_eq!(found.iter().filter(|name| sound.contains(&name.as_str())).count(), 1);
}

#[test]
fn a_synthesiser_on_the_path_is_found() {
    let bench = Bench::new();
    fs::write(bench.path("espeak-ng"), "").expect("written");
    let folder = bench.folder.path().to_owned();
    assert!(bench.found(|command| command.env("PATH", folder)).1.contains(&"synthesiser".to_owned()));
}

#[test]
fn damaged_records_and_those_of_a_newer_program_are_told_and_left_as_they_are() {
    let bench = Bench::started();
    let file = bench.path("station/tramhoc.sqlite");
    let good = fs::read(&file).expect("records");
    let mut torn = good.clone();
    torn[4096..].iter_mut().for_each(|byte| *byte = 0xff);
    fs::write(&file, &torn).expect("damaged");
    let _ = fs::remove_file(bench.path("station/tramhoc.sqlite-wal"));
    bench.finds("records_damaged", 1);
    assert_eq!(fs::read(&file).expect("read"), torn);
    fs::remove_file(&file).expect("removed");
    let db = rusqlite::Connection::open(&file).expect("a database");
    db.execute_batch("CREATE TABLE tomorrow (x); PRAGMA user_version = 99;").expect("written");
    drop(db);
    bench.finds("records_newer", 1);
}

#[test]
fn a_key_others_can_read_and_a_damaged_list_are_to_be_mended() {
    let bench = Bench::started();
    fs::write(bench.path("station/trust.list"), "BDHL").expect("written");
    bench.finds("list_unreadable", 1);
    fs::set_permissions(bench.path("station/station.key"), Permissions::from_mode(0o644)).expect("opened up");
    bench.finds("key_unreadable", 1);
}

/// Mounts a small disk of our own over a folder, if this test may.
fn mounted(folder: &Path, options: &str) -> bool {
    fs::create_dir_all(folder).expect("a folder");
    let mount = Command::new("mount").args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(folder).output();
    let can = mount.is_ok_and(|output| output.status.success());
    if !can {
        let _ = writeln!(std::io::stderr(), "SKIPPED doctor: needs root to mount a disk (and apt-get install mount)");
    }
    can
}

/// Taken away even where the test fails.
struct Mounted(PathBuf);

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

#[test]
fn a_locked_disk_is_to_be_mended() {
    let bench = Bench::new();
    if mounted(&bench.path("station"), "size=1m,ro") {
        let _disk = Mounted(bench.path("station"));
        bench.finds("disk_locked", 1);
    }
}

#[test]
fn a_disk_that_is_nearly_full_is_to_be_mended() {
    let bench = Bench::new();
    if mounted(&bench.path("station"), "size=40m,mode=0700") {
        let _disk = Mounted(bench.path("station"));
        let parts = Parts::of_machine(bench.path("station"), Box::new(Catalogue::default), Box::new(Silence));
        Ports::new(parts).run(&Effect::Open);
        bench.finds("disk_nearly_full", 1);
    }
}

#[test]
fn whoever_waits_for_sticks_hears_of_a_mount_and_of_its_end() {
    let bench = Bench::new();
    let (sender, told) = std::sync::mpsc::channel();
    let watched = Sticks::of_system().watch(move || sender.send(()).unwrap_or_default());
    watched.expect("a table of mounts and a thread");
    if mounted(&bench.path("mount"), "size=1m") {
        told.recv_timeout(PATIENCE).expect("told of the mount");
        while told.try_recv().is_ok() {}
        drop(Mounted(bench.path("mount")));
        told.recv_timeout(PATIENCE).expect("told of its end");
    }
}

#[test]
fn for_people_every_finding_is_a_line_with_its_remedy_below() {
    let bench = Bench::new();
    for (language, loud, remedy) in [("vi", "USB: chưa cắm USB nào", "cắm USB"), ("en", "USB: no stick", "plug one in")]
    {
        let output = bench.command(&["--lang", language]).output().expect("the program runs");
        let said = String::from_utf8(output.stdout).expect("text");
        let lines: Vec<&str> = said.lines().collect();
        let place = lines.iter().position(|line| line.contains(loud)).unwrap_or_else(|| panic!("{said}"));
        assert!(lines[place].starts_with("✓ ") && lines[place + 1].starts_with("    "), "{said}");
        assert!(lines[place + 1].contains(remedy), "{said}");
    }
}

#[test]
fn a_reader_that_has_gone_ends_a_command_without_a_word() {
    let bench = Bench::new();
    for arguments in [&["doctor"][..], &["lessons", "list"], &["people", "list"]] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tramhoc"));
        command.args(arguments).args(["--data".as_ref(), bench.path("station").as_os_str()]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?}");
    }
}
