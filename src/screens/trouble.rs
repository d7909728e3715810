//! What a screen says when something could not be saved: no fault of anybody's, and what to do now.

use crate::contract::Trouble;
use crate::texts::Texts;

/// The trouble in a sentence.
pub fn words(trouble: Trouble, texts: Texts) -> String {
    let words = match trouble {
        Trouble::DiskFull => texts.trouble_disk_full(),
        Trouble::Disk => texts.trouble_disk(),
        Trouble::InUse => texts.trouble_in_use(),
        Trouble::Newer => texts.trouble_newer(),
        Trouble::ReadOnly => texts.trouble_read_only(),
        Trouble::Mending => texts.trouble_mending(),
    };
    words.to_owned()
}
