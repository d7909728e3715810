//! Tells a person's key presses from a scanner's burst and from a key that is held down. Pure: time is an argument.
//!
//! A terminal tells neither. A scanner types at machine speed: characters closer together than [`BURST`] wait until the
//! run is over, and eight or more in a row are one scan. The first of a run does not wait, or every key of a person would
//! answer late; if it turns out to have begun a scan, whoever took it is told ([`Stroke::Scan`]) and takes it back. Where
//! nothing could be taken back (a digit in a supervisor's room would be done by then) it waits as well. A held key repeats
//! after a pause, then quickly: a second press of the same key after such a pause waits [`RHYTHM`] to see whether the rhythm begins, and is dropped with it. Whoever holds the green key down
//! goes on by one step, not by ten.

use super::keys;
use crossterm::event::{KeyCode, KeyEvent, KeyEventKind};
use std::time::Duration;

/// Characters closer together than this come from a machine (product.md).
pub const BURST: Duration = Duration::from_millis(30);
/// A burst of so many characters is a scan (product.md).
pub const SCAN: usize = 8;
/// A held key repeats at most this far apart (a Linux console: 92 ms), reckoned with the wait of a burst.
pub const RHYTHM: Duration = Duration::from_millis(140);
/// Keyboards wait 250 to 660 ms before they repeat; presses closer together are a person's.
const PAUSE: std::ops::Range<Duration> = Duration::from_millis(180)..Duration::from_millis(1000);

/// Something a person or a scanner did.
#[derive(Debug, Clone, PartialEq)]
pub enum Stroke {
    Key {
        key: KeyEvent,
        at: Duration,
    },
    Scan {
        text: String,
        at: Duration,
        /// The first character of `text` has been let through as a key already.
        begun: bool,
    },
    /// Ctrl-C or Ctrl-Q.
    Quit,
}

/// What has arrived and is not certain yet.
#[derive(Debug, Clone, Default)]
pub struct Keyboard {
    /// Characters at machine speed. The first has been let through, unless it waits.
    burst: Vec<(KeyEvent, Duration)>,
    first_waits: bool,
    last: Option<(KeyCode, Duration)>,
    /// A second press of the same key that may be the first beat of a repeat.
    suspect: Option<(KeyEvent, Duration)>,
    repeating: bool,
}

impl Keyboard {
    /// A key has arrived; if it `commands`, a digit is let through only when it is certain that no scan begins with it.
    /// Returns what is certain now.
    pub fn press(&mut self, key: KeyEvent, at: Duration, commands: bool) -> Vec<Stroke> {
        if key.kind != KeyEventKind::Press {
            return Vec::new();
        }
        if keys::is_quit(&key) {
            return vec![Stroke::Quit];
        }
        let mut strokes = self.settle(at);
        if matches!(key.code, KeyCode::Char(_)) {
            if self.burst.is_empty() {
                self.first_waits = commands && key.code.as_char().is_some_and(|c| c.is_ascii_digit());
                if !self.first_waits {
                    strokes.extend(self.sift(key, at));
                }
            }
            self.burst.push((key, at));
        } else {
            strokes.extend(self.end_burst(Some((key, at))));
        }
        strokes
    }

    /// Time has passed. Returns what is certain now.
    pub fn settle(&mut self, now: Duration) -> Vec<Stroke> {
        let burst_over = self.burst.last().is_some_and(|(_, at)| now >= *at + BURST);
        let mut strokes = if burst_over { self.end_burst(None) } else { Vec::new() };
        if self.burst.len() <= 1 && self.suspect.as_ref().is_some_and(|(_, at)| now >= *at + RHYTHM) {
            strokes.extend(self.acquit());
        }
        strokes
    }

    /// When [`Keyboard::settle`] will know more.
    pub fn deadline(&self) -> Option<Duration> {
        let waiting = self.burst.last().filter(|_| self.first_waits || self.burst.len() > 1);
        let burst = waiting.map(|(_, at)| *at + BURST);
        burst.or(self.suspect.as_ref().map(|(_, at)| *at + RHYTHM))
    }

    /// The burst is over, by time or by a key that is no character (which ends a scan, as scanners do).
    fn end_burst(&mut self, end: Option<(KeyEvent, Duration)>) -> Vec<Stroke> {
        let burst = std::mem::take(&mut self.burst);
        let begun = !std::mem::take(&mut self.first_waits);
        if is_scan(&burst) {
            self.last = None;
            let at = burst[0].1;
            let text = burst.iter().filter_map(|(key, _)| key.code.as_char()).collect();
            let terminator = end.filter(|(key, _)| !matches!(key.code, KeyCode::Enter | KeyCode::Tab));
            let after = terminator.map(|(key, at)| self.sift(key, at)).unwrap_or_default();
            return self.acquit().into_iter().chain([Stroke::Scan { text, at, begun }]).chain(after).collect();
        }
        burst.into_iter().skip(usize::from(begun)).chain(end).flat_map(|(key, at)| self.sift(key, at)).collect()
    }

    /// Lets a key through unless it belongs to a held one.
    fn sift(&mut self, key: KeyEvent, at: Duration) -> Vec<Stroke> {
        let before = self.last.replace((key.code, at));
        let Some((_, earlier)) = before.filter(|(code, _)| *code == key.code) else {
            self.repeating = false;
            return self.acquit().into_iter().chain([Stroke::Key { key, at }]).collect();
        };
        let gap = at.saturating_sub(earlier);
        let beat = gap < RHYTHM - BURST;
        if beat && (self.repeating || self.suspect.is_some()) {
            self.suspect = None;
            self.repeating = true;
            return Vec::new();
        }
        self.repeating = false;
        let mut strokes = self.acquit();
        if gap < BURST {
            // A worn key bounces; nobody presses twice so fast.
        } else if PAUSE.contains(&gap) {
            self.suspect = Some((key, at));
        } else {
            strokes.push(Stroke::Key { key, at });
        }
        strokes
    }

    fn acquit(&mut self) -> Vec<Stroke> {
        self.suspect.take().map(|(key, at)| Stroke::Key { key, at }).into_iter().collect()
    }
}

/// Scanners type ASCII, and never the same character only: an input method that commits a whole word, or a key leant on,
/// is no scan.
fn is_scan(burst: &[(KeyEvent, Duration)]) -> bool {
    let characters: Vec<char> = burst.iter().filter_map(|(key, _)| key.code.as_char()).collect();
    characters.len() >= SCAN && characters.iter().all(char::is_ascii) && characters.iter().any(|c| *c != characters[0])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::KeyModifiers;
    use proptest::prelude::*;

    fn ms(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    fn key(c: char) -> KeyEvent {
        let code = if c == '\r' { KeyCode::Enter } else { KeyCode::Char(c) };
        KeyEvent::new(code, KeyModifiers::NONE)
    }

    /// What comes out when these keys arrive at these times: keys as their character, scans in angle brackets.
    fn heard(keys: &[(char, u64)]) -> String {
        heard_where(keys, false)
    }

    /// The same where digits command, or not.
    fn heard_where(keys: &[(char, u64)], commands: bool) -> String {
        let mut keyboard = Keyboard::default();
        let mut strokes = Vec::new();
        for (c, at) in keys {
            while let Some(deadline) = keyboard.deadline().filter(|deadline| *deadline <= ms(*at)) {
                strokes.extend(keyboard.settle(deadline));
            }
            strokes.extend(keyboard.press(key(*c), ms(*at), commands));
        }
        while let Some(deadline) = keyboard.deadline() {
            strokes.extend(keyboard.settle(deadline));
        }
        strokes.iter().map(written).collect()
    }

    fn written(stroke: &Stroke) -> String {
        match stroke {
            Stroke::Key { key, .. } => key.code.as_char().map_or("↵".into(), String::from),
            Stroke::Scan { text, begun: true, .. } => format!("<{text}>"),
            Stroke::Scan { text, .. } => format!("<<{text}>>"),
            Stroke::Quit => "quit".into(),
        }
    }

    fn every(gap: u64, text: &str) -> Vec<(char, u64)> {
        text.chars().zip((0..).map(|n| n * gap)).collect()
    }

    #[test]
    fn a_person_is_heard_key_by_key() {
        assert_eq!(heard(&every(120, "Lan\r")), "Lan↵");
        assert_eq!(heard(&every(35, "Hoafng Thij Lan")), "Hoafng Thij Lan");
    }

    #[test]
    fn eight_characters_at_machine_speed_are_one_scan_after_its_first_and_its_enter_is_swallowed() {
        assert_eq!(heard(&every(5, "7K3FQ-M2XRD\r")), "7<7K3FQ-M2XRD>");
        assert_eq!(heard(&every(29, "10000001")), "1<10000001>");
    }

    #[test]
    fn where_digits_command_no_digit_of_a_scan_is_let_through_and_a_person_is_heard_all_the_same() {
        assert_eq!(heard_where(&every(5, "05915732450\r"), true), "<<05915732450>>");
        assert_eq!(
            heard_where(&every(5, "T06944889131254\r"), true),
            "T<T06944889131254>",
            "a letter commands nothing"
        );
        assert_eq!(heard_where(&every(40, "1234567890\r"), true), "1234567890↵");
        assert_eq!(heard_where(&every(5, "1234\r"), true), "1234↵");
        assert_eq!(heard_where(&[('1', 0), ('1', 500), ('1', 533), ('1', 566), ('1', 2000)], true), "11", "held down");
    }

    #[test]
    fn seven_characters_are_no_scan() {
        assert_eq!(heard(&every(5, "7K3FQ-M\r")), "7K3FQ-M↵");
    }

    #[test]
    fn a_word_committed_by_an_input_method_is_no_scan() {
        assert_eq!(heard(&every(1, "nghiêng ")), "nghiêng ");
    }

    #[test]
    fn a_held_key_counts_once_whatever_its_rhythm() {
        for (pause, beat) in [(250, 33), (250, 92), (500, 33), (660, 40)] {
            let keys: Vec<(char, u64)> =
                [('\r', 0)].into_iter().chain((0..20).map(|n| ('\r', pause + n * beat))).collect();
            assert_eq!(heard(&keys), "↵", "pause {pause}, beat {beat}");
            let keys: Vec<(char, u64)> = keys.into_iter().map(|(_, at)| ('1', at)).collect();
            assert_eq!(heard(&keys), "1", "pause {pause}, beat {beat}");
        }
    }

    #[test]
    fn a_key_held_a_second_time_counts_a_second_time() {
        let hold = |from: u64| [('1', from), ('1', from + 500), ('1', from + 533), ('1', from + 566)];
        assert_eq!(heard(&[hold(0), hold(2000)].concat()), "11");
    }

    #[test]
    fn pressing_twice_on_purpose_counts_twice() {
        assert_eq!(heard(&[('\r', 0), ('\r', 150)]), "↵↵");
        assert_eq!(heard(&[('\r', 0), ('\r', 400)]), "↵↵");
        assert_eq!(heard(&[('a', 0), ('a', 100), ('n', 200)]), "aan");
        assert_eq!(heard(&[('d', 0), ('d', 300), ('a', 380)]), "dda");
    }

    #[test]
    fn a_bouncing_key_counts_once() {
        assert_eq!(heard(&[('1', 0), ('1', 12)]), "1");
    }

    #[test]
    fn repeats_and_releases_a_terminal_tells_of_are_dropped() {
        let mut keyboard = Keyboard::default();
        for kind in [KeyEventKind::Repeat, KeyEventKind::Release] {
            assert_eq!(keyboard.press(KeyEvent { kind, ..key('\r') }, ms(0), false), []);
        }
    }

    #[test]
    fn ctrl_c_waits_for_nothing() {
        let ctrl_c = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
        assert_eq!(Keyboard::default().press(ctrl_c, ms(0), true), [Stroke::Quit]);
    }

    proptest! {
        #[test]
        fn different_keys_in_turn_are_all_heard_in_order(
            gaps in prop::collection::vec(30_u64..2000, 1..30), commands: bool,
        ) {
            let times = gaps.iter().scan(0, |sum, gap| { *sum += gap; Some(*sum) });
            let keys: Vec<(char, u64)> = times.zip("1b2".chars().cycle()).map(|(at, c)| (c, at)).collect();
            let typed: String = keys.iter().map(|(c, _)| *c).collect();
            prop_assert_eq!(heard_where(&keys, commands), typed);
        }

        #[test]
        fn nothing_waits_for_ever(keys in prop::collection::vec((prop::sample::select(vec!['1', '2', '\r']), 0_u64..300), 0..40)) {
            let mut at = 0;
            let keys: Vec<(char, u64)> = keys.into_iter().map(|(c, gap)| { at += gap; (c, at) }).collect();
            prop_assert!(heard(&keys).chars().count() <= keys.len());
        }
    }
}
