//! The seam to the voice: what the station asks of whatever speaks. Silence is a speaker too; a machine without sound is
//! a normal machine.

use super::audio::Audio;
pub use super::audio::Recordings;
use crate::contract::Cue;
use crate::narration::Narration;

/// Whatever speaks and sounds. Told and forgotten: nothing here waits.
pub trait Speaker {
    /// Speaks this, stopping whatever was speaking.
    fn speak(&mut self, narration: &Narration);
    fn hush(&mut self);
    fn sound(&mut self, cue: Cue);
    /// 0 (silent) ..= 10.
    fn set_volume(&mut self, level: u8);
    /// Recordings that come before the station's own from now on: those of the pack that counts. Whoever plays none passes it by.
    fn take_recordings(&mut self, _: Option<Recordings>) {}
}

/// Says nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silence;

impl Speaker for Silence {
    fn speak(&mut self, _: &Narration) {}
    fn hush(&mut self) {}
    fn sound(&mut self, _: Cue) {}
    fn set_volume(&mut self, _: u8) {}
}

impl Speaker for Audio {
    fn speak(&mut self, narration: &Narration) {
        Audio::speak(self, narration.clone());
    }
    fn hush(&mut self) {
        Audio::hush(self);
    }
    fn sound(&mut self, cue: Cue) {
        self.cue(cue);
    }
    fn set_volume(&mut self, level: u8) {
        self.volume(level);
    }
    fn take_recordings(&mut self, recordings: Option<Recordings>) {
        self.recordings(recordings);
    }
}
