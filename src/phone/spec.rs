//! What a practice script says, checked: screens made of elements, variables with finite domains, steps, traps and the
//! recorded ways through. Every id of the file has become an index, so nothing here can dangle.

use super::status::{Moment, Status};
use super::widgets::Widget;
use crate::lesson::Spoken;
use crate::vietnamese::{Marks, matches_with};
use serde::{Deserialize, Serialize};

pub type ScreenIx = u16;
pub type VarIx = u16;
pub type StepIx = u16;
pub type TrapIx = u16;
pub type ClipIx = u16;
/// A value of a variable: an index into its domain.
pub type Value = u16;

/// One practice script.
#[derive(Debug, Clone, PartialEq)]
pub struct Practice {
    /// What the phone's status line shows where neither a moment nor a screen says otherwise.
    pub status: Status,
    pub moments: Vec<Moment>,
    pub start: ScreenIx,
    pub variables: Vec<Variable>,
    pub screens: Vec<PhoneScreen>,
    pub steps: Vec<Step>,
    pub traps: Vec<Trap>,
    /// Sounds the phone can make, each with its words.
    pub clips: Vec<Spoken>,
    /// The recorded ways through; the first is the one Xem làm mẫu shows.
    pub solutions: Vec<Vec<Touch>>,
    /// Their states, once somebody has asked for them.
    pub recorded: super::guide::Recorded,
}

/// A variable of the script. Its domain is finite, so that the state space is.
#[derive(Debug, Clone, PartialEq)]
pub struct Variable {
    pub id: String,
    pub domain: Domain,
    pub start: Value,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Domain {
    /// One of these words.
    Words(Vec<String>),
    /// 0..=max; adding saturates.
    Count { max: u16 },
    /// What was typed, abstracted by the script's own patterns: value 0 is empty, 1 is anything else, 2.. the classes.
    Typed { classes: Vec<Class> },
}

/// A named set of texts: compared without case and outer spaces; `*` stands for any run of characters.
#[derive(Debug, Clone, PartialEq)]
pub struct Class {
    pub id: String,
    pub patterns: Vec<String>,
    pub marks: Marks,
}

/// The value of an empty field.
pub const EMPTY: Value = 0;
/// The value of a text that is in none of the classes.
pub const OTHER: Value = 1;

/// One screen of the simulated phone.
#[derive(Debug, Clone, PartialEq)]
pub struct PhoneScreen {
    pub id: String,
    /// The bar at the top of the simulated screen.
    pub title: Option<Template>,
    /// What the status line shows here, whatever it shows elsewhere.
    pub status: Status,
    pub elements: Vec<Element>,
}

/// A widget and when it is there.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    pub id: String,
    pub when: Condition,
    pub widget: Widget,
}

/// A text with `{variable}` in it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Template(pub Vec<Part>);

#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    Text(String),
    Variable(VarIx),
}

/// What can be asked of the state.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub enum Condition {
    #[default]
    Always,
    At(ScreenIx),
    Is(VarIx, Value),
    AtLeast(VarIx, u16),
    AtMost(VarIx, u16),
    Not(Box<Condition>),
    All(Vec<Condition>),
    Any(Vec<Condition>),
}

/// What a tap does, in order. It can wait in a state, so it is plain data like the state.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Action {
    Go(ScreenIx),
    Back,
    Home,
    Set(VarIx, Value),
    /// To the first of the values; where it is that already, to the other. What a switch does.
    Toggle(VarIx, Value, Value),
    Add(VarIx, u16),
    /// Mark a step done.
    Done(StepIx),
    /// Spring a trap.
    Trap(TrapIx),
    /// Only where the condition holds.
    If(Condition, Box<Action>),
    /// After so many more touches: a call comes in, a message arrives.
    In(u8, Box<Action>),
    /// A sound is heard, and its words are read.
    Play(ClipIx),
}

/// Something a digit can touch, as the script sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Tap {
    pub id: String,
    pub actions: Vec<Action>,
    /// What is said when this tap was not the way ("Cái này có chữ Quảng cáo…").
    pub remark: Option<Spoken>,
}

/// One step of the practice.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    pub id: String,
    /// The instruction.
    pub say: Spoken,
    /// `None`: only an action `done` finishes it.
    pub done: Option<Condition>,
    /// Steps that must be done before this one can count. Empty: it may be done at any time.
    pub after: Vec<StepIx>,
    /// Nudge, point, show and say why.
    pub hints: [Spoken; 3],
    pub detour: Detour,
}

/// What a tap off the way is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Detour {
    /// Looking around.
    #[default]
    Harmless,
    Mistake,
}

/// Something that goes wrong for the story's character, realistically and harmlessly.
#[derive(Debug, Clone, PartialEq)]
pub struct Trap {
    pub id: String,
    /// `otp`, `link-la`, `app-gia` …
    pub tag: String,
    /// What happens on the phone: screens shown one after the other, each until the green key.
    pub scenes: Vec<ScreenIx>,
    pub happened: Spoken,
    /// The sign that was there from the start.
    pub sign: Spoken,
    /// The element or tap that bore the sign; marked on the picture where it is on the way back's screen.
    pub next_time: Spoken,
    /// The screen gone back to, in the state it was last entered in.
    pub rewind: ScreenIx,
    /// "Quay lại lúc chọn ứng dụng"
    pub back: String,
}

/// One touch of the learner, as recorded in a solution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Touch {
    /// A digit on view.
    Digit(u8),
    /// `/`: the next page of what can be tapped.
    NextPage,
    /// Typed into the field that is open, then the green key.
    Type(String),
}

impl Template {
    /// The variables that show in the text.
    pub fn variables(&self) -> impl Iterator<Item = VarIx> {
        self.0.iter().filter_map(|part| match part {
            Part::Variable(variable) => Some(*variable),
            Part::Text(_) => None,
        })
    }

    /// A text without variables.
    pub fn plain(text: impl Into<String>) -> Self {
        Self(vec![Part::Text(text.into())])
    }
}

impl Practice {
    pub fn screen(&self, index: ScreenIx) -> &PhoneScreen {
        &self.screens[usize::from(index)]
    }
    pub fn step(&self, index: StepIx) -> &Step {
        &self.steps[usize::from(index)]
    }
    pub fn trap(&self, index: TrapIx) -> &Trap {
        &self.traps[usize::from(index)]
    }
    pub fn clip(&self, index: ClipIx) -> &Spoken {
        &self.clips[usize::from(index)]
    }
    pub fn variable(&self, index: VarIx) -> &Variable {
        &self.variables[usize::from(index)]
    }
}

impl Condition {
    /// Whether everything it names is in the script.
    pub fn is_of(&self, practice: &Practice) -> bool {
        match self {
            Self::Always => true,
            Self::At(screen) => usize::from(*screen) < practice.screens.len(),
            Self::Is(variable, _) | Self::AtLeast(variable, _) | Self::AtMost(variable, _) => {
                usize::from(*variable) < practice.variables.len()
            }
            Self::Not(inner) => inner.is_of(practice),
            Self::All(all) | Self::Any(all) => all.iter().all(|inner| inner.is_of(practice)),
        }
    }
}

impl Action {
    /// Whether everything it names is in the script.
    pub fn is_of(&self, practice: &Practice) -> bool {
        match self {
            Self::Go(screen) => usize::from(*screen) < practice.screens.len(),
            Self::Back | Self::Home => true,
            Self::Set(variable, value) => {
                practice.variables.get(usize::from(*variable)).is_some_and(|known| known.takes(*value))
            }
            Self::Toggle(variable, one, other) => {
                [one, other].into_iter().all(|value| Self::Set(*variable, *value).is_of(practice))
            }
            Self::Add(variable, _) => usize::from(*variable) < practice.variables.len(),
            Self::Done(step) => usize::from(*step) < practice.steps.len(),
            Self::Trap(trap) => usize::from(*trap) < practice.traps.len(),
            Self::If(condition, inner) => condition.is_of(practice) && inner.is_of(practice),
            Self::In(_, inner) => inner.is_of(practice),
            Self::Play(clip) => usize::from(*clip) < practice.clips.len(),
        }
    }
}

impl Variable {
    /// Whether a value is in its domain.
    pub fn takes(&self, value: Value) -> bool {
        match &self.domain {
            Domain::Words(words) => usize::from(value) < words.len(),
            Domain::Count { max } => value <= *max,
            Domain::Typed { classes } => usize::from(value) < usize::from(OTHER) + 1 + classes.len(),
        }
    }

    /// The value a typed text stands for.
    pub fn classify(&self, typed: &str) -> Value {
        let Domain::Typed { classes } = &self.domain else { return EMPTY };
        if typed.trim().is_empty() {
            return EMPTY;
        }
        let fits = |class: &Class| class.patterns.iter().any(|pattern| matches_with(class.marks, pattern, typed));
        classes.iter().position(fits).map_or(OTHER, |place| OTHER + 1 + place as Value)
    }

    /// The values that can be typed.
    pub fn typed_values(&self) -> std::ops::Range<Value> {
        let Domain::Typed { classes } = &self.domain else { return 0..0 };
        OTHER..OTHER + 1 + classes.len() as Value
    }

    /// Texts that may stand for such a value: which one does, depends on the field it is typed into. For exploring.
    pub fn samples(&self, value: Value) -> Vec<String> {
        // Digits first: they can be typed into any field.
        const STRANGERS: [&str; 5] = ["0000", "98765", "1", "xyz", "qqq zzz"];
        let Domain::Typed { classes } = &self.domain else { return Vec::new() };
        match value.checked_sub(OTHER + 1).and_then(|class| classes.get(usize::from(class))) {
            Some(class) => class.samples(),
            None => STRANGERS.map(str::to_owned).into(),
        }
    }
}

impl Class {
    /// A text of each of its patterns, those without `*` first.
    fn samples(&self) -> Vec<String> {
        let (loose, exact): (Vec<_>, Vec<_>) = self.patterns.iter().partition(|pattern| pattern.contains('*'));
        exact.into_iter().chain(loose).map(|pattern| pattern.replace('*', "")).collect()
    }
}
