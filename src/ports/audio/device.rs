//! The sound card: what sounds is decoded and mixed by rodio, and fed to ALSA by a thread of its own.

use super::alsa::{CHANNELS, Card, Lost, RATE};
use super::{Loudspeaker, Order, cues};
use rodio::buffer::SamplesBuffer;
use rodio::mixer::{Mixer, MixerSource, mixer};
use rodio::{Decoder, Player};
use std::io::Cursor;
use std::num::NonZero;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread::{Builder, JoinHandle};

/// Silence between two pieces of a narration, in samples of [`cues::RATE`]: a breath.
const BREATH: usize = cues::RATE as usize * 3 / 10;

/// Frames that are mixed and written at a time: 20 ms.
const CHUNK: usize = RATE.get() as usize / 50;

/// An open device and what sounds on it. Belongs to the audio thread.
pub(super) struct Device {
    mixer: Mixer,
    speech: Option<Player>,
    ringing: Option<Player>,
    gain: f32,
    feeder: Option<JoinHandle<()>>,
    tell: Sender<Tell>,
}

/// What the feeding thread is told.
enum Tell {
    /// Forget what waits in the card.
    Flush,
    End,
}

impl Device {
    /// The default device; `None` where there is none, which takes no more than some tens of milliseconds. Tells `lost` if it
    /// goes away later.
    pub fn open(lost: &Sender<Order>) -> Option<Self> {
        let mut card = Card::open()?;
        let (mixer, mixed) = mixer(CHANNELS, RATE);
        let (tell, told) = channel();
        let lost = lost.clone();
        let feeder = Builder::new().name("loudspeaker".into()).spawn(move || {
            let fed = feed(&mut card, mixed, &told);
            // Closed before anybody hears of it, so that the next try finds it closed.
            drop(card);
            if fed.is_err() {
                let _ = lost.send(Order::DeviceLost);
            }
        });
        Some(Self { mixer, speech: None, ringing: None, gain: 1.0, feeder: Some(feeder.ok()?), tell })
    }

    fn player(&self) -> Player {
        let player = Player::connect_new(&self.mixer);
        player.set_volume(self.gain);
        player
    }
}

impl Drop for Device {
    fn drop(&mut self) {
        // Waited for: a card that is still open can often not be opened again. A thread that has ended is no error.
        let _ = self.tell.send(Tell::End);
        if let Some(feeder) = self.feeder.take() {
            let _ = feeder.join();
        }
    }
}

/// Feeds the card, silence too, until told to end. The card sets the pace.
fn feed(card: &mut Card, mut mixed: MixerSource, told: &Receiver<Tell>) -> Result<(), Lost> {
    let mut chunk = [0; CHUNK * CHANNELS.get() as usize];
    loop {
        match told.try_recv() {
            Ok(Tell::Flush) => card.flush(),
            Ok(Tell::End) | Err(TryRecvError::Disconnected) => return Ok(()),
            Err(TryRecvError::Empty) => {}
        }
        chunk.fill_with(|| pcm(mixed.next().unwrap_or(0.0)));
        card.write(&chunk)?;
    }
}

/// A sample as the card takes it. Louder than full scale stays at full scale.
fn pcm(sample: f32) -> i16 {
    (sample * f32::from(i16::MAX)) as i16
}

impl Loudspeaker for Device {
    fn say(&mut self, recording: &[u8]) -> bool {
        let Some(sound) = decoded(recording) else { return false };
        let speech = self.speech.take().unwrap_or_else(|| {
            let speech = self.player();
            // A cue just struck is heard out before the voice begins.
            if self.ringing.as_ref().is_some_and(|ringing| !ringing.empty()) {
                speech.append(mono(vec![0.0; BREATH]));
            }
            speech
        });
        speech.append(sound);
        speech.append(mono(vec![0.0; BREATH]));
        self.speech = Some(speech);
        true
    }

    fn hush(&mut self) {
        // A player is not used again: after `stop()`, its `append()` waits for the device, which may be gone.
        let Some(speech) = self.speech.take() else { return };
        // What waits in the card is cut off too, unless a cue would lose its beginning with it.
        let cuts = !speech.empty() && self.ringing.as_ref().is_none_or(Player::empty);
        drop(speech);
        if cuts {
            let _ = self.tell.send(Tell::Flush);
        }
    }

    fn ring(&mut self, samples: Vec<f32>) {
        let ringing = self.player();
        ringing.append(mono(samples));
        self.ringing = Some(ringing);
    }

    fn gain(&mut self, gain: f32) {
        self.gain = gain;
        self.speech.iter().chain(&self.ringing).for_each(|player| player.set_volume(gain));
    }

    fn is_quiet(&self) -> bool {
        self.speech.iter().chain(&self.ringing).all(Player::empty)
    }
}

/// A recording as sound: Ogg Vorbis, FLAC or WAV by its first bytes.
fn decoded(recording: &[u8]) -> Option<Decoder<Cursor<Vec<u8>>>> {
    Decoder::new(Cursor::new(recording.to_vec())).ok()
}

fn mono(samples: Vec<f32>) -> SamplesBuffer {
    const RATE_OF_CUES: NonZero<u32> = NonZero::new(cues::RATE).expect("a rate above nought");
    SamplesBuffer::new(NonZero::<u16>::MIN, RATE_OF_CUES, samples)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A WAV as `espeak-ng --stdout` writes it: it does not know its length yet and says two gigabytes.
    fn wav_of_unknown_length(samples: &[i16]) -> Vec<u8> {
        let mut wav = b"RIFF\x24\xf0\xff\x7fWAVEfmt \x10\0\0\0\x01\0\x01\0".to_vec();
        wav.extend(22_050u32.to_le_bytes());
        wav.extend(44_100u32.to_le_bytes());
        wav.extend(b"\x02\0\x10\0data\x00\xf0\xff\x7f");
        wav.extend(samples.iter().flat_map(|sample| sample.to_le_bytes()));
        wav
    }

    #[test]
    fn a_wav_that_does_not_know_its_length_is_read_to_its_end() {
        let samples: Vec<i16> = (0..5_000).map(|n| (n % 200) * 50).collect();
        let sound = decoded(&wav_of_unknown_length(&samples)).expect("a WAV");
        assert_eq!(sound.count(), samples.len());
    }

    #[test]
    fn what_is_no_sound_is_refused() {
        assert!(decoded(b"").is_none());
        assert!(decoded("đây không phải tiếng".as_bytes()).is_none());
    }
    #[test]
    fn too_loud_is_as_loud_as_can_be() {
        assert_eq!([0.0, 1.0, 1.7, -1.0, -3.0].map(pcm), [0, i16::MAX, i16::MAX, -i16::MAX, i16::MIN]);
    }
}
