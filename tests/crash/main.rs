//! The crash laboratory: what the station really does to its disk is recorded, the plug is pulled at random moments of it,
//! and the station is started on what may be left. What was acknowledged must be there.

mod dice;
mod disk;
mod faults;
mod judge;
mod laboratory;
mod promise;
mod resident;
mod session;
// Another part of the language than the tests of the station use.
#[allow(dead_code)]
#[path = "../station/sitting.rs"]
mod sitting;
mod trace;

use dice::Dice;
use disk::{Disk, Names};
use laboratory::{Honesty, examine};
use promise::{Mark, Wish};
use session::{Recorded, Safety, Session};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use trace::{Call, Fault};

/// A fixed share always, the full figure with `TRAMHOC_FULL=1`.
fn share(always: usize, full: usize) -> usize {
    if std::env::var_os("TRAMHOC_FULL").is_some() { full } else { always }
}

/// Not a test by itself: what a recorded process does.
#[test]
fn what_is_played_inside_the_recorder() {
    session::play_inside();
    resident::play_inside();
}

fn recordings_of(count: u64, safety: Safety) -> Vec<Recorded> {
    (0..count).map(|seed| Recorded::of(Session { safety, ..Session::of(seed) })).collect()
}

/// Recordings of the station as it is, made once.
fn recordings() -> &'static [Recorded] {
    static RECORDINGS: LazyLock<Vec<Recorded>> = LazyLock::new(|| recordings_of(share(3, 20) as u64, Safety::Station));
    &RECORDINGS
}

/// Nothing escapes the recorder: what it saw, done again, gives the very files the station has left.
#[test]
fn the_recorded_calls_done_again_leave_the_files_the_station_left() {
    let recording = Session::of(0).record();
    let (again, mut dice) = (laboratory::scratch(), Dice::of(0, 0));
    let mut disk = Disk::new(Names::Loose);
    recording.trace().iter().for_each(|step| disk.take(step, &mut dice));
    disk.seen(again.path());
    let (left, made) = (files_in(&recording.disk()), files_in(again.path()));
    assert_eq!(left.keys().collect::<Vec<_>>(), made.keys().collect::<Vec<_>>());
    assert!(left.len() >= 4, "database, log, key, lock: {:?}", left.keys());
    for (path, content) in left {
        assert!(made[&path] == content, "{} differs", path.display());
    }
}

/// Every file but the shared memory, which is written without any call and is nothing after a restart.
fn files_in(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            let below = files_in(&entry).into_iter();
            files.extend(
                below.map(|(path, content)| (Path::new(entry.file_name().expect("a name")).join(path), content)),
            );
        } else if entry.extension().is_none_or(|end| end != "sqlite-shm") {
            files.insert(entry.file_name().expect("a name").into(), std::fs::read(&entry).expect("a file"));
        }
    }
    files
}

#[test]
fn after_a_power_cut_at_any_moment_nothing_acknowledged_is_lost_and_nothing_is_corrupt() {
    let report = examine(recordings(), share(500, 20_000), Honesty::Honest);
    println!("honest disk: {report}");
    assert!(report.failed.is_empty(), "{report}");
}

#[test]
fn on_a_disk_that_lies_about_syncing_only_a_checkpoint_can_be_corrupted() {
    let report = examine(recordings(), share(75, 3_000), Honesty::Lying);
    println!("lying disk: {report}");
    assert_eq!(report.corrupt(false), 0, "{report}");
    assert!(report.lost() > 0, "a disk that lies loses: {report}");
}

#[test]
fn the_laboratory_can_fail_a_store_that_syncs_only_at_checkpoints_loses() {
    let report = examine(&recordings_of(3, Safety::Normal), share(80, 1_500), Honesty::Honest);
    println!("synchronous = NORMAL: {report}");
    assert!(report.lost() * 10 > report.images, "{report}");
}

#[test]
fn the_laboratory_can_fail_a_store_with_a_rollback_journal_loses() {
    let report = examine(&recordings_of(3, Safety::Delete), share(80, 1_500), Honesty::Honest);
    println!("journal_mode = DELETE: {report}");
    // Some sessions have few commits that a lost directory entry can undo: one in six images on the whole.
    assert!(report.lost() * 40 > report.images, "{report}");
}

/// A copy of the records may be made on a thread meanwhile; nobody waits for it.
fn is_of_a_copy(path: &Path) -> bool {
    path.starts_with(session::data_in(Path::new("")).join("backups"))
}

#[test]
fn an_answer_is_committed_with_exactly_one_sync() {
    let mut answers = 0;
    let mut under_way = None;
    for step in recordings().iter().flat_map(|recorded| &recorded.steps) {
        match (&step.call, &mut under_way) {
            (Call::Sync(path), Some(syncs)) if !is_of_a_copy(path) => *syncs += 1,
            (Call::Mark(line), _) => match promise::read(line) {
                Mark::Asked(Wish::Record(_)) => under_way = Some(0),
                Mark::Promised(_) => {
                    if let Some(syncs) = under_way.take() {
                        answers += 1;
                        assert_eq!(syncs, 1, "answer {answers}");
                    }
                }
                _ => {}
            },
            _ => {}
        }
    }
    println!("{answers} answers and steps, one sync each");
    assert!(answers > 20, "{answers}");
}

/// Those that must be played always, and a share of the others.
fn chosen(play: &faults::Play<'_>, always: Vec<Fault>, share: usize) -> Vec<Fault> {
    let mut others = faults::all(play);
    others.retain(|fault| !always.contains(fault));
    let mut dice = Dice::of(7, 0);
    while others.len() > share {
        others.swap_remove(dice.below(others.len()));
    }
    others.into_iter().chain(always).collect()
}

#[test]
fn each_write_that_fails_in_turn_loses_nothing_promised_and_the_same_wish_is_granted_afterwards() {
    let session = Session { acts: 45, kills: false, ..Session::of(1) };
    let play = |fault| session.play_on(fault);
    let faults = chosen(&play, faults::of_the_first_start(&play), share(40, usize::MAX));
    let outcomes = faults::play_each(&play, &faults);
    println!("{outcomes}");
    assert_eq!(outcomes.wrong(), 0, "{outcomes}");
    assert!(outcomes.sum(|outcome| outcome.granted_later) > 0, "no fault was noticed");
}

#[test]
fn a_write_that_fails_keeps_the_learner_on_the_question_with_one_calm_sentence_and_the_green_key_saves() {
    let mut faults = chosen(&resident::play_on, Vec::new(), usize::MAX);
    faults.retain(|fault| fault.how != trace::How::On);
    let mut dice = Dice::of(8, 0);
    while faults.len() > share(25, usize::MAX) {
        faults.swap_remove(dice.below(faults.len()));
    }
    let outcomes = faults::play_each(&resident::play_on, &faults);
    println!("{outcomes}");
    assert_eq!(outcomes.wrong(), 0, "{outcomes}");
    assert!(outcomes.sum(|outcome| outcome.granted_later) > 0, "no fault was noticed");
}

#[test]
fn what_a_failed_sync_left_in_the_page_cache_is_not_taken_for_saved_after_a_restart() {
    let session = Session { acts: 50, kills: false, ..Session::of(2) };
    let syncs = faults::syncs_of_the_log(&session);
    let mornings: Vec<usize> = syncs.into_iter().step_by(share(3, 1)).collect();
    let cuts = share(30, 200);
    let look = |broken_from| faults::after_a_broken_morning(&session, broken_from, cuts as u64);
    let wrong: Vec<String> = mornings.iter().copied().flat_map(look).collect();
    println!("{} broken mornings, {cuts} power cuts after each: {} found wrong", mornings.len(), wrong.len());
    wrong.iter().take(10).for_each(|wrong| println!("  {wrong}"));
    assert!(wrong.is_empty());
}
