//! Recordings of the announcer: read, brought to one loudness, written as FLAC.
//!
//! It does not know what is said in them, nor which lesson they belong to.

use ebur128::{EbuR128, Mode};
use flacenc::component::BitRepr;
use flacenc::error::Verify;
use rodio::{Decoder, Source};
use std::io::Cursor;

/// The loudness of every clip, in LUFS. AES TD1008 (2021) recommends -18 for speech; two less leave room for the peaks of a
/// voice that nobody has compressed, so that all clips come out equal.
const LOUDNESS: f64 = -20.0;
/// No sample above this, 1 dB below full scale: a cheap loudspeaker rattles before it clips.
const PEAK: f32 = 0.89;
/// Bits a sample in the file.
const BITS: usize = 16;

/// A sound, one channel.
#[derive(Debug, Clone, PartialEq)]
pub struct Recording {
    /// −1.0 ..= 1.0
    samples: Vec<f32>,
    /// Samples a second.
    rate: u32,
}

/// Why a recording cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadRecording {
    #[error("not a sound: WAV, FLAC and Ogg Vorbis are read")]
    NotASound,
    #[error("nothing is heard in it")]
    Silent,
    #[error("it cannot be written as FLAC: {0}")]
    NotWritten(String),
}

impl Recording {
    /// Reads a whole file: WAV, FLAC or Ogg Vorbis by its first bytes. Several channels become one.
    pub fn read(bytes: &[u8]) -> Result<Self, BadRecording> {
        let sound = Decoder::new(Cursor::new(bytes.to_vec())).map_err(|_| BadRecording::NotASound)?;
        let (channels, rate) = (usize::from(sound.channels().get()), sound.sample_rate().get());
        let all: Vec<f32> = sound.collect();
        let samples: Vec<f32> =
            all.chunks_exact(channels).map(|one| one.iter().sum::<f32>() / channels as f32).collect();
        if samples.is_empty() { Err(BadRecording::NotASound) } else { Ok(Self { samples, rate }) }
    }

    /// How long it lasts.
    pub fn seconds(&self) -> f64 {
        self.samples.len() as f64 / f64::from(self.rate)
    }

    /// Its loudness in LUFS (EBU R128); minus infinity for silence.
    pub fn loudness(&self) -> f64 {
        // A clip shorter than the standard's window of 400 ms is measured repeated: it stays as loud.
        let window = (self.rate as usize * 2) / 5 + 1;
        let times = window.div_ceil(self.samples.len().max(1));
        let measured = EbuR128::new(1, self.rate, Mode::I).and_then(|mut meter| {
            (0..times).try_for_each(|_| meter.add_frames_f32(&self.samples))?;
            meter.loudness_global()
        });
        measured.unwrap_or(f64::NEG_INFINITY)
    }

    /// Its furthest sample from silence, 0.0 ..= 1.0.
    pub fn peak(&self) -> f32 {
        self.samples.iter().fold(0.0, |peak, sample| peak.max(sample.abs()))
    }

    /// The same as loud as every other clip, or as loud as it gets without clipping.
    pub fn levelled(mut self) -> Result<Self, BadRecording> {
        let loudness = self.loudness();
        let peak = self.peak();
        if !loudness.is_finite() || peak == 0.0 {
            return Err(BadRecording::Silent);
        }
        let wanted = 10_f64.powf((LOUDNESS - loudness) / 20.0) as f32;
        let gain = wanted.min(PEAK / peak);
        self.samples.iter_mut().for_each(|sample| *sample *= gain);
        Ok(self)
    }

    /// The sound as a FLAC file.
    pub fn flac(&self) -> Result<Vec<u8>, BadRecording> {
        let not_written = |error: String| BadRecording::NotWritten(error);
        let config =
            flacenc::config::Encoder::default().into_verified().map_err(|(_, e)| not_written(e.to_string()))?;
        let full = f32::from(i16::MAX);
        let mut samples: Vec<i32> = self.samples.iter().map(|s| (s.clamp(-1.0, 1.0) * full).round() as i32).collect();
        // flacenc counts a shorter last block as the stream's least block size, which symphonia 0.5 then cannot read: a
        // breath of silence fills it up.
        samples.resize(samples.len().next_multiple_of(config.block_size), 0);
        let source = flacenc::source::MemSource::from_samples(&samples, 1, BITS, self.rate as usize);
        let stream = flacenc::encode_with_fixed_block_size(&config, source, config.block_size)
            .map_err(|error| not_written(error.to_string()))?;
        let mut sink = flacenc::bitsink::ByteSink::new();
        stream.write(&mut sink).map_err(|error| not_written(error.to_string()))?;
        Ok(sink.as_slice().to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: u32 = 22_050;

    /// A tone like a voice's, so many seconds at this height.
    fn tone(seconds: f64, height: f32) -> Recording {
        let count = (seconds * f64::from(RATE)) as u32;
        let sample = |n: u32| (f64::from(n) * 220.0 * std::f64::consts::TAU / f64::from(RATE)).sin() as f32 * height;
        Recording { samples: (0..count).map(sample).collect(), rate: RATE }
    }

    #[test]
    fn quiet_and_loud_recordings_become_equally_loud() {
        for height in [0.02, 0.1, 0.5] {
            let levelled = tone(2.0, height).levelled().expect("a sound");
            assert!((levelled.loudness() - LOUDNESS).abs() < 0.2, "{height}: {}", levelled.loudness());
        }
    }

    #[test]
    fn a_click_in_a_whisper_is_not_blown_up_beyond_the_peak() {
        let mut whisper = tone(2.0, 0.01);
        whisper.samples[100] = 0.9;
        let levelled = whisper.levelled().expect("a sound");
        assert!(levelled.samples.iter().all(|sample| sample.abs() <= PEAK + 1e-4));
    }

    #[test]
    fn a_clip_shorter_than_the_meters_window_is_measured_all_the_same() {
        let levelled = tone(0.2, 0.1).levelled().expect("a sound");
        assert!((levelled.loudness() - LOUDNESS).abs() < 0.5, "{}", levelled.loudness());
    }

    #[test]
    fn what_is_written_is_read_back() {
        let sound = tone(1.5, 0.3);
        let read = Recording::read(&sound.flac().expect("FLAC")).expect("a sound");
        assert_eq!(read.rate, sound.rate);
        assert!(read.seconds() >= sound.seconds() && read.seconds() < sound.seconds() + 0.2, "a breath longer at most");
        let furthest = read.samples.iter().zip(&sound.samples).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
        assert!(furthest < 1e-3, "{furthest}");
    }

    #[test]
    fn silence_and_what_is_no_sound_are_told() {
        assert_eq!(tone(1.0, 0.0).levelled(), Err(BadRecording::Silent));
        assert_eq!(Recording::read(b"xin chao"), Err(BadRecording::NotASound));
        assert_eq!(Recording::read(b""), Err(BadRecording::NotASound));
    }
}
