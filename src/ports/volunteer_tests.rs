//! What a volunteer does about people and about the clock, and what is refused: acts in, events and progress out.

use super::people::NotDone;
use super::readmission::Readmission;
use super::speaker::Silence;
use super::tests::{CONFIRM, add_lan, checked, open, opened, practised, saved, signed_in};
use super::*;
use crate::credential::{KeyStatus, Keyring, KnownKey};
use crate::lesson::Catalogue;
use crate::record::{Body, Change, Choice, EventId, LearnerCode, Mode, NoMerge, NotTheirs, Progress, Who};
use crate::supervisor::people::Refusal;
use ed25519_dalek::SigningKey;

/// A station with somebody known who has learned something; nobody sits there any more.
fn with_lan() -> (Ports, LearnerCode) {
    let mut machine = Ports::new(Parts::of_rehearsal(Box::new(Silence)));
    machine.run(&Effect::Open);
    let (lan, _) = signed_in(machine.run(&add_lan()));
    saved(machine.run(&checked(lan.code)));
    machine.run(&Effect::SignOut);
    (machine, lan.code)
}

fn guest_who_practised(machine: &mut Ports) -> LearnerCode {
    let (guest, _) = signed_in(machine.run(&Effect::SignInGuest));
    saved(machine.run(&practised(guest.code)));
    machine.run(&Effect::SignOut);
    guest.code
}

fn had(machine: &mut Ports, learner: LearnerCode) -> (LearnerCode, Progress) {
    let (learner, progress) = signed_in(machine.run(&Effect::SignIn(learner)));
    machine.run(&Effect::SignOut);
    (learner.code, progress)
}

#[test]
fn a_guests_work_is_claimed_by_a_person_and_given_back_when_that_was_wrong() {
    let (mut machine, lan) = with_lan();
    let guest = guest_who_practised(&mut machine);
    assert_eq!(machine.merge(Who::Code(guest), Who::Code(lan), None, false), Ok(lan));
    let (code, progress) = had(&mut machine, guest);
    assert_eq!((code, progress.visit), (lan, 3), "two visits were there, and this is one");
    assert!(progress.lessons[&6].check_passed && progress.lessons[&6].modes_done == [Mode::Alone]);
    assert_eq!(
        machine.merge(Who::Code(guest), Who::Code(lan), None, true),
        Err(NotDone::Refused(Refusal::Merge(NoMerge::OneAlready)))
    );
    assert_eq!(
        machine.merge(Who::Code(lan), Who::Code(guest), None, true),
        Err(NotDone::Refused(Refusal::Merge(NoMerge::OneAlready)))
    );
    assert_eq!(machine.unmerge(Who::Code(lan), None), Err(NotDone::Refused(Refusal::NotMerged)));
    assert_eq!(machine.unmerge(Who::Code(guest), None), Ok(guest));
    assert!(!had(&mut machine, guest).1.lessons[&6].check_passed);
    assert_eq!(machine.unmerge(Who::Code(guest), None), Err(NotDone::Refused(Refusal::NotMerged)));
    assert_eq!(
        machine.merge(Who::Code(lan), Who::Code(guest), None, true),
        Err(NotDone::Refused(Refusal::Merge(NoMerge::PersonIntoGuest)))
    );
    let nobody = Who::Code(LearnerCode([1; 5]));
    assert_eq!(machine.merge(nobody, Who::Code(lan), None, true), Err(NotDone::Refused(Refusal::Nobody)));
}

#[test]
fn who_sits_there_has_what_was_merged_at_once() {
    let (mut machine, lan) = with_lan();
    let (guest, _) = signed_in(machine.run(&Effect::SignInGuest));
    machine.merge(Who::Code(guest.code), Who::Code(lan), None, false).unwrap();
    let progress = saved(machine.run(&practised(guest.code)));
    assert!(progress.lessons[&6].check_passed && progress.lessons[&6].modes_done == [Mode::Alone]);
}

#[test]
fn a_confirmation_given_under_a_merged_code_is_the_kept_persons() {
    let mut machine = opened();
    let (slip, _) = signed_in(machine.run(&Effect::SignInGuest));
    machine.run(&checked(slip.code));
    let Some(Fact::Confirmed { confirmation, .. }) = machine.run(&CONFIRM) else { panic!("not confirmed") };
    let (lan, _) = signed_in(machine.run(&add_lan()));
    machine.ports().merge(Who::Code(slip.code), Who::Code(lan.code), None, false).unwrap();
    let (_, progress) = signed_in(machine.run(&Effect::SignIn(slip.code)));
    assert!(progress.lessons[&6].confirmed.is_some());
    let Some(Fact::Confirmed { confirmation: again, .. }) = machine.run(&CONFIRM) else { panic!("not confirmed") };
    assert_eq!(again, confirmation, "the QR that was given out is shown again, no second one is signed");
}

#[test]
fn a_visit_under_the_wrong_name_is_moved_to_whom_it_belongs_and_back() {
    let (mut machine, lan) = with_lan();
    let hoa = machine.remember("Bùi Thị Hoa", &Change::default(), None).unwrap().code;
    let visit = |number| Choice { visits: vec![number], ..Choice::default() };
    let split =
        |machine: &mut Ports, from, choice: &Choice, to| machine.split(Who::Code(from), choice, Who::Code(to), None);
    assert_eq!(split(&mut machine, lan, &visit(7), hoa), Err(NotDone::Refused(Refusal::Work(NotTheirs::Visit(7)))));
    assert_eq!(
        split(&mut machine, lan, &Choice::default(), hoa),
        Err(NotDone::Refused(Refusal::Work(NotTheirs::Nothing)))
    );
    assert_eq!(split(&mut machine, lan, &visit(1), lan), Err(NotDone::Refused(Refusal::ToThemselves)));
    let stranger = Choice { events: vec![EventId(uuid::Uuid::nil())], ..Choice::default() };
    assert!(matches!(
        split(&mut machine, lan, &stranger, hoa),
        Err(NotDone::Refused(Refusal::Work(NotTheirs::Event(_))))
    ));
    assert_eq!(split(&mut machine, lan, &visit(1), hoa), Ok(3), "sitting down, a self-check, leaving");
    assert!(had(&mut machine, hoa).1.lessons[&6].check_passed);
    assert!(had(&mut machine, lan).1.lessons.is_empty());
    assert_eq!(split(&mut machine, hoa, &visit(1), lan), Ok(3));
    assert!(had(&mut machine, lan).1.lessons[&6].check_passed);
}

#[test]
fn what_a_volunteer_does_says_who_and_is_never_for_oneself() {
    let (mut machine, lan) = with_lan();
    let volunteer = machine.remember("Ma Văn Hùng", &Change::default(), Some(lan)).unwrap();
    let by = Some(volunteer.code);
    let guest = guest_who_practised(&mut machine);
    let own = Who::Code(volunteer.code);
    assert_eq!(
        machine.merge(Who::Code(guest), own, by, true),
        Err(NotDone::Refused(Refusal::Merge(NoMerge::ForOneself)))
    );
    let first = Choice { visits: vec![1], ..Choice::default() };
    assert_eq!(machine.split(Who::Code(guest), &first, own, by), Err(NotDone::Refused(Refusal::ForOneself)));
    machine.merge(Who::Code(guest), Who::Code(lan), by, true).unwrap();
    machine.unmerge(Who::Code(guest), by).unwrap();
    machine.split(Who::Code(guest), &first, Who::Code(lan), by).unwrap();
    machine.rename(Who::Code(lan), &Change { name: Some("Hoàng Lan".into()), ..Change::default() }, by).unwrap();
    machine.forget(lan, by).unwrap();
    let store = &machine.premises.as_ref().unwrap_or_else(|_| panic!("no store")).store;
    let head = store.head().unwrap();
    let chain = store.chain(head.station, head.epoch).unwrap();
    let acts: Vec<_> = chain.iter().filter_map(|link| link.clone().read().unwrap().body.by()).collect();
    // Who remembers somebody has heard them agree: two events.
    assert_eq!(acts, [vec![lan; 2], vec![volunteer.code; 5]].concat());
}

#[test]
fn a_name_is_set_right_and_nothing_of_it_is_in_an_event() {
    let (mut machine, lan) = with_lan();
    let change = Change { name: Some("  Hoàng  Thị Lân ".into()), xom: Some(String::new()), ..Change::default() };
    let renamed = machine.rename(Who::Code(lan), &change, None).unwrap();
    assert_eq!((renamed.called().as_str(), renamed.xom.as_deref()), ("Bà Hoàng Thị Lân", None));
    assert_eq!(machine.person(lan), Ok(Some(renamed)));
    let nobody = Change { name: Some(" 12 ".into()), ..Change::default() };
    assert_eq!(machine.rename(Who::Code(lan), &nobody, None), Err(NotDone::Refused(Refusal::NoName)));
    let guest = guest_who_practised(&mut machine);
    assert_eq!(machine.rename(Who::Code(guest), &change, None), Err(NotDone::Refused(Refusal::Nameless)));
    assert_eq!(machine.forget(guest, None), Err(NotDone::Refused(Refusal::Nameless)));
}

#[test]
fn an_erased_person_gets_and_gives_nothing_any_more() {
    let (mut machine, lan) = with_lan();
    let hoa = machine.remember("Bùi Thị Hoa", &Change::default(), None).unwrap().code;
    machine.forget(lan, None).unwrap();
    assert_eq!(machine.forget(lan, None), Ok(()), "asked again it only sees to the file");
    let (erased, named) = (Who::Code(lan), Who::Code(hoa));
    for (from, into) in [(erased, named), (named, erased)] {
        assert_eq!(machine.merge(from, into, None, true), Err(NotDone::Refused(Refusal::Merge(NoMerge::Erased))));
    }
    let guest = guest_who_practised(&mut machine);
    let first = Choice { visits: vec![1], ..Choice::default() };
    assert_eq!(machine.split(Who::Code(guest), &first, erased, None), Err(NotDone::Refused(Refusal::ToErased)));
}

#[test]
fn a_completion_lost_with_the_records_comes_back_by_its_qr_once() {
    let mut before = opened();
    let (lan, _) = signed_in(before.run(&add_lan()));
    before.run(&checked(lan.code));
    let Some(Fact::Confirmed { confirmation, .. }) = before.run(&CONFIRM) else { panic!("not confirmed") };

    let mut empty = opened();
    let key = SigningKey::from_bytes(&[7; 32]).verifying_key();
    let ring = |status| Keyring::new(vec![KnownKey::new(key.as_bytes(), None, status).unwrap()], None);
    let events = empty.bodies().len();
    for keyring in [Keyring::default(), ring(KeyStatus::Compromised)] {
        let refused = empty.ports().readmit(&confirmation.qr_text, &keyring, None).unwrap();
        assert!(matches!(refused, Readmission::Refused(_)), "{refused:?}");
    }
    let altered = confirmation.qr_text.replace('7', "8");
    assert!(matches!(empty.ports().readmit(&altered, &ring(KeyStatus::Active), None), Ok(Readmission::Refused(_))));
    assert_eq!(empty.bodies().len(), events, "what is refused leaves no trace");

    for status in [KeyStatus::Retired, KeyStatus::Active] {
        let outcome = empty.ports().readmit(&confirmation.qr_text, &ring(status), None).unwrap();
        let first = status == KeyStatus::Retired;
        assert!(matches!(outcome, Readmission::Readmitted(_)) == first, "{outcome:?}");
        assert_eq!(empty.bodies().len(), events + 1);
    }
    let (_, progress) = signed_in(empty.run(&Effect::SignIn(lan.code)));
    let lesson = &progress.lessons[&6];
    assert!(lesson.confirmed.is_some() && lesson.check_passed);
    assert_eq!((lesson.best_check, lesson.passes.len()), (Some((90, 100)), 1));
    let known = before.ports().readmit(&confirmation.qr_text, &ring(KeyStatus::Active), None);
    assert!(matches!(known, Ok(Readmission::Known(_))), "where it was signed it never was away");
}

#[test]
fn a_volunteer_sets_the_clock_and_what_was_done_before_gets_its_day() {
    let start = Start { wall_ms: 0, clock_trusted: false, seed: 7 };
    let mut machine = Recorder::new(start, Catalogue::default);
    assert!(!open(&mut machine).today.trusted);
    let (lan, _) = signed_in(machine.run(&add_lan()));
    assert_eq!(saved(machine.run(&checked(lan.code))).lessons[&6].passes[0].day, None);
    let to = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap().and_hms_opt(19, 5, 0).unwrap();
    let Some(Fact::Clock { reading, today }) = machine.run(&Effect::SetClock(to)) else { panic!("no answer") };
    assert_eq!((reading.now, reading.quality, today.trusted), (to, crate::record::ClockQuality::SetByVolunteer, true));
    assert_eq!(machine.bodies().last(), Some(&Body::ClockCorrected { was_ms: 0, by: None }));
    let (_, progress) = signed_in(machine.run(&Effect::SignIn(lan.code)));
    assert_eq!(progress.lessons[&6].passes[0].day, Some(to.date()));
    let too_early = to - chrono::Days::new(365);
    let Some(Fact::Clock { reading, .. }) = machine.run(&Effect::SetClock(too_early)) else { panic!() };
    assert_eq!(reading.now, to, "what cannot be changes nothing");
}
