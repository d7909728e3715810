//! What is said of a pack that cannot be installed: cause and remedy, in one sentence. The command says the same.

use crate::pack::{NotTaken, PackTrouble, Refusal};
use crate::texts::Texts;

/// Why nothing was changed.
pub fn refusal(why: &Refusal, texts: Texts) -> String {
    match why {
        Refusal::Stick => texts.pack_refused_stick().into(),
        Refusal::Disk => texts.pack_refused_disk().into(),
        Refusal::NotBelieved(trouble) => pack_trouble(trouble, texts),
        Refusal::NotTaken(why) => not_taken(*why, texts),
        Refusal::NotCompared => texts.pack_not_compared().into(),
        Refusal::Nothing => texts.pack_nothing().into(),
    }
}

fn not_taken(why: NotTaken, texts: Texts) -> String {
    match why {
        NotTaken::OtherCommune => texts.pack_other_commune().into(),
        NotTaken::OlderKey { held, offered } => texts.pack_older_key(held, offered),
        NotTaken::SecondKey { epoch } => texts.pack_second_key(epoch),
        NotTaken::Older { held, offered } => texts.pack_older(held, offered),
        NotTaken::SecondPack { number } => texts.pack_second(number),
    }
}

/// What is wrong with a pack.
pub fn pack_trouble(trouble: &PackTrouble, texts: Texts) -> String {
    match trouble {
        newer if newer.is_of_a_newer_program() => texts.pack_refused_newer().into(),
        PackTrouble::Lesson { name, why } => texts.pack_refused_lesson(name, why),
        PackTrouble::NumberTwice { number } => texts.pack_refused_number(number),
        PackTrouble::Line { name, line, bad } => texts.pack_refused_lines(name, line, bad),
        PackTrouble::OtherCommunesList => texts.pack_refused_list().into(),
        PackTrouble::Packed(_)
        | PackTrouble::Kind(_)
        | PackTrouble::NotByCommune
        | PackTrouble::HeaderTooLong(_)
        | PackTrouble::TooLong(_)
        | PackTrouble::NoNumber
        | PackTrouble::PartName
        | PackTrouble::PartTooLong { .. }
        | PackTrouble::Order
        | PackTrouble::TooMany { .. }
        | PackTrouble::Altered { .. } => texts.pack_refused_damaged().into(),
    }
}
