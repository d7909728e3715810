//! What a supervisor did, in a sentence. A kind of event without one does not compile.

use crate::record::{Body, Language, Leaving, XomAct};
use crate::screens::lesson_title;
use crate::supervisor::Entry;
use crate::texts::Texts;
use crate::ui::naming;
use crate::vietnamese::{capitalised, number as written};
use crate::world::World;

/// Who did what, to whom; `None` for what is no supervisor's act.
pub fn deed(entry: &Entry, world: &World) -> Option<String> {
    let texts = world.texts;
    let called = |person: &Option<_>| person.as_ref().map_or_else(|| texts.log_nobody().into(), naming::short);
    let who = Who {
        by: capitalised(&called(&entry.by)),
        whom: called(&entry.whom),
        themself: entry.body.by() == entry.body.whom(),
    };
    at_the_door(&entry.body, &who, texts)
        .or_else(|| with_people(&entry.body, &who, world))
        .or_else(|| with_the_station(&entry.body, &who, texts))
}

struct Who {
    by: String,
    whom: String,
    themself: bool,
}

/// Coming and going, PINs and volunteers.
fn at_the_door(body: &Body, who: &Who, texts: Texts) -> Option<String> {
    let Who { by, whom, themself } = who;
    Some(match body {
        Body::SupervisorEntered { .. } => texts.log_entered(by),
        Body::SupervisorLeft { why: Leaving::Asked, .. } => texts.log_left(by),
        Body::SupervisorLeft { why: Leaving::Idle, .. } => texts.log_left_idle(by),
        Body::SupervisorLeft { why: Leaving::Stopped, .. } => texts.log_left_stopped(by),
        Body::PinRefused { .. } => texts.log_refused(whom),
        Body::VolunteerAdded { .. } if *themself => texts.log_first(by),
        Body::VolunteerAdded { .. } => texts.log_added(by, whom),
        Body::VolunteerRemoved { .. } => texts.log_removed(by, whom),
        Body::PinSet { .. } => texts.log_pin_set(capitalised(whom)),
        Body::PinChanged { .. } if *themself => texts.log_pin_changed(by),
        Body::PinChanged { .. } => texts.log_pin_changed_for(by, whom),
        Body::RecoveryCodeMade { by: None } => texts.log_code_made_by_command().into(),
        Body::RecoveryCodeMade { .. } => texts.log_code_made(by),
        Body::RecoveryUsed { .. } => texts.log_code_used(whom),
        _ => return None,
    })
}

/// What was done with people and their work.
fn with_people(body: &Body, who: &Who, world: &World) -> Option<String> {
    let (texts, Who { by, whom, .. }) = (world.texts, who);
    Some(match body {
        Body::AskedAgain { lesson, right, .. } => {
            let lesson = lesson_title(*lesson, world);
            if *right { texts.log_asked_right(by, lesson, whom) } else { texts.log_asked_not_yet(by, lesson, whom) }
        }
        Body::LearnerAdded { .. } => texts.log_person_added(by),
        Body::LearnerRenamed { .. } => texts.log_renamed(by, whom),
        Body::LearnersMerged { .. } => texts.log_merged(by, whom),
        Body::MergeUndone { .. } => texts.log_unmerged(by),
        Body::WorkMoved { .. } => texts.log_moved(by, whom),
        Body::CompletionReadmitted { .. } => texts.log_readmitted(by, whom),
        Body::NameErased { .. } => texts.log_erased(by),
        Body::WatchBegun { lesson, .. } => texts.log_watch_begun(by, lesson_title(*lesson, world), whom),
        Body::RunWatched { lesson, .. } => texts.log_run_watched(by, lesson_title(*lesson, world), whom),
        Body::TaskSeen { lesson, .. } => texts.log_task_seen(by, lesson_title(*lesson, world), whom),
        Body::WitnessWithdrawn { .. } => texts.log_withdrawn(by, whom),
        Body::ConfirmationChecked { code, right: true, .. } => texts.log_checked_right(by, code),
        Body::ConfirmationChecked { code, .. } => texts.log_checked(by, code),
        Body::ConsentHeard { given: true, .. } => texts.log_consent(by, whom),
        Body::ConsentHeard { given: false, .. } => texts.log_no_consent(by),
        Body::CardMade { .. } => texts.log_card(by, whom),
        _ => return None,
    })
}

/// What was done with station and machine. The last of the three: here every kind has its arm.
fn with_the_station(body: &Body, who: &Who, texts: Texts) -> Option<String> {
    let by = &who.by;
    Some(match body {
        Body::PlaceNamed { .. } => texts.log_place(by),
        Body::RecordsTakenOut { events, .. } => texts.log_records_out(by, written(*events)),
        Body::ReceiptTaken { delivered, .. } => texts.log_receipt(by, written(*delivered)),
        Body::ComfortSet { .. } => texts.log_comfort(by),
        Body::SheetTakenOut { .. } => texts.log_sheet(by),
        Body::ClockCorrected { .. } => texts.log_clock(by),
        Body::XomsChanged { how, .. } => xoms(*how, by, texts),
        Body::EnrolmentRequested { .. } => texts.log_enrol(by),
        Body::TrustListTaken { counter, by: None, .. } => texts.log_list_by_command(counter),
        Body::TrustListTaken { counter, .. } => texts.log_list(by, counter),
        Body::PackInstalled { number, by: None, .. } => texts.log_pack_by_command(number),
        Body::PackInstalled { number, .. } => texts.log_pack(by, number),
        Body::PackGoneBack { .. } => texts.log_pack_back(by),
        Body::LanguageChosen { language: Language::Vi, .. } => texts.log_language_vi(by),
        Body::LanguageChosen { language: Language::En, .. } => texts.log_language_en(by),
        Body::BackupAsked { .. } => texts.log_copied(by),
        Body::RecordsRestored { .. } => texts.log_restored(by),
        Body::EverybodySignedOut { .. } => texts.log_everybody(by),
        Body::TurnedOff { restart: true, .. } => texts.log_restarted(by),
        Body::TurnedOff { restart: false, .. } => texts.log_off(by),
        // Told above.
        Body::SupervisorEntered { .. }
        | Body::SupervisorLeft { .. }
        | Body::PinRefused { .. }
        | Body::VolunteerAdded { .. }
        | Body::VolunteerRemoved { .. }
        | Body::PinSet { .. }
        | Body::PinChanged { .. }
        | Body::RecoveryCodeMade { .. }
        | Body::RecoveryUsed { .. }
        | Body::AskedAgain { .. }
        | Body::LearnerAdded { .. }
        | Body::LearnerRenamed { .. }
        | Body::LearnersMerged { .. }
        | Body::MergeUndone { .. }
        | Body::WorkMoved { .. }
        | Body::CompletionReadmitted { .. }
        | Body::NameErased { .. }
        | Body::ConsentHeard { .. }
        | Body::WatchBegun { .. }
        | Body::RunWatched { .. }
        | Body::TaskSeen { .. }
        | Body::WitnessWithdrawn { .. }
        | Body::ConfirmationChecked { .. }
        | Body::CardMade { .. } => return None,
        // No supervisor's acts.
        Body::StationStarted { .. }
        | Body::StationStopped
        | Body::VisitStarted { .. }
        | Body::VisitEnded { .. }
        | Body::StoryRead { .. }
        | Body::StepDone { .. }
        | Body::PracticeDone { .. }
        | Body::QuestionAnswered { .. }
        | Body::CheckDone { .. }
        | Body::Confirmed { .. }
        | Body::Reissued { .. }
        | Body::SignatureKept { .. }
        | Body::KeyReplaced { .. }
        | Body::EpochBegun { .. } => return None,
    })
}

fn xoms(how: XomAct, by: &str, texts: Texts) -> String {
    match how {
        XomAct::Added => texts.log_xom_added(by),
        XomAct::Renamed => texts.log_xom_renamed(by),
        XomAct::Moved => texts.log_xom_moved(by),
        XomAct::Retired => texts.log_xom_retired(by),
        XomAct::BroughtBack => texts.log_xom_back(by),
    }
}
