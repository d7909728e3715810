//! A resident at the station whose disk fails once: from the first page to the confirmation, key by key, over the real
//! machine. Played inside the recorder.

use super::promise::{Mark, Promise, Wish, leave};
use super::session::parts;
use super::sitting::{Sitting, Timed, VI, shipped};
use super::trace::{Fault, Recording};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use tramhoc::app::App;
use tramhoc::contract::{Effect, Fact};
use tramhoc::lesson::Lesson;
use tramhoc::phone::Touch;
use tramhoc::ports::{Machine, Ports};
use tramhoc::screens::Route;

/// Set in the process that is recorded: the recorded folder and where marks go.
const INSIDE: &str = "TRAMHOC_CRASH_RESIDENT";
const SEED: u64 = 11;
const LESSON: u16 = 6;
/// How often a failed act may have to be tried: a disk that writes half a page fails twice.
const TRIES: usize = 3;

/// Plays it in a process of its own.
pub fn play_on(fault: Option<Fault>) -> (Recording, i32, String) {
    let recording = Recording::new();
    let mut command = Command::new(std::env::current_exe().expect("a test binary knows its path"));
    command.args(["--exact", "what_is_played_inside_the_recorder", "--nocapture", "--test-threads=1"]);
    command.env(INSIDE, serde_json::to_string(&(recording.disk(), recording.marks())).expect("plain data"));
    let (code, said) = recording.run(&mut command, fault);
    (recording, code, said)
}

/// Plays if this process was started for it.
pub fn play_inside() {
    let Ok(task) = std::env::var(INSIDE) else { return };
    let (disk, marks): (PathBuf, PathBuf) = serde_json::from_str(&task).expect("a task as it was handed over");
    Resident::at(&disk, marks).learn();
}

/// The real machine, with somebody beside it who notes what it promises.
struct Witness {
    ports: Ports,
    marks: PathBuf,
    /// Something asked for was refused since this was last looked at.
    refused: bool,
}

impl Machine for Witness {
    fn run(&mut self, effect: &Effect) -> Option<Fact> {
        if let Some(wish) = self.wish(effect) {
            leave(&self.marks, &Mark::Asked(wish));
        }
        let fact = self.ports.run(effect);
        match (effect, &fact) {
            (_, Some(Fact::Failed(_))) => {
                self.refused = true;
                leave(&self.marks, &Mark::Refused);
            }
            (Effect::Record(body), Some(Fact::Saved { .. })) => self.promised(vec![Promise::Event(body.clone())]),
            (_, Some(Fact::Confirmed { .. })) => self.promised(Vec::new()),
            _ => {}
        }
        fact
    }
}

impl Timed for Witness {}

impl Witness {
    fn wish(&self, effect: &Effect) -> Option<Wish> {
        match effect {
            Effect::KeepPlace(place) => Some(Wish::KeepPlace(place.clone())),
            // What is asked once more after it was refused is the same wish.
            _ if self.refused => None,
            Effect::Record(body) => Some(Wish::Record(body.clone())),
            Effect::Confirm { .. } => Some(Wish::Other("confirm".into())),
            _ => None,
        }
    }

    fn promised(&self, promises: Vec<Promise>) {
        leave(&self.marks, &Mark::Promised(promises));
    }
}

struct Resident {
    sitting: Sitting<Witness>,
    lesson: Arc<Lesson>,
}

impl Resident {
    fn at(disk: &Path, marks: PathBuf) -> Self {
        let mut parts = parts(disk, SEED);
        parts.lessons = Box::new(shipped);
        let witness = Witness { ports: Ports::new(parts), marks, refused: false };
        let lesson = Arc::clone(shipped().by_number(LESSON).expect("the lesson is shipped"));
        Self { sitting: Sitting::running(App::new(VI), witness, 64, 24), lesson }
    }

    fn learn(&mut self) {
        let place = shipped().lessons().iter().position(|lesson| lesson.number == LESSON).expect("shipped");
        self.press("3");
        self.press(&(place + 1).to_string());
        self.press("5");
        for touch in self.lesson.practice.solutions[0].clone() {
            self.touch(&touch);
        }
        self.press("↵");
        self.answer_everything();
        (0..=self.lesson.gain.len()).for_each(|_| self.press("↵"));
        self.sitting.is_at(&Route::Confirmation { lesson: LESSON }).shows("một mình");
    }

    fn touch(&mut self, touch: &Touch) {
        match touch {
            Touch::Digit(digit) => self.press(&digit.to_string()),
            Touch::NextPage => self.press("/"),
            Touch::Type(text) => {
                self.press(&format!("type:{}", text.replace(' ', "_")));
                self.press("↵");
            }
        }
    }

    fn answer_everything(&mut self) {
        self.press("↵");
        for question in self.lesson.clone().check.questions.iter() {
            let kind = question.form.kind();
            for pick in kind.right_answer() {
                let choices = self.sitting.app.outline().choices;
                let choice = choices.into_iter().find(|choice| choice.label == kind.options()[pick]);
                self.press(&choice.expect("the option is offered").digit.to_string());
            }
            if !kind.answers_at_once() {
                self.press("↵");
            }
            self.press("↵");
        }
    }

    /// Presses a key. Where that could not be saved the learner is still there, is told so in one sentence, and presses
    /// the green key.
    fn press(&mut self, key: &str) {
        let before = self.sitting.app.route().clone();
        self.sitting.machine.refused = false;
        self.sitting.press(key);
        for _ in 0..TRIES {
            if !self.sitting.machine.refused {
                return;
            }
            self.is_told_calmly(&before);
            self.sitting.press("↵");
            let outline = self.sitting.app.outline();
            self.sitting.machine.refused = outline.enter.as_deref() == Some(VI.lesson_try_again());
        }
        panic!("still not saved:\n{}", self.sitting.picture());
    }

    fn is_told_calmly(&self, before: &Route) {
        let (now, outline) = (self.sitting.app.route(), self.sitting.app.outline());
        let confirming = matches!(now, Route::Confirmation { .. });
        assert!(now == before || confirming, "thrown out of {before:?} to {now:?}");
        let calm = [VI.lesson_not_saved(), VI.lesson_disk_full(), VI.confirmation_failed()];
        let said = if confirming { std::slice::from_ref(&outline.title) } else { outline.texts.as_slice() };
        let [sentence] = said else { panic!("not one sentence: {said:?}") };
        assert!(calm.contains(&sentence.as_str()), "{sentence}");
        assert_eq!(outline.enter.as_deref(), Some(VI.lesson_try_again()));
    }
}
