//! A phone with one screen, for the tests of elements: written as a lesson is, pressed as a learner presses it.

use crate::contract::Press;
use crate::lesson::bare::{AROUND, CHECK, QUESTION};
use crate::lesson::{Lesson, Proof, prove};
use crate::phone::{Input, PHONE_COLUMNS, PHONE_ROWS, Pointer, Practice, State, draw};
use crate::texts::{Lang, Texts};
use crate::ui::{Canvas, hit_at};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// The step is done on the screen `xong`; `dau` is the screen under trial.
const PRACTICE: &str = r#"
[practice]
clock = "9:41"
start = "dau"
[[practice.step]]
id = "xong"
say = "Thử."
done = "at xong"
hints = ["Thử.", "Thử.", "Thử."]
[[practice.screen]]
id = "xong"
[[practice.screen.element]]
kind = "text"
text = "Xong."
"#;

/// A screen with these elements; what stands between `[[practice.variable]]`s and them is the test's.
pub(in crate::phone) struct Trial {
    pub practice: Practice,
    pub state: State,
    told: Vec<&'static str>,
    pub pointed: Option<u8>,
    pub typing: Option<String>,
}

/// `variables` is what comes before the screen, `elements` a list of inline tables, one a line.
pub(in crate::phone) fn trial(variables: &str, elements: &[&str]) -> Trial {
    let source = source(variables, elements);
    let proof = prove(&source, Texts::new(Lang::En));
    let practice = proof.lesson.as_deref().map(|lesson: &Lesson| lesson.practice.clone());
    let practice = practice.unwrap_or_else(|| panic!("{:#?}", proof.problems));
    let state = State::start(&practice);
    Trial { practice, state, told: rules(&proof), pointed: None, typing: None }
}

/// The rules that these elements break, where they can be read or not.
pub(in crate::phone) fn told(variables: &str, elements: &[&str]) -> Vec<&'static str> {
    let proof = prove(&source(variables, elements), Texts::new(Lang::En));
    rules(&proof)
}

fn rules(proof: &Proof) -> Vec<&'static str> {
    proof.problems.iter().map(|problem| problem.rule).filter(|rule| !of_the_trial(rule)).collect()
}

fn source(variables: &str, elements: &[&str]) -> String {
    let elements: String = elements.iter().map(|element| format!("{{ {element} }},\n")).collect();
    format!(
        "{AROUND}{CHECK}{QUESTION}{PRACTICE}\n{variables}\n[[practice.screen]]\nid = \"dau\"\nelement = [\n{elements}]\n"
    )
}

/// A trial has no solution, and its screen need not lead anywhere.
fn of_the_trial(rule: &str) -> bool {
    matches!(rule, "missing-key" | "unreachable-screen" | "dead-end" | "never-read" | "never-set")
}

impl Trial {
    /// The same, from the start.
    pub(in crate::phone) fn again(&self) -> Self {
        let Self { practice, told, .. } = self;
        Self {
            practice: practice.clone(),
            told: told.clone(),
            state: State::start(practice),
            pointed: None,
            typing: None,
        }
    }

    /// The trial after these digits.
    pub(in crate::phone) fn press(mut self, digits: &[u8]) -> Self {
        for digit in digits {
            self.state = self.after(&Input::Digit(*digit)).unwrap_or_else(|| panic!("{digit} cannot be pressed"));
        }
        self
    }

    /// Fills the open field.
    pub(in crate::phone) fn type_in(mut self, text: &str) -> Self {
        self.state = self.after(&Input::Type(text.into())).unwrap_or_else(|| panic!("{text} cannot be typed"));
        self
    }

    pub(in crate::phone) fn after(&self, input: &Input) -> Option<State> {
        self.state.after(&self.practice, input)
    }

    /// The value of a variable in the script's words or numbers.
    pub(in crate::phone) fn value(&self, id: &str) -> u16 {
        let place = self.practice.variables.iter().position(|variable| variable.id == id).expect("a variable");
        self.state.values[place]
    }

    /// The labels of what the digits touch.
    pub(in crate::phone) fn offers(&self) -> Vec<String> {
        self.state.on_view(&self.practice).0.into_iter().map(|offer| offer.label).collect()
    }

    /// The inside of the phone on the smallest terminal, row by row, and what was cut off.
    pub(in crate::phone) fn drawn(&self) -> Drawn {
        self.drawn_at(PHONE_COLUMNS, PHONE_ROWS)
    }

    pub(in crate::phone) fn drawn_at(&self, columns: u16, rows: u16) -> Drawn {
        let area = Rect::new(0, 0, columns, rows);
        let mut buffer = Buffer::empty(area);
        let (mut hits, mut cut) = (Vec::new(), Vec::new());
        let mut canvas = Canvas::usual(&mut buffer, &mut hits, &mut cut);
        let typing = self.state.typing.zip(self.typing.as_deref());
        let pointer = Pointer { digit: self.pointed, typing, ..Pointer::default() };
        draw(&self.practice, &self.state, pointer, &mut canvas);
        Drawn { buffer, hits, cut }
    }

    /// What the proofs told of it, trial matters aside.
    pub(in crate::phone) fn told(&self) -> Vec<&'static str> {
        self.told.clone()
    }
}

/// A picture of the phone.
pub(in crate::phone) struct Drawn {
    pub buffer: Buffer,
    hits: Vec<crate::ui::Hit>,
    pub cut: Vec<String>,
}

impl Drawn {
    /// The rows between status line and frame, without blanks at their ends; blank rows left out.
    pub(in crate::phone) fn rows(&self) -> Vec<String> {
        let Rect { width, height, .. } = self.buffer.area;
        let row = |y| (2..width - 1).map(|x| self.buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
        (2..height - 1).map(row).filter(|row| !row.is_empty()).collect()
    }

    /// What a click on the first place where `text` is drawn presses.
    pub(in crate::phone) fn click(&self, text: &str) -> Option<Press> {
        let Rect { width, height, .. } = self.buffer.area;
        let rest = |x, y| (x..width).map(|x| self.buffer[(x, y)].symbol()).collect::<String>();
        let mut places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        let (x, y) = places.find(|(x, y)| rest(*x, *y).starts_with(text)).expect("it is drawn");
        hit_at(&self.hits, x, y)
    }
}
