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
    /// The instruction of the step is on view.
    pub instruction: bool,
    /// A tap off the way is answered in words.
    pub remarks: bool,
}

impl Policy {
    pub const fn of(mode: Mode) -> Self {
        match mode {
            Mode::Watch => Self { mode, machine_presses: true, arrow: true, instruction: true, remarks: false },
            Mode::Follow | Mode::Pair => {
                Self { mode, machine_presses: false, arrow: true, instruction: true, remarks: true }
            }
            Mode::Alone => Self { mode, machine_presses: false, arrow: false, instruction: true, remarks: true },
        }
    }
}
