//! Checking codes at a station with a data folder and the commune's list in it: stolen keys, revoked confirmations, other
//! stations; and that an example stays one, whoever watched.

use super::speaker::Silence;
use super::tests::{add_lan, signed_in};
use super::*;
use crate::contract::{Fact, Trouble};
use crate::credential::{Credential, CredentialId, Day, Kind, Percent, Signed};
use crate::record::{Body, ClockQuality, LearnerCode, Mode};
use crate::supervisor::{Answer, Checked, Newcomer, Whose};
use crate::trust::{
    CertificateRequest, Commune, CommuneCertificate, CommuneId, EnrolmentRequest, ProgrammeRoot, TEST_ROOT_SEED,
    TrustList,
};
use ed25519_dalek::SigningKey;
use std::path::Path;

const DAY: Day = Day(690);
const STRANGER: LearnerCode = LearnerCode([0xa1; 5]);

fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

/// A commune's list with two stations, changed by `change`, in the place where a station holds it.
fn hold_a_list(folder: &Path, own: &SigningKey, change: impl FnOnce(&mut TrustList)) {
    let (root, commune) = (SigningKey::from_bytes(&TEST_ROOT_SEED), key(20));
    let name = |text: &str| text.parse().expect("a name");
    let of_commune =
        Commune { id: CommuneId([1; 8]), epoch: 1, key: commune.verifying_key(), date: DAY, name: name("Vĩnh Tân") };
    let request = CertificateRequest::read(&of_commune.request(&commune)).expect("a request");
    let certificate = CommuneCertificate::read(&request.certify(&root, DAY), &ProgrammeRoot::test());
    let mut list = TrustList::beginning(certificate.expect("a certificate"));
    for (station, place) in [(own, "Đồng Keng"), (&key(8), "Na Ca")] {
        let request = EnrolmentRequest::sign(station, DAY, &name(place), None);
        list.enrol(&EnrolmentRequest::read(&request).expect("a request"), DAY).expect("room");
    }
    change(&mut list);
    trust_file::hold(folder, &list.issue(&commune, DAY).expect("the commune's key")).expect("a file");
}

/// A station in a folder that a volunteer has entered.
fn entered(folder: &Path) -> Ports {
    let parts = Parts::of_machine(folder.to_owned(), Box::new(Default::default), Box::new(Silence));
    entered_with(parts)
}

fn entered_with(parts: Parts) -> Ports {
    let mut machine = Ports::new(parts);
    machine.run(&Effect::Open);
    let (who, pin) = (Newcomer::Named("Nông Thị Hoa".into()), "408163".parse().expect("six digits"));
    let Some(Fact::Supervised(Answer::Ready(job))) =
        machine.run(&Effect::Supervise(Command::AddVolunteer { who, pin }))
    else {
        panic!("nothing was hashed")
    };
    machine.run(&Effect::Supervise(Command::Conclude(job)));
    machine
}

fn signed(by: &SigningKey, kind: Kind) -> Signed {
    Credential {
        kind,
        id: CredentialId([9; 6]),
        lesson: 12,
        lesson_version: 3,
        learner: STRANGER,
        day: DAY,
        clock: ClockQuality::Plausible,
        reissued: false,
        passed: true,
        percent: Percent::new(90).expect("a percentage"),
    }
    .sign(by)
}

fn check(machine: &mut Ports, text: &str) -> Checked {
    match machine.run(&Effect::Supervise(Command::Check(text.into()))) {
        Some(Fact::Supervised(Answer::Checked(checked))) => *checked,
        other => panic!("{other:?}"),
    }
}

fn words(checked: &Checked) -> String {
    checked.examined.verdict().expect("something was judged").words()
}

#[test]
fn what_another_listed_station_signed_is_right_with_its_name_and_the_day_of_the_list() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut machine = entered(folder.path());
    let text = signed(&key(8), Kind::Watched).qr_text(None);
    assert_eq!(words(&check(&mut machine, &text)), "CHƯA BIẾT TRẠM NÀY", "no list yet");
    let own = keys::open(folder.path()).expect("read").expect("a key");
    hold_a_list(folder.path(), &own, |_| {});
    let checked = check(&mut machine, &text);
    assert_eq!(words(&checked), "CHỮ KÝ ĐÚNG – trạm Na Ca – danh sách khóa ngày 22/11/2026");
    assert_eq!((checked.times, checked.whose, checked.on_record), (2, Whose::Unknown, false));
}

#[test]
fn a_stolen_keys_confirmation_counts_only_where_it_is_on_record() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut machine = entered(folder.path());
    let own = keys::open(folder.path()).expect("read").expect("a key");
    let (here, there) = (signed(&own, Kind::Watched).qr_text(None), signed(&key(8), Kind::Real).qr_text(None));
    machine.run(&Effect::Supervise(Command::Readmit(here.clone())));
    hold_a_list(folder.path(), &own, |list| {
        for station in ["Đồng Keng", "Na Ca"] {
            list.compromise(station, DAY).expect("listed");
        }
    });
    assert!(check(&mut machine, &here).right().is_some(), "it was on record before");
    let exposed = check(&mut machine, &there);
    assert_eq!(words(&exposed), "KHÓA ĐÃ BỊ LỘ – hỏi xã");
    assert!(exposed.right().is_none());
    for command in [Command::Readmit(there.clone()), Command::Attach { text: there, to: STRANGER }] {
        machine.run(&Effect::Supervise(command));
    }
    let issued = machine.ask(store::Store::issued).expect("read");
    assert_eq!(issued.len(), 1, "nothing of the stolen key came into the record");
}

#[test]
fn what_the_commune_took_back_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut machine = entered(folder.path());
    let own = keys::open(folder.path()).expect("read").expect("a key");
    hold_a_list(folder.path(), &own, |list| {
        list.revoke(CredentialId([9; 6])).expect("room");
    });
    let revoked = check(&mut machine, &signed(&key(8), Kind::Real).qr_text(None));
    assert_eq!((words(&revoked), revoked.right()), ("ĐÃ THU HỒI – hỏi xã".into(), None));
}

#[test]
fn an_example_stays_one_whoever_watched() {
    let mut machine = entered_with(Parts::of_rehearsal(Box::new(Silence)));
    let by = machine.supervisor().expect("she has entered");
    let (lan, _) = signed_in(machine.run(&add_lan()));
    let (learner, lesson, version, attempt) = (lan.code, 6, 2, 7);
    for body in [
        Body::PracticeDone { learner, lesson, version, attempt, mode: Mode::Alone },
        Body::CheckDone { learner, lesson, version, attempt, right: 5, of: 5, passed: true },
        Body::RunWatched { learner, lesson, version, attempt, by },
    ] {
        machine.run(&Effect::Record(body));
    }
    let Some(Fact::Confirmed { confirmation, .. }) = machine.run(&Effect::Confirm { lesson, version, percent: 100 })
    else {
        panic!("nothing was confirmed")
    };
    assert_eq!(confirmation.kind, Kind::Demo);
}

#[test]
fn without_a_session_nothing_is_checked_and_nothing_vouched_for() {
    let mut machine = Ports::new(Parts::of_rehearsal(Box::new(Silence)));
    machine.run(&Effect::Open);
    let text = signed(&key(7), Kind::Alone).qr_text(None);
    let commands = [
        Command::Check(text.clone()),
        Command::LookAgain(text.clone()),
        Command::Readmit(text.clone()),
        Command::Attach { text: text.clone(), to: STRANGER },
        Command::Detach { text },
        Command::LookForPictures,
        Command::FinishedToday,
        Command::LookForWitness(STRANGER),
        Command::Vouch { learner: STRANGER, attempt: 7 },
        Command::SeeTask { learner: STRANGER, lesson: 6, version: 1, task: 0, of: 1 },
        Command::Confirm { learner: STRANGER, lesson: 6, version: 1 },
    ];
    for command in commands {
        let answer = machine.run(&Effect::Supervise(command.clone()));
        assert_eq!(answer, Some(Fact::Supervised(Answer::Left)), "{command:?}");
    }
}

#[test]
fn what_cannot_be_written_down_is_trouble() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut machine = entered(folder.path());
    machine.premises = Err(Trouble::ReadOnly);
    let checked = machine.check(&signed(&key(8), Kind::Real).qr_text(None), STRANGER);
    assert_eq!(checked, Err(Trouble::ReadOnly));
}
