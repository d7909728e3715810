//! The machine as screens see it: effects in, facts out, and what is on record afterwards.

use super::recorder::Start;
use super::speaker::Silence;
use super::*;
use crate::contract::{How, Learner, Opened, Place, Trouble};
use crate::credential::{KeyStatus, Keyring, Kind, KnownKey, judge};
use crate::lesson::Catalogue;
use crate::record::{Body, EpochCause, FormOfAddress, LearnerCode, Leaving, Mode, Person, Progress, StationInfo, Xom};
use crate::supervisor::{self, Answer, Command};
use ed25519_dalek::SigningKey;
use std::fs;
use std::path::Path;

fn recorder() -> Recorder {
    Recorder::new(Start::default(), Catalogue::default)
}

/// A recorder whose station is open.
pub(super) fn opened() -> Recorder {
    let mut machine = recorder();
    open(&mut machine);
    machine
}

pub(super) fn open(machine: &mut dyn Machine) -> Opened {
    match machine.run(&Effect::Open) {
        Some(Fact::Opened(opened)) => *opened,
        other => panic!("{other:?}"),
    }
}

pub(super) fn signed_in(fact: Option<Fact>) -> (Learner, Progress) {
    match fact {
        Some(Fact::SignedIn { learner, progress }) => (learner, progress),
        other => panic!("{other:?}"),
    }
}

pub(super) fn saved(fact: Option<Fact>) -> Progress {
    match fact {
        Some(Fact::Saved { progress }) => progress,
        other => panic!("{other:?}"),
    }
}

pub(super) fn add_lan() -> Effect {
    Effect::AddPerson {
        name: "Hoàng Thị Lan".into(), address: Some(FormOfAddress::Ba), xom: Some("dong-keng".into())
    }
}

pub(super) fn practised(learner: LearnerCode) -> Effect {
    Effect::Record(Body::PracticeDone { learner, lesson: 6, version: 2, attempt: 1, mode: Mode::Alone })
}

pub(super) fn checked(learner: LearnerCode) -> Effect {
    Effect::Record(Body::CheckDone { learner, lesson: 6, version: 2, attempt: 1, right: 9, of: 10, passed: true })
}

pub(super) const CONFIRM: Effect = Effect::Confirm { lesson: 6, version: 2, percent: 90 };

fn kinds(machine: &Recorder) -> Vec<String> {
    let kind = |body| serde_json::to_value(body).unwrap()["kind"].as_str().unwrap().to_string();
    machine.bodies().into_iter().map(kind).collect()
}

/// The machine's own parts over this folder.
fn ports(folder: &Path) -> Ports {
    Ports::new(Parts::of_machine(folder.into(), Box::new(Catalogue::default), Box::new(speaker::Silence)))
}

#[test]
fn a_new_station_opens_with_nothing_set_up() {
    let opened = open(&mut recorder());
    assert_eq!((opened.station, opened.before, opened.trouble), (StationInfo::default(), None, None));
    assert_eq!((opened.today.date.to_string().as_str(), opened.today.trusted), ("2026-11-22", true));
}

#[test]
fn a_person_who_agreed_is_added_and_signed_in() {
    let mut machine = opened();
    let (learner, progress) = signed_in(machine.run(&add_lan()));
    let person = learner.person.unwrap();
    assert_eq!((person.called().as_str(), learner.visit), ("Bà Hoàng Thị Lan", 1));
    assert_eq!((person.code, progress), (learner.code, Progress { visit: 1, ..Progress::default() }));
    assert_eq!(kinds(&machine), ["epoch_begun", "station_started", "learner_added", "visit_started"]);
    let listed = machine.run(&Effect::ListPeople { xom: Some("dong-keng".into()) });
    assert_eq!(listed, Some(Fact::People(vec![person])));
    assert_eq!(machine.run(&Effect::ListPeople { xom: Some("elsewhere".into()) }), Some(Fact::People(Vec::new())));
}

#[test]
fn somebody_known_comes_back_to_what_they_had() {
    let mut machine = opened();
    let (learner, _) = signed_in(machine.run(&add_lan()));
    let had = saved(machine.run(&practised(learner.code)));
    assert_eq!(had.lessons[&6].modes_done, [Mode::Alone]);
    assert_eq!(machine.run(&Effect::SignOut), Some(Fact::SignedOut));
    let (again, progress) = signed_in(machine.run(&Effect::SignIn(learner.code)));
    assert_eq!((again.visit, again.person, progress.lessons), (2, learner.person, had.lessons));
}

#[test]
fn who_says_after_idling_that_it_is_still_them_begins_a_new_visit() {
    let mut machine = opened();
    let (learner, _) = signed_in(machine.run(&add_lan()));
    let before = machine.bodies().len();
    assert_eq!(signed_in(machine.run(&Effect::SignIn(learner.code))).0.visit, 2);
    let expected = [Body::VisitEnded { learner: learner.code }, Body::VisitStarted { learner: learner.code, visit: 2 }];
    assert_eq!(machine.bodies().split_off(before), expected);
}

#[test]
fn the_next_person_ends_the_visit_of_the_one_before() {
    let mut machine = opened();
    let (lan, _) = signed_in(machine.run(&add_lan()));
    let (guest, _) = signed_in(machine.run(&Effect::SignInGuest));
    assert_eq!((guest.person.as_ref(), guest.visit), (None, 1));
    assert_ne!(guest.code, lan.code);
    let last = machine.bodies().split_off(4);
    let expected = [
        Body::VisitEnded { learner: lan.code },
        Body::LearnerAdded { learner: guest.code, guest: true, by: None },
        Body::VisitStarted { learner: guest.code, visit: 1 },
    ];
    assert_eq!(last, expected);
}

#[test]
fn signing_out_twice_is_recorded_once() {
    let mut machine = opened();
    machine.run(&Effect::SignInGuest);
    assert_eq!(machine.run(&Effect::SignOut), Some(Fact::SignedOut));
    assert_eq!(machine.run(&Effect::SignOut), Some(Fact::SignedOut));
    assert_eq!(kinds(&machine).iter().filter(|kind| *kind == "visit_ended").count(), 1);
}

#[test]
fn names_never_occur_in_events() {
    let mut machine = opened();
    let (learner, _) = signed_in(machine.run(&add_lan()));
    machine.run(&practised(learner.code));
    machine.run(&checked(learner.code));
    machine.run(&CONFIRM);
    machine.run(&Effect::SignOut);
    let store = machine.store().unwrap();
    let head = store.head().unwrap();
    for link in store.chain(head.station, head.epoch).unwrap() {
        let text = link.payload.to_lowercase();
        for word in ["hoàng", "hoang", "thị", "lan", "bà", "dong-keng"] {
            assert!(!text.contains(word), "{word:?} in {text}");
        }
    }
}

#[test]
fn a_confirmation_is_signed_recorded_and_right() {
    let mut machine = opened();
    let (learner, _) = signed_in(machine.run(&add_lan()));
    machine.run(&checked(learner.code));
    let Some(Fact::Confirmed { confirmation, progress }) = machine.run(&CONFIRM) else { panic!("not confirmed") };
    assert_eq!((confirmation.lesson, confirmation.kind), (6, Kind::Alone));
    assert_eq!(confirmation.date.to_string(), "2026-11-22");

    let key = SigningKey::from_bytes(&[7; 32]).verifying_key();
    let keyring = Keyring::new(vec![KnownKey::new(key.as_bytes(), None, KeyStatus::Active).unwrap()], None);
    let verdict = judge(&confirmation.qr_text, &keyring);
    assert!(verdict.is_right(), "{verdict:?}");
    let credential = *verdict.signed().unwrap().credential();
    assert_eq!((credential.learner, credential.lesson, credential.lesson_version), (learner.code, 6, 2));
    assert_eq!((credential.percent.get(), credential.passed), (90, true));

    let event = machine.events().pop().unwrap();
    assert_eq!(credential.id, event.id.into(), "the credential is named by its event");
    let Body::Confirmed { facts, .. } = event.body else { panic!("{:?}", event.body) };
    assert_eq!(progress.lessons[&6].confirmed.as_ref(), Some(&facts));
    assert_eq!(machine.store().unwrap().confirmed_facts().unwrap(), [facts]);
}

#[test]
fn the_same_thing_is_confirmed_once_and_shown_as_often_as_wanted() {
    let mut machine = opened();
    let (learner, _) = signed_in(machine.run(&add_lan()));
    machine.run(&checked(learner.code));
    let first = machine.run(&CONFIRM);
    let events = machine.bodies().len();
    assert_eq!(machine.run(&CONFIRM), first);
    assert_eq!(machine.bodies().len(), events);
    let better = machine.run(&Effect::Confirm { lesson: 6, version: 2, percent: 100 });
    assert!(better != first && machine.bodies().len() == events + 1, "another result is another confirmation");
}

#[test]
fn a_check_that_was_not_passed_is_not_confirmed_as_passed() {
    let mut machine = opened();
    machine.run(&Effect::SignInGuest);
    let Some(Fact::Confirmed { confirmation, .. }) = machine.run(&CONFIRM) else { panic!("not confirmed") };
    let signed: crate::credential::Signed = confirmation.qr_text.parse().unwrap();
    assert!(!signed.credential().passed, "the record decides, not the screen");
}

#[test]
fn where_nobody_sits_nothing_is_confirmed() {
    assert_eq!(opened().run(&CONFIRM), None);
}

#[test]
fn after_a_power_cut_the_person_is_found_where_they_were() {
    let mut machine = opened();
    let (learner, _) = signed_in(machine.run(&add_lan()));
    let progress = saved(machine.run(&practised(learner.code)));
    let place = Place { learner: learner.code, routes: Vec::new() };
    machine.run(&Effect::KeepPlace(Some(place.clone())));
    let mut machine = machine.after_a_power_cut();
    assert_eq!(open(&mut machine).before, Some((learner.clone(), progress, place)));
    assert_eq!(machine.bodies().last(), Some(&Body::StationStarted { version: "0.1.0".into(), clean: false }));
    assert_eq!(signed_in(machine.run(&Effect::SignIn(learner.code))).0.visit, 2, "a start begins a visit");
}

#[test]
fn after_an_orderly_stop_the_start_is_clean_and_still_asks() {
    let mut machine = opened();
    let (learner, _) = signed_in(machine.run(&Effect::SignInGuest));
    let mut machine = machine.after_an_orderly_stop();
    assert_eq!(open(&mut machine).before.map(|(before, ..)| before), Some(learner));
    let last = machine.bodies().split_off(machine.bodies().len() - 2);
    assert_eq!(last, [Body::StationStopped, Body::StationStarted { version: "0.1.0".into(), clean: true }]);
}

#[test]
fn a_place_of_somebody_who_has_left_is_not_believed() {
    let mut machine = opened();
    let (lan, _) = signed_in(machine.run(&add_lan()));
    machine.run(&Effect::SignOut);
    let (guest, _) = signed_in(machine.run(&Effect::SignInGuest));
    // The file was not synced: the power cut brought an older one back.
    machine.run(&Effect::KeepPlace(Some(Place { learner: lan.code, routes: Vec::new() })));
    let (before, _, place) = open(&mut machine.after_a_power_cut()).before.unwrap();
    assert_eq!((before.code, place.learner), (guest.code, guest.code));
}

#[test]
fn who_signed_out_is_not_asked_for() {
    let mut machine = opened();
    signed_in(machine.run(&add_lan()));
    machine.run(&Effect::SignOut);
    assert_eq!(open(&mut machine.after_a_power_cut()).before, None);
}

#[test]
fn a_failure_is_told_once_and_changes_nothing() {
    let mut machine = opened();
    let (learner, _) = signed_in(machine.run(&Effect::SignInGuest));
    let before = machine.events();
    machine.fail_next(Trouble::DiskFull);
    assert_eq!(machine.run(&practised(learner.code)), Some(Fact::Failed(Trouble::DiskFull)));
    assert_eq!(machine.events(), before);
    assert_eq!(saved(machine.run(&practised(learner.code))).lessons[&6].modes_done, [Mode::Alone]);
    assert_eq!(machine.effects().len(), 4);
}

#[test]
fn without_a_store_guests_practise_and_nothing_is_said_to_be_saved() {
    let mut machine = Recorder::without_store(Start::default(), Catalogue::default, Trouble::Newer);
    assert_eq!(open(&mut machine).trouble, Some(Trouble::Newer));
    let (guest, _) = signed_in(machine.run(&Effect::SignInGuest));
    let failed = Some(Fact::Failed(Trouble::Newer));
    for effect in [practised(guest.code), CONFIRM, add_lan(), Effect::SignIn(guest.code)] {
        let expected = if effect == Effect::SignIn(guest.code) { machine.run(&effect) } else { failed.clone() };
        assert_eq!(machine.run(&effect), expected, "{effect:?}");
    }
    assert_eq!(machine.run(&Effect::SignIn(LearnerCode([1; 5]))), failed);
    assert_eq!(machine.run(&Effect::ListPeople { xom: None }), Some(Fact::People(Vec::new())));
    assert_eq!(machine.run(&Effect::KeepPlace(None)), None);
    assert_eq!(machine.run(&Effect::SignOut), Some(Fact::SignedOut));
}

#[test]
fn seeds_differ_and_are_the_same_for_the_same_start() {
    let seeds = || {
        let mut machine = opened();
        [machine.run(&Effect::DrawSeed), machine.run(&Effect::DrawSeed)]
    };
    assert_eq!(seeds(), seeds());
    assert_ne!(seeds()[0], seeds()[1]);
}

#[test]
fn the_volume_stays_between_silent_and_ten() {
    let mut machine = opened();
    assert_eq!(machine.run(&Effect::Volume(1)), Some(Fact::Volume(7)));
    assert_eq!(machine.run(&Effect::Volume(100)), Some(Fact::Volume(10)));
    assert_eq!(machine.run(&Effect::Volume(-128)), Some(Fact::Volume(0)));
}

#[test]
fn the_stations_name_and_hamlets_are_told_at_opening() {
    let info = StationInfo {
        place: Some("Nhà văn hóa xóm Đồng Keng".into()),
        xoms: vec![Xom { id: "dong-keng".into(), name: "Đồng Keng".into() }],
        ..StationInfo::default()
    };
    let told = info.clone();
    let mut machine = Recorder::prepared(Start::default(), Catalogue::default, move |store| store.set_info(&info));
    assert_eq!(open(&mut machine).station, told);
}

// On a real disk.

#[test]
fn a_station_on_disk_is_found_again_as_it_was_left() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = ports(folder.path());
    assert_eq!(open(&mut first).trouble, None);
    let (learner, _) = signed_in(first.run(&add_lan()));
    let place = Place { learner: learner.code, routes: Vec::new() };
    first.run(&Effect::KeepPlace(Some(place.clone())));
    let progress = saved(first.run(&checked(learner.code)));
    let confirmed = first.run(&CONFIRM);
    let Some(Fact::Confirmed { progress: with_confirmation, .. }) = confirmed.clone() else { panic!("{confirmed:?}") };
    assert_ne!(progress, with_confirmation);
    drop(first);

    let mut second = ports(folder.path());
    assert_eq!(open(&mut second).before, Some((learner.clone(), with_confirmation, place)));
    signed_in(second.run(&Effect::SignIn(learner.code)));
    let shown = |fact: Option<Fact>| match fact {
        Some(Fact::Confirmed { confirmation, .. }) => confirmation,
        other => panic!("{other:?}"),
    };
    assert_eq!(shown(second.run(&CONFIRM)), shown(confirmed), "the same key makes the same QR again");
}

#[test]
fn a_place_file_that_is_torn_leaves_it_to_the_last_event() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = ports(folder.path());
    open(&mut first);
    let (learner, _) = signed_in(first.run(&add_lan()));
    first.run(&Effect::KeepPlace(Some(Place { learner: learner.code, routes: Vec::new() })));
    drop(first);
    fs::write(folder.path().join("place.json"), b"{\"learner\":\"").unwrap();
    let before = open(&mut ports(folder.path())).before.unwrap();
    assert_eq!((before.0, before.2.routes.len()), (learner, 0));
}

#[test]
fn a_second_program_is_told_that_the_folder_is_in_use_and_harms_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = ports(folder.path());
    open(&mut first);
    let (learner, _) = signed_in(first.run(&Effect::SignInGuest));
    let place = Place { learner: learner.code, routes: Vec::new() };
    first.run(&Effect::KeepPlace(Some(place)));

    let mut second = ports(folder.path());
    assert_eq!(open(&mut second).trouble, Some(Trouble::InUse));
    assert_eq!(second.run(&Effect::KeepPlace(None)), None);
    drop(second);
    assert!(folder.path().join("place.json").exists());
    saved(first.run(&practised(learner.code)));
    drop(first);
    assert_eq!(open(&mut ports(folder.path())).trouble, None);
}

#[test]
fn a_program_that_ended_without_closing_counts_as_unclean() {
    let folder = tempfile::tempdir().unwrap();
    let mut killed = ports(folder.path());
    open(&mut killed);
    let (learner, _) = signed_in(killed.run(&Effect::SignInGuest));
    let expected = saved(killed.run(&practised(learner.code)));
    // As kill -9 leaves it: nothing is written any more, the system lets the lock go.
    killed.premises = Err(Trouble::Disk);
    drop(killed);

    let mut after = ports(folder.path());
    let (before, progress, _) = open(&mut after).before.unwrap();
    assert_eq!((before, progress), (learner, expected));
    let store = &after.premises.as_ref().unwrap_or_else(|_| panic!("no store")).store;
    let head = store.head().unwrap();
    let last = store.chain(head.station, head.epoch).unwrap().pop().unwrap().read().unwrap();
    assert!(matches!(last.body, Body::StationStarted { clean: false, .. }), "{:?}", last.body);
    assert_eq!(last.at.boot, 2);
}

#[test]
fn what_a_full_disk_kept_from_being_written_is_written_with_the_next_event() {
    let mut machine = opened();
    let (lan, _) = signed_in(machine.run(&add_lan()));
    let pages = |machine: &Recorder, more: u32| machine.store().unwrap().limit_pages(more);
    pages(&machine, 0);
    // Fill what is left of the last pages.
    let full = (0..200).find_map(|_| match machine.run(&practised(lan.code)) {
        Some(Fact::Failed(trouble)) => Some(trouble),
        _ => None,
    });
    assert_eq!(full, Some(Trouble::DiskFull));
    let (guest, _) = signed_in(machine.run(&Effect::SignInGuest));
    assert_eq!(machine.run(&practised(guest.code)), Some(Fact::Failed(Trouble::DiskFull)));

    pages(&machine, 100);
    saved(machine.run(&practised(guest.code)));
    let last = machine.bodies().split_off(machine.bodies().len() - 4);
    assert_eq!(
        last[..3],
        [
            Body::VisitEnded { learner: lan.code },
            Body::LearnerAdded { learner: guest.code, guest: true, by: None },
            Body::VisitStarted { learner: guest.code, visit: 1 },
        ]
    );
}

#[test]
fn a_store_that_could_not_be_opened_is_tried_again_when_something_is_to_be_saved() {
    let above = tempfile::tempdir().unwrap();
    let folder = above.path().join("station");
    fs::write(&folder, b"in the way").unwrap();
    let mut machine = ports(&folder);
    assert_eq!(open(&mut machine).trouble, Some(Trouble::Disk));
    let (guest, _) = signed_in(machine.run(&Effect::SignInGuest));
    assert_eq!(machine.run(&practised(guest.code)), Some(Fact::Failed(Trouble::Disk)));

    fs::remove_file(&folder).unwrap();
    assert_eq!(saved(machine.run(&practised(guest.code))).lessons[&6].modes_done, [Mode::Alone]);
    let store = &machine.premises.as_ref().unwrap_or_else(|_| panic!("no store")).store;
    let head = store.head().unwrap();
    let events = store.chain(head.station, head.epoch).unwrap().into_iter().map(|link| link.read().unwrap());
    let (boots, bodies): (Vec<_>, Vec<_>) = events.map(|event| (event.at.boot, event.body)).unzip();
    let learner = guest.code;
    let expected = [
        Body::EpochBegun { why: EpochCause::FirstStart, before: None },
        Body::StationStarted { version: env!("CARGO_PKG_VERSION").into(), clean: true },
        Body::LearnerAdded { learner, guest: true, by: None },
        Body::VisitStarted { learner, visit: 1 },
        Body::PracticeDone { learner, lesson: 6, version: 2, attempt: 1, mode: Mode::Alone },
    ];
    assert_eq!((bodies.as_slice(), boots), (expected.as_slice(), vec![1; 5]));
    machine.close();
    assert_eq!(
        machine.run(&practised(learner)),
        Some(Fact::Failed(Trouble::Disk)),
        "a station that has stopped stays so"
    );
}

#[test]
fn stopping_in_order_leaves_an_empty_log_beside_the_database() {
    let folder = tempfile::tempdir().unwrap();
    let mut machine = ports(folder.path());
    open(&mut machine);
    machine.run(&Effect::SignInGuest);
    machine.close();
    assert_eq!(fs::metadata(folder.path().join("tramhoc.sqlite-wal")).unwrap().len(), 0);
    assert_eq!(machine.run(&Effect::ListPeople { xom: None }), Some(Fact::People(Vec::<Person>::new())));
}

#[test]
fn the_log_says_what_went_wrong_and_holds_no_name() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("tramhoc.sqlite"), b"rubbish ".repeat(1000)).unwrap();
    let mut machine = ports(folder.path());
    let opened = open(&mut machine);
    assert_eq!((opened.trouble, opened.mended.map(|mended| mended.how)), (None, Some(How::Emptied)));
    machine.run(&add_lan());
    let log = fs::read_to_string(folder.path().join("tramhoc.log")).unwrap();
    assert!(log.contains("Emptied") && log.contains("kept-") && !log.contains("Lan"), "{log}");
}

#[test]
fn a_name_that_was_erased_is_in_no_file_any_more_and_the_erasure_is_an_event() {
    let folder = tempfile::tempdir().unwrap();
    let mut machine = ports(folder.path());
    open(&mut machine);
    let (learner, _) = signed_in(machine.run(&add_lan()));
    machine.run(&Effect::SignOut);
    let holds_name = || {
        let files = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
        let holds = |path: &std::path::PathBuf| {
            let bytes = std::fs::read(path).unwrap_or_default();
            ["Hoàng Thị", "hoang thi"].iter().any(|name| bytes.windows(name.len()).any(|at| at == name.as_bytes()))
        };
        files.filter(holds).count()
    };
    assert!(holds_name() > 0, "the name is somewhere at first");
    machine.forget(learner.code, None).unwrap();
    assert_eq!(holds_name(), 0);
    assert_eq!(machine.run(&Effect::ListPeople { xom: None }), Some(Fact::People(Vec::new())));
    drop(machine);
    let store = crate::ports::store::Store::open_to_read(folder.path()).unwrap();
    let head = store.head().unwrap();
    let chain = store.chain(head.station, head.epoch).unwrap();
    assert!(chain.iter().any(|link| link.payload.contains("name_erased")));
}

#[test]
fn what_a_preview_confirms_is_an_example_and_nothing_more() {
    let mut machine = Ports::new(Parts::of_rehearsal(Box::new(Silence)));
    machine.run(&Effect::Open);
    machine.run(&Effect::SignInGuest);
    let fact = machine.run(&Effect::Confirm { lesson: 6, version: 1, percent: 100 });
    let Some(Fact::Confirmed { confirmation, .. }) = fact else { panic!("it is confirmed: {fact:?}") };
    assert_eq!(confirmation.kind, Kind::Demo);
    let verdict = judge(&confirmation.qr_text, &Keyring::new(Vec::new(), None));
    assert!(!verdict.is_right() && verdict.words().starts_with("MẪU"), "{}", verdict.words());
}

#[test]
fn without_a_session_nothing_of_a_supervisors_is_done() {
    let mut machine = opened();
    let (lan, _) = signed_in(machine.run(&add_lan()));
    machine.run(&Effect::SignOut);
    let who = || supervisor::Newcomer::Known(lan.code);
    let pin = || "408163".parse::<supervisor::Pin>().unwrap();
    conclude(&mut machine, Command::AddVolunteer { who: who(), pin: pin() });
    machine.run(&Effect::Supervise(Command::Leave(Leaving::Asked)));
    let before = machine.bodies().len();
    let question = String::new();
    let period = crate::report::Period::between(chrono::NaiveDate::default(), chrono::NaiveDate::default());
    let commands = [
        Command::Count(period),
        Command::TakeOut { period, files: Vec::new() },
        Command::Remove(lan.code),
        Command::DrawRecovery,
        Command::KeepRecovery(supervisor::RecoveryCode::of(&[0; 19])),
        Command::NamePlace("Ở đây".into()),
        Command::LookAt(lan.code),
        Command::AskedAgain { learner: LearnerCode([9; 5]), lesson: 1, version: 1, question, right: true },
        Command::ReadLog,
        Command::AddVolunteer { who: supervisor::Newcomer::Named("Ai Đó".into()), pin: pin() },
        Command::ChangePin { volunteer: lan.code, pin: pin() },
    ];
    for command in commands {
        let told = machine.run(&Effect::Supervise(command.clone()));
        assert_eq!(told, Some(Fact::Supervised(Answer::Left)), "{command:?}");
    }
    assert_eq!(machine.bodies().len(), before);
    assert_eq!(machine.store().unwrap().volunteers().unwrap().len(), 1);
}

/// Runs a command to the end of its hashing.
fn conclude(machine: &mut Recorder, command: Command) -> Option<Fact> {
    match machine.run(&Effect::Supervise(command)) {
        Some(Fact::Supervised(Answer::Ready(job))) => machine.run(&Effect::Supervise(Command::Conclude(job))),
        other => other,
    }
}

#[test]
fn what_was_hashed_for_a_screen_that_has_gone_lets_nobody_in() {
    let mut machine = opened();
    let (lan, _) = signed_in(machine.run(&add_lan()));
    machine.run(&Effect::SignOut);
    let pin: supervisor::Pin = "408163".parse().unwrap();
    let who = supervisor::Newcomer::Known(lan.code);
    conclude(&mut machine, Command::AddVolunteer { who, pin: pin.clone() });
    machine.run(&Effect::Supervise(Command::Leave(Leaving::Asked)));
    let ready = machine.run(&Effect::Supervise(Command::Try { volunteer: lan.code, pin: pin.clone() }));
    let Some(Fact::Supervised(Answer::Ready(first))) = ready else { panic!("{ready:?}") };
    // Another try is begun before the first one's screen has asked for its outcome.
    machine.run(&Effect::Supervise(Command::Try { volunteer: lan.code, pin }));
    assert_eq!(machine.run(&Effect::Supervise(Command::Conclude(first))), None);
    assert_eq!(machine.store().unwrap().volunteers().unwrap()[0].lock.tries, 2, "both are counted");
}

#[test]
fn a_recovery_code_made_by_command_opens_the_door() {
    let mut machine = opened();
    let (lan, _) = signed_in(machine.run(&add_lan()));
    machine.run(&Effect::SignOut);
    let who = supervisor::Newcomer::Known(lan.code);
    conclude(&mut machine, Command::AddVolunteer { who, pin: "408163".parse().unwrap() });
    machine.run(&Effect::Supervise(Command::Leave(Leaving::Asked)));
    let code = machine.ports.make_recovery_code().unwrap();
    let told = conclude(&mut machine, Command::TryRecovery { volunteer: lan.code, code });
    assert_eq!(told, Some(Fact::Supervised(Answer::Recovered)));
    assert!(machine.bodies().contains(&Body::RecoveryCodeMade { by: None }));
}
