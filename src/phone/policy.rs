//! The modes of a practice: one machine, four policies. Who presses, what help shows, what counts.

use crate::record::Mode;

/// What a mode allows and shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Policy {
    pub mode: Mode,
    /// The recorded solution presses; the learner only says "go on", and every second time which digit comes next.
    pub machine_presses: bool,
    /// The next thing to press is marked by an arrow, without asking.
    pub arrow: bool,
    /// A tap off the way is answered in words.
    pub remarks: bool,
    /// Two people at one keyboard: one presses, the other tells what, and they must change places after every step.
    pub swaps: bool,
}

impl Policy {
    pub const fn of(mode: Mode) -> Self {
        let learner = Self { mode, machine_presses: false, arrow: false, remarks: true, swaps: false };
        match mode {
            Mode::Watch => Self { machine_presses: true, arrow: true, remarks: false, ..learner },
            Mode::Follow => Self { arrow: true, ..learner },
            Mode::Pair => Self { swaps: true, ..learner },
            Mode::Alone => learner,
        }
    }
}
