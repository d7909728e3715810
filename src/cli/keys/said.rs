//! What went wrong with keys, in the words of whoever stands at the machine: what, where, what to do.

use super::Failure;
use crate::ports::NotRotated;
use crate::ports::keys::KeyTrouble;
use crate::ports::locked_key::LockedKeyTrouble;
use crate::ports::trust_file::TrustFileTrouble;
use crate::texts::Texts;
use crate::trust::{BadName, NotChanged, NotIssued, NotTaken, TrustTrouble};

pub fn of_trust_file(trouble: &TrustFileTrouble, texts: Texts) -> Failure {
    match trouble {
        TrustFileTrouble::Disk { path, source } => Failure::machine(texts.keys_disk(path.display(), source)),
        TrustFileTrouble::NotBelieved { path, trouble } => {
            Failure::not_right(format!("{}: {}", path.display(), of_trouble(*trouble, texts)))
        }
    }
}

fn of_trouble(trouble: TrustTrouble, texts: Texts) -> String {
    match trouble {
        TrustTrouble::OtherKind => texts.keys_other_kind().to_owned(),
        TrustTrouble::Version(version) => texts.keys_version(version),
        TrustTrouble::NotByRoot => texts.keys_not_by_root().to_owned(),
        TrustTrouble::NotByCommune => texts.keys_not_by_commune().to_owned(),
        TrustTrouble::NotByItself | TrustTrouble::NotByBoth => texts.keys_not_by_itself().to_owned(),
        TrustTrouble::TooLong { .. }
        | TrustTrouble::CutShort
        | TrustTrouble::Surplus(_)
        | TrustTrouble::Key(_)
        | TrustTrouble::Name(_)
        | TrustTrouble::Status(_)
        | TrustTrouble::Mark(_)
        | TrustTrouble::TooMany { .. }
        | TrustTrouble::KeyTwice
        | TrustTrouble::Order
        | TrustTrouble::NoCounter => texts.keys_damaged(trouble),
    }
}

pub fn of_locked_key(trouble: &LockedKeyTrouble, texts: Texts) -> Failure {
    match trouble {
        LockedKeyTrouble::Taken(path) => Failure::wrong_usage(texts.keys_taken(path.display())),
        LockedKeyTrouble::NotLocked(path) => Failure::not_right(texts.keys_not_locked(path.display())),
        LockedKeyTrouble::WrongPassphrase(path) => Failure::not_right(texts.keys_wrong_passphrase(path.display())),
        LockedKeyTrouble::OpenToOthers { path, mode } => {
            Failure::not_right(texts.keys_open_to_others(path.display(), format!("{mode:04o}")))
        }
        LockedKeyTrouble::Disk { path, source } => Failure::machine(texts.keys_disk(path.display(), source)),
        LockedKeyTrouble::NoRandomness(_) | LockedKeyTrouble::NotMade(_) => {
            Failure::machine(texts.keys_failed(trouble))
        }
    }
}

pub fn of_station_key(trouble: &KeyTrouble, texts: Texts) -> Failure {
    Failure::machine(texts.keys_failed(trouble))
}

pub fn of_rotation(trouble: &NotRotated, texts: Texts) -> Failure {
    Failure::machine(texts.keys_not_rotated(trouble))
}

pub fn of_name(trouble: BadName, texts: Texts) -> Failure {
    Failure::wrong_usage(match trouble {
        BadName::Empty => texts.keys_name_empty().to_owned(),
        BadName::TooLong => texts.keys_name_long().to_owned(),
        BadName::Character(sign) => texts.keys_name_sign(format!("{sign:?}")),
        BadName::SecondWay => texts.keys_name_sign("…"),
    })
}

pub fn of_change(trouble: &NotChanged, texts: Texts) -> Failure {
    match trouble {
        NotChanged::KeyRetired => Failure::not_right(texts.keys_key_retired()),
        NotChanged::KeyStolen => Failure::not_right(texts.keys_key_stolen()),
        NotChanged::NoStation(text) => Failure::not_right(texts.keys_no_station(text)),
        NotChanged::Ambiguous { text, keys } => Failure::not_right(texts.keys_ambiguous(keys.join(", "), text)),
        NotChanged::NoRoom | NotChanged::NoRoomRevoked => Failure::not_right(texts.keys_no_room()),
        NotChanged::Certificate(trouble) => of_refusal(*trouble, texts),
    }
}

pub fn of_issue(trouble: NotIssued, texts: Texts) -> Failure {
    Failure::not_right(match trouble {
        NotIssued::OtherKey => texts.keys_other_key(),
        NotIssued::CounterSpent => texts.keys_counter_spent(),
    })
}

pub fn of_refusal(trouble: NotTaken, texts: Texts) -> Failure {
    Failure::not_right(match trouble {
        NotTaken::OtherCommune => texts.keys_other_commune().to_owned(),
        NotTaken::OlderKey { held, offered } => texts.keys_older_key(held, offered),
        NotTaken::SecondKey { epoch } => texts.keys_second_key(epoch),
        NotTaken::Older { held, offered } => texts.keys_older(held, offered),
        NotTaken::SecondList { counter } => texts.keys_second_list(counter),
    })
}
