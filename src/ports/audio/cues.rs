//! The three short sounds, made of soft notes. Told apart by rhythm, not by pitch: many ears here are old.

use crate::contract::Cue;
use std::f32::consts::TAU;
use std::time::Duration;

/// Samples a second.
pub(super) const RATE: u32 = 44_100;

/// One note: when it starts, how long it rings (milliseconds), how high it is.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Note {
    at: u32,
    rings: u32,
    hertz: f32,
}

const fn note(at: u32, rings: u32, hertz: f32) -> Note {
    Note { at, rings, hertz }
}

/// short–long, rising
const RIGHT: &[Note] = &[note(0, 150, 659.3), note(140, 380, 880.0)];
/// two quick low taps
const NOT_YET: &[Note] = &[note(0, 90, 220.0), note(110, 110, 220.0)];
/// three even notes upwards, the last one held
const DONE: &[Note] = &[note(0, 200, 523.3), note(190, 200, 659.3), note(380, 560, 784.0)];

/// Loudness of a note at its peak, well below a voice.
const PEAK: f32 = 0.28;
/// Milliseconds from silence to the peak: long enough not to click.
const ATTACK: f32 = 8.0;

fn score(cue: Cue) -> &'static [Note] {
    match cue {
        Cue::Right => RIGHT,
        Cue::NotYet => NOT_YET,
        Cue::Done => DONE,
    }
}

/// How long a cue lasts.
pub(super) fn length(cue: Cue) -> Duration {
    let end = score(cue).iter().map(|note| note.at + note.rings).max().unwrap_or(0);
    Duration::from_millis(end.into())
}

/// A cue as samples: mono, [`RATE`] a second, within -1.0..=1.0.
pub(super) fn samples(cue: Cue) -> Vec<f32> {
    let count = length(cue).as_millis() as u32 * RATE / 1000;
    (0..count)
        .map(|n| n as f32 * 1000.0 / RATE as f32)
        .map(|ms| score(cue).iter().map(|n| sound(n, ms)).sum())
        .collect()
}

/// What a note adds at this moment: a sine with a little of its octave, fading like a struck bar.
fn sound(note: &Note, ms: f32) -> f32 {
    let (age, rings) = (ms - note.at as f32, note.rings as f32);
    if !(0.0..rings).contains(&age) {
        return 0.0;
    }
    let fade = (1.0 - age / rings).powi(2) * (age / ATTACK).min(1.0);
    let phase = TAU * note.hertz * age / 1000.0;
    PEAK * fade * (0.85 * phase.sin() + 0.15 * (2.0 * phase).sin())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Cue; 3] = [Cue::Right, Cue::NotYet, Cue::Done];

    /// Starts of notes, found in the sound itself: windows of 10 ms that are much louder than the one before.
    fn onsets(cue: Cue) -> Vec<usize> {
        let samples = samples(cue);
        let loud = |window: &[f32]| window.iter().map(|s| s.abs()).fold(0.0, f32::max);
        let levels: Vec<f32> = samples.chunks(RATE as usize / 100).map(loud).collect();
        let rises = |&n: &usize| levels[n] > 0.1 && (n == 0 || levels[n] > 1.8 * levels[n - 1]);
        (0..levels.len()).filter(rises).map(|n| n * 10).collect()
    }

    #[test]
    fn the_cues_differ_by_rhythm_alone() {
        let rhythms: Vec<(usize, usize)> =
            ALL.map(|cue| (onsets(cue).len(), length(cue).as_millis() as usize)).to_vec();
        assert_eq!(rhythms.iter().map(|rhythm| rhythm.0).collect::<Vec<_>>(), [2, 2, 3]);
        assert!(rhythms[0].1 > 2 * rhythms[1].1, "a held note against two taps: {rhythms:?}");
    }

    #[test]
    fn the_cues_are_soft_and_do_not_click() {
        for cue in ALL {
            let samples = samples(cue);
            let peak = samples.iter().fold(0.0f32, |peak, s| peak.max(s.abs()));
            assert!((0.1..0.5).contains(&peak), "{cue:?}: {peak}");
            let step = samples.windows(2).map(|pair| (pair[1] - pair[0]).abs()).fold(0.0, f32::max);
            assert!(step < 0.05, "{cue:?} jumps by {step}");
            assert!(samples[0].abs() < 0.01 && samples[samples.len() - 1].abs() < 0.01, "{cue:?}");
        }
    }

    #[test]
    fn a_cue_is_over_within_a_second() {
        assert!(ALL.iter().all(|&cue| length(cue) < Duration::from_secs(1)));
    }
}
