//! Somebody who goes everywhere with a numeric keypad, and looks at every screen they come to. They are told of no screen by
//! name: what is on view says what can be pressed. What they know is what people know: a name to type, a PIN, how a lesson
//! is done and what its questions want.

#[path = "../dice/mod.rs"]
mod dice;

use crate::sitting::{Sitting, Timed, VI};
use dice::Dice;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;
use tramhoc::check::Question;
use tramhoc::contract::{Backup, Condition, Effect, Elsewhere, Fact, Field, FieldKind, Outline, Press};
use tramhoc::lesson::Lesson;
use tramhoc::phone::Touch;
use tramhoc::ports::{Machine, PaperTray, Recorder};
use tramhoc::screens::Route;

/// What everybody's PIN is here.
const PIN: &str = "type:408163 ↵";
/// Numbers for fields of digits: a PIN, parts of a date, a number that is nobody's.
const NUMBERS: [&str; 6] = [PIN, "type:2 ↵", "type:22 ↵", "type:2026 ↵", "type:12345 ↵", "7"];
/// What a text field gets. Whoever has a keypad only can do no more than press digits and go on.
const TEXTS: [&str; 4] = ["type:Noong_Thij_Hoa ↵", "type:hoa ↵", "↵", "5 ↵"];
/// The keys that mean the same everywhere.
const EVERYWHERE: [&str; 8] = ["↵", ".", "9", "0", "*", "+", "-", "/"];
/// Every key of a keyboard the station knows, and some it does not.
const ANY: [&str; 26] = [
    "1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "*", "+", "-", "/", ".", "↵", "↵", "⌫", "esc", "↑", "↓", "←",
    "→", "x", "Z", "?",
];
/// Longer than anybody may sit idle, the warning included.
const ASLEEP: u64 = 215;

/// A station in memory with what some screens wait for: paper in a printer, a copy of the records.
pub struct Equipped(Recorder);

impl Equipped {
    pub fn with(mut machine: Recorder) -> Self {
        machine.plug_in(PaperTray::Full);
        Self(machine)
    }
}

impl Machine for Equipped {
    fn run(&mut self, effect: &Effect) -> Option<Fact> {
        match (self.0.run(effect), effect) {
            (None, Effect::AskCondition | Effect::BackUp) => Some(Fact::Condition(Box::new(one_copy()))),
            (fact, _) => fact,
        }
    }
}

impl Timed for Equipped {
    fn time_is(&mut self, now: Duration) {
        self.0.time_is(now);
    }
}

fn one_copy() -> Condition {
    let copy = Backup { name: "backup-1".into(), elsewhere: false, day: None, events: 3, people: 1 };
    let (free, backups, elsewhere) = (Some(1 << 30), vec![copy], Elsewhere::Unset);
    Condition { free, nearly_full: false, backups, elsewhere, busy: false, mended: None }
}

/// The kind of screen a route leads to: `Lesson`, `Room::Menu`.
pub fn kind(route: &Route) -> String {
    let name = |text: &str| text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_owned();
    let told = format!("{route:?}");
    match told.strip_prefix("Room(") {
        Some(room) => format!("Room::{}", name(room)),
        None => name(&told),
    }
}

/// How somebody presses keys.
#[derive(Clone, Copy, PartialEq)]
pub enum Habit {
    /// Whatever is on view and was pressed least so far.
    Thorough,
    /// Half of the time any key at all.
    Wild,
}

pub struct Walker {
    pub sitting: Sitting<Equipped>,
    habit: Habit,
    dice: Dice,
    lessons: Vec<Arc<Lesson>>,
    /// How often what was pressed where.
    pressed: HashMap<(String, String), u32>,
    /// Screens looked at so far.
    pub seen: BTreeSet<String>,
    pub keys: usize,
}

impl Walker {
    pub fn new(sitting: Sitting<Equipped>, lessons: &[Arc<Lesson>], habit: Habit, seed: u64) -> Self {
        let (pressed, seen) = (HashMap::new(), BTreeSet::new());
        Self { sitting, habit, dice: Dice(seed), lessons: lessons.to_vec(), pressed, seen, keys: 0 }
    }

    /// Somebody else's turn: another station, what was learnt about keys is kept.
    pub fn sit_down_at(&mut self, sitting: Sitting<Equipped>) {
        self.sitting = sitting;
    }

    /// One step: a key, or a few that belong together. The screen that comes of it is looked at.
    pub fn step(&mut self) {
        let press = match self.habit {
            Habit::Wild if self.dice.below(2) == 0 => ANY[self.dice.below(ANY.len())].to_owned(),
            Habit::Wild => {
                let all = self.presses();
                all[self.dice.below(all.len())].clone()
            }
            Habit::Thorough => self.least_pressed(),
        };
        self.press(&press);
    }

    pub fn press(&mut self, press: &str) {
        match press {
            "asleep" => drop(self.sitting.wait(ASLEEP)),
            keys => drop(self.sitting.press(keys)),
        }
        self.keys += press.split_whitespace().count();
        self.look();
    }

    fn least_pressed(&mut self) -> String {
        let here = self.here();
        let all = self.presses();
        let often = |press: &String| self.pressed.get(&(here.clone(), press.clone())).copied().unwrap_or(0);
        let least = all.iter().map(often).min().unwrap_or(0);
        let least: Vec<&String> = all.iter().filter(|press| often(press) == least).collect();
        let chosen = least[self.dice.below(least.len())].clone();
        *self.pressed.entry((here, chosen.clone())).or_default() += 1;
        chosen
    }

    /// What tells this screen from others.
    fn here(&self) -> String {
        let Outline { title, choices, field, enter, .. } = self.sitting.app.outline();
        let labels: Vec<String> = choices.into_iter().map(|choice| choice.label).collect();
        format!("{} {title} {labels:?} {} {enter:?}", kind(self.sitting.app.route()), field.is_some())
    }

    /// Everything that can be done here.
    fn presses(&self) -> Vec<String> {
        let outline = self.sitting.app.outline();
        let given: Vec<String> = match &outline.field {
            Some(Field { kind: FieldKind::Vietnamese | FieldKind::Plain, .. }) => owned(&TEXTS),
            Some(_) => owned(&NUMBERS).into_iter().chain(owned(&["↵", ".", "*", "+", "-", "/"])).collect(),
            None => {
                let choices = outline.choices.iter().map(|choice| choice.digit.to_string());
                choices.chain(owned(&EVERYWHERE)).chain(["asleep".to_owned()]).collect()
            }
        };
        given.into_iter().chain(self.known(&outline)).collect()
    }

    /// What somebody does who has learnt it: the whole way of a practice, the right answer to a question.
    fn known(&self, outline: &Outline) -> Vec<String> {
        let (lesson, is_practice) = match self.sitting.app.route() {
            Route::Practice { lesson, .. } | Route::Rehearsal { lesson, .. } => (*lesson, true),
            Route::Check { lesson } => (*lesson, false),
            _ => return Vec::new(),
        };
        let Some(lesson) = self.lessons.iter().find(|known| known.number == lesson) else { return Vec::new() };
        if !is_practice {
            let asked = lesson.check.questions.iter().find(|question| question.ask.text == outline.title);
            return asked.and_then(|question| right_answer(question, lesson, outline)).into_iter().collect();
        }
        let ways = lesson.practice.solutions.iter().map(|way| keys_of(way)).take(1);
        let digits = (1..=8).map(|digit| digit.to_string());
        if outline.field.is_some() { Vec::new() } else { ways.chain(digits).collect() }
    }

    /// What must be so of every screen, whoever looks at it.
    fn look(&mut self) {
        let route = self.sitting.app.route().clone();
        self.seen.insert(kind(&route));
        let outline = self.sitting.app.outline();
        let offers: HashSet<Press> = self.sitting.app.offers().collect();
        let goes_on = offers.iter().any(|press| matches!(press, Press::Digit(_) | Press::Enter));
        let place = || format!("{route:?} after {} keys:\n{}", self.keys, self.sitting.rows().join("\n"));
        assert!(outline.field.is_some() || goes_on, "a dead end: {}", place());
        for choice in &outline.choices {
            assert!(offers.contains(&Press::Digit(choice.digit)), "{} cannot be pressed: {}", choice.label, place());
        }
        let complaints = self.sitting.app.complaints();
        assert!(complaints.is_empty(), "{complaints:?}");
        self.reads_as_it_looks();
    }

    /// Whoever reads line by line is told the words that are drawn, and no choice is without its digit.
    fn reads_as_it_looks(&self) {
        let outline = self.sitting.app.outline();
        let lines = self.sitting.app.lines();
        for choice in &outline.choices {
            let begins = VI.plain_choice(choice.digit, &choice.label);
            assert!(lines.iter().any(|line| line.starts_with(&begins)), "{begins}: {lines:#?}");
        }
        let read: HashSet<&str> = lines.iter().flat_map(|line| words(line)).collect();
        let rows = self.sitting.rows();
        // A sheet that is laid over another screen begins at a rule; the first row and the last are the station's own.
        let is_rule = |row: &String| row.chars().count() > 60 && row.chars().all(|c| c == '─');
        let first = rows.iter().rposition(is_rule).unwrap_or(0);
        let drawn = rows.iter().take(rows.len() - 1).skip(first + 1);
        let unread: Vec<&str> = drawn.flat_map(|row| words(row)).filter(|word| !read.contains(word)).collect();
        assert!(unread.is_empty(), "{unread:?} is drawn and not read: {lines:#?}\n{}", rows.join("\n"));
    }

    /// Goes home by the keypad, as somebody does who has been told of nought and the green key.
    pub fn goes_home(&mut self) {
        let mut tried: HashSet<(String, &str)> = HashSet::new();
        for _ in 0..60 {
            if matches!(self.sitting.app.route(), Route::Welcome | Route::Lessons | Route::Unread) {
                return;
            }
            let here = self.here();
            let ways: &[&str] = match self.sitting.app.outline().field {
                Some(Field { kind: FieldKind::Vietnamese | FieldKind::Plain, .. }) => &["↵"],
                Some(Field { text, .. }) if !text.is_empty() => &["."],
                Some(_) => &["↵"],
                None => &["0", "↵", "1", "2", "."],
            };
            // Deleting digits is always worth another try.
            let next = ways.iter().find(|key| **key == "." || !tried.contains(&(here.clone(), **key)));
            let key = next.unwrap_or_else(|| panic!("no way home from {here}:\n{}", self.sitting.rows().join("\n")));
            tried.insert((here, *key));
            self.press(key);
        }
        panic!("no way home, round and round:\n{}", self.sitting.rows().join("\n"));
    }
}

fn owned(keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| (*key).to_owned()).collect()
}

/// Words and numbers, without the signs around them; not the clock of a simulated phone.
fn words(line: &str) -> impl Iterator<Item = &str> {
    let line = if line.contains("80%") { "" } else { line };
    let pieces = line.split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '/' | ':' | '-' | '%')));
    let pieces = pieces.map(|piece| piece.trim_matches(|c: char| !c.is_alphanumeric()));
    pieces.filter(|piece| piece.chars().any(char::is_alphabetic))
}

fn keys_of(way: &[Touch]) -> String {
    let key = |touch: &Touch| match touch {
        Touch::Digit(digit) => digit.to_string(),
        Touch::NextPage => "/".to_owned(),
        Touch::Type(text) => format!("type:{} ↵", text.replace(' ', "_")),
    };
    way.iter().map(key).collect::<Vec<_>>().join(" ")
}

/// The keys that answer a question rightly, the green one at their end.
fn right_answer(question: &Question, lesson: &Lesson, outline: &Outline) -> Option<String> {
    let kind = question.form.kind();
    if let Some(task) = kind.task() {
        return task.way(&lesson.practice).map(|way| keys_of(&way));
    }
    if kind.typed().is_some() {
        let text = kind.right_text(0).filter(|_| outline.field.is_some())?;
        return Some(format!("type:{} ↵", text.replace(' ', "_")));
    }
    let digit = |pick: &usize| {
        let option = kind.options()[*pick];
        outline.choices.iter().find(|choice| choice.label == option).map(|choice| choice.digit.to_string())
    };
    let digits: Vec<String> = kind.right_answer().iter().filter_map(digit).collect();
    let done = if kind.answers_at_once() { "" } else { " ↵" };
    Some(digits.join(" ") + done).filter(|keys| !keys.trim().is_empty())
}
