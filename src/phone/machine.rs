//! The machine: a state, what it offers to be touched, and what a touch makes of it. Deterministic and finite: the same
//! touches give the same states, and the number of states is bounded by the script.

mod carried;
mod typed;

use super::looked::Looked;
use super::spec::{
    Action, ClipIx, Condition, Domain, EMPTY, Practice, ScreenIx, StepIx, Tap, Template, TrapIx, Value, VarIx,
};
use super::widgets::Shown;
use super::widgets::field::FieldSpec;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Most taps on view at once: the digits 1–8.
pub const DIGITS: usize = 8;

/// Where the simulated phone is. Serialised into a step's event, so that a power cut continues from here.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct State {
    pub screen: ScreenIx,
    /// Screens one can go back to. A screen stands in it at most once, so the states stay finite.
    pub history: Vec<ScreenIx>,
    pub values: Vec<Value>,
    /// What was typed, as typed: for showing only, and never written down; conditions see the class in `values`.
    #[serde(serialize_with = "typed::without_texts")]
    pub typed: BTreeMap<VarIx, String>,
    pub done: Vec<bool>,
    /// Which page of what can be touched is on view.
    pub page: u8,
    /// The variable whose field is open for typing.
    pub typing: Option<VarIx>,
    /// A trap that was sprung is being played.
    pub scene: Option<Scene>,
    /// What comes after some more touches, in the order it was put off. An action stands in it at most once.
    #[serde(default)]
    pub pending: Vec<Pending>,
    /// The sounds of the last touch.
    #[serde(default)]
    pub sounds: Vec<ClipIx>,
    /// The phone as it was when a screen that traps lead back to was last entered.
    pub saved: BTreeMap<ScreenIx, Saved>,
    /// What led from the state before to this one; no part of the state.
    #[serde(skip)]
    pub looked: Looked,
}

/// An action that waits. Opening a field and filling it are one touch; turning the page is none.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Pending {
    /// How many more touches, at least 1.
    pub touches: u8,
    pub action: Action,
}

/// A trap playing: scene 0, 1, …; at the number of scenes the still screen is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Scene {
    pub trap: TrapIx,
    pub number: u8,
}

/// What a way back restores.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Saved {
    history: Vec<ScreenIx>,
    values: Vec<Value>,
    #[serde(serialize_with = "typed::without_texts")]
    typed: BTreeMap<VarIx, String>,
    done: Vec<bool>,
    #[serde(default)]
    pending: Vec<Pending>,
}

/// What is done to the phone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A digit on view.
    Digit(u8),
    NextPage,
    /// Typed into the open field, then the green key.
    Type(String),
    /// Close the field without typing.
    LeaveField,
    /// The green key, while a trap plays.
    GoOn,
}

/// A text that a field takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The keys one presses for it: "1250000".
    pub typed: String,
    /// As it then stands there: "1.250.000".
    pub written: String,
    /// What the script sees.
    pub value: Value,
}

/// Something that can be touched now.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer<'p> {
    pub target: Target<'p>,
    pub label: String,
}

/// What a digit touches.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Target<'p> {
    Tap(&'p Tap),
    Field(&'p Tap, VarIx),
    Back,
    Home,
}

impl State {
    /// The phone as the script begins.
    pub fn start(practice: &Practice) -> Self {
        let mut state = Self {
            screen: practice.start,
            history: Vec::new(),
            values: practice.variables.iter().map(|variable| variable.start).collect(),
            typed: BTreeMap::new(),
            done: vec![false; practice.steps.len()],
            page: 0,
            typing: None,
            scene: None,
            pending: Vec::new(),
            sounds: Vec::new(),
            saved: BTreeMap::new(),
            looked: Looked::default(),
        };
        state.keep_for_way_back(practice);
        state
    }

    /// A fresh phone that stands at a screen already.
    pub fn starting_at(practice: &Practice, screen: ScreenIx) -> Self {
        let mut state = Self { screen, ..Self::start(practice) };
        state.keep_for_way_back(practice);
        state
    }

    /// Whether the snapshot of an older lesson file could still be this script's.
    pub fn fits(&self, practice: &Practice) -> bool {
        let screens = practice.screens.len();
        let known = |screen: &ScreenIx| usize::from(*screen) < screens;
        self.values.len() == practice.variables.len()
            && practice.variables.iter().zip(&self.values).all(|(variable, value)| variable.takes(*value))
            && self.done.len() == practice.steps.len()
            && known(&self.screen)
            && self.history.iter().all(known)
            && self.scene.is_none_or(|scene| usize::from(scene.trap) < practice.traps.len())
            && self.pending.iter().all(|pending| pending.touches > 0 && pending.action.is_of(practice))
            && self.sounds.iter().all(|clip| usize::from(*clip) < practice.clips.len())
    }

    /// Everything but what was typed, letter by letter, and what was just heard: two states with equal keys behave alike.
    pub fn key(&self) -> Self {
        let mut key = self.clone();
        key.typed.clear();
        key.sounds.clear();
        key.saved.values_mut().for_each(|saved| saved.typed.clear());
        key
    }

    /// The key without what the ways back restore; which of them there are stays. Nothing but the end of a trap asks for it,
    /// so for whoever springs none two such states behave alike.
    pub fn course(&self) -> Self {
        let saved = self.saved.keys().map(|screen| (*screen, Saved::default())).collect();
        Self { saved, typed: BTreeMap::new(), sounds: Vec::new(), looked: Looked::default(), ..self.clone() }
    }

    /// The course without the values of its variables: what is left is few, however many the values.
    pub fn shape(&self) -> Self {
        let mut shape = self.course();
        shape.values.fill(0);
        shape
    }

    /// A state of this shape with these values. Its ways back would lead to itself.
    pub fn with_values(&self, values: &[Value]) -> Self {
        let mut state = self.clone();
        state.values.copy_from_slice(values);
        let kept = state.kept();
        state.saved.values_mut().for_each(|saved| saved.clone_from(&kept));
        state
    }

    /// Whether there is a way back to this screen: it was entered before.
    pub fn leads_back_to(&self, screen: ScreenIx) -> bool {
        self.saved.contains_key(&screen)
    }

    /// Whether the green key ends the trap that plays and brings the phone of before back.
    pub fn comes_back_next(&self, practice: &Practice) -> bool {
        self.scene.is_some_and(|scene| {
            let trap = practice.trap(scene.trap);
            usize::from(scene.number) >= trap.scenes.len() && self.leads_back_to(trap.rewind)
        })
    }

    pub fn finished(&self) -> bool {
        self.scene.is_none() && self.done.iter().all(|done| *done)
    }

    /// Steps that can be done next: not done, and all that must come before are.
    pub fn open_steps<'a>(&'a self, practice: &'a Practice) -> impl Iterator<Item = StepIx> + 'a {
        (0..practice.steps.len() as StepIx).filter(|step| self.is_open(practice, *step))
    }

    /// The step the learner is told about: the first open one.
    pub fn current_step(&self, practice: &Practice) -> Option<StepIx> {
        self.open_steps(practice).next()
    }

    fn is_open(&self, practice: &Practice, step: StepIx) -> bool {
        !self.done[usize::from(step)] && practice.step(step).after.iter().all(|before| self.done[usize::from(*before)])
    }

    pub fn holds(&self, condition: &Condition) -> bool {
        match condition {
            Condition::Always => true,
            Condition::At(screen) => self.scene.is_none() && self.screen == *screen,
            Condition::Is(variable, value) => self.value(*variable) == *value,
            Condition::AtLeast(variable, least) => self.value(*variable) >= *least,
            Condition::AtMost(variable, most) => self.value(*variable) <= *most,
            Condition::Not(inner) => !self.holds(inner),
            Condition::All(all) => all.iter().all(|inner| self.holds(inner)),
            Condition::Any(any) => any.iter().any(|inner| self.holds(inner)),
        }
    }

    pub fn value(&self, variable: VarIx) -> Value {
        self.looked.note_read(variable);
        self.values[usize::from(variable)]
    }

    /// A text with its variables filled in.
    pub fn fill(&self, practice: &Practice, template: &Template) -> String {
        let part = |part: &super::spec::Part| match part {
            super::spec::Part::Text(text) => text.clone(),
            super::spec::Part::Variable(variable) => self.shown(practice, *variable),
        };
        template.0.iter().map(part).collect()
    }

    fn shown(&self, practice: &Practice, variable: VarIx) -> String {
        let value = self.value(variable);
        match &practice.variable(variable).domain {
            Domain::Words(words) => words[usize::from(value)].clone(),
            Domain::Count { .. } => value.to_string(),
            Domain::Typed { .. } => self.typed.get(&variable).cloned().unwrap_or_default(),
        }
    }

    /// The screen on view: the scene of a trap, or where the phone is.
    pub fn screen_on_view(&self, practice: &Practice) -> ScreenIx {
        let scene = self.scene.and_then(|scene| {
            let scenes = &practice.trap(scene.trap).scenes;
            scenes.get(usize::from(scene.number)).or(scenes.last()).copied()
        });
        scene.unwrap_or(self.screen)
    }

    /// The elements on view, in order.
    pub fn shown_elements<'p>(&self, practice: &'p Practice) -> Vec<&'p super::spec::Element> {
        let screen = practice.screen(self.screen_on_view(practice));
        screen.elements.iter().filter(|element| self.holds(&element.when)).collect()
    }

    /// Everything that can be touched on this screen, over all its pages, in order; a dialog hides the rest.
    pub fn offers<'p>(&self, practice: &'p Practice) -> Vec<Offer<'p>> {
        if self.scene.is_some() {
            return Vec::new();
        }
        let elements = &practice.screen(self.screen_on_view(practice)).elements;
        let shown = Shown { practice, state: self };
        let mut dialogs = elements.iter().rev().filter(|element| element.widget.is_dialog());
        if let Some(dialog) = dialogs.find(|element| self.holds(&element.when)) {
            return dialog.widget.offers(&shown);
        }
        // Whether an element is there is asked only where it can be touched: a text in between changes no digit.
        let own = elements.iter().map(|element| (element, element.widget.offers(&shown)));
        let own = own.filter(|(element, offers)| !offers.is_empty() && self.holds(&element.when));
        let mut offers: Vec<Offer> = own.flat_map(|(_, offers)| offers).collect();
        offers.extend(self.ways_out(practice));
        offers
    }

    /// What could be touched on this page if no dialog lay over it: for drawing it underneath.
    pub fn offers_under_dialog<'p>(&self, practice: &'p Practice) -> Vec<Offer<'p>> {
        let shown = Shown { practice, state: self };
        let elements = self.shown_elements(practice).into_iter().filter(|element| !element.widget.is_dialog());
        let offers = elements.flat_map(|element| element.widget.offers(&shown)).collect();
        self.page_of(offers, DIGITS - self.ways_out(practice).len()).0
    }

    /// The field that is open for typing.
    pub fn open_field<'p>(&self, practice: &'p Practice) -> Option<FieldSpec<'p>> {
        let open = self.typing?;
        let elements = practice.screen(self.screen_on_view(practice)).elements.iter();
        let mut fields = elements.filter_map(|element| Some((element, element.widget.field()?)));
        fields.find(|(element, field)| field.variable == open && self.holds(&element.when)).map(|(_, field)| field)
    }

    /// Whether the open field takes letters, which a numeric keypad has not.
    pub fn wants_letters(&self, practice: &Practice) -> bool {
        self.open_field(practice).is_some_and(|field| !field.entry.keys().keeps_signs())
    }

    /// What a text becomes in the open field; `None` where the field does not take it.
    pub fn taken(&self, practice: &Practice, text: &str) -> Option<Taken> {
        let FieldSpec { variable, entry, .. } = self.open_field(practice)?;
        Taken::of(practice.variable(variable), entry, text)
    }

    /// Back and home, as the phone itself offers them.
    pub fn ways_out<'p>(&self, practice: &'p Practice) -> Vec<Offer<'p>> {
        let mut ways = Vec::new();
        if let Some(before) = self.history.last() {
            ways.push(Offer { target: Target::Back, label: "◂ Quay lại".to_owned() });
            if *before != practice.start && self.screen != practice.start {
                ways.push(Offer { target: Target::Home, label: "○ Màn hình chính".to_owned() });
            }
        }
        ways
    }

    /// What the digits mean now: at most eight, ways out on every page. The bool says whether there are more pages.
    pub fn on_view<'p>(&self, practice: &'p Practice) -> (Vec<Offer<'p>>, bool) {
        let (own, ways) = self.own_and_ways_out(practice);
        let room = DIGITS - ways.len();
        let (mut view, more) = self.page_of(own, room);
        view.extend(ways);
        (view, more)
    }

    /// What is spread over pages, and what stands on every one of them.
    fn own_and_ways_out<'p>(&self, practice: &'p Practice) -> (Vec<Offer<'p>>, Vec<Offer<'p>>) {
        let mut own = self.offers(practice);
        let ways = own.split_off(own.iter().take_while(|o| !matches!(o.target, Target::Back | Target::Home)).count());
        (own, ways)
    }

    /// The offers of the page on view, and whether there are more pages.
    fn page_of<'p>(&self, offers: Vec<Offer<'p>>, room: usize) -> (Vec<Offer<'p>>, bool) {
        let pages = pages_of(&offers, room);
        let page = usize::from(self.page) % pages;
        (offers.into_iter().skip(page * room).take(room).collect(), pages > 1)
    }

    /// The phone after an input, or `None` where the input means nothing here.
    pub fn after(&self, practice: &Practice, input: &Input) -> Option<Self> {
        match (input, self.scene, self.typing) {
            (Input::GoOn, Some(scene), _) => Some(self.after_scene(practice, scene)),
            (_, Some(_), _) => None,
            (Input::Type(text), None, Some(variable)) => self.after_typing(practice, variable, text),
            (Input::LeaveField, None, Some(_)) => Some(Self { typing: None, ..self.in_silence() }),
            (Input::Digit(digit), None, None) => self.after_digit(practice, *digit),
            (Input::NextPage, None, None) => self.after_page(practice),
            _ => None,
        }
    }

    fn after_page(&self, practice: &Practice) -> Option<Self> {
        let (own, ways) = self.own_and_ways_out(practice);
        let pages = pages_of(&own, DIGITS - ways.len());
        (pages > 1).then(|| Self { page: ((usize::from(self.page) + 1) % pages) as u8, ..self.in_silence() })
    }

    fn in_silence(&self) -> Self {
        Self { sounds: Vec::new(), ..self.clone() }
    }

    fn after_digit(&self, practice: &Practice, digit: u8) -> Option<Self> {
        let (view, _) = self.on_view(practice);
        let offer = view.get(usize::from(digit).checked_sub(1)?)?;
        let mut next = self.in_silence();
        match offer.target {
            Target::Tap(tap) => next.touch(practice, &tap.actions),
            Target::Field(_, variable) => next.typing = Some(variable),
            Target::Back => next.touch(practice, &[Action::Back]),
            Target::Home => next.touch(practice, &[Action::Home]),
        }
        next.settle(practice, self.screen);
        Some(next)
    }

    fn after_typing(&self, practice: &Practice, variable: VarIx, text: &str) -> Option<Self> {
        let field = self.offers(practice).into_iter().find_map(|offer| match offer.target {
            Target::Field(tap, of) if of == variable => Some(tap),
            _ => None,
        })?;
        let Taken { written, value, .. } = self.taken(practice, text)?;
        let mut next = Self { typing: None, ..self.in_silence() };
        next.put(variable, value);
        next.typed.insert(variable, written);
        if value != EMPTY {
            next.touch(practice, &field.actions);
        }
        next.settle(practice, self.screen);
        Some(next)
    }

    /// A touch does what it does; then comes what was only waiting for it. A trap comes alone.
    fn touch(&mut self, practice: &Practice, actions: &[Action]) {
        let due = self.count_down();
        self.perform(practice, actions);
        if self.scene.is_none() {
            self.perform(practice, &due);
        }
    }

    /// One touch less to wait for; what is due leaves the row.
    fn count_down(&mut self) -> Vec<Action> {
        let counted = std::mem::take(&mut self.pending).into_iter();
        let counted = counted.map(|pending| Pending { touches: pending.touches - 1, ..pending });
        let (due, waiting): (Vec<_>, Vec<_>) = counted.partition(|pending| pending.touches == 0);
        self.pending = waiting;
        due.into_iter().map(|pending| pending.action).collect()
    }

    /// What already waits is not put off again: it would never come to somebody who keeps pressing.
    fn put_off(&mut self, touches: u8, action: &Action) {
        if !self.pending.iter().any(|pending| pending.action == *action) {
            self.pending.push(Pending { touches, action: action.clone() });
        }
    }

    fn perform(&mut self, practice: &Practice, actions: &[Action]) {
        for action in actions {
            self.act(practice, action);
        }
    }

    fn act(&mut self, practice: &Practice, action: &Action) {
        match action {
            Action::Go(screen) => self.go(*screen),
            Action::Back => {
                if let Some(before) = self.history.pop() {
                    self.screen = before;
                }
            }
            Action::Home => {
                self.history.clear();
                self.screen = practice.start;
            }
            Action::Set(variable, value) => {
                self.put(*variable, *value);
                self.typed.remove(variable);
            }
            Action::Toggle(variable, one, other) => {
                let value = if self.value(*variable) == *one { *other } else { *one };
                self.act(practice, &Action::Set(*variable, value));
            }
            Action::Add(variable, by) => self.add(practice, *variable, *by),
            Action::Done(step) => {
                if self.is_open(practice, *step) {
                    self.done[usize::from(*step)] = true;
                }
            }
            Action::Trap(trap) => self.scene = Some(Scene { trap: *trap, number: 0 }),
            Action::If(condition, inner) => {
                if self.holds(condition) {
                    self.act(practice, inner);
                }
            }
            Action::In(touches, inner) => self.put_off(*touches, inner),
            Action::Play(clip) => {
                if !self.sounds.contains(clip) {
                    self.sounds.push(*clip);
                }
            }
        }
    }

    /// Going to a screen one has come from is going back to it: the history never holds a screen twice.
    fn go(&mut self, screen: ScreenIx) {
        if screen == self.screen {
            return;
        }
        match self.history.iter().position(|before| *before == screen) {
            Some(place) => self.history.truncate(place),
            None => self.history.push(self.screen),
        }
        self.screen = screen;
    }

    fn add(&mut self, practice: &Practice, variable: VarIx, by: u16) {
        if let Domain::Count { max } = practice.variable(variable).domain {
            self.put(variable, self.value(variable).saturating_add(by).min(max));
        }
    }

    fn put(&mut self, variable: VarIx, value: Value) {
        self.looked.note_changed(variable);
        self.values[usize::from(variable)] = value;
    }

    /// After the actions: steps that are now fulfilled, the page, what a way back will restore.
    fn settle(&mut self, practice: &Practice, came_from: ScreenIx) {
        if self.screen != came_from {
            self.page = 0;
        }
        if self.scene.is_some() {
            // A screen on which a trap plays at once was not entered: nobody has seen it.
            return;
        }
        self.finish_steps(practice);
        if self.screen != came_from {
            self.keep_for_way_back(practice);
        }
    }

    fn finish_steps(&mut self, practice: &Practice) {
        let fulfilled = |state: &Self, step: StepIx| {
            practice.step(step).done.as_ref().is_some_and(|condition| state.holds(condition))
        };
        loop {
            let next = self.open_steps(practice).find(|step| fulfilled(self, *step));
            let Some(step) = next else { return };
            self.done[usize::from(step)] = true;
        }
    }

    fn keep_for_way_back(&mut self, practice: &Practice) {
        if practice.traps.iter().any(|trap| trap.rewind == self.screen) {
            self.saved.insert(self.screen, self.kept());
        }
    }

    /// The phone as a way back would bring it back.
    fn kept(&self) -> Saved {
        Saved {
            history: self.history.clone(),
            values: self.values.clone(),
            typed: self.typed.clone(),
            done: self.done.clone(),
            pending: self.pending.clone(),
        }
    }

    fn after_scene(&self, practice: &Practice, scene: Scene) -> Self {
        let trap = practice.trap(scene.trap);
        if usize::from(scene.number) < trap.scenes.len() {
            return Self { scene: Some(Scene { number: scene.number + 1, ..scene }), ..self.in_silence() };
        }
        // What was put off since belongs to the time that is undone.
        let mut next = Self { scene: None, page: 0, screen: trap.rewind, pending: Vec::new(), ..self.in_silence() };
        match self.saved.get(&trap.rewind) {
            Some(saved) => {
                next.history.clone_from(&saved.history);
                next.values.clone_from(&saved.values);
                next.typed.clone_from(&saved.typed);
                next.done.clone_from(&saved.done);
                next.pending.clone_from(&saved.pending);
            }
            // The screen was never entered: the phone goes there as it is.
            None => next.history.retain(|screen| *screen != trap.rewind),
        }
        next
    }
}

/// At least one, with nothing on it.
fn pages_of(offers: &[Offer], room: usize) -> usize {
    offers.len().div_ceil(room).max(1)
}

#[cfg(test)]
mod tests;
