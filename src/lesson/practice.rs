//! Reads the `[practice]` part of a lesson file. First the names, so that a word may point forward; then the screens,
//! steps and traps; last, what nobody uses.

use super::author::Author;
use super::node::{Node, Told, as_spoken};
use super::words::{actions, condition, template, value};
use crate::phone::widgets::Widget;
use crate::phone::{
    Action, Class, ClipIx, Condition, Detour, Domain, Element, Moment, PhoneScreen, Practice, ScreenIx, Status, Step,
    StepIx, Tap, Touch, Trap, TrapIx, Value, VarIx, Variable,
};
use crate::vietnamese::{Marks, has_marks};
use std::collections::BTreeSet;

/// Every id of the script, in the order of the file; an index is a place in these lists.
#[derive(Debug, Default)]
pub struct Names {
    pub screens: Vec<String>,
    pub variables: Vec<Variable>,
    pub steps: Vec<String>,
    pub traps: Vec<String>,
    pub clips: Vec<String>,
}

/// A practice being read: the names it may use, and what it has used.
pub struct Reading<'r, 's> {
    pub author: &'r mut Author<'s>,
    pub names: Names,
    /// The element being read: its clips are named after it.
    element: String,
    read: BTreeSet<VarIx>,
    written: BTreeSet<VarIx>,
    steps_done: BTreeSet<StepIx>,
    traps_sprung: BTreeSet<TrapIx>,
    played: BTreeSet<ClipIx>,
    /// The screen being read.
    screen_id: String,
    tap_ids: BTreeSet<String>,
}

impl<'r, 's> Reading<'r, 's> {
    fn of(author: &'r mut Author<'s>, names: Names) -> Self {
        Self {
            author,
            names,
            element: String::new(),
            read: BTreeSet::new(),
            written: BTreeSet::new(),
            steps_done: BTreeSet::new(),
            traps_sprung: BTreeSet::new(),
            played: BTreeSet::new(),
            screen_id: String::new(),
            tap_ids: BTreeSet::new(),
        }
    }
}

impl Reading<'_, '_> {
    pub fn note_read(&mut self, variable: VarIx) {
        self.read.insert(variable);
    }
    pub fn note_written(&mut self, variable: VarIx) {
        self.written.insert(variable);
    }
    pub fn note_step_done(&mut self, step: StepIx) {
        self.steps_done.insert(step);
    }
    pub fn note_trap_sprung(&mut self, trap: TrapIx) {
        self.traps_sprung.insert(trap);
    }
    pub fn note_played(&mut self, clip: ClipIx) {
        self.played.insert(clip);
    }

    /// Reads what can be tapped: its id, what it does, what is said when it was not the way.
    pub fn tap(&mut self, node: &mut Node) -> Option<Tap> {
        let tap = self.tap_after(node, Vec::new())?;
        if !node.has("do") {
            let texts = self.author.texts;
            self.author.tell(node.span, "no-effect", texts.author_no_effect(&tap.id), texts.author_no_effect_remedy());
        }
        Some(tap)
    }

    /// Reads what can be tapped and does something of its own first; its `do` comes after that and may be absent.
    pub fn tap_after(&mut self, node: &mut Node, own: impl IntoIterator<Item = Action>) -> Option<Tap> {
        let id = node.id(self.author, "id")?;
        let commands = node.text_or_texts(self.author, "do");
        tell_if_twice(self.author, &id, !self.tap_ids.insert(id.value.clone()));
        self.author.mark(format!("tap/{}/{}", self.screen_id, id.value), id.span);
        let remark = node.maybe_spoken(self.author, "say", format!("tap-{}", id.value));
        let actions = own.into_iter().chain(actions(self, &commands)).collect();
        Some(Tap { id: id.value, actions, remark })
    }

    /// Reads words the voice says of this element (what a picture shows), with the clip that may replace them.
    pub fn words(&mut self, node: &mut Node, key: &'static str) -> Option<super::Spoken> {
        node.spoken(self.author, key, format!("{}-{key}", self.element))
    }

    /// The same where there may be none.
    pub fn maybe_words(&mut self, node: &mut Node, key: &'static str) -> Option<super::Spoken> {
        node.maybe_spoken(self.author, key, format!("{}-{key}", self.element))
    }

    /// Reads an optional `when`.
    pub fn when(&mut self, node: &mut Node) -> Condition {
        match node.maybe_text(self.author, "when") {
            Some(told) => condition(self, &told),
            None => Condition::Always,
        }
    }

    /// Reads a text with `{variable}` in it.
    pub fn template(&mut self, node: &mut Node, key: &'static str) -> Option<crate::phone::Template> {
        let told = node.text(self.author, key)?;
        Some(template(self, &told))
    }

    /// The variable a word names.
    pub fn variable(&mut self, told: &Told<String>) -> Option<VarIx> {
        let found = index_of(self.names.variables.iter().map(|variable| &variable.id), &told.value);
        if found.is_none() {
            let texts = self.author.texts;
            let known: Vec<&str> = self.names.variables.iter().map(|variable| variable.id.as_str()).collect();
            let remedy = texts.author_dangling_remedy(known.join(", "));
            self.author.tell(told.span, "dangling-id", texts.author_no_variable(&told.value), remedy);
        }
        found
    }

    /// The variable of an element that shows and changes it.
    pub fn own_variable(&mut self, node: &mut Node) -> Option<VarIx> {
        let told = node.text(self.author, "variable")?;
        let variable = self.variable(&told)?;
        self.note_read(variable);
        self.note_written(variable);
        Some(variable)
    }

    /// The count of an element that shows and changes it, and its largest value.
    pub fn own_count(&mut self, node: &mut Node) -> Option<(VarIx, u16)> {
        let variable = self.own_variable(node)?;
        let Variable { id, domain, .. } = &self.names.variables[usize::from(variable)];
        if let Domain::Count { max } = domain {
            return Some((variable, *max));
        }
        let texts = self.author.texts;
        self.author.tell(node.span, "not-a-count", texts.author_not_count(id), texts.author_not_count_remedy());
        None
    }

    /// The value of a variable that a key names.
    pub fn value(&mut self, node: &mut Node, key: &'static str, variable: Option<VarIx>) -> Option<Value> {
        let told = node.text(self.author, key)?;
        value(self, variable?, &told)
    }

    /// Tells of a thing where its id stands.
    fn tell_of(&mut self, family: &str, id: &str, rule: &'static str, message: String, remedy: String) {
        let span = self.author.place(&format!("{family}/{id}"));
        self.author.tell(span, rule, message, remedy);
    }

    fn screen(&mut self, told: &Told<String>) -> Option<ScreenIx> {
        let found = index_of(self.names.screens.iter(), &told.value);
        if found.is_none() {
            let texts = self.author.texts;
            let remedy = texts.author_dangling_remedy(self.names.screens.join(", "));
            self.author.tell(told.span, "dangling-id", texts.author_no_screen(&told.value), remedy);
        }
        found
    }
}

fn index_of<'n>(mut names: impl Iterator<Item = &'n String>, name: &str) -> Option<u16> {
    names.position(|known| known == name).and_then(|place| u16::try_from(place).ok())
}

/// Reads what a question says of a practice that is already read: the screen it starts at, and the condition that ends it.
pub fn task_words(
    author: &mut Author,
    practice: &Practice,
    start: &Told<String>,
    goal: &Told<String>,
) -> Option<(ScreenIx, Condition)> {
    let ids = |ids: &mut dyn Iterator<Item = &String>| ids.cloned().collect();
    let names = Names {
        screens: ids(&mut practice.screens.iter().map(|screen| &screen.id)),
        variables: practice.variables.clone(),
        steps: ids(&mut practice.steps.iter().map(|step| &step.id)),
        traps: ids(&mut practice.traps.iter().map(|trap| &trap.id)),
        clips: Vec::new(),
    };
    let mut reading = Reading::of(author, names);
    let goal = condition(&mut reading, goal);
    Some((reading.screen(start)?, goal))
}

/// Reads the whole practice.
pub fn read(author: &mut Author, mut node: Node) -> Option<Practice> {
    author.mark("practice", node.span);
    let clock = node.text(author, "clock");
    let battery = battery(author, &mut node);
    let moments = node.maybe_nodes(author, "status");
    let start = node.text(author, "start");
    let variable_nodes = node.maybe_nodes(author, "variable");
    let mut screens = node.nodes(author, "screen");
    let mut steps = node.some_nodes(author, "step");
    let mut traps = node.maybe_nodes(author, "trap");
    let mut clips = node.maybe_nodes(author, "clip");
    let names = Names {
        variables: variables(author, variable_nodes),
        screens: ids(author, &mut screens, "screen"),
        steps: ids(author, &mut steps, "step"),
        traps: ids(author, &mut traps, "trap"),
        clips: ids(author, &mut clips, "clip"),
    };
    let reading = &mut Reading::of(author, names);
    let start = start.and_then(|told| reading.screen(&told));
    let screens: Vec<_> = screens.into_iter().filter_map(|node| screen(reading, node)).collect();
    let steps: Vec<_> = steps.into_iter().enumerate().filter_map(|(place, node)| step(reading, node, place)).collect();
    let traps = traps.into_iter().filter_map(|node| trap(reading, node)).collect();
    let clips = clips.into_iter().filter_map(|node| clip(reading, node)).collect();
    let moments = moments.into_iter().enumerate().map(|(place, node)| moment(reading, node, place)).collect();
    let solutions = node.some_nodes(reading.author, "solution");
    let solutions = solutions.into_iter().enumerate();
    let solutions = solutions.filter_map(|(place, node)| solution(reading, node, place)).collect();
    node.finish(reading.author);
    unused(reading, &screens, &steps);
    let variables = std::mem::take(&mut reading.names.variables);
    Some(Practice {
        status: Status { clock: clock.map(|told| told.value), battery },
        moments,
        start: start?,
        variables,
        screens,
        steps,
        traps,
        clips,
        solutions,
        recorded: Default::default(),
    })
}

/// The ids of a family of tables; each once.
fn ids(author: &mut Author, nodes: &mut [Node], family: &str) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for node in nodes {
        let Some(id) = node.id(author, "id") else {
            ids.push(String::new());
            continue;
        };
        author.mark(format!("{family}/{}", id.value), id.span);
        tell_if_twice(author, &id, ids.contains(&id.value));
        ids.push(id.value);
    }
    ids
}

pub(super) fn tell_if_twice(author: &mut Author, id: &Told<String>, twice: bool) {
    if twice {
        let texts = author.texts;
        author.tell(id.span, "duplicate-id", texts.author_duplicate(&id.value), texts.author_duplicate_remedy());
    }
}

fn variables(author: &mut Author, nodes: Vec<Node>) -> Vec<Variable> {
    let mut variables: Vec<Variable> = Vec::new();
    for node in nodes {
        let (id, variable) = variable(author, node);
        if let Some(id) = id {
            let twice = variables.iter().any(|known| known.id == id.value);
            tell_if_twice(author, &id, twice);
        }
        variables.extend(variable);
    }
    variables
}

fn variable(author: &mut Author, mut node: Node) -> (Option<Told<String>>, Option<Variable>) {
    let id = node.id(author, "id");
    let words = node.maybe_texts(author, "words");
    let count = node.maybe_number(author, "count", 1..=99);
    let typed = node.named_lists(author, "typed");
    let marks = marks(author, &mut node, &typed);
    if let Some(id) = &id {
        author.mark(format!("variable/{}", id.value), id.span);
    }
    let texts = author.texts;
    let domain = match (words, count, typed.is_empty()) {
        (Some(words), None, true) if words.len() >= 2 => {
            Some(Domain::Words(words.into_iter().map(|word| word.value).collect()))
        }
        (None, Some(count), true) => Some(Domain::Count { max: count.value }),
        (None, None, false) => {
            Some(Domain::Typed { classes: typed.into_iter().map(|typed| class(typed, marks)).collect() })
        }
        _ => {
            author.tell(node.span, "variable-domain", texts.author_domain(), texts.author_domain_remedy());
            None
        }
    };
    node.finish(author);
    let named = id.as_ref().map(|id| id.value.clone());
    (id, named.zip(domain).map(|(id, domain)| Variable { id, domain, start: 0 }))
}

type Typed = (Told<String>, Vec<Told<String>>);

fn class((name, patterns): Typed, marks: Marks) -> Class {
    Class { id: name.value, patterns: patterns.into_iter().map(|pattern| pattern.value).collect(), marks }
}

/// Whether the marks of what is typed matter. Where no pattern has any they cannot.
fn marks(author: &mut Author, node: &mut Node, typed: &[Typed]) -> Marks {
    if !node.flag(author, "marks") {
        return Marks::Ignored;
    }
    if !typed.iter().flat_map(|(_, patterns)| patterns).any(|pattern| has_marks(&pattern.value)) {
        let texts = author.texts;
        author.tell(node.span, "no-marks", texts.author_no_marks(), texts.author_no_marks_remedy());
    }
    Marks::AsWritten
}

fn screen(reading: &mut Reading, mut node: Node) -> Option<PhoneScreen> {
    let id = node.id(reading.author, "id");
    let title = node.maybe_text(reading.author, "title").map(|told| template(reading, &told));
    let elements = node.nodes(reading.author, "element");
    let status = status(reading.author, &mut node);
    let id = id?.value;
    reading.screen_id.clone_from(&id);
    let read = |(place, node)| element(reading, node, &id, place);
    let elements = elements.into_iter().enumerate().filter_map(read).collect();
    node.finish(reading.author);
    Some(PhoneScreen { id, title, status, elements })
}

/// What a table says of the status line.
fn status(author: &mut Author, node: &mut Node) -> Status {
    let clock = node.maybe_text(author, "clock").map(|told| told.value);
    Status { clock, battery: battery(author, node) }
}

/// In percent.
fn battery(author: &mut Author, node: &mut Node) -> Option<u16> {
    node.maybe_number(author, "battery", 0..=100).map(|told| told.value)
}

fn moment(reading: &mut Reading, mut node: Node, place: usize) -> Moment {
    reading.author.mark(format!("status/{place}"), node.span);
    let when = node.text(reading.author, "when");
    let when = when.map_or(Condition::Always, |told| condition(reading, &told));
    let status = status(reading.author, &mut node);
    node.finish(reading.author);
    Moment { when, status }
}

fn element(reading: &mut Reading, mut node: Node, screen: &str, place: usize) -> Option<Element> {
    let kind = node.text(reading.author, "kind");
    if let Some(kind) = &kind {
        reading.author.mark(format!("element/{screen}-{}", place + 1), kind.span);
    }
    let when = reading.when(&mut node);
    reading.element = format!("{screen}-{}", place + 1);
    let widget = kind.and_then(|kind| Widget::read(&kind, &mut node, reading));
    node.finish(reading.author);
    Some(Element { id: reading.element.clone(), when, widget: widget? })
}

fn step(reading: &mut Reading, mut node: Node, place: usize) -> Option<Step> {
    let id = node.id(reading.author, "id")?.value;
    let say = node.spoken(reading.author, "say", format!("step-{id}"));
    let done = node.maybe_text(reading.author, "done").map(|told| condition(reading, &told));
    let after = match node.maybe_texts(reading.author, "after") {
        Some(names) => names.iter().filter_map(|told| step_named(reading, told)).collect(),
        None => place.checked_sub(1).and_then(|before| u16::try_from(before).ok()).into_iter().collect(),
    };
    let hints = hints(reading, &mut node, &id);
    let detour = match node.maybe_text(reading.author, "detour") {
        Some(told) if told.value == "mistake" => Detour::Mistake,
        Some(told) if told.value != "harmless" => {
            let texts = reading.author.texts;
            reading.author.tell(told.span, "detour", texts.author_detour(&told.value), texts.author_detour_remedy());
            Detour::Harmless
        }
        _ => Detour::Harmless,
    };
    node.finish(reading.author);
    Some(Step { id, say: say?, done, after, hints: hints?, detour })
}

fn step_named(reading: &mut Reading, told: &Told<String>) -> Option<StepIx> {
    let found = index_of(reading.names.steps.iter(), &told.value);
    if found.is_none() {
        let texts = reading.author.texts;
        let remedy = texts.author_dangling_remedy(reading.names.steps.join(", "));
        reading.author.tell(told.span, "dangling-id", texts.author_no_step(&told.value), remedy);
    }
    found
}

fn hints(reading: &mut Reading, node: &mut Node, step: &str) -> Option<[super::Spoken; 3]> {
    let told = node.texts(reading.author, "hints");
    let spoken = told.into_iter().enumerate();
    let spoken: Vec<_> = spoken
        .map(|(place, told)| as_spoken(reading.author, format!("step-{step}-hint-{}", place + 1), told))
        .collect();
    let count = spoken.len();
    let hints = <[super::Spoken; 3]>::try_from(spoken).ok();
    if hints.is_none() {
        let texts = reading.author.texts;
        reading.author.tell(node.span, "hints", texts.author_hints(count), texts.author_hints_remedy());
    }
    hints
}

fn trap(reading: &mut Reading, mut node: Node) -> Option<Trap> {
    let id = node.id(reading.author, "id")?.value;
    let tag = node.id(reading.author, "tag");
    let scenes = node.texts(reading.author, "scenes");
    let scenes = scenes.iter().filter_map(|told| reading.screen(told)).collect();
    let happened = node.spoken(reading.author, "happened", format!("trap-{id}-happened"));
    let sign = node.spoken(reading.author, "sign", format!("trap-{id}-sign"));
    let next_time = node.spoken(reading.author, "next_time", format!("trap-{id}-next-time"));
    let rewind = node.text(reading.author, "rewind").and_then(|told| reading.screen(&told));
    let back = node.text(reading.author, "back");
    node.finish(reading.author);
    Some(Trap {
        id,
        tag: tag?.value,
        scenes,
        happened: happened?,
        sign: sign?,
        next_time: next_time?,
        rewind: rewind?,
        back: back?.value,
    })
}

fn clip(reading: &mut Reading, mut node: Node) -> Option<super::Spoken> {
    let id = node.id(reading.author, "id")?.value;
    let spoken = node.spoken(reading.author, "text", id);
    node.finish(reading.author);
    spoken
}

fn solution(reading: &mut Reading, mut node: Node, number: usize) -> Option<Vec<Touch>> {
    let told = node.texts(reading.author, "touch");
    reading.author.mark(format!("solution/{number}"), node.span);
    for (place, told) in told.iter().enumerate() {
        reading.author.mark(format!("solution/{number}/{place}"), told.span);
    }
    node.finish(reading.author);
    Some(told.iter().filter_map(|told| touch(reading.author, told)).collect())
}

fn touch(author: &mut Author, told: &Told<String>) -> Option<Touch> {
    let text = told.value.as_str();
    let digit = text.parse::<u8>().ok().filter(|digit| (1..=8).contains(digit)).map(Touch::Digit);
    let next = (text == "/").then_some(Touch::NextPage);
    let typed = text.strip_prefix("type ").map(|typed| Touch::Type(typed.to_owned()));
    let touch = digit.or(next).or(typed);
    if touch.is_none() {
        author.tell(told.span, "touch", author.texts.author_touch(text), author.texts.author_touch_remedy());
    }
    touch
}

/// What is there and nothing uses: variables never set or never read, steps nothing can finish, traps nothing springs,
/// sounds nothing plays.
fn unused(reading: &mut Reading, screens: &[PhoneScreen], steps: &[Step]) {
    let titles = screens.iter().flat_map(|screen| &screen.title);
    let elements = screens.iter().flat_map(|screen| &screen.elements);
    let templates = titles.chain(elements.flat_map(|element| element.widget.templates()));
    reading.read.extend(templates.flat_map(|template| template.variables()));
    unused_variables(reading);
    let texts = reading.author.texts;
    let undone = |place: usize, step: &Step| step.done.is_none() && !reading.steps_done.contains(&(place as StepIx));
    let steps: Vec<String> = left_over(steps, undone).map(|step| step.id.clone()).collect();
    for id in steps {
        let (message, remedy) = (texts.author_never_done(&id), texts.author_never_done_remedy(&id));
        reading.tell_of("step", &id, "never-done", message, remedy);
    }
    let traps = &reading.names.traps;
    let traps: Vec<String> =
        left_over(traps, |place, _| !reading.traps_sprung.contains(&(place as TrapIx))).cloned().collect();
    for id in traps {
        let (message, remedy) = (texts.author_never_sprung(&id), texts.author_never_sprung_remedy(&id));
        reading.tell_of("trap", &id, "never-sprung", message, remedy);
    }
    let clips = &reading.names.clips;
    let clips: Vec<String> =
        left_over(clips, |place, _| !reading.played.contains(&(place as ClipIx))).cloned().collect();
    for id in clips {
        let (message, remedy) = (texts.author_never_played(&id), texts.author_never_played_remedy(&id));
        reading.tell_of("clip", &id, "never-played", message, remedy);
    }
}

fn unused_variables(reading: &mut Reading) {
    let texts = reading.author.texts;
    let ids: Vec<String> = reading.names.variables.iter().map(|variable| variable.id.clone()).collect();
    for (index, id) in (0..).zip(ids) {
        if !reading.read.contains(&index) {
            let (message, remedy) = (texts.author_never_read(&id), texts.author_never_read_remedy());
            reading.tell_of("variable", &id, "never-read", message, remedy.to_owned());
        }
        if !reading.written.contains(&index) {
            let (message, remedy) = (texts.author_never_set(&id), texts.author_never_set_remedy());
            reading.tell_of("variable", &id, "never-set", message, remedy.to_owned());
        }
    }
}

/// The things at whose place something holds.
fn left_over<T>(things: &[T], is_left: impl Fn(usize, &T) -> bool) -> impl Iterator<Item = &T> {
    things.iter().enumerate().filter(move |(place, thing)| is_left(*place, thing)).map(|(_, thing)| thing)
}
