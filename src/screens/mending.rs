//! What is said of the records: while they are looked through or mended, in a sentence for everybody afterwards, and with
//! figures for the station's keeper.

use crate::contract::{Choice, How, Mended, Outline, Stage, Work};
use crate::texts::Texts;
use crate::vietnamese;
use chrono::NaiveDate;

/// The first page while the records are not open: what is being done, how far it is, and that one can learn meanwhile.
pub fn page(work: Work, texts: Texts) -> Outline {
    let percent = work.percent;
    let doing = match work.stage {
        Stage::Checking => texts.mending_checking(percent),
        Stage::Reindexing => texts.mending_reindexing().into(),
        Stage::Salvaging => texts.mending_salvaging(percent),
        Stage::Restoring => texts.mending_restoring().into(),
    };
    Outline {
        title: texts.mending_title().into(),
        texts: vec![doing, texts.mending_meanwhile().into()],
        choices: vec![Choice::new(3, texts.welcome_guest())],
        ..Outline::default()
    }
}

/// One plain sentence, where there is anything a resident might notice.
pub fn for_everybody(mended: &Mended, texts: Texts) -> Option<String> {
    let words = match mended.how {
        How::Reindexed => return None,
        How::Salvaged | How::FromCopy | How::Emptied => texts.mended_everybody(),
        How::Restored => texts.mended_everybody_restored(),
        How::Moved => texts.mended_everybody_moved(),
    };
    Some(words.into())
}

/// What was found and how much of it is there.
pub fn for_the_keeper(mended: &Mended, texts: Texts) -> String {
    let [events, people, missing] = [mended.events, mended.people, mended.missing].map(vietnamese::number);
    let day = date(Some(mended.day), texts);
    match mended.how {
        How::Reindexed => texts.mended_reindexed(day, events, people),
        How::Salvaged => texts.mended_salvaged(day, events, missing, people),
        How::FromCopy => texts.mended_from_copy(day, events, missing, people),
        How::Emptied => texts.mended_emptied(day),
        How::Restored => texts.mended_restored(day, events, people),
        How::Moved => texts.mended_moved(day),
    }
}

/// 22/11/2026, or that nobody knows.
pub fn date(day: Option<NaiveDate>, texts: Texts) -> String {
    day.map_or_else(|| texts.backups_day_unknown().into(), vietnamese::date)
}

/// How much is free on the disk; said differently before it hurts.
pub fn free(bytes: u64, nearly_full: bool, texts: Texts) -> String {
    let size = vietnamese::size(bytes);
    if nearly_full { texts.keeper_disk_low(size) } else { size }
}
