//! The store on a real disk: what was acknowledged is there, whatever happened in between.

use super::*;
use crate::record::chain::{self, Break};
use crate::record::{
    Body, ClockQuality, EpochCause, EventId, FormOfAddress, Head, LearnerCode, Link, Mode, Moment, StationInfo, Xom,
};
use crate::supervisor::lock::Kept;
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;
use uuid::Uuid;

pub(super) const STATION: StationId = StationId([7; 16]);
const LAN: LearnerCode = LearnerCode([0xa1, 0xb2, 0xc3, 0xd4, 0xe5]);
const NOW: i64 = 1_795_312_800_000;

pub(super) fn open(folder: &Path) -> Store {
    Store::open(Folder::hold(folder).unwrap(), STATION, 0xbeef).unwrap()
}

/// A note with this number for its id and time.
pub(super) fn note(number: u64, body: Body) -> Note {
    let at = Moment { wall_ms: NOW + number as i64, boot: 1, up_ms: number, quality: ClockQuality::CarriedOn };
    Note { id: EventId(Uuid::from_u128(u128::from(number))), at, body }
}

pub(super) fn story(number: u64) -> Note {
    note(number, Body::StoryRead { learner: LAN, lesson: number as u16, version: 1 })
}

pub(super) fn chain_of(store: &Store) -> Vec<Link> {
    let head = store.head().unwrap();
    store.chain(head.station, head.epoch).unwrap()
}

fn verified(store: &Store) -> Result<(), Break> {
    let head = store.head().unwrap();
    chain::verify(Head::start(head.station, head.epoch), &chain_of(store), head)
}

/// The folder as a power cut or kill -9 would leave it at this moment: its files, without the process.
fn crash_image(of: &Path) -> TempDir {
    let image = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(of).unwrap().map(Result::unwrap) {
        let name = entry.file_name();
        // The shared memory is not on the disk.
        if !name.to_string_lossy().ends_with("-shm") {
            fs::copy(entry.path(), image.path().join(name)).unwrap();
        }
    }
    image
}

pub(super) fn new_person(code: u8, name: &str, xom: Option<&str>) -> NewPerson {
    NewPerson {
        code: LearnerCode([code; 5]),
        name: name.into(),
        address: Some(FormOfAddress::Ba),
        xom: xom.map(Into::into),
    }
}

pub(super) fn names(people: &[crate::record::Person]) -> Vec<&str> {
    people.iter().map(|person| person.name.as_str()).collect()
}

#[test]
fn reopened_after_drop_everything_acknowledged_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(folder.path());
    for number in 1..=20 {
        store.append(&[story(number)]).unwrap();
    }
    let (links, head) = (chain_of(&store), store.head().unwrap());
    drop(store);
    let store = open(folder.path());
    assert_eq!((chain_of(&store), store.head().unwrap()), (links, head));
    assert_eq!(store.progress_of(LAN).unwrap().lessons.len(), 20);
    assert_eq!(store.epoch_begun().unwrap(), None);
}

#[test]
fn after_a_kill_at_any_append_everything_acknowledged_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(folder.path());
    for number in 1..=10 {
        store.append(&[story(number)]).unwrap();
        let image = crash_image(folder.path());
        let again = open(image.path());
        assert_eq!(again.head().unwrap(), store.head().unwrap());
        assert_eq!(verified(&again), Ok(()));
        assert_eq!(again.progress_of(LAN).unwrap().lessons.len(), number as usize);
    }
}

#[test]
fn an_append_torn_in_the_log_leaves_all_that_was_before_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(folder.path());
    store.append(&[story(1)]).unwrap();
    let wal = format!("{FILE}-wal");
    let before = fs::metadata(folder.path().join(&wal)).unwrap().len();
    store.append(&[story(2)]).unwrap();
    let after = fs::metadata(folder.path().join(&wal)).unwrap().len();
    for length in (before..after).step_by(311) {
        let image = crash_image(folder.path());
        fs::OpenOptions::new().write(true).open(image.path().join(&wal)).unwrap().set_len(length).unwrap();
        let mut again = open(image.path());
        assert_eq!((again.head().unwrap().seq, verified(&again)), (1, Ok(())), "torn after {length} bytes");
        again.append(&[story(2)]).unwrap();
        assert_eq!((again.head().unwrap().seq, verified(&again)), (2, Ok(())));
    }
}

#[test]
fn the_chain_is_verified_over_the_stored_rows_and_an_altered_row_breaks_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(folder.path());
    for number in 1..=4 {
        store.append(&[story(number)]).unwrap();
    }
    assert_eq!(verified(&store), Ok(()));
    store.db.execute_batch("DROP TRIGGER event_is_not_altered").unwrap();
    store.db.execute("UPDATE event SET payload = replace(payload, ':2', ':3') WHERE seq = 2", []).unwrap();
    assert_eq!(verified(&store), Err(Break::Altered { seq: 3 }));
}

#[test]
fn several_notes_are_written_together_or_not_at_all() {
    let mut store = Store::in_memory(STATION, 1).unwrap();
    store.append(&[story(1), story(2)]).unwrap();
    let twice = store.append(&[story(3), story(1)]);
    assert!(matches!(twice, Err(StoreTrouble::Disk(_))), "the id of the second is taken: {twice:?}");
    assert_eq!((store.head().unwrap().seq, chain_of(&store).len()), (2, 2));
    store.append(&[story(3)]).unwrap();
    assert_eq!(verified(&store), Ok(()));
}

#[test]
fn events_are_neither_altered_nor_removed() {
    let mut store = Store::in_memory(STATION, 1).unwrap();
    store.append(&[story(1)]).unwrap();
    assert!(store.db.execute("UPDATE event SET seq = 9", []).is_err());
    assert!(store.db.execute("DELETE FROM event", []).is_err());
}

#[test]
fn a_newer_schema_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    drop(open(folder.path()));
    let db = Connection::open(folder.path().join(FILE)).unwrap();
    db.execute_batch("ALTER TABLE person ADD COLUMN of_next_year TEXT").unwrap();
    db.pragma_update(None, "user_version", schema::KNOWN + 1).unwrap();
    drop(db);
    let refused = Store::open(Folder::hold(folder.path()).unwrap(), STATION, 1);
    assert!(
        matches!(refused, Err(StoreTrouble::Newer { found, known }) if (found, known) == (known + 1, schema::KNOWN))
    );
    assert!(matches!(Store::open_to_read(folder.path()), Err(StoreTrouble::Newer { .. })));
}

#[test]
fn a_number_beyond_ours_over_our_own_schema_is_damage_and_not_a_newer_program() {
    let folder = tempfile::tempdir().unwrap();
    drop(open(folder.path()));
    let db = Connection::open(folder.path().join(FILE)).unwrap();
    db.pragma_update(None, "user_version", 4711).unwrap();
    drop(db);
    let refused = Store::open(Folder::hold(folder.path()).unwrap(), STATION, 1);
    assert!(refused.as_ref().is_err_and(StoreTrouble::is_damage), "{refused:?}");
}

#[test]
fn the_database_of_another_program_is_damage_and_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let db = Connection::open(folder.path().join(FILE)).unwrap();
    db.execute_batch("CREATE TABLE recipe (name)").unwrap();
    drop(db);
    let before = fs::read(folder.path().join(FILE)).unwrap();
    let refused = Store::open(Folder::hold(folder.path()).unwrap(), STATION, 1);
    assert!(refused.as_ref().is_err_and(StoreTrouble::is_damage), "{refused:?}");
    assert_eq!(fs::read(folder.path().join(FILE)).unwrap(), before);
}

#[test]
fn a_file_that_is_no_database_is_trouble_and_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let rubbish = b"not a database at all ".repeat(400);
    fs::write(folder.path().join(FILE), &rubbish).unwrap();
    let refused = Store::open(Folder::hold(folder.path()).unwrap(), STATION, 1);
    assert!(matches!(refused, Err(StoreTrouble::Disk(_))));
    assert_eq!(fs::read(folder.path().join(FILE)).unwrap(), rubbish);
}

#[test]
fn a_full_disk_is_told_so_loses_nothing_and_the_next_append_works_after() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(folder.path());
    store.append(&[story(1)]).unwrap();
    let pages: u32 = store.db.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    store.db.pragma_update(None, "max_page_count", pages + 2).unwrap();

    let full = (2..500).map(story).map(|note| store.append(&[note])).find_map(Result::err).unwrap();
    assert!(matches!(full, StoreTrouble::DiskFull(_)), "{full}");
    let acknowledged = store.head().unwrap();
    assert_eq!((chain_of(&store).len() as u64, verified(&store)), (acknowledged.seq, Ok(())));
    assert_eq!(open(crash_image(folder.path()).path()).head().unwrap(), acknowledged);

    store.db.pragma_update(None, "max_page_count", pages + 500).unwrap();
    store.append(&[story(1000)]).unwrap();
    assert_eq!((store.head().unwrap().seq, verified(&store)), (acknowledged.seq + 1, Ok(())));
}

#[test]
fn nothing_is_checkpointed_before_the_store_rests() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(folder.path());
    let size = |name: &str| fs::metadata(folder.path().join(name)).unwrap().len();
    let (file, wal) = (FILE.to_string(), format!("{FILE}-wal"));
    let database = size(&file);
    for number in 1..=400 {
        store.append(&[story(number)]).unwrap();
    }
    assert_eq!(size(&file), database);
    assert!(size(&wal) > 2 * 1000 * 4096, "beyond where SQLite would checkpoint by itself");
    store.rest().unwrap();
    assert!(size(&file) > database);
    assert_eq!(size(&wal), 0);
    store.append(&[story(1000)]).unwrap();
    drop(store);
    assert!(size(&wal) > 0, "closing is no checkpoint either");
    let store = open(folder.path());
    assert_eq!((size(&wal), store.head().unwrap().seq), (0, 401), "opening is one");
}

#[test]
fn the_folder_is_held_as_long_as_the_store_is_open_and_can_still_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(folder.path());
    assert!(matches!(Folder::hold(folder.path()), Err(StoreTrouble::InUse)));
    store.append(&[story(1)]).unwrap();
    let mut reader = Store::open_to_read(folder.path()).unwrap();
    assert_eq!(reader.progress_of(LAN).unwrap().lessons.len(), 1);
    assert!(matches!(reader.append(&[story(2)]), Err(StoreTrouble::ReadOnly(_))));
    drop((store, reader));
    assert!(Folder::hold(folder.path()).is_ok());
}

#[test]
fn progress_is_the_fold_over_the_learners_own_events() {
    let mut store = Store::in_memory(STATION, 1).unwrap();
    let other = LearnerCode([9; 5]);
    let done = |learner, mode| Body::PracticeDone { learner, lesson: 6, version: 1, attempt: 1, mode };
    let bodies = [done(LAN, Mode::Follow), done(other, Mode::Watch), done(LAN, Mode::Alone), Body::StationStopped];
    for (number, body) in bodies.into_iter().enumerate() {
        store.append(&[note(number as u64, body)]).unwrap();
    }
    assert_eq!(store.progress_of(LAN).unwrap().lessons[&6].modes_done, [Mode::Follow, Mode::Alone]);
    assert_eq!(store.progress_of(other).unwrap().lessons[&6].modes_done, [Mode::Watch]);
    assert!(store.progress_of(LearnerCode([8; 5])).unwrap().lessons.is_empty());
}

#[test]
fn an_event_of_an_unknown_kind_stays_in_the_chain_and_does_not_lock_its_learner_out() {
    let mut store = Store::in_memory(STATION, 1).unwrap();
    store.append(&[story(1)]).unwrap();
    let link = store.head().unwrap().next(
        EventId(Uuid::from_u128(2)),
        format!(
            r#"[{{"wall_ms":0,"boot":1,"up_ms":0,"quality":"unknown"}},{{"kind":"of_next_year","learner":"{LAN}"}}]"#
        ),
    );
    let act = store.act().unwrap();
    events::take_in(&act, &link, &story(2).at).unwrap();
    act.commit().unwrap();
    store.append(&[story(3)]).unwrap();
    assert_eq!(store.progress_of(LAN).unwrap().lessons.len(), 2);
    assert_eq!((chain_of(&store).len(), verified(&store)), (3, Ok(())));
}

#[test]
fn events_of_known_kinds_that_nobody_can_read_keep_nobody_from_anything() {
    let odd = [
        r#"{"kind":"witness_withdrawn"}"#,
        r#"{"kind":"step_done","learner":"x","lesson":"chao-may","attempt":[]}"#,
        r#"{"kind":"step_done","lesson":-1}"#,
        r#"{"kind":"name_erased"}"#,
        r#"{"kind":"witness_withdrawn","learner":7,"witness":"x"}"#,
    ];
    let mut store = Store::in_memory(STATION, 1).unwrap();
    store.append(&[story(1)]).unwrap();
    for (id, body) in (2..).zip(odd) {
        let link = store.head().unwrap().next(
            EventId(Uuid::from_u128(id)),
            format!(r#"[{{"wall_ms":0,"boot":"soon","up_ms":0,"quality":"unknown"}},{body}]"#),
        );
        let act = store.act().unwrap();
        events::take_in(&act, &link, &story(2).at).unwrap();
        act.commit().unwrap();
    }
    let (learner, lesson, version) = (LAN, 1, 1);
    let watched = Body::RunWatched { learner, lesson, version, attempt: 7, by: LearnerCode([9; 5]) };
    let corrected = Body::ClockCorrected { by: None, was_ms: NOW };
    store.append(&[note(20, watched), note(21, corrected), story(22)]).unwrap();
    assert!(store.lessons_begun().unwrap().is_empty());
    erasing::erase_all(&store.db, &[]).unwrap();
    assert_eq!((chain_of(&store).len(), verified(&store)), (9, Ok(())));
}

#[test]
fn visits_are_counted_and_the_last_one_is_open_until_it_is_ended() {
    let mut store = Store::in_memory(STATION, 1).unwrap();
    let other = LearnerCode([9; 5]);
    let mut number = 0;
    let mut say = |store: &mut Store, body| {
        number += 1;
        store.append(&[note(number, body)]).unwrap();
    };
    assert_eq!((store.progress_of(LAN).unwrap().visit, store.open_visit().unwrap()), (0, None));
    say(&mut store, Body::VisitStarted { learner: LAN, visit: 1 });
    assert_eq!(store.open_visit().unwrap(), Some(LAN));
    say(&mut store, Body::VisitStarted { learner: other, visit: 1 });
    assert_eq!(store.open_visit().unwrap(), Some(other));
    say(&mut store, Body::VisitEnded { learner: other });
    assert_eq!(store.open_visit().unwrap(), None, "not the one before, who left long ago");
    say(&mut store, Body::VisitStarted { learner: LAN, visit: 2 });
    say(&mut store, Body::StationStopped);
    assert_eq!((store.progress_of(LAN).unwrap().visit, store.open_visit().unwrap()), (2, Some(LAN)));
}

#[test]
fn confirmed_facts_are_those_of_all_learners_oldest_first() {
    let mut store = Store::in_memory(STATION, 1).unwrap();
    let confirmed = |learner, facts: &str| Body::Confirmed { learner, lesson: 1, version: 1, facts: facts.into() };
    store.append(&[note(1, confirmed(LAN, "aa")), story(2), note(3, confirmed(LearnerCode([9; 5]), "bb"))]).unwrap();
    assert_eq!(store.confirmed_facts().unwrap(), ["aa", "bb"]);
}

#[test]
fn a_first_start_is_clean_and_later_ones_as_the_last_stop_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(folder.path());
    assert_eq!(store.epoch_begun().unwrap(), Some(EpochBegun { why: EpochCause::FirstStart, before: None }));
    assert_eq!(store.past().unwrap(), Past { boot: 0, last_ms: 0, clean: true });
    store.append(&[story(1)]).unwrap();
    let killed = crash_image(folder.path());
    assert_eq!(open(killed.path()).past().unwrap(), Past { boot: 1, last_ms: NOW + 1, clean: false });
    store.append(&[note(2, Body::StationStopped)]).unwrap();
    drop(store);
    assert!(open(folder.path()).past().unwrap().clean);
}

#[test]
fn a_time_that_is_not_believed_does_not_become_the_latest_one() {
    let mut store = Store::in_memory(STATION, 1).unwrap();
    let mut wild = story(1);
    wild.at = Moment { wall_ms: i64::MAX, quality: ClockQuality::Unknown, ..wild.at };
    store.append(&[story(5), wild, story(3)]).unwrap();
    assert_eq!(store.past().unwrap().last_ms, NOW + 5);
}

#[test]
fn another_key_begins_another_epoch_and_keeps_the_events_of_the_first() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(folder.path());
    store.append(&[story(1)]).unwrap();
    let first = store.head().unwrap();
    drop(store);
    let other = StationId([8; 16]);
    let mut store = Store::open(Folder::hold(folder.path()).unwrap(), other, 0xbeef).unwrap();
    assert_eq!(store.epoch_begun().unwrap(), Some(EpochBegun { why: EpochCause::OtherKey, before: Some(first) }));
    store.append(&[story(2)]).unwrap();
    let head = store.head().unwrap();
    assert_eq!((head.station, head.seq), (other, 1));
    assert!(head.epoch > first.epoch, "what comes later sorts later");
    assert_eq!(verified(&store), Ok(()));
    assert_eq!(store.chain(STATION, first.epoch).unwrap().len(), 1);
    assert_eq!(store.progress_of(LAN).unwrap().lessons.len(), 2);
}

#[test]
fn a_lost_or_altered_last_event_begins_another_epoch_instead_of_stopping_the_station() {
    for damage in ["DELETE FROM event WHERE seq = 2", "UPDATE event SET payload = '[]' WHERE seq = 2"] {
        let folder = tempfile::tempdir().unwrap();
        let mut store = open(folder.path());
        store.append(&[story(1), story(2)]).unwrap();
        store.db.execute_batch("DROP TRIGGER event_is_not_altered; DROP TRIGGER event_is_not_removed;").unwrap();
        store.db.execute(damage, []).unwrap();
        drop(store);
        let mut store = open(folder.path());
        assert_eq!(store.epoch_begun().unwrap().map(|begun| begun.why), Some(EpochCause::HeadLost), "{damage}");
        store.append(&[story(3)]).unwrap();
        assert_eq!((store.head().unwrap().seq, verified(&store)), (1, Ok(())));
    }
}

#[test]
fn people_are_listed_by_given_name_in_the_order_of_the_alphabet() {
    let mut store = Store::in_memory(STATION, 1).unwrap();
    let all = [
        ("Trần Văn Ứng", "dk"),
        ("Hoàng Thị Lan", "dk"),
        ("Nguyễn Thị Ánh", "tl"),
        ("Lê Văn Đông", "dk"),
        ("Bùi Thị Lan", "tl"),
    ];
    for (code, (name, xom)) in (1..).zip(all) {
        store.add_person(&new_person(code, name, Some(xom)), &[]).unwrap();
    }
    let everybody = store.people(None).unwrap();
    assert_eq!(names(&everybody), ["Nguyễn Thị Ánh", "Lê Văn Đông", "Bùi Thị Lan", "Hoàng Thị Lan", "Trần Văn Ứng"]);
    assert_eq!(names(&store.people(Some("dk")).unwrap()), ["Lê Văn Đông", "Hoàng Thị Lan", "Trần Văn Ứng"]);
    assert!(store.people(Some("nowhere")).unwrap().is_empty());
}

#[test]
fn a_person_is_kept_as_given_under_a_number_of_their_own() {
    let mut store = Store::in_memory(STATION, 1).unwrap();
    let decomposed = "  Hoa\u{300}ng  Thi\u{323} Lan ";
    let lan = store.add_person(&new_person(1, decomposed, Some("dk")), &[]).unwrap();
    assert_eq!((lan.name.as_str(), lan.called().as_str()), ("Hoàng Thị Lan", "Bà Hoàng Thị Lan"));
    assert_eq!(store.person(lan.code).unwrap(), Some(lan.clone()));
    let namesake = store.add_person(&new_person(2, "Hoàng Thị Lan", None), &[]).unwrap();
    assert_ne!(namesake.number, lan.number);
    assert_eq!(store.person(LearnerCode([3; 5])).unwrap(), None);
    assert!(store.is_taken(lan.code).unwrap() && !store.is_taken(LearnerCode([3; 5])).unwrap());
}

#[test]
fn a_person_and_their_first_events_are_written_together_or_not_at_all() {
    let mut store = Store::in_memory(STATION, 1).unwrap();
    store.append(&[story(1)]).unwrap();
    assert!(store.add_person(&new_person(1, "Hoàng Thị Lan", None), &[story(1)]).is_err(), "the id is taken");
    assert!(store.people(None).unwrap().is_empty());
    assert!(store.add_person(&new_person(1, "  ", None), &[]).is_err(), "nobody has an empty name");
}

#[test]
fn people_are_found_by_number_and_by_words_without_marks() {
    let mut store = Store::in_memory(STATION, 1).unwrap();
    let lan = store.add_person(&new_person(1, "Hoàng Thị Lan", None), &[]).unwrap();
    store.add_person(&new_person(2, "Đỗ Văn Hoan", None), &[]).unwrap();
    assert_eq!(names(&store.find(&lan.number.to_string()).unwrap()), ["Hoàng Thị Lan"]);
    assert_eq!(names(&store.find("thi  lan").unwrap()), ["Hoàng Thị Lan"]);
    assert_eq!(names(&store.find("ĐO").unwrap()), ["Đỗ Văn Hoan"]);
    assert_eq!(names(&store.find("hoa").unwrap()), ["Đỗ Văn Hoan", "Hoàng Thị Lan"], "sorted by given name");
    assert!(store.find("an").unwrap().is_empty(), "words are not found by their ends");
    assert!(store.find(" ").unwrap().is_empty());
}

#[test]
fn all_numbers_given_out_is_told_and_nobody_gets_anothers() {
    let mut store = Store::in_memory(STATION, 1).unwrap();
    let last = crate::record::LearnerNumber::starting(9999).unwrap().value();
    store.add_person(&new_person(1, "Lan", None), &[]).unwrap();
    store.db.execute("UPDATE person SET number = ?1", [last]).unwrap();
    assert!(matches!(store.add_person(&new_person(2, "Hoa", None), &[]), Err(StoreTrouble::NoNumberLeft)));
}

#[test]
fn an_erased_name_is_gone_from_the_files_and_its_number_stays_taken() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(folder.path());
    let lan = store.add_person(&new_person(1, "Hoàng Thị Lan", Some("dong-keng")), &[]).unwrap();
    store.rest().unwrap();
    let holds_the_name = || {
        let files = fs::read_dir(folder.path()).unwrap().map(|entry| fs::read(entry.unwrap().path()).unwrap());
        let needles = ["Hoàng Thị Lan", "hoang thi lan", "dong-keng"].map(str::as_bytes);
        files.into_iter().any(|bytes| needles.iter().any(|name| bytes.windows(name.len()).any(|part| part == *name)))
    };
    assert!(holds_the_name(), "the search finds what is there");
    store.erase(&[lan.code], &[]).unwrap();
    store.rest().unwrap();
    assert!(!holds_the_name());
    assert_eq!((store.person(lan.code).unwrap(), store.people(None).unwrap().len()), (None, 0));
    assert!(store.is_taken(lan.code).unwrap());
    assert_ne!(store.add_person(&new_person(2, "Hoa", None), &[]).unwrap().number, lan.number);
}

#[test]
fn the_stations_name_and_hamlets_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(folder.path());
    assert_eq!(store.info().unwrap(), StationInfo::default());
    let xoms = vec![Xom { id: "dong-keng".into(), name: "Đồng Keng".into() }];
    let info = StationInfo { place: Some("Nhà văn hóa xóm Đồng Keng".into()), xoms, ..StationInfo::default() };
    store.set_info(&info).unwrap();
    drop(store);
    assert_eq!(open(folder.path()).info().unwrap(), info);
}

#[test]
fn every_query_of_a_learner_uses_an_index() {
    let store = Store::in_memory(STATION, 1).unwrap();
    let plan = |sql: &str| {
        let mut query = store.db.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let steps = query.raw_query().mapped(|row| row.get("detail"));
        let steps: Vec<String> = steps.map(Result::unwrap).collect();
        steps.join("; ")
    };
    let queries = [
        include_str!("sql/work_of_learner.sql"),
        include_str!("sql/identity_events.sql"),
        include_str!("sql/move_events.sql"),
        include_str!("sql/corrections.sql"),
        include_str!("sql/is_confirmed.sql"),
        include_str!("sql/open_visit.sql"),
        include_str!("sql/confirmed_payloads.sql"),
        include_str!("sql/last_kind.sql"),
        include_str!("sql/last_link.sql"),
        include_str!("sql/chain.sql"),
        include_str!("sql/is_taken.sql"),
        include_str!("sql/supervisor_payloads.sql"),
        include_str!("sql/evening.sql"),
        include_str!("sql/finished_lately.sql"),
        include_str!("sql/times_checked.sql"),
    ];
    for sql in queries {
        let plan = plan(sql);
        assert!(plan.contains("USING") && !plan.contains("TEMP B-TREE"), "{sql}{plan}");
        assert!(!plan.contains("SCAN event;") && !plan.ends_with("SCAN event"), "{sql}{plan}");
    }
}

/// The paths a crash image must hold; a test of the tests.
#[test]
fn a_crash_image_holds_the_log() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(folder.path());
    store.append(&[story(1)]).unwrap();
    let image = crash_image(folder.path());
    let wal: PathBuf = image.path().join(format!("{FILE}-wal"));
    assert!(fs::metadata(wal).unwrap().len() > 0);
}

#[test]
fn what_a_volunteer_has_set_is_believed_even_where_it_is_earlier() {
    let mut store = Store::in_memory(STATION, 1).unwrap();
    let at = |wall_ms, quality| Moment { wall_ms, boot: 1, up_ms: 0, quality };
    let far = Note { at: at(NOW + 1_000_000, ClockQuality::CarriedOn), ..story(1) };
    let set = Note { at: at(NOW, ClockQuality::SetByVolunteer), ..story(2) };
    store.append(&[far, set]).unwrap();
    assert_eq!(store.past().unwrap().last_ms, NOW);
}

#[test]
fn why_an_epoch_began_is_told_until_its_first_event_is_written() {
    let folder = tempfile::tempdir().unwrap();
    drop(open(folder.path()));
    let begun = EpochBegun { why: EpochCause::FirstStart, before: None };
    let mut store = open(folder.path());
    assert_eq!(store.epoch_begun().unwrap(), Some(begun), "the power failed before its first event");
    store.append(&[story(1)]).unwrap();
    let head = store.head().unwrap();
    store.begin_again(0xcafe, EpochCause::Restored).unwrap();
    assert_eq!(store.epoch_begun().unwrap(), Some(EpochBegun { why: EpochCause::Restored, before: Some(head) }));
    store.append(&[note(2, Body::EpochBegun { why: EpochCause::Restored, before: Some(head) })]).unwrap();
    drop(store);
    assert_eq!(open(folder.path()).epoch_begun().unwrap(), None);
}

#[test]
fn every_chain_is_surveyed_and_the_next_epoch_vouches_for_the_one_before() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(folder.path());
    store.append(&[story(1), story(2)]).unwrap();
    let head = store.head().unwrap();
    store.begin_again(0xcafe, EpochCause::Restored).unwrap();
    store.append(&[note(3, Body::EpochBegun { why: EpochCause::Restored, before: Some(head) })]).unwrap();
    let chains = store.survey().unwrap();
    let seen: Vec<_> =
        chains.iter().map(|chain| (chain.survey.events, chain.vouched.is_some(), chain.verified())).collect();
    assert_eq!(seen, [(2, true, Ok(())), (1, true, Ok(()))]);
    store.db.execute_batch("DROP TRIGGER event_is_not_removed; DELETE FROM event WHERE seq = 2").unwrap();
    assert_eq!(store.survey().unwrap()[0].verified(), Err(Break::OtherHead { expected: 2, found: 1 }));
}

fn kept(tries: u32, waiting_s: u64) -> Kept {
    Kept { tries, waiting: std::time::Duration::from_secs(waiting_s) }
}

#[test]
fn a_volunteer_is_a_person_with_a_pin_and_a_lock_that_is_on_disk_when_it_was_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(folder.path());
    let hoa = store.add_new_volunteer(&new_person(2, "Nông Thị Hoa", None), "hash", &[]).unwrap();
    let an = store.add_person(&new_person(3, "Ma Văn An", None), &[]).unwrap();
    store.add_volunteer(an.code, "another", &[]).unwrap();
    store.keep_lock(hoa.code, kept(7, 60), &[]).unwrap();
    let store = Store::open(Folder::hold(crash_image(folder.path()).path()).unwrap(), STATION, 1).unwrap();
    let volunteers = store.volunteers().unwrap();
    let locks: Vec<(&str, Kept)> = volunteers.iter().map(|v| (v.person.name.as_str(), v.lock)).collect();
    assert_eq!(locks, [("Ma Văn An", kept(0, 0)), ("Nông Thị Hoa", kept(7, 60))], "by given name");
    assert_eq!(store.pin_of(hoa.code).unwrap().as_deref(), Some("hash"));
    assert_eq!(store.people(None).unwrap().len(), 2);
}

#[test]
fn another_pin_comes_with_a_new_lock_and_who_is_removed_stays_a_person() {
    let mut store = Store::in_memory(STATION, 1).unwrap();
    let hoa = store.add_new_volunteer(&new_person(2, "Nông Thị Hoa", None), "hash", &[]).unwrap();
    store.keep_lock(hoa.code, kept(100, 900), &[]).unwrap();
    store.change_pin(hoa.code, "new", &[]).unwrap();
    assert_eq!(store.volunteers().unwrap()[0].lock, kept(0, 0));
    store.remove_volunteer(hoa.code, &[]).unwrap();
    assert_eq!((store.volunteers().unwrap().len(), store.pin_of(hoa.code).unwrap()), (0, None));
    assert_eq!(store.person(hoa.code).unwrap(), Some(hoa));
}

#[test]
fn nobody_is_a_volunteer_who_is_no_person_here() {
    let mut store = Store::in_memory(STATION, 1).unwrap();
    assert!(store.add_volunteer(LAN, "hash", &[]).is_err());
}

#[test]
fn a_lock_that_cannot_be_kept_leaves_the_one_before() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(folder.path());
    let hoa = store.add_new_volunteer(&new_person(2, "Nông Thị Hoa", None), "hash", &[]).unwrap();
    store.limit_pages(0);
    let notes: Vec<Note> = (1..200).map(story).collect();
    assert!(matches!(store.keep_lock(hoa.code, kept(1, 0), &notes), Err(StoreTrouble::DiskFull(_))));
    assert_eq!(store.volunteers().unwrap()[0].lock, kept(0, 0));
}

#[test]
fn supervisors_acts_are_read_newest_first_and_no_further_than_asked() {
    let mut store = Store::in_memory(STATION, 1).unwrap();
    let acts = (1..=9).map(|number| note(number, Body::SupervisorEntered { by: LearnerCode([number as u8; 5]) }));
    store.append(&[story(50)]).unwrap();
    store.append(&acts.collect::<Vec<_>>()).unwrap();
    store.append(&[story(51)]).unwrap();
    let by = |(_, body): &(Moment, Body)| body.by().map(|by| by.0[0]);
    let read: Vec<Option<u8>> = store.supervisors_acts(3).unwrap().iter().map(by).collect();
    assert_eq!(read, [9, 8, 7].map(Some));
}

#[test]
fn the_index_of_supervisors_acts_knows_every_kind_of_them() {
    let by = LAN;
    let volunteer = LAN;
    let why = crate::record::Leaving::Asked;
    let bodies = [
        Body::AskedAgain { learner: LAN, lesson: 1, version: 1, question: "q".into(), right: true, by },
        Body::VolunteerAdded { volunteer, by },
        Body::VolunteerRemoved { volunteer, by },
        Body::PinSet { volunteer, by },
        Body::PinChanged { volunteer, by },
        Body::PinRefused { volunteer },
        Body::SupervisorEntered { by },
        Body::SupervisorLeft { by, why },
        Body::RecoveryCodeMade { by: Some(by) },
        Body::RecoveryUsed { volunteer },
        Body::PlaceNamed { by },
        Body::ComfortSet { by },
        Body::ClockCorrected { was_ms: 0, by: Some(by) },
        Body::LearnerRenamed { learner: LAN, by: Some(by) },
        Body::LearnersMerged { learner: LAN, into: LearnerCode([9; 5]), by: Some(by) },
        Body::MergeUndone { merge: EventId(Uuid::nil()), by: Some(by) },
        Body::WorkMoved { learner: LAN, to: by, events: Vec::new(), by: Some(by) },
        Body::NameErased { learner: LAN, by: Some(by) },
        Body::ConsentHeard { learner: LAN, given: true, by },
        Body::CardMade { learner: LAN, by: Some(by) },
        Body::SheetTakenOut { by, from: chrono::NaiveDate::MIN, to: chrono::NaiveDate::MAX },
        Body::NameErased { learner: LAN, by: None },
        Body::XomsChanged { how: crate::record::XomAct::Added, by },
        Body::RecordsRestored { by },
        Body::TurnedOff { restart: false, by },
        Body::PackGoneBack { to: None, by: Some(by) },
    ];
    let mut store = Store::in_memory(STATION, 1).unwrap();
    let plan = concat!("EXPLAIN QUERY PLAN ", include_str!("sql/supervisor_payloads.sql"));
    let how: String = store.db.query_row(plan, [50], |row| row.get(3)).unwrap();
    assert!(how.contains("USING INDEX event_of_supervisor"), "{how}");
    let notes: Vec<Note> = (1..).zip(bodies.clone()).map(|(number, body)| note(number, body)).collect();
    store.append(&notes).unwrap();
    let mut read: Vec<Body> = store.supervisors_acts(50).unwrap().into_iter().map(|(_, body)| body).collect();
    read.reverse();
    assert_eq!(read, bodies);
}

/// A store as the first schema wrote it is brought up to this one with everything in it.
#[test]
fn a_store_of_the_first_schema_is_brought_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let db = Connection::open(folder.path().join(FILE)).unwrap();
    db.execute_batch(include_str!("migrations/0001.sql")).unwrap();
    db.execute_batch("INSERT INTO person (code, number, name, name_folded) VALUES ('a1b2c3d4e5', 10016, 'Lan', 'lan')")
        .unwrap();
    db.pragma_update(None, "user_version", 1).unwrap();
    drop(db);
    let store = open(folder.path());
    assert_eq!(names(&store.people(None).unwrap()), ["Lan"]);
    assert_eq!((store.volunteers().unwrap(), store.recovery().unwrap()), (Vec::new(), None));
}
