//! One learner's run through a practice in one mode: the machine, the policy, and what has to be said and remembered.
//!
//! An attempt is a value: [`Attempt::after`] gives the next one, so a screen can hold it back until what happened is on
//! disk.

use super::guide;
use super::machine::{Input, State, Target};
use super::policy::Policy;
use super::spec::{Detour, Practice, StepIx, Touch};
use super::spots::{self, Spot};
use super::widgets::entry::looks_real;
use crate::lesson::{Lesson, Spoken};
use crate::record::{Help, Mode, StepWork};
use std::sync::Arc;

/// A run through a practice.
#[derive(Debug, Clone, PartialEq)]
pub struct Attempt {
    lesson: Arc<Lesson>,
    pub policy: Policy,
    state: State,
    /// The touches that do the step at hand from here.
    way: Vec<Touch>,
    tally: StepTally,
    beside: Beside,
    /// How many touches of the solution were shown (Xem làm mẫu).
    shown: usize,
    /// The phone before each touch since the last step was done: what can be taken back.
    before: Vec<State>,
    /// Hai người cùng làm: they have to change places before anything else happens.
    swapping: bool,
    /// A field for letters was left empty: perhaps there are none on this keyboard.
    without_letters: bool,
}

/// What has gathered since the last step was done.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StepTally {
    pub help: Help,
    pub mistakes: u16,
    pub traps: Vec<String>,
}

/// What stands beside the phone, besides the instruction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Beside {
    /// Nothing more.
    Instruction,
    /// A hint that was asked for.
    Hint(Spoken),
    /// What a tap off the way is answered with.
    Remark(Spoken),
    /// A tap off the way for which the lesson has no words.
    OffTheWay,
    /// The digit means nothing here.
    NoSuchDigit,
    /// There is nothing the green key could go on with.
    NoGreenKey,
    /// What was typed could be the number of a real card or paper; it was not taken.
    LooksReal,
    /// Xem làm mẫu: "Giờ bấm số mấy?"
    Which,
    /// Xem làm mẫu: that was not the digit; the arrow shows it now.
    NotThatOne,
    /// Xem làm mẫu: that leads on as well, but the recorded way is another; the arrow shows it now.
    AlsoRight,
    /// The last touch was taken back.
    TakenBack,
    /// There is nothing in this step to take back.
    NothingToTakeBack,
}

/// What a press brought about, beyond what can be seen.
#[derive(Debug, Clone, PartialEq)]
pub enum Happened {
    StepDone(StepWork),
    Detour,
    TrapSprung,
    Finished,
}

impl Attempt {
    /// A fresh run.
    pub fn new(lesson: Arc<Lesson>, mode: Mode) -> Self {
        let state = State::start(&lesson.practice);
        Self::at(lesson, mode, state)
    }

    /// A run taken up at the snapshot of its last step, its fields holding the script's own examples. `None` where the snapshot is not of this practice.
    pub fn resumed(lesson: Arc<Lesson>, mode: Mode, snapshot: &str) -> Option<Self> {
        let state: State = serde_json::from_str(snapshot).ok()?;
        state.fits(&lesson.practice).then(|| {
            let state = state.taken_up(&lesson.practice);
            Self::at(lesson, mode, state)
        })
    }

    /// A run that stands anywhere: for who looks at a lesson from outside. Xem làm mẫu goes on only from states of the
    /// recorded solution; from any other it begins anew.
    pub fn standing(lesson: Arc<Lesson>, mode: Mode, state: State) -> Self {
        let machine_presses = Policy::of(mode).machine_presses;
        let shown = shown_before(&lesson.practice, &state);
        let begins = machine_presses && shown == 0;
        let state = if begins { State::start(&lesson.practice) } else { state };
        Self::at(lesson, mode, state)
    }

    /// The same run in the lesson as its author has changed it: the phone stays where it is, a hint is shown in its new
    /// words. Where the phone's screen is gone, it stands at the step it was at.
    pub fn carried_over(&self, lesson: Arc<Lesson>) -> Self {
        let practice = &lesson.practice;
        let state = if self.policy.machine_presses {
            let solution = practice.solutions.first().map(Vec::as_slice).unwrap_or_default();
            guide::replay(practice, &solution[..self.shown.min(solution.len())]).pop()
        } else {
            self.state.carried_over(self.practice(), practice).or_else(|| {
                let step = self.practice().step(self.step()?).id.clone();
                spots::arrive(practice, &Spot::Step(step))
            })
        };
        let state = state.unwrap_or_else(|| State::start(practice));
        let mut next = Self { tally: self.tally.clone(), ..Self::at(lesson, self.policy.mode, state) };
        next.swapping = self.swapping;
        if let (Beside::Hint(_), Some(step)) = (&self.beside, next.step()) {
            next.beside = Beside::Hint(next.practice().step(step).hints[hint_of(self.tally.help)].clone());
        }
        next
    }

    fn at(lesson: Arc<Lesson>, mode: Mode, state: State) -> Self {
        let policy = Policy::of(mode);
        let shown = if policy.machine_presses { shown_before(&lesson.practice, &state) } else { 0 };
        let attempt = Self {
            lesson,
            policy,
            state,
            way: Vec::new(),
            tally: StepTally::default(),
            beside: Beside::Instruction,
            shown,
            before: Vec::new(),
            swapping: policy.swaps,
            without_letters: false,
        };
        attempt.looking_ahead()
    }

    fn looking_ahead(mut self) -> Self {
        let practice = &self.lesson.practice;
        self.way = if self.policy.machine_presses {
            practice
                .solutions
                .first()
                .map(|touches| touches[self.shown.min(touches.len())..].to_vec())
                .unwrap_or_default()
        } else {
            let keypad = self.without_letters.then(|| guide::way_without_letters(practice, &self.state)).flatten();
            keypad.or_else(|| guide::way(practice, &self.state)).unwrap_or_default()
        };
        if self.policy.machine_presses && self.asks() {
            self.beside = Beside::Which;
        }
        self
    }

    pub fn practice(&self) -> &Practice {
        &self.lesson.practice
    }
    pub fn lesson(&self) -> &Arc<Lesson> {
        &self.lesson
    }
    pub fn state(&self) -> &State {
        &self.state
    }
    pub fn beside(&self) -> &Beside {
        &self.beside
    }
    pub fn tally(&self) -> &StepTally {
        &self.tally
    }

    /// The machine as it is kept in a step's event: free of whatever was typed.
    pub fn snapshot(&self) -> String {
        serde_json::to_string(&self.state).expect("a state is plain data")
    }

    /// The step the learner is at; `None` when all are done.
    pub fn step(&self) -> Option<StepIx> {
        self.state.current_step(self.practice())
    }

    pub fn steps_done(&self) -> usize {
        self.state.done.iter().filter(|done| **done).count()
    }

    /// The next touch on the way.
    pub fn next_touch(&self) -> Option<&Touch> {
        self.way.first()
    }

    /// What the arrow points at, where it shows.
    pub fn pointed(&self) -> Option<&Touch> {
        let asked = self.tally.help >= Help::Point;
        let shows = (self.policy.arrow && self.beside != Beside::Which) || asked;
        self.next_touch().filter(|_| shows && !self.swapping && self.state.scene.is_none())
    }

    /// Xem làm mẫu asks before every second press of a digit.
    fn asks(&self) -> bool {
        self.shown % 2 == 1 && matches!(self.way.first(), Some(Touch::Digit(_)))
    }

    /// Xem làm mẫu, between two questions: the machine presses when there was time to read.
    pub fn presses_by_itself(&self) -> bool {
        self.policy.machine_presses && self.beside == Beside::Instruction && !self.way.is_empty()
    }

    /// The hint asked for, each time a stronger one.
    pub fn hinted(&self) -> Self {
        let Some(step) = self.step() else { return self.clone() };
        let help = match self.tally.help {
            Help::None => Help::Nudge,
            Help::Nudge => Help::Point,
            Help::Point | Help::Show => Help::Show,
        };
        let mut next = self.clone();
        next.tally.help = help;
        next.beside = Beside::Hint(self.practice().step(step).hints[hint_of(help)].clone());
        next
    }

    /// Hai người cùng làm: whether the two have to change places now, and which of them (1 or 2) presses next.
    pub fn swap(&self) -> Option<u8> {
        self.swapping.then(|| self.presser())
    }

    /// Which of the two presses this step.
    pub fn presser(&self) -> u8 {
        if self.steps_done().is_multiple_of(2) { 1 } else { 2 }
    }

    /// The attempt with the last touch of this step taken back. What it cost stays written down; a trap is seen to its end.
    pub fn taken_back(&self) -> Self {
        let mut next = self.clone();
        let may = !self.policy.machine_presses && !self.swapping && self.state.scene.is_none();
        match next.before.pop().filter(|_| may) {
            Some(state) => {
                next.state = state;
                next = next.looking_ahead();
                next.beside = Beside::TakenBack;
                next
            }
            None if may => Self { beside: Beside::NothingToTakeBack, ..self.clone() },
            None => self.clone(),
        }
    }

    /// The attempt after a touch of the learner, and what happened.
    pub fn after(&self, input: &Input) -> (Self, Vec<Happened>) {
        if self.swapping {
            let swapping = *input != Input::GoOn;
            return (Self { swapping, ..self.clone() }, Vec::new());
        }
        if self.policy.machine_presses && self.state.scene.is_none() {
            return self.after_answer(input);
        }
        match self.state.after(self.practice(), input) {
            Some(state) => self.moved(state, input),
            None => (Self { beside: refusal(input), ..self.clone() }, Vec::new()),
        }
    }

    /// Xem làm mẫu: the green key lets the machine press; where it asks, only the right digit does.
    fn after_answer(&self, input: &Input) -> (Self, Vec<Happened>) {
        let Some(touch) = self.way.first() else { return (self.clone(), Vec::new()) };
        let waits_for_digit = self.asks();
        let goes_on = match (input, touch) {
            (Input::GoOn, _) => !waits_for_digit,
            (Input::Digit(pressed), Touch::Digit(digit)) => waits_for_digit && pressed == digit,
            _ => false,
        };
        if !goes_on {
            let beside = match (waits_for_digit, input) {
                (true, Input::Digit(_)) if self.leads_on(input) => Beside::AlsoRight,
                (true, Input::Digit(_)) => Beside::NotThatOne,
                // The green key, pressed a moment after the machine had gone on by itself, is no wrong answer.
                _ => self.beside.clone(),
            };
            return (Self { beside, ..self.clone() }, Vec::new());
        }
        match guide::touched(self.practice(), &self.state, touch) {
            Some(state) => Self { shown: self.shown + 1, ..self.clone() }.moved(state, input),
            None => (self.clone(), Vec::new()),
        }
    }

    /// Whether a touch brings what is to be done nearer, springing no trap.
    fn leads_on(&self, input: &Input) -> bool {
        let practice = self.practice();
        let Some(next) = self.state.after(practice, input).filter(|next| next.scene.is_none()) else { return false };
        let touches = |state: &State| guide::way(practice, state).map_or(usize::MAX, |way| way.len());
        !self.newly_done(&next).is_empty() || touches(&next) < touches(&self.state)
    }

    fn moved(&self, state: State, input: &Input) -> (Self, Vec<Happened>) {
        let newly = self.newly_done(&state);
        let sprung = state.scene.filter(|scene| scene.number == 0 && self.state.scene.is_none());
        let mut next = Self { state, beside: Beside::Instruction, ..self.clone() };
        if self.state.wants_letters(self.practice()) {
            next.without_letters = *input == Input::LeaveField;
        }
        let mut next = next.looking_ahead();
        if self.state.scene.is_some() {
            next.before.clear();
        } else if next.state.typing.is_none() && *input != Input::LeaveField {
            // Opening a field and leaving it is nothing to take back; what was typed is.
            next.before.push(State { typing: None, ..self.state.clone() });
        }
        if let Some(scene) = sprung {
            next.tally.traps.push(next.practice().trap(scene.trap).tag.clone());
            return (next, vec![Happened::TrapSprung]);
        }
        if !newly.is_empty() {
            return self.steps_finished(next, &newly);
        }
        if self.policy.remarks && self.is_detour(&next, input) {
            return (self.detoured(next, input), vec![Happened::Detour]);
        }
        (next, Vec::new())
    }

    fn newly_done(&self, state: &State) -> Vec<StepIx> {
        let was = self.state.done.iter().zip(&state.done);
        was.enumerate().filter(|(_, (was, is))| !**was && **is).map(|(step, _)| step as StepIx).collect()
    }

    /// What was gathered belongs to the first of the steps; a second one done by the same touch had no trouble.
    fn steps_finished(&self, mut next: Self, newly: &[StepIx]) -> (Self, Vec<Happened>) {
        let mut tally = std::mem::take(&mut next.tally);
        let mut happened = Vec::new();
        for step in newly {
            let StepTally { help, mistakes, traps } = std::mem::take(&mut tally);
            let step = self.practice().step(*step).id.clone();
            happened.push(Happened::StepDone(StepWork { mode: self.policy.mode, step, help, mistakes, traps }));
        }
        next.before.clear();
        if next.state.finished() {
            happened.push(Happened::Finished);
        } else {
            next.swapping = self.policy.swaps;
        }
        (next, happened)
    }

    /// Off the way: the goal of the step has not come nearer. To go back is never wrong, as long as it leads no farther away.
    fn is_detour(&self, next: &Self, input: &Input) -> bool {
        let in_trap = self.state.scene.is_some();
        let nearer = next.way.len() < self.way.len() || (self.goes_back(input) && next.way.len() == self.way.len());
        !in_trap && *input != Input::LeaveField && !nearer
    }

    fn goes_back(&self, input: &Input) -> bool {
        let Input::Digit(digit) = input else { return false };
        let (view, _) = self.state.on_view(self.practice());
        let offer = usize::from(*digit).checked_sub(1).and_then(|place| view.get(place));
        offer.is_some_and(|offer| matches!(offer.target, Target::Back))
    }

    fn detoured(&self, mut next: Self, input: &Input) -> Self {
        let detour = self.step().map_or(Detour::Harmless, |step| self.practice().step(step).detour);
        next.tally.mistakes += u16::from(detour == Detour::Mistake);
        next.beside = self.remark_on(input).map_or(Beside::OffTheWay, Beside::Remark);
        next
    }

    /// What the lesson says to a touch that was not the way.
    fn remark_on(&self, input: &Input) -> Option<Spoken> {
        let (view, _) = self.state.on_view(self.practice());
        let target = match input {
            Input::Digit(digit) => view.get(usize::from(*digit).checked_sub(1)?)?.target,
            Input::Type(_) => {
                let typing = self.state.typing?;
                view.iter().map(|offer| offer.target).find(|t| matches!(t, Target::Field(_, v) if *v == typing))?
            }
            _ => return None,
        };
        match target {
            Target::Tap(tap) | Target::Field(tap, _) => tap.remark.clone(),
            Target::Back | Target::Home => None,
        }
    }
}

/// Which of the three hints gives this help.
fn hint_of(help: Help) -> usize {
    match help {
        Help::None | Help::Nudge => 0,
        Help::Point => 1,
        Help::Show => 2,
    }
}

/// What is said to an input that meant nothing.
fn refusal(input: &Input) -> Beside {
    match input {
        Input::Type(text) if looks_real(text) => Beside::LooksReal,
        Input::GoOn => Beside::NoGreenKey,
        _ => Beside::NoSuchDigit,
    }
}

/// How many touches of the recorded solution lead to a state: where Xem làm mẫu goes on after a power cut.
fn shown_before(practice: &Practice, state: &State) -> usize {
    let Some(solution) = practice.solutions.first() else { return 0 };
    let states = guide::replay(practice, solution);
    states.iter().position(|on_the_way| on_the_way.key() == state.key()).unwrap_or(0)
}
