//! What an event is about, whichever its kind: whose, by whom, which lesson and run. A new kind of event is named here in
//! `learner` (the compiler asks for it), and where it has one, in `by`, `lesson`, `attempt` and `whom`.

use super::Body;
use crate::record::LearnerCode;

impl Body {
    /// Whose event this is; `None` for the station's own and what its supervisors do.
    pub fn learner(&self) -> Option<LearnerCode> {
        match self {
            Self::StationStarted { .. }
            | Self::StationStopped
            | Self::MergeUndone { .. }
            | Self::EpochBegun { .. }
            | Self::ClockCorrected { .. }
            | Self::VolunteerAdded { .. }
            | Self::VolunteerRemoved { .. }
            | Self::PinSet { .. }
            | Self::PinChanged { .. }
            | Self::PinRefused { .. }
            | Self::SupervisorEntered { .. }
            | Self::SupervisorLeft { .. }
            | Self::RecoveryCodeMade { .. }
            | Self::RecoveryUsed { .. }
            | Self::PlaceNamed { .. }
            | Self::SheetTakenOut { .. }
            | Self::ConfirmationChecked { .. }
            | Self::ComfortSet { .. }
            | Self::XomsChanged { .. }
            | Self::EnrolmentRequested { .. }
            | Self::TrustListTaken { .. }
            | Self::LanguageChosen { .. }
            | Self::BackupAsked { .. }
            | Self::RecordsRestored { .. }
            | Self::EverybodySignedOut { .. }
            | Self::TurnedOff { .. }
            | Self::PackInstalled { .. }
            | Self::PackGoneBack { .. }
            | Self::RecordsTakenOut { .. }
            | Self::ReceiptTaken { .. }
            | Self::KeyReplaced { .. } => None,
            Self::LearnerAdded { learner, .. }
            | Self::VisitStarted { learner, .. }
            | Self::VisitEnded { learner }
            | Self::NameErased { learner, .. }
            | Self::StoryRead { learner, .. }
            | Self::StepDone { learner, .. }
            | Self::PracticeDone { learner, .. }
            | Self::QuestionAnswered { learner, .. }
            | Self::CheckDone { learner, .. }
            | Self::AskedAgain { learner, .. }
            | Self::WatchBegun { learner, .. }
            | Self::RunWatched { learner, .. }
            | Self::TaskSeen { learner, .. }
            | Self::WitnessWithdrawn { learner, .. }
            | Self::Confirmed { learner, .. }
            | Self::Reissued { learner, .. }
            | Self::SignatureKept { learner, .. }
            | Self::LearnerRenamed { learner, .. }
            | Self::LearnersMerged { learner, .. }
            | Self::WorkMoved { learner, .. }
            | Self::ConsentHeard { learner, .. }
            | Self::CardMade { learner, .. }
            | Self::CompletionReadmitted { learner, .. } => Some(*learner),
        }
    }

    /// The volunteer whose act this is: a person of this station, so that nobody vouches for oneself.
    pub fn by(&self) -> Option<LearnerCode> {
        match self {
            Self::LearnerAdded { by, .. }
            | Self::NameErased { by, .. }
            | Self::LearnerRenamed { by, .. }
            | Self::LearnersMerged { by, .. }
            | Self::MergeUndone { by, .. }
            | Self::WorkMoved { by, .. }
            | Self::CompletionReadmitted { by, .. }
            | Self::ClockCorrected { by, .. }
            | Self::TrustListTaken { by, .. }
            | Self::CardMade { by, .. }
            | Self::PackInstalled { by, .. }
            | Self::PackGoneBack { by, .. }
            | Self::RecoveryCodeMade { by } => *by,
            Self::AskedAgain { by, .. }
            | Self::WatchBegun { by, .. }
            | Self::RunWatched { by, .. }
            | Self::TaskSeen { by, .. }
            | Self::WitnessWithdrawn { by, .. }
            | Self::ConfirmationChecked { by, .. }
            | Self::VolunteerAdded { by, .. }
            | Self::VolunteerRemoved { by, .. }
            | Self::PinSet { by, .. }
            | Self::PinChanged { by, .. }
            | Self::SupervisorEntered { by }
            | Self::SupervisorLeft { by, .. }
            | Self::ConsentHeard { by, .. }
            | Self::PlaceNamed { by }
            | Self::SheetTakenOut { by, .. }
            | Self::ComfortSet { by }
            | Self::XomsChanged { by, .. }
            | Self::EnrolmentRequested { by }
            | Self::LanguageChosen { by, .. }
            | Self::BackupAsked { by }
            | Self::RecordsRestored { by }
            | Self::EverybodySignedOut { by }
            | Self::RecordsTakenOut { by, .. }
            | Self::ReceiptTaken { by, .. }
            | Self::TurnedOff { by, .. } => Some(*by),
            _ => None,
        }
    }

    /// The lesson it is about.
    pub fn lesson(&self) -> Option<u16> {
        match self {
            Self::StoryRead { lesson, .. }
            | Self::StepDone { lesson, .. }
            | Self::PracticeDone { lesson, .. }
            | Self::QuestionAnswered { lesson, .. }
            | Self::CheckDone { lesson, .. }
            | Self::Confirmed { lesson, .. }
            | Self::Reissued { lesson, .. }
            | Self::AskedAgain { lesson, .. }
            | Self::WatchBegun { lesson, .. }
            | Self::RunWatched { lesson, .. }
            | Self::TaskSeen { lesson, .. }
            | Self::CompletionReadmitted { lesson, .. } => Some(*lesson),
            _ => None,
        }
    }

    /// The run through a practice or a self-check it is part of.
    pub fn attempt(&self) -> Option<u64> {
        match self {
            Self::StepDone { attempt, .. }
            | Self::PracticeDone { attempt, .. }
            | Self::QuestionAnswered { attempt, .. }
            | Self::CheckDone { attempt, .. }
            | Self::RunWatched { attempt, .. } => Some(*attempt),
            _ => None,
        }
    }

    /// Whether it is something a learner did or was given, which can turn out to have been another one's.
    pub fn is_work(&self) -> bool {
        self.lesson().is_some() || matches!(self, Self::VisitStarted { .. } | Self::VisitEnded { .. })
    }

    /// Whether a volunteer vouches with it for what they saw, which they can take back.
    pub fn is_witness(&self) -> bool {
        matches!(self, Self::RunWatched { .. } | Self::TaskSeen { .. })
    }

    /// Whom a supervisor's act, or an attempt at the door, concerned.
    pub fn whom(&self) -> Option<LearnerCode> {
        match self {
            Self::AskedAgain { learner: whom, .. }
            | Self::WatchBegun { learner: whom, .. }
            | Self::RunWatched { learner: whom, .. }
            | Self::TaskSeen { learner: whom, .. }
            | Self::WitnessWithdrawn { learner: whom, .. }
            | Self::LearnerRenamed { learner: whom, .. }
            | Self::LearnersMerged { into: whom, .. }
            | Self::WorkMoved { to: whom, .. }
            | Self::CompletionReadmitted { learner: whom, .. }
            | Self::NameErased { learner: whom, .. }
            | Self::ConsentHeard { learner: whom, .. }
            | Self::CardMade { learner: whom, .. }
            | Self::VolunteerAdded { volunteer: whom, .. }
            | Self::VolunteerRemoved { volunteer: whom, .. }
            | Self::PinSet { volunteer: whom, .. }
            | Self::PinChanged { volunteer: whom, .. }
            | Self::PinRefused { volunteer: whom }
            | Self::RecoveryUsed { volunteer: whom } => Some(*whom),
            _ => None,
        }
    }
}
