//! All that touches the machine: the data folder, the clock, chance, sound. One effect in, at most one fact out.
//!
//! [`Ports`] is the real machine, [`Recorder`] the same with everything in memory, for tests. Neither knows what a screen
//! looks like; each file beside this one knows one part of the machine.

pub mod audio;
pub mod backups;
mod bringing;
pub mod brought;
pub mod bundles;
mod cards;
pub mod carrying;
mod checking;
pub mod clock;
mod comfort;
mod confirming;
pub mod console;
mod deeds;
pub mod examining;
pub mod folder;
mod handing_over;
pub mod hashing;
mod home;
pub mod ids;
pub mod keys;
pub mod known_keys;
pub mod lending;
pub mod locked_key;
pub mod log;
mod on_show;
mod opening;
mod pace;
pub mod packs;
pub mod passphrase;
pub mod people;
pub mod picture;
pub mod place;
pub mod power;
pub mod printer;
pub mod qr_picture;
pub mod readmission;
mod recorder;
pub mod recording;
mod records;
mod reissuing;
pub mod reserve;
mod rotating;
mod sheet;
pub mod speaker;
mod station;
pub mod stick;
pub mod store;
mod supervising;
mod tending;
pub mod trust_file;
mod visits;
pub mod watch;
pub mod whole_file;
mod witnessing;

pub use opening::{Door, Errand, Parts, Premises};
pub use recorder::{PaperTray, Recorder, Start};
pub use reissuing::{NotReissued, Reissued};
pub use rotating::NotRotated;
pub use station::Ports;

use crate::contract::{Effect, Fact};
use crate::supervisor::Command;

/// Takes a fact to the station from a thread.
pub type Courier = std::sync::Arc<dyn Fn(Fact) + Send + Sync>;

/// A fact that is told when this is dropped: at the end of some work, however it ends.
struct Announcement {
    courier: Courier,
    fact: Fact,
}

impl Announcement {
    fn at_the_end(courier: Courier, fact: Fact) -> Self {
        Self { courier, fact }
    }
}

impl Drop for Announcement {
    fn drop(&mut self) {
        (self.courier)(self.fact.clone());
    }
}

/// Whatever runs effects.
pub trait Machine {
    /// Runs one effect and says what has happened, if it is one that is answered.
    fn run(&mut self, effect: &Effect) -> Option<Fact>;

    /// Whether this effect may well keep the person waiting, so that it has to be said before.
    fn takes_a_while(&self, _effect: &Effect) -> bool {
        false
    }
}

/// Whether an effect fails where nothing can be written down.
fn must_be_written(effect: &Effect) -> bool {
    matches!(
        effect,
        Effect::Record(_)
            | Effect::Confirm { .. }
            | Effect::SignIn(_)
            | Effect::AddPerson { .. }
            | Effect::Claim(_)
            | Effect::Supervise(
                Command::Try { .. }
                    | Command::Conclude(_)
                    | Command::AskedAgain { .. }
                    | Command::People(_)
                    | Command::ChangeXoms(_)
                    | Command::Speak(_)
                    | Command::Beside { .. }
                    | Command::Vouch { .. }
                    | Command::SeeTask { .. }
                    | Command::TakeBack { .. }
                    | Command::Confirm { .. }
                    | Command::Check(_)
                    | Command::Readmit(_)
                    | Command::Attach { .. }
                    | Command::Detach { .. }
            )
    )
}

/// Whether an effect writes in the records while the person waits.
fn writes(effect: &Effect) -> bool {
    must_be_written(effect) || matches!(effect, Effect::SignInGuest | Effect::SignOut)
}

#[cfg(test)]
mod checking_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod volunteer_tests;
