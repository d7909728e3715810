//! The audio thread's work: what is said next, who says it, and when to stop. Knows a [`Loudspeaker`], not a device.

use super::synthesiser::{Memory, Synthesis, Synthesiser};
use super::{Clips, Loudspeaker, Order, Recordings, Report, cues};
use crate::contract::{Cue, Voice};
use crate::narration::{Narration, Piece};
use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

/// After this long without a sound the device is closed: an open one wakes the machine fifty times a second.
const CLOSES_AFTER: Duration = Duration::from_secs(20);

/// After a device could not be opened, the next try waits this long: each one has ALSA look through its configuration.
const TRIES_AGAIN_AFTER: Duration = Duration::from_secs(60);

/// One thread's state.
pub(super) struct Performer<O, L> {
    open: O,
    loudspeaker: Option<L>,
    failed_at: Option<Instant>,
    synthesiser: Option<Synthesiser>,
    memory: Memory,
    clips: Clips,
    /// Of a pack; asked first.
    recordings: Option<Recordings>,
    report: Report,
    reported: Voice,
    answers: Sender<Order>,
    volume: u8,
    /// Counts narrations and their texts, so that an answer to an older one is known and dropped.
    turn: u64,
    waiting: VecDeque<Piece>,
    running: Option<(Synthesis, String)>,
}

impl<O: FnMut() -> Option<L>, L: Loudspeaker> Performer<O, L> {
    pub fn new(
        open: O,
        synthesiser: Option<Synthesiser>,
        clips: Clips,
        report: Report,
        answers: Sender<Order>,
        volume: u8,
    ) -> Self {
        Self {
            open,
            loudspeaker: None,
            failed_at: None,
            synthesiser,
            memory: Memory::default(),
            clips,
            recordings: None,
            report,
            reported: Voice::Unknown,
            answers,
            volume,
            turn: 0,
            waiting: VecDeque::new(),
            running: None,
        }
    }

    /// Works until it is told to end.
    pub fn run(mut self, inbox: &Receiver<Order>) {
        loop {
            match self.next(inbox) {
                Ok(Order::End) | Err(RecvTimeoutError::Disconnected) => return,
                Ok(order) => self.obey(order),
                Err(RecvTimeoutError::Timeout) => self.close_if_quiet(),
            }
        }
    }

    /// Sleeps until there is an order; with an open device also until it may be time to close it.
    fn next(&self, inbox: &Receiver<Order>) -> Result<Order, RecvTimeoutError> {
        match self.loudspeaker {
            Some(_) => inbox.recv_timeout(CLOSES_AFTER),
            None => inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
        }
    }

    fn obey(&mut self, order: Order) {
        match order {
            Order::Speak(narration) => self.speak(narration),
            Order::Hush => self.hush(),
            Order::Cue(cue) => self.ring(cue),
            Order::Volume(volume) => self.set_volume(volume),
            Order::Recordings(shelf) => self.recordings = shelf.0,
            Order::Synthesised { turn, wav } => self.take_answer(turn, wav),
            Order::DeviceLost => self.loudspeaker = None,
            Order::End => {}
        }
    }

    fn speak(&mut self, narration: Narration) {
        self.hush();
        self.ready();
        self.waiting = narration.pieces.into();
        self.say_what_can_be_said();
    }

    fn hush(&mut self) {
        self.turn += 1;
        self.waiting.clear();
        self.running = None;
        if let Some(loudspeaker) = &mut self.loudspeaker {
            loudspeaker.hush();
        }
    }

    fn ring(&mut self, cue: Cue) {
        if let Some(loudspeaker) = self.ready() {
            loudspeaker.ring(cues::samples(cue));
        }
    }

    fn set_volume(&mut self, volume: u8) {
        self.volume = volume;
        if let Some(loudspeaker) = &mut self.loudspeaker {
            loudspeaker.gain(gain(volume));
        }
    }

    /// Hands over piece after piece until one has to be synthesised first; its answer goes on from there.
    fn say_what_can_be_said(&mut self) {
        while self.running.is_none() && self.loudspeaker.is_some() {
            let Some(piece) = self.waiting.pop_front() else { return };
            if !self.say_clip(&piece) && !self.say_again(&piece.text) {
                self.synthesise(piece.text);
            }
        }
    }

    /// The recorded voice, if there is one and it can be read.
    fn say_clip(&mut self, piece: &Piece) -> bool {
        let recording = piece.clip.as_deref().and_then(|clip| self.recording(clip));
        recording.is_some_and(|recording| self.loudspeaker.as_mut().is_some_and(|speaker| speaker.say(&recording)))
    }

    fn recording(&self, clip: &str) -> Option<Vec<u8>> {
        let of_pack = self.recordings.as_ref().and_then(|recordings| recordings(clip));
        of_pack.or_else(|| (self.clips)(clip))
    }

    /// A text synthesised not long ago.
    fn say_again(&mut self, text: &str) -> bool {
        let Some(wav) = self.memory.recall(text) else { return false };
        self.loudspeaker.as_mut().is_some_and(|speaker| speaker.say(wav))
    }

    fn synthesise(&mut self, text: String) {
        if let Some(synthesiser) = self.synthesiser.as_ref().filter(|_| text.contains(char::is_alphanumeric)) {
            self.turn += 1;
            self.running = synthesiser.begin(&text, self.turn, &self.answers).map(|synthesis| (synthesis, text));
        }
    }

    fn take_answer(&mut self, turn: u64, wav: Vec<u8>) {
        if turn != self.turn {
            return;
        }
        let said = self.loudspeaker.as_mut().is_some_and(|speaker| speaker.say(&wav));
        if let Some((_, text)) = self.running.take().filter(|_| said) {
            self.memory.keep(text, wav);
        }
        self.say_what_can_be_said();
    }

    /// The loudspeaker, opened if need be (and if the last try is long enough ago), with this machine's voice reported.
    fn ready(&mut self) -> Option<&mut L> {
        let try_now = self.failed_at.is_none_or(|failed| failed.elapsed() >= TRIES_AGAIN_AFTER);
        if self.loudspeaker.is_none() && try_now {
            self.loudspeaker = (self.open)();
            self.failed_at = self.loudspeaker.is_none().then(Instant::now);
            self.set_volume(self.volume);
            self.report_voice();
        }
        self.loudspeaker.as_mut()
    }

    fn report_voice(&mut self) {
        let voice = match (&self.loudspeaker, &self.synthesiser) {
            (None, _) => Voice::Silent,
            (Some(_), None) => Voice::ClipsOnly,
            (Some(_), Some(_)) => Voice::Speaks,
        };
        if self.reported != voice {
            self.reported = voice;
            (self.report)(voice);
        }
    }

    fn close_if_quiet(&mut self) {
        if self.running.is_none() && self.loudspeaker.as_ref().is_some_and(L::is_quiet) {
            self.loudspeaker = None;
        }
    }
}

/// The steps of loudness sound even when their squares are.
fn gain(volume: u8) -> f32 {
    (f32::from(volume.min(10)) / 10.0).powi(2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;
    use std::sync::{Arc, Mutex};

    /// Notes down what it is asked for. Reads only "recordings" that are text.
    #[derive(Clone, Default)]
    struct Notebook(Arc<Mutex<Vec<String>>>);

    impl Notebook {
        fn note(&self, line: String) {
            self.0.lock().expect("no test panics while writing").push(line);
        }
        fn lines(&self) -> Vec<String> {
            std::mem::take(&mut *self.0.lock().expect("no test panics while writing"))
        }
    }

    impl Loudspeaker for Notebook {
        fn say(&mut self, recording: &[u8]) -> bool {
            let text = std::str::from_utf8(recording).unwrap_or_default();
            if !text.is_empty() {
                self.note(format!("say {text}"));
            }
            !text.is_empty()
        }
        fn hush(&mut self) {
            self.note("hush".into());
        }
        fn ring(&mut self, _samples: Vec<f32>) {
            self.note("ring".into());
        }
        fn gain(&mut self, gain: f32) {
            self.note(format!("gain {gain:.2}"));
        }
        fn is_quiet(&self) -> bool {
            true
        }
    }

    struct Stage<O> {
        performer: Performer<O, Notebook>,
        inbox: Receiver<Order>,
        notebook: Notebook,
        voices: Receiver<Voice>,
    }

    type Opener = Box<dyn FnMut() -> Option<Notebook>>;

    /// A stage whose synthesiser writes the text itself as its "WAV".
    fn stage(has_device: bool, synthesiser: Option<Synthesiser>) -> Stage<Opener> {
        let (notebook, (orders, inbox), (report, voices)) = (Notebook::default(), channel(), channel());
        let device = notebook.clone();
        let open: Opener = Box::new(move || has_device.then(|| device.clone()));
        let clips = |clip: &str| match clip {
            "bai/mot" => Some(b"clip mot".to_vec()),
            "bai/hong" => Some(vec![0xff]),
            _ => None,
        };
        let report = Box::new(move |voice| report.send(voice).expect("the test listens"));
        let performer = Performer::new(open, synthesiser, Box::new(clips), report, orders, 6);
        Stage { performer, inbox, notebook, voices }
    }

    fn speaking() -> Stage<Opener> {
        stage(true, Some(Synthesiser::stand_in("printf", &["%s"])))
    }

    impl Stage<Opener> {
        /// Obeys answers until nothing is being synthesised any more.
        fn finish(&mut self) {
            while self.performer.running.is_some() {
                let answer = self.inbox.recv_timeout(Duration::from_secs(10)).expect("the synthesiser answers");
                self.performer.obey(answer);
            }
        }
        fn said(&mut self) -> Vec<String> {
            self.finish();
            self.notebook.lines().into_iter().filter(|line| line.starts_with("say")).collect()
        }
    }

    #[test]
    fn pieces_are_said_in_order_clips_before_the_synthesiser() {
        let mut stage = speaking();
        let narration = Narration::of(["xin chào"]).and_clip("bai/mot", "bài một").and_clip("bai/hai", "bài hai");
        stage.performer.obey(Order::Speak(narration));
        assert_eq!(stage.said(), ["say xin chào", "say clip mot", "say bài hai"]);
    }

    #[test]
    fn a_broken_clip_is_read_out_by_the_synthesiser() {
        let mut stage = speaking();
        stage.performer.obey(Order::Speak(Narration::default().and_clip("bai/hong", "bài hỏng")));
        assert_eq!(stage.said(), ["say bài hỏng"]);
    }

    #[test]
    fn a_new_narration_stops_the_old_one_and_its_late_answers() {
        let mut stage = speaking();
        stage.performer.obey(Order::Speak(Narration::of(["cũ", "cũ nữa"])));
        let late = stage.inbox.recv_timeout(Duration::from_secs(10)).expect("the synthesiser answers");
        stage.performer.obey(Order::Speak(Narration::of(["mới"])));
        stage.performer.obey(late);
        assert_eq!(stage.said(), ["say mới"]);
    }

    #[test]
    fn hushing_ends_everything_at_once() {
        let mut stage = stage(true, Some(Synthesiser::stand_in("sleep", &[])));
        let begun = Instant::now();
        stage.performer.obey(Order::Speak(Narration::of(["60", "60"])));
        stage.performer.obey(Order::Hush);
        assert!(stage.performer.running.is_none() && stage.performer.waiting.is_empty());
        assert_eq!(stage.notebook.lines().last().map(String::as_str), Some("hush"));
        assert!(begun.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn a_recent_text_is_not_synthesised_again() {
        let mut stage = speaking();
        stage.performer.obey(Order::Speak(Narration::of(["nghe lại"])));
        assert_eq!(stage.said(), ["say nghe lại"]);
        stage.performer.obey(Order::Speak(Narration::of(["nghe lại"])));
        assert!(stage.performer.running.is_none(), "no program was started");
        assert_eq!(stage.said(), ["say nghe lại"]);
    }

    #[test]
    fn a_synthesiser_that_fails_does_not_stop_the_narration() {
        let mut stage = stage(true, Some(Synthesiser::stand_in("false", &[])));
        stage.performer.obey(Order::Speak(Narration::of(["một"]).and_clip("bai/mot", "bài một")));
        assert_eq!(stage.said(), ["say clip mot"]);
    }

    #[test]
    fn the_device_is_opened_at_the_first_sound_with_the_volume_set_before() {
        let mut stage = speaking();
        stage.performer.obey(Order::Volume(10));
        stage.performer.obey(Order::Hush);
        assert_eq!(stage.notebook.lines(), Vec::<String>::new());
        stage.performer.obey(Order::Cue(Cue::Right));
        assert_eq!(stage.notebook.lines(), ["gain 1.00", "ring"]);
    }

    #[test]
    fn a_quiet_device_is_closed_and_opened_again() {
        let mut stage = speaking();
        stage.performer.obey(Order::Cue(Cue::Right));
        stage.performer.close_if_quiet();
        assert!(stage.performer.loudspeaker.is_none());
        stage.performer.obey(Order::Cue(Cue::Done));
        assert_eq!(stage.notebook.lines().iter().filter(|line| *line == "ring").count(), 2);
    }

    #[test]
    fn the_voice_is_reported_once_and_rightly() {
        let synthesiser = || Some(Synthesiser::stand_in("true", &[]));
        for (has_device, synthesiser, voice) in [
            (true, synthesiser(), Voice::Speaks),
            (true, None, Voice::ClipsOnly),
            (false, synthesiser(), Voice::Silent),
        ] {
            let mut stage = stage(has_device, synthesiser);
            assert_eq!(stage.voices.try_iter().count(), 0, "not before the first sound");
            stage.performer.obey(Order::Cue(Cue::Right));
            stage.performer.obey(Order::Speak(Narration::of(["chào"])));
            assert_eq!(stage.voices.try_iter().collect::<Vec<_>>(), [voice]);
        }
    }

    #[test]
    fn without_a_device_no_synthesiser_is_started() {
        let mut stage = stage(false, Some(Synthesiser::stand_in("sleep", &[])));
        stage.performer.obey(Order::Speak(Narration::of(["60"])));
        assert!(stage.performer.running.is_none());
    }

    #[test]
    fn louder_is_louder_and_nought_is_silent() {
        assert_eq!((gain(0), gain(10), gain(255)), (0.0, 1.0, 1.0));
        assert!((0..10).all(|volume| gain(volume) < gain(volume + 1)));
    }
}
