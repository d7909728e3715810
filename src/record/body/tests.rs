//! Bodies as they are written, and as they are read again: also those of other versions.

use super::*;
use crate::record::{ClockQuality, Envelope, Hash, Moment, StationId};
use uuid::Uuid;

const LEARNER: LearnerCode = LearnerCode([0xa1, 0xb2, 0xc3, 0xd4, 0xe5]);
const HOA: LearnerCode = LearnerCode([9; 5]);
const STATION: StationId = StationId([7; 16]);
const VOLUNTEER: LearnerCode = LearnerCode([0xee; 5]);
const ID: EventId = EventId(Uuid::from_u128(0x0190_0000_0000_7000_8000_dead_beef_0102));

fn at() -> Moment {
    Moment { wall_ms: 1_795_312_800_123, boot: 12, up_ms: 345_678, quality: ClockQuality::CarriedOn }
}

fn step_done() -> Body {
    let work = StepWork {
        mode: Mode::Follow,
        step: "mo-kho-ung-dung".into(),
        help: Help::Point,
        mistakes: 2,
        traps: vec!["quang-cao".into()],
    };
    let snapshot = r#"{"screen":3,"values":[0,2]}"#.into();
    Body::StepDone { learner: LEARNER, lesson: 6, version: 2, attempt: u64::MAX, work, snapshot }
}

fn day(day: u32) -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

/// One of each kind.
fn bodies() -> Vec<Body> {
    let (learner, lesson, version, attempt) = (LEARNER, 6, 2, 9_007_199_254_740_993);
    let by = Some(VOLUNTEER);
    vec![
        Body::StationStarted { version: "0.1.0".into(), clean: false },
        Body::StationStopped,
        Body::LearnerAdded { learner, guest: true, by: None },
        Body::VisitStarted { learner, visit: 3 },
        Body::VisitEnded { learner },
        Body::StoryRead { learner, lesson, version },
        step_done(),
        Body::PracticeDone { learner, lesson, version, attempt, mode: Mode::Alone },
        Body::QuestionAnswered { learner, lesson, version, attempt, question: "ten-that".into(), right: true },
        Body::CheckDone { learner, lesson, version, attempt, right: 4, of: 5, passed: true },
        Body::Confirmed { learner, lesson, version, facts: "00".repeat(24) },
        Body::Reissued { learner, lesson, version, facts: "00".repeat(24) },
        Body::SignatureKept { learner, facts: "00".repeat(24), signature: "00".repeat(64) },
        Body::KeyReplaced { succession: "00".repeat(192) },
        Body::NameErased { learner, by: None },
        Body::LearnerRenamed { learner, by },
        Body::LearnersMerged { learner, into: VOLUNTEER, by: None },
        Body::MergeUndone { merge: ID, by },
        Body::WorkMoved { learner, to: VOLUNTEER, events: vec![ID, ID], by },
        Body::CompletionReadmitted {
            learner,
            lesson,
            version,
            facts: "00".repeat(24),
            signature: "ff".repeat(64),
            by: None,
        },
        Body::EpochBegun { why: EpochCause::FirstStart, before: None },
        Body::EpochBegun {
            why: EpochCause::HeadLost,
            before: Some(Head { station: STATION, epoch: 65_537, seq: 9, hash: Hash([0xab; 32]) }),
        },
        Body::ClockCorrected { was_ms: -5, by },
        Body::AskedAgain { learner, lesson, version, question: "ten-that".into(), right: true, by: HOA },
        Body::VolunteerAdded { volunteer: HOA, by: HOA },
        Body::VolunteerRemoved { volunteer: HOA, by: HOA },
        Body::PinSet { volunteer: HOA, by: HOA },
        Body::PinChanged { volunteer: HOA, by: HOA },
        Body::PinRefused { volunteer: HOA },
        Body::SupervisorEntered { by: HOA },
        Body::SupervisorLeft { by: HOA, why: Leaving::Idle },
        Body::RecoveryCodeMade { by: None },
        Body::RecoveryUsed { volunteer: HOA },
        Body::PlaceNamed { by: HOA },
        Body::ConsentHeard { learner, given: false, by: HOA },
        Body::CardMade { learner, by: None },
        Body::SheetTakenOut { by: HOA, from: day(1), to: day(30) },
        Body::WatchBegun { learner, lesson, version, by: HOA },
        Body::RunWatched { learner, lesson, version, attempt, by: HOA },
        Body::TaskSeen { learner, lesson, version, task: 1, of: 2, by: HOA },
        Body::WitnessWithdrawn { learner, witness: ID, by: HOA },
        Body::ConfirmationChecked { code: "YRN0X-SGMV9".into(), right: true, by: HOA },
        Body::ComfortSet { by: HOA },
        Body::XomsChanged { how: XomAct::BroughtBack, by: HOA },
        Body::EnrolmentRequested { by: HOA },
        Body::TrustListTaken { counter: 3, key_epoch: 1, by: Some(HOA) },
        Body::LanguageChosen { language: Language::En, by: HOA },
        Body::BackupAsked { by: HOA },
        Body::RecordsRestored { by: HOA },
        Body::EverybodySignedOut { by: HOA },
        Body::TurnedOff { restart: true, by: HOA },
        Body::PackInstalled { pack: PackId([0xab; 16]), number: 3, key_epoch: 1, by: Some(HOA) },
        Body::PackGoneBack { to: None, by: None },
        Body::RecordsTakenOut { events: 812, by: HOA },
        Body::ReceiptTaken { delivered: 812, by: HOA },
    ]
}

#[test]
fn every_kind_of_event_is_read_back_as_it_was_written() {
    for body in bodies() {
        let payload = Envelope::payload(&at(), &body);
        assert_eq!(Envelope::read_payload(&payload).unwrap(), (at(), body), "{payload}");
    }
}

#[test]
fn an_event_is_its_learners_or_the_stations_own() {
    let with_a_learner = bodies().iter().filter(|body| body.learner() == Some(LEARNER)).count();
    assert_eq!(with_a_learner, bodies().len() - 32);
    assert_eq!(Body::StationStopped.learner(), None);
}

/// The text is hashed and kept for ever: a change of it breaks every chain there is.
#[test]
fn the_stored_text_is_this_one_for_ever() {
    let expected = [
        r#"{"kind":"station_started","version":"0.1.0","clean":false}"#,
        r#"{"kind":"station_stopped"}"#,
        r#"{"kind":"learner_added","learner":"a1b2c3d4e5","guest":true}"#,
        r#"{"kind":"visit_started","learner":"a1b2c3d4e5","visit":3}"#,
        r#"{"kind":"visit_ended","learner":"a1b2c3d4e5"}"#,
        r#"{"kind":"story_read","learner":"a1b2c3d4e5","lesson":6,"version":2}"#,
        concat!(
            r#"{"kind":"step_done","learner":"a1b2c3d4e5","lesson":6,"version":2,"attempt":18446744073709551615,"#,
            r#""work":{"mode":"follow","step":"mo-kho-ung-dung","help":"point","mistakes":2,"traps":["quang-cao"]},"#,
            r#""snapshot":"{\"screen\":3,\"values\":[0,2]}"}"#,
        ),
        r#"{"kind":"practice_done","learner":"a1b2c3d4e5","lesson":6,"version":2,"attempt":9007199254740993,"mode":"alone"}"#,
        r#"{"kind":"question_answered","learner":"a1b2c3d4e5","lesson":6,"version":2,"attempt":9007199254740993,"question":"ten-that","right":true}"#,
        r#"{"kind":"check_done","learner":"a1b2c3d4e5","lesson":6,"version":2,"attempt":9007199254740993,"right":4,"of":5,"passed":true}"#,
        &format!(
            r#"{{"kind":"confirmed","learner":"a1b2c3d4e5","lesson":6,"version":2,"facts":"{}"}}"#,
            "00".repeat(24)
        ),
        &format!(
            r#"{{"kind":"reissued","learner":"a1b2c3d4e5","lesson":6,"version":2,"facts":"{}"}}"#,
            "00".repeat(24)
        ),
        &format!(
            r#"{{"kind":"signature_kept","learner":"a1b2c3d4e5","facts":"{}","signature":"{}"}}"#,
            "00".repeat(24),
            "00".repeat(64)
        ),
        &format!(r#"{{"kind":"key_replaced","succession":"{}"}}"#, "00".repeat(192)),
        r#"{"kind":"name_erased","learner":"a1b2c3d4e5"}"#,
        r#"{"kind":"learner_renamed","learner":"a1b2c3d4e5","by":"eeeeeeeeee"}"#,
        r#"{"kind":"learners_merged","learner":"a1b2c3d4e5","into":"eeeeeeeeee"}"#,
        r#"{"kind":"merge_undone","merge":"01900000-0000-7000-8000-deadbeef0102","by":"eeeeeeeeee"}"#,
        r#"{"kind":"work_moved","learner":"a1b2c3d4e5","to":"eeeeeeeeee","events":["01900000-0000-7000-8000-deadbeef0102","01900000-0000-7000-8000-deadbeef0102"],"by":"eeeeeeeeee"}"#,
        &format!(
            r#"{{"kind":"completion_readmitted","learner":"a1b2c3d4e5","lesson":6,"version":2,"facts":"{}","signature":"{}"}}"#,
            "00".repeat(24),
            "ff".repeat(64)
        ),
        r#"{"kind":"epoch_begun","why":"first_start","before":null}"#,
        &format!(
            r#"{{"kind":"epoch_begun","why":"head_lost","before":{{"station":"{}","epoch":65537,"seq":9,"hash":"{}"}}}}"#,
            "07".repeat(16),
            "ab".repeat(32)
        ),
        r#"{"kind":"clock_corrected","was_ms":-5,"by":"eeeeeeeeee"}"#,
        r#"{"kind":"asked_again","learner":"a1b2c3d4e5","lesson":6,"version":2,"question":"ten-that","right":true,"by":"0909090909"}"#,
        r#"{"kind":"volunteer_added","volunteer":"0909090909","by":"0909090909"}"#,
        r#"{"kind":"volunteer_removed","volunteer":"0909090909","by":"0909090909"}"#,
        r#"{"kind":"pin_set","volunteer":"0909090909","by":"0909090909"}"#,
        r#"{"kind":"pin_changed","volunteer":"0909090909","by":"0909090909"}"#,
        r#"{"kind":"pin_refused","volunteer":"0909090909"}"#,
        r#"{"kind":"supervisor_entered","by":"0909090909"}"#,
        r#"{"kind":"supervisor_left","by":"0909090909","why":"idle"}"#,
        r#"{"kind":"recovery_code_made","by":null}"#,
        r#"{"kind":"recovery_used","volunteer":"0909090909"}"#,
        r#"{"kind":"place_named","by":"0909090909"}"#,
        r#"{"kind":"consent_heard","learner":"a1b2c3d4e5","given":false,"by":"0909090909"}"#,
        r#"{"kind":"card_made","learner":"a1b2c3d4e5"}"#,
        r#"{"kind":"sheet_taken_out","by":"0909090909","from":"2026-11-01","to":"2026-11-30"}"#,
        r#"{"kind":"watch_begun","learner":"a1b2c3d4e5","lesson":6,"version":2,"by":"0909090909"}"#,
        r#"{"kind":"run_watched","learner":"a1b2c3d4e5","lesson":6,"version":2,"attempt":9007199254740993,"by":"0909090909"}"#,
        r#"{"kind":"task_seen","learner":"a1b2c3d4e5","lesson":6,"version":2,"task":1,"of":2,"by":"0909090909"}"#,
        r#"{"kind":"witness_withdrawn","learner":"a1b2c3d4e5","witness":"01900000-0000-7000-8000-deadbeef0102","by":"0909090909"}"#,
        r#"{"kind":"confirmation_checked","code":"YRN0X-SGMV9","right":true,"by":"0909090909"}"#,
        r#"{"kind":"comfort_set","by":"0909090909"}"#,
        r#"{"kind":"xoms_changed","how":"brought_back","by":"0909090909"}"#,
        r#"{"kind":"enrolment_requested","by":"0909090909"}"#,
        r#"{"kind":"trust_list_taken","counter":3,"key_epoch":1,"by":"0909090909"}"#,
        r#"{"kind":"language_chosen","language":"en","by":"0909090909"}"#,
        r#"{"kind":"backup_asked","by":"0909090909"}"#,
        r#"{"kind":"records_restored","by":"0909090909"}"#,
        r#"{"kind":"everybody_signed_out","by":"0909090909"}"#,
        r#"{"kind":"turned_off","restart":true,"by":"0909090909"}"#,
        r#"{"kind":"pack_installed","pack":"abababababababababababababababab","number":3,"key_epoch":1,"by":"0909090909"}"#,
        r#"{"kind":"pack_gone_back","to":null}"#,
        r#"{"kind":"records_taken_out","events":812,"by":"0909090909"}"#,
        r#"{"kind":"receipt_taken","delivered":812,"by":"0909090909"}"#,
    ];
    let moment = r#"{"wall_ms":1795312800123,"boot":12,"up_ms":345678,"quality":"carried_on"}"#;
    assert_eq!(expected.len(), bodies().len());
    for (expected, body) in expected.into_iter().zip(bodies()) {
        assert_eq!(Envelope::payload(&at(), &body), format!("[{moment},{expected}]"));
    }
}
