//! The voice and the short sounds: one thread owns the sound device (which has a thread of its own while it is open) and, while
//! a text is being made into speech, the synthesiser.
//!
//! Nothing is opened or even loaded before the first sound is asked for, nothing here blocks the caller, and a machine
//! without a sound card, or without ALSA, is a normal machine: it is told once that it is silent ([`Voice::Silent`]) and goes
//! on. Must not know screens or lessons: recorded clips come by their id from a function handed in.

mod alsa;
mod cues;
mod device;
mod performer;
mod synthesiser;

use crate::contract::{Cue, Voice};
use crate::doctor::SoundSeen;
use crate::narration::Narration;
use device::Device;
use performer::Performer;
use std::path::Path;
use std::sync::mpsc::{Sender, channel};
pub use synthesiser::Synthesiser;

/// Finds a recorded clip (Ogg Vorbis, FLAC or WAV, the whole file) by `<lesson-id>/<clip-id>`. Called in the audio thread.
type Clips = Box<dyn Fn(&str) -> Option<Vec<u8>> + Send>;

/// The same, of a pack of lessons: they come before the station's own.
pub type Recordings = Clips;

/// Is told how this machine speaks: at the first sound, and again only if that changes (speakers plugged in). Called in the
/// audio thread.
type Report = Box<dyn Fn(Voice) + Send>;

/// The loudness at start, 0..=10, as [`crate::world::World`] shows it.
const VOLUME_AT_START: u8 = 6;

/// The handle the station holds. Dropping it stops all sound.
pub struct Audio {
    stage: Stage,
    volume: u8,
    /// For the thread, once there is one.
    recordings: Option<Recordings>,
}

enum Stage {
    /// Nobody has asked for a sound yet: no thread, no device.
    Dark(Clips, Report),
    Lit(Sender<Order>),
    /// The system would not give us a thread.
    Closed,
}

/// What the audio thread is told, by the station and by those it waits for.
#[derive(Debug)]
enum Order {
    Speak(Narration),
    Hush,
    Cue(Cue),
    Volume(u8),
    Recordings(Shelf),
    /// The synthesiser has finished the text of this turn. Empty if it failed.
    Synthesised {
        turn: u64,
        wav: Vec<u8>,
    },
    /// The device is gone (unplugged); the next sound tries again.
    DeviceLost,
    End,
}

/// The recordings of a pack, if one counts.
struct Shelf(Option<Recordings>);

impl std::fmt::Debug for Shelf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.0.is_some() { "of a pack" } else { "none" })
    }
}

impl Audio {
    /// Ready to sound. `clips` gives the bytes of recorded clips, `report` hears once how this machine speaks.
    pub fn start(
        clips: impl Fn(&str) -> Option<Vec<u8>> + Send + 'static,
        report: impl Fn(Voice) + Send + 'static,
    ) -> Self {
        let stage = Stage::Dark(Box::new(clips), Box::new(report));
        Self { stage, volume: VOLUME_AT_START, recordings: None }
    }

    /// Says this, piece after piece, and stops at once what was being said.
    pub fn speak(&mut self, narration: Narration) {
        self.order_aloud(Order::Speak(narration));
    }

    /// Stops speaking. A short sound is let ring out.
    pub fn hush(&mut self) {
        self.order_if_lit(Order::Hush);
    }

    /// A short sound, beside whatever is being said.
    pub fn cue(&mut self, cue: Cue) {
        self.order_aloud(Order::Cue(cue));
    }

    /// The loudness from now on, 0 (silent) ..= 10, also of what is sounding.
    pub fn volume(&mut self, volume: u8) {
        self.volume = volume.min(10);
        self.order_if_lit(Order::Volume(self.volume));
    }

    /// What is heard before the station's own clips from the next text on.
    pub fn recordings(&mut self, recordings: Option<Recordings>) {
        self.recordings = recordings;
        self.hand_over();
    }

    fn hand_over(&mut self) {
        if let Stage::Lit(_) = self.stage {
            let recordings = Shelf(self.recordings.take());
            self.order_if_lit(Order::Recordings(recordings));
        }
    }

    fn order_aloud(&mut self, order: Order) {
        self.light();
        self.order_if_lit(order);
    }

    /// A thread that has ended takes no orders; that is silence, not an error.
    fn order_if_lit(&self, order: Order) {
        if let Stage::Lit(orders) = &self.stage {
            let _ = orders.send(order);
        }
    }

    fn light(&mut self) {
        self.stage = match std::mem::replace(&mut self.stage, Stage::Closed) {
            Stage::Dark(clips, report) => raise_the_curtain(clips, report, self.volume),
            stage => {
                self.stage = stage;
                return;
            }
        };
        self.hand_over();
    }
}

impl Drop for Audio {
    fn drop(&mut self) {
        // The thread holds a sender of its own (for the synthesiser's answers), so the channel does not close by itself.
        self.order_if_lit(Order::End);
    }
}

/// Whether there is anything to sound on. A card that is in use is there: the kernel knows it.
pub fn look() -> SoundSeen {
    match alsa::Card::open() {
        Some(_) => SoundSeen::Card,
        None if !alsa::is_installed() => SoundSeen::NoLibrary,
        None if has_card(Path::new("/dev/snd")) => SoundSeen::Card,
        None => SoundSeen::NoCard,
    }
}

/// `pcmC0D0p`: what plays.
fn has_card(devices: &Path) -> bool {
    let entries = std::fs::read_dir(devices).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    names.into_iter().any(|name| name.starts_with("pcm") && name.ends_with('p'))
}

fn raise_the_curtain(clips: Clips, report: Report, volume: u8) -> Stage {
    let (orders, inbox) = channel();
    let answers = orders.clone();
    let thread = std::thread::Builder::new().name("audio".into()).spawn(move || {
        let lost = answers.clone();
        let open = move || Device::open(&lost);
        Performer::new(open, Synthesiser::installed(), clips, report, answers, volume).run(&inbox);
    });
    thread.map_or(Stage::Closed, |_| Stage::Lit(orders))
}

/// What the performer asks of a sound device. All of it returns at once; closing it may take as long as what waits in it.
trait Loudspeaker {
    /// Appends a recording (a whole file) to what is being said. `false` if it is no sound this program can read.
    fn say(&mut self, recording: &[u8]) -> bool;
    /// Breaks off what is being said.
    fn hush(&mut self);
    /// Plays samples (mono, [`cues::RATE`]) beside the speech.
    fn ring(&mut self, samples: Vec<f32>);
    /// Sets the gain, 0.0..=1.0, also of what sounds now.
    fn gain(&mut self, gain: f32);
    /// Whether nothing is sounding.
    fn is_quiet(&self) -> bool;
}
