//! The sound card, by rodio. Everything here belongs to the audio thread.

use super::{Loudspeaker, Order, cues};
use rodio::buffer::SamplesBuffer;
use rodio::cpal::{Error, ErrorKind};
use rodio::{Decoder, DeviceSinkBuilder, MixerDeviceSink, Player};
use std::io::Cursor;
use std::num::NonZero;
use std::sync::mpsc::Sender;

/// Silence between two pieces of a narration, in samples of [`cues::RATE`]: a breath.
const BREATH: usize = cues::RATE as usize * 3 / 10;

/// An open device and what sounds on it.
pub(super) struct Device {
    sink: MixerDeviceSink,
    speech: Option<Player>,
    ringing: Option<Player>,
    gain: f32,
}

impl Device {
    /// The default device; `None` where there is none, which takes no more than some tens of milliseconds. Tells `lost` if it
    /// goes away later.
    pub fn open(lost: &Sender<Order>) -> Option<Self> {
        let lost = lost.clone();
        // rodio's own callback prints, and a terminal is no place for that.
        let on_error = move |error: Error| {
            if matches!(error.kind(), ErrorKind::DeviceNotAvailable | ErrorKind::StreamInvalidated) {
                let _ = lost.send(Order::DeviceLost);
            }
        };
        let builder = DeviceSinkBuilder::from_default_device().ok()?.with_error_callback(on_error);
        let mut sink = builder.open_sink_or_fallback().ok()?;
        sink.log_on_drop(false);
        Some(Self { sink, speech: None, ringing: None, gain: 1.0 })
    }

    fn player(&self) -> Player {
        let player = Player::connect_new(self.sink.mixer());
        player.set_volume(self.gain);
        player
    }
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
        self.speech = None;
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
    const RATE: NonZero<u32> = NonZero::new(cues::RATE).expect("a rate above nought");
    SamplesBuffer::new(NonZero::<u16>::MIN, RATE, samples)
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
}
