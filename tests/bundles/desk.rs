//! The commands, with the real program: from a station to an office and back, whatever lies in between.

use crate::commune::{DAY, commune_key, list_of};
use crate::said::Said;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;
use tramhoc::contract::Effect;
use tramhoc::lesson::Catalogue;
use tramhoc::ports::passphrase::Passphrase;
use tramhoc::ports::speaker::Silence;
use tramhoc::ports::{Machine, Parts, Ports, keys, locked_key, trust_file};

const PASSPHRASE: &str = "con trâu đi trước cái cày";

/// A station, an office, and the commune's key, in folders of their own.
struct World(TempDir);

impl World {
    fn new() -> Self {
        let world = Self(tempfile::tempdir().expect("a folder"));
        fs::write(world.path("p"), format!("{PASSPHRASE}\n")).expect("a passphrase");
        let passphrase = Passphrase::from_file(&world.path("p")).expect("a passphrase");
        locked_key::write(&world.path("xa.key"), &commune_key(), &passphrase).expect("a locked key");
        world.learns();
        world
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// A guest comes to the station.
    fn learns(&self) {
        let parts = Parts::of_machine(self.path("station"), Box::new(Catalogue::default), Box::new(Silence));
        let mut ports = Ports::new(parts);
        [Effect::Open, Effect::SignInGuest, Effect::SignOut].iter().for_each(|effect| drop(ports.run(effect)));
    }

    /// It is switched on and off so many times.
    fn starts(&self, folder: &str, times: usize) {
        for _ in 0..times {
            let parts = Parts::of_machine(self.path(folder), Box::new(Catalogue::default), Box::new(Silence));
            drop(Ports::new(parts).run(&Effect::Open));
        }
    }

    /// The commune's list with the station in it, held in this folder.
    fn list_to(&self, folder: &str) {
        let key = keys::open(&self.path("station")).expect("read").expect("a key");
        let bytes = list_of(&[key]).issue(&commune_key(), DAY).expect("issued");
        fs::create_dir_all(self.path(folder)).expect("made");
        trust_file::hold(&self.path(folder), &bytes).expect("held");
    }

    fn run(&self, folder: &str, line: &str) -> Said {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tramhoc"));
        Said::by(command.args(line.split(' ')).arg("--data").arg(self.path(folder)).current_dir(self.0.path()))
    }

    #[track_caller]
    fn well(&self, folder: &str, line: &str) -> String {
        self.run(folder, line).well()
    }

    fn json(&self, folder: &str, line: &str) -> Value {
        let Said { out, err: error, .. } = self.run(folder, &format!("{line} --json"));
        serde_json::from_str(&out).unwrap_or_else(|_| panic!("{line}: {out}{error}"))
    }

    /// The bundle the station writes now.
    fn sends(&self, to: &str) -> PathBuf {
        self.sent_by("station", to)
    }

    fn sent_by(&self, folder: &str, to: &str) -> PathBuf {
        self.well(folder, &format!("records export --bundle --to {to}"));
        let files = fs::read_dir(self.path(to)).expect("a folder").map(|entry| entry.expect("an entry").path());
        files.filter(|path| path.extension().is_some_and(|end| end == "thbundle")).max().expect("a bundle")
    }
}

fn name(path: &Path) -> String {
    path.display().to_string()
}

#[test]
fn records_go_to_the_office_and_the_receipt_comes_back() {
    let world = World::new();
    world.list_to("office");
    world.list_to("station");
    let bundle = world.sends("usb");
    let taken = world.json("office", &format!("records import {}", name(&bundle)));
    let events = taken[0]["events"].as_u64().expect("a number");
    assert_eq!(
        (&taken[0]["new"], &taken[0]["trouble"], &taken[0]["cloned"]),
        (&events.into(), &Value::Null, &Value::Null)
    );
    assert_eq!(world.json("office", &format!("records import {}", name(&bundle)))[0]["new"], 0, "again is nothing new");

    world.well("office", "records receipt xa.threceipt --key xa.key --passphrase-file p");
    assert!(world.well("station", "records import xa.threceipt").contains("giấy báo của xã"));
    let shown = world.json("station", "records show");
    assert_eq!(shown["delivered"][0]["seq"], events);
    assert!(world.well("station", "records export --bundle --to usb2").contains("không có gì mới"));
    world.learns();
    let second = world.sends("usb2");
    let taken = world.json("office", &format!("records import {}", name(&second)));
    assert_eq!(taken[0]["events"], taken[0]["new"], "only what is new");
    let (station, office) = (world.json("station", "records show"), world.json("office", "records show"));
    assert_eq!(station["digest"], office["digest"]);
    assert_eq!((&office["chains"][0]["beside"], &office["head"]), (&0.into(), &Value::Null));
}

#[test]
fn what_cannot_be_taken_is_kept_aside_with_its_reason_and_taken_once_it_can_be() {
    let world = World::new();
    let bundle = world.sends("usb");
    let Said { code, err: error, .. } = world.run("office", &format!("records import {}", name(&bundle)));
    assert!(
        code == 1 && error.contains("chưa có danh sách trạm") && error.contains("xã chưa biết trạm này"),
        "{error}"
    );
    assert_eq!(world.json("office", "records show")["quarantined"].as_array().map(Vec::len), Some(1));
    let whole = fs::read(&bundle).expect("read");
    fs::write(world.path("cut.thbundle"), &whole[..whole.len() - 1]).expect("written");
    fs::write(world.path("junk.thbundle"), "junk").expect("written");

    world.list_to("office");
    let Said { code, out, err: error } = world.run("office", "records import cut.thbundle junk.thbundle");
    assert!(code == 1 && out.contains("việc mới") && error.contains("Tệp bị cụt"), "{out}{error}");
    assert_eq!(fs::read(&bundle).expect("read"), whole, "nothing was done to the stick");
    world.well("office", &format!("records import {}", name(&bundle)));
    let left = &world.json("office", "records show")["quarantined"];
    assert_eq!(left.as_array().map(Vec::len), Some(1), "what is all here is let go, junk is not: {left}");
    assert!(left[0][1].as_str().is_some_and(|reason| reason.contains("junk.thbundle")), "{left}");
    let Said { code, err: error, .. } = world.run("office", "records import missing.thbundle");
    assert!(code == 1 && error.contains("không đọc được"), "{error}");
}

#[test]
fn a_copied_disk_is_an_alarm_and_both_branches_are_shown() {
    let world = World::new();
    world.list_to("office");
    let copy = world.path("copy");
    fs::create_dir(&copy).expect("made");
    for file in ["tramhoc.sqlite", "station.key"] {
        fs::copy(world.path("station").join(file), copy.join(file)).expect("copied");
    }
    world.starts("station", 1);
    world.starts("copy", 2);
    let first = world.sends("usb");
    world.well("office", &format!("records import {}", name(&first)));
    let second = world.sent_by("copy", "usb2");
    let Said { code, err: error, .. } = world.run("office", &format!("records import {}", name(&second)));
    assert!(code == 1 && error.contains("BÁO ĐỘNG"), "{error}");
    let Said { code, out, .. } = world.run("office", "records show");
    assert!(code == 1 && out.contains("CÓ NHÁNH"), "{out}");
}

#[test]
fn an_offices_folder_never_becomes_a_station_and_a_station_writes_no_receipt() {
    let world = World::new();
    world.list_to("office");
    world.list_to("station");
    let bundle = world.sends("usb");
    world.well("office", &format!("records import {}", name(&bundle)));
    let digest = world.json("office", "records show")["digest"].clone();
    let Said { code, err: error, .. } = world.run("office", "--plain");
    assert!(code == 3 && error.contains("sổ gộp của xã"), "{error}");
    world.starts("office", 1);
    for line in ["people add Lan", "records export --to x", "records export --bundle --to x"] {
        assert_ne!(world.run("office", line).code, 0, "{line}");
    }
    assert!(!world.path("office").join("station.key").exists(), "no key was made");
    assert_eq!(world.json("office", "records show")["digest"], digest);
    let Said { code, err: error, .. } =
        world.run("station", "records receipt x.threceipt --key xa.key --passphrase-file p");
    assert!(code == 1 && error.contains("không phải sổ gộp của xã"), "{error}");
    world.run("office", "records receipt xa.threceipt --key xa.key --passphrase-file p");
    let Said { code, err: error, .. } = world.run("office", "records import xa.threceipt");
    assert!(code == 1 && error.contains("không nhận"), "{error}");
}
