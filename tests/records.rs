//! The records as a whole, on a real disk: copies and going back to one, a name erased everywhere, records carried to
//! another machine, a disk that is full or locked, and what is told while something takes long.

mod disk;

use disk::Disk;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tempfile::TempDir;
use tramhoc::contract::{Backup, Condition, Effect, Elsewhere, Fact, How, Learner, Opened, Stage, Trouble};
use tramhoc::lesson::Catalogue;
use tramhoc::ports::speaker::Silence;
use tramhoc::ports::store::Store;
use tramhoc::ports::{Machine, Parts, Ports};
use tramhoc::record::{Body, Mode, Person};
use tramhoc::supervisor::{self, Answer, Newcomer};

const FILE: &str = "tramhoc.sqlite";
const NAME: &str = "Hoàng Thị Lan";
const FOLDED: &str = "hoang thi lan";

fn ports(folder: &Path, elsewhere: Option<&Path>) -> Ports {
    let lessons = Box::new(Catalogue::default);
    let elsewhere = elsewhere.map(Into::into);
    Ports::new(Parts::of_machine_backing_up_to(elsewhere, folder.into(), lessons, Box::new(Silence)))
}

/// A machine whose threads can be heard.
fn ports_heard(folder: &Path) -> (Ports, Receiver<Fact>) {
    let (sender, receiver) = channel();
    let sender = Mutex::new(sender);
    let parts = Parts::of_machine(folder.into(), Box::new(Catalogue::default), Box::new(Silence));
    let courier = Arc::new(move |fact| sender.lock().unwrap().send(fact).unwrap_or_default());
    (Ports::new(Parts { courier: Some(courier), ..parts }), receiver)
}

fn opened(fact: Option<Fact>) -> Opened {
    match fact {
        Some(Fact::Opened(opened)) => *opened,
        other => panic!("{other:?}"),
    }
}

fn open(machine: &mut Ports) -> Opened {
    opened(machine.run(&Effect::Open))
}

fn signed_in(fact: Option<Fact>) -> Learner {
    match fact {
        Some(Fact::SignedIn { learner, .. }) => learner,
        other => panic!("{other:?}"),
    }
}

fn add(machine: &mut Ports, name: &str) -> Learner {
    signed_in(machine.run(&Effect::AddPerson { name: name.into(), address: None, xom: Some("dong-keng".into()) }))
}

fn practise(machine: &mut Ports, learner: &Learner) -> Option<Fact> {
    let learner = learner.code;
    machine.run(&Effect::Record(Body::PracticeDone { learner, lesson: 6, version: 1, attempt: 1, mode: Mode::Alone }))
}

fn people(machine: &mut Ports) -> Vec<Person> {
    match machine.run(&Effect::ListPeople { xom: None }) {
        Some(Fact::People(people)) => people,
        other => panic!("{other:?}"),
    }
}

fn names(machine: &mut Ports) -> Vec<String> {
    people(machine).into_iter().map(|person| person.name).collect()
}

fn condition(machine: &mut Ports) -> Condition {
    match machine.run(&Effect::AskCondition) {
        Some(Fact::Condition(condition)) => *condition,
        other => panic!("{other:?}"),
    }
}

/// Makes a copy and waits until it is there.
fn copied(machine: &mut Ports) -> Vec<Backup> {
    machine.run(&Effect::BackUp);
    while condition(machine).busy {
        std::thread::sleep(Duration::from_millis(5));
    }
    condition(machine).backups
}

fn epoch(folder: &Path) -> u32 {
    Store::open_to_read(folder).unwrap().head().unwrap().epoch
}

/// Every file below a folder in which one of these stands.
fn holding(folder: &Path, words: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            found.extend(holding(&path, words));
        } else {
            let bytes = fs::read(&path).unwrap();
            if words.iter().any(|word| bytes.windows(word.len()).any(|part| part == word.as_bytes())) {
                found.push(path);
            }
        }
    }
    found
}

/// A folder on another device than the temporary folders, or nothing and a word about it.
fn other_device(test: &str) -> Option<TempDir> {
    use std::os::unix::fs::MetadataExt;
    let here = tempfile::tempdir().unwrap();
    let there = tempfile::tempdir_in("/dev/shm").ok();
    let device = |folder: &TempDir| fs::metadata(folder.path()).unwrap().dev();
    let other = there.filter(|there| device(there) != device(&here));
    if other.is_none() {
        println!("SKIPPED {test}: /dev/shm is no device of its own");
    }
    other
}

/// Spoils the middle of the file so that no start overlooks it.
fn spoil(folder: &Path) {
    let mut bytes = fs::read(folder.join(FILE)).unwrap();
    bytes[..64].fill(0x5a);
    fs::write(folder.join(FILE), bytes).unwrap();
}

#[test]
fn a_copy_is_whole_listed_and_gone_back_to_while_the_present_records_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut machine = ports(folder.path(), None);
    open(&mut machine);
    add(&mut machine, NAME);
    machine.run(&Effect::SignOut);
    let copy = copied(&mut machine).remove(0);
    assert_eq!((copy.people, copy.elsewhere), (1, false));
    add(&mut machine, "Đỗ Văn Hoa");
    machine.run(&Effect::SignOut);
    let before = epoch(folder.path());

    let restored = opened(machine.run(&Effect::Restore(copy)));
    let mended = restored.mended.unwrap();
    assert_eq!((mended.how, mended.people, restored.trouble, restored.before), (How::Restored, 1, None, None));
    assert_eq!(names(&mut machine), [NAME]);
    let kept = folder.path().join(mended.kept.unwrap());
    let there: u32 = rusqlite::Connection::open(kept)
        .unwrap()
        .query_row("SELECT count(*) FROM person", [], |row| row.get(0))
        .unwrap();
    assert_eq!(there, 2, "what was there is kept");
    assert!(epoch(folder.path()) >> 16 > before >> 16, "a new epoch");
    machine.run(&Effect::SignInGuest);
    machine.close();
    assert_eq!(open(&mut ports(folder.path(), None)).mended, None, "it is said once");
}

#[test]
fn a_copy_that_is_damaged_is_not_gone_back_to_and_nothing_changes() {
    let folder = tempfile::tempdir().unwrap();
    let mut machine = ports(folder.path(), None);
    open(&mut machine);
    add(&mut machine, NAME);
    let copy = copied(&mut machine).remove(0);
    let path = folder.path().join("backups").join(&copy.name);
    let mut bytes = fs::read(&path).unwrap();
    let half = bytes.len() / 2;
    bytes[half..].fill(7);
    fs::write(&path, bytes).unwrap();
    let before = epoch(folder.path());
    let after = opened(machine.run(&Effect::Restore(copy)));
    assert_eq!((after.mended, after.trouble), (None, None));
    assert_eq!((names(&mut machine), epoch(folder.path())), (vec![NAME.to_owned()], before));
    let gone = Backup { name: "backup-00001".into(), elsewhere: false, day: None, events: 0, people: 0 };
    assert_eq!(machine.run(&Effect::Restore(gone)), Some(Fact::Failed(Trouble::Disk)));
}

#[test]
fn a_copy_is_made_when_somebody_has_signed_out_and_once_a_day_only() {
    let folder = tempfile::tempdir().unwrap();
    let mut machine = ports(folder.path(), None);
    open(&mut machine);
    for name in [NAME, "Đỗ Văn Hoa", "Nguyễn Thị Ánh"] {
        add(&mut machine, name);
        assert!(!condition(&mut machine).busy, "nothing is copied while somebody learns");
        machine.run(&Effect::SignOut);
        while condition(&mut machine).busy {
            std::thread::sleep(Duration::from_millis(5));
        }
    }
    let copies = condition(&mut machine).backups;
    assert_eq!(copies.iter().map(|copy| copy.people).collect::<Vec<_>>(), [1]);
    assert_eq!(condition(&mut machine).elsewhere, Elsewhere::Unset);
}

#[test]
fn a_folder_on_the_same_disk_is_said_to_be_so_and_another_device_gets_its_copy() {
    let folder = tempfile::tempdir().unwrap();
    let same = tempfile::tempdir().unwrap();
    let mut machine = ports(folder.path(), Some(same.path()));
    open(&mut machine);
    machine.run(&Effect::SignInGuest);
    assert_eq!(copied(&mut machine).len(), 1);
    assert_eq!(condition(&mut machine).elsewhere, Elsewhere::SameDisk);
    assert_eq!(fs::read_dir(same.path()).unwrap().count(), 0);
    drop(machine);

    let mut machine = ports(folder.path(), Some(&same.path().join("not-there")));
    open(&mut machine);
    assert_eq!(condition(&mut machine).elsewhere, Elsewhere::Away);
    drop(machine);

    let Some(other) = other_device("another_device_gets_its_copy") else { return };
    let mut machine = ports(folder.path(), Some(other.path()));
    open(&mut machine);
    let copies = copied(&mut machine);
    assert_eq!(condition(&mut machine).elsewhere, Elsewhere::There);
    assert_eq!(copies.iter().filter(|copy| copy.elsewhere).count(), 1);
    let from_there = copies.into_iter().find(|copy| copy.elsewhere).unwrap();
    assert_eq!(opened(machine.run(&Effect::Restore(from_there))).mended.unwrap().how, How::Restored);
}

#[test]
fn an_erased_name_is_in_no_byte_of_any_file_any_more() {
    let Some(other) = other_device("an_erased_name_is_in_no_byte_of_any_file_any_more") else { return };
    let folder = tempfile::tempdir().unwrap();
    let mut machine = ports(folder.path(), Some(other.path()));
    open(&mut machine);
    let lan = add(&mut machine, NAME);
    practise(&mut machine, &lan);
    machine.run(&Effect::SignOut);
    copied(&mut machine);
    drop(machine);
    // Damaged records that are kept hold the name too.
    spoil(folder.path());
    let mut machine = ports(folder.path(), Some(other.path()));
    assert!(open(&mut machine).mended.is_some());
    add(&mut machine, "Đỗ Văn Hoa");
    copied(&mut machine);
    let places = holding(folder.path(), &[NAME, FOLDED]);
    assert!(places.len() >= 3 && !holding(other.path(), &[NAME, FOLDED]).is_empty(), "the search finds: {places:?}");

    machine.forget(lan.code, None).unwrap();
    assert_eq!(holding(folder.path(), &[NAME, FOLDED]), [""; 0].map(PathBuf::from));
    assert_eq!(holding(other.path(), &[NAME, FOLDED]), [""; 0].map(PathBuf::from));
    assert_eq!(names(&mut machine), ["Đỗ Văn Hoa"], "nobody else is forgotten");
    let copies = condition(&mut machine).backups;
    assert!(copies.len() >= 3, "the copies are still there");
    for copy in copies {
        assert_eq!(opened(machine.run(&Effect::Restore(copy))).mended.unwrap().how, How::Restored, "and still good");
        assert!(!names(&mut machine).contains(&NAME.to_owned()));
    }
}

#[test]
fn a_copy_that_was_away_when_a_name_was_erased_loses_it_when_it_is_back() {
    let Some(other) = other_device("a_copy_that_was_away_when_a_name_was_erased_loses_it_when_it_is_back") else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let (stick, away) = (other.path().join("stick"), other.path().join("away"));
    fs::create_dir(&stick).unwrap();
    let mut machine = ports(folder.path(), Some(&stick));
    open(&mut machine);
    let lan = add(&mut machine, NAME);
    copied(&mut machine);
    fs::rename(&stick, &away).unwrap();
    machine.forget(lan.code, None).unwrap();
    assert!(!holding(&away, &[NAME]).is_empty());

    fs::rename(&away, &stick).unwrap();
    let old = condition(&mut machine).backups.into_iter().find(|copy| copy.elsewhere).unwrap();
    machine.run(&Effect::SignInGuest);
    let restored = opened(machine.run(&Effect::Restore(old)));
    assert_eq!((restored.trouble, restored.mended.map(|mended| mended.how)), (None, Some(How::Restored)));
    assert_eq!(names(&mut machine), [""; 0], "what is put in from there comes without the name");
    copied(&mut machine);
    assert_eq!(holding(other.path(), &[NAME, FOLDED]), [""; 0].map(PathBuf::from));
}

#[test]
fn an_erasure_that_was_cut_off_is_finished_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let mut machine = ports(folder.path(), None);
    open(&mut machine);
    let lan = add(&mut machine, NAME);
    machine.run(&Effect::SignOut);
    copied(&mut machine);
    drop(machine);
    fs::write(folder.path().join("erased"), format!("\n{}\n", lan.code)).unwrap();
    let mut machine = ports(folder.path(), None);
    open(&mut machine);
    assert_eq!(names(&mut machine), [""; 0]);
    assert_eq!(holding(folder.path(), &[NAME, FOLDED]), [""; 0].map(PathBuf::from));
}

#[test]
fn records_carried_to_another_machine_begin_an_epoch_and_say_so_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut machine = ports(folder.path(), None);
    open(&mut machine);
    add(&mut machine, NAME);
    drop(machine);
    let before = epoch(folder.path());
    fs::write(folder.path().join("home.json"), r#"{"machine":"another","file_system":null,"disk":null}"#).unwrap();
    let mut machine = ports(folder.path(), None);
    let mended = open(&mut machine).mended;
    if !Path::new("/etc/machine-id").exists() {
        println!("SKIPPED records_carried_to_another_machine: /etc/machine-id, apt-get install systemd");
        return;
    }
    assert_eq!(mended.unwrap().how, How::Moved);
    assert_eq!(names(&mut machine), [NAME], "nothing is lost");
    assert!(epoch(folder.path()) > before);
    drop(machine);
    assert_eq!(open(&mut ports(folder.path(), None)).mended, None);
}

#[test]
fn an_older_state_put_back_behind_the_stations_back_begins_an_epoch() {
    let folder = tempfile::tempdir().unwrap();
    let mut machine = ports(folder.path(), None);
    open(&mut machine);
    machine.close();
    let old = fs::read(folder.path().join(FILE)).unwrap();
    let mut machine = ports(folder.path(), None);
    open(&mut machine);
    add(&mut machine, NAME);
    copied(&mut machine);
    machine.close();
    let before = epoch(folder.path());
    fs::write(folder.path().join(FILE), old).unwrap();
    assert_eq!(open(&mut ports(folder.path(), None)).mended.unwrap().how, How::Moved);
    assert!(epoch(folder.path()) > before);
}

#[test]
fn after_a_power_cut_the_records_are_checked_on_a_thread_while_a_guest_can_begin() {
    let folder = tempfile::tempdir().unwrap();
    let mut machine = ports(folder.path(), None);
    open(&mut machine);
    let lan = add(&mut machine, NAME);
    let cut = tempfile::tempdir().unwrap();
    for name in ["station.key", FILE, "tramhoc.sqlite-wal", "home.json"] {
        fs::copy(folder.path().join(name), cut.path().join(name)).unwrap();
    }
    let (mut machine, facts) = ports_heard(cut.path());
    let first = open(&mut machine);
    assert_eq!((first.trouble, first.before), (Some(Trouble::Mending), None));
    let guest = signed_in(machine.run(&Effect::SignInGuest));
    assert_eq!(practise(&mut machine, &guest), Some(Fact::Failed(Trouble::Mending)));
    let told: Vec<Fact> = facts.iter().take_while(|fact| *fact != Fact::Ready).collect();
    assert!(told.iter().all(|fact| matches!(fact, Fact::Opening(work) if work.stage == Stage::Checking)), "{told:?}");
    assert!(!told.is_empty());
    let then = open(&mut machine);
    assert_eq!((then.trouble, then.mended, then.before.map(|(who, ..)| who.code)), (None, None, Some(guest.code)));
    assert_eq!(people(&mut machine).first().map(|person| person.code), Some(lan.code));
    assert!(matches!(practise(&mut machine, &guest), Some(Fact::Saved { .. })));
    machine.close();
    let store = Store::open_to_read(cut.path()).unwrap();
    assert_eq!(store.progress_of(guest.code).unwrap().visit, 1, "the guest who began meanwhile is on record");
}

#[test]
fn after_an_orderly_stop_nothing_is_checked() {
    let folder = tempfile::tempdir().unwrap();
    let mut machine = ports(folder.path(), None);
    open(&mut machine);
    machine.close();
    let (mut machine, facts) = ports_heard(folder.path());
    assert_eq!(open(&mut machine).trouble, None);
    assert_eq!(facts.try_iter().count(), 0);
}

#[test]
fn damage_that_shows_while_somebody_learns_is_mended_and_they_stay() {
    let folder = tempfile::tempdir().unwrap();
    let mut machine = ports(folder.path(), None);
    open(&mut machine);
    let lan = add(&mut machine, NAME);
    machine.run(&Effect::SignOut);
    copied(&mut machine);
    signed_in(machine.run(&Effect::SignIn(lan.code)));
    machine.run(&Effect::SignOut);
    signed_in(machine.run(&Effect::SignIn(lan.code)));
    // Under its feet; what it has read already it still knows.
    let mut bytes = fs::read(folder.path().join(FILE)).unwrap();
    bytes[4096..].fill(0x77);
    fs::write(folder.path().join(FILE), &bytes).unwrap();
    let tried = (0..3).map(|_| practise(&mut machine, &lan));
    assert!(tried.into_iter().any(|fact| matches!(fact, Some(Fact::Saved { .. }))));
    machine.run(&Effect::SignOut);
    assert_eq!(names(&mut machine), [NAME], "from the copy");
}

#[test]
fn on_a_locked_disk_guests_practise_and_are_told_that_nothing_is_kept() {
    let Some(disk) = Disk::mount("on_a_locked_disk_guests_practise", "size=16m") else { return };
    let mut machine = ports(&disk.path().join("station"), None);
    open(&mut machine);
    add(&mut machine, NAME);
    machine.close();
    disk.remount("ro");
    for folder in [disk.path().join("station"), disk.path().join("a-new-station")] {
        let mut machine = ports(&folder, None);
        assert_eq!(open(&mut machine).trouble, Some(Trouble::ReadOnly));
        let guest = signed_in(machine.run(&Effect::SignInGuest));
        assert_eq!(practise(&mut machine, &guest), Some(Fact::Failed(Trouble::ReadOnly)));
        assert_eq!(machine.run(&Effect::SignOut), Some(Fact::SignedOut));
    }
    disk.remount("rw");
    let mut machine = ports(&disk.path().join("station"), None);
    assert_eq!(open(&mut machine).trouble, None);
    assert_eq!(names(&mut machine), [NAME]);
}

/// Says something of the supervisor's, and goes on with what was hashed.
fn at_the_door(machine: &mut Ports, command: supervisor::Command) -> Option<Fact> {
    match machine.run(&Effect::Supervise(command)) {
        Some(Fact::Supervised(Answer::Ready(job))) => {
            machine.run(&Effect::Supervise(supervisor::Command::Conclude(job)))
        }
        other => other,
    }
}

/// Takes all the room there is on this disk. Gives up where something else than the disk is full.
fn fill(disk: &Disk) -> PathBuf {
    use std::io::Write;
    let filler = disk.path().join("filler");
    let mut file = fs::File::create(&filler).unwrap();
    while file.write_all(&[0; 4096]).is_ok() {}
    filler
}

#[test]
fn on_a_disk_that_others_have_filled_the_volunteer_still_gets_in_and_every_try_is_counted() {
    let Some(disk) = Disk::mount("on_a_disk_that_others_have_filled", "size=64m") else { return };
    let mut machine = ports(&disk.path().join("station"), None);
    open(&mut machine);
    let (who, pin) = (Newcomer::Named("Nông Thị Hoa".into()), || "408163".parse().unwrap());
    let Some(Fact::Supervised(Answer::Entered(hoa))) =
        at_the_door(&mut machine, supervisor::Command::AddVolunteer { who, pin: pin() })
    else {
        panic!("the first volunteer is in");
    };
    let volunteer = hoa.code;
    for restarted in [false, true] {
        machine.run(&Effect::Supervise(supervisor::Command::Leave(tramhoc::record::Leaving::Asked)));
        if restarted {
            machine.close();
        }
        let filler = fill(&disk);
        if restarted {
            machine = ports(&disk.path().join("station"), None);
            open(&mut machine);
            at_the_door(&mut machine, supervisor::Command::Look);
        }
        let wrong = at_the_door(&mut machine, supervisor::Command::Try { volunteer, pin: "990027".parse().unwrap() });
        assert!(matches!(wrong, Some(Fact::Supervised(Answer::Refused(_)))), "{restarted}: {wrong:?}");
        let store = Store::open_to_read(&disk.path().join("station")).unwrap();
        assert_eq!(store.volunteers().unwrap()[0].lock.tries, 1, "counted");
        drop(store);
        let right = at_the_door(&mut machine, supervisor::Command::Try { volunteer, pin: pin() });
        assert!(matches!(right, Some(Fact::Supervised(Answer::Entered(_)))), "{restarted}: {right:?}");
        // The disk is made room on, and the station started again keeps some for the next time.
        fs::remove_file(filler).unwrap();
        machine.close();
        machine = ports(&disk.path().join("station"), None);
        assert_eq!(open(&mut machine).trouble, None);
    }
}

#[test]
fn a_disk_nearly_full_is_announced_while_everything_still_works() {
    let Some(disk) = Disk::mount("a_disk_nearly_full_is_announced", "size=16m") else { return };
    let mut machine = ports(&disk.path().join("station"), None);
    assert_eq!(open(&mut machine).trouble, None);
    let told = condition(&mut machine);
    assert!(told.nearly_full && told.free.is_some_and(|free| free > 0 && free <= 16 << 20), "{told:?}");
    let roomy = tempfile::tempdir().unwrap();
    let mut machine = ports(roomy.path(), None);
    open(&mut machine);
    assert!(!condition(&mut machine).nearly_full, "this machine's own disk has room");
}

#[test]
fn where_there_is_no_room_to_mend_guests_practise_and_the_damaged_file_stays_as_it_is() {
    let Some(disk) = Disk::mount("where_there_is_no_room_to_mend", "size=4m") else { return };
    let mut machine = ports(&disk.path().join("station"), None);
    open(&mut machine);
    let lan = add(&mut machine, NAME);
    (0..100).for_each(|_| drop(practise(&mut machine, &lan)));
    machine.close();
    spoil(&disk.path().join("station"));
    let before = fs::read(disk.path().join("station").join(FILE)).unwrap();
    let filler = disk.path().join("filler");
    fs::write(&filler, vec![0; 3 << 20]).unwrap();
    let mut machine = ports(&disk.path().join("station"), None);
    assert_eq!(open(&mut machine).trouble, Some(Trouble::DiskFull));
    signed_in(machine.run(&Effect::SignInGuest));
    drop(machine);
    assert_eq!(fs::read(disk.path().join("station").join(FILE)).unwrap(), before);

    fs::remove_file(&filler).unwrap();
    disk.remount("size=64m");
    let mut machine = ports(&disk.path().join("station"), None);
    assert_eq!(open(&mut machine).mended.map(|mended| mended.how), Some(How::Salvaged));
    assert_eq!(names(&mut machine), [NAME]);
}

/// Runs `tramhoc` on a data folder: its exit code, and what it said.
fn tramhoc(data: &Path, arguments: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_tramhoc"))
        .args(arguments)
        .args(["--data".as_ref(), data.as_os_str()])
        .env_remove("TRAMHOC_BACKUP")
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(said).unwrap())
}

#[test]
fn the_commands_make_list_and_take_over_copies() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(tramhoc(folder.path(), &["backup", "now"]).0, 1, "there is nothing to copy");
    let mut machine = ports(folder.path(), None);
    open(&mut machine);
    add(&mut machine, NAME);
    let (code, said) = tramhoc(folder.path(), &["backup", "now"]);
    assert!(code == 0 && said.starts_with("Đã cất: "), "while the station runs: {said}");
    let copy = said.trim().strip_prefix("Đã cất: ").unwrap().to_owned();
    let (_, lines) = tramhoc(folder.path(), &["backup", "list"]);
    assert!(lines.contains("4 việc, 1 người") && lines.trim().ends_with(&copy), "{lines}");
    assert_eq!(tramhoc(folder.path(), &["backup", "restore", &copy]).0, 3, "the station holds its records");
    add(&mut machine, "Đỗ Văn Hoa");
    drop(machine);

    let (_, listed) = tramhoc(folder.path(), &["backup", "list", "--json"]);
    let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
    assert_eq!((&listed[0]["file"], &listed[0]["people"]), (&copy.as_str().into(), &1.into()));
    let (code, said) = tramhoc(folder.path(), &["backup", "restore", &copy]);
    assert!(code == 0 && said.contains("1 người") && said.contains("kept-"), "{said}");
    assert_eq!(names(&mut opened_again(folder.path())), [NAME]);

    let other = folder.path().join("letter.txt");
    fs::write(&other, "Kính gửi").unwrap();
    let (code, said) = tramhoc(folder.path(), &["backup", "restore", other.to_str().unwrap()]);
    assert!(code == 1 && said.contains("không phải bản cất phòng dùng được"), "{said}");
    assert_eq!(names(&mut opened_again(folder.path())), [NAME]);
}

fn opened_again(folder: &Path) -> Ports {
    let mut machine = ports(folder, None);
    open(&mut machine);
    machine
}

#[test]
fn records_of_a_newer_program_are_refused_kindly_and_left_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    drop(opened_again(folder.path()));
    let db = rusqlite::Connection::open(folder.path().join(FILE)).unwrap();
    db.execute_batch("ALTER TABLE person ADD COLUMN of_next_year TEXT; PRAGMA user_version = 900").unwrap();
    db.close().unwrap();
    let before = fs::read(folder.path().join(FILE)).unwrap();
    for arguments in [&["people", "list"][..], &["backup", "now"], &["backup", "list"]] {
        let (code, said) = tramhoc(folder.path(), arguments);
        assert!(code == 3 && said.contains("bản tramhoc mới hơn") && said.contains("900"), "{arguments:?}: {said}");
    }
    let mut machine = ports(folder.path(), None);
    assert_eq!(open(&mut machine).trouble, Some(Trouble::Newer));
    signed_in(machine.run(&Effect::SignInGuest));
    drop(machine);
    assert_eq!(fs::read(folder.path().join(FILE)).unwrap(), before);
}
