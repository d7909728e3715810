//! What a practice script says, checked: screens made of elements, variables with finite domains, steps, traps and the
//! recorded ways through. Every id of the file has become an index, so nothing here can dangle.

use super::widgets::Widget;
use crate::lesson::Spoken;

pub type ScreenIx = u16;
pub type VarIx = u16;
pub type StepIx = u16;
pub type TrapIx = u16;
/// A value of a variable: an index into its domain.
pub type Value = u16;

/// One practice script.
#[derive(Debug, Clone, PartialEq)]
pub struct Practice {
    /// What the phone's status line shows ("9:41").
    pub clock: String,
    pub start: ScreenIx,
    pub variables: Vec<Variable>,
    pub screens: Vec<PhoneScreen>,
    pub steps: Vec<Step>,
    pub traps: Vec<Trap>,
    /// The recorded ways through; the first is the one Xem làm mẫu shows.
    pub solutions: Vec<Vec<Touch>>,
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

/// A named set of texts: compared without case, marks and outer spaces; `*` stands for any run of characters.
#[derive(Debug, Clone, PartialEq)]
pub struct Class {
    pub id: String,
    pub patterns: Vec<String>,
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
#[derive(Debug, Clone, PartialEq, Default)]
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

/// What a tap does, in order.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    Go(ScreenIx),
    Back,
    Home,
    Set(VarIx, Value),
    Add(VarIx, u16),
    /// Mark a step done.
    Done(StepIx),
    /// Spring a trap.
    Trap(TrapIx),
    /// Only where the condition holds.
    If(Condition, Box<Action>),
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
    pub fn variable(&self, index: VarIx) -> &Variable {
        &self.variables[usize::from(index)]
    }
}

impl Variable {
    /// The value a typed text stands for.
    pub fn classify(&self, typed: &str) -> Value {
        let Domain::Typed { classes } = &self.domain else { return EMPTY };
        if typed.trim().is_empty() {
            return EMPTY;
        }
        let fits = |class: &Class| class.patterns.iter().any(|pattern| crate::vietnamese::matches(pattern, typed));
        classes.iter().position(fits).map_or(OTHER, |place| OTHER + 1 + place as Value)
    }

    /// A text for every value that can be typed: one of each class, and one that is in none. For exploring.
    pub fn samples(&self) -> Vec<String> {
        let Domain::Typed { classes } = &self.domain else { return Vec::new() };
        let mut samples: Vec<String> = classes.iter().filter_map(Class::sample).collect();
        let stranger = ["xyz", "qqq zzz", "0000"].into_iter().find(|text| self.classify(text) == OTHER);
        samples.extend(stranger.map(str::to_owned));
        samples
    }
}

impl Class {
    /// A text of this class.
    pub fn sample(&self) -> Option<String> {
        let pattern = self.patterns.iter().find(|pattern| !pattern.contains('*')).or(self.patterns.first())?;
        Some(pattern.replace('*', ""))
    }
}
