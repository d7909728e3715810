//! Packs of lessons with the real program: made at the commune's desk, installed at a station, gone back from; and whatever
//! happens in the middle, the station has the old lessons or the new ones.
//!
//! ```text
//! TRAMHOC_FULL=1 cargo test --test packs -- --nocapture      500 kills instead of 25
//! ```

mod commune;
mod said;

use commune::{DAY, certificate, commune_key};
use said::Said;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tramhoc::pack::{Builder, PartKind};

const PASSPHRASE: &str = "con trâu đi trước cái cày";
const LESSON: &str = "bat-dau/chao-may";
const LESSON_NUMBER: u64 = 1;

/// A commune's desk and a station, in one folder.
struct World {
    folder: TempDir,
}

impl World {
    fn new() -> Self {
        let world = Self { folder: tempfile::tempdir().expect("a folder") };
        fs::write(world.path("p"), format!("{PASSPHRASE}\n")).expect("written");
        world
    }

    /// With a commune the test root vouches for.
    fn with_commune() -> Self {
        let world = Self::new();
        world.run("keys new programme --test -o root.key --passphrase-file p").well();
        world.run("keys new commune --name Vĩnh_Tân -o xa.key --passphrase-file p").well();
        world.run("keys certify xa.key.threquest --key root.key -o xa.cert --passphrase-file p").well();
        world
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tramhoc"));
        command.current_dir(self.folder.path()).args(line.split_whitespace().map(|word| word.replace('_', " ")));
        command.env("TRAMHOC_DATA", self.path("tram")).stdin(Stdio::null());
        command
    }

    fn run(&self, line: &str) -> Said {
        Said::by(&mut self.command(line))
    }

    /// Puts a lesson of the program, in another version, into the desk's folder.
    fn write_lesson(&self, version: u32) {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("lessons").join(LESSON).join("lesson.toml");
        let lesson = fs::read_to_string(from).expect("it is there");
        let line = lesson.lines().find(|line| line.starts_with("version = ")).expect("it has a version").to_owned();
        let into = self.path("bai").join(LESSON);
        fs::create_dir_all(&into).expect("made");
        fs::write(into.join("lesson.toml"), lesson.replacen(&line, &format!("version = {version}"), 1))
            .expect("written");
    }

    fn build(&self, output: &str) -> Said {
        self.run(&format!(
            "pack build bai --key xa.key --certificate xa.cert --name Bài_mới -o {output} --passphrase-file p"
        ))
    }

    /// What is printed of the digits, with spaces an argument keeps.
    fn digits(&self, pack: &str) -> String {
        let told = self.run(&format!("pack inspect {pack}")).well();
        let line = told.lines().find(|line| line.chars().filter(char::is_ascii_digit).count() == 40);
        let digits: String = line.expect("the digits").chars().filter(|c| c.is_ascii_digit() || *c == ' ').collect();
        digits.trim().replace(' ', "_")
    }

    fn install(&self, pack: &str) -> Said {
        self.run(&format!("pack install {pack} --digits {}", self.digits(pack)))
    }

    fn current(&self) -> Value {
        serde_json::from_str(&self.run("pack list --json").well()).expect("JSON")
    }

    fn version_at_the_station(&self) -> u64 {
        // The lessons of the station are those the screen shows; a confirmation names the version.
        let shown = self.run("pack list --lessons-shown --json").well();
        let all: Value = serde_json::from_str(&shown).expect("JSON");
        let lessons = all["lessons"].as_array().expect("a list");
        let lesson = lessons.iter().find(|lesson| lesson["number"] == LESSON_NUMBER).expect("it is there");
        lesson["version"].as_u64().expect("a number")
    }
}

#[test]
fn a_pack_goes_from_the_communes_desk_to_the_station_and_back() {
    let world = World::with_commune();
    let own = world.version_at_the_station();
    world.write_lesson(50);
    fs::write(world.path("bai/xom.txt"), "na-ca | Na Ca\n").expect("written");
    fs::write(world.path("bai/thong-bao.txt"), "2099-11-28 | Tối thứ Bảy: lớp.\n").expect("written");
    world.build("mot.thpack").well();
    world.write_lesson(51);
    let built = world.build("hai.thpack").well();
    assert!(built.contains("gói số 2"), "the number counts by itself: {built}");

    world.run("pack install mot.thpack").badly(1, "Phải so số với thẻ giấy");
    world.run("pack install mot.thpack --digits 00000").badly(1, "thẻ giấy");
    let told = world.install("mot.thpack").well();
    assert!(told.contains(&format!("(bản {own} thành bản 50)")), "{told}");
    assert_eq!(world.version_at_the_station(), 50);
    // The key is known now.
    world.run("pack install hai.thpack").well();
    assert_eq!(world.version_at_the_station(), 51);
    world.run("pack install mot.thpack").badly(1, "cũ hơn gói số 2");
    world.run("pack rollback").well();
    assert_eq!(world.version_at_the_station(), 50);
    world.run("pack install mot.thpack").badly(1, "cũ hơn gói số 2");
    world.run("pack rollback").well();
    assert_eq!(world.version_at_the_station(), 51);
    assert_eq!(world.current()["current"]["number"], 2);
    let record = world.run("records show").well();
    assert!(!record.contains("hỏng"), "{record}");
}

#[test]
fn the_first_pack_can_be_gone_back_from_to_the_programs_own_lessons() {
    let world = World::with_commune();
    let own = world.version_at_the_station();
    world.run("pack rollback").badly(1, "Không có gói nào");
    world.write_lesson(50);
    world.build("mot.thpack").well();
    world.install("mot.thpack").well();
    assert!(world.run("pack rollback").well().contains("có sẵn trong chương trình"));
    assert_eq!(world.version_at_the_station(), own);
}

#[test]
fn the_desk_refuses_to_pack_what_a_station_would_refuse() {
    let world = World::with_commune();
    world.build("x.thpack").badly(1, "không có bài nào");
    world.write_lesson(50);
    let path = world.path("bai").join(LESSON).join("lesson.toml");
    let good = fs::read_to_string(&path).expect("written above");
    fs::write(&path, good.replacen("title = ", "titel = ", 1)).expect("written");
    let said = world.build("x.thpack");
    assert!(said.code == 1 && said.err.contains("lesson.toml:"), "{}", said.err);
    fs::write(&path, good).expect("written");
    fs::write(world.path("bai/xom.txt"), "Na Ca\n").expect("written");
    world.build("x.thpack").badly(1, "xom.txt, dòng 1");
    fs::remove_file(world.path("bai/xom.txt")).expect("removed");
    world
        .run("pack build bai --key root.key --certificate xa.cert --name B -o x.thpack --passphrase-file p")
        .badly(1, "không phải khóa");
    assert!(!world.path("x.thpack").exists());
}

#[test]
fn what_is_no_pack_is_refused_in_one_sentence_and_changes_nothing() {
    let world = World::with_commune();
    world.write_lesson(50);
    world.build("mot.thpack").well();
    world.install("mot.thpack").well();
    fs::write(world.path("anh.thpack"), b"\x89PNG").expect("written");
    let mut altered = fs::read(world.path("mot.thpack")).expect("built above");
    let last = altered.len() - 1;
    altered[last] ^= 1;
    fs::write(world.path("sua.thpack"), altered).expect("written");
    for (file, code) in [("anh.thpack", 1), ("sua.thpack", 1), ("khong-co.thpack", 3)] {
        let said = world.run(&format!("pack install {file}"));
        assert_eq!(said.code, code, "{file}: {}", said.err);
        assert_eq!(said.err.trim().lines().count(), 1, "{}", said.err);
        assert_eq!(world.version_at_the_station(), 50);
    }
}

/// A pack of one lesson and so many bytes of recordings, without the desk's locked key.
fn bulky(number: u32, bytes: usize) -> Vec<u8> {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("lessons").join(LESSON).join("lesson.toml");
    let mut builder = Builder::default();
    builder.put(PartKind::Lesson, LESSON, fs::read(from).expect("it is there")).expect("a lesson");
    for (place, piece) in vec![number as u8; bytes].chunks(4 << 20).enumerate() {
        let name = format!("{LESSON}/tieng-{place}.ogg");
        builder.put(PartKind::Clip, &name, piece.to_vec()).expect("a clip");
    }
    builder.sign(&certificate(), (number, DAY, &"Bài mới".parse().expect("a name")), &commune_key()).expect("signed")
}

fn full() -> bool {
    std::env::var_os("TRAMHOC_FULL").is_some()
}

#[test]
fn killed_at_any_moment_of_an_installation_the_station_has_the_old_pack_or_the_new_one() {
    let kills: u32 = if full() { 500 } else { 25 };
    let world = World::new();
    fs::write(world.path("1.thpack"), bulky(1, 1000)).expect("written");
    let digits = world.digits("1.thpack");
    world.run(&format!("pack install 1.thpack --digits {digits}")).well();
    let begun = Instant::now();
    fs::write(world.path("2.thpack"), bulky(2, 12 << 20)).expect("written");
    let before = Instant::now();
    world.run("pack install 2.thpack").well();
    let whole = before.elapsed();
    let (mut old, mut new) = (2, 3);
    fs::write(world.path("3.thpack"), bulky(3, 12 << 20)).expect("written");
    let (mut stayed, mut switched) = (0, 0);
    for kill in 0..kills {
        let mut child = world
            .command(&format!("pack install {new}.thpack"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program runs");
        // Spread over the whole installation, and a little beyond.
        std::thread::sleep(whole.mul_f64(f64::from(kill * 37 % kills) / f64::from(kills) * 1.2));
        let _ = child.kill(); // it may be done
        child.wait().expect("it ends");
        let now = world.current()["current"]["number"].as_u64().expect("a pack counts");
        assert!(now == old || now == new, "kill {kill}: {now}, neither {old} nor {new}");
        let id = world.current()["current"]["id"].as_str().expect("an id").to_owned();
        world.run(&format!("pack inspect tram/packs/{id}.thpack")).well();
        if now == new {
            switched += 1;
            (old, new) = (new, new + 1);
            fs::write(world.path(&format!("{new}.thpack")), bulky(new as u32, 12 << 20)).expect("written");
            let _ = fs::remove_file(world.path(&format!("{}.thpack", old - 1)));
        } else {
            stayed += 1;
        }
    }
    println!(
        "{kills} kills in {:?}: {stayed} times the old pack, {switched} times the new one, never half",
        begun.elapsed()
    );
    assert!(stayed > 0, "it was always done before it was killed");
}

/// Lets a command run to its end; how it ended, and the most memory it had, in kB.
fn watched(mut command: Command) -> (i32, u64) {
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program runs");
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0;
    while child.try_wait().expect("it is our child").is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let peak = text
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:"))
            .and_then(|kb| kb.trim().trim_end_matches(" kB").parse::<u64>().ok());
        most = most.max(peak.unwrap_or(0));
        std::thread::sleep(Duration::from_millis(1));
    }
    (child.wait().expect("it ended").code().expect("it ended of itself"), most)
}

#[test]
fn a_pack_as_large_as_it_may_be_is_installed_in_little_memory() {
    let world = World::new();
    fs::write(world.path("to.thpack"), bulky(1, (64 << 20) - (256 << 10))).expect("written");
    let digits = world.digits("to.thpack");
    let (code, most) = watched(world.command(&format!("pack install to.thpack --digits {digits}")));
    println!("64 MiB installed with at most {most} kB of memory");
    assert!(code == 0 && most > 0 && most < 128 << 10, "{code}, {most} kB");
}

/// A pack of one part, signed by the commune all the same: what a leaked key could make.
fn of_one_part(number: u32, kind: PartKind, name: &str, bytes: Vec<u8>) -> Vec<u8> {
    let mut builder = Builder::default();
    builder.put(kind, name, bytes).expect("a part");
    builder.sign(&certificate(), (number, DAY, &"Bom".parse().expect("a name")), &commune_key()).expect("signed")
}

/// Packs that want the reader to go deep, far or long, by this much.
fn bombs(much: usize) -> Vec<Vec<u8>> {
    let much = much.min(LONGEST_LESSON / 16);
    let lessons = [
        format!("x = {}", "[".repeat(much)),
        format!("x = {}", "{a=".repeat(much)),
        format!("x{} = 1", ".x".repeat(much)),
        format!("[x{}]", ".x".repeat(much)),
        "[[x]]\n".repeat(much),
        (0..much).map(|n| format!("x{n} = 1\n")).collect(),
        format!("title = \"{}\"", "e\u{301}".repeat(much)),
        format!("x = [{}]", "[],".repeat(much)),
    ];
    let lessons = lessons.into_iter().map(|text| of_one_part(2, PartKind::Lesson, LESSON, text.into_bytes()));
    let lists = [(PartKind::Xoms, "a | "), (PartKind::Announcements, "2099-11-28 ")];
    let lists = lists.map(|(kind, line)| of_one_part(2, kind, "", line.repeat(much.min(1000)).into_bytes()));
    lessons.chain(lists).collect()
}

/// A lesson in a pack is no longer.
const LONGEST_LESSON: usize = 1 << 20;

#[test]
fn fifty_bombs_are_refused_in_little_memory_and_the_old_lessons_stay() {
    let world = World::new();
    fs::write(world.path("1.thpack"), bulky(1, 1000)).expect("written");
    world.run(&format!("pack install 1.thpack --digits {}", world.digits("1.thpack"))).well();
    let (mut tried, mut highest) = (0, 0);
    for bomb in [100, 1000, 10_000, 30_000, 1 << 20].map(bombs).concat() {
        fs::write(world.path("bom.thpack"), bomb).expect("written");
        let (code, most) = watched(world.command("pack install bom.thpack"));
        assert!(code == 1 && most < 128 << 10, "bomb {tried}: {code}, {most} kB");
        assert_eq!(world.current()["current"]["number"], 1);
        (tried, highest) = (tried + 1, most.max(highest));
    }
    println!("{tried} bombs refused with at most {highest} kB of memory");
}
